"""Refusing: why a correction was not made, in words for who asked for it."""

import re

from ..contract import TABLES
from ..dossier import Dossier
from .differences import row_in_words
from .labels import label, noun
from .rows import FIRST_IDS, Refused

PLAIN = {
    ("quantities", "comparator"): (
        "with = and ~ fill in both low and high, with > and >= low, with < and <= high"
    ),
    ("quantities", "high"): "high cannot be less than low",
    ("attributions", "knowledge"): (
        "the chosen words do not tell by themselves how they would know: say that first (*), then"
        " choose the words once more (!)"
    ),
}
"""what is allowed in a column, where the contract says it for who writes tables by hand"""
TABLE_OF = {first[0]: table for table, first in FIRST_IDS.items()}
"""the table of a row, by the letter that its id begins with"""
ROW = re.compile(r"\b[amdcqos]\d{2,}\b")
"""an id of a row that has words"""
LONGEST = 60


def in_plain_words(error: Refused, dossier: Dossier) -> str:
    """Which row and which field of it a refusal is about, and what is allowed there."""
    table, key = ("attributions" if error.table == "hops" else error.table), error.key
    if table not in TABLES:
        return _allowed_in_words(error, dossier)
    words = _words(dossier, table, key[0]) if key else ""
    what = f"{noun(table)} {words}".strip()
    columns = [label(column) for column in error.column.split(", ")]
    where = ", ".join([what, *(column for column in columns if column != noun(table))])
    return f"{where[:1].upper()}{where[1:]}: {_allowed_in_words(error, dossier)}."


def beside_the_field(error: Refused, dossier: Dossier) -> str:
    """What is allowed in a field, after what was refused there, where that is not told with it."""
    allowed = _allowed_in_words(error, dossier)
    is_told = str(error.value) in allowed or (error.table, error.column) in PLAIN
    return allowed if is_told else f"{error.value}: {allowed}"


def _allowed_in_words(error: Refused, dossier: Dossier) -> str:
    """What is allowed, with the words of rows instead of their ids."""
    plain = PLAIN.get((error.table, error.column), error.allowed)
    return ROW.sub(lambda id_: _words(dossier, TABLE_OF[id_[0][0]], id_[0]) or id_[0], plain)


def _words(dossier: Dossier, table: str, id_: str) -> str:
    """A row in its own words, between quotation marks; blank where it is not there or has none."""
    words = " ".join(row_in_words(dossier, table, id_).split())
    short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    return f"“{short}”" if short else ""
