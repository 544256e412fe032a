"""Whose words each character of the article is."""

from itertools import pairwise

import pandas as pd

from ..arguments import judged
from ..dossier import Dossier
from .joining import FRAME, statements
from .places import paragraphs, spans


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
    rows: list[tuple] = []
    for number, (begin, stop) in enumerate(paragraphs(dossier), start=1):
        here = [piece for piece in pieces if piece[0] < stop and piece[1] > begin]
        cuts = sorted(
            {
                begin,
                stop,
                *(cut for start, end, _ in here for cut in (start, end) if begin < cut < stop),
            }
        )
        for start, end in pairwise(cuts):
            said = next(
                (said for first, last, said in here if first <= start and end <= last), None
            )
            who = (said.identified, said.source, said.attribution_id) if said else (FRAME, "", "")
            if (
                rows
                and rows[-1][0] == number
                and not any(char.isalnum() for char in dossier.text[start:end])
            ):
                start, who = rows[-1][1], rows.pop()[5:8]
            rows.append(
                (number, start, end, start - begin, end - begin, *who, dossier.text[start:end])
            )
    return pd.DataFrame(
        rows,
        columns=[
            "paragraph",
            "start",
            "end",
            "first",
            "last",
            "voice",
            "source",
            "attribution_id",
            "text",
        ],
    )
