"""What stands among the controls of a panel and says so when Python no longer hears them."""

from collections.abc import Callable, Iterable
from typing import Any

from ..assets import ASSETS, join_assets
from ..reader.talking import Talking


class Hearing(Talking):
    """Answers whatever the page asks when a control beside it is used. What is without an answer
    for three seconds is told in the page: the kernel may be busy, or was restarted from another
    window, of which JupyterLab says nothing in this one.
    """

    _esm = join_assets("dom.js", "line.js", "panel.js")
    _css = ASSETS / "panel.css"

    def __init__(self, pointed: Callable[[dict], None] | None = None, **traits: Any) -> None:
        """pointed: what is done with what is clicked in a chart of the panel, or dragged over."""
        super().__init__(**traits)
        self._pointed = pointed

    def respond(self, message: dict) -> Iterable[dict]:
        """That it was heard, once it is done."""
        if message.get("kind") == "pointed" and self._pointed:
            self._pointed(message)
        return [{"to": message.get("from")}]
