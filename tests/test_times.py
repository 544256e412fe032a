"""Temporal expressions: what is found and how it is read, rule by rule, with sentences written for
these tests; and what is no date.
"""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import dates
from helpers.drafting.times import Time, find_times
from helpers.drafting.times.anchoring import around, bounds, counted, third, weekday, with_year
from helpers.lexicons import rows

FRIDAY = date(2024, 11, 1)
"""the day of publication in most of these tests"""


def read(text: str, published: date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.edtf) for found in find_times(text, published)]


def only(text: str, published: date | None = FRIDAY) -> Time:
    [found] = find_times(text, published)
    return found


EXPLICIT = [
    ("The bridge fell on October 29, 2024, at low tide.", "October 29, 2024", "2024-10-29"),
    ("The bridge fell on 29 October 2024.", "29 October 2024", "2024-10-29"),
    ("The bridge fell on the 3rd of March, 2020.", "the 3rd of March, 2020", "2020-03-03"),
    ("Filed 2024-10-29, late.", "2024-10-29", "2024-10-29"),
    ("Logged at 2024-10-29T23:20:30Z by the server", "2024-10-29T23:20:30Z", "2024-10-29"),
    ("Signed 10/29/2024.", "10/29/2024", "2024-10-29"),
    ("Signed 29/10/2024.", "29/10/2024", "2024-10-29"),
    ("Signed 29.10.2024", "29.10.2024", "2024-10-29"),
    ("PORT ELSINGHAM, MARCH 12, 2025", "MARCH 12, 2025", "2025-03-12"),
    ("It rose in March 2023.", "March 2023", "2023-03"),
    ("It rose in Sept. 2023.", "Sept. 2023", "2023-09"),
    ("It rose in 2021.", "2021", "2021"),
    ("The harbor's 2017 ban held.", "2017", "2017"),
    ("Prices (2019) were low.", "2019", "2019"),
    ("The dam was built 2019-2021 by hand.", "2019-2021", "2019/2021"),
    ("The dam was built 2019–21 by hand.", "2019–21", "2019/2021"),
    ("Jazz in the 1990s was loud.", "the 1990s", "199X"),
    ("Mills of the 19th century stand.", "the 19th century", "18XX"),
    ("The twenty-first century is young.", "The twenty-first century", "20XX"),
    ("It began in spring 2022.", "spring 2022", "2022-21"),
    ("It began in the autumn of 2022.", "the autumn of 2022", "2022-23"),
    ("It fell in Q3 2023.", "Q3 2023", "2023-35"),
    ("It fell in the second quarter of 2023.", "the second quarter of 2023", "2023-34"),
    ("It fell in the first half of 2023.", "the first half of 2023", "2023-01/2023-06"),
    ("Wednesday, March 12, 2025, was dry.", "Wednesday, March 12, 2025", "2025-03-12"),
]


@pytest.mark.parametrize("text, words, edtf", EXPLICIT, ids=[words for _, words, _ in EXPLICIT])
def test_dates_with_a_year_are_explicit(text: str, words: str, edtf: str) -> None:
    found = next(found for found in find_times(text, None) if found.edtf)
    assert (text[found.start : found.end], found.edtf, found.type, found.basis) == (
        words,
        edtf,
        "DATE",
        "explicit",
    )


@pytest.mark.parametrize(
    "text, words, edtf",
    [
        ("The rains of early 2023 helped.", "early 2023", "2023-01~/2023-04~"),
        (
            "The rains of mid-September 2023 helped.",
            "mid-September 2023",
            "2023-09-11~/2023-09-20~",
        ),
        ("The rains of late 1990s summers", "late 1990s", "1997~/1999~"),
    ],
)
def test_where_a_part_of_a_stated_year_ends_is_vague(text: str, words: str, edtf: str) -> None:
    [found] = find_times(text, None)
    assert (text[found.start : found.end], found.edtf, found.basis) == (words, edtf, "vague")


