"""Grading a class with nbgrader: a course with the exercise notebooks as its assignments.

A course is a folder: nbgrader_config.py, source/ (with keys: the teacher's), release/ (without: the
students'), then submitted/, autograded/ and feedback/. Questions are frozen: a student gets a
notebook, its questions as JSON, and no dossier. What is marked is the notebook that was handed out,
with a student's answers beside it: nothing else that a student hands in is read as code.
"""

import csv
import io
import os
import re
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat.v4 import new_output

from ..dossier import DossierError, checked_name
from ..files import write_whole
from ..reader import Html
from .assignments import assignment
from .handing_in import OF_SYSTEMS, HandedIn, notice, stage
from .handing_out import exercise_as_json
from .questions import Exercise, ExerciseError
from .sheets import Sheet, open_sheet
from .tasks import summary_to_read, task_to_read

CONFIG = """\
# How nbgrader treats this course. Answers stand in answers/. `make marks` marks them; nbgrader's \
own autograde would run what students changed, and is kept from it.
c = get_config()
c.CourseDirectory.course_id = {course!r}
c.Autograde.pre_convert_hook = "helpers.teaching.grading.refuse_as_handed_in"
c.Execute.timeout = 180
"""
STAGED = ".marking"
"""the folder of a course that is there while it is marked: what was handed out, with the answers"""
KEYS = re.compile(r'HIDDEN TESTS|MARK SCHEME|\bmark\(|"explanation"|"rubric"')
"""what no file of a student has"""
CALL = re.compile(r'^(?P<what>article|ask|summary)\("[\w-]+"(?:, (?P<number>\d+))?\)', re.M)
"""what a cell of a released notebook shows"""
LOADED = re.compile(r'<script[^>]*\bsrc="https?://[^>]*>\s*</script>')
"""what nbgrader's feedback would load from the network: a script for formulas"""


def write_course(exercises: list[Exercise], folder: Path, *, seed: int, notebooks: Path) -> None:
    """Writes the source of a course, one assignment for each exercise.

    seed: what the questions were made with; notebooks: the folder of the exercise notebooks, whose
    words are taken over. What students handed in stays as it is. Raises ExerciseError, and writes
    nothing, when the folder already holds other questions: answers to those would fit no longer.
    """
    books = {path.stem[3:]: path for path in sorted(notebooks.glob("[0-9]*.ipynb"))}
    made = {
        exercise.skill: nbformat.writes(
            assignment(nbformat.read(books[exercise.skill], as_version=4), exercise)
        )
        for exercise in exercises
    }
    _refuse_others(exercises, folder)
    write_whole(folder / "seed", f"{seed}\n".encode())
    _configure(folder)
    for exercise in exercises:
        source = folder / "source" / exercise.skill
        write_whole(source / f"{exercise.skill}.json", exercise_as_json(exercise))
        write_whole(
            source / f"{exercise.skill}.ipynb", made[exercise.skill].encode("utf-8", "replace")
        )


def release(folder: Path) -> Path:
    """Lets nbgrader make the students' form of all assignments, and returns the folder it stands
    in.

    Raises ExerciseError when nbgrader is not installed or fails, with its own last words, or when a
    key is found in what it made.
    """
    if failed := nbgrader(folder, "generate_assignment", "*", "--force"):
        raise ExerciseError(f"nbgrader generate_assignment in {folder}: {' '.join(failed)}")
    for book in (folder / "release").glob("*/*.ipynb"):
        _store_what_can_be_read(book)
    for file in (folder / "release").rglob("*.*"):
        if file.is_file() and (found := KEYS.search(file.read_text("utf-8"))):
            raise ExerciseError(
                f"{file}: found {found.group()!r}, which belongs to a key; allowed: nothing of it"
                " in a student's file"
            )
    return folder / "release"


def _store_what_can_be_read(book: Path) -> None:
    """Puts article and questions below the cells of a notebook that nobody has run yet."""
    sheet = open_sheet(book.stem, book.parent)
    read = nbformat.read(book, as_version=4)
    for cell in read.cells:
        if called := CALL.search(cell.source):
            shown = _to_read(sheet, called["what"], int(called["number"] or 0))
            cell.outputs = [new_output("display_data", shown._repr_mimebundle_())]
    write_whole(book, nbformat.writes(read).encode("utf-8", "replace"))


def _to_read(sheet: Sheet, what: str, number: int) -> Html:
    if what == "article":
        return sheet.article()
    return task_to_read(sheet.question(number)) if number else summary_to_read(sheet)


class Marking(NamedTuple):
    """How marking went: what nbgrader could not do, a line each, and what a teacher should know
    about each hand-in, by student and exercise.
    """

    failed: list[str]
    noticed: dict[tuple[str, str], list[str]]


