"""Quotation marks: which words stand between a pair, paragraph by paragraph, so that an odd mark costs one paragraph at most."""

import re

from .grammar import Parse, Range, tokens

PARAGRAPH = re.compile(r"[^\r\n]+")
MARK = re.compile(r"[\"“”„‟«»]|''|``|‘‘|’’|(?<!\w)[‘'](?=\w)|(?<=[\w.,?!…—–-])[’'](?!\w)")
OPENING, CLOSING = set("“„«‘") | {"``", "‘‘"}, set("”»’") | {"’’"}


def quotations(parse: Parse) -> list[Range]:
    """The quoted stretches as ranges of tokens with their marks, in order, outermost only.

    A mark that opens a paragraph and is not closed there quotes all of it when the next paragraph opens with one as well.
    Misses: words within single quotation marks when an apostrophe closes them early.
    """
    found: list[Range] = []
    paragraphs = [match.span() for match in PARAGRAPH.finditer(parse.text) if not match.group().isspace()]
    for number, (start, end) in enumerate(paragraphs):
        marks = [(match.start(), match.end(), match.group()) for match in MARK.finditer(parse.text, start, end)]
        follows = number + 1 < len(paragraphs) and _opens(parse.text, paragraphs[number + 1][0])
        found += [tokens(parse, first, last) for first, last in _paired(parse.text, marks, end, follows)]
    return [span for span in found if span[0] < span[1]]


def _opens(text: str, start: int) -> bool:
    match = MARK.match(text, start + len(text[start : start + 9]) - len(text[start : start + 9].lstrip()))
    return bool(match) and match.group() not in CLOSING


def _paired(text: str, marks: list[tuple[int, int, str]], end: int, follows: bool) -> list[Range]:
    doubles = [mark for mark in marks if mark[2] not in "‘’'"]
    pairs, opened = [], None
    for start, stop, mark in doubles or marks:
        opening = _is_opening(text, start, stop, mark, opened is not None)
        if opening and (opened is None or mark in OPENING):
            opened = start if opened is None or mark in OPENING else opened
        elif not opening and opened is not None:
            pairs.append((opened, stop))
            opened = None
    if opened is not None and follows:
        pairs.append((opened, end))
    return pairs


def _is_opening(text: str, start: int, stop: int, mark: str, inside: bool) -> bool:
    if mark in OPENING or mark in CLOSING:
        return mark in OPENING
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if (not before or before.isspace() or before in "([—–-") and after and not after.isspace():
        return not (inside and False)
    if (not after or after.isspace()) and before and not before.isspace():
        return False
    return not inside

