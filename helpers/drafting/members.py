"""The members of the cast: who and what an article names or describes, and the look-ups that join a
later name to an earlier one.

Two names are one entity when the wording makes it plain: the same name, an acronym after its
expansion; people see to theirs. Misses: nicknames.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from ..lexicons import either, rows, valued, words
from .entity import Entity
from .names import Known, identify, initials
from .people import People

FIRM = re.compile(rf",? (?:{either(words('namewords', 'firm'))})\.?$")
DOCUMENTS = words("castwords", "document")
"""what says or finds something, and is an it"""
KINDS = {row["noun"]: row["kind"] for row in rows("descriptions")}
"""what kind of entity a description is, by its noun; every other noun is an anonymous source"""
THINGS = {
    **dict.fromkeys(words("castwords", "landscape"), "place"),
    **dict.fromkeys(words("castwords", "happening"), "event"),
}
"""the kind of what is nobody and is mentioned again, by its noun"""
ALIKE = valued("castwords", "alike")
"""what a matter is, by each of the nouns that it may be called by: "the case", "the trial" """
NAMED = ("organisation", "government")
"""the kinds of those who are known by what they do"""
BARE = words("castwords", "bare")
"""bodies that are named by their noun alone: "police said" """
BODY_ALONE = words("castwords", "body alone")
"""nouns that one of them is a body by, and several may be persons: "the port authority" """
MADE_BY = {
    "anonymous": "described source",
    "organisation": "described organisation",
    "government": "described government",
    "collective": "described group",
    "group": "described group",
    "event": "described event",
    "place": "described place",
}


def kind_of(noun: Any) -> str:
    """What kind of entity a noun describes, by itself or with the one before it; blank where the
    word lists do not tell. "The port authority" and "the coast guard" are bodies, "an authority on
    ports" and "a security guard" are none.
    """
    lemma, last = noun.lemma_.lower(), noun.nbor(-1) if noun.i else None
    if last is not None and (kind := KINDS.get(f"{last.lower_} {lemma}")):
        return kind
    known = any(kin.lower_ == "on" for kin in noun.rights)
    if lemma in BODY_ALONE and noun.tag_ in ("NN", "NNP") and not known:
        return "organisation"
    return KINDS.get(lemma, "")


def source_kind(noun: Any) -> str:
    """What kind of entity a noun describes where it speaks, is spoken to or acts: several bodies
    are many, a matter is no unnamed source.
    """
    kind = kind_of(noun)
    if kind in ("organisation", "government") and noun.tag_ == "NNS" and noun.lower_ not in BARE:
        return "collective"
    return kind or thing_of(noun)


def thing_of(noun: Any) -> str:
    """What kind of thing a noun stands for, by itself or with the one before it: "the front line";
    blank where the word lists do not tell.
    """
    lemma = noun.lemma_.lower()
    both = f"{noun.nbor(-1).lower_} {lemma}" if noun.i else ""
    return THINGS.get(both) or THINGS.get(lemma, "")


def mates(noun: str) -> list[str]:
    """The other nouns that what this one stands for may be called by."""
    matter = ALIKE.get(noun)
    return [other for other, of in ALIKE.items() if of == matter and matter and other != noun]


def _is_place_of(name: str, other: str) -> bool:
    """Whether two names of a place begin with the same word and end in one for the same thing, in
    small letters.
    """
    parts, others = name.split(), other.split()
    last, ends = parts[-1], others[-1]
    named = min(len(parts), len(others)) > 1 and last.islower() and ends.islower()
    return named and parts[0] == others[0] and (last.endswith(ends) or ends.endswith(last))


@dataclass
class Members:
    """Entities in the order in which they are met; a member is its number in that order."""

    entities: list[Entity] = field(default_factory=list)
    _known: dict[tuple[str, str], int] = field(default_factory=dict)
    _acronyms: dict[str, int] = field(default_factory=dict)
    _firsts: dict[str, int] = field(default_factory=dict)
    _bearing: dict[str, list[int]] = field(default_factory=dict)
    _nouns: dict[str, int] = field(default_factory=dict)
    _called: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._people = People(self.entities)

    def add(self, entity: Entity) -> int:
        """The number of a new entity."""
        self.entities.append(entity)
        return len(self.entities) - 1

    def answer(self, number: int, outlet: Entity) -> None:
        """Has an outlet that is named answer to its name: the agency of a dateline publishes it."""
        if not outlet.named:
            return
        bare = outlet.name.removeprefix("The ").removeprefix("the ")
        known = identify(outlet.name, "ORG") or identify(bare, "ORG")
        for name in {outlet.name, bare, known.name if known else bare}:
            self._known[name.casefold(), outlet.kind] = number

    def is_surname(self, word: str) -> bool:
        """Whether a person with this first or last name has been named."""
        return self._people.is_known(word)

    def named(self, known: Known, acts: bool, pronoun: str = "") -> tuple[int, str]:
        """Whom a name stands for, and a note on how it was read. acts: whether it does something
        in its sentence, as a government does and a place does not. pronoun: he or she, where the
        words before the name tell.
        """
        if known.kind == "person":
            return self.person(known.name, pronoun)
        if known.kind in ("country", "capital"):
            return self._country(known, acts), ""
        key = (FIRM.sub("", known.name).casefold(), known.kind)
        if key in self._known:
            return self._known[key], ""
        if known.kind == "outlet" and (paper := self._paper(known.name)) is not None:
            return paper, f"Read as short for {self.entities[paper].name}."
        if known.kind == "place" and (place := self._place(known.name)) is not None:
            return place, f"Read as {self.entities[place].name}, by its name."
        short = self.short_for(known.name) if known.form == "acronym" else None
        if short is None and acts and known.kind == "organisation":
            short = self._firsts.get(known.name.casefold())
        if short is not None:
            return short, f"Read as short for {self.entities[short].name}."
        affiliation = self.government(known.country) if known.country else None
        self._known[key] = number = self.add(
            Entity(known.name, known.kind, affiliation=affiliation)
        )
        if known.kind != "place":
            for word in set(known.name.lower().split()) & KINDS.keys():
                self._bearing.setdefault(word, []).append(number)
        if len(letters := initials(known.name)) > 1:
            self._acronyms.setdefault(letters, number)
        if known.kind == "organisation" and " " in known.name:
            self._firsts.setdefault(known.name.split()[0].casefold(), number)
        return number, ""

    def lengthen(self, short: int, known: Known) -> None:
        """Has a body that was called by a short form answer to its whole name."""
        self.entities[short].name = known.name
        self._known[FIRM.sub("", known.name).casefold(), known.kind] = short
        self._firsts.setdefault(known.name.split()[0].casefold(), short)
        for word in set(known.name.lower().split()) & KINDS.keys():
            self._bearing.setdefault(word, []).append(short)
        if len(letters := initials(known.name)) > 1:
            self._acronyms.setdefault(letters, short)

    def short_form(self, known: Known) -> int | None:
        """The body that is called by the first word alone of a body's name."""
        if known.kind != "organisation" or " " not in known.name:
            return None
        if (FIRM.sub("", known.name).casefold(), known.kind) in self._known:
            return None
        return self._known.get((known.name.split()[0].casefold(), "organisation"))

    def _place(self, name: str) -> int | None:
        """The one place that is named by the same first word and what it is, in a shorter or longer
        name, which it has from here on: "Oster bridge", "the Oster Lane footbridge".
        """
        same = [
            number
            for number, one in enumerate(self.entities)
            if one.kind == "place"
            and one.named
            and not one.country
            and _is_place_of(name, one.name)
        ]
        if len(same) != 1:
            return None
        one = self.entities[same[0]]
        self._known[name.casefold(), "place"] = same[0]
        one.name = max(name, one.name, key=len)
        return same[0]

    def _paper(self, word: str) -> int | None:
        """The one outlet whose name of several words ends in a single one: "the Courier"."""
        papers = [
            number
            for number, one in enumerate(self.entities)
            if one.kind == "outlet" and one.name.endswith(f" {word}")
        ]
        return papers[0] if " " not in word and len(papers) == 1 else None

    def short_for(self, acronym: str) -> int | None:
        """Whose name an acronym is short for."""
        return self._acronyms.get(acronym)

    def shorten(self, number: int, acronym: str) -> None:
        """Has a member answer to an acronym from here on."""
        self._acronyms[acronym] = number

    def begins_name(self, word: str) -> bool:
        """Whether the name of an organisation of several words begins with this one."""
        return word.casefold() in self._firsts

    def also(self, number: int, name: str) -> None:
        """Has a person answer to another name, too."""
        self._people.enter(name, number)

    def person(self, name: str, pronoun: str = "") -> tuple[int, str]:
        """Whom a person's name stands for, and a note on how it was read."""
        return self._people.find(name, pronoun)

    def government(self, country: str) -> int:
        """The government of a country of the lexicon."""
        key = (country, "government")
        if key not in self._known:
            name = f"{country} (government)"
            self._known[key] = self.add(Entity(name, "government", country=country))
        return self._known[key]

    def _country(self, known: Known, acts: bool) -> int:
        if acts or known.form == "demonym":
            return self.government(known.country)
        key = (known.country if known.kind == "country" else known.name, "place")
        if key not in self._known:
            self._known[key] = self.add(Entity(key[0], "place", country=known.country))
        return self._known[key]

    def call(self, number: int, noun: str) -> None:
        """Has a member answer to a noun from here on: "the mayor"."""
        self._nouns[noun] = number
        self.call_also(number, noun)

    def call_also(self, number: int, noun: str) -> None:
        """Notes that a member was called so; the noun alone may mean another from here on."""
        self._called.setdefault(noun, []).append(number)

    def ever_called(self, noun: str) -> list[int]:
        """All who were called so, or in whose names the noun says what they are."""
        return list(dict.fromkeys([*self._called.get(noun, ()), *self.bearing(noun)]))

    def tell(self, number: int, noun: str) -> None:
        """Has several who are thought to be unnamed sources be the body that a noun calls them:
        "prosecutors", "the prosecution".
        """
        one, kind = self.entities[number], KINDS.get(noun, "anonymous")
        if one.kind == "anonymous" != kind and one.several and not one.named:
            one.kind, one.rule = kind, MADE_BY[kind]
            one.named = kind in NAMED

    def called(self, noun: str) -> int | None:
        """Who answers to a noun, the last that was so described."""
        return self._nouns.get(noun)

    def bearing(self, noun: str) -> list[int]:
        """The bodies in whose names a noun stands that says what they are: "the council"."""
        return self._bearing.get(noun, [])

    def described(self, words: str) -> int | None:
        """Who was described in these very words."""
        return self._known.get((words.casefold(), "described"))

    def enter(self, entity: Entity, words: str) -> int:
        """The number of a new entity that answers to the words that describe it."""
        self._known[words.casefold(), "described"] = number = self.add(entity)
        return number

    def describe(self, words: str, noun: str, kind: str, affiliation: int | None) -> int:
        """A new member that is described and not named, of the kind that its noun tells."""
        kind = "event" if noun in DOCUMENTS else kind or "anonymous"
        one = Entity(words, kind, named=False, role=noun, affiliation=affiliation)
        one.rule = "described document" if noun in DOCUMENTS else MADE_BY[kind]
        number = self.enter(one, words)
        self.call(number, noun)
        return number
