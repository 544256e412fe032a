"""Figures: amounts of the same thing that two claims give, one against the other."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from .. import dates
from ..lexicons import either, words
from ..spans import Span
from .measures import CURRENCIES
from .quantities import Quantity
from .records import Amount, Claim, Relation, Statement
from .wholes import FIGURE, INCLUDES, UP_FROM

RECENT = 4
"""with how many of the last figures in the same unit a figure is compared"""
GENERIC = words("bearingwords", "generic")
"""words that do not tell one count from another"""
CHANGES = words("changewords", "noun")
"""words for a change, which is of what something else counts"""
MONEY = set(CURRENCIES.values())
"""units that tell nothing of what is counted"""
TO_COME = re.compile(rf"\b(?:{either(words('bearingwords', 'to come'))})\b(?! have\b)")
SMALL = words("commonwords", "small")
PAIRS = 2
MANY_TIMES = 10
"""figures of one thing seldom differ by more than so many times"""
REACH = 8
"""how many figures before and after a whole and its part what is left may be"""
AGES, PERCENT, NOT_SAID = "years of age", "percent", "not said"
WORD = re.compile(r"[^\W\d_]+")


class Figure(NamedTuple):
    """An amount that a claim gives: what it counts, in words that tell it from other counts."""

    claim: int
    source: int
    span: Span
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
    """Each figure with the last two before it that count the same, in other claims; none of a part,
    which is told with its whole, unless "the number" takes it up.

    Method: the same unit, and what the one counts the other counts, too, by another source. Where
    one does not say what it counts, the claims have a word in common and no other names, or most
    words where it is a sum of money; two changes in percent, the same direction. What is to come is
    set against what is to come alone.
    """
    seen: dict[str, list[Figure]] = defaultdict(list)
    parts: dict[str, Figure] = {}
    for amount in sorted(amounts, key=lambda amount: amount.span):
        own = _figure(text, amount, statements[amount.statement])
        if not _is_comparable(own):
            continue
        unit = own.quantity.unit
        if amount.part:
            parts[unit] = own
            continue
        before = _alike(text, claims, seen[unit][: -RECENT - 1 : -1], own)
        for other in _taken_up(claims, parts, own) or islice(before, PAIRS):
            yield from _between(claims, other, own)
        seen[unit].append(own)


def _taken_up(claims: Sequence[Claim], parts: dict[str, Figure], own: Figure) -> list[Figure]:
    """The part that another's "the number" takes up; none where such a figure came between."""
    part = parts.get(own.quantity.unit)
    if part is None or part.claim == own.claim:
        return []
    del parts[own.quantity.unit]
    again = FIGURE.match(claims[own.claim].proposition) and own.source != part.source
    return [part] if again and _is_near(own.quantity, part.quantity) else []


def _alike(
    text: str, claims: Sequence[Claim], others: Sequence[Figure], own: Figure
) -> Iterator[Figure]:
    """Those of other figures that seem to count the same."""
    for other in others:
        if _same(claims, other, own) and not _starts_from(text, other, own):
            yield other


def find_sums(
    text: str, statements: Sequence[Statement], amounts: Sequence[Amount]
) -> Iterator[Relation]:
    """A whole and its part in one claim, with what is left of it in another: "the 14 include three
    guards" beside "11 people were hurt".
    """
    order = sorted(amounts, key=lambda amount: amount.span)
    for at, (whole, part) in enumerate(pairwise(order), start=1):
        claim = statements[whole.statement].claim
        between = text[whole.span[1] : part.span[0]]
        if claim != statements[part.statement].claim or not INCLUDES.fullmatch(between):
            continue
        left = _exact(whole) - _exact(part)
        for other in order[max(0, at - REACH) : at + REACH]:
            its = statements[other.statement].claim
            if its != claim and _exact(other) == left and other.quantity.unit == part.quantity.unit:
                words = (text[slice(*each.span)] for each in (whole, part, other))
                why = "“{}” less “{}” is “{}”.".format(*words)
                yield Relation(claim, "supports", its, "value", why, "sum")
                break


def _exact(amount: Amount) -> float:
    """The one number that an amount names; none where it names a limit or a range."""
    quantity = amount.quantity
    exact = quantity.comparator == "=" and quantity.low == quantity.high
    return math.nan if not exact or quantity.low is None else quantity.low


def _figure(text: str, amount: Amount, said: Statement) -> Figure:
    quantity = amount.quantity
    measure = quantity.measure.replace(NOT_SAID, "").casefold()
    counted = {_stem(word) for word in WORD.findall(measure) if word not in SMALL}
    counts = counted - GENERIC - CHANGES - {_stem(quantity.unit)}
    words = text[slice(*amount.span)]
    return Figure(said.claim, said.hops[-1].entity, amount.span, words, quantity, frozenset(counts))


def _starts_from(text: str, one: Figure, other: Figure) -> bool:
    """Whether the later of two figures is what the earlier started from: "300, up from 120"."""
    return UP_FROM.fullmatch(text, one.span[1], other.span[0]) is not None


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
    if _is_to_come(claims[one.claim]) != _is_to_come(claims[other.claim]):
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
    shared = (mine.telling & its.telling) - GENERIC - {one.quantity.unit}
    if one.quantity.unit not in MONEY:
        return bool(shared)
    return len(shared) >= 2 and 2 * len(shared) >= min(len(mine.telling), len(its.telling))


def _is_to_come(claim: Claim) -> bool:
    """Whether a claim tells what will or may be, and not what is."""
    return TO_COME.search(claim.proposition) is not None


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
