"""The year of a date that names none: from its sentence, from the date beside it, or counted from
the scene's day.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from .anchoring import bounds, counted, days_of, season, with_year
from .model import DAYS, MONTHS, Time, checked, refused
from .scene import ONLY_YEAR, Scene
from .tense import Tense, is_attribute, tense
from .words import SEASON, SENTENCE, WEEKDAYS, YEAR

WHICH = {
    Tense.AHEAD: "the next one not over, for the words speak of what is to come",
    Tense.RATHER_AHEAD: "the next one not over, to which the words point",
    Tense.PAST: "the last one begun, for the words speak of the past",
    Tense.RATHER_PAST: "the last one begun, which the tense of the words allows",
    Tense.UNTOLD: "the nearest one",
}
JUST, NEAR, FAR = 31, 62, 270
"""days within which a date is just over, and within which, and beyond which, a news text seldom
leaves the year of a date unsaid
"""
SEASONS = re.compile(
    rf"\b(?P<name>{SEASON})s\sof\s(?:{YEAR},?\s)+(?:(?:and|or)\s)?$", re.IGNORECASE
)
"""seasons of several years, up to one more"""
UNDATED = re.compile(r"YYYY((?:-[0-9]{2})*)")
SIMPLE = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
ALIKE = 0.6
"""how near to each other two distances are when neither year is the likelier"""


def dated(scene: Scene, time: Time, done: Sequence[Time], *, single: bool = True) -> Time:
    """The expression with the year, or the two years, that its sentence, or the day it is counted
    from, gives it.

    done: the expressions before it, with their years. single: whether it stands by itself; as the
    end of a stretch it has one year.
    """
    if "YYYY" not in time.edtf:
        return time
    told = tense(scene.text, time.start, time.end)
    if edtf := _carried(scene, time, told, done):
        note = "The year of the date before it in the sentence."
        return checked(replace(time, edtf=edtf, basis="carried-over", note=note))
    if scene.anchor is None:
        return _of_publication(scene, time)
    if edtf := _by_weekday(scene, time):
        note = f"No year is named: the nearest in which it is that weekday, from {scene.origin}."
        return checked(replace(time, edtf=edtf, basis="inferred-year", note=note))
    edtf, which = _inferred(scene, time, told, single=single)
    note = f"No year is named: {which}, counted from {scene.origin}."
    note += _clash(scene, time, edtf)
    return checked(replace(time, edtf=edtf, basis="inferred-year", note=note))


def _of_publication(scene: Scene, time: Time) -> Time:
    """The expression in the year of publication, where only that is known."""
    if scene.year is None:
        return refused(time, "The text names no year, and no date of publication was given.")
    edtf = UNDATED.sub(rf"{scene.year}\1?", time.edtf)
    note = ONLY_YEAR.format(scene.year)
    return checked(replace(time, edtf=edtf, basis="inferred-year", note=note))


def _inferred(scene: Scene, time: Time, told: Tense, *, single: bool) -> tuple[str, str]:
    """The value with its year, or with both years that are left open; and which it is, in words."""
    assert scene.anchor is not None
    last, following = (with_year(time.edtf, scene.anchor, way) for way in (-1, 1))
    if last == following:
        return last, WHICH[Tense.UNTOLD]
    if is_attribute(scene.text, time.start, time.end):
        told = Tense.UNTOLD
    over = told is Tense.PAST
    if told.past and not scene.published:
        told = Tense.UNTOLD
    since = (scene.anchor - days_of(last)[1]).days
    until = (days_of(following)[0] - scene.anchor).days
    if told is Tense.RATHER_AHEAD and until > FAR and since < JUST:
        return last, "just over, and a year ahead it would be named"
    if single and not over and SIMPLE.fullmatch(last) and _left_open(told, since, until):
        return f"[{last},{following}]", "tense and context leave two years open"
    if told is Tense.UNTOLD:
        return min((since, last), (until, following))[1], WHICH[told]
    return following if told.ahead else last, WHICH[told]


def _left_open(told: Tense, since: int, until: int) -> bool:
    """Whether neither year is the likelier: so many days since the last, until the next."""
    if told is Tense.UNTOLD:
        return min(since, until) > NEAR and min(since, until) > ALIKE * max(since, until)
    if told is Tense.RATHER_PAST:
        return since > FAR
    return told.ahead and until > FAR and since < NEAR


def _by_weekday(scene: Scene, time: Time) -> str:
    """The value in the nearest year in which it is the weekday that is named with it; blank where
    none is, or where none of the years about it fits.
    """
    named = _weekday_of(scene, time)
    if not named or scene.anchor is None:
        return ""
    ways = (with_year(time.edtf, scene.anchor, way) for way in (0, -1, 1))
    return next((edtf for edtf in ways if f"{days_of(edtf)[0]:%A}" == named), "")


def _carried(scene: Scene, time: Time, told: Tense, done: Sequence[Time]) -> str:
    """The value with the year of the last date that stands before it in its sentence; blank where
    none does, or where what is to come would be over.
    """
    for before in reversed(done[-3:]):
        if (
            time.start - before.end < 300
            and before.rule in MONTHS
            and before.basis in ("explicit", "carried-over")
            and not SENTENCE.search(scene.text, before.end, time.start)
        ):
            edtf = time.edtf.replace("YYYY", before.edtf.strip("[{./")[:4])
            return "" if told.ahead and _is_over(scene, edtf) else edtf
    return ""


def _is_over(scene: Scene, edtf: str) -> bool:
    try:
        last = bounds(edtf)[1]
    except ValueError:
        return False
    return bool(scene.anchor and last and last < scene.anchor)


def _clash(scene: Scene, time: Time, edtf: str) -> str:
    """What to add to the note where a weekday is named that the day is not."""
    named, day = _weekday_of(scene, time), bounds(edtf)[0]
    if not named or not day or f"{day:%A}" == named:
        return ""
    return f" But {day} is a {day:%A}."


def _weekday_of(scene: Scene, time: Time) -> str:
    """The weekday that a day of a month is named with; blank where none is."""
    if time.rule not in DAYS:
        return ""
    return next((day for day in WEEKDAYS if scene.text.startswith(day[:3], time.start)), "")


def of_one_year(scene: Scene, first: Time, second: Time) -> tuple[Time, Time]:
    """Both dates with their years, the second no earlier than the first."""
    if "YYYY" in first.edtf and "YYYY" not in second.edtf:
        edtf = with_year(first.edtf, days_of(second.edtf)[1], -1)
        note = "The year of the date after it."
        return replace(first, edtf=edtf, basis="carried-over", note=note), second
    first = dated(scene, first, [], single=False)
    if "YYYY" in second.edtf and first.edtf:
        edtf = with_year(second.edtf, days_of(first.edtf)[0], 1)
        basis = "carried-over" if first.basis == "explicit" else first.basis
        note = first.note or "The year of the date before it."
        return first, replace(second, edtf=edtf, basis=basis, note=note)
    second = dated(scene, second, [], single=False)
    if first.rule == second.rule == "weekday" and "" < second.edtf < first.edtf:
        return first, replace(second, edtf=counted(days_of(second.edtf)[1], 7, "day"))
    return first, second


def of_same_season(scene: Scene, time: Time) -> Time | None:
    """The season of one more year: "2024" in "the summers of 2015 and 2024"; None for another."""
    lead = SEASONS.search(scene.text, max(0, time.start - 80), time.start)
    if time.rule != "year" or not lead:
        return None
    return replace(time, edtf=season(lead["name"].lower(), int(time.edtf)), rule="season")


def of_spelt_year(scene: Scene, first: Time, second: Time) -> Time | None:
    """A day or month with its year in words: "January nineteen ninety-seven"."""
    gap = scene.text[first.end : second.start]
    if second.rule != "spelt year" or "YYYY" not in first.edtf or gap not in (" ", ", "):
        return None
    return replace(first, end=second.end, edtf=first.edtf.replace("YYYY", second.edtf))
