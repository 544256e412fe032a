"""Propositions: one row each, standing alone."""

import pytest

import helpers
from helpers import drafting


def said(text: str) -> list[tuple[str, str]]:
    """Source and proposition of each statement of a draft, in the order of the text; the source is
    blank for the outlet.
    """
    dossier = drafting.draft(text)
    assert helpers.check(dossier).empty
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    words = dict(zip(dossier.claims["claim_id"], dossier.claims["proposition"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()
    return [
        (
            names[last.loc[row.attribution_id, "entity_id"]]
            if last.loc[row.attribution_id, "hop"]
            else "",
            words[row.claim_id],
        )
        for row in dossier.attributions.sort_values(["start", "end"]).itertuples()
    ]


@pytest.mark.parametrize(
    ("text", "propositions"),
    [
        (
            "Divers searched the lake on Monday and found two boats.",
            ["Divers searched the lake on Monday", "Divers found two boats"],
        ),
        (
            "The lake may flood the village and ruin the crops.",
            ["The lake may flood the village", "The lake may ruin the crops"],
        ),
        (
            "The lake rose by a metre, but the dam held.",
            ["The lake rose by a metre", "the dam held"],
        ),
        (
            "At least nine people have been killed and dozens injured on a ferry.",
            ["at least nine people have been killed", "dozens have been injured on a ferry"],
        ),
        ("Ministers and judges met in the old hall.", ["Ministers and judges met in the old hall"]),
        ("The old and rusty dam held.", ["The old and rusty dam held"]),
        ("The clerk signed and sent the letter.", ["The clerk signed and sent the letter"]),
    ],
)
def test_what_and_joins_is_split_where_each_part_says_something(text, propositions):
    assert [words.casefold() for _, words in said(text)] == [
        words.casefold() for words in propositions
    ]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        (
            "The mill, which closed in spring, belongs to a bank.",
            "The mill closed in spring",
        ),
        (
            "Ann Roe, whose brother owned the mill, left the town.",
            "Ann Roe's brother owned the mill",
        ),
        (
            "The fire began in the loft, where the grain was kept.",
            "The grain was kept in the loft",
        ),
        (
            "The town rents the hall, part of which the army used in spring.",
            "The army used part of the hall in spring",
        ),
        (
            "The court heard of a letter that Ann Roe wrote in spring.",
            "Ann Roe wrote a letter in spring",
        ),
        (
            "The survey, published in spring, counted the owls.",
            "The survey was published in spring",
        ),
        ("The roof fell at noon, hurting two visitors.", "The roof hurt two visitors"),
        ("The train stopped at noon after the driver had seen a cow.", "The driver had seen a cow"),
        ("The school was shut because the roof leaked.", "The roof leaked"),
        ("The fire killed 40 animals, including six cows.", "40 animals include six cows"),
    ],
)
def test_what_stands_beside_is_a_statement_of_the_outlet_and_no_part_of_the_other(text, aside):
    rows = said(text)
    assert ("", aside) in rows and len(rows) == 2
    assert not any(aside in words for _, words in rows if words != aside)


@pytest.mark.parametrize(
    "text",
    [
        "Those who voted early were counted last.",
        "It was the baker who found the ring.",
        "Every letter that the clerk wrote was lost.",
        "People who smoke die earlier.",
    ],
)
def test_a_clause_that_tells_which_is_meant_stays_with_its_noun(text):
    assert len(said(text)) == 1


def test_a_remark_in_indirect_speech_is_the_outlets_and_in_a_quotation_the_speakers():
    remark = "the mill, which closed in spring, was unsafe"
    assert ("", "The mill closed in spring") in said(f"The mayor said {remark}.")
    assert ("the mayor", "The mill closed in spring") in [
        (source.lower(), words)
        for source, words in said(f"The mayor said: “{remark.capitalize()}.”")
    ]


def test_each_sentence_and_each_clause_of_a_quotation_is_a_statement():
    rows = said("“I saw the smoke and I called my brother,” Ben Odum said. “Nobody came.”")
    assert rows == [
        ("Ben Odum", "Ben Odum saw the smoke"),
        ("Ben Odum", "Ben Odum called Ben Odum's brother"),
        ("Ben Odum", "Nobody came"),
    ]


def test_what_the_outlet_says_behind_what_it_lets_somebody_say_is_not_lost():
    rows = said("The minister confirmed that the dam is unsafe, but gave no details of the repair.")
    assert rows[0][1] == "The dam is unsafe"
    assert rows[1] == ("", "The minister gave no details of the repair")


def test_negation_and_doubt_are_shared_with_the_auxiliary():
    text = "The firm may close the mill and dismiss the staff."
    dossier = drafting.draft(text)
    assert set(dossier.attributions["certainty"]) == {"possible"}
    words = [row for _, row in said("The clerk did not read the file or sign the form.")]
    assert words[-1] == "The clerk did not sign the form"


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("The plan passed in May. It will save a million.", "The plan will save a million"),
        ("Ben Odum fell ill. He felt cold, his wife said.", "Ben Odum felt cold"),
        ("The ferry sank on Monday. Its owner fled.", "The ferry's owner fled"),
        ("The firm said that it would appeal.", "The firm would appeal"),
        ("Two ferries sank on Monday. They were not insured.", "Two ferries were not insured"),
        ("“I am tired,” Ben Odum said.", "Ben Odum is tired"),
    ],
)
def test_a_pronoun_gives_way_to_whom_or_what_it_means(text, proposition):
    assert proposition in [words for _, words in said(text)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It is clear that the dam leaks.", "It is clear that the dam leaks"),
        ("The farmer sold his cows in May.", "The farmer sold his cows in May"),
        ("Two ferries have lost their crews.", "Two ferries have lost their crews"),
        ("Ann Roe met Eve Poe. She was late.", "She was late"),
        ("The council read the plan. It will save a million.", "It will save a million"),
        ("Police found two divers. They have not been named.", "They have not been named"),
        ("Nurses said three miners fell ill. They were not named.", "They were not named"),
    ],
)
def test_a_pronoun_stays_where_it_means_nothing_or_what_stands_beside_it_or_one_of_two(text, kept):
    assert kept in [words for _, words in said(text)]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Ann Roe lost the race. That was unfair.", "That was unfair"),
        ("“That is a lie,” Ann Roe said.", "That is a lie"),
        ("Ann Roe said that the race was unfair.", "The race was unfair"),
    ],
)
def test_a_that_is_kept_where_it_is_the_subject_and_left_out_where_it_opens(text, proposition):
    assert proposition in [words for _, words in said(text)]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("The mayor urged the firm to pay.", "The firm should pay"),
        ("The firm promised to build a mill.", "The firm is to build a mill"),
        ("The mayor accused the firm of hiding the leak.", "The firm is hiding the leak"),
        ("The union demanded talks with the board.", "There should be talks with the board"),
        ("The owner denied taking bribes.", "The owner took bribes"),
        ("Doctors confirmed three cases.", "There are three cases"),
        ("The service predicted heavy snow.", "There will be heavy snow"),
        ("Ann Roe asked the council for the minutes.", "The council should give the minutes"),
        ("Ann Roe asked for the minutes.", "The minutes should be given"),
        ("Ann Roe asked the council for help.", "There should be help"),
    ],
)
def test_what_is_said_without_a_subject_is_worded_with_one(text, proposition):
    assert proposition in [words for _, words in said(text)]


