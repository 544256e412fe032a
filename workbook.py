"""The workbook's commands, on any machine with Python 3.11 or newer: `python workbook.py lab`.

Standard library only. The first command sets everything up in .venv, from the locked
requirements.txt; an active conda environment that has the workbook's helpers is used as it is.
What is written after a command goes to the program behind it: `python workbook.py test -k dates`.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
JUPYTER = ROOT / "helpers" / "assets" / "jupyter"
OLDEST = (3, 11)
NEEDED_MB = 1_500
CODE = ["helpers", "tests", "workbook.py"]
CHECKS = (
    ["ruff", "check", *CODE],
    ["ruff", "format", "--check", *CODE],
    ["mypy"],
    ["pytest", "-m", "not slow"],
)
NEEDS_ROOM = "Not set up: no space left on the disk; about {mb:,} MB are needed in {folder}"
CAUSES = {
    "No space left": NEEDS_ROOM.format(mb=NEEDED_MB, folder=ROOT),
    "not enough space": NEEDS_ROOM.format(mb=NEEDED_MB, folder=ROOT),
    "NewConnectionError": "Not set up: the package index cannot be reached; is there a network?",
    "NameResolutionError": "Not set up: the package index cannot be reached; is there a network?",
    "ConnectTimeoutError": "Not set up: the package index cannot be reached; is there a network?",
    "ProxyError": "Not set up: the proxy does not let this machine reach the package index",
    "ensurepip is not available": "Not set up: this Python lacks venv; "
    "on Debian: apt install python3-venv",
    "THESE PACKAGES DO NOT MATCH THE HASHES": "Not set up: a package is not the one that "
    "requirements.txt names by its hash; nothing of it was installed",
}


class Stop(Exception):
    """Why a command ends early, in one line for whoever typed it."""


def main(words: list[str]) -> int:
    """Does what the first word says and returns the exit code; lists the commands without one."""
    name, *rest = words or ["help"]
    try:
        if (verb := VERBS.get(name)) is None:
            raise Stop(f"{name}: no such command; allowed: {', '.join(VERBS)}")
        return verb(rest)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1


def show_help(_: list[str]) -> int:
    """list the commands"""
    for name, verb in VERBS.items():
        print(f"{name:<12}{verb.__doc__}")
    print("lab, report, class, handout, marks and formgrader take DOSSIER, a folder in data/")
    return 0


def open_lab(rest: list[str]) -> int:
    """open the workbook in JupyterLab"""
    return _serve(["jupyterlab", "notebooks/00-start-here.ipynb"], rest)


def run_tests(rest: list[str]) -> int:
    """run all the tests"""
    return _run(["pytest", *rest])


def check(rest: list[str]) -> int:
    """lint, types and the fast tests, for every save"""
    if rest:
        raise Stop(f"check: takes nothing more; found {' '.join(rest)}")
    return next((code for module in CHECKS if (code := _run(module))), 0)


def write_report(rest: list[str]) -> int:
    """write the HTML reports to reports/"""
    return _run(["helpers", *rest], find_dossier())


def release_class(rest: list[str]) -> int:
    """write the exercises for a class, with nbgrader, to class/"""
    return _run(["helpers.teaching", "release", *rest], find_dossier())


def write_handout(rest: list[str]) -> int:
    """write the exercises as pages for browsers alone, with no Python, to handout/"""
    return _run(["helpers.teaching", "handout", *rest], find_dossier())


def mark_class(rest: list[str]) -> int:
    """mark what a class handed in; write grades, feedback and a board"""
    return _run(["helpers.teaching", "mark", *rest], find_dossier())


def open_formgrader(rest: list[str]) -> int:
    """open nbgrader's formgrader, to read what a person must mark"""
    course = ROOT / "class" / Path(find_dossier() or "north-korean-troops").name
    if not course.is_dir():
        raise Stop(
            f"{course.relative_to(ROOT)}: there is no class yet; `make class` or `make handout`"
            " writes it"
        )
    if not (course / "gradebook.db").exists():
        raise Stop(f"{course.relative_to(ROOT)}: nothing is marked yet; `make marks` comes first")
    return _serve(["jupyter", "server", "--ServerApp.default_url=/formgrader"], rest, course)


def run_notebooks(rest: list[str]) -> int:
    """run every notebook again and store its results"""
    quiet = "--ExecutePreprocessor.extra_arguments=--IPKernelApp.log_level=ERROR"
    folders = ("", "exercises", "exercises/teacher")
    books = [
        book for folder in folders for book in sorted(ROOT.glob(f"notebooks/{folder}/*.ipynb"))
    ]
    options = ["--log-level", "WARN", "--to", "notebook", "--execute", "--inplace", quiet]
    return _run(["nbconvert", *options, *map(str, books), *rest])


def write_contract(rest: list[str]) -> int:
    """write what follows from the data contract: schemas, blank columns, the data dictionary"""
    return _run(["helpers.dictionary", *rest])


def lock_packages(rest: list[str]) -> int:
    """pin every dependency again, with hashes (needs uv)"""
    if not shutil.which("uv"):
        raise Stop("uv is not installed; `pip install uv` brings it")
    # rfc3987-syntax is left out: jsonschema takes two seconds to import it, in each kernel, and
    # does without it.
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"]
    options += ["--no-emit-index-url", "--all-extras", "--no-emit-package", "rfc3987-syntax"]
    options += ["--custom-compile-command", "make lock", "-o", "requirements.txt"]
    return subprocess.call(["uv", "pip", "compile", *options, "pyproject.toml", *rest], cwd=ROOT)


