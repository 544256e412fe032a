"""What tests make: small dossiers, big ones, and the questions of an exercise.

A module rather than fixtures: these are called with words of their own, often while tests are
collected. (conftest.py cannot be imported by its name, for tests/browser has one, too.)
"""

from dataclasses import replace

import pandas as pd
from pandas.api.types import is_bool_dtype

from helpers import drafting
from helpers.contract import TABLES, columns
from helpers.correcting import VERBS
from helpers.datapackage import describe
from helpers.dossier import Dossier, load
from helpers.tables import blank
from helpers.teaching.questions import Key, Question

BUNDLED = load("north-korean-troops")
"""the bundled dossier, whatever DOSSIER says; nobody may change it"""
UNSAID = {table: {"status": "checked"} for table in TABLES} | {
    "attributions": {"status": "checked", "knowledge": "not-stated"}
}
"""what stands in a row that is made for a test and does not say it"""
REFERENCES = {"affiliation", "place", "addressee", "relative_to", "part_of", "claim_a", "claim_b"}
QUESTIONS = (
    Question(
        "x-1",
        "x",
        "choice",
        "Who?",
        2,
        ("One.", "Two."),
        options=(("a", "Ann"), ("b", "Bob")),
        key=Key("a", "Secret explanation.", why={"b": "Secret reason."}),
    ),
    Question(
        "x-2",
        "x",
        "text",
        "Why?",
        3,
        ("Three.", "Four."),
        key=Key(model="Secret model.", rubric=("Secret rubric.",)),
    ),
    Question(
        "x-3",
        "x",
        "date",
        "When?",
        2,
        ("Five.", "Six."),
        may_not_tell=True,
        key=Key("2024-10-29", "Secret day."),
    ),
)


def build(
    text: str,
    name: str = "made",
    title: str = "Made for a test",
    article: dict | None = None,
    **rows: list[dict],
) -> Dossier:
    """A dossier in memory of just these rows, checked, and blank where nothing is said; how a
    source would know is not stated then.

    rows: by the name of their table; article: more of what the dossier tells of its article.
    """
    tables = {}
    for table in TABLES:
        whole = [
            dict.fromkeys(columns(table), "") | UNSAID[table] | row for row in rows.pop(table, [])
        ]
        tables[table] = typed(table, pd.DataFrame(whole, columns=columns(table), dtype=object))
    assert not rows, f"no such table: {', '.join(rows)}"
    return Dossier(name, describe(text, title, **(article or {})), text, **tables)


def typed(table: str, cells: pd.DataFrame) -> pd.DataFrame:
    """Cells as a dossier holds them; a number or a truth may be given as a file writes it."""
    frame = cells.copy()
    for column, dtype in blank(table).dtypes.items():
        if is_bool_dtype(dtype):
            frame[column] = frame[column].isin([True, "true"]).astype(bool)
        elif dtype in ("Int64", "Float64"):
            frame[column] = pd.to_numeric(frame[column].replace("", None)).astype(dtype)
    return frame


def entity(entity_id: str, kind: str = "person", named: bool = True, **more) -> dict:
    return {
        "entity_id": entity_id,
        "name": entity_id.title(),
        "kind": kind,
        "named": named,
        "status": "checked",
    } | more


def said_in(text: str) -> list[tuple[str, str]]:
    """Source and content of each statement, blank for the outlet's own."""
    dossier = drafting.draft(text, published="2024-06-18")
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()
    sources = {name: names[row.entity_id] if row.hop else "" for name, row in last.iterrows()}
    return [
        (sources[row.attribution_id], row.text.rstrip("."))
        for row in dossier.attributions.itertuples()
    ]


def said(attribution_id: str, claim_id: str, start: int, end: int, text: str, **more) -> dict:
    fixed = {
        "quote": "indirect",
        "act": "report",
        "stance": "affirms",
        "certainty": "certain",
        "status": "checked",
    }
    return (
        {
            "attribution_id": attribution_id,
            "claim_id": claim_id,
            "start": start,
            "end": end,
            "text": text[start:end],
        }
        | fixed
        | more
    )


def chain(attribution_id: str, *entities: str, said_edtf: str = "") -> list[dict]:
    basis = "explicit" if said_edtf else "not-stated"
    last = len(entities) - 1
    return [
        {
            "attribution_id": attribution_id,
            "hop": n,
            "entity_id": id_,
            "said_edtf": said_edtf if n == last else "",
            "said_basis": basis if n == last else "not-stated",
            "status": "checked",
        }
        for n, id_ in enumerate(entities)
    ]


