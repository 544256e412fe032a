"""Leading: the words that only say who says something, and assert nothing besides. That somebody
urges something is said as well: what is urged is his, that he urges it is the writer's.
"""

from collections.abc import Iterator, Sequence

from ...spans import Span
from ..attributions import Attribution
from ..attributions.grammar import Parse, tokens
from ..attributions.nominals import SUPPORT

PASSING = {"xcomp", "pcomp", "prep", "acomp", "attr", "oprd", "pobj"}
"""the parser's relations by which a verb only leads to a cue: "went on to say", "was quoted as
saying"
"""
FEWEST = 2
"""the words besides by which a clause says more than who says something"""


class Leading:
    """The words of sources and cues, and the verbs above that lead to these alone."""

    def __init__(self, parse: Parse, attributions: Sequence[Attribution]) -> None:
        self._parse = parse
        self._verbs: set[int] = set()
        self._words: set[int] = set()
        self._frame: set[int] = set()
        for made in attributions:
            if made.act != "urge":
                self._enter(made)

    def _enter(self, made: Attribution) -> None:
        content = set(self._tokens(made.content))
        self._frame |= set(self._tokens((*made.source, *made.cue)))
        for at in self._tokens(made.cue):
            self._verbs |= set(self._above(at, content))
        for relay, cue in made.relays:
            self._verbs |= set(self._tokens([cue] if cue else []))
            self._words |= set(self._tokens([relay]))
        words = made.source if made.rule == "noun cue" else (*made.source, *made.cue)
        self._words |= content | set(self._tokens(words))

    def _tokens(self, spans: Sequence[Span]) -> Iterator[int]:
        for span in spans:
            yield from range(*tokens(self._parse, *span))

    def _above(self, cue: int, content: set[int]) -> Iterator[int]:
        """A word of a cue and the verbs above that lead to it alone."""
        yield cue
        while self._parse.head[cue] != cue and self._passes(cue):
            cue = self._parse.head[cue]
            if cue in content:
                return
            yield cue

    def _passes(self, at: int) -> bool:
        above = self._parse.head[at]
        if self._parse.dep[at] in ("dobj", "nsubj"):
            denied = self._parse.child(above, "neg") is not None
            return self._parse.lemma[above] in SUPPORT and not denied
        return self._parse.dep[at] in PASSING

    def leads(self, verb: int) -> bool:
        """Whether a verb only leads to what somebody says."""
        return verb in self._verbs

    def frames(self, word: int) -> bool:
        """Whether a word is part of a source or a cue."""
        return word in self._frame

    def is_all(self, words: Sequence[int]) -> bool:
        """Whether words only say who says what, and what."""
        return sum(at not in self._words for at in words) < FEWEST
