"""A journal: a dossier under correction. What was loaded, each change since, and how to take it
back, keep it, or recover it after a crash.

Beside the dossier's folder lies `.<folder>.journal.jsonl`, one JSON object a line: first the
fingerprint of the dossier that the changes start from, then each change, undo and redo as it was
made, on the disk before the next one can be. `save` writes the dossier, moves the changes to
`corrections.jsonl` inside the folder (what, who, why, when: the permanent record) and ends the
journal; so undo reaches back to the last save.
"""

import hashlib
import inspect
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from . import dossier as folders
from .contract import TABLES
from .dossier import Dossier, DossierError
from .editing import VERBS
from .files import write_whole
from .jsontext import read_json
from .messages import shown

RECORD = "corrections.jsonl"
OTHER_SHAPE = (ValueError, LookupError, TypeError, AttributeError)
"""what replaying raises for a line that is JSON, but none that a journal has"""


@dataclass(frozen=True)
class Aside:
    """Unsaved changes that could not be brought back on opening: the file that keeps them, how
    many there are, and when the last was made (ISO 8601; "" if the file does not say).
    """

    name: str
    changes: int
    last: str


class Journal:
    """A dossier under correction. `dossier` is as it is now; `messages` tells what was found on
    opening.
    """

    def __init__(self, base: Dossier, *, who: str = "") -> None:
        """Starts from a dossier just as its folder has it, and brings back the changes that were
        not saved: `open_journal` sees to both.
        """
        self.who = who
        self.messages: list[str] = []
        self._start(base)
        self._recover()

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now."""
        return self.states[self.position]

    @property
    def unsaved(self) -> list[dict]:
        """The changes since the last save that are not undone: do, args, who, why, when."""
        return self.edits[: self.position]

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to do again."""
        return self.position < len(self.edits)

    def do(self, verb: str, args: dict, *, who: str = "", why: str = "") -> Dossier:
        """Makes a correction, one of `editing.VERBS`, and writes it down. Raises DossierError, and
        changes nothing, when it is refused.
        """
        edit = {
            "do": verb,
            "args": args,
            "who": who or self.who,
            "why": why,
            "when": datetime.now(UTC).isoformat(),
        }
        after = _applied(self.dossier, edit)
        self._write(edit)
        self._take(edit, after)
        return after

    def undo(self) -> Dossier:
        """Takes the last change back. Raises DossierError when there is none since the last
        save.
        """
        if not self.position:
            raise DossierError("Nothing to undo: undo reaches back to the last save.")
        self._write({"undo": True})
        self.position -= 1
        return self.dossier

    def redo(self) -> Dossier:
        """Makes the last undone change again. Raises DossierError when there is none."""
        if not self.can_redo:
            raise DossierError("Nothing to redo.")
        self._write({"redo": True})
        self.position += 1
        return self.dossier

    def keep_typed(self, field: dict) -> None:
        """Writes down what stands in an input (table, key, column, value) but is no change yet, or
        not a valid one; value None forgets it.
        """
        self._write({"typed": field})
        self._note(field)

    @property
    def asides(self) -> list[Aside]:
        """The unsaved changes that were put aside and can be recovered, the oldest file first."""
        found = [
            (file, _standing(_read(file.read_bytes())))
            for file in sorted(self.folder.parent.glob(f"{self.file.stem}.*.aside"))
        ]
        return [
            Aside(file.name, len(edits), str(edits[-1].get("when", "")))
            for file, edits in found
            if edits
        ]

    def recover(self, name: str) -> str:
        """Makes the changes of an aside again, each as a change that can be undone; those that are
        refused stay in the aside. Returns what to tell. Raises DossierError when there is no aside
        of this name.
        """
        file = self._aside(name)
        edits, refused = _standing(_read(file.read_bytes())), []
        for edit in edits:
            try:
                self.do(edit["do"], edit["args"], who=edit.get("who", ""), why=edit.get("why", ""))
            except DossierError as error:
                refused.append((edit, error))
        told = f"{len(edits) - len(refused)} of {len(edits)} changes were recovered from {name}."
        if not refused:
            file.unlink()
            return told
        write_whole(file, "".join(_line(edit) for edit, _ in refused).encode())
        return f"{told} The others stay there; the first was refused: {refused[0][1]}"

    def discard(self, name: str) -> None:
        """Deletes an aside. Raises DossierError when there is none of this name."""
        self._aside(name).unlink()

    def _aside(self, name: str) -> Path:
        if name not in (there := [aside.name for aside in self.asides]):
            raise DossierError(
                f"{name!r}: no changes were put aside there; there are {', '.join(there) or 'none'}"
            )
        return self.folder.parent / name

    def save(self, folder: str | Path | None = None) -> Path:
        """Writes the dossier and its record of corrections, to its own folder or to another one;
        returns the folder.

        Raises DossierError, and writes nothing, when its own files changed on disk meanwhile, or
        another folder is already in use.
        """
        target = self.folder if folder is None else Path(folder).resolve()
        if target != self.folder and target.exists():
            raise DossierError(
                f"{target}: exists already; name a folder that does not, so that nothing is overwritten"
            )
        if target == self.folder:
            self._refuse_if_changed()
            self._write({"saving": fingerprint(self.dossier)})
            write_whole(target / RECORD, self._record())
        folders.save(self.dossier, target)
        if target != self.folder:
            write_whole(target / RECORD, self._record())
        self.file.unlink(missing_ok=True)
        typed = self.typed
        self._start(replace(self.dossier, path=target, name=target.name))
        for field in typed.values():
            self.keep_typed(field)
        return target

    def _start(self, base: Dossier) -> None:
        self.base, self.folder = base, Path(base.path)
        self.file = self.folder.with_name(f".{self.folder.name}.journal.jsonl")
        self.states, self.edits, self.position = [base], [], 0
        self.typed: dict[str, dict] = {}
        self._fingerprint, self._stamps, self._size = fingerprint(base), _stamps(self.folder), 0

    def _record(self) -> bytes:
        """The lines that are there but are not of this journal, and then this journal's that hold:
        so that a second try does not write twice.
        """
        record, mine = self.folder / RECORD, {_line(edit).encode() for edit in self.edits}
        there = record.read_bytes().split(b"\n") if record.exists() else []
        kept = [line + b"\n" for line in there if line and line + b"\n" not in mine]
        return b"".join([*kept, *(_line(edit).encode() for edit in self.unsaved)])

    def _refuse_if_changed(self) -> None:
        now = _stamps(self.folder)
        if changed := sorted(
            name
            for name in now.keys() | self._stamps.keys()
            if now.get(name) != self._stamps.get(name)
        ):
            raise DossierError(
                f"{self.folder}: not saved, {', '.join(changed)} changed on disk since it was opened. Nothing is lost: save to another folder, then compare the two."
            )

    def _write(self, line: dict) -> None:
        """Appends a line, and waits until the disk has it."""
        if _size(self.file) != self._size:
            raise DossierError(
                f"{self.file.name}: another notebook is correcting this dossier; close one of the two and run this cell again"
            )
        try:
            with self.file.open("a", encoding="utf-8") as file:
                file.write(
                    (_line({"journal": 1, "of": self._fingerprint}) if not self._size else "")
                    + _line(line)
                )
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            os.truncate(self.file, self._size)
            raise
        self._size = _size(self.file)

    def _take(self, edit: dict, after: Dossier) -> None:
        del self.edits[self.position :], self.states[self.position + 1 :]
        self.edits.append(edit)
        self.states.append(after)
        self.position += 1
        self._note(
            {
                "table": edit["args"].get("table"),
                "key": edit["args"].get("key"),
                "columns": list(edit["args"].get("values", {})),
            }
        )

    def _note(self, field: dict) -> None:
        for column in field.get("columns", [field.get("column")]):
            name = json.dumps([field["table"], field["key"], column])
            self.typed.pop(name, None)
            if field.get("value") is not None:
                self.typed[name] = field

    def _recover(self) -> None:
        """Replays the journal that is there, if it is of this dossier."""
        self._size = _size(self.file)
        if not self._size:
            return
        content = self.file.read_bytes()
        lines, dropped = list(_read(content)), not content.endswith(b"\n")
        if {"saving": self._fingerprint} in lines:
            self.file.unlink()  # all of it was saved, just before the end
            self._size = 0
            return
        if not lines or not lines[0] or lines[0].get("of") != self._fingerprint:
            return self._put_aside("they start from another state of the files")
        try:
            for line in lines[1:]:
                self._replay(line)
        except OTHER_SHAPE as error:
            return self._put_aside(f"they cannot be made again: {_told(error)}")
        if self.edits and not folders.check(self.dossier).empty:
            return self._put_aside("what they lead to breaks the rules of helpers.check")
        if dropped:
            write_whole(self.file, content[: content.rfind(b"\n") + 1])
            self._size = _size(self.file)
            self.messages.append("The last line of the journal was half written and is dropped.")
        if self.edits or self.typed:
            self.messages.append(
                f"{self.position} unsaved changes were recovered from {self.file.name}."
            )

    def _replay(self, line: dict | None) -> None:
        if line is None:
            raise DossierError("a line is not of a journal")
        if "do" in line:
            self._take(line, _applied(self.dossier, line, judge=False))
        elif "typed" in line:
            self._note(line["typed"])
        elif "undo" in line or "redo" in line:
            self.position += 1 if "redo" in line else -1
            if not 0 <= self.position <= len(self.edits):
                raise DossierError("more is undone or done again than was done")

    def _put_aside(self, why: str) -> None:
        aside = next(
            path
            for n in range(1, 10_000)
            if not (path := self.file.with_suffix(f".{n}.aside")).exists()
        )
        self.file.rename(aside)
        self._start(self.base)
        self.messages.append(
            f"Unsaved changes were not recovered: {why}. They are kept in {aside.name}."
        )


