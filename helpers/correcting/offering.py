"""Offering: what the open card offers to take by a key or a click, as the browser asks for it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ..dossier import Dossier
from .bearing import offered
from .meaning import others_meant
from .offered_days import days_for
from .offered_values import likeliest
from .repeating import likely_same
from .rows import Refused
from .sorting import likely_topics
from .speaking import likely_speakers
from .uncounted import Uncounted, uncounted_in
from .undated import Undated, undated_in
from .unmarked import Unmarked, unmarked_in
from .unsaid import Unsaid, unsaid_in

NO_DAY = "not stated"


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
    """What is not marked in a sentence, and what a click makes of it."""
    span = message["start"], message["end"]
    people = [
        _chip("mention", row, "add_mention", told=_meant(row)) | {"likely": row.likely}
        for row in unmarked_in(dossier, *span)
    ]
    undated = undated_in(dossier, *span)
    longest = {row.start: row for row in undated}.values()
    times = [_time(dossier, row, row in longest) for row in undated]
    claims = [_claim(dossier, row) for row in unsaid_in(dossier, *span)]
    return people + times + claims + [_number(row) for row in uncounted_in(dossier, *span)]


def _meant(row: Unmarked) -> str:
    """Words with whom they seem to mention; alone where that is not likely."""
    return f"{row.text} → {'new' if row.new else row.means}" if row.likely else row.text


def _time(dossier: Dossier, row: Undated, valued: bool) -> dict:
    """Words that seem to tell when: marked by a click, and given their value on their card; or with
    one of the likeliest values, or none, by the same click, if they are valued here.
    """
    if row.date_id:
        more = {"table": "dates", "key": row.date_id}
        return _chip("time", row, "move", opens=["dates", row.date_id], **more)
    values = _values(dossier, row) if valued else []
    return _chip("time", row, "add_date", opens=True) | {"values": values}


def _values(dossier: Dossier, row: Undated) -> list[dict]:
    """The likeliest values of words that seem to tell when, and that they have none, each with what
    a click does.
    """
    span = {"start": row.start, "end": row.end}
    told = [
        {"told": edtf, "by": by, "args": span | {"edtf": edtf}}
        for edtf, by in likeliest(dossier, (row.start, row.end), row.edtf)
    ]
    return [*told, {"told": NO_DAY, "by": "", "args": span | {"edtf": ""}}]


def _claim(dossier: Dossier, row: Unsaid) -> dict:
    """Words that say something besides, as a statement of the source in whose words they stand.
    own: what makes it the outlet's instead; around: that of who tells of that source; teller: his
    name, blank for the outlet.
    """
    said = set(dossier.hops.loc[dossier.hops["hop"] > 0, "attribution_id"])
    own = _chip("claim", row, "add_attribution", quote="none")
    inner, around = (
        _chip("claim", row, "say_more", attribution_id=id_) if id_ in said else own
        for id_ in (row.attribution_id, row.around)
    )
    return inner | {"own": _made(own), "around": _made(around), "teller": _teller(dossier, row)}


def _teller(dossier: Dossier, row: Unsaid) -> str:
    """Who says the statement around that in which words stand; blank for the outlet."""
    chain = dossier.hops[dossier.hops["attribution_id"] == row.around].sort_values("hop")
    who = chain.loc[chain["hop"] > 0, "entity_id"].tail(1)
    names = dossier.entities.set_index("entity_id")["name"]
    return "".join(str(names[id_]) for id_ in who)


def _made(chip: dict) -> dict:
    """What a click on it asks for."""
    return {name: chip[name] for name in ("verb", "args")}


def _number(row: Uncounted) -> dict:
    """A figure, counted by a click, or with the unit that belongs to it."""
    if row.quantity_id:
        table, key = "quantities", row.quantity_id
        return _chip("number", row, "move", told=row.told, table=table, key=key)
    said = row.attribution_id
    return _chip("number", row, "add_quantity", told=row.told, attribution_id=said)


def _chip(
    sort: str,
    row: Any,
    verb: str,
    *,
    told: str = "",
    opens: bool | list[str] = False,
    **more: object,
) -> dict:
    """What a click makes of words. opens: whether the card of what is made is shown then, or of
    which row.
    """
    args = {"start": int(row.start), "end": int(row.end), **more}
    return {"sort": sort, "told": told or row.text, "verb": verb, "args": args, "opens": opens}


def _whom(dossier: Dossier, message: dict) -> list:
    """Whom a mention rather means."""
    return [other._asdict() for other in others_meant(dossier, message["mention_id"])]


def _days(dossier: Dossier, message: dict) -> list:
    """The days by which a statement, or words that tell a time, may be dated."""
    return [day._asdict() for day in days_for(dossier, message["table"], message["id"])]


def _speakers(dossier: Dossier, message: dict) -> list:
    """Who may rather say a statement."""
    return [one._asdict() for one in likely_speakers(dossier, message["attribution_id"])]


def _repeats(dossier: Dossier, message: dict) -> list:
    """Which claims a statement may make once more."""
    return [one._asdict() for one in likely_same(dossier, message["attribution_id"])]


def _topics(dossier: Dossier, message: dict) -> list:
    """What the claim of a statement may be about."""
    return [one._asdict() for one in likely_topics(dossier, message["attribution_id"])]


OFFERS: dict[str, Callable[[Dossier, dict], list]] = {
    "likely": _bearing,
    "unmarked": _unmarked,
    "whom": _whom,
    "days": _days,
    "speakers": _speakers,
    "repeats": _repeats,
    "topics": _topics,
}
"""what is offered, by the kind of message that asks for it"""
