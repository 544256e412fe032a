"""Bodies: what somebody is and whom he belongs to, by the words that name or describe him."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..spans import Span
from .entity import Entity, Mention
from .members import Members, kind_of
from .naming import Name, role_in
from .pages import Page
from .phrases import describing, trailing
from .recalling import DEFINITE

Owner = Callable[[Any], int | None]
LONGEST_ROLE = 14
ROLES = {"person", "organisation", "government", "outlet"}
"""the kinds of those who have a role"""
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

    def within(self, start: int, end: int, *, placed: bool = True) -> int | None:
        """The first organisation or government named within these characters, or place."""
        found = dict.fromkeys(self._at[at] for at in range(start, end) if at in self._at)
        for mention in (self.mentions[number] for number in found):
            entity = self.entities[mention.entity]
            if entity.kind == "place" and not placed:
                continue
            if start <= mention.start and mention.end <= end and entity.kind in AFFILIATING:
                country = entity.country
                return self.members.government(country) if country else mention.entity
        return None

    def give_role(self, page: Page, name: Name, number: int, owner: Owner) -> None:
        """Takes the role from the words before a name ("mayor Ann Roe") or from an apposition ("Ann
        Roe, the mayor"), and whom somebody belongs to. number: who is named; owner: whom "its"
        means.
        """
        entity = self.entities[number]
        if not {entity.kind, name.known.kind} <= ROLES:
            return
        for where in trailing(name) if entity.affiliation is None else ():
            entity.affiliation = self.within(*page.moved(where), placed=False)
        words, noun = describing(name)
        if entity.role and not (" " not in entity.role and len(words) > 1 and words[0] != noun):
            return
        if words and len(words) <= LONGEST_ROLE and words[-1].i - words[0].i == len(words) - 1:
            self.members.call(number, noun.lemma_.lower())
            span = words[0].idx, words[-1].idx + len(words[-1])
            entity.role = role_in(page.text[slice(*span)])
            own = self.within(*page.moved(span))
            if own is not None and self.entities[own].country and entity.kind == "organisation":
                own = None
            if own is None and words[0].lower_ == "its":
                own = owner(words[0])
            entity.affiliation = entity.affiliation if own is None else own

    def country_within(self, start: int, end: int) -> int | None:
        """The government of the country that is named within these characters."""
        number = self.within(start, end)
        return number if number is not None and self.entities[number].country else None


def body_within(words: Any, head: Any) -> Any | None:
    """The word for a body that somebody is said to be of: "an aide to the minister at the bank"."""
    for token in words:
        inner = token.dep_ == "pobj" and token.i > head.i and token.tag_ == "NN"
        definite = any(kin.lower_ in DEFINITE for kin in token.lefts)
        if inner and definite and kind_of(token) in BODIES:
            return token
    return None
