"""Figures: the quantities that have a value, as intervals, each with its statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any

import pandas as pd

from ...dossier import Dossier
from .wording import content_words, one_line

ABOUT = 0.1
"""how far from its figure "about" may be"""
LONGEST = 40
UNSAID = content_words("not said")
"""the measure of a figure of which a draft does not tell what it counts"""


@dataclass(frozen=True, eq=False)
class Figure:
    """A figure that is claimed: its row of quantities, and of statements."""

    row: Any
    said: Any
    low: float
    high: float

    @property
    def value(self) -> float:
        """The figure that a reader remembers."""
        return self.low if self.high == inf else self.high

    @property
    def text(self) -> str:
        """The words that state it."""
        return one_line(self.row.text, LONGEST)

    @property
    def unit(self) -> str:
        """What one is, whatever its case."""
        return self.row.unit.casefold()

    @cached_property
    def measured(self) -> frozenset[str]:
        """The words of what is counted."""
        return content_words(self.row.measure)

    @property
    def named(self) -> bool:
        """Whether it is said what is counted, and not only in which unit."""
        return bool(self.measured - content_words(self.row.unit)) and self.measured != UNSAID


def read_figures(dossier: Dossier, said: Iterable[Any]) -> list[Figure]:
    """The figures of a dossier that have a value, in the order of the text."""
    told = {row.attribution_id: row for row in said}
    rows = dossier.quantities.sort_values(["start", "quantity_id"]).itertuples(index=False)
    return [
        Figure(row, told[row.attribution_id], *_bounds(row))
        for row in rows
        if row.comparator != "unstated" and not (pd.isna(row.low) and pd.isna(row.high))
    ]


def _bounds(row: Any) -> tuple[float, float]:
    low = -inf if pd.isna(row.low) else float(row.low)
    high = inf if pd.isna(row.high) else float(row.high)
    if row.comparator == "~":
        return low - abs(low) * ABOUT, high + abs(high) * ABOUT
    return low, high
