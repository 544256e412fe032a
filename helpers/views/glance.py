"""A dossier at a glance: how it is sourced, and how far it is checked."""

import pandas as pd

from ..arguments import judged
from ..dossier import Dossier
from .joining import joined, statements
from .opening import READINGS, left_open
from .sourcing import origins

ABOUT_ITSELF = ("headline", "byline", "publisher", "published")
"""what a text may state about itself"""


@judged
def unstated(dossier: Dossier) -> list[str]:
    """What the text does not state about itself, of headline, byline, publisher and published."""
    return [name for name in ABOUT_ITSELF if dossier.article.get(name, "unknown") == "unknown"]


@judged
def headline(dossier: Dossier) -> pd.DataFrame:
    """The article at a glance: one row per fact about its sourcing, with count and of (the
    denominator; <NA> where there is none). What is left open has a row where there is some.
    """
    dossier = joined(dossier)
    table, counted = statements(dossier), origins(dossier)
    unnamed, own = int(counted["unnamed_only"].sum()), int(counted["outlet_only"].sum())
    unknown = unstated(dossier)
    rows = [
        ("claims", len(counted), None),
        ("statements", len(table), None),
        ("claims that rest on unnamed sources only", unnamed, len(counted)),
        ("claims in the outlet's own voice only", own, len(counted)),
        ("claims that some affirm and others deny", int(counted["contested"].sum()), len(counted)),
        ("claims with one source only", int((counted["origins_high"] == 1).sum()), len(counted)),
        (
            "statements that reached the outlet through somebody else",
            int((table["depth"] >= 2).sum()),
            len(table),
        ),
        (
            "statements of which the text does not say when they were made",
            int((table["said_edtf"] == "").sum()),
            len(table),
        ),
        (
            f"facts the text does not state about itself: {', '.join(unknown) or 'none'}",
            len(unknown),
            len(ABOUT_ITSELF),
        ),
        *_left_open(dossier, len(table)),
    ]
    return pd.DataFrame(rows, columns=["fact", "count", "of"]).astype(
        {"count": "Int64", "of": "Int64"}
    )


def _left_open(dossier: Dossier, of: int) -> list[tuple[str, int, int]]:
    """How many attributions leave open who says it, and the like, where any does."""
    found = left_open(dossier).groupby("open")["attribution_id"].nunique()
    return [
        (f"statements left open: {reading}", int(found[reading]), of)
        for reading in READINGS
        if reading in found
    ]


@judged
def progress(dossier: Dossier) -> pd.DataFrame:
    """How far a dossier is checked: one row per table that has a status, with its rows, how many
    are checked and drafted, and by which rules.
    """
    frames = {name: frame for name, frame in dossier.tables.items() if "status" in frame}
    rules = {
        name: frame.loc[frame["drafted_by"] != "", "drafted_by"].str.removeprefix("rule: ")
        for name, frame in frames.items()
    }
    rows = [
        (
            name,
            len(frame),
            int((frame["status"] == "checked").sum()),
            int((frame["status"] == "drafted").sum()),
            ", ".join(rules[name].value_counts().index),
        )
        for name, frame in frames.items()
    ]
    return pd.DataFrame(rows, columns=["table", "rows", "checked", "drafted", "rules"])
