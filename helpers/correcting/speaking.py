"""Speaking: who may rather say a statement than whom it is given to, the nearest first, for a
person to choose by a click or a digit.
"""

from collections.abc import Callable
from typing import NamedTuple

from ..dossier import Dossier
from ..spans import Span, paragraphs
from .handing import sentence_of
from .rows import find

MOST = 4
"""how many are proposed"""
MUTE = ("place", "event")
"""the kinds of what says nothing"""
WITHIN, ELSEWHERE = 150, 400
"""how many characters farther off somebody counts who is mentioned in what is said, or in another
sentence than it
"""


class Speaker(NamedTuple):
    """Somebody who may say a statement, and the words that name them; the outlet has none."""

    entity_id: str
    name: str
    start: int | None
    end: int | None


def likely_speakers(dossier: Dossier, attribution_id: str) -> list[Speaker]:
    """Who is mentioned near a statement, in its paragraph, and may say it, without those of its
    chain; last, if somebody is said to say it, nobody but the outlet.
    """
    chain = dossier.hops[dossier.hops["attribution_id"] == attribution_id].sort_values("hop")
    own = [Speaker(chain["entity_id"].iloc[0], "nobody but the outlet", None, None)]
    return _near(dossier, attribution_id) + own * (len(chain) > 1)


def _near(dossier: Dossier, attribution_id: str) -> list[Speaker]:
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    chain = dossier.hops.loc[dossier.hops["attribution_id"] == attribution_id, "entity_id"]
    entities = dossier.entities[~dossier.entities["kind"].isin(MUTE)].set_index("entity_id")
    around = next((span for span in paragraphs(dossier.text) if row["start"] < span[1]), (0, 0))
    mentions = dossier.mentions[dossier.mentions["start"].between(around[0], around[1] - 1)]
    here = mentions["entity_id"].isin(entities.index) & ~mentions["entity_id"].isin(chain)
    away = _away((int(row["start"]), int(row["end"])), sentence_of(dossier.text, row["start"]))
    near = mentions[here].assign(away=mentions.loc[here, "start"].map(away))
    nearest = near.sort_values("away", kind="stable").drop_duplicates("entity_id")[:MOST]
    return [
        Speaker(id_, str(entities.loc[id_, "name"]), int(start), int(end))
        for id_, start, end in zip(nearest["entity_id"], nearest["start"], nearest["end"])
    ]


def _away(said: Span, sentence: Span) -> Callable[[int], int]:
    """How far a mention counts from what is said."""

    def away(place: int) -> int:
        far = max(said[0] - place, place - said[1], 0) + WITHIN * (said[0] <= place < said[1])
        return far + ELSEWHERE * (not sentence[0] <= place < sentence[1])

    return away
