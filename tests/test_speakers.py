"""Who speaks: sources around which a sentence is built otherwise than "X said". The sentences are
made up for these tests.
"""

from typing import Any

import pytest

from helpers import draft
from helpers.drafting import parser
from helpers.drafting.attributions import find_attributions


@pytest.fixture(scope="module")
def nlp() -> Any:
    return parser()


def said(nlp: Any, text: str) -> list[tuple[str, str]]:
    """Each party of each attribution, and what it says."""
    return [
        (text[slice(*party)], " … ".join(text[start:end] for start, end in one.content))
        for one in find_attributions(nlp(text))
        for party in one.parties
    ]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "It was the driver, not the guard, who said the doors were shut.",
            [("the driver", "the doors were shut")],
        ),
        (
            "To hear the coach tell it, the league was rigged.",
            [("the coach", "the league was rigged")],
        ),
        (
            "Lost, sighed the widow, were the letters from the front.",
            [("the widow", "Lost … were the letters from the front")],
        ),
        (
            "The roof, explained the builder, had never been fixed.",
            [("the builder", "The roof … had never been fixed")],
        ),
        (
            "Leaked emails obtained by the Tribune show that managers hid the results.",
            [("Leaked emails obtained by the Tribune", "that managers hid the results")],
        ),
        (
            "The firm’s chief executive, Ralf Noor, and its chairman, Tess Kyle, said sales rose.",
            [
                ("The firm’s chief executive, Ralf Noor", "sales rose"),
                ("its chairman, Tess Kyle", "sales rose"),
            ],
        ),
        # controls: a list of verbs, one speaker with two descriptions
        (
            "The clerk stood up, read a letter, and left.",
            [],
        ),
        (
            "Noor, the chairman and a lawyer, said sales rose.",
            [("Noor, the chairman and a lawyer", "sales rose")],
        ),
    ],
)
def test_the_speaker_is_who_the_sentence_says_it_is(nlp, text, made):
    assert said(nlp, text) == made


@pytest.mark.parametrize(
    ("text", "name", "kind", "named"),
    [
        (
            "The Roe administration said the ships would sail.",
            "The Roe administration",
            "government",
            True,
        ),
        (
            "The Norwegian ministry said the cable was cut.",
            "The Norwegian ministry",
            "government",
            True,
        ),
        ("The ministry said the cable was cut.", "The ministry", "government", False),
        (
            "A Norwegian company said the cable was cut.",
            "A Norwegian company",
            "organisation",
            False,
        ),
        ("A baker in Holm, Ulf Dahl, said the flour was gone.", "Ulf Dahl", "person", True),
        ("Added Mr Dahl: “The flour is gone.”", "Dahl", "person", True),
    ],
)
def test_a_body_with_a_name_before_its_noun_is_named(text, name, kind, named):
    dossier = draft(text)
    last = dossier.hops[dossier.hops["hop"] == 1]["entity_id"].iloc[0]
    entity = dossier.entities.set_index("entity_id").loc[last]
    assert (entity["name"], entity["kind"], bool(entity["named"])) == (name, kind, named)


def test_a_name_behind_a_person_it_may_belong_to_is_not_the_speakers():
    dossier = draft("A spokesman for the mayor, Ada Roe, said the bridge was shut.")
    last = dossier.hops[dossier.hops["hop"] == 1]["entity_id"].iloc[0]
    assert last.startswith("a-spokesman")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Though the move was smooth, he said, replacing the boss would be much harder.",
            [("he", "Though the move was smooth … replacing the boss would be much harder")],
        ),
        (
            "The roof was sound, Ann Holm said, adding that the walls were not.",
            [("Ann Holm", "The roof was sound"), ("Ann Holm", "that the walls were not")],
        ),
    ],
)
def test_what_is_said_goes_on_behind_its_speaker_where_a_clause_does(nlp, text, made):
    assert said(nlp, text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        # a thing cannot urge, somebody can
        (
            "He wrote that the plan was mad and urged members to vote no.",
            [("He", "that the plan was mad"), ("He", "members to vote no")],
        ),
        (
            "The mayor said the clerk was late and warned residents of floods.",
            [("The mayor", "the clerk was late and warned residents of floods")],
        ),
        (
            "She seized upon a Harbor Times report that the firm had lost money.",
            [("Harbor Times", "that the firm had lost money")],
        ),
    ],
)
def test_a_word_of_saying_belongs_to_whom_it_can_belong_to(nlp, text, made):
    assert said(nlp, text) == made


