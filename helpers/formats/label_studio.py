"""Label Studio: a labelled text, in its JSON export."""

from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..files import read_json
from ..messages import DossierError, shown
from ..spans import Span
from ..texts import Article
from .gathering import Gathered, items_of
from .labelling import choose, links, span_at
from .labels import Mark, gather

FURTHER = (
    "a prediction, cancelled, or a further annotation of the same text; allowed: one, the first"
)

Node = dict[str, Any]
"""an object of the file"""


def read(path: Path, article: Article | None) -> Gathered:
    """Label Studio's JSON export: a list of tasks with `data.text` and, in `annotations`, regions
    of type labels and relations.

    Of several tasks, the one on the article given; of several annotations of it, the first that was
    not cancelled. Offsets are UTF-16 units, as browsers count, or code points, as Label Studio
    counts since 2022 (pull request 308 of its frontend): whichever gives more of the words that the
    file states. Misses: regions of HTML, dialogue and other types, which are left out.
    """
    tasks = _tasks(path)
    texts = [task["data"].get("text") for task in tasks]
    number, found = choose(path, texts, article, "label-studio")
    name = f"task {tasks[number].get('id', number + 1)}"
    results = _results(found, name, tasks[number])
    relations = [result for result in results if result.get("type") == "relation"]
    gather(found, _marks(found, name, results), links(f"{name}, relation", relations))
    return found


def _tasks(path: Path) -> list[Node]:
    tasks = items_of(read_json(path))
    for number, task in enumerate(tasks, start=1):
        if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
            raise DossierError(
                f"{path}, task {number}: found {shown(task)}; allowed: a task with data and "
                f"annotations, as in Label Studio's export named JSON"
            )
    return tasks


def _results(found: Gathered, name: str, task: Node) -> list[Node]:
    """The results of the annotation that is used; the others are left out."""
    annotations = [
        annotation
        for key in ("annotations", "completions")
        for annotation in found.objects(task.get(key), f"{name}, {key}")
    ]
    used = next((made for made in annotations if not made.get("was_cancelled")), None)
    predictions = found.objects(task.get("predictions"), f"{name}, predictions")
    for made in [*annotations, *predictions]:
        if made is not used and made.get("result"):
            found.leave_out(f"{name}, annotation {made.get('id', '?')}", made["result"], FURTHER)
    return found.objects((used or {}).get("result"), name)


def _marks(found: Gathered, name: str, results: list[Node]) -> list[Mark]:
    """The labelled regions that lie in the text and hold the words that the file states; the other
    results are left out.
    """
    places = _places(found.text, results)
    marks = []
    for number, result in enumerate(results, start=1):
        if result.get("type") != "relation":
            key = str(result.get("id", f"#{number}"))
            marks += _region(found, places, f"{name}, result {key}", key, result)
    return marks


def _region(
    found: Gathered, places: Mapping[int, int], item: str, key: str, result: Node
) -> list[Mark]:
    value = _value(result)
    span = span_at(places, value.get("start"), value.get("end"))
    kind, labels = result.get("type"), items_of(value.get("labels"))
    if kind != "labels" or not labels:
        found.leave_out(
            item,
            result,
            f"found type {shown(kind)} and labels {shown(labels)}; allowed: type labels with a "
            f"label, or relation",
        )
    elif span is None or not _holds(found.text, span, value):
        found.leave_out(
            item,
            value,
            f"allowed: a start and an end in the text (0-{len(found.text)}) that hold the stated "
            f"words",
        )
    else:
        return [Mark(item, key, span, str(label)) for label in labels]
    return []


def _value(result: Node) -> Node:
    value = result.get("value")
    return value if isinstance(value, dict) else {}


def _places(text: str, results: list[Node]) -> dict[int, int]:
    """The code point at each offset: by UTF-16 units, unless plain code points give more of the
    stated words.
    """
    lengths = accumulate((1 + (char > "\uffff") for char in text), initial=0)
    units = {unit: point for point, unit in enumerate(lengths)}
    points = {point: point for point in range(len(text) + 1)}
    values = [value for value in map(_value, results) if "text" in value]
    by_units, by_points = (_right(text, places, values) for places in (units, points))
    return points if by_points > by_units else units


def _right(text: str, places: Mapping[int, int], values: list[Node]) -> int:
    """How many regions hold the words that the file states."""
    spans = [span_at(places, value.get("start"), value.get("end")) for value in values]
    return sum(span is not None and _holds(text, span, value) for span, value in zip(spans, values))


def _holds(text: str, span: Span, value: Node) -> bool:
    """Whether the span holds the stated words, if any are stated; older versions write a line break
    as \\\\n.
    """
    stated = value.get("text", text[slice(*span)])
    return isinstance(stated, str) and text[slice(*span)] in (stated, stated.replace("\\n", "\n"))
