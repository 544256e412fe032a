"""Times of day, which have their day from what stands beside them, or from their sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .model import SINGLE_DAYS, Time
from .scene import Scene
from .words import SENTENCE
from .years import dated

GAP = re.compile(r"(?:\s\([^()\n]{1,30}\))?,?\s(?:(?:at|on|about|around|early|late)\s){0,2}")


def with_hour(scene: Scene, first: Time, second: Time) -> Time | None:
    """A time of day with the day beside it, as that day."""
    hour, day = (first, second) if first.rule == "hour" else (second, first)
    if (
        hour.rule != "hour"
        or day.rule not in SINGLE_DAYS
        or not GAP.fullmatch(scene.text, first.end, second.start)
    ):
        return None
    at = f"At {scene.text[hour.start : hour.end]}; the day alone is kept."
    day = dated(scene, day, [])
    return replace(day, start=first.start, end=second.end, note=f"{day.note} {at}".strip())


def on_day(scene: Scene, hour: Time, done: Sequence[Time], rest: Sequence[Time]) -> Time:
    """A time of day with the day that its sentence names elsewhere, the nearest before it or else
    the next; refused as it is where the sentence names none.
    """
    named = [*reversed(done[-3:]), *rest]
    day = next((one for one in named if _is_day(one) and _together(scene, hour, one)), None)
    if day is None:
        return hour
    day = dated(scene, day, done)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}~?", day.edtf):
        return hour
    note = f"The day that its sentence names: “{scene.text[day.start : day.end]}”."
    return replace(hour, edtf=day.edtf, basis="carried-over", note=note)


def _is_day(time: Time) -> bool:
    return time.rule in SINGLE_DAYS and bool(time.edtf)


def _together(scene: Scene, one: Time, other: Time) -> bool:
    """Whether two expressions stand in one sentence."""
    first, second = sorted((one, other), key=lambda time: time.start)
    return not SENTENCE.search(scene.text, first.end, second.start)
