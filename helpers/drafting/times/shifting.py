"""Expressions that are counted from another date: "three days later", "a year earlier", "that
month", "the quarter ended Sept. 30".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from .anchoring import around, bounds, counted, days_of, moved
from .model import MONTHS, SINGLE_DAYS, Time, refused
from .periods import NTH
from .reporting import is_compared
from .scene import Scene, count_of, unit_of
from .words import SHAPES
from .years import dated

PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
LONG = {"month": ("day", "month"), "quarter": ("day", "month", "quarter")}
LONG["year"] = LONG["decade"] = (*LONG["quarter"], "year")
"""units that may be counted from a date that is no day, and from what kinds of one"""
AGAIN = {"day": ("day",), "week": ("day", "month"), "month": ("day", "month", "year")}
"""units by which a date is told again, and how exactly it is told"""
KINDS = {
    "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "month": r"[0-9]{4}-(?:0[1-9]|1[0-2])",
    "quarter": r"[0-9]{4}-3[3-6]",
    "year": r"[0-9]{4}",
}
"""how exactly a date is told, by the shape of its value"""
FAR, FARTHER = 400, 800
"""how many characters before "three days later", or "a year earlier", the date may stand that it is
counted from; the former in its paragraph
"""
NAMED_YEAR = re.compile(r"[0-9]{4}(?=-|/|$|[~?,\]}])")
IN_MONTHS = {"half": 6, "quarter": 3}


def shifted_to(scene: Scene, shift: Time, base: Time) -> Time | None:
    """Counted from the date right after it: "three days before Oct. 29"."""
    if not _stands_before(scene, shift, base) or _steps(_match(scene, shift)) is None:
        return None
    return replace(shifted_by(scene, shift, dated(scene, base, [])), end=base.end)


def is_loose(scene: Scene, time: Time, following: Sequence[Time]) -> bool:
    """Whether an expression only says that it was days or weeks before or after the date that
    follows, which says more: "in the weeks before Oct. 29".
    """
    near = bool(following) and _stands_before(scene, time, following[0])
    return near and _steps(_match(scene, time)) is None


def _stands_before(scene: Scene, shift: Time, base: Time) -> bool:
    """Whether a day stands right after what is counted from it."""
    return (
        shift.rule == "shifted"
        and base.rule in SINGLE_DAYS
        and bool(re.fullmatch(r"\s(?:on\s|the\s)?", scene.text[shift.end : base.start]))
    )


def same_day(scene: Scene, time: Time, done: Sequence[Time]) -> Time | None:
    """Beside the date that it says again by an event: "on Oct. 12, the day before the flood"."""
    base = done[-1] if done else None
    if time.rule != "shifted" or not base or not _counts_from_event(scene, time):
        return None
    unit = _unit(_match(scene, time))
    again = re.fullmatch(
        r",?\s(?:[-–—]{1,2}\s|about\s|only\s|just\s)?", scene.text[base.end : time.start]
    )
    if not again or _kind(base) not in AGAIN.get(unit, ()) or base.start == base.end:
        return None
    note = f"The same as “{scene.text[base.start : base.end]}” beside it."
    return replace(time, edtf=base.edtf, basis=base.basis, note=note, rule="said again")


def of_that_year(scene: Scene, first: Time, second: Time, done: Sequence[Time]) -> Time | None:
    """A day or month of the year that was named last: "in May of that year"."""
    gap = re.fullmatch(r",?\s(?:of\s|in\s)?", scene.text[first.end : second.start])
    if not gap or "YYYY" not in first.edtf or second.rule != "shifted":
        return None
    match = _match(scene, second)
    steps = _steps(match)
    base = next((one for one in _before(first, done, FARTHER) if NAMED_YEAR.search(one.edtf)), None)
    if base is None or steps is None or _unit(match) != "year" or match["way"]:
        return None
    year = int(NAMED_YEAR.findall(base.edtf)[-1]) + int(steps)
    note = f"The year by “{scene.text[base.start : base.end]}” ({base.edtf})."
    edtf = first.edtf.replace("YYYY", f"{year:04}")
    return replace(first, end=second.end, edtf=edtf, basis="relative", note=note)


def anniversary(scene: Scene, first: Time, second: Time) -> Time | None:
    """Years back from today, or from what goes on: "ten years ago this month"."""
    words = scene.text[second.start : second.end].lower()
    if first.rule != "ago" or second.start != first.end + 1 or not second.edtf:
        return None
    match = _match(scene, first)
    number, unit = count_of(match["count"]), unit_of(match["unit"])
    if unit != "year" or number is None or number % 1 or not words.startswith(("today", "this ")):
        return None
    begin, end = (moved(day, -int(number), unit) for day in days_of(second.edtf))
    edtf = f"{begin}" if begin == end else f"{begin}/{end}"
    if _kind(second) == "month":
        edtf = f"{begin}"[:7]
    return replace(second, start=first.start, edtf=edtf)


def shifted_from(scene: Scene, time: Time, done: Sequence[Time]) -> Time:
    """Counted from the nearest date before it that is told exactly enough for its unit."""
    if time.rule != "shifted" or _counts_from_event(scene, time):
        return time
    unit = _unit(_match(scene, time))
    kinds = LONG.get(unit, ("day",))
    before = _before(time, done, FARTHER)
    leading = (one for one in before if _kind(one) in kinds and _leads(scene, one, unit))
    base = next(leading, None)
    if base is None or not _near(scene, base, time, unit):
        return _year_back(scene, time)
    return shifted_by(scene, time, base)


def rest_from(scene: Scene, time: Time, done: Sequence[Time]) -> Time | None:
    """What is left of a unit from the nearest day before it in its paragraph: "it shut on May 3 and
    stayed shut for the rest of the month"; None where there is none, or that is not needed.
    """
    near = (one for one in _before(time, done, FAR) if _kind(one) == "day")
    base = next(near, None) if time.rule == "rest" and not time.edtf else None
    if base is None or "\n\n" in scene.text[base.end : time.start]:
        return None
    _, last = bounds(around(date.fromisoformat(base.edtf), 0, unit_of(_match(scene, time)["unit"])))
    note = f"From “{scene.text[base.start : base.end]}” ({base.edtf}) on, the nearest day."
    return replace(time, edtf=f"{base.edtf}/{last}", basis="relative", note=note)


def _before(time: Time, done: Sequence[Time], most: int) -> Iterator[Time]:
    """The dates before an expression, the nearest first, no more than so many characters off."""
    return takewhile(lambda one: time.start - one.end < most, reversed(done))


def _near(scene: Scene, base: Time, time: Time, unit: str) -> bool:
    if unit in LONG:
        return time.start - base.end < FARTHER
    return time.start - base.end < FAR and "\n\n" not in scene.text[base.end : time.start]


def _leads(scene: Scene, time: Time, unit: str) -> bool:
    """Whether something may be counted from a date: months and years not from what is itself
    counted back, for a comparison names both, nor from what is still to come.
    """
    if unit not in LONG:
        return True
    first, _ = bounds(time.edtf)
    gone = not (scene.anchor and first and first > scene.anchor)
    return gone and time.rule not in ("shifted", "ago", "calendar unit", "reported")


def _year_back(scene: Scene, time: Time) -> Time:
    """About a year before the day that all is counted from, for "the year-earlier loss" and "more
    than a year earlier".
    """
    compares = _match(scene, time)["adjective"] or is_compared(scene, time)
    if not compares or scene.anchor is None:
        return time
    edtf = f"{around(scene.anchor, -1, 'year')}~"
    return replace(time, edtf=edtf, basis="relative", note=f"Counted from {scene.origin}.")


def _match(scene: Scene, time: Time) -> re.Match[str]:
    match = SHAPES[time.rule].match(scene.text, time.start)
    assert match, "it was found by this shape"
    return match


def _unit(match: re.Match[str]) -> str:
    words = ("unit", "loose", "what", "what2", "what3", "adjective")
    unit = unit_of(next(match[word] for word in words if match[word]))
    return "day" if unit in PARTS_OF_DAY else unit


def _kind(time: Time) -> str:
    """How exactly a date is told: day, month, quarter, year; blank where it is a stretch, or about
    so.
    """
    return next((kind for kind, shape in KINDS.items() if re.fullmatch(shape, time.edtf)), "")


def _counts_from_event(scene: Scene, time: Time) -> bool:
    """Whether words follow that it is counted from: "three days before the vote"."""
    ending = re.search(r"\b(?:before|after|prior)$", scene.text[time.start : time.end])
    return bool(ending and re.match(r"\s\w", scene.text[time.end : time.end + 2]))


def shifted_by(scene: Scene, time: Time, base: Time) -> Time:
    """The expression counted from a dated one; as it is, refused, where the count is not said or
    the date is told too roughly for it.
    """
    match, kind = _match(scene, time), _kind(base)
    number, unit = _steps(match), _unit(match)
    if number is None or not kind or (kind != "day" and kind not in LONG.get(unit, ())):
        return time
    try:
        edtf = _value(match, base.edtf, number, unit)
    except (ValueError, OverflowError):
        return time
    counted_from = f"“{scene.text[base.start : base.end]}” ({base.edtf})"
    note = f"Counted from {counted_from}, the nearest date."
    return replace(time, edtf=edtf, basis="relative", note=note)


def _value(match: re.Match[str], base: str, number: float, unit: str) -> str:
    """What lies so many units from a date: the calendar unit for "the next month" and "that year",
    as exact as the date for "a month later".
    """
    first, last = bounds(base)
    assert first and last, "a date that is told exactly has both"
    if _is_same(match) or (match["side"] and unit != "day"):
        return _part(match, around(first, int(number), unit), first, last)
    if first == last:
        return counted(first, number, unit)
    kind = next(kind for kind, shape in KINDS.items() if re.fullmatch(shape, base))
    if unit == "year" and kind != "year":
        return around(first, int(number) * (4 if kind == "quarter" else 12), kind)
    return around(first, int(number), unit)


def _part(match: re.Match[str], whole: str, first: date, last: date) -> str:
    """What lies before or after a date of the unit around it: "later that year"."""
    part, (begin, end) = (match["part"] or "").lower(), bounds(whole)
    if part == "later" and end and last < end:
        return f"{last}/{end}"
    return f"{begin}/{first}" if part == "earlier" and begin and begin < first else whole


def _steps(match: re.Match[str]) -> float | None:
    """How many units on, back where it is negative; None where that is not said."""
    if match["adjective"]:
        return -1
    number: float | None = 1
    if match["count"] or match["loose"] or _unsaid(match):
        number = count_of(match["count"])
    if number is None:
        return None
    if _is_same(match):
        return 0
    way, side = (match["way"] or "").lower(), (match["side"] or "").lower()
    return -number if way in ("earlier", "before", "prior") or side == "previous" else number


def _unsaid(match: re.Match[str]) -> bool:
    """Whether it is "the days before", of which the number is not said."""
    return bool(match["way"] and re.match(r"the\s[a-z]+s\s", match.group(), re.IGNORECASE))


def _is_same(match: re.Match[str]) -> bool:
    """Whether it is "that day" or "the same week"."""
    return bool(match["what2"] or match["what3"]) or (match["side"] or "").lower().endswith("same")


def period(scene: Scene, time: Time, rest: Sequence[Time]) -> Time | None:
    """A length by the date at its end or beginning: "the quarter ended Sept. 30", "the week of
    March 6"; None where no date follows.
    """
    match = _match(scene, time)
    edge = dated(scene, rest[0], []) if rest and rest[0].rule in MONTHS else None
    way = match["way"].lower()
    gap = rf"\s(?:that\s)?{way}\s(?:on\s|the\send\sof\s)?"
    if not edge or not edge.edtf or not re.fullmatch(gap, scene.text[time.end : edge.start]):
        return None
    first, last = bounds(edge.edtf)
    if not first or not last or (way == "of" and not _has_weeks(match, first, last)):
        return None
    note = f"By “{scene.text[edge.start : edge.end]}” ({edge.edtf})."
    try:
        return replace(time, edtf=_stretch(match, first, last), basis="relative", note=note)
    except (ValueError, OverflowError):
        return refused(time, "It would lie outside the calendar.")


def _has_weeks(match: re.Match[str], first: date, last: date) -> bool:
    """Whether it is the week or the weekend of a day, or a week of a month by its number."""
    if match["nth"]:
        return match["unit"].lower() == "week" and (last - first).days > 7
    return match["unit"].lower() in ("week", "weekend") and (last - first).days < 4


def _stretch(match: re.Match[str], first: date, last: date) -> str:
    """The days of a length that begins or ends with a date."""
    way, unit = match["way"].lower(), match["unit"].lower()
    number = int(count_of(match["count"]) or 1) * IN_MONTHS.get(unit, 1)
    unit = "month" if unit in IN_MONTHS else unit
    if match["nth"] and way == "of":
        return _nth_week(match["nth"].lower(), first, last)
    if way == "of":
        return f"{first}/{last}" if first < last else around(first, 0, unit)
    if way in ("beginning", "starting"):
        return f"{first}/{moved(first, number, unit) - timedelta(days=1)}"
    return f"{moved(last + timedelta(days=1), -number, unit)}/{last}"


def _nth_week(nth: str, first: date, last: date) -> str:
    """About seven days from the beginning of a month on, or up to its end."""
    if nth in ("last", "final"):
        return f"{last - timedelta(days=6)}~/{last}~"
    begin = first + timedelta(days=7 * (NTH[nth] - 1))
    return f"{begin}~/{begin + timedelta(days=6)}~"
