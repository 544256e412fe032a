"""Expressions that are counted from a day: "yesterday", "on Tuesday", "two weeks ago", "last year",
"in recent weeks", "already".

Each reader takes a match of its rule and the scene, and gives a reading, or None for what only
looks like a date. Without a day to count from, all of them refuse.
"""

import re
from datetime import date

from .anchoring import around, bounds, counted, days_of, moved, weekday, with_year
from .scene import NOTHING, Reading, Scene, count_of, refuse, unit_of
from .tense import Tense, tense
from .words import PART, WEEKDAYS, month_of, words

ROUGHLY = re.compile(r"\b(?:than|over|least|about|around|nearly|almost|some|roughly)\s$")
STRETCHING = re.compile(r"\b(?:over|in|within|for|during|every)\s$")
STEPS = {"last": -1, "latest": -1, "this": 0, "current": 0, "next": 1}


WAYS = {
    -2: "The last one before it; the one of the week before is another reading. Counted",
    -1: "The last one, on that day or before. Counted",
    1: "The next one, for the clause speaks of the future. Counted",
    2: "The first one after it; the one of the week after is another reading. Counted",
}
HABIT = re.compile(rf"\b(?:{words('habit')})\b[^.?!;,\n]*$", re.IGNORECASE)
COMING = re.compile(r"\b(?P<word>in|within)\s(?:the\snext\s)?(?:about\s|around\s)?$", re.IGNORECASE)
TIME = re.compile(r"['’]s?\stime\b")
SOME, OF = re.compile(r"\b(?:a|one)\s$"), (" in ", " of ")
DAYS = {"yesterday": -1, "tomorrow": 1}


