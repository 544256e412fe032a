"""Quantities: numbers, what limits them, what they count; what only looks like one. Sentences are
written for these tests.
"""

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import drafting, views
from helpers.drafting import parser
from helpers.drafting.numbers import value
from helpers.drafting.quantities import QUANTITY, Quantity, find_quantities
from helpers.drafting.times import find_times
from helpers.lexicons import rows


@cache
def parsed(text: str) -> Any:
    return parser()(text)


def only(text: str) -> Quantity:
    [found] = find_quantities(parsed(text), [])
    return found


VALUES = [
    ("3.5 million", 3_500_000),
    ("two hundred and five", 205),
    ("a dozen", 12),
    ("two dozen", 24),
    ("twenty-one", 21),
    ("12,000", 12_000),
    ("2,019", 2019),
    ("1.2bn", 1.2e9),
    ("one thousand nine hundred", 1900),
    ("three hundred thousand two", 300_002),
    ("zero", 0),
    ("5k", 5000),
    ("one point two million", 1_200_000),
    ("two and a half million", 2_500_000),
    ("a million and a half", 1_500_000),
    ("half a million", 500_000),
    ("half a dozen", 6),
    ("a quarter of a million", 250_000),
    ("1\u00a0500", 1500),
    ("12\u202f000\u202f000", 12_000_000),
    ("5 1/2", 5.5),
    ("3/4", 0.75),
    ("2½", 2.5),
    ("3,5 million", 3_500_000),
    ("five and ten", None),
    (".25", 0.25),
    ("two three", None),
    ("nineteen twenty", None),
    ("and", None),
    ("many", None),
]


@pytest.mark.parametrize("words, number", VALUES)
def test_number_words_have_values(words: str, number: float | None) -> None:
    assert value(words) == number


COMPARED = [
    ("The city sent nearly 12,000 troops.", "nearly 12,000", "<", None, 12_000),
    ("The city sent around 3,000 troops.", "around 3,000", "~", 3000, 3000),
    ("The city sent 500 troops.", "500", "=", 500, 500),
    ("The city sent at least three troops.", "at least three", ">=", 3, None),
    ("The city sent no fewer than 30 troops.", "no fewer than 30", ">=", 30, None),
    ("The city sent up to 40 troops.", "up to 40", "<=", None, 40),
    ("The city sent as many as twelve troops.", "as many as twelve", "<=", None, 12),
    ("The city sent more than 3.5 million troops.", "more than 3.5 million", ">", 3_500_000, None),
    ("The city sent over 40 troops.", "over 40", ">", 40, None),
    ("The city sent some 300 troops.", "some 300", "~", 300, 300),
    ("The city sent an estimated 300 troops.", "an estimated 300", "~", 300, 300),
    ("The city sent 300 or more troops.", "300 or more", ">=", 300, None),
    (
        "The city sent between 8,000 and 10,000 troops.",
        "between 8,000 and 10,000",
        "=",
        8000,
        10_000,
    ),
    ("The city sent 8,000 to 10,000 troops.", "8,000 to 10,000", "=", 8000, 10_000),
    ("The city sent 8–10 troops.", "8–10", "=", 8, 10),
    ("The city sent 3 to 4 thousand troops.", "3 to 4 thousand", "=", 3000, 4000),
    ("The city sent several hundred troops.", "several hundred", ">=", 200, None),
    ("The city sent a couple of thousand troops.", "a couple of thousand", "~", 2000, 2000),
    ("The city sent between five and ten troops.", "between five and ten", "=", 5, 10),
    ("The city sent 200-odd troops.", "200-odd", "~", 200, 200),
    ("The city sent ~40 troops.", "~40", "~", 40, 40),
    ("The city sent about five or six troops.", "about five or six", "~", 5, 6),
    ("The city sent a dozen troops.", "a dozen", "=", 12, 12),
    ("The city sent dozens of troops.", "dozens", ">=", 24, None),
    (
        "The city sent hundreds of thousands of troops.",
        "hundreds of thousands",
        ">=",
        200_000,
        None,
    ),
    ("The city sent several troops.", "several", "unstated", None, None),
    ("The city sent a handful of troops.", "a handful", "unstated", None, None),
    ("The city sent a small number of troops.", "a small number", "unstated", None, None),
]


@pytest.mark.parametrize(
    "text, words, comparator, low, high", COMPARED, ids=[case[1] for case in COMPARED]
)
def test_words_before_and_after_a_number_limit_it(
    text: str, words: str, comparator: str, low: float | None, high: float | None
) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.comparator, found.low, found.high) == (
        words,
        comparator,
        low,
        high,
    )
    assert (found.unit, found.measure) == ("people", "troops")
    assert found.note or comparator in ("=", "~", ">=", "<=")


