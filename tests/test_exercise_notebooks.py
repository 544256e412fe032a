"""The exercise notebooks: they run and print what is stored, and so does the teacher's form of
them, with keys, on right answers.
"""

import re
from ast import literal_eval

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
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


def answer_rightly(cell: NotebookNode, sheet: Sheet) -> None:
    """Answers what a cell of the teacher's form marks by its key, and has the cell assert that it
    gives full points.
    """
    hidden = re.search(r"^mark\(\"[\w-]+\", (\d+), (.+)\)$", cell.source, re.M)
    if not hidden:
        return
    question, key = sheet.question(int(hidden[1])), read_key(literal_eval(hidden[2]))
    first = question.kind == "pick" and key.answer != CANNOT_TELL
    right = {"text": "Because.", "grade": {"why": "Because."}}.get(
        question.kind, key.answer[0] if first else key.answer
    )
    sheet.keep(question, answer=right, tries=1)
    points = cell.metadata["nbgrader"]["points"]
    cell.source = cell.source.replace(hidden[0], f"assert {hidden[0]} == {points}")


def test_the_solution_form_of_all_seven_runs_and_gives_full_points(dossier, tmp_path):
    """In one kernel, which goes from folder to folder: each is a second's work to start."""
    made = [exercises.make_exercise(dossier, skill, seed=3) for skill in exercises.SKILLS]
    grading.write_course(made, tmp_path, seed=3, notebooks=notebooks.NOTEBOOKS / "exercises")
    cells = []
    for exercise in made:
        folder = tmp_path / "source" / exercise.skill
        book = nbformat.read(folder / f"{exercise.skill}.ipynb", as_version=4)
        sheet = Sheet(exercise, folder / "answers" / f"{exercise.skill}.json")
        for cell in book.cells:
            answer_rightly(cell, sheet)
        assert sum("assert mark(" in cell.source for cell in book.cells) >= 2
        cells.append(new_code_cell(f"%cd -q {folder}"))
        cells += [new_code_cell(cell.source) for cell in book.cells if cell.cell_type == "code"]
    run = NotebookClient(new_notebook(cells=cells), timeout=120).execute()
    assert all(cell.execution_count for cell in run.cells)


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


def tasks(path):
    """The cells of an exercise that need it to be begun."""
    return [
        cell
        for cell in code_cells(path)
        if "sheet." in cell.source and "practise" not in cell.source
    ]


@pytest.fixture(scope="module")
def run_first() -> dict:
    """What the first task of each exercise told a student who ran nothing else. One kernel is
    enough for all, since in none of them an exercise is begun.
    """
    book = new_notebook(cells=[new_code_cell(tasks(path)[0].source) for path in SKILLS.values()])
    client = NotebookClient(
        book,
        timeout=120,
        allow_errors=True,
        resources={"metadata": {"path": next(iter(SKILLS.values())).parent}},
    )
    told = [cell.outputs for cell in client.execute().cells]
    return dict(zip(SKILLS.values(), told, strict=True))


@pytest.mark.parametrize("path", SKILLS.values(), ids=lambda path: path.stem)
def test_a_task_that_is_run_first_says_what_to_do_in_one_line(path, run_first):
    """By a kernel that has run nothing else, as a student sees it."""
    (output,) = run_first[path]
    assert output.traceback == [output.evalue] and "Run All Cells" in output.evalue
    assert len(tasks(path)) == 9 and all(
        cell.source.startswith("from helpers.exercises import sheet\n") for cell in tasks(path)
    )