def claim(claim_id: str, **more) -> dict:
    return {
        "claim_id": claim_id,
        "proposition": f"Proposition {claim_id}.",
        "topic": "topic",
        "event_basis": "not-stated",
        "status": "checked",
    } | more


def big(count: int) -> Dossier:
    """A dossier of that many attributions: two sentences a paragraph, two attributions a claim, an
    entity for each ten.
    """
    line = "Somebody said that something happened somewhere. "
    text = "\n".join(line + line for _ in range(count // 2))
    starts = [
        text_start + n * len(line)
        for text_start in range(0, len(text) + 1, 2 * len(line) + 1)
        for n in (0, 1)
    ][:count]
    sources = [f"source {n}" for n in range(max(1, count // 10))]
    entities = [entity("outlet", "outlet")] + [
        entity(id_, "anonymous" if n % 3 == 0 else "person", n % 3 != 0)
        for n, id_ in enumerate(sources)
    ]
    ids = [f"a{n:05d}" for n in range(count)]
    by = [sources[n % len(sources)] for n in range(count)]
    return build(
        text,
        entities=entities,
        mentions=[
            {
                "mention_id": f"m{n}",
                "entity_id": by[n],
                "start": start,
                "end": start + 8,
                "text": "Somebody",
                "form": "name",
                "status": "checked",
            }
            for n, start in enumerate(starts)
        ],
        claims=[
            claim(
                f"c{n:05d}",
                event_edtf="2024-10" if n % 2 else "",
                event_basis="explicit" if n % 2 else "not-stated",
            )
            for n in range(count // 2)
        ],
        attributions=[
            said(id_, f"c{n // 2:05d}", start + 19, start + 47, text)
            for n, (id_, start) in enumerate(zip(ids, starts))
        ],
        hops=[
            hop
            for n, id_ in enumerate(ids)
            for hop in chain(id_, "outlet", by[n], said_edtf="2024-10-01" if n % 2 else "")
        ],
    )


def drafted(dossier: Dossier) -> Dossier:
    """The same dossier, as a rule would have drafted it."""
    return dossier.with_tables(
        **{
            name: frame.assign(status="drafted", drafted_by="rule: test")
            for name, frame in dossier.tables.items()
            if "status" in frame
        }
    )


def joined(dossier: Dossier, first: str, last: str) -> Dossier:
    """A draft in which two of its statements are still one, from these words to those."""
    start, end = dossier.text.index(first), dossier.text.index(last) + len(last)
    within = dossier.attributions[
        (dossier.attributions["start"] >= start) & (dossier.attributions["end"] <= end)
    ]
    kept, gone = within["attribution_id"]
    place = {"table": "attributions", "key": kept, "start": start, "end": end}
    return VERBS["move"](VERBS["reject"](dossier, "attributions", gone), **place)


def long_dossier(once: Dossier, copies: int) -> Dossier:
    """A dossier many times over in one text: each copy has its own rows, all share the outlet."""
    tables = {
        name: pd.concat(
            [_copied(frame, n, n * (len(once.text) + 1)) for n in range(copies)], ignore_index=True
        )
        for name, frame in once.tables.items()
    }
    tables["entities"] = tables["entities"].drop_duplicates("entity_id", ignore_index=True)
    text = "\n".join([once.text] * copies)
    return drafted(
        replace(once, name="long", text=text, package=describe(text, "Long"), path=None, **tables)
    )


def find_references(frame: pd.DataFrame) -> list[str]:
    """The columns that hold ids, of this table or of others."""
    return [name for name in frame if name.endswith("_id") or name in REFERENCES]


def _copied(frame: pd.DataFrame, n: int, shift: int) -> pd.DataFrame:
    copy = frame.copy()
    for column in find_references(copy):
        copy[column] = copy[column].where(
            copy[column].isin(["", "outlet"]), f"{n:02d}-" + copy[column]
        )
    for column in {"start", "end", "cue_start", "cue_end"} & set(copy):
        copy[column] += shift
    if "pieces" in copy:
        copy["pieces"] = [
            " ".join(
                "-".join(str(int(bound) + shift) for bound in piece.split("-"))
                for piece in pieces.split()
            )
            for pieces in copy["pieces"]
        ]
    return copy
