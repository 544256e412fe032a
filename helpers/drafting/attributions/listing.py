"""Lists: the lines behind bullets or numbers are the words of whoever the line before them, which
ends in a colon, lets speak.
"""

import re
from collections.abc import Iterator, Sequence

from ...spans import touching
from .grammar import Parse, Range, tokens
from .proposals import Proposal

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
BULLET = re.compile(r"\s*(?:[-–—•*·▪●◦]|\d{1,2}[.)]|\([a-z\d]\))\s+(?=\S)")


def listed(parse: Parse, made: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, and one more for each line of a list that one of them leads to.

    Misses: a list that a noun alone leads to ("Its demands:").
    """
    more: list[Proposal] = []
    for opening, items in _lists(parse):
        leading = _leading(made, opening)
        spans = parse.pieces(items) if leading else []
        more += [
            leading.but(content=[span], rule="list")
            for span in spans
            if leading and not touching([span], leading.content)
        ]
    return [*made, *more]


def _lists(parse: Parse) -> Iterator[tuple[Range, list[Range]]]:
    """The line that leads to a list, and the lines of that list without their bullets."""
    opening: Range | None = None
    items: list[Range] = []
    for match in LINE.finditer(parse.text):
        bullet = BULLET.match(parse.text, *match.span())
        if bullet and opening:
            items.append(tokens(parse, bullet.end(), match.end()))
            continue
        if opening and items:
            yield opening, items
        leads = match.group().rstrip().endswith(":") and not bullet
        opening, items = (tokens(parse, *match.span()) if leads else None), []
    if opening and items:
        yield opening, items


def _leading(made: Sequence[Proposal], line: Range) -> Proposal | None:
    """The proposal whose cue stands in a line and in no other's words."""
    own = [proposal for proposal in made if line[0] <= proposal.at < line[1] and proposal.parties]
    outer = (
        proposal
        for proposal in own
        if not any(
            touching([(proposal.at, proposal.at + 1)], other.content)
            for other in own
            if other is not proposal
        )
    )
    return next(outer, None)
