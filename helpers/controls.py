"""Widgets: thin shells over the pure functions of views, reader and charts. The only file that
imports ipywidgets.

Each function shows its controls and, below them, ordinary notebook outputs that a change replaces.
So what a saved notebook shows without a kernel is its last result, not an empty widget. Each
returns a Panel, whose controls can be set from code too.
"""

import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import ipywidgets as widgets
import pandas as pd
from IPython.display import display
from traitlets import TraitError

from . import charts, drafting, formats, reader, views
from .contract import options
from .correcting import Refused
from .correcting.annotator import Annotator, annotate
from .correcting.journal import Journal, open_journal
from .dossier import (
    BUNDLED,
    DATA,
    Dossier,
    DossierError,
    checked_name,
    count_checked,
    list_dossiers,
    load,
    save,
)
from .texts import UNKNOWN, read_text

RELIABILITY = dict(
    zip(
        "ABCDEF",
        (
            "A reliable",
            "B usually reliable",
            "C fairly reliable",
            "D not usually reliable",
            "E unreliable",
            "F cannot be judged",
        ),
    )
)
CREDIBILITY = dict(
    enumerate(
        (
            "1 confirmed by others",
            "2 probably true",
            "3 possibly true",
            "4 doubtful",
            "5 improbable",
            "6 cannot be judged",
        ),
        start=1,
    )
)
REGISTER = [
    "attribution_id",
    "claim_id",
    "proposition",
    "source",
    "chain",
    "act",
    "stance",
    "certainty",
    "said_label",
    "event_label",
    "topic",
]
SORTS = {
    "place in the text": "start",
    "claim": "claim_id",
    "source": "source",
    "act": "act",
    "certainty": "certainty",
    "topic": "topic",
    "depth": "depth",
    "said": "said_latest",
    "happened": "event_latest",
}
CLOCK_CHARTS = {"when it was said": charts.chart_said, "when it happened": charts.chart_happened}
GRID = widgets.Layout(
    display="grid",
    grid_template_columns="repeat(auto-fit, minmax(17em, 1fr))",
    grid_gap="2px 14px",
    max_width="62em",
)
LABELLED = {"description_width": "8.5em"}
RUN_ME = "Controls appear here when the notebook is run: Run, then Run All Cells. Below is the result they start from."
GONE = "The kernel was stopped or restarted, so these controls no longer answer: nothing that is chosen or pressed here counts. Run the cell again."
WHEN_GONE = """<style>
.helpers-gone {display: none; border: 2px solid; padding: .3em .6em}
.jupyter-widgets-disconnected .helpers-gone {display: block}
</style>"""
"""JupyterLab gives this class to what has lost its kernel"""
FULL = widgets.Layout(width="auto")
GRADE = ("assessor", "entity_id", "claim_id", "reliability", "credibility", "why")
NOT_GRADED = ("not graded", "")
FAILED = {"record": "Not recorded", "undo": "Not taken back", "save": "Not saved"}
NEW_ARTICLE = ("text", "file", "title", "byline", "publisher", "published", "name", "draft")
"""the desk's controls that a dossier which is gone on with does not need"""
A_NEW_ONE = "a new article: put it below"
PRACTICE = "practice"
BEGIN = (
    "Put your own article in its place, name its folder, press Draft it; or go on with a dossier."
)


class Panel:
    """Controls by name, the results they lead to (shown), and the dossier as it is now."""

    def __init__(
        self,
        dossier: Dossier,
        controls: dict[str, widgets.Widget],
        look: Callable[["Panel"], list],
        watched: Collection[str] | None = None,
    ) -> None:
        """look: the results, from the panel; watched: the controls whose change is a reason to
        look again, all without a word.
        """
        self.dossier, self.controls, self._look = dossier, controls, look
        self.shown: list = []
        if controls:
            box = widgets.Box([*controls.values(), _when_gone()], layout=GRID)
            display(_with_fallback(box), raw=True)
        self.shown = look(self)
        self._outputs = [display(part, display_id=True) for part in self.shown]
        for name, control in controls.items():
            if control.has_trait("value") and (watched is None or name in watched):
                control.observe(lambda _: self.refresh(), "value")

    def value(self, name: str) -> Any:
        """What a control is set to."""
        return self.controls[name].value

    def refresh(self) -> None:
        """Looks again, and puts the results in the place of the last ones."""
        self.shown = self._look(self)
        for output, part in zip(self._outputs, self.shown):
            if output is not None:
                output.update(part)

    def _ipython_display_(self) -> None:
        """Nothing more: the panel showed itself when it was made."""


