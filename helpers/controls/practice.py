"""What the desk keeps between two runs, hidden in data/: the practice draft with its corrections,
and what was put at the desk but is not drafted.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten
from uuid import uuid4

from .. import drafting
from ..correcting.journal.unsaved import count_unsaved
from ..correcting.practice import FOLDER, practice_folder
from ..datapackage import RECORD
from ..dossier import Dossier, DossierError, count_checked, load, save
from ..files import write_whole

KEPT = ".desk.{}.json"
"""the file of data/ that keeps what is put at one desk"""
BEGIN = (
    "Put your own article in its place, name its folder, press Draft it; or go on with a dossier."
)


def open_practice(home: Path, example: Dossier) -> tuple[Dossier, str]:
    """The practice draft of a data folder, and what to tell: as it was left when something was
    corrected in it, else a draft of the example's text, made now. Where the data folder may not be
    written to, it lies in a temporary folder and goes with the kernel.
    """
    folder = practice_folder(home)
    if _is_corrected(folder):
        told = f"For practice, as you left it; to begin anew, delete {folder.parent}."
        return load(folder), f"{told} {BEGIN}"
    made, told = _made(example)
    try:
        return load(save(made, folder, overwrite=True)), told
    except OSError as error:
        folder = practice_folder(Path(_temporary_room().name))
        told = f"{told} It goes with the kernel: {home} may not be written to ({error.strerror})."
        return load(save(made, folder, overwrite=True)), told


@dataclass(frozen=True)
class Kept:
    """What was put at a desk and is not drafted, by field, and the file that keeps it."""

    file: Path
    fields: dict[str, str]

    @property
    def label(self) -> str:
        """What a list calls it."""
        words = self.fields.get("text") or self.fields.get("title", "")
        return f"not drafted yet: “{shorten(words, 60, placeholder=' …')}”"


def fresh_file(home: Path) -> Path:
    """A file for what another desk keeps."""
    return home / KEPT.format(uuid4().hex[:8])


def keep(file: Path, fields: dict[str, str]) -> str:
    """Writes down what stands in a desk's fields, and no file where none has anything. Returns why
    it cannot be kept, blank if it is.
    """
    try:
        if any(fields.values()):
            write_whole(file, json.dumps(fields).encode())
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        return f"What you put here goes with the kernel: it cannot be kept ({error.strerror})."
    return ""


def find_kept(home: Path) -> list[Kept]:
    """What stood at desks and was not drafted, the newest first."""
    files = sorted(home.glob(KEPT.format("*")), key=lambda file: -file.stat().st_mtime_ns)
    read = (Kept(file, _fields(file)) for file in files)
    return [kept for kept in read if kept.fields]


def is_another(text: str, other: str) -> bool:
    """Whether two texts are different articles, and not one that was edited: they share less than
    half of the runs of three words that the shorter one has.
    """
    one, two = _runs(text), _runs(other)
    return len(one & two) < min(len(one), len(two)) / 2


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return set(zip(words, words[1:], words[2:]))


def _fields(file: Path) -> dict[str, str]:
    try:
        fields = json.loads(file.read_bytes())
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
        made = drafting.draft(example.text, name=FOLDER)
        return made, f"For practice: the text of {title}, drafted just now. {BEGIN}"
    except DossierError as error:
        told = f"For practice: {title}, as it is. A draft was refused: {error}"
        return replace(example, name=FOLDER), told


@cache
def _temporary_room() -> TemporaryDirectory:
    return TemporaryDirectory(prefix="practice-")
