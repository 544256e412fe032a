"""Going on: what the same source says further of the same thing, and what a headline says first.

What is urged tells more of the report that it was; an aside, of the sentence that it stands in; a
clause with "it", of the clause before it that has one, too; what follows a judgement is its ground.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lexicons import either, words
from ..spans import Span, inside
from .places import RELATIVE, Neighbours, Place, neighbours
from .records import Claim, Relation

IT = re.compile(r"(?<=\w )it\b(?! (?:is|was|has|had|will|would|could|may|might|can|does|did)\b)")
"""the "it" of a thing that somebody does something with"""
NEIGHBOURS = 6
"""how many statements back one is looked for that holds another"""
NEAR = 160
"""characters between two clauses that speak of the same thing"""
JUDGING = re.compile(rf"(?:{either(words('bearingwords', 'judging'))})", re.IGNORECASE)
GROUNDS = 3
"""how many statements after a judgement may be its grounds, at most"""
SHARED = 2
"""the telling words that a headline and the claim which it sums up share, at least"""
HEADLINE, BODY = 150, 80
"""the characters that a headline has at most, and the first paragraph below it at least"""
LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


def find_urged(places: Sequence[Place]) -> Iterator[Relation]:
    """What is urged, with what tells that it was."""
    for at, place in enumerate(places):
        if place.statement.act != "urge" or place.statement.stance != "affirms":
            continue
        outer = _around(places[max(0, at - NEIGHBOURS) : at + 2], place)
        if outer is not None and _tells(outer, place):
            why = "What is urged there."
            yield Relation(place.claim, "elaborates", outer.claim, "scope", why, "urged")


def _around(places: Sequence[Place], place: Place) -> Place | None:
    """The shortest other place that holds a place."""
    holding = (
        each
        for each in places
        if each.start <= place.start and place.end <= each.end and each.claim != place.claim
    )
    return min(holding, key=lambda each: each.end - each.start, default=None)


def _tells(outer: Place, place: Place) -> bool:
    """Whether the words for an act stand in another statement, or both are the same words."""
    cue = place.statement.hops[-1].cue_span
    same = outer.statement.span == place.statement.span
    return same or (cue is not None and inside(cue, [outer.statement.span]))


def find_asides(text: str, places: Sequence[Place]) -> Iterator[Relation]:
    """What a source says in passing of what it says around it: "a copy, dated May 3, was found";
    but no clause with "who" or "which", nor what the outlet itself says in passing.
    """
    for at, place in enumerate(places):
        for outer in reversed(places[max(0, at - NEIGHBOURS) : at]):
            aside = inside((place.start, place.end), _gaps(outer)) and place.is_of(outer)
            if aside and place.statement.hops[1:] and not RELATIVE.match(text, place.start):
                why = "Said in passing of what the sentence around it tells."
                yield Relation(place.claim, "elaborates", outer.claim, "scope", why, "aside")
                break


def _gaps(place: Place) -> list[Span]:
    """What the words of a place leave out."""
    return [(one[1], other[0]) for one, other in pairwise(place.statement.pieces)]


def find_same_thing(text: str, places: Sequence[Place]) -> Iterator[Relation]:
    """What somebody tells further of one thing: "I found it, I cleaned it and I sold it": in one
    sentence more of the first clause, in the next more of the last.
    """
    first: Place | None = None
    for pair in neighbours(text, places):
        if not _goes_on(text, pair):
            first = None
            continue
        told = first if first is not None and pair.in_one_sentence else pair.before
        why = "“it” in both: more is told of the same thing."
        yield Relation(pair.after.claim, "elaborates", told.claim, "scope", why, "same thing")
        first = told if pair.in_one_sentence else None


def _goes_on(text: str, pair: Neighbours) -> bool:
    """Whether two neighbours are of one source other than the outlet, and both say "it"."""
    said = bool(pair.after.statement.hops[1:]) and pair.after.is_of(pair.before)
    close = len(pair.between) <= NEAR and "\n" not in pair.between
    both = all(IT.search(text, each.start, each.end) for each in (pair.before, pair.after))
    return said and close and both


def find_grounds(text: str, places: Sequence[Place]) -> Iterator[Relation]:
    """What a source says in the paragraph after its own judgement: "called the figure too high.
    Floats drift, she said."
    """
    for at, place in enumerate(places):
        if not _judges(text, place):
            continue
        for each in places[at + 1 : at + 1 + GROUNDS]:
            if each.start < place.end or RELATIVE.match(text, each.start):
                continue
            if "\n" in text[place.end : each.start] or not each.is_of(place):
                break
            why = "Said after the judgement by the same source: its ground, it seems."
            yield Relation(each.claim, "supports", place.claim, "scope", why, "ground")


def _judges(text: str, place: Place) -> bool:
    cue = place.statement.hops[-1].cue_span
    return cue is not None and JUDGING.fullmatch(text, *cue) is not None


def find_summed_up(
    text: str, claims: Sequence[Claim], places: Sequence[Place]
) -> Iterator[Relation]:
    """The claim of the first paragraph that a headline above it sums up: that which shares most of
    its words.
    """
    bounds = _opening(text)
    if bounds is None:
        return
    head, lead = bounds
    titles = [place for place in places if inside((place.start, place.end), [head])]
    below = [place for place in places if lead[0] <= place.start < lead[1]]
    for title in titles[:1]:
        shared = [(len(_common(claims, title, each)), -each.start, each) for each in below]
        most, _, best = max(shared, default=(0, 0, title))
        if most >= SHARED:
            told = ", ".join(sorted(_common(claims, title, best)))
            why = f"The headline sums it up, in words that both have: {told}."
            yield Relation(best.claim, "supports", title.claim, "scope", why, "headline")


def _opening(text: str) -> tuple[Span, Span] | None:
    """The headline and the first paragraph below it; None where the text has none."""
    lines = LINE.finditer(text)
    head = next(lines, None)
    if head is None or len(head[0].strip()) > HEADLINE or head[0].rstrip().endswith("."):
        return None
    lead = next((line for line in lines if len(line[0]) >= BODY), None)
    return None if lead is None else (head.span(), lead.span())


def _common(claims: Sequence[Claim], one: Place, other: Place) -> frozenset[str]:
    """The words that two claims share, names among them."""
    mine, its = claims[one.claim].terms, claims[other.claim].terms
    return (mine.telling | mine.rigid) & (its.telling | its.rigid)