def switch_layers(dossier: Dossier) -> Panel:
    """The article with its layers to switch: entities (all or of one kind), dates, attributions
    (all or of one stance).
    """
    controls = {
        layer: widgets.Checkbox(True, description=layer, indent=False, layout=FULL)
        for layer in reader.LAYERS
    }
    controls |= {
        "kind": _choice("entity kind", options("entities", "kind")),
        "stance": _choice("stance", options("attributions", "stance")),
    }

    def look(panel: Panel) -> list:
        layers = [layer for layer in reader.LAYERS if panel.value(layer)]
        return [
            reader.legend(layers=layers),
            reader.article(
                dossier, layers=layers, kind=panel.value("kind"), stance=panel.value("stance")
            ),
        ]

    return Panel(dossier, controls, look)


def step_through(dossier: Dossier) -> Panel:
    """One entity, date or claim after the other, each with its passage: by the buttons, by name, or
    by number with the arrow keys.
    """
    cards = {
        "entities": (reader.entity_card, dossier.entities, "entity_id", "name"),
        "dates": (reader.date_card, dossier.dates, "date_id", "text"),
        "claims": (reader.claim_card, dossier.claims, "claim_id", "proposition"),
    }
    items = {
        what: [
            (f"{n} of {len(table)}: {label}", id_)
            for n, (id_, label) in enumerate(zip(table[key], table[name]), 1)
        ]
        for what, (_, table, key, name) in cards.items()
    }
    controls = {
        "what": widgets.ToggleButtons(
            options=list(cards),
            value="claims",
            layout=widgets.Layout(grid_area="auto / 1 / auto / -1"),
            tooltips=[f"step through the {what}" for what in cards],
        ),
        "item": widgets.Dropdown(
            options=items["claims"],
            description="go to",
            layout=widgets.Layout(width="auto", grid_area="auto / 1 / auto / -1"),
        ),
        "previous": widgets.Button(
            description="Previous", icon="arrow-left", tooltip="the one before", layout=FULL
        ),
        "next": widgets.Button(
            description="Next", icon="arrow-right", tooltip="the one after", layout=FULL
        ),
        "number": widgets.BoundedIntText(
            1,
            min=1,
            max=len(items["claims"]) or 1,
            description="number",
            tooltip="arrow up and arrow down step",
            layout=FULL,
        ),
    }

    def look(panel: Panel) -> list:
        return [
            cards[panel.value("what")][0](dossier, panel.value("item"))
            if panel.value("item")
            else reader.Html("<p>There are none in this dossier.</p>", "none")
        ]

    def go(position: int) -> None:
        if count := len(controls["item"].options):
            controls["item"].index = position % count

    def change_kind(change: dict) -> None:
        controls["number"].max = len(items[change["new"]]) or 1
        controls["item"].options = items[change["new"]]

    controls["what"].observe(change_kind, "value")
    controls["item"].observe(
        lambda change: setattr(controls["number"], "value", (change["new"] or 0) + 1), "index"
    )
    controls["number"].observe(lambda change: go(change["new"] - 1), "value")
    controls["previous"].on_click(lambda _: go(controls["item"].index - 1))
    controls["next"].on_click(lambda _: go(controls["item"].index + 1))
    return Panel(dossier, controls, look)


