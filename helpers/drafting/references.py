"""References: claims that speak of what another claim brought up: a denial of what was said, a part
of a count, a figure or an allegation that is taken up, accounts that are said to differ.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..lexicons import either, words
from .places import Neighbours, Place
from .records import Amount, Claim, Relation, Statement
from .sides import LIGHT, Terms

FAR = 60
"""how many statements back a number that is given again is looked for"""
NEAR = 6
"""how many statements back what is spoken of is looked for"""
FOLLOWING = 6
"""how many statements after the announcement that accounts differ are such accounts, at most"""
LEAD = 30
"""characters at the beginning of a statement in which it says what it is about"""
GENERIC = words("bearingwords", "generic") | LIGHT
TAKING_UP = re.compile(
    rf"\b(?:{either(words('bearingwords', 'taking up'))}) (?P<noun>[a-z][\w-]+)", re.IGNORECASE
)
ALLEGATION = re.compile(
    rf"\W*(?:(?:that|this) (?:{either(words('bearingwords', 'statement'))})"
    rf"|(?:those|these) (?:{either(words('bearingwords', 'statement'))})s"
    rf"|the (?:{either(words('bearingwords', 'allegation'))})s?)\b",
    re.IGNORECASE,
)
"""what takes up an allegation; "that" before several leads a clause: "she said that reports rose"
"""
FIGURE = re.compile(rf"\W*(?:{either(words('bearingwords', 'figure'))})\b(?! of)", re.IGNORECASE)
RESTATED = re.compile(
    rf"\b(?:of the|(?:{either(words('bearingwords', 'restated'))}) of) (?P<count>\d[\d,]*)\b"
)
PART = re.compile(r"\bof (?:them|whom|which)\b")
ACCOUNTS = words("bearingwords", "account")
DIFFERING = words("bearingwords", "differing")

Given = Mapping[int, Sequence[Amount]]
"""the amounts by the claim that gives them"""


def given_by(statements: Sequence[Statement], amounts: Iterable[Amount]) -> Given:
    """The amounts that each claim gives."""
    given: dict[int, list[Amount]] = {}
    for amount in amounts:
        given.setdefault(statements[amount.statement].claim, []).append(amount)
    return given


def find_denied(claims: Sequence[Claim], places: Sequence[Place]) -> Iterator[Relation]:
    """A denial with what somebody else says a little before it, in words that it shares."""
    for at, denial in enumerate(places):
        if denial.statement.stance != "denies":
            continue
        own = claims[denial.claim].terms
        shared = [
            (len(common), place.start, place.claim, ", ".join(sorted(common)))
            for place in places[max(0, at - NEAR) : at]
            if place.statement.stance == "affirms" and not place.is_of(denial)
            for common in [_shared(own, claims[place.claim].terms)]
        ]
        most, _, claim, common = max(shared, default=(0, 0, 0, ""))
        if most >= 2 and 2 * most >= len(own.telling - GENERIC):
            why = f"Denied a little after it was said, in some of its words: {common}."
            yield Relation(denial.claim, "contradicts", claim, "denial", why, "denial")


def _shared(terms: Terms, others: Terms) -> frozenset[str]:
    """The words that two wordings share; none where they name different things, or only one of the
    two says "not": then to deny the one may be to affirm the other.
    """
    if terms.negated != others.negated or not terms.may_name_the_same(others):
        return frozenset()
    return (terms.telling & others.telling) - GENERIC


def find_parts(text: str, places: Sequence[Place], given: Given) -> Iterator[Relation]:
    """What is said of a number that was given before: "of the 60", "a total of 60"; and of some of
    those who stand just before: "some of them".
    """
    for at, place in enumerate(places):
        if found := RESTATED.search(text, place.start, place.end):
            number = float(found["count"].replace(",", ""))
            back = reversed(places[max(0, at - FAR) : at])
            whole = next((each.claim for each in back if _gives(given, each, number)), None)
        elif found := PART.search(text, place.start, place.end):
            whole = _counted_before(text, places[at - 1], place, given) if at else None
        else:
            continue
        if whole is not None:
            why = f"“{found[0]}”: it speaks of what is counted there, or of a part."
            yield Relation(place.claim, "elaborates", whole, "value", why, "part of a count")


def _counted_before(text: str, before: Place, place: Place, given: Given) -> int | None:
    """The claim just before, in the same sentence, whose count "of them" speaks of."""
    pair = Neighbours(before, place, text[before.end : place.start])
    opens = PART.search(text, place.start, min(place.end, place.start + LEAD))
    counted = bool(given.get(before.claim)) or opens
    return before.claim if counted and pair.in_one_sentence else None


def _gives(given: Given, place: Place, number: float) -> bool:
    """Whether a claim gives this number."""
    return any(
        number in (amount.quantity.low, amount.quantity.high)
        for amount in given.get(place.claim, ())
    )


def find_taken_up(
    text: str, claims: Sequence[Claim], places: Sequence[Place], given: Given
) -> Iterator[Relation]:
    """What is said of a thing, a figure or an allegation that somebody brought up just before."""
    for at, place in enumerate(places):
        back = places[max(0, at - NEAR) : at][::-1]
        others = [each for each in back if not each.is_of(place)]
        if found := ALLEGATION.match(text, place.start):
            said = (each.claim for each in _outer(others) if each.statement.hops[1:])
            yield from _about(place, next(said, None), found[0], "wording")
        elif not given.get(place.claim) and (found := FIGURE.match(text, place.start)):
            yield from _about(place, _figure_meant(text, places, at, given), found[0], "value")
        elif found := TAKING_UP.search(text, place.start, place.end):
            noun = found["noun"].casefold()
            forms = {noun, noun.removesuffix("s"), noun.removesuffix("es")} - GENERIC
            meant = (each.claim for each in back if forms & claims[each.claim].terms.telling)
            yield from _about(place, next(meant, None), found[0], "scope")


def _figure_meant(text: str, places: Sequence[Place], at: int, given: Given) -> int | None:
    """The claim whose figure somebody else means by "the figure": the last that gives one; where
    its sentence gives several, the first of the text, which is the one that the text is about.
    """
    apart = (place for place in places if given.get(place.claim) and not place.is_of(places[at]))
    near = [place for place in places[max(0, at - 2 * NEAR) : at] if given.get(place.claim)]
    giving = [place for place in near if not place.is_of(places[at])]
    if not any(place in giving for place in places[max(0, at - NEAR) : at]):
        return None
    several = any(_in_one_sentence(text, place, giving[-1]) for place in giving[:-1])
    return next(apart).claim if several else giving[-1].claim


def _in_one_sentence(text: str, earlier: Place, later: Place) -> bool:
    return Neighbours(earlier, later, text[earlier.end : later.start]).in_one_sentence


def _outer(back: Sequence[Place]) -> Iterator[Place]:
    """The places, the nearest first, without those that stand inside another."""
    for place in back:
        around = [other for other in back if other.start <= place.start and place.end <= other.end]
        if around[-1] is place:
            yield place


def _about(place: Place, claim: int | None, taken: str, kind: str) -> Iterator[Relation]:
    if claim is not None:
        why = f"“{taken.strip()}” takes up what is said there."
        yield Relation(place.claim, "qualifies", claim, kind, why, "taken up")


def find_announced(
    text: str, claims: Sequence[Claim], places: Sequence[Place], given: Given
) -> Iterator[Relation]:
    """The accounts that follow the remark that they differ: what others say in its paragraph, and
    the figures in the next one.
    """
    for at, place in enumerate(places):
        telling = claims[place.claim].terms.telling
        if not (telling & ACCOUNTS and telling & DIFFERING):
            continue
        told = {place.statement.hops[-1].entity}
        for each in places[at + 1 : at + 1 + FOLLOWING]:
            source, between = each.statement.hops[-1].entity, text[place.end : each.start]
            if source not in told and _is_account(between, figure=bool(given.get(each.claim))):
                told.add(source)
                why = "One of the accounts that are said to differ."
                yield Relation(each.claim, "supports", place.claim, "value", why, "announced")


def _is_account(between: str, *, figure: bool) -> bool:
    """Whether what stands so far after the announcement can be one of the accounts: in the same
    paragraph, or as a figure in the next.
    """
    paragraphs = [line for line in between.splitlines() if line.strip()]
    return len(paragraphs) <= (2 if figure else 1)
