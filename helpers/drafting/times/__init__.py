"""Temporal expressions: which there are in a text, and which days each of them allows, as EDTF.

A text is read in three steps: words finds the expressions; a reader for each rule says what it
stands for, with YYYY for a year that is not named; then years are inferred, neighbours joined
("from May 3 to June 5", "9 a.m. on Tuesday") and limits applied ("by", "since").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from .anchoring import bounds, counted, third, with_year
from .readers import READERS
from .scene import Scene, count_of, refuse, unit_of
from .words import ANY, LIMIT, PART, SENTENCE, SHAPES, WEEKDAYS

JOIN = re.compile(
    r",?\s(?P<word>to|through|until|and|or)\s(?:the\s|on\s|in\s)?|\s?(?P<dash>[-–—])\s?"
)
RANGE = re.compile(r"\b(?P<word>from|between)\s(?:the\s|late\s|early\s)?$", re.IGNORECASE)
HOUR = re.compile(r",?\s(?:(?:at|on|about|around|early|late)\s){0,2}")
DAYS = ("month and day", "day and month", "iso date", "numeric date")
MONTHS = (*DAYS, "month and year", "month", "year and month")
JOINABLE = (*MONTHS, "year", "weekday", "decade", "season", "quarter", "century")
BASES = ("explicit", "carried-over", "inferred-year", "relative", "vague", "not-stated")


@dataclass(frozen=True)
class Time:
    """One temporal expression: text[start:end] and what it stands for; edtf is "" when that is
    refused, and the note says why.
    """

    start: int
    end: int
    edtf: str
    type: str
    basis: str
    note: str
    rule: str


def find_times(text: str, published: date | None) -> list[Time]:
    """The temporal expressions of a text, in order, none overlapping another; spans count its
    characters from 0, end excluded.

    published: the day from which "yesterday", "Tuesday" and "Oct. 29" are counted. Without it they
    are counted from the latest full date in the text that is not spoken of as future, and the note
    says so; a text without a full date leaves them refused. Readings, each in the note: a day or
    month without a year is the last one begun, after "will", "by" and the like the next; so is a
    weekday. Words such as "already" are bounded by the day counted from, and so is "yesterday" in a
    quotation, which has its own today. Lengths ("three years") and repetitions ("every Monday")
    have no place on the calendar: edtf "", type DURATION or SET. Refused: holidays, 10/11/2024,
    hours without a day, counting from events ("a day after the vote"), and what the calendar does
    not have. Misses: days without a month ("the 29th"), days of events ("9/11"), two-digit years,
    years without a word before them, "then", other calendars, southern seasons, "moved from Monday
    to Tuesday" (read as a range), and tense told by irregular verbs that are not listed.
    """
    quotations = tuple(found.span() for found in re.finditer(r"“[^”\n]*|\"[^\"\n]*\"", text))
    scene = Scene(text, published, quotations, published, f"the day of publication, {published}")
    matches = list(ANY.finditer(text))
    if published is None and (last := _last_date(scene, matches)):
        scene = replace(
            scene,
            anchor=last,
            origin=f"{last}, the last full date in the text (no date of publication was given)",
        )
    return list(_joined(scene, list(_read(scene, matches))))


def _last_date(scene: Scene, matches: list[re.Match[str]]) -> date | None:
    """The latest full date that the text does not speak of as future; or a day without a year that
    follows it within a month.
    """
    days = [
        time
        for time in _read(scene, matches, DAYS)
        if time.edtf and scene.tense(time.start, time.end) <= 0
    ]
    full = max((bounds(time.edtf)[1] for time in days if "YYYY" not in time.edtf), default=None)
    if full is None:
        return None
    near = [bounds(with_year(time.edtf, full, 0))[1] for time in days if "YYYY" in time.edtf]
    return max([full, *(day for day in near if (day - full).days < 32)])


def _read(
    scene: Scene, matches: list[re.Match[str]], rules: tuple[str, ...] = tuple(READERS)
) -> Iterator[Time]:
    """Every expression by itself; the year of a date may still be YYYY."""
    for found in matches:
        rule = (found.lastgroup or "").replace("_", " ")
        if rule not in rules:
            continue
        try:
            reading = READERS[rule](SHAPES[rule].fullmatch(scene.text, *found.span()), scene)
            if reading:
                bounds(reading.edtf.replace("YYYY", "2024"))
        except (ValueError, OverflowError):
            reading = refuse("The calendar has no such day, or none that can be written down.")
        if reading:
            yield Time(*found.span(), reading.edtf, reading.type, reading.basis, reading.note, rule)


def _joined(scene: Scene, times: list[Time]) -> Iterator[Time]:
    """The expressions with their years, their neighbours, and the words that limit them."""
    done: list[Time] = []
    at = 0
    while at < len(times):
        time, other = times[at], times[at + 1] if at + 1 < len(times) else None
        floor = done[-1].end if done else 0
        pair = other and (
            _with_hour(scene, time, other)
            or _shift_to(scene, time, other)
            or _range(scene, time, other, floor)
        )
        at += 2 if pair else 1
        time = pair or time
        if not pair and time.rule == "shifted":
            time = _shift_from(scene, time, done)
        time = _limited(scene, _dated(scene, time, done), floor)
        done.append(time)
        yield time


def _dated(scene: Scene, time: Time, done: list[Time]) -> Time:
    """The expression with the year that its sentence, or the day it is counted from, gives it."""
    if "YYYY" not in time.edtf:
        return time
    if year := _year_before(scene, time, done):
        return _checked(
            replace(
                time,
                edtf=time.edtf.replace("YYYY", year),
                basis="carried-over",
                note="The year of the date before it in the sentence.",
            )
        )
    if scene.anchor is None:
        return _refused(time, "The text names no year, and no date of publication was given.")
    way = 1 if scene.tense(time.start, time.end) > 0 else -1 if scene.published else 0
    edtf = with_year(time.edtf, scene.anchor, way)
    which = {1: "the next one not over", -1: "the last one begun", 0: "the nearest one"}[way]
    return _checked(
        replace(
            time,
            edtf=edtf,
            basis="inferred-year",
            note=f"No year is named: {which}, counted from {scene.origin}.{_clash(scene, time, edtf)}",
        )
    )


def _year_before(scene: Scene, time: Time, done: list[Time]) -> str:
    """The year of the last date with one that stands before an expression in its sentence."""
    for before in reversed(done[-3:]):
        if (
            time.start - before.end < 300
            and before.rule in MONTHS
            and before.basis in ("explicit", "carried-over")
            and not SENTENCE.search(scene.text, before.end, time.start)
        ):
            return before.edtf.strip("[{./")[:4]
    return ""


def _clash(scene: Scene, time: Time, edtf: str) -> str:
    named = next((day for day in WEEKDAYS if scene.text.startswith(day[:3], time.start)), "")
    day = bounds(edtf)[0]
    return (
        f" But {day} is a {day:%A}."
        if named and time.rule in DAYS and day and f"{day:%A}" != named
        else ""
    )


def _with_hour(scene: Scene, one: Time, other: Time) -> Time | None:
    """A time of day with the day beside it, as that day."""
    hour, day = (one, other) if one.rule == "hour" else (other, one)
    if (
        hour.rule != "hour"
        or day.rule not in (*DAYS, "weekday", "day word")
        or not HOUR.fullmatch(scene.text, one.end, other.start)
    ):
        return None
    at = f"At {scene.text[hour.start : hour.end]}; the day alone is kept."
    day = _dated(scene, day, [])
    return replace(day, start=one.start, end=other.end, note=f"{day.note} {at}".strip())


def _shift_to(scene: Scene, one: Time, other: Time) -> Time | None:
    """Counted from the date right after it: "three days before Oct. 29"."""
    if (
        one.rule != "shifted"
        or other.rule not in (*DAYS, "day word", "weekday")
        or not re.fullmatch(r"\s(?:on\s)?", scene.text[one.end : other.start])
    ):
        return None
    return replace(_shift(scene, one, _dated(scene, other, [])), end=other.end)


def _shift_from(scene: Scene, time: Time, done: list[Time]) -> Time:
    """Counted from the nearest date before it, when that is one day and no further off than a
    paragraph.
    """
    before = next(
        (
            other
            for other in reversed(done)
            if other.edtf and other.rule in (*DAYS, "weekday", "day word")
        ),
        None,
    )
    event = re.search(r"\b(?:before|after|prior)$", scene.text[time.start : time.end]) and re.match(
        r"\s\w", scene.text[time.end : time.end + 2]
    )
    if (
        event
        or before is None
        or time.start - before.end > 400
        or "\n\n" in scene.text[before.end : time.start]
    ):
        return time
    return _shift(scene, time, before)


def _shift(scene: Scene, time: Time, base: Time) -> Time:
    """The expression counted from a dated one; as it is, refused, when that is no single day or the
    count is not said.
    """
    first, last = bounds(base.edtf)
    found = SHAPES["shifted"].fullmatch(scene.text, time.start, time.end)
    number = count_of(found["count"]) if found["count"] else None if found["loose"] else 1.0
    if not first or first != last or number is None:
        return time
    unit = unit_of(found["unit"] or found["what"] or found["what2"])
    unit = "day" if unit in ("morning", "afternoon", "evening", "night") else unit
    back = (found["way"] or "").lower() in ("earlier", "before", "prior") or (
        found["side"] or ""
    ).lower() == "previous"
    same = found["what2"] or (found["side"] or "").lower().endswith("same")
    try:
        edtf = counted(first, 0 if same else -number if back else number, unit)
    except (ValueError, OverflowError):
        return time
    edtf = edtf.rstrip("~") if same and unit in ("month", "year") else edtf
    return replace(
        time,
        edtf=edtf,
        basis="relative",
        note=f"Counted from “{scene.text[base.start : base.end]}” ({base.edtf}), the nearest date.",
    )


def _range(scene: Scene, one: Time, other: Time, floor: int) -> Time | None:
    """Two dates joined by to, and, or: a stretch from one to the other, or one of the two; a year
    named once holds for both.
    """
    join = JOIN.fullmatch(scene.text, one.end, other.start)
    if (
        not join
        or one.rule not in JOINABLE
        or other.rule not in JOINABLE
        or not one.edtf
        or not other.edtf
        or re.search("[/,]", one.edtf + other.edtf)
    ):
        return None
    lead = RANGE.search(scene.text, max(floor, one.start - 24), one.start)
    if join["word"] == "and" and not (lead and lead["word"].lower() == "between"):
        return None
    first, last = _same_year(scene, one, other)
    start = lead.start() if lead and join["word"] != "or" else one.start
    weakest = max(first, last, key=lambda time: BASES.index(time.basis))
    whole = replace(weakest, start=start, end=other.end, rule=one.rule)
    if not (first.edtf and last.edtf):
        return _refused(whole, weakest.note)
    return _checked(
        replace(
            whole,
            edtf=f"[{first.edtf},{last.edtf}]"
            if join["word"] == "or"
            else f"{first.edtf}/{last.edtf}",
        )
    )


def _same_year(scene: Scene, one: Time, other: Time) -> tuple[Time, Time]:
    """Both dates with their years, the second no earlier than the first."""
    if "YYYY" in one.edtf and "YYYY" not in other.edtf:
        return replace(
            one,
            edtf=with_year(one.edtf, bounds(other.edtf)[1], -1),
            basis="carried-over",
            note="The year of the date after it.",
        ), other
    one = _dated(scene, one, [])
    if "YYYY" in other.edtf and one.edtf:
        return one, replace(
            other,
            edtf=with_year(other.edtf, bounds(one.edtf)[0], 1),
            basis="carried-over" if one.basis == "explicit" else one.basis,
            note=one.note or "The year of the date before it.",
        )
    other = _dated(scene, other, [])
    if one.rule == other.rule == "weekday" and "" < other.edtf < one.edtf:
        return one, replace(other, edtf=counted(bounds(other.edtf)[1], 7, "day"))
    return one, other


def _limited(scene: Scene, time: Time, floor: int) -> Time:
    """The expression with "early", "late", "by", "since" and the like before it, and what they make
    of it.
    """
    if time.rule not in (*JOINABLE, "calendar unit", "named month", "day word", "years"):
        return time
    part = PART.search(
        scene.text,
        max(floor, time.start - 24),
        time.start
        + (4 if scene.text.startswith("the ", time.start) and time.rule == "calendar unit" else 0),
    )
    if part:
        which = 0 if part["early"] or part["start"] else 2 if part["late"] or part["end"] else 1
        edtf = third(time.edtf, which)
        kept = " Which part of it is meant is not narrowed down." if edtf == time.edtf != "" else ""
        time = replace(
            time, start=min(part.start(), time.start), edtf=edtf, note=(time.note + kept).strip()
        )
    limit = LIMIT.search(scene.text, max(floor, time.start - 28), time.start)
    if not limit or scene.text.startswith(("'s", "’s"), time.end):
        return time
    try:
        edtf = time.edtf and _limit(time.edtf, limit["way"].lower())
        bounds(edtf)
    except ValueError:
        return _refused(time, "It would lie outside the calendar.")
    return replace(time, start=limit.start(), edtf=edtf)


def _limit(edtf: str, way: str) -> str:
    """`../` up to a date, `/..` from it on; before and after leave the date itself out."""
    sides = re.split(r"/|,|(?<=[0-9])\.\.(?=[0-9])", edtf.strip("[]{}"))
    first, last = bounds(edtf)
    if way in ("since", "ever since", "starting", "beginning"):
        return f"{sides[0]}/.." if first else edtf
    if way in ("before", "prior to"):
        return f"../{date.fromordinal(first.toordinal() - 1)}" if first else edtf
    if way == "after":
        return f"{date.fromordinal(last.toordinal() + 1)}/.." if last else edtf
    return f"../{sides[-1]}" if last else edtf


def _checked(time: Time) -> Time:
    """The expression, or refused where the calendar does not have it."""
    try:
        bounds(time.edtf)
    except ValueError:
        return _refused(
            time, "The calendar has no such day, or the dates stand in the wrong order."
        )
    return time


def _refused(time: Time, note: str) -> Time:
    return replace(time, edtf="", basis="not-stated", note=note)
