"""Territory: whether the name of a country stands for its land or for its government."""

from typing import Any

from ..lexicons import words

LOCATING = words("castwords", "where")
LANDS = words("castwords", "land")
REACHED = words("castwords", "reached")
"""verbs whose object is a place"""
PARTNERED = {"from": words("castwords", "message"), "to": words("castwords", "appeal")}
"""what comes from a government, and what is done to one, by the preposition"""


def locates(root: Any) -> bool:
    """Whether the name of a country is used for its territory: after a preposition of place, as
    where somebody leaves or arrives, or as whose land something is.
    """
    above = root.head
    if root.dep_ == "dobj":
        return above.lemma_ in REACHED
    if root.dep_ == "pobj" and above.head.lemma_.lower() in PARTNERED.get(above.lower_, ()):
        return False
    return (root.dep_ == "pobj" and above.lower_ in LOCATING) or (
        root.dep_ == "poss" and above.lemma_ in LANDS
    )
