"""Dates that have their day, their count or their year from what stands beside them, and named
days, quarters and other parts of years; with sentences written for these tests.
"""

from datetime import date

import pytest

from helpers.drafting.times import Time, find_times

FRIDAY = date(2024, 11, 1)
"""the day of publication in these tests"""


def dated(text: str, words: str, published: date | None = FRIDAY) -> Time:
    """The expression of these words in a text."""
    found = find_times(text, published)
    return next(one for one in found if text[one.start : one.end] == words)


SPOKEN = [
    ("“I saw him yesterday,” she said on Tuesday.", "yesterday", "2024-10-28"),
    ('"I saw him yesterday," she said on Tuesday.', "yesterday", "2024-10-28"),
    ("“We sow today,” the abbot told the guild last Friday.", "today", "2024-10-25"),
    ("“Last year we were poor,” Rask wrote in 1931.", "Last year", "1930"),
    ("Speaking on 3 May 2023, Rask said it would rain “tomorrow”.", "tomorrow", "2023-05-04"),
    ("“I saw him yesterday,” said Rask, who was freed on May 3.", "yesterday", "../2024-10-31"),
    ("“I saw him yesterday,” Rask said of the man born in 1931.", "yesterday", "../2024-10-31"),
]


@pytest.mark.parametrize("text, words, edtf", SPOKEN)
def test_a_quotation_is_counted_from_the_day_it_was_said_where_its_sentence_says(
    text: str, words: str, edtf: str
) -> None:
    assert dated(text, words).edtf == edtf


HOURS = [
    ("The barge left at 9 a.m. (0700 GMT) on Tuesday.", "9 a.m. (0700 GMT) on Tuesday"),
    ("On Tuesday the barge left the quay at 9 a.m. without a word.", "9 a.m."),
    ("The barge left at 4 in the morning, and sank on Tuesday.", "4 in the morning"),
    ("On Tuesday the barge left at three o’clock.", "three o’clock"),
]


@pytest.mark.parametrize("text, words", HOURS)
def test_an_hour_has_the_day_that_its_sentence_names(text: str, words: str) -> None:
    assert dated(text, words).edtf == "2024-10-29"


def test_an_hour_has_no_day_from_another_sentence() -> None:
    assert dated("It sank on Tuesday. The barge left at 9 a.m. in fog.", "9 a.m.").edtf == ""


COUNTED = [
    ("It sold 20 boats in 2021, and 30 a year earlier.", "a year earlier", "2020"),
    (
        "It lost money in the third quarter of 2023. A year earlier it won.",
        "A year earlier",
        "2022-35",
    ),
    (
        "They came in June 2021 and left later that year.",
        "later that year",
        "2021-06-30/2021-12-31",
    ),
    ("It cost 3 crowns in 2021; most was paid that year.", "that year", "2021"),
    ("It opened in May 2021 and shut the following month.", "the following month", "2021-06"),
    ("It opened on May 3, 2021, and shut the following month.", "the following month", "2021-06"),
    ("The year-earlier loss was small.", "The year-earlier", "2023~"),
    (
        "It earned 3 crowns in the third quarter, up from 2 a year ago.",
        "a year ago",
        "2023-35",
    ),
    ("It moved here a year ago.", "a year ago", "2023~"),
    ("It earned 3 crowns in the quarter ended Sept. 30.", "the quarter", "2024-07-01/2024-09-30"),
    ("The court will sit in the week of Nov. 13.", "the week", "2024-11-11/2024-11-17"),
    (
        "It lost 9 crowns in the three months ending May 31.",
        "the three months",
        "2024-03-01/2024-05-31",
    ),
]


@pytest.mark.parametrize("text, words, edtf", COUNTED)
def test_months_and_years_are_counted_from_the_date_before_them(
    text: str, words: str, edtf: str
) -> None:
    assert dated(text, words).edtf == edtf


AGAIN = [
    ("On Oct. 12, the day before the flood, it was full.", "the day before", "2024-10-12"),
    ("On Tuesday, a day after the raid, it was empty.", "a day after", "2024-10-29"),
    ("In August, three weeks after the vote, she left.", "three weeks after", "2024-08"),
    ("On Oct. 12 she left the day before the flood.", "the day before", ""),
    ("In August, the day before the flood, she left.", "the day before", ""),
]


@pytest.mark.parametrize("text, words, edtf", AGAIN)
def test_a_date_that_is_told_again_by_an_event_is_the_same(
    text: str, words: str, edtf: str
) -> None:
    assert dated(text, words).edtf == edtf


EVENTS = [
    ("The vote on Oct. 20 was close. Two days after the vote, she quit.", "2024-10-22"),
    ("Sunday's vote was close. She quit the day after the vote.", "2024-10-28"),
    ("The Oct. 20 fire was big. A day after his fire, he quit.", "2024-10-21"),
    ("The Oct. 20 fire and the Oct. 22 fire were big. A day after the fire, he quit.", ""),
    ("The Oct. 20 fire was big. A day after the fire in Oster, she quit.", ""),
    ("The Oct. 20 fire was big. Two days after the vote, she quit.", ""),
    ("He said on Oct. 20 that fire kills. A day after the fire, she quit.", ""),
]


