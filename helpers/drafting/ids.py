"""The ids of a draft: for each row its table's letter and a number, for an entity its name. The one
home of how they are written.
"""

import re
from collections.abc import Iterable

from .entity import Entity


def claim_id(number: int) -> str:
    """The id of a claim."""
    return numbered("c", number)


def attribution_id(number: int) -> str:
    """The id of a statement."""
    return numbered("a", number)


def numbered(letter: str, number: int, width: int = 2) -> str:
    """The id of the row with this number, from 0.

    >>> numbered("a", 0), numbered("m", 9, 3)
    ('a01', 'm010')
    """
    return f"{letter}{number + 1:0{width}}"


def entity_ids(entities: Iterable[Entity]) -> list[str]:
    """A readable id for each entity, none twice: its name in small letters and hyphens, with a
    number when it is taken or has no letters. The first is the outlet's.
    """
    ids: list[str] = []
    taken: set[str] = set()
    for number, entity in enumerate(entities):
        bare = _slug(entity.name) if number else "outlet"
        ids.append(bare if bare and bare not in taken else f"{bare or 'entity'}-{number}")
        taken.add(ids[-1])
    return ids


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
