"""The house: which rooms there are, that arrows between them go down, and who may open which door
to a library.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

import helpers
from helpers import controls

HELPERS = Path(__file__).resolve().parent.parent / "helpers"
FLOORS: list[dict[str, str]] = [
    {
        "assets": "assets",
        "words": "admiralty display leftopen lexicons messages spans",
        "dates": "dates",
        "files": "files",
        "arguments": "arguments",
        "later": "later",
    },
    {"contract": "contract"},
    {"dossier": "assembling datapackage dictionary dossier tables texts"},
    {"views": "views"},
    {
        "reader": "reader",
        "charts": "charts",
        "drafting": "drafting",
        "correcting": "correcting",
        "formats": "formats",
    },
    {
        "controls": "controls",
        "pages": "pages sections",
        "teaching": "teaching exercises",
    },
    {"face": "__init__ __main__"},
]
"""The rooms, floor by floor from the ground: what each is called, and the files and folders of
helpers/ that it is made of. To add a file or a folder to helpers/: name it here.

A room may use those below it, and those beside it as long as they do not use it.
"""
DOORS = {
    "altair": ["charts"],
    "anywidget": ["reader.talking"],
    "ipywidgets": ["controls"],
    "spacy": ["drafting.parsing"],
    "edtf": ["dates"],
    "frictionless": ["contract"],
    "krippendorff": ["teaching.agreement"],
    "nbconvert": ["pages.notebooks"],
    "nbclient": ["pages.running"],
}
"""The libraries that only some may import, and the files or folders that may."""

FILES = {
    ".".join(path.relative_to(HELPERS).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HELPERS.rglob("*.py"))
}
"""Each file of helpers/ by its name as a module, as in `drafting.times`."""
ROOMS = {name: room for floor in FLOORS for room, names in floor.items() for name in names.split()}
STOREY = {room: storey for storey, floor in enumerate(FLOORS) for room in floor}


def find_imports(name: str, path: Path) -> Iterator[str]:
    """What a file imports anywhere in it: of helpers/, files by name; of others, the library. What
    only a reader of types sees is none.
    """
    package = ["helpers", *name.split(".")][: None if path.name == "__init__.py" else -1]
    package = ["helpers"] if name == "__init__" else package
    for node in _walked(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for given in node.names:
                yield from _as_named_here(given.name, [])
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            whole = ".".join([*above, *filter(None, [node.module])])
            yield from _as_named_here(whole, [given.name for given in node.names])


def _walked(node: ast.AST) -> Iterator[ast.AST]:
    """A piece of code and all within, but for what only a reader of types sees."""
    yield node
    for part in ast.iter_child_nodes(node):
        if not (isinstance(part, ast.If) and ast.unparse(part.test).endswith("TYPE_CHECKING")):
            yield from _walked(part)


def _as_named_here(module: str, names: list[str]) -> Iterator[str]:
    """A module, or those of its names that are files."""
    library, _, inner = module.partition(".")
    if library != "helpers":
        yield library
        return
    files = {name: ".".join(filter(None, [inner, name])) for name in names}
    if not names or any(file not in FILES for file in files.values()):
        yield inner or "__init__"
    yield from (file for file in files.values() if file in FILES)


IMPORTS = {name: set(find_imports(name, path)) for name, path in FILES.items()}
ARROWS = [(file, used) for file, all_used in IMPORTS.items() for used in all_used & set(FILES)]


def room(file: str) -> str:
    return ROOMS[file.partition(".")[0]]


def find_circle(arrows: list[tuple[str, str]]) -> list[str]:
    """Names that lead back to the first by arrows; none when no arrows do."""
    graph: dict[str, set[str]] = {}
    for user, used in arrows:
        graph.setdefault(user, set()).add(used)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_every_file_stands_in_a_room():
    assert {name.partition(".")[0] for name in FILES} - set(ROOMS) == set()


def test_imports_are_found_in_whatever_way_they_are_written(tmp_path):
    (tmp_path / "names.py").write_text(
        "import helpers\nimport helpers.dates as d\nfrom helpers import views, load\n"
        "from . import cast\nfrom ..files import write_whole\nfrom .. import contract\n"
        "def late():\n    import spacy.tokens\n    from .times import expressions\n"
        "if TYPE_CHECKING:\n    from .. import charts\n"
    )
    assert sorted(find_imports("drafting.names", tmp_path / "names.py")) == [
        "__init__",
        "__init__",
        "contract",
        "dates",
        "drafting.cast",
        "drafting.times.expressions",
        "files",
        "spacy",
        "views",
    ]


def test_arrows_go_down_or_to_the_room_beside():
    up = [
        f"{file} imports {used}" for file, used in ARROWS if STOREY[room(file)] < STOREY[room(used)]
    ]
    assert len(ARROWS) > 100 and up == []


def test_no_files_and_no_rooms_import_each_other_in_a_circle():
    assert find_circle(ARROWS) == []
    rooms = [(room(file), room(used)) for file, used in ARROWS if room(file) != room(used)]
    assert find_circle(rooms) == []


def test_a_circle_would_be_found():
    assert find_circle([*pairwise("abcd"), ("c", "a")])


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_its_door_and_no_other(library):
    users = {name for name, used in IMPORTS.items() if library in used}
    allowed = {
        name for name in users for door in DOORS[library] if f"{name}.".startswith(f"{door}.")
    }
    assert users and users == allowed


def test_what_shows_a_dossier_is_loaded_without_what_drafts_exports_or_teaches():
    """In a process of its own, as in a fresh kernel."""
    heavy = ["docx", "openpyxl", "trafilatura", "nbclient", "nbconvert", "krippendorff", "spacy"]
    code = f"import sys, helpers; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HELPERS.parent
    )
    assert told.stdout == "[]\n"


@pytest.mark.parametrize("package", [helpers, controls])
def test_every_name_that_is_loaded_later_is_there(package):
    assert set(package.LATER) <= set(package.__all__)
    assert all(getattr(package, name) is not None for name in package.LATER)


def test_a_name_that_is_nowhere_is_refused_as_python_does():
    with pytest.raises(AttributeError, match="module 'helpers' has no attribute 'drafts'"):
        helpers.drafts  # noqa: B018
