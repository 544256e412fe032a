"""The article and its annotations as HTML that is safe to show: escaped, layered, linkable,
readable without a style sheet.

Everything that comes from a dossier passes through `display`. Looks are inline styles and
meanings are titles and links, because an untrusted JupyterLab strips style elements; the one style
element here only shows a mark's title when it has the keyboard focus.
"""

from .answers import ANSWERS, answer
from .cards import (
    claim_card,
    contested,
    date_card,
    entity_card,
    observations,
    sides,
    tell_origins,
)
from .findings import findings
from .looks import KIND_COLORS, STANCE_LINES, VOICE_LINES, VOICE_TINTS
from .marking import LAYERS, LINKED, Mark, article, find_marks, legend, paragraphs, passage
from .showing import BOX, FEW, Html, least_width, shown, table

__all__ = [
    "ANSWERS",
    "BOX",
    "FEW",
    "KIND_COLORS",
    "LAYERS",
    "LINKED",
    "STANCE_LINES",
    "VOICE_LINES",
    "VOICE_TINTS",
    "Html",
    "Mark",
    "answer",
    "article",
    "claim_card",
    "contested",
    "date_card",
    "entity_card",
    "find_marks",
    "findings",
    "least_width",
    "legend",
    "observations",
    "paragraphs",
    "passage",
    "shown",
    "sides",
    "table",
    "tell_origins",
]