COUNTED = [
    ("About 20% of voters stayed home.", "About 20%", 20, "percent", "voters"),
    ("He won 51 percent of the vote.", "51 percent", 51, "percent", "the vote"),
    ("Unemployment fell to 4.5%.", "4.5%", 4.5, "percent", "Unemployment"),
    ("It fell by 5 percentage points.", "5 percentage points", 5, "percentage points", "It"),
    ("The town got $3.2 billion in aid.", "$3.2 billion", 3.2e9, "dollars", "aid"),
    ("The town spent €40 million on roads.", "€40 million", 4e7, "euros", "not said"),
    ("The toll rose to 12.", "12", 12, "toll", "The toll"),
    ("A third of voters stayed home.", "A third", 0.333333, "share", "voters"),
    ("One in five voters stayed home.", "One in five", 0.2, "share", "voters"),
    ("Half of the seats were empty.", "Half", 0.5, "share", "the seats"),
    ("He ate twelve boiled eggs.", "twelve", 12, "egg", "boiled eggs"),
    (
        "They raised a quarter of a million dollars.",
        "a quarter of a million",
        250_000,
        "dollars",
        "dollars",
    ),
    ("Edwin Marsh, 67 — a retired clerk — testified.", "67", 67, "years of age", "age of Marsh"),
    ("Edwin Marsh, 67, testified.", "67", 67, "years of age", "age of Marsh"),
    ("A 42-year-old man fell.", "42-year-old", 42, "years of age", "age of man"),
    ("Only one soldier came.", "Only one", 1, "people", "soldier"),
    ("Half a dozen men fled.", "Half a dozen", 6, "people", "men"),
    ("Edwin Marsh (67) testified.", "67", 67, "years of age", "age of Marsh"),
    ("She is 67.", "67", 67, "years of age", "age of She"),
    ("It was -5C at dawn.", "-5C", -5, "degree Celsius", "not said"),
    ("A 12-mile wall stands.", "12-mile", 12, "mile", "wall"),
    ("They sold 40kg of rice.", "40kg", 40, "kilogram", "rice"),
    ("The town got USD40m in aid.", "USD40m", 4e7, "dollars", "aid"),
    (
        "The town put the cost of repairs at $5 million.",
        "$5 million",
        5e6,
        "dollars",
        "the cost of repairs",
    ),
    ("He put the bill for the roof at 9 euros.", "9", 9, "euros", "the bill"),
    ("The port took a loan of 9 euros.", "9", 9, "euros", "loan"),
    ("Growth was 3pc.", "3pc", 3, "percent", "Growth"),
    ("One out of four Germans smoke.", "One out of four", 0.25, "share", "Germans"),
]


@pytest.mark.parametrize(
    "text, words, low, unit, measure", COUNTED, ids=[case[1] for case in COUNTED]
)
def test_what_is_counted_has_a_unit_and_words(
    text: str, words: str, low: float, unit: str, measure: str
) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.low, found.unit, found.measure) == (
        words,
        low,
        unit,
        measure,
    )


@pytest.mark.parametrize(
    "text",
    [
        "They cited Article 5 of the treaty.",
        "A Boeing 737 landed.",
        "The Group of Seven met.",
        "An F-16 crashed.",
        "COVID-19 spread.",
        "They sought Flight 370.",
        "It ended 3-1.",
        "No one came.",
        "One can see it.",
        "The second man left.",
        "Page 12 says so.",
        "Call 555-2019.",
        "He is one of the officials.",
        "They did it at once.",
        "A half-hearted try",
        "They sold the Ardent 12 Pro.",
        "The shop is at 1874 Mill Road.",
        "A category 4 storm came.",
        "A 2019 review said so.",
        "Call 0800 555 019 now.",
        "As many boats sank.",
    ],
)
def test_what_only_looks_like_a_quantity_is_not_found(text: str) -> None:
    assert find_quantities(parsed(text), []) == []


RANGES = [
    ("Between 20% and 35% of the bees died.", [("Between 20% and 35%", 20, 35)]),
    ("It pays 1 per cent to 3 per cent.", [("1 per cent to 3 per cent", 1, 3)]),
    ("The fine is $3 billion to $5 billion.", [("$3 billion to $5 billion", 3e9, 5e9)]),
    ("From 20 to 30 boats sank.", [("20 to 30", 20, 30)]),
    ("Prices fell by 1 to 1.5 percent.", [("1 to 1.5 percent", 1, 1.5)]),
    ("Prices rose from 3.1 to 4 percent.", [("3.1", 3.1, 3.1), ("4 percent", 4, 4)]),
    ("Shares rose 9 percent to $84.", [("9 percent", 9, 9), ("$84", 84, 84)]),
    ("It slowed from 4.8 to 4.7 percent.", [("4.8", 4.8, 4.8), ("4.7 percent", 4.7, 4.7)]),
]


