"""Documents: what the JSON files have in common: how they are written, by which addresses they name
the article and the rows of a dossier, and how they put a statement into words.
"""

import json
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

import pandas as pd

from ..dossier import Dossier
from ..spans import spans_of
from ..views.knowing import tell_ground

STATEMENT = "{chain} ({identified}; {act}, {stance}, {certainty}; said: {said_label}{known})"
"""a row of `statements` in words, before the words that were said"""


def as_json(document: dict[str, object]) -> bytes:
    """JSON that may stand in a script element: no "<" in it. Half a surrogate pair becomes its own
    JSON escape.
    """
    written = json.dumps(document, indent=1, ensure_ascii=False).replace("<", "\\u003c")
    return f"{written}\n".encode("utf-8", "backslashreplace")


def article_address(dossier: Dossier) -> str:
    """The address of the article, made of its hash."""
    return f"urn:sha256:{dossier.article['sha256']}"


def dossier_address(dossier: Dossier) -> str:
    """The address of the dossier, made of its article and its name."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{article_address(dossier)} {dossier.name}')}"


def row_address(home: str, table: str, *key: str) -> str:
    """The address of a row, within that of its dossier."""
    return f"{home}#{table}/{'/'.join(quote(part, safe='') for part in key)}"


def tell_statements(dossier: Dossier, statements: pd.DataFrame) -> list[str]:
    """Rows of `statements`, a line each: who, through whom, how surely, when, how they would know,
    and the words without what interrupts them.
    """
    words = [
        " … ".join(dossier.text[start:end].strip() for start, end in spans_of(row))
        for row in statements.itertuples()
    ]
    grounds = map(tell_ground, statements.itertuples())
    known = [ground and f"; how they would know: {ground}" for ground in grounds]
    rows = statements.assign(known=known).to_dict("records")
    return [f"{STATEMENT.format_map(row)}: {spoken}" for row, spoken in zip(rows, words)]
