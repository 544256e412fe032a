"""Rows of a dossier: found by their key, with other cells, one more, or gone.

A row is named by its table and its key: the values of the key columns, as text ("a01", or ["a01",
"1"] for a hop). What a person makes is `checked` and has no `drafted_by`. New ids go on in the
style of the table's ids; an id that a removed row had is kept in the package (`retired`) and never
given again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from .. import assembling, contract
from ..contract.schemas import NUMBERS
from ..dossier import Dossier, DossierError
from ..messages import shown

Key = str | Sequence[str | int]
KEYS: dict[str, list[str]] = {
    table: contract.CONTRACT[table]["schema"]["primaryKey"] for table in contract.TABLES
}
REFERENCES = [
    (
        table,
        link["fields"][0],
        link["reference"]["resource"] or table,
        link["reference"]["fields"][0],
    )
    for table in contract.TABLES
    for link in contract.CONTRACT[table]["schema"].get("foreignKeys", [])
]
DATED = {
    table: [(edtf, basis or "basis")]
    for table, edtf, basis in contract.EDTF_COLUMNS
    if table != "quantities"
}
"""the columns of a table that hold a date, and what that date rests on"""
SPAN = {"hops": ("cue_start", "cue_end", "cue")}
FIRST_IDS = {
    "mentions": "m000",
    "dates": "d00",
    "claims": "c00",
    "attributions": "a00",
    "quantities": "q00",
    "observations": "o00",
    "assessments": "s00",
}


class Refused(DossierError):
    """A correction that would break the dossier: the row (table and key) and column it is about,
    the value found, what is allowed.
    """

    def __init__(
        self, table: str, key: Sequence[str], column: str, value: object, allowed: str
    ) -> None:
        super().__init__(
            f"{table} {' '.join(key)}, {column}: found {shown(value)}; {allowed}".replace(" ,", ",")
        )
        self.table, self.key, self.column, self.value, self.allowed = (
            table,
            list(key),
            column,
            value,
            allowed,
        )


def keys(table: str, frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """The key of each row, as text."""
    return list(_as_text(frame, KEYS[table]))


def is_there(field: dict, dossier: Dossier) -> bool:
    """Whether what was typed (table, key, column, value) has a place: its row is there, or is only
    being made.
    """
    table, key = field["table"], field["key"]
    if not isinstance(key, list) or not key:
        return False
    frame = dossier.tables.get(table)
    there = () if frame is None else keys(table, frame)
    return str(key[0]).strip("()") == "new" or tuple(map(str, key)) in there


def _as_text(frame: pd.DataFrame, columns: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(frame[column].astype(str).to_numpy(object) for column in columns))


def difference(before: Dossier, after: Dossier) -> dict[str, tuple[set[tuple], set[tuple]]]:
    """The keys of the rows that are new or other in `after`, and of those that are gone: for each
    table in which there are any.
    """
    found = {}
    for table in contract.TABLES:
        old, new = getattr(before, table), getattr(after, table)
        if old is not new:
            found[table] = _changed_cells(table, old, new) or _changed_rows(table, old, new)
    return {table: rows for table, rows in found.items() if any(rows)}


def _changed_cells(
    table: str, old: pd.DataFrame, new: pd.DataFrame
) -> tuple[set[tuple], set[tuple]] | None:
    """The difference of two tables that have the same rows, in the same order; else none."""
    same = len(old) == len(new) and list(old) == list(new)
    if not same or not all(old[name].equals(new[name]) for name in KEYS[table]):
        return None
    other = [name for name in new if not old[name].equals(new[name])]
    at = [was != now for was, now in zip(_as_text(old, other), _as_text(new, other))]
    return set(keys(table, new[np.array(at, dtype=bool)] if other else new[:0])), set()


def _changed_rows(
    table: str, old: pd.DataFrame, new: pd.DataFrame
) -> tuple[set[tuple], set[tuple]]:
    was, now = (dict(zip(keys(table, frame), _as_text(frame, list(frame)))) for frame in (old, new))
    return {key for key, row in now.items() if was.get(key) != row}, set(was) - set(now)


def fixed(table: str) -> set[str]:
    """The columns that `change` leaves alone: ids and spans."""
    return {
        *(KEYS[table] if table != "relations" else []),
        "start",
        "end",
        "text",
        "cue",
        "cue_start",
        "cue_end",
        "knowledge_start",
        "knowledge_end",
    }


def key_parts(key: Key) -> list[str]:
    """The parts of a key as text; an id alone is a key of one."""
    return [key] if isinstance(key, str) else [str(part) for part in key]


def find(dossier: Dossier, table: str, key: Key) -> pd.Series:
    """Which row of a table has this key. Raises Refused when none has it, or there is no such
    table.
    """
    if table not in KEYS:
        raise Refused(table, [], "table", table, f"allowed: {', '.join(KEYS)}")
    parts, frame = key_parts(key), dossier.tables[table]
    at = pd.Series(len(parts) == len(KEYS[table]), index=frame.index)
    for column, part in zip(KEYS[table], parts):
        at &= frame[column].astype(str) == part
    if not at.any():
        raise Refused(
            table, parts, ", ".join(KEYS[table]), " ".join(parts), "the key of a row that is there"
        )
    return at


def typed_value(table: str, key: Key, column: str, value: object) -> object:
    """What was typed for a cell, as the column has it: blank as "" or <NA>, numbers as numbers.
    Raises Refused when the column may not be changed, or what was typed is no number where one is
    wanted.
    """
    if column not in contract.columns(table) or column in fixed(table):
        raise Refused(
            table,
            key_parts(key),
            column,
            value,
            "a column that can be changed; ids stay, and move changes a span",
        )
    field = contract.field_of(table, column)
    text = "" if value is None or value is pd.NA else str(value).strip()
    if field["type"] == "boolean":
        return text.lower() == "true"
    if not (shape := NUMBERS.get(field["type"])):
        return text
    if text and not shape.fullmatch(text):
        raise Refused(
            table,
            key_parts(key),
            column,
            text,
            f"a plain {field['type']} such as 12, or blank ({field['description']})",
        )
    return pd.to_numeric(text) if text else pd.NA


def set_cells(
    dossier: Dossier, table: str, rows: pd.Series, values: Mapping[str, object]
) -> Dossier:
    """With these values, by column, in these rows of a table."""
    frame = dossier.tables[table].copy()
    for column, value in values.items():
        frame.loc[rows, column] = value
    return dossier.with_tables(**{table: frame})


def add_row(dossier: Dossier, table: str, **cells: object) -> tuple[Dossier, str]:
    """With one more row, by a person unless the cells say otherwise, at its place in the text; and
    the row's id.
    """
    frame, name = dossier.tables[table], KEYS[table][0]
    if name not in cells:
        cells[name] = (
            _slug(dossier, str(cells["name"])) if table == "entities" else _next_id(dossier, table)
        )
    own = dict.fromkeys(set(frame) - set(contract.columns(table)), "")
    cells = {column: "" if cell is pd.NA else cell for column, cell in cells.items()}
    row = assembling.frame(table, [own | {"status": "checked", "drafted_by": ""} | cells])[
        frame.columns
    ]
    at = (
        int((frame["start"].fillna(-1) <= cells["start"]).sum()) if "start" in cells else len(frame)
    )
    return dossier.with_tables(
        **{table: pd.concat([frame[:at], row, frame[at:]], ignore_index=True)}
    ), str(cells[name])


def drop_rows(dossier: Dossier, table: str, rows: pd.Series) -> Dossier:
    """Without these rows; those that must name one of them go too, those that may stay without."""
    if not rows.any():
        return dossier
    frame, names = dossier.tables[table], KEYS[table]
    gone = set(frame.loc[rows, names[0]]) if len(names) == 1 else set()
    retired = dossier.package.get("retired", {})
    package = (
        dossier.package | {"retired": retired | {table: [*retired.get(table, []), *sorted(gone)]}}
        if gone
        else dossier.package
    )
    dossier = replace(dossier, package=package, **{table: frame[~rows].reset_index(drop=True)})
    for source, column, target, _ in REFERENCES:
        if target == table and (hit := dossier.tables[source][column].isin(gone)).any():
            rules = contract.field_of(source, column).get("constraints", {})
            needs = source == "assessments" or rules.get("required")
            dossier = (
                drop_rows(dossier, source, hit)
                if needs
                else set_cells(dossier, source, hit, {column: ""})
            )
    return dossier


def words_at(dossier: Dossier, start: int, end: int) -> dict[str, object]:
    """The cells of a row that stands from start to end (characters, from 0, the end excluded)."""
    return {"start": start, "end": end, "text": dossier.text[start:end]}


def _next_id(dossier: Dossier, table: str) -> str:
    known = [
        FIRST_IDS[table],
        *dossier.tables[table][KEYS[table][0]],
        *dossier.package.get("retired", {}).get(table, []),
    ]
    numbered = [found.groups() for id_ in known if (found := re.fullmatch(r"(.*?)(\d{1,17})", id_))]
    start, digits = max(numbered, key=lambda parts: int(parts[1]))
    return f"{start}{int(digits) + 1:0{len(digits)}}"


def _slug(dossier: Dossier, name: str) -> str:
    taken = {
        *dossier.entities["entity_id"],
        *dossier.package.get("retired", {}).get("entities", []),
    }
    slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "entity"
    return next(
        id_
        for n in range(1, len(taken) + 2)
        if (id_ := slug if n == 1 else f"{slug}-{n}") not in taken
    )
