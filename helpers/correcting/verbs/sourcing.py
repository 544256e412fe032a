"""Verbs on the chain of a statement: a party more or less, another source."""

from collections.abc import Mapping, Sequence

import pandas as pd

from ...dossier import Dossier
from ...leftopen import SOURCE, asks
from ...spans import Span
from ..chains import insert_hop, mention_near, renumbered, without_idle
from ..handing import own_words, told_by
from ..naming import named_in
from ..rows import Refused, find, set_cells
from .dating import set_date
from .joining import reassign_mention
from .registry import verb

MANNER = ("act", "stance", "certainty", "quote")
"""the cells of a statement that tell how it is said"""


@verb
def add_hop(
    dossier: Dossier,
    attribution_id: str,
    position: int,
    entity_id: str = "",
    name: str = "",
    kind: str = "person",
    cue: Sequence[int] | None = None,
    start: int | None = None,
    end: int | None = None,
    date_id: str = "",
    basis: str = "",
    manner: Mapping[str, str] | None = None,
) -> Dossier:
    """With one more party in a chain, at this position; the parties from there on move towards the
    origin. start, end: the words of the text that mention the party, else those that are nearest.
    cue, date_id, basis: the words that tell that the party says it, and when, and what that rests
    on if not on those words alone. manner: how it is said so, by column (act, stance, certainty,
    quote).
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
    dossier, who, mention = named_in(dossier, entity_id, start, end, name, kind)
    dossier = insert_hop(dossier, attribution_id, position, who, cue)
    step = find(dossier, "hops", [attribution_id, str(position)])
    named = {"mention_id": mention} if mention else {}
    dossier = _said(set_cells(dossier, "hops", step, named), attribution_id, manner)
    if not date_id:
        return dossier
    on = set_date.__wrapped__  # type: ignore[attr-defined]
    return on(dossier, "hops", [attribution_id, str(position)], date_id, basis=basis)


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


@verb
def set_source(
    dossier: Dossier,
    attribution_id: str,
    entity_id: str = "",
    start: int | None = None,
    end: int | None = None,
    name: str = "",
    kind: str = "person",
    hop: int | None = None,
    cue: Sequence[int] | None = None,
    date_id: str = "",
    keep: bool = False,
    manner: Mapping[str, str] | None = None,
) -> Dossier:
    """A statement that somebody else says: an entity that is there, or whom these words of the text
    mention; a mention and an entity that are not there yet are made. hop: the step that is theirs;
    without it the last, the origin. The outlet itself: its own voice, with no step behind it.
    cue, date_id: the words of the text that tell that they say it, and when; what was read of
    another speaker's words goes, unless it is to be kept where neither says otherwise, and the
    words that name the source are none of what is said. A pronoun that was not resolved means them
    where its cue stays. manner: how it is said so, by column (act,
    stance, certainty).

    Raises Refused when neither an entity nor words are given.
    """
    chain = dossier.hops[dossier.hops["attribution_id"] == attribution_id]
    find(dossier, "attributions", attribution_id)
    dossier, who, mention = named_in(dossier, entity_id, start, end, name, kind)
    place = int(chain["hop"].max()) if hop is None else int(hop)
    if who == chain.loc[chain["hop"] == 0, "entity_id"].iloc[0]:
        return _by_the_outlet(dossier, attribution_id, chain["entity_id"])
    new = place == 0
    if new:
        dossier = insert_hop(dossier, attribution_id, 1, who, None)
        place = 1
    at = find(dossier, "hops", [attribution_id, str(place)])
    old = dossier.hops[at].iloc[0]
    cells = {"entity_id": who, "mention_id": mention or mention_near(dossier, attribution_id, who)}
    if old["entity_id"] == who and not new:
        return set_cells(dossier, "hops", at, cells)
    own = own_words(dossier, old, mention, cue, date_id, keep)
    dossier = set_cells(dossier, "hops", at, cells | own)
    if not own and not keep and asks(_note(dossier, old["entity_id"]), *SOURCE):
        dossier = reassign_mention.__wrapped__(dossier, old["mention_id"], who)  # type: ignore
    dossier = without_idle(dossier, old["entity_id"])
    if place < int(chain["hop"].max()):
        return dossier
    dossier = _said(dossier, attribution_id, manner)
    return told_by(dossier, attribution_id, _named_by(dossier, mention, cue, date_id))


def _note(dossier: Dossier, entity_id: str) -> str:
    return str(dossier.entities.set_index("entity_id")["note"][entity_id])


def _by_the_outlet(dossier: Dossier, attribution_id: str, parties: pd.Series) -> Dossier:
    """With a statement as the outlet's own; who is needed no more goes, if only drafted."""
    kept = (dossier.hops["attribution_id"] != attribution_id) | (dossier.hops["hop"] == 0)
    own = find(dossier, "attributions", attribution_id)
    dossier = set_cells(dossier, "attributions", own, {"quote": "none"})
    dossier = dossier.with_tables(hops=dossier.hops[kept].reset_index(drop=True))
    for gone in set(parties):
        dossier = without_idle(dossier, gone)
    return dossier


def _said(dossier: Dossier, attribution_id: str, manner: Mapping[str, str] | None) -> Dossier:
    """With how a statement is said, as far as that is given."""
    cells = {name: value for name, value in (manner or {}).items() if name in MANNER}
    return set_cells(dossier, "attributions", find(dossier, "attributions", attribution_id), cells)


def _named_by(
    dossier: Dossier, mention_id: str, cue: Sequence[int] | None, date_id: str
) -> list[Span]:
    """The words that tell who says a statement, and when; none without a cue."""
    if cue is None:
        return []
    ids = {"mentions": mention_id, "dates": date_id}
    rows = [
        dossier.tables[table][find(dossier, table, id_)].iloc[0]
        for table, id_ in ids.items()
        if id_
    ]
    return [(int(cue[0]), int(cue[1])), *((int(row["start"]), int(row["end"])) for row in rows)]
