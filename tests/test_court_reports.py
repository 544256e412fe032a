"""Court reports: who speaks for whom, and what was said before a court by nobody who is named."""

import pytest
from made import said_in as said

from helpers import drafting


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
