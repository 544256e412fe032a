"""Looks: the color and the line of each mark, as inline styles."""

from .. import views

KIND_COLORS = {
    "person": "#cfe5f5",
    "government": "#dcd6f0",
    "organisation": "#d5ebe3",
    "outlet": "#f6e3c0",
    "anonymous": "#f9d4c4",
    "collective": "#f3dbe8",
    "group": "#e4e8c8",
    "place": "#e3e3e3",
    "event": "#f3efb5",
}


VOICE_LINES = {
    views.NAMED: "#0072b2",
    views.UNNAMED: "#b03a00",
    views.OPEN: "#8e3f9c",
    views.OWN_VOICE: "#555",
}


VOICE_TINTS = {
    views.NAMED: "#dcebf8",
    views.UNNAMED: "#fde3d3",
    views.OPEN: "#f1e2f5",
    views.OWN_VOICE: "#e8e8e6",
}
"""the voices again, as the ground of their words"""


STANCE_LINES = {"affirms": "2px solid #0072b2", "denies": "4px double #b03a00"}


NAMES = {
    views.NAMED: ("", ""),
    views.UNNAMED: (", not named", ";outline:1px dashed #999"),
    views.OPEN: (", left open", ";outline:2px dotted #8e3f9c"),
}
"""what the mark of an entity says and shows of its name"""


DATE_STYLE = "border-bottom:2px dotted #7a5c00;font-style:italic"
