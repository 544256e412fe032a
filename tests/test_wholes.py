"""Wholes: of which quantity another is a part, and what a number counts that does not say it."""

import pytest

from helpers import check, drafting


def counts(text: str) -> dict[str, tuple[str, str]]:
    """What each quantity of a text counts, and the words of the quantity that it is a part of."""
    draft = drafting.draft(text, published="2024-12-01")
    assert check(draft).empty
    words = dict(zip(draft.quantities["quantity_id"], draft.quantities["text"], strict=True))
    return {
        row.text: (row.unit, words.get(row.part_of, "")) for row in draft.quantities.itertuples()
    }


@pytest.mark.parametrize(
    ("text", "part", "unit", "whole"),
    [
        ("Of the 90 wells we tested, 40 were dry.", "40", "well", "90"),
        ("She said three of the 12 boats had sunk.", "three", "boat", "12"),
        ("Only two of the firm's 38 boats sailed.", "Only two", "boat", "38"),
        ("The yard has 12 boats. Most of them are old.", "Most", "share", "12"),
        ("The yard has 12 boats, two of which are old.", "two", "boat", "12"),
        ("It sent 900 troops, including 50 officers.", "50", "people", "900"),
        ("It sent 900 troops, including 50 officers and three generals.", "three", "people", "900"),
        ("Divers checked 60 reefs. None of the 60 was alive.", "None of the 60", "reef", "60"),
        (
            "Police said 14 people were hurt. The figure of 16 includes three guards.",
            "three",
            "guard",
            "16",
        ),
        ("The firm cut 640 jobs. Some 310 of the jobs are here.", "Some 310", "job", "640"),
        ("She said 31 of 120 taps were bad.", "31", "tap", "120"),
        ("It cut 640 jobs.\n\nIt rained. Some 310 of the jobs are here.", "Some 310", "job", "640"),
    ],
)
def test_a_part_names_its_whole(text: str, part: str, unit: str, whole: str) -> None:
    assert counts(text)[part] == (unit, whole)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("The park covers 900 hectares, up from around 600.", "around 600", "hectare"),
        ("The fire killed 12 people. Three died later.", "Three", "people"),
        ("Some 90 wells were dry. In 2016, only eight were.", "only eight", "well"),
        ("Police counted 14 boats. The council gave a figure of 14.", "14", "boat"),
        (
            "She said 31 taps had 10 grains per litre. The board put the number at nine.",
            "nine",
            "tap",
        ),
    ],
)
def test_a_number_alone_counts_what_the_one_before_it_does(
    text: str, number: str, unit: str
) -> None:
    assert counts(text)[number] == (unit, "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The yard has 12 boats. Ten trucks stood there.", "Ten"),
        ("The board said 12 boats sank. Some 40 cars burned.", "Some 40"),
        ("The club paid $12 for it. Two of them left.", "Two"),
        ("The club paid 75 million crowns. At least 40 of them left.", "At least 40"),
        ("The yard has two boats. Nine of them are old.", "Nine"),
        ("They have a fleet of 12 of 40 feet.", "12"),
        ("She said 40 of 12 taps were bad.", "40"),
        ("The yard has 12 boats.\n\nMost of them are old.", "Most"),
    ],
)
def test_what_only_stands_near_is_no_whole(text: str, number: str) -> None:
    assert counts(text)[number][1] == ""
