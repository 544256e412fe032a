"""Web annotations: a dossier that this workbook exported comes back whole; annotations of other
programs become mentions and remarks.

Nothing is fetched: what a file only points to is left out and listed.
"""

from pathlib import Path

import pandas as pd

from .. import contract
from ..dossier import Dossier, DossierError
from ..files import read_json
from ..messages import cut
from ..texts import Article
from .exports import MOTIVES
from .finding import Span, find_words
from .gathering import Gathered
from .labels import LABELS, Mark, gather
from .whole import whole_dossier

ELSEWHERE = "is elsewhere, and nothing is fetched; allowed: the annotations themselves"
KINDS = frozenset(contract.options("observations", "kind"))
BLANKS = 100
"""how many may stand between a quoted passage and what stands before or after it"""

REMARK = "framing"
"""the kind of a remark whose own kind is not stated"""


def read_web_annotations(path: Path, article: Article | None) -> Dossier | Gathered:
    """The dossier that `export(dossier, "web-annotation", path)` wrote, equal in every table; or
    what other annotations say of an article.

    Foreign annotations need the article. A tag that is a label of `labels.LABELS` is read as such;
    an identifying body names what is mentioned; any other body, and a passage without one, becomes
    an observation whose note says purpose, words, author and time. Passages: TextPositionSelector
    in code points and TextQuoteSelector, with prefix and suffix; a target without a selector is the
    whole text. Raises DossierError when the file is no web annotation, or an own one was changed so
    that it is not whole.
    """
    document = read_json(path)
    if isinstance(document, dict) and "dossier" in document:
        return _own(path, document, article)
    if article is None:
        raise DossierError(
            f"{path}: annotations of another program have no article with them; allowed: with text=, the article's file or text"
        )
    found = Gathered(article, "web-annotation")
    annotations = _annotations(found, document)
    if not annotations and not found.left_out:
        raise DossierError(
            f"{path}: found no annotation; allowed: JSON-LD of type Annotation, AnnotationPage or AnnotationCollection, or a list of them"
        )
    marks = [
        mark
        for number, annotation in enumerate(annotations, start=1)
        for mark in _add(found, str(annotation.get("id", f"annotation {number}")), annotation)
    ]
    gather(found, marks, [])
    return found


def _own(path: Path, document: dict, article: Article | None) -> Dossier:
    try:
        whole, items = (
            document["dossier"],
            document["first"]["items"] if "first" in document else [],
        )
        rows = {
            table: [item["body"]["row"] for item in items if item["body"]["table"] == table]
            for table in MOTIVES
        }
        if not len(items) == document["total"] == sum(map(len, rows.values())):
            raise ValueError(f"found {len(items)} annotations; its total says {document['total']}")
        rows |= {table: whole["tables"][table] for table in contract.TABLES if table not in MOTIVES}
        cells = {table: _cells(rows[table], whole["columns"][table]) for table in contract.TABLES}
        name, package, text = whole["name"], whole["package"], str(whole["text"])
        package["article"]["sha256"], package["article"].items()
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DossierError(
            f"{path}: its dossier is not whole: {type(error).__name__}, {cut(str(error))}; allowed: the file as it was exported"
        ) from None
    if article and article.text != text:
        raise DossierError(
            f"{path}: holds another article than the one given; allowed: no text=, since the file has its own"
        )
    return whole_dossier(path, name, package, text, cells)


def _cells(rows: list[dict], columns: list[str]) -> pd.DataFrame:
    """The rows as text cells. Raises ValueError for a row that has other columns than the table."""
    for row in [{column: column for column in columns}, *rows]:
        if set(row) != set(columns) or not all(isinstance(cell, str) for cell in row.values()):
            raise ValueError(
                f"a row has {', '.join(map(str, row))}, the table {', '.join(map(str, columns))}, as text"
            )
    return pd.DataFrame({column: [row[column] for row in rows] for column in columns}, dtype=str)


def _annotations(found: Gathered, document: object) -> list[dict]:
    """The annotations in a document, a list, a page or a collection, in order; pages that are
    elsewhere are left out.
    """
    annotations, waiting = [], [document]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, list):
            waiting[:0] = part
        elif not isinstance(part, dict):
            found.leave_out("page", part, ELSEWHERE)
        elif "target" in part:
            annotations.append(part)
        else:
            waiting[:0] = [part[key] for key in ("first", "items", "@graph", "next") if key in part]
    return annotations


