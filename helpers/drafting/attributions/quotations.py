"""Quotation marks: which words stand between a pair, paragraph by paragraph, so that an odd mark
costs one paragraph at most.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from .grammar import Parse, Range, tokens

PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")
MARK = re.compile(r"[\"“”„‟«»]|''|``|‘‘|’’|(?<!\w)[‘'](?=\w)|(?<=[\w.,?!…—–-])[’'](?!\w)")
OPENING, CLOSING = set("“„«‘") | {"``", "‘‘"}, set("”»’") | {"’’"}
SINGLE = set("‘’'")
ENDS = set(".?!…")
BLOCK = re.compile(r"\s*>+\s*(?=\w|[\"“‘'(\[])")
"""how the line of a block quotation begins"""
NAMING = re.compile(r"[\w'’-]+")
SMALLEST = 4
"""the letters from which on a word of a title has a capital"""


@lru_cache(maxsize=1)
def quotations(parse: Parse) -> tuple[list[Range], set[int], list[Range]]:
    """The quoted stretches as ranges of tokens with their marks, outermost only, in order; the
    numbers of those that run on; and the titles in quotation marks, which quote nobody.

    A mark that is not closed in its paragraph quotes the rest of it when the next paragraph opens
    with a mark: that quotation runs on. A line behind ">" is quoted. Single marks count in
    paragraphs without double ones. A mark that begins a sentence and is never closed quotes the
    rest of its paragraph. Misses: words in single marks that an apostrophe closes early.
    """
    spans: list[Range] = []
    titles: list[Range] = []
    running: set[int] = set()
    paragraphs = [match.span() for match in PARAGRAPH.finditer(parse.text)]
    for number, (start, end) in enumerate(paragraphs):
        pairs, opened = _paired(parse.text, start, end)
        if block := BLOCK.match(parse.text, start, end):
            pairs, opened = [(block.end(), end)], None
        for pair in pairs:
            kept = titles if _is_title(parse.text, *pair) else spans
            kept += [span] if (span := tokens(parse, *pair))[0] < span[1] else []
        goes_on = number + 1 < len(paragraphs) and _opens(parse.text, *paragraphs[number + 1])
        if opened is not None and (goes_on or _is_left_open(parse.text, opened, end)):
            running |= {len(spans)} if goes_on else set()
            spans.append(tokens(parse, opened, end))
    return spans, running, titles


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether the words between two marks are written as a title is, and stand as a name does:
    “The Long Way Home”, not after a colon and without a mark that ends what is said.
    """
    found = NAMING.findall(text, start, end)
    large = [word for word in found if word[0].isupper()]
    small = [word for word in found if not word[0].isupper() and len(word) >= SMALLEST]
    inner = text[start:end].rstrip("\"”’»'")[-1:]
    led = text[:start].rstrip()[-1:] == ":"
    return len(large) > 1 and not small and not led and inner not in ",.?!…"


def _is_left_open(text: str, opened: int, end: int) -> bool:
    """Whether a double mark begins a sentence, and its paragraph ends as one does."""
    before = text[:opened].rstrip(" \t")[-1:]
    begins = before in ("", "\n", "\r", ".", "?", "!", "”", '"', ":")
    return text[opened] in '"“' and begins and text[:end].rstrip()[-1:] in ENDS


def _opens(text: str, start: int, end: int) -> bool:
    while text[start].isspace():
        start += 1
    match = MARK.match(text, start, end)
    return match is not None and match.group() not in CLOSING


def _paired(text: str, start: int, end: int) -> tuple[list[Range], int | None]:
    """The pairs of marks in a paragraph, and where one stands that is left open at its end."""
    marks = list(MARK.finditer(text, start, end))
    pairs: list[Range] = []
    opened: int | None = None
    for mark in [mark for mark in marks if mark.group() not in SINGLE] or marks:
        first = not text[start : mark.start()].strip()
        if mark.group() in OPENING or (opened is None and _can_open(text, mark, first)):
            opened = mark.start()
        elif opened is not None and not _reopens(text, mark):
            pairs.append((opened, mark.end()))
            opened = None
    return pairs, opened


def _can_open(text: str, mark: re.Match[str], first: bool) -> bool:
    """Whether a mark that is no opening one can open: a straight one, or the first of its
    paragraph, that does not stand as a closing one does.
    """
    return (first or mark.group() not in CLOSING) and not _closes(text, mark)


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark stands as a closing one does: after a word and before a space."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(before) and not before.isspace() and (not after or after.isspace())


def _reopens(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark stands as an opening one does: after a space and before a word."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (
        mark.group() not in CLOSING
        and (not before or before.isspace())
        and bool(after)
        and not after.isspace()
    )


class Quotations:
    """The quoted stretches of a text; `at` gives each token the number of the one it stands in, or
    -1; `long` which have three words, or fewer that stand as speech does.
    """

    def __init__(self, parse: Parse, spans: list[Range], running: set[int]) -> None:
        self.spans, self.running = spans, running
        self.at = [-1] * len(parse)
        for number, (start, end) in enumerate(spans):
            self.at[start:end] = [number] * (end - start)
        self.long = [counts(parse, span) > 2 or _stands_alone(parse, span) for span in spans]

    def around(self, spans: Sequence[Range]) -> int:
        """The number of the one long quotation that holds all of the spans, or -1."""
        numbers = {self.at[at] for start, end in spans for at in (start, end - 1)}
        number = numbers.pop() if len(numbers) == 1 else -1
        return number if number >= 0 and self.long[number] else -1


def counts(parse: Parse, span: Range) -> int:
    """How many words a quotation has."""
    return sum(word[0].isalnum() for word in parse.word[slice(*span)])


def _stands_alone(parse: Parse, span: Range) -> bool:
    """Whether a short quotation stands where speech does: it begins a sentence or follows a comma
    or a colon, and a mark inside it closes it.
    """
    before = span[0] - 1
    opens = (
        parse.sentence[span[0]][0] == span[0] or before < 0 or parse.word[before][-1] in ',:.?!”"\n'
    )
    return opens and (ends_open(parse, span) or parse.word[max(span[1] - 2, 0)] in ENDS)


def ends_open(parse: Parse, span: Range) -> bool:
    """Whether a quotation ends in a mark inside that leads on to who said it."""
    start, end = span
    return end - start > 2 and parse.word[end - 2] in (",", "?", "!")
