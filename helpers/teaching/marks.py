"""Marks: all that `make marks` does with what a class handed in."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from ..display import many
from ..files import write_whole
from ..pages.notebooks import NOTEBOOKS
from .boards import board_page, reading_page
from .collecting import Collected, collect
from .feeding_back import feedback_page
from .gradebook import record
from .grades import as_table, grade_rows, unread
from .grading import ensure_released, read_keys
from .marking import Marked, mark_all
from .naming import as_id
from .questions import Exercise, ExerciseError
from .roll import read_roll
from .twins import find_twins

MOST = 20
"""problems that are told one by one; the others stand in grades.csv"""


class Marks(NamedTuple):
    """How marking went."""

    rows: list[dict[str, str]]
    """of grades.csv"""
    marked: list[Marked]

    def told(self) -> list[str]:
        """What a teacher should know at once, a line each."""
        due = [row for row in self.rows if row["handed_in"]]
        counted = Counter(row["handed_in"] for row in due)
        problems = [row for row in self.rows if row["problem"]]
        students = len({row["student"] for row in due})
        lines = [
            f"{row['student'] or 'nobody'}, {row['exercise'] or 'no exercise'}: {row['problem']}"
            for row in problems[:MOST]
        ]
        if len(problems) > MOST:
            lines.append(f"and {len(problems) - MOST} more problems, in grades.csv")
        changed = sum(row["changed_after_grading"] == "yes" for row in due)
        return [
            *lines,
            f"{many(students, 'student')}: {counted['yes']} of {len(due)} exercises"
            f" handed in, {len(problems)} with something to look at. {unread(self.marked)} free"
            f" answers wait for a person; {changed} hand-ins were changed after grading.",
        ]


def mark_course(course: Path, skill: str = "") -> Marks:
    """Marks what lies in a course's submitted/, in whatever folders, and writes: gradebook.db and
    autograded/ for nbgrader, grades.csv, feedback/<student>/<exercise>/, free-answers.html with the
    answers that a person reads, and board.html to talk about.

    skill: the one exercise that pages are written of, else all; grades.csv has them all. What was
    marked before is marked anew; what a person gave stays. Raises ExerciseError when there is no
    such exercise, or nothing to mark.
    """
    exercises, roll = read_keys(course), read_roll(course)
    chosen = _chosen(exercises, skill)
    collected = collect(course, exercises, roll)
    if not collected.hand_ins and not collected.strays:
        raise ExerciseError(
            f"{course / 'submitted'}: found nothing to mark; needed: what students handed in, in"
            " any folders: the folders of their notebooks, or the .json files that pages gave them"
        )
    marked = _marked(course, collected, exercises)
    twins = find_twins(marked)
    rows = grade_rows(collected, marked, exercises, roll, twins)
    write_whole(course / "grades.csv", as_table(rows))
    _write_pages(course, [one for one in marked if one.skill in chosen], chosen, twins)
    return Marks(rows, marked)


def _marked(course: Path, collected: Collected, exercises: dict[str, Exercise]) -> list[Marked]:
    """What was handed in, judged, with what a person gave."""
    ensure_released(list(exercises.values()), course, notebooks=NOTEBOOKS / "exercises")
    judged = mark_all(collected, exercises)
    readings = record(course, judged)
    return [one._replace(readings=readings.get(one.key, {})) for one in judged]


def _chosen(exercises: dict[str, Exercise], skill: str) -> dict[str, Exercise]:
    if not skill:
        return exercises
    if skill not in exercises:
        raise ExerciseError(
            f"EXERCISE={skill}: was not handed out; allowed: {', '.join(exercises)}, or leave"
            " EXERCISE out for all of them"
        )
    return {skill: exercises[skill]}


def _write_pages(
    course: Path,
    marked: list[Marked],
    chosen: dict[str, Exercise],
    twins: dict[tuple[str, str], str],
) -> None:
    for one in marked:
        folder = course / "feedback" / as_id(one.student) / one.skill
        write_whole(folder / f"{one.skill}.html", _bytes(feedback_page(one)))
    for name, page in (("board", board_page), ("free-answers", reading_page)):
        write_whole(course / f"{name}.html", _bytes(page(chosen.values(), marked, twins)))


def _bytes(page: str) -> bytes:
    return re.sub(r"\n\s*\n+", "\n", page).encode("utf-8", "replace")
