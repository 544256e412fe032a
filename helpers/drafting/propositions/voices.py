"""Voices: whose each clause is. A clause is the words of whoever says what it stands in, unless it
is the writer's remark in words that are not quoted.
"""

from collections.abc import Sequence

from ..attributions import Attribution
from ..attributions.grammar import Parse, Range, tokens
from ..pages import Page
from .clauses import Clause, own_subject
from .supposing import is_condition

OUTLET = -1
REMARKS = {"relative", "resumed"}
"""what in indirect speech is a remark of whoever chose the words; when and why something happened
is said by who says that it did
"""


class Voices:
    """Who holds each token of a page, innermost: the number of a content, or the outlet. Those who
    say the same words share a content.
    """

    def __init__(self, page: Page, parse: Parse, attributions: Sequence[Attribution]) -> None:
        self._page, self._parse = page, parse
        self.contents: list[list[Range]] = []
        self.numbers: list[int] = []
        self.direct: set[int] = set()
        known: dict[tuple, int] = {}
        for made in attributions:
            number = known.setdefault(made.content, len(known))
            if number == len(self.contents):
                self.contents.append([tokens(parse, *piece) for piece in made.content])
            self.numbers.append(number)
            self.direct |= {number} if made.quote == "direct" else set()
        self._held = [
            {at for piece in content for at in range(*piece)} for content in self.contents
        ]
        self.holder = self._holders()

    def _holders(self) -> list[int]:
        holder = [OUTLET] * len(self._parse)
        sizes = [sum(end - start for start, end in content) for content in self.contents]
        for number in sorted(range(len(sizes)), key=lambda number: -sizes[number]):
            for start, end in self.contents[number]:
                holder[start:end] = [number] * (end - start)
        return holder

    def around(self, clause: Clause, found: dict[int, Clause]) -> int:
        """Whose a clause is."""
        number = self.holder[clause.head]
        if number == OUTLET or number in self.direct or self._quoted(clause.head):
            return number
        kind = clause.kind
        while kind == "joined" and clause.first in found:
            clause = found[clause.first]
            kind = clause.kind
        return OUTLET if kind in REMARKS else number

    def _quoted(self, token: int) -> bool:
        return self._page.quotation(self._parse.start[token]) is not None

    def tops(self, number: int) -> list[int]:
        """The verbs that head what is said, one for each of its sentences: they hang on no word of
        it, and open no condition. The first alone need not have a subject.
        """
        found = [
            at
            for start, end in self.contents[number]
            for at in range(start, end)
            if self.holder[at] == number and self._is_loose(at, number)
        ]
        whole = [
            at
            for at in found
            if own_subject(self._parse, at) is not None and not is_condition(self._parse, at)
        ]
        return whole or found[:1]

    def _is_loose(self, token: int, number: int) -> bool:
        """Whether a verb hangs on no word of a content."""
        above = self._parse.head[token]
        loose = above == token or not self.holds(number, above)
        return loose and self._parse.is_clause(token)

    def holds(self, number: int, token: int) -> bool:
        """Whether a content holds a token."""
        return token in self._held[number]