JOINED = [
    ("Closed from May 3 to 5, 2023.", "May 3 to 5, 2023", "2023-05-03/2023-05-05"),
    ("Closed from May 3 to June 5, 2023.", "from May 3 to June 5, 2023", "2023-05-03/2023-06-05"),
    ("Closed from May 3, 2023, to June 5.", "from May 3, 2023, to June 5", "2023-05-03/2023-06-05"),
    (
        "Closed between November and February 2023.",
        "between November and February 2023",
        "2022-11/2023-02",
    ),
    ("Closed between March and June 2023.", "between March and June 2023", "2023-03/2023-06"),
    ("Closed 5-8 May 2023.", "5-8 May 2023", "2023-05-05/2023-05-08"),
    ("Closed on Oct. 27 or 28, 2024.", "Oct. 27 or 28, 2024", "[2024-10-27,2024-10-28]"),
    ("Closed on Oct. 27 and 28, 2024.", "Oct. 27 and 28, 2024", "{2024-10-27,2024-10-28}"),
    ("Closed from 2019 to 2021.", "from 2019 to 2021", "2019/2021"),
    ("Closed from Monday to Friday.", "from Monday to Friday", "2024-10-28/2024-11-01"),
    ("Closed either Monday or Tuesday.", "Monday or Tuesday", "[2024-10-28,2024-10-29]"),
    (
        "It will close from Thursday to Saturday.",
        "from Thursday to Saturday",
        "2024-11-07/2024-11-09",
    ),
]
LIMITED = [
    ("They have held it since August.", "since August", "2024-08/.."),
    ("It could reach ten by December.", "by December", "../2024-12"),
    ("He knew by October 2022 of it.", "by October 2022", "../2022-10"),
    ("He worked there until March.", "until March", "../2024-03"),
    ("It will last until March.", "until March", "../2025-03"),
    ("Nobody knew before Oct. 29.", "before Oct. 29", "../2024-10-28"),
    ("It fell after 2021.", "after 2021", "2022-01-01/.."),
    ("It will last until the end of April.", "until the end of April", "../2025-04-30~"),
    ("It will end by the end of the year.", "by the end of the year", "../2024-12~"),
    ("It has stood since the 1990s.", "since the 1990s", "199X/.."),
    ("He left late last week.", "late last week", "2024-10-21/2024-10-27"),
    ("After Tuesday's vote he left.", "Tuesday", "2024-10-29"),
]


@pytest.mark.parametrize("text, words, edtf", JOINED + LIMITED)
def test_dates_are_joined_and_limited_by_the_words_around_them(
    text: str, words: str, edtf: str
) -> None:
    assert (words, edtf) in read(text)


def test_the_day_that_is_named_is_kept_apart_from_the_bound_that_the_words_make_of_it() -> None:
    found = only("It must be paid by Nov. 12, 2024.")
    assert found.edtf == "../2024-11-12"
    assert found.note == "The date that is named is 2024-11-12; the words make a bound of it."
    assert only("It was paid on Nov. 12, 2024.").note == ""


INFERRED = [
    ("He was shot on Oct. 29.", "2024-10-29"),
    ("He was shot on Dec. 29.", "2023-12-29"),
    ("The vote is scheduled for Dec. 29.", "2024-12-29"),
    ("The court will sit on Jan. 5.", "2025-01-05"),
    ("On Jan. 5, the court will sit.", "2025-01-05"),
    ("The court said on Jan. 5 that it will sit.", "2024-01-05"),
    ("They met in February.", "2024-02"),
    ("They rested on Feb. 29.", "2024-02-29"),
    ("They rested in late September.", "2024-09-21~/2024-09-30~"),
    ("They lost in the second quarter.", "2024-34"),
]


@pytest.mark.parametrize("text, edtf", INFERRED)
def test_a_year_is_inferred_from_publication_and_tense_and_the_note_says_so(
    text: str, edtf: str
) -> None:
    found = only(text)
    assert (found.edtf, found.basis) == (edtf, "inferred-year")
    assert "No year is named" in found.note and "2024-11-01" in found.note


