"""Labelling tools: what Label Studio and doccano export, as marks and links on an article.

Offsets are checked against the text and, where the file states the marked words, against these.
Relations need no name of their own.
"""

import re
from itertools import accumulate
from pathlib import Path

from ..files import read_json, read_json_lines
from ..messages import DossierError, shown
from ..texts import Article
from .finding import Span
from .gathering import Gathered
from .labels import Link, Mark, gather

ADDRESS = re.compile(r"(https?:/|s3:/|gs:/)?/\S+")
"""what stands for the text where Label Studio was told to load it from elsewhere"""

FURTHER = (
    "a prediction, cancelled, or a further annotation of the same text; allowed: one, the first"
)


def read_label_studio(path: Path, article: Article | None) -> Gathered:
    """Label Studio's JSON export: a list of tasks with `data.text` and, in `annotations`, regions
    of type labels and relations.

    Of several tasks, the one on the article given; of several annotations of it, the first that was
    not cancelled. Offsets are UTF-16 units, as browsers count, or code points, as Label Studio
    counts since 2022 (pull request 308 of its frontend): whichever gives more of the words that the
    file states. Misses: regions of HTML, dialogue and other types, which are left out.
    """
    tasks = read_json(path)
    tasks = tasks if isinstance(tasks, list) else [tasks]
    for number, task in enumerate(tasks, start=1):
        if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
            raise DossierError(
                f"{path}, task {number}: found {shown(task)}; allowed: a task with data and annotations, as in Label Studio's export named JSON"
            )
    number, found = _chosen(
        path, [task["data"].get("text") for task in tasks], article, "label-studio"
    )
    task, name = tasks[number], f"task {tasks[number].get('id', number + 1)}"
    made = [
        item
        for key in ("annotations", "completions")
        for item in _dicts(found, task.get(key), f"{name}, {key}")
    ]
    used = next((item for item in made if not item.get("was_cancelled")), None)
    for item in [*made, *_dicts(found, task.get("predictions"), f"{name}, predictions")]:
        if item is not used and item.get("result"):
            found.leave_out(f"{name}, annotation {item.get('id', '?')}", item["result"], FURTHER)
    results = _dicts(found, (used or {}).get("result"), name)
    gather(
        found,
        _regions(found, name, results),
        _links(f"{name}, relation", [item for item in results if item.get("type") == "relation"]),
    )
    return found


def read_doccano(path: Path, article: Article | None) -> Gathered:
    """doccano's JSONL or JSON export: `text`, and `label` or `entities` as [start, end, label] or
    as objects, and `relations`.

    Of several documents, the one on the article given. Offsets are code points. Comments are left
    out and listed.
    """
    documents = read_json_lines(path)
    for line, document in documents:
        if not isinstance(document, dict):
            raise DossierError(
                f"{path}, line {line}: found {shown(document)}; allowed: an object with text and label, or entities, as doccano exports it"
            )
    number, found = _chosen(
        path,
        [document.get("text", document.get("data")) for _, document in documents],
        article,
        "doccano",
    )
    line, document = documents[number]
    marked = [
        (key, place, item)
        for key in ("label", "labels", "entities")
        for place, item in enumerate(_list(document.get(key)), start=1)
    ]
    marks = [
        _doccano_mark(found, f"line {line}, {key} {place}", item) for key, place, item in marked
    ]
    for comment in _list(document.get("Comments", document.get("comments"))):
        found.leave_out(
            f"line {line}, comment",
            comment,
            "a comment on the whole document; allowed: labels and relations",
        )
    gather(
        found,
        [mark for mark in marks if mark],
        _links(
            f"line {line}, relation",
            _dicts(found, document.get("relations"), f"line {line}, relations"),
        ),
    )
    return found


def _links(item: str, relations: list[dict]) -> list[Link]:
    return [
        Link(item, str(relation.get("from_id")), str(relation.get("to_id")))
        for relation in relations
    ]


