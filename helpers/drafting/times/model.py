"""What a temporal expression is, and which rules make those that can stand together."""

from dataclasses import dataclass, replace

from .anchoring import bounds

DAYS = ("month and day", "day and month", "iso date", "numeric date")
SINGLE_DAYS = (*DAYS, "weekday", "day word", "holiday")
MONTHS = (*DAYS, "month and year", "month", "year and month")
JOINABLE = (*MONTHS, "year", "calendar unit", "weekday", "decade", "season", "quarter", "century")
NAMED = ("holiday", "fiscal year", "first months", "spelt year", "short year")
LIMITABLE = (
    *JOINABLE,
    *NAMED,
    "calendar unit",
    "week but one",
    "named month",
    "day word",
    "years",
)


@dataclass(frozen=True)
class Time:
    """One temporal expression: text[start:end] and what it stands for; edtf is "" when that is
    refused, and the note says why.
    """

    start: int
    end: int
    edtf: str
    type: str
    basis: str
    note: str
    rule: str


def refused(time: Time, note: str) -> Time:
    """The expression without what it stands for, and the reason."""
    return replace(time, edtf="", basis="not-stated", note=note)


def checked(time: Time) -> Time:
    """The expression, or refused where the calendar does not have it."""
    try:
        bounds(time.edtf)
    except ValueError:
        return refused(time, "The calendar has no such day, or the dates stand in the wrong order.")
    return time
