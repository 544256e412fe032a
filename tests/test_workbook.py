"""workbook.py: the commands on every platform, and a line instead of a traceback."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

import workbook

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = re.search(r"^  - pip:\n((?: {6}- .+\n)+)", (ROOT / "environment.yml").read_text(), re.M)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder with blanks in its name, without .venv, with two dossiers."""
    folder = tmp_path / "my class, 2nd floor"
    for name in ("north-korean-troops", "bridge-trial"):
        (folder / "data" / name).mkdir(parents=True)
        (folder / "data" / name / "datapackage.json").touch()
    shutil.copy(ROOT / "workbook.py", folder)
    for name in ("requirements.txt", "pyproject.toml"):
        (folder / name).touch()
    return folder


def call(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess:
    """Runs a command there, as somebody would from a folder of their own."""
    kept = {name: value for name, value in os.environ.items() if name not in workbook_variables()}
    command = [sys.executable, str(folder / "workbook.py"), *words]
    return subprocess.run(
        command, cwd=folder, env=kept | environment, capture_output=True, text=True, timeout=60
    )


def workbook_variables() -> set[str]:
    return {"DOSSIER", "DOSSIERS", "PORT", "CONDA_PREFIX", "PYTHONPATH"}


def made_ready(folder: Path) -> Path:
    """Stands a .venv into a checkout whose Python writes down what it is asked to run."""
    python = folder / workbook.find_python(Path(".venv"))
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$PWD|$DOSSIER|$@"\n')
    python.chmod(0o755)
    (folder / ".venv/ready").touch()
    return python


@pytest.mark.parametrize(
    "folder, conda, system, found",
    [
        (
            PureWindowsPath(r"C:\My Work\.venv"),
            False,
            "win32",
            r"C:\My Work\.venv\Scripts\python.exe",
        ),
        (PureWindowsPath(r"C:\conda\envs\w"), True, "win32", r"C:\conda\envs\w\python.exe"),
        (PurePosixPath("/home/a b/.venv"), False, "linux", "/home/a b/.venv/bin/python"),
        (PurePosixPath("/opt/conda/envs/w"), True, "darwin", "/opt/conda/envs/w/bin/python"),
    ],
)
def test_the_python_is_found_on_every_platform(folder, conda, system, found):
    assert str(workbook.find_python(folder, conda=conda, system=system)) == found


def test_without_a_word_the_commands_are_listed(checkout):
    told = call(checkout)
    assert told.returncode == 0
    assert re.findall(r"^(\w+) {2,}\w", told.stdout, re.M) == list(workbook.VERBS)


def test_an_unknown_command_names_those_that_there_are(checkout):
    told = call(checkout, "labb")
    assert told.returncode == 1 and told.stderr.startswith("labb: no such command; allowed: help,")


@pytest.mark.parametrize("verb", ["lab", "report", "class", "handout", "marks", "formgrader"])
def test_a_dossier_that_does_not_exist_is_told_with_those_that_do(checkout, verb):
    told = call(checkout, verb, DOSSIER="bridge-trail")
    assert told.returncode == 1
    assert told.stderr == (
        f"DOSSIER=bridge-trail: no such dossier; {checkout}/data has"
        " bridge-trial, north-korean-troops\n"
    )


def test_a_dossier_may_be_a_path_and_is_made_whole(checkout):
    assert workbook.find_dossier({"DOSSIER": "data/bridge-trial"}, checkout) == str(
        checkout / "data/bridge-trial"
    )


def test_a_command_runs_in_a_folder_with_blanks(checkout):
    made_ready(checkout)
    told = call(checkout, "test", "-k", "dates and times", DOSSIER="bridge-trial")
    assert told.stdout == f"{checkout}|bridge-trial|-m pytest -k dates and times\n"


def test_the_formgrader_starts_in_the_class_of_the_dossier(checkout):
    made_ready(checkout)
    (checkout / "class/bridge-trial").mkdir(parents=True)
    told = call(checkout, "formgrader", DOSSIER="bridge-trial")
    assert told.stderr == (
        f"{Path('class/bridge-trial')}: nothing is marked yet; `make marks` comes first\n"
    )
    (checkout / "class/bridge-trial/gradebook.db").touch()
    told = call(checkout, "formgrader", DOSSIER="bridge-trial")
    folder, _, command = told.stdout.split("|")
    assert folder == str(checkout / "class/bridge-trial") and "url=/formgrader" in command


def test_the_formgrader_before_a_class_says_what_writes_one(checkout):
    told = call(checkout, "formgrader")
    assert told.returncode == 1
    assert told.stderr == (
        f"{Path('class/north-korean-troops')}: there is no class yet; `make class` or"
        " `make handout` writes it\n"
    )


def test_a_port_in_use_is_told(checkout):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = call(checkout, "lab", PORT=str(port))
    assert told.returncode == 1 and told.stderr.startswith(f"PORT={port} is in use; ")


def test_a_port_that_is_none_is_told(checkout):
    assert "allowed: a number from 1 to 65535" in call(checkout, "lab", PORT="http").stderr


def test_a_python_that_is_too_old_is_told(monkeypatch, capsys):
    monkeypatch.setattr(workbook, "OLDEST", (99, 0))
    monkeypatch.setattr(workbook, "_is_ready", lambda: False)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)
    assert workbook.main(["test"]) == 1
    assert capsys.readouterr().err.startswith("Python 3.11 or newer is needed, ")


