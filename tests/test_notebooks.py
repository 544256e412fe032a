"""The notebooks: they run, their stored outputs are what a run prints, they are thin, and they read
alone.
"""

import json
import re
import shutil

import pytest
from stored import NOTEBOOKS, ROOT, code_cells, nbval, read

from helpers.reader.showing import TABLES

WORKBOOK = [path for path in NOTEBOOKS if path.parent.name == "notebooks"]
RUN_FIRST = "from helpers.exercises import sheet\n"
"""how each task of an exercise begins, so that it can be run before any other cell"""
KNOWN_TAGS = {"nbval-check-output", "nbval-skip", "practice"}
NEVER_COMPARED = {"application/vnd.jupyter.widget-view+json", "image/png", "image/jpeg"}

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_all_eight_are_there():
    assert [path.stem[:2] for path in WORKBOOK] == ["00", "01", "02", "03", "04", "05", "06", "07"]


def test_every_notebook_runs_and_prints_what_is_stored():
    run = nbval(*WORKBOOK)
    assert run.returncode == 0, run.stdout[-3000:]
    assert re.search(rf"{sum(len(code_cells(path)) for path in WORKBOOK)} passed", run.stdout)


def test_breaking_a_helper_turns_a_notebook_red(tmp_path):
    for folder in ("helpers", "data", "notebooks"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    views = tmp_path / "helpers" / "views" / "sourcing.py"
    broken = views.read_text().replace(
        'share=counted["attributions"] / counted["of"]', 'share=counted["attributions"] * 0'
    )
    assert broken != views.read_text()
    views.write_text(broken)
    run = nbval(
        tmp_path / "notebooks" / "02-who-is-speaking.ipynb", cwd=tmp_path, PYTHONPATH=str(tmp_path)
    )
    assert run.returncode == 1 and "1 failed" in run.stdout, run.stdout[-3000:]


@each_notebook
def test_outputs_are_stored_in_the_order_of_a_whole_run(path):
    counts = [cell.execution_count for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1))


@each_notebook
def test_some_cell_is_checked_and_has_something_to_compare(path):
    checked = [
        cell for cell in code_cells(path) if "nbval-check-output" in cell.metadata.get("tags", [])
    ]
    assert checked
    for cell in checked:
        kinds = {
            "text/plain" if output.output_type == "stream" else kind
            for output in cell.outputs
            for kind in output.get("data", {"text/plain": ""})
        }
        assert kinds - NEVER_COMPARED


@each_notebook
def test_no_tag_is_misspelt(path):
    tags = {tag for cell in read(path).cells for tag in cell.metadata.get("tags", [])}
    assert tags <= KNOWN_TAGS


@each_notebook
def test_no_cell_failed_or_warned(path):
    for cell in code_cells(path):
        for output in cell.outputs:
            assert output.output_type != "error" and output.get("name") != "stderr", output


@each_notebook
def test_cells_are_thin(path):
    for number, cell in enumerate(code_cells(path)):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert len(lines) <= 10, cell.source
        assert not re.search(r"^\s*(def|class|for|while|lambda)\b", cell.source, re.M), cell.source
        later = cell.source if number else ""
        if path.parent.name == "exercises":
            later = later.removeprefix(RUN_FIRST)
        assert not re.search(r"^\s*(import|from)\b", later, re.M), cell.source


@each_notebook
def test_the_heading_asks_what_the_file_name_asks(path):
    heading = re.match(r"# (.+)", read(path).cells[0].source).group(1)
    assert re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") == path.stem[3:]


@each_notebook
def test_it_promises_how_many_minutes(path):
    assert re.search(r"About \d+ minutes", read(path).cells[0].source)


@each_notebook
def test_every_result_is_followed_by_what_it_shows_and_cannot_show(path):
    prose = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    assert prose.count("**What this shows:**") == prose.count("**What it cannot show:**") >= 2


@each_notebook
def test_no_number_is_typed_into_the_prose_of_a_result(path):
    for cell in read(path).cells:
        if cell.cell_type == "markdown" and "**What this shows:**" in cell.source:
            assert not re.search(r"\d{2,}", cell.source), cell.source


@each_notebook
def test_links_lead_to_files_that_are_there(path):
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            for target in re.findall(r"\]\(([^)#]+)\)", cell.source):
                assert (path.parent / target).exists(), target


@each_notebook
def test_no_output_is_blank_without_a_kernel(path):
    for cell in code_cells(path):
        for output in cell.outputs:
            kinds = set(output.get("data", {"text/plain": ""}))
            assert kinds & {"text/plain", "text/html"}, cell.source
            if "application/vnd.vegalite.v5+json" in kinds:
                assert "image/svg+xml" in kinds and "text/html" not in kinds


@each_notebook
def test_no_output_asks_the_network_for_anything(path):
    own = json.dumps(TABLES)[1:-1]
    stored = json.dumps([cell.outputs for cell in code_cells(path)]).replace(own, "")
    assert not re.search(r"https?://(cdn|unpkg|esm\.sh|fonts)", stored)
    assert not re.search(r"<script|src=|@import", stored)


@each_notebook
def test_the_article_is_chosen_in_one_cell(path):
    assert sum("helpers.load(" in cell.source for cell in code_cells(path)) == 1