def register(dossier: Dossier) -> Panel:
    """Every statement as a table to search and to sort."""
    controls = {
        "text": widgets.Text(
            description="search",
            placeholder="words, then Enter",
            continuous_update=False,
            style=LABELLED,
            layout=FULL,
        ),
        "sort": widgets.Dropdown(options=SORTS, description="sort by", style=LABELLED, layout=FULL),
        "descending": widgets.Checkbox(False, description="last first", indent=False, layout=FULL),
    }

    def look(panel: Panel) -> list:
        rows = views.select(views.statements(dossier), views.Filter(text=panel.value("text")))
        rows = rows.sort_values(
            panel.value("sort"),
            ascending=not panel.value("descending"),
            kind="stable",
            na_position="last",
        )
        return [
            reader.table(
                rows[REGISTER],
                caption="The register of statements",
                key="attribution_id",
                link="mark",
            )
        ]

    return Panel(dossier, controls, look)


def explore(dossier: Dossier) -> Panel:
    """The explorer: one Filter drives a summary, a chart, a claim card, a table and the highlighted
    text.
    """
    table = views.statements(dossier)
    filters = _filters(dossier, table)
    claims = [
        ("the first that fits", ""),
        *(
            (f"{row.claim_id} {row.proposition}", row.claim_id)
            for row in dossier.claims.itertuples()
        ),
    ]
    shown = {
        "chart": widgets.Dropdown(
            options=CLOCK_CHARTS, description="chart", style=LABELLED, layout=FULL
        ),
        "claim": widgets.Dropdown(
            options=claims, description="claim card", style=LABELLED, layout=FULL
        ),
    }
    clear = widgets.Button(description="Clear all filters", icon="undo", layout=FULL)

    def look(panel: Panel) -> list:
        wanted = views.Filter(**{name: panel.value(name) for name in filters})
        try:
            rows = views.select(table, wanted)
        except ValueError as error:
            rows, wanted = table.iloc[:0], str(error)
        told = wanted if isinstance(wanted, str) else views.summarise(wanted, views.names(dossier))
        return _explored(
            dossier, rows, len(table), told, panel.value("chart"), panel.value("claim")
        )

    panel = Panel(dossier, filters | shown | {"clear": clear}, look)
    clear.on_click(
        lambda _: [
            setattr(filters[name], "value", blank) for name, blank in vars(views.Filter()).items()
        ]
    )
    return panel


