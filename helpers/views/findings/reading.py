"""The reading: a dossier as the rules of findings ask it, each question answered in one place and
worked out once. Its words are `evidence`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from datetime import date
from functools import cache, cached_property
from typing import Any

from ... import dates, lexicons
from ...dossier import Dossier
from ..joining import OPEN, OWN_VOICE, commits, joined
from ..places import paragraphs, spans
from .figures import Figure, read_figures
from .wording import WORD, holds, in_words

LONGEST_HEADLINE = 150
PEOPLE = ("anonymous", "person", "group", "collective")
PARTIES = ("person", "organisation", "government")
HEDGED = ("probable", "possible")


class Reading:
    """A dossier, as rules ask it. Statements are rows of `statements`, in the order of the text."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = joined(dossier)
        self.said: list[Any] = list(self.dossier.said.itertuples(index=False))
        self.entities = {row.entity_id: row for row in dossier.entities.itertuples(index=False)}
        self.relations: list[Any] = list(dossier.relations.itertuples(index=False))

    # ---- statements
    @cached_property
    def by_claim(self) -> dict[str, list[Any]]:
        """The statements of each claim."""
        found: dict[str, list[Any]] = defaultdict(list)
        for row in self.said:
            found[row.claim_id].append(row)
        return found

    @cached_property
    def paths(self) -> dict[str, tuple[str, ...]]:
        """The parties of each statement's chain, from the outlet to the origin."""
        hops = self.dossier.hops.sort_values("hop")
        found: dict[str, list[str]] = defaultdict(list)
        for attribution_id, entity_id in zip(hops["attribution_id"], hops["entity_id"]):
            found[attribution_id].append(entity_id)
        return {attribution_id: tuple(path) for attribution_id, path in found.items()}

    def path(self, row: Any) -> tuple[str, ...]:
        """The parties of a statement's chain behind the outlet."""
        return self.paths[row.attribution_id][1:]

    @cached_property
    def spoken(self) -> dict[str, date]:
        """The last day on which a party of a statement's chain spoke, where the text tells it."""
        hops, found = self.dossier.hops, dict[str, date]()
        for attribution_id, edtf in zip(hops["attribution_id"], hops["said_edtf"]):
            if edtf and (day := self._day(edtf)):
                found[attribution_id] = max(found.get(attribution_id, day), day)
        return found

    @staticmethod
    def _day(edtf: str) -> date | None:
        """The day that a date is, if it is one day."""
        read = dates.read(edtf)
        return read.latest if read.precision == "day" and not read.doubtful else None

    @cached_property
    def last_day(self) -> date | None:
        """The last day of the text: of its publication, or on which anybody in it spoke."""
        stated = self.dossier.article.get("published_edtf", "")
        published = self._day(stated) if stated else None
        return max(filter(None, [published, *self.spoken.values()]), default=None)

    def affirming(self, claim_id: str) -> list[Any]:
        """Who says that a claim holds, and commits to it."""
        return self._sides[0].get(claim_id, [])

    def denying(self, claim_id: str) -> list[Any]:
        """Who says that a claim does not hold."""
        return self._sides[1].get(claim_id, [])

    @cached_property
    def _sides(self) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
        affirmed: dict[str, list[Any]] = defaultdict(list)
        denied: dict[str, list[Any]] = defaultdict(list)
        for row in self.said:
            if row.stance == "denies":
                denied[row.claim_id].append(row)
            elif commits(row.act, row.certainty):
                affirmed[row.claim_id].append(row)
        return affirmed, denied

    @staticmethod
    def own(row: Any) -> bool:
        """Whether a statement is in the outlet's own voice."""
        return row.identified == OWN_VOICE

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures of a dossier that have a value, in the order of the text."""
        return read_figures(self.dossier, self.said)

    @cached_property
    def counted(self) -> set[str]:
        """The statements that have a figure."""
        return {figure.said.attribution_id for figure in self.figures}

    def is_checked(self, row: Any) -> bool:
        """Whether a person has checked a statement's own row."""
        return row.attribution_id in self._checked

    @cached_property
    def _checked(self) -> set[str]:
        table = self.dossier.attributions
        return set(table.loc[table["status"] == "checked", "attribution_id"])

    # ---- where it stands
    @cached_property
    def headline(self) -> int:
        """How many paragraphs, from the first, are the headline; 0 where the text has none."""
        text, bounds = self.dossier.text, paragraphs(self.dossier)
        stated = self.dossier.article.get("headline", "unknown")
        first = text[slice(*bounds[0])] if len(bounds) > 1 else ""
        return int(bool(first) and (first == stated or _like_a_headline(first)))

    @cached_property
    def lead(self) -> Any | None:
        """What the first paragraph after the headline says, at its widest: what somebody says, or
        else the outlet.
        """
        body = [row for row in self.said if row.paragraph > self.headline]
        first = [row for row in body if row.paragraph == body[0].paragraph]
        return max(first, key=lambda row: (not self.own(row), row.end - row.start), default=None)

    def is_lead(self, row: Any) -> bool:
        """Whether a statement is the lead itself."""
        return self.lead is not None and row.attribution_id == self.lead.attribution_id

    def in_lead(self, row: Any) -> bool:
        """Whether a statement stands in the headline or the first paragraph."""
        return self.lead is not None and row.paragraph <= self.lead.paragraph

    def where(self, row: Any) -> str:
        """Where a statement stands, in words."""
        if row.paragraph <= self.headline:
            return "in the headline"
        if self.in_lead(row):
            return "in the lead"
        return f"in paragraph {in_words(row.paragraph)}"

    # ---- how claims bear on each other
    @cached_property
    def bearing(self) -> dict[str, list[Any]]:
        """The relations of other claims to each claim."""
        found: dict[str, list[Any]] = defaultdict(list)
        for relation in self.relations:
            found[relation.claim_b].append(relation)
        return found

    @cached_property
    def borne(self) -> dict[str, list[Any]]:
        """The relations of each claim to others."""
        found: dict[str, list[Any]] = defaultdict(list)
        for relation in self.relations:
            found[relation.claim_a].append(relation)
        return found

    @cached_property
    def weight(self) -> dict[str, int]:
        """In how many relations each claim stands."""
        found: dict[str, int] = defaultdict(int)
        for relation in self.relations:
            found[relation.claim_a] += 1
            found[relation.claim_b] += 1
        return found

    def related(self, *kinds: str) -> list[Any]:
        """The relations of these kinds whose two claims are both made by somebody."""
        return [
            relation
            for relation in self.relations
            if relation.relation in kinds
            and self.affirming(relation.claim_a) + self.denying(relation.claim_a)
            and self.by_claim.get(relation.claim_b)
        ]

    @staticmethod
    def decided(relation: Any) -> bool:
        """Whether a relation is more than a draft's suggestion that two figures differ."""
        return relation.status == "checked" or relation.kind != "value"

    def against(self, claim_id: str) -> list[Any]:
        """The statements of other houses that deny a claim, or whose claim contradicts it."""
        ours = {self.house(row.origin) for row in self.affirming(claim_id)}
        contrary = [
            row
            for relation in [*self.bearing.get(claim_id, ()), *self.borne.get(claim_id, ())]
            if relation.relation == "contradicts" and self.decided(relation)
            for other in {relation.claim_a, relation.claim_b} - {claim_id}
            for row in self.affirming(other)
        ]
        found = [*self.denying(claim_id), *contrary]
        return [row for row in found if not self.own(row) and self.house(row.origin) not in ours]

    def denied_by(self, claim_id: str) -> list[Any]:
        """The same, with those of the same house who deny it outright."""
        found = [*self.denying(claim_id), *self.against(claim_id)]
        return list({row.attribution_id: row for row in found if not self.own(row)}.values())

    # ---- people
    def house(self, entity_id: str) -> str:
        """Whom an entity belongs to in the end: the last of its affiliations."""
        return self._houses.get(entity_id, entity_id)

    @cached_property
    def _houses(self) -> dict[str, str]:
        return {entity_id: self._last_of(entity_id) for entity_id in self.entities}

    def _last_of(self, entity_id: str) -> str:
        seen: list[str] = []
        while entity_id not in seen:
            seen.append(entity_id)
            entity_id = getattr(self.entities.get(entity_id), "affiliation", "") or entity_id
        return entity_id

    @cached_property
    def heard_from(self) -> dict[str, list[Any]]:
        """Where a party, or somebody of its house, is heard at first hand."""
        found: dict[str, list[Any]] = defaultdict(list)
        for row in filter(self.first_hand, self.said):
            for party in {row.origin, self.house(row.origin)}:
                found[party].append(row)
        return found

    def unnamed(self, entity_id: str) -> bool:
        """Whether a source is people without a name, and no spokesperson of somebody named."""
        entity = self.entities[entity_id]
        speaks = holds(f"{entity.name} {entity.role}", "speaks-for")
        people = entity.status == "checked" or _names_people(entity.name)
        named = entity.named or speaks or self.open(entity_id)
        return entity.kind in PEOPLE and people and not named

    def open(self, entity_id: str) -> bool:
        """Whether the text leaves open who a source is."""
        return self._identified.get(entity_id) == OPEN

    @cached_property
    def _identified(self) -> dict[str, str]:
        return {row.origin: row.identified for row in self.said if not self.own(row)}

    def of_unnamed(self, row: Any) -> bool:
        """Whether a statement is known through unnamed people alone."""
        return not self.own(row) and any(self.unnamed(party) for party in self.path(row))

    def reachable(self, row: Any) -> str:
        """Who of a statement's chain can be asked: its source, or who passed unnamed people on."""
        relays = self.path(row)[:-1]
        return relays[0] if relays and self.of_unnamed(row) else row.origin

    def nobody(self, row: Any) -> bool:
        """Whether nobody with a name stands for a statement."""
        return self.own(row) or self.open(row.origin) or self.of_unnamed(row)

    def first_hand(self, row: Any) -> bool:
        """Whether whoever a statement is from is heard there, and not somebody about them."""
        between = self.path(row)[:-1]
        return not self.own(row) and all(self.entities[party].kind == "outlet" for party in between)

    def mentioned(self, row: Any) -> list[str]:
        """The parties that the content of a statement mentions, in its order, without its own."""
        return [
            entity_id
            for entity_id in dict.fromkeys(self.places_in(row))
            if self.entities[entity_id].kind in PARTIES and entity_id not in self.path(row)
        ]

    def places_in(self, row: Any) -> list[str]:
        """Whom and what the content of a statement mentions, in its order."""
        found = [
            (start, entity_id)
            for entity_id in row.involved
            for first, last in spans(row)
            for start, end in self._mentions_in(entity_id, first, last)
            if end <= last
        ]
        return [entity_id for _, entity_id in sorted(found)]

    def _mentions_in(self, entity_id: str, start: int, end: int) -> list[tuple[int, int]]:
        """The mentions of an entity that begin within a stretch of the text."""
        places = self._places.get(entity_id, [])
        return places[bisect_left(places, (start, start)) : bisect_left(places, (end, end))]

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in self.dossier.mentions.sort_values("start").itertuples(index=False):
            found[row.entity_id].append((int(row.start), int(row.end)))
        return found

    @cached_property
    def _words(self) -> list[int]:
        """Where the words of the text begin."""
        return [word.start() for word in WORD.finditer(self.dossier.text)]

    def words_in(self, start: int, end: int) -> list[int]:
        """Where words begin, within a stretch of the text."""
        return self._words[bisect_left(self._words, start) : bisect_left(self._words, end)]


def _like_a_headline(line: str) -> bool:
    """Whether a line is short, and has no full stop or a capital on most of its words."""
    words = [word for word in WORD.findall(line) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words) > 0.7 * len(words)
    ended = re.search(r"[.!?:…][”\"’')]*$", line) is not None
    return len(line) < LONGEST_HEADLINE and (not ended or (capitals and len(words) > 3))


@cache
def _nouns() -> frozenset[str]:
    rows = lexicons.rows("descriptions")
    return frozenset(row["noun"] for row in rows if row["kind"] == "anonymous")


def _names_people(description: str) -> bool:
    """Whether a description has a noun for people, which a draft's does not always have."""
    words = {word.casefold() for word in WORD.findall(description)}
    singular = {word.removesuffix("s") for word in words}
    return not (words | singular).isdisjoint(_nouns())
