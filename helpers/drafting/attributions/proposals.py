"""What a rule proposes, in tokens: the step before an attribution; and how a verb of the lexicon
becomes a proposal.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from .cues import Cue, load_cues
from .describing import EXPLETIVE, parties, source_of
from .grammar import Parse, Range

Relay = tuple[Range, Range | None]
"""who passes something on, and by which words; None where none say so"""
SAYING = {"clause", "quote"}
"""what a verb takes that can govern a sentence"""
HELPING = ("aux", "auxpass", "neg")
"""the parser's relations of the words that are one with their verb"""


@dataclass(frozen=True)
class Proposal:
    """A cue with the source and the content that a rule gives it. at: the token that heads the
    cue. withheld: nobody says what it holds; doubted: the source holds the contrary;
    in_turn: it stands in what somebody says in a transcript.
    """

    at: int
    row: Cue
    content: list[Range]
    rule: str
    cue: list[Range]
    source: list[Range] = field(default_factory=list)
    parties: list[Range] = field(default_factory=list)
    addressee: Range | None = None
    setting: Range | None = None
    withheld: bool = False
    doubted: bool = False
    in_turn: bool = False
    relays: list[Relay] = field(default_factory=list)

    def but(self, **changes: Any) -> "Proposal":
        """The same proposal with some of it replaced."""
        return replace(self, **changes)


def cue_at(parse: Parse, verb: int) -> Cue | None:
    """The row of the lexicon for a verb, with its particle when it has one ("point out")."""
    verbs, lemma = load_cues()["verb"], parse.lemma[verb]
    for kid in parse.kids[verb]:
        if kid > verb and (
            parse.dep[kid] in ("prt", "advmod")
            or (parse.dep[kid] == "prep" and parse.child(verb, "dobj", "oprd") is None)
        ):
            row = verbs.get(f"{lemma} {parse.word[kid]}")
            if row:
                return row
    follows = parse.word[verb + 1] if verb + 1 < len(parse) and parse.tag[verb + 1] == "IN" else ""
    return verbs.get(f"{lemma} {follows}") or verbs.get(lemma)


def words_of(parse: Parse, verb: int) -> list[Range]:
    """The cue as it stands: auxiliaries and negation right before the verb, its particle after it.
    An adverb is no part of it, nor what stands before one: "has often [warned]"; all is kept where
    it is negated: "has not yet said".
    """
    start = _first(parse, verb, (*HELPING, "advmod"))
    if not any(parse.dep[at] == "neg" for at in range(start, verb)):
        start = _first(parse, verb, HELPING)
    end = verb + 1
    if end < len(parse) and parse.head[end] == verb and parse.dep[end] == "prt":
        end += 1
    return [(start, end)]


def _first(parse: Parse, verb: int, deps: Collection[str]) -> int:
    """The first of the words right before a verb that hang on it by these relations."""
    start = verb
    while start > 0 and parse.head[start - 1] == verb and parse.dep[start - 1] in deps:
        start -= 1
    return start


def proposed(
    parse: Parse,
    verb: int,
    row: Cue,
    content: list[Range],
    rule: str,
    subject: int | None,
    addressee: int | None = None,
) -> Proposal | None:
    """The proposal for a verb; none when nothing is left of the content."""
    pieces = parse.pieces(content)
    if not pieces or (
        subject is not None and parse.word[subject] in EXPLETIVE and parse.dep[subject] == "expl"
    ):
        return None
    return Proposal(
        verb,
        row,
        pieces,
        rule,
        words_of(parse, verb),
        source=[] if subject is None else source_of(parse, subject, verb),
        parties=[] if subject is None else parties(parse, subject, verb),
        addressee=None if addressee is None else parse.trimmed(parse.whole(addressee)),
    )
