"""Recalling: whom a description means that has been mentioned before: "the mayor", "the company",
"the 34-year-old nurse", "the latter".

A noun means the last who was called so; else the one who did what it says ("swam": "the swimmer"),
the one of that age, or the one firm, man or woman of the sentences before. Misses: epithets that
say what the text has not said before ("the star").
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..leftopen import MAYBE, WHOM
from ..lexicons import valued, words
from .entity import Entity, Mention
from .members import DOCUMENTS, KINDS, Members
from .pages import Page
from .referring import SUBJECTS, Candidate, Referents, decided, describes_somebody

FIRMS = words("castwords", "firm")
"""what a body may be called whose name does not say what it is"""
UNPAID = words("castwords", "unpaid")
"""those of them that are no business"""
WHOLE = words("castwords", "whole firm")
"""nouns for the one firm of which a text is"""
MEDIA = {"newspaper", "paper", "magazine", "broadcaster"}
PUBLIC = words("castwords", "public body")
"""nouns for a body that inspects or rules, and sells nothing"""
OFFICIAL = words("castwords", "public name")
"""what such a body is called in its name"""
GENERIC = valued("castwords", "generic")
"""he or she, by a noun that says no more of somebody"""
TOGETHER = valued("castwords", "together")
"""the body that several are together, by the noun for one of them"""
SINGLY = {body: one for one, body in TOGETHER.items()}
CLAUSES = ("relcl", "acl")
AGED = re.compile(r"(\d+)[- ]year[- ]old\b")
OF_CHILDREN = re.compile(r"(?:father|mother|grand(?:father|mother)|mum|dad)[- ]of[- ]\w+$", re.I)
"""an epithet of somebody who is known already"""
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
ORDER = {"former": 0, "latter": 1}
DOERS = ("er", "or", "ist", "ant", "ent", "ative")
"""how nouns end that say what somebody does"""
STEM = 3
"""the letters that a verb must have for its noun to be told by them"""
BACK = 90
"""how many words back somebody is looked for who did something"""

SEVERAL = ("organisation", "collective")
"""the kinds of several bodies together"""
Again = tuple[int | None, str]


@dataclass(frozen=True)
class Recollection:
    """Whom the words of a page can mean. member: the number of the member of the cast whose name a
    word is part of; ages: who has an age behind a name.
    """

    page: Page
    members: Members
    entities: list[Entity]
    member: Callable[[Any], int | None]
    of_age: Callable[[str], list[int]]
    described: Callable[[Any], int | None]

    def again(self, described: str, noun: str, head: Any) -> Again:
        """The member that a description means, and a note on how it was read. A number that is None
        leaves it open.
        """
        definite = described.split()[0].lower() in DEFINITE or _is_owned(head, noun)
        if described.lower() == noun and head.tag_ in ("NN", "NNP"):
            bearers = [number for number, one in enumerate(self.entities) if _bears(one, noun)]
            return self._only(described, bearers or (self._only_firm() if noun in FIRMS else []))
        number = self.members.called(noun) if definite else None
        several = head.tag_ in ("NNS", "NNPS")
        if number is not None and (several or not self._is_several(number)):
            return number, f"Read as the {noun} mentioned before."
        number = self.together(noun, head)
        if number is not None:
            return number, f"Read as {self.entities[number].name}, together."
        number = self.members.described(described) if definite or head.tag_ == "NNS" else None
        if number is not None:
            return number, "The same words as before, read as the same."
        if head.tag_ == "NNS" or not (definite or AGED.search(described)):
            return None, ""
        fitting = dict.fromkeys(self.fitting(described, noun, head))
        return self._only(described, list(fitting))

    def _is_several(self, number: int) -> bool:
        """Whether a member is several bodies, and so not the one: "other museums"."""
        one = self.entities[number]
        return one.several and one.kind in SEVERAL and not one.named

    def together(self, noun: str, head: Any) -> int | None:
        """The body that several are together, or they whom it is: "jurors", "the jury"."""
        several = head.tag_ in ("NNS", "NNPS")
        other = (TOGETHER if several else SINGLY).get(noun)
        if other is None or any(kin.dep_ in CLAUSES for kin in head.rights):
            return None
        found = [number for number in self.members.ever_called(other) if self._is_body(number)]
        return found[0] if len(found) == 1 else None

    def _is_body(self, number: int) -> bool:
        one = self.entities[number]
        return one.several or one.kind not in ("person", "anonymous")

    def _only(self, described: str, fitting: list[int]) -> Again:
        """The one member that fits; else nobody, with all that fit in the note."""
        if len(fitting) == 1:
            name = self.entities[fitting[0]].name
            return fitting[0], f"Read as {name}, the only one whom it can mean."
        names = " or ".join(self.entities[number].name for number in fitting)
        return None, f"{WHOM.format(described)} {MAYBE.format(names)}" if names else ""

    def fitting(self, described: str, noun: str, head: Any) -> list[int]:
        """The named members that a description can mean."""
        if bearing := self.members.bearing(noun):
            return bearing
        if noun in ORDER:
            return list(self._of_two(head, ORDER[noun]))
        aged = AGED.search(described)
        if aged and (those := self.of_age(aged.group(1))):
            return those
        if doing := list(self._doing(noun, head)):
            return doing[:1]
        if noun in PUBLIC and (public := self._named_before(head, self._is_public)):
            return public
        if noun in MEDIA and (paper := self._named_before(head, self._is_outlet)):
            return paper
        if noun in FIRMS:
            alone = noun in WHOLE and self._named_before(head, self._is_business)
            return self._firms(head) or (alone or [])
        epithet = aged or OF_CHILDREN.search(described)
        sorts = [GENERIC[noun]] if noun in GENERIC else describes_somebody(noun) if epithet else ()
        return self._near(head, *sorts)

    def _near(self, head: Any, *sorts: str) -> list[int]:
        """The members whom the nearest sentences leave, by the pronouns that a noun may have."""
        found = [each for sort in sorts for each in self.candidates(head, sort)]
        one = decided(self.page.sentence(head.i)[0], found)
        kept = found if one is None else [one]
        numbers = (
            self.described(each.token) if each.entity is None else each.entity for each in kept
        )
        return [number for number in numbers if number is not None]

    def candidates(self, head: Any, sort: str, speaker: int | None = None) -> list[Candidate]:
        """Whom a pronoun of this sort can mean where a word stands."""
        return Referents(self.page, self.entities, self.member).find(head, sort, speaker)

    def _firms(self, head: Any) -> list[int]:
        """The firms that may be meant; what was taken for a place is one where it alone fits."""
        near = self.candidates(head, "it")
        found = [each for each in near if self._is_firm(each.entity)]
        found = found or self.candidates(head, "firm")
        found = [each for each in found if self._may_be(each.entity, head.lemma_.lower())]
        one = decided(self.page.sentence(head.i)[0], found)
        kept = found if one is None else [one]
        numbers = list(dict.fromkeys(each.entity for each in kept if each.entity is not None))
        numbers = numbers or [
            each for each in self._only_firm() if self._may_be(each, head.lemma_.lower())
        ]
        if len(numbers) == 1 and self.entities[numbers[0]].kind == "place":
            self.entities[numbers[0]].kind = "organisation"
        return numbers

    def _named_before(self, head: Any, fits: Callable[[int], bool]) -> list[int]:
        """The one member named before a word that fits; none where several do."""
        names = [token for token in self.page.doc[: head.i] if token.pos_ == "PROPN"]
        named = [who(token) for token in names for who in (self.member, self.described)]
        found = {number for number in named if number is not None and fits(number)}
        return list(found) if len(found) == 1 else []

    def _is_business(self, number: int) -> bool:
        return self._is_firm(number) and not self._is_public(number)

    def _is_outlet(self, number: int) -> bool:
        return self.entities[number].kind == "outlet"

    def _is_public(self, number: int) -> bool:
        """Whether the name of a body says that it inspects or rules."""
        one = self.entities[number]
        body = one.kind in ("organisation", "government")
        return body and not OFFICIAL.isdisjoint(one.name.lower().split())

    def _only_firm(self) -> list[int]:
        """The one firm of the text that is called one beside its name, where it has just one."""
        firms = [
            number
            for number, one in enumerate(self.entities)
            if one.named and FIRMS & set(one.role.lower().split()) and self._is_firm(number)
        ]
        return firms if len(firms) == 1 else []

    def _may_be(self, number: int | None, noun: str) -> bool:
        """Whether a firm may be called so: what is called a company is no trust and no club."""
        if number is None:
            return True
        called = FIRMS & set(self.entities[number].role.lower().split())
        return not called or noun in called or (noun in UNPAID) == (called <= UNPAID)

    def _is_firm(self, number: int | None) -> bool:
        """Whether a member may be called a firm or a charity: its name says nothing else of it."""
        if number is None or self.entities[number].kind != "organisation":
            return False
        called = {word for word in self.entities[number].name.lower().split() if word in KINDS}
        return called <= FIRMS

    def _doing(self, noun: str, head: Any) -> Iterator[int]:
        """The persons, the last first, who did before what a noun says: "coached": "the coach"."""
        for token in reversed(self.page.doc[max(0, head.i - BACK) : head.i]):
            number = self.member(token) if token.dep_ in SUBJECTS else None
            is_person = number is not None and self.entities[number].kind == "person"
            if number is not None and is_person and _does(token.head.lemma_.lower(), noun):
                yield number

    def _of_two(self, head: Any, place: int) -> Iterator[int]:
        """The first or the second of the only two whom the sentence before names."""
        first = self.page.sentence(head.i)[0]
        if not first:
            return
        found = map(self.member, self.page.doc[self.page.sentence(first - 1)[0] : first])
        numbers = list(dict.fromkeys(number for number in found if number is not None))
        if len(numbers) == len(ORDER):
            yield numbers[place]


def _is_owned(head: Any, noun: str) -> bool:
    """Whether a document is somebody's, and so the one of which the text speaks: "her report"."""
    return noun in DOCUMENTS and any(kin.tag_ == "PRP$" for kin in head.lefts)


def _bears(entity: Entity, noun: str) -> bool:
    """Whether the role of a person says this noun."""
    return entity.kind == "person" and noun in entity.role.lower().split()


def _does(lemma: str, noun: str) -> bool:
    """Whether a noun names whoever does what a verb says."""
    stem = lemma.removesuffix("e")
    return noun == lemma or (
        len(stem) >= STEM and noun.startswith(stem) and noun.endswith(DOERS) and noun in KINDS
    )


def of_age(
    page: Page, mentions: Iterable[Mention], entities: Sequence[Entity], age: str
) -> list[int]:
    """The persons behind whose name this age stands."""
    stands = re.compile(rf",? (?:aged |age )?{age}\b")
    return list(
        dict.fromkeys(
            mention.entity
            for mention in mentions
            if entities[mention.entity].kind == "person"
            and stands.match(page.text, page.at_home((mention.start, mention.end))[1])
        )
    )