class Grades(Panel):
    """The analyst's grades. Each is written down in the dossier's journal when it is recorded, as a
    correction is, and so is what stands in the fields and is not recorded yet.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._journal: Journal | None = None
        self._message = "No grade recorded yet in this session."
        controls = _grade_controls(dossier)
        with suppress(DossierError, OSError):  # a button says why
            dossier = self._opened(dossier).dossier
            self._bring_back(controls)
        super().__init__(dossier, controls, Grades._results, watched=())
        acts = {"record": self._record, "undo": self._undo, "save": self._save}
        for name, act in acts.items():
            controls[name].on_click(lambda _, asked=(act, FAILED[name]): self._tell(*asked))
        for name in GRADE:
            controls[name].observe(self._type, "value")

    def _opened(self, dossier: Dossier) -> Journal:
        if self._journal is None:
            self._journal = open_journal(dossier)
            self._mine = self._unsaved()
        return self._journal

    def _bring_back(self, controls: dict[str, widgets.Widget]) -> None:
        """Puts what was typed and not recorded into the fields again."""
        typed = [
            field for field in self._journal.typed.values() if field.get("table") == "assessments"
        ]
        for field in typed:
            with suppress(TraitError):  # a source or claim that is no longer there
                controls[field["column"]].value = field["value"]
        draft = "What stood in the fields is back: it is not recorded yet." if typed else ""
        told = " ".join(filter(None, (*self._journal.messages, draft)))
        self._message = told or self._message

    def _results(self) -> list:
        graded = views.grades(self.dossier)
        message = f'<p role="status" class="live"><b>{escape(self._message)}</b></p>'
        return [
            reader.Html(message, self._message),
            reader.table(graded, caption="Grades"),
            charts.chart_grades(graded),
        ]

    def _tell(self, act: Callable[[Journal], str], failed: str) -> None:
        """Does what a button asks, shows the grades as they are then, and says what was done."""
        try:
            journal = self._opened(self.dossier)
            heard = len(journal.messages)
            told = act(journal)
            self.dossier = journal.dossier
            self._message = " ".join([told, *journal.messages[heard:]])
        except Refused as error:
            self._message = f"{failed}. {error.column}: {error.allowed}"
        except (DossierError, OSError) as error:
            self._message = f"{failed}. {error}"
        self.refresh()

    def _record(self, journal: Journal) -> str:
        row = {name: self.value(name) for name in GRADE}
        graded = row | {"assessed_on": date.today().isoformat()}
        after = journal.do("add_assessment", graded, who=row["assessor"], why=row["why"])
        self._forget(journal)
        made = after.assessments["assessment_id"].iloc[-1]
        self._mine.append(made)
        return f"Recorded as {made}. Not saved yet."

    def _undo(self, journal: Journal) -> str:
        journal.look()
        there = self._unsaved()
        while self._mine and self._mine[-1] not in there:
            self._mine.pop()
        if not self._mine:
            return "Nothing to take back."
        journal.do("reject", {"table": "assessments", "key": [self._mine.pop()]})
        return "Took back the last grade."

    def _save(self, journal: Journal) -> str:
        journal.look()
        others = sum(edit["do"] != "add_assessment" for edit in journal.unsaved)
        folder = journal.save()
        with_it = (
            f" With it, {others} other change{'s' * (others > 1)} not saved before."
            if others
            else ""
        )
        return f"Saved to {folder.name}/assessments.csv.{with_it}"

    def _unsaved(self) -> list[str]:
        """The ids of the grades that are not saved yet."""
        saved = {*self._journal.base.assessments["assessment_id"]}
        there = self._journal.dossier.assessments["assessment_id"]
        return [id_ for id_ in there if id_ not in saved]

    def _type(self, change: dict) -> None:
        """Writes down what stands in a field."""
        if self._journal is None:
            return
        name = next(name for name in GRADE if self.controls[name] is change["owner"])
        with suppress(DossierError, OSError):  # a button says why
            self._journal.keep_typed(_typed_grade(name, change["new"] or None))

    def _forget(self, journal: Journal) -> None:
        typed = {field.get("column") for field in journal.typed.values()}
        for name in GRADE:
            if name in typed:
                journal.keep_typed(_typed_grade(name, None))


def grade(dossier: Dossier) -> Grades:
    """Grades by the Admiralty code, beside the text's own certainty: record, take back, save. The
    text's tables stay as they are.
    """
    return Grades(dossier)


def _typed_grade(name: str, value: object) -> dict:
    return {"table": "assessments", "key": ["new"], "column": name, "value": value}


def _grade_controls(dossier: Dossier) -> dict[str, widgets.Widget]:
    claims = zip(dossier.claims["claim_id"], dossier.claims["proposition"])
    by_claim = [(f"{id_} {proposition}", id_) for id_, proposition in claims]
    by_source = [(row.source, row.origin) for row in views.sources(dossier).itertuples()]
    look = {"style": LABELLED, "layout": FULL}
    chosen = {
        "entity_id": ("source", [("choose a source", ""), *by_source]),
        "claim_id": ("claim", [("choose a claim", ""), *by_claim]),
        "reliability": ("reliability", [NOT_GRADED, *_swapped(RELIABILITY)]),
        "credibility": ("credibility", [(NOT_GRADED[0], None), *_swapped(CREDIBILITY)]),
    }
    why = {"placeholder": "your reason: required", "continuous_update": False}
    primary = {"icon": "plus", "button_style": "primary"}
    return {
        "assessor": widgets.Text(
            description="assessor", placeholder="your name", continuous_update=False, **look
        ),
        **{
            name: widgets.Dropdown(description=label, options=listed, **look)
            for name, (label, listed) in chosen.items()
        },
        "why": widgets.Textarea(description="why", **why, **look),
        "record": widgets.Button(description="Record grade", layout=FULL, **primary),
        "undo": widgets.Button(description="Take back the last", icon="undo", layout=FULL),
        "save": widgets.Button(description="Save to the dossier", icon="save", layout=FULL),
    }


def _swapped(labels: dict) -> list[tuple]:
    return [(label, value) for value, label in labels.items()]


class Desk(Panel):
    """Where work on an article begins: a dossier of data/ to go on with, or a text to draft. Its
    fields count as they stand when the button is pressed; only the choice of a dossier acts by
    itself.
    """

    def __init__(self, example: Dossier) -> None:
        self._example, self._room = example, TemporaryDirectory(prefix="practice-")
        self._own = None if example.name == BUNDLED else example.path
        self._follow: Callable[[Dossier], object] = lambda dossier: None
        dossier, self._message = self._found(example) if self._own else self._practised()
        super().__init__(dossier, _desk_controls(example.text), lambda _: self._results(), ())
        self.controls["work"].observe(self._choose, "value")
        self.relist()
        self.controls["file"].observe(self._fill, "value")
        self.controls["draft"].on_click(lambda _: self._open(self._drafted, "Not drafted"))

    @property
    def practising(self) -> bool:
        """Whether the practice draft is open, which no folder of data/ keeps."""
        room, path = Path(self._room.name).resolve(), self.dossier.path
        return path is not None and room in path.parents

    def follow(self, act: Callable[[Dossier], object]) -> None:
        """Hands each dossier that is opened from now on to this first; what this refuses with a
        DossierError is not opened.
        """
        self._follow = act

    def relist(self) -> None:
        """Counts again how far each dossier in data/ is, and shows the one that is open as
        chosen.
        """
        work, chosen = self.controls["work"], "" if self.practising else self.dossier.name
        work.unobserve(self._choose, "value")
        work.options = [(A_NEW_ONE, ""), *((_how_far(path), path.name) for path in self._there())]
        work.value = chosen
        work.observe(self._choose, "value")
        for name in NEW_ARTICLE:
            self.controls[name].layout.display = "none" if chosen else None

    def _there(self) -> list[Path]:
        """The folders that can be gone on with: those of data/, and what was opened elsewhere."""
        elsewhere = [self._own, None if self.practising else self.dossier.path]
        return sorted({*list_dossiers(DATA), *filter(None, elsewhere)})

    def _results(self) -> list:
        notes = self.dossier.package.get("draft", {}).get("notes", [])
        told = "".join(f"<p>Note: {escape(note)}</p>" for note in notes)
        message = f'<p role="status" class="live"><b>{escape(self._message)}</b></p>{told}'
        done = views.progress(self.dossier).drop(columns="rules")
        return [
            reader.Html(message, self._message),
            reader.table(done, caption="How far it is checked"),
            reader.article(self.dossier) if self.practising else reader.Html("", ""),
        ]

    def _choose(self, change: dict) -> None:
        folder = {path.name: path for path in self._there()}.get(change["new"])
        self._open(lambda: self._found(load(folder)) if folder else self._practised(), "Not opened")

    def _open(self, find: Callable[[], tuple[Dossier, str]], failed: str) -> None:
        """Opens what is found, or says why not and leaves open what was."""
        try:
            dossier, self._message = find()
            self._follow(dossier)
            self.dossier = dossier
        except (DossierError, OSError) as error:
            self._message = f"{failed}. {error}"
        self.relist()
        self.refresh()

    def _found(self, dossier: Dossier) -> tuple[Dossier, str]:
        return dossier, f"Going on with {dossier.path}. Correct it below."

    def _practised(self) -> tuple[Dossier, str]:
        """A draft of the example's text; a copy of the example itself where its text cannot be
        drafted.
        """
        folder, title = Path(mkdtemp(dir=self._room.name)) / PRACTICE, self._example.title
        try:
            made = save(drafting.draft(self._example.text, name=PRACTICE), folder)
            return load(made), f"For practice: the text of {title}, drafted just now. {BEGIN}"
        except DossierError as error:
            made = save(replace(self._example, name=PRACTICE), folder)
            return load(made), f"For practice: {title}, as it is. A draft was refused: {error}"

    def _drafted(self) -> tuple[Dossier, str]:
        """A draft of what stands in the box, in a new folder of data/."""
        folder = DATA / checked_name(self.value("name").strip(), "folder name")
        if folder.exists():
            raise DossierError(f"{folder} is there already; give another name, or go on with it")
        said = {name: self.value(name) for name in ("title", "byline", "publisher", "published")}
        made = save(drafting.draft(self.value("text"), **said, name=folder.name), folder)
        return load(made), f"Drafted, and saved to {made}. Correct it below."

    def _fill(self, change: dict) -> None:
        """Takes over what was loaded, and empties the control, so that the same file loads again."""
        for upload in change["new"]:
            self._message = _read_in(self.controls, upload["name"], bytes(upload["content"]))
            self.controls["file"].value = ()
            self.refresh()


def draft_article(example: Dossier) -> Desk:
    """A desk: go on with a dossier of data/, or paste or load an article, and draft it in a folder
    of data/ under the name given, never over another.

    example: the dossier that the desk begins with. The bundled one is left as it is; its text
    stands in the box to practise on, drafted in a folder that goes when the kernel stops. Text that
    is not the workbook's own is not shown among the results, which a notebook stores.
    """
    return Desk(example)


def correct(desk: Desk) -> Annotator:
    """The annotator on what the desk has open, now and whenever it opens something else."""
    annotator = annotate(desk.dossier, home=DATA)
    desk.follow(lambda dossier: annotator.turn_to(dossier))
    annotator.when_saved(lambda dossier: desk.relist())
    return annotator


def _desk_controls(text: str) -> dict[str, widgets.Widget]:
    """The controls of a desk, each with a layout of its own, since some are hidden at times."""

    def alone(**more: str) -> dict[str, object]:
        return {"style": LABELLED, "layout": widgets.Layout(width="auto", **more)}

    wide = {"grid_area": "auto / 1 / auto / -1"}
    known = {"placeholder": "if known", "continuous_update": False}
    return {
        "work": widgets.Dropdown(description="go on with", options=[], **alone(**wide)),
        "text": widgets.Textarea(
            text, description="article", rows=9, continuous_update=False, **alone(**wide)
        ),
        "file": widgets.FileUpload(
            accept=".txt,.html,.htm,.docx",
            description="or load a file",
            tooltip="a .txt, .html or .docx file",
            layout=widgets.Layout(width="auto"),
        ),
        **{
            name: widgets.Text(description=name, **known, **alone())
            for name in ("title", "byline", "publisher")
        },
        "published": widgets.DatePicker(description="published", **alone()),
        "name": widgets.Text(
            description="folder name",
            placeholder="such as harbor-fire",
            continuous_update=False,
            **alone(),
        ),
        "draft": widgets.Button(
            description="Draft it",
            icon="pencil",
            button_style="primary",
            layout=widgets.Layout(width="auto"),
        ),
    }


def _how_far(folder: Path) -> str:
    checked, of = count_checked(folder)
    return f"{folder.name}: {checked} of {of} rows checked"


def _read_in(controls: dict[str, widgets.Widget], name: str, content: bytes) -> str:
    """Puts a loaded file's text, and what it says about itself, into the controls; what to tell."""
    folder = Path(mkdtemp())
    try:
        (folder / Path(name).name).write_bytes(content)
        article = read_text(folder / Path(name).name)
    except DossierError as error:
        return f"Not loaded. {str(error).replace(f'{folder}/', '')}"
    finally:
        shutil.rmtree(folder)
    controls["text"].value = article.text
    for field in ("title", "byline", "publisher"):
        controls[field].value = "" if (value := getattr(article, field)) == UNKNOWN else value
    controls["published"].value = (
        date.fromisoformat(article.published) if article.published else None
    )
    return f"Loaded {name}. {article.note} Check what it says about itself, then press Draft it."


