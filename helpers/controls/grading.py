"""The panel of grades: sources and claims judged by the Admiralty code."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial

import ipywidgets as widgets
from traitlets import TraitError

from .. import charts, reader, views
from ..admiralty import CREDIBILITY, RELIABILITY
from ..correcting import Refused
from ..correcting.journal import Journal, open_journal
from ..dossier import Dossier, DossierError
from .exploring import called_claims
from .panel import FULL, LABELLED, Controls, Panel, button, dropdown, status

GRADE = ("assessor", "entity_id", "claim_id", "reliability", "credibility", "why")
"""the columns of a grade that have a control of their name"""
BEGIN = "No grade recorded yet in this session."
BACK = "What stood in the fields is back: it is not recorded yet."
FAILED = {"record": "Not recorded", "undo": "Not taken back", "save": "Not saved"}


class Grades(Panel):
    """The analyst's grades. Each is written down in the dossier's journal when it is recorded, as a
    correction is, and so is what stands in the fields and is not recorded yet.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._journal: Journal | None = None
        self._mine: list[str] = []
        controls, message = _controls(dossier), BEGIN
        with suppress(DossierError, OSError):  # a button says why
            journal = self._opened(dossier)
            dossier = journal.dossier
            message = _bring_back(journal, controls) or BEGIN
        super().__init__(dossier, controls, _results, watched=(), message=message)
        for name, act in self._acts().items():
            self.when_pressed(name, partial(self._act, act, FAILED[name]))
        for name in GRADE:
            controls[name].observe(lambda change, name=name: self._type(name, change), "value")

    def _acts(self) -> dict[str, Callable[[Journal], str]]:
        """What each button does with the journal; it gives what to tell."""
        return {"record": self._record, "undo": self._undo, "save": _save}

    def _opened(self, dossier: Dossier) -> Journal:
        if self._journal is None:
            self._journal = open_journal(dossier)
            self._mine = _unsaved(self._journal)
        return self._journal

    def _act(self, act: Callable[[Journal], str], failed: str) -> None:
        """Does what a button asks, shows the grades as they are then, and says what was done."""
        try:
            journal = self._opened(self.dossier)
            heard = len(journal.messages)
            done = act(journal)
            self.dossier = journal.dossier
            self.tell(" ".join([done, *journal.messages[heard:]]))
        except Refused as error:
            self.tell(f"{failed}. {error.column}: {error.allowed}")
        except (DossierError, OSError) as error:
            self.tell(f"{failed}. {error}")

    def _record(self, journal: Journal) -> str:
        row = {name: self.value(name) for name in GRADE}
        graded = row | {"assessed_on": date.today().isoformat()}
        after = journal.do("add_assessment", graded, who=row["assessor"], why=row["why"])
        _forget(journal)
        made = after.assessments["assessment_id"].iloc[-1]
        self._mine.append(made)
        return f"Recorded as {made}. Not saved yet."

    def _undo(self, journal: Journal) -> str:
        journal.look()
        there = _unsaved(journal)
        while self._mine and self._mine[-1] not in there:
            self._mine.pop()
        if not self._mine:
            return "Nothing to take back."
        journal.do("reject", {"table": "assessments", "key": [self._mine.pop()]})
        return "Took back the last grade."

    def _type(self, name: str, change: dict) -> None:
        """Writes down what stands in a field."""
        if self._journal is not None:
            with suppress(DossierError, OSError):  # a button says why
                self._journal.keep_typed(_typed(name, change["new"] or None))


def grade(dossier: Dossier) -> Grades:
    """Grades by the Admiralty code, beside the text's own certainty: record, take back, save. The
    text's tables stay as they are.
    """
    return Grades(dossier)


def _results(panel: Panel) -> list:
    graded = views.grades(panel.dossier)
    return [
        status(panel.message),
        reader.table(graded, caption="Grades"),
        charts.chart_grades(graded),
    ]


def _controls(dossier: Dossier) -> Controls:
    sources = views.sources(dossier)[["source", "origin"]].itertuples(index=False, name=None)
    look = {"continuous_update": False, "style": LABELLED, "layout": FULL}
    why = "your reason: required"
    return {
        "assessor": widgets.Text(description="assessor", placeholder="your name", **look),
        "entity_id": dropdown("source", sources, ("choose a source", "")),
        "claim_id": dropdown("claim", called_claims(dossier), ("choose a claim", "")),
        "reliability": _scale("reliability", RELIABILITY, ""),
        "credibility": _scale("credibility", CREDIBILITY, None),
        "why": widgets.Textarea(description="why", placeholder=why, **look),
        "record": button("Record grade", "plus", button_style="primary"),
        "undo": button("Take back the last", "undo"),
        "save": button("Save to the dossier", "save"),
    }


def _scale(name: str, meanings: dict, blank: object) -> widgets.Dropdown:
    steps = [(f"{grade} {meaning}", grade) for grade, meaning in meanings.items()]
    return dropdown(name, steps, ("not graded", blank))


def _save(journal: Journal) -> str:
    journal.look()
    others = sum(edit["do"] != "add_assessment" for edit in journal.unsaved)
    folder = journal.save()
    saved = f"Saved to {folder.name}/assessments.csv."
    if not others:
        return saved
    return f"{saved} With it, {others} other change{'s' * (others > 1)} not saved before."


def _unsaved(journal: Journal) -> list[str]:
    """The ids of the grades that are not saved yet."""
    saved = {*journal.base.assessments["assessment_id"]}
    return [id_ for id_ in journal.dossier.assessments["assessment_id"] if id_ not in saved]


# What stands in the fields and is not recorded yet.


def _typed(name: str, value: object) -> dict:
    return {"table": "assessments", "key": ["new"], "column": name, "value": value}


def _bring_back(journal: Journal, controls: Controls) -> str:
    """Puts what was typed and not recorded into the fields again; what to tell, if anything."""
    fields = [field for field in journal.typed.values() if field.get("table") == "assessments"]
    for field in fields:
        with suppress(TraitError):  # a source or claim that is no longer there
            controls[field["column"]].value = field["value"]
    return " ".join([*journal.messages, *([BACK] if fields else [])])


def _forget(journal: Journal) -> None:
    typed = {field.get("column") for field in journal.typed.values()}
    for name in GRADE:
        if name in typed:
            journal.keep_typed(_typed(name, None))
