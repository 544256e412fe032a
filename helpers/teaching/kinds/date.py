"""Date: a day or a range is to be entered, as people write one or in EDTF. An answer is what was
written.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Unpack

from ... import dates
from ..drawing import Draw
from ..questions import CANNOT_TELL, Key, Question
from ..written_dates import ANY_YEAR, NO_YEAR, asked_back, in_edtf
from .kind import BLANK, RIGHT, Around, Judged, Kind

EXAMPLES = (
    ("14 July 1987, or 1987-07-14", "on that day"),
    ("July 1987", "some time in that month"),
    ("by 14 July 1987", "on that day or before"),
    ("since July 1987", "from that month on"),
    ("July to September 1987", "from … to"),
    ("14 or 15 July 1987", "on one of these days"),
    ("14 July", "no year is given"),
)
"""no date of any article that one would take apart"""
TOLD_YEAR = re.compile(r"([A-Z][a-z][a-z]) 4(?![0-9])|^4$")


def ask(
    draw: Draw, prompt: str, edtf: str, *, year: str, why: str, **around: Unpack[Around]
) -> Iterator[Question]:
    """A date to be entered; CANNOT_TELL is right when edtf is blank."""
    yield KIND.ask(
        draw.skill,
        prompt,
        around,
        answer=edtf or CANNOT_TELL,
        why={"date": why} if edtf else {CANNOT_TELL: why, "date": why},
        year=year,
        may_not_tell=True,
    )


def read_date(answer: str, *, year: str = "") -> dates.Interval:
    """A date as a student writes it: as people do (29 Oct 2024, Oct. 29, since August), or EDTF.
    The year may be left out if one is given to put there.

    Raises ValueError when it is not a date.
    """
    return dates.read(in_edtf(answer).replace(NO_YEAR, year or ANY_YEAR))


def told_date(answer: str) -> str:
    """How a date is read, in words; "" while nothing is written, or what is wrong with it."""
    if not answer.strip():
        return ""
    if problem := _find_problem(answer):
        return problem
    label = read_date(answer).label
    return f"Read as: {_without_year(label) if _is_yearless(answer) else label}"


def _without_year(label: str) -> str:
    return TOLD_YEAR.sub(lambda found: f"{found[1] or ''} (no year)", label).strip()


def _is_yearless(answer: str) -> bool:
    return NO_YEAR in in_edtf(answer)


def _find_problem(answer: str, year: str = "") -> str:
    if not answer.strip():
        return BLANK
    if asked := asked_back(answer):
        return asked
    try:
        read_date(answer, year=year)
    except ValueError:
        return (
            f"“{answer.strip()}” cannot be read as a date. Write it as in the examples, such as "
            "14 July 1987, or as year-month-day."
        )
    return ""


def _judge(question: Question, key: Key, answer: str) -> Judged:
    given, right = read_date(answer, year=key.year), dates.read(key.answer)
    if (given.earliest, given.latest) == (right.earliest, right.latest):
        return RIGHT
    wrote = f"You wrote “{answer.strip() if _is_yearless(answer) else given.label}”"
    then = [key.why.get("date", "")]
    if not dates.possibly_within(given, right.earliest, right.latest):
        return Judged(0.0, [f"{wrote}, which shares no day with what the text says."], then)
    return Judged(0.5, [f"{wrote}: {_compared(given, right)}."], then)


def _days(edtf: str) -> dict[str, str | None]:
    """The first and the last day of a key."""
    right = dates.read(edtf)
    return {"earliest": _written(right.earliest), "latest": _written(right.latest)}


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _compared(given: dates.Interval, right: dates.Interval) -> str:
    if dates.surely_within(right, given.earliest, given.latest):
        return "more days than the text allows"
    if dates.surely_within(given, right.earliest, right.latest):
        return "fewer days than the text allows"
    return "some of the days that the text allows, and others"


KIND = Kind(
    name="date",
    points=2,
    rule="Write it as you would in a letter, or as year-month-day; the examples show ranges and "
    "open ends. The same days count in full, however written. Too wide or too narrow a range, or "
    "one that only touches the right one, gets half.",
    fits=lambda question, answer: isinstance(answer, str),
    tell=lambda question, answer: answer,
    judge=_judge,
    find_problem=_find_problem,
    right_one=lambda edtf: dates.read(edtf).label,
    key_on_page=_days,
    for_page={"examples": EXAMPLES},
)
