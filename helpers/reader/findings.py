"""Findings: what an editor should know first, as a notebook shows it."""

from typing import Any

import pandas as pd

from .. import views
from ..arguments import judged
from ..display import isolated, unlisted
from ..dossier import Dossier
from .marking import passage
from .showing import Html

LINE = "margin:.5em 0;max-width:56em"
FEW = 6
"""of how many statements at most the words are shown"""
MORE = "What it rests on, and what would settle it"
NONE = "Nothing that the rules look for stands out. Each rule says what it misses."


@judged
def findings(dossier: Dossier, *, whole: bool = False) -> Html:
    """The findings as sentences, strongest first, each with the first statements that it rests
    on, their passages, and what would settle it.

    whole: all of them, those that were set aside last; without, the five to seven that come first.
    """
    dossier = views.joined(dossier)
    table = views.findings(dossier)
    shown = table if whole else table[table["first"]]
    said = views.statements(dossier).set_index("attribution_id", drop=False)
    rows = shown.to_dict("records")
    items = "".join(_item(dossier, row, said.loc[unlisted(row["attributions"])]) for row in rows)
    told = f'<ol style="padding-left:1.6em">{items}</ol>' if items else f"<p>{NONE}</p>"
    text = "\n".join(f"{n}. {row['sentence']}" for n, row in enumerate(rows, start=1))
    return Html(told, text or NONE)


def _item(dossier: Dossier, row: dict[str, Any], said: pd.DataFrame) -> str:
    aside = f"<p><b>Set aside:</b> {isolated(row['set_aside'])}</p>" if row["set_aside"] else ""
    settle = f"<p><b>To settle it:</b> {isolated(row['settle'])}</p>" if row["settle"] else ""
    few = list(said.head(FEW).itertuples())
    resting = "".join(
        f"<li><b>{isolated(one.source)}</b>: {isolated(one.proposition)}</li>" for one in few
    )
    if more := len(said) - len(few):
        resting += f"<li>and {more} more</li>"
    spans = sorted({span for one in few for span in views.spans(one)})
    return (
        f'<li style="{LINE}"><b style="font-size:1.05em">{isolated(row["sentence"])}</b>{aside}'
        f"<details><summary>{MORE}</summary>{settle}<ul>{resting}</ul>"
        f"{passage(dossier, spans)}</details></li>"
    )
