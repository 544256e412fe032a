"""What stands among the controls of a panel and says so when Python no longer hears them."""

from collections.abc import Iterable

from ..assets import ASSETS, join_scripts
from ..reader.talking import Talking


class Hearing(Talking):
    """Answers whatever the page asks when a control beside it is used. What is without an answer
    for three seconds is told in the page: the kernel may be busy, or was restarted from another
    window, of which JupyterLab says nothing in this one.
    """

    _esm = join_scripts("dom.js", "line.js", "panel.js")
    _css = ASSETS / "panel.css"

    def respond(self, message: dict) -> Iterable[dict]:
        """That it was heard."""
        return [{"to": message.get("from")}]
