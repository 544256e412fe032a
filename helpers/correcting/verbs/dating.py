"""Verbs that date: what is said, and what is claimed, by the words of the text."""

import pandas as pd

from ...dossier import Dossier
from ...spans import paragraph_of, paragraphs
from ..following import answered
from ..rows import DATED, Key, Refused, find, key_parts, set_cells
from .registry import verb

CARRIED = ("", "paragraph", "article")


@verb
def set_date(dossier: Dossier, table: str, key: Key, date_id: str, carry: str = "") -> Dossier:
    """A step of a chain or a claim dated by words of the text: their value, and what it rests on.
    carry: also what else the same party says in the "paragraph", or in the whole "article", and is
    not dated.

    Raises Refused for words without a value, and for a row that has no date of its own.
    """
    if table not in DATED or table == "dates" or carry not in CARRIED:
        allowed = f"a hop or a claim, carried {', '.join(map(repr, CARRIED))}"
        raise Refused(table, key_parts(key), "carry", carry, allowed)
    at = find(dossier, table, key)
    words = dossier.dates[find(dossier, "dates", date_id)].iloc[0]
    if not words["edtf"]:
        raise Refused("dates", [date_id], "edtf", "", "words with a value: give them one first")
    (edtf, basis), row = DATED[table][0], dossier.tables[table][at].iloc[0]
    cells = {edtf: words["edtf"], basis: words["basis"], f"{edtf[:-4]}date_id": date_id}
    if carry and table == "hops":
        at |= _undated(dossier, row, carry)
    return set_cells(dossier, table, at, cells | answered(table, row, cells))


def _undated(dossier: Dossier, hop: pd.Series, carry: str) -> pd.Series:
    """The steps of the same party that are not dated: in the paragraph, or anywhere."""
    said = dossier.attributions.set_index("attribution_id")["start"]
    bounds = paragraphs(dossier.text)
    place = {id_: paragraph_of(bounds, int(start)) for id_, start in said.items()}
    hops = dossier.hops
    same = (hops["entity_id"] == hop["entity_id"]) & (hops["said_edtf"] == "")
    if carry == "paragraph":
        same &= hops["attribution_id"].map(place) == place[hop["attribution_id"]]
    return same
