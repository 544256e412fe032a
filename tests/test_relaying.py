"""Chains: each party through whom words reach the reader is a step, from the outlet to the origin."""

import pytest

from helpers import drafting


def chains(text: str) -> dict[str, list[str]]:
    """For each statement's content the names along its chain, without the outlet."""
    dossier = drafting.draft(text)
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    hops = dossier.hops[dossier.hops["hop"] > 0].sort_values("hop")
    return {
        row.text: [
            names[one].removeprefix("The ").removeprefix("the ")
            for one in hops[hops["attribution_id"] == row.attribution_id]["entity_id"]
        ]
        for row in dossier.attributions.itertuples()
    }


PAPER = "Lakeside Herald"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A nurse told the Lakeside Herald that the ward was full.", [PAPER, "A nurse"]),
        ("The ward was full, a nurse told the Lakeside Herald.", [PAPER, "A nurse"]),
        # a paper that only the noun before its name shows to be one
        ("A nurse told public broadcaster VLK that the ward was full.", ["VLK", "A nurse"]),
        ("A nurse told board member VLK that the ward was full.", ["A nurse"]),
        (
            "The ward was full, the newspaper Uppland reported, citing a nurse.",
            ["Uppland", "a nurse"],
        ),
        # the agency that wrote the text is the outlet
        (
            "LUND, July 7 (Reuters) - A mill burned.\n\nA nurse told Reuters the ward was full.",
            ["A nurse"],
        ),
        (
            "LUND, July 7 (AP) - A mill burned.\n\nA nurse told Reuters the ward was full.",
            ["Reuters", "A nurse"],
        ),
        ("A nurse told the board that the ward was full.", ["A nurse"]),
        ("A nurse wrote in the Lakeside Herald that the ward was full.", [PAPER, "A nurse"]),
        ("A nurse said on state radio that the ward was full.", ["state radio", "A nurse"]),
        (
            "A nurse said in a letter seen by the Lakeside Herald that the ward was full.",
            [PAPER, "A nurse"],
        ),
        (
            "A nurse said, in remarks broadcast by state radio, that the ward was full.",
            ["state radio", "A nurse"],
        ),
        ("A nurse said in a letter posted on Monday that the ward was full.", ["A nurse"]),
        (
            "A nurse was quoted by the Lakeside Herald as saying that the ward was full.",
            [PAPER, "A nurse"],
        ),
        (
            "The Lakeside Herald quoted a nurse as saying that the ward was full.",
            [PAPER, "a nurse"],
        ),
        ("A nurse was quoted as saying that the ward was full.", ["A nurse"]),
        ("The Lakeside Herald said, quoting a nurse, that the ward was full.", [PAPER, "a nurse"]),
        (
            "The ward was full, according to the Lakeside Herald, which cited a nurse.",
            [PAPER, "a nurse"],
        ),
        ("The union said through its lawyer that the ward was full.", ["its lawyer", "union"]),
        ("The union said through tears that the ward was full.", ["union"]),
        ("The board heard from a nurse that the ward was full.", ["a nurse"]),
        (
            "The board heard from a nurse that a doctor had said that the ward was full.",
            ["a nurse", "a doctor"],
        ),
        (
            "A nurse told the Lakeside Herald that a doctor had said the ward was full.",
            [PAPER, "A nurse", "a doctor"],
        ),
    ],
)
def test_the_chain_has_a_step_for_everybody_who_passes_the_words_on(text, chain):
    shortest = min((said for said in chains(text) if "full" in said), key=len)
    found = [name.casefold() for name in chains(text)[shortest]]
    assert found == [name.casefold() for name in chain]


def test_a_relay_by_implication_has_no_cue_and_says_so():
    dossier = drafting.draft("A nurse told the Lakeside Herald that the ward was full.")
    [hop] = [row for row in dossier.hops.itertuples() if row.hop == 1]
    assert not hop.cue and "implication" in hop.note


def test_what_only_relays_that_another_said_it_makes_no_statement_of_its_own():
    made = chains("“The ward was full,” a nurse said, according to the Lakeside Herald.")
    assert made == {"“The ward was full,”": [PAPER, "a nurse"]}
    told = "The ward was full, a nurse knew from a book, according to the Lakeside Herald."
    assert [PAPER] in chains(told).values()
