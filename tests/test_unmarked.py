"""What is not marked in a sentence: whom words seem to mention, and what mentions nobody."""

import pytest

from helpers import correcting, drafting
from helpers.correcting import VERBS
from helpers.correcting.unmarked import unmarked_in

TEXT = (
    "Ida Moor runs the mill at Orrin. On Monday she said that it rains too much, and her brother"
    " agreed. The police asked Mr. Moor about a spoon, which shines.\n"
)


@pytest.fixture(scope="module")
def bare():
    """A draft in which only the full name is marked."""
    made = drafting.draft(TEXT, published="2024-05-08", name="orrin")
    kept = made.mentions[made.mentions["text"] == "Ida Moor"]
    hops = made.hops.assign(mention_id="")
    return made.with_tables(mentions=kept.reset_index(drop=True), hops=hops)


def offered(dossier) -> dict[str, str]:
    """Whom the words that are not marked seem to mean, sentence by sentence."""
    return {row.text: row.means for row in rows(dossier) if row.likely}


def rows(dossier):
    """All that is offered, sentence by sentence."""
    return [
        row
        for start, end in correcting.sentences(dossier.text)
        for row in unmarked_in(dossier, start, end)
    ]


def test_pronouns_and_known_nouns_are_offered_with_whom_they_mean(bare):
    found = offered(bare)
    assert found["she"] == found["her"] == "Ida Moor"
    assert "The police" in found and "her brother" in found


def test_what_means_nobody_is_a_day_or_is_marked_already_is_not_offered(bare):
    found = offered(bare)
    assert not {"it", "which", "a spoon", "Monday", "Ida Moor"} & found.keys()


def test_what_is_offered_is_marked_as_it_stands_and_offered_no_more(bare):
    start = TEXT.index("she said")
    args = correcting.proposed(bare, "add_mention", {"start": start, "end": start + 3})
    after = VERBS["add_mention"](bare, **args)
    made = after.mentions.set_index("text").loc["she"]
    assert (made["entity_id"], made["form"]) == ("ida-moor", "pronoun")
    assert "she" in offered(bare) and "she" not in offered(after)


def test_a_name_with_a_title_is_no_other_mention_than_the_name(bare):
    at = TEXT.index("Mr. Moor") + 4
    marked = VERBS["add_mention"](bare, at, at + 4, entity_id="ida-moor")
    assert "Mr. Moor" in offered(bare) and "Mr. Moor" not in offered(marked)


def test_the_letter_of_a_kind_brings_whether_somebody_is_named(bare):
    entity = bare.entities.iloc[-1]["entity_id"]

    def named(kind: str, dossier) -> bool:
        after = VERBS["change"](dossier, "entities", entity, {"kind": kind})
        return bool(after.entities.set_index("entity_id").loc[entity, "named"])

    unnamed = VERBS["change"](bare, "entities", entity, {"kind": "anonymous", "named": "false"})
    assert named("person", unnamed) and not named("group", unnamed)
    known = VERBS["change"](bare, "entities", entity, {"kind": "person", "named": "true"})
    assert named("group", known) and not named("anonymous", known)


def test_other_nouns_are_offered_behind_them_with_what_says_which_is_meant():
    text = "Ida Moor lost the keys of the barn. The crew's van and the trial in Orrin cost 40.\n"
    bare = drafting.draft(text, name="barn")
    bare = bare.with_tables(mentions=bare.mentions[:0], hops=bare.hops.assign(mention_id=""))
    bare = bare.with_tables(entities=bare.entities[bare.entities["kind"] != "event"])
    found = {row.text: row for row in rows(bare)}
    assert not found["the keys of the barn"].likely
    assert found["The crew"].likely and "40" not in found
    trial = found["the trial in Orrin"]
    assert trial.likely and trial.new
    span = {"start": trial.start, "end": trial.end}
    assert correcting.proposed(bare, "add_mention", span)["kind"] == "event"
    orrin = text.index("Orrin")
    named = VERBS["add_mention"](bare, orrin, orrin + 5, name="Orrin", kind="place")
    assert "the trial in Orrin" in {row.text for row in rows(named)}
