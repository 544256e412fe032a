"""The panel of grades: sources and claims judged by the Admiralty code."""

from collections import Counter
from datetime import date
from typing import Any

import ipywidgets as widgets
import pandas as pd

from .. import charts, reader, views
from ..admiralty import CREDIBILITY, RELIABILITY
from ..correcting.journal import Journal
from ..display import many
from ..dossier import Dossier
from .exploring import called_claims
from .journaled import JournaledPanel
from .panel import FULL, LABELLED, Controls, Panel, button, dropdown, status

GRADE = ("assessor", "entity_id", "claim_id", "reliability", "credibility", "why")
"""the columns of a grade that have a control of their name"""
CHOSEN = ("entity_id", "claim_id", "reliability", "credibility")
"""those that are chosen from a list"""
BEGIN = "No grade recorded yet in this session."


class Grades(JournaledPanel):
    """The analyst's grades. Each is written down in the dossier's journal when it is recorded."""

    kept_as, fields, begin = "assessments", GRADE, BEGIN

    def __init__(self, dossier: Dossier) -> None:
        acts = {
            "record": (self._record, "Not recorded"),
            "undo": (self._undo, "Not taken back"),
            "save": (self._save, "Not saved"),
        }
        self._chosen: dict[str, Any] = {}
        super().__init__(dossier, _controls, _results, acts)

    def is_recorded(self, journal: Journal, values: dict[str, Any]) -> bool:
        """Whether the last grade says the same as the fields."""
        return bool(_same(journal, values))

    def _record(self, journal: Journal) -> str:
        row = {name: self.value(name) for name in GRADE} | self._chosen
        if there := _same(journal, row):
            return f"Recorded already, as {there}."
        graded = row | {"assessed_on": date.today().isoformat()}
        after = journal.do("add_assessment", graded, who=row["assessor"], why=row["why"])
        self.forget_typed(journal)
        return f"Recorded as {after.assessments['assessment_id'].iloc[-1]}. Not saved yet."

    def hold(self) -> None:
        """Holds what is graded: what is chosen after the press is for the next grade."""
        self._chosen = {name: self.value(name) for name in CHOSEN}

    def _undo(self, journal: Journal) -> str:
        """Takes back the last unsaved grade of who stands in the field, and nobody else's."""
        journal.look()
        assessor = self.who
        unsaved = _unsaved(journal)
        mine = unsaved.loc[unsaved["assessor"] == assessor, "assessment_id"]
        if mine.empty:
            return f"Nothing to take back: no unsaved grade of {assessor or 'nobody'}."
        last = mine.iloc[-1]
        journal.do("reject", {"table": "assessments", "key": [last]})
        return f"Took back {last}, the last unsaved grade of {assessor}."

    def _save(self, journal: Journal) -> str:
        journal.look()
        others = _others(journal, self.who)
        folder = journal.save()
        saved = f"Saved to {folder.name}/assessments.csv."
        return f"{saved} With it, not saved before: {others}." if others else saved


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
    return grades[~grades["assessment_id"].isin(journal.history.base.assessments["assessment_id"])]


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
    told = [many(corrections, "other change")] if corrections else []
    told += [f"{many(count, 'grade')} by {who}" for who, count in by_others.items()]
    return ", ".join(told)
