"""Values that are offered: what words which tell a time may stand for, by the dates of the text. A
person takes one by a click or a digit, the likeliest first.

Misses: a time between two dates.
"""

import re
from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

import pandas as pd

from ..dossier import Dossier
from ..drafting.moments import BOUNDS
from ..spans import Span
from .claimed import SMALL, WORD
from .handing import sentence_of
from .reckoning import FROM, UP_TO, VAGUE, basis_of, counted_from_day, lasting_to
from .rows import find
from .same_event import day_of_moment
from .verbs.dating import BY_RELAY
from .verbs.telling import counted_from

VALUES, COUNTED, LIKELIEST = 6, 3, 3
"""how many are offered at most, of these as counted from a day, and beside words not marked yet"""
PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}[?~]?")
"""a value that can bound another"""
LIMITS = {"before": UP_TO, "after": FROM}
"""the words by which a time is limited by another"""
ANY = "any"
"""what leaves open which time is meant: "at any time"."""
BY_ARTICLE, TO_ARTICLE = "by the day of the article", "up to the day of the article"


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


def values_for(dossier: Dossier, date_id: str) -> list[Offered]:
    """What the words of a date may stand for; see `values_of`."""
    row = dossier.dates[find(dossier, "dates", date_id)].iloc[0]
    return values_of(dossier, (int(row["start"]), int(row["end"])), date_id)


def values_of(dossier: Dossier, span: Span, date_id: str = "") -> list[Offered]:
    """What words that tell a time may stand for: the times of the text, up to them or from them on
    where the words say so. First that of the event by which they tell it, then those by whose
    sentence the same may be meant, then the nearest. date_id: of these words, if they are a date.
    """
    days = by_distance(valued(dossier), span[0])
    own = (days["date_id"] == date_id) | (days["start"] == span[0]) & (days["end"] == span[1])
    days = days[~own & days["edtf"].map(lambda edtf: bool(PLAIN.fullmatch(edtf)))]
    away = days["start"].map(lambda place: _away(dossier, span, int(place)))
    away[days["date_id"] == day_of_moment(dossier, span)] = -1
    ranked = days.loc[away.sort_values(kind="stable").index]
    return list(first(_values(dossier, span, date_id, ranked), VALUES))


def likeliest(dossier: Dossier, span: Span, edtf: str) -> list[tuple[str, str]]:
    """The likeliest values of words that are no date yet, and the words which each is from. edtf:
    what they stand for as they were read, if they were.
    """
    read = [(edtf, "")] if edtf else []
    others = [(one.edtf, one.told) for one in values_of(dossier, span) if one.edtf != edtf]
    return [*read, *others][:LIKELIEST]


def _values(dossier: Dossier, span: Span, date_id: str, days: pd.DataFrame) -> Iterator[Offered]:
    words = " ".join(dossier.text[slice(*span)].split())
    limits = [way for way, told in LIMITS.items() if told.match(words)]
    form = BOUNDS[limits[0] if limits else ""]
    told = [(" ".join(day.text.split()), day.edtf) for day in days.itertuples()]
    offered = [(day, form.format(edtf)) for day, edtf in told]
    known = counted_from(dossier)
    if known and (lasting := lasting_to(words, known)):
        offered.insert(0, (TO_ARTICLE, lasting))
    elif known and not limits:
        is_open = VAGUE.search(words) or ANY in words.split()
        offered.insert(0 if is_open else VALUES - 1, (BY_ARTICLE, f"../{known}"))
    reckoned = [
        (f"counted from {day}", value)
        for day, edtf in told
        if (value := counted_from_day(words, edtf))
    ]
    for day, edtf in (*reckoned[:COUNTED], *offered):
        basis = basis_of(dossier, words, edtf, date_id)
        yield Offered("dates", [date_id], day, edtf, basis)


def _away(dossier: Dossier, span: Span, place: int) -> float:
    """How far a place of the text is from a word that these words share with its sentence; endless
    where they share none.
    """
    start, end = sentence_of(dossier.text, place)
    told = {word.casefold() for word in WORD.findall(dossier.text[slice(*span)])} - SMALL
    found = (
        match.start()
        for match in WORD.finditer(dossier.text, start, end)
        if match.group().casefold() in told and not span[0] <= match.start() < span[1]
    )
    return min((abs(place - at) for at in found), default=inf)


def by_distance(days: pd.DataFrame, place: int) -> pd.DataFrame:
    """Dates, the nearest to a place first."""
    away = (days["start"] - place).abs()
    return days.loc[away.sort_values(kind="stable").index]


def valued(dossier: Dossier) -> pd.DataFrame:
    """The dates that have a value."""
    return dossier.dates[dossier.dates["edtf"] != ""]


def first(offers: Iterable[Offered], most: int) -> Iterator[Offered]:
    """The first of them, no value twice, unless it is once that by which something was said."""
    seen: set[tuple[str, bool]] = set()
    for offer in offers:
        same = (offer.edtf, offer.basis == BY_RELAY)
        if same in seen:
            continue
        seen.add(same)
        yield offer
        if len(seen) == most:
            return
