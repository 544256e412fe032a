"""Verbs that settle a row: other values, another place in the text, accepted, rejected."""

import pandas as pd

from ...dossier import Dossier
from ..chains import refuse_if_needed
from ..following import answered, dated, implied
from ..rows import SPAN, Key, Refused, drop_rows, find, key_parts, set_cells, typed_value
from .registry import verb


@verb
def change(dossier: Dossier, table: str, key: Key, values: dict[str, object]) -> Dossier:
    """One row with other values in some columns. What follows from them follows: a blank date is
    not stated, a date that rests on words is theirs, to deny is to have the stance denies, another
    party is not named by the first one's mention, a question of the drafter's that this answers
    goes from the note. Ids stay, and so do offsets, which `move` changes.
    """
    at = find(dossier, table, key)
    typed = {column: typed_value(table, key, column, value) for column, value in values.items()}
    row = dossier.tables[table][at].iloc[0]
    follows = implied(table, row, typed) | dated(dossier, table, row, typed)
    return set_cells(dossier, table, at, follows | answered(table, row, typed) | typed)


@verb
def move(dossier: Dossier, table: str, key: Key, start: int | None, end: int | None) -> Dossier:
    """One row with its span elsewhere in the text: the cue's, for a hop. Without start and end:
    nowhere. An interrupted span becomes whole.
    """
    columns = SPAN.get(table, ("start", "end", "text"))
    where = dict(
        zip(
            columns,
            (start, end, dossier.text[start:end]) if start is not None else (pd.NA, pd.NA, ""),
        )
    )
    pieces = {"pieces": ""} if "pieces" in dossier.tables[table] else {}
    return set_cells(dossier, table, find(dossier, table, key), where | pieces)


@verb
def accept(dossier: Dossier, table: str, key: Key, mentions: bool = False) -> Dossier:
    """One row as checked. An attribution takes its chain, quantities and claim along; an entity its
    mentions, if asked.
    """
    done, id_ = {table: find(dossier, table, key)}, key_parts(key)[0]
    if table == "attributions":
        done |= {
            name: dossier.tables[name]["attribution_id"] == id_ for name in ("hops", "quantities")
        }
        done["claims"] = dossier.claims["claim_id"].isin(
            dossier.attributions.loc[done[table], "claim_id"]
        )
    elif table == "entities" and mentions:
        done["mentions"] = dossier.mentions["entity_id"] == id_
    for name, rows in done.items():
        dossier = set_cells(dossier, name, rows, {"status": "checked"})
    return dossier


@verb
def reject(dossier: Dossier, table: str, key: Key) -> Dossier:
    """Without one row and what cannot stand without it: an attribution's chain, quantities, and
    claim if nobody else makes it; an entity's mentions; a claim's attributions, relations and
    grades. What merely points to it (a hop to a mention, a claim to a date) no longer does.

    Raises Refused for an entity that a chain, another entity, a claim or a grade needs, and for a
    step of a chain: that is for `remove_hop`.
    """
    gone, made = find(dossier, table, key), set(dossier.attributions["claim_id"])
    if table == "hops":
        raise Refused(
            table,
            key_parts(key),
            "hop",
            key_parts(key)[1],
            "a chain has no gaps: remove_hop takes a step out and closes it",
        )
    if table == "entities":
        refuse_if_needed(dossier, key_parts(key)[0])
    dossier = drop_rows(dossier, table, gone)
    return drop_rows(
        dossier,
        "claims",
        dossier.claims["claim_id"].isin(made - set(dossier.attributions["claim_id"])),
    )
