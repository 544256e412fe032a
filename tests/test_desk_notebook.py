"""What is stored of a notebook that somebody worked in: of a desk, nothing that its cells show."""

import json
import re
import runpy
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace

import pytest

import workbook

CONFIG = workbook.JUPYTER / "jupyter_server_config.py"
DESK = Path(workbook.ROOT, "notebooks", "07-your-own-article.ipynb")
keep_published = runpy.run_path(str(CONFIG))["keep_published"]
OURS = {"output_type": "stream", "name": "stdout", "text": "an article of one's own"}


@pytest.fixture
def desk(tmp_path) -> Path:
    """A desk in a folder that a server has for its root."""
    copy = tmp_path / DESK.name
    copy.write_bytes(DESK.read_bytes())
    return copy


def saved(desk: Path, notebook: dict) -> dict:
    """What a save of this notebook would store."""
    model = {"type": "notebook", "content": deepcopy(notebook)}
    keep_published(
        model=model, path=desk.name, contents_manager=SimpleNamespace(root_dir=desk.parent)
    )
    return json.loads(json.dumps(model["content"]))


def joined(notebook: dict) -> str:
    return json.dumps(notebook)


def worked_in(desk: Path) -> dict:
    """The desk after somebody ran it with an article of their own."""
    notebook = json.loads(desk.read_text("utf-8"))
    notebook["metadata"]["widgets"] = {"state": "an article of one's own"}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [OURS], "execution_count": 99, "metadata": {"trusted": True}}
    return notebook


def test_a_desk_keeps_what_it_was_published_with(desk):
    published = json.loads(desk.read_text("utf-8"))
    assert published["metadata"]["results"] == "published"
    after = saved(desk, worked_in(desk))
    assert "an article of one's own" not in joined(after)
    assert [cell.get("execution_count") for cell in after["cells"]] == [
        cell.get("execution_count") for cell in published["cells"]
    ]
    assert after["metadata"] == published["metadata"]


def test_what_is_written_into_a_desks_cells_is_stored_and_what_it_shows_is_not(desk):
    notebook = worked_in(desk)
    notebook["cells"][3]["source"] = "d = helpers.load('mine')"
    notebook["cells"].append({**notebook["cells"][3], "id": "new", "source": "d.text"})
    after = saved(desk, notebook)
    assert after["cells"][3]["source"] == "d = helpers.load('mine')"
    assert after["cells"][-1]["source"] == "d.text"
    assert after["cells"][3]["outputs"] == after["cells"][-1]["outputs"] == []


def test_other_notebooks_are_stored_as_they_are(desk):
    notebook = worked_in(desk)
    del notebook["metadata"]["results"]
    assert saved(desk, notebook) == notebook


def test_the_workbooks_own_command_has_the_server_read_it(monkeypatch):
    seen = {}
    monkeypatch.setattr(workbook, "_environment", lambda: Path("python"))
    monkeypatch.setattr(workbook.subprocess, "call", lambda *_, env, **__: seen.update(env) or 0)
    workbook._run(["jupyterlab"])
    assert seen["JUPYTER_CONFIG_PATH"].split(workbook.os.pathsep)[0] == str(CONFIG.parent)


def test_an_environment_made_by_conda_has_a_server_that_starts_here_read_it():
    told = Path(workbook.ROOT, "environment.yml").read_text()
    (where,) = re.findall(r"^variables:\n(?: +#.*\n)*  JUPYTER_CONFIG_PATH: (.+)$", told, re.M)
    assert Path(workbook.ROOT, where) == CONFIG.parent