def read_ago(match: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    number, unit = count_of(match["count"]), unit_of(match["unit"])
    if number is None:
        return Reading(
            f"../{scene.anchor}", "vague", f"How long ago is not said; bounded by {scene.origin}."
        )
    if number % 1 and unit == "year":
        number, unit = 12 * number, "month"
    edtf = counted(scene.anchor, -number, unit)
    rough = ROUGHLY.search(scene.text[max(0, match.start() - 10) : match.start()])
    return scene.near(edtf if not rough or "~" in edtf else f"{edtf}~", match.start())


def read_ahead(
    match: re.Match[str], scene: Scene, number: float | None, unit: str
) -> Reading | None:
    """A length that tells when something will be: "will reopen in three weeks", "within 30 days";
    None for one that does not.
    """
    before = COMING.search(scene.text, max(0, match.start() - 10), match.start())
    if not before or not number or scene.anchor is None or match["several"] or number % 1:
        return None
    if not (TIME.match(scene.text, match.end()) or tense(scene.text, *match.span()).ahead):
        return None
    there = counted(scene.anchor, number, unit)
    within = before["word"].lower() == "within"
    edtf = f"{scene.anchor}/{there}" if within else there
    return scene.near(edtf, match.start())


def read_shifted(match: re.Match[str], scene: Scene) -> Reading | None:
    before = scene.text[max(0, match.start() - 8) : match.start()]
    if match["side"] and match["side"] != "same" and STRETCHING.search(before):
        return None
    return refuse(
        "Counted from an event, or from a date that the text does not give just before it."
    )


def read_stretch(match: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    which = (match["which"] or match["which2"] or match["which3"] or match["loose"]).lower()
    ahead = which in ("next", "coming", "following")
    number = 1.0 if not match["count"] else count_of(match["count"])
    if match["loose"] or number is None:
        edtf = f"{scene.anchor}/.." if ahead else f"../{scene.anchor}"
        return Reading(edtf, "vague", f"How long is not said; bounded by {scene.origin}.")
    if number % 1 or number > 9999:
        raise ValueError(f"{number} cannot be counted")
    end = moved(scene.anchor, int(number) * (1 if ahead else -1), _unit_of_stretch(match))
    edtf = f"{scene.anchor}/{end}~" if ahead else f"{end}~/{scene.anchor}"
    return scene.near(edtf, match.start())


def _unit_of_stretch(match: re.Match[str]) -> str:
    """The unit that a stretch is counted in: weekends as weeks, a quarter as a month."""
    unit = unit_of(match["unit"] or match["unit2"] or match["unit3"])
    return unit.replace("weekend", "week").replace("quarter", "month")


def read_weekday(match: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return scene.in_year()
    number = WEEKDAYS.index(match["weekday"].capitalize())
    if SOME.search(scene.text, max(0, match.start() - 8), match.start()) and scene.text.startswith(
        OF, match.end()
    ):
        return refuse("Some such day: which one is not said.")
    if HABIT.search(scene.text, max(0, match.start() - 60), match.start()):
        return refuse("A habit: which day is not said.", "SET")
    if match["plus"] or match["week_on"]:
        day = moved(weekday(scene.anchor, number, 2), 7, "day")
        return scene.near(f"{day}", match.start(), "A week after the next one. Counted")
    if match["week"]:
        monday = days_of(around(scene.anchor, STEPS[match["week"].lower()], "week"))[0]
        return scene.near(f"{weekday(monday, number, 1)}", match.start())
    way = _way(match, scene)
    return scene.near(f"{weekday(scene.anchor, number, way)}", match.start(), WAYS[way])


def _way(match: re.Match[str], scene: Scene) -> int:
    """Where a weekday is looked for: as anchoring.weekday takes it."""
    which = (match["which"] or "").lower()
    if which == "last" or match["after"]:
        return -2
    if which in ("next", "coming", "this coming"):
        return 2
    told = tense(scene.text, *match.span())
    return 1 if told.ahead or (which == "this" and told is Tense.UNTOLD) else -1


def read_day_word(match: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    if match["over"]:
        ahead = tense(scene.text, *match.span()).ahead
        night = sorted([scene.anchor, moved(scene.anchor, 1 if ahead else -1, "day")])
        note = f"The night {'after' if ahead else 'before'} it. Counted"
        return scene.near("/".join(map(str, night)), match.start(), note)
    day = moved(scene.anchor, _days(match), "day")
    return scene.near(f"{day}", match.start())


def _days(match: re.Match[str]) -> int:
    """How many days on: -2 for the day before yesterday, -1 for last night."""
    if match["before"]:
        return -2
    if match["after"]:
        return 2
    return -1 if match["last"] else DAYS.get((match["word"] or "").lower(), 0)


def read_week_but_one(match: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    edtf = around(scene.anchor, 2 if match["after"] else -2, unit_of(match["unit"]))
    return scene.near(edtf, match.start())


def read_calendar_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["the"] and not PART.search(
        scene.text, max(0, match.start() - 20), match.start("unit2")
    ):
        return None
    if scene.anchor is None:
        return refuse(NOTHING)
    if match["end"]:
        edtf = f"{scene.anchor.year:04}-12"
        return scene.near(edtf, match.start(), "The last month of the year. Counted")
    if match["weekend"]:
        return scene.near(_weekend(match, scene), match.start(), "By the tense. Counted")
    unit = unit_of(match["unit"] or match["unit2"] or match["unit3"])
    edtf = _part_of(match, around(scene.anchor, _step(match), unit), scene.anchor)
    note = "Weeks begin on Monday. Counted" if unit.startswith("week") else ""
    return scene.near(edtf, match.start(), note)


def read_rest(match: re.Match[str], scene: Scene) -> Reading:
    """What is still to come of a year, or of the unit that goes on: "the rest of the month"; where
    the clause tells what is over, its beginning is not said.
    """
    whole, now = match["year"] or "", scene.anchor
    if now is None or tense(scene.text, *match.span()).past:
        note = "Where it begins is not said."
        return Reading(whole, "explicit", note) if whole else refuse(note)
    whole = whole or around(now, 0, unit_of(match["unit"]))
    first, last = days_of(whole)
    if not first <= now <= last:
        return Reading(whole, "explicit", "Where it begins is not said.")
    return scene.near(f"{now}/{last}" if now < last else f"{now}", match.start())


def _step(match: re.Match[str]) -> int:
    """How many units on: "the latest quarter" is the last one over."""
    return STEPS.get((match["which"] or match["now"] or "").lower(), 0)


def _part_of(match: re.Match[str], edtf: str, anchor: date) -> str:
    """What is over, or still to come, of the unit that goes on: "earlier this year"."""
    part = match["part2"] or (match["part"] if (match["which"] or "").lower() == "this" else "")
    if not part:
        return edtf
    first, last = bounds(edtf)
    return f"{first}/{anchor}" if part.lower() == "earlier" else f"{anchor}/{last}"


def _weekend(match: re.Match[str], scene: Scene) -> str:
    """The last weekend begun, or the next one where the clause speaks of what is to come."""
    assert scene.anchor is not None
    ahead = tense(scene.text, *match.span()).ahead
    saturday = weekday(scene.anchor, WEEKDAYS.index("Saturday"), 1 if ahead else -1)
    return f"{saturday}/{moved(saturday, 1, 'day')}"


def read_named_month(match: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    which, shape = match["which"].lower(), f"YYYY-{month_of(match['month']):02}"
    here = scene.anchor.replace(day=1)
    if which in ("last", "this past"):
        return scene.near(
            with_year(shape, moved(here, -1, "day"), -1),
            0,
            "The last one over; the one of the year before is another reading. Counted",
        )
    if which in ("next", "this coming"):
        return scene.near(with_year(shape, moved(here, 1, "month"), 1), 0, "The next one. Counted")
    return scene.near(with_year(shape, scene.anchor, 0), 0)


def read_vague(match: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(
            "Nothing bounds it: no date of publication was given, and the text has no full date."
        )
    gone = match["future"] and tense(scene.text, *match.span()).past
    if match["past"] or gone:
        return Reading(
            f"../{scene.anchor}",
            "vague",
            f"Bounded above by {scene.origin}; no lower bound is given.",
        )
    return Reading(
        f"{scene.anchor}/..", "vague", f"Bounded below by {scene.origin}; no upper bound is given."
    )
