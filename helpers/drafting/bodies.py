"""Bodies: what somebody named or described belongs to, by the words that name or describe him."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..spans import Span
from .entity import Entity, Mention
from .members import KINDS, Members
from .recalling import DEFINITE

AFFILIATING = {"organisation", "government", "outlet", "place"}
"""the kinds of what somebody belongs to"""
BODIES = {"organisation", "government"}


@dataclass
class Bodies:
    """The bodies by where they are named, nationalities among them."""

    members: Members
    entities: Sequence[Entity]
    mentions: Sequence[Mention]
    _at: dict[int, int] = field(default_factory=dict)
    """by character: the mention of a name that it is part of"""

    def note(self, span: Span, mention: int) -> None:
        """Remembers where a name stands."""
        self._at |= dict.fromkeys(range(*span), mention)

    def within(self, start: int, end: int) -> int | None:
        """The first organisation, government or place named within these characters."""
        found = dict.fromkeys(self._at[at] for at in range(start, end) if at in self._at)
        for mention in (self.mentions[number] for number in found):
            entity = self.entities[mention.entity]
            if start <= mention.start and mention.end <= end and entity.kind in AFFILIATING:
                country = entity.country
                return self.members.government(country) if country else mention.entity
        return None

    def country_within(self, start: int, end: int) -> int | None:
        """The government of the country that is named within these characters."""
        number = self.within(start, end)
        return number if number is not None and self.entities[number].country else None


def body_within(words: Any, head: Any) -> Any | None:
    """The word for a body that somebody is said to be of: "an aide to the minister at the bank"."""
    for token in words:
        inner = token.dep_ == "pobj" and token.i > head.i and token.tag_ == "NN"
        definite = any(kin.lower_ in DEFINITE for kin in token.lefts)
        if inner and definite and KINDS.get(token.lemma_.lower()) in BODIES:
            return token
    return None
