"""The verb that tells what is known of the article itself."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from ...dossier import Dossier, DossierError
from ...drafting.given import YEARS, day_of
from ...drafting.reading import read_through
from ...drafting.remarks import LACKING, lacks
from ...drafting.times import Time, find_times
from ...messages import shown
from ..chains import renumbered
from ..merging import merge
from ..redating import Rest, with_resting, with_rests
from ..rows import drop_rows, find, set_cells
from .registry import verb

UNKNOWN = "unknown"
YEAR = re.compile(r"([12][0-9]{3})\??")
STATED, INFERRED = "given with the article", "inferred: the text does not say it"
COUNTED = {True: "the day of publication", False: "the day that is inferred"}
"""what a date's note calls the day from which it is counted, by whether that is stated"""


@verb
def tell(
    dossier: Dossier,
    headline: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    inferred: str | None = None,
    noted: bool = False,
    rests: Sequence[Rest] = (),
) -> Dossier:
    """With what is known of the article: headline, byline, publisher, the day it was published. A
    blank is unknown; what is not given stays. inferred: where that day is not known, one that dates
    are counted from by who corrects, or its year. A publisher names the outlet, and a new day
    re-reads the dates that nobody has checked, and what rests on them. rests: what that day lets
    them date besides. noted: the drafter's remark that what is told now was not given goes, unless
    somebody has checked it. Raises DossierError for no day.
    """
    given = {"headline": headline, "byline": byline, "publisher": publisher}
    told = {name: value.strip() or UNKNOWN for name, value in given.items() if value is not None}
    dossier = _with(dossier, told)
    if noted:
        dossier = _lacking_no_more(dossier)
    if published is not None or inferred is not None:
        known = dossier.article["published"].replace(UNKNOWN, "")
        stated = day_of((known if published is None else published).strip())
        dossier = _published_on(dossier, stated, (inferred or "").strip())
    dossier = with_rests(dossier, rests)
    return dossier if publisher is None else _published_by(dossier, publisher.strip())


def counted_from(dossier: Dossier) -> date | None:
    """The day from which a dossier's dates are counted, stated or inferred; None where it has
    none.
    """
    with suppress(DossierError):
        return day_of(dossier.article.get("published_edtf", "").removesuffix("~"))
    return None


def year_of(dossier: Dossier) -> int | None:
    """The year of an article of which no day is known; None where a day is, or nothing."""
    year = YEAR.fullmatch(dossier.article.get("published_edtf", ""))
    return int(year[1]) if year else None


def moment_of(told: str) -> tuple[date | None, int | None]:
    """The day that is told, or the year. Raises DossierError for neither."""
    year = YEAR.fullmatch(told)
    if year and int(year[1]) in YEARS:
        return None, int(year[1])
    with suppress(DossierError):
        return day_of(told), None
    raise DossierError(
        f"the day or year that is inferred: found {shown(told)}; allowed: a day such as 2024-10-29 "
        f"or a year such as 2024, of the years {YEARS[0]} to {YEARS[-1]}, or nothing"
    )


def times_in(dossier: Dossier, words: str) -> list[Time]:
    """The temporal expressions of words, counted as those of a dossier are."""
    return find_times(words, counted_from(dossier), year_of(dossier))


def _with(dossier: Dossier, told: dict[str, str]) -> Dossier:
    package = dossier.package | {"article": dossier.article | told}
    return replace(dossier, package=package)


def _lacking_no_more(dossier: Dossier) -> Dossier:
    """Without the drafted remarks that the article lacks what it has by now."""
    rows, there = dossier.observations, [name for name in LACKING if _is_told(dossier, name)]
    drafted = (rows["status"] == "drafted") & (rows["kind"] == "missing-metadata")
    answered = rows["note"].map(lambda note: any(lacks(note, name) for name in there))
    return drop_rows(dossier, "observations", drafted & answered.astype(bool))


def _is_told(dossier: Dossier, name: str) -> bool:
    return dossier.article.get(name, UNKNOWN) != UNKNOWN


def _published_on(dossier: Dossier, stated: date | None, inferred: str) -> Dossier:
    """With a day of publication that is stated, else inferred, or its year, else unknown; dated
    anew.
    """
    edtf, basis = "", ""
    day, year = moment_of(inferred)
    if stated:
        edtf, basis = stated.isoformat(), STATED
    elif day or year:
        edtf, basis = f"{day}~" if day else f"{year}?", INFERRED
    on = stated.isoformat() if stated else UNKNOWN
    told = {"published": on, "published_edtf": edtf, "published_basis": basis}
    return _dated_anew(_with(dossier, told), counted=COUNTED[bool(stated)])


def _published_by(dossier: Dossier, publisher: str) -> Dossier:
    outlet = dossier.hops.loc[dossier.hops["hop"] == 0, "entity_id"]
    rows = dossier.entities["entity_id"].isin(outlet) & (dossier.entities["kind"] == "outlet")
    cells = {"name": publisher or "the outlet", "named": bool(publisher)}
    dossier = set_cells(dossier, "entities", rows, cells)
    one = dossier.entities.loc[rows, "entity_id"]
    return _as_one(dossier, one.iloc[0], publisher) if publisher and len(one) == 1 else dossier


def _as_one(dossier: Dossier, outlet: str, publisher: str) -> Dossier:
    """With the drafted outlets of the publisher's name as the publisher: an agency that is named in
    the dateline. It tells itself nothing.
    """
    others = dossier.entities[dossier.entities["status"] == "drafted"]
    names = others["name"].str.removeprefix("The ").str.casefold()
    same = (others["kind"] == "outlet") & (names == publisher.removeprefix("The ").casefold())
    for gone in others.loc[same & (others["entity_id"] != outlet), "entity_id"]:
        dossier = merge(dossier, "entities", outlet, gone)
    back = (dossier.hops["entity_id"] == outlet) & (dossier.hops["hop"] > 0)
    for step in dossier.hops[back].itertuples():
        at = find(dossier, "hops", [step.attribution_id, str(step.hop)])
        dossier = renumbered(drop_rows(dossier, "hops", at), step.attribution_id, step.hop, -1)
    return dossier


def _dated_anew(dossier: Dossier, counted: str) -> Dossier:
    """With the drafted dates read from the day of publication that is known by now, and what rests
    on their words and still has their value. counted: what their notes call that day.
    """
    reading = read_through(dossier.text)
    times = times_in(dossier, reading.text)
    found = {reading.given((time.start, time.end)): time for time in times}
    for row in dossier.dates[dossier.dates["status"] == "drafted"].itertuples():
        time = found.get((row.start, row.end))
        if time and (time.edtf, time.basis) != (row.edtf, row.basis):
            note = time.note.replace(COUNTED[True], counted)
            dossier = _read_anew(dossier, row, time, note)
    return dossier


def _read_anew(dossier: Dossier, row: Any, time: Time, note: str) -> Dossier:
    at = dossier.dates["date_id"] == row.date_id
    cells = {"edtf": time.edtf, "basis": time.basis, "note": note}
    return with_resting(set_cells(dossier, "dates", at, cells), row)
