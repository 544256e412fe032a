"""Furniture: the lines of a page that say nothing: buttons, credits, bylines, headings.

What opens such lines, and what they are when they stand alone, is data, in
assets/lexicon/furniture.csv.
Misses: captions, which are sentences; teasers of other articles.
"""

import re
from collections.abc import Iterator

from ..lexicons import either, words
from ..spans import Span

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
WHOLE_LINES = either(words("furniture", "whole line"))
OPENINGS = either(words("furniture", "opening"))
CREDITS = either(words("furniture", "credit"))
EDGE = r"[\s•·|>→▶►👉*#\-–—\[\]]*"
ALONE = re.compile(rf"{EDGE}(?:{WHOLE_LINES}){EDGE}[.:!]?{EDGE}", re.I)
OPENING = re.compile(rf"{EDGE}(?:{OPENINGS})(?!\w)", re.I)
CREDIT = re.compile(rf"{EDGE}(?:{CREDITS})(?!\w)", re.I)
WORD = re.compile(r"[^\W\d_]{3,}")
LONGEST = 30
"""the most words of a line that is furniture by how it opens"""
READING_TIME = re.compile(rf"{EDGE}\d+[ -]min(?:ute)?s?[ -]read{EDGE}", re.I)
ADDRESS = re.compile(r"\s*(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+)\s*")
HEADING = re.compile(
    rf"{EDGE}(?:[^:.?!]{{1,40}}: )?(?:what|why|how|where|when|who|which)\b[^.?!:;“\"]*", re.I
)
SHORT = 7
"""the most words of a heading that opens like a question"""


def furniture(text: str) -> Iterator[Span]:
    """The lines of a text that are no part of what it says, in order."""
    for match in LINE.finditer(text):
        if _is_furniture(match.group()):
            yield match.span()


def _is_furniture(line: str) -> bool:
    count = len(line.split())
    if ALONE.fullmatch(line) or READING_TIME.fullmatch(line) or ADDRESS.fullmatch(line):
        return True
    if OPENING.match(line):
        return count <= LONGEST
    if CREDIT.match(line):
        return _is_names(line)
    return count <= SHORT and bool(HEADING.fullmatch(line.rstrip()))


def _is_names(line: str) -> bool:
    """Whether half of the longer words of a line, or more, are written as names."""
    long = WORD.findall(line)
    return 2 * sum(word[0].isupper() for word in long) >= len(long)
