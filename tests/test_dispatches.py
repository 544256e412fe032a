"""What reporters write under a line that introduces them, headlines that name who says so, and answers
of several sentences.
"""

import pytest
from test_propositions import said

BLOG = """Ferry aground: crew "safe and dry", say rescuers – live

Our reporter Nina Castle is in the port of Orrin:
I have just met Jon Earl, who owns a stall. He told me he heard a bang. "It was like a drum," he said.

Hull is leaking, warns owner

“It was like a drum”

The owner, Beth Lund, said the hull was old."""


@pytest.mark.parametrize(
    "row",
    [
        ("rescuers", "Crew safe and dry"),
        ("", "Our reporter Nina Castle is in the port of Orrin"),
        ("Nina Castle", "Nina Castle has just met Jon Earl"),
        ("Nina Castle", "Jon Earl owns a stall"),
        ("Jon Earl", "Jon Earl heard a bang"),
        ("Beth Lund", "The hull was old"),
    ],
)
def test_what_stands_below_the_line_that_introduces_a_reporter_is_his(row):
    assert row in said(BLOG)


def test_a_headline_that_says_who_says_so_is_no_statement_of_the_outlet():
    rows = said("Hull is leaking, warns owner\n\nThe hull was built in May.")
    assert rows == [("owner", "Hull is leaking"), ("", "The hull was built in May")]


def test_a_headline_that_quotes_the_text_is_the_word_of_whoever_is_quoted_there():
    text = "“We lost the whole crop”\n\n“We lost the whole crop in June,” said Jon Earl."
    assert [source for source, _ in said(text)] == ["Jon Earl", "Jon Earl"]


def test_a_quotation_in_a_headline_that_nobody_repeats_stays_open():
    text = "“We lost the whole crop”\n\n“The rain came late,” said Jon Earl."
    assert said(text)[0][0].startswith("nobody named")


@pytest.mark.parametrize(
    ("answer", "propositions"),
    [
        (
            "I think the cause is the grain. According to the union, the mills pump two tonnes a "
            "year, and I suspect the figure is higher.",
            {
                "The cause is the grain",
                "The figure is higher",
                "The mills pump two tonnes a year",
            },
        ),
        ("Per house, yes. The firm has built more.", {"The firm has built more"}),
    ],
)
def test_each_sentence_of_an_answer_stands_by_itself(answer, propositions):
    found = [words for source, words in said(f"Talk\n\nQ: Is it clean?\n\nA: {answer}") if source]
    assert propositions <= set(found)
    assert not any(". " in words or "yes" in words for words in found)


def test_a_label_is_nothing_that_a_pronoun_means():
    assert said("Talk\n\nQ: It looks clean.\n\nA: The river is clean.")[0][1] == "It looks clean"