@pytest.mark.parametrize("text, edtf", EVENTS)
def test_days_are_counted_from_the_event_that_the_text_has_dated(text: str, edtf: str) -> None:
    assert find_times(text, FRIDAY)[-1].edtf == edtf


@pytest.mark.parametrize(
    "text, edtf",
    [
        ("Two days after the vote on Oct. 20, she quit.", "2024-10-22"),
        ("A day before his trial of Oct. 20, 2023, he fled.", "2023-10-19"),
        ("Two days after the vote she quit on Oct. 20.", ""),
        ("Two days after the vote in March, she quit.", ""),
    ],
)
def test_days_are_counted_from_an_event_that_is_dated_right_there(text: str, edtf: str) -> None:
    assert find_times(text, FRIDAY)[0].edtf == edtf


def test_what_is_some_days_before_a_date_leaves_the_date_and_its_bound() -> None:
    assert dated("In the weeks before Oct. 29 he sang.", "before Oct. 29").edtf == "../2024-10-28"
    assert dated("He sang some days after Oct. 29.", "after Oct. 29").edtf == "2024-10-30/.."
    text = "It shut two days before the Oct. 29 vote."
    assert dated(text, "two days before the Oct. 29").edtf == "2024-10-27"


def test_a_year_in_words_is_that_of_the_month_before_it() -> None:
    assert dated("It sank in May nineteen ninety-six.", "May nineteen ninety-six").edtf == "1996-05"


@pytest.mark.parametrize(
    "text, words",
    [
        ("A year earlier she had won.", "A year earlier"),
        ("It opened in May 2021. He left the next morning.", "the next morning"),
        ("She won in 2021. That week it rained.", "That week"),
    ],
)
def test_what_no_date_settles_is_not_counted(text: str, words: str) -> None:
    assert dated(text, words).edtf == ""


def test_a_word_for_a_length_is_no_period_without_its_date() -> None:
    assert (
        find_times("The year of Living Dangerously is a film. A week of Rage came.", FRIDAY) == []
    )


PARTS = [
    ("It lost 3 crowns in its third-quarter report.", "third-quarter", "2024-35"),
    ("Prices rose in the 2019 second quarter.", "the 2019 second quarter", "2019-34"),
    ("Prices rose in last year's third quarter.", "last year's third quarter", "2023-35"),
    ("Prices rose this quarter.", "this quarter", "2024-36"),
    ("Prices rose in the latest quarter.", "the latest quarter", "2024-35"),
    (
        "Prices rose in the first nine months of 2023.",
        "the first nine months of 2023",
        "2023-01/2023-09",
    ),
    ("Prices rose earlier in the year.", "earlier in the year", "2024-01-01/2024-11-01"),
    ("It burned over the weekend.", "the weekend", "2024-10-26/2024-10-27"),
    ("It will be shut over the weekend.", "the weekend", "2024-11-02/2024-11-03"),
    ("It will sit in the first week of December.", "the first week", "2024-12-01~/2024-12-07~"),
    ("They met in the last week of September.", "the last week", "2024-09-24~/2024-09-30~"),
    ("It lost 3 crowns in the 12 months to March.", "the 12 months", "2023-04-01/2024-03-31"),
    ("This spring the river rose.", "This spring", "2024-21"),
    ("This spring the river will rise.", "This spring", "2025-21"),
    ("He left earlier today.", "earlier today", "2024-11-01"),
    ("They vote before the end of the year.", "before the end of the year", "../2024-12~"),
    ("They vote a week from Tuesday.", "a week from Tuesday", "2024-11-12"),
    ("They vote in the week after next.", "the week after next", "2024-11-11/2024-11-17"),
    ("It fell in the past five years.", "the past five years", "2019-11-01~/2024-11-01"),
    ("It was shut on the weekend of 5-6 October.", "the weekend", "2024-10-05/2024-10-06"),
    ("The grant covers 2025 and 2026.", "2025", "2025"),
    ("It fell on a Tuesday in March 2021.", "Tuesday", ""),
    ("It was said at a Tuesday rally.", "Tuesday", "2024-10-29"),
    ("He was shot last Oct. 23.", "last Oct. 23", "2024-10-23"),
    ("Prices rose in fiscal 2023.", "fiscal 2023", "2023~"),
    ("The spring of ’19 was wet.", "The spring of ’19", "2019-21"),
    ("They met in ’08.", "’08", "2008"),
    ("They met in nineteen ninety-six.", "nineteen ninety-six", "1996"),
    ("They danced in the sixties.", "the sixties", "196X"),
]


@pytest.mark.parametrize("text, words, edtf", PARTS)
def test_parts_of_years_are_read_as_they_are_named(text: str, words: str, edtf: str) -> None:
    assert dated(text, words).edtf == edtf


