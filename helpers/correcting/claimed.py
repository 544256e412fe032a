"""Claimed: what is said of a claim where it is made, for telling which claims may bear on which."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from .. import lexicons
from ..dossier import Dossier
from ..spans import paragraphs
from .reading_order import sentences

TOLD_OF = ("claim_id", "proposition", "event_date_id")
MADE_BY = ("attribution_id", "claim_id", "start", "end", "act")
WORD = re.compile(r"[^\W_]{2,}")
ENDING = re.compile(r"(?<=\w{3})(?:ies|ing|ed|es|s|ly)$")
STEM = 6
"""the letters of a word without its ending by which it is known again"""
SMALL = (
    lexicons.words("commonwords", "small")
    | lexicons.words("commonwords", "common")
    | lexicons.words("bearingwords", "slight")
)
LIMITING = re.compile(
    rf"(?:\b|(?=n['’]t))(?:{lexicons.either(lexicons.words('bearingwords', 'limiting'))})\b",
    re.IGNORECASE,
)
"""the words by which a claim takes something away"""


@dataclass
class Said:
    """A claim and the statements that make it: its words by their stems, where in the text it is
    made first, in which sentences and paragraphs, by whom, what it counts in which units.
    """

    claim_id: str
    words: dict[str, str]
    day: str
    limits: bool
    start: int = -1
    end: int = -1
    sentences: set[int] = field(default_factory=set)
    paragraphs: set[int] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)

    @property
    def denied(self) -> bool:
        """Whether nobody makes it but to deny it."""
        return self.acts == {"deny"}

    @property
    def disputed(self) -> bool:
        """Whether somebody denies it, whoever else makes it."""
        return "deny" in self.acts


def said_in(dossier: Dossier) -> dict[str, Said]:
    """Every claim that is made, by its id."""
    claims, made = dossier.claims, dossier.attributions
    said = {
        id_: Said(id_, stems_of(words), day, bool(LIMITING.search(words)))
        for id_, words, day in zip(*(claims[name] for name in TOLD_OF))
    }
    speaker = dict(zip(dossier.hops["attribution_id"], dossier.hops["entity_id"]))
    of = dict(zip(made["attribution_id"], made["claim_id"]))
    ends = [[end for _, end in cut(dossier.text)] for cut in (sentences, paragraphs)]
    for id_, claim, start, end, act in zip(*(made[name] for name in MADE_BY)):
        one = said[claim]
        if one.start < 0 or start < one.start:
            one.start, one.end = start, end
        for there, at in zip((one.sentences, one.paragraphs), ends):
            there.add(bisect_right(at, start))
        one.sources.add(speaker[id_])
        one.acts.add(act)
    for id_, unit in zip(dossier.quantities["attribution_id"], dossier.quantities["unit"]):
        said[of[id_]].units.add(unit)
    return {id_: one for id_, one in said.items() if one.start >= 0}


def stems_of(words: str) -> dict[str, str]:
    """The telling ones of words by their stems."""
    telling = (word for word in WORD.findall(words) if word.casefold() not in SMALL)
    return {ENDING.sub("", word.casefold())[:STEM]: word for word in telling}
