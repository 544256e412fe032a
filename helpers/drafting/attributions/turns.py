"""Turns of a transcript and headlines: "SMITH: …", "Q. …", "Smith: C"."""

import re
from collections.abc import Iterator

from ...lexicons import words
from .cues import Cue
from .grammar import Parse, Range, tokens
from .proposals import Proposal

LABEL = re.compile(
    r"[\"“'_*•\- ]*((?:[A-Z][\w.’'&-]*(?: (?:of|the|for|and|[A-Z(][\w.’'&)-]*)){0,5})|Q|A)(:|"
    r"(?<=\b[QA])\.)[*_]* +(?=\S)"
)
LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
ASIDE = re.compile(r"[\"“' ]*[(\[]")
SAYS = Cue(":", "phrase", "assert", "affirms", "certain", frozenset())
NO_SPEAKER = words("speechwords", "no speaker")
"""words that stand before a colon and name nobody"""


def turns(parse: Parse) -> Iterator[Proposal]:
    """One proposal a labelled line. In a transcript, where labels in capitals alternate, lines
    without one belong to the turn before them.

    Misses: labels of more than six words, and what the last speaker of a transcript says after the
    first paragraph.
    """
    lines = [match.span() for match in LINE.finditer(parse.text)]
    labels = [_label(parse, *line) for line in lines]
    spoken = [
        number
        for number, label in enumerate(labels)
        if label and parse.text[slice(*label[0])].isupper()
    ]
    for number, label in enumerate(labels):
        if label:
            later = (
                next((other for other in spoken if other > number), number)
                if number in spoken
                else number
            )
            nexts = next((other for other in range(number + 1, later) if labels[other]), later)
            own = [
                (label[1][1], lines[number][1]),
                *(line for line in lines[number + 1 : nexts] if not ASIDE.match(parse.text, *line)),
            ]
            yield from _turn(parse, label, own)


def _label(parse: Parse, start: int, end: int) -> tuple[Range, Range] | None:
    """Where the name and the colon of a label stand, in characters."""
    match = LABEL.match(parse.text, start, end)
    if not match or NO_SPEAKER & set(match.group(1).lower().split()):
        return None
    return match.span(1), match.span(2)


def _turn(parse: Parse, label: tuple[Range, Range], own: list[Range]) -> Iterator[Proposal]:
    who, colon = (tokens(parse, *span) for span in label)
    content = parse.pieces(tokens(parse, *line) for line in own)
    if content and who[0] < who[1] and colon[0] < colon[1]:
        yield Proposal(colon[0], SAYS, content, "turn", [colon], [who], [who])
