"""The expressions one by one: each match as what its rule's reader takes it for, and the day that
all of them are counted from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from .anchoring import bounds, days_of, with_year
from .model import DAYS, Time
from .readers import READERS
from .scene import Scene, refuse
from .tense import tense
from .words import SHAPES

NEAR = 32
"""how many days a day without a year may follow the last full date and still count as its sequel"""


def read(
    scene: Scene, matches: Sequence[re.Match[str]], rules: Sequence[str] = tuple(READERS)
) -> Iterator[Time]:
    """Every expression by itself; the year of a date may still be YYYY."""
    for match in matches:
        rule = (match.lastgroup or "").replace("_", " ")
        if rule not in rules:
            continue
        try:
            whole = SHAPES[rule].match(scene.text, match.start())
            reading = READERS[rule](whole, scene) if whole else None
            if reading:
                bounds(reading.edtf.replace("YYYY", "2024"))
        except (ValueError, OverflowError):
            reading = refuse("The calendar has no such day, or none that can be written down.")
        if reading:
            yield Time(*match.span(), reading.edtf, reading.type, reading.basis, reading.note, rule)


def counted_from(scene: Scene, matches: Sequence[re.Match[str]]) -> Scene:
    """The scene with the day to count from: that of publication, else the last full date."""
    if scene.published is not None:
        origin = f"the day of publication, {scene.published}"
        return replace(scene, anchor=scene.published, origin=origin)
    last = _last_date(scene, matches)
    if last is None:
        return scene
    origin = f"{last}, the last full date in the text (no date of publication was given)"
    return replace(scene, anchor=last, origin=origin)


def _last_date(scene: Scene, matches: Sequence[re.Match[str]]) -> date | None:
    """The latest full date that the text does not speak of as future; or a day without a year that
    follows it within a month.
    """
    days = [
        time.edtf
        for time in read(scene, matches, DAYS)
        if time.edtf and not tense(scene.text, time.start, time.end).ahead
    ]
    full = max((days_of(edtf)[1] for edtf in days if "YYYY" not in edtf), default=None)
    if full is None:
        return None
    near = (days_of(with_year(edtf, full, 0))[1] for edtf in days if "YYYY" in edtf)
    return max([full, *(day for day in near if (day - full).days < NEAR)])
