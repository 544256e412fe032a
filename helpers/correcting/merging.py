"""Two rows as one: what the one that goes fills in, and what names it."""

import pandas as pd

from .. import leftopen
from ..dossier import Dossier
from .rows import KEYS, REFERENCES, Refused, drop_rows, find, set_cells


def merge(dossier: Dossier, table: str, kept: str, gone: str) -> Dossier:
    first, second = (
        dossier.tables[table][find(dossier, table, key)].iloc[0] for key in (kept, gone)
    )
    if kept == gone:
        raise Refused(table, [kept], KEYS[table][0], gone, "another row than the one that is kept")
    columns = (
        ["count", "role", "affiliation"]
        if table == "entities"
        else ["place"]
        + ["event_edtf", "event_basis", "event_date_id"] * (first["event_edtf"] == "")
    )
    filled = {
        column: second[column]
        for column in columns
        if pd.isna(first[column]) or first[column] in ("", "not-stated")
    }
    filled["note"] = _merged_note(table, first, second)
    dossier = set_cells(dossier, table, find(dossier, table, kept), filled)
    for source, column, target, _ in REFERENCES:
        if target == table:
            dossier = set_cells(
                dossier, source, dossier.tables[source][column] == gone, {column: kept}
            )
    if table == "entities":
        dossier = set_cells(
            dossier,
            table,
            (dossier.entities["entity_id"] == kept) & (dossier.entities["affiliation"] == kept),
            {"affiliation": ""},
        )
    else:
        relations = dossier.relations[
            dossier.relations["claim_a"] != dossier.relations["claim_b"]
        ].drop_duplicates(KEYS["relations"], ignore_index=True)
        notes = dossier.claims["note"].map(lambda note: leftopen.like(note, gone, kept))
        dossier = dossier.with_tables(relations=relations, claims=dossier.claims.assign(note=notes))
    return drop_rows(dossier, table, find(dossier, table, gone))


def told_apart(dossier: Dossier, one: str, other: str) -> tuple[str, str]:
    """Of two entities, which stays and which goes when they are one: the one that is named stays,
    then the one that is checked, then the one that is mentioned more often, then the first.
    """
    entities = dossier.entities.set_index("entity_id")
    mentioned = dossier.mentions["entity_id"].value_counts()

    def weight(id_: str) -> tuple[bool, bool, int]:
        row = entities.loc[id_]
        return bool(row["named"]), row["status"] == "checked", int(mentioned.get(id_, 0))

    return (other, one) if weight(other) > weight(one) else (one, other)


def _merged_note(table: str, kept: pd.Series, gone: pd.Series) -> str:
    """The note of the row that is kept, else that of the other, without what the merge answers."""
    id_ = KEYS[table][0]
    alike = [leftopen.LIKE.format(row[id_]) for row in (kept, gone)]
    answered = [*alike, leftopen.ANAPHOR, leftopen.WHOM, leftopen.NOBODY]
    notes = (leftopen.without(row["note"], *answered) for row in (kept, gone))
    return next(filter(None, notes), "")
