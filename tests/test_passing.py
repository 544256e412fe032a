"""An unnamed source who is told through an outlet once is told through it everywhere."""

import helpers
from helpers import drafting


def chains(text: str) -> list[list[str]]:
    """Who stands in the chain of each statement, from the outlet on, in the order of the text."""
    dossier = drafting.draft(text)
    assert helpers.check(dossier).empty
    names = dossier.entities.set_index("entity_id")["name"]
    steps = dossier.hops.assign(name=dossier.hops["entity_id"].map(names)).sort_values("hop")
    made = steps.groupby("attribution_id")["name"].apply(list)
    return [made[id_] for id_ in dossier.attributions.sort_values("start")["attribution_id"]]


def test_an_unnamed_source_goes_on_through_the_outlet_that_cited_him():
    text = (
        "The dam is leaking, CNN reported on Monday, citing a local engineer.\n\n"
        "According to the engineer, the town was warned in May."
    )
    assert chains(text) == [["the outlet", "CNN", "a local engineer"]] * 2


def test_somebody_named_or_cited_by_nobody_or_by_two_speaks_for_himself():
    named = (
        "The dam is leaking, CNN reported on Monday, citing Ada Roe, an engineer.\n\n"
        "According to Roe, the town was warned in May."
    )
    assert chains(named)[-1] == ["the outlet", "Ada Roe"]
    alone = "A local engineer said the dam is leaking.\n\nThe engineer said the town was warned."
    assert all(len(chain) == 2 for chain in chains(alone))
    two = (
        "The dam is leaking, CNN reported, citing a local engineer. The engineer told Reuters that "
        "it would break.\n\nAccording to the engineer, the town was warned in May."
    )
    assert chains(two)[-1] == ["the outlet", "a local engineer"]


def test_a_relay_is_named_where_the_source_is_by_whose_mention_the_words_are_said():
    dossier = drafting.draft(
        "Three former clerks, who asked not to be named because they fear for their pensions, told "
        "the Brackwell Gazette that the vault was empty.\n\nAccording to the former clerks, the "
        "alarm was off."
    )
    said = dossier.attributions.set_index("attribution_id")["text"]
    relays = dossier.hops[dossier.hops["entity_id"] == "brackwell-gazette"]
    named = {said[row.attribution_id]: bool(row.mention_id) for row in relays.itertuples()}
    assert named["the vault was empty"] and named["they fear for their pensions"]
    assert not named["the alarm was off"]
