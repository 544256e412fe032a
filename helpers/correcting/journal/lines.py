"""The lines of a journal: what they are on the disk, and what of them stands."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ...contract import TABLES
from ...dossier import Dossier, DossierError
from ...files import parse_json

OTHER_SHAPE = (ValueError, LookupError, TypeError, AttributeError)
"""what replaying raises for a line that is JSON, but none that a journal has"""


def fingerprint(dossier: Dossier) -> str:
    """The SHA-256 of all that a dossier says: its package, text and tables."""
    told = hashlib.sha256(json.dumps([dossier.package, dossier.text]).encode())
    for table in TABLES:
        told.update(dossier.tables[table].to_csv(index=False).encode())
    return told.hexdigest()


def content_if_there(file: Path) -> bytes:
    """All that a file holds; nothing when there is none."""
    return file.read_bytes() if file.exists() else b""


def as_line(told: dict) -> str:
    """A line as it is written, its end included."""
    return json.dumps(told, ensure_ascii=False) + "\n"


def read_lines(content: bytes) -> Iterator[dict | None]:
    """The whole lines of a journal; None for each that is none."""
    for line in content[: content.rfind(b"\n") + 1].splitlines():
        try:
            read = parse_json(line.decode(), "a journal")
        except ValueError:
            read = None
        yield read if isinstance(read, dict) else None


def reason(error: Exception) -> str:
    """What is wrong with a line that cannot be replayed."""
    return str(error) if isinstance(error, DossierError) else "a line is of another shape"


def standing(lines: Iterable[dict | None]) -> list[dict]:
    """The changes among a journal's lines that were not undone."""
    edits: list[dict] = []
    position = 0
    for line in lines:
        if not isinstance(line, dict):
            continue
        if {"do", "args"} <= line.keys():
            edits[position:] = [line]
        position += ("do" in line or "redo" in line) - ("undo" in line)
        position = max(0, min(position, len(edits)))
    return edits[:position]


def standing_typed(lines: Iterable[dict | None]) -> dict[str, dict]:
    """What was typed, by a journal's lines, and has not become a change."""
    typed: dict[str, dict] = {}
    for line in lines:
        with suppress(*OTHER_SHAPE):
            if line and "typed" in line:
                note_typed(typed, line["typed"])
            elif line and "do" in line:
                note_typed(typed, settled(line))
    return typed


def note_typed(typed: dict[str, dict], field: dict) -> None:
    """Takes up what was typed into a field in place of what was; without a value it is gone."""
    for column in field.get("columns", [field.get("column")]):
        name = json.dumps([field["table"], field["key"], column])
        typed.pop(name, None)
        if field.get("value") is not None:
            typed[name] = field


def settled(edit: dict) -> dict:
    """The fields that a change settles, whatever was typed there."""
    args = edit["args"]
    return {
        "table": args.get("table"),
        "key": args.get("key"),
        "columns": list(args.get("values", {})),
    }
