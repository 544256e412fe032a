"""What differs from the checked dossier, in the columns that count, and whether nothing does."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import draft_agreement
import pandas as pd

from helpers import Dossier
from helpers.spans import Span, spans_of

COUNTED = {
    "entities": ["kind", "named"],
    "mentions": ["entity_id", "form"],
    "dates": ["edtf", "type", "basis"],
    "claims": ["event_edtf", "event_basis", "event_date_id"],
    "attributions": ["claim_id", "quote", "act", "stance", "certainty"],
    "hops": ["entity_id", "mention_id", "said_edtf", "said_basis", "said_date_id"],
    "quantities": ["attribution_id", "low", "high", "comparator", "direction"],
    "relations": ["kind", "basis"],
}
"""what the replay must arrive at; beside it, wherever a row has a place: the words that it covers"""
WORD = re.compile(r"\w+")
PRONOUN = re.compile(
    r"\b(?:he|she|it|they|we|i|him|her|them|us|me|his|their|its|our|my|this|that|these|those)\b",
    re.IGNORECASE,
)
SMALL = re.compile(r"\b(?:the|an?|of|to|in|on|at|by|and|or|for|with|was|were|is|are|had|has|be)\b")


def words_of(text: str, pieces: Iterable[Span]) -> frozenset[int]:
    """Where the words begin that pieces cover; a `that` which leads them, and marks around them,
    are the drafter's habit and no difference.
    """
    found = [
        (match.start(), match.group())
        for start, end in pieces
        for match in WORD.finditer(text, start, end)
    ]
    if found and found[0][1].casefold() == "that":
        found = found[1:]
    return frozenset(place for place, _ in found)


def covers(dossier: Dossier, row: pd.Series) -> frozenset[int]:
    """Where the words of a row begin."""
    pieces = spans_of(row) if "pieces" in row.index else [(int(row["start"]), int(row["end"]))]
    return words_of(dossier.text, pieces)


def cue_words(dossier: Dossier, hop: pd.Series) -> frozenset[int]:
    """Where the words of a cue begin; none when there is no cue."""
    if pd.isna(hop["cue_start"]):
        return frozenset()
    return words_of(dossier.text, [(int(hop["cue_start"]), int(hop["cue_end"]))])


def says_same(proposition: str, other: str) -> bool:
    """Whether a drafted proposition can stay: half or more of its words of substance are those of
    the checked one, and no pronoun waits for a name.
    """
    told, checked = (
        set(WORD.findall(SMALL.sub(" ", words.casefold()))) for words in (proposition, other)
    )
    pronouns = [
        {found.casefold() for found in PRONOUN.findall(one)} for one in (proposition, other)
    ]
    shared = 2 * len(told & checked) / max(1, len(told) + len(checked))
    return shared >= 0.5 and pronouns[0] <= pronouns[1]


def pairs(checked: Dossier, drafted: Dossier) -> dict[str, dict[str, str]]:
    """Which drafted row goes with which checked one, paired as draft_agreement does it: by table,
    the checked row's id and the drafted one's.
    """
    found = {
        table: {
            ours["id"]: theirs["id"]
            for ours, theirs in draft_agreement.match(_rows(table, checked), _rows(table, drafted))
        }
        for table in ("mentions", "dates", "attributions", "quantities")
    }
    who, theirs = (one.mentions.set_index("mention_id")["entity_id"] for one in (checked, drafted))
    met = Counter((who[a], theirs[b]) for a, b in found["mentions"].items())
    entities = {"outlet": "outlet"}
    for (a, b), _ in met.most_common():
        if a not in entities and b not in entities.values():
            entities[a] = b
    found["entities"] = entities
    found["entities"] |= _unnamed(checked, drafted, found)
    return found


def _unnamed(
    checked: Dossier, drafted: Dossier, found: dict[str, dict[str, str]]
) -> dict[str, str]:
    """Who is nobody named in both, by the one statement that has them at the same step of its chain:
    nothing mentions them, and their names are free words.
    """
    loose = [_unmentioned(dossier) for dossier in (checked, drafted)]
    met = {}
    for theirs, ours in found["attributions"].items():
        chains = [
            list(dossier.hops.loc[dossier.hops["attribution_id"] == id_, "entity_id"])
            for dossier, id_ in ((checked, theirs), (drafted, ours))
        ]
        if len(chains[0]) == len(chains[1]):
            met |= {a: b for a, b in zip(*chains) if a in loose[0] and b in loose[1]}
    return met


def _unmentioned(dossier: Dossier) -> set[str]:
    """The unnamed sources that nothing mentions and one statement alone has."""
    entities, said = dossier.entities, dossier.hops["entity_id"].value_counts()
    unnamed = entities.loc[entities["kind"] == "anonymous", "entity_id"]
    mentioned = set(dossier.mentions["entity_id"])
    return {id_ for id_ in unnamed if id_ not in mentioned and said.get(id_) == 1}


def _rows(table: str, dossier: Dossier) -> draft_agreement.Rows:
    """As in draft_agreement, each row with its own id."""
    if table == "attributions":
        return draft_agreement.rows_of(table, dossier)
    name = {"mentions": "mention_id", "dates": "date_id", "quantities": "quantity_id"}[table]
    frame = dossier.tables[table]
    compared = [column for column in draft_agreement.VALUES[table] if column in frame]
    return [
        (
            draft_agreement.characters(row),
            {column: None if pd.isna(row[column]) else row[column] for column in compared}
            | {"id": row[name]},
        )
        for row in frame.to_dict("records")
    ]


def apart(
    now: Dossier, checked: Dossier, known: dict[str, dict[str, str]], excused: set[tuple[str, str]]
) -> list[str]:
    """What still differs, in words; empty when the replay has arrived."""
    back = {table: {ours: theirs for theirs, ours in ids.items()} for table, ids in known.items()}
    found = []
    for table in COUNTED:
        left = {id_ for name, id_ in excused if name == table}
        here = Counter(_told(now, table, back, {known.get(table, {}).get(id_) for id_ in left}))
        there = Counter(_told(checked, table, None, left))
        found += [f"{table}: still has {row}" for row in (here - there)]
        found += [f"{table}: has not {row}" for row in (there - here)]
    return found


REFERS = {
    "entity_id": "entities",
    "mention_id": "mentions",
    "claim_id": "claims",
    "attribution_id": "attributions",
    "event_date_id": "dates",
    "said_date_id": "dates",
}


def _told(
    dossier: Dossier, table: str, back: dict[str, dict[str, str]] | None, left: set
) -> Iterator[tuple]:
    """Each row of a table as what it says in the columns that count, with the checked ids."""

    def name(target: str, id_: str) -> str:
        return id_ if back is None or not id_ else back[target].get(id_, f"?{id_}")

    for _, row in dossier.tables[table].iterrows():
        key = " ".join(row.iloc[:3]) if table == "relations" else row.iloc[0]
        if key in left and table != "hops":
            continue
        cells = [
            name(REFERS[column], row[column])
            if column in REFERS
            else None
            if pd.isna(row[column])
            else row[column]
            for column in COUNTED[table]
        ]
        if table == "hops":
            key = [name("attributions", row["attribution_id"]), row["hop"]]
            yield (*key, tuple(sorted(cue_words(dossier, row))), *cells)
        elif table == "relations":
            yield (
                name("claims", row["claim_a"]),
                row["relation"],
                name("claims", row["claim_b"]),
                *cells,
            )
        elif table in ("entities", "claims"):
            yield (name(table, row.iloc[0]), *cells)
        else:
            yield (tuple(sorted(covers(dossier, row))), *cells)
