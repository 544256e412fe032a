"""A panel, and the controls that panels are made of, all laid out alike."""

import asyncio
from collections.abc import Callable, Collection
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets
from IPython.core.getipython import get_ipython
from IPython.display import display

from .. import reader
from ..dossier import Dossier
from .hearing import Hearing

RUN_ME = (
    "Controls appear here when the notebook is run: Run, then Run All Cells. "
    "Below is the result they start from."
)
SETTLED = 0.4
"""seconds after a click in which what the browser held back arrives"""
PAUSE = 0.5
"""seconds without a key after which what was typed is worth keeping"""
ACROSS = "auto / 1 / auto / -1"
"""the place in the grid of a control that takes a whole row"""
GRID = widgets.Layout(
    display="grid",
    grid_template_columns="repeat(auto-fit, minmax(17em, 1fr))",
    grid_gap="2px 14px",
    max_width="62em",
)
FULL = widgets.Layout(width="auto")
LABELLED = {"description_width": "8.5em"}
Controls = dict[str, widgets.Widget]


class Panel:
    """Controls by name, the results they lead to (shown), and the dossier as it is now."""

    def __init__(
        self,
        dossier: Dossier,
        controls: Controls,
        look: Callable[["Panel"], list],
        *,
        watched: Collection[str] | None = None,
        message: str = "",
        pointed: Callable[["Panel", dict], None] | None = None,
    ) -> None:
        """look: the results, from the panel; watched: the controls whose change is a reason to
        look again, all without a word; message: what the panel tells to begin with; pointed: what
        a click in a chart of the results does, or a drag.
        """
        self.dossier, self.controls, self._look = dossier, controls, look
        self.message = message
        self.shown: list = []
        if controls:
            act = partial(pointed, self) if pointed else None
            hearing = Hearing(act, layout=widgets.Layout(grid_area=ACROSS))
            box = widgets.Box([*controls.values(), hearing], layout=GRID)
            display(_with_fallback(box), raw=True)
        self.shown = look(self)
        self._outputs = [display(part, display_id=True) for part in self.shown]
        for name, control in controls.items():
            if control.has_trait("value") and (watched is None or name in watched):
                control.observe(lambda _: self.refresh(), "value")

    def value(self, name: str) -> Any:
        """What a control is set to."""
        return self.controls[name].value

    def when_pressed(self, name: str, act: Callable[[], object]) -> None:
        """Does this a moment after a button is pressed: the browser holds back what is typed while
        it waits for an answer, but not the click that follows, which would act on older words. The
        second press of a double click is none.
        """
        pressed = _Settling(act, SETTLED)
        self.controls[name].on_click(lambda _: pressed.begin())

    def when_typed(self, names: Collection[str], act: Callable[[], object]) -> None:
        """Does this when something was put into one of these controls, once nothing more comes."""
        settling = _Settling(act)
        for name in names:
            self.controls[name].observe(lambda _: settling.begin(), "value")

    def tell(self, message: str) -> None:
        """Takes this for the panel's message, and looks again."""
        self.message = message
        self.refresh()

    def refresh(self) -> None:
        """Looks again, and puts the results in the place of the last ones."""
        self.shown = self._look(self)
        for output, part in zip(self._outputs, self.shown):
            if output is not None:
                output.update(part)

    def _ipython_display_(self) -> None:
        """Nothing more: the panel showed itself when it was made."""


class _Settling:
    """An act that is done when its reasons have come to rest; at once where no kernel runs."""

    def __init__(self, act: Callable[[], object], rest: float = PAUSE) -> None:
        self._act, self._rest = act, rest
        self._later: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        if self._later:
            self._later.cancel()
        self._later = _later(self._rest, self._act)


def _later(seconds: float, act: Callable[[], object]) -> asyncio.TimerHandle | None:
    """Acts after so many seconds, and gives what cancels it; acts at once where no kernel runs."""
    if hasattr(get_ipython(), "kernel"):
        return asyncio.get_running_loop().call_later(seconds, act)
    act()
    return None


def _with_fallback(box: widgets.Box) -> dict[str, object]:
    """The box as a notebook output that says what stands there where no kernel runs."""
    return {**box._repr_mimebundle_(), "text/plain": RUN_ME, "text/html": f"<p><i>{RUN_ME}</i></p>"}


def status(message: str, *, strong: bool = True) -> reader.Html:
    """What was done, as a result that a screen reader tells at once."""
    words = f"<b>{escape(message)}</b>" if strong else escape(message)
    return reader.Html(f'<p role="status" class="live">{words}</p>', message)


def dropdown(label: str, options: Any, first: tuple | None = None) -> widgets.Dropdown:
    """A list to choose from, of (what to call it, value), or a dict of the same; first: one more
    to stand before them.
    """
    return widgets.Dropdown(
        options=[first, *options] if first else options,
        description=label,
        style=LABELLED,
        layout=FULL,
    )


def checkbox(label: str, value: bool = False) -> widgets.Checkbox:
    """A box to tick, with its label behind it."""
    return widgets.Checkbox(value, description=label, indent=False, layout=FULL)


def search(label: str) -> widgets.Text:
    """Words to look for, which count once Enter is pressed."""
    return widgets.Text(
        description=label,
        placeholder="words, then Enter",
        continuous_update=False,
        style=LABELLED,
        layout=FULL,
    )


def button(label: str, icon: str, **more: str) -> widgets.Button:
    """A button with an icon."""
    return widgets.Button(description=label, icon=icon, layout=FULL, **more)