def _add(found: Gathered, item: str, annotation: dict) -> list[Mark]:
    """Adds what an annotation says of each of its targets; gives the passages that a known label
    tags.
    """
    bodies = (
        [{"type": "TextualBody", "value": annotation["bodyValue"]}]
        if "bodyValue" in annotation
        else _list(annotation.get("body"))
    )
    marks, targets = [], _list(annotation["target"])
    if not targets:
        found.leave_out(item, annotation, "has no target; allowed: a passage or the text")
    for target in targets:
        span, why = _passage(found.text, target)
        if why:
            found.leave_out(item, target, why)
            continue
        for body in bodies or [{}]:
            marks += _read(
                found, item, annotation, body if isinstance(body, dict) else {"id": body}, span
            )
    return marks


def _read(
    found: Gathered, item: str, annotation: dict, body: dict, span: Span | None
) -> list[Mark]:
    words = str(body.get("value") or body.get("id") or body.get("source") or "")
    motive = (
        body.get("purpose")
        or annotation.get("motivation")
        or ("commenting" if words else "highlighting")
    )
    purpose = ", ".join(map(str, _list(motive)))
    note = f"{purpose}: {words or 'without a word'}{_signed(annotation)}"
    if span and purpose == "tagging" and words.strip().lower() in LABELS:
        return [Mark(item, f"{item} {span}", span, words)]
    if span and purpose == "identifying" and words and span not in found.mentions:
        found.mention(span, name=str(body.get("value", "")), note=note)
        return []
    kind = words.strip() if words.strip() in KINDS else REMARK
    told = (
        ""
        if kind == words.strip()
        else f" (The imported annotation states no kind of its own: {REMARK} stands for it.)"
    )
    found.observe(span, kind, note + told)
    return []


def _signed(annotation: dict) -> str:
    names = [
        str(who.get("name") or who.get("id") or "") if isinstance(who, dict) else str(who)
        for who in _list(annotation.get("creator"))
    ]
    return "".join(
        f" [{told}]"
        for told in (
            ", ".join(names),
            str(annotation.get("created", "")),
            str(annotation.get("id", "")),
        )
        if told
    )


def _passage(text: str, target: object) -> tuple[Span | None, str]:
    """The passage of a target, None for the whole text; and why there is none, or blank."""
    if not isinstance(target, dict) or not target.get("selector"):
        return None, ""
    selectors = [
        selector
        for selector in _list(target["selector"])
        if isinstance(selector, dict) and "refinedBy" not in selector
    ]
    by_type = {str(selector.get("type")): selector for selector in selectors}
    words, place = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
    if not words and not place:
        return (
            None,
            f"found {', '.join(by_type) or 'no plain selector'}; allowed: TextQuoteSelector, TextPositionSelector",
        )
    start, end = (
        (place.get(key) if type(place.get(key)) is int else -1 for key in ("start", "end"))
        if place
        else (-1, -1)
    )
    if 0 <= start < end <= len(text) and (not words or text[start:end] == words.get("exact")):
        return (start, end), ""
    spans = _quoted(text, words) if words else []
    told = f"the words are found {len(spans)} times" if words else f"found {start}-{end}"
    return (
        (spans[0], "")
        if len(spans) == 1
        else (None, f"{told}; allowed: a passage in the text (0-{len(text)}), once")
    )


def _quoted(text: str, words: dict) -> list[Span]:
    """Where the quoted words stand; if at several places, where the text before and after is as it
    should be.
    """
    spans = find_words(text, str(words.get("exact", "")))
    before, after = str(words.get("prefix", "")).strip(), str(words.get("suffix", "")).strip()
    near = max(len(before), len(after)) + BLANKS
    fitting = [
        (start, end)
        for start, end in spans
        if text[max(0, start - near) : start].rstrip().endswith(before)
        and text[end : end + near].lstrip().startswith(after)
    ]
    return fitting if len(spans) > 1 else spans


def _list(value: object) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]
