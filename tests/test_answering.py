"""What a draft left open about whom words mean is asked no more once a person has told it."""

import pytest

import helpers
from helpers import Dossier, check, leftopen
from helpers.correcting import VERBS, proposed
from helpers.correcting.doubts import doubtful

CALLED = "Ann Roe met Cole Marsh in Holm. Cole Marsh met Tom Lund. He said the pier was shut."
MEANT = "The mill tested the dam. The bank saw it. They told us nothing, Ann Roe said in May."


def drafted(text: str) -> Dossier:
    return helpers.draft(text, published="2024-05-08", name="holm")


def mention(dossier: Dossier, words: str) -> str:
    return dossier.mentions.set_index("text").loc[words, "mention_id"]


def source(dossier: Dossier) -> str:
    """The statement about the pier."""
    return dossier.attributions.set_index("text").loc["the pier was shut", "attribution_id"]


def left_open(dossier: Dossier) -> list[str]:
    """All that the draft asks, in rows and in the queue."""
    asks = [leftopen.WHOM, leftopen.STAYS]
    notes = [
        note
        for table in ("entities", "mentions", "claims")
        for note in dossier.tables[table]["note"]
        if leftopen.asks(note, *asks)
    ]
    return notes + [why for why in doubtful(dossier)["why"] if "left open: who" in why]


@pytest.mark.parametrize("how", ["mention", "field", "source", "merged"])
def test_who_says_it_is_not_left_open_in_any_row_once_it_is_told(how):
    made = drafted(CALLED)
    he = mention(made, "He")
    open_ = made.mentions.set_index("mention_id").loc[he, "entity_id"]
    assert len(left_open(made)) == 4
    name = made.mentions.set_index("text").loc["Tom Lund"]
    span = {"start": int(name["start"]), "end": int(name["end"])}
    asked = {
        "mention": ("reassign_mention", {"mention_id": he, "entity_id": "tom-lund"}),
        "field": (
            "change",
            {"table": "mentions", "key": [he], "values": {"entity_id": "tom-lund"}},
        ),
        "source": (
            "set_source",
            {"attribution_id": source(made), "entity_id": "tom-lund", **span},
        ),
        "merged": ("merge_entities", {"kept": "tom-lund", "gone": open_}),
    }
    verb, args = asked[how]
    after = VERBS[verb](made, **proposed(made, verb, args))
    assert left_open(after) == [] and check(after).empty
    assert after.mentions.set_index("mention_id").loc[he, "entity_id"] == "tom-lund"
    assert open_ not in set(after.entities["entity_id"])


def test_who_is_made_the_source_by_other_words_is_not_whom_the_pronoun_means():
    made = drafted(CALLED)
    start = CALLED.index("said")
    told = {"attribution_id": source(made), "entity_id": "ann-roe", "cue": [start, start + 4]}
    after = VERBS["set_source"](made, **told)
    meant = after.mentions.set_index("mention_id").loc[mention(made, "He"), "entity_id"]
    assert meant != "ann-roe" and leftopen.WHOM.format("He") in " ".join(after.mentions["note"])


@pytest.mark.parametrize("how", ["accept", "accept_sentence"])
def test_whom_a_word_means_is_asked_no_more_once_its_mention_is_accepted(how):
    made = drafted(MEANT)
    assert [note for note in left_open(made) if "They" in note]
    start = MEANT.index("They")
    args = {"start": start, "end": start + 4}
    marked = VERBS["add_mention"](made, **proposed(made, "add_mention", args))
    [row] = marked.mentions[marked.mentions["start"] == start].itertuples()
    assert row.status == "drafted" and [note for note in left_open(marked) if "They" in note]
    accepted = {
        "accept": {"table": "mentions", "key": row.mention_id},
        "accept_sentence": {"start": start, "end": len(MEANT)},
    }
    after = VERBS[how](marked, **accepted[how])
    assert not [note for note in left_open(after) if "They" in note]


def test_a_mention_of_somebody_called_by_the_same_words_answers_nothing():
    made = drafted(MEANT)
    start = MEANT.index("They")
    args = {"start": start, "end": start + 4, "name": "They", "status": "drafted"}
    marked = VERBS["add_mention"](made, form="pronoun", **args)
    after = VERBS["accept"](marked, "mentions", mention(marked, "They"))
    assert [note for note in left_open(after) if "They" in note]


def test_a_mention_that_a_person_gives_to_somebody_answers_at_once():
    made = drafted(MEANT)
    start = MEANT.index("They")
    after = VERBS["add_mention"](made, start, start + 4, entity_id="the-bank", form="pronoun")
    assert not [note for note in left_open(after) if "They" in note]
