"""Adjudicating: one dossier made of two that differ."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ..arguments import judged
from ..dossier import Dossier, DossierError, check
from ..messages import shown
from .alike import Ids, find_alike
from .chains import renumbered
from .differences import GROUND, SPAN, compare_dossiers
from .rows import KEYS, REFERENCES, add_row, drop_rows, find, set_cells

ONE, OTHER = "one", "other"


@judged
def adjudicate(
    one: Dossier,
    other: Dossier,
    choices: Mapping[str, str],
    names: Sequence[str] = (),
) -> Dossier:
    """One dossier of two: the first, with what was chosen from the other. choices: by the
    difference, as `compare_dossiers` numbers them, "one" or "other"; without a choice the first
    holds. names: who made each; without them, what the dossiers are called.

    Both are named in the package: as contributors, and in `adjudicated` with how many differences
    there were and how many of the other's were taken. Raises DossierError for a difference that is
    none, for another word, and when the choices together break a rule of `helpers.check`.
    """
    table = compare_dossiers(one, other)
    _refuse_odd(table, choices)
    taken = table[table["difference"].map(choices) == OTHER]
    made = _Made(one, other, find_alike(one, other))
    made.take(taken)
    both = [*names, one.name, other.name][:2] if len(names) == 2 else [one.name, other.name]
    result = replace(made.dossier, package=_named(made.dossier, both, len(table), len(taken)))
    for problem in check(result).itertuples():
        raise DossierError(
            f"{problem.file}, {problem.column}: found {shown(problem.value)}; {problem.allowed}. "
            "The choices do not go together: choose the other one of a row that it needs."
        )
    return result


def _refuse_odd(table: pd.DataFrame, choices: Mapping[str, str]) -> None:
    for name, choice in choices.items():
        if name not in set(table["difference"]):
            allowed = f"x001 to x{len(table):03}" if len(table) else "none: nothing differs"
            raise DossierError(f"choices: found {shown(name)}; allowed: {allowed}")
        if choice not in (ONE, OTHER):
            raise DossierError(f"choices, {name}: found {shown(choice)}; allowed: one, other")


def _named(dossier: Dossier, names: list[str], of: int, taken: int) -> dict:
    known = dossier.package.get("contributors", [])
    titles = {person.get("title") for person in known}
    more = [{"title": name, "roles": ["annotator"]} for name in names if name not in titles]
    told = {"one": names[0], "other": names[1], "differences": of, "from_other": taken}
    return dossier.package | {"contributors": [*known, *more], "adjudicated": told}


class _Made:
    """The first dossier with rows of the other. ids: which row of the other is which of it."""

    def __init__(self, one: Dossier, other: Dossier, ids: Ids) -> None:
        self.dossier, self.other, self.ids = one, other, ids
        self._asked: set[tuple[str, str]] = set()

    def take(self, chosen: pd.DataFrame) -> None:
        """Takes what was chosen: rows that are new, then cells, then those that go."""
        rows = list(chosen.itertuples())
        for row in [row for row in rows if not row.one_id]:
            self._add_relation(row) if row.table == "relations" else self._add(
                row.table, row.other_id
            )
        for row in [row for row in rows if row.one_id and row.other_id]:
            self._set(row)
        for row in [row for row in rows if not row.other_id]:
            self._drop(row.table, row.one_id)
        made = self.dossier.claims["claim_id"].isin(self.dossier.attributions["claim_id"])
        self.dossier = drop_rows(self.dossier, "claims", ~made)

    def _drop(self, table: str, id_: str) -> None:
        """Without a row, if none that went before has taken it along."""
        if table == "relations" or id_ in set(self.dossier.tables[table].iloc[:, 0]):
            self.dossier = drop_rows(self.dossier, table, self._at(table, id_))

    def _at(self, table: str, id_: str) -> pd.Series:
        key = id_.split(" ") if table == "relations" else [id_]
        return find(self.dossier, table, key)

    def _theirs(self, table: str, id_: str) -> dict:
        key = id_.split(" ") if table == "relations" else [id_]
        return self.other.tables[table][find(self.other, table, key)].iloc[0].to_dict()

    def _add(self, table: str, id_: str) -> str:
        """The row of the other as one of this, made with all that it needs if it is not there."""
        if id_ in self.ids[table] or (table, id_) in self._asked:
            return self.ids[table].get(id_, "")
        self._asked.add((table, id_))
        row = self._theirs(table, id_)
        name = KEYS[table][0]
        cells = {column: self._own(table, column, row[column]) for column in row if column != name}
        self.dossier, self.ids[table][id_] = add_row(self.dossier, table, **cells)
        if table == "attributions":
            self._chain(id_)
        return self.ids[table][id_]

    def _own(self, table: str, column: str, value: object) -> object:
        """A cell of the other as one of this: what it refers to is there."""
        refers = {name: target for source, name, target, _ in REFERENCES if source == table}
        return self._add(refers[column], str(value)) if column in refers and value else value

    def _chain(self, attribution_id: str) -> None:
        """A statement's steps as the other has them."""
        ours, hops = self.ids["attributions"][attribution_id], self.dossier.hops
        self.dossier = self.dossier.with_tables(
            hops=hops[hops["attribution_id"] != ours].reset_index(drop=True)
        )
        theirs = self.other.hops[self.other.hops["attribution_id"] == attribution_id]
        for row in theirs.to_dict("records"):
            cells = {column: self._own("hops", column, row[column]) for column in row}
            self.dossier, _ = add_row(self.dossier, "hops", **cells | {"attribution_id": ours})
        self.dossier = renumbered(self.dossier, ours, 0, 0)

    def _set(self, row: Any) -> None:
        if row.column == "chain":
            return self._chain(row.other_id)
        theirs = self._theirs(row.table, row.other_id)
        together = {"words": SPAN, "knowledge": GROUND, "": ("kind", "basis", "why")}
        columns = together.get(row.column, (row.column,))
        cells = {
            name: self._own(row.table, name, theirs[name]) for name in columns if name in theirs
        }
        at = self._at(row.table, row.one_id)
        self.dossier = set_cells(self.dossier, row.table, at, cells)
        return None

    def _add_relation(self, row: Any) -> None:
        theirs = self._theirs("relations", row.other_id)
        cells = {name: self._own("relations", name, value) for name, value in theirs.items()}
        self.dossier, _ = add_row(self.dossier, "relations", **cells)