def open_journal(where: str | Path | Dossier | None = None, *, who: str = "") -> Journal:
    """The journal of a dossier: given itself, or as a name or folder as for `helpers.load`; with
    the unsaved changes brought back.

    Raises DossierError when the dossier has no folder yet, or when its files are no longer those
    that it was loaded from.
    """
    if isinstance(where, Dossier):
        return Journal(_as_on_disk(where), who=who)
    if where is not None:
        _mend(
            folders.DATA / where
            if isinstance(where, str) and Path(where).name == where
            else Path(where)
        )
    return Journal(folders.load(where), who=who)


def _as_on_disk(dossier: Dossier) -> Dossier:
    if dossier.path is None:
        raise DossierError(
            f"{dossier.name}: was made in memory; give it a folder first: helpers.save(d, folder)"
        )
    there = folders.load(dossier.path)
    if fingerprint(there) != fingerprint(dossier):
        raise DossierError(
            f"{dossier.path}: the files are not what this dossier holds; load it again, or save it to another folder first"
        )
    return there


def fingerprint(dossier: Dossier) -> str:
    """The SHA-256 of all that a dossier says: its package, text and tables."""
    told = hashlib.sha256(json.dumps([dossier.package, dossier.text]).encode())
    for table in TABLES:
        told.update(dossier.tables[table].to_csv(index=False).encode())
    return told.hexdigest()


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _applied(dossier: Dossier, edit: dict, *, judge: bool = True) -> Dossier:
    if (verb := VERBS.get(str(edit["do"]))) is None:
        raise DossierError(f"{shown(edit['do'])} is no correction; allowed: {', '.join(VERBS)}")
    try:
        inspect.signature(verb).bind(dossier, **edit["args"])
    except TypeError as error:
        raise DossierError(f"{edit['do']}: {error}") from None
    try:
        return (verb if judge else verb.__wrapped__)(dossier, **edit["args"])
    except DossierError:
        raise
    except OTHER_SHAPE as error:
        raise DossierError(
            f"{edit['do']}: found {shown(edit['args'])}; allowed: what the annotator gives it"
        ) from error


def _line(told: dict) -> str:
    return json.dumps(told, ensure_ascii=False) + "\n"


def _read(content: bytes) -> Iterator[dict | None]:
    """The whole lines of a journal; None for each that is none."""
    for line in content[: content.rfind(b"\n") + 1].splitlines():
        try:
            read = read_json(line.decode(), "a journal")
        except ValueError:
            read = None
        yield read if isinstance(read, dict) else None


def _told(error: Exception) -> str:
    """What is wrong with a line that cannot be replayed."""
    return str(error) if isinstance(error, DossierError) else "a line is of another shape"


def _standing(lines: Iterator[dict | None]) -> list[dict]:
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


def _stamps(folder: Path) -> dict[str, str]:
    """The files of a dossier with the hashes of what is in them."""
    names = ["article.txt", "datapackage.json", *(f"{table}.csv" for table in TABLES)]
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in names
        if (folder / name).exists()
    }


def _mend(folder: Path) -> None:
    """Puts a folder back that a killed save had just moved out of the way."""
    for old in sorted(folder.parent.glob(f".{folder.name}-*.old")):
        if not folder.exists() and re.fullmatch(
            "[a-z0-9_]{8}", old.stem.removeprefix(f".{folder.name}-")
        ):
            old.rename(folder)
