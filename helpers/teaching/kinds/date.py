"""Date: a day or a range is to be entered. An answer is EDTF."""

import re
from collections.abc import Iterator
from typing import Unpack

from ... import dates
from ..drawing import Draw
from ..questions import CANNOT_TELL, Key, Question
from .kind import BLANK, Around, Judged, Kind

EXAMPLES = (
    ("2024-10-29", "on that day"),
    ("2024-10", "some time in that month"),
    ("../2024-10-29", "on that day or before"),
    ("2024-08/..", "from that month on"),
    ("2024-08/2024-10", "from … to"),
    ("[2024-10-27,2024-10-28]", "on one of these days"),
    ("XXXX-10-29", "no year is given"),
)
NO_YEAR = re.compile(r"(?<=[A-Z][a-z][a-z]) 4(?!\d)|^4$")
YEARLESS = re.compile(r"XXXX|(?<!\d)--(?=\d\d)|(?<![\d-])(?=\d\d-\d\d(?!-))")


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
    """A date as a student writes it: EDTF, where the year may be left out (XXXX-10-29, --10-29 or
    10-29) if one is given to put there.

    Raises ValueError when it is not a date.
    """
    year = year or "0004"
    full = YEARLESS.sub(
        lambda gap: year if gap.group() == "XXXX" else f"{year}-",
        answer.strip(),
    )
    return dates.read(full)


def told_date(answer: str) -> str:
    """How a date is read, in words; "" while nothing is written, or what is wrong with it."""
    if not answer.strip():
        return ""
    if problem := _find_problem(answer):
        return problem
    label = read_date(answer).label
    return f"Read as: {NO_YEAR.sub(' (no year)', label).strip() if _is_yearless(answer) else label}"


def _is_yearless(answer: str) -> bool:
    return bool(YEARLESS.search(answer))


def _find_problem(answer: str, year: str = "") -> str:
    try:
        read_date(answer, year=year)
    except ValueError:
        return (
            f"“{answer.strip()}” cannot be read as a date. Write it as year-month-day, such as "
            "2024-10-29, or as in the examples."
        )
    return "" if answer.strip() else BLANK


def _judge(question: Question, key: Key, answer: str) -> Judged:
    given, right = read_date(answer, year=key.year), dates.read(key.answer)
    if (given.earliest, given.latest) == (right.earliest, right.latest):
        same = "The text gives no year, and neither do you." if _is_yearless(answer) else ""
        return 1.0, [same]
    wrote = f"You wrote “{answer.strip() if _is_yearless(answer) else given.label}”"
    if not dates.possibly_within(given, right.earliest, right.latest):
        return 0.0, [f"{wrote}, which shares no day with what the text says."]
    return 0.5, [f"{wrote}: {_compared(given, right)}."]


def _compared(given: dates.Interval, right: dates.Interval) -> str:
    if dates.surely_within(right, given.earliest, given.latest):
        return "more days than the text allows"
    if dates.surely_within(given, right.earliest, right.latest):
        return "fewer days than the text allows"
    return "some of the days that the text allows, and others"


KIND = Kind(
    name="date",
    points=2,
    rule="Write it as year-month-day; the examples show ranges and open ends. The same days count "
    "in full, however written. Too wide or too narrow a range, or one that only touches the right "
    "one, gets half.",
    fits=lambda question, answer: isinstance(answer, str),
    tell=lambda question, answer: answer,
    judge=_judge,
    find_problem=_find_problem,
    for_page={"examples": EXAMPLES},
)
