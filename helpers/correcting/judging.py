"""Judging: what a correction made is checked on the piece of the dossier that it can have touched,
so that one in a long article is judged as fast as one in a short one.
"""

from dataclasses import replace

import pandas as pd

from ..contract import checking
from ..dossier import Dossier, parts
from .rows import KEYS, REFERENCES, Refused, difference, keys
from .screening import surely_kept

Kept = dict[str, pd.Series]
"""of each table, which rows are looked at"""


def judge(before: Dossier, after: Dossier) -> None:
    """Raises Refused, with the row and the column, when a change broke the dossier."""
    piece = _piece(before, after)
    for found in checking.problems(*parts(piece), surely_kept=surely_kept):
        table = found.file.removesuffix(".csv")
        key = (
            keys(table, piece.tables[table])[found.row - 2]
            if found.row > 1 and table in KEYS
            else ()
        )
        raise Refused(table, key, found.column, found.value, found.allowed)


def _piece(before: Dossier, after: Dossier) -> Dossier:
    """The rows of `after` on which the verdict on a change depends: what changed, what lost a row
    that it names or that named it, and all that these name.
    """
    keep = _touched(before, after)
    count, grown = -1, 0
    while count != grown:
        count = grown
        _add_named(keep, after)
        grown = sum(int(rows.sum()) for rows in keep.values())
    return replace(after, **{table: frame[keep[table]] for table, frame in after.tables.items()})


def _touched(before: Dossier, after: Dossier) -> Kept:
    """The rows that changed, those that lost a row that they name or that named them, and the
    outlet that every chain must begin with.
    """
    tables, hops = after.tables, after.hops
    keep = {table: pd.Series(False, index=frame.index) for table, frame in tables.items()}
    keep["hops"] |= (hops["hop"] == 0) & ~hops["hop"].duplicated()
    for table, (changed, gone) in difference(before, after).items():
        keep[table] |= _among(changed, table, tables[table])
        keep[table] |= tables[table].duplicated(KEYS[table], keep=False)
        old = before.tables[table]
        old = old[_among(changed | gone, table, old)]
        lost = {key[0] for key in (gone | changed if table == "mentions" else gone)}
        for source, column, target, name in REFERENCES:
            if target == table:
                keep[source] |= tables[source][column].isin(lost)
            if source == table:
                keep[target] |= tables[target][name].isin(old[column])
    return keep


def _among(wanted: set[tuple], table: str, frame: pd.DataFrame) -> pd.Series:
    """Which rows of a table have one of these keys."""
    return pd.Series([key in wanted for key in keys(table, frame)], index=frame.index, dtype=bool)


def _add_named(keep: Kept, after: Dossier) -> None:
    """Adds the rows that those to keep name, and the chain of a statement and one statement of a
    claim, without which neither is sound.
    """
    tables, said = after.tables, after.attributions
    for source, column, target, name in REFERENCES:
        keep[target] |= tables[target][name].isin(tables[source].loc[keep[source], column])
    statements = said.loc[keep["attributions"], "attribution_id"]
    keep["hops"] |= after.hops["attribution_id"].isin(statements)
    claims = after.claims.loc[keep["claims"], "claim_id"]
    keep["attributions"] |= said["claim_id"].isin(claims) & ~said["claim_id"].duplicated()
