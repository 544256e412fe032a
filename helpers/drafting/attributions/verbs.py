"""Cues that are verbs: each is tried with one pattern after another, the surest first."""

from collections.abc import Iterator

from .complements import complement, gerund, infinitive, unseen
from .grammar import Parse
from .inversion import announced, closing, extracted, inverted, parenthetical
from .objects import object_of, passive, preposition
from .pleading import pleaded
from .proposals import Proposal, cue_at
from .refuting import refuted
from .trailing import misread, unmarked, written

PATTERNS = (
    parenthetical,
    refuted,
    pleaded,
    written,
    complement,
    announced,
    inverted,
    infinitive,
    gerund,
    object_of,
    passive,
    preposition,
    extracted,
    closing,
    unmarked,
)
"""the patterns, the surest first

To add one: a function from the parse, the verb and its row to a proposal or None, here in its
place.
"""


def verbal(parse: Parse) -> Iterator[Proposal]:
    """What each verb of the lexicon attributes, by the first of its patterns that holds."""
    for verb, tag in enumerate(parse.tag):
        if tag in ("NN", "NNS") and (found := unseen(parse, verb) or misread(parse, verb)):
            yield found
        elif tag[:2] == "VB" and (row := cue_at(parse, verb)):
            made = (pattern(parse, verb, row) for pattern in PATTERNS)
            proposal = next(filter(None, made), None)
            if proposal and (proposal.source or not parse.undergone(verb)):
                yield proposal