def test_a_year_is_carried_over_within_a_sentence_alone() -> None:
    found = find_times(
        "He was held on March 3, 2021, and tried on March 9. He was freed on May 4.", FRIDAY
    )
    assert [(one.edtf, one.basis) for one in found] == [
        ("2021-03-03", "explicit"),
        ("2021-03-09", "carried-over"),
        ("2024-05-04", "inferred-year"),
    ]


def test_a_weekday_that_does_not_fit_its_date_is_noted() -> None:
    assert "is a Tuesday" in only("Monday, Oct. 29, was cold.").note
    assert "is a" not in only("Tuesday, Oct. 29, was cold.").note


RELATIVE = [
    ("He left yesterday.", "2024-10-31"),
    ("He leaves today.", "2024-11-01"),
    ("He will leave tomorrow.", "2024-11-02"),
    ("He left the day before yesterday.", "2024-10-30"),
    ("She sings tonight.", "2024-11-01"),
    ("She sang last night.", "2024-10-31"),
    ("It burned overnight.", "2024-10-31/2024-11-01"),
    ("He left on Tuesday.", "2024-10-29"),
    ("He left on Tuesday night.", "2024-10-29"),
    ("He left last Tuesday.", "2024-10-29"),
    ("He left last Friday.", "2024-10-25"),
    ("He left on Friday.", "2024-11-01"),
    ("He will leave on Tuesday.", "2024-11-05"),
    ("He leaves next Monday.", "2024-11-04"),
    ("Talks are planned for Thursday.", "2024-11-07"),
    ("Rask said Tuesday the town will pay.", "2024-10-29"),
    ("Rask, who will retire, said on Tuesday he was glad.", "2024-10-29"),
    ("He left on Wednesday of last week.", "2024-10-23"),
    ("He left last week.", "2024-10-21/2024-10-27"),
    ("He left last weekend.", "2024-10-26/2024-10-27"),
    ("He left last month.", "2024-10"),
    ("He left last year.", "2023"),
    ("He leaves next year.", "2025"),
    ("He left last March.", "2024-03"),
    ("He leaves next December.", "2024-12"),
    ("He left last autumn.", "2023-23"),
    ("He left last winter.", "2023-12/2024-02"),
    ("He leaves next summer.", "2025-22"),
    ("He leaves later this year.", "2024-11-01/2024-12-31"),
    ("He left in October of last year.", "2023-10"),
    ("He left on Oct. 29 last year.", "2023-10-29"),
    ("He left three days ago.", "2024-10-29"),
    ("He left more than three days ago.", "2024-10-29~"),
    ("He left two weeks ago.", "2024-10-18~"),
    ("He left six months ago.", "2024-05~"),
    ("He left a decade ago.", "2014~"),
    ("He slept over the past two years.", "2022-11-01~/2024-11-01"),
    ("He paints in the next three months.", "2024-11-01/2025-02-01~"),
    ("He left at 9 a.m. on Tuesday.", "2024-10-29"),
    ("He left Tuesday at 9:30 p.m. EST.", "2024-10-29"),
]


@pytest.mark.parametrize("text, edtf", RELATIVE)
def test_days_are_counted_from_publication(text: str, edtf: str) -> None:
    found = only(text)
    assert (found.edtf, found.type, found.basis) == (edtf, "DATE", "relative")
    assert "2024-11-01" in found.note


@pytest.mark.parametrize(
    "text, edtf",
    [
        ("He fell on March 3, 2021, and died three days later.", "2021-03-06"),
        ("He fell on March 3, 2021. Two days earlier he sang.", "2021-03-01"),
        ("He fell on March 3, 2021. The same day she left.", "2021-03-03"),
        ("He fell on March 3, 2021, and died the next day.", "2021-03-04"),
        ("He sang three days before Oct. 29, 2024.", "2024-10-26"),
    ],
)
def test_days_are_counted_from_the_date_beside_them(text: str, edtf: str) -> None:
    found = find_times(text, FRIDAY)[-1]
    assert (found.edtf, found.basis, found.rule) == (edtf, "relative", "shifted")
    assert "Counted from “" in found.note


