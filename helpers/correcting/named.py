"""Named: whether the text gives somebody's name, by the words that mention him."""

from ..dossier import Dossier
from .rows import set_cells

UNNAMING = ("description", "pronoun")
"""the forms of mentions that give no name"""
BODIES = ("organisation", "government", "outlet")
"""the kinds of those who are known by what they do, so that a description names them"""
OPEN = "anonymous"
"""the kind of those who are unnamed, whatever mentions them"""


def is_naming(form: str) -> bool:
    """Whether a mention of this form gives a name."""
    return form not in UNNAMING


def named_ones(dossier: Dossier) -> set[str]:
    """The entities that a mention names."""
    naming = ~dossier.mentions["form"].isin(UNNAMING)
    return set(dossier.mentions.loc[naming, "entity_id"])


def is_named_as(dossier: Dossier, entity_id: str, kind: str) -> bool:
    """Whether somebody who was thought to be an unnamed source is named, being of another kind: a
    body is, and a person whom a mention names, or nothing mentions at all.
    """
    if kind in BODIES:
        return True
    unmentioned = not (dossier.mentions["entity_id"] == entity_id).any()
    return kind == "person" and (unmentioned or entity_id in named_ones(dossier))


def with_named(before: Dossier, after: Dossier) -> Dossier:
    """With those named who have their first name among their mentions by a correction, and with
    those unnamed who lost their last; so what a person has said of the others stands.
    """
    if after.mentions is before.mentions:
        return after
    was, now = named_ones(before), named_ones(after)
    for ids, named in ((now - was, True), (was - now, False)):
        for entity in ids:
            rows = after.entities["entity_id"] == entity
            rows &= (after.entities["kind"] != OPEN) & (after.entities["named"] != named)
            after = set_cells(after, "entities", rows, {"named": named}) if rows.any() else after
    return after
