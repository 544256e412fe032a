"""Judging: what a correction made is checked on the piece of the dossier that it can have touched,
so that one in a long article is judged as fast as one in a short one.
"""

from dataclasses import replace

import pandas as pd

from ..contract import checking
from ..dossier import Dossier, parts
from .rows import KEYS, REFERENCES, Refused, difference, keys
from .screening import surely_kept


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
    tables, hops = after.tables, after.hops
    keep = {table: pd.Series(False, index=frame.index) for table, frame in tables.items()}
    keep["hops"] |= (hops["hop"] == 0) & ~hops[
        "hop"
    ].duplicated()  # the outlet that every chain must begin with
    for table, (changed, gone) in difference(before, after).items():
        keep[table] |= pd.Series(
            [key in changed for key in keys(table, tables[table])], dtype=bool
        ) | tables[table].duplicated(KEYS[table], keep=False)
        touched = changed | gone
        rows = [key in touched for key in keys(table, before.tables[table])]
        old = before.tables[table][pd.Series(rows, index=before.tables[table].index, dtype=bool)]
        lost = {key[0] for key in (gone | changed if table == "mentions" else gone)}
        for source, column, target, name in REFERENCES:
            if target == table:
                keep[source] |= tables[source][column].isin(lost)
            if source == table:
                keep[target] |= tables[target][name].isin(old[column])
    count, grown = -1, 0
    while count != grown:
        count = grown
        for source, column, target, name in REFERENCES:
            keep[target] |= tables[target][name].isin(tables[source].loc[keep[source], column])
        keep["hops"] |= hops["attribution_id"].isin(
            after.attributions.loc[keep["attributions"], "attribution_id"]
        )
        keep["attributions"] |= (
            after.attributions["claim_id"].isin(after.claims.loc[keep["claims"], "claim_id"])
            & ~after.attributions["claim_id"].duplicated()
        )
        grown = sum(int(rows.sum()) for rows in keep.values())
    return replace(after, **{table: frame[keep[table]] for table, frame in tables.items()})
