"""What follows from a change: a basis, a stance, a date, a question that is answered."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from .. import leftopen, views
from ..dossier import Dossier
from ..spans import spans_of
from .cutting import unmarked
from .named import OPEN, is_named_as
from .rows import DATED, find, set_cells

NOT_SHOWN: dict[str, object] = {
    "knowledge": views.UNSHOWN,
    "knowledge_start": pd.NA,
    "knowledge_end": pd.NA,
}
"""what a statement tells of how its source would know, where the text does not"""

OF_WHOM = (leftopen.ANAPHOR, leftopen.STAYS, leftopen.MAYBE)
"""the questions about whom the words of a claim mean"""


def implied(table: str, row: pd.Series, values: dict) -> dict[str, object]:
    """A blank date is not stated, to deny is to have the stance denies, another party is not named
    by the first one's mention, no words say what the text does not show, and none hedge what is
    certain.
    """
    follows: dict[str, object] = {
        basis: "not-stated" for edtf, basis in DATED.get(table, ()) if values.get(edtf) == ""
    }
    if values.get("knowledge") == views.UNSHOWN:
        follows |= NOT_SHOWN
    if table == "attributions" and "act" in values:
        follows["stance"] = (
            "denies"
            if values["act"] == "deny"
            else "affirms"
            if row["act"] == "deny"
            else row["stance"]
        )
    elif table == "attributions" and values.get("stance") == "denies":
        follows["act"] = "deny"
    if table == "attributions" and values.get("certainty") == "certain":
        follows["hedge"] = ""
    if table == "hops" and values.get("entity_id", row["entity_id"]) != row["entity_id"]:
        follows["mention_id"] = ""
    return follows


def no_longer_open(dossier: Dossier, table: str, row: pd.Series, values: dict) -> dict[str, object]:
    """Whether an entity is named that becomes an unnamed source, or is none after all."""
    kind = values.get("kind", "") if table == "entities" else ""
    if not kind or OPEN not in (row["kind"], kind):
        return {}
    return {"named": is_named_as(dossier, row["entity_id"], kind)}


def dated(dossier: Dossier, table: str, row: pd.Series, values: dict) -> dict[str, object]:
    """What a date brings along: the words that it is said to rest on give their value and basis;
    one that is typed has the basis of the words that say the same, else it is from outside the
    text.
    """
    brought: dict[str, object] = {}
    for edtf, basis in DATED.get(table, ()):
        words = dossier.dates[dossier.dates["date_id"] == values.get(edtf[:-4] + "date_id", "")]
        if edtf not in values and words["edtf"].any():
            brought |= {edtf: words["edtf"].iloc[0], basis: words["basis"].iloc[0]}
        elif values.get(edtf) and row[basis] == "not-stated":
            same = dossier.dates.loc[dossier.dates["edtf"] == values[edtf], "basis"]
            brought[basis] = "explicit" if table == "dates" else next(iter(same), "world-knowledge")
    return brought


def answered(table: str, row: pd.Series, values: dict) -> dict[str, str]:
    """The note without the drafter's questions that these values answer."""
    questions = [
        question for column in values for question in leftopen.BY_COLUMN.get((table, column), ())
    ]
    return {"note": leftopen.without(row["note"], *questions)} if questions else {}


def decided(dossier: Dossier, mention_ids: Iterable[str]) -> Dossier:
    """Without the drafter's question whom mentions mean, on the claims of the statements they stand
    in: a person has decided that. Other words of a note stay.
    """
    asked = dossier.claims["note"].map(lambda note: leftopen.asks(note, leftopen.STAYS))
    if not asked.any():
        return dossier
    mentions = dossier.mentions[dossier.mentions["mention_id"].isin(set(mention_ids))]
    for mention in mentions.itertuples():
        dossier = _without_question(dossier, mention)
    return dossier


def _without_question(dossier: Dossier, mention: Any) -> Dossier:
    """Without the question whom one mention means."""
    said, question = dossier.attributions, leftopen.STAYS.format(mention.text)
    here = (said["start"] <= mention.start) & (mention.end <= said["end"])
    rows = dossier.claims["claim_id"].isin(said.loc[here, "claim_id"])
    rows &= dossier.claims["note"].str.contains(question, regex=False)
    notes = dossier.claims.loc[rows, "note"].map(
        lambda note: leftopen.without(note, f"{question} {leftopen.MAYBE}", question)
    )
    return set_cells(dossier, "claims", rows, {"note": notes}) if rows.any() else dossier


def found(dossier: Dossier, mentions: pd.Series) -> list[str]:
    """Which of these mentions mean somebody who is known by more than the same words."""
    rows = dossier.mentions[mentions.to_numpy()]
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"].str.casefold()))
    same = rows["entity_id"].map(names) == rows["text"].str.casefold()
    return list(rows.loc[~same, "mention_id"])


def without_answered(before: Dossier, after: Dossier) -> Dossier:
    """Without the drafter's question whom a mention means, where it means somebody else than
    before.
    """
    rows = after.mentions
    if rows is before.mentions:
        return after
    was = rows["mention_id"].map(
        dict(zip(before.mentions["mention_id"], before.mentions["entity_id"]))
    )
    moved = was.notna() & (was != rows["entity_id"]) & (rows["note"] != "")
    notes = rows.loc[moved, "note"].map(
        lambda note: leftopen.without(note, leftopen.WHOM, leftopen.MAYBE)
    )
    return set_cells(after, "mentions", moved, {"note": notes}) if moved.any() else after


def with_wordings(
    dossier: Dossier, wordings: Mapping[str, str] | None, answered: bool = True
) -> Dossier:
    """With claims in other words, by their ids; what a draft left open in the old ones goes, if
    that is answered, unless a pronoun in them is still not marked.
    """
    for claim_id, words in (wordings or {}).items():
        at = find(dossier, "claims", claim_id)
        made = dossier.attributions[dossier.attributions["claim_id"] == claim_id].iloc[0]
        note = dossier.claims.loc[at, "note"].iloc[0]
        open_ = not answered or unmarked(dossier, spans_of(made))
        kept = note if open_ else leftopen.without(note, *OF_WHOM)
        dossier = set_cells(dossier, "claims", at, {"proposition": words, "note": kept})
    return dossier
