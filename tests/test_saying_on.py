"""What somebody says right after words of theirs that are dated was said on the same day."""

import pytest

import helpers
from helpers import drafting

LED = "Dana Pell said on Tuesday that the pier at Torvale was shut."


def days(text: str) -> list[tuple[str, str]]:
    """When each statement was said by who says it first, and on what ground."""
    draft = drafting.draft(text, published="2024-05-08")
    assert helpers.check(draft).empty
    rows = draft.attributions.sort_values("start")["attribution_id"]
    steps = draft.hops[draft.hops["hop"] == 1].set_index("attribution_id")
    told = (steps.loc[id_, ["said_edtf", "said_basis"]] for id_ in rows if id_ in steps.index)
    return [tuple(row) for row in told]


@pytest.mark.parametrize(
    "further",
    [
        " She said the wood had rotted.",
        ' "The wood had rotted," she added.',
        "\n\nThe wood had rotted, Ms. Pell said.",
        " She said that she had left the council in March.",
    ],
)
def test_what_the_same_speaker_says_in_the_next_sentence_has_the_day_of_the_first(further):
    assert days(LED + further) == [("2024-05-07", "relative"), ("2024-05-07", "carried-over")]


def test_it_is_carried_from_sentence_to_sentence_and_bounds_what_others_said_to_the_speaker():
    found = days(f"{LED} She said the wood had rotted. She added that no one was hurt.")
    assert found[2] == ("2024-05-07", "carried-over")
    draft = drafting.draft(
        "The Oster Herald reported on Tuesday that the pier was shut. The newspaper reported,"
        " citing an official, that the wood had rotted.",
        published="2024-05-08",
    )
    last = draft.hops[draft.hops["attribution_id"] == draft.hops["attribution_id"].iloc[-1]]
    assert list(last["said_edtf"]) == ["", "2024-05-07", "../2024-05-07"]
    assert last["said_basis"].iloc[-1] == "bounded-by-relay"


@pytest.mark.parametrize(
    "further",
    [
        " Olav Grimm said the wood had rotted.",
        " She had said that the wood was sound.",
        " She has said that the wood is sound.",
        " She says the wood is rotten.",
        " Later she said the wood had rotted.",
        " She told the council that the wood had rotted.",
        " She believed that the wood had rotted.",
        " The pier was built in May. She said the wood had rotted.",
    ],
)
def test_what_others_say_or_what_is_said_at_another_time_has_no_day_of_it(further):
    assert days(LED + further)[-1][0] != "2024-05-07"
