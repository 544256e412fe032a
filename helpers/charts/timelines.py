"""Charts of time: what a date may mean, when it was said, when it is said to have happened."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from .. import dates
from ..arguments import judged
from ..display import listed, many, unlisted
from .adding import MOST, add_up
from .intervals import GAP, Ends, Window, ranges, room_for, tell
from .look import (
    BASIS,
    CLOCK,
    MANY,
    STATUS,
    VOICE,
    WIDTH,
    Look,
    distinct,
    finish,
    nameless,
    nothing,
)

NO_STATEMENT = "There is no statement to draw."


@judged
def chart_expressions(expressions: pd.DataFrame) -> alt.Chart:
    """Each temporal expression as the days it may mean; many are added up by how their day is
    known. Takes `views.expressions`.
    """
    if expressions.empty:
        return nothing("What each date in the text may mean", "The text names no date.")
    expressions = expressions.assign(basis=_resting(expressions["basis"]))
    rows = expressions.assign(
        lane="“" + expressions["text"] + "”, paragraph " + expressions["paragraph"].astype(str),
        label=expressions["reading"] + " · " + expressions["basis"],
    )
    few = len(rows) <= MANY
    return timeline(
        rows if few else _expressions_in_sum(rows),
        BASIS,
        "What each date in the text may mean",
        "" if few else "In brackets: the number of dates in the text. ",
        ["text:N", "reading:N", "basis:N"],
    )


def _resting(bases: pd.Series) -> pd.Series:
    """What days rest on, one or several each, in a reader's words."""
    return bases.map(
        lambda told: ", ".join(dates.BASES.get(basis, basis) for basis in told.split(", "))
    )


def _expressions_in_sum(rows: pd.DataFrame) -> pd.DataFrame:
    """The same, and before them one row for each way to know a day, and day."""
    days = rows.assign(label=rows["reading"], attribution_ids=[[] for _ in range(len(rows))])
    sums = add_up(days, ["basis"], {"text": _some})
    sums = sums.assign(
        lane=sums["basis"],
        date_id="",
        reading=sums["label"],
        label=sums["label"] + " (" + sums["rows"].astype(str) + ")",
    )
    both = _sums_first(sums, sums["basis"].map(BASIS.values.index), rows)
    return both.assign(group=both["basis"]).drop(columns=["attributions", "attribution_ids"])


def _some(words: pd.Series) -> str:
    """The first of several words, each once."""
    different = list(dict.fromkeys(words))
    return ", ".join(different[:5]) + (", …" if len(different) > 5 else "")


@judged
def chart_clocks(clocks: pd.DataFrame) -> alt.Chart:
    """Three clocks on one axis: published, said, happened; many days are added up. Takes
    `views.clocks`.
    """
    if clocks.empty:
        return nothing("Three clocks: published, said, said to have happened", NO_STATEMENT)
    clocks = clocks.assign(basis=_resting(clocks["basis"]))
    rows = clocks.assign(
        lane=clocks["clock"] + ": " + clocks["label"],
        label=clocks["basis"].where(clocks["edtf"] != "", ""),
    )
    return timeline(
        rows if len(rows) <= MOST else _clocks_in_sum(rows, clocks["label"]),
        CLOCK,
        "Three clocks: published, said, said to have happened",
        "In brackets: the number of statements. ",
        ["lane:N", "basis:N", "attributions:Q"],
    )


def _clocks_in_sum(rows: pd.DataFrame, told: pd.Series) -> pd.DataFrame:
    """The same, and before them one row for each clock and stretch of days. told: the days in
    words.
    """
    days = rows.assign(label=told.where(rows["edtf"] != "", ""))
    days = days.assign(attribution_ids=days["attribution_ids"].map(unlisted))
    sums = add_up(days, ["clock"], {"basis": _some})
    sums = sums.assign(lane=sums["clock"], attribution_ids=sums["attribution_ids"].map(listed))
    both = _sums_first(sums, sums["clock"].map(CLOCK.values.index), rows)
    return both.assign(group=both["clock"])


@judged
def chart_said(statements: pd.DataFrame) -> alt.Chart:
    """When it was said: a lane for each source with a row for each day, and the number of
    statements; many are added up by how the source is identified. Takes `views.statements`.
    """
    if statements.empty:
        return nothing("When it was said: a lane for each source", NO_STATEMENT)
    rows = _said(statements)
    shown, lane = (rows, "source") if len(rows) <= MOST else (_said_in_sum(rows), "voice")
    return timeline(
        shown.assign(attribution_ids=shown["attribution_ids"].map(listed)),
        VOICE,
        f"When it was said: a lane for each {lane}",
        "In brackets: the number of statements. ",
        ["source:N", "identified:N", "said_label:N", "said_basis:N", "attributions:Q"],
    )


