"""Days that are counted from an event which the text dates elsewhere: "two days after the vote",
where it has told of "the vote on Oct. 29" or "Tuesday's vote"; or right there: "two days after the
vote on Oct. 29".

Misses: events that another word names ("the ballot"), or that are dated further on.
"""

import re
from collections.abc import Sequence

from ...spans import Span
from .model import SINGLE_DAYS, Time
from .scene import Scene
from .shifting import shifted_by
from .words import words
from .years import dated

EVENT = re.compile(
    r"\s(?:the|an?|his|her|its|their|[A-Z][\w’'-]*['’]s)\s(?:[a-z-]+\s)?(?P<noun>[a-z]{3,})\b"
    r"(?!\s(?:of|in|at|on|for|from|to)\b)"
)
"""the event that a count is from; one that is told apart may be another of its kind"""
DATED_THERE = re.compile(
    r"\s(?:the|an?|his|her|its|their|[A-Z][\w’'-]*['’]s)\s(?:[a-z-]+\s){1,2}(?:on|of)\s(?:the\s)?"
)
"""the event that a count is from, up to its own day"""
FUNCTION = rf"(?:{words('no verb')}|{words('idle')}|{words('aside')})\b"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def from_event(scene: Scene, time: Time, done: Sequence[Time], rest: Sequence[Time]) -> Time | None:
    """Counted from the day of an event: that which stands right behind it, else the one that the
    text gave an event of this name before; None where it gave none, or several. rest: the
    expressions behind it.
    """
    words = scene.text[time.start : time.end]
    if time.rule != "shifted" or not re.search(r"(?:before|after)$", words):
        return None
    days = _day_behind(scene, time, done, rest) or _days_before(scene, time, done)
    found = shifted_by(scene, time, *days.values()) if len(days) == 1 else None
    return found if found and found.edtf else None


def _day_behind(
    scene: Scene, time: Time, done: Sequence[Time], rest: Sequence[Time]
) -> dict[str, Time]:
    """The day right behind an event: "before the vote on Oct. 29"."""
    for day in rest[:1]:
        if DATED_THERE.fullmatch(scene.text, time.end, day.start) and day.rule in SINGLE_DAYS:
            day = dated(scene, day, done)
            return {day.edtf: day} if DAY.fullmatch(day.edtf) else {}
    return {}


def _days_before(scene: Scene, time: Time, done: Sequence[Time]) -> dict[str, Time]:
    """The days that an event of this name has had so far."""
    event = EVENT.match(scene.text, time.end)
    return {one.edtf: one for one in done if event and _dates(scene, one, event["noun"])}


def _dates(scene: Scene, time: Time, noun: str) -> bool:
    """Whether a day is said to be that of an event."""
    if time.rule not in SINGLE_DAYS or not DAY.fullmatch(time.edtf):
        return False
    return dated_as(scene.text, (time.start, time.end), noun)


def dated_as(text: str, span: Span, noun: str) -> bool:
    """Whether words date an event by its noun.

    >>> dated_as("the Oct. 29 vote", (4, 11), "vote")
    True
    >>> dated_as("the vote on Oct. 29", (12, 19), "vote")
    True
    """
    behind = re.compile(rf"(?:['’]s)?\s(?:(?!{FUNCTION})[a-z-]+\s)?{re.escape(noun)}\b")
    before = re.compile(rf"\b{re.escape(noun)}\s(?:on|of)\s(?:the\s)?$")
    left = text[max(0, span[0] - 40) : span[0]]
    return bool(behind.match(text, span[1]) or before.search(left))
