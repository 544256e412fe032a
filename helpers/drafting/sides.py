"""Sides: whether what one affirms and another denies is one claim, by the terms."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..lexicons import words

LIGHT = words("bearingwords", "light")
"""words that say little of what a claim is about"""
TELLING = {"NOUN", "VERB", "ADJ"}
NOT = words("bearingwords", "negation")
FINITE = {"VBD", "VBP", "VBZ", "MD"}
TIMES = {"DATE", "TIME"}
RIGID = {"PROPN", "NUM"}
ALIKE = 0.75
"""two wordings are of one claim when they share this part of their words"""
RECENT = 40
"""how many of the last claims with a word are compared with a new one that has it"""


class Terms(NamedTuple):
    """What a claim is worded with. telling: its nouns, verbs and adjectives as their lemmas; rigid:
    its names and numbers; times: the words of its dates; negated: whether it says that something is
    not so; clausal: whether it has a verb with a tense, and is no noun with what belongs to it.
    """

    telling: frozenset[str]
    rigid: frozenset[str]
    times: frozenset[str]
    negated: bool
    clausal: bool

    def may_name_the_same(self, other: "Terms", apart: Iterable[str] = ()) -> bool:
        """Whether no name or number of the one stands against one of the other, but for some words
        that are compared by themselves.
        """
        mine, its = self.rigid.difference(apart), other.rigid.difference(apart)
        return mine <= its or its <= mine


NO_TERMS = Terms(frozenset(), frozenset(), frozenset(), negated=False, clausal=False)


def terms_of(tokens: Iterable[Any]) -> Terms:
    """The wording of some words of a parsed text."""
    said = list(tokens)
    by_sort: dict[str, list[Any]] = defaultdict(list)
    for token in said:
        by_sort[_sort(token)].append(token)
    return Terms(
        frozenset(token.lemma_.lower() for token in by_sort["telling"]) - LIGHT,
        frozenset(token.lower_ for token in by_sort["rigid"] if token.ent_type_ not in TIMES),
        frozenset(token.lower_ for token in said if token.ent_type_ in TIMES),
        any(token.dep_ == "neg" or token.lower_ in NOT for token in said),
        any(token.tag_ in FINITE for token in said),
    )


def _sort(token: Any) -> str:
    """Whether a word is telling, or rigid, as names and nationalities are; blank for others."""
    sort = token.pos_
    demonym = sort == "ADJ" and token.text[0].isupper() and not token.is_sent_start
    if sort in RIGID or demonym:
        return "rigid"
    return "telling" if sort in TELLING and token.is_alpha else ""


class Sides:
    """The claims of an article by their wording, as it is filled from its beginning to its end."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Terms, str]] = {}
        self._with: dict[str, list[int]] = defaultdict(list)

    def enter(self, number: int, terms: Terms, stance: str) -> None:
        """Enters a claim by its number, with the stance in which it is first met."""
        self._known[number] = terms, stance
        for lemma in terms.telling:
            self._with[lemma].append(number)

    def other(self, terms: Terms, stance: str) -> int | None:
        """The last claim that was met with the other stance and is worded alike."""
        rare = sorted(terms.telling, key=lambda lemma: (len(self._with[lemma]), lemma))[:2]
        near = {number for lemma in rare for number in self._with[lemma][-RECENT:]}
        found = (
            number
            for number in sorted(near, reverse=True)
            if self._known[number][1] != stance and _is_one(terms, self._known[number][0])
        )
        return next(found, None)


def _is_one(terms: Terms, other: Terms) -> bool:
    """Whether two wordings can be of one claim: no name or number of the one against one of the
    other, and a "not" in both or in neither.
    """
    shared = len(terms.telling & other.telling)
    alike = shared >= 2 and shared >= ALIKE * len(terms.telling | other.telling)
    once = terms.times <= other.times or other.times <= terms.times
    return alike and once and terms.may_name_the_same(other) and terms.negated == other.negated