@pytest.mark.parametrize("text, expected", RANGES)
def test_two_numbers_are_a_range_unless_a_change_leads_from_one_to_the_other(
    text: str, expected: list[tuple[str, float, float]]
) -> None:
    found = find_quantities(parsed(text), [])
    assert [(text[one.start : one.end], one.low, one.high) for one in found] == expected


CHANGES = [
    ("Prices fell 2.5 % in the port.", "2.5 %", "down"),
    ("Prices rose from 3.1 to 4 million crowns.", "3.1", ""),
    ("Prices rose from 3.1 to 4 million crowns.", "4 million", "up"),
    ("Unemployment dropped to 4.5%.", "4.5%", "down"),
    ("The mill cut its staff by 300 people.", "300", "down"),
    ("The port saw a 3 percent drop.", "3 percent", "down"),
    ("A rise of 3 percent was seen.", "3 percent", "up"),
    ("Grain was up 19 cents at the close.", "19", "up"),
    ("Shares were down nearly 3 percent.", "nearly 3 percent", "down"),
    ("Shares gained 3 percent.", "3 percent", "up"),
    ("The port has 40 boats, up from 30 in May.", "40", "up"),
    ("The port has 40 boats, up from 30 in May.", "30", ""),
    ("The regiment lost 40 men.", "40", ""),
    ("The mill lost $40 million in a year.", "$40 million", ""),
    ("Men make up about 80 percent of the guild.", "about 80 percent", ""),
    ("The lower 95 percent pay less.", "95 percent", ""),
    ("Only one rise was seen.", "Only one", ""),
    ("Grain (+0.2%) was dear.", "+0.2%", "up"),
    ("The rate was unchanged at 5 percent.", "5 percent", "unchanged"),
    ("The rate held steady at 5 percent.", "5 percent", "unchanged"),
    ("Prices climbed back up to 4.8 percent.", "up to 4.8 percent", "up"),
    ("Prices did not fall 2.5 percent.", "2.5 percent", ""),
    ("The port is owned by 12 towns.", "12", ""),
    ("About 3,000 workers raised 40 cranes.", "40", ""),
    ("The guild gave up 40 seats.", "40", ""),
    ("Prices rose in 40 towns.", "40", ""),
]


@pytest.mark.parametrize("text, words, way", CHANGES)
def test_the_direction_of_a_change_is_told_by_what_a_number_hangs_on(
    text: str, words: str, way: str
) -> None:
    found = {text[one.start : one.end]: one for one in find_quantities(parsed(text), [])}
    assert found[words].direction == way


def test_up_to_is_a_limit_elsewhere() -> None:
    found = only("The guild paid up to 40 crowns.")
    assert (found.comparator, found.low, found.high) == ("<=", None, 40)


def test_a_minus_is_read_where_a_measure_shows_it() -> None:
    assert only("It was minus 40 degrees.").low == -40
    assert only("Grain lost, at -3%, its lead.").low == -3
    assert find_quantities(parsed("They sought COVID -19 tests."), []) == []


def test_dates_are_no_quantities() -> None:
    text = "On Oct. 29 the town sent 40 men for three years."
    taken = [(found.start, found.end) for found in find_times(text, None)]
    assert [text[found.start : found.end] for found in find_quantities(parsed(text), taken)] == [
        "40"
    ]


def test_a_relative_pronoun_is_read_as_what_it_stands_for() -> None:
    found = only("They hold the province, part of which the rebels have shelled.")
    assert (found.comparator, found.low, found.measure) == ("unstated", None, "the province")


def test_the_bundled_article_is_counted_as_it_was_by_hand(dossier) -> None:
    doc = parsed(dossier.text)
    found = {
        (one.start, one.end): one
        for one in find_quantities(
            doc, [(time.start, time.end) for time in find_times(dossier.text, None)]
        )
    }
    by_hand = {(int(row.start), int(row.end)): row for row in dossier.quantities.itertuples()}
    missed = [row.text for span, row in by_hand.items() if span not in found]
    assert missed == ["higher"]  # a comparison with a quantity elsewhere
    assert [dossier.text[slice(*span)] for span in found if span not in by_hand] == [
        "two"
    ]  # "two Western intelligence officers": a source, not a claim
    for span in found.keys() & by_hand.keys():
        assert found[span].comparator == by_hand[span].comparator
        assert all(
            str(mine) == str(float(theirs))
            if mine is not None
            else str(theirs) in ("", "nan", "<NA>", "None")
            for mine, theirs in (
                (found[span].low, by_hand[span].low),
                (found[span].high, by_hand[span].high),
            )
        )


