"""Interviews: who answers where the labels are Q and A, and where there are none.

What is asked is the outlet's own. An answer without a label is left open: the text does not say who
gives it. Misses: questions of several sentences, and answers that end in a question.
"""

import re
from collections.abc import Iterator

from ...spans import Span, inside
from ..furniture import furniture
from .grammar import Parse, Range

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
ASKED = re.compile(r"(?!.*[\"“”:])(?:[^.!?\n]+\?+)+\s*")
"""a line that is a question and nothing besides"""
LONGEST = 50
"""the most words of such a line"""


def answers(text: str) -> Iterator[tuple[Span, list[Span]]]:
    """In an interview without labels each question and the lines that answer it, in order; none
    where fewer than two questions are answered.
    """
    lines = [match.span() for match in LINE.finditer(text)]
    asked = [number for number, line in enumerate(lines) if _asks(text[slice(*line)])]
    pairs = [
        (lines[number], lines[number + 1 : end])
        for number, end in zip(asked, [*asked[1:], len(lines)])
        if end > number + 1
    ]
    if len(pairs) > 1:
        yield from pairs


def _asks(line: str) -> bool:
    return bool(ASKED.fullmatch(line)) and len(line.split()) <= LONGEST


def interviewee(parse: Parse, before: int) -> Range | None:
    """The one person named before a token by more than one word; None where there are several, or
    none.
    """
    people = [span for span in _people(parse, before) if _length(span) > 1]
    surnames = {parse.word[end - 1] for _, end in people}
    return max(people, key=_length) if len(surnames) == 1 else None


def _people(parse: Parse, before: int) -> Iterator[Range]:
    """The persons named before a token, but for those of credits and other furniture."""
    aside = list(furniture(parse.text[: parse.start[before]]))
    start = 0
    while start < before:
        end = start
        while end < before and parse.entity[end] == "PERSON":
            end += 1
        if end > start and not inside((parse.start[start], parse.end[end - 1]), aside):
            yield start, end
        start = end + 1


def _length(span: Range) -> int:
    return span[1] - span[0]
