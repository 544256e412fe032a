"""Whom pronouns mean that go on with what somebody says, and who is warned; in sentences made up
for these tests.
"""

import pytest
from test_propositions import said


def propositions(text: str) -> list[str]:
    return [words for _, words in said(text)]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        (
            "“My kids walk to school,” Ana Ruiz said. “Now they'll be on a bus for an hour.”",
            "Now Ana Ruiz's kids will be on a bus for an hour",
        ),
        (
            "“The pumps failed. They’ve never been checked,” said Ana Ruiz.",
            "The pumps have never been checked",
        ),
        # two of whom either may be meant, nobody at all, and one who is several to no one
        ("“The teachers left the parents. They are angry,” said Ana Ruiz.", "They are angry"),
        ("“We heard no alarm. They told us nothing,” said Ana Ruiz.", "They told us nothing"),
        ("“The pump failed. They never looked,” said Ana Ruiz.", "They never looked"),
    ],
)
def test_they_in_a_speech_are_the_only_ones_of_whom_the_sentence_before_tells(text, proposition):
    assert propositions(text)[-1] == proposition


def test_they_in_a_speech_are_nobody_of_the_paragraph_before():
    text = "“The pumps failed,” Ana Ruiz said.\n\nShe was tired. “They lie,” she said."
    assert propositions(text)[-1] == "They lie"


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        (
            "The state had warned the district that it could be placed under a receiver.",
            "The district could be placed under a receiver",
        ),
        ("The agency warned residents that they might lose power.", "Residents might lose power"),
        (
            "Ann Roe said the clinic had told patients that they should stay away.",
            "Patients should stay away",
        ),
        ("Officials told reporters they should have acted.", "They should have acted"),
        # what who warns would do himself
        ("The union warned the firm that it would strike.", "It would strike"),
    ],
)
def test_who_is_warned_is_the_one_whom_it_may_befall(text, proposition):
    assert propositions(text)[-1] == proposition


def test_whose_sons_they_are_is_told_by_name():
    text = "Ana Ruiz, whose two sons attend Fenwick Elementary, said nobody knew where they went."
    assert propositions(text)[-1] == "Nobody knew where Ana Ruiz's two sons went"


def test_who_is_named_before_is_called_his_or_her_own_once_more():
    text = "Maria Lund, whose two sons attend Fenwick Elementary, said she had not been told where they went."
    assert propositions(text)[-1] == "Maria Lund had not been told where her two sons went"


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("“We played badly,” said Ben Ode, coach of Lund Rovers.", "Lund Rovers played badly"),
        (
            "“We played badly,” said Ben Ode, a former coach of Lund Rovers.",
            "We played badly",
        ),
        # an office alone is of the only body of which the text tells right before it
        (
            "Oster Foods cut 40 jobs. “We had no choice,” chief executive Ann Roe said.",
            "Oster Foods had no choice",
        ),
        (
            "Oster Foods denied the claim.\n\n“We had no choice,” spokesman Ben Ode said.",
            "Oster Foods had no choice",
        ),
        (
            "Oster Foods sued Corvane Systems. “We had no choice,” chief executive Ann Roe said.",
            "We had no choice",
        ),
        (
            "Police shut the yard of Oster Foods. “We had no choice,” chairman Ben Ode said.",
            "We had no choice",
        ),
        ("Oster Foods cut 40 jobs. “We had no choice,” farmer Ann Roe said.", "We had no choice"),
        ("A spokeswoman for the port said: “We do not comment.”", "The port does not comment"),
    ],
)
def test_we_is_the_body_that_whoever_holds_its_office_speaks_for(text, proposition):
    assert propositions(text)[-1] == proposition


def test_them_are_the_ones_that_were_counted_among_others():
    text = "Nine of the mill's 60 pumps failed. The agency had ordered the firm to replace them."
    assert propositions(text)[-1] == "The firm should replace nine of the mill's 60 pumps"
    text = "Dr. Ode spoke of the mill's 60 pumps. The agency had ordered the firm to replace them."
    assert propositions(text)[-1] == "The firm should replace them"
