"""Speaking: who may rather say a statement than whom it is given to, the nearest first, for a
person to choose by a click or a digit.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import pandas as pd

from ..dossier import Dossier, DossierError
from ..leftopen import SOURCE, asks
from ..spans import Span, inside, paragraphs, spans_of
from .crediting import cue_for
from .cueing import names_nobody
from .handing import sentence_of
from .meaning import others_meant
from .rows import find
from .standing import page_at

MOST = 5
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
    chain but by another cue; those with a cue in its sentence first, then who may be meant by the
    words that name who says it. Last, if somebody is said to say it, somebody unnamed where its cue
    names nobody, and nobody but the outlet.
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
    around = sorted(_around(dossier, row), key=lambda one: (one[0], away(one[1].start or 0)))
    cued, near = ([one for rank, one in around if (rank < 0) == told] for told in (True, False))
    behind = _at_nearest(dossier, _behind(dossier, attribution_id), away)
    further = (each for one in near for each in (one, *_instead(dossier, one, away)))
    nearest: dict[str, Speaker] = {}
    for one in (*cued, *behind, *further):
        nearest.setdefault(one.entity_id, one)
    chain = dossier.hops.loc[dossier.hops["attribution_id"] == attribution_id, "entity_id"]
    return [one for id_, one in nearest.items() if one.cue or id_ not in set(chain)][:MOST]


def _behind(dossier: Dossier, attribution_id: str) -> Iterator[str]:
    """Who may stand behind the words that name who says a statement: who is mentioned in them, as
    in "the town's lawyer", whom they may rather mean, and the body that somebody belongs to.
    """
    chain = dossier.hops[dossier.hops["attribution_id"] == attribution_id]
    step = chain.sort_values("hop").iloc[-1]
    for words in dossier.mentions[
        dossier.mentions["mention_id"] == step["mention_id"]
    ].itertuples():
        inner = dossier.mentions["start"].ge(words.start) & dossier.mentions["end"].le(words.end)
        yield from dossier.mentions.loc[inner, "entity_id"]
        yield from _rather(dossier, words)
    yield from dossier.entities.loc[
        dossier.entities["entity_id"] == step["entity_id"], "affiliation"
    ]


def _rather(dossier: Dossier, words: Any) -> list[str]:
    """Who has a name and may rather be meant by words that tell of somebody without one."""
    if words.form not in ("description", "pronoun"):
        return []
    named = set(dossier.entities.loc[dossier.entities["named"], "entity_id"])
    others = [other.entity_id for other in others_meant(dossier, words.mention_id)]
    return [id_ for id_ in others if id_ in named]


def _instead(dossier: Dossier, one: Speaker, away: Callable[[int], int]) -> Iterator[Speaker]:
    """Who has a name and may rather be meant where somebody without one is mentioned."""
    words = dossier.mentions[dossier.mentions["start"].eq(one.start)]
    words = words[words["end"].eq(one.end) & words["entity_id"].eq(one.entity_id)]
    named = dossier.entities.set_index("entity_id")["named"][one.entity_id]
    for told in () if named else words.itertuples():
        yield from _at_nearest(dossier, _rather(dossier, told), away)


def _speaking(dossier: Dossier) -> pd.DataFrame:
    """Those who can speak, by their ids: no place, nor whom an unresolved pronoun means."""
    entities = dossier.entities
    unknown = entities["note"].map(lambda note: asks(note, *SOURCE)).astype(bool)
    return entities[~entities["kind"].isin(MUTE) & ~unknown].set_index("entity_id")


def _at_nearest(
    dossier: Dossier, who: Iterable[str], away: Callable[[int], int]
) -> Iterator[Speaker]:
    """Each of those who can speak, by their mention that is nearest."""
    entities = _speaking(dossier)
    for id_ in dict.fromkeys(who):
        mentions = dossier.mentions[dossier.mentions["entity_id"] == id_]
        if id_ in entities.index and len(mentions):
            first = mentions.loc[mentions["start"].map(away).idxmin()]
            name = str(entities.loc[id_, "name"])
            yield Speaker(id_, name, int(first["start"]), int(first["end"]))


def _around(dossier: Dossier, row: pd.Series) -> Iterator[tuple[int, Speaker]]:
    """Who is mentioned in the paragraph of a statement, with a lower number for those with a cue in
    its sentence, and the lowest for those on whose cue it hangs.
    """
    steps = dossier.hops[dossier.hops["attribution_id"] == row["attribution_id"]]
    chain, cues = set(steps["entity_id"]), set(steps["cue_start"].dropna())
    entities = _speaking(dossier)
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
