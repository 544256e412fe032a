"""Bodies: what somebody is and whom he belongs to, by the words that name or describe him."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..lexicons import words
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
VOICES = words("castwords", "voice of a body")
"""offices whose holder says "we" for the body"""
SPOKES = "spokes"
"""how the role begins of somebody who speaks for a body"""
SUBJECTS = ("nsubj", "nsubjpass")


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
        told, noun = describing(name)
        if entity.role and not (" " not in entity.role and len(told) > 1 and told[0] != noun):
            return
        if told and len(told) <= LONGEST_ROLE and told[-1].i - told[0].i == len(told) - 1:
            self.members.call(number, noun.lemma_.lower())
            span = told[0].idx, told[-1].idx + len(told[-1])
            entity.role = role_in(page.text[slice(*span)])
            own = self.within(*page.moved(span))
            if own is not None and self.entities[own].country and entity.kind == "organisation":
                own = None
            if own is None and told[0].lower_ == "its":
                own = owner(told[0])
            entity.affiliation = entity.affiliation if own is None else own
            role = entity.role.lower()
            bare = role in VOICES or (role.startswith(SPOKES) and " " not in role)
            if bare and entity.kind == "person" and entity.affiliation is None:
                entity.affiliation = self._told_of(page, name)

    def _told_of(self, page: Page, name: Name) -> int | None:
        """The only organisation that is named before somebody in his paragraph, or else in the one
        above, where a sentence tells of it: he who speaks as "chief executive Ann Roe" is its.
        """
        start = page.text.rfind("\n", 0, name.span[0]) + 1
        above = page.text.rfind("\n", 0, len(page.text[:start].rstrip())) + 1
        for span in ((start, name.span[0]), (above, start)):
            named = [(each, self._at.get(page.start + each.idx)) for each in page.words(span)]
            found = [(each, self.mentions[at].entity) for each, at in named if at is not None]
            bodies = {who for _, who in found if self.entities[who].kind in BODIES}
            told = {
                who for each, who in found if each.dep_ in SUBJECTS and each.head.dep_ == "ROOT"
            }
            if bodies:
                return next(iter(bodies)) if len(bodies) == 1 and bodies <= told else None
        return None

    def country_within(self, start: int, end: int) -> int | None:
        """The government of the country that is named within these characters."""
        number = self.within(start, end)
        return number if number is not None and self.entities[number].country else None


def body_within(described: Any, head: Any) -> Any | None:
    """The word for a body that somebody is said to be of: "an aide to the minister at the bank"."""
    for token in described:
        inner = token.dep_ == "pobj" and token.i > head.i and token.tag_ == "NN"
        definite = any(kin.lower_ in DEFINITE for kin in token.lefts)
        if inner and definite and kind_of(token) in BODIES:
            return token
    return None
