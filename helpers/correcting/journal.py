"""A journal: a dossier under correction. What was loaded, each change since, and how to take it
back, keep it, or recover it after a crash.

Beside the dossier's folder lies `.<folder>.journal.jsonl`, one JSON object a line: first the
fingerprint of the dossier that the changes start from, then each change, undo and redo as it was
made, on the disk before the next one can be. `save` writes the dossier, moves the changes to
`corrections.jsonl` inside the folder (what, who, why, when, and what it was before: the permanent
record) and ends the journal. Undo reaches back beyond it: what was saved is taken back by a
correction of its own.

Several notebooks may correct one dossier: the file is the one history of them all. Who writes holds
the folder's lock and takes in first what the others have written or saved, so that nothing is lost
and the newest change of a row holds.
"""

import inspect
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from .. import dossier as folders
from ..dossier import RECORD, Dossier, DossierError
from ..files import Busy, is_free, locked, named, write_whole
from ..messages import shown
from .lines import (
    OTHER_SHAPE,
    as_line,
    content_of,
    fingerprint,
    lines_of,
    note_typed,
    read_lines,
    reason,
    settled,
    standing,
    standing_typed,
)
from .rows import difference, is_there
from .taking_back import TAKE_BACK, standing_past, undoing
from .verbs import VERBS

JOURNALS = ".*.journal.jsonl"
MOVED = "Another program changed the files; your changes were made there."
HALF_WRITTEN = "The last line of the journal was half written and is dropped."


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


