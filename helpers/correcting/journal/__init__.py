"""A journal: a dossier under correction. What was loaded, each change since, and how to take it
back, keep it, or recover it after a crash.

Each change, undo and redo is on the disk (`log`) before the next one can be made. `save` writes the
dossier, moves the changes to `corrections.jsonl` inside the folder (`record`: what, who, why, when,
and what it was before) and ends the log. Undo reaches back beyond it: what was saved is taken back
by a correction of its own.

Several notebooks may correct one dossier: the log is the one history of them all. Who writes holds
the folder's lock and takes in first what the others have written or saved (`sharing`), so that
nothing is lost and the newest change of a row holds.
"""

from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

from ...datapackage import as_files, read_files, stamp
from ...dossier import Dossier, DossierError, load, parts, refuse_unsound, write
from ...files import is_free, locked
from ..taking_back import TAKE_BACK, undoing
from .history import History, applied
from .lines import fingerprint, note_typed
from .record import record_with
from .sharing import SharedHistory


class Journal:
    """A dossier under correction. `dossier` is as it is now; `messages` tells what was found on
    opening, and what other notebooks have done since.
    """

    def __init__(self, base: Dossier, *, who: str = "") -> None:
        """Starts from a dossier just as its folder has it, and brings back the changes that were
        not saved: `open_journal` sees to both.
        """
        self.who = who
        self.saved = 0
        """how many changes the last save wrote, those of other notebooks among them"""
        self._shared = SharedHistory(base)

    @property
    def history(self) -> History:
        """The changes since the dossier was saved, and the states they led to."""
        return self._shared.history

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now."""
        return self.history.dossier

    @property
    def unsaved(self) -> list[dict]:
        """The changes since the last save that are not undone: do, args, who, why, when."""
        return self.history.unsaved

    @property
    def typed(self) -> dict[str, dict]:
        """What stands in inputs and is no change yet, as it was given to `keep_typed`."""
        return self.history.typed

    @property
    def messages(self) -> list[str]:
        """What was found on opening, and what other notebooks have done since."""
        return self._shared.messages

    @property
    def folder(self) -> Path:
        """The folder of the dossier."""
        return self._shared.folder

    @property
    def file(self) -> Path:
        """The file beside the folder that the changes are written to."""
        return self._shared.log.file

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
        with self._shared.turn():
            return self._make(edit)

    def _make(self, edit: dict) -> Dossier:
        after = applied(self.dossier, edit)
        if edit["do"] != TAKE_BACK:
            edit |= {"was": undoing(self.dossier, after)}
        self._shared.log.write(edit)
        self.history.take(edit, after)
        return after

    def look(self) -> Dossier:
        """The dossier as it is now, with what other notebooks have done meanwhile."""
        with self._shared.turn():
            return self.dossier

    def undo(self) -> Dossier:
        """Takes the last change back, also one that was saved. Raises DossierError when there is
        none, or when it was made in another notebook.
        """
        with self._shared.turn():
            if not self.history.can_undo:
                raise DossierError(
                    "Nothing to undo here: the last change was made in another notebook."
                    if self.history.floor or self._shared.others
                    else "Nothing to undo: no change before is kept."
                )
            if self.history.position == self.history.taken_back:
                self._take_back()
            else:
                self._shared.log.write({"undo": True})
                self.history.position -= 1
        return self.dossier

    def _take_back(self) -> None:
        """Undoes the last saved change that is not taken back yet, by a change of its own."""
        saved = self.history.past[-1 - self.history.taken_back]
        now = datetime.now(UTC).isoformat()
        told = {"who": self.who, "why": "", "when": now}
        self._make({"do": TAKE_BACK, "args": saved["was"], **told})

    def redo(self) -> Dossier:
        """Makes the last undone change again. Raises DossierError when there is none."""
        with self._shared.turn():
            if not self.history.can_redo:
                raise DossierError("Nothing to redo.")
            again = self.history.has_undone
            self._shared.log.write({"redo": True} if again else {"undo": True})
            self.history.position += 1 if again else -1
        return self.dossier

    def keep_typed(self, field: dict) -> None:
        """Writes down what stands in an input (table, key, column, value) but is no change yet, or
        not a valid one; value None forgets it. Where it cannot be written, which is told, it is
        kept here, and goes along when the dossier is saved elsewhere.
        """
        try:
            with self._shared.turn():
                self._shared.log.write({"typed": field})
        finally:
            note_typed(self.typed, field)

    def save(self, folder: str | Path | None = None) -> Path:
        """Writes the dossier and its record of corrections, to its own folder or to another one;
        returns the folder.

        Raises DossierError, and writes nothing, when its own folder is gone or its files were
        changed so that the changes cannot be made there, or when another folder is in use.
        """
        self.saved = 0
        target = self.folder if folder is None else Path(folder).resolve()
        if target == self.folder:
            with self._shared.turn():
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
            refuse_unsound(self.dossier, self.folder)
            self._shared.log.write({"saving": fingerprint(self.dossier)})
            self._write(self.folder)

    def _save_to(self, target: Path) -> None:
        refuse_unsound(self.dossier, target)
        with ExitStack() as turns:
            with suppress(OSError, DossierError):  # what may not be written can still be copied
                turns.enter_context(self._shared.turn())
            turns.enter_context(locked(target))
            if not is_free(target):
                raise DossierError(
                    f"{target}: exists already; name a folder that does not, so that nothing is "
                    "overwritten"
                )
            self._write(target)

    def _write(self, folder: Path) -> None:
        """Writes the dossier and its record, and begins anew there."""
        fresh = write(self.dossier, folder, record_with(self.history, self.folder))
        self.saved = len(self.unsaved)
        self._shared.begin_at(folder, fresh)

    def _refuse_if_changed(self) -> None:
        there, known = read_files(self.folder), as_files(*parts(self.history.base))
        if stamp(there) != self.history.base.stamp:
            changed = sorted(name for name in known if there.get(name) != known[name])
            raise DossierError(
                f"{self.folder}: not saved, {', '.join(changed)} changed on disk since it was "
                "opened."
                " Nothing is lost: save to another folder, then compare the two."
            )


def open_journal(where: str | Path | Dossier | None = None, *, who: str = "") -> Journal:
    """The journal of a dossier: given itself, or as a name or folder as for `helpers.load`; with
    the unsaved changes brought back.

    Raises DossierError when the dossier has no folder yet, or when its files are no longer those
    that it was loaded from.
    """
    if isinstance(where, Dossier):
        return Journal(_as_on_disk(where), who=who)
    return Journal(load(where), who=who)


def _as_on_disk(dossier: Dossier) -> Dossier:
    if dossier.path is None:
        raise DossierError(
            f"{dossier.name}: was made in memory; give it a folder first: helpers.save(d, folder)"
        )
    there = load(dossier.path)
    if fingerprint(there) != fingerprint(dossier):
        raise DossierError(
            f"{dossier.path}: the files are not what this dossier holds; load it again,"
            " or save it to another folder first"
        )
    return there
