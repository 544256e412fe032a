"""Denials that do not say what they deny, questions of an interviewer, and what somebody who is
quoted says that he holds. The texts are made up.
"""

import pytest
from test_propositions import said

from helpers import drafting
from helpers.dossier import Dossier


def stances(text: str) -> list[tuple[str, str, str]]:
    """Who affirms or denies what: the name of the last of each chain, the stance, the claim."""
    dossier: Dossier = drafting.draft(text)
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id")["entity_id"].last().map(names)
    claims = dict(zip(dossier.claims["claim_id"], dossier.claims["proposition"]))
    rows = dossier.attributions.sort_values("start")
    return [
        (last[row.attribution_id], row.stance, claims[row.claim_id]) for row in rows.itertuples()
    ]


CLOSED = "Ada Roe said the mill had closed."


@pytest.mark.parametrize(
    ("denial", "source"),
    [
        ("Joan Moss said that was untrue.", "Joan Moss"),
        ("Joan Moss said this is simply not true.", "Joan Moss"),
        ("The owner denies it.", "The owner"),
        ("The owner called the claim false.", "The owner"),
        ("That was wrong.", "the outlet"),
    ],
)
def test_a_denial_without_a_clause_denies_the_claim_before_it(denial: str, source: str) -> None:
    assert stances(f"{CLOSED} {denial}") == [
        ("Ada Roe", "affirms", "The mill had closed"),
        (source, "denies", "The mill had closed"),
    ]


def test_what_was_told_inside_is_what_a_denial_denies() -> None:
    text = "Ada Roe said an engineer told her that the meters were off. The firm denies it."
    assert stances(text)[-1] == ("The firm", "denies", "The meters were off")


def test_a_judgement_of_what_nobody_said_denies_nothing() -> None:
    assert {stance for _, stance, _ in stances("A boy was hit. That was wrong.")} == {"affirms"}


def test_a_denial_of_nothing_that_was_said_is_no_claim() -> None:
    assert stances("The mill is shut. It rained for weeks. The owner denies it.") == [
        ("the outlet", "affirms", "The mill is shut"),
        ("the outlet", "affirms", "It rained for weeks"),
    ]


def test_an_earlier_entry_is_the_outlet_itself_and_taken_back_by_it() -> None:
    text = "An earlier entry said that three people had died. That was wrong."
    assert stances(text) == [
        ("the outlet", "affirms", "Three people had died"),
        ("the outlet", "denies", "Three people had died"),
    ]
    assert (
        stances("An earlier report said that three people had died.")[0][0] == "An earlier report"
    )


@pytest.mark.parametrize("asks", ["Q: ", ""])
def test_what_an_interviewer_asks_is_no_claim(asks: str) -> None:
    answers = "A: " if asks else ""
    text = (
        f"We met the diver Anna Lund at the quay.\n\n{asks}How bad is it?\n\n{answers}It is dear.\n\n"
        f"{asks}Is the rope to blame?\n\n{answers}The rope is new."
    )
    assert not {"How bad is it", "Is the rope to blame"} & {words for _, words in said(text)}


def test_a_question_that_the_text_asks_itself_stays_open() -> None:
    assert said("Will the dam hold until spring?") == [("", "Will the dam hold until spring")]


INTERVIEW = "We met the diver Anna Lund.\n\nQ: Is it safe?\n\nA: "


def test_what_one_asked_affirms_nothing() -> None:
    found = [words for _, words in said(f"{INTERVIEW}We asked whether water comes out of it.")]
    assert found[1:] == ["We asked whether water comes out of it"]


@pytest.mark.parametrize("verb", ["think", "suspect", "believe"])
def test_what_one_thinks_oneself_is_one_statement(verb: str) -> None:
    found = stances(f"{INTERVIEW}I {verb} the rope is old.")
    assert found[1:] == [("Anna Lund", "affirms", "The rope is old")]


def test_what_one_does_not_believe_is_denied_once() -> None:
    found = stances(f"{INTERVIEW}I don't believe the law will pass.")
    assert found[1:] == [("Anna Lund", "denies", "The law will pass")]


def test_what_another_thinks_stays_beside_what_is_said_of_him() -> None:
    found = stances(f"{INTERVIEW}My boss thinks the rope is old.")
    assert len(found[1:]) == 2


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The board has not confirmed reports in the Daily Star that a hen died.", "Daily Star"),
        ("The owner denied reports in the Daily Star that a hen died.", "Daily Star"),
        (
            "Unconfirmed reports on social media that a hen died were denied by Ada Roe.",
            "social media",
        ),
    ],
)
def test_reports_in_a_paper_are_its_word_whoever_denies_them(text: str, paper: str) -> None:
    assert (paper, "affirms", "A hen died") in stances(text)


def test_reports_of_a_month_or_of_nobody_are_nobodys_word() -> None:
    for text in (
        "Reports in March that a hen died were wrong.",
        "Ada Roe denied reports that it fell.",
    ):
        assert not [source for source, stance, _ in stances(text) if source in ("March", "reports")]
