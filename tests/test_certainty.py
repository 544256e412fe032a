"""Certainty: what the cue says by itself, lowered by hedges in the main clause of what is said."""

import pytest

from helpers import drafting
from helpers.drafting import parser
from helpers.drafting.certainty import HEDGES, LADDER, weigh


@pytest.mark.parametrize(
    ("start", "said", "certainty", "hedge"),
    [
        ("certain", "the bridge fell", "certain", ""),
        ("certain", "the bridge could fall", "possible", "could"),
        ("certain", "the bridge may fall", "possible", "may"),
        ("certain", "the bridge might have fallen", "possible", "might"),
        ("certain", "the bridge will probably fall", "probable", "probably"),
        ("certain", "the bridge is likely to fall", "probable", "likely"),
        ("certain", "the bridge is most likely lost", "probable", "likely"),
        ("certain", "the bridge is expected to fall", "probable", "expected"),
        ("certain", "the bridge appears to be safe", "probable", "appears"),
        ("certain", "perhaps the bridge might fall", "possible", "perhaps, might"),
        ("probable", "the bridge fell", "probable", ""),
        ("possible", "the bridge will probably fall", "possible", "probably"),
        ("unstated", "the bridge could fall", "unstated", "could"),
        ("certain", "whether the bridge is safe", "unstated", "whether"),
    ],
)
def test_hedges_lower_what_the_cue_says(start, said, certainty, hedge):
    doc = parser()(f"She said {said}.")
    assert weigh(start, doc[2:-1]) == (certainty, hedge)


@pytest.mark.parametrize(
    "said",
    [
        "the bridge, which may be old, fell",
        "the bridge fell in May",
        "the man who could swim drowned",
        "smokers were three times as likely to fall ill",
        "older drivers were more likely than others to stop",
        "the old barge could no longer float",
    ],
)
def test_a_hedge_on_a_detail_does_not_lower_the_claim(said):
    doc = parser()(f"She said {said}.")
    assert weigh("certain", doc[2:-1]) == ("certain", "")


def test_the_lexicon_knows_only_values_of_the_contract():
    assert set(HEDGES.values()) <= set(LADDER)


@pytest.mark.parametrize(
    ("text", "acted"),
    [
        ("“The brewery must repay the loan,” Ann Roe said.", ("urge", "unstated")),
        ("Ann Roe said that shops ought to close on Sundays.", ("urge", "unstated")),
        ("The vicar said the bells should not be rung at night.", ("urge", "unstated")),
        ("Ann Roe said the boiler must have leaked.", ("assert", "certain")),
        ("“The vicar must be tired,” Ann Roe said.", ("assert", "certain")),
        ("Ann Roe said the guard who should watch the gate fell asleep.", ("assert", "certain")),
    ],
)
def test_who_says_what_must_be_done_urges_it_and_who_says_what_must_have_been_does_not(text, acted):
    made = drafting.draft(text).attributions
    assert acted in list(zip(made["act"], made["certainty"]))
    assert acted[0] == "urge" or "urge" not in set(made["act"])
