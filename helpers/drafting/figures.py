"""Figures: amounts of the same thing that two claims give, one against the other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .. import dates
from ..lexicons import words
from .quantities import Quantity
from .records import Amount, Claim, Relation, Statement

RECENT = 4
"""with how many of the last figures in the same unit a figure is compared"""
GENERIC = words("bearingwords", "generic")
"""words that do not tell one count from another"""
SMALL = words("commonwords", "small")
PAIRS = 2
MANY_TIMES = 10
"""figures of one thing seldom differ by more than so many times"""
AGES, PERCENT, NOT_SAID = "years of age", "percent", "not said"
WORD = re.compile(r"[^\W\d_]+")


class Figure(NamedTuple):
    """An amount that a claim gives: what it counts, in words that tell it from other counts."""

    claim: int
    source: int
    words: str
    quantity: Quantity
    counts: frozenset[str]

    @property
    def spelt(self) -> set[str]:
        """The words that it is written with."""
        return set(WORD.findall(self.words.casefold()))


def find_figures(
    text: str, claims: Sequence[Claim], statements: Sequence[Statement], amounts: Sequence[Amount]
) -> Iterator[Relation]:
    """Each figure with the last two before it that count the same, in other claims.

    Method: the same unit, and what the one counts the other counts, too, by another source. Where
    one does not say what it counts, the claims have a word in common and no other names; two
    changes in percent, the same direction.
    """
    seen: dict[str, list[Figure]] = defaultdict(list)
    for amount in sorted(amounts, key=lambda amount: amount.span):
        own = _figure(text, amount, statements[amount.statement])
        others = seen[own.quantity.unit]
        if _is_comparable(own):
            like = (other for other in others[: -RECENT - 1 : -1] if _same(claims, other, own))
            for other in islice(like, PAIRS):
                yield from _between(claims, other, own)
            others.append(own)


def _figure(text: str, amount: Amount, said: Statement) -> Figure:
    quantity = amount.quantity
    measure = quantity.measure.replace(NOT_SAID, "").casefold()
    counted = {_stem(word) for word in WORD.findall(measure) if word not in SMALL}
    counts = counted - GENERIC - {_stem(quantity.unit)}
    words = text[slice(*amount.span)]
    return Figure(said.claim, said.hops[-1].entity, words, quantity, frozenset(counts))


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _is_comparable(figure: Figure) -> bool:
    quantity = figure.quantity
    return bool(_bounds(quantity)) and quantity.unit not in (AGES, NOT_SAID)


def _bounds(quantity: Quantity) -> list[float]:
    """The bounds that the words set, of which there may be one or none."""
    return [bound for bound in (quantity.low, quantity.high) if bound is not None]


def _same(claims: Sequence[Claim], one: Figure, other: Figure) -> bool:
    """Whether two figures of different claims seem to count the same: what the one counts, the
    other does, and neither is many times the other.
    """
    if one.claim == other.claim or not _is_near(one.quantity, other.quantity):
        return False
    if one.counts and other.counts:
        alike = one.counts <= other.counts or other.counts <= one.counts
        return alike and one.source != other.source
    mine, its = (claims[figure.claim].terms for figure in (one, other))
    numbers = {word for word in mine.rigid | its.rigid if word[0].isdigit()}
    if not mine.may_name_the_same(its, {*numbers, *one.spelt, *other.spelt}):
        return False
    if one.quantity.unit == PERCENT:
        changed = one.quantity.direction
        return bool(changed) and changed == other.quantity.direction and one.source != other.source
    return bool((mine.telling & its.telling) - GENERIC - {one.quantity.unit})


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one size, more or less."""
    high, low = (sorted(map(abs, pair)) for pair in (_bounds(one), _bounds(other)))
    return high[-1] <= MANY_TIMES * low[-1] and low[-1] <= MANY_TIMES * high[-1]


def _between(claims: Sequence[Claim], earlier: Figure, later: Figure) -> Iterator[Relation]:
    """How the later of two figures bears on the earlier; nothing when they are equal."""
    old, new = _bounds(earlier.quantity), _bounds(later.quantity)
    if old == new:
        return
    told = f"“{later.words}” beside “{earlier.words}”: other figures in the same unit"
    if _is_after(claims[later.claim], claims[earlier.claim]):
        yield Relation(
            later.claim, "updates", earlier.claim, "date", f"{told}, of a later day.", "figures"
        )
        return
    apart = old[-1] < new[0] or new[-1] < old[0]
    exact = {earlier.quantity.comparator, later.quantity.comparator} <= {"=", "~"}
    relation = "contradicts" if apart and exact else "qualifies"
    why = f"{told}. Whether they count the same, of the same day, is to be checked."
    yield Relation(later.claim, relation, earlier.claim, "value", why, "figures")


def _is_after(claim: Claim, other: Claim) -> bool:
    """Whether a claim is dated wholly later than another."""
    if not claim.event or not other.event:
        return False
    start, end = dates.read(claim.event.edtf).earliest, dates.read(other.event.edtf).latest
    return start is not None and end is not None and start > end
