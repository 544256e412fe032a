"""One edge of words is moved, and a number is read from one word or typed by one bound."""

import pytest

import helpers
from helpers import correcting
from helpers.correcting import VERBS, Refused
from helpers.correcting.reckoning import spelt

TEXT = (
    "“The old pier is rotten,” Ada Roe said. Tom Lund said the full ferry sails at noon with 40"
    " boats.\n\nNobody came."
)


@pytest.fixture
def pier():
    return helpers.draft(TEXT, published="2024-04-09", name="pier")


def row(dossier, words: str):
    there = dossier.attributions["text"].str.contains(words, regex=False)
    return dossier.attributions[there].iloc[0]


def moved(dossier, words: str, edge: str, to: str):
    """The statement with one edge at other words."""
    start, id_ = TEXT.index(to), row(dossier, words)["attribution_id"]
    args = {"edge": edge, "start": start, "end": start + len(to)}
    after = VERBS["set_edge"](dossier, "attributions", id_, **args)
    return after.attributions.set_index("attribution_id").loc[id_]


@pytest.mark.parametrize(
    ("words", "edge", "to", "text"),
    [
        ("is rotten", "begin", "old", "old pier is rotten,”"),
        ("is rotten", "end", "pier", "“The old pier"),
        ("sails", "end", "noon", "the full ferry sails at noon"),
    ],
)
def test_one_edge_goes_to_a_word_and_the_other_stays(pier, words, edge, to, text):
    assert moved(pier, words, edge, to)["text"] == text


def test_a_mark_of_quotation_goes_with_the_word_that_it_stands_at(pier):
    id_ = row(pier, "is rotten")["attribution_id"]
    short = TEXT.index("old")
    less = VERBS["move"](pier, "attributions", id_, short, TEXT.index("rotten") + 6)
    assert moved(less, "old pier", "begin", "The")["text"].startswith("“The old")
    assert moved(less, "old pier", "end", "rotten")["text"].endswith("rotten,”")


def test_an_interrupted_statement_keeps_its_gap(pier):
    id_ = row(pier, "sails")["attribution_id"]
    first, gap, last = (TEXT.index(words) for words in ("the full", " sails", "at noon"))
    whole = VERBS["move"](pier, "attributions", id_, first, gap)
    apart = VERBS["add_piece"](whole, "attributions", id_, last, TEXT.index("noon") + 4)
    after = moved(apart, "ferry", "begin", "ferry")
    start = TEXT.index("ferry")
    assert after["pieces"].split() == [f"{start}-{gap}", f"{last}-{TEXT.index('noon') + 4}"]


@pytest.mark.parametrize(
    ("words", "edge", "to"),
    [("rotten", "begin", "boats"), ("sails", "end", "Tom"), ("sails", "end", "came")],
)
def test_words_beyond_the_other_edge_or_the_paragraph_are_refused(pier, words, edge, to):
    with pytest.raises(Refused, match="words of its paragraph"):
        moved(pier, words, edge, to)


def test_a_row_without_words_has_no_edge(pier):
    with pytest.raises(Refused):
        VERBS["set_edge"](pier, "entities", "ada-roe", "begin", 0, 3)


@pytest.mark.parametrize(("words", "value"), [("no", 0), ("One", 1), ("twelve", 12)])
def test_one_word_that_counts_is_read(words, value):
    assert spelt(words) == {"low": value, "high": value, "comparator": "="}
    assert spelt("many") == {}


def test_a_number_that_cannot_be_read_is_made_without_a_value(pier):
    start, id_ = TEXT.index("full"), row(pier, "sails")["attribution_id"]
    args = {"attribution_id": id_, "start": start, "end": start + 4}
    filled = correcting.proposed(pier, "add_quantity", args)
    made = VERBS["add_quantity"](pier, **filled).quantities
    assert made.set_index("text").loc["full", "comparator"] == "unstated"


def test_one_bound_that_is_typed_is_both_of_one_figure(pier):
    key = pier.quantities.loc[pier.quantities["text"] == "40", "quantity_id"].iloc[0]
    args = {"table": "quantities", "key": key, "values": {"low": "41"}}
    assert correcting.proposed(pier, "change", args)["values"] == {"low": "41", "high": "41"}
    both = args | {"values": {"low": "41", "high": "45"}}
    assert correcting.proposed(pier, "change", both)["values"] == {"low": "41", "high": "45"}
    least = args | {"values": {"low": "41", "comparator": ">="}}
    assert correcting.proposed(pier, "change", least)["values"] == least["values"]
