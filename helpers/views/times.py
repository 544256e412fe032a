"""The dates of the article: its expressions and its three clocks."""

from collections.abc import Iterator

import pandas as pd

from .. import dates
from ..arguments import judged
from ..display import listed
from ..dossier import Dossier
from .joining import statements
from .places import paragraph

CLOCKS = ["published", "said", "happened"]
ON_A_CLOCK = [
    *("clock", "edtf", "label", "basis", "earliest", "latest"),
    *("attributions", "attribution_ids"),
]
"""the columns of `clocks`"""


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
    told = pd.DataFrame(
        [_published(dossier), *_told(statements(dossier))],
        columns=["clock", "edtf", "basis", "attribution_ids"],
    )
    told = (
        told.groupby(["clock", "edtf"], sort=False)
        .agg(basis=("basis", ", ".join), attribution_ids=("attribution_ids", "sum"))
        .reset_index()
    )
    read = [dates.read(edtf) for edtf in told["edtf"]]
    told = told.assign(
        attributions=told["attribution_ids"].map(len),
        attribution_ids=told["attribution_ids"].map(listed),
        label=[interval.label for interval in read],
        earliest=[interval.earliest for interval in read],
        latest=[interval.latest for interval in read],
    )
    order = told.assign(
        clock=told["clock"].map(CLOCKS.index),
        undated=told["edtf"] == "",
        last=[str(interval.latest or interval.earliest) for interval in read],
    ).sort_values(["clock", "undated", "last"])
    return told.loc[order.index, ON_A_CLOCK].reset_index(drop=True)


def _published(dossier: Dossier) -> tuple[str, str, str, list[str]]:
    """When the article was published, as a row of its clock."""
    article = dossier.article
    if article.get("published", "unknown") != "unknown":
        return "published", article["published"], "explicit", []
    return "published", article.get("published_edtf", ""), "unknown in the text", []


def _told(table: pd.DataFrame) -> Iterator[tuple[str, str, str, list[str]]]:
    """When statements were made and what they claim happened, a row for each date and basis."""
    for clock, name in (("said", "said"), ("happened", "event")):
        grouped = table.groupby([f"{name}_edtf", f"{name}_basis"])["attribution_id"].agg(list)
        for (edtf, basis), ids in grouped.items():
            yield clock, edtf, basis, ids
