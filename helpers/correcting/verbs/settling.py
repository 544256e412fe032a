"""Verbs that settle a row: other values, another place in the text, accepted, rejected."""

from collections.abc import Mapping, Sequence

import pandas as pd

from ...dossier import Dossier
from ...spans import merged, spans_of
from ..chains import refuse_if_needed, without_idle
from ..cutting import placed
from ..doubts import doubtful
from ..following import (
    answered,
    dated,
    decided,
    found,
    implied,
    no_longer_open,
    with_wordings,
)
from ..redating import Rest, with_resting, with_rests
from ..rows import (
    SPAN,
    Key,
    Refused,
    drop_rows,
    find,
    key_parts,
    keys,
    set_cells,
    typed_value,
)
from ..taking_back import taken_back
from .registry import restoring, verb

WORDED = {"claims": "proposition", "relations": "why"}
"""the columns in which a person tells in words what else a draft told, by table"""


@verb
def change(
    dossier: Dossier,
    table: str,
    key: Key,
    values: dict[str, object],
    rests: Sequence[Rest] = (),
) -> Dossier:
    """One row with other values in some columns. What follows from them follows: a blank date is
    not stated, a date that rests on words is theirs, to deny is to have the stance denies, another
    party is not named by the first one's mention, a mention of somebody else names somebody else in
    a chain, a question of the drafter's that this answers goes from the note, a claim is worded by
    who types its proposition, and a relation reasoned by who types its reason. Ids stay, and so do
    offsets, which `move` changes. rests: what words of another value date besides.
    """
    at = find(dossier, table, key)
    typed = {column: typed_value(table, key, column, value) for column, value in values.items()}
    row = dossier.tables[table][at].iloc[0]
    follows = implied(table, row, typed) | dated(dossier, table, row, typed)
    follows |= no_longer_open(dossier, table, row, typed)
    if table == "mentions" and "entity_id" in typed:
        named = dossier.hops["mention_id"] == row["mention_id"]
        dossier = set_cells(dossier, "hops", named, {"entity_id": typed["entity_id"]})
    if WORDED.get(table) in typed:
        follows["drafted_by"] = ""
    dossier = set_cells(dossier, table, at, follows | answered(table, row, typed) | typed)
    if table == "dates":
        dossier = with_resting(dossier, row)
    if table == "mentions" and typed.get("entity_id", row["entity_id"]) != row["entity_id"]:
        dossier = without_idle(decided(dossier, [row["mention_id"]]), row["entity_id"])
    return with_rests(dossier, rests)


@verb
def move(
    dossier: Dossier,
    table: str,
    key: Key,
    start: int | None,
    end: int | None,
    wordings: Mapping[str, str] | None = None,
) -> Dossier:
    """One row with its span elsewhere in the text: the cue's, for a hop. Without start and end:
    nowhere. An interrupted span becomes whole. wordings: the claims that are in other words then,
    by their ids.
    """
    columns = SPAN.get(table, ("start", "end", "text"))
    where = dict(
        zip(
            columns,
            (start, end, dossier.text[start:end]) if start is not None else (pd.NA, pd.NA, ""),
        )
    )
    pieces = {"pieces": ""} if "pieces" in dossier.tables[table] else {}
    dossier = set_cells(dossier, table, find(dossier, table, key), where | pieces)
    return with_wordings(dossier, wordings)


@verb
def set_knowledge(
    dossier: Dossier,
    attribution_id: str,
    start: int | None = None,
    end: int | None = None,
    knowledge: str = "",
) -> Dossier:
    """With the words that say how a statement's source would know, and with how, if it is given.
    Without start and end, no words say it.

    Raises Refused when words are to say it and it is not stated how.
    """
    cells: dict[str, object] = {"knowledge_start": pd.NA, "knowledge_end": pd.NA}
    if start is not None:
        cells = {"knowledge_start": start, "knowledge_end": end}
    cells |= {"knowledge": knowledge} if knowledge else {}
    return set_cells(dossier, "attributions", find(dossier, "attributions", attribution_id), cells)


@verb
def accept(dossier: Dossier, table: str, key: Key, mentions: bool = False) -> Dossier:
    """One row as checked. An attribution takes its chain, quantities and claim along; an entity its
    mentions, if asked.
    """
    dossier = _accepted(dossier, table, find(dossier, table, key))
    if table != "entities" or not mentions:
        return dossier
    return _accepted(dossier, "mentions", dossier.mentions["entity_id"] == key_parts(key)[0])