def test_a_noun_that_is_known_already_is_not_said_to_be_there():
    assert [words for _, words in said("Doctors confirmed the cases.")] == [
        "Doctors confirmed the cases"
    ]


def test_that_somebody_urges_is_the_outlets_and_what_is_urged_is_his():
    assert [source for source, _ in said("The mayor urged the firm to pay.")] == ["", "The mayor"]


def test_a_name_alone_is_not_said():
    assert said("“He lied,” Ann Roe said, and blamed everyone else.")[-1] == (
        "",
        "Ann Roe blamed everyone else",
    )


def test_a_colon_ends_what_a_word_points_back_to():
    rows = said("The union disputes that: it says wages had fallen before the ban.")
    assert rows[-1][1] == "Wages had fallen before the ban"


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        (
            "Ada Roe said: “In May 512 wells were dry. In 2016, only 88 were.”",
            "In 2016, only 88 were dry",
        ),
        ("Ada Roe said the wells were dry. She said that the taps were.", "The taps were dry"),
        (
            "Ada Roe said the mill was old. She said she knew how it was.",
            "Ada Roe knew how the mill was",
        ),
    ],
)
def test_a_verb_that_stands_for_a_predicate_gets_it_from_the_clause_before(
    text: str, proposition: str
) -> None:
    assert proposition in {words for _, words in said(text)}


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("The council raised its estimate of the number of victims to 1,100.", "victims is 1,100"),
        ("The firm kept its estimate of the losses at about $40 million.", "losses are about $40"),
        ("The ministry cut its forecast of growth to 2 percent.", "Growth will be 2 percent"),
    ],
)
def test_what_ones_own_figure_is_brought_to_is_said(text: str, proposition: str) -> None:
    assert any(proposition in words for _, words in said(text))


@pytest.mark.parametrize(
    ("before", "told", "proposition"),
    [
        (
            "Ann Roe said 31 of 120 taps had cracks.",
            "the number",
            "The number of taps that had cracks is 9",
        ),
        (
            "The blast hurt 12 people.",
            "the number",
            "The number of people whom the blast hurt is 9",
        ),
        ("Some 14 homes were lost.", "the figure", "The figure for homes that were lost is 9"),
        ("Wells had 12 grains per litre.", "the number", "The number is 9"),
        ("The blast hurt 12 people.", "the number of nurses", "The number of nurses is 9"),
        ("The blast hurt 12 people.", "the death toll", "The death toll is 9"),
    ],
)
def test_a_number_says_of_what_it_is_by_what_was_counted_before(before, told, proposition) -> None:
    found = said(f"{before} The council put {told} at 9.")
    assert proposition in [words for _, words in found]


def test_the_noun_that_a_clause_describes_is_told_once_and_small_inside_a_sentence() -> None:
    assert (
        said("The paper cited two clerks who asked for help.")[0][1] == "Two clerks asked for help"
    )
    inside = said("The council, of which Roe is a member, shut the mill.")
    assert "Roe is a member of the council" in [words for _, words in inside]
    assert "Two men died in the clinic" in [
        words for _, words in said("He named the clinic in which two men died.")
    ]


def test_whom_a_figure_is_told_to_is_no_part_of_it() -> None:
    found = said("The office repeated its estimate of the loss to reporters.")
    assert found and not any("is reporters" in words for _, words in found)


def test_the_number_that_an_estimate_is_raised_to_is_counted_with_what_it_is_of() -> None:
    text = "The council raised its estimate of the number of victims to 1,100."
    counted = drafting.draft(text, published="2024-03-12").quantities
    assert counted[["text", "measure"]].values.tolist() == [["1,100", "the number of victims"]]
