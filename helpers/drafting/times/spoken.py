"""Expressions inside quotation marks, counted from the day that their sentence says they were
spoken: “We sail today,” he told his crew last Friday.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from .anchoring import bounds
from .expressions import read
from .model import SINGLE_DAYS, Time
from .scene import Scene
from .words import SENTENCE, words

COUNTED = ("ago", "stretch", "weekday", "day word", "calendar unit", "named month", "vague")
"""rules that count from a day"""
SPEECH = re.compile(rf"\b(?:{words('speech')})\b", re.IGNORECASE)
ASIDE = re.compile(r"\b(?:who|whose|whom|which|where|when|after|before|since|that)\b")
WHOLE_YEARS = re.compile(r"(?:last|this|next)\s(?:year|decade|century)", re.IGNORECASE)


def respoken(
    scene: Scene, matches: Sequence[re.Match[str]], times: Sequence[Time], done: Sequence[Time]
) -> list[Time]:
    """The expressions as they were read one by one, those in a dated quotation read anew.

    done: all of them as they were understood in the end.
    """
    at, starts = {match.start(): match for match in matches}, [time.start for time in done]
    anew = []
    for time in times:
        quotation = scene.quotation(time.start) if time.rule in COUNTED else None
        day = _spoken(scene, quotation, done, starts) if quotation else None
        anew.append(_counted(scene, time, at[time.start], day) if day else time)
    return anew


def _counted(scene: Scene, time: Time, match: re.Match[str], day: Time) -> Time:
    """An expression counted from when its quotation was spoken; as it was, where that is no day
    and it counts days.
    """
    first, last = bounds(day.edtf)
    if first != last and not WHOLE_YEARS.fullmatch(match.group()):
        return time
    spoken = scene.text[day.start : day.end]
    origin = f"“{spoken}” ({day.edtf}), when it was said"
    there = replace(scene, anchor=first, origin=origin, quotations=())
    return next(read(there, [match]), time)


def _spoken(
    scene: Scene, quotation: tuple[int, int], done: Sequence[Time], starts: Sequence[int]
) -> Time | None:
    """The one date in the sentence of a quotation that says when it was spoken."""
    first, last = _sentence(scene.text, *quotation)
    around = done[bisect_left(starts, first) : bisect_left(starts, last)]
    near = [time for time in around if not scene.quoted(time.start)]
    return near[0] if len(near) == 1 and _dates(scene.text, quotation, near[0]) else None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a quotation begins and ends; its own end may end it."""
    ends = [match.end() for match in SENTENCE.finditer(text, max(0, start - 200), start)]
    after = SENTENCE.search(text, max(start, end - 1), end + 200)
    return max(ends, default=max(0, start - 200)), after.start() if after else end + 200


def _dates(text: str, quotation: tuple[int, int], time: Time) -> bool:
    """Whether a date outside a quotation is that of the verb of speech beside it."""
    day = time.rule in SINGLE_DAYS and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", time.edtf)
    if not day and not (time.rule == "year" and re.fullmatch("[0-9]{4}", time.edtf)):
        return False
    start, end = quotation
    between = text[end : time.start] if time.start >= end else text[time.end : start]
    if not ASIDE.search(between) and SPEECH.search(between):
        return True
    before = text[max(0, time.start - 30) : time.start]
    return time.start < start and bool(SPEECH.search(before)) and not ASIDE.search(before)
