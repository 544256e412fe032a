"""Expressions that are counted from a day: "yesterday", "on Tuesday", "two weeks ago", "last year",
"in recent weeks", "already".

Each reader takes a match of its rule and the scene, and gives a reading, or None for what only
looks like a date. Without a day to count from, all of them refuse.
"""

import re

from .anchoring import around, bounds, counted, moved, weekday, with_year
from .scene import NOTHING, Reading, Scene, count_of, refuse, unit_of
from .words import PART, WEEKDAYS, month_of

STEPS = {"last": -1, "this": 0, "next": 1}


def read_ago(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    number, unit = count_of(found["count"]), unit_of(found["unit"])
    if number is None:
        return Reading(
            f"../{scene.anchor}", "vague", f"How long ago is not said; bounded by {scene.origin}."
        )
    if number % 1 and unit == "year":
        number, unit = 12 * number, "month"
    edtf = counted(scene.anchor, -number, unit)
    rough = re.search(
        r"\b(?:than|over|least|about|around|nearly|almost|some|roughly)\s$",
        scene.text[max(0, found.start() - 10) : found.start()],
    )
    return scene.near(edtf if not rough or "~" in edtf else f"{edtf}~", found.start())


def read_shifted(found: re.Match[str], scene: Scene) -> Reading | None:
    if (
        found["side"]
        and re.search(
            r"\b(?:over|in|within|for|during|every)\s$",
            scene.text[max(0, found.start() - 8) : found.start()],
        )
        and found["side"] != "same"
    ):
        return None
    return refuse(
        "Counted from an event, or from a date that the text does not give just before it."
    )


def read_stretch(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    which = (found["which"] or found["which2"] or found["which3"] or found["loose"]).lower()
    ahead = which in ("next", "coming", "following")
    number = 1.0 if not found["count"] else count_of(found["count"])
    if found["loose"] or number is None:
        return Reading(
            f"{scene.anchor}/.." if ahead else f"../{scene.anchor}",
            "vague",
            f"How long is not said; bounded by {scene.origin}.",
        )
    if number % 1 or number > 9999:
        raise ValueError(f"{number} cannot be counted")
    end = moved(
        scene.anchor,
        int(number) * (1 if ahead else -1),
        unit_of(found["unit"] or found["unit2"] or found["unit3"])
        .replace("weekend", "week")
        .replace("quarter", "month"),
    )
    return scene.near(
        f"{scene.anchor}/{end}~" if ahead else f"{end}~/{scene.anchor}", found.start()
    )


def read_weekday(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    number, which = (
        [day.lower() for day in WEEKDAYS].index(found["weekday"].lower()),
        (found["which"] or "").lower(),
    )
    if found["week"]:
        monday = bounds(around(scene.anchor, STEPS[found["week"].lower()], "week"))[0]
        return scene.near(f"{weekday(monday, number, 1)}", found.start())
    tense = scene.tense(found.start(), found.end())
    if which == "last" or found["after"]:
        way, words = (
            -2,
            "The last one before it; the one of the week before is another reading. Counted",
        )
    elif which in ("next", "coming", "this coming"):
        way, words = (
            2,
            "The first one after it; the one of the week after is another reading. Counted",
        )
    elif tense > 0 or (which == "this" and tense == 0):
        way, words = 1, "The next one, for the clause speaks of the future. Counted"
    else:
        way, words = -1, "The last one, on that day or before. Counted"
    return scene.near(f"{weekday(scene.anchor, number, way)}", found.start(), words)


def read_day_word(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    if found["over"]:
        return scene.near(
            f"{moved(scene.anchor, -1, 'day')}/{scene.anchor}",
            found.start(),
            "The night before it. Counted",
        )
    days = (
        -2
        if found["before"]
        else 2
        if found["after"]
        else -1
        if found["last"]
        else {"yesterday": -1, "tomorrow": 1}.get((found["word"] or "").lower(), 0)
    )
    return scene.near(f"{moved(scene.anchor, days, 'day')}", found.start())


def read_calendar_unit(found: re.Match[str], scene: Scene) -> Reading | None:
    if found["the"] and not PART.search(
        scene.text, max(0, found.start() - 20), found.start("unit2")
    ):
        return None
    if scene.anchor is None:
        return refuse(NOTHING)
    if found["end"]:
        return scene.near(
            f"{scene.anchor.year:04}-12", found.start(), "The last month of the year. Counted"
        )
    unit = unit_of(found["unit"] or found["unit2"])
    edtf = around(scene.anchor, STEPS.get((found["which"] or "").lower(), 0), unit)
    if found["part"] and (found["which"] or "").lower() == "this":
        first, last = bounds(edtf)
        edtf = (
            f"{first}/{scene.anchor}"
            if found["part"].lower() == "earlier"
            else f"{scene.anchor}/{last}"
        )
    return scene.near(
        edtf, found.start(), "Weeks begin on Monday. Counted" if unit.startswith("week") else ""
    )


def read_named_month(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(NOTHING)
    which, shape = found["which"].lower(), f"YYYY-{month_of(found['month']):02}"
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


def read_vague(found: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return refuse(
            "Nothing bounds it: no date of publication was given, and the text has no full date."
        )
    if found["past"]:
        return Reading(
            f"../{scene.anchor}",
            "vague",
            f"Bounded above by {scene.origin}; no lower bound is given.",
        )
    return Reading(
        f"{scene.anchor}/..", "vague", f"Bounded below by {scene.origin}; no upper bound is given."
    )
