"""The desk: where an article is drafted or a dossier gone on with, and the annotator below it."""

import shutil
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import ipywidgets as widgets

from .. import drafting, reader, views
from ..correcting.annotator import Annotator, annotate
from ..correcting.journal.unsaved import count_unsaved, journals_left
from ..correcting.practice import is_practice
from ..correcting.second_reader import SecondReader
from ..display import many
from ..dossier import BUNDLED, DATA, Dossier, DossierError, count_checked, list_dossiers, load, save
from ..files import checked_name
from ..texts import UNKNOWN, read_text
from .panel import ACROSS, LABELLED, Controls, Panel, status
from .practice import Kept, find_kept, fresh_file, is_another, keep, open_practice

ABOUT = ("title", "byline", "publisher")
"""what an article tells about itself, in controls of their name"""
TYPED = ("text", *ABOUT, "published", "name")
"""the controls in which something is put that is lost unless it is drafted, or kept"""
NEW_ARTICLE = (*TYPED, "file", "draft")
"""the desk's controls that a dossier which is gone on with does not need"""
A_NEW_ONE = "a new article: put it below"
BACK = "What was put here and was not drafted is back."
COUNTED = (
    "How far it is checked, row by row (the annotator counts a statement as one, with its chain,"
    " claim and numbers)"
)


