"""Bearing: which claims may bear on which, the likeliest first, for a person to take or to leave.
By the words that they share, and by where, by whom and of when they are said. What a draft asserts
is found elsewhere, and more strictly (`drafting.relations`).

Misses: what only knowledge of the matter ties together. How the one bears on the other is a guess.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import log
from typing import NamedTuple

from .. import lexicons
from ..dossier import Dossier
from ..spans import paragraphs
from .reading_order import sentences

PARAGRAPH, NEXT, SENTENCE, SOURCE, COUNT, DAY, DENIAL = 1.5, 0.5, 0.5, 0.5, 1.0, 1.0, 0.5
"""what it counts that two claims share it, where a word that no other claim has counts as much as
the logarithm of the number of claims; the paragraph before or after is next
"""
MOST = 60
"""how many are proposed at most"""
NAMED, REASONS = 4, 2
"""how many shared words, and what else is shared, a reason names at most"""
TOLD_OF = ("claim_id", "proposition", "event_date_id")
MADE_BY = ("attribution_id", "claim_id", "start", "act")
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
JUDGING = frozenset(("assess", "deny"))
"""the acts that take something away"""


class Likely(NamedTuple):
    """A relation that two claims may have, as `add_relation` takes it."""

    claim_a: str
    relation: str
    claim_b: str
    kind: str
    basis: str
    why: str


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
    sentences: set[int] = field(default_factory=set)
    paragraphs: set[int] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)


def likely_relations(dossier: Dossier, claims: Iterable[str]) -> list[Likely]:
    """The relations that these claims may have, to others or among each other, the likeliest first;
    none for a pair that is related already.
    """
    said, asked = _said(dossier), list(dict.fromkeys(claims))
    weights = _weights(said.values())
    done = set(map(frozenset, zip(dossier.relations["claim_a"], dossier.relations["claim_b"])))
    found: dict[frozenset[str], tuple[float, int, str, Said, Said]] = {}
    for one, other in product((said[id_] for id_ in asked if id_ in said), said.values()):
        pair = frozenset((one.claim_id, other.claim_id))
        if len(pair) == 2 and pair not in done and pair not in found:
            score = _score(one, other, weights)
            found[pair] = -score, abs(one.start - other.start), other.claim_id, one, other
    likely = (row for row in found.values() if row[0] < 0)
    best = sorted(likely, key=lambda row: row[:3])[:MOST]
    return [_told(*_later_first(one, other), weights) for *_, one, other in best]


def likely_relation(dossier: Dossier, claim_a: str, claim_b: str) -> Likely | None:
    """How one claim may bear on another, that way round; None where one of them is not made."""
    said = _said(dossier)
    if not {claim_a, claim_b} <= said.keys():
        return None
    return _told(said[claim_a], said[claim_b], _weights(said.values()))


def _said(dossier: Dossier) -> dict[str, Said]:
    """Every claim that is made, by its id."""
    claims, made = dossier.claims, dossier.attributions
    said = {
        id_: Said(id_, _words(words), day, bool(LIMITING.search(words)))
        for id_, words, day in zip(*(claims[name] for name in TOLD_OF))
    }
    speaker = dict(zip(dossier.hops["attribution_id"], dossier.hops["entity_id"]))
    of = dict(zip(made["attribution_id"], made["claim_id"]))
    ends = [[end for _, end in cut(dossier.text)] for cut in (sentences, paragraphs)]
    for id_, claim, start, act in zip(*(made[name] for name in MADE_BY)):
        one = said[claim]
        one.start = start if one.start < 0 else min(start, one.start)
        for there, at in zip((one.sentences, one.paragraphs), ends):
            there.add(bisect_right(at, start))
        one.sources.add(speaker[id_])
        one.acts.add(act)
    for id_, unit in zip(dossier.quantities["attribution_id"], dossier.quantities["unit"]):
        said[of[id_]].units.add(unit)
    return {id_: one for id_, one in said.items() if one.start >= 0}


def _words(proposition: str) -> dict[str, str]:
    """The telling words of a claim by their stems."""
    words = (word for word in WORD.findall(proposition) if word.casefold() not in SMALL)
    return {ENDING.sub("", word.casefold())[:STEM]: word for word in words}


def _weights(said: Collection[Said]) -> dict[str, float]:
    """What each stem counts: the more, the fewer claims have it."""
    in_claims = Counter(stem for one in said for stem in one.words)
    return {stem: log((len(said) + 1) / count) for stem, count in in_claims.items()}


def _score(one: Said, other: Said, weights: Mapping[str, float]) -> float:
    """How likely two claims bear on each other; 0 where they share nothing."""
    rarest = max((weights[stem] for stem in one.words.keys() & other.words.keys()), default=0)
    shared = (
        SENTENCE * bool(one.sentences & other.sentences)
        + PARAGRAPH * bool(one.paragraphs & other.paragraphs)
        + NEXT * _is_next(one, other)
        + COUNT * bool(one.units & other.units)
        + DAY * (one.day == other.day != "")
    )
    if not rarest + shared:
        return 0.0
    sides = DENIAL * (("deny" in one.acts) != ("deny" in other.acts))
    return rarest + shared + sides + SOURCE * bool(one.sources & other.sources)


def _is_next(one: Said, other: Said) -> bool:
    """Whether a paragraph with the one is next to a paragraph with the other."""
    return any(abs(here - there) == 1 for here in one.paragraphs for there in other.paragraphs)


def _later_first(one: Said, other: Said) -> tuple[Said, Said]:
    """Two claims in the order in which one bears on the other: what comes later bears on what was
    said.
    """
    return (other, one) if one.start < other.start else (one, other)


def _told(one: Said, other: Said, weights: Mapping[str, float]) -> Likely:
    """How the first bears on the second, as a guess, and why."""
    takes_away = one.acts & JUDGING or (one.limits and not other.limits)
    denied = "deny" in one.acts ^ other.acts
    return Likely(
        one.claim_id,
        "qualifies" if takes_away or denied else "supports",
        other.claim_id,
        "value" if one.units and other.units else "scope",
        "inferred",
        _reason(one, other, weights),
    )


def _reason(one: Said, other: Said, weights: Mapping[str, float]) -> str:
    """What two claims share, in words."""
    stems = sorted(one.words.keys() & other.words.keys(), key=lambda stem: -weights[stem])
    words = ", ".join(f"“{one.words[stem]}”" for stem in stems[:NAMED])
    reasons = {
        f"both speak of {words}": bool(words),
        "one is a denial": "deny" in one.acts ^ other.acts,
        "both count the same": bool(one.units & other.units),
        "they are dated by the same words": one.day == other.day != "",
        "they stand in one sentence": bool(one.sentences & other.sentences),
        "they stand in one paragraph": bool(one.paragraphs & other.paragraphs),
        "one paragraph follows the other": _is_next(one, other),
        "the same source says both": bool(one.sources & other.sources),
    }
    told = "; ".join([reason for reason, holds in reasons.items() if holds][:REASONS])
    told = told or "a reader relates them"
    return f"{told[:1].upper()}{told[1:]}."
