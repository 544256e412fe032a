"""Repeating: which claim a statement may make once more: what says the same in much the same words,
and what a noun takes up again ("that report", "the originals", "a copy of one"). For a person to
make the two claims one by a click, the likeliest first.

Misses: what says the same by other nouns and verbs ("the collapse" after "the bridge fell").
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from ..dossier import Dossier, DossierError
from ..spans import Span
from .claimed import Said, said_in, stems_of
from .cueing import subject_of
from .rows import find
from .standing import page_at

MOST = 2
"""how many are proposed: what one line has room for"""
ALIKE = 0.6
"""what part of its words a sentence shares with another that says the same"""
SAME_WORDS, SAME_HEAD, HAS_HEAD, UNITED = 3.0, 2.0, 1.0, 0.5
"""what it counts that a claim is made in the very same words, turns on the same word, has it, is
made more than once already
"""
LOOKED_AT = 12
"""how many claims are parsed for it, the nearest first"""
POINTING = frozenset(["the", "that", "those", "this", "these", "such", "any"])
"""what leads a noun that is known already"""
BARE = 3
"""of how many words such a noun is at most"""
STANDING_FOR = frozenset(["one", "ones", "it"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
BEING = frozenset(["exist", "happen", "occur"])
"""verbs that only say that their subject is so"""
TOLD = ("acomp", "attr", "xcomp")
"""what is told of a subject behind "be": what it is, or is to do"""


class Same(NamedTuple):
    """A claim that a statement may make once more."""

    claim_id: str
    proposition: str


class Head(NamedTuple):
    """What words turn on, by its stem: their noun, or the verb of a sentence. known: whether it is
    a bare noun that speaks of what is known already.
    """

    stem: str
    is_noun: bool
    known: bool


def likely_same(dossier: Dossier, attribution_id: str) -> list[Same]:
    """The claims that a statement may make once more, the likeliest first; none where its own is
    made elsewhere already, and none of which a person has told how they bear on it.
    """
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    made = dossier.attributions["claim_id"].value_counts()
    if made[row["claim_id"]] > 1:
        return []
    said, apart = said_in(dossier), _apart(dossier, row)
    near = sorted(said.values(), key=lambda one: abs(one.start - row["start"]))
    others = [one for one in near if one.claim_id not in apart]
    with suppress(DossierError):
        mine = said[row["claim_id"]]
        likeness = Likeness(dossier, mine, set(made[made > 1].index))
        words = dossier.claims.set_index("claim_id")["proposition"]
        return [Same(id_, str(words[id_])) for id_ in likeness.best(others)]
    return []


def _apart(dossier: Dossier, row: pd.Series) -> set[str]:
    """The claims that are others: made in words around these or among them, or told to bear on this
    one.
    """
    told, made = dossier.relations, dossier.attributions
    told = told[told["status"] == "checked"]
    mine = told[(told["claim_a"] == row["claim_id"]) | (told["claim_b"] == row["claim_id"])]
    beside = made[(made["start"] < row["end"]) & (row["start"] < made["end"])]
    beside = beside[(beside["start"] != row["start"]) | (beside["end"] != row["end"])]
    return {row["claim_id"], *beside["claim_id"], *mine["claim_a"], *mine["claim_b"]}


@dataclass
class Likeness:
    """How alike other claims are to one. united: those that are made more than once already."""

    dossier: Dossier
    mine: Said
    united: set[str]

    def __post_init__(self) -> None:
        self.head = _head(self.dossier, (self.mine.start, self.mine.end))

    def best(self, others: Collection[Said]) -> list[str]:
        """The likeliest of some, which come in their order; where none is alike, and the noun is a
        known one, those with which a person united a statement, the last in the text first.
        """
        likely = [one for one in others if self._may_be(one)][:LOOKED_AT]
        scores = {one.claim_id: self.score(one) for one in likely}
        alike = sorted((id_ for id_ in scores if scores[id_]), key=lambda id_: -scores[id_])
        made = self.dossier.attributions
        by_hand = made.loc[made["drafted_by"] == "", "claim_id"][::-1]
        known = self.united & {one.claim_id for one in others}
        last = dict.fromkeys(id_ for id_ in by_hand if id_ in known)
        return alike[:MOST] or [*last][: MOST * self.head.known]

    def _may_be(self, one: Said) -> bool:
        """Whether a claim is worth a closer look: it stands in the same words, or has the head."""
        return self.head.stem in one.words or self._stands_there(one)

    def _stands_there(self, one: Said) -> bool:
        return (one.start, one.end) == (self.mine.start, self.mine.end)

    def score(self, one: Said) -> float:
        """How likely a claim that may be the same is it; 0 for not at all."""
        if self._stands_there(one):
            return SAME_WORDS
        shared = self.mine.words.keys() & one.words.keys()
        share = len(shared) / max(1, min(len(self.mine.words), len(one.words)))
        other, united = _head(self.dossier, (one.start, one.end)), one.claim_id in self.united
        if not (self.head.is_noun or other.is_noun):
            alike = share >= ALIKE and len(shared) > 1 and other.stem in self.mine.words
            return share * alike
        if other.stem != self.head.stem:
            return (HAS_HEAD + share) * (self.head.known and united)
        return SAME_HEAD + share + UNITED * united


def _head(dossier: Dossier, span: Span) -> Head:
    page = page_at(dossier.text, span[0])
    words = page.words(page.at_home(span))
    root, is_noun = words.root, not any(word.tag_ in FINITE for word in words)
    if root.lemma_.lower() in BEING:
        root = subject_of(root) or root
    elif root.lemma_.lower() == "be":
        root = next((kin for kin in root.children if kin.dep_ in TOLD), root)
    is_noun = is_noun and root.pos_ in ("NOUN", "NUM", "PRON")
    led = words[0].lower_ in POINTING and len(words) <= BARE
    [stem, *_] = [*stems_of(root.text), ""]
    return Head(stem, is_noun, is_noun and (led or any(map(_stands_for, words))))


def _stands_for(word: Any) -> bool:
    """Whether a word stands for a noun: "(a copy of) one", "it"."""
    return word.lower_ in STANDING_FOR and word.dep_ in ("pobj", "dobj", "ROOT")