def test_a_clause_before_and_is_nobody_who_speaks(nlp: Any) -> None:
    text = "Bark traps heat, and the foresters estimate that the trees could live longer."
    assert [who for who, _ in said(nlp, text)] == ["the foresters"]
    for joined in ("Farm workers and the wardens say", "Farm workers, and the wardens, say"):
        made = said(nlp, f"{joined} that the bog is growing.")
        assert [who for who, _ in made] == ["Farm workers", "the wardens"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "In a talk this weekend in Hull, Ann H. Roe, the head of the Rivers Trust, sharply told "
            "a young man that the bridge was safe.",
            [("Ann H. Roe, the head of the Rivers Trust", "that the bridge was safe")],
        ),
        (
            "“It pays the mayor and our port,” Hale, a Poe ally, said Tuesday.",
            [("Hale, a Poe ally", "“It pays the mayor and our port,”")],
        ),
        # controls: the same man does both, and a list
        (
            "He met Roe, the mayor, and said the bridge would open.",
            [("He", "the bridge would open")],
        ),
        (
            "The bank, a lender in Leeds, said profits fell.",
            [("The bank, a lender in Leeds", "profits fell")],
        ),
    ],
)
def test_who_stands_behind_an_opening_phrase_is_no_part_of_it(nlp, text, made):
    assert said(nlp, text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "The Rivers Council issued a statement calling the spill a disgrace.",
            [("The Rivers Council", "the spill a disgrace")],
        ),
        (
            "The lawyers for both brothers filed papers opposing the sale.",
            [("The lawyers for both brothers", "the sale")],
        ),
        # controls: who reads a letter has not written it, nor has who is sent one
        (
            "Roe read a letter calling the spill a disgrace.",
            [("a letter", "the spill a disgrace")],
        ),
        (
            "Ms Okafor released a letter from her doctor calling her fit.",
            [("a letter from her doctor", "her fit")],
        ),
    ],
)
def test_who_puts_out_a_document_says_what_it_says(nlp, text, made):
    assert said(nlp, text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Polls show a close race in the valley, where rain fell.",
            [("Polls", "a close race in the valley")],
        ),
        (
            "A 2019 study by Hull researchers found 31 cases of rust out of 900 bolts.",
            [("A 2019 study by Hull researchers", "31 cases of rust out of 900 bolts")],
        ),
        (
            "In a May poll of 900 farmers, support for the levy fell by 5 points.",
            [("a May poll of 900 farmers", "support for the levy fell by 5 points")],
        ),
        (
            "By one estimate, 40 barns have burned down.",
            [("one estimate", "40 barns have burned down")],
        ),
        # controls: a deed, an election, what people say in a poll, a place, and no finding
        ("Ms Odum dug in the bay where the maps show the deepest mud.", []),
        ("Ms Odum found 31 coins in the barn.", []),
        ("The usher showed the guests their seats.", []),
        ("The coin was found in a barn.", []),
        ("In the poll, the Greens won 40 seats.", []),
        (
            "In a May poll, 40 percent said the levy was fair.",
            [("40 percent", "the levy was fair")],
        ),
    ],
)
def test_surveys_and_pictures_tell_what_they_show(nlp, text, made):
    assert said(nlp, text) == made


@pytest.mark.parametrize(
    ("deed", "speaker"),
    [("praised the sale as a wise step", "Poe, the clerk"), ("visits the pier each week", "Roe")],
)
def test_words_behind_a_judgement_are_the_judges(nlp, deed, speaker):
    text = f"“It was theft,” Roe said. Poe, the clerk, {deed}. “It pays for the pier.”"
    assert speaker in [who for who, what in said(nlp, text) if "“It pays" in what]


def test_who_faces_questions_does_not_ask_them(nlp):
    assert said(nlp, "The mayor has faced questions about the lease.") == []
    assert said(nlp, "The mayor has raised questions about the lease.") == [
        ("The mayor", "the lease")
    ]
