"""Territory: whether the name of a country stands for its land or for its government."""

from typing import Any

from ..lexicons import words
from .names import PLACES

LOCATING = words("castwords", "where")
LANDS = words("castwords", "land")
INVADED = words("castwords", "invaded")
"""what is done to a land, whose name follows behind "of" """
REACHED = words("castwords", "reached")
"""verbs whose object is a place"""
JOINED = ("compound", "nmod")
"""the parser's relations of a name that stands before a noun"""
PARTNERED = {"from": words("castwords", "message"), "to": words("castwords", "appeal")}
"""what comes from a government, and what is done to one, by the preposition"""


def locates(root: Any) -> bool:
    """Whether the name of a country is used for its territory: after a preposition of place, as
    where somebody leaves or arrives, or as whose land something is.
    """
    while root.dep_ == "conj" and root.head.pos_ == "PROPN":
        root = root.head
    above = root.head
    if root.dep_ == "dobj":
        return above.lemma_ in REACHED
    if root.dep_ == "pobj":
        return _is_where(above)
    beside = root.dep_ in JOINED
    if beside and above.pos_ == "PROPN" and above.dep_ in JOINED:
        above = above.head
    owned = root.dep_ == "poss" and (above.lemma_ in LANDS or above.text in PLACES)
    return owned or (beside and above.tag_ == "NN" and above.lemma_ in LANDS)


def _is_where(preposition: Any) -> bool:
    """Whether what stands behind a preposition is a place: "in", "to" but for what is given or
    said to somebody, and "of" a land.
    """
    above = preposition.head
    if preposition.lower_ == "of":
        return above.lemma_.lower() in LANDS | INVADED
    told = PARTNERED.get(preposition.lower_, frozenset())
    done = above.head if above.dep_ == "dobj" else above
    if {above.lemma_.lower(), done.lemma_.lower()} & told:
        return False
    return preposition.lower_ in LOCATING
