"""Propositions that a text does not affirm: questions, conditions and titles; and whose a clause
is that stands inside what somebody says.
"""

import pytest
from test_propositions import said

import helpers
from helpers import drafting


def sure(text: str) -> list[str]:
    """The propositions that a draft has as certain."""
    dossier = drafting.draft(text)
    assert helpers.check(dossier).empty
    certain = dossier.attributions[dossier.attributions["certainty"] == "certain"]
    words = dict(zip(dossier.claims["claim_id"], dossier.claims["proposition"]))
    return [words[claim] for claim in certain["claim_id"]]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Did the guard lock the gate before he left the yard?", []),
        ("Has the firm paid the fine, or will it close the plant?", []),
        ("“Did you see the car and did you call the police?” Ann Roe asked.", []),
        ("Did the mill, which closed in spring, pay its staff?", ["The mill closed in spring"]),
        ("The guard locked the gate and left the yard.", None),
        ("Ann Roe left at noon, and she asked: “Why did Ben go?”", ["Ann Roe left at noon"]),
    ],
)
def test_a_question_that_is_cut_is_a_question_in_each_part(text, certain):
    found = sure(text)
    assert len(found) == 2 if certain is None else found == certain


@pytest.mark.parametrize(
    ("condition", "consequence"),
    [
        ("Had the siren been sounding", "the crew would have left"),
        ("Should the levee break", "the road will close"),
        ("Were the mill to shut", "the town would suffer"),
        ("If the levee breaks", "two villages will be flooded and the road will close"),
        ("If the pumps fail and the river rises before noon comes", "the road will close"),
    ],
)
def test_a_condition_is_never_cut_from_what_holds_on_it(condition, consequence):
    for end in (".", ", the report found."):
        rows = said(f"{condition}, {consequence}{end}")
        assert [words for _, words in rows] == [f"{condition}, {consequence}"]
    assert [words for _, words in said(f"{consequence.capitalize()} {condition.lower()}.")] == [
        f"{consequence.capitalize()} {condition.lower()}"
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The bridge, which opened in May, will shut if the crack grows.", 2),
        ("The mill shut in May, and the road will close if the levee breaks.", 2),
        ("Never had the river been so high, and the crew left the ship.", 2),
    ],
)
def test_what_is_no_part_of_a_condition_is_still_cut(text, parts):
    assert len(said(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Her first film, “The Girl Who Drew the Sea”, won a prize in May.",
        "His book, “When the Harbour Froze and Burned”, sold well.",
        "The clerk wept at “The Miller Saw It and Fled” in May.",
    ],
)
def test_a_title_with_a_verb_is_no_statement(text):
    assert len(said(text)) == 1


def test_what_a_banner_reads_is_said():
    assert ("the banner", "The Miller Sold Us Out") in [
        (source.lower(), words)
        for source, words in said("The banner read “The Miller Sold Us Out”.")
    ]


@pytest.mark.parametrize("when", ["before the tide turned", "because the roof leaked"])
def test_when_and_why_inside_indirect_speech_are_the_speakers(when):
    clause = when.split(" ", 1)[1].capitalize()
    assert ("Roe", clause) in said(f"Ms Roe said that the gates were opened {when}.")
    assert ("", clause) in said(f"The gates were opened {when}.")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Ann Roe said the dam was safe, while Ben Odum said it leaked.",
            [("Ann Roe", "The dam was safe"), ("Ben Odum", "The dam leaked")],
        ),
        (
            "Critics say that the firm fled and the union denies that it knew.",
            [("Critics", "The firm fled"), ("the union", "The union knew")],
        ),
        (
            "Ann Roe said that the thieves fled while the guard was asleep.",
            [("Ann Roe", "The thieves fled while the guard was asleep")],
        ),
        (
            "Critics say the firm fouled the lake, an accusation the firm denies.",
            [("Critics", "The firm fouled the lake"), ("the firm", "The firm fouled the lake")],
        ),
        (
            "Critics say the firm fouled Roe Lake, a resort of the rich.",
            [("Critics", "The firm fouled Roe Lake, a resort of the rich")],
        ),
        (
            "Ann Roe said prices had risen and that poor harvests drive the rise.",
            [("Ann Roe", "Prices had risen"), ("Ann Roe", "Poor harvests drive the rise")],
        ),
        (
            "Kelp shelters fish, and the divers report that the stocks are growing.",
            [("", "Kelp shelters fish"), ("the divers", "The stocks are growing")],
        ),
        ("The old stone mill, which closed in May.", [("", "The old stone mill closed in May")]),
        ("Thank you for your questions.", []),
        (
            "The mayor thanked the crew for its work.",
            [("The mayor", "The mayor thanked the crew for its work")],
        ),
        ("Mr Roe wept as the verdict was read.", [("", "Mr Roe wept as the verdict was read")]),
        ("The dam is safe, as the Gazette reported.", [("Gazette", "The dam is safe")]),
        ("Ms Roe asked why the gates were shut.", [("Roe", "Why the gates were shut")]),
    ],
)
def test_each_clause_of_speech_has_its_own_speaker_and_no_other_row(text, rows):
    assert said(text) == rows


def test_who_asks_somebody_to_do_something_still_urges():
    rows = said("Ann Roe asked the court to sit on Friday.")
    assert rows == [
        ("", "Ann Roe asked the court to sit on Friday"),
        ("Ann Roe", "The court should sit on Friday"),
    ]
