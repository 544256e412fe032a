"""Askable: which rows of a dossier may be asked about, each rule declared once. What holds of a
question when it is made stands in gates.py.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from .. import dates
from ..dossier import Dossier
from ..drafting.wholeness import is_whole_clause
from ..spans import Span, spans_of, touching

UNWRITTEN = ("vague", "world-knowledge", "bounded-by-relay")
"""what a date rests on that the text does not name"""
OPEN = re.compile(r"another reading|two readings", re.IGNORECASE)
"""what a note says of a date that can be read in more ways than one"""
AGES = ("age of", "ages of")
"""how the measure of an age begins"""


def find_damaged(dossier: Dossier) -> list[Span]:
    """Where a reader noted that the wording is damaged, odd or ambiguous."""
    return [
        span
        for row in dossier.observations.itertuples()
        if row.kind == "textual-defect"
        for span in spans_of(row)
    ]


def can_stand_alone(text: str, spans: Sequence[Span], damaged: Iterable[Span]) -> bool:
    """Whether words can be judged out of their sentence: a clause with a finite verb, in which no
    wording is damaged.
    """
    return not touching(spans, damaged) and is_whole_clause(text, spans)


def is_counted(quantity: Any) -> bool:
    """Whether a quantity says how many or how much there is of something: in digits or in several
    words, and neither an age nor a place in a row.
    """
    in_digits = any(char.isdigit() for char in quantity.text)
    told = in_digits or len(quantity.text.split()) > 1
    in_a_row = re.search(r"\d(?:st|nd|rd|th)\b", quantity.text)
    return told and not in_a_row and not quantity.measure.startswith(AGES)


def is_a_figure(quantity: Any) -> bool:
    """Whether a quantity is counted, and in digits: that somebody gives “two” is no question."""
    return is_counted(quantity) and any(char.isdigit() for char in quantity.text)


def stands_for_one_thing(quantity: Any, others: Iterable[Any]) -> bool:
    """Whether the place of a quantity has no other measure as well: each would be right."""
    return all(other.measure == quantity.measure for other in others if other.text == quantity.text)


def has_its_basis_in_the_text(dossier: Dossier, date: Any) -> bool:
    """Whether the text decides what a date rests on. A year that stands nowhere in it is from
    outside, and so is one that is inferred where nobody knows when the article appeared; and a date
    that can be read in two ways rests on the reading.
    """
    years = set(re.findall(r"\d{4}", date.edtf))
    known = all(re.search(rf"(?<!\d){year}(?!\d)", dossier.text) for year in years)
    undated = dossier.article.get("published", "unknown") == "unknown"
    inferred = date.basis == "inferred-year" and undated
    return bool(years) and known and not inferred and not OPEN.search(date.note)


def has_its_reason_in_the_text(relation: Any) -> bool:
    """Whether the text itself says how one claim bears on another."""
    return bool(relation.basis == "stated")


def is_about_words(observation: Any) -> bool:
    """Whether what was noted is about words, and not about the form of a quotation mark."""
    return '"' not in observation.text and any(char.isalpha() for char in observation.text)


def can_be_written(edtf: str, basis: str) -> bool:
    """Whether a date can be asked for: the text names it, if anything, and leaves no doubt of
    it.
    """
    return basis not in UNWRITTEN and not dates.read(edtf).doubtful
