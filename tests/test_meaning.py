"""Whom else a mention may mean, and what follows when a person says whom it does."""

import pytest

from helpers import correcting, drafting
from helpers.correcting import VERBS
from helpers.correcting.meaning import MOST, others_meant
from helpers.correcting.saying import said

TEXT = (
    "Ida Moor runs the mill at Orrin with Tom Beck. He said that she pays well. They want to sell"
    " it to France, Mr. Beck said, since France is near the border.\n\n"
    "The mill lost money, said Lena Holt. She left.\n"
)


@pytest.fixture(scope="module")
def draft():
    return drafting.draft(TEXT, published="2024-05-08", name="orrin")


def marked(dossier, place: str, entity_id: str, **more):
    """With the word at the beginning of a place as a mention, and its id."""
    start = TEXT.index(place)
    words = place.split()[0].strip(".,")
    at = {"start": start, "end": start + len(words)}
    there = dossier.mentions[dossier.mentions["start"] != start]
    dossier = dossier.with_tables(mentions=there.reset_index(drop=True))
    after = VERBS["add_mention"](dossier, **at, entity_id=entity_id, **more)
    return after, after.mentions.set_index("start").loc[start, "mention_id"]


def test_whom_a_pronoun_rather_means_is_who_of_its_kind_is_mentioned_nearest(draft):
    after, id_ = marked(draft, "she pays", "lena-holt", form="pronoun")
    names = [other.name for other in others_meant(after, id_)]
    assert names[0] == "Ida Moor" and "Lena Holt" not in names
    assert not {"Orrin", "France"} & set(names) and len(names) <= MOST


def test_a_name_is_first_proposed_for_who_else_is_called_so(draft):
    place, id_ = marked(draft, "France, Mr.", "ida-moor", form="name")
    called = {other.name for other in others_meant(place, id_)[:2]}
    assert any("France" in name for name in called)


def test_how_words_mention_somebody_follows_from_whom_they_mean(draft):
    after = VERBS["change"](draft, "entities", "ida-moor", {"kind": "government"})
    after, id_ = marked(after, "France, Mr.", "tom-beck", form="name")
    asked = correcting.proposed(
        after, "reassign_mention", {"mention_id": id_, "entity_id": "ida-moor"}
    )
    assert asked["form"] == "metonym"
    she, id_ = marked(draft, "she pays", "lena-holt", form="pronoun")
    asked = correcting.proposed(
        she, "reassign_mention", {"mention_id": id_, "entity_id": "ida-moor"}
    )
    assert asked["form"] == "pronoun"


def test_a_mention_can_mean_somebody_new_whose_kind_its_noun_tells(draft):
    after, id_ = marked(draft, "border.", "tom-beck", form="description")
    asked = correcting.proposed(
        after, "reassign_mention", {"mention_id": id_, "name": "the border"}
    )
    done = VERBS["reassign_mention"](after, **asked)
    row = done.mentions.set_index("mention_id").loc[id_]
    new = done.entities.set_index("entity_id").loc[row["entity_id"]]
    assert (new["name"], new["kind"], new["status"]) == ("the border", "place", "drafted")
    assert "tom-beck" in set(done.entities["entity_id"])
    assert "“border” stands for the border now" in said("reassign_mention", asked, after, done)
