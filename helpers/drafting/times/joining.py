"""Expressions beside each other: two dates with "to" or "or" between them, and those that have
their day (hours) or their count (shifting) from another; then years and limits for what came of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .events import from_event
from .hours import on_day, with_hour
from .limits import limited
from .model import JOINABLE, Time, checked, refused
from .reporting import compared, of_year_before, reported
from .scene import Scene
from .shifting import (
    anniversary,
    is_loose,
    of_that_year,
    period,
    rest_from,
    same_day,
    shifted_from,
    shifted_to,
)
from .years import dated, of_one_year, of_same_season, of_spelt_year

JOIN = re.compile(
    r",?\s(?P<word>to|through|until|and|or)\s(?:the\s|on\s|in\s)?|\s?(?P<dash>[-–—])\s?"
)
RANGE = re.compile(r"\b(?P<word>from|between)\s(?:the\s|late\s|early\s)?$", re.IGNORECASE)
BASES = ("explicit", "carried-over", "inferred-year", "relative", "vague", "not-stated")
"""from the surest to the least sure"""


def joined(scene: Scene, times: Sequence[Time]) -> Iterator[Time]:
    """The expressions with their years, their neighbors, and the words that limit them."""
    done: list[Time] = []
    at = 0
    while at < len(times):
        floor = done[-1].end if done else 0
        pair = _pair(scene, times[at], times[at + 1], done) if at + 1 < len(times) else None
        time = pair or _beside(scene, times[at], done, times[at + 1 : at + 3])
        at += 2 if pair else 1
        if time:
            done.append(limited(scene, dated(scene, time, done), floor))
            yield done[-1]


def _pair(scene: Scene, first: Time, second: Time, done: Sequence[Time]) -> Time | None:
    """Two expressions as one, where they stand for one. done: those before them."""
    floor = done[-1].end if done else 0
    return (
        with_hour(scene, first, second)
        or shifted_to(scene, first, second)
        or of_spelt_year(scene, first, second)
        or anniversary(scene, first, second)
        or of_that_year(scene, first, second, done)
        or of_year_before(scene, first, second, done)
        or _range(scene, first, second, floor)
    )


def _beside(scene: Scene, time: Time, done: Sequence[Time], rest: Sequence[Time]) -> Time | None:
    """An expression that has its day or its count from one before or after it; None where it is
    nothing without one.
    """
    if time.rule == "hour":
        return on_day(scene, time, done, rest)
    if time.rule == "period":
        return period(scene, time, rest)
    if time.rule == "reported":
        return reported(scene, time, done)
    if is_loose(scene, time, rest):
        return None
    return (
        same_day(scene, time, done)
        or of_same_season(scene, time)
        or from_event(scene, time, done, rest)
        or compared(scene, time, done)
        or rest_from(scene, time, done)
        or shifted_from(scene, time, done)
    )


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
