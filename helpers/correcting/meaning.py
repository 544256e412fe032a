"""Meaning: whom else words may mention than whom they seem to, the likeliest first, for a person to
choose by a digit.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from ..dossier import Dossier
from .naming import (
    BODIES,
    FITTING,
    LANDMARK,
    NOBODY,
    OF_MANY,
    PEOPLE,
    PRONOUNS,
    SPOKEN,
    alike_named,
    kind_of,
    kinds_of,
    meant_by,
    told_otherwise,
)
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
    mentioned nearest, before it first, those ahead who can be meant by a pronoun or are of the
    sort that a noun tells.
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
    word, kinds = str(row["text"]).casefold(), kinds_of(dossier)
    if word in NOBODY:
        return []
    if word not in PRONOUNS:
        sort = _sort(kind_of(word, str(row["form"])))
        named = row["form"] != "description" or not sort
        return near if named else sorted(near, key=lambda id_: _sort(kinds[id_]) != sort)
    otherwise = told_otherwise(dossier, SPOKEN[word])
    speaking = [meant_by(dossier, row["start"], row["end"])] if SPOKEN[word] == "speaker" else []
    fitting = [id_ for id_ in near if _fits(word, kinds[id_]) and not otherwise(id_)]
    return [*filter(None, speaking), *fitting]


def _fits(word: str, kind: str) -> bool:
    """Whether a pronoun can mean somebody of this kind; a "we" is several, or a body."""
    if word in OF_MANY:
        return kind in BODIES
    return FITTING.get(SPOKEN[word], lambda kind: kind != "place")(kind)


def _sort(kind: str) -> str:
    """Of which sort a kind is: people, bodies, or what it is; blank where it tells nothing."""
    if kind in PEOPLE or kind == "group":
        return "" if kind == "anonymous" else "people"
    return "body" if kind in BODIES else "place" if kind == LANDMARK else kind


BEHIND = 200
"""how many characters farther off somebody counts who is mentioned only behind"""
