"""What the desk keeps between two runs, hidden in data/: the practice draft with its corrections,
and what was put at the desk but is not drafted.
"""

import json
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import drafting
from ..correcting.annotator import PRACTICE_FOLDER, PRACTICE_ROOM
from ..correcting.journal import count_unsaved
from ..dossier import RECORD, Dossier, DossierError, count_checked, load, save
from ..files import write_whole

KEPT = ".desk.json"
"""the file of data/ that keeps what is put at the desk"""
BEGIN = (
    "Put your own article in its place, name its folder, press Draft it; or go on with a dossier."
)


def open_practice(home: Path, example: Dossier) -> tuple[Dossier, str]:
    """The practice draft of a data folder, and what to tell: as it was left when something was
    corrected in it, else a draft of the example's text, made now. Where the data folder may not be
    written to, it lies in a temporary folder and goes with the kernel.
    """
    folder = home / PRACTICE_ROOM / PRACTICE_FOLDER
    if _is_corrected(folder):
        told = f"For practice, as you left it; to begin anew, delete {folder.parent}."
        return load(folder), f"{told} {BEGIN}"
    made, told = _made(example)
    try:
        return load(save(made, folder, overwrite=True)), told
    except OSError as error:
        folder = Path(_temporary_room().name) / PRACTICE_ROOM / PRACTICE_FOLDER
        told = f"{told} It goes with the kernel: {home} may not be written to ({error.strerror})."
        return load(save(made, folder, overwrite=True)), told


def keep(home: Path, fields: dict[str, str]) -> None:
    """Writes down what stands in the desk's fields; nothing at all where none has anything. A data
    folder that may not be written to keeps nothing.
    """
    with suppress(OSError):
        if any(fields.values()):
            write_whole(home / KEPT, json.dumps(fields).encode())
        else:
            (home / KEPT).unlink(missing_ok=True)


def kept(home: Path) -> dict[str, str]:
    """What stood in the desk's fields last and was not drafted."""
    try:
        fields = json.loads((home / KEPT).read_bytes())
    except (OSError, ValueError):
        return {}
    there = fields.items() if isinstance(fields, dict) else ()
    return {name: value for name, value in there if value and isinstance(value, str)}


def _is_corrected(folder: Path) -> bool:
    return bool((folder / RECORD).exists() or count_checked(folder)[0] or count_unsaved(folder))


def _made(example: Dossier) -> tuple[Dossier, str]:
    """A draft of the example's text; the example itself where its text cannot be drafted."""
    title = example.title
    try:
        made = drafting.draft(example.text, name=PRACTICE_FOLDER)
        return made, f"For practice: the text of {title}, drafted just now. {BEGIN}"
    except DossierError as error:
        told = f"For practice: {title}, as it is. A draft was refused: {error}"
        return replace(example, name=PRACTICE_FOLDER), told


@cache
def _temporary_room() -> TemporaryDirectory:
    return TemporaryDirectory(prefix="practice-")
