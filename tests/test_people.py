"""People: which names are one person's and which are two people's."""

import pytest

from helpers import drafting


def cast(text: str) -> list[tuple[str, str, list[str]]]:
    """Name, kind and the mentions by name of each entity but the outlet."""
    dossier = drafting.draft(text)
    words = (
        dossier.mentions[dossier.mentions["form"] == "name"]
        .groupby("entity_id")["text"]
        .apply(list)
    )
    return [
        (row.name, row.kind, words.get(row.entity_id, []))
        for row in dossier.entities[["entity_id", "name", "kind"]].itertuples(
            index=False, name="Row"
        )
        if row.kind != "outlet"
    ]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Ann Roe won. Roe wept.", "Ann Roe", ["Ann Roe", "Roe"]),
        (
            "Lindqvist’s lawyer spoke. Eva Lindqvist wept.",
            "Eva Lindqvist",
            ["Lindqvist", "Eva Lindqvist"],
        ),
        ("Mr de Vries left. Piet de Vries slept.", "Piet de Vries", ["de Vries", "Piet de Vries"]),
        (
            "Jan van den Berg built it. Van den Berg said it would hold.",
            "Jan van den Berg",
            ["Jan van den Berg", "Van den Berg"],
        ),
        (
            "Rosa Luz Marín lost. Luz said that she would appeal.",
            "Rosa Luz Marín",
            ["Rosa Luz Marín", "Luz"],
        ),
        ("Ann-Marie Roe won. Roe wept.", "Ann-Marie Roe", ["Ann-Marie Roe", "Roe"]),
        ("“It is over,” said Inspector Karl Voss.", "Karl Voss", ["Karl Voss"]),
        ("Plumber Ann Roe resigned.", "Ann Roe", ["Ann Roe"]),
        ("The minister, Ana Ruz, said it was over.", "Ana Ruz", ["Ana Ruz"]),
    ],
)
def test_one_person_is_one_entity_with_the_whole_name(text, name, mentions):
    assert (name, "person", mentions) in cast(text)


def test_people_with_one_surname_are_told_apart_by_what_they_are_called():
    one, other = cast("Mr Roe sold it. Ms Roe, his sister, kept the key.")
    assert one == other == ("Roe", "person", ["Roe"])


def test_which_of_two_is_meant_is_noted_where_the_text_does_not_tell():
    mentions = drafting.draft("Mr Roe sold it. Ms Roe kept the key. Roe wept.").mentions
    assert "Several people" in mentions["note"].iloc[-1]
    assert not mentions["note"].iloc[0]


def test_a_firm_and_a_person_of_one_name_are_two():
    assert len(cast("Ford said that profits fell. Bill Ford, the chairman, was glad.")) == 2


def test_a_paper_a_person_and_a_place_are_told_apart():
    dossier = drafting.draft("The Morvel Gazette said that Tom Beck had fled to Kesh.")
    kinds = dict(zip(dossier.entities["name"], dossier.entities["kind"]))
    assert (kinds["Morvel Gazette"], kinds["Tom Beck"]) == ("outlet", "person")
    assert kinds["Kesh"] == "place"
