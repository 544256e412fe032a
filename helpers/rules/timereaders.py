"""What each temporal expression stands for by itself: one reader for each rule of timewords, from a match to a reading.

A reading's EDTF has YYYY where no year is named; "" where the expression is refused, is a length, or repeats. A reader gives None for
what only looks like a date ("the 1984 troops", "May" the name), and raises ValueError for what the calendar does not have.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from .anchoring import SEASONS, around, bounds, counted, moved, season, season_around, weekday, with_year
from .numbers import value
from .timewords import AMOUNT, BEFORE_MONTH, BEFORE_YEAR, CUE, DOUBTFUL, LIMIT, MONTHS, ORDINALS, PART, SENTENCE, WEEKDAYS

NOTHING = "Nothing to count from: no date of publication was given, and the text has no full date."
QUOTED = "In a quotation, counted from when it was spoken, which is no later than what the article is counted from"
LENGTHS = {"second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "week": "P{}W", "fortnight": "P{}W", "month": "P{}M", "year": "P{}Y", "decade": "P{}Y", "century": "P{}Y"}
IN_DECADES = {"decade": 10, "century": 100, "fortnight": 2}
NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4}
YEARS_READ = "years before 1 cannot be read here"


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

    def quoted(self, place: int) -> bool:
        """Whether a place lies inside quotation marks."""
        at = bisect_right(self.quotations, (place, len(self.text)))
        return at > 0 and place < self.quotations[at - 1][1]

    def tense(self, start: int, end: int) -> int:
        """Future (1), past (-1) or untold (0): by the verb cue before the expression in its sentence, else by the first one after it."""
        left = SENTENCE.split(self.text[max(0, start - 160) : start])[-1]
        limit = LIMIT.search(left)
        if limit and limit["way"].lower() in ("since", "ever since"):
            return -1
        cues = list(CUE.finditer(left))
        if not cues and (after := CUE.search(SENTENCE.split(self.text[end : end + 120])[0])):
            return 1 if after["future"] or after["contracted"] else -1
        if cues and not (cues[-1]["future"] or cues[-1]["contracted"]):
            return -1
        return 1 if cues or limit and limit["way"].lower() in ("by", "until", "till", "through", "no later than") else 0

    def near(self, edtf: str, start: int, note: str = "") -> Reading:
        """A reading counted from the anchor; in a quotation, whose speaker has another today, only its upper bound."""
        first, last = bounds(edtf)
        if self.quoted(start) and last and (first is None or (last - first).days < 32):
            return Reading(f"../{last}", "vague", f"{QUOTED}: {self.origin}.")
        return Reading(edtf, "relative", f"{note or 'Counted'} from {self.origin}.")


Reader = Callable[[re.Match[str], Scene], Reading | None]


def refuse(note: str, type: str = "DATE") -> Reading:
    """A reading that stands for no date, with the reason."""
    return Reading("", "not-stated", note, type)


def count_of(words: str | None) -> float | None:
    """The number that a count such as "three", "a" or "a couple of" states; None for "a few" and "several"."""
    words = (words or "").lower()
    return 1.0 if words in ("a", "an") else 0.5 if words.startswith("half") else 2.0 if "couple" in words else value(words) if words else None


def _month(words: str) -> int:
    return [month[:3].lower() for month in MONTHS].index(words[:3].lower()) + 1


def _year(found: re.Match[str], scene: Scene) -> str:
    if found["year"]:
        return found["year"]
    if found["which"] and scene.anchor:
        return around(scene.anchor, {"last": -1, "this": 0, "next": 1}[found["which"].lower()], "year")
    return "YYYY"


def _iso(found: re.Match[str], scene: Scene) -> Reading:
    return Reading(f"{date.fromisoformat(found.group()[:10])}", "explicit")


def _numeric(found: re.Match[str], scene: Scene) -> Reading:
    one, two, year = int(found["a"]), int(found["b"] or found["c"]), int(found["year"])
    if found["c"]:
        return Reading(f"{date(year, two, one)}", "explicit", "Read as day.month.year.")
    if one != two and max(one, two) <= 12:
        return refuse(f"Month and day cannot be told apart: {date(year, one, two)} or {date(year, two, one)}.")
    return Reading(f"{date(year, min(one, two), max(one, two))}", "explicit")


def _year_month(found: re.Match[str], scene: Scene) -> Reading:
    if int(found["month"]) > int(found["year"][2:]):
        return refuse(f"The month {found.group()}, or the years {found['year']} to {found['year'][:2]}{found['month']}.")
    return Reading(found.group(), "explicit")


def _day(found: re.Match[str], scene: Scene) -> Reading:
    month, year = _month(found["month"]), _year(found, scene)
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
        return Reading(("[{}]" if joiner.group() == "or" else "{{{}}}").format(",".join(values)), basis, note)
    return Reading(f"{values[0]}/{values[-1]}", basis, note)


def _month_year(found: re.Match[str], scene: Scene) -> Reading:
    year = _year(found, scene)
    if found["year"] or year == "YYYY":
        return Reading(f"{year}-{_month(found['month']):02}", "explicit")
    return Reading(f"{year}-{_month(found['month']):02}", "relative", f"The year is counted from {scene.origin}.")


def _bare_month(found: re.Match[str], scene: Scene) -> Reading | None:
    alone = not BEFORE_MONTH.search(scene.text, max(0, found.start() - 12), found.start())
    if found["month"].rstrip(".").capitalize() in DOUBTFUL and (alone or re.match(r"\s[A-Z]|['’]s\s[A-Z]|\son\s[A-Z]", scene.text[found.end() : found.end() + 6])):
        return None
    return Reading(f"YYYY-{_month(found['month']):02}", "explicit")


def _bare_year(found: re.Match[str], scene: Scene) -> Reading | None:
    if not BEFORE_YEAR.search(scene.text, max(0, found.start() - 16), found.start()) or AMOUNT.search(scene.text, max(0, found.start() - 24), found.start()):
        return None
    follows = re.match(r"(?:\s(?:to|and|or)\s|[-–])[0-9]{4}\s(?:people|troops|soldiers|men|women)|-(?:year|foot|mile|pound|meter|metre|person|page|strong)", scene.text[found.end() : found.end() + 20])
    return None if follows else Reading(found.group(), "explicit")


def _years(found: re.Match[str], scene: Scene) -> Reading | None:
    first, last = int(found["first"]), int(found["last"] if len(found["last"]) == 4 else found["first"][:2] + found["last"])
    return Reading(f"{first}/{last}", "explicit") if 0 < last - first <= 200 else None


def _decade(found: re.Match[str], scene: Scene) -> Reading:
    if found["full"]:
        return Reading(f"{found['full'][:3]}X", "explicit")
    century = 20 if int(found["short"]) <= 20 else 19
    return Reading(f"{century}{found['short'][0]}X", "inferred-year", f"The century is not named: read as the {century}00s.")


def _century(found: re.Match[str], scene: Scene) -> Reading:
    nth = ORDINALS.index(found["nth"].lower()) + 1 if found["nth"].lower() in ORDINALS else int(re.sub(r"\D", "", found["nth"]))
    if found["bc"] or not 1 < nth < 100:
        return refuse(f"The year cannot be written down: {YEARS_READ}.")
    return Reading(f"{nth - 1:02}XX", "explicit", f"Read as {nth - 1}00 to {nth - 1}99; strictly it is {nth - 1}01 to {nth}00.")


def _season(found: re.Match[str], scene: Scene) -> Reading | None:
    name = (found["name"] or found["name2"]).lower()
    if year := found["year"] or found["year2"]:
        note = "Northern seasons; the two winters that touch the year." if name == "winter" else "Northern seasons: three whole months."
        return Reading(season(name, int(year)), "explicit", note)
    which = found["which"].lower()
    if which in ("the", "that"):
        return refuse("The season of which year is not said.") if which == "the" and name != "fall" and re.search(r"\b(?:in|by|since|during|until|over|of)\s$", scene.text[max(0, found.start() - 8) : found.start()]) else None
    if scene.anchor is None:
        return refuse(NOTHING)
    return scene.near(season_around(scene.anchor, name, {"last": -1, "this": 0, "next": 1}[which]), found.start(), "Northern seasons, counted")


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
        return scene.near(shape.format(around(scene.anchor, {"last": -1, "this": 0, "next": 1}[which], "year")), found.start())
    return Reading(shape.format("YYYY"), "explicit") if scene.anchor else refuse(NOTHING)


def _ago(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    number, unit = count_of(found["count"]), unit_of(found["unit"])
    if number is None:
        return Reading(f"../{scene.anchor}", "vague", f"How long ago is not said; bounded by {scene.origin}.")
    if number % 1 and unit == "year":
        number, unit = 12 * number, "month"
    edtf = counted(scene.anchor, -number, unit)
    rough = re.search(r"\b(?:than|over|least|about|around|nearly|almost|some|roughly)\s$", scene.text[max(0, found.start() - 10) : found.start()])
    return scene.near(edtf if not rough or "~" in edtf else f"{edtf}~", found.start())


def unit_of(words: str) -> str:
    """The unit of time that a word names."""
    return {"centurie": "century", "seconds": "second"}.get(words.lower(), words.lower())


def _shifted(found: re.Match[str], scene: Scene) -> Reading | None:
    if found["side"] and re.search(r"\b(?:over|in|within|for|during|every)\s$", scene.text[max(0, found.start() - 8) : found.start()]) and found["side"] != "same":
        return None
    return refuse("Counted from an event, or from a date that the text does not give just before it.")


def _stretch(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    which = (found["which"] or found["which2"] or found["which3"] or found["loose"]).lower()
    ahead = which in ("next", "coming", "following")
    number = 1.0 if not found["count"] else count_of(found["count"])
    if found["loose"] or number is None:
        return Reading(f"{scene.anchor}/.." if ahead else f"../{scene.anchor}", "vague", f"How long is not said; bounded by {scene.origin}.")
    if number % 1 or number > 9999:
        raise ValueError(f"{number} cannot be counted")
    end = moved(scene.anchor, int(number) * (1 if ahead else -1), unit_of(found["unit"] or found["unit2"] or found["unit3"]).replace("weekend", "week").replace("quarter", "month"))
    return scene.near(f"{scene.anchor}/{end}~" if ahead else f"{end}~/{scene.anchor}", found.start())


def _weekday(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    number, which = [day.lower() for day in WEEKDAYS].index(found["weekday"].lower()), (found["which"] or "").lower()
    if found["week"]:
        monday = bounds(around(scene.anchor, {"last": -1, "this": 0, "next": 1}[found["week"].lower()], "week"))[0]
        return scene.near(f"{weekday(monday, number, 1)}", found.start())
    tense = scene.tense(found.start(), found.end())
    if which == "last" or found["after"]:
        way, words = -2, "The last one before it; the one of the week before is another reading. Counted"
    elif which in ("next", "coming", "this coming"):
        way, words = 2, "The first one after it; the one of the week after is another reading. Counted"
    elif tense > 0 or which == "this" and tense == 0:
        way, words = 1, "The next one, for the clause speaks of the future. Counted"
    else:
        way, words = -1, "The last one, on that day or before. Counted"
    return scene.near(f"{weekday(scene.anchor, number, way)}", found.start(), words)


def _day_word(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    if found["over"]:
        return scene.near(f"{moved(scene.anchor, -1, 'day')}/{scene.anchor}", found.start(), "The night before it. Counted")
    days = -2 if found["before"] else 2 if found["after"] else -1 if found["last"] else {"yesterday": -1, "tomorrow": 1}.get((found["word"] or "").lower(), 0)
    return scene.near(f"{moved(scene.anchor, days, 'day')}", found.start())


def _calendar_unit(found: re.Match[str], scene: Scene) -> Reading | None:
    if found["the"] and not PART.search(scene.text, max(0, found.start() - 20), found.start("unit2")):
        return None
    if scene.anchor is None:
        return refuse(NOTHING)
    if found["end"]:
        return scene.near(f"{scene.anchor.year:04}-12", found.start(), "The last month of the year. Counted")
    unit = unit_of(found["unit"] or found["unit2"])
    edtf = around(scene.anchor, {"last": -1, "this": 0, "next": 1}.get((found["which"] or "").lower(), 0), unit)
    if found["part"] and (found["which"] or "").lower() == "this":
        first, last = bounds(edtf)
        edtf = f"{first}/{scene.anchor}" if found["part"].lower() == "earlier" else f"{scene.anchor}/{last}"
    return scene.near(edtf, found.start(), "Weeks begin on Monday. Counted" if unit.startswith("week") else "")


def _named_month(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    which, shape = found["which"].lower(), f"YYYY-{_month(found['month']):02}"
    here = scene.anchor.replace(day=1)
    if which in ("last", "this past"):
        return scene.near(with_year(shape, moved(here, -1, "day"), -1), 0, "The last one over; the one of the year before is another reading. Counted")
    if which in ("next", "this coming"):
        return scene.near(with_year(shape, moved(here, 1, "month"), 1), 0, "The next one. Counted")
    return scene.near(with_year(shape, scene.anchor, 0), 0)


def _hour(found: re.Match[str], scene: Scene) -> Reading | None:
    before = scene.text[max(0, found.start() - 8) : found.start()]
    if found["bare"] and not re.search(r"\b(?:at|by|until|around|about|from|to|before|after)\s$", before):
        return None
    return refuse("An hour without its day.")


def _length(found: re.Match[str], scene: Scene) -> Reading | None:
    unit = unit_of(found["unit"])
    number = count_of(found["low"] or found["count"])
    if number is None or unit not in LENGTHS:
        return refuse("A length of time that is not said.", "DURATION")
    if found["low"] and number == 1 and unit == "day" and not found["for"]:
        return refuse("Some day: which one is not said.") if found.group().lower() == "one day" else refuse("A length of time: P1D.", "DURATION")
    code = LENGTHS[unit].format(f"{number * IN_DECADES.get(unit, 1):g}")
    return refuse(f"A length of time: {code if len(re.findall(r'[a-z0-9]+', found.group())) < 5 else 'from ' + code + ' on'}.", "DURATION")


def _vague(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse("Nothing bounds it: no date of publication was given, and the text has no full date.")
    if found["past"]:
        return Reading(f"../{scene.anchor}", "vague", f"Bounded above by {scene.origin}; no lower bound is given.")
    return Reading(f"{scene.anchor}/..", "vague", f"Bounded below by {scene.origin}; no upper bound is given.")


def _always(found: re.Match[str], scene: Scene, *, note: str, type: str = "DATE") -> Reading:
    return refuse(note, type)


READERS: dict[str, Reader] = {
    "iso date": _iso, "numeric date": _numeric, "year and month": _year_month, "month and day": _day, "day and month": _day, "month and year": _month_year,
    "years": _years, "decade": _decade, "century": _century, "season": _season, "quarter": _quarter, "ago": _ago, "shifted": _shifted, "stretch": _stretch,
    "weekday": _weekday, "day word": _day_word, "calendar unit": _calendar_unit, "named month": _named_month, "hour": _hour, "length": _length,
    "month": _bare_month, "year": _bare_year, "vague": _vague,
    "event": partial(_always, note="Counted from an event that the text does not date."),
    "holiday": partial(_always, note="A named day: its date is not in the text."),
    "fiscal year": partial(_always, note="When such a year begins is not said."),
    "repeated": partial(_always, note="A repetition, not a date.", type="SET"),
    "seconds": partial(_always, note="A length of time in seconds.", type="DURATION"),
}
