"""doccano: a labelled text, in JSONL or JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..files import read_json_lines
from ..messages import DossierError, cut, shown
from ..texts import Article
from .gathering import Gathered, items_of
from .labelling import choose, links, places_of, span_at
from .labels import Mark, gather

LABELS = ("label", "labels", "entities")
"""what versions of doccano call the list of labels"""

COMMENT = "a comment on the whole document; allowed: labels and relations"


class _Label(NamedTuple):
    """A label as the file has it. item: where it stands; key: what links call it; value: all of
    it.
    """

    item: str
    start: Any
    end: Any
    label: Any
    key: Any
    value: Any


def read(path: Path, article: Article | None) -> Gathered:
    """doccano's JSONL or JSON export: `text`, and `label` or `entities` as [start, end, label] or
    as objects, and `relations`.

    Of several documents, the one on the article given. Offsets are code points or UTF-16 units,
    whichever cuts fewer words in two; what cannot be told is listed. Comments are left out and
    listed. Raises DossierError when the document has no labels, not even an empty list.
    """
    documents = _documents(path)
    texts = [document.get("text", document.get("data")) for _, document in documents]
    number, found = choose(path, texts, article, "doccano")
    line, document = documents[number]
    labels = _labels(f"{path}, line {line}", f"line {line}", document)
    places = places_of(found, f"line {line}", [(label.start, label.end, None) for label in labels])
    marks = [_mark(found, places, label) for label in labels]
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


def _labels(where: str, item: str, document: dict[str, Any]) -> list[_Label]:
    if not any(key in document for key in LABELS):
        raise DossierError(
            f"{where}: found {cut(', '.join(document))}; allowed: text and one of "
            f"{', '.join(LABELS)}, as doccano exports it, or format= to say what it is"
        )
    return [
        _Label(f"{item}, {key} {place}", *_told(value))
        for key in LABELS
        for place, value in enumerate(items_of(document.get(key)), start=1)
    ]


def _told(value: Any) -> tuple[Any, Any, Any, Any, Any]:
    """Start, end, label, id and the value itself of one that a file has; None for what it lacks."""
    if isinstance(value, dict):
        names = ("start_offset", "end_offset", "label", "id")
        start, end, label, key = (value.get(name) for name in names)
        return start, end, label, key, value
    if isinstance(value, list) and len(value) == 3:
        return *value, None, value
    return None, None, None, None, value


def _mark(found: Gathered, places: Mapping[int, int], label: _Label) -> Mark | None:
    span = span_at(places, label.start, label.end)
    if span is None or not isinstance(label.label, str):
        found.leave_out(
            label.item,
            label.value,
            f"allowed: a start and an end in the text (0-{len(found.text)}) and a label",
        )
        return None
    key = label.item if label.key is None else str(label.key)
    return Mark(label.item, key, span, label.label)
