"""Meaning: whom else words may mention than whom they seem to, the likeliest first, for a person to
choose by a digit.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from ..dossier import Dossier
from .naming import FITTING, NOBODY, PRONOUNS, SPOKEN, alike_named, told_otherwise
from .rows import find

MOST = 3
"""how many are proposed"""


class Meant(NamedTuple):
    """Somebody whom words may mention."""

    entity_id: str
    name: str
    kind: str


def others_meant(dossier: Dossier, mention_id: str) -> list[Meant]:
    """Whom else a mention may mean: who is called so, too; who is described so; then who is
    mentioned nearest, before it first, and for a pronoun only who can be meant by it.
    """
    row = dossier.mentions[find(dossier, "mentions", mention_id)].iloc[0]
    entities = dossier.entities.set_index("entity_id")
    found = dict.fromkeys([*alike_named(dossier, row["start"], row["end"]), *_near(dossier, row)])
    kept = [id_ for id_ in found if id_ != row["entity_id"]]
    return [
        Meant(id_, str(entities.loc[id_, "name"]), str(entities.loc[id_, "kind"]))
        for id_ in kept[:MOST]
    ]


def _near(dossier: Dossier, row: pd.Series) -> Iterable[str]:
    """Who is mentioned near, and can be meant."""
    mentions = dossier.mentions[dossier.mentions["mention_id"] != row["mention_id"]]
    behind = mentions["start"] > row["start"]
    away = (mentions["start"] - row["start"]).abs() + BEHIND * behind
    near = mentions.assign(away=away).sort_values("away", kind="stable")["entity_id"]
    word = str(row["text"]).casefold()
    if word in NOBODY:
        return []
    if word not in PRONOUNS:
        return near
    kinds = dict(zip(dossier.entities["entity_id"], dossier.entities["kind"]))
    fits, sort = FITTING.get(SPOKEN[word], lambda kind: kind != "place"), SPOKEN[word]
    otherwise = told_otherwise(dossier, sort)
    return [id_ for id_ in near if fits(kinds[id_]) and not otherwise(id_)]


BEHIND = 200
"""how many characters farther off somebody counts who is mentioned only behind"""
