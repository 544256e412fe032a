"""Wrapping: the breaks that a page or a mail puts into sentences and words: lines cut where they
are full, hyphens at their ends, page numbers between them, the marks of a quoted mail.

Words after which a sentence goes on are data, in assets/lexicon/furniture.csv.
Misses: columns side by side, running titles, footnotes between the lines.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..lexicons import either, words
from ..spans import Span

LINES = re.compile(r"[^\n]+")
MARKS = re.compile(r"^(?:>[ \t]?)+|(?<=\w) <[^<>\s]+@[^<>\s]+>", re.MULTILINE)
"""what a mail puts before each line that it quotes, and after a name"""
GOES_ON = either(words("furniture", "goes on"))
_break = r"[ \t]*\r?\n[ \t]*(?:>[ \t]?)*"
HYPHENATED = re.compile(rf"(?<=[a-zß-ÿ])[-‐¬]{_break}(?=[a-zß-ÿ])|(?<=\w-){_break}(?=[A-Z0-9])")
PAGE_BREAK = re.compile(
    r"(?<=[a-zß-ÿ,;])[ \t\r]*\n\s*[-–—|]? ?(?:[Pp]age )?[0-9]{1,4}(?: ?(?:of|/) ?[0-9]{1,4})?"
    r" ?[-–—|]?[ \t\r]*\n\s*(?=[a-zß-ÿ])"
    rf"|(?i:(?<=\s)(?:{GOES_ON}))(?P<gap>[ \t\r]*\n\s*\n\s*)(?=[a-zß-ÿ])"
)
"""a page's end within a sentence"""
HYPHENS = either(words("furniture", "hyphen"))
KEEPS = re.compile(rf"\b(?:{HYPHENS})$", re.IGNORECASE)
"""words that keep their hyphen: "well-known" """
DANGLES = re.compile(rf"(?:^|\s)(?:{GOES_ON})[.,]?\r?$", re.IGNORECASE)
SENTENCE_ENDS = frozenset('.?!:;…"”’)')
NARROW, WIDE = 40, 100
"""the characters of a full line: at least, unless a word dangles at its end; and at most"""
EVEN = 0.7
"""the least part of the longest line that the other full lines fill"""


def left_out(text: str) -> Iterator[Span]:
    """What is not read at all: marks of a quoted mail, and the break inside a word with the hyphen
    before it where the word has none by itself.
    """
    yield from (match.span() for match in MARKS.finditer(text))
    for match in HYPHENATED.finditer(text):
        start, end = match.span()
        kept = text[start] in "-‐¬" and KEEPS.search(text, max(0, start - 20), start)
        yield (start + 1 if kept else start), end


def page_breaks(text: str) -> Iterator[Span]:
    """The ends of pages within a sentence, with the number of the page."""
    for match in PAGE_BREAK.finditer(text):
        yield match.span("gap") if match["gap"] else match.span()


def breaks(text: str) -> Iterator[int]:
    """The line breaks inside the sentences of a hard-wrapped text."""
    for block in _blocks(text):
        width = max((end - start for start, end in block), default=0)
        full = [pair for pair in pairwise(block) if _is_full(text, *pair, width)]
        if width <= WIDE and _is_wrapped(text, full, width):
            yield from (end for (_, end), _ in full)


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines that follow each other without a blank one, block by block."""
    block: list[Span] = []
    for match in LINES.finditer(text):
        if block and (match.start() > block[-1][1] + 1 or not match.group().strip()):
            yield block
            block = []
        if match.group().strip():
            block.append(match.span())
    yield block


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line was cut because it was full: the next word did not fit, or hardly; or it ends
    with a word after which a sentence goes on. After a colon, what follows is apart.
    """
    length = line[1] - line[0]
    word = len(text[slice(*following)].split()[0])
    if text[line[0] : line[1]].rstrip().endswith(":"):
        return False
    if length + 1 + word > width or DANGLES.search(text[slice(*line)]):
        return True
    return length >= EVEN * width and not _ends(text, line)


def _is_wrapped(text: str, full: list[tuple[Span, Span]], width: int) -> bool:
    """Whether sentences go on from most of the full lines to the next, and one of them surely; in
    narrow lines all of them do.
    """
    open_ended = [pair for pair in full if not _ends(text, pair[0])]
    sure = [pair for pair in open_ended if text[pair[1][0]].islower()]
    dangling = [pair for pair in open_ended if DANGLES.search(text[slice(*pair[0])])]
    if width < NARROW:
        return bool(dangling) and len(open_ended) == len(full)
    return bool(sure or dangling) and 2 * len(open_ended) >= len(full)


def _ends(text: str, line: Span) -> bool:
    """Whether a line ends as a sentence does."""
    return text[slice(*line)].rstrip()[-1:] in SENTENCE_ENDS