def clean(_: list[str]) -> int:
    """remove what the commands above made"""
    for name in (".venv", "reports", "handout", ".pytest_cache"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


VERBS: dict[str, Callable[[list[str]], int]] = {
    "help": show_help,
    "lab": open_lab,
    "check": check,
    "test": run_tests,
    "report": write_report,
    "class": release_class,
    "handout": write_handout,
    "marks": mark_class,
    "formgrader": open_formgrader,
    "notebooks": run_notebooks,
    "contract": write_contract,
    "lock": lock_packages,
    "clean": clean,
}


def find_python(folder: PurePath, *, conda: bool = False, system: str = sys.platform) -> PurePath:
    """The Python of a virtual or conda environment, on the system that `sys.platform` names so."""
    if system == "win32":
        return folder / "python.exe" if conda else folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def find_dossier(environment: Mapping[str, str] = os.environ, here: Path | None = None) -> str:
    """What DOSSIER names, a path made whole; "" when it names nothing.

    Raises Stop when there is no such dossier; it names those that there are.
    """
    wanted = environment.get("DOSSIER", "")
    data = Path(environment.get("DOSSIERS") or ROOT / "data").resolve()
    there = sorted(package.parent.name for package in data.glob("[!.]*/datapackage.json"))
    if not wanted or wanted in there:
        return wanted
    folder = (here or Path.cwd()) / wanted
    if (folder / "datapackage.json").is_file():
        return str(folder.resolve())
    raise Stop(f"DOSSIER={wanted}: no such dossier; {data} has {', '.join(there) or 'none'}")


def refuse_taken(port: int) -> None:
    """Raises Stop when another program listens there."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise Stop(f"PORT={port} is in use; leave PORT out, and a free one is found")


def explain(output: str) -> str:
    """Why setting up failed, in one line: a known cause, else the last line that was printed."""
    known = next((told for sign, told in CAUSES.items() if sign in output), None)
    return known or f"Not set up: {(output.strip().splitlines() or ['no reason was given'])[-1]}"


def _serve(command: list[str], rest: list[str], folder: Path = ROOT) -> int:
    """Starts a Jupyter server and returns when it ends. PORT chooses its port."""
    dossier = find_dossier()
    options = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    if port := os.environ.get("PORT"):
        if not port.isdecimal() or not 0 < int(port) < 65_536:
            raise Stop(f"PORT={port}: allowed: a number from 1 to 65535")
        refuse_taken(int(port))
        options.append(f"--ServerApp.port={port}")
    # Ctrl-C is the server's to answer: it asks back before it stops.
    signal.signal(signal.SIGINT, lambda *_: None)
    return _run([*command, *options, *rest], dossier, folder)


def _run(module: list[str], dossier: str = "", folder: Path = ROOT) -> int:
    """Runs a module with the workbook's Python, whose programs come first on the path."""
    python = _environment()
    path = os.pathsep.join([str(python.parent), os.environ.get("PATH", "")])
    config = os.pathsep.join(filter(None, [str(JUPYTER), os.environ.get("JUPYTER_CONFIG_PATH")]))
    environment = {**os.environ, "PATH": path, "JUPYTER_CONFIG_PATH": config}
    environment |= {"DOSSIER": dossier} if dossier else {}
    return subprocess.call([str(python), "-m", *module], cwd=folder, env=environment)


def _environment() -> Path:
    """The Python to run with: an active conda environment's that has helpers, else .venv's."""
    python = Path(find_python(VENV))
    if conda := os.environ.get("CONDA_PREFIX"):
        active = Path(find_python(Path(conda), conda=True))
        if _has_helpers(active):
            return active
    if not _is_ready():
        _set_up(python)
    return python


def _has_helpers(python: Path) -> bool:
    ask = "import importlib.util as i; print(i.find_spec('helpers').origin)"
    try:
        told = subprocess.run(
            [str(python), "-c", ask], cwd=ROOT.parent, capture_output=True, text=True
        )
    except OSError:
        return False
    return Path(told.stdout.strip() or os.devnull).is_relative_to(ROOT)


def _is_ready() -> bool:
    """Whether .venv was set up after the lock last changed."""
    stamp = VENV / "ready"
    sources = (ROOT / "requirements.txt", ROOT / "pyproject.toml")
    return stamp.exists() and all(
        stamp.stat().st_mtime >= source.stat().st_mtime for source in sources
    )


def _set_up(python: Path) -> None:
    """Makes .venv anew. Raises Stop, with the reason in a line, when it cannot."""
    _refuse_what_cannot_work()
    print("Setting up .venv: once, a minute or two", flush=True)
    # When .venv's own Python runs this, the new one is made by the Python that it came from.
    maker = getattr(sys, "_base_executable", sys.executable)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for step in (
        [maker, "-m", "venv", "--clear", str(VENV)],
        [*pip, "--require-hashes", "--no-deps", "-r", "requirements.txt"],
        [*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", "."],
        [str(python), "-m", "jupyter", "labextension", "disable", "@jupyter/nbgrader"],
    ):
        done = subprocess.run(
            step, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode:
            raise Stop(explain(done.stdout))
    (VENV / "ready").touch()


def _refuse_what_cannot_work() -> None:
    if sys.version_info < OLDEST:
        version = ".".join(map(str, sys.version_info[:3]))
        raise Stop(
            f"Python 3.11 or newer is needed, {sys.executable} is {version}; "
            "try python3.11 workbook.py, or make PYTHON=python3.11"
        )
    if not os.access(ROOT, os.W_OK):
        raise Stop(f"{ROOT} cannot be written; copy the workbook to a folder of your own")
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < NEEDED_MB:
        raise Stop(f"{NEEDS_ROOM.format(mb=NEEDED_MB, folder=ROOT)}, {free:,} are free")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
