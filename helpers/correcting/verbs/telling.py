"""The verb that tells what is known of the article itself."""

from dataclasses import replace

import pandas as pd

from ...dossier import Dossier
from ...drafting.given import day_of
from ...drafting.reading import read_through
from ...drafting.times import Time, find_times
from ..rows import DATED, set_cells
from .registry import verb

UNKNOWN = "unknown"


@verb
def tell(
    dossier: Dossier,
    headline: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Dossier:
    """With what is known of the article: headline, byline, publisher, the day it was published. A
    blank is unknown; what is not given stays. A publisher names the outlet, and a new day re-reads
    the dates that nobody has checked, and what rests on them. Raises DossierError for no day.
    """
    given = {"headline": headline, "byline": byline, "publisher": publisher}
    told = {name: value.strip() or UNKNOWN for name, value in given.items() if value is not None}
    article = dossier.article | told
    if published is not None:
        day = day_of(published.strip())
        on = day.isoformat() if day else ""
        article |= {"published": on or UNKNOWN, "published_edtf": on}
        article["published_basis"] = "given with the article" if on else ""
        dossier = _dated_anew(dossier, published.strip())
    dossier = replace(dossier, package=dossier.package | {"article": article})
    return dossier if publisher is None else _published_by(dossier, publisher.strip())


def _published_by(dossier: Dossier, publisher: str) -> Dossier:
    outlet = dossier.hops.loc[dossier.hops["hop"] == 0, "entity_id"]
    rows = dossier.entities["entity_id"].isin(outlet) & (dossier.entities["kind"] == "outlet")
    cells = {"name": publisher or "the outlet", "named": bool(publisher)}
    return set_cells(dossier, "entities", rows, cells)


def _dated_anew(dossier: Dossier, published: str) -> Dossier:
    """With the drafted dates read from another day, and what rests on their words and still has
    their value.
    """
    reading = read_through(dossier.text)
    found = {
        reading.given((time.start, time.end)): time
        for time in find_times(reading.text, day_of(published))
    }
    for date in dossier.dates[dossier.dates["status"] == "drafted"].itertuples():
        time = found.get((date.start, date.end))
        if time and (time.edtf, time.basis) != (date.edtf, date.basis):
            dossier = _read_anew(dossier, date, time)
    return dossier


def _read_anew(dossier: Dossier, date: "pd.Series", time: Time) -> Dossier:
    at = dossier.dates["date_id"] == date.date_id
    cells = {"edtf": time.edtf, "basis": time.basis, "note": time.note}
    dossier = set_cells(dossier, "dates", at, cells)
    for table in ("hops", "claims"):
        edtf, basis = DATED[table][0]
        frame = dossier.tables[table]
        rests = (frame["status"] == "drafted") & (frame[edtf] == date.edtf)
        rests &= frame[f"{edtf[:-4]}date_id"] == date.date_id
        value = {edtf: time.edtf, basis: time.basis}
        dossier = set_cells(dossier, table, rests, value)
    return dossier
