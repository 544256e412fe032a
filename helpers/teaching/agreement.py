"""Agreement: how far those who judged the same things judged them alike, as Krippendorff's alpha
and as a share of pairs.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import krippendorff
import numpy as np
import pandas as pd

TENTATIVE, FIRM = 0.667, 0.8
"""Krippendorff's own cut-offs (Content Analysis, 2nd ed. 2004, p. 241): customs that fit most
studies, not laws
"""


class Alpha(NamedTuple):
    """Krippendorff's alpha, NaN where it is not defined, with what it rests on: units that two or
    more rated, and raters who rated any.
    """

    alpha: float
    units: int
    raters: int
    reading: str
    """what to make of it, in words"""


def alpha(ratings: Sequence[Sequence[Hashable]]) -> Alpha:
    """Krippendorff's alpha of nominal ratings: a row for each rater, a column for each unit; None
    and "" are no rating.

    1 is full agreement, 0 what chance would give, below 0 less than that. NaN without variation or
    without a unit that two have rated. Method: Krippendorff 2011, Computing Krippendorff's
    Alpha-Reliability; the computing is the library krippendorff's.

    >>> alpha([list("aabbdcccedda"), list("babbbccceddd")])[:3]
    (0.6919642857142858, 12, 2)
    """
    values = np.array(
        [None if rating == "" else rating for row in ratings for rating in row], dtype=object
    )
    codes = (
        pd.factorize(values)[0]
        .reshape(len(ratings), len(ratings[0]) if ratings else 0)
        .astype(float)
    )
    codes[codes < 0] = np.nan
    rated = ~np.isnan(codes)
    raters, codes = int(rated.any(axis=1).sum()), codes[:, rated.sum(axis=0) > 1]
    try:
        value = float(krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal"))
    except ValueError:  # there are fewer than two values
        value = float("nan")
    return Alpha(value, codes.shape[1], raters, _reading(value, codes.shape[1]))


def agreement(values: Iterable[Hashable]) -> float:
    """The share of pairs that are alike, of the values that are not blank; NaN without a pair."""
    counts = Counter(value for value in values if value != "")
    return share(
        sum(count * (count - 1) for count in counts.values()), counts.total() * (counts.total() - 1)
    )


def share(part: float, whole: float) -> float:
    """The part of a whole, NaN where there is nothing to be a part of."""
    return part / whole if whole else float("nan")


def mean(values: Iterable[float]) -> float:
    """The mean of those that are numbers, NaN when none is."""
    known = [value for value in values if not np.isnan(value)]
    return share(sum(known), len(known))


def _reading(value: float, units: int) -> str:
    if np.isnan(value):
        return (
            "not defined: all gave one and the same value, and without variation agreement cannot"
            " be told from chance"
            if units
            else "not defined: nothing has values from two students"
        )
    if value >= TENTATIVE:
        return (
            f"{FIRM} or more: by custom enough to rest conclusions on"
            if value >= FIRM
            else f"from {TENTATIVE} to below {FIRM}: by custom enough for tentative conclusions"
        )
    return f"below {TENTATIVE}: by custom too little to rest conclusions on" + (
        "" if value > 0 else ", and no better than chance"
    )
