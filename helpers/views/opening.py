"""What the text leaves open: readings that are neither one thing nor the other until somebody
decides.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from .. import dates
from ..arguments import judged
from ..dossier import Dossier
from ..leftopen import ANAPHOR, asks
from .joining import OPEN, SEVERAL_DATES, commits, statements

WHO, WHAT = "who says it", "what is said"
WHETHER, WHEN = "whether it is so", "when it was"
READINGS = (WHO, WHAT, WHETHER, WHEN)


@judged
def left_open(dossier: Dossier) -> pd.DataFrame:
    """What the text leaves open: one row per open reading of a statement, in the order of the text.

    Columns: attribution_id, claim_id, open (who says it: the source is not resolved; what is said:
    words such as "it" stand for it; whether it is so: the source neither commits itself nor urges
    it; when it was: two years or several dates), reading (what stands there now), text. A row that
    a person has checked is listed, too, as long as it leaves open what it left open.
    """
    unsaid = {row.claim_id for row in dossier.claims.itertuples() if asks(row.note, ANAPHOR)}
    rows = [
        (row.attribution_id, row.claim_id, what, reading, row.text)
        for row in statements(dossier).itertuples()
        for what, reading in _open(row, unsaid)
    ]
    columns = ["attribution_id", "claim_id", "open", "reading", "text"]
    return pd.DataFrame(rows, columns=columns, dtype=str)


def _open(said: Any, unsaid: set[str]) -> Iterator[tuple[str, str]]:
    """What a statement leaves open, with what stands there now."""
    if said.identified == OPEN:
        yield WHO, said.source
    if said.claim_id in unsaid:
        yield WHAT, said.proposition
    if not commits(said.act, said.certainty):
        yield WHETHER, said.certainty
    if dates.leaves_year(said.said_edtf):
        yield WHEN, f"said: {said.said_label}"
    if dates.leaves_year(said.event_edtf) or said.event_label == SEVERAL_DATES:
        yield WHEN, f"happened: {said.event_label}"
