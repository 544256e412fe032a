"""Handing on: what becomes of a statement when somebody else says it than was thought. Its cue, its
day and how it is quoted were read from the words around the first speaker.
"""

import re
from collections.abc import Sequence

import pandas as pd

from ..dossier import Dossier
from ..drafting.pages import QUOTED
from ..spans import Span, inside, spans_of, touching
from .cutting import placed, trimmed, worded
from .reading_order import sentences
from .rows import find, set_cells

UNSAID: dict[str, object] = {
    "cue": "",
    "cue_start": pd.NA,
    "cue_end": pd.NA,
    "said_edtf": "",
    "said_basis": "not-stated",
    "said_date_id": "",
}
"""the cells of a step that nothing is read of"""


def own_words(
    dossier: Dossier,
    hop: pd.Series,
    mention_id: str,
    cue: Sequence[int] | None,
    date_id: str,
    keep: bool = False,
) -> dict[str, object]:
    """The cells of a step that is another party's now: the cue and the day that are given; those of
    the old party only if they are to be kept, or where it was a pronoun or a description, and the
    new one is named elsewhere.
    """
    if cue is None and not date_id and _stands_for(dossier, hop, mention_id):
        return {}
    cells: dict[str, object] = {} if keep else dict(UNSAID)
    if cue is not None:
        start, end = cue
        cells |= {"cue": dossier.text[start:end], "cue_start": start, "cue_end": end}
    if date_id:
        day = dossier.dates[find(dossier, "dates", date_id)].iloc[0]
        names = ("said_edtf", "said_basis", "said_date_id")
        cells |= dict(zip(names, (day["edtf"], day["basis"], date_id)))
    return cells


def _stands_for(dossier: Dossier, hop: pd.Series, mention_id: str) -> bool:
    """Whether the words around a statement tell of its speaker without a name, and the new one is
    named in another sentence.
    """
    mentions = dossier.mentions.set_index("mention_id")
    if hop["mention_id"] not in mentions.index or hop["cue"] == "":
        return False
    if mentions.loc[hop["mention_id"], "form"] not in ("pronoun", "description"):
        return False
    if mention_id not in mentions.index:
        return True
    around = sentence_of(dossier.text, int(hop["cue_start"]))
    return not around[0] <= mentions.loc[mention_id, "start"] < around[1]


def sentence_of(text: str, place: int) -> Span:
    """The sentence that a place of the text stands in."""
    return next((span for span in sentences(text) if place < span[1]), (0, len(text)))


def told_by(dossier: Dossier, attribution_id: str, spans: Sequence[Span]) -> Dossier:
    """With a statement without the words that name who says it, where they stand at its edge, and
    quoted as its own words are; a claim in the old words is in the new ones.
    """
    at = find(dossier, "attributions", attribution_id)
    row = dossier.attributions[at].iloc[0]
    old = spans_of(row)
    pieces = _without(dossier.text, old, spans)
    cells: dict[str, object] = {"quote": quote_of(dossier.text, pieces)}
    if pieces == old:
        return set_cells(dossier, "attributions", at, cells)
    claim = find(dossier, "claims", row["claim_id"])
    alone = (dossier.attributions["claim_id"] == row["claim_id"]).sum() == 1
    said = dossier.claims.loc[claim, "proposition"].iloc[0]
    if alone and said == worded(dossier, old, attribution_id):
        words = {"proposition": worded(dossier, pieces, attribution_id)}
        dossier = set_cells(dossier, "claims", claim, words)
    return set_cells(dossier, "attributions", at, placed(dossier, pieces) | cells)


def _without(text: str, pieces: list[Span], spans: Sequence[Span]) -> list[Span]:
    """Pieces without the spans at their two edges, and what joined those to the rest."""
    start, end = pieces[0][0], pieces[-1][1]
    for first, last in sorted(spans):
        if first >= start and not re.search(r"\w", text[start:first]):
            start = max(start, last)
    for first, last in sorted(spans, reverse=True):
        if last <= end and not re.search(r"\w", text[last:end]):
            end = min(end, first)
    if (start, end) == (pieces[0][0], pieces[-1][1]):
        return pieces
    left = [(max(first, start), min(last, end)) for first, last in pieces]
    return [span for span in (trimmed(text, span) for span in left) if span] or pieces


def quote_of(text: str, pieces: Sequence[Span]) -> str:
    """How words that somebody says are quoted: by the quotation marks they stand in."""
    marked = [match.span() for match in QUOTED.finditer(text)]
    if all(inside(piece, marked) for piece in pieces):
        return "direct"
    return "mixed" if touching(pieces, marked) else "indirect"
