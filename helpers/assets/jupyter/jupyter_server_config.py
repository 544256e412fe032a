"""Keeps a person's article out of the workbook's own notebooks: `workbook.py` has Jupyter read this
file when a server starts.

A notebook whose metadata says `"results": "published"` is a desk. What its cells show when somebody
runs them is theirs and is not stored: with each save, by hand or by itself, the file keeps the
results, counts and metadata that it was published with. What is written into its cells is stored.
"""

from pathlib import Path
from typing import Any

import nbformat

SHOWN = ("outputs", "execution_count", "metadata")


def keep_published(model: dict, path: str, contents_manager: Any, **_: Any) -> None:
    """Puts what a desk was published with in the place of what a run shows, just before a save."""
    if model.get("type") != "notebook" or not model.get("content"):
        return
    file = Path(contents_manager.root_dir, path.strip("/"))
    if model["content"]["metadata"].get("results") == "published" and file.is_file():
        restore(model["content"], nbformat.read(file, as_version=nbformat.NO_CONVERT))


def restore(notebook: dict, published: dict) -> None:
    """Takes the results and metadata of the published notebook over into one that was run. A cell
    that was not published as it stands shows nothing.
    """
    notebook["metadata"] = published["metadata"]
    there = {cell.get("id"): cell for cell in published["cells"]}
    for cell in notebook["cells"]:
        old = there.get(cell.get("id"), {})
        same = _source(old) == _source(cell) and old.get("cell_type") == cell["cell_type"]
        if same:
            cell |= {name: old[name] for name in SHOWN if name in old}
        elif cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}


def _source(cell: dict) -> str:
    return "".join(cell.get("source", ""))


if "get_config" in globals():
    get_config().FileContentsManager.pre_save_hook = keep_published  # type: ignore[name-defined]  # noqa: F821