class Desk(Panel):
    """Where work on an article begins: a dossier of data/ to go on with, or a text to draft. Its
    fields count as they stand when the button is pressed; only the choice of a dossier acts by
    itself.
    """

    def __init__(self, example: Dossier) -> None:
        self._example, self._begun = example, example.text
        self._file, self._source = fresh_file(DATA), fresh_file(DATA)
        self._loaded: dict[str, str] = {}
        """what the last file that was loaded says about itself, by field"""
        self._own = None if example.name == BUNDLED else example.path
        self._followers: list[Callable[[Dossier], object]] = []
        dossier, message = self._going_on(example) if self._own else self._practicing()
        super().__init__(
            dossier,
            _controls(example.text),
            lambda _: self._results(),
            watched=(),
            message=message,
        )
        self.controls["work"].observe(self._choose, "value")
        self.relist()
        for newest in find_kept(DATA)[:1]:
            self._bring_back(newest)
        self.when_typed(TYPED, self._keep)
        self.controls["file"].observe(self._fill, "value")
        self.when_pressed("draft", lambda: self._open(self._drafted, "Not drafted"))

    @property
    def practicing(self) -> bool:
        """Whether the practice draft is open, which is listed nowhere."""
        return self.dossier.path is not None and is_practice(self.dossier.path)

    def follow(self, act: Callable[[Dossier], object]) -> None:
        """Hands each dossier that is opened from now on to this; what the first of them refuses
        with a DossierError is not opened.
        """
        self._followers.append(act)

    def take_over(self, dossier: Dossier) -> None:
        """Goes on with what the annotator saved, which may lie elsewhere than what was open, and
        counts again what is checked.
        """
        if dossier.path != self.dossier.path:
            self.dossier, self.message = self._going_on(dossier)
        else:
            self.dossier = dossier
        self.refresh()
        self.relist()

    def relist(self) -> None:
        """Counts again how far each dossier in data/ is and what was begun and not drafted, and
        shows the one that is open as chosen.
        """
        work, chosen = self.controls["work"], "" if self.practicing else self.dossier.name
        work.unobserve(self._choose, "value")
        begun = ((kept.label, kept.file.name) for kept in self._begun_elsewhere())
        there = ((_how_far(path), path.name) for path in self._there())
        work.options = [(A_NEW_ONE, ""), *begun, *there]
        work.value = chosen
        work.observe(self._choose, "value")
        for name in NEW_ARTICLE:
            self.controls[name].layout.display = "none" if chosen else None

    def _there(self) -> list[Path]:
        """The folders that can be gone on with: those of data/, and what was opened elsewhere."""
        elsewhere = [self._own, None if self.practicing else self.dossier.path]
        return sorted({*list_dossiers(DATA), *filter(None, elsewhere)})

    def _begun_elsewhere(self) -> list[Kept]:
        """What was put at another desk, or here before another text, and is not drafted."""
        return [kept for kept in find_kept(DATA) if kept.file not in (self._file, self._source)]

    def _results(self) -> list:
        notes = self.dossier.package.get("draft", {}).get("notes", [])
        message = status(self.message)
        below = "".join(f"<p>Note: {escape(note)}</p>" for note in notes)
        done = views.progress(self.dossier).drop(columns="rules")
        return [
            reader.Html(f"{message.html}{below}", self.message),
            reader.table(done, caption=COUNTED),
            reader.article(self.dossier) if self.practicing else reader.Html("", ""),
        ]

    def _choose(self, change: dict) -> None:
        self._keep()
        begun = {kept.file.name: kept for kept in self._begun_elsewhere()}.get(change["new"])
        folder = {path.name: path for path in self._there()}.get(change["new"])
        self._open(
            lambda: self._going_on(load(folder)) if folder else self._practicing(), "Not opened"
        )
        if begun:
            self._bring_back(begun)

    def _open(self, find: Callable[[], tuple[Dossier, str]], failed: str) -> None:
        """Opens what is found, or says why not and leaves open what was."""
        try:
            dossier, self.message = find()
            for follow in self._followers:
                follow(dossier)
            self.dossier = dossier
        except (DossierError, OSError) as error:
            self.message = f"{failed}. {error}"
        self.relist()
        self.refresh()

    def _going_on(self, dossier: Dossier) -> tuple[Dossier, str]:
        return dossier, f"Going on with {dossier.path}. Correct it below."

    def _practicing(self) -> tuple[Dossier, str]:
        dossier, told = open_practice(DATA, self._example)
        unsaved = [path.name for path in list_dossiers(DATA) if count_unsaved(path)]
        more = f" Changes that are not saved yet: {', '.join(unsaved)}." if unsaved else ""
        left = ", ".join(file.name for file in journals_left(DATA))
        lost = f" Unsaved changes of a folder that is no longer in {DATA}: {left}." if left else ""
        return dossier, told + more + lost

    def _drafted(self) -> tuple[Dossier, str]:
        """A draft of what stands in the box, in a new folder of data/."""
        folder = DATA / checked_name(self.value("name").strip(), "folder name")
        if folder.exists():
            raise DossierError(f"{folder} is there already; give another name, or go on with it")
        about = {name: self.value(name) for name in (*ABOUT, "published")}
        made = save(drafting.draft(self.value("text"), **about, name=folder.name), folder)
        self._begun = self.value("text")
        keep(self._file, {})
        for kept in find_kept(DATA):
            if kept.file == self._source and kept.fields.get("text") == self._begun:
                keep(kept.file, {})
        return load(made), f"Drafted, and saved to {made}. Correct it below."

    def _bring_back(self, kept: Kept) -> None:
        """Puts into the fields what stood there and was not drafted. It stays where it is kept:
        what becomes of it here is kept beside it.
        """
        fields = {"text": self._begun} | kept.fields
        for name in TYPED:
            _put(self.controls[name], fields.get(name, ""))
        self._file, self._source = fresh_file(DATA), kept.file
        self.relist()
        self.tell(f"{self.message} {BACK}")

    def _keep(self) -> None:
        """Writes down what stands in the fields, unless it is what stood there to begin with.
        Another article is kept beside the one before.
        """
        typed = {name: str(self.value(name) or "") for name in TYPED}
        if typed["text"] == self._begun:
            typed = typed | {"text": ""}
        kept = {one.file: one.fields for one in find_kept(DATA)}
        if {name: value for name, value in typed.items() if value} in kept.values():
            return
        before = kept.get(self._file, {}).get("text", "")
        if (before and not typed["text"]) or is_another(before, typed["text"]):
            self._file = fresh_file(DATA)
            self.relist()
        problem = keep(self._file, typed)
        if problem and problem != self.message:
            self.tell(problem)

    def _fill(self, change: dict) -> None:
        """Takes over what was loaded, and empties the control: the same file can load again."""
        for upload in change["new"]:
            self._keep()
            self._file = fresh_file(DATA)
            self.relist()
            message = self._read_in(upload["name"], bytes(upload["content"]))
            self.controls["file"].value = ()
            self.tell(message)

    def _read_in(self, name: str, content: bytes) -> str:
        """Puts a loaded file's text, and what it says about itself, into the controls; what was
        typed about it stays where the file does not say. Returns what to tell.
        """
        folder = Path(mkdtemp())
        try:
            (folder / Path(name).name).write_bytes(content)
            article = read_text(folder / Path(name).name)
        except DossierError as error:
            return f"Not loaded. {str(error).replace(f'{folder}/', '')}"
        finally:
            shutil.rmtree(folder)
        self.controls["text"].value = article.text
        typed = []
        for field in (*ABOUT, "published"):
            value = getattr(article, field)
            said = "" if value == UNKNOWN else value
            there = str(self.value(field) or "")
            if said or there == self._loaded.get(field, ""):
                _put(self.controls[field], said)
            elif there:
                typed.append(field)
            self._loaded[field] = str(self.value(field) or "") if said else ""
        stays = f" As typed before: {', '.join(typed)}." if typed else ""
        told = f"Loaded {name}. {article.note}{stays}"
        return f"{told} Check what it says about itself, then press Draft it."