@verb
def reject(dossier: Dossier, table: str, key: Key, idle: bool = False) -> Dossier:
    """Without one row and what cannot stand without it: an attribution's chain, quantities, and
    claim if nobody else makes it; an entity's mentions; a claim's attributions, relations and
    grades. What merely points to it (a hop to a mention, a claim to a date) no longer does.
    idle: with its last mention goes who is only drafted and whom nothing else names.

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
    meant = dossier.mentions.loc[gone, "entity_id"].iloc[0] if table == "mentions" else ""
    dossier = drop_rows(dossier, table, gone)
    dossier = without_idle(dossier, meant) if idle else dossier
    return drop_rows(
        dossier,
        "claims",
        dossier.claims["claim_id"].isin(made - set(dossier.attributions["claim_id"])),
    )


@verb
def add_piece(
    dossier: Dossier,
    table: str,
    key: Key,
    start: int,
    end: int,
    wordings: Mapping[str, str] | None = None,
) -> Dossier:
    """A statement or an observation that stands in one more place: an interrupted span. Words that
    touch what it has are taken into it. wordings: as for `move`.
    """
    at = find(dossier, table, key)
    if "pieces" not in dossier.tables[table]:
        allowed = "a statement or an observation: nothing else is interrupted"
        raise Refused(table, key_parts(key), "pieces", f"{start}-{end}", allowed)
    row = dossier.tables[table][at].iloc[0]
    pieces = merged([*spans_of(row), (start, end)])
    if pieces == spans_of(row):
        allowed = "words that it does not have yet"
        raise Refused(table, key_parts(key), "pieces", f"{start}-{end}", allowed)
    return with_wordings(set_cells(dossier, table, at, placed(dossier, pieces)), wordings)


@verb
def accept_sentence(dossier: Dossier, start: int, end: int, relations: bool = False) -> Dossier:
    """All that begins in these words as checked: statements with their chains, claims and
    quantities, mentions, dates and observations, and who is met here first or speaks unnamed; if
    asked, how claims bear on each other of which the later is made here first.
    """
    for table in ("mentions", "dates", "attributions", "observations", "quantities"):
        here = dossier.tables[table]["start"].between(start, end - 1).fillna(False)
        dossier = _accepted(dossier, table, here.astype(bool))
    dossier = _accepted(dossier, "entities", _met(dossier, start, end))
    return _accepted(dossier, "relations", _told_by(dossier, start, end)) if relations else dossier


@verb
def accept_undoubted(dossier: Dossier) -> Dossier:
    """All rows about which there is no doubt as checked, with what each takes along."""
    queue = doubtful(dossier)
    for table, rows in queue[queue["doubt"] == 0].groupby("table", sort=False):
        sure = set(rows["key"])
        at = [key in sure for key in keys(str(table), dossier.tables[str(table)])]
        dossier = _accepted(dossier, str(table), pd.Series(at, dtype=bool))
    return dossier


@restoring
def take_back(dossier: Dossier, rows: dict, gone: dict, package: dict) -> Dossier:
    """With a correction undone that was saved: rows as they were, without those that were not there
    (`undoing` says which), and what the package said. `Journal.undo` makes it.
    """
    return taken_back(dossier, rows, gone, package)


def _met(dossier: Dossier, start: int, end: int) -> pd.Series:
    """Who is mentioned first in these words, or speaks in them and is mentioned nowhere."""
    first = dossier.mentions.groupby("entity_id")["start"].min()
    here = set(first[first.between(start, end - 1)].index)
    said = dossier.attributions.loc[
        dossier.attributions["start"].between(start, end - 1), "attribution_id"
    ]
    parties = dossier.hops.loc[dossier.hops["attribution_id"].isin(said), "entity_id"]
    return dossier.entities["entity_id"].isin(here | (set(parties) - set(first.index)))


def _told_by(dossier: Dossier, start: int, end: int) -> pd.Series:
    """The relations of which the later claim is first made in these words."""
    first = dossier.attributions.groupby("claim_id")["start"].min()
    both = [dossier.relations[column].map(first) for column in ("claim_a", "claim_b")]
    return pd.concat(both, axis=1).max(axis=1).between(start, end - 1)


def _accepted(dossier: Dossier, table: str, rows: pd.Series) -> Dossier:
    """Rows as checked, an attribution's chain, quantities and claim with it. Whom a mention means
    that is accepted is decided.
    """
    done = {table: rows.to_numpy()}
    if table == "attributions":
        said = dossier.attributions[rows.to_numpy()]
        for name in ("hops", "quantities"):
            done[name] = dossier.tables[name]["attribution_id"].isin(said["attribution_id"])
        done["claims"] = dossier.claims["claim_id"].isin(said["claim_id"])
    for name, at in done.items():
        dossier = set_cells(dossier, name, at, {"status": "checked"})
    return decided(dossier, found(dossier, rows)) if table == "mentions" else dossier
