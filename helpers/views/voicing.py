"""Whose words each character of the article is."""

from itertools import pairwise
from typing import Any

import pandas as pd

from ..arguments import judged
from ..dossier import Dossier
from .joining import FRAME, statements
from .places import paragraphs, spans

Piece = tuple[int, int, Any]
"""from where to where in the article some statement goes"""
STRETCH = ["start", "end", "first", "last", "voice", "source", "attribution_id", "text"]


@judged
def voices(dossier: Dossier) -> pd.DataFrame:
    """Whose words each character is: one row per stretch of a paragraph, in order, every character
    of it in just one row.

    Columns: paragraph (from 1), start, end (characters of the article), first, last (characters of
    the paragraph, from 0), voice (named source, unnamed source, source left open, outlet's own
    voice, or source and cue), source, attribution_id, text. Where attributions are nested, the
    innermost counts; a stretch without a letter or digit belongs to the one before it.
    """
    inner = sorted(
        statements(dossier).itertuples(),
        key=lambda said: (said.end - said.start, said.attribution_id),
    )
    pieces = [(start, end, said) for said in inner for start, end in spans(said)]
    rows = [
        (number, *row)
        for number, (begin, stop) in enumerate(paragraphs(dossier), start=1)
        for row in _stretches(dossier.text, begin, stop, pieces)
    ]
    return pd.DataFrame(rows, columns=["paragraph", *STRETCH])


def _stretches(text: str, begin: int, stop: int, pieces: list[Piece]) -> list[tuple]:
    """The stretches of a paragraph, each as a row of STRETCH. pieces: all that is said, the
    innermost first.
    """
    here = [piece for piece in pieces if piece[0] < stop and piece[1] > begin]
    within = {cut for start, end, _ in here for cut in (start, end) if begin < cut < stop}
    rows: list[tuple] = []
    for start, end in pairwise(sorted({begin, stop, *within})):
        who = _voice_of(start, end, here)
        if rows and not any(map(str.isalnum, text[start:end])):
            before = rows.pop()
            start, who = before[0], before[4:7]
        rows.append((start, end, start - begin, end - begin, *who, text[start:end]))
    return rows


def _voice_of(start: int, end: int, pieces: list[Piece]) -> tuple[str, str, str]:
    """Whose words those from start to end are: voice, source and attribution, of the first piece
    that they are within.
    """
    said = next((said for first, last, said in pieces if first <= start and end <= last), None)
    return (said.identified, said.source, said.attribution_id) if said else (FRAME, "", "")
