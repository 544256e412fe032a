"""What an attribution is: one act of saying or holding, with the places in the text that give its
source, its cue and its content.
"""

from dataclasses import dataclass

from ...lexicons import words
from ...spans import Span

ATTITUDES = words("speechwords", "attitude")
"""what somebody may think or feel, and not say; every adjective that attributes tells so much"""


@dataclass(frozen=True)
class Attribution:
    """Who says what, by which words. Every span is inside the text and none is empty.

    source: the whole noun phrase or phrases, () when nobody is named; cue: the words that
    attribute; content: what is said, in pieces. act, stance, certainty: as the cue gives them
    (certainty does not look at hedges inside the content). rule: what proposed it. parties: sources
    joined by "and", one by one. relays: (who, by which words) from the outside in, without the
    source itself. withheld: the text does not affirm that anybody says it ("has not confirmed
    that", "if X says that"). wording: the content in words that stand alone, as places in the text
    and words between them; () where it is worded as it stands. own: where what is its alone begins
    and ends; None where it shares nothing with another. holds: it only says that whoever is quoted
    holds what another attribution says ("I think that C").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str
    act: str
    stance: str
    certainty: str
    quote: str
    rule: str
    parties: tuple[Span, ...] = ()
    relays: tuple[tuple[Span, Span | None], ...] = ()
    addressee: Span | None = None
    setting: Span | None = None
    within_quotation: bool = False
    withheld: bool = False
    wording: tuple[Span | str, ...] = ()
    own: Span | None = None
    holds: bool = False


def is_attitude(attribution: Attribution) -> bool:
    """Whether the words tell what somebody thinks or feels, and not that it is said."""
    return attribution.rule == "adjective cue" or attribution.lemma in ATTITUDES
