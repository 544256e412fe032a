"""Moments: words of a page that tell when, with or without a day in them: "when the deck gave way",
"before the ban", "by then", "the second day of the trial".

Misses: a time that only the sense tells ("with the ice gone").
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from .. import lexicons
from .pages import Page
from .times.anchoring import SEASONS

UNITS = lexicons.words("clausewords", "unit of time")
PERIODS = lexicons.words("timewords", "period")
POINTING = lexicons.words("timewords", "pointing back")
OPENING = lexicons.words("timewords", "opens a time")
"""what a clause that tells when begins with"""
LIMITING = lexicons.valued("timewords", "limits a time")
"""what makes a time of a noun for what happened, and which way it bounds"""
BOUNDS = {"": "{}", "before": "../{}", "after": "{}/.."}
"""a value as it is, or as what limits another"""
WITHIN = lexicons.words("timewords", "part of a time")
"""what belongs to the words for a time whose noun is one itself: "at any time", but in "summer"."""
WHOLE = lexicons.words("timewords", "which time")
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
HOW_LONG = frozenset(["npadvmod", "advmod"])
"""the parser's relations of what stands before a clause: "two days after they left"."""
SUBJECTS = frozenset(["nsubj", "nsubjpass", "mark"])
TELLING = frozenset(["amod", "poss", "det", "nummod"])
OLD = "old"
LATER = frozenset(["advcl", "conj", "cc", "relcl", "acl"])
"""the parser's relations of what begins behind a comma and tells something else"""


class Moment(NamedTuple):
    """Words of a page that tell when. event: the word for what happened then, where they say that;
    of: the word that they tell the time of.
    """

    start: int
    end: int
    event: Any = None
    of: Any = None


def bounded(bound: str, edtf: str) -> str:
    """A value as it is, or as what limits another: of a time that lasts, by its end or from its
    beginning on.

    >>> bounded("before", "2024-05-06/2024-05-12"), bounded("after", "2024-05")
    ('../2024-05-12', '2024-05/..')
    """
    first, _, last = edtf.partition("/")
    edge = {"": edtf, "before": last or first, "after": first}
    return BOUNDS[bound].format(edge[bound])


def moments(page: Page) -> Iterator[Moment]:
    """Where words stand that tell when, with or without a day in them."""
    for word in page.doc:
        if word.lower_ in OPENING:
            yield from _clause(word)
        if word.lower_ in LIMITING or word.lower_ in WITHIN:
            yield from _limited(word)
        if word.lower_ == OLD and word.nbor(-1).text != "-":
            yield from _age(word)
        telling = [kin for kin in word.lefts if is_time(word) and kin.dep_ in TELLING]
        if any(_tells(kin) for kin in telling):
            yield Moment(telling[0].left_edge.idx, _end(_last_of(word)))
        if word.lemma_.lower() in SEASONS and (last := _last_of(word)).like_num:
            yield Moment(word.idx, _end(last))


def _end(word: Any) -> int:
    return int(word.idx) + len(word)


def is_time(word: Any) -> bool:
    """Whether a noun stands for a time: "day", "career"."""
    return word.pos_ == "NOUN" and (word.lower_ in UNITS or word.lower_ in PERIODS)


def _tells(kin: Any) -> bool:
    """Whether a word says which time is meant: "the second day", "her whole career"."""
    whole = kin.lemma_.lower() in WHOLE or kin.ent_type_ == "ORDINAL" or kin.tag_ == "PRP$"
    return bool(whole and (kin.tag_ != "PRP$" or kin.head.lower_ in PERIODS))


def _last_of(noun: Any) -> Any:
    """The last word of a time with what it is a time of: "the second day of the trial"."""
    for of in (kin for kin in noun.rights if kin.dep_ == "prep" and kin.lower_ == "of"):
        for what in of.children:
            if what.dep_ == "pobj":
                return what
    return noun


def _clause(word: Any) -> Iterator[Moment]:
    """A clause that tells when: "when the deck gave way", up to what is told behind a comma."""
    verb = word.head
    opens = word.dep_ in ("mark", "advmod") and verb.pos_ in ("VERB", "AUX") and word.i < verb.i
    leads = all(kin.i >= word.i or kin.dep_ in HOW_LONG for kin in verb.lefts)
    if not opens or not leads or verb.dep_ not in ("advcl", "relcl", "ccomp"):
        return
    if word.lower_ != "while" or verb.tag_ == "VBG" or verb.lemma_ == "be":
        of = None if word.i and word.nbor(-1).lower_ == OLD else verb.head
        yield Moment(word.idx, _stop(verb), verb, of)


def _stop(verb: Any) -> int:
    """Where the words of a clause end: before what is told behind a comma, or a mark."""
    last = verb.right_edge
    for kin in verb.subtree:
        if kin.i > verb.i and kin.dep_ in LATER and kin.left_edge.nbor(-1).text == ",":
            last = kin.left_edge.nbor(-2)
            break
    while last.is_punct and last.i > verb.i:
        last = last.nbor(-1)
    return _end(last)


def _limited(word: Any) -> Iterator[Moment]:
    """A time by what it is before, after or at: "before the ban", "by then", "at any time"."""
    for kin in word.children:
        if kin.lower_ in POINTING and kin.i == word.i + 1 and word.lower_ in LIMITING:
            yield Moment(word.idx, _end(kin), None, word.head)
        if kin.dep_ != "pobj" or kin.pos_ != "NOUN":
            continue
        told = any(one.lower_ in ("any", "that", "this", "the") for one in kin.lefts)
        if word.lower_ in WITHIN and is_time(kin) and told:
            yield Moment(word.idx, _end(kin), None, word.head)
        elif (verb := _verb_behind(kin)) is not None and word.lower_ in OPENING:
            yield Moment(word.idx, _stop(verb), verb, verb.head)
        elif word.lower_ in LIMITING and word.lower_ not in WITHIN:
            yield Moment(word.idx, _end(kin), kin, word.head)


def _verb_behind(noun: Any) -> Any:
    """The verb right behind a noun which is its subject, though the parser does not say so: "before
    part of it fell"; None where there is none.
    """
    behind = next(iter(noun.doc[noun.right_edge.i + 1 :]), None)
    if behind is None or behind.dep_ != "advcl" or behind.tag_ not in FINITE:
        return None
    return None if any(kin.dep_ in SUBJECTS for kin in behind.lefts) else behind


def _age(old: Any) -> Iterator[Moment]:
    """How old something is, alone and with the clause that tells when: "two years old when …"."""
    for unit in (kin for kin in old.lefts if kin.lower_ in UNITS):
        start = unit.left_edge.idx
        yield Moment(start, _end(old))
        for word in (word for word in old.doc[old.i + 1 : old.i + 2] if word.lower_ in OPENING):
            yield from (Moment(start, clause.end) for clause in _clause(word))
