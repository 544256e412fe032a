"""The verb that sorts claims by what they are about."""

import pandas as pd

from ...dossier import Dossier
from ...leftopen import UNSORTED
from ..reading_order import paragraph_by_statement
from ..rows import Refused, find, set_cells
from .registry import verb

CARRIED = ("", "paragraph")
"""how far a topic is carried on to other claims"""


@verb
def set_topic(dossier: Dossier, claim_id: str, topic: str, carry: str = "") -> Dossier:
    """A claim on another topic. carry: in the "paragraph", so are the other claims that are made
    there and not sorted yet.
    """
    if carry not in CARRIED:
        raise Refused("claims", [claim_id], "carry", carry, f"one of {CARRIED}")
    at = find(dossier, "claims", claim_id)
    others = _beside(dossier, claim_id) & bool(carry)
    return set_cells(dossier, "claims", at | others, {"topic": topic.strip()})


def _beside(dossier: Dossier, claim_id: str) -> pd.Series:
    """The claims, not sorted yet, that are made in a paragraph in which this one is."""
    said = dossier.attributions
    place = said["attribution_id"].map(paragraph_by_statement(dossier))
    here = place.isin(place[said["claim_id"] == claim_id])
    claims = dossier.claims
    return claims["topic"].isin(UNSORTED) & claims["claim_id"].isin(said.loc[here, "claim_id"])
