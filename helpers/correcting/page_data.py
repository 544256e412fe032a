"""Page data: what the annotator's page is given of a dossier, in values that JSON has."""

import pandas as pd

from .. import contract, views
from ..admiralty import CREDIBILITY, RELIABILITY
from ..dossier import Dossier
from .labels import label
from .rows import KEYS, REFERENCES, difference, fixed, keys
from .verbs.telling import counted_from, year_of

MEANINGS: dict[str, dict[str, str]] = {
    "reliability": {grade: f"{grade} {told}" for grade, told in RELIABILITY.items()},
    "credibility": {str(grade): f"{grade} {told}" for grade, told in CREDIBILITY.items()},
    "knowledge": views.KNOWN_BY,
}
"""how the values of a column are shown, where they do not say themselves what they mean"""
KNOWN = ("headline", "byline", "publisher", "published")
"""what the page shows of the article, and `tell` changes"""
MADE = {
    "add_mention": "mentions",
    "add_date": "dates",
    "add_attribution": "attributions",
    "add_observation": "observations",
    "set_aside": "observations",
    "split_entity": "entities",
    "split_claim": "claims",
    "add_quantity": "quantities",
    "add_relation": "relations",
    "split_attribution": "attributions",
    "copy_attribution": "attributions",
    "say_more": "attributions",
    "also_said": "attributions",
}
"""the table in which a correction makes the row that the page turns to"""


def rows_by_table(dossier: Dossier) -> dict[str, list[list]]:
    """The rows of each table, cells in the order of the contract, None where one is blank."""
    return {table: _rows(frame[contract.columns(table)]) for table, frame in dossier.tables.items()}


def changes(before: Dossier, after: Dossier) -> dict[str, dict]:
    """The rows that are new or other, whole, and the keys of those that are gone, by table."""
    found = {}
    for table, (changed, gone) in difference(before, after).items():
        frame = after.tables[table][contract.columns(table)]
        rows = frame[[key in changed for key in keys(table, frame)]]
        found[table] = {"rows": _rows(rows), "gone": [list(key) for key in gone]}
    return found


def made_row(verb: str, before: Dossier, after: Dossier) -> list | None:
    """The row that a correction made, as its table and the parts of its key; None when it makes
    none to turn to.
    """
    if (table := MADE.get(verb)) is None:
        return None
    made = set(keys(table, after.tables[table])) - set(keys(table, before.tables[table]))
    return next(([table, *key] for key in made), None)


def known_of_article(dossier: Dossier) -> dict[str, str]:
    """What is known of the article; blank where nothing is. `inferred` is the day, or the year,
    that relative dates are counted from, where the day of publication is unknown.
    """
    told = {name: str(dossier.article.get(name, "")) for name in KNOWN}
    when = counted_from(dossier) or year_of(dossier) or ""
    told["inferred"] = str(when) if told["published"] == "unknown" else ""
    return {name: "" if value == "unknown" else value for name, value in told.items()}


def schema() -> dict[str, dict]:
    """What the page must know of the tables: keys and, for each column, label, type, allowed
    values, what it refers to.
    """
    refers = {(table, column): target for table, column, target, _ in REFERENCES}
    return {
        table: {
            "key": KEYS[table],
            "fields": [
                _field(table, field, refers.get((table, field["name"]), ""))
                for field in contract.fields(table)
            ],
        }
        for table in contract.TABLES
    }


def _field(table: str, field: dict, refers: str) -> dict:
    rules, name = field.get("constraints", {}), field["name"]
    return {
        "name": name,
        "label": label(name),
        "type": field["type"],
        "options": rules.get("enum", []),
        "meanings": MEANINGS.get(name, {}),
        "required": bool(rules.get("required")),
        "refers": refers,
        "fixed": name in fixed(table) | {"status", "drafted_by", "pieces"},
        "hint": field["description"],
    }


def _rows(frame: pd.DataFrame) -> list[list]:
    cells = frame.astype(object)
    return cells.where(frame.notna(), None).to_numpy(dtype=object).tolist()
