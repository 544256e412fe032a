"""The changes to a dossier since its files were written: what each led to, which of them hold, and
how to take one back. In memory alone: `log` has them on the disk.
"""

import inspect

from ...dossier import Dossier, DossierError
from ...messages import shown
from ..rows import difference
from ..taking_back import TAKE_BACK
from ..verbs import VERBS
from .lines import OTHER_SHAPE, note_typed, settled

Difference = dict[str, tuple[set[tuple], set[tuple]]]


class History:
    """The changes since the files that `base` was loaded from, the undone ones last; `past` are the
    saved corrections before them that can still be taken back, the last one last.
    """

    def __init__(self, base: Dossier, past: list[dict]) -> None:
        self.base, self.past = base, past
        self.edits: list[dict] = []
        self.states, self.position = [base], 0
        """what each change led to, after the base; and how many of them hold"""
        self.floor = 0
        """how many of the changes were made in other notebooks, or before one that was"""
        self.typed: dict[str, dict] = {}
        """what stands in inputs and is no change yet, by `lines.note_typed`"""

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now."""
        return self.states[self.position]

    @property
    def before_last(self) -> Dossier:
        """The dossier before the last change that holds."""
        return self.states[self.position - 1]

    @property
    def unsaved(self) -> list[dict]:
        """The changes that are not undone."""
        return self.edits[: self.position]

    @property
    def can_undo(self) -> int:
        """How many of the last changes can be taken back here, saved or not: those since the last
        that was made in another notebook.
        """
        back = len(self.past) if not self.floor else 0
        return max(self.position - self.floor + back - 2 * self.taken_back, 0)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to do again."""
        return self.has_undone or self._took_back

    @property
    def has_undone(self) -> bool:
        """Whether a change stands behind the last that holds, and is none that took back."""
        behind = self.edits[self.position : self.position + 1]
        return any(edit["do"] != TAKE_BACK for edit in behind)

    @property
    def taken_back(self) -> int:
        """How many saved changes are taken back since."""
        return sum(edit["do"] == TAKE_BACK for edit in self.unsaved)

    @property
    def _took_back(self) -> bool:
        """Whether the last thing done was to take back a saved change."""
        return bool(self.unsaved) and self.unsaved[-1]["do"] == TAKE_BACK

    def take(self, edit: dict, after: Dossier) -> None:
        """Adds a change and what it led to; those that were undone are gone."""
        del self.edits[self.position :], self.states[self.position + 1 :]
        self.edits.append(edit)
        self.states.append(after)
        self.position += 1
        note_typed(self.typed, settled(edit))

    def replay(self, line: dict | None) -> None:
        """Does what a line of a journal says, as it was done. Raises one of `lines.OTHER_SHAPE`
        when that is refused, or when the line is not of a journal.
        """
        if line is None:
            raise DossierError("a line is not of a journal")
        if "do" in line:
            self.take(line, applied(self.dossier, line, judge=False))
        elif "typed" in line:
            note_typed(self.typed, line["typed"])
        elif "undo" in line or "redo" in line:
            self.position += 1 if "redo" in line else -1
            if not 0 <= self.position <= len(self.edits):
                raise DossierError("more is undone or done again than was done")
            self.floor = min(self.floor, self.position)

    def moved_to(self, there: Dossier) -> "History | None":
        """The same changes, made on files that another program changed; None if it changed the text
        or the same rows, or if one is refused there.
        """
        ours, theirs = difference(self.base, self.dossier), difference(self.base, there)
        if there.text != self.base.text or _overlap(ours, theirs):
            return None
        moved = History(there, self.past)
        try:
            for edit in self.unsaved:
                moved.take(edit, applied(moved.dossier, edit))
        except DossierError:
            return None
        moved.typed, moved.floor = self.typed, min(self.floor, moved.position)
        return moved


def _overlap(ours: Difference, theirs: Difference) -> bool:
    """Whether two differences are about the same row."""
    return any(
        (ours[table][0] | ours[table][1]) & (theirs[table][0] | theirs[table][1])
        for table in ours.keys() & theirs
    )


def applied(dossier: Dossier, edit: dict, *, judge: bool = True) -> Dossier:
    """The dossier after a change, one of `verbs.VERBS`; without judging it, when it was judged as
    it was made. Raises DossierError when there is no such change or it is refused.
    """
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
