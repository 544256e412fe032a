"""Propositions that stand alone: with whom and what their pronouns mean where the text decides it,
and else in the words of the text, with a note of what they may mean.
"""

import pytest
from test_propositions import said

from helpers import drafting


def propositions(text):
    return [words for _, words in said(text)]


def noted(text):
    """The notes of the claims of a draft by their proposition."""
    claims = drafting.draft(text).claims
    return dict(zip(claims["proposition"], claims["note"].fillna("")))


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("“You took the keys,” Ann Roe told Cole Marsh.", "Cole Marsh took the keys"),
        ("“You are late,” Ann Roe told Cole Marsh.", "Cole Marsh is late"),
        ("“You were warned,” Ann Roe told Cole Marsh.", "Cole Marsh was warned"),
        (
            "Ann Roe said her client was not a rich man. He had sold his boat, she said.",
            "Ann Roe's client had sold his boat",
        ),
        (
            "Ada Lund wrote: “The mayor saw the plan. He must explain it.”",
            "The mayor must explain it",
        ),
        (
            "Ann Roe left the court. Her lawyers said they would wait.",
            "Ann Roe's lawyers would wait",
        ),
        ("The mill said it would not be able to pay.", "The mill would not be able to pay"),
        # who says it is known, whatever else the pronoun may mean
        ("Tom Lund left. He promised to return the keys.", "Tom Lund is to return the keys"),
        ("A spokeswoman for the port said it would wait.", "The port would wait"),
        (
            "Ada Lund said the cracks were new. She admitted they might be deep.",
            "The cracks might be deep",
        ),
        ("Ann Roe hid 60 coins. She lost six of them.", "Ann Roe lost six of the 60 coins"),
        ("Ada Lund left. Joan Moss asked her to wait.", "Ada Lund should wait"),
        ("Ann Roe said: “Of the 40 wells, 12 were dry.”", "Of the 40 wells, 12 were dry"),
    ],
)
def test_a_pronoun_gives_way_to_the_one_whom_or_what_it_can_mean(text, proposition):
    assert proposition in propositions(text)


@pytest.mark.parametrize(
    ("text", "proposition", "told"),
    [
        (
            "Ada Roe and Beth Lund saw the lift. Cole Marsh said she had lied.",
            "She had lied",
            "“she” means in it. It may be Ada Roe or Beth Lund.",
        ),
        (
            "The guards met the farmers. They were angry.",
            "They were angry",
            "“They” means in it. It may be The guards or the farmers.",
        ),
        ("“I wrote it down,” said Cole Marsh.", "Cole Marsh wrote it down", "“it” means in it."),
        ("“We want our boat back,” said Ann Roe.", "We want our boat back", "“We” means in it."),
        (
            "A boy was sent home. That was wrong.",
            "That was wrong",
            "“That” means in it.",
        ),
        ("“You should all leave,” Ann Roe told the reporters.", "You should all leave", "“You”"),
    ],
)
def test_what_the_text_does_not_decide_stays_with_a_note_of_what_it_may_mean(
    text, proposition, told
):
    assert told in noted(text)[proposition]


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the dam leaked.",
        "Those who left early were fined.",
        "The clerk said the firm had lost its licence.",
        "Nobody knew what they had signed.",
        "Ann Roe said she was ill.",
        "We apologise for the delay.",
    ],
)
def test_a_pronoun_that_means_nothing_or_what_stands_before_it_is_not_noted(text):
    assert not any("does not decide" in note for note in noted(text).values())


def test_an_object_never_means_the_subject_of_its_own_verb():
    assert "Joan Moss should wait" not in propositions("Joan Moss asked her to wait.")


def test_a_speaker_who_is_left_open_takes_no_pronoun_s_place():
    text = "Notes\n\nQ: Who called?\n\nA: My sister asked me to come."
    assert not any("nobody" in words.casefold() for words in propositions(text))


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("The firm called the plan almost certainly too costly.", "is almost certainly too costly"),
        ("The town called that claim “false and unfair”.", "That claim is false and unfair"),
        ("Cole Marsh described the plan as a joke.", "The plan is a joke"),
        ("A jury found Ann Roe guilty of theft.", "Ann Roe is guilty of theft"),
        ("The club denied all charges.", "The club is guilty of all charges"),
        ("The firm denied any role.", "The firm had a role"),
        ("The firm denied any knowledge of the plot.", "The firm had knowledge of the plot"),
        ("Prosecutors accused Ann Roe of theft.", "Ann Roe is guilty of theft"),
        ("Ben Holt was accused of fraud.", "Ben Holt is guilty of fraud"),
        ("The ministry welcomed the results.", "The ministry welcomed the results"),
        ("Ann Roe and the union welcomed the vote.", "Ann Roe and the union welcomed the vote"),
        ("Some envoys are pessimistic about the truce.", "Some envoys are pessimistic about the"),
        ("Reports that a boiler exploded have been denied by the firm.", "A boiler exploded"),
    ],
)
def test_what_is_judged_or_denied_by_a_noun_is_a_sentence(text, proposition):
    assert any(proposition in words for words in propositions(text))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ann Roe accused the firm of overstating the town's profits.", "town's profits"),
        ("The firm said that warm winters explain the change.", "The change"),
        ("Ann Roe spoke to Tom Brekk about dry wells and why she left.", "dry wells"),
    ],
)
def test_a_noun_that_is_only_named_is_no_statement_of_its_own(text, named):
    assert sum(named.casefold() in words.casefold() for words in propositions(text)) == 1


