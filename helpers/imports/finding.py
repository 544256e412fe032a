"""Finding: where words stand in an article, though its quotation marks may be curled, and which
passage stands nearest to another.

Spans are (start, end) in code points from 0, the end excluded, and point into the article as it is:
it is never rewritten to search it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

Span = tuple[int, int]

DOUBLE, SINGLE, DASHES = '"“”„‟«»″', "'‘’‚‛‹›`´′", "-‐‑‒–—―−"
OPENING, CLOSING = DOUBLE + "'‘‚‹›", DOUBLE + "'’‘‹›"
ALIKE = [(frozenset(marks), f"[{re.escape(marks)}]") for marks in (DOUBLE, SINGLE)]
TOKEN = re.compile(rf"\s+|[{re.escape(DASHES)}]+|.", re.DOTALL)
LETTER = r"[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
"""a letter or digit of a script that puts blanks between its words"""

SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s|\n")


def find_words(text: str, words: str) -> list[Span]:
    """Every place where the words stand, whole words only, in the order of the text; none when the
    words are blank.

    Exactly as given if they stand so anywhere; else any quotation mark, any run of dashes and any
    run of blanks stands for its like. Misses: other case, other spelling, an ellipsis, the same
    letters composed otherwise (NFC, NFD).
    """
    if not (words := words.strip()):
        return []
    return _places(text, words, re.escape(words)) or _places(
        text, words, "".join(map(_tolerant, TOKEN.findall(words)))
    )


def find_near(text: str, words: str, to: Span) -> Span | None:
    """The place where the words stand that is nearest to a passage and not within it; None when
    there is none.
    """
    return nearest(
        text, to, [span for span in find_words(text, words) if span[1] <= to[0] or span[0] >= to[1]]
    )


def nearest(text: str, to: Span, spans: Iterable[Span]) -> Span | None:
    """The nearest of the spans: one in the same sentence first, then in the same paragraph, then by
    characters between; None of none.
    """
    ends = _sentence_ends(text)
    sentence = {bisect_right(ends, to[0]), bisect_right(ends, to[1] - 1)}
    lines = set(paragraphs(text, to))
    ranked = [
        (
            bisect_right(ends, span[0]) not in sentence,
            lines.isdisjoint(paragraphs(text, span)),
            max(span[0] - to[1], to[0] - span[1], 0),
            span,
        )
        for span in spans
    ]
    return min(ranked)[-1] if ranked else None


def same_paragraph(text: str, one: Span, other: Span) -> bool:
    """Whether a line of the text touches both spans."""
    return not set(paragraphs(text, one)).isdisjoint(paragraphs(text, other))


def paragraphs(text: str, span: Span) -> range:
    """The numbers of the lines that a span touches, from 0."""
    breaks = _line_breaks(text)
    return range(bisect_left(breaks, span[0]), bisect_left(breaks, span[1] - 1) + 1)


def with_marks(text: str, span: Span) -> Span:
    """The span with the quotation marks around it, and a comma or full stop before the closing one;
    as it is when there are none.
    """
    start, end = span
    stop = end + 1 if text[end : end + 1] in tuple(".,!?…") else end
    opened = start > 0 and text[start - 1] in OPENING
    return (start - 1, stop + 1) if opened and text[stop : stop + 1] in tuple(CLOSING) else span


def is_quoted(text: str, span: Span) -> bool:
    """Whether the span begins and ends with quotation marks, or stands between them."""
    start, end = with_marks(text, span)
    return end - start > 1 and text[start] in OPENING and text[end - 1] in CLOSING


@lru_cache(maxsize=4)
def _sentence_ends(text: str) -> list[int]:
    return [match.end() for match in SENTENCE_END.finditer(text)]


@lru_cache(maxsize=4)
def _line_breaks(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]


def _places(text: str, words: str, pattern: str) -> list[Span]:
    before = f"(?<!{LETTER})" if re.match(LETTER, words[0]) else ""
    after = f"(?!{LETTER})" if re.match(LETTER, words[-1]) else ""
    return [match.span() for match in re.finditer(before + pattern + after, text)]


def _tolerant(token: str) -> str:
    if token.isspace():
        return r"\s+"
    if token[0] in DASHES:
        return f"[{re.escape(DASHES)}]+"
    return next((pattern for marks, pattern in ALIKE if token in marks), re.escape(token))
