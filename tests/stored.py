"""The notebooks as they are stored, and nbval, which runs them again and compares."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = ("north-korean-troops", "bridge-trial", "seagrass-study")
NOTEBOOKS = sorted(
    path
    for path in (ROOT / "notebooks").rglob("[0-9]*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def code_cells(path: Path) -> list[NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def nbval(*paths: Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    """Runs the notebooks with nbval; the cells tagged for it must print what is stored. They see
    the bundled dossiers alone, and nothing of what a person has begun beside them.
    """
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-o",
        "addopts=",
        "--nbval-lax",
        "-q",
        "-p",
        "no:cacheprovider",
        "--nbval-sanitize-with",
        str(ROOT / "tests" / "nbval.cfg"),
        *map(str, paths),
    ]
    with TemporaryDirectory() as room:
        for name in BUNDLED:
            shutil.copytree(cwd / "data" / name, Path(room, name))
        return subprocess.run(
            command,
            cwd=cwd,
            capture_output=True,
            text=True,
            env={**os.environ, "DOSSIERS": room, **environment},
        )
