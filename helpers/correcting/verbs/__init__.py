"""Verbs: each correction of a dossier as a pure function. A dossier goes in, a corrected one comes
out, the first stays as it was, and each judges its own result.

To add one: a function under `@verb` in the file of its subject, which puts it among the VERBS, and
a test in tests/test_correcting.py; the annotator calls it by its name.
"""

from . import (
    adding,
    dating,
    edging,
    joining,
    relating,
    settling,
    sorting,
    sourcing,
    splitting,
    telling,
)
from .registry import VERBS

__all__ = [
    "VERBS",
    "adding",
    "dating",
    "edging",
    "joining",
    "relating",
    "settling",
    "sorting",
    "sourcing",
    "splitting",
    "telling",
]
