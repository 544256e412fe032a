"""What the journals beside the folders hold that is not saved, told without opening a dossier."""

from contextlib import suppress
from pathlib import Path

from ...datapackage import journal_file
from .lines import content_if_there, read_lines, standing

JOURNALS = ".*.journal.jsonl"


def count_unsaved(folder: Path) -> int:
    """How many changes to a folder's dossier are written down and not saved. Counts without
    judging.
    """
    return len(standing(read_lines(content_if_there(journal_file(folder)))))


def journals_left(home: Path) -> list[Path]:
    """The journals with unsaved changes whose folder is no longer there: it was renamed, and they
    come along when the folder is opened, or it was deleted.
    """
    files = ((file, home / _owner(file)) for file in sorted(home.glob(JOURNALS)))
    return [file for file, folder in files if not folder.exists() and count_unsaved(folder)]


def adopt(file: Path, of: str) -> list[str]:
    """Takes over, as this file, the unsaved changes to the dossier of a fingerprint that were made
    while the folder had another name; returns what to tell. Of a folder that was copied, says that
    they are not in the copy.
    """
    news = []
    for other in sorted(file.parent.glob(JOURNALS)):
        header, *lines = list(read_lines(content_if_there(other))) or [None]
        count, name = len(standing(lines)), _owner(other)
        typed = any(line and "typed" in line for line in lines)
        there = (file.parent / name).exists()
        if not header or header.get("of") != of or not (count or (typed and not there)):
            continue
        if there:
            told = f"{name} holds the same files, and has {_counted(count)} not here"
        else:
            with suppress(OSError):
                other.rename(file)
            told = f"this folder was called {name} when they were made"
        news.append(f"Unsaved changes: {told}.")
    return news


def _owner(journal: Path) -> str:
    """The name of the folder that a journal belongs to."""
    return journal.name[1:].removesuffix(JOURNALS[2:])


def _counted(count: int) -> str:
    return "1 unsaved change that is" if count == 1 else f"{count} unsaved changes that are"
