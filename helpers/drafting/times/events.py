"""Days that are counted from an event which the text dates elsewhere: "two days after the vote",
where it has told of "the vote on Oct. 29" or "Tuesday's vote".

Misses: events that another word names ("the ballot"), or that are dated further on.
"""

import re
from collections.abc import Sequence

from .model import SINGLE_DAYS, Time
from .scene import Scene
from .shifting import shifted_by
from .words import words

EVENT = re.compile(
    r"\s(?:the|an?|his|her|its|their|[A-Z][\w’'-]*['’]s)\s(?:[a-z-]+\s)?(?P<noun>[a-z]{3,})\b"
    r"(?!\s(?:of|in|at|on|for|from|to)\b)"
)
"""the event that a count is from; one that is told apart may be another of its kind"""
FUNCTION = rf"(?:{words('no verb')}|{words('idle')}|{words('aside')})\b"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def from_event(scene: Scene, time: Time, done: Sequence[Time]) -> Time | None:
    """Counted from the one day that the text gave an event of this name before; None where it gave
    none, or several.
    """
    event = EVENT.match(scene.text, time.end) if time.rule == "shifted" else None
    if not event or not re.search(r"(?:before|after)$", scene.text[time.start : time.end]):
        return None
    days = {one.edtf: one for one in done if _dates(scene, one, event["noun"])}
    if len(days) != 1:
        return None
    found = shifted_by(scene, time, *days.values())
    return found if found.edtf else None


def _dates(scene: Scene, time: Time, noun: str) -> bool:
    """Whether a day is said to be that of an event: "the Oct. 29 vote", "the vote on Oct. 29"."""
    if time.rule not in SINGLE_DAYS or not DAY.fullmatch(time.edtf):
        return False
    behind = re.compile(rf"(?:['’]s)?\s(?:(?!{FUNCTION})[a-z-]+\s)?{noun}\b")
    before = re.compile(rf"\b{noun}\s(?:on|of)\s(?:the\s)?$")
    left = scene.text[max(0, time.start - 40) : time.start]
    return bool(behind.match(scene.text, time.end) or before.search(left))
