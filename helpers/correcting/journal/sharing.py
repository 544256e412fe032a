"""A history in step with the disk, where several notebooks may write to it: brought back on
opening, and with what the others have done taken in before anything is added.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ...datapackage import read_files, stamp
from ...display import many
from ...dossier import Dossier, DossierError, check, load
from ...files import Busy, locked
from .history import History
from .lines import OTHER_SHAPE, as_line, fingerprint, note_typed, read_lines, reason
from .log import Log
from .record import past_of, recorded
from .unsaved import adopt

MOVED = "Another program changed the files; your changes were made there."
SAVED = "Another notebook saved this dossier, and your changes with it."
CAME_IN = "Changes that were made in another notebook came in."
HALF_WRITTEN = "The last line of the journal was half written and is dropped."


class SharedHistory:
    """The `history` of a folder's dossier and the `log` that has it on the disk; `messages` tells
    what was found on opening, and what other notebooks have done since.
    """

    def __init__(self, base: Dossier) -> None:
        """Starts from a dossier just as its folder has it, with the changes that were not saved."""
        self.messages: list[str] = []
        self.others = 0
        """how many of the saved changes were made before or in other notebooks, and stay"""
        self._start(base)
        if not self.log.file.exists():
            self.messages += adopt(self.log.file, self.log.of)
        if self.log.file.exists():
            self._open()

    def _start(self, base: Dossier) -> None:
        assert base.path, "open_journal refuses a dossier without a folder"
        self.folder = Path(base.path)
        self.log = Log(self.folder, fingerprint(base))
        self.history = History(base, past_of(self.folder)[self.others :])

    def begin_at(self, folder: Path, written: str) -> None:
        """Ends the log, now that all of it is saved in a folder, and begins anew there; what was
        typed stays.
        """
        self.log.end()
        last = self.history
        if last.floor:
            self.others = len(last.past) + last.floor
        self._start(replace(last.dossier, path=folder, name=folder.name, stamp=written))
        for field in last.typed.values():
            self.log.write({"typed": field})
            note_typed(self.history.typed, field)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Nobody else writes meanwhile, and what others have written is taken in first."""
        with locked(self.folder):
            there = stamp(read_files(self.folder)) if self.folder.is_dir() else ""
            if there not in ("", self.history.base.stamp):
                self._take_in_files()
            self._take_in_log()
            yield

    def _take_in_files(self) -> None:
        """Goes on from the files as they are now, if they or the log have this one's changes, or if
        these can be made there; else stays where it is, and saving says so.
        """
        try:
            there = load(self.folder)
        except DossierError:
            return
        known, content = {*recorded(self.folder)}, self.log.content
        lines = list(read_lines(content))
        if Log(self.folder, fingerprint(there)).begins(lines):
            known |= {as_line(line).encode() for line in lines[1:] if line}
        if {as_line(edit).encode() for edit in self.history.unsaved} <= known:
            self._take_over(there)
        elif content.startswith(self.log.seen):
            self._take_in_log()
            self._move_to(there)

    def _take_over(self, there: Dossier) -> None:
        """Goes on from files that another notebook saved with the changes that were made here."""
        self.others = len(past_of(self.folder))
        self._start(there)
        self.messages.append(SAVED)
        self._recover()
        self.history.floor = self.history.position

    def _move_to(self, there: Dossier) -> None:
        """Makes the changes again on files that another program changed, if in other rows."""
        if (moved := self.history.moved_to(there)) is None:
            return
        self._start(there)
        moved.past, self.history = self.history.past, moved
        self.log.begin([*moved.edits, *({"typed": field} for field in moved.typed.values())])
        self.messages.append(MOVED)

    def _take_in_log(self) -> None:
        """Makes the changes that others have written down since; a log that somebody deleted is
        written again.
        """
        content = self.log.whole_lines()
        if content == self.log.seen:
            return
        if not content:
            return self.log.put(self.log.seen)
        lines = list(read_lines(content))
        if not content.startswith(self.log.seen) or not self.log.begins(lines):
            raise DossierError(
                f"{self.folder}: another notebook is correcting other files of this name."
                " Nothing is lost: save to another folder."
            )
        self._make_others(self.log.unseen(lines))
        self.log.seen = content

    def _make_others(self, lines: list[dict | None]) -> None:
        """Makes changes that were written down in other notebooks."""
        try:
            for line in lines:
                self.history.replay(line)
        except OTHER_SHAPE as error:
            raise DossierError(
                f"{self.log.file}: cannot be gone on with: {reason(error)}"
            ) from None
        if any(line and "typed" not in line for line in lines):
            self.history.floor = self.history.position
            self.messages.append(CAME_IN)

    def _open(self) -> None:
        """Brings back the changes of the log that is there: in memory alone, where nothing may be
        written.
        """
        try:
            with locked(self.folder):
                if stamp(read_files(self.folder)) != self.history.base.stamp:
                    self._start(load(self.folder))
                self._recover()
        except Busy:
            raise
        except OSError as error:
            self._start(self.history.base)
            self._recover_unwritten(error)

    def _recover(self) -> None:
        """Replays the log that is there, if it is of this dossier."""
        if not (content := self.log.content):
            return
        lines = list(read_lines(content))
        if self.log.saving in lines:
            self.log.file.unlink()  # all of it was saved, just before the end
        elif why := self._why_not(lines):
            self._tell_not_recovered(why, self.log.put_aside())
        else:
            self.log.seen = self.log.whole_lines()
            if self.log.seen != content:
                self.messages.append(HALF_WRITTEN)
            self._tell_recovered()

    def _recover_unwritten(self, error: OSError) -> None:
        """Replays the log that is there, if it is of this dossier, and leaves it as it is."""
        try:
            content = self.log.content
        except OSError:
            return self._tell_not_recovered(str(error), self.log.file)
        lines = list(read_lines(content))
        if not content or self.log.saving in lines:
            return None
        if why := self._why_not(lines):
            return self._tell_not_recovered(why, self.log.file)
        self.log.seen = content[: content.rfind(b"\n") + 1]
        return self._tell_recovered()

    def _why_not(self, lines: list[dict | None]) -> str:
        """Replays the lines of a log; why they cannot be recovered, if so."""
        if not self.log.begins(lines):
            return "they start from another state of the files"
        replayed = History(self.history.base, self.history.past)
        try:
            for line in lines[1:]:
                replayed.replay(line)
        except OTHER_SHAPE as error:
            return f"they cannot be made again: {reason(error)}"
        if replayed.edits and not check(replayed.dossier).empty:
            return "what they lead to breaks the rules of helpers.check"
        self.history = replayed
        return ""

    def _tell_recovered(self) -> None:
        name = self.log.file.name
        if count := self.history.position:
            were = "was" if count == 1 else "were"
            self.messages.append(f"{many(count, 'unsaved change')} {were} recovered from {name}.")
        elif self.history.edits:
            self.messages.append(f"What was undone last can be done again, from {name}.")
        elif self.history.typed:
            self.messages.append(f"What was typed last is back, from {name}.")

    def _tell_not_recovered(self, why: str, kept: Path) -> None:
        self.messages.append(
            f"Unsaved changes were not recovered: {why.rstrip('.')}. They are kept in {kept.name}."
        )
