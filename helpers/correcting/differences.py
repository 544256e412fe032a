"""Differences: two dossiers of one text beside each other, row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from .. import contract
from ..arguments import judged
from ..dossier import Dossier
from ..spans import spans_of
from ..views import KNOWN_BY
from .alike import OWN, PLACED, Ids, find_alike, refuse_other_text
from .rows import KEYS, REFERENCES

COLUMNS = ["difference", "table", "column", "start", "end", "one", "other", "one_id", "other_id"]
RELATION = KEYS["relations"]
SPAN = ("start", "end", "text", "pieces")
GROUND = ("knowledge", "knowledge_start", "knowledge_end")
"""how a source would know, and by which words: one thing"""
COMPARED = (
    *("entities", "mentions", "dates", "claims", "attributions", "quantities", "observations"),
)
"""the tables whose rows are compared one by one; chains are, as wholes, with their statement, and
relations by the claims that they relate
"""


@dataclass(frozen=True)
class _Row:
    """A difference as it is found: a column of a row that both have, or a row (column "") that one
    has alone; `chain` is the column of all of a statement's steps.
    """

    table: str
    column: str
    one: str
    other: str
    one_id: str
    other_id: str


@judged
def compare_dossiers(one: Dossier, other: Dossier) -> pd.DataFrame:
    """Two dossiers of one text, beside each other: one row per difference, in the order of the
    text; empty when there is none.

    Columns: difference (x001, …), table, column (blank: the whole row, which one of them has
    alone; `words` for where it stands; `chain` for all steps of a statement), start, end (<NA>
    where it has no place), one, other (what each says; blank where it has nothing), one_id,
    other_id. Rows are paired as `helpers.compare_drafts` pairs passages. Grades are each analyst's
    own and are not compared; nor is whether a row is checked. Raises DossierError when the texts
    differ.
    """
    refuse_other_text(one, other)
    alike = find_alike(one, other)
    found = [*_in_rows(one, other, alike), *_relations(one, other, alike)]
    places = _places(one, other)
    rows = [
        (row.table, row.column, *places(row), row.one, row.other, row.one_id, row.other_id)
        for row in found
    ]
    table = pd.DataFrame(rows, columns=COLUMNS[1:]).astype({"start": "Int64", "end": "Int64"})
    table = table.sort_values("start", kind="stable", ignore_index=True, na_position="last")
    table.insert(0, "difference", [f"x{n:03}" for n in range(1, len(table) + 1)])
    return table


# ---- what differs


def _in_rows(one: Dossier, other: Dossier, alike: Ids) -> Iterator[_Row]:
    for table in COMPARED:
        ours, theirs = _by_id(one, table), _by_id(other, table)
        for id_, row in theirs.items():
            if id_ not in alike[table]:
                yield _Row(table, "", "", _label(other, table, row), "", id_)
                continue
            mine = ours[alike[table][id_]]
            for column, here, there in _cells(one, other, alike, table, mine, row):
                yield _Row(table, column, here, there, alike[table][id_], id_)
        both = set(alike[table].values())
        for id_ in [id_ for id_ in ours if id_ not in both]:
            yield _Row(table, "", _label(one, table, ours[id_]), "", id_, "")


def _by_id(dossier: Dossier, table: str) -> dict[str, dict]:
    rows = dossier.tables[table].to_dict("records")
    return {row[KEYS[table][0]]: row for row in rows}


def _cells(
    one: Dossier, other: Dossier, alike: Ids, table: str, mine: dict, its: dict
) -> Iterator[tuple[str, str, str]]:
    """Where two rows that are the same one differ: the column, and what each says."""
    refers = {column: target for source, column, target, _ in REFERENCES if source == table}
    if any(_plain(mine.get(name, "")) != _plain(its.get(name, "")) for name in SPAN):
        yield "words", _words(one, mine), _words(other, its)
    for name in contract.columns(table):
        if name in (*OWN, *SPAN, *GROUND, *KEYS[table]):
            continue
        here, there = _plain(mine[name]), _plain(its[name])
        if name in refers and alike[refers[name]].get(there, there if not there else "?") != here:
            yield name, _named_row(one, refers[name], here), _named_row(other, refers[name], there)
        elif name not in refers and here != there:
            yield name, here, there
    if table == "attributions":
        here, there = _ground(one, mine), _ground(other, its)
        if here != there:
            yield GROUND[0], here, there
        yield from _chains(one, other, alike, mine["attribution_id"], its["attribution_id"])


def _ground(dossier: Dossier, row: dict) -> str:
    """How the source of a statement would know, with the words that say so, if any do."""
    value, start, end = (row[name] for name in GROUND)
    words = "" if pd.isna(start) else f" (“{dossier.text[int(start) : int(end)]}”)"
    return f"{KNOWN_BY.get(value, value)}{words}"


def _chains(
    one: Dossier, other: Dossier, alike: Ids, mine: str, its: str
) -> Iterator[tuple[str, str, str]]:
    """Where the steps of a statement differ, as one column."""
    here, there = _chain(one, mine), _chain(other, its)
    translated = [
        {name: _translated(alike, "hops", name, hop[name]) for name in hop} for hop in there
    ]
    if [_told(hop) for hop in here] != [_told(hop) for hop in translated]:
        yield "chain", _shown_chain(one, here), _shown_chain(other, there)


def _relations(one: Dossier, other: Dossier, alike: Ids) -> Iterator[_Row]:
    """Relations that only one has, or that they give other reasons for."""
    ours = {_key(row): row for row in one.relations.to_dict("records")}
    theirs = {
        tuple(str(_translated(alike, "relations", name, row[name])) for name in RELATION): row
        for row in other.relations.to_dict("records")
    }
    for key in dict.fromkeys([*ours, *theirs]):
        rows = ours.get(key), theirs.get(key)
        said = [_relation(dossier, row) for dossier, row in zip((one, other), rows)]
        mine, its = (
            {name: row[name] for name in ("kind", "basis", "why")} if row else None for row in rows
        )
        if mine != its:
            yield _Row(
                "relations", "", *said, *(" ".join(_key(row)) if row else "" for row in rows)
            )


def _key(row: dict) -> tuple[str, ...]:
    return tuple(row[name] for name in RELATION)


def _relation(dossier: Dossier, row: dict | None) -> str:
    if row is None:
        return ""
    a, b = (_named_row(dossier, "claims", row[name]) for name in ("claim_a", "claim_b"))
    return f"{a} {row['relation']} {b} ({row['kind']}, {row['basis']}: {row['why']})"


def _chain(dossier: Dossier, attribution_id: str) -> list[dict]:
    hops = dossier.hops[dossier.hops["attribution_id"] == attribution_id]
    return hops.drop(columns=["attribution_id"]).to_dict("records")


def _told(hop: dict) -> dict[str, str]:
    return {name: _plain(value) for name, value in hop.items() if name not in OWN}


def _translated(alike: Ids, table: str, name: str, value: object) -> object:
    """A value of the other dossier, as this one says it: another row's id by ours."""
    refers = {column: target for source, column, target, _ in REFERENCES if source == table}
    return alike[refers[name]].get(str(value), f"?{value}") if name in refers and value else value