def _when_gone() -> widgets.HTML:
    """What says that the controls beside it are dead, once they are: the page itself shows it."""
    told = f'{WHEN_GONE}<p role="alert" class="helpers-gone">{escape(GONE)}</p>'
    return widgets.HTML(told, layout=widgets.Layout(grid_area="auto / 1 / auto / -1"))


def _with_fallback(box: widgets.Box) -> dict[str, object]:
    """The box as a notebook output that says what stands there where no kernel runs."""
    return {**box._repr_mimebundle_(), "text/plain": RUN_ME, "text/html": f"<p><i>{RUN_ME}</i></p>"}


def export_buttons(dossier: Dossier, folder: str | Path = "../reports") -> Panel:
    """A button for each format of `formats`: writes the dossier to a file in the folder, under the
    dossier's name.
    """
    controls = {
        name: widgets.Button(
            description=name,
            icon="download",
            tooltip=f"write {dossier.name}{formats.FORMATS[name].ending}",
            layout=FULL,
        )
        for name in formats.EXPORTED
    }
    said = {"message": "Nothing written yet."}

    def look(panel: Panel) -> list:
        return [
            reader.Html(
                f'<p role="status" class="live">{escape(said["message"])}</p>', said["message"]
            )
        ]

    def write(name: str) -> None:
        try:
            path = formats.export(
                dossier, name, Path(folder) / dossier.name / f"{name}{formats.FORMATS[name].ending}"
            )
            said["message"] = f"Wrote {path.name} to {path.parent}."
        except (DossierError, OSError) as error:
            said["message"] = f"Not written. {error}"
        panel.refresh()

    panel = Panel(dossier, controls, look)
    for name, button in controls.items():
        button.on_click(lambda _, name=name: write(name))
    return panel


