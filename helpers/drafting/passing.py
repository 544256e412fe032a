"""Passing on: an unnamed source who reached the reader through an outlet did so everywhere: "CNN
reported, citing an official. … According to the official, C".

Misses: an unnamed source whom several outlets cite, which stays with those that are named.
"""

from collections.abc import Sequence
from dataclasses import replace

from .cast import Entity
from .chaining import IMPLIED
from .ledger import Ledger
from .records import Hop, Statement

PASSED_ON = "passed on"
"""the rule of the step of an outlet that is only named elsewhere"""


def pass_on(ledger: Ledger) -> None:
    """Gives each chain that begins with such a source the outlet through which he is told."""
    through = _through(ledger.cast.entities, ledger.statements)
    named = _named_beside(ledger.statements)
    for at, made in enumerate(ledger.statements):
        outlet = through.get(made.hops[1].entity) if len(made.hops) > 1 else None
        if outlet is not None and all(hop.entity != outlet for hop in made.hops):
            where = named.get((outlet, made.hops[1].mention))
            relay = Hop(outlet, PASSED_ON, where, note=IMPLIED)
            ledger.statements[at] = replace(made, hops=[made.hops[0], relay, *made.hops[1:]])


def _named_beside(statements: Sequence[Statement]) -> dict[tuple[int, int | None], int]:
    """Which mention of an outlet stands with which of a source who is told through it: all that the
    source says by that mention came so.
    """
    return {
        (relay.entity, hop.mention): relay.mention
        for made in statements
        for relay, hop in zip(made.hops[1:], made.hops[2:])
        if relay.mention is not None and hop.mention is not None
    }


def _through(entities: Sequence[Entity], statements: Sequence[Statement]) -> dict[int, int]:
    """The one outlet through which each unnamed source is told, where there is one."""
    found: dict[int, set[int]] = {}
    for made in statements:
        for relay, hop in zip(made.hops[1:], made.hops[2:]):
            told = entities[hop.entity].kind == "anonymous" and not entities[hop.entity].is_open
            if told and entities[relay.entity].kind == "outlet":
                found.setdefault(hop.entity, set()).add(relay.entity)
    return {source: next(iter(some)) for source, some in found.items() if len(some) == 1}
