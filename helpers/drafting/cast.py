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
from .aliases import acronym_after, is_also, is_called_they
from .bodies import Bodies, body_within
from .datelines import in_dateline
from .entity import Entity, Mention
from .groups import as_member, group_of
from .introducing import NAMED_NEXT, introduced
from .members import KINDS, Members, source_kind
from .names import BEING, FIRST_NAMES, Known, identify, is_official
from .naming import (
    AGE,
    Name,
    addressed,
    may_be_surname,
    names_on,
    squeezed,
    untitled,
    word_before,
)
from .pages import Page
from .phrases import (
    before_who,
    has_name,
    narrowed,
    phrase,
    said_of,
    span_of,
    stands_behind,
    stands_close,
)
from .recalling import DEFINITE, Recollection, of_age
from .referring import Candidate, decided
from .settling import HEADLINE, settled
from .territory import locates

__all__ = ["Cast", "Entity", "Mention"]

PRONOUNS = valued("castwords", "pronoun")
"""he, she, it, they or speaker, by the pronoun; blank for one that tells none"""
SIGNED = re.compile(r"((?!The |An? )[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,2})(?:, [a-z]| \(\d)")
"""a name that a role or an age follows: "Per Dahl, farmer"
"""
TITLED = {title: noun for title, noun in valued("castwords", "title").items() if noun}
"""the noun that a title is short for"""
BODIES = {"government", "organisation"}
REFERRING = {"he", "she", "it", "they"}


OUTLET = 0
"""the first of the cast, whose text it is"""
OWN_PAGES = words("castwords", "own page")
"""what an outlet calls a part of its own text"""
EARLIER = {"earlier", "previous", "original"}