def _chosen(path: Path, texts: list, article: Article | None, by: str) -> tuple[int, Gathered]:
    """Which of the texts in a file is the article, and an empty gathering on it."""
    if (
        article
        and len(texts) == 1
        and (not isinstance(texts[0], str) or ADDRESS.fullmatch(texts[0]))
    ):
        return 0, Gathered(article, by)
    if article and article.text in texts:
        return texts.index(article.text), Gathered(article, by)
    if article:
        raise DossierError(
            f"{path}: none of its {len(texts)} texts is the article given; allowed: the text that was labelled, to the character"
        )
    if len(texts) != 1:
        raise DossierError(
            f"{path}: found {len(texts)} texts; allowed: one, or text= to say which is the article"
        )
    if not isinstance(texts[0], str) or not texts[0].strip() or ADDRESS.fullmatch(texts[0]):
        raise DossierError(
            f"{path}: found {shown(texts[0])} for its text; allowed: the article's text in the file, or given as text="
        )
    return 0, Gathered(Article(texts[0], source=str(path)), by)


def _regions(found: Gathered, name: str, results: list[dict]) -> list[Mark]:
    """The labelled regions that lie in the text and hold the words that the file states; the other
    results are left out.
    """
    places = _counted(found.text, results)
    marks = []
    for number, item in enumerate(results, start=1):
        key, value = (
            str(item.get("id", f"#{number}")),
            item.get("value") if isinstance(item.get("value"), dict) else {},
        )
        if item.get("type") == "relation":
            continue
        span, labels = _span(places, value), _list(value.get("labels"))
        if item.get("type") != "labels" or not labels:
            found.leave_out(
                f"{name}, result {key}",
                item,
                f"found type {shown(item.get('type'))} and labels {shown(labels)}; allowed: type labels with a label, or relation",
            )
        elif span is None or not _holds(found.text, span, value):
            found.leave_out(
                f"{name}, result {key}",
                value,
                f"allowed: a start and an end in the text (0-{len(found.text)}) that hold the stated words",
            )
        else:
            marks += [Mark(f"{name}, result {key}", key, span, str(label)) for label in labels]
    return marks


def _counted(text: str, results: list[dict]) -> dict[int, int]:
    """The code point at each offset: by UTF-16 units, unless plain code points give more of the
    stated words.
    """
    units = {
        unit: point
        for point, unit in enumerate(
            accumulate((1 + (char > "\uffff") for char in text), initial=0)
        )
    }
    points = {point: point for point in range(len(text) + 1)}
    values = [
        item["value"]
        for item in results
        if isinstance(item.get("value"), dict) and "text" in item["value"]
    ]
    right = [
        sum(
            (span := _span(places, value)) is not None and _holds(text, span, value)
            for value in values
        )
        for places in (units, points)
    ]
    return points if right[1] > right[0] else units


def _holds(text: str, span: Span, value: dict) -> bool:
    """Whether the span holds the stated words, if any are stated; older versions write a line break
    as \\\\n.
    """
    stated = value.get("text", text[slice(*span)])
    return isinstance(stated, str) and text[slice(*span)] in (stated, stated.replace("\\n", "\n"))


def _doccano_mark(found: Gathered, item: str, value: object) -> Mark | None:
    if isinstance(value, dict):
        key, given, label = (
            str(value.get("id", item)),
            {"start": value.get("start_offset"), "end": value.get("end_offset")},
            value.get("label"),
        )
    else:
        start, end, label = (
            value if isinstance(value, list) and len(value) == 3 else (None, None, None)
        )
        key, given = item, {"start": start, "end": end}
    span = _span(
        {
            point: point
            for point in (given["start"], given["end"])
            if type(point) is int and 0 <= point <= len(found.text)
        },
        given,
    )
    if span is None or not isinstance(label, str):
        found.leave_out(
            item,
            value,
            f"allowed: a start and an end in the text (0-{len(found.text)}) and a label",
        )
        return None
    return Mark(item, key, span, label)


def _span(places: dict[int, int], value: dict) -> Span | None:
    start, end = (
        places.get(value.get(key)) if type(value.get(key)) is int else None
        for key in ("start", "end")
    )
    return (start, end) if start is not None and end is not None and start < end else None


def _dicts(found: Gathered, value: object, item: str) -> list[dict]:
    for odd in _list(value):
        if not isinstance(odd, dict):
            found.leave_out(item, odd, "allowed: an object")
    return [one for one in _list(value) if isinstance(one, dict)]


def _list(value: object) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]
