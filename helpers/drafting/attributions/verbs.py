"""Cues that are verbs: each is tried with one pattern after another, the surest first."""

from collections.abc import Iterator

from .complements import complement, infinitive, object_of, passive, preposition
from .grammar import Parse
from .inversion import announced, closing, extracted, inverted
from .proposals import Proposal, cue_at

PATTERNS = (
    complement,
    inverted,
    infinitive,
    object_of,
    passive,
    preposition,
    extracted,
    closing,
    announced,
)


def verbal(parse: Parse) -> Iterator[Proposal]:
    """What each verb of the lexicon attributes, by the first of its patterns that holds."""
    for verb, tag in enumerate(parse.tag):
        if tag[:2] == "VB" and (row := cue_at(parse, verb)):
            found = next(
                (made for pattern in PATTERNS if (made := pattern(parse, verb, row))), None
            )
            if found:
                yield found
