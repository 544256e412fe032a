"""EDTF values (ISO 8601-2) as calendar intervals: earliest, latest, precision, label; possibly and
surely in range.

The `edtf` library parses; this file decides three things that EDTF leaves open and says so: a mark
of doubt (`2024-10~`, `2024?`) is kept as a flag and never widens the bounds; an open end (`..`) and
an unknown one (an empty side) both give no bound; a blank value is a date that the text does not
state.
"""

import re
from calendar import monthrange
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import StringIO

from edtf import EDTFParseException, parse_edtf

from .messages import shown

BASES = {
    "explicit": "stated with its year",
    "inferred-year": "year inferred",
    "relative": "counted from another day",
    "world-knowledge": "from a fact outside the text",
    "vague": "a vague word",
    "bounded-by-relay": "only its report is dated",
    "carried-over": "carried over",
    "not-stated": "not stated",
}
"""what a date can rest on, and that in a reader's words"""
NOT_DATED = "not dated in the text"
TWO_YEARS = re.compile(r"\[(\d{4})((?:-\d\d){0,2}),(\d{4})((?:-\d\d){0,2})\]")
"""one date, in one of two years"""


@dataclass(frozen=True)
class Interval:
    """One EDTF value: the first and last calendar day it allows; None where it sets no bound."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: str
    """day, month, season, year, longer, interval, set, or none (not dated)"""
    label: str
    """the value in plain English"""

    @property
    def dated(self) -> bool:
        """Whether the text dates it at all."""
        return self.precision != "none"

    @property
    def doubtful(self) -> bool:
        """Whether the value is marked uncertain (?), approximate (~) or both (%)."""
        return any(mark in self.edtf for mark in "?~%")


@lru_cache(maxsize=4096)
def read(edtf: str) -> Interval:
    """The interval that an EDTF value (levels 0 to 2) stands for.

    A blank value gives an interval without bounds, labelled "not dated in the text". Raises
    ValueError, naming the value, when it is not EDTF, ends before it begins, or leaves the years 1
    to 9999. Method: Library of Congress, Extended Date/Time Format specification (2019); bounds are
    the `edtf` library's strict ones.

    >>> read("[2024-10-27,2024-10-28]").label
    '27 or 28 Oct 2024'
    >>> read("../2024-10-29").earliest is None
    True
    """
    if not edtf:
        return Interval("", None, None, "none", NOT_DATED)
    if any(char.isspace() for char in edtf) or "S" in edtf:
        raise ValueError(
            f"{shown(edtf)} is not an EDTF date that can be read here"
            " (no blanks, no significant digits)"
        )
    sides = edtf.split("/") if "/" in edtf else [edtf, edtf]
    if len(sides) != 2 or (not sides[0].strip(".") and not sides[1].strip(".")):
        raise ValueError(f"{shown(edtf)} is not an EDTF date")
    earliest, latest = (
        _bound(sides[0], edtf, "lower_strict"),
        _bound(sides[1], edtf, "upper_strict"),
    )
    if earliest and latest and earliest > latest:
        raise ValueError(f"{shown(edtf)} ends before it begins")
    return Interval(
        edtf, earliest, latest, _precision(edtf, earliest, latest), _label(edtf, earliest, latest)
    )


def possibly_within(interval: Interval, first: date | None, last: date | None) -> bool:
    """Whether some day that the value allows lies in first..last; always so when it is not dated.

    None leaves that side of the range open.
    """
    after = interval.earliest and last and interval.earliest > last
    before = interval.latest and first and interval.latest < first
    return not (after or before)


def surely_within(interval: Interval, first: date | None, last: date | None) -> bool:
    """Whether every day that the value allows lies in first..last; never so when a bound that is
    needed is missing.

    None leaves that side of the range open; without any range all values lie in it.
    """
    starts_in = first is None or (interval.earliest is not None and interval.earliest >= first)
    ends_in = last is None or (interval.latest is not None and interval.latest <= last)
    return starts_in and ends_in


def leaves_year(edtf: str) -> bool:
    """Whether a value is one date in one of two years, and leaves open in which.

    >>> leaves_year("[2023-11-02,2024-11-02]"), leaves_year("[2024-10-27,2024-10-28]")
    (True, False)
    """
    found = TWO_YEARS.fullmatch(edtf)
    return found is not None and found[1] != found[3] and found[2] == found[4]


def _bound(side: str, whole: str, which: str) -> date | None:
    if side in ("", ".."):
        return None
    try:
        with redirect_stdout(StringIO()):  # the library prints what it cannot compute
            moment = getattr(parse_edtf(side), which)()
    except (EDTFParseException, AttributeError, TypeError, ValueError, OverflowError):
        raise ValueError(f"{shown(whole)} is not an EDTF date that can be read here") from None
    if isinstance(moment, float):
        return None
    if not 1 <= moment.tm_year <= 9999:
        raise ValueError(f"{shown(whole)} lies outside the years 1 to 9999")
    try:
        return date(*moment[:3])
    except ValueError:
        raise ValueError(f"{shown(whole)} names a day that is not in the calendar") from None


def _precision(edtf: str, earliest: date | None, latest: date | None) -> str:
    if "/" in edtf:
        return "interval"
    if edtf[0] in "[{":
        return "set"
    assert earliest and latest, "only intervals and sets have an open end"
    days = (latest - earliest).days + 1
    return next(
        name
        for name, most in (
            ("day", 1),
            ("month", 31),
            ("season", 92),
            ("year", 366),
            ("longer", days),
        )
        if days <= most
    )


def _label(edtf: str, earliest: date | None, latest: date | None) -> str:
    if "/" in edtf:
        return _words(edtf, earliest, latest)
    about = "about " if "~" in edtf or "%" in edtf else ""
    uncertain = " (uncertain)" if "?" in edtf or "%" in edtf else ""
    return f"{about}{_words(edtf, earliest, latest)}{uncertain}"


def _words(edtf: str, earliest: date | None, latest: date | None) -> str:
    if edtf[0] in "[{":
        return _set_words(edtf, earliest, latest)
    if "/" in edtf:
        first, last = (
            read(side).label if side not in ("", "..") else "" for side in edtf.split("/")
        )
        return (
            f"{first} to {last}"
            if first and last
            else f"{last} or before"
            if last
            else f"from {first} on"
        )
    assert earliest and latest, "only intervals and sets have an open end"
    return _whole(earliest, latest)


def _set_words(edtf: str, earliest: date | None, latest: date | None) -> str:
    if earliest is None and latest:
        return f"{_day(latest)} or before"
    if latest is None and earliest:
        return f"{_day(earliest)} or after"
    assert earliest and latest, "a set has an end"
    joint = "or" if edtf[0] == "[" else "and"
    if (latest - earliest).days == 1:
        first = earliest.day if earliest.month == latest.month else _day(earliest)
        return f"{first} {joint} {_day(latest)}"
    members = edtf[1:-1].split(",")
    if len(members) == 2 and ".." not in edtf:
        left = " (left open)" if leaves_year(edtf) else ""
        return f"{read(members[0]).label} {joint} {read(members[1]).label}{left}"
    return f"{'one' if joint == 'or' else 'several'} between {_day(earliest)} and {_day(latest)}"


def _whole(earliest: date, latest: date) -> str:
    if earliest == latest:
        return _day(earliest)
    if (earliest.month, earliest.day, latest.month, latest.day) == (
        1,
        1,
        12,
        31,
    ) and earliest.year == latest.year:
        return f"{earliest.year}"
    if (earliest.year, earliest.month, earliest.day) == (
        latest.year,
        latest.month,
        1,
    ) and latest.day == monthrange(latest.year, latest.month)[1]:
        return f"{earliest:%b} {earliest.year}"
    return f"{_day(earliest)} to {_day(latest)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
