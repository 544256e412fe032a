"""What stands among the controls of a panel and says so when Python no longer hears them."""

from typing import Any

import anywidget

from ..assets import ASSETS, join_scripts


class Hearing(anywidget.AnyWidget):
    """Answers whatever the page asks when a control beside it is used. What is without an answer
    for three seconds is told in the page: the kernel may be busy, or was restarted from another
    window, of which JupyterLab says nothing in this one.
    """

    _esm = join_scripts("dom.js", "line.js", "panel.js")
    _css = ASSETS / "panel.css"

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(lambda _, asked, buffers: self.send({"to": asked.get("from")}))
