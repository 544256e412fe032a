"""The verb that moves one edge of what stands in the text."""

import re
from collections.abc import Mapping

from ...dossier import Dossier
from ...spans import Span, inside, merged, paragraphs, spans_of, touching
from ..cutting import placed
from ..following import with_wordings
from ..rows import SPAN, Key, Refused, find, key_parts, set_cells, words_at
from .registry import verb

EDGES = ("begin", "end")
OPENING = re.compile(r"[“\"„«‘(]")
CLOSING = re.compile(r"[.,!?]?[”\"»]")


@verb
def set_edge(
    dossier: Dossier,
    table: str,
    key: Key,
    edge: str,
    start: int,
    end: int,
    wordings: Mapping[str, str] | None = None,
) -> Dossier:
    """One row that begins at these words, or ends with them, and stays as it is at its other edge;
    a mark of quotation that stands at the words goes with them. An interrupted span keeps its gaps.
    wordings: the claims that are in other words then, by their ids.

    Raises Refused for words behind its end, before its beginning or in another paragraph, and for a
    row without words.
    """
    at = find(dossier, table, key)
    if table in SPAN or "start" not in dossier.tables[table] or edge not in EDGES:
        allowed = f"a row with words of the text, of which one edge ({', '.join(EDGES)}) is moved"
        raise Refused(table, key_parts(key), "start", edge, allowed)
    row = dossier.tables[table][at].iloc[0]
    whole = spans_of(row) if "pieces" in row.index else [(int(row["start"]), int(row["end"]))]
    begins = edge == "begin"
    pieces = _begun(dossier.text, whole, start) if begins else _ended(dossier.text, whole, end)
    around = [span for span in paragraphs(dossier.text) if touching([span], whole)]
    if not pieces or not inside((start, end), around):
        allowed = "words of its paragraph: before its end, or behind its beginning to end with"
        raise Refused(table, key_parts(key), "start", dossier.text[start:end], allowed)
    cells = placed(dossier, pieces) if "pieces" in row.index else words_at(dossier, *pieces[0])
    return with_wordings(set_cells(dossier, table, at, cells), wordings)


def _begun(text: str, pieces: list[Span], start: int) -> list[Span]:
    """Pieces from a place on."""
    start -= bool(start and OPENING.match(text, start - 1))
    left = [(max(first, start), stop) for first, stop in pieces if stop > start]
    return merged([(start, left[0][1]), *left[1:]]) if left else []


def _ended(text: str, pieces: list[Span], end: int) -> list[Span]:
    """Pieces up to a place."""
    if closing := CLOSING.match(text, end):
        end = closing.end()
    left = [(first, min(stop, end)) for first, stop in pieces if first < end]
    return merged([*left[:-1], (left[-1][0], end)]) if left else []
