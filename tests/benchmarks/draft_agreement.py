"""How far a machine draft agrees with a checked dossier, table by table: `python
tests/benchmarks/draft_agreement.py [folder] [day published]`.

A row is found when a drafted row of the same table overlaps it by half or more (characters of the
one and of the other, shared through all); each drafted row counts once. "Values right" is the share
of the compared columns that found rows agree on. What has no place of its own in the text is found
through what has: an entity through its mentions, a claim through its statements, a hop through its
statement and its party, a relation through its two claims.
"""

import sys
from collections import Counter
from collections.abc import Iterable

import pandas as pd

import helpers
from helpers import drafting, views

VALUES = {
    "mentions": ["kind", "form"],
    "dates": ["edtf", "type"],
    "attributions": ["source", "depth", "quote", "act", "stance", "certainty"],
    "quantities": ["low", "high", "comparator", "direction"],
    "observations": ["kind"],
}
GROUNDS = ("source", "act", "knowledge", "knowledge_words")
LEFT_OUT = ("values right", "of")
IDS = {"mentions": "entity_id", "attributions": "attribution_id"}
Span = frozenset[int]
Rows = list[tuple[Span, dict]]


def compare(checked: helpers.Dossier, drafted: helpers.Dossier) -> pd.DataFrame:
    """One row per table of the contract that a draft fills: checked, drafted, found, precision,
    recall, F1, and the share of right values.
    """
    pairs = {
        table: list(match(rows_of(table, checked), rows_of(table, drafted))) for table in VALUES
    }
    rows = [
        _counted(
            table, *(len(rows_of(table, dossier)) for dossier in (checked, drafted)), len(found)
        )
        | _agreed(table, found)
        for table, found in pairs.items()
    ]
    linked = _linked(checked, drafted, pairs)
    rows += [
        _counted(table, len(checked.tables[table]), len(drafted.tables[table]), found)
        for table, found in linked.items()
    ]
    order = list(checked.tables)
    return pd.DataFrame(sorted(rows, key=lambda row: order.index(row["table"])))


def compare_grounds(checked: helpers.Dossier, drafted: helpers.Dossier) -> pd.DataFrame:
    """How the sources would know: one row per value other than not stated, and one for all of them,
    of the statements that both have: checked, drafted, right, precision, recall, F1; of those that
    are right, how many rest on words, and on how many of the same words.
    """
    pairs = list(match(*(rows_of("attributions", one, GROUNDS) for one in (checked, drafted))))
    values = [value for value in views.KNOWN_BY if value != views.UNSHOWN]
    return pd.DataFrame(
        [_grounds(value, pairs, {value}) for value in values] + [_grounds("all", pairs, {*values})]
    )


def _grounds(called: str, pairs: list[tuple[dict, dict]], values: set[str]) -> dict:
    right = [(a, b) for a, b in pairs if a["knowledge"] == b["knowledge"] in values]
    ours, theirs = (sum(pair[n]["knowledge"] in values for pair in pairs) for n in (0, 1))
    worded = [(a["knowledge_words"], b["knowledge_words"]) for a, b in right]
    counts = _counted(called, ours, theirs, len(right)) | {
        "in words": sum(bool(a) for a, _ in worded),
        "same words": sum(a == b != "" for a, b in worded),
    }
    told = {"table": "knowledge", "found": "right"}
    return {told.get(name, name): counts[name] for name in counts if name not in LEFT_OUT}


def _linked(
    checked: helpers.Dossier, drafted: helpers.Dossier, pairs: dict[str, list]
) -> dict[str, int]:
    """How many entities, claims, hops and relations are found through the rows that are."""
    entities = _partners((ours["id"], theirs["id"]) for ours, theirs in pairs["mentions"])
    said = {ours["id"]: theirs["id"] for ours, theirs in pairs["attributions"]}
    claim_of, drafted_claim_of = (
        dossier.attributions.set_index("attribution_id")["claim_id"]
        for dossier in (checked, drafted)
    )
    claims = _partners((claim_of[ours], drafted_claim_of[theirs]) for ours, theirs in said.items())
    parties = {(row.attribution_id, row.entity_id) for row in drafted.hops.itertuples()}
    outlets = {"outlet": "outlet"}
    hops = sum(
        (said.get(row.attribution_id), (entities | outlets).get(row.entity_id)) in parties
        for row in checked.hops.itertuples()
    )
    related = {frozenset((row.claim_a, row.claim_b)) for row in drafted.relations.itertuples()}
    relations = sum(
        frozenset((claims.get(row.claim_a), claims.get(row.claim_b))) in related
        for row in checked.relations.itertuples()
    )
    return {"entities": len(entities), "claims": len(claims), "hops": hops, "relations": relations}


