"""Speaking: who may rather say a statement than whom it is given to, the nearest first, for a
person to choose by a click or a digit.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

import pandas as pd

from ..dossier import Dossier, DossierError
from ..spans import Span, inside, paragraphs, spans_of
from .crediting import cue_for
from .cueing import names_nobody
from .handing import sentence_of
from .rows import find
from .standing import page_at

MOST = 4
"""how many are proposed"""
MUTE = ("place", "event")
"""the kinds of what says nothing"""
WITHIN, ELSEWHERE = 150, 400
"""how many characters farther off somebody counts who is mentioned in what is said, or in another
sentence than it
"""


class Speaker(NamedTuple):
    """Somebody who may say a statement, and the words that name them; the outlet has none, nor has
    somebody unnamed, who is no entity yet. cue: the words that tell that they say it.
    """

    entity_id: str
    name: str
    start: int | None
    end: int | None
    cue: str = ""


def likely_speakers(dossier: Dossier, attribution_id: str) -> list[Speaker]:
    """Who is mentioned near a statement, in its paragraph, and may say it, without those of its
    chain but by another cue; those with a cue in its sentence first. Last, if somebody is said to
    say it, somebody unnamed where its cue names nobody, and nobody but the outlet.
    """
    chain = dossier.hops[dossier.hops["attribution_id"] == attribution_id].sort_values("hop")
    own = Speaker(chain["entity_id"].iloc[0], "nobody but the outlet", None, None)
    nobody = Speaker("", "somebody unnamed", None, None)
    last = [nobody] * _is_open(dossier, chain.iloc[-1]) + [own]
    return _near(dossier, attribution_id) + last * (len(chain) > 1)


def _is_open(dossier: Dossier, step: pd.Series) -> bool:
    """Whether the cue of a step names nobody, and somebody mentioned elsewhere is thought of."""
    if pd.isna(step["cue_start"]) or not step["mention_id"]:
        return False
    with suppress(DossierError):
        page = page_at(dossier.text, int(step["cue_start"]))
        cue = page.words(page.at_home((int(step["cue_start"]), int(step["cue_end"])))).root
        return names_nobody(cue)
    return False


def _near(dossier: Dossier, attribution_id: str) -> list[Speaker]:
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    away = _away((int(row["start"]), int(row["end"])), sentence_of(dossier.text, row["start"]))
    nearest: dict[str, Speaker] = {}
    found = sorted(_around(dossier, row), key=lambda one: (one[0], away(one[1].start or 0)))
    for _, one in found:
        nearest.setdefault(one.entity_id, one)
    return list(nearest.values())[:MOST]


def _around(dossier: Dossier, row: pd.Series) -> Iterator[tuple[int, Speaker]]:
    """Who is mentioned in the paragraph of a statement, with a lower number for those with a cue in
    its sentence, and the lowest for those on whose cue it hangs.
    """
    steps = dossier.hops[dossier.hops["attribution_id"] == row["attribution_id"]]
    chain, cues = set(steps["entity_id"]), set(steps["cue_start"].dropna())
    entities = dossier.entities[~dossier.entities["kind"].isin(MUTE)].set_index("entity_id")
    around = next((span for span in paragraphs(dossier.text) if row["start"] < span[1]), (0, 0))
    mentions = dossier.mentions[dossier.mentions["start"].between(around[0], around[1] - 1)]
    for one in mentions[mentions["entity_id"].isin(entities.index)].itertuples():
        span = int(one.start), int(one.end)
        cue, governs = _cue(dossier, row, span)
        if one.entity_id not in chain or (governs and not cues & set(range(*cue))):
            name = str(entities.loc[one.entity_id, "name"])
            rank = -any(cue) - governs
            yield rank, Speaker(one.entity_id, name, *span, dossier.text[slice(*cue)])


def _cue(dossier: Dossier, row: pd.Series, name: Span) -> tuple[Span, bool]:
    """The words by which somebody who is mentioned in the sentence of a statement says it, which
    are none of its own, and whether it surely hangs on them.
    """
    with suppress(DossierError):
        found = cue_for(dossier, row, None, name)
        if found and not inside(found[1], spans_of(row)):
            page = page_at(dossier.text, name[0])
            said = page.words(page.at_home(spans_of(row)[0])).root
            return found[1], found[0] in said.ancestors
    return (0, 0), False


def _away(said: Span, sentence: Span) -> Callable[[int], int]:
    """How far a mention counts from what is said."""

    def away(place: int) -> int:
        far = max(said[0] - place, place - said[1], 0) + WITHIN * (said[0] <= place < said[1])
        return far + ELSEWHERE * (not sentence[0] <= place < sentence[1])

    return away
