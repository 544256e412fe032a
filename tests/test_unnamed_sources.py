"""Sources that are not to be named, and the clauses with "who" and "and" around what they say. The
sentences are made up for these tests.
"""

from typing import Any

import pytest

from helpers import draft


def told(text: str) -> list[tuple[str, str]]:
    """Who says what, by name, as a draft of the text tells it; the outlet's own left out."""
    dossier = draft(text)
    names = dossier.entities.set_index("entity_id")["name"]
    ends = dossier.hops.sort_values("hop").groupby("attribution_id")[["hop", "entity_id"]].last()
    ends = ends[ends["hop"] > 0]["entity_id"].map(names)
    made = dossier.attributions.sort_values("start")
    words = zip(made["attribution_id"], made["text"])
    return [(ends[name], said) for name, said in words if name in ends]


def claims(text: str) -> set[str]:
    return set(draft(text).claims["proposition"])


COVER = [
    (
        "According to a former nurse, who asked not to be named because she feared for her job, "
        "wards were closed in May.",
        ("a former nurse", "wards were closed in May"),
    ),
    (
        "According to two drivers, who spoke on condition of anonymity because they may be sued, "
        "the brakes failed.",
        ("two drivers", "the brakes failed"),
    ),
    (
        "The plan was shelved in June, according to an engineer who asked that his name not be "
        "used.",
        ("an engineer", "The plan was shelved in June"),
    ),
    (
        "According to an officer who declined to be identified, the ledgers were burned.",
        ("an officer", "the ledgers were burned"),
    ),
]


@pytest.mark.parametrize(("text", "said"), COVER)
def test_that_a_source_is_not_to_be_named_is_no_statement(text: str, said: Any):
    assert told(text) == [said]
    assert len(claims(text)) == 1


def test_what_else_a_source_behind_according_to_says_or_asks_is_a_statement():
    warned = "According to the harbor master, who warned that the pier was rotten, nobody listened."
    assert told(warned) == [
        ("the harbor master", "the pier was rotten"),
        ("the harbor master", "nobody listened"),
    ]
    asked = "According to a clerk who asked not to be moved, the ledgers were burned."
    assert ("a clerk", "not to be moved") in told(asked)


@pytest.mark.parametrize(
    "text",
    [
        "The question is who knew that the valve was broken.",
        "He asked which of them had claimed that the road was closed.",
        "The board would not say who had told the press that the plant would close.",
        "According to an aide at the port, who had asked not to be moved, crates vanished.",
    ],
)
def test_who_and_which_are_never_somebody(text: str):
    assert not draft(text).entities["name"].str.contains("who|which|Who|Which").any()


def test_who_speaks_for_the_noun_before_it():
    assert told("The firm, which said it had acted at once, lost a third of its value.") == [
        ("The firm", "it had acted at once")
    ]


JOINED = [
    (
        "Ann Roe told reporters that divers had found the wreck, and urged boaters to stay away.",
        ("Ann Roe", "to stay away"),
    ),
    (
        "The minister said that farmers had lost their crops, and called on banks to be patient.",
        ("The minister", "to be patient"),
    ),
    (
        "Ann Roe told the court that guards had beaten him, and accused the warden of looking "
        "away.",
        ("Ann Roe", "the warden of looking away"),
    ),
]


@pytest.mark.parametrize(("text", "said"), JOINED)
def test_who_says_something_urges_behind_a_comma_too(text: str, said: Any):
    assert said in told(text)


def test_without_the_comma_or_with_a_deed_who_is_told_of_goes_on():
    text = "The mayor said that crews had cleared the road and urged drivers to take care."
    assert "Crews urged drivers to take care" in claims(text)
    text = "The bishop said that thieves had broken the window, and found a hammer in the nave."
    assert {source for source, _ in told(text)} == {"The bishop"}


@pytest.mark.parametrize(
    "text",
    [
        "The agency said that the dam had cracked on June 2, three days after the mayor left town.",
        "The Herald said that an audit began on May 3, more than two weeks before the bank told its "
        "regulator.",
        "Officials said that the valve failed on April 9, long before the company came to town.",
    ],
)
def test_how_long_before_or_after_something_else_stays_with_what_it_dates(text: str):
    whole = text[text.index("that ") + 5 : -1]
    assert whole[:1].upper() + whole[1:] in claims(text)


def test_a_clause_that_is_not_measured_off_is_a_statement_of_its_own():
    assert "The mayor left town" in claims("The dam cracked after the mayor left town.")


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("The water authority", "organisation"),
        ("The local authority", "organisation"),
        ("The coast guard", "organisation"),
        ("The harbor office", "organisation"),
        ("A security guard", "anonymous"),
        ("An authority on bees", "anonymous"),
        ("Authorities", "anonymous"),
    ],
)
def test_an_authority_is_a_body_and_a_guard_or_one_who_knows_is_somebody(who, kind):
    made = draft(f"{who} said the pipe had burst on Monday.", published="2024-03-12")
    source = made.hops["entity_id"].iloc[-1]
    assert made.entities.set_index("entity_id").loc[source, "kind"] == kind
    assert ("anonymous" in set(made.observations["kind"])) == (kind == "anonymous")


def test_a_body_that_a_noun_before_tells_is_an_it():
    text = "The office shut at noon. The national guard said it had sent 300 troops."
    made = draft(text, published="2024-03-12")
    assert "The national guard had sent 300 troops" in set(made.claims["proposition"])


def test_an_authority_named_between_takes_no_they_from_the_things_that_are_many():
    text = (
        "Twelve barges were waiting on Tuesday, according to the port authority. "
        "One of them, the tug Solvo, is carrying sand."
    )
    made = draft(text, published="2024-03-12").claims["proposition"]
    assert any(words.startswith("One of the twelve barges") for words in made)