def _said(statements: pd.DataFrame) -> pd.DataFrame:
    """One row a source and day, those of a source together and in the order of time: origin,
    source, identified, lane, label, earliest, latest, attributions, attribution_ids (a list).
    """
    keys = ["origin", "source", "identified", "said_edtf", "said_label"]
    totals = {
        "said_basis": ("said_basis", lambda bases: ", ".join(dict.fromkeys(bases))),
        "attributions": ("attribution_id", "size"),
        "attribution_ids": ("attribution_id", list),
        "earliest": ("said_earliest", "first"),
        "latest": ("said_latest", "first"),
    }
    rows = statements.groupby(keys, sort=False).agg(**totals).reset_index()
    rows = rows.assign(
        lane=distinct(rows["source"], rows["origin"]) + nameless(rows),
        label=rows["said_label"].where(rows["said_edtf"] != "", ""),
        said_basis=_resting(rows["said_basis"]),
    )
    return _in_time(rows, rows["lane"])


def _said_in_sum(rows: pd.DataFrame) -> pd.DataFrame:
    """The same, and before them one row a voice and day."""
    spoken = [voice for voice in VOICE.values if (rows["identified"] == voice).any()]
    sums = add_up(rows, ["identified"], {"said_basis": "first"})
    sums = sums.assign(
        lane=sums["identified"],
        said_label=sums["label"].where(sums["label"] != "", dates.NOT_DATED),
        source=sums["rows"].map(lambda n: many(n, "source")),
    )
    both = _sums_first(sums, sums["identified"].map(spoken.index), rows)
    return both.assign(group=both["identified"])


@judged
def chart_happened(statements: pd.DataFrame) -> alt.Chart:
    """When it is said to have happened: a lane for each claim, forecasts told apart; many are added
    up by topic. Takes `views.statements`.
    """
    if statements.empty:
        return nothing("When it is said to have happened: a lane for each claim", NO_STATEMENT)
    claims = _dated_claims(statements)
    few = len(claims) <= MANY
    rows = claims if few else _happened_in_sum(claims)
    fields = ["proposition", "event_label", "event_basis", "act"]
    return timeline(
        rows.assign(attribution_ids=rows["attribution_ids"].map(listed)),
        STATUS,
        f"When it is said to have happened: a lane for each {'claim' if few else 'topic'}",
        "Forecasts and directives are marked as such. "
        if few
        else "In brackets: the number of statements. ",
        [f"{field}:N" for field in fields],
    )


def _dated_claims(statements: pd.DataFrame) -> pd.DataFrame:
    """One row a claim, by when it is said to have happened at the latest: earliest, latest, lane,
    label, topic, status, act, attribution_ids (a list).
    """
    rows = statements.groupby("claim_id", sort=False).agg(
        proposition=("proposition", "first"),
        topic=("topic", "first"),
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
        event_basis=_resting(rows["event_basis"]),
        act=rows["act"].map(", ".join),
    ).sort_values("claim_id", kind="stable")
    return _in_time(rows, pd.Series("", index=rows.index))


def _status(acts: list[str]) -> str:
    return "forecast" if "forecast" in acts else "directive" if "urge" in acts else "statement"


def _when(row: Any) -> str:
    """When a claim is said to have happened, and what it is unless a statement."""
    when = "" if row.event_label == dates.NOT_DATED else row.event_label
    return when if row.status == "statement" else f"{when} ({row.status})".strip()


def _happened_in_sum(claims: pd.DataFrame) -> pd.DataFrame:
    """The same, and before them one row a topic, day and status, the largest topics first."""
    rows = claims.assign(topic=claims["topic"].where(claims["topic"] != "", "no topic"))
    largest = list(rows["topic"].value_counts().index)
    days = rows.assign(label=rows["event_label"].replace(dates.NOT_DATED, ""))
    sums = add_up(days, ["topic", "status"], {"event_basis": "first"})
    sums = sums.assign(event_label=sums["label"].where(sums["label"] != "", dates.NOT_DATED))
    sums = sums.assign(
        label=[_when(row) for row in sums.itertuples()],
        lane=sums["topic"],
        claim_id="",
        proposition=sums["rows"].map(lambda n: many(n, "claim")),
        claims=sums["rows"],
        attributions=sums["attribution_ids"].map(len),
    )
    both = _sums_first(sums, sums["topic"].map(largest.index), rows)
    return both.assign(group=both["topic"], act=both["act"].fillna(""))


