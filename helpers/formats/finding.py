"""Finding: where words stand in an article, though its quotation marks may be curled, and which
passage stands nearest to another.

Spans are (start, end) in code points from 0, the end excluded, and point into the article as it is:
it is never rewritten to search it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from ..spans import Span

DOUBLE, SINGLE, DASHES = '"“”„‟«»″', "'‘’‚‛‹›`´′", "-‐‑‒–—―−"
OPENING, CLOSING = DOUBLE + "'‘‚‹›", DOUBLE + "'’‘‹›"
HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""what is not seen: where a word may be broken, and blanks without width"""

TOKEN = re.compile(rf"\s+|[{re.escape(DASHES)}]+|\w[\u0300-\u036f]+|.", re.DOTALL)
LETTER = r"[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
"""a letter or digit of a script that puts blanks between its words"""

WORD = re.compile(rf"{LETTER}+|\S")
IN_A_WORD = re.compile(rf"{LETTER}{{2}}")

ELLIPSIS = re.compile(r"[\[(]?(?:…|\.(?:\s?\.){2,})[\])]?")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s|\n")


def find_words(text: str, words: str) -> list[Span]:
    """Every place where the words stand, whole words only, in the order of the text; none when the
    words are blank.

    Exactly as given if they stand so anywhere; else any quotation mark, any run of dashes and any
    run of blanks stands for its like, accents may be composed otherwise (NFC, NFD), and what is not
    seen, such as a soft hyphen, may be there or not. Misses: other case, other spelling, words that
    a hyphen divides at the end of a line.
    """
    return list(_found(text, words))


def find_pieces(text: str, words: str) -> list[list[Span]]:
    """Every place where the words stand, as `find_words` finds them, each as its pieces: one, or
    several where an ellipsis in the words stands for some of the text.

    Pieces follow each other in the same paragraph or the next, as near as they can; where only
    signs stand between two of them, they are one. An ellipsis at either end stands for nothing.
    """
    if whole := find_words(text, words):
        return [[span] for span in whole]
    parts = [part for part in ELLIPSIS.split(words) if re.search(r"\w", part)]
    if not parts:
        return []
    begun = [_go_on(text, span, parts[1:]) for span in find_words(text, parts[0])]
    by_rest = {tuple(pieces[1:] or pieces): pieces for pieces in begun if pieces}
    return list(by_rest.values())


def find_near(text: str, words: str, to: Span) -> Span | None:
    """The place where the words stand that is nearest to a passage and not within it; None when
    there is none.
    """
    spans = _found(text, words)
    before = bisect_right(spans, to[0], key=lambda span: span[1])
    after = bisect_left(spans, to[1], key=lambda span: span[0])
    return nearest(text, to, [*spans[max(0, before - 1) : before], *spans[after : after + 1]])


def nearest(text: str, to: Span, spans: Iterable[Span]) -> Span | None:
    """The nearest of the spans: one in the same sentence first, then in the same paragraph, then by
    characters between; None of none.
    """
    ends = _sentence_ends(text)
    sentence = {bisect_right(ends, to[0]), bisect_right(ends, to[1] - 1)}
    lines = set(lines_of(text, to))
    ranked = [
        (
            bisect_right(ends, span[0]) not in sentence,
            lines.isdisjoint(lines_of(text, span)),
            max(span[0] - to[1], to[0] - span[1], 0),
            span,
        )
        for span in spans
    ]
    return min(ranked)[-1] if ranked else None


def same_paragraph(text: str, one: Span, other: Span) -> bool:
    """Whether a line of the text touches both spans."""
    return not set(lines_of(text, one)).isdisjoint(lines_of(text, other))


def lines_of(text: str, span: Span) -> range:
    """The numbers of the lines that a span touches, from 0."""
    breaks = _line_breaks(text)
    return range(bisect_left(breaks, span[0]), bisect_left(breaks, span[1] - 1) + 1)


def cuts_no_word(text: str, span: Span) -> bool:
    """Whether no word is cut by the span's edges, and none of them is a blank."""
    start, end = span
    return not text[start].isspace() and not text[end - 1].isspace() and _whole(text, span)


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


def _go_on(text: str, first: Span, parts: list[str]) -> list[Span]:
    """The pieces from the first on, each part where it next stands; none when one is missing, or
    stands behind a whole paragraph.
    """
    pieces = [first]
    for part in parts:
        start, end = pieces[-1]
        later = next((span for span in find_words(text, part) if span[0] >= end), None)
        left_out = text[end : later[0]] if later else ""
        if later is None or any(line.strip() for line in left_out.split("\n")[1:-1]):
            return []
        pieces[-1:] = [(start, end), later] if re.search(r"\w", left_out) else [(start, later[1])]
    return pieces


@lru_cache(maxsize=4)
def _sentence_ends(text: str) -> list[int]:
    return [match.end() for match in SENTENCE_END.finditer(text)]


@lru_cache(maxsize=4)
def _line_breaks(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]


@lru_cache(maxsize=1000)
def _found(text: str, words: str) -> list[Span]:
    if not (words := words.strip()):
        return []
    if exact := _places(text, words):
        return exact
    (folded, starts), (sought, _) = _folded(text), _folded(words)
    places = _places(folded, sought) if sought else []
    return [(starts[start], starts[end]) for start, end in places]


def _places(text: str, words: str) -> list[Span]:
    """Where the words stand exactly: looked for only where the rarest of them does."""
    index = _index(text)
    rarest = min(WORD.finditer(words), key=lambda word: len(index.get(word[0], ())))
    places: list[Span] = []
    for start in (place - rarest.start() for place in index.get(rarest[0], ())):
        span = (start, start + len(words))
        free = not places or start >= places[-1][1]
        if free and start >= 0 and text.startswith(words, start) and _whole(text, span):
            places.append(span)
    return places


def _whole(text: str, span: Span) -> bool:
    """Whether no word is cut by the span's edges."""
    start, end = span
    cut_before = start > 0 and IN_A_WORD.match(text, start - 1)
    cut_after = end < len(text) and IN_A_WORD.match(text, end - 1)
    return not cut_before and not cut_after


@lru_cache(maxsize=4)
def _index(text: str) -> dict[str, list[int]]:
    """Where each word begins; whatever is no letter is a word of its own."""
    index: dict[str, list[int]] = defaultdict(list)
    for word in WORD.finditer(text):
        index[word[0]].append(word.start())
    return dict(index)


@lru_cache(maxsize=4)
def _folded(text: str) -> tuple[str, list[int]]:
    """The text with one character for all that stand for each other, where each of them begins, and
    the text's end.
    """
    folded = [(_fold(token[0]), token.start()) for token in TOKEN.finditer(text)]
    starts = [start for words, start in folded for _ in words]
    return "".join(words for words, _ in folded), [*starts, len(text)]


def _fold(token: str) -> str:
    if token.isspace() or token in HIDDEN:
        return " " if token.isspace() else ""
    if len(token) > 1 and token[0] not in DASHES:
        return normalize("NFC", token)
    return next((marks[0] for marks in (DASHES, DOUBLE, SINGLE) if token[0] in marks), token)