def _choice(name: str, values: list, labels: list | None = None) -> widgets.Dropdown:
    return widgets.Dropdown(
        options=[("any", ""), *zip(labels or values, values)],
        description=name,
        style=LABELLED,
        layout=FULL,
    )


def _filters(dossier: Dossier, table: pd.DataFrame) -> dict[str, widgets.Widget]:
    """A control for each field of views.Filter, by the field's name."""
    sources, entities = views.sources(dossier), dossier.entities
    days = {
        f"{clock}_{end}": widgets.DatePicker(
            description=f"{word} {end}", style=LABELLED, layout=FULL
        )
        for clock, word in (("said", "said"), ("event", "happened"))
        for end in ("from", "to")
    }
    depths = widgets.Dropdown(
        options=[("any", None), *((str(n), n) for n in sorted(table["depth"].unique()))],
        description="depth",
        style=LABELLED,
        layout=FULL,
    )
    return {
        "entity": _choice("entity", list(entities["entity_id"]), list(entities["name"])),
        "source": _choice("source", list(sources["origin"]), list(sources["source"])),
        "kind": _choice("source's kind", sorted(table["kind"].unique())),
        "identified": _choice(
            "identified",
            [voice for voice in views.IDENTIFIED if (table["identified"] == voice).any()],
        ),
        **{
            name: _choice(
                name,
                [value for value in options("attributions", name) if (table[name] == value).any()],
            )
            for name in ("act", "stance", "certainty")
        },
        "topic": _choice("topic", sorted(table["topic"].unique())),
        "depth": depths,
        **days,
        "surely": widgets.Checkbox(
            False, description="surely in that range (else: possibly)", indent=False, layout=FULL
        ),
        "text": widgets.Text(
            description="words",
            placeholder="words, then Enter",
            continuous_update=False,
            style=LABELLED,
            layout=FULL,
        ),
    }


def _explored(
    dossier: Dossier, rows: pd.DataFrame, of: int, told: str, chart: Callable, claim_id: str
) -> list:
    summary = reader.Html(
        f'<p role="status"><b>{len(rows)} of {of} statements</b>: {escape(told)}</p>',
        f"{len(rows)} of {of} statements: {told}",
    )
    claim_id = claim_id or (rows["claim_id"].iloc[0] if len(rows) else "")
    nothing = reader.Html(
        "<p>No statement fits. Clear a filter to see more.</p>", "No statement fits."
    )
    card = reader.claim_card(dossier, claim_id) if claim_id else nothing
    text = reader.article(dossier, layers=["attributions"], only=rows["attribution_id"])
    return [
        summary,
        chart(rows) if len(rows) else nothing,
        card,
        text,
        reader.table(rows[REGISTER], caption="The statements that fit"),
    ]
