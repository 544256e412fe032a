"""Behind: the rows of a dossier that a question rests on. What they said when it was kept tells
whether it still holds; whether they are checked, whether it may be asked.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable

from ..contract import TABLES, fingerprint
from ..correcting.rows import KEYS, REFERENCES, keys
from ..dossier import Dossier
from ..tables import as_text

Row = tuple[str, tuple[str, ...]]
ARTICLE: Row = ("article", ())
"""what stands for the text itself, and for what is known of it"""
UNSAID = ("status", "drafted_by")
"""what a row says of itself and not of the article"""
GROUND = ("knowledge", "knowledge_start", "knowledge_end")
"""what only a question about the ground of a statement is about; another holds whatever they say"""


class Rows:
    """The rows of a dossier, and what each takes along."""

    def __init__(self, dossier: Dossier) -> None:
        self._said: dict[Row, dict] = {}
        self._own: dict[str, list[Row]] = defaultdict(list)
        self._part: dict[Row, list[Row]] = defaultdict(list)
        for table in TABLES:
            frame = dossier.tables[table]
            for key, said in zip(keys(table, frame), frame.to_dict("records")):
                self._take(table, key, said)
        self._article = fingerprint(dossier.text) + json.dumps(dossier.article, sort_keys=True)

    def _take(self, table: str, key: tuple[str, ...], said: dict) -> None:
        row = (table, key)
        self._said[row] = said
        if len(KEYS[table]) == 1:
            self._own[key[0]].append(row)
        for column, other in (("attribution_id", "attributions"), ("claim_id", "claims")):
            if column in said and table != other and table in ("hops", "attributions"):
                self._part[other, (str(said[column]),)].append(row)

    def behind(self, about: Iterable[str]) -> list[Row]:
        """The rows that a question about some ids rests on, in the order of the tables: those, what
        they refer to, the chains of attributions, who makes a claim that is asked about, and how
        two such claims bear on each other.
        """
        ids = set(about)
        first = [row for id_ in ids for row in self._own.get(id_, ())]
        asked = [part for row in first for part in self._part.get(row, ())]
        found = self._closed([*first, *asked, *self._between(ids)])
        return [row for row in self._said if row in found]

    def _between(self, ids: set[str]) -> list[Row]:
        return [
            row
            for row, said in self._said.items()
            if row[0] == "relations" and {said["claim_a"], said["claim_b"]} <= ids
        ]

    def _closed(self, rows: list[Row]) -> set[Row]:
        found: set[Row] = set()
        while rows:
            row = rows.pop()
            if row not in found:
                found.add(row)
                rows += self._referred(row)
                rows += self._part.get(row, ()) if row[0] == "attributions" else ()
        return found

    def _referred(self, row: Row) -> list[Row]:
        links = [(column, target) for table, column, target, _ in REFERENCES if table == row[0]]
        pairs = [(target, (as_text(self._said[row][column]),)) for column, target in links]
        return [pair for pair in pairs if pair in self._said]

    def stamps(self, about: Iterable[str]) -> dict[str, str]:
        """What the rows behind a question say, as a short hash by each row's name; what is said of
        the article itself is among them.
        """
        rows = self.behind(about)
        said = {name_of(row): self._stamp(row, without=(*UNSAID, *GROUND)) for row in rows}
        grounds = {
            ground_of(key[0]): (table, key) for table, key in rows if table == "attributions"
        }
        for name in grounds.keys() & set(about):
            others = self._said[grounds[name]].keys() - set(GROUND)
            said[name] = self._stamp(grounds[name], without=others)
        return {name_of(ARTICLE): _hash(self._article)} | said

    def _stamp(self, row: Row, *, without: Collection[str]) -> str:
        said = {
            name: as_text(cell) for name, cell in self._said[row].items() if name not in without
        }
        return _hash(json.dumps({name: cell for name, cell in said.items() if cell}))

    def unchecked(self, about: Iterable[str]) -> list[Row]:
        """Those of the rows behind a question that nobody has checked."""
        rows = self.behind(about)
        return [row for row in rows if self._said[row].get("status", "checked") != "checked"]

    def said(self, row: Row) -> dict:
        """What a row says, by column."""
        return self._said[row]


def ground_of(attribution_id: str) -> str:
    """The name of how the source of a statement would know it."""
    return f"knowledge {attribution_id}"


def name_of(row: Row) -> str:
    """A row by its table and key."""
    return " ".join((row[0], *row[1]))


def find_changed(then: dict[str, str], now: dict[str, str]) -> list[str]:
    """The names of the rows that say something else, came, or went."""
    return [name for name in {**then, **now} if then.get(name) != now.get(name)]


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]
