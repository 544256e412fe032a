"""The cast of an article: its members and where each is mentioned. Filled in while the text is read
from its beginning to its end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..leftopen import MAYBE, WHOM
from ..lexicons import valued, words
from ..spans import Span
from .entity import Entity
from .members import KINDS, Members
from .names import FIRST_NAMES, LABELS, Known, identify
from .naming import (
    AGE,
    Name,
    addressed,
    locates,
    names_on,
    role_in,
    squeezed,
    untitled,
    word_before,
)
from .pages import Page
from .phrases import describing, has_name, narrowed, phrase, span_of, stands_behind
from .referring import Candidate, Referents, decided

__all__ = ["Cast", "Entity", "Mention"]

PRONOUNS = valued("castwords", "pronoun")
"""he, she, it, they or speaker, by the pronoun; blank for one that tells none"""
SIGNED = re.compile(r"((?!The |An? )[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,2})(?:, [a-z]| \(\d)")
"""a name that a role or an age follows: "Per Dahl, farmer"
"""
TITLED = {title: noun for title, noun in valued("castwords", "title").items() if noun}
"""the noun that a title is short for"""
BODIES = {"government", "organisation"}
FIRMS = words("castwords", "firm")
"""what a body may be called whose name does not say what it is"""
GENERIC = valued("castwords", "generic")
"""he or she, by a noun that says no more of somebody"""
AGED = re.compile(r"(\d+)[- ]year[- ]old$")
REFERRING = {"he", "she", "it", "they"}
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
LONGEST_ROLE = 14


@dataclass
class Mention:
    """One mention: where, in which form, of which entity (its number in the cast)."""

    start: int
    end: int
    form: str
    entity: int
    note: str = ""
    rule: str = "name"


@dataclass
class Cast:
    """Entities and mentions in the order of the text. A mention, too, is its number."""

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _at: dict[Span, int] = field(default_factory=dict)
    _on: dict[int, int] = field(default_factory=dict)
    """by character: the mention of a name that it is part of"""

    def __post_init__(self) -> None:
        self._members = Members(self.entities)

    def add(self, entity: Entity) -> int:
        """The number of a new entity."""
        return self._members.add(entity)

    def read(self, page: Page, speaking: set[int]) -> None:
        """Adds every name of a page. speaking: the words, by number, that speak or are spoken
        to.
        """
        for name in names_on(page):
            self._read_name(page, name, name.root.i in speaking or not locates(name.root))
        for token in page.doc:
            if (
                token.pos_ == "PROPN"
                and token.ent_type_ not in LABELS
                and self._members.is_surname(token.text)
            ):
                span = page.moved(span_of(token))
                if span[0] not in self._on:
                    self._name(span, "name", *self._members.person(token.text), "surname")

    def _read_name(self, page: Page, name: Name, acts: bool) -> None:
        known = name.known
        if known.kind in ("organisation", "place") and self._members.is_surname(known.name):
            known = known._replace(kind="person")
        told = addressed(page, name.span[0]) or FIRST_NAMES.get(known.name.split()[0], "")
        number, note = self._members.named(known, acts, told)
        self._name(page.moved(name.span), self._form(known, number), number, note, "name")
        if known.kind == "person":
            self.entities[number].pronoun = self.entities[number].pronoun or told
            if noun := TITLED.get(word_before(page, name.span[0])):
                self._members.call(number, noun)
        if known.kind in ("person", "organisation", "government", "outlet"):
            self._give_role(number, name, page)

    def _form(self, known: Known, number: int) -> str:
        """The form of a name; the name of a place that stands for its government is a metonym."""
        stands_for = self.entities[number].kind == "government" != known.kind
        return "metonym" if known.form == "name" and known.country and stands_for else known.form

    def _give_role(self, number: int, name: Name, page: Page) -> None:
        """Takes the role from the words before the name ("mayor Ann Roe") or from an apposition
        ("Ann Roe, the mayor").
        """
        entity = self.entities[number]
        if entity.role:
            return
        words, noun = describing(name)
        if words and len(words) <= LONGEST_ROLE and words[-1].i - words[0].i == len(words) - 1:
            self._members.call(number, noun.lemma_.lower())
            span = words[0].idx, words[-1].idx + len(words[-1])
            entity.role = role_in(page.text[slice(*span)])
            entity.affiliation = self._within(*page.moved(span))

    def _within(self, start: int, end: int) -> int | None:
        """The first organisation or government named within these characters, among the latest
        mentions.
        """
        for mention in self.mentions[-12:]:
            entity = self.entities[mention.entity]
            if (
                start <= mention.start
                and mention.end <= end
                and entity.kind in ("organisation", "government", "outlet", "place")
            ):
                country = entity.country
                return self._members.government(country) if country else mention.entity
        return None

    def party(self, page: Page, span: Span, speaker: int | None = None) -> tuple[int, int]:
        """The entity that a source or an addressee on a page stands for, and its mention. speaker:
        who speaks where it says "I" or "we".
        """
        key = page.moved(span)
        if key not in self._at:
            self._at[key] = self._mention_of(page, page.words(span), speaker)
        return self.mentions[self._at[key]].entity, self._at[key]

    def _mention_of(self, page: Page, words: Any, speaker: int | None) -> int:
        head = words.root
        beside = (
            kin
            for kin in head.rights
            if kin.dep_ == "appos" and kin.pos_ == "PROPN" and stands_behind(kin.left_edge, head)
        )
        for token in (head, *beside):
            if (named := self._on.get(token.idx + page.start)) is not None:
                return named
        if head.lower_ in PRONOUNS:
            return self._pronoun(page, head, speaker)
        if (named := self._named_behind(page, words, head)) is not None:
            return named
        return self._description(page, words, head)

    def _named_behind(self, page: Page, words: Any, head: Any) -> int | None:
        """The mention of a person's name that closes a description after a comma, where the comma
        does not follow another person: "the woman charged with fraud, Lena Moss".
        """
        last = next((token for token in reversed(list(words)) if not token.is_punct), head)
        number = self._on.get(last.idx + page.start)
        if number is None or head.lemma_.lower() not in KINDS or head.tag_ != "NN":
            return None
        mention = self.mentions[number]
        first = page.words(page.at_home((mention.start, mention.end)))[0]
        if first.i < head.i + 2 or self.entities[mention.entity].kind != "person":
            return None
        return number if stands_behind(first, head) else None

    def _pronoun(self, page: Page, head: Any, speaker: int | None) -> int:
        span, sort = page.moved(span_of(head)), PRONOUNS[head.lower_]
        if sort == "speaker" and speaker is not None:
            note = f"Inside a quotation: “{head.text}” is read as the one who speaks."
            return self._mention(span, "pronoun", speaker, note, "pronoun")
        candidates = self._candidates(page, head, sort, speaker) if sort in REFERRING else []
        meant = decided(page.sentence(head.i)[0], candidates)
        if meant is None:
            return self._unresolved(span, head.text, self._called(page, candidates))
        entity = self._entity_of(page, meant)
        note = f"Read as {self.entities[entity].name}, the one whom it can mean there."
        return self._mention(span, "pronoun", entity, note, "pronoun")

    def _candidates(self, page: Page, head: Any, sort: str, speaker: int | None) -> list[Candidate]:
        """Whom a pronoun can mean."""
        member = partial(self._named_at, page)
        return Referents(page, self.entities, member).find(head, sort, speaker)

    def _named_at(self, page: Page, token: Any) -> int | None:
        """The member of the cast whose name a word of a page is part of."""
        number = self._on.get(token.idx + page.start)
        return None if number is None else self.mentions[number].entity

    def _entity_of(self, page: Page, candidate: Candidate) -> int:
        """The member of the cast that a candidate is; a new one where it is described."""
        if candidate.entity is not None:
            return candidate.entity
        return self.party(page, phrase(candidate.token))[0]

    def _called(self, page: Page, candidates: Sequence[Candidate]) -> str:
        """The candidates by name, or in the words that describe them."""
        names = (
            squeezed(page.text[slice(*phrase(each.token))])
            if each.entity is None
            else self.entities[each.entity].name
            for each in candidates
            if not each.open or each.entity is not None
        )
        return " or ".join(dict.fromkeys(names))

    def _unresolved(self, span: Span, words: str, candidates: str = "") -> int:
        note = (
            f"{WHOM.format(words)} {MAYBE.format(candidates)}" if candidates else WHOM.format(words)
        )
        name = f"“{words}” (not resolved)"
        number = self.add(Entity(name, "anonymous", named=False, note=note, rule="pronoun"))
        return self._mention(span, "pronoun", number, note, "pronoun")

    def _description(self, page: Page, words: Any, head: Any) -> int:
        if signed := SIGNED.match(page.text, words.start_char):
            return self._mention(
                page.moved(signed.span(1)),
                "name",
                self._members.person(signed.group(1))[0],
                "",
                "name",
            )
        first, last = narrowed(words, head)
        bounds = first.idx, last.idx + len(last)
        span, text = page.moved(bounds), squeezed(page.text[slice(*bounds)])
        if span in self._at:
            return self._at[span]
        noun = head.lemma_.lower()
        definite = first.lower_ in DEFINITE
        again, note = self._mentioned_before(page, text, noun, head, definite)
        if again is not None:
            return self._mention(span, "description", again, note, "description")
        label = "PERSON" if AGE.match(page.text, bounds[1]) else "ORG"
        if head.pos_ == "PROPN" and (known := identify(untitled(text), label)):
            return self._mention(span, known.form, *self._members.named(known, True), "name")
        number = self._members.describe(text, noun, self._within(*span))
        entity = self.entities[number]
        entity.note = note
        entity.named = entity.kind in BODIES and definite and has_name(first, last, head)
        return self._mention(span, "description", number, "", self.entities[number].rule)

    def _mentioned_before(
        self, page: Page, words: str, noun: str, head: Any, definite: bool
    ) -> tuple[int | None, str]:
        """Whom a description means that has been mentioned, and a note on how it was read: "the
        mayor", or several in the same words. A number that is None leaves it open.
        """
        number = self._members.called(noun) if definite else None
        if number is not None:
            return number, f"Read as the {noun} mentioned before."
        number = self._members.described(words) if definite or head.tag_ == "NNS" else None
        if number is not None:
            return number, "The same words as before, read as the same."
        if head.tag_ == "NNS" or not (definite or AGED.search(words)):
            return None, ""
        fitting = self._fitting(page, words, noun, head)
        if len(fitting) == 1:
            name = self.entities[fitting[0]].name
            return fitting[0], f"Read as {name}, the only one before whom it can mean."
        names = " or ".join(self.entities[number].name for number in fitting)
        return None, f"{WHOM.format(words)} {MAYBE.format(names)}" if names else ""

    def _fitting(self, page: Page, words: str, noun: str, head: Any) -> list[int]:
        """The named members of the cast that a description can mean: by a word of the name ("the
        council"), by the age, or as the one firm, man or woman of the sentences before.
        """
        if bearing := self._members.bearing(noun):
            return bearing
        if aged := AGED.search(words):
            return self._of_age(page, aged.group(1))
        sort = "it" if noun in FIRMS else GENERIC.get(noun)
        if sort is None:
            return []
        found = self._candidates(page, head, sort, None)
        if sort == "it":
            found = [each for each in found if self._is_firm(each.entity)]
        one = decided(page.sentence(head.i)[0], found)
        kept = found if one is None else [one]
        return list(dict.fromkeys(each.entity for each in kept if each.entity is not None))

    def _is_firm(self, number: int | None) -> bool:
        """Whether a member may be called a firm or a charity: its name says nothing else of it."""
        if number is None or self.entities[number].kind != "organisation":
            return False
        called = {word for word in self.entities[number].name.lower().split() if word in KINDS}
        return called <= FIRMS

    def _of_age(self, page: Page, age: str) -> list[int]:
        """The persons behind whose name this age stands."""
        stands = re.compile(rf",? (?:aged |age )?{age}\b")
        return list(
            dict.fromkeys(
                mention.entity
                for mention in self.mentions
                if self.entities[mention.entity].kind == "person"
                and stands.match(page.text, page.at_home((mention.start, mention.end))[1])
            )
        )

    def _name(self, span: Span, form: str, entity: int, note: str, rule: str) -> None:
        number = self._mention(span, form, entity, note, rule)
        if form != "demonym":
            self._on |= dict.fromkeys(range(*span), number)

    def _mention(self, span: Span, form: str, entity: int, note: str, rule: str) -> int:
        self.mentions.append(Mention(*span, form, entity, note, rule))
        self._at[span] = len(self.mentions) - 1
        return len(self.mentions) - 1
