"""Controls: widgets over the pure functions of views, reader and charts, which do the work.

Each function shows its controls and, below them, ordinary notebook outputs that a change replaces.
So what a saved notebook shows without a kernel is its last result, not an empty widget. Each
returns a Panel, whose controls can be set from code too. No other folder imports ipywidgets.

To add one: a function in the file of its subject that returns a Panel, made from the controls of
`panel`; its name here; a test.
"""

from typing import TYPE_CHECKING

from ..later import loader
from .exploring import CLOCK_CHARTS, explore
from .grading import grade
from .panel import Panel
from .reading import step_through, switch_layers
from .weighing import weigh

if TYPE_CHECKING:
    from .desk import Desk, adjudicate, correct, draft_article
    from .exporting import export_buttons

LATER = {
    "Desk": "desk",
    "adjudicate": "desk",
    "correct": "desk",
    "draft_article": "desk",
    "export_buttons": "exporting",
}
"""What is loaded when it is first used, since it brings the drafter or the formats."""

__all__ = [
    "CLOCK_CHARTS",
    "Desk",
    "Panel",
    "adjudicate",
    "correct",
    "draft_article",
    "explore",
    "export_buttons",
    "grade",
    "step_through",
    "switch_layers",
    "weigh",
]

__getattr__ = loader(__name__, LATER)
