"""Narrow screens: each chart as a list that has its rows, its ranges and its open ends."""

from itertools import pairwise

import pytest
from made import BUNDLED

from helpers import charts, views
from helpers.dates import NOT_DATED
from helpers.pages import narrow
from helpers.sections import FIGURES, make_charts

DRAWN = [figure for figure in FIGURES if figure.chart]
RANGED = [figure for figure in DRAWN if narrow.LISTS[figure.name] is narrow._ranges]


def lists(figure, view) -> list[narrow.Listed]:
    """The lists of a figure: one for each of its charts."""
    return [
        narrow.listed(figure.name, view, charts.specification(chart))
        for _, chart in make_charts(figure, view)
    ]


def rows_of(figure, view) -> list[narrow.Row]:
    return [row for listed in lists(figure, view) for row in listed.rows]


@pytest.mark.parametrize("figure", DRAWN, ids=lambda figure: figure.name)
def test_each_chart_is_a_list_with_words_and_bars_within_its_width(figure):
    rows = rows_of(figure, figure.view(BUNDLED))
    assert rows and all(row.words.strip() and "\n" not in row.words for row in rows)
    for bar in (bar for row in rows for bar in row.bars):
        assert 0 <= bar.start <= bar.start + bar.width <= 100.01


@pytest.mark.parametrize("figure", DRAWN, ids=lambda figure: figure.name)
def test_a_chart_of_nothing_is_an_empty_list_or_none(figure):
    assert rows_of(figure, figure.view(BUNDLED).head(0)) == []


@pytest.mark.parametrize("name", ["voices", "sources", "clocks", "said", "happened", "numbers"])
def test_a_list_that_a_filter_moves_stands_for_the_statements_of_its_chart(name):
    figure = next(figure for figure in DRAWN if figure.name == name)
    said = {id_ for row in rows_of(figure, figure.view(BUNDLED)) for id_ in row.ids}
    every = set(views.statements(BUNDLED)["attribution_id"])
    if name == "numbers":
        every = set(views.quantities(BUNDLED)["attribution_id"])
    if name == "voices":
        every = set(views.voices(BUNDLED)["attribution_id"]) - {""}
    assert said == every


@pytest.mark.parametrize("figure", RANGED, ids=lambda figure: figure.name)
def test_what_is_undated_has_words_for_it_and_no_bar(figure):
    for row in rows_of(figure, figure.view(BUNDLED)):
        told = f"{row.words} {row.note}"
        assert row.bars or NOT_DATED in told or "no figure" in told


def test_an_open_end_is_open_on_the_same_side():
    figure = next(figure for figure in RANGED if figure.name == "clocks")
    rows = {row.words: row for row in rows_of(figure, figure.view(BUNDLED))}
    assert rows["said: 25 Sep 2024 or before"].bars[0].ends == "left"
    assert rows["happened: from Aug 2024 on"].bars[0].ends == "right"
    assert rows["said: 24 Oct 2024"].bars[0].ends == ""


def test_a_list_of_numbers_begins_at_zero():
    figure = next(figure for figure in RANGED if figure.name == "numbers")
    people = lists(figure, figure.view(BUNDLED))[0]
    assert (people.left, people.right) == ("0", "12,000")


def test_a_party_stands_below_the_one_that_passes_it_on():
    figure = next(figure for figure in DRAWN if figure.name == "chains")
    rows = rows_of(figure, figure.view(BUNDLED))
    assert rows[0].depth == 0
    for before, row in pairwise(rows):
        assert 1 <= row.depth <= before.depth + 1


def test_a_long_list_is_cut_and_says_by_how_much():
    figure = next(figure for figure in DRAWN if figure.name == "relations")
    view = views.relations(BUNDLED)
    many = view.loc[view.index.repeat(3)].reset_index(drop=True)
    listed = narrow.listed(figure.name, many, {})
    assert len(listed.rows) == narrow.MOST and listed.more == len(many) - narrow.MOST
