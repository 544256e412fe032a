"""Where things stand in the article: paragraphs, mentions, the stretches of a row."""

from typing import Any

import pandas as pd

from ..arguments import judged
from ..dossier import Dossier
from ..messages import shown
from ..spans import Span, paragraph_of, spans_of
from ..spans import paragraphs as paragraphs_in


def spans(row: Any) -> list[Span]:
    """The stretches of text that a row of attributions, statements or observations covers: its
    pieces, or the one span; none if blank. Raises TypeError for anything else.
    """
    if not (hasattr(row, "pieces") and hasattr(row, "start")):
        raise TypeError(f"row: found {shown(row)}; allowed: a row that has pieces, start and end")
    return spans_of(row)


@judged
def names(dossier: Dossier) -> dict[str, str]:
    """The name of each entity by its id."""
    return dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))


@judged
def paragraphs(dossier: Dossier) -> list[Span]:
    """The spans of the article's paragraphs: the lines that are not blank, in order."""
    return paragraphs_in(dossier.text)


@judged
def paragraph(dossier: Dossier, positions: pd.Series) -> list[int]:
    """The numbers, from 1, of the paragraphs that characters stand in."""
    bounds = paragraphs(dossier)
    return [paragraph_of(bounds, position) for position in positions]


@judged
def occurrences(dossier: Dossier) -> pd.DataFrame:
    """Where each entity occurs: one row per mention in the order of the text, with the entity's
    name and kind and the paragraph.
    """
    table = dossier.mentions.merge(
        dossier.entities[["entity_id", "name", "kind", "named"]],
        on="entity_id",
        validate="many_to_one",
    )
    return (
        table.assign(paragraph=paragraph(dossier, table["start"]))
        .sort_values(["start", "end"])
        .reset_index(drop=True)
    )
