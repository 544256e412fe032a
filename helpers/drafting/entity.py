"""An entity: one member of the cast of an article."""

from dataclasses import dataclass


@dataclass
class Entity:
    """One member of the cast.

    country: the lexicon's country whose place or government it is. pronoun: he or she, where a
    title before the name tells. affiliation: the number of another member.
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
