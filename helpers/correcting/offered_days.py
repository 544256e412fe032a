"""Days that are offered: by which dates of the text something may be said or have happened. For a
person to take by a click or a digit, the likeliest first; nothing is dated by them until somebody
takes one.

Misses: what only the sense of the text tells; a time between two dates.
"""

from collections.abc import Iterator
from itertools import chain as chained

import pandas as pd

from ..dossier import Dossier
from ..drafting.moments import BOUNDS, bounded
from ..spans import Span, inside, paragraph_of, paragraphs, spans_of
from .handing import sentence_of
from .offered_values import Offered, by_distance, first, valued, values_for
from .proposing import proposed
from .rows import find
from .same_event import day_of_statement
from .verbs.dating import BY_RELAY, DAY

DAYS = 4
"""how many are offered to a statement at most"""


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
    return said + list(first(_happened(dossier, row, chain), DAYS))


# ---- when it was said


def _said(dossier: Dossier, row: pd.Series, chain: pd.DataFrame, place: int) -> Iterator[Offered]:
    """When a step of a chain was said: by who relays it, by a date of its sentence, of its
    paragraph, as the same party spoke last, by that of the article, or the nearest of the text;
    what is told of in somebody's words comes last.
    """
    hop = chain.iloc[place]
    if place or len(chain) == 1:
        key = [hop["attribution_id"], str(hop["hop"])]
        yield from first(_speaking(dossier, row, hop, chain[:place], key), DAYS)


def _speaking(
    dossier: Dossier, row: pd.Series, hop: pd.Series, outer: pd.DataFrame, key: list[str]
) -> Iterator[Offered]:
    yield from _relayed(dossier, outer[outer["hop"] > 0], "hops", key)
    spoken = row["start"] if pd.isna(hop["cue_start"]) else hop["cue_start"]
    content, beside = _dates_near(dossier, row, int(spoken))
    told = _in_content(dossier, row)
    near = [day for day in (*beside, *_in_paragraph(dossier, row)) if day not in told]
    for day in near:
        yield from _by(dossier, "hops", key, day)
    for step in _last_said(dossier, row, hop["entity_id"]):
        yield from _as(dossier, "hops", key, step, "carried-over" if hop["hop"] else "")
    spoken_on, of_article = _most_spoken_on(dossier), _of_article(dossier, row)
    for day in (*spoken_on, *of_article, *beside, *content, *_nearest(dossier, row)):
        yield from _by(dossier, "hops", key, day)


def _in_content(dossier: Dossier, row: pd.Series) -> set[str]:
    """The dates in what somebody is said to have said in the paragraph of a statement: they
    tell when that happened.
    """
    start, end = _paragraph(dossier, row)
    sourced = set(dossier.hops.loc[dossier.hops["hop"] > 0, "attribution_id"])
    said = dossier.attributions[dossier.attributions["start"].between(start, end)]
    said = said[said["attribution_id"].isin(sourced)]
    spans = [span for made in said.itertuples() for span in spans_of(made)]
    days = dossier.dates[dossier.dates["start"].between(start, end)].itertuples()
    return {day.date_id for day in days if inside((day.start, day.end), spans)}


def _paragraph(dossier: Dossier, row: pd.Series) -> Span:
    bounds = paragraphs(dossier.text)
    return bounds[paragraph_of(bounds, int(row["start"])) - 1]


def _last_said(dossier: Dossier, row: pd.Series, entity_id: str) -> list[tuple[str, str, str]]:
    """When a party spoke last: by the statement before that is dated, else by the next."""
    said = dossier.attributions.set_index("attribution_id")["start"]
    theirs = dossier.hops[
        (dossier.hops["entity_id"] == entity_id) & (dossier.hops["said_date_id"] != "")
    ]
    starts = theirs["attribution_id"].map(said)
    away = (starts - row["start"]).abs() + len(dossier.text) * (starts >= row["start"])
    return _told(theirs.loc[away.sort_values(kind="stable").index], "said")


# ---- when it happened


