"""The evidence: what rules of findings ask of a dossier, and how they name what they find there."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from ... import dates, lexicons
from .reading import PEOPLE, Reading
from .wording import (
    LONGEST_CLAIM,
    WORD,
    as_unnamed,
    is_several,
    one_line,
    plain_name,
    series,
)

LEFT_OPEN = "a source that the text leaves open"
COMMON = frozenset(
    [
        *lexicons.words("commonwords", "common"),
        *lexicons.words("commonwords", "small"),
        *lexicons.words("findingwords", "empty"),
    ]
)


class Evidence(Reading):
    """A dossier as rules ask it, with its people, claims and days in words."""

    def who(self, entity_id: str) -> str:
        """An entity as a sentence calls it: the unnamed as such."""
        if entity_id not in self._called:
            self._called[entity_id] = self._who(entity_id)
        return self._called[entity_id]

    @cached_property
    def _called(self) -> dict[str, str]:
        return {}

    def _who(self, entity_id: str) -> str:
        entity = self.entities[entity_id]
        if self.open(entity_id):
            return LEFT_OPEN
        if entity_id in self._outlets:
            return "the outlet"
        name = plain_name(entity.name)
        if self.unnamed(entity_id):
            return as_unnamed(self._lowered(name))
        return self._with_article(name if entity.named else self._lowered(name))

    @cached_property
    def _outlets(self) -> set[str]:
        return {path[0] for path in self.paths.values() if path}

    def verb(self, entity_id: str, of_one: str, of_several: str) -> str:
        """The form of a verb that agrees with what a sentence calls an entity."""
        group = self.entities[entity_id].kind in ("group", "collective")
        return of_several if is_several(self.who(entity_id), group=group) else of_one

    def by(self, rows: Iterable[Any]) -> str:
        """The origins of statements, as a sentence lists them."""
        return series(self.who(row.origin) for row in rows)

    def relative(self, entity_id: str) -> str:
        """The pronoun of a clause about somebody, or something."""
        return "who" if self.entities[entity_id].kind in PEOPLE else "which"

    def heard(self, row: Any) -> str:
        """Whose word alone a statement is, and through whom it was heard, if through anybody."""
        told, relays = self._heard(row)
        return f"{told}, heard through {relays} alone" if relays else f"{told} alone"

    def heard_of(self, rows: list[Any]) -> str:
        """The same of statements that may have come on several paths."""
        if len({self.path(row) for row in rows}) == 1:
            return self.heard(rows[0])
        paths = map(self._heard, rows)
        return series(f"{told} (through {relays})" if relays else told for told, relays in paths)

    def of_whom(self, row: Any) -> str:
        """Who says something, and through whom, in a bracket; nothing for the outlet itself."""
        told, relays = self._heard(row) if not self.own(row) else ("", "")
        return f" ({told}, through {relays})" if relays else f" ({told})" if told else ""

    def _heard(self, row: Any) -> tuple[str, str]:
        """The first people without a name on a statement's path, else its origin, and who passed
        it on.
        """
        told = next((party for party in self.path(row) if self.unnamed(party)), row.origin)
        before = self.path(row)[: self.path(row).index(told)]
        return self.who(told), series(map(self.who, before))

    def that(self, claim_id: str) -> str:
        """A claim as a clause: that somebody did something."""
        return f"that {self.clause(claim_id)}"

    def clause(self, claim_id: str) -> str:
        """A claim as a clause without its that."""
        words = one_line(self.by_claim[claim_id][0].proposition, LONGEST_CLAIM)
        return self._lowered(words.rstrip(". "))

    def _lowered(self, words: str) -> str:
        """Words with a small first letter, unless a name begins them."""
        first = WORD.match(words)
        if first is None or first.group().casefold() not in self._small:
            return words
        names = [name for name in self._names.get(first.group(), ()) if words.startswith(name)]
        if any(self._capital(name) for name in names):
            return words
        return words[:1].lower() + words[1:]

    def _capital(self, name: str) -> bool:
        """Whether a name keeps its capital within a sentence, as The Hague does."""
        if not name.casefold().startswith(("the ", "a ", "an ")):
            return True
        return re.search(rf"[\w,] {re.escape(name)}", self.dossier.text) is not None

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """The names of the text by their first word."""
        found: dict[str, list[str]] = defaultdict(list)
        named = self.dossier.mentions[self.dossier.mentions["form"].isin(["name", "acronym"])]
        told = [*named["text"], *(row.name for row in self.entities.values() if row.named)]
        for name in filter(None, told):
            found[name.split(" ", 1)[0]].append(name)
        return found

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that the text, or English at large, writes with a small letter."""
        text = {word for word in WORD.findall(self.dossier.text) if word[:1].islower()}
        return frozenset(text) | COMMON

    def _with_article(self, name: str) -> str:
        """A name with the article that the text puts before it."""
        if name.split(" ", 1)[0].casefold() in ("the", "a", "an"):
            return "the" + name[3:] if name.startswith("The ") else name
        if name in self.dossier.text:
            before = rf"\bthe {re.escape(name)}(?![-\w])"
            found = re.search(before, self.dossier.text, re.IGNORECASE) is not None
        else:
            last = name.rsplit(" ", 1)[-1]
            found = last != name and last.islower() and not re.search(r"['’]s ", name)
        return f"the {name}" if found else name

    @staticmethod
    def day(day: date) -> str:
        """A day in words."""
        return dates.read(day.isoformat()).label
