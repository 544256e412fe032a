"""Spans: pieces in and out, what touches, what is one, what a paragraph is."""

import doctest
from itertools import pairwise
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import spans

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6).map(
    lambda pairs: [(start, start + length) for start, length in pairs]
)


def letters(some: list[spans.Span]) -> set[int]:
    return {place for start, end in some for place in range(start, end)}


def test_the_examples_in_the_docstrings_hold():
    tried = doctest.testmod(spans)
    assert tried.attempted == 5 and not tried.failed


@given(SPANS)
def test_pieces_come_back_as_they_were_written(some):
    kept = [*spans.merged(some)]
    if len(kept) > 1:
        assert spans.read_pieces(spans.write_pieces(kept)) == kept
    else:
        assert spans.write_pieces(kept) == "" and spans.read_pieces("") == []


@pytest.mark.parametrize("cell", ["4", "4-4", "5-4", "1-3 2-5", "a-b", "1-2  3-4", "-1-2", " 1-2"])
def test_what_is_no_list_of_pieces_is_refused(cell):
    with pytest.raises(ValueError, match=r"start-end|in order"):
        spans.read_pieces(cell)


def test_a_row_covers_its_pieces_or_its_one_span_or_nothing():
    assert spans.spans_of(SimpleNamespace(start=2, end=9, pieces="2-4 6-9")) == [(2, 4), (6, 9)]
    assert spans.spans_of(SimpleNamespace(start=2, end=9, pieces="")) == [(2, 9)]
    assert spans.spans_of(SimpleNamespace(start=pd.NA, end=pd.NA, pieces="")) == []


@given(SPANS, SPANS)
def test_touching_is_having_a_character_in_common(some, others):
    assert spans.touching(some, others) == bool(letters(some) & letters(others))


@given(SPANS)
def test_merging_keeps_every_character_and_leaves_gaps_between(some):
    kept = spans.merged(some)
    assert letters(kept) == letters(some)
    assert all(before[1] < after[0] for before, after in pairwise(kept))


@given(SPANS, SPANS)
def test_overlap_is_the_f1_of_the_characters(some, others):
    some, others = spans.merged(some), spans.merged(others)
    common, whole = letters(some) & letters(others), len(letters(some)) + len(letters(others))
    assert spans.overlap(some, others) == (2 * len(common) / whole if whole and common else 0)


def test_a_span_lies_inside_one_of_others_or_in_none():
    assert spans.inside((3, 5), [(0, 2), (3, 6)]) and not spans.inside((3, 7), [(0, 4), (4, 8)])


@given(st.text(alphabet="ab \n\t\u2028", max_size=40))
def test_paragraphs_hold_every_character_that_is_not_blank(text):
    bounds = spans.paragraphs(text)
    assert all(text[start:end].strip() for start, end in bounds)
    assert {n for n, char in enumerate(text) if not char.isspace()} <= letters(bounds)
    assert all("\n" not in text[start:end] for start, end in bounds)


def test_a_character_between_paragraphs_counts_to_the_one_before():
    bounds = spans.paragraphs("\nOne.\n\nTwo.")
    assert [spans.paragraph_of(bounds, place) for place in (0, 1, 5, 6, 7)] == [1, 1, 1, 1, 2]