def test_the_lexicon_keeps_the_contract() -> None:
    needs = {
        "=": ("low", "high"),
        "~": ("low", "high"),
        ">": ("low",),
        ">=": ("low",),
        "<": ("high",),
        "<=": ("high",),
        "unstated": (),
    }
    for row in rows("comparators"):
        assert row["place"] in ("before", "after") or all(
            row[side] for side in needs[row["comparator"]]
        ), row


PIECES = st.sampled_from(
    [
        "nearly",
        "about",
        "between",
        "8,000",
        "and",
        "10,000",
        "to",
        "or",
        "–",
        "-",
        "half",
        "a",
        "third",
        "of",
        "some",
        "part",
        "which",
        "them",
        "dozens",
        "several",
        "men",
        "20",
        "%",
        "percent",
        "$",
        "€",
        "3.2",
        "billion",
        "one",
        "in",
        "five",
        "42",
        "-year-old",
        ",",
        "67,",
        "Article",
        "Seven",
        "\n",
        ".",
        "twelve",
        "hundred",
        "or",
        "more",
        "no",
        "999999999999999",
        ",",
        "1.",
        "most",
        "0",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=15).map(" ".join) | st.text(min_size=1, max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_exact_ordered_spans_and_bounds_that_fit(text: str) -> None:
    found = find_quantities(parser()(text), [])
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        assert one.low is None or one.high is None or one.low <= one.high
        assert (one.low is not None or one.comparator not in ("=", "~", ">", ">=")) and (
            one.high is not None or one.comparator not in ("=", "~", "<", "<=")
        )
        assert one.unit.strip() and one.measure.strip() and one.rule


@pytest.mark.parametrize(
    "text",
    ["one " * 30_000, "1" * 100_000, "1,000" * 20_000, "some of " * 20_000, "half " * 20_000],
)
def test_a_text_made_to_be_searched_again_and_again_is_read_to_its_end(text: str) -> None:
    """Each would take hours were the time to grow with the square of the length."""
    assert (
        "300" in [found.group() for found in QUANTITY.finditer(f"{text}. And 300 people came.")][-1]
    )


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "direction", "unit", "measure"),
    [
        ("Fares have doubled.", "doubled", 2, 2, "up", "times", "Fares"),
        ("Fares more than tripled.", "more than tripled", 3, None, "up", "times", "Fares"),
        ("Catches halved in May.", "halved", 0.5, 0.5, "down", "times", "Catches"),
        ("Fares rose fourfold.", "fourfold", 4, 4, "up", "times", "Fares"),
        ("Catches were cut by a fifth.", "a fifth", 0.2, 0.2, "down", "share", "Catches"),
        (
            "Catches fell by about a third.",
            "about a third",
            0.333333,
            0.333333,
            "down",
            "share",
            "Catches",
        ),
        ("Fares are 9% higher than last year.", "9%", 9, 9, "up", "percent", "Fares"),
        (
            "The bank cut rates by 25 basis points.",
            "25",
            25,
            25,
            "down",
            "basis points",
            "rates",
        ),
        ("The wall is 1.9m tall.", "1.9m", 1.9, 1.9, "", "meter", "The wall"),
        ("The mast cost €2m.", "€2m", 2e6, 2e6, "", "euros", "The mast"),
        ("The port covers 40 square miles.", "40", 40, 40, "", "square mile", "The port"),
        ("It cost Rs 40 crore.", "Rs 40 crore", 4e8, 4e8, "", "rupees", "not said"),
        ("Hundreds of thousands fled.", "Hundreds of thousands", 2e5, None, "", "not said", "fled"),
        ("Not one boat sank.", "Not one", 0, 0, "", "boat", "boat"),
        ("Just shy of 300 people fled.", "Just shy of 300", None, 300, "", "people", "people"),
        ("A girl aged nine was held.", "nine", 9, 9, "", "years of age", "age of girl"),
        ("The crew was 10,000-12,000 strong.", "10,000-12,000", 1e4, 1.2e4, "", "crew", "The crew"),
    ],
)
def test_a_quantity_as_news_prose_words_it(
    text: str,
    words: str,
    low: float | None,
    high: float | None,
    direction: str,
    unit: str,
    measure: str,
) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.low, found.high) == (words, low, high)
    assert (found.direction, found.unit, found.measure) == (direction, unit, measure)


