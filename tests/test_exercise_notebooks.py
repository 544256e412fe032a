"""The exercise notebooks: they run and print what is stored, their code is folded, and the form of
them that is handed out runs, too.
"""

import re

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from stored import NOTEBOOKS, code_cells, nbval

from helpers import exercises
from helpers.pages import notebooks
from helpers.teaching import assignments, grading

EXERCISES = [path for path in NOTEBOOKS if "exercises" in path.parts]
SKILLS = {path.stem[3:]: path for path in EXERCISES if path.parent.name == "exercises"}


def test_there_is_one_for_each_skill_in_their_order():
    assert list(SKILLS) == list(exercises.SKILLS)


def test_every_notebook_runs_and_prints_what_is_stored():
    run = nbval(*EXERCISES)
    assert run.returncode == 0, run.stdout[-3000:]
    assert re.search(rf"{sum(len(code_cells(path)) for path in EXERCISES)} passed", run.stdout)


def test_the_form_that_is_handed_out_of_all_seven_runs(dossier, tmp_path):
    """In one kernel, which goes from folder to folder: each is a second's work to start."""
    made = [exercises.make_exercise(dossier, skill, seed=3) for skill in exercises.SKILLS]
    grading.write_course(made, tmp_path, seed=3, notebooks=notebooks.NOTEBOOKS / "exercises")
    cells = []
    for exercise in made:
        folder = tmp_path / "source" / exercise.skill
        book = nbformat.read(folder / f"{exercise.skill}.ipynb", as_version=4)
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
    ]
    assert [cell.source for cell in cells if "sheet.ask" in cell.source] == [
        f"from helpers.exercises import sheet\n\nsheet.ask({number})" for number in range(1, 8)
    ]


@pytest.mark.parametrize("path", SKILLS.values(), ids=lambda path: path.stem)
def test_code_is_folded_in_what_is_practised_and_in_what_is_handed_out(path, dossier):
    exercise = exercises.make_exercise(dossier, path.stem[3:], seed=1)
    practised = nbformat.read(path, as_version=4)
    for book in (practised, assignments.assignment(practised, exercise)):
        code = [cell for cell in book.cells if cell.cell_type == "code"]
        assert len(code) >= 9
        assert all(cell.metadata["jupyter"] == {"source_hidden": True} for cell in code)


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
    assert len(tasks(path)) == 8 and all(
        cell.source.startswith("from helpers.exercises import sheet\n") for cell in tasks(path)
    )
