"""The register of verbs: every correction by its name, each judging what it makes."""

from collections.abc import Callable
from functools import wraps

from ...dossier import Dossier
from ..judging import judge

VERBS: dict[str, Callable[..., Dossier]] = {}
"""every correction by its name, for a journal to call"""


def verb(act: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """Puts a correction among the VERBS, and judges what it makes."""

    @wraps(act)
    def judged(dossier: Dossier, *args: object, **how: object) -> Dossier:
        after = act(dossier, *args, **how)
        judge(dossier, after)
        return after

    VERBS[act.__name__] = judged
    return judged
