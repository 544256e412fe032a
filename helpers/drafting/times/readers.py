"""What each temporal expression stands for by itself: one reader for each rule of words, from a
match to a reading.

A reading's EDTF has YYYY where no year is named; "" where the expression is refused, is a length,
or repeats. A reader gives None for what only looks like a date ("a crowd of 2000", "May" the name),
and raises ValueError for what the calendar does not have. Those that are counted from a day stand
in counting, parts of years and what is made of years in periods.
"""

import re
from datetime import date
from functools import partial

from . import counting, periods
from .anchoring import around, with_year
from .holidays import read_holiday
from .scene import Reader, Reading, Scene, count_of, refuse, unit_of
from .words import AMOUNT, BEFORE_MONTH, BEFORE_YEAR, DOUBTFUL, month_of, words

LENGTHS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "night": "P{}D",
    "week": "P{}W",
    "fortnight": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "decade": "P{}Y",
    "century": "P{}Y",
}
"""ISO 8601's codes for lengths of time"""
MANY = {"decade": 10, "century": 100, "fortnight": 2}
STEPS = {"last": -1, "this": 0, "next": 1}


AND_YEAR = re.compile(r"\s(?:and|or)\s(?:19|20)[0-9]{2}(?=[.,;]|\s(?!\w))")
AFTER_NUMBER = re.compile(
    r"(?:\s(?:to|and|or)\s|[-–])[0-9]{4}\s(?:people|troops|soldiers|men|women)"
    r"|-(?:year|foot|mile|pound|meter|metre|person|page|strong)"
)
"""what shows that a number before it is no year: "2000 to 3000 people" or "a 2000-mile march".
"""


NUMBER_BEFORE = re.compile(
    r"(?:[0-9$£€%]|\b(?:million|billion|hundreds?|thousands?|dozens?|percent|cents?)\b)[^.;:!?\n]{0,40}$"
)
LENGTH_BEFORE = re.compile(rf"\b(?:{words('before a length')})\s$", re.IGNORECASE)
"""what makes "a year" a length or an amount: "in a year", "more than a year"
"""
ROUND_YEAR = re.compile(r"(?:\b(?:around|about|circa)|\b(?:c|ca)\.)\s$", re.IGNORECASE)
AFTER_YEAR = re.compile(
    r"[.,;)]|$|\s(?:and|or|when|by|in|to|as|the|but|for|at|with|after|before|until)\b"
)


def _year(match: re.Match[str], scene: Scene) -> str:
    if match["year"]:
        return match["year"]
    if match["which"] and scene.anchor:
        return around(scene.anchor, STEPS[match["which"].lower()], "year")
    return "YYYY"


def _iso(match: re.Match[str], scene: Scene) -> Reading:
    return Reading(f"{date.fromisoformat(match.group()[:10])}", "explicit")


def _numeric(match: re.Match[str], scene: Scene) -> Reading:
    first, second, year = int(match["a"]), int(match["b"] or match["c"]), int(match["year"])
    if match["c"]:
        return Reading(f"{date(year, second, first)}", "explicit", "Read as day.month.year.")
    if first != second and max(first, second) <= 12:
        readings = f"{date(year, first, second)} or {date(year, second, first)}"
        return refuse(f"Month and day cannot be told apart: {readings}.")
    return Reading(f"{date(year, min(first, second), max(first, second))}", "explicit")


def _year_month(match: re.Match[str], scene: Scene) -> Reading:
    if int(match["month"]) > int(match["year"][2:]):
        years = f"{match['year']} to {match['year'][:2]}{match['month']}"
        return refuse(f"The month {match.group()}, or the years {years}.")
    return Reading(match.group(), "explicit")


def _day(match: re.Match[str], scene: Scene) -> Reading:
    if match["lead"] and scene.anchor and not match["year"]:
        return _led_day(match, scene, scene.anchor)
    month, year = month_of(match["month"]), _year(match, scene)
    days = [int(day) for day in re.findall("[0-9]+", match["days"])]
    edtf = _together([f"{year}-{month:02}-{day:02}" for day in days], match["days"])
    if not edtf or days != sorted(set(days)):
        return refuse("The days do not follow each other.")
    if match["year"] or year == "YYYY":
        return Reading(edtf, "explicit")
    return Reading(edtf, "relative", f"The year is counted from {scene.origin}.")


def _led_day(match: re.Match[str], scene: Scene, anchor: date) -> Reading:
    """A day with "last", "this" or "next" before it."""
    days = re.findall("[0-9]+", match["days"])
    values = [f"YYYY-{month_of(match['month']):02}-{int(day):02}" for day in days]
    edtf = _together(values, match["days"])
    way = STEPS[match["lead"].lower().split()[0]] if match["lead"].lower() in STEPS else 0
    return Reading(with_year(edtf, anchor, way), "relative", f"Counted from {scene.origin}.")


def _together(values: list[str], words: str) -> str:
    """Several days as one value, by the word or the dash between them; blank where there is
    none.
    """
    if len(values) == 1:
        return values[0]
    joiner = re.search(r"and|or|to|through|until|[-–]", words)
    if joiner is None:
        return ""
    if joiner.group() in ("and", "or"):
        return ("[{}]" if joiner.group() == "or" else "{{{}}}").format(",".join(values))
    return f"{values[0]}/{values[-1]}"


