"""An entity: one member of the cast of an article; and where it is mentioned."""

from dataclasses import dataclass

from .numbers import WORDS


@dataclass
class Entity:
    """One member of the cast.

    country: the lexicon's country whose place or government it is. pronoun: he or she, where a
    title before the name tells. affiliation: the number of another member. several: whether the
    noun that describes it is one for several.
    """

    name: str
    kind: str
    named: bool = True
    role: str = ""
    affiliation: int | None = None
    note: str = ""
    rule: str = "name"
    country: str = ""
    pronoun: str = ""
    several: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it stands for somebody whom the text leaves open."""
        return self.rule in ("pronoun", "sourceless")

    @property
    def count(self) -> int | None:
        """How many sources a description says there are: "Two nurses", "a nurse"."""
        first, *others = self.name.lower().split()
        one = first in ("a", "an") and self.role in others
        if self.kind != "anonymous" or self.is_open or not others:
            return None
        return 1 if one else int(first) if first.isdecimal() else WORDS.get(first)

    @property
    def called(self) -> str:
        """Its name as it stands in a sentence."""
        name = self.name.removesuffix(" (government)")
        return name if self.named else f"{name[:1].lower()}{name[1:]}"


@dataclass
class Mention:
    """One mention: where, in which form, of which entity (its number in the cast)."""

    start: int
    end: int
    form: str
    entity: int
    note: str = ""
    rule: str = "name"
