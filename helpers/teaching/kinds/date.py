"""Date: a day or a range is to be entered, as people write one or in EDTF. An answer is what was
written.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Unpack

from ... import dates
from ...drafting.times import Time, find_times
from ..drawing import Draw
from ..questions import CANNOT_TELL, Key, Question
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
ANY_YEAR = "0004"
"""what a date without a year is read in: a leap year"""
STAND_IN = "1904"
"""what stands for it in words, since no article is of that year"""
NO_YEAR = re.compile(r"(?<=[A-Z][a-z][a-z]) 4(?!\d)|^4$")
YEARLESS = re.compile(r"XXXX|(?<!\d)--(?=\d\d)|(?<![\d-])(?=\d\d-\d\d(?!-))")
YEAR = re.compile(r"\d{4}")
IN_FIGURES = re.compile(r"(\d\d?)[/.](\d\d?)(?:[/.](\d{4}|\d\d))?")
LIMITS = (
    (re.compile(r"^on or before (.+)|^(.+?) or (?:before|earlier)$", re.I), "by"),
    (re.compile(r"^on or after (.+)|^(.+?) or (?:after|later)$|^from (.+?) on(?:wards)?$", re.I),
     "since"),
)  # fmt: skip
"""limits in words, with the one that the days are found by"""
LEADING = re.compile(r"(?:on|in|at|the)?\s*", re.I)
MONTHS = "January February March April May June July August September October November December"


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
    year, written = year or ANY_YEAR, " ".join(answer.split())
    full = YEARLESS.sub(lambda gap: year if gap.group() == "XXXX" else f"{year}-", written)
    try:
        return dates.read(full)
    except ValueError:
        return dates.read(_in_words(written).replace(STAND_IN, year))


def _in_words(written: str) -> str:
    """The EDTF of a date that is written in words or with strokes, STAND_IN for a year that it
    leaves out. Raises ValueError when it is none, or more than one.
    """
    told = written if YEAR.search(written) else _with_year(written)
    for limit, word in LIMITS:
        if found := limit.search(told):
            told = f"{word} {found[found.lastindex or 0]}"
    times = find_times(told, date(int(STAND_IN), 12, 31))
    if len(times) != 1 or not times[0].edtf or not _is_whole(told, times[0]):
        raise ValueError(f"found {written!r}; allowed: one date, in full")
    return times[0].edtf


def _is_whole(told: str, time: Time) -> bool:
    """Whether nothing else is written than a date, which counts from no other."""
    alone = LEADING.fullmatch(told[: time.start]) and not told[time.end :].strip(" .")
    return bool(alone) and set(YEAR.findall(time.edtf)) <= set(YEAR.findall(told))


def _with_year(written: str) -> str:
    stroke = IN_FIGURES.fullmatch(written)
    if stroke:
        return f"{written.rstrip('/.')}{written[stroke.end(1)]}{STAND_IN}"
    return f"{written}{',' if written[-1:].isdigit() else ''} {STAND_IN}"


def _asked_back(answer: str) -> str:
    """The question that a date in figures leaves open: which of them is the month."""
    found = IN_FIGURES.fullmatch(answer.strip())
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    if first == second or not (0 < first <= 12 and 0 < second <= 12):
        return ""
    one, other = (
        f"{day} {MONTHS.split()[month - 1]}" for month, day in ((first, second), (second, first))
    )
    return f"“{answer.strip()}”: is that {one} or {other}? Write the month as a word."


def told_date(answer: str) -> str:
    """How a date is read, in words; "" while nothing is written, or what is wrong with it."""
    if not answer.strip():
        return ""
    if problem := _find_problem(answer):
        return problem
    label = read_date(answer).label
    return f"Read as: {NO_YEAR.sub(' (no year)', label).strip() if _is_yearless(answer) else label}"


def _is_yearless(answer: str) -> bool:
    return bool(YEARLESS.search(answer)) or not re.search(r"\d{4}", answer)


def _find_problem(answer: str, year: str = "") -> str:
    if not answer.strip():
        return BLANK
    if asked := _asked_back(answer):
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
    for_page={"examples": EXAMPLES},
)