def mark_course(folder: Path, skill: str = "*") -> Marking:
    """Marks the answers that stand in submitted/<student>/<skill>/, writes feedback, and lists all
    grades, with what was noticed about each, in grades.csv.

    What is run is what was handed out, in a fresh folder; submitted/ stays as it is. What was
    marked before is marked again; what a person gave stays. Raises ExerciseError when there is
    nothing to mark.
    """
    handed_in = find_handed_in(folder)
    chosen = [entry for entry in handed_in if skill in ("*", entry.skill)]
    if not chosen:
        raise ExerciseError(
            f"{folder / 'submitted'}: found nothing to mark; needed: a folder for each student,"
            " with the folder of the exercise as it was handed in, such as"
            " submitted/ann/who-says-so/"
        )
    _configure(folder)
    failed = _autograde(folder, skill, chosen)
    for command in (("generate_feedback", skill, "--force"), ("export",)):
        failed += nbgrader(folder, *command)
    for page in (folder / "feedback").glob(f"*/{skill}/*.html"):
        write_whole(page, LOADED.sub("", page.read_text("utf-8")).encode())
    noticed = _noticed(folder, handed_in)
    _add_to_grades(folder / "grades.csv", noticed)
    return Marking(failed, noticed)


def find_handed_in(folder: Path) -> list[HandedIn]:
    """What stands in submitted/<student>/<exercise>/ of exercises that were handed out, by
    student; what is told by `_noticed` is not among it.
    """
    return [
        HandedIn(path, released)
        for path in sorted((folder / "submitted").glob("*/*"))
        if (released := folder / "release" / path.name).is_dir() and not _misnamed(path)
    ]


def refuse_as_handed_in(assignment: str, student: str, notebooks: list[str]) -> None:
    """For nbgrader, which calls it before it grades what a student handed in, and grades what is
    left in `notebooks`: nothing, unless it was staged by `mark_course`.
    """
    notebooks[:] = [path for path in notebooks if Path(path).parts[-4] == STAGED]


def _autograde(folder: Path, skill: str, handed_in: list[HandedIn]) -> list[str]:
    staged = folder / STAGED
    shutil.rmtree(staged, ignore_errors=True)
    try:
        for entry in handed_in:
            stage(entry, staged / entry.student / entry.skill)
        there = f"--CourseDirectory.submitted_directory={STAGED}"
        return nbgrader(folder, "autograde", skill, "--force", there)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _noticed(folder: Path, handed_in: list[HandedIn]) -> dict[tuple[str, str], list[str]]:
    known = {entry.folder for entry in handed_in}
    others = {
        (path.parent.name, path.name): [
            _misnamed(path) or "no exercise of this name was handed out; nothing is marked"
        ]
        for path in sorted((folder / "submitted").glob("*/*"))
        if path not in known and path.name not in OF_SYSTEMS
    }
    return others | {
        (entry.student, entry.skill): lines for entry in handed_in if (lines := notice(entry))
    }


def _misnamed(path: Path) -> str:
    """Why a hand-in cannot be marked under the name of its student's folder, or ""."""
    try:
        checked_name(path.parent.name, "the name of the student's folder")
    except DossierError as error:
        return f"{error}; rename the folder, then it is marked"
    return ""


def _add_to_grades(file: Path, noticed: dict[tuple[str, str], list[str]]) -> None:
    """Puts what was noticed into a column beside the grades."""
    if not file.exists():
        return
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))
    for row in rows:
        row["noticed"] = "; ".join(noticed.get((row["student_id"], row["assignment"]), []))
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, rows[0] if rows else ["noticed"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_whole(file, table.getvalue().encode("utf-8", "replace"))


def _configure(folder: Path) -> None:
    write_whole(folder / "nbgrader_config.py", CONFIG.format(course=folder.name).encode())


def nbgrader(folder: Path, *command: str) -> list[str]:
    """Runs an nbgrader command in a course's folder, and returns the lines in which it tells what
    failed. Raises ExerciseError when it is not installed.
    """
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(
        [sys.executable, "-P", "-m", "nbgrader", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
    )
    if "No module named nbgrader" in done.stderr:
        raise ExerciseError("nbgrader is not installed; it is the extra `class` of this project")
    errors = [line for line in done.stderr.splitlines() if "| ERROR]" in line]
    return (errors or [done.stderr[-300:]]) if done.returncode else []


def find_seed(folder: Path) -> int:
    """The seed that a course was made with; for a new one, a number that nobody can guess."""
    file = folder / "seed"
    return int(file.read_text()) if file.exists() else secrets.randbelow(10**9)


def _refuse_others(exercises: list[Exercise], folder: Path) -> None:
    for exercise in exercises:
        there = folder / "source" / exercise.skill / f"{exercise.skill}.json"
        if there.exists() and there.read_bytes() != exercise_as_json(exercise):
            raise ExerciseError(
                f"{there}: holds other questions than would be made now (another seed, or the"
                f" dossier was changed), and answers to them would fit no longer; move {folder}"
                " elsewhere to begin anew"
            )
