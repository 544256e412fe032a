"""The periods that results are reported for, and the same ones a year before: "in the latest
period", "5 million, up from 3 million a year earlier", "the 1988 quarter".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from .anchoring import around, bounds, moved
from .model import Time
from .scene import Scene, count_of
from .words import SENTENCE, SHAPES, words

FAR, FARTHER = 800, 1200
"""how many characters before "a year earlier", and before "the year-ago period", the words may
stand that tell the period
"""
PERIODS = ("quarter", "period", "first months", "reported")
OTHERS = ("fiscal year", "month", "month and year")
"""rules that tell of another period than the one that was reported"""
SHORTEST, LONGEST = 80, 370
"""the days that such a period has"""
QUARTER = re.compile(r"[0-9]{4}-3[3-6]")
MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
MONTHS = re.compile(r"[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}")
OF_REPORT = re.compile(r"(?:['’]s)?\s(?:quarter|period)\b")
COMPARED = rf"\b(?:{words('comparison')})\b"
COMPARISON = re.compile(rf"{COMPARED}|[$£€¥]|\b(?:million|billion|cents)\b")
AMOUNT_COMPARED = re.compile(rf"{COMPARED}(?:\s|[^;]*[0-9][^;]*)$")
A_YEAR_AGO = re.compile(
    r"(?:(?:a|one) year (?:ago|earlier|before)|the year (?:before|earlier)|last year)",
    re.IGNORECASE,
)
SUMMED = re.compile(r"\b(?:the|first)\s$")


def reported(scene: Scene, time: Time, done: Sequence[Time]) -> Time | None:
    """ "The quarter", "the latest period": the one that was named last; None where none was."""
    base = _report(scene, time, done, FARTHER)
    if base is None:
        return None
    note = f"The one by “{scene.text[base.start : base.end]}” ({base.edtf})."
    return replace(time, edtf=base.edtf, basis="relative", note=note)


def of_year_before(scene: Scene, first: Time, second: Time, done: Sequence[Time]) -> Time | None:
    """A period with its year right after it: "the same quarter of last year"."""
    gap = scene.text[first.end : second.start]
    if first.rule != "reported" or not re.fullmatch(r"\s(?:of\s|in\s)?", gap):
        return None
    of_month = scene.text[first.start : first.end].lower().endswith("month")
    base = _month(done) if of_month else _report(scene, first, done, FARTHER)
    steps = base and _years_back(scene, second, base)
    if not base or not steps:
        return None
    return replace(_before(scene, first, base, steps), end=second.end)


def _month(done: Sequence[Time]) -> Time | None:
    """The last month that was named."""
    return next((one for one in reversed(done) if MONTH.fullmatch(one.edtf)), None)


def compared(scene: Scene, time: Time, done: Sequence[Time]) -> Time | None:
    """What a reported period is compared with: the same one of the year before; None for what is
    compared with none.
    """
    far = _reach(scene, time)
    base = _report(scene, time, done, far) if far else None
    steps = base and _years_back(scene, time, base)
    return _before(scene, time, base, steps) if base and steps else None


def _before(scene: Scene, time: Time, base: Time, steps: int) -> Time:
    """The expression as the period, so many years before."""
    first, last = bounds(base.edtf)
    assert first and last, "a period that was reported has both"
    exact = slice(len("2024-09") if MONTHS.fullmatch(base.edtf) else None)
    sides = (f"{moved(day, -steps, 'year')}"[exact] for day in (first, last))
    edtf = "/".join(sides)
    if QUARTER.fullmatch(base.edtf):
        edtf = around(first, -4 * steps, "quarter")
    if MONTH.fullmatch(base.edtf):
        edtf = around(first, -12 * steps, "month")
    note = f"Compared with “{scene.text[base.start : base.end]}” ({base.edtf})."
    return replace(time, edtf=edtf, basis="relative", note=note)


def _years_back(scene: Scene, time: Time, base: Time) -> int:
    """How many years before a period the expression says, 0 where it says none."""
    if time.rule == "year":
        last = bounds(base.edtf)[1]
        return max(0, last.year - int(time.edtf)) if last else 0
    whole = scene.text[time.start : time.end]
    adjective = time.rule == "shifted" and re.search(r"\byear-(?:ago|earlier)\b", whole.lower())
    return int(bool(adjective or A_YEAR_AGO.fullmatch(whole)))


def _reach(scene: Scene, time: Time) -> int:
    """How far back the period may stand that an expression is compared with, 0 for one that is
    compared with none.
    """
    if time.rule in ("year", "calendar unit") and OF_REPORT.match(scene.text, time.end):
        return FARTHER
    if time.rule == "calendar unit":
        return FAR * bool(AMOUNT_COMPARED.search(_left(scene, time)))
    if time.rule == "shifted" and "-" in scene.text[time.start : time.end]:
        return FARTHER
    compares = time.rule in ("ago", "shifted") and COMPARISON.search(_left(scene, time))
    return FAR * bool(compares)


def is_compared(scene: Scene, time: Time) -> bool:
    """Whether "a year earlier" is what something is compared with."""
    is_year_ago = A_YEAR_AGO.fullmatch(scene.text, time.start, time.end)
    return bool(is_year_ago and COMPARISON.search(_left(scene, time)))


def _left(scene: Scene, time: Time) -> str:
    """The words of the sentence before an expression."""
    return SENTENCE.split(scene.text[max(0, time.start - FAR) : time.start])[-1]


def _report(scene: Scene, time: Time, done: Sequence[Time], far: int) -> Time | None:
    """The last period before an expression that is over and was reported in the year before the
    day that is counted from; a quarter, where the expression says so.
    """
    months, words = 0, scene.text[time.start : time.end].lower()
    for one in takewhile(lambda one: time.start - one.end < far, reversed(done)):
        if one.rule in OTHERS:
            return None
        months = months or _months(scene, one)
        if _is_report(scene.anchor, one):
            return _summed(one, 0 if "quarter" in words else months)
    return None


def _is_report(anchor: date | None, time: Time) -> bool:
    latest = time.rule == "calendar unit" and QUARTER.fullmatch(time.edtf)
    if not (time.rule in PERIODS or latest) or anchor is None:
        return False
    first, last = bounds(time.edtf)
    return bool(
        first
        and last
        and SHORTEST < (last - first).days < LONGEST
        and moved(anchor, -1, "year") < last < anchor
    )


def _months(scene: Scene, time: Time) -> int:
    """The months of "for the nine months", which end with the quarter that was reported."""
    match = SHAPES["length"].match(scene.text, time.start) if time.rule == "length" else None
    if not match or match["unit"].lower() != "month":
        return 0
    if not SUMMED.search(scene.text, max(0, time.start - 8), time.start):
        return 0
    return int(count_of(match["low"]) or 0)


def _summed(time: Time, months: int) -> Time:
    """A quarter, or the so many months that end with it."""
    last = bounds(time.edtf)[1]
    if not months or last is None or not QUARTER.fullmatch(time.edtf):
        return time
    begin = moved(last.replace(day=1), 1 - months, "month")
    return replace(time, edtf=f"{begin.isoformat()[:7]}/{last.isoformat()[:7]}")
