"""Propositions: one row each, standing alone."""

import pytest

import helpers
from helpers import drafting


def said(text: str) -> list[tuple[str, str]]:
    """Source and proposition of each statement of a draft, in the order of the text; the source is
    blank for the outlet.
    """
    dossier = drafting.draft(text)
    assert helpers.check(dossier).empty
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    words = dict(zip(dossier.claims["claim_id"], dossier.claims["proposition"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()
    return [
        (
            names[last.loc[row.attribution_id, "entity_id"]]
            if last.loc[row.attribution_id, "hop"]
            else "",
            words[row.claim_id],
        )
        for row in dossier.attributions.sort_values(["start", "end"]).itertuples()
    ]


@pytest.mark.parametrize(
    ("text", "propositions"),
    [
        (
            "Divers searched the lake on Monday and found two boats.",
            ["Divers searched the lake on Monday", "Divers found two boats"],
        ),
        (
            "The lake may flood the village and ruin the crops.",
            ["The lake may flood the village", "The lake may ruin the crops"],
        ),
        (
            "The lake rose by a metre, but the dam held.",
            ["The lake rose by a metre", "the dam held"],
        ),
        ("Ministers and judges met in the old hall.", ["Ministers and judges met in the old hall"]),
        ("The old and rusty dam held.", ["The old and rusty dam held"]),
        ("The clerk signed and sent the letter.", ["The clerk signed and sent the letter"]),
    ],
)
def test_what_and_joins_is_split_where_each_part_says_something(text, propositions):
    assert [words.casefold() for _, words in said(text)] == [
        words.casefold() for words in propositions
    ]
