"""The calendar: the times of an article, looked up by where they stand and by what they date."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from .. import lexicons
from ..spans import Span, inside
from .attributions import Attribution
from .pages import Page
from .times import Time
from .times.tense import Tense, tense

CIRCUMSTANCES = frozenset(
    [
        "pobj",
        "prep",
        "npadvmod",
        "advmod",
        "tmod",
        "advcl",
        "nummod",
        "compound",
        "pcomp",
        "amod",
        "agent",
    ]
)
"""the parser's relations on the way from a date up to the cue that it dates"""
ISSUED = lexicons.words("timewords", "issued")
"""what is done with a document on the day that it speaks"""


SPOKE = lexicons.words("timewords", "spoke")
DOCUMENTS = lexicons.words("speechwords", "occasion")


PRESENT = ("VBZ", "VBP")
STATES = lexicons.words("timewords", "state")
"""verbs that tell how things stand"""


ASIDE = lexicons.words("timewords", "aside")
"""what leads to something that the speech is not: "after the fire on Monday, she said"
"""


FOLLOWS = re.compile(r"\s(?:on\s)?")
"""what stands between a cue and the day right after it"""


class Calendar:
    """The times of the whole article, in its order."""

    def __init__(self, times: Sequence[Time]) -> None:
        self._times = times
        self._starts = [time.start for time in times]

    def days(self, start: int, end: int) -> list[Time]:
        """The times that begin between two characters and stand for days, each told once."""
        between = self._between(start, end)
        return [
            time
            for time in between
            if time.edtf and time.type == "DATE" and time.rule != "said again"
        ]

    def _between(self, start: int, end: int) -> Sequence[Time]:
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def tells(self, page: Page, cue: Span, pieces: Sequence[Span]) -> bool:
        """Whether any words outside what is said tell when it was: "later, she said"."""
        sentence = page.doc[slice(*page.sentence(page.word(cue[0])))]
        return any(
            not inside((time.start, time.end), pieces) and self._is_of(page, time, cue)
            for time in self._between(*page.moved((sentence.start_char, sentence.end_char)))
        )

    def said(
        self, page: Page, attribution: Attribution, pieces: Sequence[Span]
    ) -> dict[Span, Time]:
        """The date of each cue: of the dates that hang on it in the grammar and stand outside what
        is said, the nearest.
        """
        near: dict[Time, tuple[int, Span]] = {}
        relays = (cue for _, cue in attribution.relays if cue)
        for cue in (*relays, *attribution.cue[:1]):
            for time in self._dating(page, cue):
                away = abs(time.start - page.start - cue[1])
                if not inside((time.start, time.end), pieces) and (
                    time not in near or away < near[time][0]
                ):
                    near[time] = (away, cue)
        farthest_first = sorted(near.items(), key=lambda item: -item[1][0])
        return {cue: time for time, (_, cue) in farthest_first}

    def _dating(self, page: Page, cue: Span) -> list[Time]:
        """The days in the sentence of a cue that hang on it."""
        sentence = page.doc[slice(*page.sentence(page.word(cue[0])))]
        days = self.days(*page.moved((sentence.start_char, sentence.end_char)))
        return [
            day
            for day in days
            if self._is_of(page, day, cue)
            and tense(page.text, *page.at_home((day.start, day.end))) is not Tense.AHEAD
        ]

    def _is_of(self, page: Page, time: Time, cue: Span) -> bool:
        """Whether words tell when something was said by a cue: they follow it, or hang on it."""
        root = page.words(page.at_home((time.start, time.end))).root
        follows = FOLLOWS.fullmatch(page.text, cue[1], time.start - page.start)
        return bool(follows) or _hangs(root, cue)


def happens(page: Page, date: Span, content: Sequence[Span]) -> bool:
    """Whether the words of a date in what is said tell when it happened, rather than what something
    in it is: "the record set in 1990".
    """
    token = page.words(page.at_home(date)).root
    while token.head.i != token.i and inside((token.head.idx, token.head.idx + 1), content):
        if token.dep_ in ("acl", "relcl"):
            return False
        token = token.head
    return True


def is_now(cue: Iterable[Any]) -> bool:
    """Whether what is said is said now: "says", not "said" nor "has said"."""
    return any(token.tag_ in PRESENT and token.dep_ != "aux" for token in cue)


def stands(said: Iterable[Any]) -> bool:
    """Whether a statement tells how things are now: "the road is shut", "thousands remain"."""
    finite = next((token for token in said if token.tag_ in (*PRESENT, "VBD", "MD")), None)
    return finite is not None and finite.tag_ in PRESENT and finite.lemma_ in STATES


def _hangs(token: Any, cue: Span) -> bool:
    """Whether a word hangs on a cue as its circumstance: "said on May 3", "speaking on May 3, he
    said", "said in a letter dated May 3", but not "praised the 2017 ban", "said after a fire on
    May 3", "when it shut on May 3, he said".
    """
    of_source, at = False, token.i
    while not cue[0] <= token.idx < cue[1]:
        if _issued(token) or _set_off(token):
            of_source = True
        elif token.dep_ not in CIRCUMSTANCES and not (of_source and token.dep_ == "nsubj"):
            return False
        if _of_something_else(token, at):
            return False
        token = token.head
    return True


def _of_something_else(token: Any, at: int) -> bool:
    """Whether a date at a place, which hangs below a word, is that of what the word tells: a noun
    after "after", a clause with a subject of its own.
    """
    if token.dep_ == "pobj" and token.i != at:
        return token.head.lower_ in ASIDE and token.lemma_.lower() not in DOCUMENTS
    return token.dep_ == "advcl" and any(kid.dep_ == "nsubj" for kid in token.children)


def _set_off(token: Any) -> bool:
    """Whether a comma parts a circumstance from its noun: "said the mayor, on May 3"."""
    return token.dep_ == "prep" and token.i > 0 and token.nbor(-1).text == ","


def _issued(token: Any) -> bool:
    """Whether a word says when the source spoke: "a letter dated May 3 says", "May 3's statement",
    "a study in May", "Ann Roe, who spoke on May 3, said".
    """
    lemma = token.lemma_.lower()
    if token.dep_ in ("poss", "compound"):
        return token.head.lemma_.lower() in DOCUMENTS
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "from", "of"):
        return token.head.head.lemma_.lower() in DOCUMENTS
    return lemma in (ISSUED if token.dep_ == "acl" else SPOKE if token.dep_ == "relcl" else ())
