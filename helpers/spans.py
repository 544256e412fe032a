"""Spans of a text: (start, end) in code points from 0, the end excluded, and how they lie together.

A passage that is interrupted is several spans, its pieces; a table's cell holds them as `0-4 9-12`.
The one home of both, and of what a paragraph is.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

Span = tuple[int, int]
PIECES = re.compile(r"(\d{1,18}-\d{1,18}( \d{1,18}-\d{1,18})*)?", re.ASCII)


def read_pieces(cell: str) -> list[Span]:
    """The spans of a cell of pieces; none of a blank one.

    Raises ValueError when it is no list of `start-end`, or when a piece is empty or out of order.

    >>> read_pieces("0-4 9-12")
    [(0, 4), (9, 12)]
    """
    if not PIECES.fullmatch(cell):
        raise ValueError("start-end start-end …")
    bounds = [int(bound) for bound in re.findall(r"\d+", cell)]
    if bounds != sorted(set(bounds)):
        raise ValueError("pieces in order, none empty")
    return list(zip(bounds[::2], bounds[1::2]))


def write_pieces(spans: Sequence[Span]) -> str:
    """The cell of pieces for spans; blank for one alone, which start and end say already.

    >>> write_pieces([(0, 4), (9, 12)])
    '0-4 9-12'
    """
    return " ".join(f"{start}-{end}" for start, end in spans) if len(spans) > 1 else ""


def spans_of(row: Any) -> list[Span]:
    """The spans that a row with start, end and pieces covers; none where they are blank."""
    if row.pieces:
        return read_pieces(row.pieces)
    return [] if pd.isna(row.start) else [(int(row.start), int(row.end))]


def touch(span: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return span[0] < other[1] and other[0] < span[1]


def touching(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether some of the spans have a character in common with some of the others."""
    others = list(others)
    return any(touch(span, other) for span in spans for other in others)


def inside(span: Span, others: Iterable[Span]) -> bool:
    """Whether one of the others holds the whole span."""
    return any(start <= span[0] and span[1] <= end for start, end in others)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or meet made one.

    >>> merged([(9, 12), (0, 4), (4, 6)])
    [(0, 6), (9, 12)]
    """
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            start, end = kept[-1][0], max(end, kept.pop()[1])
        kept.append((int(start), int(end)))
    return kept


def size(spans: Iterable[Span]) -> int:
    """The characters of spans that do not overlap."""
    return sum(end - start for start, end in spans)


def overlap(spans: Sequence[Span], others: Sequence[Span]) -> float:
    """How far two passages are the same: the F1 of their characters, 1 for the same ones, 0 for
    none in common.
    """
    common = sum(
        max(0, min(end, last) - max(start, first)) for start, end in spans for first, last in others
    )
    return 2 * common / (size(spans) + size(others)) if common else 0.0


def whole_words(text: str, start: int, end: int) -> Span:
    """A span without half a word at its edges. Only letters that have capitals make a word whose
    halves are told; scripts without them write several words as one.

    >>> whole_words("In the country’s hall", 3, 11)
    (3, 14)
    """

    def cut(place: int) -> bool:
        two = text[place - 1 : place + 1] if 0 < place < len(text) else ""
        return len(two) == 2 and _is_letter(two[0]) and _is_letter(two[1])

    while cut(start):
        start -= 1
    while cut(end):
        end += 1
    return start, end


def _is_letter(character: str) -> bool:
    """Whether a character is a letter that has a capital, or an accent on one."""
    return character.lower() != character.upper() or unicodedata.combining(character) > 0


def paragraphs(text: str) -> list[Span]:
    """The spans of a text's paragraphs: the lines that are not blank, without the white space that
    ends them, in order.

    >>> paragraphs("One. \\n\\nTwo.")
    [(0, 4), (7, 11)]
    """
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line.rstrip())))
        start += len(line) + 1
    return spans


def paragraph_of(bounds: Sequence[Span], position: int) -> int:
    """The number, from 1, of the paragraph that a character stands in, or after."""
    return max(1, bisect_right(bounds, position, key=lambda span: span[0]))
