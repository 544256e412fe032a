"""What each temporal expression stands for by itself: one reader for each rule of words, from a
match to a reading.

A reading's EDTF has YYYY where no year is named; "" where the expression is refused, is a length,
or repeats. A reader gives None for what only looks like a date ("a crowd of 2000", "May" the name),
and raises ValueError for what the calendar does not have. Those that are counted from a day stand
in counting.
"""

import re
from datetime import date
from functools import partial

from . import counting
from .anchoring import around, season, season_around
from .scene import NOTHING, Reader, Reading, Scene, count_of, refuse, unit_of
from .words import AMOUNT, BEFORE_MONTH, BEFORE_YEAR, DOUBTFUL, ORDINALS, month_of

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
NTH = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}


def _year(found: re.Match[str], scene: Scene) -> str:
    if found["year"]:
        return found["year"]
    if found["which"] and scene.anchor:
        return around(scene.anchor, STEPS[found["which"].lower()], "year")
    return "YYYY"


def _iso(found: re.Match[str], scene: Scene) -> Reading:
    return Reading(f"{date.fromisoformat(found.group()[:10])}", "explicit")


def _numeric(found: re.Match[str], scene: Scene) -> Reading:
    one, two, year = int(found["a"]), int(found["b"] or found["c"]), int(found["year"])
    if found["c"]:
        return Reading(f"{date(year, two, one)}", "explicit", "Read as day.month.year.")
    if one != two and max(one, two) <= 12:
        return refuse(
            f"Month and day cannot be told apart: {date(year, one, two)} or {date(year, two, one)}."
        )
    return Reading(f"{date(year, min(one, two), max(one, two))}", "explicit")


def _year_month(found: re.Match[str], scene: Scene) -> Reading:
    if int(found["month"]) > int(found["year"][2:]):
        return refuse(
            f"The month {found.group()}, or the years {found['year']} to {found['year'][:2]}{found['month']}."
        )
    return Reading(found.group(), "explicit")


def _day(found: re.Match[str], scene: Scene) -> Reading:
    month, year = month_of(found["month"]), _year(found, scene)
    days = [int(day) for day in re.findall("[0-9]+", found["days"])]
    values = [f"{year}-{month:02}-{day:02}" for day in days]
    basis = "explicit" if found["year"] or year == "YYYY" else "relative"
    note = f"The year is counted from {scene.origin}." if basis == "relative" else ""
    if len(values) == 1:
        return Reading(values[0], basis, note)
    joiner = re.search(r"and|or|to|through|until|[-–]", found["days"])
    if days != sorted(set(days)) or joiner is None:
        return refuse("The days do not follow each other.")
    if joiner.group() in ("and", "or"):
        return Reading(
            ("[{}]" if joiner.group() == "or" else "{{{}}}").format(",".join(values)), basis, note
        )
    return Reading(f"{values[0]}/{values[-1]}", basis, note)


def _month_year(found: re.Match[str], scene: Scene) -> Reading:
    year = _year(found, scene)
    if found["year"] or year == "YYYY":
        return Reading(f"{year}-{month_of(found['month']):02}", "explicit")
    return Reading(
        f"{year}-{month_of(found['month']):02}",
        "relative",
        f"The year is counted from {scene.origin}.",
    )


def _bare_month(found: re.Match[str], scene: Scene) -> Reading | None:
    alone = not BEFORE_MONTH.search(scene.text, max(0, found.start() - 12), found.start())
    if found["month"].rstrip(".").capitalize() in DOUBTFUL and (
        alone
        or re.match(r"\s[A-Z]|['’]s\s[A-Z]|\son\s[A-Z]", scene.text[found.end() : found.end() + 6])
    ):
        return None
    return Reading(f"YYYY-{month_of(found['month']):02}", "explicit")


def _bare_year(found: re.Match[str], scene: Scene) -> Reading | None:
    if not BEFORE_YEAR.search(
        scene.text, max(0, found.start() - 16), found.start()
    ) or AMOUNT.search(scene.text, max(0, found.start() - 24), found.start()):
        return None
    follows = re.match(
        r"(?:\s(?:to|and|or)\s|[-–])[0-9]{4}\s(?:people|troops|soldiers|men|women)|-(?:year|foot|mile|pound|meter|metre|person|page|strong)",
        scene.text[found.end() : found.end() + 20],
    )
    return None if follows else Reading(found.group(), "explicit")


def _years(found: re.Match[str], scene: Scene) -> Reading | None:
    first, last = (
        int(found["first"]),
        int(found["last"] if len(found["last"]) == 4 else found["first"][:2] + found["last"]),
    )
    return Reading(f"{first}/{last}", "explicit") if 0 < last - first <= 200 else None


