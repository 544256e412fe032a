"""Whether the name of a country means its land or its government, and how it is mentioned."""

import pytest

from helpers import drafting


def mentioned(text: str) -> dict[str, tuple[str, str]]:
    """Each mention by its words: the form of the last, and the kind of whom it means."""
    dossier = drafting.draft(text)
    kinds = dossier.entities.set_index("entity_id")["kind"]
    rows = dossier.mentions.sort_values("start").itertuples()
    return {row.text: (row.form, kinds[row.entity_id]) for row in rows}


PLACE, GOVERNMENT = ("name", "place"), ("metonym", "government")


@pytest.mark.parametrize(
    "text, country, meant",
    [
        ("Some of them had reached Chile's Maule Province by May.", "Chile", PLACE),
        ("Jets crossed the territory of Peru at dawn.", "Peru", PLACE),
        ("The book tells of the occupation of Norway.", "Norway", PLACE),
        ("They sent 40 nurses to Kenya.", "Kenya", PLACE),
        ("It has denied giving weapons to Kenya.", "Kenya", GOVERNMENT),
        ("The firm sold two ships to Kenya.", "Kenya", GOVERNMENT),
        ("They reached out to Kenya over the ships.", "Kenya", GOVERNMENT),
        ("Ministers welcomed the president of Kenya.", "Kenya", GOVERNMENT),
        ("Kenya said Uganda's ministers had agreed.", "Uganda", GOVERNMENT),
    ],
)
def test_a_country_is_its_land_or_its_government_by_its_place_in_the_sentence(text, country, meant):
    assert mentioned(text)[country] == meant


def test_a_building_stands_for_who_works_in_it_and_a_full_name_for_the_state_itself():
    found = mentioned("The Kremlin said the Republic of Korea had called. Russia denied it.")
    assert found["The Kremlin"][0] == "metonym"
    assert found["the Republic of Korea"] == ("name", "government")
    assert found["Russia"] == GOVERNMENT


def test_the_government_of_a_country_is_named_by_the_country_and_described_by_its_people():
    found = mentioned("The UK government said it was open. The Kenyan government left.")
    assert found["The UK government"] == ("name", "government")
    assert found["The Kenyan government"] == ("description", "government")


def test_several_bodies_are_many_and_a_body_for_which_many_act_is_one():
    text = (
        "Prosecutors said it was shut. Several governments said it was open. The prosecution lost."
    )
    found = mentioned(text)
    assert found["Prosecutors"][1] == found["The prosecution"][1] == "organisation"
    assert found["Several governments"][1] == "collective"
    alone = mentioned("Prosecutors said it was shut. Two nurses said it was open.")
    assert alone["Prosecutors"][1] == alone["Two nurses"][1] == "anonymous"


def test_what_a_place_is_belongs_to_its_name_and_a_street_keeps_its_own():
    found = mentioned(
        "Repairs at Dorn bridge delayed\n\nCracks were found in the Dorn Street footbridge. Boats"
        " passed below, and workers closed the bridge on Friday."
    )
    assert found["the Dorn Street footbridge"] == found["Dorn bridge"] == PLACE
    assert found["Dorn Street"] == PLACE and found["the bridge"] == ("description", "place")
    assert len({row for row in found if "bridge" in row}) == 3


def test_two_names_of_a_bridge_are_one_place_and_another_bridge_is_none():
    text = "The Dorn bridge is old. The Dorn Lane footbridge was shut. The Holm bridge stayed open."
    dossier = drafting.draft(text)
    places = dossier.entities[dossier.entities["kind"] == "place"]["name"]
    assert sorted(places) == ["Dorn Lane", "Dorn Lane footbridge", "Holm bridge"]


def test_a_province_that_the_parser_did_not_see_is_a_place():
    found = mentioned("They were on their way to Chile's Maule Oblast, part of which is held.")
    assert found["Maule Oblast"] == PLACE


def test_a_country_that_denies_is_its_government_and_a_road_is_no_body():
    found = mentioned("Chile asked Peru to leave. Peru denied that it had broken a pact.")
    assert found["Peru"] == GOVERNMENT
    assert mentioned("The closure of the Orrin Road mill hurts.")["Orrin Road"] == PLACE
