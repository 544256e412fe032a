"""The panel of findings: one that does not stand is set aside for a reason, one of one's own is
written beside them.
"""

from typing import Any

import ipywidgets as widgets
import pandas as pd

from .. import reader, views
from ..arguments import judged
from ..contract import ASIDE, BY_HAND
from ..correcting.journal import Journal
from ..dossier import Dossier
from ..views.findings.wording import one_line
from .journaled import JournaledPanel
from .panel import ACROSS, LABELLED, Controls, Panel, button, dropdown, status

FIELDS = ("name", "finding", "reason", "sentence", "settle")
CHOOSE = ("choose a finding", "")
SHORT = 100
"""characters of a sentence where it is only named"""
ROW = widgets.Layout(width="auto", grid_area=ACROSS)
BEGIN = "No finding is set aside or written in this session yet."


class Findings(JournaledPanel):
    """The findings of a dossier, weighed by an analyst."""

    kept_as, fields, begin = "findings", FIELDS, BEGIN

    def __init__(self, dossier: Dossier) -> None:
        acts = {
            "aside": (self._set_aside, "Not set aside"),
            "write": (self._write, "Not written"),
            "undo": (self._undo, "Not taken back"),
            "save": (self._save, "Not saved"),
        }
        self._chosen = ""
        super().__init__(dossier, _controls, _results, acts)

    def hold(self) -> None:
        """Holds the finding that is chosen."""
        self._chosen = self.value("finding")

    def is_recorded(self, journal: Journal, values: dict[str, Any]) -> bool:
        """Whether the fields hold nothing but a name: all else is blank once it is recorded."""
        return not any(values[name] for name in FIELDS[1:])

    def refresh(self) -> None:
        """Offers the findings that stand now, and looks again."""
        chosen, control = self.value("finding"), self.controls["finding"]
        control.options = [CHOOSE, *_standing(self.dossier)]
        control.value = chosen if chosen in dict(control.options).values() else ""
        super().refresh()

    def _set_aside(self, journal: Journal) -> str:
        told = {"finding": self._chosen, "reason": self.value("reason")}
        journal.do("set_aside", told, who=self.who, why=told["reason"])
        self._empty(journal, "finding", "reason")
        return "Set aside: it stands last now, with your reason. Not saved yet."

    def _write(self, journal: Journal) -> str:
        told = {"note": self.value("sentence"), "settle": self.value("settle")}
        journal.do("add_observation", {"kind": BY_HAND} | told, who=self.who)
        self._empty(journal, "sentence", "settle")
        return "Written: it stands first now. Not saved yet."

    def _empty(self, journal: Journal, *names: str) -> None:
        for name in names:
            self.controls[name].value = ""
        self.forget_typed(journal)

    def _undo(self, journal: Journal) -> str:
        """Takes back the last unsaved one of who stands in the field, and nobody else's."""
        journal.look()
        mine = _unsaved(journal, self.who)
        if mine.empty:
            return f"Nothing to take back: nothing unsaved of {self.who or 'nobody'}."
        last = mine.iloc[-1]
        journal.do("reject", {"table": "observations", "key": [last["observation_id"]]})
        return f"Took back, of {self.who or 'nobody'}: {one_line(last['note'], SHORT)}"

    def _save(self, journal: Journal) -> str:
        journal.look()
        return f"Saved to {journal.save().name}/observations.csv, with all that was not saved yet."


@judged
def weigh(dossier: Dossier) -> Findings:
    """The findings, to set one aside with a reason or to write one: kept in the dossier as rows of
    the observations, never deleted.
    """
    return Findings(dossier)


def _results(panel: Panel) -> list:
    return [status(panel.message), reader.findings(panel.dossier, whole=True)]


def _controls(dossier: Dossier) -> Controls:
    finding = dropdown("finding", _standing(dossier), CHOOSE)
    finding.layout = ROW
    return {
        "name": widgets.Text(
            description="name", placeholder="your name", style=LABELLED, layout=ROW
        ),
        "finding": finding,
        "reason": _words("reason", "why it does not stand: required"),
        "aside": button("Set it aside", "archive"),
        "sentence": _words("your finding", "one sentence of your own"),
        "settle": _words("to settle it", "whom to ask, what to look for"),
        "write": button("Write it down", "plus"),
        "undo": button("Take back the last", "undo"),
        "save": button("Save to the dossier", "save", button_style="primary"),
    }


def _words(label: str, hint: str) -> widgets.Textarea:
    return widgets.Textarea(description=label, placeholder=hint, style=LABELLED, layout=ROW)


def _standing(dossier: Dossier) -> list[tuple[str, str]]:
    """The findings that nobody has set aside, as they are called, with their keys."""
    table = views.findings(dossier)
    stands = table[table["set_aside"] == ""]
    told = [one_line(sentence, SHORT) for sentence in stands["sentence"]]
    names = [f"{n}. {words}" for n, words in enumerate(told, start=1)]
    return list(zip(names, stands["key"], strict=True))


def _unsaved(journal: Journal, who: str) -> pd.DataFrame:
    """The findings that somebody wrote or set aside and that are not saved yet."""
    mine = {
        (args.get("finding", ""), args.get("reason", args.get("note", "")).strip())
        for edit in journal.unsaved
        if (args := edit["args"]) and edit["do"] in ("set_aside", "add_observation")
        if edit.get("who", "") == who
    }
    rows = journal.dossier.observations
    saved = rows["observation_id"].isin(journal.history.base.observations["observation_id"])
    told = pd.Series(list(zip(rows["finding"], rows["note"].str.strip())), rows.index)
    return rows[~saved & told.isin(mine) & rows["kind"].isin((ASIDE, BY_HAND))]
