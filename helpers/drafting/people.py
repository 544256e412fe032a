"""People: who a person's name stands for, by the names before it.

A surname alone is whoever was named with it; so is one with a particle ("Van der Meer") and the
first of two surnames. A full name after its surname alone is the same person. People with the same
surname are told apart by the title or first name of one that tells he or she; where it does not,
the one named last is taken, and the mention says so.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .entity import Entity
from .names import PARTICLES, SUFFIXES

NAMESAKES = "Several people have this name in the text; read as the one named last."


@dataclass
class People:
    """The persons among the entities, by their names."""

    entities: list[Entity]
    _named: dict[str, list[int]] = field(default_factory=dict)
    _parts: dict[str, list[int]] = field(default_factory=dict)

    def is_known(self, name: str) -> bool:
        """Whether a person with this first or last name has been named."""
        return _key(name) in self._parts

    def find(self, name: str, pronoun: str = "") -> tuple[int, str]:
        """Whom a name stands for, a new person where nobody before has it; and a note on how it was
        read. pronoun: he or she, where the words before the name tell.
        """
        same = self._fitting(self._named.get(_key(name), ()), pronoun)
        if same:
            return same[-1], NAMESAKES if len(same) > 1 else ""
        if is_short(name):
            namesakes = self._fitting(self._parts.get(_key(name), ()), pronoun)
            if namesakes:
                return namesakes[-1], "" if len(namesakes) == 1 else NAMESAKES
        elif (number := self._half_named(name, pronoun)) is not None:
            self.entities[number].name = name
            return self.enter(name, number), ""
        self.entities.append(Entity(name, "person", pronoun=pronoun))
        return self.enter(name, len(self.entities) - 1), ""

    def _fitting(self, numbers: Sequence[int], pronoun: str) -> list[int]:
        """Those whom the pronoun can mean."""
        return [
            number
            for number in numbers
            if not pronoun or self.entities[number].pronoun in ("", pronoun)
        ]

    def _half_named(self, name: str, pronoun: str) -> int | None:
        """The one person who was named before by a part of this name alone."""
        halves = {
            number
            for part in _answers_to(name)
            for number in self._fitting(self._named.get(part, ()), pronoun)
        }
        return halves.pop() if len(halves) == 1 else None

    def enter(self, name: str, number: int) -> int:
        """Has a person answer to a name and its parts; the number of the person."""
        for key in dict.fromkeys((_key(name), _outer(name))):
            self._named.setdefault(key, []).append(number)
        for part in dict.fromkeys(_answers_to(name)):
            if number not in self._parts.setdefault(part, []):
                self._parts[part].append(number)
        return number


def is_short(name: str) -> bool:
    """Whether a name is one word, or a surname with its particle."""
    first, *others = _own(name)
    return not others or first.casefold() in PARTICLES


def _own(name: str) -> list[str]:
    """The words of a name without those behind a surname: "Jr."."""
    parts = name.replace(",", " ").split()
    kept = [part for part in parts if part not in SUFFIXES]
    return kept or parts


def _key(name: str) -> str:
    """A name as it is looked up: in small letters, without accents and "Jr."."""
    bare = unicodedata.normalize("NFD", " ".join(_own(name)).replace("’", "'"))
    return "".join(char for char in bare if not unicodedata.combining(char)).casefold()


def _outer(name: str) -> str:
    """A name without its middle names: "Ann B. Roe" is "Ann Roe"."""
    parts = _own(name)
    inner = {part.casefold() for part in parts[1:-1]}
    return _key(name if inner & PARTICLES else " ".join(dict.fromkeys([parts[0], parts[-1]])))


def _answers_to(name: str) -> Iterator[str]:
    """The parts of a name by which a person is named again: each word with a capital, and what a
    particle begins.
    """
    parts = _own(name)
    yield from (_key(part) for part in parts if part.casefold() not in PARTICLES)
    at = next((at for at, part in enumerate(parts) if part.casefold() in PARTICLES), None)
    if at is not None:
        yield _key(" ".join(parts[at:]))
