"""How charts look: colors, shapes and sizes, titles and lanes, declared once for all of them."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from .. import dates, views

CERTAINTIES = ["certain", "probable", "possible", "unstated"]
INK = "#222"
RULE = "#e6e6e6"
BLUE = "#0072b2"
WIDTH = 600
"""how wide the plot of a chart is, in pixels"""
ROW = 22
"""how high a lane of one line is, in pixels"""
OF = ("claim_id", "date_id", "quantity_id")
"""the column that says what a row of a chart is of"""
LONG = 124
"""a name of more letters does not fit beside its lane"""
MANY = 60
"""more claims than these are added up"""

AnyChart = alt.Chart | alt.LayerChart | alt.FacetChart


class Look(NamedTuple):
    """How the values of one column look: a color and a shape each."""

    field: str
    values: list[str]
    colors: list[str]
    shapes: list[str]

    def seen(self, rows: pd.DataFrame) -> "Look":
        """The same look for only those values that the rows have, so that the legend names no
        others.
        """
        there = [i for i, value in enumerate(self.values) if (rows[self.field] == value).any()]
        return Look(self.field, *([column[i] for i in there] for column in self[1:]))

    def without(self, value: str, rows: pd.DataFrame) -> "Look":
        """The same look without a value that the rows do not have; the others stay."""
        if (rows[self.field] == value).any():
            return self
        kept = [i for i, other in enumerate(self.values) if other != value]
        return Look(self.field, *([column[i] for i in kept] for column in self[1:]))

    @property
    def color(self) -> alt.Color:
        """The colors as an encoding."""
        return alt.Color(
            f"{self.field}:N", title=None, scale=alt.Scale(domain=self.values, range=self.colors)
        )

    @property
    def shape(self) -> alt.Shape:
        """The shapes as an encoding."""
        return alt.Shape(
            f"{self.field}:N", title=None, scale=alt.Scale(domain=self.values, range=self.shapes)
        )


VOICE = Look(
    "identified",
    list(views.IDENTIFIED),
    ["#0072b2", "#d55e00", "#b35fc0", "#8a8a8a"],
    ["circle", "square", "triangle-up", "diamond"],
)
WORDS = Look(
    "voice",
    [*views.IDENTIFIED, views.FRAME],
    [*VOICE.colors, "#ececec"],
    [*VOICE.shapes, "circle"],
)
STATUS = Look(
    "status",
    ["forecast", "directive", "statement"],
    ["#d55e00", "#8a5a9c", "#0072b2"],
    ["square", "triangle-up", "circle"],
)
CLOCK = Look(
    "clock", views.CLOCKS, ["#555555", "#b07d00", "#0072b2"], ["diamond", "square", "circle"]
)
BASIS = Look(
    "basis",
    list(dates.BASES.values()),
    ["#0072b2", "#b07d00", "#009e73", "#cc79a7", "#8a8a8a", "#56b4e9", "#d55e00", "#222222"],
    ["circle", "square", "diamond", "cross", "stroke", "triangle-up", "triangle-down", "wedge"],
)
RELATION = Look(
    "relation",
    ["supports", "elaborates", "qualifies", "updates", "contradicts"],
    ["#0072b2", "#56b4e9", "#b07d00", "#009e73", "#b03a00"],
    ["circle", "square", "triangle-up", "diamond", "cross"],
)


def finish(chart: AnyChart, title: str, subtitle: str, description: str) -> alt.Chart:
    """The chart with its title, its description and the look that all charts have."""
    named: Any = chart.properties(
        title=alt.TitleParams(
            title,
            subtitle=textwrap.wrap(subtitle, 105),
            anchor="start",
            frame="group",
            limit=WIDTH + 300,
            fontSize=15,
            subtitleFontSize=12,
            subtitleColor="#444",
            offset=14,
        ),
        description=f"{title}. {description}",
    )
    return (
        named.configure(background="white", font="sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=INK,
            gridColor=RULE,
            labelFontSize=12,
            titleFontWeight="normal",
            labelLimit=320,
        )
        .configure_legend(orient="bottom", labelColor=INK, labelFontSize=12, labelLimit=0)
    )


def nothing(title: str, why: str) -> alt.Chart:
    """What stands in the place of a chart of which there is nothing to draw: why."""
    chart = (
        alt.Chart(pd.DataFrame({"why": [why]}))
        .mark_text(align="left", color=INK, fontSize=13)
        .encode(text="why:N", x=alt.value(0))
    )
    return finish(chart.properties(width=WIDTH, height=30), title, "", why)


def distinct(names: pd.Series, ids: pd.Series) -> pd.Series:
    """The names, cut where they are long, with a number after the second and each further one that
    reads like another but has another id.
    """
    short = names.map(lambda name: name if len(name) <= LONG else f"{name[:LONG]}…").astype(str)
    place = ids.groupby(short).transform(lambda same: pd.factorize(same)[0]) + 1
    return short.where(place <= 1, short + " (" + place.astype(str) + ")")


def numbered(lanes: pd.Series, rows: pd.DataFrame) -> pd.Series:
    """The lanes, numbered where two read alike but are of another claim, date or quantity."""
    return distinct(lanes, next((rows[column] for column in OF if column in rows), lanes))


def nameless(rows: pd.DataFrame) -> pd.Series:
    """What to add to a source that is unnamed or left open."""
    told = {voice: f" · {voice}" for voice in (views.UNNAMED, views.OPEN)}
    return rows["identified"].map(lambda voice: told.get(voice, "")).astype(str)


PLAIN = {
    "identified": "voice",
    "said_label": "said",
    "said_basis": "how its day is known",
    "event_label": "happened",
    "event_basis": "how its day is known",
    "basis": "how it is known",
    "act": "way of saying",
    "attributions": "statements",
    "relay": "through",
    "of": "of statements",
    "open_end": "left open",
    "as_of": "as of",
    "chain": "from the outlet to the source",
    "passing": "statements that pass",
    "ending": "statements that originate here",
    "cues": "its words for saying",
    "proposition": "claim",
    "proposition_b": "bears on",
    "attribution_id": "statement",
    "attribution_ids": "statements",
    "claim_a": "claim id",
    "claim_b": "bears on (id)",
    "event_edtf": "happened (EDTF)",
    "edtf": "EDTF",
    "hop": "step from the outlet",
    "affirming": "affirm",
    "denying": "deny",
    "names": "sources",
    "origins_low": "sources, at least",
    "origins_high": "sources, at most",
}
"""columns that a reader of a chart or of a table in a report knows by other words"""


def tips(fields: Iterable[str]) -> list[alt.Tooltip]:
    """What a mark tells when it is pointed at, under the words that a reader knows."""
    return [alt.Tooltip(field, title=PLAIN.get(name := field[:-2], name)) for field in fields]


def row_header() -> alt.Header:
    """The heading of each part of a chart that is parted by rows: above it, upright and bold."""
    return alt.Header(
        labelAngle=0,
        labelAlign="left",
        labelAnchor="start",
        labelOrient="top",
        labelFontWeight="bold",
        labelColor=INK,
    )


def counted(most: int) -> dict[str, Any]:
    """The scale and the axis of a count, from zero to the most there is: whole ticks, at most
    nine.
    """
    step = next(n for n in _steps() if most <= 8 * n)
    top = max(-(-most // step), 1) * step
    return {
        "scale": alt.Scale(domain=[0, top], nice=False),
        "axis": alt.Axis(values=list(range(0, top + 1, step)), format=",d"),
    }


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, …"""
    return (digit * 10**power for power in count() for digit in (1, 2, 5))


def lanes() -> alt.Y:
    """The axis of rows with names of up to a few lines, by column lane, in the order of column
    order.
    """
    axis = alt.Axis(
        grid=False,
        labelExpr=r"split(datum.label, '\n')",
        labelLimit=390,
        labelLineHeight=12,
        labelFontSize=11,
    )
    return alt.Y("lane:N", title=None, sort=alt.EncodingSortField("order", op="min"), axis=axis)


def wrapped(text: str, *, letters: int = 64, lines: int = 2) -> str:
    """The text in lines of so many letters, without what is more than so many lines."""
    return "\n".join(textwrap.wrap(text, letters, max_lines=lines, placeholder=" …"))


def step(told: pd.Series) -> int:
    """How high a row is with the most lines of these."""
    return 10 + 12 * max((words.count("\n") + 1 for words in told), default=1)
