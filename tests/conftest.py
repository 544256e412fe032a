"""What several test files share."""

import gc
import json
import os
import shutil
import socket
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test
from made import BUNDLED, drafted, find_references

import helpers
from helpers import contract
from helpers.contract import checking

SLOW = (
    "test_controls",
    "test_correcting",
    "test_journal",
    "test_notebooks",
    "test_grading",
    "test_marks",
    "test_exercise_notebooks",
    "test_other_articles",
    "test_fuzz",
    "test_fuzz_imports",
)

# Charts are drawn in the letters that the converter brings along: the same picture on each machine,
# and sooner, for it opens a font of the system anew for each word that it measures.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent / "fonts.conf")


def is_slow(path: Path) -> bool:
    return path.stem in SLOW or path.parent.name == "browser"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`make check` does not even read the slow files."""
    left_out = config.option.markexpr == "not slow" and is_slow(collection_path)
    return True if left_out else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest, all that need a browser, and tests of whatever is drawn are
    slow, which `make check` leaves out; the files come first, so that no worker is left with one of
    them at the end.
    """
    items.sort(key=lambda item: not is_slow(item.path))
    for item in items:
        if is_slow(item.path) or is_hypothesis_test(item.obj):
            item.add_marker(pytest.mark.slow)


def pytest_configure() -> None:
    """Tables that frictionless has judged are not judged again, which takes a fifth of a second:
    tests load and save the same dossiers a thousand times, and a verdict is of the cells alone.
    """
    judge, verdicts = checking.schema_problems, {}

    def judge_once(cells: contract.Cells) -> list[contract.Problem]:
        tables = [
            cells[name][contract.columns(name)].to_numpy().tolist() for name in contract.TABLES
        ]
        said = contract.fingerprint(json.dumps(tables, default=repr))
        if said not in verdicts:
            verdicts[said] = list(judge(cells))
        return verdicts[said]

    checking.schema_problems = judge_once


def pytest_collection_finish() -> None:
    """What was made by now stays to the end: the garbage need not be looked for among it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def dossier() -> helpers.Dossier:
    """The bundled dossier, whatever DOSSIER says. Nobody may change it."""
    return BUNDLED


@pytest.fixture(scope="session")
def saved_draft(dossier: helpers.Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled dossier as a rule would have drafted it, in a folder that nobody may change."""
    return helpers.save(drafted(dossier), tmp_path_factory.mktemp("saved") / "draft")


@pytest.fixture
def draft_folder(saved_draft: Path, tmp_path: Path) -> Path:
    """The drafted dossier in a folder of the test's own: a copy, for to save takes its time."""
    return shutil.copytree(saved_draft, tmp_path / "draft")


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection can be opened: what tries fails."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


ODD = """ , [x] {} (a "b" 'c') \\1 \\g<0> .*?+|^$ %41 & <i> é"""


@pytest.fixture(scope="session")
def oddly_named(dossier: helpers.Dossier) -> helpers.Dossier:
    """The bundled dossier with ids that hold all that a pattern, a list, an address or an element
    could take for its own.
    """
    tables = {
        name: frame.assign(
            **{
                column: frame[column].map(lambda id_: f"{id_}{ODD}" if id_ else "")
                for column in find_references(frame)
            }
        )
        for name, frame in dossier.tables.items()
    }
    odd = dossier.with_tables(**tables)
    assert helpers.check(odd).empty
    return odd
