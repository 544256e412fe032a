"""A number belongs to the shortest statement that holds it, also when that is made by hand."""

import pytest

from helpers import drafting
from helpers.correcting import VERBS, proposed

TEXT = (
    "The firm denied that it had withheld test results showing lead at 31 homes. It rained for 12"
    " days.\n"
)


@pytest.fixture(scope="module")
def draft():
    return drafting.draft(TEXT, published="2024-06-08", name="results")


def made(dossier, words: str, verb: str, **args):
    """A statement of words, and what each number belongs to then, in the words of its statement."""
    start = TEXT.index(words)
    told = proposed(dossier, verb, args | {"start": start, "end": start + len(words)})
    after = VERBS[verb](dossier, **told)
    said = after.attributions.set_index("attribution_id")["text"]
    return {row.text: said[row.attribution_id] for row in after.quantities.itertuples()}, told


def whose(dossier, words: str) -> str:
    said = dossier.attributions
    return said.loc[said["text"].str.contains(words), "attribution_id"].iloc[0]


def test_words_made_a_statement_take_the_number_in_them_along(draft):
    words = "test results showing lead at 31 homes"
    for verb, how in (
        ("add_attribution", {"quote": "none"}),
        ("say_more", {"attribution_id": whose(draft, "withheld")}),
    ):
        found, told = made(draft, words, verb, **how)
        assert found["31"] == words and len(told["takes"]) == 1


def test_a_number_outside_of_the_words_or_of_another_statement_stays(draft):
    before = {"31": draft.attributions["text"].iloc[0]}
    for words in ("test results", "The firm denied that it had withheld test results"):
        found, told = made(draft, words, "add_attribution")
        assert found["31"] == before["31"] and "takes" not in told
    other = {"attribution_id": whose(draft, "rained")}
    found, told = made(draft, "showing lead at 31 homes", "say_more", **other)
    assert found["31"] == before["31"] and "takes" not in told


def test_without_being_told_so_a_correction_of_old_takes_no_number(draft):
    start = TEXT.index("test results")
    after = VERBS["add_attribution"](draft, start, TEXT.index(" homes") + 6)
    assert after.quantities["attribution_id"].equals(draft.quantities["attribution_id"])
