"""Waiting: what is still to be checked, kept as corrections are made. Only those rows are asked for
their doubts anew on which a correction can bear; the answers are those of `doubtful`.
"""

from dataclasses import replace

import pandas as pd

from ..display import many
from ..dossier import Dossier
from .doubts import doubtful, namesakes
from .rows import KEYS, difference

Row = tuple[str, tuple[str, ...]]
"""a table and a key"""
Entry = tuple[int, str, int]
"""how doubtful, why, and where in the text"""
Ids = dict[str, set[str]]
"""rows of each table, by the first part of their keys"""
ASKED = ("entities", "mentions", "dates", "observations", "quantities", "relations")
"""the tables whose rows are named alone, by their own ids"""


class Waiting:
    """The rows of a dossier that wait, each with its doubts."""

    def __init__(self) -> None:
        self._of: Dossier | None = None
        self._entries: dict[Row, Entry] = {}

    def in_(self, dossier: Dossier) -> dict[Row, Entry]:
        """What waits in a dossier: all of it asked at first, and then what became other."""
        if self._of is None:
            self._entries = _entries(dossier)
        elif dossier is not self._of:
            touched = _touched(self._of, dossier)
            kept = {row: entry for row, entry in self._entries.items() if not _in(touched, row)}
            asked = _entries(_piece(dossier, touched))
            self._entries = kept | {row: entry for row, entry in asked.items() if _in(touched, row)}
        self._of = dossier
        return self._entries


class Queue:
    """What waits, as the page has it."""

    def __init__(self) -> None:
        self._waiting = Waiting()
        self._shown: dict[Row, Entry] = {}

    def __len__(self) -> int:
        return len(self._shown)

    def changes(self, dossier: Dossier) -> dict[str, list[list]]:
        """What entered the queue (`set`: table, key, doubt, why, start) or left it (`gone`: table,
        key) since the last time.
        """
        old = self._shown
        self._shown = self._waiting.in_(dossier)
        entered = [
            [table, list(key), *entry]
            for (table, key), entry in self._shown.items()
            if old.get((table, key)) != entry
        ]
        left = [[table, list(key)] for table, key in old if (table, key) not in self._shown]
        return {"set": entered, "gone": left}

    def accepted(self, before: Dossier, after: Dossier) -> str:
        """How many rows of the queue a correction accepted, in words."""
        waited, left = (len(self._waiting.in_(dossier)) for dossier in (before, after))
        return f"{many(waited - left, 'row')} accepted."


def _entries(dossier: Dossier) -> dict[Row, Entry]:
    return {
        (row.table, row.key): (row.doubt, row.why, row.start)
        for row in doubtful(dossier).itertuples()
    }


def _in(touched: Ids, row: Row) -> bool:
    table, key = row
    return key[0] in touched[table]


def _touched(before: Dossier, after: Dossier) -> Ids:
    """The rows whose doubts, or whose place in the queue, can have become other."""
    ids: Ids = {table: set() for table in after.tables}
    for table, (changed, gone) in difference(before, after).items():
        ids[table] = {key[0] for key in changed | gone}
    ids["attributions"] |= ids["hops"] | _resting_on(after, ids)
    for dossier in (before, after):
        said = _where(dossier.attributions, "attribution_id", ids["attributions"])
        ids["claims"] |= {*said["claim_id"]}
        mentioned = _where(dossier.mentions, "mention_id", ids["mentions"])
        ids["entities"] |= {*mentioned["entity_id"]}
        counted = _where(dossier.quantities, "attribution_id", ids["attributions"])
        ids["quantities"] |= {*counted["quantity_id"]}
    for dossier in (before, after):
        ids["entities"] |= namesakes(dossier, of=ids["entities"])
    ids["hops"] = ids["attributions"]
    ids["relations"] |= ids["claims"]
    return ids


def _resting_on(dossier: Dossier, ids: Ids) -> set[str]:
    """The statements that rest on rows: on who is their source, the mention of it, their claim."""
    last = dossier.hops.sort_values("hop", kind="stable").drop_duplicates(
        "attribution_id", keep="last"
    )
    by_who = _where(last, "entity_id", ids["entities"])["attribution_id"]
    by_mention = _where(last, "mention_id", ids["mentions"])["attribution_id"]
    by_claim = _where(dossier.attributions, "claim_id", ids["claims"])["attribution_id"]
    return {*by_who, *by_mention, *by_claim}


def _piece(dossier: Dossier, ids: Ids) -> Dossier:
    """The rows that are asked anew, with those that the answers rest on."""
    tables = {name: _where(dossier.tables[name], KEYS[name][0], ids[name]) for name in ASKED}
    said = dossier.attributions[
        dossier.attributions["attribution_id"].isin(
            ids["attributions"] | {*tables["quantities"]["attribution_id"]}
        )
        | dossier.attributions["claim_id"].isin(ids["claims"] | ids["relations"])
    ]
    hops = _where(dossier.hops, "attribution_id", {*said["attribution_id"]})
    claims = _where(dossier.claims, "claim_id", {*said["claim_id"]} | ids["claims"])
    entities = _where(dossier.entities, "entity_id", {*hops["entity_id"]} | ids["entities"])
    named = dossier.mentions["mention_id"].isin({*hops["mention_id"]} | ids["mentions"])
    mentions = dossier.mentions[named | dossier.mentions["entity_id"].isin(ids["entities"])]
    tables |= {"attributions": said, "hops": hops, "claims": claims}
    return replace(dossier, **tables | {"entities": entities, "mentions": mentions})


def _where(frame: pd.DataFrame, column: str, ids: set[str]) -> pd.DataFrame:
    return frame[frame[column].isin(ids)]
