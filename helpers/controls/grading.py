"""The panel of grades: sources and claims judged by the Admiralty code."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

import ipywidgets as widgets
import pandas as pd
from traitlets import TraitError

from .. import charts, reader, views
from ..admiralty import CREDIBILITY, RELIABILITY
from ..correcting import Refused
from ..correcting.journal import Journal, open_journal
from ..dossier import Dossier, DossierError, load
from .exploring import called_claims
from .panel import FULL, LABELLED, Controls, Panel, button, dropdown, status

GRADE = ("assessor", "entity_id", "claim_id", "reliability", "credibility", "why")
"""the columns of a grade that have a control of their name"""
CHOSEN = ("entity_id", "claim_id", "reliability", "credibility")
"""those that are chosen from a list"""
BEGIN = "No grade recorded yet in this session."
BACK = "What {whose} had put in the fields is back: it is not recorded yet."
LATER = "What {whose} had put there comes back after it, when this is run again."
UNKEPT = "What you type here goes with the kernel: it cannot be kept."
FAILED = {"record": "Not recorded", "undo": "Not taken back", "save": "Not saved"}


class Grades(Panel):
    """The analyst's grades. Each is written down in the dossier's journal when it is recorded, as a
    correction is, and so is what stands in the fields and is not recorded yet.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._journal: Journal | None = None
        self._key, self._heard = uuid4().hex[:8], 0
        dossier = _as_it_is(dossier)
        controls, message = _controls(dossier), BEGIN
        with suppress(DossierError, OSError):  # a button says why
            journal = self._opened(dossier)
            dossier = journal.dossier
            message = self._bring_back(journal, controls) or BEGIN
        super().__init__(dossier, controls, _results, watched=(), message=message)
        self._chosen: dict[str, Any] = {}
        controls["record"].on_click(lambda _: self._hold())
        for name, act in self._acts().items():
            self.when_pressed(name, partial(self._act, act, FAILED[name]))
        self.when_typed(GRADE, self._keep_typed)

    def _acts(self) -> dict[str, Callable[[Journal], str]]:
        """What each button does with the journal; it gives what to tell."""
        return {"record": self._record, "undo": self._undo, "save": self._save}

    def _opened(self, dossier: Dossier) -> Journal:
        if self._journal is None:
            self._journal = open_journal(dossier)
            self._heard = len(self._journal.messages)
        return self._journal

    def _act(self, act: Callable[[Journal], str], failed: str) -> None:
        """Does what a button asks, shows the grades as they are then, and says what was done."""
        try:
            journal = self._opened(self.dossier)
            done = act(journal)
            self.dossier = journal.dossier
            news, self._heard = journal.messages[self._heard :], len(journal.messages)
            self.tell(" ".join([done, *news]))
        except Refused as error:
            self.tell(f"{failed}. {error.column}: {error.allowed}")
        except (DossierError, OSError) as error:
            self.tell(f"{failed}. {error}")

    def _record(self, journal: Journal) -> str:
        row = {name: self.value(name) for name in GRADE} | self._chosen
        if there := _same(journal, row):
            return f"Recorded already, as {there}."
        graded = row | {"assessed_on": date.today().isoformat()}
        after = journal.do("add_assessment", graded, who=row["assessor"], why=row["why"])
        self._forget_typed(journal)
        return f"Recorded as {after.assessments['assessment_id'].iloc[-1]}. Not saved yet."

    def _hold(self) -> None:
        """Holds what is graded as it is chosen when the button is pressed: what is typed arrives
        a moment later, what is chosen then is for the next grade.
        """
        self._chosen = {name: self.value(name) for name in CHOSEN}

    def _undo(self, journal: Journal) -> str:
        """Takes back the last unsaved grade of who stands in the field, and nobody else's."""
        journal.look()
        assessor = self.value("assessor").strip()
        unsaved = _unsaved(journal)
        mine = unsaved.loc[unsaved["assessor"] == assessor, "assessment_id"]
        if mine.empty:
            return f"Nothing to take back: no unsaved grade of {assessor or 'nobody'}."
        last = mine.iloc[-1]
        journal.do("reject", {"table": "assessments", "key": [last]})
        return f"Took back {last}, the last unsaved grade of {assessor}."

    def _save(self, journal: Journal) -> str:
        journal.look()
        others = _others(journal, self.value("assessor").strip())
        folder = journal.save()
        saved = f"Saved to {folder.name}/assessments.csv."
        return f"{saved} With it, not saved before: {others}." if others else saved

    # What stands in the fields and is not recorded yet, under a key of this panel's own.

    def _keep_typed(self) -> None:
        """Writes down what stands in the fields."""
        if self._journal is None:
            return
        values = {name: self.value(name) for name in GRADE}
        kept = _typed(self._journal).get(self._key, {})
        try:
            for name, value in values.items() if not _same(self._journal, values) else ():
                if (value or None) != kept.get(name):
                    self._journal.keep_typed(self._as_typed(name, value or None))
        except (DossierError, OSError) as error:
            if UNKEPT not in self.message:
                self.tell(f"{UNKEPT} {error}")

    def _forget_typed(self, journal: Journal) -> None:
        for name in _typed(journal).get(self._key, {}):
            journal.keep_typed(self._as_typed(name, None))

    def _as_typed(self, name: str, value: object) -> dict:
        return {"table": "assessments", "key": [self._key], "column": name, "value": value}

    def _bring_back(self, journal: Journal, controls: Controls) -> str:
        """Puts what was typed last and not recorded into the fields again, and goes on with it;
        returns what to tell. What was typed in another panel stays for the next one.
        """
        *earlier, last = list(_typed(journal).items()) or [(self._key, {})]
        self._key, fields = last
        for name, value in fields.items():
            with suppress(TraitError):  # a source or claim that is no longer there
                controls[name].value = value
        back = [BACK.format(whose=_whose([fields]))] if fields else []
        later = [LATER.format(whose=_whose(fields for _, fields in earlier))] if earlier else []
        return " ".join([*journal.messages, *back, *later])


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


