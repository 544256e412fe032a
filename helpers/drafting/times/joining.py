"""Expressions beside each other: a time of day and its day, a count and the date it is counted
from, two dates with "to" or "or" between them; then years and limits for what came of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .anchoring import bounds, counted
from .limits import limited
from .model import JOINABLE, SINGLE_DAYS, Time, checked, refused
from .scene import Scene, count_of, unit_of
from .words import SHAPES
from .years import dated, of_one_year

JOIN = re.compile(
    r",?\s(?P<word>to|through|until|and|or)\s(?:the\s|on\s|in\s)?|\s?(?P<dash>[-–—])\s?"
)
RANGE = re.compile(r"\b(?P<word>from|between)\s(?:the\s|late\s|early\s)?$", re.IGNORECASE)
HOUR = re.compile(r",?\s(?:(?:at|on|about|around|early|late)\s){0,2}")
BASES = ("explicit", "carried-over", "inferred-year", "relative", "vague", "not-stated")
"""from the surest to the least sure"""
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
FARTHEST = 400
"""how many characters before "three days later" the date may stand that it is counted from"""


def joined(scene: Scene, times: Sequence[Time]) -> Iterator[Time]:
    """The expressions with their years, their neighbors, and the words that limit them."""
    done: list[Time] = []
    at = 0
    while at < len(times):
        floor = done[-1].end if done else 0
        pair = _pair(scene, times[at], times[at + 1], floor) if at + 1 < len(times) else None
        time = pair or _shift_from(scene, times[at], done)
        done.append(limited(scene, dated(scene, time, done), floor))
        yield done[-1]
        at += 2 if pair else 1


def _pair(scene: Scene, first: Time, second: Time, floor: int) -> Time | None:
    """Two expressions as one, where they stand for one."""
    return (
        _with_hour(scene, first, second)
        or _shift_to(scene, first, second)
        or _range(scene, first, second, floor)
    )


def _with_hour(scene: Scene, first: Time, second: Time) -> Time | None:
    """A time of day with the day beside it, as that day."""
    hour, day = (first, second) if first.rule == "hour" else (second, first)
    if (
        hour.rule != "hour"
        or day.rule not in SINGLE_DAYS
        or not HOUR.fullmatch(scene.text, first.end, second.start)
    ):
        return None
    at = f"At {scene.text[hour.start : hour.end]}; the day alone is kept."
    day = dated(scene, day, [])
    return replace(day, start=first.start, end=second.end, note=f"{day.note} {at}".strip())


def _shift_to(scene: Scene, shift: Time, base: Time) -> Time | None:
    """Counted from the date right after it: "three days before Oct. 29"."""
    if (
        shift.rule != "shifted"
        or base.rule not in SINGLE_DAYS
        or not re.fullmatch(r"\s(?:on\s)?", scene.text[shift.end : base.start])
    ):
        return None
    return replace(_shifted(scene, shift, dated(scene, base, [])), end=base.end)


def _shift_from(scene: Scene, time: Time, done: Sequence[Time]) -> Time:
    """Counted from the nearest date before it, when that is one day and no further off than a
    paragraph.
    """
    if time.rule != "shifted" or _counts_from_event(scene, time):
        return time
    days = (before for before in reversed(done) if before.edtf and before.rule in SINGLE_DAYS)
    base = next(days, None)
    if (
        base is None
        or time.start - base.end > FARTHEST
        or "\n\n" in scene.text[base.end : time.start]
    ):
        return time
    return _shifted(scene, time, base)


def _counts_from_event(scene: Scene, time: Time) -> bool:
    """Whether words follow that it is counted from: "three days before the vote"."""
    ending = re.search(r"\b(?:before|after|prior)$", scene.text[time.start : time.end])
    return bool(ending and re.match(r"\s\w", scene.text[time.end : time.end + 2]))


def _shifted(scene: Scene, time: Time, base: Time) -> Time:
    """The expression counted from a dated one; as it is, refused, when that is no single day or the
    count is not said.
    """
    first, last = bounds(base.edtf)
    match = SHAPES["shifted"].fullmatch(scene.text, time.start, time.end)
    number = _steps(match) if match else None
    if match is None or number is None or first is None or first != last:
        return time
    unit = unit_of(match["unit"] or match["what"] or match["what2"])
    try:
        edtf = counted(first, number, "day" if unit in PARTS_OF_DAY else unit)
    except (ValueError, OverflowError):
        return time
    if _is_same(match) and unit in ("month", "year"):
        edtf = edtf.rstrip("~")
    counted_from = f"“{scene.text[base.start : base.end]}” ({base.edtf})"
    note = f"Counted from {counted_from}, the nearest date."
    return replace(time, edtf=edtf, basis="relative", note=note)


def _steps(match: re.Match[str]) -> float | None:
    """How many units on, back where it is negative; None where that is not said."""
    number = count_of(match["count"]) if match["count"] else None if match["loose"] else 1.0
    if number is None:
        return None
    if _is_same(match):
        return 0
    way, side = (match["way"] or "").lower(), (match["side"] or "").lower()
    return -number if way in ("earlier", "before", "prior") or side == "previous" else number


def _is_same(match: re.Match[str]) -> bool:
    """Whether it is "that day" or "the same week"."""
    return bool(match["what2"]) or (match["side"] or "").lower().endswith("same")


def _range(scene: Scene, first: Time, second: Time, floor: int) -> Time | None:
    """Two dates joined by to, and, or: a stretch from one to the other, or one of the two; a year
    named once holds for both.
    """
    join = JOIN.fullmatch(scene.text, first.end, second.start)
    if not join or not _can_join(first, second):
        return None
    lead = RANGE.search(scene.text, max(floor, first.start - 24), first.start)
    if join["word"] == "and" and not (lead and lead["word"].lower() == "between"):
        return None
    start = lead.start() if lead and join["word"] != "or" else first.start
    first, second = of_one_year(scene, first, second)
    weakest = max(first, second, key=lambda time: BASES.index(time.basis))
    whole = replace(weakest, start=start, end=second.end, rule=first.rule)
    if not (first.edtf and second.edtf):
        return refused(whole, weakest.note)
    form = "[{},{}]" if join["word"] == "or" else "{}/{}"
    return checked(replace(whole, edtf=form.format(first.edtf, second.edtf)))


def _can_join(first: Time, second: Time) -> bool:
    """Whether both are dates of a kind that can begin or end a stretch, and none is a stretch."""
    return all(
        time.rule in JOINABLE and time.edtf and not re.search("[/,]", time.edtf)
        for time in (first, second)
    )
