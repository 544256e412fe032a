"""Grades: a row for each student and exercise that ought to be there, whatever was handed in."""

import csv
import io
from collections.abc import Iterable, Mapping

from ..formats.csv import protected
from .collecting import Collected
from .kinds import BY_A_PERSON
from .marking import Marked
from .naming import folded
from .questions import Exercise

FIELDS = (
    "student",
    "exercise",
    "handed_in",
    "auto",
    "by_hand",
    "pending",
    "of",
    "changed_after_grading",
    "problem",
)
"""auto: points by the rules; by_hand: points that a person gave; pending: points that a person has
yet to give, at most; of: all points of the exercise. Blank where nothing could be marked.
"""
NOT_HANDED_IN = dict.fromkeys(("auto", "by_hand", "pending", "changed_after_grading"), "")


def grade_rows(
    collected: Collected,
    marked: Iterable[Marked],
    exercises: Mapping[str, Exercise],
    roll: list[str],
    twins: Mapping[tuple[str, str], str],
) -> list[dict[str, str]]:
    """The rows of grades.csv: each student with each exercise, by name; below, what is nobody's."""
    done = {one.key: one for one in marked}
    strays = collected.strays
    written = [*roll, *(one.student for one in done.values()), *(each.student for each in strays)]
    names = {folded(name): name for name in reversed([name for name in written if name])}
    rows = []
    for student in sorted(names):
        for skill, exercise in exercises.items():
            key = student, skill
            told = [each.why for each in strays if (folded(each.student), each.skill) == key]
            told += [twins[key]] if key in twins else []
            rows.append(_row(names[student], exercise, done.get(key), told))
    rest = [each for each in strays if not (each.student and each.skill)]
    return rows + [_stray_row(each.student, each.skill, each.why) for each in rest]


def _row(student: str, exercise: Exercise, one: Marked | None, told: list[str]) -> dict[str, str]:
    row = {"student": student, "exercise": exercise.skill, "of": _told(_of(exercise))}
    problems = [*(one.hand_in.problems if one else ()), *told]
    handed_in = {"handed_in": "yes" if one or told else "no", "problem": "; ".join(problems)}
    return NOT_HANDED_IN | row | handed_in | (_points(one) if one and one.verdicts else {})


def _points(one: Marked) -> dict[str, str]:
    """What a hand-in has by rule, by hand, and not yet."""
    sums = {"auto": 0.0, "by_hand": 0.0, "pending": 0.0}
    for question in one.exercise.questions:
        points, reading = one.points(question), one.readings.get(question.id)
        if points is None:
            sums["pending"] += question.points
        elif reading and reading.points is not None:
            sums["by_hand"] += points
        else:
            sums["auto"] += points
    changed = any(reading.changed for reading in one.readings.values())
    told = {name: _told(points) for name, points in sums.items()}
    return told | {"changed_after_grading": "yes" if changed else "no"}


def _stray_row(student: str, skill: str, why: str) -> dict[str, str]:
    blank = dict.fromkeys(FIELDS, "")
    return blank | {"student": student, "exercise": skill, "problem": why}


def _of(exercise: Exercise) -> float:
    return sum(question.points for question in exercise.questions)


def _told(points: float) -> str:
    return f"{round(points, 2):g}"


def as_table(rows: Iterable[Mapping[str, str]]) -> bytes:
    """The rows as CSV that a spreadsheet opens: with a byte order mark, and no cell a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, FIELDS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: protected(cell) for name, cell in row.items()} for row in rows)
    return buffer.getvalue().encode("utf-8-sig", "backslashreplace")


def unread(marked: Iterable[Marked]) -> int:
    """How many free answers wait for a person."""
    return sum(
        question.kind in BY_A_PERSON and one.points(question) is None
        for one in marked
        if one.verdicts
        for question in one.exercise.questions
    )
