"""Assembling: raw rows, with as many of their cells as are known, become the typed tables of a
dossier.

Whatever proposes rows (a drafter, an importer) comes through here, so that what it leaves out is
written down in one way. Nothing is checked: `helpers.check` does that. The defaults are the
contract's own words for "the text does not say", never a guess.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import pandas as pd

from . import contract
from .dossier import Dossier
from .messages import shown
from .tables import blank

Row = Mapping[str, object]


def assemble(text: str, package: dict, rows: Mapping[str, Iterable[Row]]) -> Dossier:
    """A dossier of these rows, table by table; a table that is not named is empty. Rows with a
    `start` are put in the order of the text.

    text: the article, exactly. package: of `dossier.describe`; its `name`, if any, is the
    dossier's. Rows keep their own extra cells. Raises ValueError for a table that the contract does
    not have, or a cell that is not a number in a column of numbers.
    """
    if strange := sorted(set(rows) - set(contract.TABLES)):
        raise ValueError(
            f"{shown(strange[0])} is not a table; allowed: {', '.join(contract.TABLES)}"
        )
    tables = {table: frame(table, rows.get(table, ())) for table in contract.TABLES}
    placed = {
        table: made.sort_values(["start", "end"], kind="stable", ignore_index=True)
        for table, made in tables.items()
        if "start" in made
    }
    return Dossier(package.get("name") or "untitled", package, text, **tables | placed)


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """One table of these rows, in their order, with the columns and types of the contract and then
    any column of the rows' own.

    A cell is text, a number, a flag, or None where it is blank; numbers and flags may be written as
    text, as a CSV file has them.
    """
    rows, dtypes = list(rows), _dtypes(table)
    names = dict.fromkeys([*dtypes, *(name for row in rows for name in row)])
    basis = {"relations": {"basis": ""}}.get(
        table, {}
    )  # there, the basis says who relates two claims, not where a date comes from
    default = {name: (contract.UNSAID | basis).get(name, "") for name in names}
    return pd.DataFrame(
        {
            name: _column([row.get(name, default[name]) for row in rows], dtypes.get(name, str))
            for name in names
        }
    )


@cache
def _dtypes(table: str) -> dict[str, object]:
    """The types of the contract's columns; to make a table for them takes longer than its rows."""
    return blank(table).dtypes.to_dict()


def _column(cells: list, dtype: object) -> pd.Series:
    if dtype == "bool":
        return pd.Series([cell in (True, "true") for cell in cells], dtype=bool)
    if dtype in ("Int64", "Float64"):
        return pd.to_numeric(
            pd.Series([None if cell == "" else cell for cell in cells], dtype=object)
        ).astype(dtype)
    return pd.Series(["" if cell is None else str(cell) for cell in cells], dtype=dtype)
