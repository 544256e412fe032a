"""Comparing drafts: which statements two readings of one article share, and to whom they give
them.
"""

import json

import pytest

import helpers
from helpers import DossierError

TEXT = (
    "The dam is safe, engineer Ada Roe said on Tuesday.\n"
    "The valley had been warned twice, Mayor Elijah Poe told reporters.\n"
    "“We were told nothing,” a farmer said.\n"
    "The lower road was closed on Monday, and the school stayed open."
)


def drafted(tmp_path, *rows: tuple[str, str]):
    path = tmp_path / "model.json"
    path.write_text(json.dumps([{"quote": quote, "speaker": who} for quote, who in rows]), "utf-8")
    return helpers.import_from(path, format="quotes", text=TEXT, by="a model").dossier


def test_two_drafts_agree_differ_or_stand_alone_passage_by_passage(tmp_path):
    one = drafted(
        tmp_path,
        ("The dam is safe", "Ada Roe"),
        ("The valley had been warned twice", "Elijah Poe"),
        ("the school stayed open", "the outlet"),
    )
    other = drafted(
        tmp_path,
        ("The dam is safe,", "engineer Ada Roe"),
        ("The valley had been warned", "a farmer"),
        ("We were told nothing", "a farmer"),
        ("stayed open", ""),
    )
    table = helpers.compare_drafts(one, other)
    assert table[["agreement", "one_source", "other_source"]].values.tolist() == [
        ["agree", "Ada Roe", "engineer Ada Roe"],
        ["source differs", "Elijah Poe", "a farmer"],
        ["only in other", "", "a farmer"],
        ["source differs", "outlet's own voice", "(left open)"],
    ]
    assert table["paragraph"].tolist() == [1, 2, 3, 4]
    known = table[["one_how_known", "other_how_known"]].values.tolist()
    assert known[0] == ["not stated", "not stated"] and known[2] == ["", "not stated"]
    assert table["text"].tolist()[1:3] == [
        "The valley had been warned twice",
        "“We were told nothing,”",
    ]
    turned = helpers.compare_drafts(other, one)["agreement"].tolist()
    assert turned == ["agree", "source differs", "only in one", "source differs"]
    assert set(helpers.compare_drafts(one, one)["agreement"]) == {"agree"}


def test_all_of_several_sources_must_be_the_same(tmp_path):
    words = "The valley had been warned twice"
    both = drafted(tmp_path, (words, "Elijah Poe; Ada Roe"))
    first = drafted(tmp_path, (words, "Elijah Poe"))
    table = helpers.compare_drafts(both, first)
    assert table["agreement"].tolist() == ["source differs"]
    assert table["one_source"].tolist() == ["Elijah Poe, Ada Roe"]
    assert table["one_id"].tolist() == ["a01, a02"] and table["other_id"].tolist() == ["a01"]


def test_people_of_one_surname_are_two_and_a_surname_alone_is_either(tmp_path):
    sources = ["Ada Roe", "Bo Roe", "Roe", "the engineer"]
    drafts = {who: drafted(tmp_path, ("The dam is safe", who)) for who in sources}
    found = {
        (one, other): helpers.compare_drafts(drafts[one], drafts[other])["agreement"][0]
        for one in sources
        for other in sources
    }
    agreeing = {pair for pair, told in found.items() if told == "agree" and len(set(pair)) == 2}
    assert agreeing == {
        ("Roe", "Ada Roe"),
        ("Roe", "Bo Roe"),
        ("Ada Roe", "Roe"),
        ("Bo Roe", "Roe"),
    }


def test_a_draft_of_the_rules_is_compared_with_that_of_a_model(tmp_path):
    model = drafted(tmp_path, ("We were told nothing", "a farmer"))
    rules = helpers.draft(TEXT, title="The dam", name="dam")
    table = helpers.compare_drafts(rules, model)
    assert "agree" in table.loc[table["paragraph"] == 3, "agreement"].tolist()
    assert table["start"].is_monotonic_increasing and "only in one" in set(table["agreement"])


def test_drafts_of_two_texts_are_not_compared_and_empty_ones_give_no_row(tmp_path):
    one = drafted(tmp_path)
    assert helpers.compare_drafts(one, one).empty
    with pytest.raises(DossierError, match="are not on the same article, to the character"):
        helpers.compare_drafts(one, helpers.load("bridge-trial"))
