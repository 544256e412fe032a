"""Fuzz: a mutated import comes in sound or is refused in words, and any text can be read, drafted,
shown and reported.

How many files of each kind are tried stands in FUZZ, 12 unless it is set, and of texts half as
many; the long run is tests/benchmarks/fuzz.py.
"""

import json
import os
import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from made import BUNDLED

import helpers
from helpers import DossierError, check, reader
from helpers.formats import FORMATS, IMPORTED, export, import_from

ROUNDS = int(os.environ.get("FUZZ", "12"))
PARTS = [None, True, 7, -1, 1e300, "", "nobody", "\ud800", [], [[]], {}, {"a": [{}]}, [None]]
LETTERS = "ab é,.;:\"“”‘’'«»—-\n\r\t\0\u2028\u202e\u0301\ufeff<>&%$=+@()0129😀中한"
WORDS = [
    "NATO",
    "said",
    "on",
    "May",
    "3",
    ",",
    "that",
    "12,000",
    "troops",
    "“",
    "had",
    "left",
    "”",
    "Mr.",
    "Kim",
    "denied",
    "it",
    ".",
    "He",
    "told",
    "CNN",
    "\n\n",
    "</script>",
    "<!--",
    "$5",
    "million",
]


def label_studio() -> list:
    """An export of Label Studio with a passage of each kind."""
    spans = [("Source", 0, 4), ("Cue", 5, 9), ("Content", 10, 30), ("Date", 31, 40)]
    results = [
        {"id": str(n), "type": "labels", "value": {"start": a, "end": b, "labels": [label]}}
        for n, (label, a, b) in enumerate(spans)
    ]
    links = [{"type": "relation", "from_id": "0", "to_id": "2", "direction": "right"}]
    return [{"id": 1, "data": {"text": BUNDLED.text}, "annotations": [{"result": results + links}]}]


def sources(folder: Path) -> Iterator[tuple[str, bytes]]:
    """A sound file of each format, as bytes."""
    for name in ("zip", "xlsx", "web-annotation"):
        yield name, export(BUNDLED, name, folder / f"own{FORMATS[name].ending}").read_bytes()
    yield "quotes", export(BUNDLED, "csv", folder / "own.csv").read_bytes()
    yield "label-studio", json.dumps(label_studio()).encode()
    marked = {"text": BUNDLED.text, "entities": [[0, 4, "Source"], [10, 30, "Content"]]}
    yield "doccano", json.dumps(marked).encode()


def changed_part(content: bytes, chance: random.Random) -> bytes:
    """A JSON document with one part of it replaced, gone or nested."""
    whole, places = json.loads(content), []

    def walk(part: object) -> None:
        for at in part if isinstance(part, dict) else range(len(part)):
            places.append((part, at))
            if isinstance(part[at], dict | list):
                walk(part[at])

    walk(whole)
    part, at = chance.choice(places[: chance.choice([9, len(places)])])
    part[at] = chance.choice(PARTS)
    if isinstance(part, dict) and chance.random() < 0.2:
        del part[at]
    return json.dumps(whole).encode()


def changed_member(content: bytes, chance: random.Random) -> bytes:
    """A ZIP file with one of its files changed, gone or there twice."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as own, zipfile.ZipFile(made, "w") as changed:
        chosen = chance.choice(own.namelist())
        for name in own.namelist():
            if name != chosen or chance.random() < 0.8:
                whole = own.read(name)
                changed.writestr(name, whole if name != chosen else changed_bytes(whole, chance))
    return made.getvalue()


def changed_bytes(content: bytes, chance: random.Random) -> bytes:
    """Bytes with some others, cut off, or with strange ones put in."""
    at = chance.randrange(len(content) + 1)
    match chance.randrange(3):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + "".join(chance.choices(LETTERS, k=5)).encode() + content[at:]
        case _:
            some = bytearray(content)
            for _ in range(chance.randint(1, 20)):
                some[chance.randrange(len(some))] = chance.randrange(256)
            return bytes(some)


def mutated(name: str, content: bytes, chance: random.Random) -> bytes:
    """A file of a format, changed as suits it, or byte by byte."""
    own = changed_member if content[:2] == b"PK" else changed_part if name != "quotes" else None
    return own(content, chance) if own and chance.random() < 0.7 else changed_bytes(content, chance)


# openpyxl warns of what it leaves out of a workbook that is torn; what comes in is judged here.
@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize("name", [name for name in IMPORTED if name != "folder"])
def test_a_mutated_import_is_refused_in_words_or_comes_in_sound(name, tmp_path):
    content = dict(sources(tmp_path))[name]
    path = tmp_path / f"mutated{FORMATS[name].ending}"
    text = BUNDLED.text if name in ("quotes", "xlsx") else None
    for seed in range(ROUNDS):
        path.write_bytes(mutated(name, content, random.Random(f"{name}/{seed}")))
        try:
            found = import_from(path, format=name, text=text)
        except DossierError as error:
            assert path.name in str(error) and len(str(error)) < 2000, (seed, str(error))
        else:
            assert check(found.dossier).empty, seed


def written(folder: Path, text: str, seed: int) -> Path:
    """The text as a file of some kind."""
    path = folder / ("a.txt", "a.html", "a.docx")[seed % 3]
    if path.suffix == ".docx":
        document = docx.Document()
        document.add_paragraph("".join(char for char in text if char >= " " and char != "\ufeff"))
        document.save(path)
    else:
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        page = f"<html><body><article>{paragraphs}</article></body></html>"
        path.write_bytes((page if path.suffix == ".html" else text).encode())
    return path


@pytest.mark.parametrize("pieces", [LETTERS, WORDS], ids=["letters", "words"])
def test_any_text_can_be_read_drafted_shown_and_reported(pieces, tmp_path):
    for seed in range(ROUNDS // 2):
        chance = random.Random(seed)
        drawn = chance.choices([*pieces, "NATO said", " "], k=chance.randint(1, 120))
        path = written(tmp_path, ("" if pieces == LETTERS else " ").join(drawn), seed)
        try:
            article = helpers.read_text(path)
            drafted = helpers.draft(article.text, title=article.title)
        except DossierError as error:
            assert str(error).startswith((str(path), "the text: found")), (seed, str(error))
            continue
        assert check(drafted).empty and "</script>" not in reader.article(drafted).html, seed
        if seed % 4 == 0:
            page = helpers.report(drafted, tmp_path / "report.html").read_text("utf-8")
            assert "</html>" in page[-20:], seed
