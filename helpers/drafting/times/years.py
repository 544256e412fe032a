"""The year of a date that names none: from its sentence, from the date beside it, or counted from
the scene's day.
"""

from collections.abc import Sequence
from dataclasses import replace

from .anchoring import bounds, counted, days_of, with_year
from .model import DAYS, MONTHS, Time, checked, refused
from .scene import Scene
from .words import SENTENCE, WEEKDAYS

WHICH = {1: "the next one not over", -1: "the last one begun", 0: "the nearest one"}


def dated(scene: Scene, time: Time, done: Sequence[Time]) -> Time:
    """The expression with the year that its sentence, or the day it is counted from, gives it.

    done: the expressions before it, with their years.
    """
    if "YYYY" not in time.edtf:
        return time
    if year := _year_before(scene, time, done):
        edtf = time.edtf.replace("YYYY", year)
        note = "The year of the date before it in the sentence."
        return checked(replace(time, edtf=edtf, basis="carried-over", note=note))
    if scene.anchor is None:
        return refused(time, "The text names no year, and no date of publication was given.")
    way = 1 if scene.tense(time.start, time.end) > 0 else -1 if scene.published else 0
    edtf = with_year(time.edtf, scene.anchor, way)
    counted_from = f"No year is named: {WHICH[way]}, counted from {scene.origin}."
    note = counted_from + _clash(scene, time, edtf)
    return checked(replace(time, edtf=edtf, basis="inferred-year", note=note))


def _year_before(scene: Scene, time: Time, done: Sequence[Time]) -> str:
    """The year of the last date with one that stands before an expression in its sentence."""
    for before in reversed(done[-3:]):
        if (
            time.start - before.end < 300
            and before.rule in MONTHS
            and before.basis in ("explicit", "carried-over")
            and not SENTENCE.search(scene.text, before.end, time.start)
        ):
            return before.edtf.strip("[{./")[:4]
    return ""


def _clash(scene: Scene, time: Time, edtf: str) -> str:
    """What to add to the note where a weekday is named that the day is not."""
    named = next((day for day in WEEKDAYS if scene.text.startswith(day[:3], time.start)), "")
    day = bounds(edtf)[0]
    if not named or time.rule not in DAYS or not day or f"{day:%A}" == named:
        return ""
    return f" But {day} is a {day:%A}."


def of_one_year(scene: Scene, first: Time, second: Time) -> tuple[Time, Time]:
    """Both dates with their years, the second no earlier than the first."""
    if "YYYY" in first.edtf and "YYYY" not in second.edtf:
        edtf = with_year(first.edtf, days_of(second.edtf)[1], -1)
        note = "The year of the date after it."
        return replace(first, edtf=edtf, basis="carried-over", note=note), second
    first = dated(scene, first, [])
    if "YYYY" in second.edtf and first.edtf:
        edtf = with_year(second.edtf, days_of(first.edtf)[0], 1)
        basis = "carried-over" if first.basis == "explicit" else first.basis
        note = first.note or "The year of the date before it."
        return first, replace(second, edtf=edtf, basis=basis, note=note)
    second = dated(scene, second, [])
    if first.rule == second.rule == "weekday" and "" < second.edtf < first.edtf:
        return first, replace(second, edtf=counted(days_of(second.edtf)[1], 7, "day"))
    return first, second
