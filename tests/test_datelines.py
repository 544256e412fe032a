"""Datelines: what they name is where something happened and who published it. Sentences are written
for these tests.
"""

import pytest

from helpers import Dossier, check, draft
from helpers.correcting import VERBS
from helpers.drafting.datelines import is_dateline, spelt

LEAD = (
    "{} - Farmers blocked a road near Ostrova on Monday, police said. "
    "A clerk told Reuters that the road was shut."
)


def drafted(line: str, publisher: str | None = None) -> Dossier:
    return draft(LEAD.format(line), publisher=publisher, published="2024-03-12")


def cast(dossier: Dossier) -> dict[str, str]:
    return dict(zip(dossier.entities["name"], dossier.entities["kind"]))


@pytest.mark.parametrize(
    "line",
    ["OSTROVA, Norway, March 12 (Reuters)", "OSTROVA, Norway", "Ostrova, Norway (Reuters)"],
)
def test_the_country_of_a_dateline_is_a_place_and_no_government(line: str) -> None:
    made = cast(drafted(line))
    assert made["Norway"] == "place" and made["Ostrova"] == "place"
    assert "Norway (government)" not in made


def test_a_country_that_says_something_is_a_government_below_a_dateline_too() -> None:
    text = "OSTROVA, Norway, March 12 (Reuters) - A road was shut. Norway said it would reopen."
    made = cast(draft(text, published="2024-03-12"))
    assert (made["Norway"], made["Norway (government)"]) == ("place", "government")


def test_a_capital_of_a_dateline_is_a_place_called_as_names_are() -> None:
    made = draft("PARIS, March 12 (Reuters) - Farmers blocked a road.", published="2024-03-12")
    row = made.mentions[made.mentions["text"] == "PARIS"].iloc[0]
    assert (cast(made)["Paris"], row["form"]) == ("place", "name")


def test_a_place_in_capitals_is_one_with_its_name_in_small_letters_and_no_acronym() -> None:
    made = drafted("OSTROVA, Norway, March 12 (Reuters)")
    places = made.mentions[made.mentions["text"].str.casefold() == "ostrova"]
    assert set(places["form"]) == {"name"} and places["entity_id"].nunique() == 1
    assert "Ostrova" in set(made.claims["topic"]) and "OSTROVA" not in set(made.claims["topic"])
    other = draft("The OECD met in Ostrova. The OECD said so.").mentions.set_index("text")
    assert set(other.filter(like="OECD", axis=0)["form"]) == {"acronym"}


def test_a_place_is_spelt_as_elsewhere_or_with_a_capital_to_each_word() -> None:
    assert spelt("In McArdle it rained.", "MCARDLE") == "McArdle"
    assert spelt("It was nice.", "NICE") == "Nice"
    assert [spelt("", name) for name in ("ST. JOHN'S", "AIX-LES")] == ["St. John's", "Aix-Les"]


def test_a_sentence_is_no_dateline() -> None:
    assert is_dateline("PORT ANSEL, Norland, June 3 (Agency) -")
    assert not is_dateline("Port Ansel is in Norland (north)")
    assert not is_dateline("OECD ministers met on June 3")


@pytest.mark.parametrize("publisher", ["Reuters", "Thomson Reuters"])
def test_the_agency_of_a_dateline_is_the_publisher_that_is_given(publisher: str) -> None:
    made = drafted("OSTROVA, Norway, March 12 (Reuters)", publisher)
    outlets = made.entities[made.entities["kind"] == "outlet"]
    assert list(outlets["entity_id"]) == ["outlet"]
    said = made.attributions.set_index("text").loc["the road was shut", "attribution_id"]
    chain = made.hops[made.hops["attribution_id"] == said]["entity_id"]
    assert list(chain) == ["outlet", "a-clerk"]
    assert len(drafted("OSTROVA (Reuters)", "The Courier").entities.query("kind == 'outlet'")) == 2


def test_the_agency_of_a_dateline_is_the_publisher_that_is_typed() -> None:
    made = drafted("OSTROVA, Norway, March 12 (Reuters)")
    told = VERBS["tell"](made, publisher="Reuters")
    assert check(told).empty
    outlets = told.entities[told.entities["kind"] == "outlet"]
    assert list(outlets["name"]) == ["Reuters"]
    assert "outlet" not in set(told.hops.loc[told.hops["hop"] > 0, "entity_id"])
    said = told.attributions.set_index("text").loc["the road was shut", "attribution_id"]
    assert list(told.hops[told.hops["attribution_id"] == said]["hop"]) == [0, 1]
    other = VERBS["tell"](made, publisher="The Courier")
    assert set(other.entities.query("kind == 'outlet'")["name"]) == {"The Courier", "Reuters"}
