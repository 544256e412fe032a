"""What somebody reckons something to be, and what somebody warns of, in sentences made up for these
tests.
"""

import pytest
from test_propositions import said

from helpers import drafting


@pytest.mark.parametrize(
    ("text", "proposition", "words"),
    [
        (
            "The treasurer had estimated the loss at no more than £40,000.",
            "The loss is no more than £40,000",
            "the loss at no more than £40,000",
        ),
        (
            "Insurers pegged the damage at $4.5 billion.",
            "The damage is $4.5 billion",
            "the damage at $4.5 billion",
        ),
        # the day of the reckoning is no part of it, the time of what is reckoned is
        (
            "The council had put the cost at 1,200 last week.",
            "The cost is 1,200",
            "the cost at 1,200",
        ),
        (
            "The council put the cost at 1,200 euros a year.",
            "The cost is 1,200 euros a year",
            "the cost at 1,200 euros a year",
        ),
    ],
)
def test_what_is_reckoned_at_a_number_is_that_number(text, proposition, words):
    dossier = drafting.draft(text, published="2024-09-18")
    rows = dossier.attributions.merge(dossier.claims, on="claim_id")
    reckoned = rows[rows["act"] == "estimate"]
    assert list(zip(reckoned["proposition"], reckoned["text"])) == [(proposition, words)]


def test_what_is_gauged_at_a_place_is_brought_to_no_number():
    text = "The agency gauged the level at the weir."
    assert said(text) == [("The agency", "The agency gauged the level")]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The guild warned that crews were too small.", "certain"),
        ("The guild cautioned that crews were too small.", "certain"),
        ("The guild warned that crews might be too small.", "possible"),
        ("The guild fears that crews are too small.", "probable"),
    ],
)
def test_who_warns_is_as_sure_as_the_warning_is_worded(text, certainty):
    assert list(drafting.draft(text).attributions["certainty"]) == [certainty]


def test_what_may_be_is_no_doubt_that_somebody_warned_of_it():
    text = "Ann Roe said the mayor had warned the mill that it might close."
    rows = drafting.draft(text).attributions.sort_values("start")
    assert list(rows["certainty"]) == ["certain", "possible"]
    assert len(said(text)) == 2
