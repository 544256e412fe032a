"""Days that are offered: by which dates of the text something may be said or have happened, and
what words which tell a time may stand for. For a person to take by a click or a digit, the
likeliest first; nothing is dated by them until somebody takes one.

Misses: what only the sense of the text tells; a time between two dates.
"""

import re
from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

import pandas as pd

from ..dossier import Dossier
from ..drafting.moments import BOUNDS
from ..spans import inside, spans_of
from .claimed import SMALL, WORD
from .handing import sentence_of
from .proposing import proposed
from .reckoning import FROM, UP_TO, basis_of, counted_from_day
from .rows import find
from .verbs.dating import BY_RELAY, DAY
from .verbs.telling import counted_from

DAYS, VALUES, COUNTED = 4, 6, 3
"""how many are offered at most: to a statement, to words that tell a time, and of these as counted
from a day
"""
PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}[?~]?")
"""a value that can bound another"""
LIMITS = {"before": UP_TO, "after": FROM}
"""the words by which a time is limited by another"""


class Offered(NamedTuple):
    """A day for a row: a step of a chain, a claim, or words that tell a time. told: the words it
    rests on; bound: whether they limit it ("before", "after").
    """

    table: str
    key: list[str]
    told: str
    edtf: str
    basis: str
    date_id: str = ""
    bound: str = ""


def days_for(dossier: Dossier, table: str, id_: str) -> list[Offered]:
    """The days that are offered on the card of a statement, or of words that tell a time; none on
    any other, or where the text dates nothing. Raises Refused for a row that is gone.
    """
    if table == "dates":
        return values_for(dossier, id_)
    if table != "attributions":
        return []
    row = dossier.attributions[find(dossier, table, id_)].iloc[0]
    chain = dossier.hops[dossier.hops["attribution_id"] == id_].sort_values("hop")
    said = [offer for place in range(len(chain)) for offer in _said(dossier, row, chain, place)]
    return said + list(_first(_happened(dossier, row, chain), DAYS))


# ---- when it was said


def _said(dossier: Dossier, row: pd.Series, chain: pd.DataFrame, place: int) -> Iterator[Offered]:
    """When a step of a chain was said: by a date beside the statement, by who relays it, or as the
    same party and the statement before say it.
    """
    hop = chain.iloc[place]
    if place or len(chain) == 1:
        key = [hop["attribution_id"], str(hop["hop"])]
        yield from _first(_speaking(dossier, row, hop, chain[:place], key), DAYS)


def _speaking(
    dossier: Dossier, row: pd.Series, hop: pd.Series, outer: pd.DataFrame, key: list[str]
) -> Iterator[Offered]:
    yield from _relayed(dossier, outer[outer["hop"] > 0], "hops", key)
    spoken = row["start"] if pd.isna(hop["cue_start"]) else hop["cue_start"]
    content, beside = _dates_near(dossier, row, int(spoken))
    for day in (*beside, *content):
        yield from _by(dossier, "hops", key, day)
    theirs = dossier.hops[(dossier.hops["entity_id"] == hop["entity_id"])]
    for step in _most_used(theirs, "said"):
        yield from _as(dossier, "hops", key, step, "carried-over" if hop["hop"] else "")
    yield from _nearest(dossier, row, "hops", key)


# ---- when it happened


def _happened(dossier: Dossier, row: pd.Series, chain: pd.DataFrame) -> Iterator[Offered]:
    """When something happened: by a date beside it, by the time it was said, as what is told just
    before and after it, or by the nearest date of the text.
    """
    key = [row["claim_id"]]
    content, beside = _dates_near(dossier, row, int(row["start"]))
    for day in content:
        yield from _by(dossier, "claims", key, day)
    yield from _relayed(dossier, chain[-1:], "claims", key)
    for day in beside:
        yield from _by(dossier, "claims", key, day)
    for claim in _beside(dossier, row):
        yield from _as(dossier, "claims", key, claim, "")
    yield from _nearest(dossier, row, "claims", key)


def _beside(dossier: Dossier, row: pd.Series) -> list[tuple[str, str, str]]:
    """The value, basis and words of the statements just before and after."""
    said = dossier.attributions.sort_values("start", kind="stable")
    at = list(said["attribution_id"]).index(row["attribution_id"])
    near = [said["claim_id"].iloc[n] for n in (at - 1, at + 1) if 0 <= n < len(said)]
    claims = dossier.claims.set_index("claim_id").loc[near]
    return _told(claims[claims["event_date_id"] != ""], "event")


# ---- candidates


def _dates_near(dossier: Dossier, row: pd.Series, place: int) -> tuple[list[str], list[str]]:
    """The dates in the sentences of a statement, the nearest to a place first: those in its words,
    and those beside them.
    """
    first, last = sentence_of(dossier.text, row["start"])[0], row["end"]
    last = max(last, sentence_of(dossier.text, int(last) - 1)[1])
    days = _by_distance(_valued(dossier), place)
    days = days[days["start"].between(first, last - 1)]
    words = spans_of(row)
    here = {day.date_id for day in days.itertuples() if inside((day.start, day.end), words)}
    return (
        [day for day in days["date_id"] if day in here],
        [day for day in days["date_id"] if day not in here],
    )


def _by_distance(days: pd.DataFrame, place: int) -> pd.DataFrame:
    away = (days["start"] - place).abs()
    return days.loc[away.sort_values(kind="stable").index]


