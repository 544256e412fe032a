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