class Journal:
    """A dossier under correction. `dossier` is as it is now; `messages` tells what was found on
    opening, and what other notebooks have done since.
    """

    def __init__(self, base: Dossier, *, who: str = "") -> None:
        """Starts from a dossier just as its folder has it, and brings back the changes that were
        not saved: `open_journal` sees to both.
        """
        self.who = who
        self.messages: list[str] = []
        self.saved = 0
        """how many changes the last save wrote, those of other notebooks among them"""
        self._others = 0
        """how many of the saved changes were made before or in other notebooks, and stay"""
        self._start(base)
        if not self.file.exists():
            self._adopt()
        if self.file.exists():
            self._open()

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now."""
        return self.states[self.position]

    @property
    def unsaved(self) -> list[dict]:
        """The changes since the last save that are not undone: do, args, who, why, when."""
        return self.edits[: self.position]

    @property
    def can_undo(self) -> int:
        """How many of the last changes can be taken back here, saved or not: those since the last
        that was made in another notebook.
        """
        taken = 2 * self._taken
        back = len(self._past) if not self.floor else 0
        return max(self.position - self.floor + back - taken, 0)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to do again."""
        return self._undone or self._took_back

    @property
    def _undone(self) -> bool:
        """Whether a change stands behind the last that holds, and is none that took back."""
        behind = self.edits[self.position : self.position + 1]
        return any(edit["do"] != TAKE_BACK for edit in behind)

    @property
    def _taken(self) -> int:
        """How many saved changes are taken back since."""
        return sum(edit["do"] == TAKE_BACK for edit in self.unsaved)

    @property
    def _took_back(self) -> bool:
        """Whether the last thing done was to take back a saved change."""
        return bool(self.unsaved) and self.unsaved[-1]["do"] == TAKE_BACK

    def signed(self) -> str:
        """Who corrects here: the name that was given, else that of the last change that is not
        saved yet. What was saved may be another's.
        """
        signed = (str(edit["who"]) for edit in reversed(self.unsaved) if edit.get("who"))
        return self.who or next(signed, "")

    def do(self, verb: str, args: dict, *, who: str = "", why: str = "") -> Dossier:
        """Makes a correction, one of `verbs.VERBS`, and writes it down. Raises DossierError, and
        changes nothing, when it is refused.
        """
        edit = {
            "do": verb,
            "args": args,
            "who": who or self.who,
            "why": why,
            "when": datetime.now(UTC).isoformat(),
        }
        with self._turn():
            return self._make(edit)

    def _make(self, edit: dict) -> Dossier:
        after = _applied(self.dossier, edit)
        if edit["do"] != TAKE_BACK:
            edit |= {"was": undoing(self.dossier, after)}
        self._write(edit)
        self._take(edit, after)
        return after

    def look(self) -> Dossier:
        """The dossier as it is now, with what other notebooks have done meanwhile."""
        with self._turn():
            return self.dossier

    def undo(self) -> Dossier:
        """Takes the last change back, also one that was saved. Raises DossierError when there is
        none, or when it was made in another notebook.
        """
        with self._turn():
            if not self.can_undo:
                raise DossierError(
                    "Nothing to undo here: the last change was made in another notebook."
                    if self.floor or self._others
                    else "Nothing to undo: no change before is kept."
                )
            if self.position == self._taken:
                self._take_back()
            else:
                self._write({"undo": True})
                self.position -= 1
        return self.dossier

    def _take_back(self) -> None:
        """Undoes the last saved change that is not taken back yet, by a change of its own."""
        saved = self._past[-1 - self._taken]
        now = datetime.now(UTC).isoformat()
        told = {"who": self.who, "why": "", "when": now}
        self._make({"do": TAKE_BACK, "args": saved["was"], **told})

    def redo(self) -> Dossier:
        """Makes the last undone change again. Raises DossierError when there is none."""
        with self._turn():
            if not self.can_redo:
                raise DossierError("Nothing to redo.")
            again = self._undone
            self._write({"redo": True} if again else {"undo": True})
            self.position += 1 if again else -1
        return self.dossier

    def keep_typed(self, field: dict) -> None:
        """Writes down what stands in an input (table, key, column, value) but is no change yet, or
        not a valid one; value None forgets it. Where it cannot be written, which is told, it is
        kept here, and goes along when the dossier is saved elsewhere.
        """
        try:
            with self._turn():
                self._write({"typed": field})
        finally:
            note_typed(self.typed, field)

    @property
    def asides(self) -> list[Aside]:
        """What was put aside and can be recovered, the oldest file first."""
        found = []
        for file in sorted(self.folder.parent.glob(f"{self.file.stem}.*.aside")):
            edits, typed = _standing(file)
            if edits or typed:
                last = str(edits[-1].get("when", "")) if edits else ""
                found.append(Aside(file.name, len(edits), last, len(typed)))
        return found

    def recover(self, name: str) -> str:
        """Makes the changes of an aside again, each as a change that can be undone, and brings back
        what was typed; what is refused, or has no place, stays in the aside. Returns what to tell.
        Raises DossierError when there is no aside of this name.
        """
        file = self._aside(name)
        edits, typed = _standing(file)
        refused = [line_why for edit in edits if (line_why := self._refused_again(edit))]
        displaced = [line_why for at in typed.items() if (line_why := self._displaced(*at))]
        counts = ((edits, refused, "changes"), (typed, displaced, "typed values"))
        told = " and ".join(
            f"{len(all_) - len(left)} of {len(all_)} {what}" for all_, left, what in counts if all_
        )
        told = f"{told} were recovered from {name}."
        told += self._keep_unreadable(file)
        if not (left := refused + displaced):
            file.unlink()
            return told
        write_whole(file, "".join(as_line(line) for line, _ in left).encode())
        return f"{told} The others stay there; the first was refused: {left[0][1]}"

    def _keep_unreadable(self, file: Path) -> str:
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

    def _refused_again(self, edit: dict) -> tuple[dict, str] | None:
        """Makes a change of an aside again; its line and why not, when it is refused."""
        try:
            self.do(edit["do"], edit["args"], who=edit.get("who", ""), why=edit.get("why", ""))
        except DossierError as error:
            return edit, str(error)
        return None

    def _displaced(self, name: str, field: dict) -> tuple[dict, str] | None:
        """Brings back what was typed by an aside; its line and why not, when it has no place."""
        where = f"{shown(field['value'])}, typed for {field['table']} {field['key']}"
        if name in self.typed:
            return {"typed": field}, f"{where}: something else is typed there now"
        if not is_there(field, self.dossier):
            return {"typed": field}, f"{where}: there is no such row now"
        self.keep_typed(field)
        return None

    def _aside(self, name: str) -> Path:
        if name not in (there := [aside.name for aside in self.asides]):
            raise DossierError(
                f"{name!r}: no changes were put aside there; there are {', '.join(there) or 'none'}"
            )
        return self.folder.parent / name

    def save(self, folder: str | Path | None = None) -> Path:
        """Writes the dossier and its record of corrections, to its own folder or to another one;
        returns the folder.

        Raises DossierError, and writes nothing, when its own folder is gone or its files were
        changed so that the changes cannot be made there, or when another folder is in use.
        """
        self.saved = 0
        target = self.folder if folder is None else Path(folder).resolve()
        if target == self.folder:
            with self._turn():
                self._save_here()
        else:
            self._save_to(target)
        return target

    def _save_here(self) -> None:
        if not self.folder.is_dir():
            raise DossierError(
                f"{self.folder}: not saved, the folder is no longer there. What is shown here is"
                " not lost: save to another folder."
            )
        self._refuse_if_changed()
        if self.unsaved:
            folders.refuse_unsound(self.dossier, self.folder)
            self._write({"saving": fingerprint(self.dossier)})
            self._begin_at(self.folder, folders.write(self.dossier, self.folder, self._record()))

    def _save_to(self, target: Path) -> None:
        folders.refuse_unsound(self.dossier, target)
        with ExitStack() as turns:
            with suppress(OSError, DossierError):  # what may not be written can still be copied
                turns.enter_context(self._turn())
            turns.enter_context(locked(target))
            if not is_free(target):
                raise DossierError(
                    f"{target}: exists already; name a folder that does not, so that nothing is "
                    "overwritten"
                )
            self._begin_at(target, folders.write(self.dossier, target, self._record()))

    def _begin_at(self, folder: Path, stamp: str) -> None:
        """Ends the journal, now that all of it is saved, and begins anew; what was typed stays."""
        if content_of(self.file) == self._seen:
            with suppress(OSError):
                self.file.unlink(missing_ok=True)
        typed, self.saved = self.typed, len(self.unsaved)
        if self.floor:
            self._others = len(self._past) + self.floor
        self._start(replace(self.dossier, path=folder, name=folder.name, stamp=stamp))
        for field in typed.values():
            self._write({"typed": field})
            note_typed(self.typed, field)

    def _start(self, base: Dossier) -> None:
        assert base.path, "open_journal refuses a dossier without a folder"
        self.base, self.folder = base, Path(base.path)
        self.file = folders.journal_file(self.folder)
        self.states, self.position = [base], 0
        self.edits: list[dict] = []
        self.floor = 0
        """how many of the changes were made in other notebooks, or before one that was"""
        self.typed: dict[str, dict] = {}
        self._past = standing_past(read_lines(content_of(self.folder / RECORD)))
        self._past = self._past[self._others :]
        self._fingerprint, self._seen = fingerprint(base), b""

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Nobody else writes meanwhile, and what others have written is taken in first."""
        with locked(self.folder):
            there = folders.stamp(folders.read_files(self.folder)) if self.folder.is_dir() else ""
            if there not in ("", self.base.stamp):
                self._take_in_files()
            self._take_in_journal()
            yield

    def _take_in_files(self) -> None:
        """Goes on from the files as they are now, if they or the journal have this one's changes,
        or if these can be made there; else stays where it is, and `save` says so.
        """
        try:
            there = folders.load(self.folder)
        except DossierError:
            return
        content = content_of(self.file)
        of, *lines = list(read_lines(content)) or [{}]
        known = {*lines_of(self.folder / RECORD)}
        if of and of.get("of") == fingerprint(there):
            known |= {as_line(line).encode() for line in lines if line}
        if {as_line(edit).encode() for edit in self.unsaved} <= known:
            self._others = len(standing_past(read_lines(content_of(self.folder / RECORD))))
            self._start(there)
            self.messages.append("Another notebook saved this dossier, and your changes with it.")
            self._recover()
            self.floor = self.position
        elif content.startswith(self._seen):
            self._take_in_journal()
            self._move_to(there)

    def _move_to(self, there: Dossier) -> None:
        """Makes the changes again on files that another program changed, if in other rows."""
        ours, theirs = difference(self.base, self.dossier), difference(self.base, there)
        if there.text != self.base.text or _overlap(ours, theirs):
            return
        states, edits, typed, floor = [there], self.unsaved, self.typed, self.floor
        try:
            for edit in edits:
                states.append(_applied(states[-1], edit))
        except DossierError:
            return
        self._start(there)
        self.states, self.edits, self.position, self.typed = states, edits, len(edits), typed
        self.floor = min(floor, self.position)
        lines = [self._header(), *edits, *({"typed": field} for field in typed.values())]
        self._put("".join(map(as_line, lines)).encode())
        self.messages.append(MOVED)

    def _take_in_journal(self) -> None:
        """Makes the changes that others have written down since; a journal that somebody deleted is
        written again.
        """
        content = self._whole_lines()
        if content == self._seen:
            return
        if not content:
            return self._put(self._seen)
        of, *lines = list(read_lines(content)) or [{}]
        if not content.startswith(self._seen) or not of or of.get("of") != self._fingerprint:
            raise DossierError(
                f"{self.folder}: another notebook is correcting other files of this name."
                " Nothing is lost: save to another folder."
            )
        self._make_others(lines[max(len(list(read_lines(self._seen))) - 1, 0) :])
        self._seen = content

    def _make_others(self, lines: list[dict | None]) -> None:
        """Makes changes that were written down in other notebooks."""
        try:
            for line in lines:
                self._replay(line)
        except OTHER_SHAPE as error:
            raise DossierError(f"{self.file}: cannot be gone on with: {reason(error)}") from None
        if any(line and "typed" not in line for line in lines):
            self.floor = self.position
            self.messages.append("Changes that were made in another notebook came in.")

    def _whole_lines(self) -> bytes:
        """What the journal holds, without a line that a kill left half written."""
        content = content_of(self.file)
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            write_whole(self.file, whole)
        return whole

    def _record(self) -> bytes:
        """The lines that are there but are not of this journal, and then this journal's that hold:
        so that a second try does not write twice.
        """
        mine = {as_line(edit).encode() for edit in self.edits}
        kept = [line for line in lines_of(self.folder / RECORD) if line not in mine]
        return b"".join([*kept, *(as_line(edit).encode() for edit in self.unsaved)])

    def _refuse_if_changed(self) -> None:
        there, known = folders.read_files(self.folder), folders.as_files(self.base)
        if folders.stamp(there) != self.base.stamp:
            changed = sorted(name for name in known if there.get(name) != known[name])
            raise DossierError(
                f"{self.folder}: not saved, {', '.join(changed)} changed on disk since it was "
                "opened."
                " Nothing is lost: save to another folder, then compare the two."
            )

    def _header(self) -> dict:
        return {"journal": 1, "of": self._fingerprint}

    def _write(self, line: dict) -> None:
        """Appends a line, and waits until the disk has it."""
        added = ("" if self._seen else as_line(self._header())) + as_line(line)
        try:
            with named(self.file), open(self.file, "ab", opener=self._opened) as file:
                file.write(added.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            if self.file.exists():
                os.truncate(self.file, len(self._seen))
            raise
        self._seen += added.encode()

    def _put(self, content: bytes) -> None:
        """Writes the whole journal anew."""
        write_whole(self.file, content, most=self._mode())
        self._seen = content

    def _opened(self, file: str, flags: int) -> int:
        return os.open(file, flags, self._mode())

    def _mode(self) -> int:
        """What the journal may be read by: whoever may read the folder."""
        return 0o666 & self.folder.stat().st_mode if self.folder.is_dir() else 0o600

    def _take(self, edit: dict, after: Dossier) -> None:
        del self.edits[self.position :], self.states[self.position + 1 :]
        self.edits.append(edit)
        self.states.append(after)
        self.position += 1
        note_typed(self.typed, settled(edit))

    def _adopt(self) -> None:
        """Takes over the unsaved changes that were made while the folder had another name; of a
        folder that was copied, says that they are not in the copy.
        """
        for file in sorted(self.folder.parent.glob(JOURNALS)):
            of, *lines = list(read_lines(content_of(file))) or [None]
            count, name = len(standing(lines)), _owner(file)
            typed = any(line and "typed" in line for line in lines)
            there = (self.folder.parent / name).exists()
            if not of or of.get("of") != self._fingerprint or not (count or (typed and not there)):
                continue
            if there:
                told = f"{name} holds the same files, and has {_tell_unsaved(count)} not here"
            else:
                with suppress(OSError):
                    file.rename(self.file)
                told = f"this folder was called {name} when they were made"
            self.messages.append(f"Unsaved changes: {told}.")

    def _open(self) -> None:
        """Brings back the changes of the journal that is there: in memory alone, where nothing may
        be written.
        """
        try:
            with locked(self.folder):
                if folders.stamp(folders.read_files(self.folder)) != self.base.stamp:
                    self._start(folders.load(self.folder))
                self._recover()
        except Busy:
            raise
        except OSError as error:
            self._start(self.base)
            self._recover_unwritten(error)

    def _recover_unwritten(self, error: OSError) -> None:
        """Replays the journal that is there, if it is of this dossier, and leaves it as it is."""
        try:
            content = content_of(self.file)
        except OSError:
            return self._tell_not_recovered(str(error), self.file.name)
        lines = list(read_lines(content))
        if not content or {"saving": self._fingerprint} in lines:
            return None
        if why := self._why_not(lines):
            self._start(self.base)
            return self._tell_not_recovered(why, self.file.name)
        self._seen = content[: content.rfind(b"\n") + 1]
        return self._tell_recovered()

    def _recover(self) -> None:
        """Replays the journal that is there, if it is of this dossier."""
        if not (content := content_of(self.file)):
            return
        lines = list(read_lines(content))
        if {"saving": self._fingerprint} in lines:
            self.file.unlink()  # all of it was saved, just before the end
        elif why := self._why_not(lines):
            self._put_aside(why)
        else:
            self._seen = self._whole_lines()
            if self._seen != content:
                self.messages.append(HALF_WRITTEN)
            self._tell_recovered()

    def _tell_recovered(self) -> None:
        if self.edits:
            self.messages.append(
                f"{self.position} unsaved changes were recovered from {self.file.name}."
            )
        elif self.typed:
            self.messages.append(f"What was typed last is back, from {self.file.name}.")

    def _tell_not_recovered(self, why: str, file: str) -> None:
        self.messages.append(
            f"Unsaved changes were not recovered: {why.rstrip('.')}. They are kept in {file}."
        )

    def _why_not(self, lines: list[dict | None]) -> str:
        """Replays the lines of a journal; why they cannot be recovered, if so."""
        if not lines or not lines[0] or lines[0].get("of") != self._fingerprint:
            return "they start from another state of the files"
        try:
            for line in lines[1:]:
                self._replay(line)
        except OTHER_SHAPE as error:
            return f"they cannot be made again: {reason(error)}"
        if self.edits and not folders.check(self.dossier).empty:
            return "what they lead to breaks the rules of helpers.check"
        return ""

    def _replay(self, line: dict | None) -> None:
        if line is None:
            raise DossierError("a line is not of a journal")
        if "do" in line:
            self._take(line, _applied(self.dossier, line, judge=False))
        elif "typed" in line:
            note_typed(self.typed, line["typed"])
        elif "undo" in line or "redo" in line:
            self.position += 1 if "redo" in line else -1
            if not 0 <= self.position <= len(self.edits):
                raise DossierError("more is undone or done again than was done")
            self.floor = min(self.floor, self.position)

    def _put_aside(self, why: str) -> None:
        aside = next(
            path
            for n in range(1, 10_000)
            if not (path := self.file.with_suffix(f".{n}.aside")).exists()
        )
        self.file.rename(aside)
        self._start(self.base)
        self._tell_not_recovered(why, aside.name)


def _standing(aside: Path) -> tuple[list[dict], dict[str, dict]]:
    """The changes of an aside that were not undone, and what was typed by it."""
    lines = list(read_lines(aside.read_bytes()))
    return standing(lines), standing_typed(lines)


def _tell_unsaved(count: int) -> str:
    return "1 unsaved change that is" if count == 1 else f"{count} unsaved changes that are"


def count_unsaved(folder: Path) -> int:
    """How many changes to a folder's dossier are written down and not saved. Counts without
    judging.
    """
    return len(standing(read_lines(content_of(folders.journal_file(folder)))))


def journals_left(home: Path) -> list[Path]:
    """The journals with unsaved changes whose folder is no longer there: it was renamed, and they
    come along when the folder is opened, or it was deleted.
    """
    files = ((file, home / _owner(file)) for file in sorted(home.glob(JOURNALS)))
    return [file for file, folder in files if not folder.exists() and count_unsaved(folder)]


def _owner(journal: Path) -> str:
    """The name of the folder that a journal belongs to."""
    return journal.name[1:].removesuffix(JOURNALS[2:])


def open_journal(where: str | Path | Dossier | None = None, *, who: str = "") -> Journal:
    """The journal of a dossier: given itself, or as a name or folder as for `helpers.load`; with
    the unsaved changes brought back.

    Raises DossierError when the dossier has no folder yet, or when its files are no longer those
    that it was loaded from.
    """
    if isinstance(where, Dossier):
        return Journal(_as_on_disk(where), who=who)
    return Journal(folders.load(where), who=who)


def _as_on_disk(dossier: Dossier) -> Dossier:
    if dossier.path is None:
        raise DossierError(
            f"{dossier.name}: was made in memory; give it a folder first: helpers.save(d, folder)"
        )
    there = folders.load(dossier.path)
    if fingerprint(there) != fingerprint(dossier):
        raise DossierError(
            f"{dossier.path}: the files are not what this dossier holds; load it again,"
            " or save it to another folder first"
        )
    return there


def _overlap(
    ours: dict[str, tuple[set[tuple], set[tuple]]], theirs: dict[str, tuple[set[tuple], set[tuple]]]
) -> bool:
    """Whether two differences are about the same row."""
    return any(
        (ours[table][0] | ours[table][1]) & (theirs[table][0] | theirs[table][1])
        for table in ours.keys() & theirs
    )


def _applied(dossier: Dossier, edit: dict, *, judge: bool = True) -> Dossier:
    if (verb := VERBS.get(str(edit["do"]))) is None:
        raise DossierError(f"{shown(edit['do'])} is no correction; allowed: {', '.join(VERBS)}")
    try:
        inspect.signature(verb).bind(dossier, **edit["args"])
    except TypeError as error:
        raise DossierError(f"{edit['do']}: {error}") from None
    try:
        return (verb if judge else inspect.unwrap(verb))(dossier, **edit["args"])
    except DossierError:
        raise
    except OTHER_SHAPE as error:
        raise DossierError(
            f"{edit['do']}: found {shown(edit['args'])}; allowed: what the annotator gives it"
        ) from error
