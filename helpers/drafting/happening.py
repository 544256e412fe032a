"""Happening: what the text says happened, on which day; so that what takes it up elsewhere has that
day, too: "the collapse on May 3 … when the deck gave way … two people were hurt".

Misses: events that no list knows by more than one word; events without a day of their own.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar

from .. import lexicons
from .members import KINDS as KNOWN
from .pages import Page

NOUNS = lexicons.valued("timewords", "event")
VERBS = lexicons.valued("timewords", "deed of an event")
HARM = lexicons.words("timewords", "harm")
"""what happens to people by an event"""
TAKING_PLACE = lexicons.words("timewords", "takes place")
"""what a happening does when it happens"""
BROUGHT_ABOUT = lexicons.words("timewords", "is brought about")
"""what is done with a happening, when it happens"""
ANOTHER = lexicons.words("timewords", "another")
"""what before a noun says that it is one more, and not that which was told of"""
KINDS = frozenset(NOUNS.values())
HARMED = "harm"
PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""a value that stands for one time"""
NEW = frozenset(["a", "an"])
BESIDE = frozenset(["npadvmod", "tmod", "compound", "nummod", "poss", "nmod", "amod"])
"""the parser's relations of a day to what happened then"""
UNREAL = frozenset(["MD", "TO"])
SUBJECTS = frozenset(["nsubj", "nsubjpass"])


class Day(Protocol):
    """A date of the text: where it stands and what it stands for."""

    @property
    def start(self) -> Any: ...
    @property
    def end(self) -> Any: ...
    @property
    def edtf(self) -> Any: ...


D = TypeVar("D", bound=Day)


def happenings(page: Page, days: Iterable[D]) -> Iterator[tuple[str, D]]:
    """What happened on the days of a page: of which sort, and when."""
    for day in days:
        if not PLAIN.fullmatch(day.edtf):
            continue
        word = _happened(_dated_by(page.words(page.at_home((int(day.start), int(day.end)))).root))
        if word is not None and (sort := sort_of(word)) and not _is_another(word):
            yield sort, day


def _dated_by(day: Any) -> Any:
    """The word for what happened on a day: "the collapse on May 3", "the May 3 vote", "collapsed on
    May 3", "the fire in May"; None where the day dates no such thing.
    """
    if day.dep_ in BESIDE:
        return day.head
    if day.dep_ != "pobj":
        return None
    above = day.head.head
    known = above.pos_ == "VERB" or above.lower_ in NOUNS
    return above if day.head.lower_ in ("on", "of") or (known and day.head.lower_ == "in") else None


def _happened(word: Any) -> Any:
    """The word for what happened, where a verb says only that it did: "the fire broke out", "the
    vote was held"; else the word itself.
    """
    if word is None or word.pos_ != "VERB" or not _takes_place(word):
        return word
    told = (kin for kin in word.lefts if kin.dep_ in SUBJECTS and kin.pos_ == "NOUN")
    events = (noun for noun in told if KNOWN.get(noun.lemma_.lower(), "event") == "event")
    return None if is_unreal(word) else next(events, None)


def _takes_place(verb: Any) -> bool:
    """Whether a verb says only that something happened."""
    lemma, behind = verb.lemma_.lower(), verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    if any(kin.dep_ == "nsubjpass" for kin in verb.lefts):
        return lemma in BROUGHT_ABOUT
    return bool({lemma, f"{lemma} {behind}"} & TAKING_PLACE)


def sole(found: Iterable[tuple[str, D]]) -> dict[str, D]:
    """The day of each sort of event that has but one in the text; the day of the only event that
    does harm is that of what harm was done.
    """
    days: dict[str, list[D]] = {}
    for sort, day in found:
        for one in (sort, HARMED) if sort in KINDS else (sort,):
            days.setdefault(one, []).append(day)
    finest = {sort: max(some, key=lambda day: len(day.edtf)) for sort, some in days.items()}
    return {
        sort: day
        for sort, day in finest.items()
        if all(day.edtf.startswith(other.edtf) for other in days[sort])
    }


def sort_of(word: Any) -> str:
    """Of which sort what a word tells is, where it may have happened; a noun that no list knows is
    one of its own; blank for anything else.
    """
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN":
        return NOUNS.get(word.lower_, NOUNS.get(lemma, lemma))
    if word.pos_ != "VERB" or is_unreal(word):
        return ""
    behind = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return VERBS.get(f"{lemma} {behind}", VERBS.get(lemma, ""))


def is_unreal(verb: Any) -> bool:
    """Whether what a verb tells is not said to have happened: "could fall", "did not fall"."""
    return any(kin.tag_ in UNREAL or kin.dep_ == "neg" for kin in verb.children)


def taken_up(word: Any) -> str:
    """The sort of event that a word takes up; blank where it may speak of another one: "a fire",
    "an earlier collapse".
    """
    told_of = [word] if word.pos_ == "NOUN" else list(_subjects(word))
    if any(_is_another(one) or any(kin.lower_ in NEW for kin in one.lefts) for one in told_of):
        return ""
    return sort_of(word)


def harm_of(verb: Any) -> str:
    """The sort of event by which people came to the harm that a verb tells, where they are counted:
    "11 people were injured", "injuring 11"; blank for anything else.
    """
    harms = verb.lemma_.lower() in HARM and not is_unreal(verb) and any(_harmed(verb))
    return HARMED if harms else ""


def is_past(verb: Any) -> bool:
    """Whether a verb tells what is over: "gave", "was hurt", "had burned", "…, injuring two"."""
    tags = {verb.tag_, *(kin.tag_ for kin in verb.children if kin.dep_.startswith("aux"))}
    aside = verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return bool(tags & {"VBD", "VBN"}) or aside


def _harmed(verb: Any) -> Iterator[bool]:
    """Whether those who come to harm are some number of people."""
    for kin in verb.children:
        undergoes = kin.dep_ in ("dobj", "nsubjpass") or verb.lemma_ in ("die", "drown")
        if undergoes and kin.dep_ in ("dobj", *SUBJECTS):
            yield kin.like_num or any(one.like_num for one in kin.lefts)


def _subjects(verb: Any) -> Iterator[Any]:
    """What a verb is about; a verb that shares its subject with the one before it has that."""
    while verb.dep_ == "conj" and not any(kin.dep_ in SUBJECTS for kin in verb.lefts):
        verb = verb.head
    yield from (kin for kin in verb.lefts if kin.dep_ in SUBJECTS)


def _is_another(noun: Any) -> bool:
    """Whether words for an event say that it is not the one which is told of."""
    return any(kin.lower_ in ANOTHER for kin in noun.lefts)
