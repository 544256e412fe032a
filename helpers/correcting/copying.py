"""Copying: a statement once more, with its chain, for other words or another source."""

from collections.abc import Sequence

from ..dossier import Dossier
from .chains import insert_hop, mention_near, renumbered
from .cutting import event_of, placed, quoted, worded
from .following import NOT_SHOWN
from .rows import Refused, add_row, find, set_cells


def twin(dossier: Dossier, attribution_id: str, **cells: object) -> tuple[Dossier, str]:
    """With a statement once more, with its whole chain, but for these cells; as checked as it is.
    And the new one's id.
    """
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    own = row.drop("attribution_id").to_dict() | cells
    dossier, new = add_row(dossier, "attributions", **own)
    chain = dossier.hops[dossier.hops["attribution_id"] == attribution_id].to_dict("records")
    for hop in chain:
        dossier, _ = add_row(dossier, "hops", **hop | {"attribution_id": new})
    return renumbered(dossier, new, 0, 0), new


def claim_like(
    dossier: Dossier, claim_id: str, proposition: str, **cells: object
) -> tuple[Dossier, str]:
    """With one more claim, on the topic of another and as checked; and its id."""
    old = dossier.claims[find(dossier, "claims", claim_id)].iloc[0]
    own = old.drop("claim_id").to_dict() | {"note": ""} | cells
    return add_row(dossier, "claims", **own | {"proposition": proposition})


def words_like(
    dossier: Dossier,
    attribution_id: str,
    pieces: Sequence[tuple[int, int]],
    claim_id: str,
    proposition: str,
) -> tuple[Dossier, str]:
    """With other words said as a statement was: through the same chain, as surely. A new claim
    unless one is given.
    """
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    if not claim_id:
        dossier, claim_id = claim_like(
            dossier,
            row["claim_id"],
            proposition or worded(dossier, pieces, attribution_id),
            **event_of(dossier, pieces),
        )
    quote = quoted(dossier, row["quote"], pieces)
    return twin(
        dossier, attribution_id, **placed(dossier, pieces), quote=quote, claim_id=claim_id, note=""
    )


def say_by(dossier: Dossier, attribution_id: str, entity_id: str) -> Dossier:
    """With one more source of a statement: the same claim and words, and the chain to the end but
    one, with the quantities. How the first would know says nothing of the other.
    """
    chain = dossier.hops[dossier.hops["attribution_id"] == attribution_id]
    if entity_id in set(chain["entity_id"]):
        allowed = "somebody who is not in the chain already"
        raise Refused("hops", [attribution_id, "1"], "entity_id", entity_id, allowed)
    dossier, new = twin(dossier, attribution_id, **NOT_SHOWN)
    if chain["hop"].max() == 0:
        return insert_hop(dossier, new, 1, entity_id, None)
    last = (dossier.hops["attribution_id"] == new) & (dossier.hops["hop"] == chain["hop"].max())
    mention = mention_near(dossier, new, entity_id)
    dossier = set_cells(dossier, "hops", last, {"entity_id": entity_id, "mention_id": mention})
    counted = dossier.quantities[dossier.quantities["attribution_id"] == attribution_id]
    for quantity in counted.drop(columns="quantity_id").to_dict("records"):
        dossier, _ = add_row(dossier, "quantities", **quantity | {"attribution_id": new})
    return dossier
