"""Rows as intervals in lanes: a point, a bar, or an arrow where an end is open."""

from datetime import date
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from .. import dates
from .look import INK, OF, WIDTH, AnyChart, Look, lanes, numbered, step, tips, wrapped

GAP = 90
"""how wide the column is for rows with neither end, in pixels"""
LABEL = 420
"""how wide a label is at most, in pixels"""
COUNTED = "datum.label + (datum.attributions > 0 ? ' (' + datum.attributions + ')' : '')"
READ = "datum.lane + ': ' + datum.told"
TICK: dict[str, Any] = {"thickness": 3, "size": 12, "opacity": 1}
ARROW: dict[str, Any] = {"filled": True, "size": 110, "opacity": 1}
DOT: dict[str, Any] = {"filled": True, "size": 90, "opacity": 1}
KEPT = frozenset({"lane", "label", "attribution_ids", "attributions", *OF})
"""columns that stand beside those of the tooltip: what is drawn, and what a row is of"""

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
            return max(self.first, start)
        if end is None:
            return None
        stop = max(self.first, end)
        return stop - min(self.reach, stop - self.first)

    def stop(self, start: Any, end: Any) -> Any:
        """Where the mark of an interval stops; None when both ends are open."""
        if end is not None:
            return max(self.first, end)
        if start is None:
            return None
        begin = max(self.first, start)
        return begin + min(self.reach, self.last - begin)

    def beyond(self, start: Any) -> str:
        """What the left end of an interval is: open, beyond the window, or within it (blank)."""
        if start is None:
            return "open"
        return "beyond" if start < self.first else ""


def ranges(
    rows: pd.DataFrame,
    ends: Ends,
    look: Look,
    x: alt.X,
    window: Window,
    apart: str,
    tooltip: list[str],
) -> AnyChart:
    """One lane a row: a point, a bar with its ends, or arrows where an end is open; rows with
    neither end in a column on the left, which `apart` names.
    """
    shown = {name.split(":")[0] for name in tooltip} | KEPT | {look.field}
    rows, look = rows.assign(lane=numbered(rows["lane"].map(wrapped), rows)), look.seen(rows)
    drawn = _bounded(rows[[column for column in rows.columns if column in shown]], ends, window)
    height = step(pd.concat([drawn["lane"], drawn["label"]]))
    return alt.layer(
        *_column_apart(apart),
        *_placed(drawn[drawn["x"].notna()], look, x, tooltip),
        *_unplaced(drawn[drawn["x"].isna()], look, tooltip),
    ).properties(height=alt.Step(height), width=WIDTH)


def tell(rows: pd.DataFrame) -> str:
    """The rows in words, for the description of their chart."""
    lines = (
        f"{row.lane}: {' '.join(row.label.split()) or dates.NOT_DATED}" for row in rows.itertuples()
    )
    return f"{'; '.join(lines)}."


def _bounded(rows: pd.DataFrame, ends: Ends, window: Window) -> pd.DataFrame:
    """The rows with where their mark begins and stops, and what its ends are."""
    return rows.assign(
        x=[_plain(window.begin(*pair)) for pair in ends],
        x2=[_plain(window.stop(*pair)) for pair in ends],
        left=[window.beyond(start) for start, _ in ends],
        right=["open" if end is None else "" for _, end in ends],
        order=range(len(rows)),
    )


def _column_apart(name: str) -> list[alt.Chart]:
    """The ground and the name of the column for rows with neither end."""
    base = alt.Chart(pd.DataFrame({"name": [name]}))
    return [
        base.mark_rect(color="#f3f3f3").encode(x=alt.value(0), x2=alt.value(GAP - 14)),
        base.mark_text(align="left", color=INK, fontStyle="italic").encode(
            x=alt.value(4), y=alt.value(-9), text="name:N"
        ),
    ]


def _placed(rows: pd.DataFrame, look: Look, x: alt.X, tooltip: list[str]) -> list[alt.Chart]:
    """The marks of rows with at least one end."""
    end = x.copy()
    end.shorthand = x.shorthand.replace("x:", "x2:")
    base = _read(rows).encode(
        y=lanes(), color=look.color, tooltip=tips(tooltip), description="read:N"
    )
    bar = "datum.x != datum.x2"
    label: dict[str, Any] = {
        "align": "left",
        "dx": 10,
        "size": 11,
        "limit": LABEL,
        "lineBreak": "\n",
    }
    return [
        base.mark_rule(strokeWidth=4).encode(x=x, x2=alt.X2(field="x2")),
        _where(base.mark_tick(**TICK).encode(x=x), f"datum.left == '' && {bar}"),
        _where(base.mark_tick(**TICK).encode(x=end), f"datum.right == '' && {bar}"),
        _where(_arrow(base, "left").encode(x=x), "datum.left == 'open'"),
        _where(_arrow(base, "left", hollow=True).encode(x=x), "datum.left == 'beyond'"),
        _where(_arrow(base, "right").encode(x=end), "datum.right == 'open'"),
        _where(
            base.mark_point(**DOT).encode(x=x, shape=look.shape),
            "datum.x == datum.x2 && datum.left == ''",
        ),
        base.mark_text(**label).encode(x=end, text="told:N", color=alt.value(INK)),
    ]


def _unplaced(rows: pd.DataFrame, look: Look, tooltip: list[str]) -> list[alt.Chart]:
    """The marks of rows with neither end, in the column apart."""
    base = _read(rows).encode(y=lanes(), description="read:N")
    label: dict[str, Any] = {
        "align": "left",
        "size": 11,
        "color": INK,
        "limit": LABEL,
        "lineBreak": "\n",
    }
    return [
        base.mark_point(**DOT).encode(
            x=alt.value(12), color=look.color, shape=look.shape, tooltip=tips(tooltip)
        ),
        base.mark_text(**label).encode(x=alt.value(22), text="told:N"),
    ]


def _read(rows: pd.DataFrame) -> alt.Chart:
    return alt.Chart(rows).transform_calculate(told=COUNTED, read=READ)


def _where(chart: alt.Chart, condition: str) -> alt.Chart:
    return chart.transform_filter(condition)


def _arrow(base: alt.Chart, side: str, *, hollow: bool = False) -> alt.Chart:
    filling: dict[str, Any] = {"size": 110, "opacity": 1, "fill": "white"} if hollow else ARROW
    return base.mark_point(shape=f"triangle-{side}", **filling)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
