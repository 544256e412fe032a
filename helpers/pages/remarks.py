"""Remarks: the findings and the observations of a dossier as the report tells them."""

from typing import Any

import pandas as pd

from .. import views
from ..contract import ASIDE, BY_HAND
from ..display import unlisted
from ..dossier import Dossier
from ..views.findings.wording import one_line

QUOTED = 120
"""as many characters of a passage stand with a remark"""
COUNTED = ("missing-metadata", "anonymous", "unattributed")
"""kinds of remarks by which a machine only says of one place what a count says of all"""


def findings(dossier: Dossier) -> list[dict]:
    """What an editor should know, strongest first, those that were set aside last: each with the
    statements that it rests on.
    """
    table = views.findings(dossier)
    said = views.statements(dossier).set_index("attribution_id", drop=False)
    return [
        {
            **row,
            "said": said.loc[unlisted(row["attributions"])].to_dict("records"),
        }
        for row in table.to_dict("records")
    ]


def observations(dossier: Dossier) -> list[dict]:
    """What readers noted: a person's remarks before those that a machine drafted, without those
    that only repeat a count.
    """
    table = dossier.observations
    drafted = table["drafted_by"].str.startswith("rule:")
    repeats = drafted & (table["status"] != "checked") & table["kind"].isin(COUNTED)
    kept = table.assign(drafted=drafted)[~repeats & ~table["kind"].isin((BY_HAND, ASIDE))]
    rows = kept.sort_values("drafted", kind="stable").itertuples(index=False)
    return [row._asdict() | _place(dossier, row) for row in rows]


def _place(dossier: Dossier, row: Any) -> dict:
    """The paragraph that a remark is on, and its words; nothing for the text as a whole."""
    spans = views.spans(row)
    if not spans:
        return {"paragraph": 0, "words": "", "spans": []}
    [number] = views.paragraph(dossier, pd.Series([spans[0][0]]))
    words = " … ".join(dossier.text[start:end].strip() for start, end in spans)
    return {"paragraph": number, "words": one_line(words, QUOTED), "spans": spans}
