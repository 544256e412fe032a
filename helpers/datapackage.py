"""A dossier's folder as a data package: its files as bytes, what they say, and back.

Read is what another program changed without a change of meaning, line ends and a byte order mark.
"""

import hashlib
import json
import warnings
from copy import deepcopy
from pathlib import Path
from typing import cast

import pandas as pd

from . import contract
from .contract import TABLES, Cells
from .files import BOM, content_of, decoded, parse_json, read_together
from .messages import DossierError
from .tables import as_csv, frame_of, read_csv

FILES = ("datapackage.json", "article.txt", *(f"{table}.csv" for table in TABLES))
"""the files that make a dossier"""
RECORD = "corrections.jsonl"
"""the file in which a corrected dossier keeps what was corrected"""


def describe(text: str, title: str, **article: str) -> dict:
    """The datapackage.json of a new dossier, as a dict: the contract, the text's hash, and
    `unknown` for what is not given.
    """
    known = dict.fromkeys(("headline", "byline", "publisher", "published"), "unknown")
    about = {
        "path": "article.txt",
        "sha256": contract.fingerprint(text),
        "language": "en",
        **known,
        "published_edtf": "",
        "published_basis": "",
    }
    return {
        "title": title,
        "version": "1.0.0",
        "contributors": [],
        "article": about | article,
        "resources": deepcopy(list(contract.CONTRACT.values())),
    }


def read_files(folder: Path) -> dict[str, bytes]:
    """The files that make the dossier of a folder, all as at one moment. Raises DossierError when
    one cannot be read.
    """
    try:
        return read_together(folder, FILES, _there)
    except OSError as error:
        raise DossierError(str(error)) from None


def _there(file: Path) -> bytes | None:
    return content_of(file, empty=True) if file.exists() else None


def stamp(files: dict[str, bytes]) -> str:
    """What tells whether files still hold the same: the SHA-256 of those that make a dossier."""
    told = hashlib.sha256()
    for name in FILES:
        told.update(hashlib.sha256(files.get(name, b"")).digest())
    return told.hexdigest()


def journal_file(folder: Path) -> Path:
    """Where the corrections of a folder's dossier are written down until they are saved."""
    return folder.with_name(f".{folder.name}.journal.jsonl")


def read_parts(folder: Path, files: dict[str, bytes]) -> tuple[dict, str, Cells]:
    """What the files of a folder say: the package, the text, every cell as text. Warns of line ends
    that were changed; raises DossierError when a file is missing or cannot be read.
    """
    if missing := next((name for name in FILES if name not in files), ""):
        raise DossierError(f"{folder / missing}: the file is missing")
    package = contract.renewed(_package(folder / "datapackage.json", files["datapackage.json"]))
    text = _article(folder / "article.txt", files["article.txt"], package["article"]["sha256"])
    unix = {table: _as_written(files[f"{table}.csv"]) for table in TABLES}
    changed = [f"{table}.csv" for table in TABLES if unix[table] != files[f"{table}.csv"]]
    if text.count("\r") != files["article.txt"].count(b"\r"):
        changed.insert(0, "article.txt")
    if changed:
        warnings.warn(
            f"{folder}: {', '.join(changed)}: another program has changed the line ends, and "
            "nothing else; read as they were, so that all offsets hold",
            stacklevel=4,
        )
    cells = {table: _cells(folder / f"{table}.csv", table, unix[table], text) for table in TABLES}
    return package, text, cells


def _package(file: Path, content: bytes) -> dict:
    _refuse_empty(file, content)
    told = decoded(content, str(file), allowed="JSON in UTF-8").removeprefix(BOM)
    package = cast(dict, parse_json(told, str(file)))
    try:
        package["article"]["path"], package["article"]["sha256"]
    except (KeyError, TypeError):
        raise DossierError(f"{file}: has no article with a path and a sha256") from None
    return package


def _article(file: Path, content: bytes, stated: object) -> str:
    """The text as its stated hash is of: without a byte order mark that an editor put in front of
    it, and with the line ends that it had, if those are all that differs.
    """
    text = decoded(content, str(file), allowed="the text in UTF-8")
    for bare in (text, text.removeprefix(BOM)):
        unix = bare.replace("\r\n", "\n")
        for same in (bare, unix, unix.replace("\n", "\r\n")):
            if contract.fingerprint(same) == stated:
                return same
    return text


def _as_written(table: bytes) -> bytes:
    """A table with the line ends that `save` writes, if all of them are those of Windows."""
    unix = table.replace(b"\r\n", b"\n")
    return unix if unix.replace(b"\n", b"\r\n") == table else table


def _cells(file: Path, table: str, content: bytes, text: str) -> pd.DataFrame:
    _refuse_empty(file, content)
    return frame_of(table, read_csv(content, str(file), article=text), str(file))


def _refuse_empty(file: Path, content: bytes) -> None:
    if not content:
        raise DossierError(f"{file}: the file is empty; allowed: a file with something in it")


def as_files(package: dict, text: str, cells: Cells) -> dict[str, bytes]:
    """The files that say this."""
    files = {
        "article.txt": text.encode(),
        "datapackage.json": (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode(),
    }
    return files | {f"{name}.csv": as_csv(frame).encode() for name, frame in cells.items()}