def _sums_first(sums: pd.DataFrame, order: pd.Series, rows: pd.DataFrame) -> pd.DataFrame:
    """The sums by the order of their lanes, and then the rows that they are of."""
    return pd.concat([_in_time(sums, order), rows.assign(added_up=False)], ignore_index=True)


def _in_time(rows: pd.DataFrame, lanes: pd.Series) -> pd.DataFrame:
    """The rows with those of a lane together, and in a lane in the order of time; lanes that are
    numbers in that order, others as they come.
    """
    place = lanes if lanes.dtype.kind in "iu" else pd.Series(pd.factorize(lanes)[0], lanes.index)
    day = [str(row.latest or row.earliest or "~") for row in rows.itertuples()]
    ordered = rows.assign(place_=place, day_=day).sort_values(["place_", "day_"], kind="stable")
    return ordered.drop(columns=["place_", "day_"]).reset_index(drop=True)


def timeline(
    rows: pd.DataFrame, look: Look, title: str, subtitle: str, tooltip: list[str]
) -> alt.Chart:
    """Rows with earliest and latest on a calendar axis, each in its lane, the undated in a column
    of their own. Days far from nine tenths of the others stand at the edge of the axis.
    """
    ends = list(zip(rows["earliest"], rows["latest"]))
    seen = rows["added_up"] if "added_up" in rows else pd.Series(True, rows.index)
    shown = [pair for pair, kept in zip(ends, seen) if kept]
    times = rows.loc[seen, "attributions"] if "attributions" in rows else [1] * len(shown)
    window = _window([pair for pair, many in zip(shown, times) for _ in range(int(many))])
    marks = "A mark is a day, a bar a range, an arrow an open end. "
    beyond = _beyond(shown, window)
    x = _calendar(window, room_for(rows), dated=any(map(any, shown)))
    chart = ranges(rows, ends, look, x, window, "not dated", tooltip)
    undated = "What the text does not date stands on the left."
    return finish(chart, title, subtitle + marks + beyond + undated, tell(rows[seen]))


def _beyond(ends: Ends, window: Window) -> str:
    """How many of the marks reach beyond the axis, in words; blank when none does."""
    far = sum(window.misses(*pair) for pair in ends)
    told = f"{far} of {len(ends)} mark{'s' * (len(ends) > 1)}"
    stand = "reaches beyond the axis, which a hollow arrow at its edge says. "
    return f"{told} {stand if far == 1 else stand.replace('reaches', 'reach')}" if far else ""


def _calendar(window: Window, room: int, *, dated: bool) -> alt.X:
    """The axis of days; a bare line where nothing is dated."""
    days = [window.first.isoformat(), window.last.isoformat()]
    return alt.X(
        "x:T",
        title=None,
        axis=_days_axis() if dated else alt.Axis(values=[], aria=False),
        scale=alt.Scale(type="utc", domain=days, range=[GAP, WIDTH - room]),
    )


def _days_axis() -> alt.Axis:
    return alt.Axis(
        format="%-d %b %Y",
        labelOverlap=True,
        labelFlush=False,
        tickCount=4,
        tickMinStep=86_400_000,
    )


def _window(ends: Ends) -> Window:
    """The days of the axis: all that are known, or nine tenths of them where the rest is so far off
    that these would shrink to a line.
    """
    known = sorted(day for pair in ends for day in pair if day) or [date(2000, 1, 1)]
    near = _near(known)
    if known[-1] - known[0] > 6 * (near[-1] - near[0]) + timedelta(days=90):
        known = near
    span = known[-1] - known[0]
    before, after = max(span / 10, timedelta(days=2)), max(span / 20, timedelta(days=1))
    first = known[0] - min(before, known[0] - date.min)
    last = known[-1] + min(after, date.max - known[-1])
    return Window(first, last, max((last - first) / 10, timedelta(days=1)))


def _near(days: list[date]) -> list[date]:
    """Of sorted days the nine tenths that lie closest together, all but one where they are few, and
    what is not far from these.
    """
    left = len(days) - max(1, len(days) // 10)
    if left < 2:
        return days
    begin = min(range(len(days) - left + 1), key=lambda n: days[n + left - 1] - days[n])
    first, last = days[begin], days[begin + left - 1]
    far = 2 * (last - first) + timedelta(days=30)
    return [day for day in days if first - day <= far and day - last <= far]