# ---- how it is shown


def _plain(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]


def _words(dossier: Dossier, row: dict) -> str:
    spans = spans_of(pd.Series({"pieces": ""} | row)) if "start" in row else []
    return " … ".join(dossier.text[start:end] for start, end in spans)


def _label(dossier: Dossier, table: str, row: dict) -> str:
    """A row in words."""
    if table == "attributions":
        chain = _shown_chain(dossier, _chain(dossier, row["attribution_id"]))
        return f"{chain}: {_words(dossier, row)}"
    return _own_words(dossier, row)


def row_in_words(dossier: Dossier, table: str, id_: str) -> str:
    """The words of the text that a row stands for, its name, its claim or its note; blank where
    there is no such row or it has none.
    """
    row = _by_id(dossier, table).get(id_)
    return _own_words(dossier, row) if row else ""


def _own_words(dossier: Dossier, row: dict) -> str:
    return row.get("name") or row.get("proposition") or _words(dossier, row) or row.get("note", "")


def _named_row(dossier: Dossier, table: str, id_: str) -> str:
    row = _by_id(dossier, table).get(id_)
    return _label(dossier, table, row) if row else id_


def _shown_chain(dossier: Dossier, hops: list[dict]) -> str:
    def step(hop: dict) -> str:
        more = [hop["cue"], hop["said_edtf"] and f"{hop['said_edtf']}, {hop['said_basis']}"]
        told = "; ".join(filter(None, more))
        return _named_row(dossier, "entities", hop["entity_id"]) + (f" ({told})" if told else "")

    return " > ".join(step(hop) for hop in hops)


Place = tuple[object, object]
NOWHERE: Place = (pd.NA, pd.NA)


def _places(one: Dossier, other: Dossier) -> Callable[[_Row], Place]:
    """Where each difference stands: by its words, else where who or what it is about is first
    mentioned or said.
    """
    first = _stands(one), _stands(other)

    def place(row: _Row) -> Place:
        table = "claims" if row.table == "relations" else row.table
        named = (ids.split(" ")[0] for ids in (row.one_id, row.other_id))
        there = (found.get((table, id_), NOWHERE) for found, id_ in zip(first, named))
        return next((span for span in there if not pd.isna(span[0])), NOWHERE)  # type: ignore[call-overload]

    return place


def _stands(dossier: Dossier) -> dict[tuple[str, str], Place]:
    """Where each row of a dossier stands first, by its table and id."""
    found: dict[tuple[str, str], Place] = {}
    for table in PLACED:
        for row in dossier.tables[table].sort_values("start").to_dict("records"):
            span = row["start"], row["end"]
            found.setdefault((table, row[KEYS[table][0]]), span)
            if table == "mentions":
                found.setdefault(("entities", row["entity_id"]), span)
            elif table == "attributions":
                found.setdefault(("claims", row["claim_id"]), span)
    return found