def test_a_full_disk_is_told_before_anything_is_made(monkeypatch, capsys):
    monkeypatch.setattr(workbook, "NEEDED_MB", 10**9)
    monkeypatch.setattr(workbook, "_is_ready", lambda: False)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)
    assert workbook.main(["test"]) == 1
    assert "no space left on the disk; about 1,000,000,000 MB" in capsys.readouterr().err


def test_a_checkout_that_cannot_be_written_is_told(monkeypatch, capsys):
    monkeypatch.setattr(workbook.os, "access", lambda *_: False)
    monkeypatch.setattr(workbook, "_is_ready", lambda: False)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)
    assert workbook.main(["test"]) == 1
    assert "cannot be written; copy the workbook" in capsys.readouterr().err


@pytest.mark.parametrize(
    "output, told",
    [
        ("OSError: [Errno 28] No space left on device\n", "no space left on the disk"),
        ("WARNING: Retrying after NewConnectionError(...)\nERROR: none\n", "is there a network?"),
        ("something\nERROR: odd thing\n", "Not set up: ERROR: odd thing"),
        ("", "no reason was given"),
    ],
)
def test_why_setting_up_failed_is_one_line(output, told):
    assert told in workbook.explain(output) and "\n" not in workbook.explain(output)


@pytest.mark.slow
def test_no_network_while_setting_up_is_told(checkout):
    """A real set-up against an index that nothing answers for."""
    (checkout / "requirements.txt").write_text("no-such-package==1 --hash=sha256:" + "0" * 64)
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    told = call(checkout, "test", **nowhere, PIP_CONFIG_FILE=os.devnull)
    assert told.returncode == 1 and told.stdout.startswith("Setting up .venv")
    assert told.stderr == f"{workbook.CAUSES['NewConnectionError']}\n"


def test_an_active_conda_environment_with_the_helpers_is_used(checkout, tmp_path):
    (checkout / "helpers").mkdir()
    python = tmp_path / "conda/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(
        f'#!/bin/sh\n[ "$1" = -c ] && echo "{checkout}/helpers/__init__.py" || echo "conda $@"\n'
    )
    python.chmod(0o755)
    assert (
        call(checkout, "test", CONDA_PREFIX=str(tmp_path / "conda")).stdout == "conda -m pytest\n"
    )


def test_another_conda_environment_is_left_alone(checkout, tmp_path):
    made_ready(checkout)
    told = call(checkout, "test", CONDA_PREFIX=str(tmp_path / "other"))
    assert told.stdout.endswith("|-m pytest\n")


@pytest.mark.slow
def test_pip_can_read_the_list_that_conda_hands_to_it(tmp_path):
    """Conda writes the list to a file and gives it to pip; all of it is installed here already."""
    wanted = tmp_path / "condaenv.requirements.txt"
    wanted.write_text(re.sub(r"^ {6}- ", "", PACKAGES[1], flags=re.M))
    options = ["--dry-run", "--no-deps", "--no-index", "--no-build-isolation", "-r", str(wanted)]
    told = subprocess.run(
        [sys.executable, "-m", "pip", "install", *options], cwd=ROOT, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    assert "Would install source-criticism-workbook" in told.stdout
