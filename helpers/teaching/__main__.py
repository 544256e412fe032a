"""`python -m helpers.teaching release`: the exercises on the dossier that DOSSIER names as a course
for nbgrader, in class/<dossier>/. `python -m helpers.teaching mark`: marks what was handed in to
class/<dossier>/submitted/. `python -m helpers.teaching handout`: the same questions as pages for
browsers alone, in handout/<dossier>/. SEED: which questions; EXERCISE: of which
skill to write pages.
"""

import os
import sys
from pathlib import Path

from ..dossier import Dossier, DossierError, load
from ..pages.notebooks import NOTEBOOKS
from . import grading, handouts, marks
from .making import make_exercise
from .questions import Exercise, ExerciseError
from .sets import read_reviewed
from .skills import SKILLS

ROOT = NOTEBOOKS.parent


def main(command: str, folder: Path = ROOT / "class") -> None:
    """Does what the command says, and tells what to do next. An error is one line and exit code
    1.
    """
    try:
        dossier = load()
        done = {"release": release, "mark": mark, "handout": hand_out}[command]
        _say(done(dossier, folder / dossier.name))
    except (DossierError, OSError, ValueError) as error:
        sys.exit(f"Not done. {error}")


def _say(words: str) -> None:
    """Prints words, with a ? for letters of a student's name that the console has not."""
    letters = sys.stdout.encoding or "utf-8"
    print(words.encode(letters, "replace").decode(letters))


def release(dossier: Dossier, course: Path) -> str:
    """Writes source/ and release/; skills for which the article has too little are told and left
    out.
    """
    made, seed, left_out = _make(dossier, course)
    grading.write_course(made, course, seed=seed, notebooks=NOTEBOOKS / "exercises")
    grading.release(course)
    return (
        f"{left_out}{len(made)} exercises on {dossier.title}. Hand out the folders in"
        f" {_short(course / 'release')}; {_short(course / 'keys')} has the keys, keep it."
    )


def hand_out(dossier: Dossier, course: Path) -> str:
    """Writes the pages, with the questions that the course has or will have: its keys are kept,
    and mark what students hand in.
    """
    made, seed, left_out = _make(dossier, course)
    grading.keep_keys(made, course, seed=seed)
    index = handouts.write_handout(
        made,
        course.parent.parent / "handout" / dossier.name,
        books=NOTEBOOKS / "exercises",
        submitted=f"{_short(course / 'submitted')}/",
    )
    return (
        f"{left_out}{len(made)} exercises on {dossier.title} as pages. Begin with"
        f" {_short(index)}: it says which folder is for whom."
    )


def _make(dossier: Dossier, course: Path) -> tuple[list[Exercise], int, str]:
    """The exercises of a course, the seed that they are made with, and what to tell of those for
    which the article has too little.
    """
    given = _given_seed()
    seed = grading.find_seed(course) if given is None else given
    made, left_out = [], []
    for skill in SKILLS:
        try:
            made.append(make_exercise(dossier, skill, seed=seed))
        except ExerciseError as error:
            left_out.append(f"Left out: {error}\n")
    if not made:
        raise ExerciseError(f"no exercise can be made. {' '.join(left_out)}")
    if given is not None and read_reviewed(dossier).kept:
        left_out.append("SEED plays no part where questions were kept in a review.\n")
    return made, seed, "".join(left_out)


def mark(dossier: Dossier, course: Path) -> str:
    """Marks what was handed in, and writes feedback, grades.csv, and pages for the class."""
    done = marks.mark_course(course, os.environ.get("EXERCISE", ""))
    return "\n".join(
        (
            *done.told(),
            f"Grades: {_short(course / 'grades.csv')}. Feedback: {_short(course / 'feedback')}.",
            f"To project: {_short(course / 'board.html')}. To read:"
            f" {_short(course / 'free-answers.html')}; points for it: make formgrader.",
        )
    )


def _given_seed() -> int | None:
    """What SEED says; None when it says nothing. Raises ValueError when it is no number."""
    given = os.environ.get("SEED", "")
    if given and not given.isdecimal():
        raise ValueError(f"SEED={given}: allowed: a whole number, such as 4, or leave SEED out")
    return int(given) if given else None


def _short(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "release")
