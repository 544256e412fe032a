"""Whom words most likely mention that a person marks, and who else is offered for them."""

import pytest

import helpers
from helpers import Dossier, correcting
from helpers.correcting import VERBS
from helpers.correcting.meaning import others_meant
from helpers.correcting.naming import meant_by

TEXT = (
    "The Lund Council met Ada Roe and Tom Holm of the Pilots’ Union on Monday. Repairs of the Dorn"
    " Lane footbridge began before half of it burned.\n\nPeru told Chile that the country was safe."
    " “We lost our ships,” said Tom Holm, chair of the Pilots’ Union. Drivers saw the fire."
)


@pytest.fixture(scope="module")
def draft() -> Dossier:
    return helpers.draft(TEXT, published="2024-05-08", name="lund")


def without(dossier: Dossier, start: int, end: int) -> Dossier:
    """A dossier in which these words are not marked."""
    here = (dossier.mentions["start"] == start) & (dossier.mentions["end"] == end)
    for id_ in dossier.mentions.loc[here, "mention_id"]:
        dossier = VERBS["reject"](dossier, "mentions", id_)
    return dossier


def name(dossier: Dossier, entity_id: str) -> str:
    return dossier.entities.set_index("entity_id")["name"].get(entity_id, "")


@pytest.mark.parametrize(
    "place, words, meant",
    [
        ("it burned", "it", "Dorn Lane footbridge"),
        ("the country", "the country", "Chile (government)"),
        ("our ships", "our", "Pilots’ Union"),
    ],
)
def test_whom_words_mean_that_are_marked_by_hand(draft, place, words, meant):
    start = TEXT.index(place)
    dossier = without(draft, start, start + len(words))
    assert name(dossier, meant_by(dossier, start, start + len(words))) == meant


def offered(dossier: Dossier, start: int, end: int, **whom: str) -> list[str]:
    args = correcting.proposed(dossier, "add_mention", {"start": start, "end": end, **whom})
    after = VERBS["add_mention"](dossier, **args)
    made = after.mentions[(after.mentions["start"] == start) & (after.mentions["end"] == end)]
    return [one.kind for one in others_meant(after, made["mention_id"].iloc[-1])]


def test_those_of_the_sort_that_a_noun_tells_are_offered_first(draft):
    start = TEXT.index("Drivers")
    kinds = offered(draft, start, start + 7, name="some drivers", kind="group")
    assert kinds[0] in ("person", "group")
    start = TEXT.index("the fire")
    assert offered(draft, start, start + 8, name="a fire", kind="event")[0] != "event"


def test_a_we_is_offered_to_bodies_and_groups_alone(draft):
    start = TEXT.index("We lost")
    dossier = without(draft, start, start + 2)
    kinds = offered(dossier, start, start + 2, name="some of us", kind="group")
    assert kinds and not {"person", "place", "event"} & set(kinds[1:])
