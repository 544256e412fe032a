"""Charts of time: what a date may mean, when it was said, when it is said to have happened."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from .. import dates
from ..arguments import judged
from ..display import listed
from .intervals import GAP, Window, ranges, tell
from .look import BASIS, CLOCK, MANY, STATUS, VOICE, WIDTH, Look, distinct, finish, nameless


@judged
def chart_expressions(expressions: pd.DataFrame) -> alt.Chart:
    """Each temporal expression as the days it may mean. Takes `views.expressions`."""
    rows = expressions.assign(
        lane="“" + expressions["text"] + "”, paragraph " + expressions["paragraph"].astype(str),
        label=expressions["reading"] + " · " + expressions["basis"],
    )
    return timeline(
        rows,
        BASIS,
        "What each date in the text may mean",
        "",
        ["text:N", "reading:N", "basis:N"],
    )


@judged
def chart_clocks(clocks: pd.DataFrame) -> alt.Chart:
    """Three clocks on one axis: published, said, happened. Takes `views.clocks`."""
    rows = clocks.assign(
        lane=clocks["clock"] + ": " + clocks["label"],
        label=clocks["basis"].where(clocks["edtf"] != "", ""),
    )
    return timeline(
        rows,
        CLOCK,
        "Three clocks: published, said, said to have happened",
        "In brackets: the number of attributions. ",
        ["lane:N", "basis:N", "attributions:Q"],
    )


@judged
def chart_said(statements: pd.DataFrame) -> alt.Chart:
    """When it was said: a lane for each source and distinct date, with the number of statements.
    Takes `views.statements`.
    """
    keys = ["origin", "source", "identified", "said_edtf", "said_label"]
    totals = {
        "said_basis": ("said_basis", lambda bases: ", ".join(dict.fromkeys(bases))),
        "attributions": ("attribution_id", "size"),
        "attribution_ids": ("attribution_id", listed),
        "earliest": ("said_earliest", "first"),
        "latest": ("said_latest", "first"),
    }
    rows = statements.groupby(keys, sort=False).agg(**totals).reset_index()
    rows = rows.assign(
        lane=distinct(rows["source"], rows["origin"]) + nameless(rows),
        label=rows["said_label"].where(rows["said_edtf"] != "", ""),
    )
    return timeline(
        rows,
        VOICE,
        "When it was said: a lane for each source",
        "In brackets: the number of attributions. ",
        ["source:N", "identified:N", "said_label:N", "said_basis:N", "attributions:Q"],
    )


@judged
def chart_happened(statements: pd.DataFrame) -> alt.Chart:
    """When it is said to have happened: a lane for each claim, forecasts told apart. Takes
    `views.statements`.
    """
    claims = _dated_claims(statements)
    if len(claims) > MANY:
        return _chart_happened_in_sum(claims)
    fields = ["proposition", "event_label", "event_basis", "act"]
    return timeline(
        claims.assign(attribution_ids=claims["attribution_ids"].map(listed)),
        STATUS,
        "When it is said to have happened: a lane for each claim",
        "Forecasts and directives are marked as such. ",
        [f"{field}:N" for field in fields],
    )


def _dated_claims(statements: pd.DataFrame) -> pd.DataFrame:
    """One row a claim, by when it is said to have happened at the latest: earliest, latest, lane,
    label, status, act, attribution_ids (a list).
    """
    rows = statements.groupby("claim_id", sort=False).agg(
        proposition=("proposition", "first"),
        event_label=("event_label", "first"),
        event_basis=("event_basis", "first"),
        earliest=("event_earliest", "first"),
        latest=("event_latest", "first"),
        act=("act", list),
        attribution_ids=("attribution_id", list),
    )
    rows = rows.reset_index().assign(status=lambda row: row["act"].map(_status))
    rows = rows.assign(
        lane=rows["proposition"],
        label=[_when(row) for row in rows.itertuples()],
        act=rows["act"].map(", ".join),
        order=[str(row.latest or row.earliest or "~") for row in rows.itertuples()],
    )
    return rows.sort_values(["order", "claim_id"], kind="stable")


def _status(acts: list[str]) -> str:
    return "forecast" if "forecast" in acts else "directive" if "urge" in acts else "statement"


def _when(row: Any) -> str:
    """When a claim is said to have happened, and what it is unless a statement."""
    when = "" if row.event_label == dates.NOT_DATED else row.event_label
    return when if row.status == "statement" else f"{when} ({row.status})"


def _chart_happened_in_sum(claims: pd.DataFrame) -> alt.Chart:
    """The same for many claims: a lane for each distinct date and status, with the number of
    attributions.
    """
    columns = {
        "claims": ("claim_id", "size"),
        "earliest": ("earliest", "first"),
        "latest": ("latest", "first"),
        "event_basis": ("event_basis", lambda bases: ", ".join(dict.fromkeys(bases))),
        "attribution_ids": ("attribution_ids", "sum"),
    }
    rows = claims.groupby(["event_label", "status"], sort=False).agg(**columns).reset_index()
    rows = rows.assign(
        lane=rows["event_label"] + " · " + rows["status"],
        label=rows["claims"].map(lambda n: f"{n} claim{'' if n == 1 else 's'}"),
        attributions=rows["attribution_ids"].map(len),
        attribution_ids=rows["attribution_ids"].map(listed),
    )
    return timeline(
        rows,
        STATUS,
        "When it is said to have happened: a lane for each date",
        f"More than {MANY} claims, so they are added up; in brackets: the number of attributions. ",
        ["event_label:N", "event_basis:N", "claims:Q", "status:N"],
    )


def timeline(
    rows: pd.DataFrame, look: Look, title: str, subtitle: str, tooltip: list[str]
) -> alt.Chart:
    """Rows with earliest and latest on a calendar axis, each in its lane, the undated in a column
    of their own.
    """
    ends = list(zip(rows["earliest"], rows["latest"]))
    window = _window([*rows["earliest"], *rows["latest"]])
    far = any(start and start < window.first for start, _ in ends)
    marks = (
        "A mark is a day, a bar a range, an arrow an open end. "
        f"{'A hollow arrow reaches beyond the axis. ' if far else ''}"
        "What the text does not date stands on the left."
    )
    chart = ranges(rows, ends, look, _calendar(window), window, "not dated", tooltip)
    return finish(chart, title, subtitle + marks, tell(rows))


def _calendar(window: Window) -> alt.X:
    days = [window.first.isoformat(), window.last.isoformat()]
    return alt.X(
        "x:T",
        title=None,
        axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=5),
        scale=alt.Scale(type="utc", domain=days, range=[GAP, WIDTH]),
    )


def _window(days: list[date | None]) -> Window:
    """The days of the axis: all known days, but for early ones so far off that the rest would
    shrink to a line.
    """
    known = sorted({day for day in days if day}) or [date(2000, 1, 1)]
    while len(known) > 2 and _is_far_off(known[0], known[1], known[-1]):
        known = known[1:]
    span = known[-1] - known[0]
    before, after = max(span / 10, timedelta(days=2)), max(span / 2.2, timedelta(days=4))
    first = max(date.min + before, known[0]) - before
    last = min(date.max - after, known[-1]) + after
    return Window(first, last, max((last - first) / 14, timedelta(days=1)))


def _is_far_off(first: date, second: date, last: date) -> bool:
    return second - first > 3 * (last - second) + timedelta(days=30)
