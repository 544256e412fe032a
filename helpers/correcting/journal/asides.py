"""Asides: files that keep the changes which could not be brought back on opening, because they
start from other files or are refused there. They can be made again, as far as they have a place.
"""

from dataclasses import dataclass
from pathlib import Path

from ...dossier import DossierError
from ...files import write_whole
from ...messages import shown
from ..rows import is_there
from . import Journal
from .lines import as_line, read_lines, standing, standing_typed
from .log import ASIDE


@dataclass(frozen=True)
class Aside:
    """What could not be brought back on opening: the file that keeps it, how many unsaved changes
    there are, when the last was made (ISO 8601; "" if the file does not say), and how many values
    that were typed and had not become changes.
    """

    name: str
    changes: int
    last: str
    typed: int


Left = tuple[dict, str]
"""a line that stays in an aside, and why"""


def list_asides(journal: Journal) -> list[Aside]:
    """What was put aside of a journal and can be recovered, the oldest file first."""
    found = []
    for file in sorted(journal.file.parent.glob(f"{journal.file.stem}.*.{ASIDE}")):
        edits, typed = _standing(file)
        if edits or typed:
            last = str(edits[-1].get("when", "")) if edits else ""
            found.append(Aside(file.name, len(edits), last, len(typed)))
    return found


def recover(journal: Journal, name: str) -> str:
    """Makes the changes of an aside again, each as a change that can be undone, and brings back
    what was typed; what is refused, or has no place, stays in the aside. Returns what to tell.
    Raises DossierError when there is no aside of this name.
    """
    file = _file(journal, name)
    edits, typed = _standing(file)
    refused = [left for edit in edits if (left := _refused_again(journal, edit))]
    displaced = [left for at in typed.items() if (left := _displaced(journal, *at))]
    counts = ((edits, refused, "changes"), (typed, displaced, "typed values"))
    told = " and ".join(
        f"{len(all_) - len(left)} of {len(all_)} {what}" for all_, left, what in counts if all_
    )
    told = f"{told} were recovered from {name}."
    told += _keep_unreadable(file)
    if not (stay := refused + displaced):
        file.unlink()
        return told
    write_whole(file, "".join(as_line(line) for line, _ in stay).encode())
    return f"{told} The others stay there; the first was refused: {stay[0][1]}"


def _file(journal: Journal, name: str) -> Path:
    if name not in (there := [aside.name for aside in list_asides(journal)]):
        raise DossierError(
            f"{name!r}: no changes were put aside there; there are {', '.join(there) or 'none'}"
        )
    return journal.file.with_name(name)


def _standing(aside: Path) -> tuple[list[dict], dict[str, dict]]:
    """The changes of an aside that were not undone, and what was typed by it."""
    lines = list(read_lines(aside.read_bytes()))
    return standing(lines), standing_typed(lines)


def _refused_again(journal: Journal, edit: dict) -> Left | None:
    """Makes a change of an aside again; its line and why not, when it is refused."""
    try:
        journal.do(edit["do"], edit["args"], who=edit.get("who", ""), why=edit.get("why", ""))
    except DossierError as error:
        return edit, str(error)
    return None


def _displaced(journal: Journal, name: str, field: dict) -> Left | None:
    """Brings back what was typed by an aside; its line and why not, when it has no place."""
    where = f"{shown(field['value'])}, typed for {field['table']} {field['key']}"
    if name in journal.typed:
        return {"typed": field}, f"{where}: something else is typed there now"
    if not is_there(field, journal.dossier):
        return {"typed": field}, f"{where}: there is no such row now"
    journal.keep_typed(field)
    return None


def _keep_unreadable(file: Path) -> str:
    """Keeps the lines of an aside that cannot be read in a file of their own; what to tell."""
    content = file.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    torn = zip(whole.splitlines(keepends=True), read_lines(content))
    odd = [*(line for line, read in torn if read is None), content[len(whole) :]]
    if not (odd := [line for line in odd if line]):
        return ""
    kept = write_whole(file.with_name(f"{file.name}.unreadable"), b"".join(odd))
    many = "1 line" if len(odd) == 1 else f"{len(odd)} lines"
    return f" {many} of it cannot be read, and stay in {kept.name}."
