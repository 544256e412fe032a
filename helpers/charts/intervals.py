"""Rows as intervals in lanes: a point, a bar, or an arrow where an end is open.

A row is drawn below the one before it, never over it; rows of one lane stand together, and the
first of them bears the lane's name. Where rows are added up, a list below the chart opens a lane.
"""

from datetime import date
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from .. import dates
from .look import INK, OF, RULE, WIDTH, AnyChart, Look, numbered, tips, wrapped

GAP = 90
"""how wide the column is for rows with neither end, in pixels"""
LABEL = 420
"""how wide a label is at most, in pixels"""
LETTER = 5.6
"""how wide a letter of a label is on average, in pixels"""
LINE = 12
"""how high a line of a label is, in pixels"""
TOLD = (
    "datum.label + (datum.claims > 0 ? (datum.label ? ': ' : '') + datum.claims"
    " + (datum.claims > 1 ? ' claims' : ' claim') : '')"
    " + (datum.attributions > 0 ? ' (' + datum.attributions + ')' : '')"
)
READ = "replace(datum.lane, '\\n', ' ') + ': ' + datum.told"
TICK: dict[str, Any] = {"thickness": 3, "size": 12, "opacity": 1}
ARROW: dict[str, Any] = {"filled": True, "size": 110, "opacity": 1}
DOT: dict[str, Any] = {"filled": True, "size": 90, "opacity": 1}
WORDS: dict[str, Any] = {"size": 11, "lineBreak": "\n", "lineHeight": LINE}
KEPT = frozenset(
    {
        "lane",
        "label",
        "attribution_ids",
        "attributions",
        "claims",
        "origin",
        "topic",
        "identified",
        "group",
        "added_up",
        *OF,
    }
)
"""columns that stand beside those of the tooltip: what is drawn, and what a row is of"""
OPENED = "opened"
"""what the list is called that opens a lane of a chart whose rows are added up"""

Ends = list[tuple[Any, Any]]
"""the earliest and the latest of each row, in days or figures; None where an end is open"""


class Window(NamedTuple):
    """The stretch of an axis that is drawn, in days or figures, and how far an open end reaches."""

    first: Any
    last: Any
    reach: Any

    def begin(self, start: Any, end: Any) -> Any:
        """Where the mark of an interval begins; None when both ends are open."""
        if start is not None:
            return self._within(start)
        if end is None:
            return None
        stop = self._within(end)
        return stop - min(self.reach, stop - self.first)

    def stop(self, start: Any, end: Any) -> Any:
        """Where the mark of an interval stops; None when both ends are open."""
        if end is not None:
            return self._within(end)
        if start is None:
            return None
        begin = self._within(start)
        return begin + min(self.reach, self.last - begin)

    def before(self, start: Any) -> str:
        """What the left end of an interval is: open, beyond the window, or within it (blank)."""
        if start is None:
            return "open"
        return "beyond" if start < self.first else ""

    def after(self, end: Any) -> str:
        """What the right end of an interval is: open, beyond the window, or within it (blank)."""
        if end is None:
            return "open"
        return "beyond" if end > self.last else ""

    def misses(self, start: Any, end: Any) -> bool:
        """Whether an end of an interval is known and beyond the window."""
        return "beyond" in (self.before(start), self.after(end))

    def _within(self, value: Any) -> Any:
        return min(max(self.first, value), self.last)


def ranges(
    rows: pd.DataFrame,
    ends: Ends,
    look: Look,
    x: alt.X,
    window: Window,
    apart: str,
    tooltip: list[str],
) -> AnyChart:
    """One row below the other: a point, a bar with its ends, or arrows where an end is open; rows
    with neither end in a column on the left, which `apart` names.

    Rows of one lane follow each other. Where there is a column `added_up`, a list below the chart
    opens a group: its rows that are added up give way to those that are not.
    """
    shown = {name.split(":")[0] for name in tooltip} | KEPT | {look.field}
    rows, look = rows.assign(lane=numbered(rows["lane"].map(wrapped), rows)), look.seen(rows)
    drawn = _bounded(rows[[column for column in rows.columns if column in shown]], ends, window)
    chart = alt.layer(
        *_column_apart(apart),
        *lane_names(drawn),
        *_placed(drawn, look, x, tooltip),
        *_unplaced(drawn, look, tooltip),
    ).properties(height=alt.Step(_height(drawn)), width=WIDTH)
    return chart.add_params(opening(drawn)) if "added_up" in drawn else chart


def tell(rows: pd.DataFrame) -> str:
    """The rows in words, for the description of their chart."""
    lines = (
        f"{row.lane}: {' '.join(row.label.split()) or dates.NOT_DATED}" for row in rows.itertuples()
    )
    return f"{'; '.join(lines)}."


def room_for(rows: pd.DataFrame) -> int:
    """How wide the longest label of these rows is about, in pixels: an axis ends so far from the
    edge of its chart.
    """
    lines = [line for label in rows["label"] for line in label.split("\n")]
    counted = " 100 claims" * ("claims" in rows) + " (100)" * ("attributions" in rows)
    longest = max(map(len, lines), default=0) + len(counted)
    return int(min(max(longest * LETTER + 12, 60), 270))


def _bounded(rows: pd.DataFrame, ends: Ends, window: Window) -> pd.DataFrame:
    """The rows with where their mark begins and stops, and what its ends are."""
    return rows.assign(
        x=[_plain(window.begin(*pair)) for pair in ends],
        x2=[_plain(window.stop(*pair)) for pair in ends],
        left=[window.before(start) for start, _ in ends],
        right=[window.after(end) for _, end in ends],
        order=range(len(rows)),
    )


