"""Doubts: what is still to be checked, the most doubtful first.

To add one: a row of DOUBTS, and a test in tests/test_correcting.py.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

import pandas as pd

from .. import dates, views
from ..dossier import Dossier
from ..leftopen import ANAPHOR, SEVERAL, SOURCE, STAYS, asks
from .rows import keys

FIRST = 20
"""what is left open weighs more than all other doubts of a row together"""
RECKONED = ("relative", "bounded-by-relay", "carried-over", "inferred-year", "world-knowledge")
LISTED = ("entities", "mentions", "dates", "attributions", "relations", "observations")


class Asked(NamedTuple):
    """A drafted row, and what its doubts are asked of."""

    table: str
    row: dict
    basis: str
    """what its date rests on; blank when it has none"""
    who: dict
    """the entity that it is about: itself, or the source of an attribution; else empty"""
    source: dict
    """the last hop of an attribution's chain; else empty"""
    form: str
    """the form of the mention that names its source, or its own"""
    claim: str
    """the note of the claim that it makes, or its own; blank when it has none"""
    shares_name: bool
    """whether it is an entity and another one is called the same"""

    @property
    def stands_in(self) -> bool:
        """Whether it is about a source that is not resolved."""
        return asks(str(self.who.get("note", "")), *SOURCE)


class Doubt(NamedTuple):
    """A reason to look at a drafted row, and how much it weighs."""

    why: str
    points: int
    asks: Callable[[Asked], bool]


DOUBTS = (
    Doubt("left open: who says it", FIRST, lambda asked: asked.stands_in),
    Doubt("left open: what is said", FIRST, lambda asked: asks(asked.claim, ANAPHOR)),
    Doubt(
        "left open: whether it is so",
        FIRST,
        lambda asked: (
            bool(asked.source) and not views.commits(asked.row["act"], asked.row["certainty"])
        ),
    ),
    Doubt(
        "left open: when it was",
        FIRST,
        lambda asked: (
            asks(asked.claim, SEVERAL)
            or (asked.table == "dates" and dates.leaves_year(asked.row["edtf"]))
        ),
    ),
    Doubt("left open: whom or what a word means", 4, lambda asked: asks(asked.claim, STAYS)),
    Doubt("a vague date", 2, lambda asked: asked.basis == "vague"),
    Doubt("the date is reckoned", 1, lambda asked: asked.basis in RECKONED),
    Doubt(
        "the drafter left a note",
        1,
        lambda asked: bool(asked.row.get("note")) and asked.table != "observations",
    ),
    Doubt(
        "an unnamed source",
        1,
        lambda asked: (
            bool(asked.source) and asked.who["kind"] == "anonymous" and not asked.stands_in
        ),
    ),
    Doubt(
        "the source is a pronoun", 3, lambda asked: bool(asked.source) and asked.form == "pronoun"
    ),
    Doubt(
        "nobody is named for quoted words",
        4,
        lambda asked: asked.source.get("hop") == 0 and asked.row["quote"] != "none",
    ),
    Doubt(
        "the source is not tied to the text",
        2,
        lambda asked: asked.source.get("hop", 0) > 0 and not asked.form,
    ),
    Doubt(
        "certainty unstated",
        1,
        lambda asked: (
            bool(asked.source)
            and asked.row["certainty"] == "unstated"
            and views.commits(asked.row["act"], "unstated")
        ),
    ),
    Doubt("a pronoun", 3, lambda asked: not asked.source and asked.form == "pronoun"),
    Doubt("a description", 1, lambda asked: not asked.source and asked.form == "description"),
    Doubt(
        "not named",
        1,
        lambda asked: asked.table == "entities" and not asked.row["named"] and not asked.stands_in,
    ),
    Doubt(
        "two entries have this name: one and the same? = and a click on the other makes them one",
        3,
        lambda asked: asked.shares_name,
    ),
    Doubt("no date value", 3, lambda asked: asked.table == "dates" and not asked.row["edtf"]),
    Doubt(
        "inferred, not stated",
        2,
        lambda asked: asked.table == "relations" and asked.basis == "inferred",
    ),
    Doubt(
        "suggested by how it is worded",
        1,
        lambda asked: asked.table == "relations" and asked.basis == "stated",
    ),
)
"""every reason, in the order in which reasons of the same weight are told"""
HEAVIEST_FIRST = sorted(DOUBTS, key=lambda doubt: -doubt.points)


