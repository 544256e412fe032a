"""How long a class is marked: `python tests/benchmarks/marking.py [hand-ins for nbgrader]`, thirty
students on all exercises, against nbgrader's own way, in one run.

nbgrader starts a kernel for each notebook and then writes a page of each; it is timed on a few
hand-ins (3 unless told), for it takes the same for each.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import classroom
from made import BUNDLED

from helpers import exercises
from helpers.pages.notebooks import NOTEBOOKS
from helpers.teaching import grading, marks


def release(folder: Path) -> Path:
    """A course on the bundled dossier."""
    made = [exercises.make_exercise(BUNDLED, skill, seed=5) for skill in exercises.SKILLS]
    grading.write_course(made, folder, seed=5, notebooks=NOTEBOOKS / "exercises")
    grading.release(folder)
    return folder


def seconds_of_nbgrader(course: Path, count: int) -> float:
    """What nbgrader takes for a hand-in, with a kernel and a page."""
    (skill, *_) = exercises.SKILLS
    config = course / "nbgrader_config.py"
    config.write_text(
        "\n".join(
            line for line in config.read_text().splitlines() if "pre_convert_hook" not in line
        )
    )
    for number in range(count):
        shutil.copytree(course / "release" / skill, course / f"submitted/student-{number}/{skill}")
    began = time.perf_counter()
    for command in ("autograde", "generate_feedback"):
        if failed := grading.nbgrader(course, command, skill):
            raise SystemExit(f"nbgrader {command}: {failed}")
    return (time.perf_counter() - began) / count


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as place:
        ours = release(Path(place) / "ours")
        theirs = shutil.copytree(ours, Path(place) / "ours-by-nbgrader" / "ours")
        classroom.hand_in_all(ours)
        began = time.perf_counter()
        done = marks.mark_course(ours)
        took = time.perf_counter() - began
        again = time.perf_counter()
        marks.mark_course(ours)
        again = time.perf_counter() - again
        each = seconds_of_nbgrader(theirs, count)
    of = len(done.marked)
    print(
        f"{of} hand-ins of 30 students on {len(exercises.SKILLS)} exercises, with feedback, table and board: {took:.0f} s"
    )
    print(f"the same once more: {again:.0f} s")
    print(
        f"nbgrader's kernel and page, a hand-in: {each:.1f} s, so for all: {each * of / 60:.0f} min"
    )
    print(f"ratio: {each * of / took:.0f}")