def _month_year(match: re.Match[str], scene: Scene) -> Reading:
    year = _year(match, scene)
    if match["year"] or year == "YYYY":
        return Reading(f"{year}-{month_of(match['month']):02}", "explicit")
    return Reading(
        f"{year}-{month_of(match['month']):02}",
        "relative",
        f"The year is counted from {scene.origin}.",
    )


def _bare_month(match: re.Match[str], scene: Scene) -> Reading | None:
    alone = not BEFORE_MONTH.search(scene.text, max(0, match.start() - 12), match.start())
    if match["month"].rstrip(".").capitalize() in DOUBTFUL and (
        alone
        or re.match(r"\s[A-Z]|['’]s\s[A-Z]|\son\s[A-Z]", scene.text[match.end() : match.end() + 6])
    ):
        return None
    return Reading(f"YYYY-{month_of(match['month']):02}", "explicit")


def _bare_year(match: re.Match[str], scene: Scene) -> Reading | None:
    text, (start, end) = scene.text, match.span()
    is_year = (
        (BEFORE_YEAR.search(text, max(0, start - 16), start) or AND_YEAR.match(text, end))
        and not AMOUNT.search(text, max(0, start - 24), start)
        and not AFTER_NUMBER.match(text[end : end + 20])
    )
    if not is_year and ROUND_YEAR.search(text, max(0, start - 10), start):
        return Reading(f"{match.group()}~", "explicit") if AFTER_YEAR.match(text, end) else None
    return Reading(match.group(), "explicit") if is_year else None


def _years(match: re.Match[str], scene: Scene) -> Reading | None:
    begins, ends = match["first"], match["last"]
    first, last = int(begins), int(ends if len(ends) == 4 else begins[:2] + ends)
    if match["slash"] and last != first + 1:
        return None
    return Reading(f"{first}/{last}", "explicit") if 0 < last - first <= 200 else None


def _hour(match: re.Match[str], scene: Scene) -> Reading | None:
    before = scene.text[max(0, match.start() - 8) : match.start()]
    if match["bare"] and not re.search(
        r"\b(?:at|by|until|around|about|from|to|before|after)\s$", before
    ):
        return None
    return refuse("An hour without its day.")


def _length(match: re.Match[str], scene: Scene) -> Reading | None:
    unit = unit_of(match["unit"])
    number = count_of(match["low"] or match["count"])
    if (ahead := counting.read_ahead(match, scene, number, unit)) is not None:
        return ahead
    if number is None or unit not in LENGTHS:
        return refuse("A length of time that is not said.", "DURATION")
    if match["low"] and number == 1 and unit == "day" and not match["for"]:
        return (
            refuse("Some day: which one is not said.")
            if match.group().lower() == "one day"
            else refuse("A length of time: P1D.", "DURATION")
        )
    code = LENGTHS[unit].format(f"{number * MANY.get(unit, 1):g}")
    long = len(re.findall(r"[a-z0-9]+", match.group())) >= 5
    return refuse(f"A length of time: {f'from {code} on' if long else code}.", "DURATION")


def _rate(match: re.Match[str], scene: Scene) -> Reading | None:
    left = scene.text[max(0, match.start() - 60) : match.start()]
    counts = NUMBER_BEFORE.search(left) and not LENGTH_BEFORE.search(left)
    return refuse("A repetition, not a date.", "SET") if counts else None


def _always(match: re.Match[str], scene: Scene, *, note: str, type: str = "DATE") -> Reading:
    return refuse(note, type)


READERS: dict[str, Reader] = {
    "iso date": _iso,
    "numeric date": _numeric,
    "year and month": _year_month,
    "month and day": _day,
    "day and month": _day,
    "month and year": _month_year,
    "years": _years,
    "nth day": periods.read_nth_day,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "season": periods.read_season,
    "quarter": periods.read_quarter,
    "ago": counting.read_ago,
    "shifted": counting.read_shifted,
    "stretch": counting.read_stretch,
    "weekday": counting.read_weekday,
    "day word": counting.read_day_word,
    "week but one": counting.read_week_but_one,
    "rest": counting.read_rest,
    "calendar unit": counting.read_calendar_unit,
    "named month": counting.read_named_month,
    "hour": _hour,
    "length": _length,
    "month": _bare_month,
    "year": _bare_year,
    "vague": counting.read_vague,
    "period": partial(_always, note="When it ends is not said."),
    "reported": partial(_always, note="The text names no such period before."),
    "event": partial(_always, note="Counted from an event that the text does not date."),
    "holiday": read_holiday,
    "fiscal year": periods.read_fiscal,
    "first months": periods.read_first_months,
    "spelt year": periods.read_spelt_year,
    "short year": periods.read_short_year,
    "year before Christ": partial(_always, note="Years before 1 are not read."),
    "repeated": partial(_always, note="A repetition, not a date.", type="SET"),
    "rate": _rate,
    "seconds": partial(_always, note="A length of time in seconds.", type="DURATION"),
}
"""the reader of each rule

To add one: a function from a match and the scene to a reading, here by the name of its rule; the
pattern stands in words.PATTERNS.
"""
