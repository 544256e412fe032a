"""The exercise notebooks: they run and print what is stored, and so does the teacher's form of
them, with keys, on right answers.
"""

import re
from ast import literal_eval

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from stored import NOTEBOOKS, code_cells, nbval

from helpers import exercises
from helpers.pages import notebooks
from helpers.teaching import grading
from helpers.teaching.handing_out import read_key
from helpers.teaching.questions import CANNOT_TELL
from helpers.teaching.sheets import Sheet

EXERCISES = [path for path in NOTEBOOKS if "exercises" in path.parts]
SKILLS = {path.stem[3:]: path for path in EXERCISES if path.parent.name == "exercises"}


def test_there_is_one_for_each_skill_in_their_order():
    assert list(SKILLS) == list(exercises.SKILLS)


def test_every_notebook_runs_and_prints_what_is_stored():
    run = nbval(*EXERCISES)
    assert run.returncode == 0, run.stdout[-3000:]
    assert re.search(rf"{sum(len(code_cells(path)) for path in EXERCISES)} passed", run.stdout)


def test_the_solution_form_of_all_seven_passes_nbval_with_full_points(dossier, tmp_path):
    made = [exercises.make_exercise(dossier, skill, seed=3) for skill in exercises.SKILLS]
    grading.write_course(made, tmp_path, seed=3, notebooks=notebooks.NOTEBOOKS / "exercises")
    books = []
    for exercise in made:
        folder = tmp_path / "source" / exercise.skill
        book = nbformat.read(folder / f"{exercise.skill}.ipynb", as_version=4)
        sheet = Sheet(exercise, folder / "answers" / f"{exercise.skill}.json")
        for cell in book.cells:
            if hidden := re.search(r"^mark\(\"[\w-]+\", (\d+), (.+)\)$", cell.source, re.M):
                question, key = sheet.question(int(hidden[1])), read_key(literal_eval(hidden[2]))
                right = {"text": "Because.", "grade": {"why": "Because."}}.get(
                    question.kind,
                    (
                        key.answer[0]
                        if question.kind == "pick" and key.answer != CANNOT_TELL
                        else key.answer
                    ),
                )
                sheet.keep(question, answer=right, tries=1)
                cell.source = re.sub(
                    r"^(mark\(.+\))$",
                    lambda call: f"assert {call[1]} == {cell.metadata['nbgrader']['points']}",
                    cell.source,
                    flags=re.M,
                )
        nbformat.write(book, folder / f"{exercise.skill}.ipynb")
        books.append(folder / f"{exercise.skill}.ipynb")
    run = nbval(*books, cwd=tmp_path)
    assert run.returncode == 0, run.stdout[-3000:]
    assert run.stdout.count("passed") and "failed" not in run.stdout


@pytest.mark.parametrize("path", SKILLS.values(), ids=lambda path: path.stem)
def test_a_notebook_names_its_move_has_a_warm_up_and_six_tasks_and_looks_back(path):
    cells = nbformat.read(path, as_version=4).cells
    assert exercises.SKILLS[path.stem[3:]].MOVE in cells[0].source
    assert [cell.source.splitlines()[0] for cell in cells if cell.source.startswith("## ")] == [
        "## Warm-up, without the computer",
        "## Read first",
        "## The tasks",
        "## Look back",
        "## Hand in",
        "## In short",
    ]
    assert [cell.source for cell in cells if "sheet.ask" in cell.source] == [
        f"from helpers.exercises import sheet\n\nsheet.ask({number})" for number in range(1, 8)
    ]


@pytest.mark.parametrize("path", SKILLS.values(), ids=lambda path: path.stem)
def test_a_task_that_is_run_first_says_what_to_do_in_one_line(path):
    """By a kernel that has run nothing else, as a student sees it."""
    cells = [
        one for one in code_cells(path) if "sheet." in one.source and "practise" not in one.source
    ]
    book = new_notebook(cells=[new_code_cell(cells[0].source)])
    client = NotebookClient(
        book, timeout=120, allow_errors=True, resources={"metadata": {"path": path.parent}}
    )
    (output,) = client.execute().cells[0].outputs
    assert output.traceback == [output.evalue] and "Run All Cells" in output.evalue
    assert len(cells) == 9 and all(
        cell.source.startswith("from helpers.exercises import sheet\n") for cell in cells
    )
