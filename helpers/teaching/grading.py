"""Grading: a course's folder, with the exercise notebooks as nbgrader's assignments.

A course is a folder: keys/ (the questions with their keys: the teacher's), nbgrader_config.py,
source/ and release/ (the students'), then submitted/, and what `marking` writes. Questions are
frozen: a student gets a notebook, its questions as JSON, and no dossier.
"""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_output

from ..files import write_whole
from ..reader import Html
from .assignments import assignment, called
from .handing_out import exercise_as_json, keyed_as_json, read_exercise, read_keyed
from .questions import Exercise, ExerciseError
from .sheets import Sheet, open_sheet
from .skills import SKILLS
from .tasks import summary_to_read, task_to_read

CONFIG = """\
# How nbgrader treats this course. Answers stand in answers/. `make marks` marks them; nbgrader's \
own autograde would run what students changed, and is kept from it.
c = get_config()
c.CourseDirectory.course_id = {course!r}
c.Autograde.pre_convert_hook = "helpers.teaching.grading.refuse_as_handed_in"
c.Execute.timeout = 180
"""


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
    keep_keys(exercises, folder, seed=seed)
    _configure(folder)
    for exercise in exercises:
        source = folder / "source" / exercise.skill
        write_whole(source / f"{exercise.skill}.json", exercise_as_json(exercise))
        write_whole(
            source / f"{exercise.skill}.ipynb", made[exercise.skill].encode("utf-8", "replace")
        )


def keep_keys(exercises: list[Exercise], folder: Path, *, seed: int) -> None:
    """Keeps what marks the answers to some exercises, however they are handed out, in a course's
    folder: keys/<exercise>.json, and the seed. Raises ExerciseError as `write_course` does.
    """
    _refuse_others(exercises, folder)
    write_whole(folder / "seed", f"{seed}\n".encode())
    for exercise in exercises:
        write_whole(folder / "keys" / f"{exercise.skill}.json", keyed_as_json(exercise))


def ensure_released(exercises: list[Exercise], folder: Path, *, notebooks: Path) -> None:
    """Makes nbgrader's side of a course whose questions were handed out without it, as pages."""
    if not all((folder / "release" / exercise.skill).is_dir() for exercise in exercises):
        write_course(exercises, folder, seed=find_seed(folder), notebooks=notebooks)
        release(folder)


def read_keys(folder: Path) -> dict[str, Exercise]:
    """The exercises of a course with their keys, by skill, in the order of the notebooks. Raises
    ExerciseError when there is none or one cannot be read.
    """
    files = sorted((folder / "keys").glob("*.json"))
    if not files:
        raise ExerciseError(
            f"{folder / 'keys'}: found no keys; nothing was handed out yet, or by an older version"
            " of this program: `make class` writes them"
        )
    order = list(SKILLS)
    files.sort(key=lambda file: order.index(file.stem) if file.stem in order else len(order))
    return {exercise.skill: exercise for exercise in map(read_keyed, files)}


def release(folder: Path) -> Path:
    """Lets nbgrader make the students' form of all assignments, and returns the folder it stands
    in.

    Raises ExerciseError when nbgrader is not installed or fails, with its own last words.
    """
    if failed := nbgrader(folder, "generate_assignment", "*", "--force"):
        raise ExerciseError(f"nbgrader generate_assignment in {folder}: {' '.join(failed)}")
    for book in (folder / "release").glob("*/*.ipynb"):
        _store_what_can_be_read(book)
    return folder / "release"


def _store_what_can_be_read(book: Path) -> None:
    """Puts article and questions below the cells of a notebook that nobody has run yet."""
    sheet = open_sheet(book.stem, book.parent)
    read = nbformat.read(book, as_version=4)
    for cell in read.cells:
        what, number = called(cell.source)
        if what:
            shown = _to_read(sheet, what, number)
            cell.outputs = [new_output("display_data", shown._repr_mimebundle_())]
    write_whole(book, nbformat.writes(read).encode("utf-8", "replace"))


def _to_read(sheet: Sheet, what: str, number: int) -> Html:
    if what == "article":
        return sheet.article()
    return task_to_read(sheet.question(number)) if number else summary_to_read(sheet)


def refuse_as_handed_in(assignment: str, student: str, notebooks: list[str]) -> None:
    """For nbgrader, which calls it before it grades what a student handed in, and grades what is
    left in `notebooks`: nothing, for it would run what students wrote. `marking` marks.
    """
    notebooks.clear()


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
        file = f"{exercise.skill}.json"
        for there in (folder / "keys" / file, folder / "source" / exercise.skill / file):
            if there.exists() and read_exercise(there).mark != exercise.mark:
                raise ExerciseError(
                    f"{there}: holds other questions than would be made now (another seed, or the"
                    f" dossier was changed), and answers to them would fit no longer; move {folder}"
                    " elsewhere to begin anew"
                )
