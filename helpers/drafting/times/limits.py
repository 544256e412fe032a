"""The words before a date that narrow it or make a bound of it: "early", "late", "by", "since"."""

import re
from dataclasses import replace
from datetime import date

from .anchoring import bounds, third
from .model import LIMITABLE, Time, refused
from .scene import Scene
from .words import LIMIT, PART, SHAPES

SINCE = ("since", "ever since", "starting", "beginning")


def limited(scene: Scene, time: Time, floor: int) -> Time:
    """The expression with "early", "late", "by", "since" and the like before it, and what they make
    of it. floor: where the expression before it ends.
    """
    if time.rule not in LIMITABLE:
        return time
    time = _narrowed(scene, time, floor)
    limit = LIMIT.search(scene.text, max(floor, time.start - 28), time.start)
    if not limit or scene.text.startswith(("'s", "’s"), time.end):
        return time
    way = limit["way"].lower()
    if way in ("before", "after") and SHAPES["hour"].match(scene.text, time.start):
        return time
    if way == "through" and time.rule in ("decade", "century"):
        return time
    try:
        edtf = time.edtf and _bounded(time.edtf, _way(scene, time, way))
        bounds(edtf)
    except ValueError:
        return refused(time, "It would lie outside the calendar.")
    if edtf == time.edtf:
        return replace(time, start=limit.start())
    note = f"{time.note} The date that is named is {time.edtf}; the words make a bound of it."
    return replace(time, start=limit.start(), edtf=edtf, note=note.strip())


def _narrowed(scene: Scene, time: Time, floor: int) -> Time:
    """The early, middle or late part of what it stands for, where a word before it says so: vague,
    for where such a part ends is not said.
    """
    inside = scene.text.startswith("the ", time.start) and time.rule == "calendar unit"
    end = time.start + (len("the ") if inside else 0)
    part = PART.search(scene.text, max(floor, time.start - 24), end)
    if not part:
        return time
    late = 2 if part["late"] or part["end"] else 1
    edtf = third(time.edtf, 0 if part["early"] or part["start"] else late)
    kept = " Which part of it is meant is not narrowed down." if edtf == time.edtf != "" else ""
    start = min(part.start(), time.start)
    basis = "vague" if time.basis == "explicit" else time.basis
    return replace(time, start=start, edtf=edtf, basis=basis, note=(time.note + kept).strip())


def _way(scene: Scene, time: Time, way: str) -> str:
    """The word that limits a date: before its end is by then, and after its beginning since."""
    words = scene.text[time.start : time.end].lower().removeprefix("the ")
    if way in ("before", "prior to") and words.startswith(("end ", "close ")):
        return "by"
    return "since" if way == "after" and words.startswith(("start ", "beginning ")) else way


def _bounded(edtf: str, way: str) -> str:
    """`../` up to a date, `/..` from it on; before and after leave the date itself out. Of two that
    are open, the one that allows more.
    """
    sides = re.split(r"/|,|(?<=[0-9])\.\.(?=[0-9])", edtf.strip("[]{}"))
    first, last = bounds(edtf)
    if way in SINCE:
        return f"{sides[0]}/.." if first else edtf
    if edtf.startswith("["):
        first, last = bounds(sides[-1])[0], bounds(sides[0])[1]
    if way in ("before", "prior to"):
        return f"../{date.fromordinal(first.toordinal() - 1)}" if first else edtf
    if way == "after":
        return f"{date.fromordinal(last.toordinal() + 1)}/.." if last else edtf
    return f"../{sides[-1]}" if last else edtf
