"""Assignments: an exercise notebook as nbgrader's source. It holds no key, nor a word of the
article: what is marked is compared with the keys that the teacher keeps apart.
"""

import re

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from .kinds import BY_A_PERSON
from .questions import Exercise, Question
from .showing import number_of

TASKS = "## The tasks"
"""how the words begin that tell how tasks are answered"""
CHECKED = re.compile(r"Press \*\*Check\*\*.*?(?:\.|$)(?= |\n|$)")
"""what they say of an answer that is judged at once"""
KEPT = "Press **Keep this answer**; until you hand in, you can change it."
HAND_IN = """\
## Hand in

Put your name in, look over your answers, and save. Then hand in this **whole folder**, with the \
folder `answers` in it: your answers stand there, not in the notebook."""
READ_BY_A_PERSON = """\
### Task {number} is read by your teacher

Up to {points} points. Answer it above; nothing is to be written here."""
CALL = re.compile(r'^(article|ask|summary)\("[\w-]+"(?:, (\d+))?\)', re.M)
FOLDED = {"source_hidden": True}
"""what JupyterLab folds code by: students need to see what it shows alone"""
PRACTICE = "practice"
"""the tag of cells that only the practice form of a notebook has"""


def assignment(practice: NotebookNode, exercise: Exercise) -> NotebookNode:
    """The exercise notebook as nbgrader's source: each task a locked cell with its points; those
    that a person marks have a task cell as well.

    Each cell imports what it needs, so that any of them runs alone, in any order.
    """
    cells = [new_markdown_cell(cell.source) for cell in practice.cells[:1]]
    for cell in practice.cells[1:]:
        cells += _as_assigned(cell, exercise)
    for at, cell in enumerate(cells):
        cell.id = f"cell-{at:02d}"
    return new_notebook(cells=cells, metadata={"kernelspec": practice.metadata["kernelspec"]})


def called(source: str) -> tuple[str, int]:
    """What a cell of an assignment shows (article, ask, summary, or nothing), and for `ask` the
    number of the task.
    """
    found = CALL.search(source)
    return (found[1], int(found[2] or 0)) if found else ("", 0)


def _as_assigned(cell: NotebookNode, exercise: Exercise) -> list[NotebookNode]:
    """What stands in an assignment for a cell of the practice form."""
    source = cell.source
    if number := re.search(r"^sheet\.ask\((\d+)\)$", source, re.M):
        return [_graded(exercise, int(number[1]))]
    if "exercises.practise(" in source:
        return [_calling("article", exercise)]
    if "sheet.summary()" in source:
        return [
            *_read_by_a_person(exercise),
            new_markdown_cell(HAND_IN),
            _calling("summary", exercise),
        ]
    if source.startswith(TASKS):
        return [new_markdown_cell(as_handed_out(source))]
    dropped = source.startswith("## Hand in") or PRACTICE in cell.metadata.get("tags", [])
    return [new_markdown_cell(source)] if cell.cell_type == "markdown" and not dropped else []


def as_handed_out(words: str) -> str:
    """What a notebook says of its tasks, where answers are kept to be marked later."""
    return CHECKED.sub(KEPT, words, count=1)


def _calling(what: str, exercise: Exercise) -> NotebookNode:
    source = f'from helpers.exercises import {what}\n\n{what}("{exercise.skill}")'
    return new_code_cell(source, metadata={"jupyter": FOLDED})


def _graded(exercise: Exercise, number: int) -> NotebookNode:
    question = exercise.questions[number - 1]
    points = 0 if question.kind in BY_A_PERSON else question.points
    source = f'from helpers.exercises import ask\n\nask("{exercise.skill}", {number})'
    role = _role(question.id, points, "code", grade=True)
    return new_code_cell(source, metadata={"jupyter": FOLDED, "nbgrader": role})


def _read_by_a_person(exercise: Exercise) -> list[NotebookNode]:
    """A task cell for each question that a person marks, all behind the last of the other cells,
    where nbgrader can put back what was deleted.
    """
    return [_task(question) for question in exercise.questions if question.kind in BY_A_PERSON]


def _task(question: Question) -> NotebookNode:
    source = READ_BY_A_PERSON.format(number=number_of(question), points=f"{question.points:g}")
    role = _role(read_id(question), question.points, "markdown", task=True)
    return new_markdown_cell(source, metadata={"nbgrader": role})


def read_id(question: Question) -> str:
    """What nbgrader calls the cell whose points a person gives."""
    return f"{question.id}-read"


def _role(
    grade_id: str, points: float, cell_type: str, *, grade: bool = False, task: bool = False
) -> dict:
    return {
        "grade": grade,
        "grade_id": grade_id,
        "locked": True,
        "points": points,
        "schema_version": 3,
        "solution": False,
        "task": task,
        "cell_type": cell_type,
    }
