"""The tables of a dossier against their Table Schemas, as frictionless checks them, and in words
that say what is allowed.
"""

import re
from collections.abc import Iterator
from typing import Any

import frictionless
import pandas as pd

from ..messages import cut
from . import CONTRACT, TABLES, Cells, Problem, columns, field_of, fields

NUMBERS = {
    "integer": re.compile(r"-?[0-9]{1,18}"),
    "number": re.compile(r"-?[0-9]{1,18}(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?"),
}
"""how a cell of a type of numbers is written"""

LOOKED_UP = re.compile(r'(?<=values ").*(?=" not found in the lookup table)', re.DOTALL)
"""the value in what frictionless says of a foreign key"""

IN_WORDS = {
    "boolean": "true or false",
    "integer": "a whole number such as 12",
    "number": "a number such as 10.5, with a decimal point",
    "date": "a day such as 2024-10-29",
}
"""what a cell of a type may be"""

REFERRED = {
    link["reference"]["resource"]
    for table in TABLES
    for link in CONTRACT[table]["schema"].get("foreignKeys", [])
}
"""the tables that others name rows of"""


class _Rows(list[list[str]]):
    """A table as its head and its rows, which frictionless copies as often as it describes them to
    itself: this is half of its time, and it changes none.
    """

    def __deepcopy__(self, _: object) -> "_Rows":
        return self


def missing_columns(cells: Cells) -> Iterator[Problem]:
    """A problem for each column that a table lacks."""
    for table in TABLES:
        for column in columns(table):
            if column not in cells[table]:
                yield Problem(
                    f"{table}.csv",
                    1,
                    column,
                    ", ".join(cells[table].columns),
                    "a column of this name; it is missing",
                )


def schema_problems(cells: Cells) -> Iterator[Problem]:
    """What frictionless finds wrong with types, enums and keys of tables that lack no column."""
    tables = [
        {
            "name": name,
            "data": _Rows([columns(name), *cells[name][columns(name)].values.tolist()]),
            "schema": CONTRACT[name]["schema"],
        }
        for name in TABLES
        if len(cells[name]) or name in REFERRED
    ]
    report = frictionless.Package({"resources": tables}).validate()
    for task in report.tasks:
        for error in task.errors:
            yield from _told(task.name, error.to_dict(), cells[task.name])


def _told(table: str, found: dict[str, Any], frame: pd.DataFrame) -> Iterator[Problem]:
    """An error of frictionless as a problem; nothing for a key of one column that is there twice,
    which is told as a value that is not unique.
    """
    key, row = CONTRACT[table]["schema"]["primaryKey"], found.get("rowNumber", 1)
    if found["type"] != "primary-key":
        column = found.get("fieldName") or ", ".join(found.get("fieldNames", []))
        value = found.get("cell") or ", ".join(map(str, found.get("fieldCells", [])))
    elif len(key) > 1:
        column, value = ", ".join(key), ", ".join(frame.iloc[row - 2][key])
    else:
        return
    yield Problem(f"{table}.csv", row, column, value, _allowed(table, column, found["note"]))


def number_problems(cells: Cells) -> Iterator[Problem]:
    """Numbers that frictionless would take, as Python does, but no other reader of the file: 1_0,
    nan, more than 18 digits.
    """
    for table in TABLES:
        for field in fields(table):
            if shape := NUMBERS.get(field["type"]):
                for row, value in enumerate(cells[table][field["name"]], start=2):
                    if value and not shape.fullmatch(value):
                        yield Problem(
                            f"{table}.csv",
                            row,
                            field["name"],
                            value,
                            f"a plain {field['type']} such as 12, of at most 18 digits and "
                            f"without a sign between them ({field['description']})",
                        )


def _allowed(table: str, column: str, note: str) -> str:
    if "lookup table" in note or column not in columns(table):
        return LOOKED_UP.sub(lambda value: cut(value[0]), note)
    described = field_of(table, column)
    rules = described.get("constraints", {})
    if enum := rules.get("enum"):
        return f"allowed: {', '.join(map(str, enum))}" + (
            "" if rules.get("required") else ", or blank"
        )
    words = IN_WORDS.get(described["type"]) if note.startswith("type is") else None
    return (
        f"allowed: {words} ({described['description']})"
        if words
        else f"{note} ({described['description']})"
    )