def test_who_calls_a_claim_false_denies_what_was_claimed_last():
    text = "Beth Lund said the mayor had sold the mill. The town called that claim “false”."
    draft = drafting.draft(text)
    assert draft.claims["proposition"].tolist() == ["The mayor had sold the mill"]
    assert draft.attributions["stance"].tolist() == ["affirms", "denies"]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("The firm denied that any letters were lost.", "Some letters were lost"),
        ("The firm denied that any such plan existed.", "Such a plan existed"),
        ("Ann Roe denies ever having taken bribes.", "Ann Roe had taken bribes"),
        (
            "A pilot in the same crew, who spoke on condition of anonymity, left.",
            "A pilot in the same crew spoke on condition of anonymity",
        ),
        (
            "Ada Lund, a diver, on the delta\n\nQ: The firm threatened you.\n\nA: It did.",
            "The firm threatened Ada Lund",
        ),
    ],
)
def test_a_clause_is_worded_as_whoever_holds_it_would_say_it(text, proposition):
    assert proposition in propositions(text)


def test_what_is_denied_to_have_come_from_him_did_not_come_from_the_one_who_denies_it():
    assert "from Cole Marsh" not in " ".join(
        propositions("Cole Marsh denies having heard from him.")
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Reuters reported on May 3 citing two clerks that Norland has built a lock for ships.",
            [("two clerks", "Norland has built a lock for ships")],
        ),
        (
            "Norland has grown since the strike began, including signing a new pact.",
            [("", "Norland has grown since the strike began"), ("", "Norland signed a new pact")],
        ),
        (
            "“They wanted a famous name and they got one,” said Ann Roe.",
            [("Ann Roe", "They wanted a famous name"), ("Ann Roe", "They got one")],
        ),
    ],
)
def test_each_thing_that_is_said_is_one_row(text, rows):
    assert said(text) == rows


def test_a_wish_joined_to_another_is_no_word_of_the_other():
    found = said("“We don't want a fight, we want to see the plan,” said Ann Roe.")
    assert ("Ann Roe", "We don't want a fight") in found
    assert ("Ann Roe", "We are to see the plan") in found


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        (
            "“We have seen no harm,” said Colin Moss, a spokesman for Olivet.",
            "Olivet has seen no harm",
        ),
        ("Olivet spokeswoman Ada Roe said: “We left our mill.”", "Olivet left its mill"),
        ("“We have seen no harm,” said Colin Moss, a farmer.", "We have seen no harm"),
    ],
)
def test_we_is_the_body_for_which_a_named_spokesman_speaks(text: str, proposition: str) -> None:
    assert proposition in propositions(text)


def test_a_note_names_what_is_one_thing_and_no_sort() -> None:
    notes = noted("“Per tree, yes. It has grown,” said Ada Roe.")
    assert "tree" not in notes["It has grown"]


def test_a_title_before_a_name_behind_a_comma_makes_nobody_else_of_him() -> None:
    text = "The trust's chair, Lord Penrose, said he was glad."
    assert "Penrose was glad" in propositions(text)


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("“It is dear,” said Dana Ohm, a clerk who chairs the board.", "Dana Ohm chairs the board"),
        ("Olivet, the firm that makes the pumps, said it was calm.", "Olivet makes the pumps"),
    ],
)
def test_what_describes_the_role_of_somebody_named_is_a_statement_of_the_outlet(
    text: str, proposition: str
) -> None:
    assert ("", proposition) in said(text)


def test_what_tells_which_one_somebody_unnamed_is_is_no_statement() -> None:
    found = propositions("A clerk who chairs the board said it was calm.")
    assert not any("chairs" in each for each in found)


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Police searched Oster Foods. The company did not reply.", "Oster Foods did not reply"),
        ("Oster Foods said the company had paid.", "Oster Foods had paid"),
        ("Ann Roe said on Monday that the company had paid.", "The company had paid"),
        ("Police searched Oster Foods. A company did not reply.", "A company did not reply"),
        ("Police searched Oster Foods. The old company fell.", "The old company fell"),
    ],
)
def test_the_company_is_called_by_the_name_of_the_one_firm_that_it_means(text, proposition):
    assert proposition in set(drafting.draft(text).claims["proposition"])