@pytest.mark.parametrize(
    "word",
    [
        "previously",
        "earlier",
        "already",
        "now",
        "currently",
        "recently",
        "so far",
        "in recent weeks",
        "years ago",
    ],
)
def test_vague_words_about_the_past_have_an_upper_bound_alone(word: str) -> None:
    found = only(f"The town {word} paid.")
    assert (found.edtf, found.basis) == ("../2024-11-01", "vague")


@pytest.mark.parametrize("word", ["soon", "shortly", "in the near future", "in the coming days"])
def test_vague_words_about_the_future_have_a_lower_bound_alone(word: str) -> None:
    found = only(f"The town will pay {word}.")
    assert (found.edtf, found.basis) == ("2024-11-01/..", "vague")


def test_a_quotation_has_its_own_today() -> None:
    assert read("“I saw him yesterday.” She left on Tuesday.") == [
        ("yesterday", "../2024-10-31"),
        ("Tuesday", "2024-10-29"),
    ]
    assert read('"I saw him yesterday," she said.') == [("yesterday", "../2024-10-31")]


LENGTHS = [
    ("He ran for three years.", "for three years", "P3Y"),
    ("A two-week course", "two-week", "P2W"),
    ("It took 24 hours.", "24 hours", "PT24H"),
    ("It lasted for decades.", "for decades", ""),
    ("He ran for half a year.", "for half a year", "P0.5Y"),
    ("It lasted several months.", "several months", ""),
]


@pytest.mark.parametrize("text, words, code", LENGTHS)
def test_lengths_are_no_dates(text: str, words: str, code: str) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.edtf, found.type, found.basis) == (
        words,
        "",
        "DURATION",
        "not-stated",
    )
    assert code in found.note


@pytest.mark.parametrize(
    "words",
    [
        "every Monday",
        "annually",
        "twice a week",
        "each day",
        "every two weeks",
        "Mondays",
        "three times a year",
    ],
)
def test_repetitions_are_no_dates(words: str) -> None:
    found = only(f"They sing {words}.")
    assert (found.end - found.start, found.edtf, found.type, found.basis) == (
        len(words),
        "",
        "SET",
        "not-stated",
    )


REFUSED = [
    ("Signed 10/11/2024.", "2024-10-11 or 2024-11-10"),
    ("Signed 2010-12 or so.", "2010 to 2012"),
    ("It fell on Feb. 30, 2024.", "no such day"),
    ("It fell on 2024-13-01.", "no such day"),
    ("He left at 9 a.m. without a word.", "without its day"),
    ("They met on Diwali.", "not in the text"),
    ("They met over the Easter weekend.", "Which days"),
    ("Coins of 44 BC were found.", "before 1"),
    ("They met two days after the vote.", "Counted from an event"),
    ("They fled since the long war began.", "event"),
    ("A temple of the fifth century B.C.", "before 1"),
    ("They met in the summer.", "which year"),
]


@pytest.mark.parametrize("text, why", REFUSED)
def test_what_the_text_does_not_settle_is_refused_with_the_reason(text: str, why: str) -> None:
    found = only(text)
    assert (found.edtf, found.basis) == ("", "not-stated")
    assert why in found.note


@pytest.mark.parametrize(
    "text",
    [
        "You may go, and they march to the sun.",
        "May we go?",
        "Theresa May spoke.",
        "April said so.",
        "March on, they cried.",
        "The second man won.",
        "2,019 people came.",
        "About 1984 troops came.",
        "A crowd of 2000 came.",
        "It cost $2000.",
        "Of 2020 people, few came.",
        "Call 555-2019.",
        "Flight 2019 landed.",
        "A 42-year-old man",
        "He is four months old.",
        "It won 3-1.",
        "Version 10.11.12",
        "the 1984 troops",
        "He was first.",
    ],
)
def test_what_only_looks_like_a_date_is_not_found(text: str) -> None:
    assert find_times(text, FRIDAY) == []


def test_a_month_survives_the_number_after_it() -> None:
    assert read("In May 20 people died. On Oct. 27 and 12 soldiers were hurt.") == [
        ("May", "2024-05"),
        ("Oct. 27", "2024-10-27"),
    ]


