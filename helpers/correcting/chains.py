"""The parties of a chain: who is meant, where they are mentioned, their places in order."""

from collections.abc import Sequence

from ..dossier import Dossier
from .rows import REFERENCES, Refused, add_row, drop_rows, keys


def party(
    dossier: Dossier, entity_id: str, name: str, kind: str, named: bool, **cells: object
) -> tuple[Dossier, str]:
    """The entity that is meant, made if there is none of this name, with these other cells."""
    same = dossier.entities.loc[
        dossier.entities["name"].str.casefold() == name.strip().casefold(), "entity_id"
    ]
    if entity_id or len(same):
        return dossier, entity_id or same.iloc[0]
    return add_row(dossier, "entities", name=name.strip(), kind=kind, named=named, **cells)


def insert_hop(
    dossier: Dossier, attribution_id: str, position: int, entity_id: str, cue: Sequence[int] | None
) -> Dossier:
    """With a hop at this position of a chain, the ones from there on moved up; it has the words of
    its cue, if they are given, and the mention of the party that is nearest.
    """
    dossier = renumbered(dossier, attribution_id, position, 1)
    words = (
        dict(zip(("cue_start", "cue_end", "cue"), (*cue, dossier.text[cue[0] : cue[1]])))
        if cue
        else {}
    )
    mention = mention_near(dossier, attribution_id, entity_id) if position else ""
    dossier, _ = add_row(
        dossier,
        "hops",
        attribution_id=attribution_id,
        hop=position,
        entity_id=entity_id,
        mention_id=mention,
        **words,
    )
    return renumbered(dossier, attribution_id, position, 0)


def renumbered(dossier: Dossier, attribution_id: str, position: int, by: int) -> Dossier:
    """With the hops of a chain from this position on renumbered, and all chains in order."""
    hops = dossier.hops.copy()
    hops.loc[(hops["attribution_id"] == attribution_id) & (hops["hop"] >= position), "hop"] += by
    first = hops["attribution_id"].map(
        {id_: n for n, id_ in enumerate(dict.fromkeys(hops["attribution_id"]))}
    )
    order = hops.assign(first=first).sort_values(["first", "hop"], kind="stable").index
    return dossier.with_tables(hops=hops.loc[order].reset_index(drop=True))


def mention_near(dossier: Dossier, attribution_id: str, entity_id: str) -> str:
    """The mention of a party that stands nearest to what it says, in the same paragraph; blank if
    there is none.
    """
    said = dossier.attributions.set_index("attribution_id").loc[attribution_id]
    begin, end = (
        dossier.text.rfind("\n", 0, said["start"]) + 1,
        dossier.text.find("\n", said["end"]) % (len(dossier.text) + 1),
    )
    there = dossier.mentions[
        (dossier.mentions["entity_id"] == entity_id)
        & (dossier.mentions["start"] >= begin)
        & (dossier.mentions["end"] <= end)
    ]
    return min(zip((there["start"] - said["start"]).abs(), there["mention_id"]), default=(0, ""))[1]


def without_idle(dossier: Dossier, entity_id: str) -> Dossier:
    """Without an entity that is only drafted and that nothing names any more."""
    at = dossier.entities["entity_id"] == entity_id
    drafted = bool((dossier.entities.loc[at, "status"] == "drafted").any())
    idle = drafted and not is_named(dossier, entity_id)
    return drop_rows(dossier, "entities", at) if idle else dossier


def is_named(dossier: Dossier, entity_id: str) -> bool:
    """Whether a row names an entity."""
    return any(
        (dossier.tables[table][column] == entity_id).any()
        for table, column, target, _ in REFERENCES
        if target == "entities"
    )


def refuse_if_needed(dossier: Dossier, entity_id: str) -> None:
    """Raises Refused, naming up to three rows, when more than mentions name an entity."""
    for source, column, target, _ in REFERENCES:
        frame = dossier.tables[source]
        if (
            target == "entities"
            and source != "mentions"
            and (needs := frame[frame[column] == entity_id])[column].any()
        ):
            ids = list(dict.fromkeys(key[0] for key in keys(source, needs)))
            more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
            raise Refused(
                "entities",
                [entity_id],
                "entity_id",
                entity_id,
                f"somebody whom nothing needs; still needed by {', '.join(ids[:3])}{more}",
            )
