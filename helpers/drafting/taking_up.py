"""Taking up: what an article says of an event that it dates elsewhere has the day of that event:
"when the deck gave way", "before the strike", "two people were hurt", where it tells of "the
collapse on May 3".

Misses: which of two events of a sort is meant; an event that is dated by how long ago it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, NamedTuple

from ..leftopen import SEVERAL
from ..spans import Span, inside, touching
from .dating import happens
from .happening import PLAIN, happenings, harm_of, is_past, sole, taken_up
from .issuing import CARRIED
from .ledger import Ledger
from .moments import BOUNDS, LIMITING, POINTING, Moment, is_time, moments
from .pages import Page
from .records import Dated, Statement
from .times import Time
from .times.scene import Scene
from .times.shifting import shifted_by

RULE = "event dated elsewhere"
NOTE = "By the day that the text gives the same event elsewhere: “{}”."
POINTING_RULE = "then"
POINTED = "By the only day told just before: “{}”."
SHIFTED = "shifted"
"""the rule of what is counted from another time"""
TO_COME = ("urge", "forecast")


class Taken(NamedTuple):
    """Words that tell when by an event: where, which way it bounds, of which sort it is, and the
    statements that they date, if they date any.
    """

    span: Span
    way: str
    sort: str
    statements: list[int]


class Events:
    """What the pages of an article tell of events, until all of it is read."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._dated: list[tuple[str, Time]] = []
        self._taken: list[Taken] = []
        self._pointed: list[tuple[Taken, Time]] = []
        self._deeds: list[tuple[int, str]] = []
        self._counted: list[tuple[Taken, Time]] = []

    def read(self, page: Page, first: int) -> None:
        """Keeps what a page tells. first: the number of its first statement."""
        here = list(enumerate(self._ledger.statements))[first:]
        times = [time for time in self._ledger.times if page.start <= time.start < page.end]
        spans = [(time.start, time.end) for time in times]
        self._dated += happenings(page, times)
        self._taken += [one for one in _taken(page, here) if not touching([one.span], spans)]
        self._pointed += [
            (one, day)
            for one in _pointing(page, here)
            if not touching([one.span], spans) and (day := _last_day(page, one, times))
        ]
        self._counted += list(_counted(page, here, times))
        self._deeds += [(number, sort) for number, made in here if (sort := _deed(page, made))]

    def enter(self, text: str) -> None:
        """Enters the words that tell when by events, now that these are known, and dates what they
        date.
        """
        known = sole(self._dated)
        by_event = ((one, day) for one in self._taken if (day := known.get(one.sort)) is not None)
        for one, day in (*by_event, *self._pointed):
            time = _time(text, one, day)
            self._ledger.times.append(time)
            self._date(one.statements, Dated(time.edtf, time.basis, time))
        for one, time in self._counted:
            if (day := known.get(one.sort)) is not None:
                self._count(text, one, time, day)
        for number, sort in self._deeds:
            if (day := known.get(sort)) is not None:
                own = inside((day.start, day.end), self._ledger.statements[number].pieces)
                self._date([number], Dated(day.edtf, day.basis if own else CARRIED, day))
        self._ledger.times.sort(key=attrgetter("start"))

    def _count(self, text: str, one: Taken, time: Time, day: Time) -> None:
        """Gives words that are counted from an event the day that lies so far from it."""
        found = shifted_by(Scene(text, None), time, day)
        if found.edtf:
            found = replace(found, note=NOTE.format(text[day.start : day.end]))
            self._ledger.times[self._ledger.times.index(time)] = found
            self._date(one.statements, Dated(found.edtf, found.basis, found))

    def _date(self, statements: Sequence[int], event: Dated) -> None:
        """Dates the claims of statements that have no date, nor several."""
        claims = self._ledger.claims
        for number in {self._ledger.statements[at].claim for at in statements}:
            claim = claims[number]
            if claim.event is None and SEVERAL not in claim.note:
                claims[number] = replace(claim, event=event)


def _time(text: str, one: Taken, day: Time) -> Time:
    """Words with the day of the event that they take up, or with it as their end."""
    edtf = BOUNDS[one.way].format(day.edtf)
    basis = "relative" if one.way else CARRIED
    note, rule = (NOTE, RULE) if one.sort else (POINTED, POINTING_RULE)
    return Time(*one.span, edtf, "DATE", basis, note.format(text[day.start : day.end]), rule)


