"""Sorting: which topics a claim may be given, for a person to choose by a click or a digit."""

from collections import Counter
from typing import NamedTuple

from ..dossier import Dossier
from ..leftopen import UNSORTED
from .rows import find

MOST = 5
"""how many are offered"""


class Topic(NamedTuple):
    """What a claim may be about."""

    topic: str


def likely_topics(dossier: Dossier, attribution_id: str) -> list[Topic]:
    """The topics that a dossier uses: that of a statement and of what is said last before it first,
    as whoever reads on has just sorted it; then those that most claims have.
    """
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    topics = dossier.claims.set_index("claim_id")["topic"]
    said = dossier.attributions.sort_values("start", kind="stable")
    own, sooner = [row["claim_id"]], said.loc[said["start"] <= row["start"], "claim_id"]
    near = [topics[id_] for id_ in [*own, *reversed(sooner.tolist())]]
    common = [topic for topic, _ in Counter(topics).most_common()]
    known = dict.fromkeys(str(topic) for topic in [*near, *common] if topic not in UNSORTED)
    return [Topic(topic) for topic in known][:MOST]