NAMED = [
    ("The mill burned on Christmas Day 2019.", "Christmas Day 2019", "2019-12-25"),
    ("The mill burned on New Year's Eve.", "New Year's Eve", "2023-12-31"),
    ("The mill will reopen on New Year's Eve.", "New Year's Eve", "2024-12-31"),
    ("The mill burned on Good Friday.", "Good Friday", "2024-03-29"),
    ("The mill burned last Thanksgiving.", "last Thanksgiving", "2023-11-23"),
    ("The mill burned on Memorial Day 2022.", "Memorial Day 2022", "2022-05-30"),
]


@pytest.mark.parametrize(
    "text, sets",
    [
        ("The bog takes up 9,000 tonnes of it a year.", ["a year"]),
        ("It sells dozens of boats a day, she said.", ["a day"]),
        ("Forty people were jailed in a year.", []),
        ("The 40-year-old spent a year at sea.", []),
    ],
)
def test_so_many_a_year_is_a_repetition(text: str, sets: list[str]) -> None:
    found = [one for one in find_times(text, FRIDAY) if one.type == "SET"]
    assert [text[one.start : one.end] for one in found] == sets


def test_days_of_two_months_with_a_hyphen_between_them_are_a_stretch() -> None:
    assert dated("It opens Nov. 30-Dec. 2.", "Nov. 30-Dec. 2").edtf == "2024-11-30/2024-12-02"


def test_in_two_weeks_time_is_ahead_whatever_the_verb() -> None:
    assert dated("The panel rules in two weeks' time.", "two weeks").edtf == "2024-11-15~"


LIMITED = [
    ("It will be mended by Christmas.", "by Christmas", "../2024-12-25"),
    ("It has been shut since Easter.", "since Easter", "2024-03-31/.."),
    ("It burned two days before Christmas.", "two days before Christmas", "2023-12-23"),
    ("It was shut until fiscal 2023.", "until fiscal 2023", "../2023~"),
    ("It was shut by Diwali.", "by Diwali", ""),
    ("He has hidden since the night of Oct. 3.", "since the night of Oct. 3", "2024-10-03/.."),
]


@pytest.mark.parametrize("text, words, edtf", LIMITED)
def test_named_days_are_limited_and_counted_from_like_others(
    text: str, words: str, edtf: str
) -> None:
    assert dated(text, words).edtf == edtf


@pytest.mark.parametrize("text, words, edtf", NAMED)
def test_a_named_day_has_its_date_from_knowledge_of_the_world(
    text: str, words: str, edtf: str
) -> None:
    found = dated(text, words)
    assert (found.edtf, found.basis) == (edtf, "world-knowledge")


@pytest.mark.parametrize(
    "text",
    [
        "The bakery on Sunday Lane has shut.",
        "The Sunday Times has it.",
        "Statues stand on Easter Island.",
        "A man in his sixties fell.",
        "Sixty people came in twenty cars.",
    ],
)
def test_what_only_looks_like_a_date_is_passed_over(text: str) -> None:
    assert find_times(text, FRIDAY) == []


def test_what_is_named_after_a_holiday_has_no_date() -> None:
    assert dated("They sold Christmas trees.", "Christmas trees").edtf == ""
    assert dated("They met at Christmas.", "Christmas").edtf == "2023-12-25"


def test_a_word_for_soon_in_a_past_clause_is_bounded_above() -> None:
    assert dated("Rask joined the guild and soon led it.", "soon").edtf == "../2024-11-01"
    assert dated("Rask will soon lead it.", "soon").edtf == "2024-11-01/.."


@pytest.mark.parametrize(
    "text, values",
    [
        ("Maps from the summers of 2011, 2014 and 2019 agree.", ["2011-22", "2014-22", "2019-22"]),
        (
            "It rained in the winters of 2011 and 2012.",
            ["[2010-12..2012-02]", "[2011-12..2013-02]"],
        ),
        ("Maps from the summer of 2011 and 2019 agree.", ["2011-22", "2019"]),
        ("Maps from the summers of 2011 were lost, and in 2019 found.", ["2011-22", "2019"]),
    ],
)
def test_several_years_of_one_season_are_that_season_each(text: str, values: list[str]) -> None:
    assert [time.edtf for time in find_times(text, FRIDAY)] == values


REST = [
    ("The lock will be shut for the rest of the month.", "2024-11-01/2024-11-30"),
    ("The firm expects to hire over the rest of the year.", "2024-11-01/2024-12-31"),
    ("It will stay dry through the remainder of 2024.", "2024-11-01/2024-12-31"),
    ("It shut on May 3, 2024, and was closed for the rest of the month.", "2024-05-03/2024-05-31"),
    ("It shut on May 3, 2024.\n\nIt was dry for the rest of the month.", ""),
    ("It stayed shut for the rest of the month.", ""),
    ("It stayed shut for the rest of 2020.", "2020"),
]


@pytest.mark.parametrize("text, edtf", REST)
def test_the_rest_of_a_unit_is_what_is_left_of_it_from_today_or_the_day_before(text, edtf):
    assert find_times(text, FRIDAY)[-1].edtf == edtf


def test_the_rest_of_what_is_no_time_is_none():
    assert not find_times("The rest of the crew will sell the rest of the ore.", FRIDAY)
