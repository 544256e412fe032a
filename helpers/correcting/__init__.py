"""Correcting: a drafted dossier is checked row by row. The verbs change it, doubts say what to look
at first, the journal keeps every change; the annotator is where a person does it.
"""

from .adjudicating import adjudicate
from .differences import compare_dossiers
from .doubts import count_checked, doubtful
from .proposing import proposed
from .reading_order import sentences
from .rows import KEYS, REFERENCES, Key, Refused, difference, fixed, keys
from .verbs import VERBS

__all__ = [
    "KEYS",
    "REFERENCES",
    "VERBS",
    "Key",
    "Refused",
    "adjudicate",
    "compare_dossiers",
    "count_checked",
    "difference",
    "doubtful",
    "fixed",
    "keys",
    "proposed",
    "sentences",
]
