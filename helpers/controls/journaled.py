"""A panel whose work is written down in the dossier's journal at once, as a correction is; so is
what stands in its fields and is not recorded yet.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any
from uuid import uuid4

from traitlets import TraitError

from ..correcting import Refused
from ..correcting.journal import Journal, open_journal
from ..dossier import Dossier, DossierError, load
from .panel import Controls, Panel

BACK = "What {whose} had put in the fields is back: it is not recorded yet."
LATER = "What {whose} had put there comes back after it, when this is run again."
UNKEPT = "What you type here goes with the kernel: it cannot be kept."

Act = Callable[[Journal], str]
"""what a button does with the journal; it gives what to tell"""


class JournaledPanel(Panel):
    """Fields, buttons and results; each button does something to the journal, and tells it."""

    kept_as = ""
    """the name under which the journal keeps what stands in the fields"""
    fields: tuple[str, ...] = ()
    """the controls whose values are kept, the first of them a name"""
    begin = ""
    """what the panel tells to begin with"""

    def __init__(
        self,
        dossier: Dossier,
        make_controls: Callable[[Dossier], Controls],
        look: Callable[[Panel], list],
        acts: Mapping[str, tuple[Act, str]],
    ) -> None:
        """acts: what each button does, and what to say before the reason why it did not."""
        self._journal: Journal | None = None
        self._key, self._heard = uuid4().hex[:8], 0
        dossier = _as_it_is(dossier)
        with suppress(DossierError, OSError):  # a button says why
            dossier = self._opened(dossier).dossier
        controls = make_controls(dossier)
        message = self._bring_back(controls) or self.begin
        super().__init__(dossier, controls, look, watched=(), message=message)
        for name, (act, failed) in acts.items():
            controls[name].on_click(lambda _: self.hold())
            self.when_pressed(name, partial(self._act, act, failed))
        self.when_typed(self.fields, self._keep_typed)

    @property
    def who(self) -> str:
        """The name that stands in the panel."""
        return self.value(self.fields[0]).strip()

    def hold(self) -> None:
        """Holds what must be as it is when a button is pressed: what is typed arrives a moment
        later, and by then something else may have been chosen.
        """

    def _opened(self, dossier: Dossier) -> Journal:
        if self._journal is None:
            self._journal = open_journal(dossier)
            self._heard = len(self._journal.messages)
        return self._journal

    def _act(self, act: Act, failed: str) -> None:
        """Does what a button asks, shows the results as they are then, and says what was done."""
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

    # What stands in the fields and is not recorded yet, under a key of this panel's own.

    def is_recorded(self, journal: Journal, values: dict[str, Any]) -> bool:
        """Whether what stands in the fields was recorded last; then it is not kept as typed."""
        raise NotImplementedError

    def forget_typed(self, journal: Journal) -> None:
        """Keeps no longer what stood in the fields: it is recorded."""
        for name in self._typed(journal).get(self._key, {}):
            journal.keep_typed(self._as_typed(name, None))

    def _keep_typed(self) -> None:
        """Writes down what stands in the fields."""
        if self._journal is None:
            return
        values = {name: self.value(name) for name in self.fields}
        kept = self._typed(self._journal).get(self._key, {})
        if self.is_recorded(self._journal, values):
            return
        try:
            for name, value in values.items():
                if (value or None) != kept.get(name):
                    self._journal.keep_typed(self._as_typed(name, value or None))
        except (DossierError, OSError) as error:
            if UNKEPT not in self.message:
                self.tell(f"{UNKEPT} {error}")

    def _as_typed(self, name: str, value: object) -> dict:
        return {"table": self.kept_as, "key": [self._key], "column": name, "value": value}

    def _typed(self, journal: Journal) -> dict[str, dict[str, Any]]:
        """What was typed and not recorded, by the key of its panel, the last one last."""
        by_panel: dict[str, dict[str, Any]] = {}
        for field in journal.typed.values():
            if field.get("table") == self.kept_as and field.get("column") in self.fields:
                key = str(field["key"][0])
                by_panel[key] = by_panel.pop(key, {}) | {field["column"]: field["value"]}
        return by_panel

    def _bring_back(self, controls: Controls) -> str:
        """Puts what was typed last and not recorded into the fields again, and goes on with it;
        returns what to tell. What was typed in another panel stays for the next one.
        """
        if self._journal is None:
            return ""
        *earlier, last = list(self._typed(self._journal).items()) or [(self._key, {})]
        self._key, fields = last
        for name, value in fields.items():
            with suppress(TraitError):  # what can no longer be chosen
                controls[name].value = value
        back = [BACK.format(whose=self._whose([fields]))] if fields else []
        later = [LATER.format(whose=self._whose(there for _, there in earlier))] if earlier else []
        return " ".join([*self._journal.messages, *back, *later])

    def _whose(self, typed: Iterable[dict[str, Any]]) -> str:
        """Who had put something in the fields, in words."""
        names = [fields.get(self.fields[0], "").strip() or "somebody" for fields in typed]
        return " and ".join(dict.fromkeys(names))


def _as_it_is(dossier: Dossier) -> Dossier:
    """A dossier as its folder has it now: since it was loaded, something may have been saved."""
    with suppress(DossierError, OSError):  # what the folder cannot give is as it was loaded
        return load(dossier.path) if dossier.path else dossier
    return dossier
