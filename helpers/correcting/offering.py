"""Offering: what the open card offers to take by a key or a click, as the browser asks for it."""

from collections.abc import Callable
from contextlib import suppress

from ..dossier import Dossier
from .bearing import offered
from .meaning import others_meant
from .offered_days import days_for
from .rows import Refused
from .speaking import likely_speakers
from .unmarked import unmarked_in


def offers(dossier: Dossier, message: dict) -> list:
    """What is offered in answer to a message, the likeliest first; nothing on a row that is gone
    by now.
    """
    with suppress(Refused):
        return OFFERS[message["kind"]](dossier, message)
    return []


def _bearing(dossier: Dossier, message: dict) -> list:
    """How claims may bear on others: a list of ways for each pair."""
    return [[way._asdict() for way in ways] for ways in offered(dossier, message["claims"])]


def _unmarked(dossier: Dossier, message: dict) -> list:
    """What is not marked in a sentence."""
    return [row._asdict() for row in unmarked_in(dossier, message["start"], message["end"])]


def _whom(dossier: Dossier, message: dict) -> list:
    """Whom a mention rather means."""
    return [other._asdict() for other in others_meant(dossier, message["mention_id"])]


def _days(dossier: Dossier, message: dict) -> list:
    """The days by which a statement, or words that tell a time, may be dated."""
    return [day._asdict() for day in days_for(dossier, message["table"], message["id"])]


def _speakers(dossier: Dossier, message: dict) -> list:
    """Who may rather say a statement."""
    return [one._asdict() for one in likely_speakers(dossier, message["attribution_id"])]


OFFERS: dict[str, Callable[[Dossier, dict], list]] = {
    "likely": _bearing,
    "unmarked": _unmarked,
    "whom": _whom,
    "days": _days,
    "speakers": _speakers,
}
"""what is offered, by the kind of message that asks for it"""