def test_without_publication_the_last_full_date_is_counted_from() -> None:
    text = (
        "PORT, March 12, 2025. He left on Tuesday. He will return on June 3, 2026. He had come on "
        "March 2."
    )
    found = find_times(text, None)
    assert [one.edtf for one in found] == ["2025-03-12", "2025-03-11", "2026-06-03", "2025-03-02"]
    assert all(
        "2025-03-12, the last full date in the text" in one.note for one in (found[1], found[3])
    )


def test_without_any_year_all_is_refused() -> None:
    found = find_times(
        "On Oct. 29 he left, as he had already said on Tuesday; two weeks ago he sang. Last "
        "summer he slept.",
        None,
    )
    assert len(found) == 5 and all(
        (one.edtf, one.basis) == ("", "not-stated") and "no date of publication" in one.note
        for one in found
    )


def test_the_bundled_article_is_read_as_it_was_by_hand(dossier) -> None:
    by_hand = {
        (int(row.start), int(row.end)): (row.edtf, row.basis) for row in dossier.dates.itertuples()
    }
    found = {
        (one.start, one.end): (one.edtf, one.basis)
        for one in find_times(dossier.text, date(2024, 10, 29))
    }
    assert found.keys() == by_hand.keys()
    differ = [dossier.text[slice(*span)] for span in found if found[span] != by_hand[span]]
    assert differ == [
        "since the full-scale war began"
    ]  # its date is knowledge of the world, which rules do not have


def test_idle_words_begin_no_expression_of_the_lexicon() -> None:
    words = rows("timewords")
    idle = {row["word"] for row in words if row["kind"] == "idle"}
    assert not [
        row["word"]
        for row in words
        if row["kind"] in ("vague", "set", "holiday") and row["word"].split()[0] in idle
    ]


def test_arithmetic_agrees_with_the_reader_of_all_edtf() -> None:
    for edtf in [
        "2024",
        "2024-02",
        "2024-02-29",
        "199X",
        "18XX",
        "2022-21",
        "2022-34",
        "../2024-10",
        "2024-08/..",
        "[2021-12..2023-02]",
        "[2024-10-27,2024-10-28]",
        "2024-09-21~/2024-09-30~",
    ]:
        interval = dates.read(edtf)
        assert bounds(edtf) == (interval.earliest, interval.latest)
    assert with_year("YYYY-02-29", FRIDAY, 1) == "2028-02-29"
    assert third("2024-02", 2) == "2024-02-21~/2024-02-28~"
    assert (counted(FRIDAY, -1, "month"), around(FRIDAY, 0, "decade")) == ("2024-10~", "202X")
    assert weekday(FRIDAY, 4, -1) == FRIDAY and weekday(FRIDAY, 4, 2) == date(2024, 11, 8)


PIECES = st.sampled_from(
    [
        "on",
        "in",
        "by",
        "since",
        "until",
        "before",
        "after",
        "from",
        "between",
        "and",
        "to",
        "or",
        "the",
        "last",
        "next",
        "this",
        "a",
        "every",
        "early",
        "late",
        "May",
        "March",
        "Oct.",
        "October",
        "29",
        "31",
        "3,",
        "2024",
        "1999",
        "10/11/2024",
        "2024-02-30",
        "Tuesday",
        "Friday's",
        "yesterday",
        "now",
        "three",
        "days",
        "ago",
        "earlier",
        "later",
        "of",
        "week",
        "year",
        "century",
        "winter",
        "spring",
        "quarter",
        "first",
        "19th",
        "9",
        "a.m.",
        "noon",
        "“",
        "”",
        '"',
        ".",
        ",",
        "\n",
        "-",
        "–",
        "will",
        "said",
        "for",
        "99999999",
        "Feb.",
        "29",
        "or",
        "'s",
        "1990s",
    ]
)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200), st.none() | st.dates())
@settings(max_examples=400, deadline=None)
def test_any_text_gives_exact_ordered_spans_and_edtf_that_can_be_read(
    text: str, published: date | None
) -> None:
    found = find_times(text, published)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        dates.read(one.edtf)
        assert (
            (one.edtf == "") == (one.basis == "not-stated")
            and one.type in ("DATE", "DURATION", "SET")
            and one.basis in dates.BASES
        )
        assert one.edtf or one.note


