"""Taking back: what a correction did, as what undoes it; written down with it, so that it can be
undone when it has long been saved.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from .. import assembling, contract
from ..dossier import Dossier
from .rows import difference, keys

TAKE_BACK = "take_back"
"""the verb that undoes what was saved"""


def undoing(before: Dossier, after: Dossier) -> dict:
    """What makes the dossier before a correction of the one after it: rows as they were, each with
    its place in its table, the keys of the rows that were not there, and what the package said.
    """
    rows, gone = {}, {}
    for table, (changed, lost) in difference(before, after).items():
        frame = before.tables[table][contract.columns(table)]
        old = dict(zip(keys(table, frame), range(len(frame))))
        there = sorted(old[key] for key in changed | lost if key in old)
        rows[table] = [[at, *map(_plain, frame.iloc[at])] for at in there]
        gone[table] = sorted(list(key) for key in changed if key not in old)
    package = {
        name: before.package.get(name)
        for name in sorted({*before.package, *after.package} - {"resources"})
        if before.package.get(name) != after.package.get(name)
    }
    return {"rows": rows, "gone": gone, "package": package}


def taken_back(dossier: Dossier, rows: dict, gone: dict, package: dict) -> Dossier:
    """The dossier as it was, by what undoes a correction."""
    for table in contract.TABLES:
        if table in rows or table in gone:
            frame = _restored(
                table, dossier.tables[table], rows.get(table, []), gone.get(table, [])
            )
            dossier = dossier.with_tables(**{table: frame})
    told = dossier.package | package
    return replace(
        dossier, package={name: value for name, value in told.items() if value is not None}
    )


def _restored(table: str, frame: pd.DataFrame, rows: list, gone: list) -> pd.DataFrame:
    places = [row[0] for row in rows]
    old = assembling.frame(table, [_named(table, row[1:]) for row in rows])
    out = {tuple(map(str, key)) for key in gone} | set(keys(table, old))
    kept = frame[np.array([key not in out for key in keys(table, frame)], dtype=bool)]
    free = (at for at in range(len(kept) + len(frame) + len(old)) if at not in set(places))
    columns = list(frame.columns)
    both = pd.concat([kept, old[columns]], ignore_index=True)
    order = [*(next(free) for _ in range(len(kept))), *places]
    return both.assign(_at=order).sort_values("_at", kind="stable", ignore_index=True)[
        frame.columns
    ]


def _named(table: str, cells: list) -> dict[str, object]:
    """The cells of a row by their columns; one that was written down before the contract had the
    columns that were added later has none in them.
    """
    names = contract.columns(table)
    if len(cells) < len(names):
        names = [name for name in names if name not in contract.ADDED.get(table, ())]
    return dict(zip(names, cells))


def _plain(cell: object) -> object:
    if pd.isna(cell):  # type: ignore[call-overload]
        return ""
    return cell.item() if hasattr(cell, "item") else cell
