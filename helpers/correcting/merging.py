"""Two rows as one: what the one that goes fills in, and what names it."""

import pandas as pd

from .. import leftopen
from ..dossier import Dossier
from .rows import KEYS, REFERENCES, Refused, drop_rows, find, set_cells


def merge(dossier: Dossier, table: str, kept: str, gone: str) -> Dossier:
    """The dossier in which two entities or two claims are one: what the one that goes knows fills
    what is blank in the one that is kept, and what named it names the other. Raises Refused when
    both are the same row, or one is not there.
    """
    first, second = (
        dossier.tables[table][find(dossier, table, key)].iloc[0] for key in (kept, gone)
    )
    if kept == gone:
        raise Refused(table, [kept], KEYS[table][0], gone, "another row than the one that is kept")
    filled = _filled(table, first, second)
    dossier = set_cells(dossier, table, find(dossier, table, kept), filled)
    for source, column, target, _ in REFERENCES:
        if target == table:
            named = dossier.tables[source][column] == gone
            dossier = set_cells(dossier, source, named, {column: kept})
    tidied = _without_own_affiliation if table == "entities" else _without_own_relation
    return drop_rows(tidied(dossier, kept, gone), table, find(dossier, table, gone))


def _filled(table: str, first: pd.Series, second: pd.Series) -> dict[str, object]:
    """The cells of the row that is kept which take what the other says, since they say nothing."""
    columns = ["count", "role", "affiliation"] if table == "entities" else ["place"]
    if table != "entities" and first["event_edtf"] == "":
        columns += ["event_edtf", "event_basis", "event_date_id"]
    filled = {
        column: second[column]
        for column in columns
        if pd.isna(first[column]) or first[column] in ("", "not-stated")
    }
    return filled | {"note": _merged_note(table, first, second)}


def _without_own_affiliation(dossier: Dossier, kept: str, gone: str) -> Dossier:
    """Nobody belongs to themselves."""
    entities = dossier.entities
    own = (entities["entity_id"] == kept) & (entities["affiliation"] == kept)
    return set_cells(dossier, "entities", own, {"affiliation": ""})


def _without_own_relation(dossier: Dossier, kept: str, gone: str) -> Dossier:
    """No claim bears on itself, or on another twice; notes that name the one that goes name the one
    that is kept.
    """
    others = dossier.relations[dossier.relations["claim_a"] != dossier.relations["claim_b"]]
    notes = dossier.claims["note"].map(lambda note: leftopen.like(note, gone, kept))
    return dossier.with_tables(
        relations=others.drop_duplicates(KEYS["relations"], ignore_index=True),
        claims=dossier.claims.assign(note=notes),
    )


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
    """The note of the row that is kept, else that of the other, without what the merge answers, and
    what a draft left open in the words of the other.
    """
    id_ = KEYS[table][0]
    alike = [leftopen.LIKE.format(row[id_]) for row in (kept, gone)]
    answered = [*alike, leftopen.ANAPHOR, leftopen.WHOM, leftopen.NOBODY]
    own = leftopen.questions_of(table)
    return leftopen.without(kept["note"], *answered) or leftopen.without(
        gone["note"], *answered, *own
    )
