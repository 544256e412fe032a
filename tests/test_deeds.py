"""What a verb of speech names besides is done, not said: each deed beside a word of the same verb."""

import pytest

from helpers import drafting

PAIRS = [
    ("Rebels attacked the convoy at dawn.", "The union attacked the tax as unfair."),
    ("The village was attacked by rebels.", "The tax was attacked by the union as unfair."),
    ("The storm claimed nine lives.", "The board claimed that nine piers were safe."),
    ("The mayor called a taxi.", "The mayor called the pier a disgrace."),
    ("The riders charged the gate.", "Prosecutors charged the driver with theft."),
    ("The college admitted fifty pupils.", "The college admitted the mistake."),
    ("The storm announced itself with thunder.", "The firm announced the merger."),
    ("The teacher addressed the parcel to Ann.", "The teacher addressed the fears of a strike."),
    ("The army supported the rebels with shells.", "The board supported the merger."),
    ("The study compared two groups of mice.", "The mayor compared the tax to a fine."),
    ("The garden welcomed 300 guests.", "The garden welcomed the ruling."),
    ("The guide pointed to the map.", "The guide pointed to a rise in fees."),
    ("The ministers agreed to meet in May.", "The ministers agreed that the pier was safe."),
    ("The board decided to shut the pier.", "The board urged the town to shut the pier."),
    ("Fees rise according to age.", "Fees rise, according to the board."),
]


@pytest.mark.parametrize(("deed", "word"), PAIRS)
def test_a_deed_is_the_outlets_and_a_word_is_its_sources(deed, word):
    assert [set(drafting.draft(text).hops["hop"]) for text in (deed, word)] == [{0}, {0, 1}]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The adverts appeared on nine websites.", "certain"),
        ("The adverts appeared to come from abroad.", "probable"),
    ],
)
def test_what_appears_somewhere_is_no_hedge(text, certainty):
    assert set(drafting.draft(text).attributions["certainty"]) == {certainty}
