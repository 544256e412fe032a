"""What is said of the noun that a clause describes, in sentences made up for these tests."""

import pytest
from test_propositions import said

from helpers import drafting


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "The firm sold the yard, a move that unions called “a disgrace.”",
            [("", "The firm sold the yard"), ("unions", "The move is a disgrace")],
        ),
        (
            "The club left the ground, a decision which the mayor described as “sad.”",
            [("", "The club left the ground"), ("the mayor", "The decision is sad")],
        ),
        (
            "The board closed the gym, a step that Ann Roe has dismissed as “petty.”",
            [("", "The board closed the gym"), ("Ann Roe", "The step is petty")],
        ),
        # the clause of what is said lacks its subject, or its object
        (
            "The mill closed its gates, a step the union said was illegal.",
            [("", "The mill closed its gates"), ("the union", "The step was illegal")],
        ),
        (
            "The council cut the fee, which the clerk said would cost 3 million.",
            [("", "The council cut the fee"), ("the clerk", "The fee would cost 3 million")],
        ),
        (
            "The mayor read the pact, which Ben Ode said the town would sign.",
            [("", "The mayor read the pact"), ("Ben Ode", "The town would sign the pact")],
        ),
        # two who speak of it, the second joined to the first
        (
            "The board cut the tax, a step that aides said would cost little and that rivals said"
            " was a trick.",
            [
                ("", "The board cut the tax"),
                ("aides", "The step would cost little"),
                ("rivals", "The step was a trick"),
            ],
        ),
        (
            "The Senate passed the bill, which aides say would bring in 40 million and create jobs"
            " in May.",
            [
                ("", "The Senate passed the bill"),
                ("aides", "The bill would bring in 40 million"),
                ("aides", "The bill would create jobs in May"),
            ],
        ),
        # a noun that describes somebody stays, and so does what the outlet tells of a step
        (
            "The club hired Ann Roe, a coach that fans called “a gift.”",
            [("", "The club hired Ann Roe, a coach"), ("fans", "Ann Roe is a gift")],
        ),
        (
            "The firm cut 40 jobs, a step that will cost it 2 million euros.",
            [("", "The firm cut 40 jobs, a step that will cost it 2 million euros")],
        ),
    ],
)
def test_what_somebody_says_of_a_noun_is_a_sentence_about_it(text, statements):
    assert said(text) == statements


def test_what_others_call_a_plan_is_no_part_of_the_plan():
    text = "The firm said it would sell the yard, a move that unions called “a disgrace.”"
    assert said(text) == [
        ("The firm", "The firm would sell the yard"),
        ("unions", "The move is a disgrace"),
    ]


def test_what_was_told_and_is_denied_in_a_clause_stays_what_was_told():
    text = "Ola Hem said the pier would cost 9 million euros, a figure the port disputes."
    claim = "The pier would cost 9 million euros"
    assert said(text) == [("Ola Hem", claim), ("the port", claim)]


def test_what_another_expects_is_a_part_of_what_is_told_of_him():
    text = "Ann Roe said the council expects to close the pool."
    assert said(text) == [("Ann Roe", "The council expects to close the pool")]
    assert len(said("The council expects to close the pool.")) == 1


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("The boat is thought to have sunk.", "The boat has sunk"),
        ("Two men are believed to be hiding in the hills.", "Two men are hiding in the hills"),
        ("The deal is reported to include a bonus.", "The deal includes a bonus"),
        ("The rebels were reported to have fled.", "The rebels had fled"),
        ("The plan is believed not to be ready.", "The plan is not ready"),
        # what is to be done
        ("Managers were urged to close the pit.", "Managers should close the pit"),
    ],
)
def test_what_is_held_of_somebody_is_so_and_not_to_be(text, proposition):
    assert proposition in [words for _, words in said(text)]


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        ("Ida Moll has dismissed the offer as “a joke”.", "assess", "the offer as “a joke”"),
        ("Ida Moll rejected the plan as too costly.", "assess", "the plan as too costly"),
        # what is told, and is no more so for what it is dismissed as
        ("Ida Moll dismissed the claims as politically motivated.", "deny", "the claims"),
    ],
)
def test_what_something_wanted_is_dismissed_as_is_what_is_held_of_it(text, act, words):
    [row] = drafting.draft(text).attributions.itertuples()
    assert (row.act, row.text) == (act, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The firm said last month it would cut 1,200 jobs.", "it would cut 1,200 jobs"),
        ("Ann Roe said last month was hard.", "last month was hard"),
    ],
)
def test_when_it_was_said_is_no_part_of_what_was_said(text, words):
    assert list(drafting.draft(text, published="2024-09-18").attributions["text"]) == [words]


def test_a_number_is_one_of_the_words_of_a_short_sentence():
    text = "Shares fell 6% after the firm cut its forecast."
    assert said(text) == [("", "Shares fell 6%"), ("", "The firm cut its forecast")]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Ann Roe denied that any such promise had been made and called the claim “invention”.",
            [("Ann Roe", "Such a promise had been made"), ("Ann Roe", "The claim is invention")],
        ),
        (
            "Ben Ode said he expected the forward to be in the squad.",
            [
                ("Ben Ode", "Ben Ode expected the forward to be in the squad"),
                ("Ben Ode", "The forward is to be in the squad"),
            ],
        ),
        # what is only named is no statement of its own
        (
            "Clerks say sales have dropped since the tax was announced.",
            [("Clerks", "Sales have dropped since the tax was announced")],
        ),
        ("A ban was announced on Monday.", [("", "A ban was announced on Monday")]),
        (
            "Aides said the board was considering a vote.",
            [("Aides", "The board was considering a vote")],
        ),
    ],
)
def test_what_somebody_says_is_cut_where_he_goes_on_to_say_more(text, statements):
    assert said(text) == statements


def test_who_is_briefed_on_plans_is_the_one_who_asks_for_something():
    text = "A person briefed on the plans, who asked not to be named, said a vote was near."
    assert ("", "A person briefed on the plans asked not to be named") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "State lawmakers rejected a plan to store waste near a mine",
        "The Senate rejected the bill",
        "Ida Moll rejected the demand",
    ],
)
def test_what_is_only_turned_down_is_no_denial(text):
    assert said(f"{text}.") == [("", text)]


def test_a_claim_that_is_rejected_is_denied():
    rows = drafting.draft("Ola Hem said the pier was late. The port rejected the claim.")
    assert list(rows.attributions["act"]) == ["assert", "deny"]


def test_who_does_something_is_the_one_who_is_named_and_not_what_he_is():
    text = "“We lost,” said Sen. Paul Ortega, a Republican who represents the area."
    assert ("", "Sen. Paul Ortega represents the area") in said(text)
