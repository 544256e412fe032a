"""What the readers of temporal expressions share: the reading they give, and the scene, the text
with the day that is counted from.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..numbers import value
from .anchoring import bounds

NOTHING = "Nothing to count from: no date of publication was given, and the text has no full date."
ONLY_YEAR = "Only the year of publication is known, {}."
QUOTED = (
    "In a quotation, counted from when it was spoken, which is no later than what the article is "
    "counted from"
)


@dataclass(frozen=True)
class Reading:
    """What an expression stands for."""

    edtf: str
    basis: str
    note: str = ""
    type: str = "DATE"


@dataclass(frozen=True)
class Scene:
    """The text around the expressions, and the day they are counted from."""

    text: str
    published: date | None
    quotations: tuple[tuple[int, int], ...] = ()
    anchor: date | None = None
    origin: str = ""
    """that day in words, for notes"""
    year: int | None = None
    """of publication, where no day is known"""

    def quotation(self, place: int) -> tuple[int, int] | None:
        """The quotation around a place, None where it is in none."""
        at = bisect_right(self.quotations, (place, len(self.text)))
        inside = at > 0 and place < self.quotations[at - 1][1]
        return self.quotations[at - 1] if inside else None

    def quoted(self, place: int) -> bool:
        """Whether a place lies inside quotation marks."""
        return self.quotation(place) is not None

    def in_year(self) -> Reading:
        """What is counted from a day, where only the year is known: some time in it; refused, where
        that is not known either.
        """
        if self.year is None:
            return refuse(NOTHING)
        return Reading(f"{self.year}?", "inferred-year", ONLY_YEAR.format(self.year))

    def near(self, edtf: str, start: int, note: str = "") -> Reading:
        """A reading counted from the anchor; in a quotation, whose speaker has another today, only
        its upper bound.
        """
        first, last = bounds(edtf)
        if self.quoted(start) and last and (first is None or (last - first).days < 32):
            return Reading(f"../{last}", "vague", f"{QUOTED}: {self.origin}.")
        return Reading(edtf, "relative", f"{note or 'Counted'} from {self.origin}.")


Reader = Callable[[re.Match[str], Scene], Reading | None]


def refuse(note: str, type: str = "DATE") -> Reading:
    """A reading that stands for no date, with the reason."""
    return Reading("", "not-stated", note, type)


def count_of(words: str | None) -> float | None:
    """The number that a count such as "three", "a" or "a couple of" states; None for "a few" and
    "several".
    """
    words = (words or "").lower()
    if words in ("a", "an"):
        return 1.0
    if words.startswith("half"):
        return 0.5
    if "couple" in words:
        return 2.0
    return value(words) if words else None


def unit_of(words: str) -> str:
    """The unit of time that a word names."""
    return {"centurie": "century", "seconds": "second"}.get(words.lower(), words.lower())