def _height(rows: pd.DataFrame) -> int:
    """How high a row is, so that its label has room, and the rows of a lane have room for its
    name.
    """
    lanes = rows.groupby("lane").size()
    high = [LINE * (lane.count("\n") + 1) / count for lane, count in lanes.items()]
    return int(10 + max([*high, *(LINE * (label.count("\n") + 1) for label in rows["label"])]))


def opening(rows: pd.DataFrame) -> alt.Parameter:
    """The list that opens a group of rows that are added up."""
    groups = list(dict.fromkeys(rows["group"]))
    choice = alt.binding_select(
        options=["", *groups], labels=["all, added up", *groups], name="show one by one: "
    )
    return alt.param(name=OPENED, value="", bind=choice)


def _column_apart(name: str) -> list[alt.Chart]:
    """The ground and the name of the column for rows with neither end."""
    base = alt.Chart(pd.DataFrame({"name": [name]}))
    return [
        base.mark_rect(color="#f3f3f3").encode(x=alt.value(0), x2=alt.value(GAP - 14)),
        base.mark_text(align="left", color=INK, fontStyle="italic").encode(
            x=alt.value(4), y=alt.value(-9), text="name:N"
        ),
    ]


def lane_names(rows: pd.DataFrame) -> list[alt.Chart]:
    """The name of each lane beside its first row, and a line above it."""
    first = (
        read(rows)
        .transform_window(place="row_number()", groupby=["lane"], sort=[alt.SortField("order")])
        .transform_joinaggregate(rows="count()", groupby=["lane"])
        .transform_filter("datum.place == 1")
    )
    rise = {"expr": f"datum.rows > 1 ? 0 : {_risen('datum.lane')}"}
    words: Any = first.mark_text(align="right", color=INK, limit=390, dy=rise, aria=False, **WORDS)
    return [
        first.mark_rule(color=RULE, aria=False).encode(y=at_row(bandPosition=0)),
        words.encode(x=alt.value(-8), y=at_row(), text="lane:N").properties(name="lanes"),
    ]


def _placed(rows: pd.DataFrame, look: Look, x: alt.X, tooltip: list[str]) -> list[alt.Chart]:
    """The marks of rows with at least one end."""
    end = x.copy()
    end.shorthand = x.shorthand.replace("x:", "x2:")
    base = (
        read(rows)
        .transform_filter("isValid(datum.x)")
        .encode(y=at_row(), color=look.color, tooltip=tips(tooltip), description="read:N")
    )
    bar = "datum.x != datum.x2"
    return [
        base.mark_rule(strokeWidth=4).encode(x=x, x2=alt.X2(field="x2")),
        _where(base.mark_tick(**TICK).encode(x=x), f"datum.left == '' && {bar}"),
        _where(base.mark_tick(**TICK).encode(x=end), f"datum.right == '' && {bar}"),
        *(
            _where(_arrow(base, side, hollow=what == "beyond").encode(x=at), f"{end_} == '{what}'")
            for side, at, end_ in (("left", x, "datum.left"), ("right", end, "datum.right"))
            for what in ("open", "beyond")
        ),
        _where(
            base.mark_point(**DOT).encode(x=x, shape=look.shape),
            "datum.x == datum.x2 && datum.left == '' && datum.right == ''",
        ),
        _label(base, 10).encode(x=end, color=alt.value(INK)),
    ]


def _unplaced(rows: pd.DataFrame, look: Look, tooltip: list[str]) -> list[alt.Chart]:
    """The marks of rows with neither end, in the column apart."""
    base = read(rows).transform_filter("!isValid(datum.x)").encode(y=at_row(), description="read:N")
    return [
        base.mark_point(**DOT).encode(
            x=alt.value(12), color=look.color, shape=look.shape, tooltip=tips(tooltip)
        ),
        _label(base, 0).encode(x=alt.value(22), color=alt.value(INK)),
    ]


def read(rows: pd.DataFrame) -> alt.Chart:
    """The rows that are to be seen, with their label and with what is read of their marks."""
    chart = alt.Chart(rows).transform_calculate(told=TOLD, read=READ)
    if "added_up" not in rows:
        return chart
    return chart.transform_filter(
        f"{OPENED} ? !datum.added_up && datum.group == {OPENED} : datum.added_up"
    )


def at_row(**more: Any) -> alt.Y:
    """Where a row is drawn: below the one before it."""
    return alt.Y("order:O", axis=None, **more)


def _label(base: alt.Chart, dx: int) -> alt.Chart:
    rise: Any = {"expr": _risen("datum.told")}
    return base.mark_text(align="left", dx=dx, dy=rise, limit=LABEL, **WORDS).encode(text="told:N")


def _risen(words: str) -> str:
    """How far up a label of several lines begins, so that its middle stands at its row."""
    return f"-{LINE / 2} * (length(split({words}, '\\n')) - 1)"


def _where(chart: alt.Chart, condition: str) -> alt.Chart:
    return chart.transform_filter(condition)


def _arrow(base: alt.Chart, side: str, *, hollow: bool = False) -> alt.Chart:
    filling: dict[str, Any] = {"size": 110, "opacity": 1, "fill": "white"} if hollow else ARROW
    return base.mark_point(shape=f"triangle-{side}", **filling)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
