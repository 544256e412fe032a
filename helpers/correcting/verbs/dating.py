"""Verbs that date: what is said, and what is claimed, by the words of the text."""

import re

import pandas as pd

from ...dossier import Dossier
from ...drafting.moments import BOUNDS, bounded
from ..following import answered
from ..handing import sentence_of
from ..reading_order import paragraph_by_statement
from ..rows import DATED, Key, Refused, find, key_parts, set_cells
from .registry import verb

CARRIED = {"hops": ("", "paragraph", "article"), "claims": ("", "sentence")}
"""how far a date is carried on to what else the same party says"""
BY_RELAY = "bounded-by-relay"
DAY = re.compile(r"\d{4}(-\d\d){0,2}[~?]?")
"""a value that what was relayed cannot be later than"""


@verb
def set_date(
    dossier: Dossier,
    table: str,
    key: Key,
    date_id: str,
    carry: str = "",
    bound: str = "",
    basis: str = "",
) -> Dossier:
    """A step of a chain or a claim dated by words of the text: their value, and what it rests on.
    What a dated party relays was said by then: steps behind it that are undated, or were bounded by
    the day that it had, are bounded. carry: also what else the same party says in the "paragraph",
    or in the whole "article", and is not dated, is said to be carried over; or what else it claims
    in the "sentence", and is neither dated nor checked, happened then.

    Raises Refused for words without a value, and for a row that has no date of its own.
    """
    if carry not in CARRIED.get(table, ()):
        ways = "; ".join(f"{name}: {', '.join(map(repr, how))}" for name, how in CARRIED.items())
        allowed = f"a hop or a claim, carried ({ways})"
        raise Refused(table, key_parts(key), "carry", carry, allowed)
    at = find(dossier, table, key)
    words = _read(dossier, date_id, bound, basis)
    (edtf, _), row = DATED[table][0], dossier.tables[table][at].iloc[0]
    notes = answered(table, row, {edtf: words["edtf"]})
    if table == "claims":
        cells = _cells("event", words, words["basis"])
        others = _beside(dossier, row["claim_id"]) & ~at & bool(carry)
        return set_cells(set_cells(dossier, table, others, cells), table, at, cells | notes)
    others = _undated(dossier, row, carry) & ~at
    dossier = set_cells(dossier, table, at, _cells("said", words, words["basis"]) | notes)
    over = "carried-over" if row["hop"] else words["basis"]
    dossier = set_cells(dossier, table, others, _cells("said", words, over))
    if not row["hop"]:
        return dossier
    return _bounded(dossier, at | others, words, _rested_on(dossier, row))


def _read(dossier: Dossier, date_id: str, bound: str, basis: str) -> pd.Series:
    """Words that date, with the value and the basis that are meant."""
    words = dossier.dates[find(dossier, "dates", date_id)].iloc[0].copy()
    if not words["edtf"]:
        raise Refused("dates", [date_id], "edtf", "", "words with a value: give them one first")
    if bound not in BOUNDS:
        raise Refused("dates", [date_id], "bound", bound, f"one of {', '.join(BOUNDS)}, or blank")
    words["edtf"] = bounded(bound, words["edtf"])
    words["basis"] = basis or words["basis"]
    return words


def _cells(what: str, words: pd.Series, basis: str) -> dict[str, object]:
    """The cells that date something by words."""
    columns = (f"{what}_edtf", f"{what}_basis", f"{what}_date_id")
    return dict(zip(columns, (words["edtf"], basis, words["date_id"])))


def _beside(dossier: Dossier, claim_id: str) -> pd.Series:
    """The claims, neither dated nor checked, that the same source makes in a sentence in which it
    makes this one.
    """
    last = dossier.hops.sort_values("hop").groupby("attribution_id")["entity_id"].last()
    said = dossier.attributions
    source = said["attribution_id"].map(last)
    here = pd.Series(False, index=said.index)
    for made in said[said["claim_id"] == claim_id].itertuples():
        start, end = sentence_of(dossier.text, int(made.start))
        same = source == last[made.attribution_id]
        here |= said["start"].between(start, end - 1) & same
    claims = dossier.claims
    open_ = (claims["event_edtf"] == "") & (claims["status"] == "drafted")
    return open_ & claims["claim_id"].isin(said.loc[here, "claim_id"])


def _rested_on(dossier: Dossier, row: pd.Series) -> pd.Series:
    """The steps of a chain that the day which a step had bounds so far."""
    hops = dossier.hops
    own = (hops["attribution_id"] == row["attribution_id"]) & (row["said_date_id"] != "")
    return own & (hops["said_basis"] == BY_RELAY) & (hops["said_date_id"] == row["said_date_id"])


def _bounded(dossier: Dossier, relays: pd.Series, words: pd.Series, bounded: pd.Series) -> Dossier:
    """With the steps behind dated ones, if they are undated or bounded so far, on that day or
    before.
    """
    if not DAY.fullmatch(words["edtf"]):
        return dossier
    hops = dossier.hops
    steps = dict(zip(hops.loc[relays, "attribution_id"], hops.loc[relays, "hop"]))
    behind = hops["hop"] > hops["attribution_id"].map(steps).fillna(len(hops))
    cells = _cells("said", words, BY_RELAY) | {"said_edtf": f"../{words['edtf']}"}
    return set_cells(dossier, "hops", behind & ((hops["said_edtf"] == "") | bounded), cells)


def _undated(dossier: Dossier, hop: pd.Series, carry: str) -> pd.Series:
    """The steps of the same party that are not dated: in the paragraph, or anywhere."""
    hops = dossier.hops
    same = (hops["entity_id"] == hop["entity_id"]) & (hops["said_edtf"] == "") & bool(carry)
    if carry != "paragraph":
        return same
    place = paragraph_by_statement(dossier)
    return same & (hops["attribution_id"].map(place) == place[hop["attribution_id"]])
