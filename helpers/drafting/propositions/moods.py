"""Moods: which clauses are asked and not told. A question that is cut stays a question in each of
its parts; what describes a noun in it is told.
"""

from ..attributions.grammar import Parse
from .clauses import Clause
from .voices import Voices

ASKED = {"joined", "reason", "temporal"}
"""the kinds of clauses that are asked with the one which they stand beside"""
ENDS = {".", "!", "?", "…"}


class Moods:
    """Whether each clause of a page is asked."""

    def __init__(self, parse: Parse, found: dict[int, Clause], voices: Voices) -> None:
        self._parse, self._clauses, self._voices = parse, found, voices

    def certainty(self, head: int, start: str) -> str:
        """The certainty of a clause: as its source gives it, and unstated where it is asked."""
        clause = self._clauses.get(head)
        told = head < 0 or (clause is not None and clause.kind not in ASKED)
        return start if told or not self._is_asked(head) else "unstated"

    def _is_asked(self, head: int) -> bool:
        """Whether the next mark that ends a sentence of the same voice is a question mark."""
        holder, word = self._voices.holder, self._parse.word
        number = holder[head]
        closed = {end for _, end in self._voices.contents[number]} if number >= 0 else set()
        for at in range(head, self._parse.sentence[head][1]):
            if word[at] in ENDS and (holder[at] == number or at in closed):
                return word[at] == "?"
        return False