@pytest.mark.parametrize(
    "text",
    [
        "Boat No. 7 sank.",
        "The number 12 tram stopped.",
        "They drew a third time.",
        "A doubled rope held.",
        "Several fled.",
        "She came third in May.",
    ],
)
def test_words_that_only_look_like_a_quantity_are_none(text: str) -> None:
    assert not find_quantities(parsed(text), [])


def test_a_comparison_with_elsewhere_is_no_change_and_a_spender_no_measure() -> None:
    assert only("Fares are 9% higher than abroad.").direction == ""
    assert only("The town spent €2m.").measure == "not said"


def test_a_number_with_its_year_is_no_share() -> None:
    found = find_quantities(parsed("Fares cost 4.2 million, up from 2.9 million in 2020."), [])
    assert [one.low for one in found if one.low != 2020] == [4_200_000, 2_900_000]


MEASURED = [
    ("The canal carries 30 cubic metres a second.", "30", "cubic metre", "cubic metres a second"),
    ("The level has been steady at 14.6 metres.", "14.6", "metre", "The level"),
    (
        "The beams were between six and nine months old.",
        "between six and nine",
        "month",
        "The beams",
    ),
    ("It speaks of growth of no more than 20%.", "no more than 20%", "percent", "growth"),
    ("A rise of 20% in rents was seen.", "20%", "percent", "rents"),
    ("They overstated the supply by 40%.", "40%", "percent", "the supply"),
    ("The valley grows three times as many plums.", "three", "times", "plums"),
    ("Water failed in six houses out of ten.", "six houses out of ten", "share", "houses"),
    ("Its profit fell to 48 million crowns.", "48 million", "crown", "Its profit"),
    (
        "The owner put the number of absent miners at 350.",
        "350",
        "miner",
        "the number of absent miners",
    ),
    ("The bank valued the mill at $5 million.", "$5 million", "dollars", "the mill"),
    ("They cut their forecast of growth to 2 percent.", "2 percent", "percent", "growth"),
    ("They raised their estimate of the toll to 40.", "40", "toll", "the toll"),
    ("A flood could cost the town 12 million crowns.", "12 million", "crown", "cost to the town"),
    ("The delay would cost it $3 million.", "$3 million", "dollars", "cost"),
    ("It would save the school 3 million pounds.", "3 million", "pounds", "saving for the school"),
    (
        "A paper warned that a stop of more than a week could cost the port 9 million zlotys.",
        "9 million",
        "zloty",
        "cost to the port",
    ),
    ("The new road cost $4 million.", "$4 million", "dollars", "The new road"),
    ("He left, the best of it a raise of 4 percent.", "4 percent", "percent", "raise"),
    ("They sold 40 tonnes of rice.", "40", "tonne", "tonnes of rice"),
    ("She warned him three times.", "three", "time", "times"),
    ("The guild met in 40 towns.", "40", "town", "towns"),
]


@pytest.mark.parametrize("text, words, unit, measure", MEASURED)
def test_what_is_measured_stands_around_the_number(
    text: str, words: str, unit: str, measure: str
) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.unit, found.measure) == (words, unit, measure)


FIGURES = [
    ("About 600 miners stayed home, the guild said. The owner put the figure at 350.", "miners"),
    ("The guild said 40 percent of members voted. The owner put the figure at 30.", "the figure"),
    ("The hospital put the figure at 40.", "the figure"),
    ("About 600 miners stayed home, the guild said. The owner put the toll at 350.", "the toll"),
]


@pytest.mark.parametrize("text, measure", FIGURES)
def test_the_figure_is_of_what_the_number_before_counts_and_never_of_who_puts_it(
    text: str, measure: str
) -> None:
    drafted = drafting.draft(text).quantities
    assert drafted["measure"].iloc[-1] == measure


def test_a_raise_is_a_change_upward_and_a_cut_one_downward() -> None:
    two = "The nurses were offered two deals, the better of them a {} of 4 percent."
    for noun, way in (("raise", "up"), ("cut", "down"), ("bonus", "")):
        found = find_quantities(parsed(two.format(noun)), [])[-1]
        assert (found.direction, found.measure) == (way, noun)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("The minister said that four in Norway had been arrested.", "4"),
        ("The minister said that four boats in Norway had been seized.", "4 boat"),
    ],
)
def test_a_figure_whose_unit_is_not_said_reads_as_the_figure_alone(text, reading):
    quantities = views.quantities(drafting.draft(text, published="2024-06-18"))
    assert list(quantities["reading"]) == [reading]
