"""Where what is said ends: what goes on behind a comma or an "and", and what tells only when and
where it was said. The sentences are made up for these tests.
"""

from typing import Any

import pytest

from helpers.drafting import parser
from helpers.drafting.attributions import find_attributions


@pytest.fixture(scope="module")
def nlp() -> Any:
    return parser()


def said(nlp: Any, text: str) -> list[tuple[str, str]]:
    """The words of each cue and what it attributes, without what is withheld."""
    return [
        (text[slice(*one.cue[0])], " … ".join(text[start:end] for start, end in one.content))
        for one in find_attributions(nlp(text))
        if not one.withheld
    ]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "She started by emphasizing thrift, and a need to mend the quay.",
            [("emphasizing", "thrift, and a need to mend the quay")],
        ),
        (
            "Ms Odum spoke of the flood of 1953, and how the town had rebuilt its walls.",
            [("spoke", "the flood of 1953, and how the town had rebuilt its walls")],
        ),
        (
            "Ms Odum railed against the grip of the banks, including the one in Hull.",
            [("railed", "the grip of the banks, including the one in Hull")],
        ),
        (
            "The guild supports a bill to cap the rents, stop evictions and house the poor.",
            [("supports", "a bill to cap the rents, stop evictions and house the poor")],
        ),
        (
            "Ms Odum left early, promising to meet and in some years exceed the goals.",
            [("promising", "to meet and in some years exceed the goals")],
        ),
        (
            "The firm says it would lose money at first as riders left, but would earn more later.",
            [("says", "it would lose money at first as riders left, but would earn more later")],
        ),
        # controls: another clause of the outlet's, and a verb that is the speaker's own deed
        (
            "The guild supports a bill to cap the rents, and the town is split.",
            [("supports", "a bill to cap the rents")],
        ),
        ("The clerk demanded a vote and left the hall.", [("demanded", "a vote")]),
    ],
)
def test_what_a_verb_governs_goes_on_behind_a_comma(nlp, text, made):
    assert said(nlp, text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Mr Vey cited his own letters from 12 fishermen and bakers Tuesday.",
            [("cited", "his own letters from 12 fishermen and bakers")],
        ),
        (
            "Mr Vey went after the bank as a “house of cards”.",
            [("went", "the bank as a “house of cards”")],
        ),
        ("The council opposes the sale on Monday.", [("opposes", "the sale")]),
        ("The clerk repeated the charge to reporters.", [("repeated", "the charge")]),
        (
            "The coach described the referee as a “clown” during a dinner in Leeds.",
            [("described", "the referee as a “clown”")],
        ),
        (
            "The coach described the referee as a “clown” and a “cheat” from Hull.",
            [("described", "the referee as a “clown” and a “cheat” from Hull")],
        ),
    ],
)
def test_an_object_ends_where_the_setting_of_the_speech_begins(nlp, text, made):
    assert said(nlp, text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "The van was to be towed by the town, but the guard drove it off, a porter said.",
            [("said", "The van was to be towed by the town, but the guard drove it off")],
        ),
        (
            "“It was late,” Roe said. The harbour was full, but the boats had left, a porter said.",
            [
                ("said", "“It was late,”"),
                ("said", "The harbour was full, but the boats had left"),
            ],
        ),
        # what a verb governs behind it is what it says, and not the clause before
        (
            "The harbour was full, the guild declared a strike and the boats stayed in.",
            [("declared", "a strike")],
        ),
        ("The town fell, Roe told Poe.", [("told", "The town fell")]),
    ],
)
def test_a_speaker_at_the_end_says_the_whole_sentence_before(nlp, text, made):
    assert said(nlp, text) == made


def test_a_clause_of_time_is_not_what_a_verb_before_it_holds(nlp):
    text = "The guild held a lunch on Friday, shortly after Ms Odum said the mill was sound."
    assert said(nlp, text) == [("said", "the mill was sound")]


@pytest.mark.parametrize(
    "text",
    [
        "The harvest was small compared to last year.",
        "The guild established a fund for the widows.",
        "The firm found out how to figure out prices.",
    ],
)
def test_words_that_tell_of_things_attribute_nothing(nlp, text):
    assert "compared" not in dict(said(nlp, text))
    assert not any("fund" in content or content == "prices" for _, content in said(nlp, text))