def _decade(found: re.Match[str], scene: Scene) -> Reading:
    if found["full"]:
        return Reading(f"{found['full'][:3]}X", "explicit")
    century = 20 if int(found["short"]) <= 20 else 19
    return Reading(
        f"{century}{found['short'][0]}X",
        "inferred-year",
        f"The century is not named: read as the {century}00s.",
    )


def _century(found: re.Match[str], scene: Scene) -> Reading:
    nth = (
        ORDINALS.index(found["nth"].lower()) + 1
        if found["nth"].lower() in ORDINALS
        else int(re.sub(r"\D", "", found["nth"]))
    )
    if found["bc"] or not 1 < nth < 100:
        return refuse("The year cannot be written down: years before 1 are not read.")
    return Reading(
        f"{nth - 1:02}XX",
        "explicit",
        f"Read as {nth - 1}00 to {nth - 1}99; strictly it is {nth - 1}01 to {nth}00.",
    )


def _season(found: re.Match[str], scene: Scene) -> Reading | None:
    name = (found["name"] or found["name2"]).lower()
    if year := found["year"] or found["year2"]:
        note = (
            "Northern seasons; the two winters that touch the year."
            if name == "winter"
            else "Northern seasons: three whole months."
        )
        return Reading(season(name, int(year)), "explicit", note)
    which = found["which"].lower()
    if which in ("the", "that"):
        return (
            refuse("The season of which year is not said.")
            if which == "the"
            and name != "fall"
            and re.search(
                r"\b(?:in|by|since|during|until|over|of)\s$",
                scene.text[max(0, found.start() - 8) : found.start()],
            )
            else None
        )
    if scene.anchor is None:
        return refuse(NOTHING)
    return scene.near(
        season_around(scene.anchor, name, STEPS[which]), found.start(), "Northern seasons, counted"
    )


def _quarter(found: re.Match[str], scene: Scene) -> Reading | None:
    year, which = found["year"] or found["year2"], (found["which"] or "").lower()
    number = int(found["number"] or NTH[found["nth"].lower()])
    if found["what"] == "half":
        if not (year or which) or number not in (1, 2):
            return None
        shape = "{0}-01/{0}-06" if number == 1 else "{0}-07/{0}-12"
    else:
        shape = "{0}-" + str(32 + number)
    if year:
        return Reading(shape.format(year), "explicit")
    if which in ("last", "this", "next") and scene.anchor:
        return scene.near(shape.format(around(scene.anchor, STEPS[which], "year")), found.start())
    return Reading(shape.format("YYYY"), "explicit") if scene.anchor else refuse(NOTHING)


def _hour(found: re.Match[str], scene: Scene) -> Reading | None:
    before = scene.text[max(0, found.start() - 8) : found.start()]
    if found["bare"] and not re.search(
        r"\b(?:at|by|until|around|about|from|to|before|after)\s$", before
    ):
        return None
    return refuse("An hour without its day.")


def _length(found: re.Match[str], scene: Scene) -> Reading | None:
    unit = unit_of(found["unit"])
    number = count_of(found["low"] or found["count"])
    if number is None or unit not in LENGTHS:
        return refuse("A length of time that is not said.", "DURATION")
    if found["low"] and number == 1 and unit == "day" and not found["for"]:
        return (
            refuse("Some day: which one is not said.")
            if found.group().lower() == "one day"
            else refuse("A length of time: P1D.", "DURATION")
        )
    code = LENGTHS[unit].format(f"{number * MANY.get(unit, 1):g}")
    return refuse(
        f"A length of time: {code if len(re.findall(r'[a-z0-9]+', found.group())) < 5 else 'from ' + code + ' on'}.",
        "DURATION",
    )


def _always(found: re.Match[str], scene: Scene, *, note: str, type: str = "DATE") -> Reading:
    return refuse(note, type)


READERS: dict[str, Reader] = {
    "iso date": _iso,
    "numeric date": _numeric,
    "year and month": _year_month,
    "month and day": _day,
    "day and month": _day,
    "month and year": _month_year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "ago": counting.read_ago,
    "shifted": counting.read_shifted,
    "stretch": counting.read_stretch,
    "weekday": counting.read_weekday,
    "day word": counting.read_day_word,
    "calendar unit": counting.read_calendar_unit,
    "named month": counting.read_named_month,
    "hour": _hour,
    "length": _length,
    "month": _bare_month,
    "year": _bare_year,
    "vague": counting.read_vague,
    "event": partial(_always, note="Counted from an event that the text does not date."),
    "holiday": partial(_always, note="A named day: its date is not in the text."),
    "fiscal year": partial(_always, note="When such a year begins is not said."),
    "repeated": partial(_always, note="A repetition, not a date.", type="SET"),
    "seconds": partial(_always, note="A length of time in seconds.", type="DURATION"),
}
