"""The record of a dossier's corrections, `corrections.jsonl` in its folder: those that were saved,
one a line, as a journal had them.
"""

from pathlib import Path

from ...datapackage import RECORD
from ...dossier import Dossier
from ..taking_back import TAKE_BACK
from .history import History
from .lines import as_line, content_if_there, read_lines


def past_of(folder: Path) -> list[dict]:
    """The saved corrections of a folder's dossier that can still be taken back, the last one last:
    those since the last that does not say how.
    """
    past: list[dict] = []
    for line in read_lines(content_if_there(folder / RECORD)):
        if not line or "do" not in line:
            continue
        if line["do"] == TAKE_BACK:
            past = past[:-1]
        else:
            past = [*past, line] if isinstance(line.get("was"), dict) else []
    return past


def recorded(folder: Path) -> list[bytes]:
    """The lines of a folder's record, as they are on the disk."""
    return [line + b"\n" for line in content_if_there(folder / RECORD).split(b"\n") if line]


def record_with(history: History, folder: Path) -> bytes:
    """A folder's record with the changes that hold: the lines that are there but are not of this
    history, and then its own, so that a second try does not write twice.
    """
    mine = {as_line(edit).encode() for edit in history.edits}
    kept = [line for line in recorded(folder) if line not in mine]
    return b"".join([*kept, *(as_line(edit).encode() for edit in history.unsaved)])


def corrected_by(dossier: Dossier) -> str:
    """Who corrected a dossier last, by its record; blank where nobody is named."""
    if not dossier.path:
        return ""
    lines = read_lines(content_if_there(dossier.path / RECORD))
    signed = [str(line["who"]) for line in lines if line and line.get("who")]
    return signed[-1] if signed else ""