@pytest.mark.parametrize(
    "text",
    [
        "since the " + "a " * 20_000,
        "one " * 20_000,
        "1" * 100_000,
        "Oct. 1, 2, " * 5_000,
        "“" * 50_000,
        "a couple of " * 10_000,
    ],
)
def test_a_text_made_to_be_searched_again_and_again_is_read_to_its_end(text: str) -> None:
    """Each would take hours were the time to grow with the square of the length."""
    assert all(
        0 <= found.start < found.end <= len(text)
        for found in find_times(text + " on Oct. 29, 2024", FRIDAY)[:-1]
    )
    assert find_times(text + " on Oct. 29, 2024", FRIDAY)[-1].edtf == "2024-10-29"


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The hearing is at 9am on Friday.", "9am on Friday", "2024-06-21"),
        ("The hearing was at 9am on Friday.", "9am on Friday", "2024-06-14"),
        ("He left just after 9 p.m. Saturday.", "9 p.m. Saturday", "2024-06-15"),
        ("It opens Thursday week.", "Thursday week", "2024-06-27"),
        ("It will open in two weeks.", "two weeks", "2024-07-02~"),
        ("It will open within 10 days.", "10 days", "2024-06-18/2024-06-28"),
        ("It opened and shut in two weeks.", "two weeks", ""),
        ("Rents fell in H2 2021.", "H2 2021", "2021-07/2021-12"),
        ("The 2022/23 season was dry.", "2022/23", "2022/2023"),
        ("It dates from about 1820.", "1820", "1820~"),
        ("It burned on the last Sunday in April.", "the last Sunday in April", "2024-04-28"),
        ("It opens on the first day of August.", "the first day of August", "2024-08-01"),
        (
            "Rents rose in the six months to the end of May.",
            "the six months",
            "2023-12-01/2024-05-31",
        ),
        ("It fell six years ago this month.", "six years ago this month", "2018-06"),
        ("It fell six years ago today.", "six years ago today", "2018-06-18"),
        ("Midway through 2021 it fell.", "2021", "2021"),
        ("It ran through 2021.", "through 2021", "../2021"),
        ("Numbers fell through the 1990s.", "the 1990s", "199X"),
        ("They vote on Election Day.", "Election Day", "2024-11-05"),
        ("The firm has set Aug. 9 as the deadline.", "Aug. 9", "2024-08-09"),
        ("The club meets every third Tuesday.", "every third Tuesday", ""),
        ("Lane to stay shut until Sunday", "until Sunday", "../2024-06-23"),
        ("The lane will stay shut until Sunday.", "until Sunday", "../2024-06-23"),
        ("Shops are closed until Monday.", "until Monday", "../2024-06-24"),
        ("Shops were closed until Monday.", "until Monday", "../2024-06-17"),
        ("They usually met on Sunday.", "Sunday", ""),
        ("He left in 2019. He had wed in May of that year.", "May of that year", "2019-05"),
        ("He won in 2019 and lost in May the next year.", "May the next year", "2020-05"),
    ],
)
def test_a_time_as_news_prose_words_it(text, words, edtf):
    found = {text[time.start : time.end]: time.edtf for time in find_times(text, date(2024, 6, 18))}
    assert found[words] == edtf


@pytest.mark.parametrize("text", ["About 1820 people fled.", "Sales of 2022/44 bolts fell."])
def test_a_number_that_only_looks_like_a_year_is_none(text):
    assert not find_times(text, date(2024, 6, 18))


def test_how_often_is_no_part_of_a_name():
    assert read("The Daily Ledger printed it.") == []
    assert [words for words, _ in read("It runs daily to Holm. Daily trains ran.")] == [
        "daily",
        "Daily",
    ]