def doubtful(dossier: Dossier) -> pd.DataFrame:
    """What is still to be checked: what is left open first, then the most doubtful, then in the
    order of the text.

    One row per drafted row: table, key (tuple), doubt (points), why (in words), start (its place in
    the text; 0 if it has none). The chain, the quantities and the claim of a drafted attribution
    are not listed: they are accepted with it. Method: points are added up by DOUBTS, a list to be
    read and argued with; nothing is learned or hidden.
    """
    places = _places(dossier)
    listed = []
    for key, asked in _drafted(dossier):
        doubts = [doubt for doubt in HEAVIEST_FIRST if doubt.asks(asked)]
        points, why = (
            sum(doubt.points for doubt in doubts),
            "; ".join(doubt.why for doubt in doubts),
        )
        place = (
            places.get((asked.table, key[0]), 0)
            if pd.isna(asked.row.get("start"))
            else int(asked.row["start"])
        )
        listed.append((asked.table, key, points, why, place))
    table = pd.DataFrame(listed, columns=["table", "key", "doubt", "why", "start"])
    return table.sort_values(
        ["doubt", "start"], ascending=[False, True], kind="stable", ignore_index=True
    )


def count_checked(dossier: Dossier, left: int) -> tuple[int, int]:
    """How many rows are checked, and of how many, when `left` are still listed as doubtful. Steps
    of a chain are counted with their attribution.
    """
    checked = sum(int((dossier.tables[table]["status"] == "checked").sum()) for table in LISTED)
    return checked, checked + left


def _drafted(dossier: Dossier) -> Iterator[tuple[tuple[str, ...], Asked]]:
    """Each drafted row that is to be checked by itself, by its key."""
    entities = dossier.entities.set_index("entity_id").to_dict("index")
    forms = dict(zip(dossier.mentions["mention_id"], dossier.mentions["form"]))
    claims = dict(zip(dossier.claims["claim_id"], dossier.claims["note"]))
    alike = namesakes(dossier)
    sources = _sources(dossier)
    for table, frame in _waiting(dossier).items():
        kept = frame.drop(columns=["text", "pieces"], errors="ignore").astype(object)
        for key, row in zip(keys(table, frame), kept.to_dict("records")):
            source = sources.get(key[0], {}) if table == "attributions" else {}
            who = entities[source["entity_id"]] if source else row if table == "entities" else {}
            form = forms.get(source["mention_id"], "") if source else row.get("form", "")
            claim = str(claims.get(row.get("claim_id"), ""))
            twin = table == "entities" and key[0] in alike
            yield key, Asked(table, row, _basis(row, source), who, source, form, claim, twin)


def namesakes(dossier: Dossier, of: Collection[str] | None = None) -> set[str]:
    """The entities that are named, or are an outlet, and called as another one is. of: only as one
    of these is.
    """
    named = dossier.entities[dossier.entities["named"] | (dossier.entities["kind"] == "outlet")]
    names = named["name"].str.casefold()
    alike = names.duplicated(keep=False)
    if of is not None:
        alike &= names.isin(set(names[named["entity_id"].isin(of)]))
    return set(named.loc[alike, "entity_id"])


def _waiting(dossier: Dossier) -> dict[str, pd.DataFrame]:
    """The drafted rows of each table, without those that are accepted with an attribution."""
    waiting = {
        table: frame[frame["status"] == "drafted"]
        for table, frame in dossier.tables.items()
        if "status" in frame
    }
    attributions = waiting["attributions"]
    with_one = {
        "claims": waiting["claims"]["claim_id"].isin(attributions["claim_id"]),
        "hops": waiting["hops"]["attribution_id"].isin(attributions["attribution_id"]),
        "quantities": waiting["quantities"]["attribution_id"].isin(attributions["attribution_id"]),
    }
    return waiting | {table: waiting[table][~rows] for table, rows in with_one.items()}


def _sources(dossier: Dossier) -> dict[str, dict]:
    """The last hop of each attribution's chain."""
    columns = ["attribution_id", "hop", "entity_id", "mention_id", "said_basis"]
    hops = dossier.hops.sort_values("hop")[columns].to_dict("records")
    return {hop["attribution_id"]: hop for hop in hops}


def _basis(row: dict, source: dict) -> str:
    own = row.get("event_basis") or row.get("said_basis")
    return own or (source["said_basis"] if source else row.get("basis") or "")


def _places(dossier: Dossier) -> dict[tuple[str, str], int]:
    """Where a row without a span of its own stands: an entity where it is first mentioned, a claim
    where it is first made, a relation with its claim.
    """
    mentions = dossier.mentions.sort_values("start", ascending=False)
    attributions = dossier.attributions.sort_values("start", ascending=False)
    named = {
        "entities": (mentions, "entity_id"),
        "claims": (attributions, "claim_id"),
        "relations": (attributions, "claim_id"),
        "hops": (attributions, "attribution_id"),
    }
    return {
        (table, id_): int(start)
        for table, (frame, column) in named.items()
        for id_, start in zip(frame[column], frame["start"])
    }
