"""How they would know: the ground that the text shows for each statement, in words and counted.

What the values mean stands in data/README.md. It is about what the text shows, never about whether
what is said is so.
"""

from typing import Any

import pandas as pd

from ..arguments import judged
from ..contract import UNSAID, options
from ..dossier import Dossier
from .joining import IDENTIFIED, OPEN, statements

UNSHOWN = UNSAID["knowledge"]
"""the text does not show how its source would know"""


@judged
def knowing(dossier: Dossier) -> pd.DataFrame:
    """How the sources would know what they say: one row per ground that some statement has, in the
    contract's order, that the text shows none last.

    Columns: how_known (in plain words), one column of statements for each way of identifying the
    source (that it is left open only where one is), statements (all of them), of (all of the
    text), share, in_words (those whose ground is in words that the text has).
    """
    said = statements(dossier)
    counted = pd.crosstab(said["knowledge"], said["identified"]).reindex(
        index=[
            value
            for value in options("attributions", "knowledge")
            if value in set(said["knowledge"])
        ],
        columns=[voice for voice in IDENTIFIED if voice != OPEN or OPEN in set(said["identified"])],
        fill_value=0,
    )
    first = said.groupby("knowledge")["how_known"].first()
    worded = said[said["knowledge_words"] != ""].groupby("knowledge").size()
    table = counted.assign(statements=counted.sum(axis=1), of=len(said))
    table["share"] = table["statements"] / table["of"]
    table["in_words"] = worded.reindex(table.index, fill_value=0).astype(int)
    table.insert(0, "how_known", first.reindex(table.index))
    return table.rename_axis(columns=None).reset_index(drop=True)


def tell_ground(row: Any) -> str:
    """How the source of a row of `statements` would know, with the words that say so, if any:
    "measured it (“counted the boats”)"; blank where the outlet speaks and shows nothing.
    """
    if row.knowledge == UNSHOWN and not row.depth:
        return ""
    words = f" (“{row.knowledge_words}”)" if row.knowledge_words else ""
    return f"{row.how_known}{words}"
