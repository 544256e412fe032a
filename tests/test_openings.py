"""A sentence keeps its statement and its source whatever stands before it in its line."""

import pytest

from helpers import drafting
from helpers.drafting.openings import DATELINE, STAMP

OPENINGS = [
    "OSTER, May 2 (Nordpress) - ",
    "OSTER, Norland, May 2 (Nordpress) - ",
    "OSTER, Norland (NP) — ",
    "OSTER/KESH, May 2 (Nordpress) -- ",
    "(Nordpress) -- ",
    "May 2 (Nordpress) -- ",
    "OSTER. May 2 (Nordpress) - ",
    "OSTER, May 2. /NORD/. ",
    "(NORD) - OSTER, MAY 2 - ",
    "Oster (npa) - ",
    "OSTER (npa) – ",
    "Oster, 2 May (NP).- ",
    "Oster [Norland], May 2 (NP): ",
    "New Oster, May 2 (NP) ",
    "New Oster CNN — ",
    "St. Oster, Norland — ",
    "Oster, 2 May 2024 – ",
    "OSTER (Nordpress)—",
    "KYIV: ",
    "10:42 ",
    "10.42am BST ",
    "[10:42] ",
    "10:42 AM EDT - ",
    "14h05 ",
]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("The quay is closed, the port said.", "the port", "The quay is closed"),
        ("The port said the quay is closed.", "The port", "the quay is closed"),
        ("Divers found two cracks.", "the outlet", "Divers found two cracks"),
    ],
)
def test_a_sentence_after_an_opening_keeps_its_statement(opening, sentence, source, content):
    dossier = drafting.draft(opening + sentence, published="2024-06-18")
    [statement] = dossier.attributions.itertuples()
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    assert (names[dossier.hops["entity_id"].iloc[-1]], statement.text.rstrip(".")) == (
        source,
        content,
    )


@pytest.mark.parametrize(
    "line",
    [
        "The quay (built in 1890) — a steep one — is old.",
        "The Oster (Norland) — a ship — is old.",
        "NATO chief Vera Lund — who left — said so.",
        "Vera Lund (voice-over): The quay is old.",
        "VERA LUND: The quay is old.",
        "On May 2 (Thursday) The Herald said so.",
        "5 pm Monday is the hour.",
        "10 Mill Street is for sale.",
        "3.5 Million people left.",
    ],
)
def test_a_sentence_that_only_looks_like_it_has_no_opening(line):
    assert not DATELINE.match(line) and not STAMP.match(line)
