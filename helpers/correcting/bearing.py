"""Bearing: which claims may bear on which, the likeliest first, for a person to take or to leave.
By the words that they share, and by where, by whom and of when they are said. What a draft asserts
is found elsewhere, and more strictly (`drafting.relations`).

Misses: what only knowledge of the matter ties together. How the one bears on the other is a guess.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product
from math import log
from typing import NamedTuple

from ..dossier import Dossier
from .claimed import Said, said_in
from .manner import basis_of, counts_alike, guess, kind_of, relation_of, ways_between

PARAGRAPH, NEXT, SENTENCE, SOURCE, COUNT, DAY, DENIAL = 1.5, 0.5, 0.5, 0.5, 1.0, 1.0, 0.5
"""what it counts that two claims share it, where a word that no other claim has counts as much as
the logarithm of the number of claims; the paragraph before or after is next
"""
RARE = 1.2
"""what a word counts at least that ties two claims by itself"""
MOST = 60
"""how many are proposed at most"""
NAMED, REASONS = 4, 2
"""how many shared words, and what else is shared, a reason names at most"""
BEARING = {
    "contradicts": "; both cannot be so",
    "updates": "; one is the newer word on it",
    "qualifies": "; one limits the other",
    "elaborates": "; one tells more of the other",
}
"""what a reason says of the way in which one claim bears on the other, whichever it is"""


class Likely(NamedTuple):
    """A relation that two claims may have, as `add_relation` takes it."""

    claim_a: str
    relation: str
    claim_b: str
    kind: str
    basis: str
    why: str


def likely_relations(dossier: Dossier, claims: Iterable[str]) -> list[Likely]:
    """The relations that these claims may have, to others or among each other, the likeliest first;
    none for a pair that is related already.
    """
    return [ways[0] for ways in offered(dossier, claims)]


def offered(dossier: Dossier, claims: Iterable[str]) -> list[list[Likely]]:
    """The ways in which these claims may bear on others or on each other: a list for each pair, the
    likeliest pair first, and of its ways that which is guessed.
    """
    said = said_in(dossier)
    weights = _weights(said.values())
    best = sorted(_scored(dossier, said, weights, claims), key=lambda row: row[:3])[:MOST]
    return [_ways(one, other, weights, dossier.text) for *_, one, other in best]


def _scored(
    dossier: Dossier, said: Mapping[str, Said], weights: Mapping[str, float], claims: Iterable[str]
) -> Iterator[tuple[float, int, str, Said, Said]]:
    """Each pair with one of these claims that shares something and is not related, with what
    orders them.
    """
    done = set(map(frozenset, zip(dossier.relations["claim_a"], dossier.relations["claim_b"])))
    asked = dict.fromkeys(claims)
    for one, other in product((said[id_] for id_ in asked if id_ in said), said.values()):
        pair = frozenset((one.claim_id, other.claim_id))
        if len(pair) < 2 or pair in done:
            continue
        done.add(pair)
        if score := _score(one, other, weights):
            yield -score, abs(one.start - other.start), other.claim_id, one, other


def likely_relation(
    dossier: Dossier, claim_a: str, claim_b: str, relation: str = ""
) -> Likely | None:
    """How one claim may bear on another, that way round; None where one of them is not made.
    relation: how it does, where that is known: then in what respect, and on what ground.
    """
    said = said_in(dossier)
    if not {claim_a, claim_b} <= said.keys():
        return None
    one, other = said[claim_a], said[claim_b]
    reason = _reason(one, other, _weights(said.values()))
    return _way(one, relation or relation_of(one, other, dossier.text), other, reason)


def _ways(one: Said, other: Said, weights: Mapping[str, float], text: str) -> list[Likely]:
    """How two claims may bear on each other: as it is guessed, then all that is offered, of which
    that may be one.
    """
    later, sooner = (other, one) if one.start < other.start else (one, other)
    reason = _reason(later, sooner, weights)
    guessed, ways = guess(later, sooner, text), ways_between(later, sooner)
    return [_way(*guessed, reason), *(_way(*way[:3], reason, way[3]) for way in ways)]


def _way(one: Said, relation: str, other: Said, reason: str, kind: str = "") -> Likely:
    """That the first bears on the second like that. kind: in what respect, where it is known."""
    kind, basis = kind or kind_of(relation, one, other), basis_of(relation, one, other)
    why = f"{reason}{BEARING.get(relation, '')}."
    return Likely(one.claim_id, relation, other.claim_id, kind, basis, why)


def _weights(said: Collection[Said]) -> dict[str, float]:
    """What each stem counts: the more, the fewer claims have it."""
    in_claims = Counter(stem for one in said for stem in one.words)
    return {stem: log((len(said) + 1) / count) for stem, count in in_claims.items()}


def _score(one: Said, other: Said, weights: Mapping[str, float]) -> float:
    """How likely two claims bear on each other; 0 where they share no more than a common word."""
    rarest = max((weights[stem] for stem in one.words.keys() & other.words.keys()), default=0)
    shared = (
        SENTENCE * bool(one.sentences & other.sentences)
        + PARAGRAPH * bool(one.paragraphs & other.paragraphs)
        + COUNT * counts_alike(one, other)
        + DAY * (one.day == other.day != "")
    )
    if rarest < RARE and not shared:
        return 0.0
    sides = DENIAL * (one.disputed != other.disputed) + NEXT * _is_next(one, other)
    return rarest + shared + sides + SOURCE * bool(one.sources & other.sources)


def _is_next(one: Said, other: Said) -> bool:
    """Whether a paragraph with the one is next to a paragraph with the other."""
    return any(abs(here - there) == 1 for here in one.paragraphs for there in other.paragraphs)


def _reason(one: Said, other: Said, weights: Mapping[str, float]) -> str:
    """What two claims share, in words, without a full stop."""
    stems = sorted(one.words.keys() & other.words.keys(), key=lambda stem: -weights[stem])
    words = ", ".join(f"“{one.words[stem]}”" for stem in stems[:NAMED])
    reasons = {
        f"both speak of {words}": bool(words),
        "one is a denial": one.denied != other.denied,
        "one is denied by somebody": one.denied == other.denied and one.disputed != other.disputed,
        "both count the same": counts_alike(one, other),
        "they are dated by the same words": one.day == other.day != "",
        "they stand in one sentence": bool(one.sentences & other.sentences),
        "they stand in one paragraph": bool(one.paragraphs & other.paragraphs),
        "one paragraph follows the other": _is_next(one, other),
        "the same source says both": bool(one.sources & other.sources),
    }
    told = "; ".join([reason for reason, holds in reasons.items() if holds][:REASONS])
    told = told or "a reader relates them"
    return f"{told[:1].upper()}{told[1:]}"
