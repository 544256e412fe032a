"""Filtering: what the script of the report is given, so that it keeps what `views.select` keeps."""

from functools import cache
from unicodedata import normalize

import pandas as pd

from .. import views
from ..display import visible
from ..dossier import Dossier

IN_SIGHT = ("identified", "source", "text")
"""the fields that are not folded"""
PLAIN = {"identified": "voice", "act": "way of saying", "depth": "steps from the outlet"}
"""the labels of fields that a reader of the report knows by another word"""
INPUTS = {"day": "date", "words": "search"}
"""the type of HTML's input by a field's control"""


def statements(table: pd.DataFrame) -> list[dict]:
    """The statements as the script of the report needs them: what it compares with the page is as
    the page shows it.
    """
    kept = ["origin", "kind", "identified", "act", "stance", "certainty"]
    kept += ["knowledge", "topic", "relay"]
    return [
        {
            "id": visible(row["attribution_id"]),
            "claim": visible(row["claim_id"]),
            **{name: visible(row[name]) for name in kept},
            "depth": row["depth"],
            "involved": list(map(visible, row["involved"])),
            "said": _days(row, "said"),
            "event": _days(row, "event"),
            "searched": searched,
        }
        for row, searched in zip(table.to_dict("records"), views.searched(table), strict=True)
    ]


def folds(table: pd.DataFrame) -> dict[str, str]:
    """What becomes of a character when case is folded away, for those that then stand in the text
    that is searched: no other can be found, whatever becomes of it.
    """
    there = set(normalize("NFD", "".join(views.searched(table))))
    return {char: fold for char, fold in _foldings().items() if there.issuperset(fold)}


@cache
def _foldings() -> dict[str, str]:
    return {char: char.casefold() for char in map(chr, range(0x110000)) if char != char.casefold()}


def _days(row: dict, clock: str) -> list[str | None]:
    return [
        day.isoformat() if (day := row[f"{clock}_{end}"]) else None
        for end in ("earliest", "latest")
    ]


def fields(dossier: Dossier, table: pd.DataFrame) -> list[dict]:
    """The filter's fields with the options to choose from, if any."""
    choices = views.choices(table, views.names(dossier))
    return [
        {
            "name": field.name,
            "label": PLAIN.get(field.name, field.label),
            "options": choices.get(field.name),
            "folded": field.name not in IN_SIGHT,
            "type": INPUTS.get(field.control, ""),
        }
        for field in sorted(views.FILTERS, key=_in_sight)
        if field.control != "check"
    ]


def _in_sight(field: views.FilterField) -> int:
    """The place of a field among those in sight; after them, those that are folded."""
    return IN_SIGHT.index(field.name) if field.name in IN_SIGHT else len(IN_SIGHT)