def draft_article(example: Dossier) -> Desk:
    """A desk: go on with a dossier of data/, or paste or load an article, and draft it in a folder
    of data/ under the name given, never over another.

    example: the dossier that the desk begins with. The bundled one is left as it is; its text
    stands in the box to practise on, drafted in a hidden folder of data/ that keeps what was
    corrected there. Text that is not the workbook's own is not shown among the results, which a
    notebook stores.
    """
    return Desk(example)


def correct(desk: Desk) -> Annotator:
    """The annotator on what the desk has open, now and whenever it opens something else."""
    annotator = annotate(desk.dossier, home=DATA)
    desk.follow(lambda dossier: annotator.turn_to(dossier))
    annotator.when_saved(desk.take_over)
    return annotator


def adjudicate(annotator: Annotator, desk: Desk) -> SecondReader:
    """Another's dossier of the same text beside what the annotator has: what differs, to choose
    from, and one dossier made of both, which the desk then lists.
    """
    second = SecondReader(lambda: annotator.dossier, annotator.home)
    second.when_saved(lambda folder: desk.relist())
    desk.follow(lambda dossier: second.turn())
    return second


def _controls(text: str) -> Controls:
    """The controls of a desk, each with a layout of its own, since some are hidden at times."""
    return {
        "work": widgets.Dropdown(description="go on with", options=[], **_alone(ACROSS)),
        "text": widgets.Textarea(
            text,
            description="article",
            rows=9,
            **_alone(ACROSS),
        ),
        "file": widgets.FileUpload(
            accept=".txt,.html,.htm,.docx",
            description="or load a file",
            tooltip="a .txt, .html or .docx file",
            layout=_layout(),
        ),
        **{name: _line(name, "if known") for name in ABOUT},
        "published": widgets.DatePicker(description="published", **_alone()),
        "name": _line("folder name", "such as harbor-fire"),
        "draft": widgets.Button(
            description="Draft it",
            icon="pencil",
            button_style="primary",
            layout=_layout(),
        ),
    }


def _line(label: str, placeholder: str) -> widgets.Text:
    return widgets.Text(
        description=label,
        placeholder=placeholder,
        **_alone(),
    )


def _alone(place: str | None = None) -> dict[str, Any]:
    return {"style": LABELLED, "layout": _layout(place)}


def _layout(place: str | None = None) -> widgets.Layout:
    return widgets.Layout(width="auto", grid_area=place)


def _how_far(folder: Path) -> str:
    (checked, of), unsaved = count_checked(folder), count_unsaved(folder)
    more = f", {many(unsaved, 'change')} not saved yet" if unsaved else ""
    return f"{folder.name}: {checked} of {of} rows checked{more}"


def _put(control: widgets.ValueWidget, value: str) -> None:
    """Fills a field; a day that is none leaves its field blank."""
    if not isinstance(control, widgets.DatePicker):
        control.value = value
        return
    try:
        control.value = date.fromisoformat(value) if value else None
    except ValueError:
        control.value = None
