"""Gradebook: what was marked, for nbgrader's formgrader, where a person reads the rest; and what
that person gave.

The notebook that the formgrader shows is the one that was handed out, with answers and verdicts
below the tasks: none is run.
"""

import copy
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_output

from ..files import write_whole
from ..reader import Html
from . import answers, showing
from .assignments import called, read_id
from .kinds import BY_A_PERSON
from .marking import Marked, Reading
from .naming import as_id, folded
from .questions import ExerciseError, Question

Readings = dict[tuple[str, str], dict[str, Reading]]


def record(course: Path, marked: Iterable[Marked]) -> Readings:
    """Puts what was marked into a course's gradebook, and returns what a person gave, by hand-in
    and task. Points that a person gave stay; where the answer is another since, nbgrader asks for
    them anew. Raises ExerciseError when nbgrader is not installed.
    """
    readable = [one for one in marked if one.verdicts]
    books = {
        skill: nbformat.read(course / "release" / skill / f"{skill}.ipynb", as_version=4)
        for skill in {one.skill for one in readable}
    }
    readings: Readings = {}
    with _open(course) as book:
        ids = {folded(student.id): student.id for student in book.students}
        for one in readable:
            id_ = ids.setdefault(folded(one.student), as_id(one.student))
            book.update_or_create_student(id_)
            readings[one.key] = _recorded(course, book, id_, one)
            _show(course, books[one.skill], id_, one)
    return readings


def _open(course: Path) -> Any:
    try:
        from nbgrader.api import Gradebook
    except ImportError:
        raise ExerciseError(
            "nbgrader is not installed; it is the extra `class` of this project"
        ) from None
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return Gradebook(f"sqlite:///{course.resolve() / 'gradebook.db'}", course.name)


def _recorded(course: Path, book: Any, id_: str, one: Marked) -> dict[str, Reading]:
    with book.db.no_autoflush:
        (notebook,) = book.update_or_create_submission(one.skill, id_).notebooks
    file = course / "marked" / id_ / f"{one.skill}.json"
    readings = _filled(notebook, one, _before(file))
    book.db.commit()
    if one.hand_in.given:
        write_whole(file, answers.written(one.hand_in.given, one.exercise))
    return readings


def _filled(notebook: Any, one: Marked, before: Mapping[str, object]) -> dict[str, Reading]:
    """What a person gave, once the points by rule were put into nbgrader's rows. before: the
    answers that were marked last.
    """
    grades = {grade.name: grade for grade in notebook.grades}
    comments = {comment.name: comment.manual_comment or "" for comment in notebook.comments}
    readings = {}
    for question in one.exercise.questions:
        answer = one.entry(question)["answer"]
        cell = read_id(question) if question.kind in BY_A_PERSON else question.id
        _grade(grades[cell], one, question, bool(before) and before.get(question.id) != answer)
        readings[question.id] = _reading(grades[cell], comments.get(cell, ""))
        if cell != question.id:
            grades[question.id].auto_score, grades[question.id].needs_manual_grade = 0, False
    return readings


def _grade(grade: Any, one: Marked, question: Question, changed: bool) -> None:
    waits = question.kind in BY_A_PERSON and one.is_answered(question)
    verdict = one.verdicts[one.exercise.questions.index(question)]
    grade.auto_score = None if waits else verdict.points
    if grade.manual_score is None:
        grade.needs_manual_grade = waits
    else:
        grade.needs_manual_grade = bool(grade.needs_manual_grade or changed)


def _before(file: Path) -> Mapping[str, object]:
    """The answers that were marked last, by task."""
    try:
        kept = answers.read(file.read_bytes()).kept
    except (OSError, ValueError):
        return {}
    return {id_: entry["answer"] for id_, entry in kept.items()}


def _reading(grade: Any, comment: str) -> Reading:
    if grade.manual_score is None:
        return Reading(comment=comment)
    points = grade.manual_score + (grade.extra_credit or 0)
    return Reading(points, comment, grade.needs_manual_grade)


def _show(course: Path, released: nbformat.NotebookNode, id_: str, one: Marked) -> None:
    """Writes the notebook that the formgrader shows."""
    read = copy.deepcopy(released)
    for cell in read.cells:
        what, number = called(cell.source)
        if number:
            shown = _shown(one, one.exercise.questions[number - 1], number)
            cell.outputs = [new_output("display_data", shown._repr_mimebundle_())]
        elif what == "summary":
            cell.outputs = []
    file = course / "autograded" / id_ / one.skill / f"{one.skill}.ipynb"
    write_whole(file, nbformat.writes(read).encode("utf-8", "replace"))


def _shown(one: Marked, question: Question, number: int) -> Html:
    verdict, answer = one.verdicts[number - 1], one.entry(question)["answer"]
    html = showing.feedback(question, question.own_key, answer, verdict)
    return Html(html, "\n".join(verdict.told))
