"""Parts of years and what is made of years, as they are named: quarters and seasons, fiscal years,
decades, centuries.
"""

import re
from dataclasses import replace
from datetime import date

from ..numbers import TENS, value
from .anchoring import around, days_of, moved, season, season_around, weekday, with_year
from .scene import NOTHING, Reading, Scene, refuse
from .tense import tense
from .words import BEFORE_YEAR, ORDINALS, WEEKDAYS, month_of, words

HALVES = {1: "{0}-01/{0}-06", 2: "{0}-07/{0}-12"}
STEPS = {"last": -1, "this": 0, "next": 1}
FISCAL_STEPS = {"current": 0, "previous": -1}
SHIFTED_YEAR = "Such a year may begin in the calendar year before: when is not said."
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
OF_RESULTS = re.compile(rf"\s(?:[a-z-]+\s)?(?:{words('result')})\b", re.IGNORECASE)
BEFORE_SEASON = re.compile(r"\b(?:in|by|since|during|until|over|of)\s$", re.IGNORECASE)


def read_spelt_year(match: re.Match[str], scene: Scene) -> Reading | None:
    rest = value(match["rest"])
    if rest is None or not BEFORE_YEAR.search(
        scene.text, max(0, match.start() - 16), match.start()
    ):
        return None
    century = 19 if match["century"].lower() == "nineteen" else 20
    return Reading(f"{century}{int(rest):02}", "explicit")


def read_short_year(match: re.Match[str], scene: Scene) -> Reading:
    year = _full_year(match["short"], scene)
    return Reading(year, "inferred-year", f"The century is not named: read as {year}.")


def _full_year(short: str, scene: Scene) -> str:
    """A year of two digits as the last one that is not more than ten years ahead."""
    newest = (scene.anchor.year if scene.anchor else 2020) + 10
    return f"{newest - (newest - int(short)) % 100:04}"


def read_decade(match: re.Match[str], scene: Scene) -> Reading:
    if match["full"]:
        return Reading(f"{match['full'][:3]}X", "explicit")
    short = (
        match["short"] or f"{2 + [f'{ten[:-1]}ies' for ten in TENS].index(match['word'].lower())}0"
    )
    century = 20 if int(short) <= 20 else 19
    return Reading(
        f"{century}{short[0]}X",
        "inferred-year",
        f"The century is not named: read as the {century}00s.",
    )


def read_century(match: re.Match[str], scene: Scene) -> Reading:
    word = match["nth"].lower()
    nth = ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", word))
    if match["bc"] or not 1 < nth < 100:
        return refuse("The year cannot be written down: years before 1 are not read.")
    return Reading(
        f"{nth - 1:02}XX",
        "explicit",
        f"Read as {nth - 1}00 to {nth - 1}99; strictly it is {nth - 1}01 to {nth}00.",
    )


def read_season(match: re.Match[str], scene: Scene) -> Reading | None:
    name = (match["name"] or match["name2"]).lower()
    if short := match["short"] or match["short2"]:
        year = _full_year(short, scene)
        return Reading(season(name, int(year)), "inferred-year", f"Read as {year}.")
    if year := match["year"] or match["year2"]:
        note = (
            "Northern seasons; the two winters that touch the year."
            if name == "winter"
            else "Northern seasons: three whole months."
        )
        return Reading(season(name, int(year)), "explicit", note)
    which = match["which"].lower()
    if which in ("the", "that"):
        before = scene.text[max(0, match.start() - 8) : match.start()]
        is_season = which == "the" and name != "fall" and BEFORE_SEASON.search(before)
        return refuse("The season of which year is not said.") if is_season else None
    if scene.anchor is None:
        return _season_of_year(scene, name, STEPS[which])
    way = _way(match, scene, scene.anchor, name) if which == "this" else STEPS[which]
    edtf = season_around(scene.anchor, name, way)
    return scene.near(edtf, match.start(), "Northern seasons, counted")


def _season_of_year(scene: Scene, name: str, step: int) -> Reading:
    """The season of the year before, of the year or of the next, where only the year is known."""
    reading = scene.in_year()
    if scene.year is None:
        return reading
    return replace(reading, edtf=season(name, scene.year + step))


