"""What a rule proposes, in tokens: the step before an attribution."""

from dataclasses import dataclass, field, replace

from .cues import Cue
from .grammar import Range


@dataclass
class Proposal:
    """A cue with the source and the content that a rule gives it. at: the token that heads the cue."""

    at: int
    row: Cue
    content: list[Range]
    rule: str
    cue: list[Range]
    source: list[Range] = field(default_factory=list)
    parties: list[Range] = field(default_factory=list)
    addressee: Range | None = None
    setting: Range | None = None
    negated: bool = False
    relays: list[tuple[Range, Range]] = field(default_factory=list)

    def but(self, **changes: object) -> "Proposal":
        return replace(self, **changes)
