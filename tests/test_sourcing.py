"""Who else stands in a chain, and how a statement is said by the cue of whom it is given to."""

import pytest

import helpers
from helpers import Dossier
from helpers.correcting import VERBS, proposed, saying

TEXT = (
    "The Holm Post reported on May 3, citing dockers, that the sluice is shut. Despite warnings"
    " from the mayor about a flood, the pier stays open. “We told the crews to make clear that the"
    " mill is safe,” Ada Roe said on May 4. Tom Lund did not deny that the weir may leak."
)


@pytest.fixture(scope="module")
def draft() -> Dossier:
    return helpers.draft(TEXT, published="2024-05-08", name="holm")


def own(dossier: Dossier, words: str) -> tuple[Dossier, str]:
    """With words as a statement of the outlet's, and its id."""
    start = dossier.text.index(words)
    made = VERBS["add_attribution"](dossier, start, start + len(words), quote="none")
    [id_] = set(made.attributions["attribution_id"]) - set(dossier.attributions["attribution_id"])
    return made, id_


def clicked(dossier: Dossier, words: str) -> dict:
    start = dossier.text.index(words)
    return {"start": start, "end": start + len(words), "name": words, "kind": "person"}


def told(dossier: Dossier, id_: str) -> tuple[dict, list[dict]]:
    row = dossier.attributions.set_index("attribution_id").loc[id_].to_dict()
    return row, dossier.hops[dossier.hops["attribution_id"] == id_].to_dict("records")


def do(dossier: Dossier, verb: str, **args: object) -> Dossier:
    return VERBS[verb](dossier, **proposed(dossier, verb, args))


@pytest.mark.parametrize(
    "words, who, cue, manner",
    [
        ("a flood", "the mayor", "warnings", ("warn", "affirms", "certain")),
        ("the sluice is shut", "The Holm Post", "reported", ("report", "affirms", "certain")),
        ("the sluice is shut", "dockers", "citing", ("report", "affirms", "certain")),
        ("the weir may leak", "Tom Lund", "did not deny", ("assert", "affirms", "certain")),
    ],
)
def test_a_statement_is_said_as_the_cue_of_its_new_source_says_it(draft, words, who, cue, manner):
    made, id_ = own(draft, words)
    after = do(made, "set_source", attribution_id=id_, **clicked(made, who))
    row, hops = told(after, id_)
    assert hops[-1]["cue"] == cue
    assert (row["act"], row["stance"], row["certainty"]) == manner


ASIDE = (
    "A nurse told the panel on Monday that she had warned the clinic about mould. The wing is safe,"
    " according to a forecast by Brandt Labs. “We wrote to the crews to make clear that the roof is"
    " sound,” Nils Faber said. “They told the guards to say the gate is shut,” Pia Roth said. Despite"
    " warnings from Orrin and the harbor office about a swell, boats left. The union’s figure of nine"
    " counts two cooks; the cook’s figure of speech did not."
)


@pytest.mark.parametrize(
    "words, who, cue",
    [
        ("mould", "she", "had warned"),
        ("The wing is safe", "Brandt Labs", "according to"),
        ("the roof is sound", "We", "make clear"),
        ("the gate is shut", "They", "told"),
        ("a swell", "the harbor office", "warnings"),
        ("nine", "The union", "figure"),
    ],
)
def test_a_cue_has_its_auxiliaries_and_its_second_word_and_is_an_infinitive_of_its_subject(
    words, who, cue
):
    made, id_ = own(helpers.draft(ASIDE, published="2024-05-08", name="mould"), words)
    start = made.text.index(who)
    args = {"start": start, "end": start + len(who), "name": who, "kind": "group"}
    _, hops = told(do(made, "set_source", attribution_id=id_, **args), id_)
    assert hops[-1]["cue"] == cue


def test_how_surely_it_is_said_stays_where_its_own_words_hedge_it(draft):
    made, id_ = own(draft, "a flood")
    hedged = {"certainty": "possible", "hedge": "may"}
    made = VERBS["change"](made, "attributions", id_, hedged)
    row, _ = told(do(made, "set_source", attribution_id=id_, **clicked(made, "the mayor")), id_)
    assert (row["act"], row["certainty"]) == ("warn", "possible")


def test_a_step_has_the_words_that_were_clicked_and_their_cue_and_day(draft):
    made, id_ = own(draft, "the sluice is shut")
    made = do(made, "set_source", attribution_id=id_, **clicked(made, "dockers"))
    after = do(made, "add_hop", attribution_id=id_, position=1, **clicked(made, "The Holm Post"))
    row, hops = told(after, id_)
    mention = after.mentions.set_index("mention_id").loc[hops[1]["mention_id"]]
    assert mention["text"] == "The Holm Post"
    assert (hops[1]["cue"], hops[1]["said_edtf"]) == ("reported", "2024-05-03")
    assert (hops[2]["cue"], row["quote"]) == ("citing", "indirect")