def _partners(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The drafted row that each checked one goes with most often, no drafted one twice."""
    partners: dict[str, str] = {}
    for (ours, theirs), _ in Counter(pairs).most_common():
        if ours not in partners and theirs not in partners.values():
            partners[ours] = theirs
    return partners


def rows_of(table: str, dossier: helpers.Dossier, values: Iterable[str] = ()) -> Rows:
    """The rows of a table that stand somewhere in the text, as the characters they cover and the
    values that are compared; without values, those of VALUES.
    """
    names = tuple(values) or VALUES[table]
    if table == "mentions":
        frame = views.occurrences(dossier)
    elif table == "attributions":
        frame = views.statements(dossier).assign(
            source=lambda rows: rows["origin"].map(_plain_names(dossier))
        )
    else:
        frame = dossier.tables[table]
    placed = [row for row in frame.to_dict("records") if not pd.isna(row["start"])]
    return [
        (
            characters(row),
            {name: _value(row[name]) for name in names} | {"id": row.get(IDS.get(table))},
        )
        for row in placed
    ]


def characters(row: dict) -> Span:
    """The characters that a row covers, without the gaps between its pieces."""
    pieces = [tuple(map(int, piece.split("-"))) for piece in (row.get("pieces") or "").split()] or [
        (row["start"], row["end"])
    ]
    return frozenset(place for start, end in pieces for place in range(start, end))


def match(checked: Rows, drafted: Rows) -> Iterable[tuple[dict, dict]]:
    """The pairs that overlap by half or more: those that overlap most first, among them those that
    agree most.
    """
    pairs = [
        (len(a & b) / len(a | b), sum(x[name] == y[name] for name in x), i, j)
        for i, (a, x) in enumerate(checked)
        for j, (b, y) in enumerate(drafted)
        if a & b
    ]
    left, right = set(range(len(checked))), set(range(len(drafted)))
    for share, _, i, j in sorted(pairs, key=lambda pair: (-pair[0], -pair[1])):
        if share >= 0.5 and i in left and j in right:
            left.discard(i), right.discard(j)
            yield checked[i][1], drafted[j][1]


def _counted(table: str, checked: int, drafted: int, found: int) -> dict:
    f1 = 2 * found / (checked + drafted) if checked + drafted else 0.0
    return {
        "table": table,
        "checked": checked,
        "drafted": drafted,
        "found": found,
        "precision": found / drafted if drafted else 0.0,
        "recall": found / checked if checked else 0.0,
        "F1": f1,
        "values right": "",
        "of": "",
    }


def _agreed(table: str, pairs: list[tuple[dict, dict]]) -> dict:
    right = [ours[name] == theirs[name] for ours, theirs in pairs for name in VALUES[table]]
    return {
        "values right": sum(right) / len(right) if right else 0.0,
        "of": ", ".join(VALUES[table]),
    }


def as_markdown(table: pd.DataFrame) -> str:
    """The comparison as a table for a README."""
    lines = [
        " | ".join(f"{cell:.0%}" if isinstance(cell, float) else str(cell) for cell in row.values())
        for row in table.to_dict("records")
    ]
    return "\n".join(
        f"| {line} |"
        for line in [" | ".join(table.columns), "|".join(["---"] * len(table.columns)), *lines]
    )


def _plain_names(dossier: helpers.Dossier) -> dict[str, str]:
    names = dossier.entities.set_index("entity_id")["name"]
    return {
        key: name.replace(" (government)", "")
        .replace(" government", "")
        .removeprefix("the ")
        .removeprefix("a ")
        .casefold()
        for key, name in names.items()
    }


def _value(cell: object) -> object:
    return None if pd.isna(cell) else cell


def main() -> None:
    checked = helpers.load(sys.argv[1] if len(sys.argv) > 1 else None)
    drafted = drafting.draft(checked.text, published=sys.argv[2] if len(sys.argv) > 2 else None)
    print(as_markdown(compare(checked, drafted)), end="\n\n")
    print(as_markdown(compare_grounds(checked, drafted)))


if __name__ == "__main__":
    main()
