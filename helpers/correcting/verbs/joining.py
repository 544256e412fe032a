"""Verbs that make one row of two, or two of one: entities and claims."""

from collections.abc import Mapping, Sequence

from ...dossier import Dossier
from ..chains import party, without_idle
from ..following import decided, with_wordings
from ..merging import merge, told_apart
from ..rows import Refused, add_row, find, set_cells
from .registry import verb


@verb
def merge_entities(dossier: Dossier, kept: str, gone: str) -> Dossier:
    """With two entities as one: what names the second names the first, which takes from it what it
    lacks itself.
    """
    return merge(dossier, "entities", kept, gone)


@verb
def unite_entities(dossier: Dossier, one: str, other: str) -> Dossier:
    """With two entities as one: the one that is named, checked, or mentioned more often stays."""
    for entity_id in (one, other):
        find(dossier, "entities", entity_id)
    return merge(dossier, "entities", *told_apart(dossier, one, other))


@verb
def reassign_mention(
    dossier: Dossier,
    mention_id: str,
    entity_id: str = "",
    name: str = "",
    kind: str = "anonymous",
    form: str = "",
    wordings: Mapping[str, str] | None = None,
) -> Dossier:
    """With a mention, and the steps of chains that it stands for, as one of another entity, or of
    somebody new with this name and kind. form: how the words mention them; without it as before.
    wordings: the claims that are in other words then, by their ids.
    The one that it leaves goes, unless something else still names it or somebody has checked it.

    Raises Refused when it is a mention of that entity already.
    """
    at = find(dossier, "mentions", mention_id)
    if entity_id:
        find(dossier, "entities", entity_id)
    dossier, entity_id = party(dossier, entity_id, name, kind, form == "name", status="drafted")
    old = dossier.mentions.loc[at, "entity_id"].iloc[0]
    if old == entity_id:
        name = dossier.entities.loc[find(dossier, "entities", old), "name"].iloc[0]
        allowed = f"another entity: these words stand for {name} already"
        raise Refused("mentions", [mention_id], "entity_id", entity_id, allowed)
    named = dossier.hops["mention_id"] == mention_id
    dossier = set_cells(dossier, "hops", named, {"entity_id": entity_id})
    told = {"form": form} if form else {}
    dossier = set_cells(dossier, "mentions", at, {"entity_id": entity_id} | told)
    dossier = with_wordings(decided(dossier, [mention_id]), wordings)
    return without_idle(dossier, old)


@verb
def split_entity(
    dossier: Dossier, entity_id: str, mention_ids: Sequence[str], name: str
) -> Dossier:
    """With some mentions of an entity, and the hops that they stand for, given to a new entity of
    this name and the same kind.
    """
    old = dossier.entities[find(dossier, "entities", entity_id)].iloc[0]
    dossier, new = add_row(dossier, "entities", name=name, kind=old["kind"], named=old["named"])
    moved: dict[str, object] = {"entity_id": new}
    dossier = set_cells(
        dossier,
        "mentions",
        dossier.mentions["mention_id"].isin(mention_ids)
        & (dossier.mentions["entity_id"] == entity_id),
        moved,
    )
    return set_cells(
        dossier,
        "hops",
        dossier.hops["mention_id"].isin(mention_ids) & (dossier.hops["entity_id"] == entity_id),
        moved,
    )


@verb
def merge_claims(dossier: Dossier, kept: str, gone: str) -> Dossier:
    """With two claims as one. A relation between the two, or one that is now there twice, goes."""
    return merge(dossier, "claims", kept, gone)


@verb
def split_claim(
    dossier: Dossier, claim_id: str, attribution_ids: Sequence[str], proposition: str
) -> Dossier:
    """With some attributions of a claim given to a new claim with this proposition, else like the
    first.
    """
    old = (
        dossier.claims[find(dossier, "claims", claim_id)]
        .iloc[0]
        .drop(["claim_id", "proposition", "status", "drafted_by"])
    )
    dossier, new = add_row(dossier, "claims", **old, proposition=proposition)
    moved = dossier.attributions["attribution_id"].isin(attribution_ids) & (
        dossier.attributions["claim_id"] == claim_id
    )
    return set_cells(dossier, "attributions", moved, {"claim_id": new})
