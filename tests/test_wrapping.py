"""Breaks that a page or a mail puts into sentences and words are read through."""

import pytest

from helpers import drafting
from helpers.drafting.reading import read_through


def said(text: str) -> list[tuple[str, str]]:
    """Source and content, as it is given, of each statement."""
    dossier = drafting.draft(text, published="2024-06-18")
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()["entity_id"]
    return [
        (names[last[row.attribution_id]], " ".join(row.text.split()))
        for row in dossier.attributions.itertuples()
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The port said on\nMonday that the quay was\nbuilt in 1890.", "the quay was built in"),
        (
            "The port found that the piles had\n\n- 7 -\n\nrotted for years.",
            "piles had - 7 - rotted",
        ),
        ("The port said that the quay was\n\nbuilt in 1890.", "the quay was built in"),
        ("The port said the re-\npair will cost much.", "the re- pair will"),
        ("The port said the o\ufb03ce is shut.", "the o\ufb03ce is shut"),
        ("The port said\u00a0that the quay is\u00a0old.", "the quay is old"),
    ],
)
def test_a_broken_sentence_is_one(text, content):
    [(source, words)] = said(text)
    assert source == "The port" and content in words


def test_paragraphs_that_are_wrapped_without_blank_lines_are_joined():
    text = (
        "Inspectors found that the port had overlooked the cracks\n"
        "for three years. The harbor master, Otis Bray, told the\n"
        "council on Tuesday that the work would begin in July.\n"
        "The council said it would pay for the work, which it put\n"
        "at 4 million euros."
    )
    sources = [source for source, _ in said(text)]
    assert sources[:3] == ["Inspectors", "Otis Bray", "the council"]


def test_the_lines_of_a_quoted_mail_are_read_without_their_marks():
    text = (
        "On 3 May, Vera Lund <v.lund@herald.example> wrote:\n"
        "> The port said on Monday that the old quay on the river\n"
        "> would close in July, before the water was at its highest.\n"
    )
    assert read_through(text).text.startswith("On 3 May, Vera Lund wrote:\nThe port said on Monday")
    assert {"Vera Lund", "The port"} <= {source for source, _ in said(text)}
    assert "markup" not in " ".join(drafting.draft(text).package["draft"]["notes"])


@pytest.mark.parametrize(
    "text",
    [
        "He wrote:\nroses are red\nviolets are blue",
        "The quay at Oster is safe\nDivers found no crack in it\nLund wins the race",
        "apples\n\npears",
        "It is 12\u00a0000 tons",
    ],
)
def test_breaks_that_are_meant_are_kept(text):
    assert read_through(text).text == text
