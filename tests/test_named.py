"""Who is named follows the words that mention him, but for what a person has said by hand."""

import pytest

import helpers
from helpers import Dossier
from helpers.correcting import VERBS, proposed

TEXT = (
    "The Lund viaduct was shut on Friday. Ada Roe, whose son drives a bus, said the viaduct would"
    " open in May. Workers left."
)


@pytest.fixture(scope="module")
def draft() -> Dossier:
    return helpers.draft(TEXT, published="2024-05-08", name="lund")


def do(dossier: Dossier, verb: str, **args: object) -> Dossier:
    return VERBS[verb](dossier, **proposed(dossier, verb, args))


def span(words: str) -> dict:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def mentioned(dossier: Dossier, words: str) -> dict:
    return dossier.mentions[dossier.mentions["text"] == words].iloc[-1].to_dict()


def named(dossier: Dossier, entity_id: str) -> bool:
    return bool(dossier.entities.set_index("entity_id").loc[entity_id, "named"])


def with_viaduct(dossier: Dossier) -> Dossier:
    told = {"entity_id": "", "name": "the viaduct", "kind": "place", "form": "description"}
    at = TEXT.index("the viaduct")
    return VERBS["add_mention"](dossier, start=at, end=at + 11, **told)


def form(dossier: Dossier, mention_id: str, form: str) -> Dossier:
    args = {"table": "mentions", "key": mention_id, "values": {"form": form}}
    return do(dossier, "change", **args)


@pytest.mark.parametrize("how, told", [("name", True), ("acronym", True), ("description", False)])
def test_somebody_is_named_by_the_first_name_that_is_marked(draft, how, told):
    one = with_viaduct(draft)
    assert not named(one, "the-viaduct")
    words = span("Lund viaduct") | {"entity_id": "the-viaduct"}
    one = VERBS["add_mention"](one, **words, form=how)
    assert named(one, "the-viaduct") is told


def test_somebody_is_named_by_a_mention_that_becomes_a_name_and_no_longer_when_it_is_none(draft):
    one = with_viaduct(draft)
    mark = mentioned(one, "the viaduct")["mention_id"]
    one = form(one, mark, "name")
    assert named(one, "the-viaduct")
    assert not named(form(one, mark, "pronoun"), "the-viaduct")


def test_what_a_person_says_of_the_name_stands_through_what_names_nobody_first(draft):
    one = form(
        with_viaduct(draft), mentioned(with_viaduct(draft), "the viaduct")["mention_id"], "name"
    )
    by_hand = {"table": "entities", "key": "the-viaduct", "values": {"named": "false"}}
    one = do(one, "change", **by_hand)
    again = VERBS["add_mention"](one, **span("Lund viaduct"), entity_id="the-viaduct", form="name")
    assert not named(again, "the-viaduct")


@pytest.mark.parametrize(
    "words, name, kind, told",
    [
        ("son", "Ada Roe's son", "person", False),
        ("a bus", "the bus firm", "organisation", True),
        ("a bus", "those on the bus", "group", False),
    ],
)
def test_who_is_described_and_no_unnamed_source_is_named_if_it_is_a_body(
    draft, words, name, kind, told
):
    args = span(words) | {"name": name, "kind": "anonymous", "form": "description"}
    one = VERBS["add_mention"](draft, **args)
    id_ = one.entities["entity_id"].iloc[-1]
    one = do(one, "change", table="entities", key=id_, values={"kind": kind})
    assert named(one, id_) is told


def test_a_name_makes_no_unnamed_source_a_named_one(draft):
    args = span("a bus") | {"name": "those on a bus", "kind": "anonymous", "form": "description"}
    one = VERBS["add_mention"](draft, **args)
    who = mentioned(one, "a bus")
    assert not named(form(one, who["mention_id"], "name"), who["entity_id"])
