"""doccano: a labelled text, in JSONL or JSON."""

from pathlib import Path
from typing import Any

from ..files import read_json_lines
from ..messages import DossierError, shown
from ..texts import Article
from .gathering import Gathered, items_of
from .labelling import choose, links, span_at
from .labels import Mark, gather

COMMENT = "a comment on the whole document; allowed: labels and relations"


def read(path: Path, article: Article | None) -> Gathered:
    """doccano's JSONL or JSON export: `text`, and `label` or `entities` as [start, end, label] or
    as objects, and `relations`.

    Of several documents, the one on the article given. Offsets are code points. Comments are left
    out and listed.
    """
    documents = _documents(path)
    texts = [document.get("text", document.get("data")) for _, document in documents]
    number, found = choose(path, texts, article, "doccano")
    line, document = documents[number]
    marks = [
        _mark(found, f"line {line}, {key} {place}", value)
        for key in ("label", "labels", "entities")
        for place, value in enumerate(items_of(document.get(key)), start=1)
    ]
    for comment in items_of(document.get("Comments", document.get("comments"))):
        found.leave_out(f"line {line}, comment", comment, COMMENT)
    relations = found.objects(document.get("relations"), f"line {line}, relations")
    gather(found, filter(None, marks), links(f"line {line}, relation", relations))
    return found


def _documents(path: Path) -> list[tuple[int, dict[str, Any]]]:
    documents = read_json_lines(path)
    for line, document in documents:
        if not isinstance(document, dict):
            raise DossierError(
                f"{path}, line {line}: found {shown(document)}; allowed: an object with text and "
                f"label, or entities, as doccano exports it"
            )
    return documents


def _mark(found: Gathered, item: str, value: Any) -> Mark | None:
    key, (start, end, label) = item, (None, None, None)
    if isinstance(value, dict):
        key = str(value.get("id", item))
        start, end, label = (value.get(name) for name in ("start_offset", "end_offset", "label"))
    elif isinstance(value, list) and len(value) == 3:
        start, end, label = value
    bounds = [place for place in (start, end) if type(place) is int]
    places = {place: place for place in bounds if 0 <= place <= len(found.text)}
    span = span_at(places, start, end)
    if span is None or not isinstance(label, str):
        found.leave_out(
            item,
            value,
            f"allowed: a start and an end in the text (0-{len(found.text)}) and a label",
        )
        return None
    return Mark(item, key, span, label)
