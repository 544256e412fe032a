"""How far a machine draft agrees with a checked dossier, table by table: `python tests/benchmarks/draft_agreement.py [folder] [day published]`.

A row is found when a drafted row of the same table overlaps it by half or more (characters of the one and of the other, shared through
all); each drafted row counts once. "Values" are the columns that a found row has right, as a share of all such values. Claims, relations
and entities have no place of their own in the text: claims are found through their statements, entities through their mentions.
"""

import sys
from collections.abc import Iterable

import pandas as pd

import helpers
from helpers import drafting, views

VALUES = {"mentions": ["kind", "form"], "dates": ["edtf", "type"], "attributions": ["source", "depth", "quote", "act", "stance", "certainty"], "quantities": ["low", "high", "comparator"], "observations": ["kind"]}
Span = frozenset[int]


def compare(checked: helpers.Dossier, drafted: helpers.Dossier) -> pd.DataFrame:
    """One row per table with places in the text: checked, drafted, found, precision, recall, F1, and the share of right values in what was found."""
    return pd.DataFrame([_compared(table, rows_of(table, checked), rows_of(table, drafted)) for table in VALUES])


def rows_of(table: str, dossier: helpers.Dossier) -> list[tuple[Span, dict]]:
    """The rows of a table that stand somewhere in the text, as the characters they cover and the values that are compared."""
    if table == "mentions":
        frame = views.occurrences(dossier)
    elif table == "attributions":
        frame = views.statements(dossier).assign(source=lambda rows: rows["origin"].map(_plain_names(dossier)))
    else:
        frame = dossier.tables[table]
    return [(characters(row), {name: _value(row[name]) for name in VALUES[table]}) for row in frame.to_dict("records") if not pd.isna(row["start"])]


def characters(row: dict) -> Span:
    """The characters that a row covers, without the gaps between its pieces."""
    pieces = [tuple(map(int, piece.split("-"))) for piece in (row.get("pieces") or "").split()] or [(row["start"], row["end"])]
    return frozenset(place for start, end in pieces for place in range(start, end))


def match(checked: list[tuple[Span, dict]], drafted: list[tuple[Span, dict]]) -> Iterable[tuple[dict, dict]]:
    """The pairs that overlap by half or more: those that overlap most first, among them those that agree most."""
    pairs = [(len(a & b) / len(a | b), sum(x[name] == y[name] for name in x), i, j) for i, (a, x) in enumerate(checked) for j, (b, y) in enumerate(drafted) if a & b]
    left, right = set(range(len(checked))), set(range(len(drafted)))
    for share, _, i, j in sorted(pairs, key=lambda pair: (-pair[0], -pair[1])):
        if share >= 0.5 and i in left and j in right:
            left.discard(i), right.discard(j)
            yield checked[i][1], drafted[j][1]


def _compared(table: str, checked: list, drafted: list) -> dict:
    pairs = list(match(checked, drafted))
    right = [ours[name] == theirs[name] for ours, theirs in pairs for name in VALUES[table]]
    precision, recall = (len(pairs) / len(rows) if rows else 0.0 for rows in (drafted, checked))
    f1 = 2 * len(pairs) / (len(checked) + len(drafted)) if checked or drafted else 0.0
    return {"table": table, "checked": len(checked), "drafted": len(drafted), "found": len(pairs), "precision": precision, "recall": recall, "F1": f1, "values right": sum(right) / len(right) if right else 0.0, "values": ", ".join(VALUES[table])}


def _plain_names(dossier: helpers.Dossier) -> dict[str, str]:
    names = dossier.entities.set_index("entity_id")["name"]
    return {key: name.replace(" (government)", "").replace(" government", "").removeprefix("the ").removeprefix("a ").casefold() for key, name in names.items()}


def _value(cell: object) -> object:
    return None if pd.isna(cell) else cell


def main() -> None:
    checked = helpers.load(sys.argv[1] if len(sys.argv) > 1 else None)
    drafted = drafting.draft(checked.text, published=sys.argv[2] if len(sys.argv) > 2 else None)
    table = compare(checked, drafted)
    print("| table | checked | drafted | found | precision | recall | F1 | values right | of the values |\n|---|---|---|---|---|---|---|---|---|")
    for row in table.to_dict("records"):
        print("| " + " | ".join(f"{cell:.0%}" if isinstance(cell, float) else str(cell) for cell in row.values()) + " |")
    print(f"\n{len(checked.claims)} claims checked, {len(drafted.claims)} drafted; {len(checked.entities)} entities checked, {len(drafted.entities)} drafted; {len(checked.relations)} relations checked, {len(drafted.relations)} drafted.")


if __name__ == "__main__":
    main()
