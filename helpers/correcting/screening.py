"""Screening: whether tables surely keep their Table Schemas. frictionless takes a tenth of a second
to say so, whatever it is given: too long for each key that is pressed. What is not sure here, it
judges; and it judges all when a dossier is loaded or saved.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from .. import contract
from ..contract import Cells
from .rows import KEYS, REFERENCES

SHAPES: dict[str, Callable[[str], object]] = {
    "string": lambda cell: True,
    "integer": re.compile(r"0|-?[1-9][0-9]{0,17}").fullmatch,
    "number": re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?").fullmatch,
    "boolean": re.compile("true|false").fullmatch,
    "date": lambda cell: _is_day(cell),
}
"""what is surely of a type"""


def surely_kept(cells: Cells) -> bool:
    """Whether each cell surely is of its type and allowed, each key is there once, and what is
    referred to is there.
    """
    return (
        all(
            _is_kept(field, cells[table][field["name"]])
            for table in contract.TABLES
            for field in contract.fields(table)
        )
        and all(_is_key(cells, table) for table in contract.TABLES)
        and all(_is_there(cells, *reference) for reference in REFERENCES)
    )


def _is_kept(field: dict, column: Iterable[str]) -> bool:
    """Whether the cells of a column are surely right, each by itself and, if so ruled, all
    different.
    """
    rules, shaped = field.get("constraints", {}), SHAPES[field["type"]]
    cells = list(column)
    values = set(cells)
    if "" in values and rules.get("required"):
        return False
    values.discard("")
    if rules.get("unique") and len(values) < len(cells):
        return False
    return all(shaped(value) and _is_allowed(rules, value) for value in values)


def _is_allowed(rules: dict, value: str) -> bool:
    if "enum" in rules and value not in map(str, rules["enum"]):
        return False
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value, re.ASCII):
        return False
    return "minimum" not in rules or float(value) >= rules["minimum"]


def _is_key(cells: Cells, table: str) -> bool:
    keys = list(zip(*(cells[table][name] for name in KEYS[table])))
    return len(set(keys)) == len(keys)


def _is_there(cells: Cells, table: str, column: str, target: str, name: str) -> bool:
    return {*cells[table][column]} <= {*cells[target][name], ""}


def _is_day(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False
