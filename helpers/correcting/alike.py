"""Alike: which row of another dossier on the same text is which of this one."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from .. import contract
from ..dossier import Dossier, DossierError
from ..spans import Span, spans_of
from ..views.comparing import pair_up
from .rows import KEYS, REFERENCES, keys

PLACED = ("mentions", "dates", "attributions", "quantities", "observations")
OWN = ("status", "drafted_by")
Ids = dict[str, dict[str, str]]
"""by table: the id of a row of the other dossier, and of the same row of this one"""


def refuse_other_text(one: Dossier, other: Dossier) -> None:
    """Raises DossierError when two dossiers are not on the same text."""
    if one.text != other.text:
        raise DossierError(
            f"{one.name} and {other.name} are not on the same article, to the character; allowed: "
            "two dossiers of one text"
        )


def find_alike(one: Dossier, other: Dossier) -> Ids:
    """The rows that two dossiers share: what stands in the text by its words, as drafts are
    compared; whoever is mentioned by where, and what is claimed by who says it where.
    """
    found = {table: _by_words(one, other, table) for table in PLACED}
    found["entities"] = _most(
        zip(
            _column(other, "mentions", "entity_id", found["mentions"]),
            _column(one, "mentions", "entity_id", found["mentions"].values()),
        )
    )
    _by_name(one, other, found["entities"])
    found["claims"] = _most(
        zip(
            _column(other, "attributions", "claim_id", found["attributions"]),
            _column(one, "attributions", "claim_id", found["attributions"].values()),
        )
    )
    return found


def _by_words(one: Dossier, other: Dossier, table: str) -> dict[str, str]:
    ours, theirs = (dossier.tables[table] for dossier in (one, other))
    names = [name for name in contract.columns(table) if not _is_own(table, name)]
    here, there = ([_spans(row, table) for row in frame.itertuples()] for frame in (ours, theirs))
    cells = [frame[names].astype(str).to_numpy().tolist() for frame in (ours, theirs)]
    pairs = pair_up(here, there, lambda n, m: cells[0][n] == cells[1][m])
    pairs |= _without_place(here, there, cells)
    ids = [[key[0] for key in keys(table, frame)] for frame in (ours, theirs)]
    return {ids[1][m]: ids[0][n] for n, m in sorted(pairs.items())}


def _without_place(
    here: list[list[Span]], there: list[list[Span]], cells: list[list]
) -> dict[int, int]:
    """The rows that stand nowhere in the text and say the same, in their order."""
    free = [m for m, spans in enumerate(there) if not spans]
    found = {}
    for n in [n for n, spans in enumerate(here) if not spans]:
        same = next((m for m in free if cells[0][n] == cells[1][m]), None)
        if same is not None:
            found[n] = same
            free.remove(same)
    return found


def _spans(row: object, table: str) -> list[Span]:
    pieces = getattr(row, "pieces", "")
    if pieces:
        return spans_of(row)
    start, end = row.start, row.end  # type: ignore[attr-defined]
    return [] if pd.isna(start) else [(int(start), int(end))]


def _is_own(table: str, name: str) -> bool:
    """Whether a column tells of the row itself and not of the text: its id, what it refers to."""
    refers = {column for source, column, _, _ in REFERENCES if source == table}
    return name in OWN or name in KEYS[table] or name in refers


def _column(dossier: Dossier, table: str, column: str, ids: Iterable[str]) -> list[str]:
    return list(dossier.tables[table].set_index(KEYS[table][0])[column].loc[list(ids)])


def _most(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Who goes with whom most often, nobody twice."""
    found: dict[str, str] = {}
    for (theirs, ours), _ in Counter(pairs).most_common():
        if theirs not in found and ours not in found.values():
            found[theirs] = ours
    return found


def _by_name(one: Dossier, other: Dossier, found: dict[str, str]) -> None:
    """Pairs whoever is mentioned nowhere by name, the outlet by being it."""
    free = one.entities[~one.entities["entity_id"].isin(set(found.values()))]
    for row in other.entities[~other.entities["entity_id"].isin(set(found))].itertuples():
        same = free[
            (free["name"].str.casefold() == row.name.casefold())
            | ((free["kind"] == "outlet") & (row.kind == "outlet"))
        ]
        same = same[~same["entity_id"].isin(set(found.values()))]
        if len(same):
            found[row.entity_id] = same["entity_id"].iloc[0]
