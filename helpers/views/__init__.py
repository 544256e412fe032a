"""Views: tidy tables computed from a dossier by pure joins and counts, and the one Filter that all
of them share.

Nothing here changes a dossier, draws or prints. A blank text is "", a missing number <NA>, a
missing day None.

To add one: a function in the file of its subject, its name below, a test in tests/test_views.py.
"""

from .filtering import FILTERS, Filter, FilterField, choices, folded, searched, select, summarize
from .findings import finding_rules, findings
from .glance import headline, progress, unstated
from .joining import (
    ARROW,
    FRAME,
    IDENTIFIED,
    KNOWN_BY,
    NAMED,
    OPEN,
    OWN_VOICE,
    UNNAMED,
    Joined,
    commits,
    identified_as,
    joined,
    statements,
)
from .knowing import UNSHOWN, knowing
from .numbers import quantities
from .opening import WHAT, WHEN, WHETHER, WHO, left_open
from .places import names, occurrences, paragraph, paragraphs, spans
from .sourcing import chains, contested, grades, origins, profile, relations, sources
from .times import CLOCKS, clocks, expressions
from .voicing import voices

__all__ = [
    "ARROW",
    "CLOCKS",
    "FILTERS",
    "FRAME",
    "IDENTIFIED",
    "KNOWN_BY",
    "NAMED",
    "OPEN",
    "OWN_VOICE",
    "UNNAMED",
    "UNSHOWN",
    "WHAT",
    "WHEN",
    "WHETHER",
    "WHO",
    "Filter",
    "FilterField",
    "Joined",
    "chains",
    "choices",
    "clocks",
    "commits",
    "contested",
    "expressions",
    "finding_rules",
    "findings",
    "folded",
    "grades",
    "headline",
    "identified_as",
    "joined",
    "knowing",
    "left_open",
    "names",
    "occurrences",
    "origins",
    "paragraph",
    "paragraphs",
    "profile",
    "progress",
    "quantities",
    "relations",
    "searched",
    "select",
    "sources",
    "spans",
    "statements",
    "summarize",
    "unstated",
    "voices",
]
