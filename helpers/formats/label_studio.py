"""Label Studio: a labelled text, in its JSON export."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..files import read_json
from ..messages import DossierError, shown
from ..texts import Article
from .gathering import Gathered, items_of
from .labelling import choose, holds, links, places_of, span_at
from .labels import Mark, gather

FURTHER = (
    "a prediction, cancelled, or a further annotation of the same text; allowed: one, the first"
)

Node = dict[str, Any]
"""an object of the file"""


def read(path: Path, article: Article | None) -> Gathered:
    """Label Studio's JSON export: a list of tasks with `data.text` and, in `annotations`, regions
    of type labels and relations; or its JSON-MIN, which has no relations.

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


def is_task(value: object) -> bool:
    """Whether a value in a JSON file is a labelled text of Label Studio, in JSON or in JSON-MIN."""
    return isinstance(value, dict) and (isinstance(value.get("data"), dict) or _is_short(value))


def _is_short(task: Node) -> bool:
    """Whether it is a task as JSON-MIN has it: its data, and under the name of each control, its
    regions.
    """
    return "data" not in task and any(map(_regions, task.values()))


def _regions(value: object) -> list[Node]:
    """The labelled regions in a field of a short task; none of another field."""
    regions = value if isinstance(value, list) else []
    return [region for region in regions if isinstance(region, dict) and "labels" in region]


def _whole(task: Node) -> Node:
    """A short task with its regions where a whole one has them."""
    fields = {name: _regions(value) for name, value in task.items() if _regions(value)}
    results = [
        {"id": f"{name} {number}", "type": "labels", "value": region}
        for name, regions in fields.items()
        for number, region in enumerate(regions, start=1)
    ]
    made = {"id": task.get("annotation_id"), "result": results}
    return {"id": task.get("id"), "data": task, "annotations": [made]}


def _tasks(path: Path) -> list[Node]:
    tasks = items_of(read_json(path))
    if any(isinstance(task, dict) and _is_short(task) for task in tasks):
        tasks = [_whole(task) if isinstance(task, dict) else task for task in tasks]
    for number, task in enumerate(tasks, start=1):
        if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
            raise DossierError(
                f"{path}, task {number}: found {shown(task)}; allowed: a task with data and "
                f"annotations, as in Label Studio's exports named JSON and JSON-MIN"
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
    places = places_of(
        found,
        name,
        [
            (value.get("start"), value.get("end"), value.get("text"))
            for value in (_value(result) for result in results if result.get("type") != "relation")
        ],
    )
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
    elif span is None or not holds(found.text, span, value.get("text", found.text[slice(*span)])):
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