def _way(match: re.Match[str], scene: Scene, anchor: date, name: str) -> int:
    """Where "this spring" lies: the one that goes on (0), or by the tense the last or the next."""
    first, last = days_of(season_around(anchor, name, 0))
    if first <= anchor <= last:
        return 0
    told = tense(scene.text, *match.span())
    return -1 if told.past else 1 if told.ahead else 0


def read_quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["half"]:
        return Reading(HALVES[int(match["half"])].format(match["year3"]), "explicit")
    year = match["year"] or match["year2"] or match["before"]
    which = "last" if match["ago"] else (match["which"] or match["whose"] or "").lower()
    number = int(match["number"] or NTH[match["nth"].lower()])
    if match["what"] == "half" and not _is_half(match, scene, bool(year or which)):
        return None
    if match.group().lower() == "last quarter" and scene.anchor:
        return scene.near(around(scene.anchor, -1, "quarter"), match.start())
    shape = HALVES[number] if match["what"] == "half" else f"{{0}}-{32 + number}"
    if year:
        return Reading(shape.format(year), "explicit")
    if which in ("last", "this", "next") and scene.anchor:
        return scene.near(shape.format(around(scene.anchor, STEPS[which], "year")), match.start())
    return Reading(shape.format("YYYY"), "explicit") if scene.anchor else refuse(NOTHING)


def _is_half(match: re.Match[str], scene: Scene, named: bool) -> bool:
    """Whether it is the half of a year: of one that is named, or one of which results are told, and
    not of a match.
    """
    told = "-" in match.group() and OF_RESULTS.match(scene.text, match.end())
    return NTH[match["nth"].lower()] in HALVES and (named or bool(told))


def read_nth_day(match: re.Match[str], scene: Scene) -> Reading:
    """A day of a month by its number: "the first Monday in May", "the last day of June"."""
    shape = f"{match['year'] or 'YYYY'}-{month_of(match['month']):02}"
    if not match["year"] and scene.anchor is None:
        return refuse(NOTHING)
    told = tense(scene.text, *match.span())
    way = -1 if told.past else 1 if told.ahead else 0
    month = shape if match["year"] or not scene.anchor else with_year(shape, scene.anchor, way)
    day = _nth(match["nth"].lower(), match["weekday"], *days_of(month))
    if match["year"]:
        return Reading(f"{day}", "explicit")
    return Reading(f"{day}", "inferred-year", f"The nearest by the tense, from {scene.origin}.")


def _nth(nth: str, name: str | None, first: date, last: date) -> date:
    """A day between two by its number among all of them, or among those of its name."""
    if not name:
        return last if nth == "last" else moved(first, ORDINALS.index(nth), "day")
    number = WEEKDAYS.index(name.capitalize())
    if nth == "last":
        return weekday(last, number, -1)
    return moved(weekday(first, number, 1), 7 * ORDINALS.index(nth), "day")


def read_first_months(match: re.Match[str], scene: Scene) -> Reading:
    number, which = value(match["count"]), (match["which"] or "this").lower().replace("the", "this")
    if not number or number not in range(1, 13):
        return refuse("A year has no such part.")
    if match["year"]:
        return Reading(f"{match['year']}-01/{match['year']}-{int(number):02}", "explicit")
    if scene.anchor is None:
        return refuse(NOTHING)
    year = around(scene.anchor, STEPS[which], "year")
    return scene.near(f"{year}-01/{year}-{int(number):02}", match.start())


def read_fiscal(match: re.Match[str], scene: Scene) -> Reading:
    """A fiscal or school year, about so; of a quarter of one, only that it is one of the last, or
    the next, twelve months.
    """
    if match["year"]:
        return Reading(f"{match['year']}~", "vague", SHIFTED_YEAR)
    if scene.anchor is None:
        return refuse(NOTHING)
    which = (match["which"] or "this").lower()
    if "quarter" not in match.group().lower():
        year = around(scene.anchor, FISCAL_STEPS.get(which, STEPS.get(which, 0)), "year")
        return Reading(f"{year}~", "vague", f"{SHIFTED_YEAR} Counted from {scene.origin}.")
    ahead = tense(scene.text, *match.span()).ahead
    sides = sorted((scene.anchor, moved(scene.anchor, 1 if ahead else -1, "year")))
    edtf = "..".join(f"{day}"[: len("2024-09")] for day in sides)
    return Reading(f"[{edtf}]", "vague", f"When such a year begins is not said; {scene.origin}.")
