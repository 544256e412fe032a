"""The annotator: a widget to correct a drafted dossier in.

Python holds the dossier and judges every change (`journal`, `verbs`); assets/annotator/ draws
and asks. They talk in messages and not in synced traits, so that a saved notebook keeps the
widget's code and not, once more, the dossier.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import escape
from pathlib import Path

from .. import reader
from ..arguments import judged
from ..assets import join_assets
from ..display import many
from ..dossier import Dossier, DossierError
from ..files import checked_name
from ..reader.talking import Talking
from . import practice
from .doubts import count_checked
from .journal import Journal, open_journal
from .journal.asides import list_asides, recover
from .offering import OFFERS, offers
from .page_data import changes, known_of_article, made_row, rows_by_table, schema
from .proposing import proposed
from .reading_order import sentences
from .refusing import beside_the_field, in_plain_words
from .rows import Refused
from .saying import said, taken_back
from .waiting import Queue

FILES = (
    "store buttons legend edges article choosing fields hand picking spanning making relating forms"
    " words tools ways bearing whom offers speakers repeats topics days unmarked numbers statement"
    " marked sentence card queue keys focus bar saving widget"
)
SCRIPTS = [f"annotator/{name}.js" for name in FILES.split()]
"""what draws it, in an order in which each file uses those before it"""
NO_KERNEL = (
    "The annotator appears here when the notebook is run: Run, then Run All Cells. "
    "Until then, the results above show what was drafted."
)
MANY = ("accept_sentence", "accept_undoubted")
"""the corrections that accept many rows at once, and tell how many"""


class Late(DossierError):
    """A correction of a dossier that is no longer open."""


class Annotator(Talking):
    """The widget. `dossier` is as corrected so far, `journal` holds the changes, `save` writes
    both.
    """

    _esm = join_assets("dom.js", "line.js", *SCRIPTS)
    _css = join_assets("theme.css", "annotator.css")

    def __init__(self, journal: Journal, *, home: Path | None = None) -> None:
        super().__init__()
        self.journal, self._home = journal, home
        self._saved: Callable[[Dossier], object] = lambda dossier: None
        self._queue = Queue()
        self._drawn = journal.dossier

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now, saved or not."""
        return self.journal.dossier

    @property
    def home(self) -> Path:
        """The folder in which *Save elsewhere* makes others."""
        return self._home or self.journal.folder.parent

    def save(self, folder: str | Path | None = None) -> Path:
        """Writes the dossier and its corrections; see `Journal.save`."""
        saved = self.journal.save(folder)
        self._saved(self.dossier)
        return saved

    def when_saved(self, act: Callable[[Dossier], object]) -> None:
        """Calls this with the dossier after each save."""
        self._saved = act

    def turn_to(self, where: Dossier | str | Path) -> None:
        """Shows another dossier, as for `annotate`; changes to the last one stay in its journal.
        Raises DossierError, and stays with the last one, when it cannot be corrected.
        """
        self.journal = open_journal(where, who=self.journal.who)
        self.send(self._all(self._found()))

    def respond(self, message: dict) -> Iterator[dict]:
        """The answers to one message of the browser, each with which one it answers: everything
        (`all`), what changed (`changed`, then `queue`), that it is kept (`kept`), what a card
        offers (one of `OFFERS`), or why not (`refused`).
        """
        for answer in self._answers(message):
            yield answer | {"to": message.get("from")}

    def _answers(self, message: dict) -> Iterator[dict]:
        if message["kind"] in OFFERS:
            yield self._offered(message)
            return
        heard = len(self.journal.messages)
        try:
            self._refuse_another(message)
            told, made = self._act(message)
        except (DossierError, OSError) as error:
            if self.dossier is not self._drawn:
                yield from self._changed({"kind": "others"}, self._news(heard), None)
            yield self._refused(message, error)
            return
        if message["kind"] == "ready":
            yield self._all(self._found())
        elif message["kind"] == "typed" and self.dossier is self._drawn:
            yield {"kind": "kept"}
        else:
            told = " ".join(filter(None, (told, self._news(heard))))
            yield from self._changed(message, told, made)

    def _offered(self, message: dict) -> dict:
        """What the open card offers; nothing where another dossier is open by now."""
        here = message.get("of") in (None, self.journal.folder.name)
        rows = offers(self.dossier, message) if here else []
        return {"kind": message["kind"], "for": message, "rows": rows}

    def _refuse_another(self, message: dict) -> None:
        """Raises DossierError for what was done on another dossier than the one that is open now:
        the page still showed it when Python had turned to this one.
        """
        of, here = message.get("of"), self.journal.folder.name
        if message["kind"] != "ready" and of not in (None, here):
            raise Late(f"That was done on {of}, and {here} is open by now: do it once more")

    def _changed(self, message: dict, told: str, made: list | None) -> Iterator[dict]:
        """What became other than the browser has it, by this message or in another notebook."""
        tables, self._drawn = changes(self._drawn, self.dossier), self.dossier
        yield {
            "kind": "changed",
            "tables": tables,
            "article": known_of_article(self.dossier),
            "made": made,
            "message": told,
            "state": self._state(),
            "typed": list(self.journal.typed.values()) if message["kind"] == "recover" else [],
            "for": message,
        }
        yield {"kind": "queue", **self._queue.changes(self.dossier), "state": self._state()}

    def _news(self, heard: int) -> str:
        """What the journal has told since."""
        return " ".join(self.journal.messages[heard:])

    def _act(self, message: dict) -> tuple[str, list | None]:
        """Does what a message asks; what to tell, and the row that it made."""
        match message["kind"]:
            case "do":
                return self._do(message)
            case "undo":
                before, after = self.dossier, self.journal.undo()
                return f"Undone{taken_back(before, after)}.", None
            case "redo":
                before, after = self.dossier, self.journal.redo()
                return f"Done again{taken_back(before, after)}.", None
            case "recover":
                return recover(self.journal, message["name"]), None
            case "save":
                return self._save(message.get("folder", "").strip()), None
            case "typed":
                self.journal.keep_typed(message["field"])
        return "", None

    def _save(self, name: str) -> str:
        saved = self.save(self._elsewhere(name) if name else None)
        told = f"Saved {many(self.journal.saved, 'change')} to {saved}."
        return f"{told} {practice.ELSEWHERE}" if practice.is_practice(self.journal.folder) else told

    def _elsewhere(self, name: str) -> Path:
        """The folder that is meant: a name beside the others, or a whole path."""
        path = Path(name).expanduser()
        return (path.parent if path.is_absolute() else self.home) / checked_name(
            path.name if path.is_absolute() else name, "the folder's name"
        )

    def _found(self) -> str:
        """What to tell on opening."""
        told = (
            f"{self.journal.folder} is read-only: save elsewhere, {self._where()}, before you"
            " correct."
        )
        return "; ".join([*self.journal.messages, *([told] if self._is_closed() else [])])

    def _is_closed(self) -> bool:
        """Whether nothing may be written where the dossier is."""
        folder = self.journal.folder
        return not all(os.access(place, os.W_OK) for place in (folder, folder.parent))

    def _why_not(self, error: Exception) -> str:
        if isinstance(error, Refused):
            return in_plain_words(error, self.dossier)
        if not isinstance(error, OSError):
            return str(error)
        return (
            f"{self.journal.folder} may not be written to ({error.strerror or error})."
            f" Save elsewhere, {self._where()}; what is done so far goes with it."
        )

    def _where(self) -> str:
        """Where on the page, and how, another folder is named."""
        return "below" if os.access(self.home, os.W_OK) else "below, under a whole path elsewhere"

    def _do(self, message: dict) -> tuple[str, list | None]:
        """Makes a correction; what to tell, and the row that it made."""
        verb = message["name"]
        self._correct(message)
        before = self.journal.history.before_last
        told = said(verb, self.journal.unsaved[-1]["args"], before, self.dossier)
        if verb in MANY:
            told = f"{self._queue.accepted(before, self.dossier)} {told}"
        return told, made_row(verb, before, self.dossier)

    def _correct(self, message: dict) -> None:
        """Makes a correction; the values of a change that is refused are kept as typed."""
        args = message["args"]
        try:
            filled = proposed(self.dossier, message["name"], args)
            self.journal.do(
                message["name"], filled, who=message.get("who", ""), why=message.get("why", "")
            )
        except (DossierError, OSError):
            for column, value in args.get("values", {}).items():
                field = {"table": args["table"], "key": args["key"]}
                with suppress(DossierError, OSError):  # what is raised below says why
                    self.journal.keep_typed(field | {"column": column, "value": value})
            raise

    def _refused(self, message: dict, error: Exception) -> dict:
        where = {}
        if isinstance(error, Refused):
            told = beside_the_field(error, self.dossier)
            where = {"table": error.table, "key": error.key, "column": error.column, "told": told}
        return {
            "kind": "refused",
            "message": self._why_not(error),
            "elsewhere": not isinstance(error, Refused | Late),
            **where,
            "for": message,
            "state": self._state(),
        }

    def _all(self, told: str) -> dict:
        self._queue, self._drawn = Queue(), self.dossier
        waiting = self._queue.changes(self.dossier)
        return {
            "kind": "all",
            "title": self.dossier.title,
            "text": self.dossier.text,
            "article": known_of_article(self.dossier),
            "sentences": [list(span) for span in sentences(self.dossier.text)],
            "schema": schema(),
            "tables": rows_by_table(self.dossier),
            "queue": waiting["set"],
            "typed": list(self.journal.typed.values()),
            "who": self.journal.signed(),
            "message": told,
            "state": self._state(),
        }

    def _state(self) -> dict:
        checked, of = count_checked(self.dossier, len(self._queue))
        return {
            "checked": checked,
            "of": of,
            "undo": self.journal.history.can_undo,
            "unsaved": len(self.journal.unsaved),
            "redo": self.journal.history.can_redo,
            "folder": self.journal.folder.name,
            "practice": practice.is_practice(self.journal.folder),
            "closed": self._is_closed(),
            "asides": [
                [aside.name, aside.changes, aside.last, aside.typed]
                for aside in list_asides(self.journal)
            ],
        }

    def instead(self) -> reader.Html:
        """What to do to see the widget."""
        return reader.Html(f"<p><i>{escape(NO_KERNEL)}</i></p>", NO_KERNEL)


@judged
def annotate(
    where: Dossier | str | Path | None = None, *, who: str = "", home: Path | None = None
) -> Annotator:
    """An annotator on a dossier: given itself, or as a name or folder. Changes that were not saved
    last time are back.

    who: your name, kept with each change. home: the folder for dossiers that are saved elsewhere;
    without it, the folder around the dossier's own. Raises DossierError when the dossier has no
    folder yet: `helpers.save` it first.
    """
    return Annotator(open_journal(where, who=who), home=home)
