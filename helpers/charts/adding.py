"""Adding up: what the rows of a chart come to where they are too many to be seen one by one."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from .. import dates
from .look import MANY

MOST = 2 * MANY
"""more sums than these are those of ranges"""
KEPT = {"rows": "sum", "attributions": "sum", "attribution_ids": "sum"}


def add_up(rows: pd.DataFrame, keys: list[str], totals: dict[str, Any]) -> pd.DataFrame:
    """One row for all that share these keys and the label: rows (how many they are), label,
    earliest, latest, attribution_ids (a list), attributions, added_up (true), and the columns of
    `totals`, which says how each comes about. Where that is too many, one for all that share the
    keys and the month, the year, or the keys alone, from the first to the last of them; what has
    neither end stays apart.
    """
    counted = rows.assign(rows=1, attributions=rows["attribution_ids"].map(len))
    how = {**KEPT, "earliest": "first", "latest": "first", **totals}
    sums = counted.groupby([*keys, "label"], sort=False, dropna=False).agg(how).reset_index()
    return (sums if len(sums) <= MOST else _ranges(counted, keys, totals)).assign(added_up=True)


def _ranges(rows: pd.DataFrame, keys: list[str], totals: dict[str, Any]) -> pd.DataFrame:
    """One row for each stretch of what shares the keys, and one for those with neither end."""
    first = rows["earliest"].where(rows["earliest"].notna(), rows["latest"])
    last = rows["latest"].where(rows["latest"].notna(), rows["earliest"])
    known = rows.assign(earliest=first, latest=last, known=first.notna())
    how = {**KEPT, "earliest": _least, "latest": _most, **totals}
    for stretch in _stretches(first):
        by = [*keys, "known", "stretch"]
        grouped = known.assign(stretch=stretch).groupby(by, sort=False, dropna=False)
        if grouped.ngroups <= MOST:
            break
    sums = grouped.agg(how).reset_index()
    ends = [sums[end].astype(object).where(sums["known"], None) for end in ("earliest", "latest")]
    labels = [_between(*pair) for pair in zip(*ends)]
    return sums.assign(earliest=ends[0], latest=ends[1], label=labels).drop(
        columns=["known", "stretch"]
    )


def _stretches(values: pd.Series) -> Iterator[pd.Series]:
    """What values of one stretch share: days their month or their year, and all of them nothing."""
    if values.map(lambda value: isinstance(value, date)).any():
        for letters in (len("2024-10"), len("2024")):
            yield values.astype(str).str[:letters]
    yield pd.Series("", values.index)


def _least(values: Iterable) -> Any:
    return min(filter(pd.notna, values), default=None)


def _most(values: Iterable) -> Any:
    return max(filter(pd.notna, values), default=None)


def _between(first: Any, last: Any) -> str:
    """A range of days or figures in words; blank for none."""
    if first is None:
        return ""
    if isinstance(first, date):
        return dates.read(f"{first}/{last}" if first != last else str(first)).label
    low, high = (f"{value:,.10g}" for value in (first, last))
    return low if low == high else f"{low} to {high}"
