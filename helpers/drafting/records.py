"""What the ledger holds: claims, statements, hops and amounts, before any of them has an id.

A claim, a statement, an entity and a mention are known by their number in the order in which they
were entered; dates are the times themselves.
"""

from dataclasses import dataclass, field

from ..spans import Span
from .quantities import Quantity
from .sides import NO_TERMS, Terms
from .times import Time


@dataclass(frozen=True)
class Dated:
    """When something is, and the time in the text that says so."""

    edtf: str
    basis: str
    time: Time


@dataclass(frozen=True)
class Claim:
    """What is said, once or more. event: when it puts what happens, where the text tells; terms:
    those of the first time.
    """

    proposition: str
    rule: str
    note: str = ""
    event: Dated | None = None
    terms: Terms = NO_TERMS


@dataclass(frozen=True)
class Relation:
    """Two claims that seem to bear on each other: the one … the other, in which respect, why."""

    one: int
    relation: str
    other: int
    kind: str
    why: str
    rule: str


@dataclass(frozen=True)
class Hop:
    """A step of a chain. entity: who speaks, mentioned where; cue_span: by which words;
    said: when. addressee and setting: to whom and where, for the source's own step.
    """

    entity: int
    rule: str
    mention: int | None = None
    cue_span: Span | None = None
    said: Dated | None = None
    addressee: int | None = None
    setting: str = ""
    note: str = ""


NOT_STATED = "not-stated"


@dataclass(frozen=True)
class Statement:
    """One act of claiming, with the hops from the outlet to its source. knowledge: how the source
    would know; ground: the words that say so. own: where what is its alone begins and ends; None
    where it shares nothing.
    """

    claim: int
    pieces: list[Span]
    quote: str
    act: str
    stance: str
    certainty: str
    hedge: str
    note: str
    rule: str
    hops: list[Hop] = field(default_factory=list)
    knowledge: str = NOT_STATED
    ground: Span | None = None
    own: Span | None = None

    @property
    def place(self) -> Span:
        """Where it stands among others: its span, without what it shares with one before it."""
        return self.own or self.span

    @property
    def span(self) -> Span:
        """From where its first piece begins to where its last one ends."""
        return self.pieces[0][0], self.pieces[-1][1]


@dataclass(frozen=True)
class Amount:
    """A quantity that a statement holds, and where in the article. part: of another quantity."""

    statement: int
    span: Span
    quantity: Quantity
    part: bool = False
