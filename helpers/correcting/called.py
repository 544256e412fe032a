"""Called: what somebody is called, by the words that mention him, as long as nobody has said
otherwise.
"""

import pandas as pd

from ..dossier import Dossier
from ..drafting.naming import squeezed
from .naming import kind_of
from .rows import set_cells

DESCRIBED = ("description", "name", "acronym")
"""the forms of mentions that somebody can be called by"""


def with_called(before: Dossier, after: Dossier) -> Dossier:
    """With those who are only drafted, and called as words that mention them, called as these are
    now: by another name, of the kind of its noun, in no role that a word of the old one told.
    """
    if after.mentions is before.mentions:
        return after
    old = before.mentions.set_index("mention_id")["text"]
    new = after.mentions[after.mentions["mention_id"].isin(old.index)]
    moved = new[new["text"] != old.reindex(new["mention_id"]).to_numpy()]
    for mention in moved[moved["form"].isin(DESCRIBED)].itertuples():
        after = _called(after, mention, squeezed(old[mention.mention_id]))
    return after


def _called(dossier: Dossier, mention: pd.Series, old: str) -> Dossier:
    entities, name = dossier.entities, squeezed(mention.text)
    rows = (entities["entity_id"] == mention.entity_id) & (entities["status"] == "drafted")
    rows &= entities["name"].map(squeezed).str.casefold() == old.casefold()
    if not rows.any():
        return dossier
    kind, was = (kind_of(words, mention.form) for words in (name, old))
    cells = {"name": name, "role": ""} | ({"kind": kind} if kind != was else {})
    return set_cells(dossier, "entities", rows, cells)
