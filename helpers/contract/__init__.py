"""The data contract: which tables and columns a dossier has. Types, enums and keys stand in
assets/contract.json, as Table Schemas.

`checking` tells every problem of a dossier: by its `schemas`, and by the `rules` that a Table
Schema cannot say.
"""

import hashlib
import json
import re
from contextlib import suppress
from copy import deepcopy
from typing import Any, NamedTuple

import pandas as pd

from ..assets import read_asset

CONTRACT = {table["name"]: table for table in json.loads(read_asset("contract.json"))}
TABLES = tuple(CONTRACT)
UNSAID = {
    "status": "drafted",
    "basis": "not-stated",
    "event_basis": "not-stated",
    "said_basis": "not-stated",
    "certainty": "unstated",
    "comparator": "unstated",
    "knowledge": "not-stated",
}
"""what stands in a column of this name when a row does not say; every other column is blank (a flag
is false)
"""
ADDED = {
    "attributions": ("knowledge", "knowledge_start", "knowledge_end"),
    "quantities": ("direction",),
    "observations": ("settle", "finding"),
}
"""columns that dossiers made before them lack, and that are read as unsaid there"""

BY_HAND, ASIDE = "finding", "set-aside"
"""the kinds of observation that are about findings, and not about the text: one that an analyst
wrote, and a computed one that an analyst set aside
"""

SPANS = [
    (table, "start", "end", "text")
    for table in ("mentions", "dates", "attributions", "quantities", "observations")
] + [("hops", "cue_start", "cue_end", "cue")]
"""the columns of a table that hold where words stand, and the words"""
EDTF_COLUMNS = [
    ("dates", "edtf", ""),
    ("claims", "event_edtf", "event_basis"),
    ("hops", "said_edtf", "said_basis"),
    ("quantities", "as_of_edtf", ""),
]
"""the columns of values in EDTF, with that which says what the value rests on, if there is one"""

SURROGATE = re.compile("[\ud800-\udfff]")
"""half of a character, which UTF-8 cannot hold"""
Cells = dict[str, pd.DataFrame]
"""every table as text, just as its CSV file has it"""


class Problem(NamedTuple):
    """One thing wrong with a dossier. Row 1 is the header; row 0 means the file as a whole."""

    file: str
    row: int
    column: str
    value: str
    allowed: str


def fields(table: str) -> list[dict[str, Any]]:
    """The Table Schema fields of a table, in order."""
    return CONTRACT[table]["schema"]["fields"]


def field_of(table: str, column: str) -> dict[str, Any]:
    """The Table Schema field of a column. Raises KeyError when the table has no such column."""
    for described in fields(table):
        if described["name"] == column:
            return described
    raise KeyError(column)


def columns(table: str) -> list[str]:
    """The columns of a table, in order."""
    return [field["name"] for field in fields(table)]


def filled(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A table, with each column that was added to the contract later, unsaid where it lacks it."""
    names = columns(table)
    for column in ADDED.get(table, ()):
        if column not in frame:
            before = [name for name in names[: names.index(column)] if name in frame]
            frame.insert(len(before), column, UNSAID.get(column, ""))
    return frame


def renewed(package: dict[str, Any]) -> dict[str, Any]:
    """A package, whose schemas have the columns that were added to the contract later."""
    resources = package.get("resources")
    for resource in resources if isinstance(resources, list) else ():
        with suppress(KeyError, TypeError):  # of another shape: told as a problem of the package
            stated = resource["schema"]["fields"]
            known = {field["name"] for field in stated}
            for place, field in enumerate(fields(resource["name"])):
                if field["name"] in ADDED.get(resource["name"], ()) and field["name"] not in known:
                    stated.insert(place, deepcopy(field))
    return package


def options(table: str, column: str) -> list[Any]:
    """The values that an enumerated column may have; none when it is not enumerated."""
    return field_of(table, column).get("constraints", {}).get("enum", [])


def fingerprint(text: str) -> str:
    """The SHA-256 of the article's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
