"""Verbs on the chain of a statement: a party more or less, another source."""

from collections.abc import Sequence

from ...dossier import Dossier
from ..chains import insert_hop, party, renumbered
from ..rows import Refused, find
from .registry import verb


@verb
def add_hop(
    dossier: Dossier,
    attribution_id: str,
    position: int,
    entity_id: str = "",
    name: str = "",
    kind: str = "person",
    cue: Sequence[int] | None = None,
) -> Dossier:
    """With one more party in a chain, at this position; the parties from there on move towards the
    origin.
    """
    length = int((dossier.hops["attribution_id"] == attribution_id).sum())
    if not 1 <= position <= length:
        raise Refused(
            "hops",
            [attribution_id, str(position)],
            "hop",
            position,
            f"1 to {length}: hop 0 is the outlet, and a chain has no gaps",
        )
    dossier, entity_id = party(dossier, entity_id, name, kind, kind != "anonymous")
    return insert_hop(dossier, attribution_id, position, entity_id, cue)


@verb
def remove_hop(dossier: Dossier, attribution_id: str, hop: int) -> Dossier:
    """Without one party of a chain; those behind it move up. Raises Refused for hop 0, the
    outlet.
    """
    if int(hop) == 0:
        raise Refused(
            "hops", [attribution_id, "0"], "hop", 0, "hop 0 is the article's own outlet and stays"
        )
    gone = find(dossier, "hops", [attribution_id, str(hop)])
    return renumbered(
        dossier.with_tables(hops=dossier.hops[~gone].reset_index(drop=True)),
        attribution_id,
        int(hop),
        -1,
    )