def test_whom_one_who_is_quoted_has_it_from_is_told_indirectly(draft):
    made, id_ = own(draft, "the mill is safe")
    made = VERBS["change"](made, "attributions", id_, {"quote": "direct"})
    made = do(made, "set_source", attribution_id=id_, **clicked(made, "Ada Roe"))
    assert told(made, id_)[0]["quote"] == "direct"
    behind = do(made, "add_hop", attribution_id=id_, position=2, **clicked(made, "We"))
    before = do(made, "add_hop", attribution_id=id_, position=1, **clicked(made, "Tom Lund"))
    assert [told(one, id_)[0]["quote"] for one in (behind, before)] == ["indirect", "direct"]


def test_one_more_step_is_on_the_one_day_on_which_its_party_says_all_else(draft):
    made, id_ = own(draft, "the mill is safe")
    made = do(made, "set_source", attribution_id=id_, **clicked(made, "Ada Roe"))
    post = made.entities.set_index("name")["entity_id"]["Holm Post"]
    through = {"attribution_id": id_, "position": 1, "entity_id": post}
    hops = told(do(made, "add_hop", **through), id_)[1]
    assert (hops[1]["said_edtf"], hops[1]["said_basis"]) == ("2024-05-03", "carried-over")
    other, new = own(made, "the pier stays open")
    other = do(other, "set_source", attribution_id=new, entity_id=post)
    other = VERBS["change"](other, "hops", [new, "1"], {"said_edtf": "2024-05-01"})
    last = other.dates["date_id"].iloc[-1]
    other = VERBS["change"](other, "hops", [new, "1"], {"said_date_id": last})
    assert told(do(other, "add_hop", **through), id_)[1][1]["said_edtf"] == ""


def test_a_claim_that_the_outlet_makes_once_more_is_said_on_its_day():
    text = "HOLM, May 8 (Coast Wire) - The sluice is shut. Ada Roe said the pier is shut."
    dossier = helpers.draft(text, published="2024-05-08", name="sluice")
    claim = dossier.claims["claim_id"].iloc[0]
    start = text.index("the pier is shut")
    words = {"claim_id": claim, "start": start, "end": start + len("the pier is shut")}
    after = do(dossier, "also_said", **words)
    [id_] = set(after.attributions["attribution_id"]) - set(dossier.attributions["attribution_id"])
    assert told(after, id_)[1][0]["said_edtf"] == "2024-05-08"
    bare = VERBS["also_said"](dossier, **words)
    [id_] = set(bare.attributions["attribution_id"]) - set(dossier.attributions["attribution_id"])
    assert told(bare, id_)[1][0]["said_edtf"] == ""


def test_who_was_only_drafted_to_say_it_goes_once_somebody_else_does():
    text = "Two boats were reported missing. Ada Roe said the pier is shut."
    dossier = helpers.draft(text, published="2024-05-08", name="boats")
    unnamed = dossier.entities.loc[dossier.entities["kind"] == "anonymous", "entity_id"]
    hop = dossier.hops[dossier.hops["entity_id"].isin(unnamed)].iloc[0]
    for who in ("ada-roe", dossier.hops["entity_id"].iloc[0]):
        after = VERBS["set_source"](dossier, hop["attribution_id"], who)
        assert hop["entity_id"] not in set(after.entities["entity_id"])
        assert {"ada-roe"} <= set(after.entities["entity_id"])
    row = {"table": "entities", "key": hop["entity_id"], "values": {"note": "Ask the coastguard."}}
    by_hand = VERBS["accept"](VERBS["change"](dossier, **row), "entities", hop["entity_id"])
    after = VERBS["set_source"](by_hand, hop["attribution_id"], "ada-roe")
    assert hop["entity_id"] in set(after.entities["entity_id"])


@pytest.mark.parametrize(
    ("said", "was", "now"),
    [
        ("wrote that the quay might be sold", "forecast", "forecast"),
        ("warned that the pier is weak", "warn", "report"),
    ],
)
def test_what_the_words_of_a_statement_tell_is_done_by_it_stays_by_a_cue_that_leaves_it_open(
    said, was, now
):
    text = f"The Holm Sentinel, quoting the Courier, {said}."
    draft = helpers.draft(text, published="2024-05-08")
    [id_] = draft.attributions["attribution_id"]
    alone = VERBS["remove_hop"](draft, id_, 2)
    values = {"act": was, "stance": "affirms"}
    alone = VERBS["change"](alone, "attributions", id_, values)
    args = {"attribution_id": id_, "position": 2} | clicked(alone, "the Courier")
    filled = proposed(alone, "add_hop", args)
    after = VERBS["add_hop"](alone, **filled)
    assert told(after, id_)[0]["act"] == now
    message = saying.said("add_hop", filled, alone, after)
    assert (f"act {now} (was {was})" in message) == (now != was)


def test_one_more_of_a_chain_is_told():
    draft = helpers.draft("Ada Roe said that the pier is weak.", published="2024-05-08")
    args = {"attribution_id": "a01", "position": 2, "name": "Tom Lund", "kind": "person"}
    filled = proposed(draft, "add_hop", args)
    message = saying.said("add_hop", filled, draft, VERBS["add_hop"](draft, **filled))
    assert "Tom Lund is one more of the chain now" in message
