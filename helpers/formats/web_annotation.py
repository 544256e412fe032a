"""Web annotations: a dossier as W3C Web Annotation JSON-LD; it comes back whole.

Annotations of other programs are read by `annotations`.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from .. import contract, dates, views
from ..dossier import Dossier
from ..files import as_name, read_json
from ..messages import DossierError, cut
from ..spans import spans_of
from ..texts import Article
from .annotations import read_annotations
from .cells import as_rows
from .documents import article_address, as_json, dossier_address, row_address, tell_statements
from .gathering import Gathered
from .whole import refuse_other_article, whole_dossier

TERMS = {
    "@version": 1.1,
    "scw": "urn:x-source-criticism-workbook:",
    "table": "scw:table",
    **{name: {"@id": f"scw:{name}", "@type": "@json"} for name in ("row", "dossier")},
}
MOTIVES = {
    "mentions": "identifying",
    "dates": "classifying",
    "attributions": "describing",
    "quantities": "describing",
    "observations": "commenting",
    "relations": "linking",
}
"""the tables whose rows are annotations, and to what end"""

AROUND = 32
"""how many characters before and after a passage a quote selector holds"""

Node = dict[str, object]


def write(dossier: Dossier) -> bytes:
    """An AnnotationCollection of one page: one annotation per mention, date, attribution, quantity,
    observation and relation.

    Lossless: the body of each annotation has its `table` and `row`, the collection's `dossier` has
    name, package, text, the columns of every table and the rows of those tables that are not
    annotated. Rows are text cells, as the CSV files have them. A target is the article by its hash,
    with offsets in code points and a quote; an interrupted passage has a target per piece, an
    observation on the whole text the article itself. A relation targets the first attribution of
    each claim, with the claim as scope. Method: W3C Web Annotation Data Model (2017); the own terms
    are JSON literals (JSON-LD 1.1). Misses: in RDF, the order of pieces.
    """
    home = dossier_address(dossier)
    items = _annotations(dossier, home)
    page = {
        "id": f"{home}#page",
        "type": "AnnotationPage",
        "partOf": home,
        "startIndex": 0,
        "items": items,
    }
    collection = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", TERMS],
        "id": home,
        "type": "AnnotationCollection",
        "label": dossier.title,
        "total": len(items),
        "dossier": _rest(dossier),
    }
    return as_json(collection | ({"first": page, "last": page["id"]} if items else {}))


def read(path: Path, article: Article | None) -> Dossier | Gathered:
    """The dossier that `write` wrote, equal in every table; or what annotations of another program
    say of an article (`annotations`).

    Raises DossierError when the file is no web annotation, or an own one was changed so that it is
    not whole.
    """
    document = read_json(path)
    if not isinstance(document, dict) or "dossier" not in document:
        return read_annotations(path, document, article)
    try:
        name, package, text, cells = _parts(document)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DossierError(
            f"{path}: its dossier is not whole: {type(error).__name__}, {cut(str(error))}; "
            f"allowed: the file as it was exported"
        ) from None
    refuse_other_article(path, text, article)
    return whole_dossier(path, name, package, text, cells)


def _rest(dossier: Dossier) -> Node:
    """What of a dossier is in no annotation."""
    return {
        "name": as_name(dossier.name),
        "package": dossier.package,
        "text": dossier.text,
        "columns": {name: list(table) for name, table in dossier.tables.items()},
        "tables": {
            name: as_rows(table) for name, table in dossier.tables.items() if name not in MOTIVES
        },
    }


def _annotations(dossier: Dossier, home: str) -> list[Node]:
    return [
        _annotation(home, table, *parts)
        for table, captions in _captions(dossier).items()
        for parts in zip(
            as_rows(dossier.tables[table]),
            captions,
            _claims(dossier, home) if table == "relations" else _passages(dossier, table),
            strict=True,
        )
    ]


def _annotation(
    home: str, table: str, row: dict[str, str], caption: str, targets: list[Any]
) -> Node:
    key = [row[column] for column in contract.CONTRACT[table]["schema"]["primaryKey"]]
    body = {
        "type": "TextualBody",
        "purpose": MOTIVES[table],
        "format": "text/plain",
        "value": caption,
        "table": table,
        "row": row,
    }
    return {
        "id": row_address(home, table, *key),
        "type": "Annotation",
        "motivation": MOTIVES[table],
        "body": body,
        "target": targets,
    }


def _captions(dossier: Dossier) -> dict[str, Iterable[str]]:
    """What each annotation says in plain words, by table, in the order of the rows."""
    names = views.names(dossier)
    observations, relations = as_rows(dossier.observations), as_rows(dossier.relations)
    return {
        "mentions": [names[entity_id] for entity_id in dossier.mentions["entity_id"]],
        "dates": [dates.read(edtf).label for edtf in dossier.dates["edtf"]],
        "attributions": _statements(dossier),
        "quantities": _quantities(dossier),
        "observations": [f"{row['kind']}: {row['note']}" for row in observations],
        "relations": [
            f"{row['relation']} ({row['kind']}, {row['basis']}): {row['why']}" for row in relations
        ],
    }


def _statements(dossier: Dossier) -> list[str]:
    table = views.statements(dossier)
    lines = zip(table["attribution_id"], table["proposition"], tell_statements(dossier, table))
    by_id = {attribution_id: f"{claimed} | {line}" for attribution_id, claimed, line in lines}
    return [by_id[attribution_id] for attribution_id in dossier.attributions["attribution_id"]]


def _quantities(dossier: Dossier) -> list[str]:
    table = views.quantities(dossier)
    ends = table["open_end"].map(lambda end: end and f" ({end})")
    read = dict(zip(table["quantity_id"], table["reading"] + ends))
    rows = as_rows(dossier.quantities)
    return [f"{row['measure']}: {read[row['quantity_id']]}" for row in rows]


def _claims(dossier: Dossier, home: str) -> list[list[Node]]:
    """The targets of each relation: the first attribution of each of its claims."""
    ordered = dossier.attributions.sort_values(["start", "attribution_id"])
    first = ordered.drop_duplicates("claim_id").set_index("claim_id")["attribution_id"]
    return [
        [
            {
                "type": "SpecificResource",
                "source": row_address(home, "attributions", first[claim]),
                "scope": row_address(home, "claims", claim),
            }
            for claim in (row["claim_a"], row["claim_b"])
        ]
        for row in as_rows(dossier.relations)
    ]


def _passages(dossier: Dossier, table: str) -> list[list[Any]]:
    """The targets of each row: its passages, or the article itself."""
    frame = dossier.tables[table]
    rows = frame.assign(pieces=frame.get("pieces", "")).itertuples()
    return [
        [_passage(dossier, *span) for span in spans_of(row)] or [article_address(dossier)]
        for row in rows
    ]


def _passage(dossier: Dossier, start: int, end: int) -> Node:
    text = dossier.text
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    words = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return {
        "type": "SpecificResource",
        "source": article_address(dossier),
        "selector": [place, words],
    }


def _parts(document: dict[str, Any]) -> tuple[object, dict[str, Any], str, contract.Cells]:
    """Name, package, text and cells of the dossier in an own document. Raises KeyError, TypeError,
    AttributeError or ValueError when it is not whole.
    """
    whole = document["dossier"]
    items = document["first"]["items"] if "first" in document else []
    rows = {
        table: [item["body"]["row"] for item in items if item["body"]["table"] == table]
        for table in MOTIVES
    }
    if not len(items) == document["total"] == sum(map(len, rows.values())):
        raise ValueError(f"found {len(items)} annotations; its total says {document['total']}")
    rows |= {table: whole["tables"][table] for table in contract.TABLES if table not in MOTIVES}
    cells = {table: _cells(rows[table], whole["columns"][table]) for table in contract.TABLES}
    package = whole["package"]
    package["article"]["sha256"], package["article"].items()
    return whole["name"], package, str(whole["text"]), cells


def _cells(rows: list[dict[str, str]], columns: list[str]) -> pd.DataFrame:
    """The rows as text cells. Raises ValueError for a row that has other columns than the table."""
    for row in [{column: column for column in columns}, *rows]:
        if set(row) != set(columns) or not all(isinstance(cell, str) for cell in row.values()):
            names = ", ".join(map(str, row))
            raise ValueError(
                f"a row has {names}, the table {', '.join(map(str, columns))}, as text"
            )
    return pd.DataFrame({column: [row[column] for row in rows] for column in columns}, dtype=str)