def _happened(dossier: Dossier, row: pd.Series, chain: pd.DataFrame) -> Iterator[Offered]:
    """When something happened: by a date in its words, by that of the same event, by the time it
    was said, by a date beside it, as what is told just before and after it, or by the dates of its
    paragraph, of the article, and the nearest of the text.
    """
    key = [row["claim_id"]]
    content, beside = _dates_near(dossier, row, int(row["start"]))
    same = [day for day in [day_of_statement(dossier, row)] if day]
    for day in (*content, *same):
        yield from _by(dossier, "claims", key, day)
    yield from _relayed(dossier, chain[-1:], "claims", key)
    for day in beside:
        yield from _by(dossier, "claims", key, day)
    for day in _most_spoken_on(dossier):
        yield from _by(dossier, "claims", key, day)
    for claim in _beside(dossier, row):
        yield from _as(dossier, "claims", key, claim, "")
    others = (_in_paragraph(dossier, row), _of_article(dossier, row), _nearest(dossier, row))
    for day in chained(*others):
        yield from _by(dossier, "claims", key, day)


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
    days = by_distance(valued(dossier), place)
    days = days[days["start"].between(first, last - 1)]
    words = spans_of(row)
    here = {day.date_id for day in days.itertuples() if inside((day.start, day.end), words)}
    return (
        [day for day in days["date_id"] if day in here],
        [day for day in days["date_id"] if day not in here],
    )


def _in_paragraph(dossier: Dossier, row: pd.Series) -> list[str]:
    """The dates of the paragraph of a statement, the last before it first."""
    start, end = _paragraph(dossier, row)
    near = _nearest(dossier, row)
    starts = dossier.dates.set_index("date_id")["start"]
    return [day for day in near if start <= starts[day] < end]


def _most_spoken_on(dossier: Dossier) -> list[str]:
    """The date by which most of what others say is said: of a hearing, a briefing, a match."""
    hops = dossier.hops
    told = hops[(hops["hop"] > 0) & (hops["said_date_id"] != "")]
    most = told["said_edtf"].mode()[:1]
    return list(told.loc[told["said_edtf"].isin(most), "said_date_id"].mode()[:1])


def _of_article(dossier: Dossier, row: pd.Series) -> list[str]:
    """The date by which the outlet says a statement."""
    hops = dossier.hops[dossier.hops["attribution_id"] == row["attribution_id"]]
    return [day for day in hops.loc[hops["hop"] == 0, "said_date_id"] if day]


def _nearest(dossier: Dossier, row: pd.Series) -> list[str]:
    """The dates of the text, the last before a statement first, and those behind it at the end."""
    days = by_distance(valued(dossier), int(row["start"]))
    earlier = days["start"] < int(row["start"])
    return [*days[earlier]["date_id"], *days[~earlier]["date_id"]]


def _relayed(
    dossier: Dossier, outer: pd.DataFrame, table: str, key: list[str]
) -> Iterator[Offered]:
    """By the time at which somebody said it."""
    for edtf, _, date_id in reversed(_told(outer[outer["said_date_id"] != ""], "said")):
        words = _words(dossier, date_id)
        bound = "before" if DAY.fullmatch(words["edtf"].rpartition("/")[2]) else ""
        value = bounded(bound, words["edtf"])
        if value == bounded(bound, edtf):
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
    for bound in BOUNDS:
        if bounded(bound, words["edtf"]) == edtf:
            told = f"{bound} {words['text']}".strip()
            yield Offered(table, key, told, edtf, basis or was, date_id, bound)
            return


def _told(rows: pd.DataFrame, what: str) -> list[tuple[str, str, str]]:
    columns = [f"{what}_edtf", f"{what}_basis", f"{what}_date_id"]
    return list(rows[columns].itertuples(index=False, name=None))


def _words(dossier: Dossier, date_id: str) -> pd.Series:
    words = dossier.dates[find(dossier, "dates", date_id)].iloc[0].copy()
    words["text"] = " ".join(words["text"].split())
    return words