def _as_it_is(dossier: Dossier) -> Dossier:
    """A dossier as its folder has it now: since it was loaded, a grade may have been saved."""
    with suppress(DossierError, OSError):  # what the folder cannot give is as it was loaded
        return load(dossier.path) if dossier.path else dossier
    return dossier


def _controls(dossier: Dossier) -> Controls:
    sources = views.sources(dossier)[["source", "origin"]].itertuples(index=False, name=None)
    look = {"style": LABELLED, "layout": FULL}
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


def _unsaved(journal: Journal) -> pd.DataFrame:
    """The grades that are not saved yet."""
    grades = journal.dossier.assessments
    return grades[~grades["assessment_id"].isin(journal.base.assessments["assessment_id"])]


def _same(journal: Journal, row: dict[str, Any]) -> str:
    """The id of the last grade if it says the same as this one; blank if it does not."""
    for last in journal.look().assessments.tail(1).to_dict("records"):
        if all((row[name] or "") == (last[name] if pd.notna(last[name]) else "") for name in GRADE):
            return last["assessment_id"]
    return ""


def _others(journal: Journal, assessor: str) -> str:
    """What is saved together with an assessor's grades, in words; blank if nothing is."""
    corrections = sum(
        edit["do"] != "add_assessment" and edit["args"].get("table") != "assessments"
        for edit in journal.unsaved
    )
    by_others = Counter(
        edit["who"] or "somebody"
        for edit in journal.unsaved
        if edit["do"] == "add_assessment" and edit["who"] != assessor
    )
    told = [f"{count} other change{'s' * (count > 1)}" for count in [corrections] if count]
    told += [f"{count} grade{'s' * (count > 1)} by {who}" for who, count in by_others.items()]
    return ", ".join(told)


def _whose(typed: Iterable[dict[str, Any]]) -> str:
    """Who had put something in the fields, in words."""
    names = dict.fromkeys(fields.get("assessor", "").strip() or "somebody" for fields in typed)
    return " and ".join(names)


def _typed(journal: Journal) -> dict[str, dict[str, Any]]:
    """What was typed and not recorded, by the key of its panel, the last one last."""
    by_panel: dict[str, dict[str, Any]] = {}
    for field in journal.typed.values():
        if field.get("table") == "assessments" and field.get("column") in GRADE:
            key = str(field["key"][0])
            by_panel[key] = by_panel.pop(key, {}) | {field["column"]: field["value"]}
    return by_panel
