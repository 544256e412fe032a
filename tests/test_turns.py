"""Who speaks in a transcript, by labels of every shape; and what is no label."""

import pytest
from made import said_in as said


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("[VERA LUND]:", "VERA LUND"),
        ("**Vera Lund:**", "Vera Lund"),
        ("**Vera Lund**:", "Vera Lund"),
        (">> VERA LUND:", "VERA LUND"),
        ("Vera Lund, mayor of Oster:", "Vera Lund"),
        ("Vera Lund [on the phone]:", "Vera Lund"),
        ("Vera Lund (via translator):", "Vera Lund"),
        ("00:01:12 VERA LUND:", "VERA LUND"),
        ("[10:42] Vera Lund:", "Vera Lund"),
        ("VERA LUND:\n", "VERA LUND"),
    ],
)
def test_a_label_of_any_shape_names_its_speaker(label, name):
    assert said(f"{label} The quay is old.") == [(name, "The quay is old")]


def test_a_line_with_the_time_belongs_to_nobody():
    text = "00:01:12 VERA LUND: The quay is old.\n00:01:30 OTIS BRAY: It will fall."
    assert said(text) == [("VERA LUND", "The quay is old"), ("OTIS BRAY", "It will fall")]


@pytest.mark.parametrize(
    ("asks", "answers"), [("Q:", "A:"), ("Q1:", "A1:"), ("Q.", "A."), ("Question:", "Answer:")]
)
def test_an_answer_is_by_whom_the_interview_introduces(asks, answers):
    text = f"We met the diver Anna Lund at the quay.\n\n{asks} Is the quay old?\n{answers} It is very old."
    assert ("Anna Lund", "It is very old") in said(text)


@pytest.mark.parametrize(
    "line",
    [
        "Cost: The quay was sold for a song.",
        "Verdict: The claim is false.",
        "Vera Lund, who left in May: The quay is old.",
        "Main Points:\nThe quay is old.",
    ],
)
def test_a_heading_with_a_colon_is_no_speaker(line):
    assert all(not source for source, _ in said(line))


def test_a_name_in_capitals_keeps_its_letters():
    assert said("MARIA LUND:\nThe quay is old.") == [("MARIA LUND", "The quay is old")]


def test_who_asks_is_not_taken_for_whom_the_interview_introduces():
    text = (
        "Interview by Paul Adams\n\nWe met the diver Anna Lund at the quay.\n\n"
        "Q: Is the quay old?\nA: It is very old."
    )
    assert ("Anna Lund", "It is very old") in said(text)


@pytest.mark.parametrize(
    "standfirst",
    [
        "Baker Nora Hembrow has run ovens for years. She spoke to Peter Hollis about bread.",
        "Baker Nora Hembrow has run ovens for years. Peter Hollis talked to her about bread.",
        "Baker Nora Hembrow has run ovens for years. She was interviewed by Peter Hollis.",
        "Oceanographer Nora Hembrow has dived in the Sallow strait. She spoke to Peter Hollis.",
        "Nora Hembrow has run ovens for years.\nInterview: Peter Hollis",
        "Nora Hembrow, head of the bakers, on why bread is dear. Peter Hollis met her in May.",
        "Nora Hembrow, head of the bakers, on why ovens such as those of Tom Ray are cold",
    ],
)
def test_the_interviewer_never_gives_the_answers(standfirst):
    text = f"{standfirst}\n\nQ: Is bread dear?\n\nA: It is very dear."
    assert ("Nora Hembrow", "It is very dear") in said(text)


@pytest.mark.parametrize(
    ("standfirst", "name"),
    [
        ("We spoke to Peter Hollis about bread.", "Peter Hollis"),
        ("The baker has run ovens for years. She spoke to Peter Hollis about bread.", ""),
        ("Nora Hembrow spoke to Peter Hollis about bread.", ""),
    ],
)
def test_who_answers_is_open_where_nobody_else_is_introduced(standfirst, name):
    text = f"{standfirst}\n\nQ: Is bread dear?\n\nA: It is very dear."
    source = next(source for source, content in said(text) if content == "It is very dear")
    assert source == name if name else source.startswith("nobody named")


def test_a_bare_reply_says_nothing_and_the_label_of_a_question_is_no_part_of_it():
    text = (
        "We spoke to Peter Hollis about bread.\n\nQ: So when does the price fall?\n\nA: Partly. "
        "Flour costs less.\n\nQ: Would you stop?\n\nA: No. [Laughs] They would miss me.\n\n"
        "Q: Is it fun?\n\nA: Yes.\n\nQ: Is it hard?\n\nA: No oven is easy."
    )
    contents = {content for _, content in said(text)}
    assert {"Flour costs less", "They would miss me", "No oven is easy"} <= contents
    assert "So when does the price fall" not in contents
    assert not {"Yes", "No", "Partly"} & contents and not any("Q:" in each for each in contents)
