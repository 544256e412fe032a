"""Scripts and looks: laid out within 100 columns, and joined into one script a widget, without
Node.
"""

import re

import pytest

from helpers.assets import ASSETS, join_assets
from helpers.controls import hearing
from helpers.correcting import annotator
from helpers.teaching import handouts, tasks

WIDTH = 100
LAID_OUT = sorted(path for path in ASSETS.rglob("*") if path.suffix in (".js", ".css"))
WIDGETS = {"annotator": annotator.SCRIPTS, "exercise": tasks.SCRIPTS}
DRAWN = [annotator.Annotator, hearing.Hearing, tasks.Task, tasks.Summary]


def declared(script: str) -> list[str]:
    """The names that a script declares for the files after it."""
    return re.findall(r"^(?:async )?(?:const|let|class|function) (\w+)", script, re.MULTILINE)


@pytest.mark.parametrize("path", LAID_OUT, ids=lambda path: str(path.relative_to(ASSETS)))
def test_no_line_of_a_script_or_a_look_is_wider_than_the_page(path):
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    assert [f"{path.name}:{n}" for n, line in lines if len(line) > WIDTH] == []


def test_there_are_scripts_and_looks_to_measure():
    assert {path.suffix for path in LAID_OUT} == {".js", ".css"} and len(LAID_OUT) > 10


@pytest.mark.parametrize("widget", WIDGETS)
def test_the_files_of_a_widget_declare_each_name_once(widget):
    names = declared(join_assets("dom.js", "line.js", *WIDGETS[widget]))
    assert len(names) > 5 and len(names) == len(set(names))


@pytest.mark.parametrize("practice", [True, False])
def test_the_page_of_a_handout_declares_each_name_once_and_ends_in_what_begins_it(practice):
    script = handouts.script_of(practice=practice)
    names = declared(script)
    assert len(names) > 20 and len(names) == len(set(names))
    assert script.rstrip().splitlines()[-1].startswith("new Page(") and "\nimport " not in script


def test_every_script_for_handouts_is_part_of_a_page_that_judges():
    there = {path.stem for path in (ASSETS / "handout").glob("*.js")}
    assert there == set(handouts.HOSTS[True].split()) > set(handouts.HOSTS[False].split())


@pytest.mark.parametrize("widget", WIDGETS)
def test_every_file_in_the_folder_of_a_widget_is_part_of_it(widget):
    files = [f"{widget}/{path.name}" for path in (ASSETS / widget).iterdir()]
    assert sorted(files) == sorted(WIDGETS[widget])


@pytest.mark.parametrize("widget", DRAWN)
def test_what_a_notebook_gets_is_one_script_that_ends_in_what_draws_it(widget):
    assert widget._esm.count("export default { render };") == 1 and "\nimport " not in widget._esm
    assert widget._esm.count("function h(") == 1
    assert widget._esm.rstrip().endswith("export default { render };")
