"""The annotator: a widget to correct a drafted dossier in.

Python holds the dossier and judges every change (`journal`, `verbs`); assets/annotator/ draws
and asks. They talk in messages and not in synced traits, so that a saved notebook keeps the
widget's code and not, once more, the dossier.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

import pandas as pd

from .. import contract, reader, views
from ..admiralty import CREDIBILITY, RELIABILITY
from ..arguments import judged
from ..assets import ASSETS, join_scripts
from ..dossier import Dossier, DossierError, checked_name
from ..reader.talking import Talking
from .bearing import Likely, likely_relations
from .doubts import count_checked
from .journal import Journal, open_journal
from .journal.asides import list_asides, recover
from .labels import label
from .proposing import proposed
from .reading_order import sentences
from .refusing import PLAIN, allowed_in_words, in_plain_words
from .rows import KEYS, REFERENCES, Refused, difference, fixed, keys
from .saying import said
from .unmarked import Unmarked, unmarked_in
from .verbs.telling import counted_from
from .waiting import Entry, Row, Waiting

FILES = (
    "store legend edges article fields picking making words tools bearing unmarked statement"
    " sentence card queue keys widget"
)
SCRIPTS = [f"annotator/{name}.js" for name in FILES.split()]
"""what draws it, in an order in which each file uses those before it"""
NO_KERNEL = (
    "The annotator appears here when the notebook is run: Run, then Run All Cells. "
    "Until then, the results above show what was drafted."
)
PRACTICE = "This is for practice: to give it a name among the other dossiers, save it elsewhere."
PRACTICE_ROOM, PRACTICE_FOLDER = ".practice", "practice"
"""what the folder of a practice draft is called, and the folder around it"""
MEANINGS: dict[str, dict[str, str]] = {
    "reliability": {grade: f"{grade} {told}" for grade, told in RELIABILITY.items()},
    "credibility": {str(grade): f"{grade} {told}" for grade, told in CREDIBILITY.items()},
    "knowledge": views.KNOWN_BY,
}
"""how the values of a column are shown, where they do not say themselves what they mean"""
MADE = {
    "add_mention": "mentions",
    "add_date": "dates",
    "add_attribution": "attributions",
    "add_observation": "observations",
    "set_aside": "observations",
    "split_entity": "entities",
    "split_claim": "claims",
    "add_quantity": "quantities",
    "add_relation": "relations",
    "split_attribution": "attributions",
    "copy_attribution": "attributions",
    "say_more": "attributions",
    "also_said": "attributions",
}
MANY = ("accept_sentence", "accept_undoubted")
"""the corrections that accept many rows at once, and tell how many"""
KNOWN = ("headline", "byline", "publisher", "published")
"""what the browser shows of the article, and `tell` changes"""


class Late(DossierError):
    """A correction of a dossier that is no longer open."""


class Annotator(Talking):
    """The widget. `dossier` is as corrected so far, `journal` holds the changes, `save` writes
    both.
    """

    _esm = join_scripts("dom.js", "line.js", *SCRIPTS)
    _css = ASSETS / "annotator.css"

    def __init__(self, journal: Journal, *, home: Path | None = None) -> None:
        super().__init__()
        self.journal, self._home = journal, home
        self._saved: Callable[[Dossier], object] = lambda dossier: None
        self._queue: dict[Row, Entry] = {}
        self._waiting = Waiting()
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
        (`all`), what changed (`changed`, then `queue`), that it is kept (`kept`), what may bear on
        some claims (`likely`), what is not marked in a sentence (`unmarked`), or why not
        (`refused`).
        """
        for answer in self._answers(message):
            yield answer | {"to": message.get("from")}

    def _answers(self, message: dict) -> Iterator[dict]:
        if message["kind"] in ("likely", "unmarked"):
            yield self._proposed(message)
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

    def _proposed(self, message: dict) -> dict:
        """What is proposed on the open card: the relations that its claims may have, or the words
        of its sentence that are not marked.
        """
        found: Sequence[Likely | Unmarked] = []
        if message.get("of") not in (None, self.journal.folder.name):
            pass
        elif message["kind"] == "likely":
            found = likely_relations(self.dossier, message["claims"])
        else:
            found = unmarked_in(self.dossier, message["start"], message["end"])
        rows = [each._asdict() for each in found]
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
        tables, self._drawn = _changes(self._drawn, self.dossier), self.dossier
        yield {
            "kind": "changed",
            "tables": tables,
            "article": self._known(),
            "made": made,
            "message": told,
            "state": self._state(),
            "typed": list(self.journal.typed.values()) if message["kind"] == "recover" else [],
            "for": message,
        }
        yield {"kind": "queue", **self._queue_changes(), "state": self._state()}

    def _accepted(self, before: Dossier) -> str:
        """How many rows of the queue the last correction accepted, in words."""
        waited, left = (len(self._waiting.in_(dossier)) for dossier in (before, self.dossier))
        count = waited - left
        return f"{count} row{'' if count == 1 else 's'} accepted."

    def _news(self, heard: int) -> str:
        """What the journal has told since."""
        return " ".join(self.journal.messages[heard:])

    def _act(self, message: dict) -> tuple[str, list | None]:
        """Does what a message asks; what to tell, and the row that it made."""
        match message["kind"]:
            case "do":
                self._do(message)
                before = self.journal.history.before_last
                table = MADE.get(message["name"])
                made = (
                    set(keys(table, self.dossier.tables[table]))
                    - set(keys(table, before.tables[table]))
                    if table
                    else ()
                )
                filled = self.journal.unsaved[-1]["args"]
                told = said(message["name"], filled, before, self.dossier)
                if message["name"] in MANY:
                    told = f"{self._accepted(before)} {told}"
                return told, next(([table, *key] for key in made), None)
            case "undo":
                self.journal.undo()
                return "Undone.", None
            case "redo":
                self.journal.redo()
                return "Done again.", None
            case "recover":
                return recover(self.journal, message["name"]), None
            case "save":
                return self._save(message.get("folder", "").strip()), None
            case "typed":
                self.journal.keep_typed(message["field"])
        return "", None

    def _save(self, name: str) -> str:
        saved = self.save(self._elsewhere(name) if name else None)
        count = self.journal.saved
        told = f"Saved {count} change{'' if count == 1 else 's'} to {saved}."
        return f"{told} {PRACTICE}" if is_practice(self.journal.folder) else told

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

    def _do(self, message: dict) -> None:
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
            allowed = allowed_in_words(error, self.dossier)
            is_told = str(error.value) in allowed or (error.table, error.column) in PLAIN
            told = allowed if is_told else f"{error.value}: {allowed}"
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
        tables = {
            table: _rows(frame[contract.columns(table)])
            for table, frame in self.dossier.tables.items()
        }
        self._queue, self._waiting, self._drawn = {}, Waiting(), self.dossier
        queue = self._queue_changes()
        return {
            "kind": "all",
            "title": self.dossier.title,
            "text": self.dossier.text,
            "article": self._known(),
            "sentences": [list(span) for span in sentences(self.dossier.text)],
            "schema": _schema(),
            "tables": tables,
            "queue": queue["set"],
            "typed": list(self.journal.typed.values()),
            "who": self.journal.signed(),
            "message": told,
            "state": self._state(),
        }

    def _known(self) -> dict[str, str]:
        """What is known of the article; blank where nothing is."""
        told = {name: str(self.dossier.article.get(name, "")) for name in KNOWN}
        day = counted_from(self.dossier)
        told["inferred"] = day.isoformat() if day and told["published"] == "unknown" else ""
        return {name: "" if value == "unknown" else value for name, value in told.items()}

    def _state(self) -> dict:
        checked, of = count_checked(self.dossier, len(self._queue))
        return {
            "checked": checked,
            "of": of,
            "undo": self.journal.history.can_undo,
            "unsaved": len(self.journal.unsaved),
            "redo": self.journal.history.can_redo,
            "folder": self.journal.folder.name,
            "practice": is_practice(self.journal.folder),
            "closed": self._is_closed(),
            "asides": [
                [aside.name, aside.changes, aside.last, aside.typed]
                for aside in list_asides(self.journal)
            ],
        }

    def _queue_changes(self) -> dict:
        """What entered or left the queue since the last time; an entry is [table, key, doubt, why,
        start].
        """
        old = self._queue
        self._queue = self._waiting.in_(self.dossier)
        entered = [
            [table, list(key), *entry]
            for (table, key), entry in self._queue.items()
            if old.get((table, key)) != entry
        ]
        return {
            "set": entered,
            "gone": [[table, list(key)] for table, key in old if (table, key) not in self._queue],
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


def is_practice(folder: Path) -> bool:
    """Whether a folder is that of a practice draft."""
    return folder.parts[-2:] == (PRACTICE_ROOM, PRACTICE_FOLDER)


def _rows(frame: pd.DataFrame) -> list[list]:
    """The cells of rows as JSON has them: None where a cell is blank."""
    cells = frame.astype(object)
    return cells.where(frame.notna(), None).to_numpy(dtype=object).tolist()


def _changes(before: Dossier, after: Dossier) -> dict[str, dict]:
    """The rows that are new or other, whole, and the keys of those that are gone, by table."""
    found = {}
    for table, (changed, gone) in difference(before, after).items():
        frame = after.tables[table][contract.columns(table)]
        rows = frame[[key in changed for key in keys(table, frame)]]
        found[table] = {
            "rows": _rows(rows),
            "gone": [list(key) for key in gone],
        }
    return found


def _schema() -> dict[str, dict]:
    """What the browser must know of the tables: keys and, for each column, label, type, allowed
    values, what it refers to.
    """
    refers = {(table, column): target for table, column, target, _ in REFERENCES}
    return {
        table: {
            "key": KEYS[table],
            "fields": [
                _field(table, field, refers.get((table, field["name"]), ""))
                for field in contract.fields(table)
            ],
        }
        for table in contract.TABLES
    }


def _field(table: str, field: dict, refers: str) -> dict:
    rules, name = field.get("constraints", {}), field["name"]
    return {
        "name": name,
        "label": label(name),
        "type": field["type"],
        "options": rules.get("enum", []),
        "meanings": MEANINGS.get(name, {}),
        "required": bool(rules.get("required")),
        "refers": refers,
        "fixed": name in fixed(table) | {"status", "drafted_by", "pieces"},
        "hint": field["description"],
    }
