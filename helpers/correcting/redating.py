"""Redating: what a draft would date if it were told the day of publication, for a dossier that was
drafted without: which steps were said, and which claims happened, by which words.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

import pandas as pd

from .. import leftopen
from ..dossier import Dossier
from ..drafting import draft
from ..drafting.dating import happens
from ..spans import Span, inside, spans_of
from .rows import KEYS, find, set_cells
from .standing import page_at

SPAN = ["start", "end"]
TIMED = {"hops": "said", "claims": "event"}
"""what the columns of a day begin with"""
UP_TO = "../"
"""what a value begins with that is limited by another"""
PARTS = ("edtf", "basis", "date_id")
Rest = list[Any]
"""a table, the key of a row, and the value, the basis and the words that date it"""


def rests_on(dossier: Dossier, day: date | None, year: int | None) -> list[Rest]:
    """What a draft with this day, or only this year, dates that is drafted here, too, by the same
    words, and has no date yet.
    """
    fresh = draft(dossier.text, published=day, year=year)
    same = _steps(dossier).merge(
        _steps(fresh), on=[*SPAN, "hop", "steps", "cue_start"], suffixes=("", "_fresh")
    )
    dates = dossier.dates.merge(fresh.dates, on=SPAN, suffixes=("", "_fresh"))
    words = dict(zip(dates["date_id_fresh"], dates["date_id"])) | {"": ""}
    return [rest for table in TIMED for rest in _rests(table, same, words)]


def _rests(table: str, same: pd.DataFrame, words: dict[str, str]) -> Iterator[Rest]:
    """The rows of a table that are open and dated in a fresh draft. words: its dates, by whose they
    are here.
    """
    what = TIMED[table]
    told = same[[f"{what}_{part}_fresh" for part in PARTS]].set_axis(list(PARTS), axis=1)
    open_ = (same[f"{what}_edtf"] == "") & (same[f"{what}_status"] == "drafted")
    keys = same[KEYS[table]].astype(str).agg(list, axis=1)
    rows = told.assign(key=keys)[open_ & ~same.duplicated(KEYS[table])]
    for row in rows.itertuples():
        if row.edtf and row.date_id in words:
            yield [table, row.key, row.edtf, row.basis, words[row.date_id]]


def _steps(dossier: Dossier) -> pd.DataFrame:
    """The steps of all chains, with the words, the claim and the days of what is said."""
    steps = dossier.hops.groupby("attribution_id")["hop"].max().rename("steps").reset_index()
    said = dossier.attributions[["attribution_id", "claim_id", *SPAN]]
    claims = dossier.claims[["claim_id", "event_edtf", "event_basis", "event_date_id", "status"]]
    return (
        dossier.hops.rename(columns={"status": "said_status"})
        .merge(steps, on="attribution_id")
        .merge(said, on="attribution_id")
        .merge(claims.rename(columns={"status": "event_status"}), on="claim_id")
    )


def happened_then(dossier: Dossier, span: Span, edtf: str, basis: str, date_id: str) -> list[Rest]:
    """The claim that words which date it stand in, the innermost, where it is only drafted and has
    no date yet.
    """
    said = dossier.attributions
    holding = said[[inside(span, spans_of(row)) for row in said.itertuples()]]
    if not edtf or holding.empty:
        return []
    row = holding.loc[(holding["end"] - holding["start"]).idxmin()]
    page = page_at(dossier.text, row["start"])
    claim = dossier.claims[find(dossier, "claims", row["claim_id"])].iloc[0]
    open_ = claim["status"] == "drafted" and not claim["event_edtf"]
    content = [page.at_home(piece) for piece in spans_of(row)]
    told = open_ and happens(page, span, content)
    return [["claims", [row["claim_id"]], edtf, basis, date_id]] if told else []


def with_rests(dossier: Dossier, rests: Sequence[Rest]) -> Dossier:
    """With rows dated by words of the text."""
    for table, key, *told in rests:
        names = [f"{TIMED[table]}_{part}" for part in PARTS]
        at = find(dossier, table, key)
        note = leftopen.without(dossier.tables[table].loc[at, "note"].iloc[0], leftopen.SEVERAL)
        dossier = set_cells(dossier, table, at, dict(zip(names, told)) | {"note": note})
    return dossier


def with_resting(dossier: Dossier, was: Any) -> Dossier:
    """With what is only drafted, rests on words and has the value that they had (was: their row
    then), as it is, or up to it, as those words are read now.
    """
    now = dossier.dates[dossier.dates["date_id"] == was.date_id].iloc[0]
    if not was.edtf:
        return dossier
    for (table, what), bound in product(TIMED.items(), ("", UP_TO)):
        edtf, basis, words = (f"{what}_{part}" for part in PARTS)
        frame = dossier.tables[table]
        rests = (frame["status"] == "drafted") & (frame[edtf] == f"{bound}{was.edtf}")
        rests &= frame[words] == was.date_id
        alike = rests & (frame[basis] == was.basis) if now["edtf"] else rests
        value = now["edtf"] and f"{bound}{now['edtf']}"
        dossier = set_cells(dossier, table, rests, {edtf: value})
        dossier = set_cells(dossier, table, alike, {basis: now["basis"]})
    return dossier
