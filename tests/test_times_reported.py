"""Periods that results are reported for, and the same ones of the year before; with sentences
written for these tests.
"""

from datetime import date

import pytest

from helpers.drafting.times import Time, find_times

FRIDAY = date(2024, 11, 1)
"""the day of publication in these tests"""


def dated(text: str, words: str) -> Time:
    """The last expression of these words in a text."""
    found = find_times(text, FRIDAY)
    return [one for one in found if text[one.start : one.end] == words][-1]


COMPARED = [
    (
        "In the latest quarter it lost 2 million, up from 1 million last year.",
        "last year",
        "2023-35",
    ),
    (
        "The mill won 3 crowns in the third quarter. It had sales of $4 a year ago.",
        "a year ago",
        "2023-35",
    ),
    ("Third-quarter sales rose. In the 2023 quarter it lost money.", "2023", "2023-35"),
    (
        "It lost 3 crowns in the third quarter. The year-ago results were better.",
        "The year-ago",
        "2023-35",
    ),
    ("Third-quarter sales fell from last year's quarter.", "last year", "2023-35"),
    (
        "It won 3 crowns in the third quarter, and 2 in the same quarter of last year.",
        "the same quarter of last year",
        "2023-35",
    ),
    (
        "In the quarter ended Aug. 31 it won 3 crowns, and 2 in the year-ago quarter.",
        "the year-ago quarter",
        "2023-06-01/2023-08-31",
    ),
    (
        "Third-quarter sales rose. In the nine months, it lost 2 million against 1 million a year earlier.",
        "a year earlier",
        "2023-01/2023-09",
    ),
    ("Wages fell compared with a year earlier.", "a year earlier", "2023~"),
    ("Wages fell in May from the same month last year.", "the same month last year", "2023-05"),
    ("Wages fell in May from the same month of 2021.", "the same month of 2021", "2021-05"),
]


@pytest.mark.parametrize("text, words, edtf", COMPARED)
def test_what_a_reported_period_is_compared_with_is_the_same_one_a_year_before(
    text: str, words: str, edtf: str
) -> None:
    assert dated(text, words).edtf == edtf


APART = [
    ("Third-quarter sales rose. It shut its mill in Oster last year.", "last year", "2023"),
    ("Third-quarter sales rose. It moved here a year ago.", "a year ago", "2023~"),
    ("The fourth quarter will be worse than last year.", "last year", "2023"),
    (
        "Third-quarter sales rose. In August they fell from a year earlier.",
        "a year earlier",
        "2023-08",
    ),
    (
        "Fiscal second-quarter sales rose to 3 million from 2 million last year.",
        "last year",
        "2023",
    ),
    ("The mill shut in 2023.", "2023", "2023"),
]


@pytest.mark.parametrize("text, words, edtf", APART)
def test_a_year_that_no_reported_period_is_compared_with_is_a_year(
    text: str, words: str, edtf: str
) -> None:
    assert dated(text, words).edtf == edtf


HALVES = [
    ("First-half sales rose.", "First-half", "2024-01/2024-06"),
    ("Last quarter sales rose.", "Last quarter", "2024-35"),
    ("In the last quarter of 2023 sales rose.", "the last quarter of 2023", "2023-36"),
]


@pytest.mark.parametrize("text, words, edtf", HALVES)
def test_a_half_or_the_last_quarter_is_read_where_results_are_told(
    text: str, words: str, edtf: str
) -> None:
    assert dated(text, words).edtf == edtf
    assert find_times("Rask scored a first-half goal, and one in the first half.", FRIDAY) == []


def test_a_quarter_or_period_without_a_name_is_the_one_reported_last() -> None:
    text = "It won 3 crowns in the third quarter. Sales for the quarter rose."
    assert dated(text, "the quarter").edtf == "2024-35"
    assert dated("Third-quarter sales rose. The latest period was wet.", "The latest period").edtf
    assert find_times("The quarter is old, and the period costume dull.", FRIDAY) == []


def test_a_quarter_of_a_year_that_begins_when_it_likes_is_one_of_twelve_months() -> None:
    assert dated("It won in the fiscal first quarter.", "the fiscal first quarter").edtf == (
        "[2023-11..2024-11]"
    )
    coming = dated("It will close in the fiscal first quarter.", "the fiscal first quarter")
    assert coming.edtf == "[2024-11..2025-11]"
    assert (
        dated("Sales of the current fiscal year fell.", "the current fiscal year").edtf == "2024~"
    )
