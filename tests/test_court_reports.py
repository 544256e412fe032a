"""Court reports: who speaks for whom, and what was said before a court by nobody who is named."""

import pytest

from helpers import drafting


def said(text: str) -> list[tuple[str, str]]:
    """Source and content of each statement, blank for the outlet's own."""
    dossier = drafting.draft(text, published="2024-06-18")
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()
    sources = {name: names[row.entity_id] if row.hop else "" for name, row in last.iterrows()}
    return [
        (sources[row.attribution_id], row.text.rstrip("."))
        for row in dossier.attributions.itertuples()
    ]


@pytest.mark.parametrize("name", ["Nadia Orwell KC", "Ruth Amstell KC", "Ian Tolland QC"])
@pytest.mark.parametrize("side", ["Defending", "Prosecuting"])
def test_a_counsel_is_one_person_with_the_title_behind_the_name(name, side):
    text = f"The van burned in May.\n\n{side}, {name} said the road was wet."
    entities = drafting.draft(text, published="2024-06-18").entities
    people = entities[entities["kind"] == "person"]["name"]
    assert [each.removesuffix(" KC").removesuffix(" QC") for each in people] == [name[:-3]]
    assert not {"KC", "QC", side} & set(entities["name"])
    assert [source[: len(name) - 3] for source, content in said(text) if "wet" in content] == [
        name[:-3]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The court heard that the road was wet.",
        "The tribunal in Hull heard on Monday that the road was wet.",
        "The road was wet, the court heard.",
        "Jurors were told that the road was wet.",
    ],
)
def test_what_a_court_hears_is_said_by_nobody_who_is_named(text):
    sources = [source for source, content in said(text) if "wet" in content]
    assert [source[:12] for source in sources] == ["nobody named"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The court heard from Dr Ida Munk that the road was wet.", "Ida Munk"),
        ("Ida Munk heard that the road was wet.", "Ida Munk"),
        ("The court said that the road was wet.", "The court"),
        ("The secretary of the court heard that the road was wet.", "The secretary of the court"),
    ],
)
def test_who_is_named_or_is_no_court_stays_the_source(text, name):
    assert [source for source, content in said(text) if "wet" in content] == [name]