def _valued(dossier: Dossier) -> pd.DataFrame:
    return dossier.dates[dossier.dates["edtf"] != ""]


def _nearest(dossier: Dossier, row: pd.Series, table: str, key: list[str]) -> Iterator[Offered]:
    days = _by_distance(_valued(dossier), int(row["start"]))
    earlier = days["start"] < int(row["start"])
    for day in (*days[earlier]["date_id"], *days[~earlier]["date_id"]):
        yield from _by(dossier, table, key, day)


def _relayed(
    dossier: Dossier, outer: pd.DataFrame, table: str, key: list[str]
) -> Iterator[Offered]:
    """By the time at which somebody said it."""
    for edtf, _, date_id in reversed(_told(outer[outer["said_date_id"] != ""], "said")):
        words = _words(dossier, date_id)
        bound = "before" if DAY.fullmatch(words["edtf"]) else ""
        value = BOUNDS[bound].format(words["edtf"])
        if value in (edtf, f"../{edtf}"):
            told = f"by {words['text']}, when it was said"
            yield Offered(table, key, told, value, BY_RELAY, date_id, bound)


def _by(dossier: Dossier, table: str, key: list[str], date_id: str) -> Iterator[Offered]:
    """By words of the text, with the basis that they have from here."""
    words = _words(dossier, date_id)
    args = {"table": table, "key": key, "date_id": date_id}
    basis = proposed(dossier, "set_date", args).get("basis", words["basis"])
    yield Offered(table, key, words["text"], words["edtf"], basis, date_id)


def _as(
    dossier: Dossier, table: str, key: list[str], other: tuple[str, str, str], basis: str
) -> Iterator[Offered]:
    """As another row is dated."""
    edtf, was, date_id = other
    words = _words(dossier, date_id)
    for bound, form in BOUNDS.items():
        if form.format(words["edtf"]) == edtf:
            told = f"{bound} {words['text']}".strip()
            yield Offered(table, key, told, edtf, basis or was, date_id, bound)
            return


def _most_used(rows: pd.DataFrame, what: str) -> list[tuple[str, str, str]]:
    dated = rows[rows[f"{what}_date_id"] != ""]
    counts = dated[f"{what}_date_id"].map(dated[f"{what}_date_id"].value_counts())
    return _told(dated.loc[counts.sort_values(ascending=False, kind="stable").index], what)


def _told(rows: pd.DataFrame, what: str) -> list[tuple[str, str, str]]:
    columns = [f"{what}_edtf", f"{what}_basis", f"{what}_date_id"]
    return list(rows[columns].itertuples(index=False, name=None))


def _words(dossier: Dossier, date_id: str) -> pd.Series:
    words = dossier.dates[find(dossier, "dates", date_id)].iloc[0].copy()
    words["text"] = " ".join(words["text"].split())
    return words


def _first(offers: Iterable[Offered], most: int) -> Iterator[Offered]:
    """The first of them, none twice."""
    seen: set[tuple] = set()
    for offer in offers:
        same = (offer.edtf, offer.date_id)
        if same in seen:
            continue
        seen.add(same)
        yield offer
        if len(seen) == most:
            return


# ---- what words stand for


def values_for(dossier: Dossier, date_id: str) -> list[Offered]:
    """What words that tell a time may stand for: the times of the text, up to them or from them on
    where the words say so; those first by which the same may be meant, then the nearest.
    """
    row = dossier.dates[find(dossier, "dates", date_id)].iloc[0]
    days = _by_distance(_valued(dossier), int(row["start"]))
    days = days[
        (days["date_id"] != date_id) & days["edtf"].map(lambda edtf: bool(PLAIN.fullmatch(edtf)))
    ]
    away = days["start"].map(lambda place: _away(dossier, row, int(place)))
    ranked = days.loc[away.sort_values(kind="stable").index]
    return list(_first(_values(dossier, row, ranked), VALUES))


def _values(dossier: Dossier, row: pd.Series, days: pd.DataFrame) -> Iterator[Offered]:
    limits = [way for way, words in LIMITS.items() if words.match(row["text"])]
    form = BOUNDS[limits[0] if limits else ""]
    told = [(" ".join(day.text.split()), day.edtf) for day in days.itertuples()]
    offered = [(words, form.format(edtf)) for words, edtf in told]
    if not limits and (day := counted_from(dossier)):
        offered.insert(VALUES - 1, ("by the day of the article", f"../{day}"))
    reckoned = [
        (f"counted from {words}", value)
        for words, edtf in told
        if (value := counted_from_day(row["text"], edtf))
    ]
    for words, edtf in (*reckoned[:COUNTED], *offered):
        basis = basis_of(dossier, row["text"], edtf, row["date_id"])
        yield Offered("dates", [row["date_id"]], words, edtf, basis)


def _away(dossier: Dossier, row: pd.Series, place: int) -> float:
    """How far a place of the text is from a word that these words share with its sentence; endless
    where they share none.
    """
    start, end = sentence_of(dossier.text, place)
    told = {word.casefold() for word in WORD.findall(row["text"])} - SMALL
    found = (
        match.start()
        for match in WORD.finditer(dossier.text, start, end)
        if match.group().casefold() in told and not row["start"] <= match.start() < row["end"]
    )
    return min((abs(place - at) for at in found), default=inf)
