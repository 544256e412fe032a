"""The second reader: a widget in which two dossiers of one text stand beside each other, difference
by difference, to choose from or to learn by.

Python compares, keeps and makes; assets/second_reader.js draws and asks, in messages as the
annotator does.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from .. import reader
from ..assets import join_assets
from ..dossier import Dossier, DossierError, load, save
from ..files import checked_name
from ..reader.talking import Talking
from .labels import label, noun
from .second_reading import SecondReading, around, find_others

NO_KERNEL = (
    "Two dossiers of one text can be compared here when the notebook is run: Run, then Run All"
    " Cells."
)
ALONE = (
    "No other dossier of this text lies in {home}. Put a copy of the second reader's folder there,"
    " then press Look again."
)
CHOOSE = "Choose whose dossier stands beside {name}."


class SecondReader(Talking):
    """The widget. `reading` is what is compared, None until another's dossier is chosen."""

    _esm = join_assets("dom.js", "line.js", "second_reader.js")
    _css = join_assets("theme.css", "exercise.css", "second_reader.css")

    def __init__(self, dossier: Callable[[], Dossier], home: Path) -> None:
        """dossier: gives one's own dossier as it is now; home: where the others lie."""
        super().__init__()
        self._own, self.home = dossier, home
        self.reading: SecondReading | None = None
        self._saved: Callable[[Path], object] = lambda folder: None

    def when_saved(self, act: Callable[[Path], object]) -> None:
        """Calls this with the folder of each dossier that is made of both."""
        self._saved = act

    def turn(self) -> None:
        """Shows what can stand beside one's own dossier, which is another one now."""
        self.reading = None
        self.send(self._all() | {"kind": "all", "told": self._found()})

    def respond(self, message: dict) -> Iterator[dict]:
        """The answer to one message of the browser: all there is to show (`all`), or that
        something was chosen (`chosen`); `told` says what was done or why not.
        """
        kind, told = "all", ""
        try:
            kind, told = self._act(message)
        except (DossierError, OSError) as error:
            kind, told = "chosen" if self.reading else "all", f"Not done. {error}"
        answer = self._all() if kind == "all" else {"choices": self._choices()}
        yield answer | {"kind": kind, "told": told, "to": message.get("from")}

    def _act(self, message: dict) -> tuple[str, str]:
        """Does what a message asks; what kind of answer it wants, and what to tell."""
        match message["kind"]:
            case "open":
                self.reading = self._opened(str(message["other"]))
                return "all", self._found()
            case "choose":
                self._refuse_another(message)
                self._read().choose(message["keys"], message["choice"])
                return "chosen", ""
            case "save":
                self._refuse_another(message)
                return "all", self._save(message)
        self.reading = self.reading and self._opened(self.reading.other.name)
        return "all", self._found()

    def _opened(self, name: str) -> SecondReading | None:
        """The dossier of that name beside one's own as it is now; none for a blank name."""
        if not name:
            return None
        own = self._own()
        folders = {folder.name: folder for folder in find_others(own, self.home)}
        if name not in folders:
            allowed = ", ".join(folders) or "none"
            raise DossierError(f"found the folder {name}; allowed here: {allowed}")
        return SecondReading(own, load(folders[name]), self.home)

    def _read(self) -> SecondReading:
        if self.reading is None:
            raise DossierError("choose first whose dossier stands beside yours")
        return self.reading

    def _refuse_another(self, message: dict) -> None:
        """Raises DossierError for what was chosen between two other dossiers."""
        if message.get("of") != self._pair():
            raise DossierError("that was chosen between two other dossiers: do it once more")

    def _pair(self) -> list[str]:
        reading = self.reading
        return [reading.one.name, reading.other.name] if reading else []

    def _save(self, message: dict) -> str:
        """Makes one dossier of both in a new folder; what was corrected since they were compared is
        looked over first.
        """
        reading = self._read()
        if self._own() is not reading.one:
            self.reading = self._opened(reading.other.name)
            return "Not saved: your dossier was corrected since. Look over what differs now."
        folder = self.home / checked_name(str(message["folder"]).strip(), "the folder's name")
        first, second = (str(name).strip() for name in message["names"])
        both = reading.made((first, second))
        made = save(replace(both, package=both.package | {"name": folder.name}), folder)
        count = len(reading.open)
        left = f" {count} of them undecided: yours holds there." if count else ""
        reading.forget()
        self._saved(made)
        kept = f"The corrections of {reading.one.name} and {reading.other.name} stay with these."
        return f"Saved to {made}, made of both.{left} {kept} Go on with it at the desk."

    def _found(self) -> str:
        if self.reading is None:
            others = find_others(self._own(), self.home)
            wanted = CHOOSE if others else ALONE
            return wanted.format(home=self.home, name=self._own().name)
        return "" if self.reading.keys else "Nothing differs: the two dossiers say the same."

    def _choices(self) -> dict[str, str]:
        return self.reading.choices if self.reading else {}

    def _all(self) -> dict[str, Any]:
        own, reading = self._own(), self.reading
        return {
            "own": own.name,
            "others": [folder.name for folder in find_others(own, self.home)],
            "of": self._pair(),
            "rows": list(_rows(reading)) if reading else [],
            "choices": self._choices(),
        }

    def instead(self) -> reader.Html:
        """What to do to see the widget."""
        return reader.Html(f"<p><i>{escape(NO_KERNEL)}</i></p>", NO_KERNEL)


def _rows(reading: SecondReading) -> Iterator[dict[str, object]]:
    for key, row in zip(reading.keys, reading.differences.itertuples()):
        yield {
            "key": key,
            "what": noun(row.table),
            "column": label(row.column) if row.column else "",
            "passage": [*around(reading.one.text, row.start, row.end)],
            "one": row.one,
            "other": row.other,
        }
