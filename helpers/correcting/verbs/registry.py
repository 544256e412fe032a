"""The register of verbs: every correction by its name, each judging what it makes."""

from collections.abc import Callable
from functools import update_wrapper, wraps
from inspect import signature

from ...dossier import Dossier
from ..called import with_called
from ..following import without_answered
from ..judging import judge
from ..named import with_named

VERBS: dict[str, Callable[..., Dossier]] = {}
"""every correction by its name, for a journal to call"""


def verb(act: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """Puts a correction among the VERBS: who is named, and what they are called, follows it, and
    what it makes is judged.
    """
    return _registered(act, _following)


def _following(before: Dossier, after: Dossier) -> Dossier:
    return without_answered(before, with_called(before, with_named(before, after)))


def restoring(act: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """Puts among the VERBS what makes a dossier as it was: nothing follows it, and it is judged."""
    return _registered(act, lambda _, after: after)


def _registered(
    act: Callable[..., Dossier], follow: Callable[[Dossier, Dossier], Dossier]
) -> Callable[..., Dossier]:
    made = _followed(act, follow)

    @wraps(made)
    def judged(dossier: Dossier, *args: object, **how: object) -> Dossier:
        after = made(dossier, *args, **how)
        judge(dossier, after)
        return after

    VERBS[act.__name__] = judged
    return judged


def _followed(
    act: Callable[..., Dossier], follow: Callable[[Dossier, Dossier], Dossier]
) -> Callable[..., Dossier]:
    """A correction with what follows it, as one: what is replayed without being judged has both."""

    def made(dossier: Dossier, *args: object, **how: object) -> Dossier:
        return follow(dossier, act(dossier, *args, **how))

    update_wrapper(made, act)
    del made.__wrapped__  # type: ignore[attr-defined]
    made.__signature__ = signature(act)  # type: ignore[attr-defined]
    return made
