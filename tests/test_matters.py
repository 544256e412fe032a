"""Matters and places that are described: which bring one in, by which words, and when it is the same
one again.
"""

import pytest

from helpers import drafting


def described(text: str) -> list[tuple[str, str]]:
    """The descriptions of matters, places and groups with the name of what each means."""
    dossier = drafting.draft(text)
    entities = dossier.entities.set_index("entity_id")
    rows = dossier.mentions.sort_values("start").itertuples()
    told = [(row.text, entities.loc[row.entity_id]) for row in rows if row.form == "description"]
    return [(words, one["name"]) for words, one in told if one["kind"] in KINDS]


KINDS = ("event", "place", "group")


@pytest.mark.parametrize(
    "text, words",
    [
        ("Chile signed a new fishing pact in May.", "a new fishing pact"),
        ("A court heard of an open letter by Ada Roe.", "an open letter by Ada Roe"),
        ("He left a plan to sell the mill to Ada Roe.", "a plan to sell the mill to Ada Roe"),
        ("He sold it long before the crash on May 4, 2021.", "the crash"),
        ("She spoke at a news conference in Lima.", "a news conference"),
        ("The minister told a press conference in Lima that it was shut.", "a press conference"),
        ("They lost boats in the war in Chile.", "the war in Chile"),
        ("The zone near Tacna was held by Peru.", "The zone near Tacna"),
        ("Planes flew over Chile's front line.", "Chile's front line"),
    ],
)
def test_a_matter_or_a_place_is_brought_in_by_words_that_tell_which_it_is(text, words):
    assert words in dict(described(text))


@pytest.mark.parametrize(
    "text",
    [
        "A strike would hurt the mill.",
        "He lost his own work in the flood of letters.",
        "She had no plan to sell it.",
        "There was war.",
    ],
)
def test_a_matter_of_which_nothing_is_told_is_none(text):
    assert not [pair for pair in described(text) if pair[1] not in ("the flood of letters",)]


@pytest.mark.parametrize(
    "text, words, name",
    [
        (
            "The trial of Tom Lund opened in May. Many came. The case is about a boat.",
            "the case",
            "The trial of Tom Lund",
        ),
        (
            "A study of otters said rivers were clean. Ada Roe, who led the work, was glad.",
            "the work",
            "A study of otters",
        ),
        ("Chile signed a new trade pact. Peru dislikes the deal.", "the deal", "a new trade pact"),
    ],
)
def test_a_matter_is_the_same_by_another_noun_for_it(text, words, name):
    assert (words, name) in [(told.lower(), whose) for told, whose in described(text)]


def test_a_noun_that_may_mean_two_matters_or_tells_of_another_means_none():
    text = (
        "The trial of Tom Lund opened. The trial of Ada Roe opened. Days passed. The case is old."
    )
    assert "The case" not in dict(described(text))
    other = "The trial of Tom Lund opened. It led to the case against the mill."
    assert "the case against the mill" not in dict(described(other))


def test_those_who_are_counted_are_those_who_were_told_of_without_the_count():
    text = (
        "Omani troops left on Monday. Ministers said 3,000 Omani troops had trained there. Ships"
        " carried nearly 900 troops, and 40 Omani nurses stayed."
    )
    found = described(text)
    assert found.count(("Omani troops", "Omani troops")) == 2
    assert ("troops", "Omani troops") in found
    assert not [name for words, name in found if "nurses" in words and name == "Omani troops"]


@pytest.mark.parametrize(
    "text, words, name",
    [
        (
            "The mill has a plan to sell boats. The council denied that any such plan exists.",
            "any such plan",
            "a plan to sell boats",
        ),
        (
            "Omani soldiers landed. Chile denied that it knew of any Omani soldiers there.",
            "Omani soldiers",
            "Omani soldiers",
        ),
        (
            "Omani troops landed. A few of the Omani forces were ill.",
            "the Omani forces",
            "Omani troops",
        ),
    ],
)
def test_what_leaves_open_which_one_means_who_was_told_of(text, words, name):
    assert (words, name) in described(text)[1:]


def test_what_leaves_open_which_one_means_nobody_who_was_not_told_of():
    text = "Omani soldiers landed. Chile denied that it knew of any Peruvian soldiers or any deal."
    assert [words for words, _ in described(text)] == ["Omani soldiers"]


def test_a_trade_of_a_country_is_many():
    dossier = drafting.draft("Ports helped Chile's fishing industry in May.")
    kinds = dossier.entities.set_index("name")["kind"]
    assert kinds["Chile's fishing industry"] == "collective"
