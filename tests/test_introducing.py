"""Introducing: who is described before he is named, a body whose headline shortens its name, and a
firm or an agency that is called by what it is; each beside one that must not change.
"""

import pytest

from helpers import drafting


def mentions(text: str, **given: str) -> dict[str, list[str]]:
    """The mentions of each member of the cast, by name."""
    dossier = drafting.draft(text, **given)
    names = dossier.entities.set_index("entity_id")["name"]
    found: dict[str, list[str]] = {}
    for row in dossier.mentions.itertuples():
        found.setdefault(names[row.entity_id], []).append(row.text)
    return found


def test_who_is_described_and_then_named_is_one():
    text = "A retired diver said the hull was split. Ivo Lund, 67, said he told the yard."
    assert "A retired diver" in mentions(text)["Ivo Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "A retired diver said the hull was split. Ivo Lund, the yard's owner, said it was sound.",
        "A retired diver told Ann Roe the hull was split. Ivo Lund, 67, said it was sound.",
        "Ivo Lund is 67. A retired diver said the hull was split. Ivo Lund said it was sound.",
        "Two divers said the hull was split. Ivo Lund, 67, said it was sound.",
        "A retired diver said the hull was split. Ivo Lund said it was sound.",
        "The Tide Gazette cited a diver. Ivo Lund, 67, said it was sound.",
        "A diver said the hull was split. “It was sound,” Ivo Lund said.",
    ],
)
def test_who_may_be_somebody_else_stays_two(text):
    named = mentions(text)
    assert not any("diver" in words for words in named["Ivo Lund"])


def test_a_headline_shortens_the_name_that_the_text_gives():
    text = (
        "Brightmill pulls baby soup after glass found in tins\n\nBrightmill Foods is recalling "
        "soup. Brightmill said nobody was hurt."
    )
    assert mentions(text)["Brightmill Foods"][:3] == [
        "Brightmill",
        "Brightmill Foods",
        "Brightmill",
    ]
    assert "Brightmill" not in mentions(text)


def test_the_first_word_of_a_firm_is_the_firm_that_paid():
    text = "Osterby Pharma makes the pill. Ann Roe said she had received fees from Osterby."
    assert mentions(text)["Osterby Pharma"] == ["Osterby Pharma", "Osterby"]


def test_the_airline_is_the_one_firm_of_the_text():
    text = (
        "Osterby Air canceled forty flights.\n\nThe pilots' union said its members had voted. "
        "The airline said the strike was illegal."
    )
    assert "The airline" in mentions(text)["Osterby Air"]
    control = text.replace("forty flights.", "forty flights on behalf of Lund Motors.")
    assert "The airline" not in mentions(control)["Osterby Air"]


def test_the_agency_is_the_body_that_inspects():
    text = (
        "Osterby Foods is recalling soup, the Food Safety Inspectorate said. The agency said "
        "nobody was hurt."
    )
    assert "The agency" in mentions(text)["Food Safety Inspectorate"]
    control = "Osterby Foods is recalling soup. The company said nobody was hurt."
    assert "The company" in mentions(control)["Osterby Foods"]


def test_a_name_between_commas_is_whoever_acts_for_several():
    text = "A lawyer for several tenants, Dana Holm, blamed the landlord for the fire."
    assert "Dana Holm" in mentions(text)
    assert "A lawyer for several tenants" in mentions(text)["Dana Holm"]


def test_a_possessive_begins_the_name_of_a_body():
    text = "The Parkinson's Alliance, a charity, called the results a step forward."
    assert list(mentions(text)) == ["Parkinson's Alliance"]
    control = "The mayor's Alliance, a party, called the results a step forward."
    assert "mayor's Alliance" not in mentions(control)


def test_from_a_year_until_last_year_is_one_stretch():
    dossier = drafting.draft("Roe ran the port from 2016 until last year.", published="2025-09-16")
    assert dossier.claims["event_edtf"].tolist() == ["2016/2024"]


def test_the_woman_is_the_parent_who_spoke_before_and_the_newspaper_the_one_named():
    text = (
        "A parent told police that the bus was swerving. “I froze,” the woman, who declined to "
        "give her name, told the Tide Gazette. A letter seen by the newspaper suggests the driver was ill."
    )
    found = mentions(text)
    assert "the woman" in found["A parent"]
    assert "the newspaper" in found["Tide Gazette"]
    control = mentions("Two parents left. “I froze,” the woman told the Tide Gazette.")
    assert "the woman" not in control.get("Two parents", [])


def test_the_company_is_no_group_that_speaks_and_no_authority():
    text = (
        "Osterby Water was fined, the River Authority said. The group says spills doubled. The "
        "company was ordered to pay costs."
    )
    assert "The company" in mentions(text)["Osterby Water"]


def test_a_chief_executive_says_we_for_the_firm_and_a_coach_does_not_for_the_club():
    text = "“We failed our customers,” {}, Ola Holm, told the Tide Gazette."
    said = drafting.draft(text.format("Osterby Water's chief executive"))
    assert said.claims["proposition"].tolist() == ["Osterby Water failed its customers"]
    said = drafting.draft(text.format("Osterby Water's choirmaster"))
    assert said.claims["proposition"].tolist() == ["We failed our customers"]


def test_a_surname_that_is_a_peoples_name_is_whoever_bears_it():
    text = (
        "The club's head, Roger Finn, left. A nurse warned Finn in May. Finn replied that he knew."
    )
    assert "Finn" in mentions(text)["Roger Finn"]
    control = "The club's head, Roger Holm, left. A nurse warned a Finn in May."
    assert "Finn" not in mentions(control)["Roger Holm"]


def test_the_museum_is_the_one_and_not_the_others():
    text = (
        "The Orford Museum sold a bell. Its head urged other museums to do the same. The museum "
        "said it was old."
    )
    assert "The museum" in mentions(text)["Orford Museum"]
