"""What a text does not affirm is nobody's statement: negated, asked, supposed, taken back."""

import pytest

from helpers import drafting


def said(text: str) -> list[tuple[str, str, str, str]]:
    """Source, content, stance and certainty of each statement of a draft; the source is blank for
    the outlet's own.
    """
    dossier = drafting.draft(text, published="2024-10-29")
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()
    return [
        (
            names[last.loc[row.attribution_id, "entity_id"]]
            if last.loc[row.attribution_id, "hop"]
            else "",
            row.text,
            row.stance,
            row.certainty,
        )
        for row in dossier.attributions.itertuples()
    ]


UNSAID = [
    "Engineers have not confirmed that the dam leaked.",
    "The minister never said that the dam leaked.",
    "No engineer has confirmed that the dam leaked.",
    "None of the guards said that the dam leaked.",
    "Nobody told the villagers that the dam leaked.",
    "Neither the owner nor the builder has admitted that the dam leaked.",
    "The owner did not confirm or deny that the dam leaked.",
    "The owner would neither confirm nor deny that the dam leaked.",
    "The owner does not deny that the dam leaked.",
    "The owner declined to say whether the dam leaked.",
    "The owner failed to prove that the dam leaked.",
    "The survey was unable to show that the dam leaked.",
    "The survey has yet to show that the dam leaked.",
    "The survey stopped short of claiming that the dam leaked.",
    "The survey did not go so far as to claim that the dam leaked.",
    "Without admitting that the dam leaked, the owner paid.",
    "Far from conceding that the dam leaked, the owner went to court.",
    "Instead of admitting that the dam leaked, the owner went to court.",
    "It would be wrong to say that the dam leaked.",
    "It is too early to say that the dam leaked.",
    "There is no evidence that the dam leaked.",
    "The survey found little evidence that the dam leaked.",
    "It is not true that the owner said the dam leaked.",
    "If the owner admits that the dam leaked, the state will pay.",
    "Did the owner say that the dam leaked?",
    "Lawyers might argue that the dam leaked.",
    "The false claim that the dam was leaking spread fast.",
    "There is nothing to suggest that the dam leaked.",
    "Nowhere did the owner say that the dam leaked.",
    "At no point did the owner say that the dam leaked.",
    "The owner has said nothing that suggests the dam leaked.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_nobody_said_is_left_to_the_sentence_around_it(text):
    assert [(source, content) for source, content, *_ in said(text)] == [("", text.rstrip(".?"))]


SAID = [
    ("The owner did not hesitate to say that the dam leaked.", "“"),
    ("The owner not only said that the dam leaked, he paid.", "The owner"),
    ("The owner did not confirm until May that the dam leaked.", "The owner"),
    ("It was not wrong to say that the dam leaked, Ann Roe argued.", "Ann Roe"),
    ("The owner, who never came, said that the dam leaked.", "The owner"),
    ("The owner was able to show that the dam leaked.", "The owner"),
    ("Roe did not come, because the owner had said that the dam leaked.", "the owner"),
]


@pytest.mark.parametrize(("text", "source"), SAID)
def test_what_two_negations_or_another_verbs_leave_said_is_said(text, source):
    assert any(
        "the dam leaked" in content and (stance, certainty) == ("affirms", "certain")
        for who, content, stance, certainty in said(text)
        if who
    )


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The owner denied that the dam leaked.", "the dam leaked"),
        ("The owner denies having hidden the leak.", "having hidden the leak"),
        ("The owner dismissed reports that the dam leaked.", "the dam leaked"),
        ("The owner ruled out a leak.", "a leak"),
        ("The owner brushed aside suggestions that the dam leaked.", "the dam leaked"),
        ("The owner does not believe that the dam leaked.", "the dam leaked"),
    ],
)
def test_denials_deny(text, content):
    assert [row[:3] for row in said(text)] == [("The owner", content, "denies")]


def test_a_claim_that_another_denies_stays_with_who_made_it():
    rows = said("Villagers rejected the owner's claim that the dam was safe.")
    assert [row[:3] for row in rows] == [
        ("Villagers", "the dam was safe", "denies"),
        ("the owner's", "the dam was safe", "affirms"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“I never said that the dam leaked,” Ann Roe said.",
        "Ann Roe denied that the owner had said the dam leaked.",
        "Ann Roe mocked the idea that the dam leaked.",
    ],
)
def test_what_is_wished_denied_or_judged_has_not_been_said(text):
    assert len(said(text)) == 1


def test_a_condition_stays_with_what_it_conditions():
    [row] = said("If the rain goes on, the engineer said, the dam will burst.")
    assert row[0] == "the engineer" and row[1].startswith("If the rain goes on")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Will the dam hold until spring?", "unstated"),
        ("“Will the dam hold?” said Ann Roe.", "unstated"),
        ("The dam held until spring.", "certain"),
        ("The owner declined to say whether the dam held.", "certain"),
        ("The owner wondered whether the dam held.", "unstated"),
    ],
)
def test_a_question_is_not_asserted_and_who_does_not_answer_one_is_certain(text, certainty):
    assert {row[3] for row in said(text)} == {certainty}


def test_a_question_and_what_follows_it_are_two_statements():
    rows = said("“Will the dam hold? The wall is new,” said Ann Roe.")
    assert [row[3] for row in rows] == ["unstated", "certain"]


def test_what_is_withheld_is_no_ones_in_the_register():
    dossier = drafting.draft("The owner has not confirmed that the dam leaked.")
    assert "The owner" not in set(dossier.entities["name"])


@pytest.mark.parametrize("word", ["until", "unless", "till"])
def test_what_is_waited_for_behind_would_or_will_is_nobodys_word(word: str) -> None:
    for modal in ("would", "will", "might"):
        text = f"Ann Roe said the walkout {modal} end {word} the owner agreed to fair terms."
        assert "the owner" not in {source for source, *_ in said(text)}
        quoted = f"Ann Roe said the walkout {modal} end {word} the owner agreed to “fair terms”."
        assert "the owner" not in {source for source, *_ in said(quoted)}


def test_what_was_waited_for_and_came_is_said() -> None:
    text = "The bridge stayed shut until the inspector said that the piers were safe."
    assert "the inspector" in {source for source, *_ in said(text)}
    text = "The bridge will open, and the inspector said that the piers were safe."
    assert "the inspector" in {source for source, *_ in said(text)}
