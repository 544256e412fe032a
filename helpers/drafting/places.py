"""Places: the claims of a draft where they are said, one after the other."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .records import Statement

SENTENCE = re.compile(r"[.!?](?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)[”\"’')\]]*\s+")
"""the end of a sentence, and not that of a title or an initial"""


RELATIVE = re.compile(r"(?P<word>who|whom|whose|which|that|where)\b")
"""the words that open a clause about what is named before it"""


class Place(NamedTuple):
    """A claim where it is said: in which statement, from where to where."""

    claim: int
    statement: Statement
    start: int
    end: int

    def is_of(self, other: "Place") -> bool:
        """Whether two statements have the same source."""
        return self.statement.hops[-1].entity == other.statement.hops[-1].entity


class Neighbours(NamedTuple):
    """Two places, one after the other, and what stands between them."""

    before: Place
    after: Place
    between: str

    @property
    def in_one_sentence(self) -> bool:
        """Whether no sentence ends between them."""
        return not SENTENCE.search(self.between)

    @property
    def follows(self) -> bool:
        """Whether the later one begins another sentence of the same paragraph."""
        return not self.in_one_sentence and "\n" not in self.between

    @property
    def lead(self) -> str:
        """What stands before the later one in its own sentence, back to the earlier one."""
        return SENTENCE.split(self.between)[-1]


def places_of(statements: Sequence[Statement]) -> list[Place]:
    """The claims where they are said, in the order of the text; what several say in the same words
    is in one place.
    """
    at = {(made.place, made.claim): made for made in reversed(statements)}
    order = sorted(at, key=lambda key: (key[0][0], -key[0][1], key[1]))
    return [Place(claim, at[span, claim], *span) for span, claim in order]


def neighbours(text: str, places: Sequence[Place]) -> Iterator[Neighbours]:
    """Each place with the one before it; what stands inside another is none, and what a clause with
    "who" or "which" tells in passing is followed by nothing.
    """
    before, end = None, 0
    for place in places:
        if place.start < end:
            continue
        if before is not None:
            yield Neighbours(before, place, text[before.end : place.start])
        end = place.end
        if before is None or not RELATIVE.match(text, place.start, place.end):
            before = place
