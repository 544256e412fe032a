"""Fuzz: whatever a public function is given, and whatever stands in a dossier's files, ends in a
result or in a message, never in a raw error.

How many mutated dossiers are tried stands in FUZZ, 12 for each file unless it is set; the long run
is tests/benchmarks/fuzz.py.
"""

import inspect
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
from made import BUNDLED

import helpers
from helpers import DossierError, charts, check, contract, exercises, load, reader, views
from helpers.correcting.journal import open_journal

ROUNDS = int(os.environ.get("FUZZ", "12"))
FILES = ["datapackage.json", "article.txt", *(f"{table}.csv" for table in contract.TABLES)]
STRANGE = [None, 7, -1.5, True, "", "nobody", b"x", [], [7], {}, {"a": 1}, object(), float("nan")]
STRANGE += [pd.DataFrame(), pd.DataFrame({"a": [1]}), pd.Series([1]), Path("nowhere"), len]
CELLS = ["", "nobody", "-1", "0", "9" * 30, "nan", "1_0", "2024-13-45", "=1+1", "\u202e", "x" * 999]
PARTS = [None, True, 7, 1e300, "", "nobody", [], [[]], {}, {"a": [{}]}]
INTERNAL = {"offline_bundle", "picture", "specification"}
"""what the report and the renderer call with a drawn chart"""


@cache
def sound(name: str) -> object:
    """A value that is right for an argument of this name."""
    made = {
        "dossier": BUNDLED,
        "key": BUNDLED,
        "wanted": views.Filter(),
        "table": views.statements(BUNDLED),
        "frame": views.sources(BUNDLED),
        "positions": pd.Series([0, 9]),
        "claim_id": "c01",
        "entity_id": BUNDLED.entities["entity_id"][0],
        "date_id": "d01",
        "skill": "who-says-so",
        "spans": [(0, 9)],
        "path": Path("nowhere"),
        "format": "csv",
        "number": 1,
    }
    return made[name] if name in made else getattr(views, name)(BUNDLED)


def public(module: ModuleType) -> Iterator[tuple[str, Callable]]:
    """The functions of a module that are its own, or that it says are."""
    for name, one in inspect.getmembers(module, inspect.isfunction):
        told = name in getattr(module, "__all__", ()) or one.__module__ == module.__name__
        if told and not name.startswith("_") and name not in INTERNAL:
            yield name, one


FUNCTIONS = {
    f"{module.__name__}.{name}": one
    for module in (helpers, views, reader, charts, exercises)
    for name, one in public(module)
}
FUNCTIONS["Filter"] = views.Filter


def calls(function: Callable) -> Iterator[tuple[str, dict[str, object]]]:
    """Arguments for a function: each in turn strange, the others that have no default sound."""
    wanted = inspect.signature(function).parameters
    needed = [name for name, one in wanted.items() if one.default is one.empty]
    for name in wanted:
        rest = [other for other in needed if other != name]
        try:
            others = {other: sound(other) for other in rest}
        except (AttributeError, TypeError):  # nothing sound is known: all are as strange
            others = None
        for value in STRANGE:
            given = dict.fromkeys(rest, value) if others is None else others
            yield f"{name}={value!r:.40}", {**given, name: value}


def raw(call: Callable[[], object]) -> str:
    """What is raw about the error that a call ends in; blank when it ends well, or in words."""
    try:
        call()
    except (TypeError, ValueError, OSError, exercises.ExerciseError) as error:
        told = str(error)
        words = ("found", "allowed", "missing", "no such", "Errno", "made in memory", "not ")
        return "" if any(word in told for word in words) else f"{type(error).__name__}: {told}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_ends_in_a_result_or_in_words_whatever_it_is_given(
    name, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("helpers.dossier.DATA", tmp_path)
    function = FUNCTIONS[name]
    ends = {told: raw(lambda given=given: function(**given)) for told, given in calls(function)}
    assert {told: end for told, end in ends.items() if end} == {}


def mutate_json(content: str, chance: random.Random) -> str:
    """A JSON document with one part of it replaced, gone, or another's."""
    whole = json.loads(content)
    whole["resources"] = whole["resources"][:1]
    places = []

    def walk(part: object) -> None:
        for at in part if isinstance(part, dict) else range(len(part)):
            places.append((part, at))
            if isinstance(part[at], dict | list):
                walk(part[at])

    walk(whole)
    top = [(whole, at) for at in whole] + [(whole["article"], at) for at in whole["article"]]
    part, at = chance.choice(chance.choice([places, top]))
    if isinstance(part, dict) and chance.random() < 0.2:
        del part[at]
    else:
        part[at] = chance.choice(PARTS)
    return chance.choice([json.dumps(whole)] * 9 + [json.dumps(chance.choice(PARTS))])


def mutate_table(content: str, chance: random.Random) -> str:
    """A CSV table with a cell, a row or a letter changed."""
    lines = content.split("\n")
    row = chance.randrange(len(lines))
    cells = lines[row].split(",")
    match chance.randrange(5):
        case 0:
            cells[chance.randrange(len(cells))] = chance.choice(CELLS)
            lines[row] = ",".join(cells)
        case 1:
            lines.insert(row, lines[chance.randrange(len(lines))])
        case 2:
            del lines[row]
        case 3:
            return content[: chance.randrange(len(content) + 1)]
        case 4:
            at = chance.randrange(len(content) + 1)
            return content[:at] + chance.choice('",\n\r\0\u2028é') + content[at:]
    return "\n".join(lines)


def mutate(file: Path, chance: random.Random) -> None:
    """Changes a file, as text or now and then as bytes."""
    if chance.random() < 0.15:
        content = bytearray(file.read_bytes())
        content[chance.randrange(len(content))] = chance.randrange(256)
        file.write_bytes(bytes(content))
    else:
        how = mutate_json if file.suffix == ".json" else mutate_table
        file.write_bytes(how(file.read_bytes().decode(), chance).encode())


def use(folder: Path) -> None:
    """Loads a dossier and looks at all of it."""
    found = load(folder)
    for view in ("statements", "headline", "clocks", "grades", "quantities", "voices", "chains"):
        getattr(views, view)(found)
    reader.article(found)
    charts.chart_happened(views.statements(found))
    open_journal(folder)


@pytest.mark.parametrize("file", FILES)
def test_a_dossier_with_a_mutated_file_is_refused_in_words_or_serves(file, tmp_path):
    for seed in range(ROUNDS):
        folder = tmp_path / str(seed)
        shutil.copytree(BUNDLED.path, folder)
        mutate(folder / file, random.Random(f"{file}/{seed}"))
        try:
            use(folder)
        except DossierError as error:
            assert file in str(error) or ".csv" in str(error), (seed, str(error))
        else:
            assert check(folder).empty
        shutil.rmtree(folder)