def _taken(page: Page, here: Sequence[tuple[int, Statement]]) -> Iterator[Taken]:
    """The words of a page that tell when by an event: "when it fell", "before the vote"."""
    for one in moments(page):
        opening = page.text[one.start : one.end].split(None, 1)[0].lower()
        way = LIMITING.get(opening, "")
        if (way or opening == "when") and (sort := _sort(one)):
            span = page.moved((one.start, one.end))
            yield Taken(span, way, sort, _told_then(page, one, here))


def _counted(
    page: Page, here: Sequence[tuple[int, Statement]], times: Sequence[Time]
) -> Iterator[tuple[Taken, Time]]:
    """The words of a page that are counted from an event without a day in them: "a month after the
    fire"; and the time that they are so far.
    """
    for time in times:
        last = page.words(page.at_home((time.start, time.end)))[-1]
        if time.rule != SHIFTED or time.edtf or last.lower_ not in LIMITING:
            continue
        event = next((kin for kin in last.children if kin.dep_ == "pobj"), None)
        if event is not None and event.pos_ == "NOUN" and (sort := taken_up(event)):
            one = Moment(*page.at_home((time.start, event.idx)), None, last.head)
            span = (time.start, time.end)
            yield Taken(span, "", sort, _told_then(page, one, here)), time


def _pointing(page: Page, here: Sequence[tuple[int, Statement]]) -> Iterator[Taken]:
    """The words of a page that point back at a day: "by then", "since then"."""
    for one in moments(page):
        first, *rest = page.text[one.start : one.end].lower().split()
        if (way := LIMITING.get(first)) and len(rest) == 1 and rest[0] in POINTING:
            yield Taken(page.moved((one.start, one.end)), way, "", _told_then(page, one, here))


def _last_day(page: Page, one: Taken, times: Sequence[Time]) -> Time | None:
    """The only day that the sentence of words, up to them, and the one before it tell."""
    start = page.at_home(one.span)[0]
    first = page.sentence(page.word(start))[0]
    before = page.sentence(first - 1)[0] if first else 0
    near = page.text[page.doc[before].idx : start].rfind("\n") + 1 + page.doc[before].idx
    days = [time for time in times if page.start + near <= time.start < one.span[0]]
    return days[0] if len(days) == 1 and PLAIN.fullmatch(days[0].edtf) else None


def _sort(one: Moment) -> str:
    """The sort of event that words for a time take up; blank for one that is not over."""
    if one.event is None or is_time(one.event):
        return ""
    if one.event.pos_ != "NOUN" and not is_past(one.event):
        return ""
    return taken_up(one.event)


def _told_then(page: Page, one: Moment, here: Sequence[tuple[int, Statement]]) -> list[int]:
    """The statements which the words for a time date: the innermost that hold the word of which
    they tell the time; else those that hold them.
    """
    if one.of is None:
        return []
    words = (page.moved((one.of.idx, one.of.idx + len(one.of))), page.moved((one.start, one.end)))
    found = (list(_dated_there(page, word, here)) for word in words)
    return next((numbers for numbers in found if numbers), [])


def _dated_there(page: Page, word: Span, here: Sequence[tuple[int, Statement]]) -> Iterator[int]:
    """The innermost statements that hold words, where these tell when what they say happened."""
    held = [(number, made) for number, made in here if inside(word, made.pieces)]
    least = min((made.span[1] - made.span[0] for _, made in held), default=0)
    for number, made in held:
        content = [page.at_home(piece) for piece in made.pieces]
        if made.span[1] - made.span[0] == least and happens(page, word, content):
            yield number


def _deed(page: Page, made: Statement) -> str:
    """The sort of event that a statement tells of by its verb: "the deck gave way", "two were
    hurt"; blank for what is to come, and for what tells of anything else.
    """
    verb = _verb(page, made)
    if verb is None or made.act in TO_COME or not is_past(verb):
        return ""
    return harm_of(verb) or (taken_up(verb) if verb.pos_ == "VERB" else "")


def _verb(page: Page, made: Statement) -> Any:
    """The word on which all the others of a statement hang, if it is a verb."""
    pieces = [page.at_home(piece) for piece in made.pieces]
    words = [word for piece in pieces for word in page.words(piece)]
    inner = {word.i for word in words}
    top = next((word for word in words if word.pos_ == "VERB" and word.head.i not in inner), None)
    return top or next(
        (word for word in words if word.pos_ == "VERB" and word.head.i == word.i), None
    )
