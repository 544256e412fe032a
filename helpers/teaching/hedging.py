"""Hedging: where the words stand that make a statement less than certain, and if there are any."""

import re

from .. import lexicons
from ..spans import Span, touching
from .drawing import Draw

GUESSES = ("estimate", "forecast")
"""acts that are never without doubt, whatever the wording"""


def hedge_at(draw: Draw, statement) -> Span | None:
    """Where the hedge stands, with any other that it touches; None when it is not there, or when
    others stand apart from it.
    """
    here = draw.passage(draw.content(statement)[0])[0]
    places = _places(draw, statement.hedge, here)
    own = min(
        places,
        key=lambda place: min(abs(place[0] - statement.start), abs(place[0] - statement.end)),
        default=None,
    )
    if own is None:
        return None
    start, end = own
    for first, last in sorted({*_further(draw, statement, here)} - {own}):
        between = draw.dossier.text[min(end, last) : max(start, first)]
        if between.strip() and not touching([(first, last)], [own]):
            return None
        start, end = min(start, first), max(end, last)
    return start, end


def is_limited_all_the_same(draw: Draw, statement) -> bool:
    """Whether words that are noted as certain are limited all the same, as by “nearly”, or are a
    guess.
    """
    limits = [row["phrase"] for row in lexicons.rows("comparators")]
    here = draw.passage(draw.content(statement)[0])[0]
    limited = bool(_further(draw, statement, here)) or any(
        touching([place], draw.content(statement))
        for words in limits
        for place in _places(draw, words, here)
    )
    return statement.certainty == "certain" and (limited or statement.act in GUESSES)


def _further(draw: Draw, statement, here) -> list[Span]:
    """The hedges in the words of a statement by the lexicon, and the cue where it hedges."""
    last = draw.last_hop(statement)
    guess = statement.act in GUESSES
    known = [row["word"] for row in lexicons.rows("hedges")] + [
        row["phrase"] for row in lexicons.rows("comparators") if guess
    ]
    places = [
        place
        for word in known
        for place in _places(draw, word, here)
        if touching([place], draw.content(statement))
    ]
    stems = tuple(
        row["word"].rstrip("e") for row in lexicons.rows("hedges") if row["pos"][0] == "V"
    )
    hedging = any(word.startswith(stems) for word in last.cue.casefold().split())
    return [*places, *([(int(last.cue_start), int(last.cue_end))] if hedging else [])]


def _places(draw: Draw, words: str, paragraph) -> list[Span]:
    return [
        (paragraph.start + match.start(), paragraph.start + match.end())
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", paragraph.text)
    ]
