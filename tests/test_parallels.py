"""Pronouns of things by the clause beside theirs: whom they mean, and where they stay open."""

import pytest

from helpers import drafting


def meant(text: str, words: str, nth: int = 0) -> str:
    """The name of whom the nth of these words mentions; blank where it mentions nobody."""
    dossier, at = drafting.draft(text), -1
    for _ in range(nth + 1):
        at = text.index(f" {words}", at + 1)
    here = dossier.mentions[dossier.mentions["start"] == at + 1]
    here = here[here["text"] == words]
    names = dossier.entities.set_index("entity_id")["name"]
    return "" if here.empty else names[here["entity_id"].iloc[0]]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Ada Roe said that Omani soldiers were camping in Peru and that some of them were ill.",
            "them",
            "Omani soldiers",
        ),
        (
            "Ada Roe said that Omani soldiers were camping in Peru and that some of them were on"
            " their way home.",
            "their",
            "Omani soldiers",
        ),
        (
            "Its lawyer told a court that the bank “checked every loan it made” in May.",
            "it",
            "the bank",
        ),
        (
            "Three clerks of the bank who begged to stay because they had no home told the Herald"
            " that it was shut.",
            "they",
            "Three clerks of the bank",
        ),
        (
            "A drivers’ union says fares had risen before the ban. “They took our seats,” its chair, Tom"
            " Lund, wrote on Monday.",
            "its",
            "A drivers’ union",
        ),
        ("Orford Systems, which sold the pump, said it had been warned.", "it", "Orford Systems"),
    ],
)
def test_a_pronoun_means_the_subject_of_the_clause_beside_its_own(text, words, name):
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "nth"),
    [
        ("The council said it would pay for it.", "it", 1),
        ("Democrats, who sold the house, said it had been empty.", "it", 0),
        ("Omani soldiers met Omani farmers and told reporters that they were ill.", "they", 0),
        ("“The bank shut,” Ada Roe said. “It was late and it hurt.”", "it", 0),
    ],
)
def test_a_pronoun_that_may_mean_another_stays_open(text, words, nth):
    assert meant(text, words, nth) == ""


def test_who_tells_of_a_body_behind_its_own_news_is_of_that_body():
    text = "The Lund Council will review the plan, its chair said on Monday."
    assert meant(text, "its") == "Lund Council"
    other = "The harbour pilots will strike, its chair said on Monday."
    assert meant(other, "its") == ""
