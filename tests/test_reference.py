"""Reference over the sentence: whom a pronoun or a bare description means, and where the text does
not decide. The sentences are made up for these tests.
"""

import pytest

from helpers import draft
from helpers.dossier import Dossier


def source(text: str, said: str) -> dict:
    """The entity that says the statement with these words, and nothing else in its chain."""
    dossier = draft(text)
    rows = dossier.attributions
    name = next(row.attribution_id for row in rows.itertuples() if said in row.text)
    hops = dossier.hops[dossier.hops["attribution_id"] == name].sort_values("hop")
    return _entity(dossier, hops["entity_id"].iloc[-1])


def _entity(dossier: Dossier, name: str) -> dict:
    return dossier.entities.set_index("entity_id").loc[name].to_dict()


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        # one whom it can mean, in the sentence before or behind one without anybody
        (
            "Jonas Wirth, the coroner, said the body had been moved. He added that two ribs were "
            "broken.",
            "ribs",
            "Jonas Wirth",
        ),
        (
            "Professor Edda Lohr led the dig. The site lay under a car park.\n\nShe said the bones "
            "were Roman.",
            "bones",
            "Edda Lohr",
        ),
        # told apart by titles, by first names, by what describes them
        ("Mrs Daly interviewed Mr Costa. He said the ledger was lost.", "ledger", "Costa"),
        ("Clara Voss met Henry Stone. She said the letter was real.", "letter", "Clara Voss"),
        ("Sir Alan Pym and Dame Ida Fell left. She said the food was cold.", "food", "Ida Fell"),
        (
            "A spokeswoman for the dairy met Ivan Holm. She said the milk was safe.",
            "milk",
            "A spokeswoman for the dairy",
        ),
        # the subject of the sentence before, the others inside what it says
        (
            "Tim Ross told police that Joe Bell had a gun. He said it was loaded.",
            "loaded",
            "Tim Ross",
        ),
        # a sentence that goes on about the same person
        ("Ana Ruiz spoke on Monday. She met Petra Holm. She said it was near.", "near", "Ana Ruiz"),
        # several, and bodies
        (
            "Firefighters searched the mill. They said two men were missing.",
            "two men",
            "Firefighters",
        ),
        ("The ministry closed the mine. It said the shaft was unsafe.", "shaft", "The ministry"),
        # a title that is short for a noun
        ("Dr Amos Reed examined the boy. The doctor said it was broken.", "broken", "Amos Reed"),
        # inside what trails it stands somebody else
        (
            "Karl Voss chairs the board. The bridge that Peter Lang built was safe, he said.",
            "bridge that",
            "Karl Voss",
        ),
        # a bare description
        (
            "Elsworth School closed. The school said the boiler had burst.",
            "boiler",
            "Elsworth School",
        ),
        (
            "Kestrel Foods recalled the soup. The company said a label was wrong.",
            "label",
            "Kestrel Foods",
        ),
        (
            "Tom Akers, 34, fell. The 34-year-old said the ladder had slipped.",
            "ladder",
            "Tom Akers",
        ),
        (
            "Lena Fuchs, 41, teaches. “The pupils are hungry,” the 41-year-old said.",
            "hungry",
            "Lena Fuchs",
        ),
    ],
)
def test_one_is_meant_where_the_text_decides(text, said, name):
    assert source(text, said)["name"] == name


@pytest.mark.parametrize(
    ("text", "said", "candidates"),
    [
        (
            "Peter Lang and Simon Hale argued. Later he said the money was gone.",
            "money",
            "Peter Lang or Simon Hale",
        ),
        (
            "Peter Lang greeted Simon Hale. He said the money was gone.",
            "money",
            "Peter Lang or Simon Hale",
        ),
        (
            "The Lowland Bank and the Harbor Fund signed. The company said it was cheap.",
            "cheap",
            "Lowland Bank or Harbor Fund",
        ),
    ],
)
def test_two_who_are_told_apart_by_nothing_stay_open_and_stand_in_the_note(text, said, candidates):
    entity = source(text, said)
    assert not entity["named"] and f"It may be {candidates}." in entity["note"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # nobody fits: a woman, a ship, and somebody who is only spoken of in the quotation
        ("Mrs Daly left at noon. He said the ledger was lost.", "ledger"),
        ("The boat sank on Monday. She said the mast had broken.", "mast"),
        ("Peter Lang lied about the bridge, he said.", "bridge"),
        # a firm is no council, and no school
        ("Norwood Council met. The company said the bid was fair.", "bid"),
    ],
)
def test_nobody_is_meant_where_nobody_fits(text, said):
    entity = source(text, said)
    assert not entity["named"] and "It may be" not in entity["note"]


def test_the_speaker_of_a_quotation_is_not_the_he_of_whom_it_speaks():
    text = "“My father built it,” said Olaf Brandt. “He told me it would last.”"
    dossier = draft(text)
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()
    inner = dossier.attributions[dossier.attributions["text"] == "it would last"]
    entity = _entity(dossier, last.loc[inner["attribution_id"].iloc[0], "entity_id"])
    assert entity["name"] != "Olaf Brandt"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Neither Lord Amery nor Lady Crane would speak.", "Amery"),
        ("Mr Costa said the ledger was lost.", "Costa"),
        ("The mayor met Ilse Grau.", "Ilse Grau"),
    ],
)
def test_a_form_of_address_or_a_first_name_makes_a_person(text, name):
    entities = draft(text).entities.set_index("name")
    assert entities.loc[name, "kind"] == "person"
