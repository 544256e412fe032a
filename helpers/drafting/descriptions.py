"""Mentioning: the descriptions by which those of the cast, and others who are described, are
mentioned where they say nothing: "the company", "three rescuers", "Its lawyer, Helen Ashby".

"The company" means the only one that was called so before, or of several the only one that the
sentence or the one before it mentions; where two may be meant, no mention is made. What tells one
from another ("the other company", "the firm that dug it") makes it somebody else. Somebody whom
nothing before describes is new. Misses: nouns that are in no list; epithets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..lexicons import words
from ..spans import Span, touching
from .bringing import NARROWING, brings_in, brings_thing, is_owned, kind_told
from .cast import Cast, described_as
from .entity import Entity
from .furniture import furniture
from .members import ALIKE, DOCUMENTS, KINDS, mates, thing_of
from .names import BEING
from .naming import squeezed
from .nouns import OPEN, describes, led, stands
from .pages import Page
from .phrases import described, span_of, stands_behind
from .recalling import DEFINITE
from .settling import HEADLINE

OTHER = words("castwords", "other")
"""what before a noun says that somebody else is meant: "the other driver" """
ORDER = words("castwords", "order")
OWNED = re.compile(r"(?:his|her|its|their|my|our)\b|[^ ]+(?: [A-Z][^ ]*)*['’]s?\s", re.IGNORECASE)
"""what begins a description with whose somebody is"""
HEADED = "Read as what the headline speaks of."
SAME_WORDS = "The same words as before, read as the same."


@dataclass
class Descriptions:
    """Enters what describes somebody on a page, in its order."""

    page: Page
    cast: Cast
    _first: dict[int, int] = field(default_factory=dict)
    """by member: where it is first mentioned"""
    _heads: set[int] = field(default_factory=set)
    """the nouns, by number, of the descriptions that are there"""

    def __post_init__(self) -> None:
        page, cast = self.page, self.cast
        for mention in cast.mentions:
            self._first[mention.entity] = min(
                mention.start, self._first.get(mention.entity, mention.start)
            )
            if page.start <= mention.start < page.end and mention.form == "description":
                self._heads.add(page.words(page.at_home((mention.start, mention.end))).root.i)

    def enter(self) -> None:
        """Enters a mention for each noun that tells whom it describes."""
        aside = list(furniture(self.page.text))
        for head in self.page.doc:
            noun = head.lemma_.lower()
            told = noun in KINDS or noun in DOCUMENTS or noun in ALIKE or thing_of(head)
            if told and head.i not in self._heads and stands(head) and not self._is_named(head):
                span = described(self.page, head)
                if not touching([span], aside) and self.cast.mentioned(self.page, span) is None:
                    self._enter_led(head, noun, span)

    def _is_named(self, head: Any) -> bool:
        return self.cast.named_at(self.page, head) is not None

    def _enter_led(self, head: Any, noun: str, span: Span) -> None:
        """Enters whom a noun means by what stands before it."""
        if describes(head):
            self._enter(head, noun, span)
        elif led(head) in OPEN:
            self._enter_open(head, noun, span)

    def _enter(self, head: Any, noun: str, span: Span) -> None:
        number, note, rule = self._whom(head, noun, span)
        if number is None:
            number, span = self._uncounted(head, noun, span)
            note, rule = SAME_WORDS, "description"
        self._mention(number, head, span, (note, rule))

    def _enter_open(self, head: Any, noun: str, span: Span) -> None:
        """Enters who was told of before, where a noun is led by what leaves open which one: "any
        Omani soldiers", "any such plan".
        """
        number, span_ = self._uncounted(head, noun, span)
        bearers = self._bearers(noun, head) or self._alike(noun, head)
        if any(kin.lower_ == "such" for kin in head.lefts) and len(bearers) == 1:
            number, span_ = bearers[0], span
        self._mention(number, head, span_, (SAME_WORDS, "description"))

    def _mention(self, number: int | None, head: Any, span: Span, read: tuple[str, str]) -> None:
        """Enters a mention of somebody, with how it was read and by which rule."""
        noun = head.lemma_.lower()
        if number is None:
            return
        note, rule = read
        form = described_as(squeezed(self.page.text[slice(*span)]))
        self.cast.mention(self.page, span, form, number, note, rule)
        self.cast.members.call_also(number, noun)
        self.cast.members.tell(number, noun)
        self._first.setdefault(number, self.page.start + span[0])

    def _whom(self, head: Any, noun: str, span: Span) -> tuple[int | None, str, str]:
        """Whom a description means, how it was read, and by which rule; None where the text leaves
        it open.
        """
        state = self.cast.state_in(self.page, span) if noun in BEING else None
        named = self._beside(head) if state is None else state
        if named is not None:
            return named, "", "description"
        text = squeezed(self.page.text[slice(*span)])
        definite = text.split()[0].lower() in DEFINITE
        if definite or head.tag_ == "NNS" or is_owned(head):
            same = self._same(text, noun)
            if same is not None and (definite or self._is_known(same, head)):
                return same, SAME_WORDS, "description"
        together = self.cast.recollection(self.page).together(noun, head)
        if together is not None and self._is_known(together, head):
            return together, "", "description"
        headed = self._headed(noun, head)
        if headed is not None:
            return headed, HEADED, "description"
        if definite and not _tells_apart(head, self._told(noun)):
            meant = self._bearers(noun, head) or self._fitting(text, noun, head)
            meant = meant or self._alike(noun, head)
            if meant:
                number = self._only(meant, head)
                return number, f"Read as the {noun} mentioned before.", "description"
        partly = self._is_part(head, noun)
        if partly or not self._is_new(head, noun, definite):
            return None, "", ""
        number = self._new(text, noun, head)
        return number, "", self.cast.entities[number].rule

    def _same(self, text: str, noun: str) -> int | None:
        """Who was described in these words, or in these but for another noun for the same."""
        described = self.cast.members.described
        told = (text, text.removeprefix("the "))
        swapped = (re.sub(rf"\b{noun}(?=s?$)", mate, each) for mate in mates(noun) for each in told)
        found = [described(words) for words in (text, *swapped)]
        return next((number for number in found if number is not None), None)

    def _beside(self, head: Any) -> int | None:
        """Whom a name between commas says a noun is: "its lawyer, Helen Ashby,"; or whom the name
        is that it stands behind: "Oster Foods, the company that …".
        """
        apart = (kin for kin in head.rights if kin.dep_ == "appos" and _closes(kin))
        names = [kin for kin in apart if stands_behind(kin.left_edge, head)]
        above = [head.head] if head.dep_ == "appos" else []
        for name in (*names, *above) if head.tag_ == "NN" else ():
            number = self.cast.named_at(self.page, name)
            if number is not None and self._may_be(number, head.lemma_.lower()):
                return number
        return None

    def _may_be(self, number: int, noun: str) -> bool:
        """Whether who is named may be what a noun says: a person or a body."""
        kind = self.cast.entities[number].kind
        return (kind == "person") == (KINDS.get(noun) == "anonymous")

    def _is_part(self, head: Any, noun: str) -> bool:
        """Whether a count, "11 people", or "the first", may be of those who were called so."""
        counted = any(kin.dep_ == "nummod" or kin.lower_ in ORDER for kin in head.lefts)
        return counted and head.tag_ == "NNS" and bool(self._bearers(noun, head))

    def _uncounted(self, head: Any, noun: str, span: Span) -> tuple[int | None, Span]:
        """Whom the words behind a count mean, where they mean somebody by themselves: "40 Omani
        soldiers"; so do those alone that stand for a group: "40 soldiers".
        """
        lefts = [kin for kin in head.lefts if kin.dep_ == "nummod" or kin.lower_ in OPEN]
        counts = [kin.right_edge.i for kin in lefts]
        first = head.doc[max(counts) + 1] if counts else head.left_edge
        rest = first.idx, span[1]
        same = self.cast.members.described(squeezed(self.page.text[slice(*rest)]))
        group = first == head and KINDS.get(noun) == "group" and not list(head.rights)
        bearers = self._bearers(noun, head) if group else []
        found = [same] if same is not None and counts else bearers
        several = head.tag_ == "NNS" and len(found) == 1 and self._is_known(found[0], head)
        return (found[0], rest) if several else (None, span)

    def _alike(self, noun: str, head: Any) -> list[int]:
        """The one matter that is called by another noun for the same."""
        found = {number for mate in mates(noun) for number in self._bearers(mate, head)}
        return list(found) if len(found) == 1 else []

    def _is_known(self, number: int, head: Any) -> bool:
        """Whether a member is mentioned before a noun."""
        return self._first.get(number, self.page.end) < self.page.start + head.idx

    def _bearers(self, noun: str, head: Any) -> list[int]:
        """Those called so before who are one or several, as the noun is."""
        entities, called = self.cast.entities, self.cast.members.ever_called(noun)
        if thing_of(head) == "place":
            called += [number for number in self._first if self._ends_in(number, noun)]
        return [
            number
            for number in dict.fromkeys(called)
            if self._is_known(number, head) and entities[number].several == (head.tag_ == "NNS")
        ]

    def _ends_in(self, number: int, noun: str) -> bool:
        """Whether a place is named by this noun: "the Oster bridge"."""
        one = self.cast.entities[number]
        last = one.name.lower().split()[1:][-1:]
        return one.kind == "place" and one.named and any(word.endswith(noun) for word in last)

    def _headed(self, noun: str, head: Any) -> int | None:
        """The matter of the headline, which the text takes up where it first has its noun."""
        end = self._headline if thing_of(head) == "event" else 0
        called = self.cast.members.ever_called(noun) if head.idx >= end else []
        again = len(called) == 1 and head.tag_ == "NN"
        return called[0] if again and self._first.get(called[0], end) < end else None

    @cached_property
    def _headline(self) -> int:
        """Where the headline ends; 0 where there is none."""
        found = HEADLINE.match(self.page.text) if self.page.start == 0 else None
        return found.end() if found else 0

    def _fitting(self, text: str, noun: str, head: Any) -> list[int]:
        """The named ones that a noun can mean by what they are or did, or by their age."""
        if head.tag_ == "NNS" or noun not in KINDS:
            return []
        found = self.cast.recollection(self.page).fitting(text, noun, head)
        return [number for number in dict.fromkeys(found) if self._is_known(number, head)]

    def _only(self, meant: Sequence[int], head: Any) -> int | None:
        """The only one, or of several the only one that its sentence or the one before it
        mentions; so, too, where it was told by whose it is: "her team".
        """
        if len(meant) == 1 and not self._is_owned(meant[0]):
            return meant[0]
        first = self.page.sentence(head.i)[0]
        first = self.page.sentence(first - 1)[0] if first else first
        start, end = self.page.moved((self.page.doc[first].idx, head.idx))
        near = {each.entity for each in self.cast.mentions if start <= each.start < end}
        found = [number for number in meant if number in near]
        return found[0] if len(found) == 1 else None

    def _is_owned(self, number: int) -> bool:
        one = self.cast.entities[number]
        if one.kind in ("event", "place"):
            return False
        return not one.named and OWNED.match(one.name) is not None

    def _told(self, noun: str) -> set[str]:
        """The words by which those are told who were called so before."""
        told = (self.cast.entities[number] for number in self.cast.members.ever_called(noun))
        return {word for one in told for word in f"{one.name} {one.role}".lower().split()}

    def _is_new(self, head: Any, noun: str, definite: bool) -> bool:
        """Whether a noun that nothing before it explains brings in somebody, or a place or a matter
        that the text takes up again.
        """
        if noun in KINDS:
            return brings_in(head, noun, definite)
        if noun not in DOCUMENTS and not thing_of(head):
            return False
        if brings_thing(head, noun, definite):
            return True
        alike = (each for each in self.page.doc if each.lemma_.lower() == noun)
        again = head.tag_ == "NN" and sum(each.tag_ == "NN" and describes(each) for each in alike)
        return again > 1 and bool(list(head.lefts))

    def _new(self, text: str, noun: str, head: Any) -> int:
        """A new member, whose name stands alone where the text tells whose it is."""
        owner = head.left_edge
        named = self.cast.mentioned(self.page, span_of(owner)) if owner.tag_ == "PRP$" else None
        name = text
        if named is not None and not self.cast.entities[named].is_open:
            whose = self.cast.entities[named].called
            owns = "'" if whose.endswith("s") else "'s"
            name = f"{whose}{owns} {text[len(owner) :].strip()}"
        several = head.tag_ == "NNS"
        kind, rule = kind_told(noun, head)
        one = Entity(name, kind, named=False, role=noun, rule=rule, several=several)
        return self.cast.members.enter(one, text)


def _tells_apart(head: Any, told: set[str]) -> bool:
    """Whether the words around a noun say that it is not one of those told of before."""
    for kin in head.lefts:
        name = kin.dep_ in ("compound", "nmod", "poss", "nummod") or kin.pos_ == "PROPN"
        name = name and kin.nbor(-1).text != "-" if kin.i else name
        if kin.lower_ in OTHER or (name and kin.lower_ not in told):
            return True
        if kin.ent_type_ == "NORP" and kin.lower_ not in told:
            return True
    return any(_narrows(kin, told) for kin in head.rights)


def _narrows(kin: Any, told: set[str]) -> bool:
    behind = (token.lower_ for token in kin.subtree if token.pos_ in ("NOUN", "PROPN", "VERB"))
    restricts = kin.dep_ in NARROWING and kin.nbor(-1).text != ","
    return restricts and not set(behind) <= told


def _closes(name: Any) -> bool:
    """Whether a mark stands behind a name."""
    at = name.right_edge.i + 1
    return at >= len(name.doc) or name.doc[at].is_punct