@dataclass
class Cast:
    """Entities and mentions in the order of the text. A mention, too, is its number."""

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _at: dict[Span, int] = field(default_factory=dict)
    _on: dict[int, int] = field(default_factory=dict)
    """by character: the mention of a name that it is part of"""

    def __post_init__(self) -> None:
        self.members = Members(self.entities)
        for number, one in enumerate(self.entities):
            self.members.answer(number, one)
        self._bodies = Bodies(self.members, self.entities, self.mentions)

    def add(self, entity: Entity) -> int:
        """The number of a new entity."""
        return self.members.add(entity)

    def read(self, page: Page, speaking: set[int]) -> None:
        """Adds every name of a page. speaking: the words, by number, that speak or are spoken
        to.
        """
        before: Name | None = None
        names = settled(page, names_on(page))
        for name in names:
            self._read_name(page, name, name.root.i in speaking, before)
            before = name
        for name in names:
            named = self.mentions[self._at[page.moved(name.span)]].entity
            self._bodies.give_role(page, name, named, partial(self._owner, page))
        for token in page.doc:
            if not (token.is_title or token.is_upper or token.pos_ == "PROPN"):
                continue
            span = page.moved(span_of(token))
            if span[0] in self._on:
                continue
            if may_be_surname(token) and self.members.is_surname(token.text):
                self._name(span, "name", *self.members.person(token.text), "surname")
            elif token.is_upper and (number := self.members.short_for(token.text)) is not None:
                self._name(span, "acronym", number, "", "acronym")

    def _read_name(self, page: Page, name: Name, speaks: bool, before: Name | None) -> None:
        known = self._meant(name.known, speaks and not addressed(page, name.span[0]))
        word = page.text[slice(*name.span)]
        if known.form == "demonym" and self._is_surname(word, name.root):
            known = Known(word, "person", "name")
        from_firm = known.kind == "organisation" and name.root.head.lower_ == "from"
        placed = locates(name.root) or in_dateline(page.text, name.span)
        acts = speaks or from_firm or not placed
        told = addressed(page, name.span[0]) or FIRST_NAMES.get(known.name.split()[0], "")
        if known.kind == "person" and before and is_also(page.text, before.span, name.span):
            self._also(page, before, known.name)
        self._lengthen(page, known)
        number, note = self.members.named(known, acts, told)
        self._name(page.moved(name.span), self._form(known, word, number), number, note, "name")
        if known.kind == "person":
            self._call_person(page, name, number, told)
        elif acronym := acronym_after(page.text, name.span[1]):
            self.members.shorten(number, acronym)

    def _is_surname(self, word: str, root: Any) -> bool:
        """Whether what may be a people is somebody who was named before: "Finn" of "Roger Finn"."""
        alone = root.tag_ == "NNP" and root.dep_ not in ("amod", "compound")
        return alone and self.members.is_surname(word)

    def _lengthen(self, page: Page, known: Known) -> None:
        """Has a body that only the headline has named so far, by a short form, answer to its whole
        name.
        """
        short = self.members.short_form(known)
        headed = HEADLINE.match(page.text) if short is not None and page.start == 0 else None
        if short is not None and headed:
            named = [mention for mention in self.mentions if mention.entity == short]
            if all(mention.end <= headed.end() for mention in named):
                self.members.lengthen(short, known)

    def _meant(self, known: Known, speaks: bool) -> Known:
        """What a name stands for where the parser took it for a place or a body, and the names
        before it tell more.
        """
        if self.members.is_surname(known.name):
            body = known.kind in ("organisation", "place")
            return known._replace(kind="person") if body else known
        if known.kind in ("person", "place") and speaks and self.members.begins_name(known.name):
            return known._replace(kind="organisation")
        return known

    def _call_person(self, page: Page, name: Name, number: int, told: str) -> None:
        """Has a person answer to the pronoun and the nouns that stand with the name."""
        entity = self.entities[number]
        if is_called_they(page.text, name.span[1]):
            told = "they"
        entity.pronoun = entity.pronoun or told
        title = word_before(page, name.span[0])
        noun = TITLED.get(title) or (title.lower() if title.lower() in KINDS else "")
        if noun:
            self.members.call(number, noun)
        if (said := said_of(name.root)) is not None:
            self.members.call(number, said.lemma_.lower())

    def _also(self, page: Page, before: Name, name: str) -> None:
        """Has the person whose name stands before answer to another name, too."""
        number = self._on.get(page.moved(before.span)[0])
        if number is not None and self.entities[self.mentions[number].entity].kind == "person":
            self.members.also(self.mentions[number].entity, name)

    def _form(self, known: Known, word: str, number: int) -> str:
        """The form of a name; the name of a place that stands for its government is a metonym, but
        for the full name of a state.
        """
        if is_official(squeezed(word)):
            return known.form
        stands_for = self.entities[number].kind == "government" != known.kind
        return "metonym" if known.form == "name" and known.country and stands_for else known.form

    def _owner(self, page: Page, its: Any) -> int | None:
        """The one body that "its" can mean."""
        found = self.recollection(page).candidates(its, "it")
        one = decided(page.sentence(its.i)[0], found)
        return None if one is None else one.entity

    def party(self, page: Page, span: Span, speaker: int | None = None) -> tuple[int, int]:
        """The entity that a source or an addressee on a page stands for, and its mention. speaker:
        who speaks where it says "I" or "we".
        """
        key = page.moved(span)
        if key not in self._at:
            self._at[key] = self._mention_of(page, before_who(page.words(span)), speaker)
        return self.mentions[self._at[key]].entity, self._at[key]

    def _mention_of(self, page: Page, words: Any, speaker: int | None) -> int:
        head = words.root if words.root.tag_ != "DT" else words[-1]
        beside = (
            kin
            for kin in head.rights
            if kin.dep_ == "appos" and kin.pos_ == "PROPN" and stands_close(kin.left_edge, head)
        )
        for token in (head, *beside):
            if (named := self._on.get(token.idx + page.start)) is not None:
                return named
        if (group := group_of(page, head)) is not None:
            return self._one_of(page, head, group)
        if _is_own_page(head):
            return self._mention(page.moved(phrase(head)), "description", OUTLET, "", "own page")
        if head.lower_ in PRONOUNS:
            return self._pronoun(page, head, speaker)
        if (named := self._named_behind(page, words, head)) is not None:
            return named
        return self._description(page, words, head)

    def _one_of(self, page: Page, head: Any, group: Any) -> int:
        """The mention of one of a group that was named before, who is somebody of his own."""
        role, name = group.lemma_.lower(), as_member(page, head, group)
        number = self.add(Entity(name, "anonymous", named=False, role=role, rule="member"))
        return self._mention(page.moved(phrase(head)), "description", number, "", "member")

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
        recollection = self.recollection(page)
        candidates = recollection.candidates(head, sort, speaker) if sort in REFERRING else []
        meant = decided(page.sentence(head.i)[0], candidates)
        if meant is None:
            return self._unresolved(span, head.text, " or ".join(self._called(page, candidates)))
        entity = self._entity_of(page, meant)
        note = f"Read as {self.entities[entity].name}, the one whom it can mean there."
        return self._mention(span, "pronoun", entity, note, "pronoun")

    def recollection(self, page: Page) -> Recollection:
        """Whom words of a page can mean."""
        return Recollection(
            page,
            self.members,
            self.entities,
            partial(self.named_at, page),
            partial(of_age, page, self.mentions, self.entities),
            lambda token: self.mentioned(page, phrase(token)),
        )

    def meant(
        self, page: Page, pronoun: Any, speaker: int | None = None
    ) -> tuple[int | None, Span] | None:
        """Whom a "he" or a "she" on a page can only mean: the number of a member, None for somebody
        who is described, and where they are named; None where the text does not decide.
        """
        span, sort = page.moved(span_of(pronoun)), PRONOUNS.get(pronoun.lower_)
        if sort not in ("he", "she"):
            return None
        if span in self._at:
            member = self.mentions[self._at[span]].entity
            is_open = self.entities[member].rule == "pronoun"
            return None if is_open else (member, span_of(pronoun))
        candidates = self.recollection(page).candidates(pronoun, sort, speaker)
        one = decided(page.sentence(pronoun.i)[0], candidates)
        return None if one is None else (one.entity, phrase(one.token))

    def candidates(self, page: Page, pronoun: Any, speaker: int | None = None) -> list[str]:
        """Whom a "he" or a "she" on a page can mean, by name or in the words that describe them."""
        sort = PRONOUNS.get(pronoun.lower_, "")
        if sort not in ("he", "she"):
            return []
        found = self.recollection(page).candidates(pronoun, sort, speaker)
        return self._called(page, found)

    def mentioned(self, page: Page, span: Span) -> int | None:
        """The member of the cast that just these characters of a page mention."""
        number = self._at.get(page.moved(span))
        return None if number is None else self.mentions[number].entity

    def mention(
        self, page: Page, span: Span, form: str, entity: int, note: str = "", rule: str = ""
    ) -> int:
        """Enters a mention on a page."""
        return self._mention(page.moved(span), form, entity, note, rule or form)

    def state_in(self, page: Page, span: Span) -> int | None:
        """The government of the country that is named within these characters of a page."""
        return self._bodies.country_within(*page.moved(span))

    def named_at(self, page: Page, token: Any) -> int | None:
        """The member of the cast whose name a word of a page is part of."""
        number = self._on.get(token.idx + page.start)
        return None if number is None else self.mentions[number].entity

    def _entity_of(self, page: Page, candidate: Candidate) -> int:
        """The member of the cast that a candidate is; a new one where it is described."""
        if candidate.entity is not None:
            return candidate.entity
        return self.party(page, phrase(candidate.token))[0]

    def _called(self, page: Page, candidates: Sequence[Candidate]) -> list[str]:
        """The candidates by name, or in the words that describe them."""
        names = (
            squeezed(page.text[slice(*phrase(each.token))])
            if each.entity is None
            else self.entities[each.entity].name
            for each in candidates
            if not each.open or each.entity is not None
        )
        return list(dict.fromkeys(names))

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
                self.members.person(signed.group(1))[0],
                "",
                "name",
            )
        first, last = narrowed(words, head)
        bounds = first.idx, self._end(page, last)
        span, text = page.moved(bounds), squeezed(page.text[slice(*bounds)])
        if span in self._at:
            return self._at[span]
        noun = head.lemma_.lower()
        definite = first.lower_ in DEFINITE
        again, note = self.recollection(page).again(text, noun, head)
        if again is not None:
            self.members.tell(again, noun)
            return self._mention(span, "description", again, note, "description")
        if (number := introduced(page, head, self.entities, self.mentions)) is not None:
            note = NAMED_NEXT.format(self.entities[number].name)
            return self._mention(span, "description", number, note, "description")
        label = "PERSON" if AGE.match(page.text, bounds[1]) else "ORG"
        role = KINDS.get(noun) == "anonymous" and " " not in text
        named = head.pos_ == "PROPN" and not role and any(map(str.isupper, untitled(text)))
        if named and (known := identify(untitled(text), label)):
            number, note = self.members.named(known, True)
            form = self._form(known, untitled(text), number)
            return self._mention(span, form, number, note, "name")
        if noun in BEING and (country := self._bodies.country_within(*span)) is not None:
            return self._mention(span, described_as(text), country, "", "description")
        owner = self._belongs(page, words, head, span)
        number = self.members.describe(text, noun, source_kind(head), owner)
        entity = self.entities[number]
        entity.note, entity.several = note, head.tag_ in ("NNS", "NNPS")
        bare = head.tag_ == "NN" and first.tag_ in ("NNP", "JJ")
        known_by_it = (definite or bare) and has_name(first, last, head)
        entity.named = entity.kind in BODIES and known_by_it
        return self._mention(span, "description", number, "", self.entities[number].rule)

    def _end(self, page: Page, last: Any) -> int:
        """Where a description ends: behind the whole of the name that its last word is part of."""
        number = self._on.get(last.idx + page.start)
        end = last.idx + len(last)
        return end if number is None else page.at_home((0, self.mentions[number].end))[1]

    def _belongs(self, page: Page, words: Any, head: Any, span: Span) -> int | None:
        """What somebody described belongs to: the body that is named within, or the one that is
        meant by "the ministry", "her union".
        """
        number, body = self._bodies.within(*span), body_within(words, head)
        if number is not None or body is None:
            return number
        text = squeezed(page.text[slice(*phrase(body))])
        return self.recollection(page).again(text, body.lemma_.lower(), body)[0]

    def _name(self, span: Span, form: str, entity: int, note: str, rule: str) -> None:
        number = self._mention(span, form, entity, note, rule)
        self._bodies.note(span, number)
        if form != "demonym":
            self._on |= dict.fromkeys(range(*span), number)

    def _mention(self, span: Span, form: str, entity: int, note: str, rule: str) -> int:
        self.mentions.append(Mention(*span, form, entity, note, rule))
        self._at[span] = len(self.mentions) - 1
        return len(self.mentions) - 1


def described_as(text: str) -> str:
    """The form of words that describe somebody: those with a country's own name before what its
    government is called are a name, "the UK government".
    """
    return "name" if is_official(untitled(text)) else "description"


def _is_own_page(head: Any) -> bool:
    """Whether the outlet speaks of what it said itself: "an earlier entry"."""
    before = {kin.lower_ for kin in head.lefts}
    owned = any(kin.dep_ == "poss" for kin in head.lefts)
    return head.lemma_.lower() in OWN_PAGES and not EARLIER.isdisjoint(before) and not owned
