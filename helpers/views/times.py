"""The dates of the article: its expressions and its three clocks."""

import pandas as pd

from .. import dates
from ..arguments import judged
from ..display import listed
from ..dossier import Dossier
from .joining import statements
from .places import paragraph

CLOCKS = ["published", "said", "happened"]


@judged
def expressions(dossier: Dossier) -> pd.DataFrame:
    """Each temporal expression with its value: the dates table in the order of the text, with
    paragraph, label, earliest, latest.
    """
    table = dossier.dates.drop(columns=["status", "drafted_by"]).sort_values("start")
    read = [dates.read(edtf) for edtf in table["edtf"]]
    return table.assign(
        paragraph=paragraph(dossier, table["start"]),
        reading=pd.Series([interval.label for interval in read], index=table.index, dtype=str),
        earliest=[interval.earliest for interval in read],
        latest=[interval.latest for interval in read],
    ).reset_index(drop=True)


@judged
def clocks(dossier: Dossier) -> pd.DataFrame:
    """Three clocks: one row per clock (published, said, happened) and distinct date on it, dated
    ones first.

    Columns: clock, edtf, label, basis, earliest, latest, attributions (how many statements stand
    there; 0 for published), attribution_ids.
    """
    article, table = dossier.article, statements(dossier)
    stated = article.get("published", "unknown") != "unknown"
    rows: list[tuple] = [
        (
            "published",
            article["published"] if stated else article.get("published_edtf", ""),
            "explicit" if stated else "unknown in the text",
            [],
        )
    ]
    for clock, name in (("said", "said"), ("happened", "event")):
        grouped = table.groupby([f"{name}_edtf", f"{name}_basis"])["attribution_id"].agg(list)
        rows += [(clock, edtf, basis, ids) for (edtf, basis), ids in grouped.items()]
    told = pd.DataFrame(rows, columns=["clock", "edtf", "basis", "attribution_ids"])
    told = (
        told.groupby(["clock", "edtf"], sort=False)
        .agg(basis=("basis", ", ".join), attribution_ids=("attribution_ids", "sum"))
        .reset_index()
    )
    told = told.assign(
        attributions=told["attribution_ids"].map(len),
        attribution_ids=told["attribution_ids"].map(listed),
    )
    read = [dates.read(edtf) for edtf in told["edtf"]]
    told = told.assign(
        label=[i.label for i in read],
        earliest=[i.earliest for i in read],
        latest=[i.latest for i in read],
    )
    order = told.assign(
        clock=told["clock"].map(CLOCKS.index),
        undated=told["edtf"] == "",
        last=[str(i.latest or i.earliest) for i in read],
    )
    return told.loc[
        order.sort_values(["clock", "undated", "last"]).index,
        [
            "clock",
            "edtf",
            "label",
            "basis",
            "earliest",
            "latest",
            "attributions",
            "attribution_ids",
        ],
    ].reset_index(drop=True)
