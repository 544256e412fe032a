"""What follows a correction: what somebody is called, what is no longer open, what was undone."""

import pytest
from test_rewording import do

from helpers import drafting, leftopen
from helpers.correcting import VERBS
from helpers.correcting.saying import said, taken_back

TEXT = (
    "Ada Roe, who heads the town’s nurses’ union, said on June 3 that it may be too late. The mill"
    " closed on June 1 and burned on June 2, she said.\n"
)


@pytest.fixture(scope="module")
def draft():
    return drafting.draft(TEXT, published="2024-06-08", name="mill")


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def nurses(dossier):
    """The mention of the nurses, and who they are."""
    mention = dossier.mentions[dossier.mentions["text"].str.contains("nurses")].iloc[0]
    return mention, dossier.entities.set_index("entity_id").loc[mention["entity_id"]]


@pytest.fixture(scope="module")
def short(draft):
    """With the nurses mentioned without their union."""
    return do(draft, "add_mention", **at("the town’s nurses’"))


@pytest.mark.parametrize("verb", ["set_edge", "move"])
def test_who_is_drafted_is_called_by_the_words_that_mention_them(short, verb):
    mention, who = nurses(short)
    where = {"table": "mentions", "key": mention["mention_id"]}
    to = {"edge": "end"} | at("union") if verb == "set_edge" else at("the town’s nurses’ union")
    after = do(short, verb, **where, **to)
    assert who["name"] == "the town’s nurses’"
    _, now = nurses(after)
    assert (now["name"], now["kind"], now["role"]) == (
        "the town’s nurses’ union",
        "organisation",
        "",
    )


def test_a_name_that_somebody_gave_or_checked_stays(short):
    mention, who = nurses(short)
    where = {"table": "mentions", "key": mention["mention_id"]}
    named = do(short, "change", table="entities", key=who.name, values={"name": "The nurses"})
    checked = VERBS["accept"](short, "entities", who.name)
    for kept in (named, checked):
        _, was = nurses(kept)
        _, now = nurses(do(kept, "move", **where, **at("the town’s nurses’ union")))
        assert now["name"] == was["name"]


def test_what_is_certain_is_not_hedged(draft):
    hedged = draft.attributions[draft.attributions["hedge"] != ""].iloc[0]
    where = {"table": "attributions", "key": hedged["attribution_id"]}

    def hedge(values: dict) -> str:
        rows = do(draft, "change", **where, values=values).attributions
        return rows.set_index("attribution_id")["hedge"][hedged["attribution_id"]]

    assert hedge({"certainty": "certain"}) == ""
    assert hedge({"certainty": "unstated"}) == hedged["hedge"] == "may"


def test_which_of_several_days_is_meant_is_open_no_longer_once_words_of_it_are_dated(draft):
    claims, said = draft.claims.copy(), draft.attributions
    id_ = said.loc[said["text"].str.contains("closed"), "claim_id"].iloc[0]
    row = claims["claim_id"] == id_
    undated = {"event_edtf": "", "event_date_id": "", "event_basis": "not-stated"}
    claims.loc[row, list(undated)] = list(undated.values())
    claims.loc[row, "note"] = f"{leftopen.SEVERAL} Ask the mill."
    rests = [["claims", [id_], "2024-06-01", "explicit", ""]]
    date = draft.dates[draft.dates["text"] == "on June 1"]
    date = draft.dates.iloc[1] if date.empty else date.iloc[0]
    after = VERBS["change"](
        draft.with_tables(claims=claims), "dates", date["date_id"], {"note": "Seen."}, rests=rests
    )
    now = after.claims.set_index("claim_id").loc[id_]
    assert (now["event_edtf"], now["note"]) == ("2024-06-01", "Ask the mill.")


def test_a_claim_that_becomes_another_leaves_what_was_open_in_its_words_behind(draft):
    claims = draft.claims.copy()
    kept, gone = claims["claim_id"].iloc[:2]
    question = leftopen.STAYS.format("They")
    claims.loc[claims["claim_id"] == gone, "note"] = f"{question} Ask the mill."
    after = VERBS["merge_claims"](draft.with_tables(claims=claims), kept, gone)
    assert after.claims.set_index("claim_id")["note"][kept] == "Ask the mill."
    claims.loc[claims["claim_id"] == kept, "note"] = question
    after = VERBS["merge_claims"](draft.with_tables(claims=claims), kept, gone)
    assert after.claims.set_index("claim_id")["note"][kept] == question


def test_what_was_undone_is_told_by_its_words(draft):
    first = draft.attributions.iloc[0]
    after = VERBS["change"](draft, "attributions", first["attribution_id"], {"act": "warn"})
    words = " ".join(first["text"].split())[:20]
    assert words in taken_back(after, draft) and words in taken_back(draft, after)
    assert taken_back(draft, draft) == ""
    gone = VERBS["reject"](draft, "attributions", first["attribution_id"])
    assert words in taken_back(gone, draft)


def test_whom_somebody_belongs_to_is_told_by_name(short):
    mention, who = nurses(short)
    ada = short.entities.loc[short.entities["name"] == "Ada Roe", "entity_id"].iloc[0]
    args = {"table": "entities", "key": ada, "values": {"affiliation": mention["entity_id"]}}
    told = said("change", args, short, do(short, "change", **args))
    assert who["name"] in told and mention["entity_id"] not in told


def test_what_ends_in_a_full_stop_is_told_with_one(draft):
    claim = draft.claims["claim_id"].iloc[0]
    args = {"table": "claims", "key": claim, "values": {"proposition": "It may be late."}}
    assert "It may be late. Done" in said("change", args, draft, do(draft, "change", **args))
