"""Wholes: of which quantity another is a part, and what a number counts that does not say it.

"Of the 90 wells, 40 were dry", "three of the 12 boats", "most of them", "including 500 officers",
"none of the 60": a part and its whole. "Only eight were", "up from 870" and "put the figure at 900"
count what the quantity before counts.
Method: what stands between two quantities, or behind one; the whole of "them" is the last count
before it in its paragraph. Misses: wholes that are named and not counted; parts told in another
paragraph, but for a number that is given again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from .counted import NOT_SAID, PHYSICAL
from .measures import CURRENCIES
from .places import SENTENCE
from .records import Amount

MEASURES = PHYSICAL | {*CURRENCIES.values()}
UNCOUNTED = {*MEASURES, "percent", "percentage points", "share", "times", "time", "years of age"}
"""units of what has a size, and is no number of things"""
BACK = 400
"""characters back in which a count is looked for"""
FURTHER = 1200
"""the same, for a count of things that are named again: "310 of the jobs" """
GIVEN_BACK = 40
"""how many quantities back a number that is given again is looked for"""
_THE = r"(?:(?:the|these|those|all|its|his|her|their|our)\s|[\w.’'-]+(?:\s[\w.’'-]+)?[’']s?\s)+"
OF_NUMBER = re.compile(rf"\s(?:[\w’'-]+\s)?(?:out\s)?of\s{_THE}(?:[\w’'-]+\s)?")
OF_COUNT = re.compile(r"\sof\s(?:some\s|about\s)?")
OF_THE = re.compile(rf"(?:^|[.,;:“\"(\n—–-]\s*)of\s{_THE}(?:[\w’'-]+\s)?$", re.IGNORECASE)
OF_THEM = re.compile(r"\s?of\s(?:them|those|these|which|whom)\b")
ENDS_OF_THEM = re.compile(r"\sof\s(?:them|those|these|which|whom)$")
OF_THESE = re.compile(r"\sof\s(?:the|these|those)\s")
INCLUDING = re.compile(r"[^.;]{0,80}\b(?:including|among them)\s(?:the\s)?")
INCLUDES = re.compile(r"\s(?:includes?|included|counts?|counted|comprises?)\s(?:the\s)?")
GOES_ON = re.compile(r"\s[^.,;\d]{1,40}(?:,|,?\sand)\s")
UP_FROM = re.compile(r"[^.;\d]{0,40}\b(?:(?:up|down)\sfrom|compared\s(?:with|to)|against)\s")
BARE = re.compile(r"\s*(?:[.,;:)”\"]|$|\b(?:in|on|a|last|the|at)\b)")
VERB = re.compile(
    r"\s(?:were|was|are|is|had|have|has|did|do|could|would|will|may|died|survived|remained?|failed"
    r"|never|later|came|went|said)\b"
)
FIGURE_OF = re.compile(r"\b(?:figure|number|total|toll|count|estimate)\sof\s$")
FIGURE = re.compile(r"(?:the|this|that) (?:figure|number|total|tally|count)", re.IGNORECASE)
"""what counts what was counted before"""
AGAIN = re.compile(r"\b(?:the|of)\s(?P<number>\d[\d,]*)$")


class Counted(NamedTuple):
    """An amount with the place, in the same list, of the one that it is a part of."""

    amount: Amount
    whole: int | None = None


def counted_through(text: str, amounts: Sequence[Amount]) -> list[Counted]:
    """The amounts in the order of the text, each with the whole that it is a part of."""
    made: list[Counted] = []
    for amount in sorted(amounts, key=lambda amount: amount.span):
        twin = made[-1] if made and made[-1].amount.span == amount.span else None
        if twin is not None:
            made.append(twin._replace(amount=replace(twin.amount, statement=amount.statement)))
        else:
            made.append(_read(text, made, amount))
    return made


def _read(text: str, made: list[Counted], amount: Amount) -> Counted:
    """One more amount with what it is a part of; the last may turn out to be a part of it."""
    last = made[-1].amount if made else None
    between = _between(text, last, amount) if last else ""
    near = last is not None and not SENTENCE.search(between) and "\n" not in between
    amount = _named_again(text, made[-GIVEN_BACK:], amount)
    if FIGURE.fullmatch(amount.quantity.measure):
        return Counted(_figure(text, made, amount))
    if last is not None and near and UP_FROM.fullmatch(between) and _is_bare(text, amount):
        return Counted(_like(amount, last))
    if near and made[-1].whole is None and _is_of(between, made[-1].amount, amount):
        _make_parts(made, amount)
        return Counted(amount)
    found = next(_whole(text, made, amount, between if near else None), None)
    if found is not None:
        return _part(_filled(amount, made[found].amount), found)
    return Counted(_elliptic(text, made, amount))


def _is_of(between: str, part: Amount, whole: Amount) -> bool:
    """Whether a number is part of the next by what stands between: "three of the 12 boats", "31 of
    120 taps".
    """
    less, more = _value(part) or 0, _value(whole) or 0
    counts = 0 < less < more and whole.quantity.unit not in UNCOUNTED
    return bool(OF_NUMBER.fullmatch(between) or (counts and OF_COUNT.fullmatch(between)))


def _make_parts(made: list[Counted], whole: Amount) -> None:
    """Makes the last of the amounts, and its twins, parts of the one that comes next."""
    number, span = len(made), made[-1].amount.span
    for at in range(number - 1, -1, -1):
        if made[at].amount.span != span:
            break
        made[at] = _part(_filled(made[at].amount, whole), number)


def _part(amount: Amount, whole: int) -> Counted:
    return Counted(replace(amount, part=True), whole)


def _whole(
    text: str, made: Sequence[Counted], amount: Amount, between: str | None
) -> Iterator[int]:
    """The amounts of which one may be a part, the surest first. between: what stands between it
    and the last of them, in the same sentence.
    """
    last = len(made) - 1
    start, end = amount.span
    if between is not None and made:
        sized = made[last].amount.quantity.unit in UNCOUNTED
        if (INCLUDING.fullmatch(between) or INCLUDES.fullmatch(between)) and not sized:
            yield last
        whole = made[last].whole
        if whole is not None and GOES_ON.fullmatch(between) and _is_listed(text, made[whole], made):
            yield whole
        yield from _fronted(text, made, amount)
    if OF_THEM.match(text, end) or ENDS_OF_THEM.search(text[start:end]):
        yield from _counts_before(text, made, amount)
    if OF_THESE.match(text, end):
        unit = amount.quantity.unit
        before = _counts_before(text, made, amount, further=True)
        yield from (at for at in before if made[at].amount.quantity.unit == unit)
    if found := AGAIN.search(text[start:end]):
        value = float(found["number"].replace(",", ""))
        yield from (at for at in range(last, -1, -1) if _value(made[at].amount) == value)


def _is_listed(text: str, whole: Counted, made: Sequence[Counted]) -> bool:
    """Whether "including" stands between a whole and the last of the amounts."""
    return INCLUDING.fullmatch(_between(text, whole.amount, made[-1].amount)) is not None


def _fronted(text: str, made: Sequence[Counted], amount: Amount) -> Iterator[int]:
    """The amount behind "of the" at the head of the same sentence: "Of the 90 wells, 40 were"."""
    for at in range(len(made) - 1, max(-1, len(made) - 5), -1):
        whole = made[at].amount
        if SENTENCE.search(_between(text, whole, amount)):
            return
        before = text[max(0, whole.span[0] - 60) : whole.span[0]]
        same = amount.quantity.unit in (NOT_SAID, "share", "percent", whole.quantity.unit)
        if OF_THE.search(before) and same and _is_count(made[at]):
            yield at


def _counts_before(
    text: str, made: Sequence[Counted], amount: Amount, *, further: bool = False
) -> Iterator[int]:
    """The counts before an amount in its paragraph, or further back, the nearest first, that are
    no smaller.
    """
    for at in range(len(made) - 1, -1, -1):
        between = _between(text, made[at].amount, amount)
        far = len(between) > FURTHER if further else len(between) > BACK or "\n" in between
        if far:
            return
        least, most = amount.quantity.low, _value(made[at].amount)
        share = amount.quantity.unit == "share"
        if (
            _is_count(made[at])
            and most != 0
            and (share or least is None or most is None or least < most)
        ):
            yield at


def _named_again(text: str, earlier: Sequence[Counted], amount: Amount) -> Amount:
    """A bare number that was given before, with what it counted there: "the figure of 14"."""
    value = _value(amount)
    start = amount.span[0]
    told = FIGURE_OF.search(text, max(0, start - 12), start)
    if value is None or not told:
        return amount
    same = (one.amount for one in reversed(earlier) if _value(one.amount) == value)
    first = next(same, None)
    return amount if first is None else _like(amount, first)


def _figure(text: str, made: Sequence[Counted], amount: Amount) -> Amount:
    """What "the figure" is put at, with what the number before counts: of the same unit, or a count
    where it has none of its own.
    """
    unit = amount.quantity.unit
    for one in reversed(made):
        if len(_between(text, one.amount, amount)) > BACK:
            break
        if one.amount.quantity.unit == unit or (unit == NOT_SAID and _is_count(one)):
            return _like(amount, one.amount)
    return amount


def _elliptic(text: str, made: Sequence[Counted], amount: Amount) -> Amount:
    """A number alone that does something, with what the count before it counts."""
    if amount.quantity.unit != NOT_SAID or not VERB.match(text, amount.span[1]):
        return amount
    for one in reversed(made):
        between = _between(text, one.amount, amount)
        if len(between) > BACK or "\n" in between:
            break
        if _is_count(one):
            return _like(amount, one.amount)
    return amount


def _filled(amount: Amount, other: Amount) -> Amount:
    """An amount with what another counts, where it does not say it itself."""
    own = amount.quantity
    if own.unit != NOT_SAID:
        return amount
    return _like(amount, other)


def _like(amount: Amount, other: Amount) -> Amount:
    """An amount that counts what another does."""
    unit, measure = other.quantity.unit, other.quantity.measure
    return replace(amount, quantity=replace(amount.quantity, unit=unit, measure=measure))


def _is_count(one: Counted) -> bool:
    """Whether an amount is a number of people or things, and no rate: "10 grains per litre"."""
    quantity = one.amount.quantity
    return quantity.unit not in UNCOUNTED | {NOT_SAID} and "per" not in quantity.measure.split()


def _is_bare(text: str, amount: Amount) -> bool:
    """Whether a number has no noun of its own behind it."""
    return bool(BARE.match(text, amount.span[1])) and amount.quantity.rule in ("number", "range")


def _value(amount: Amount) -> float | None:
    """The one number that an amount names, or its bound."""
    return amount.quantity.high if amount.quantity.low is None else amount.quantity.low


def _between(text: str, one: Amount, other: Amount) -> str:
    return text[one.span[1] : other.span[0]]
