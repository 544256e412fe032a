"""Datelines: where a line says in which place and country, on which day and by which agency the
text was written. What it names is where something happened, and no government; a place in capitals
is called as it is elsewhere.
"""

import re
from collections.abc import Iterator
from string import capwords

from ..spans import Span
from .openings import DATELINE as OPENING

_CAPITALS = r"[A-ZÀ-Ý][A-ZÀ-Ý.'’-]+"
PLACE = re.compile(rf"{_CAPITALS}(?: {_CAPITALS}){{0,3}}(?=,| \(| ?[—–-])")
ALONE = re.compile(r"(?:,[^\n]{2,50}[0-9)]| \([^\n]{2,30}\))\s*$")
"""what stands behind a place in capitals in a line of its own: a day or an agency"""
SENTENCE = re.compile(r":\s|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!Sept)[.:!?]$")
"""what shows that a line tells something"""
LINE = re.compile(r"^(?=[A-ZÀ-Ý(/])[^\n]{3,120}$", re.MULTILINE)


def datelined(text: str) -> Iterator[Span]:
    """Where a place in capitals opens a dateline."""
    for line in LINE.finditer(text):
        place = PLACE.match(text, line.start(), line.end())
        if place and is_dateline(line.group()):
            yield place.span()


def in_dateline(text: str, span: Span) -> bool:
    """Whether words stand in a dateline."""
    start = text.rfind("\n", 0, span[0]) + 1
    return is_dateline(text[start:].split("\n", 1)[0]) if span[0] - start < 80 else False


def opens_dateline(text: str, span: Span) -> bool:
    """Whether words are the first of a dateline."""
    return text[: span[0]][-1:] in ("", "\n") and in_dateline(text, span)


def is_agency(text: str, span: Span) -> bool:
    """Whether words stand in brackets in a dateline: then they name who wrote the text.

    >>> is_agency("PORT ANSEL, June 3 (Agency) -\\nA mill burned.", (20, 26))
    True
    """
    bracketed = text[span[0] - 1 : span[0]] == "(" and text[span[1] : span[1] + 1] == ")"
    return bracketed and in_dateline(text, span)


def is_dateline(line: str) -> bool:
    """Whether a line is nothing but a dateline, as one is read that opens a sentence.

    >>> is_dateline("PORT ANSEL, Norland, June 3 (Agency) -"), is_dateline("Norland - an island")
    (True, False)
    """
    bare = line.rstrip()
    place = PLACE.match(f"{bare} (")
    if place and ALONE.fullmatch(bare, place.end()):
        return True
    if SENTENCE.search(bare):
        return False
    opened = (OPENING.match(f"{bare}{join}A") for join in (" ", " - "))
    return any(found and found.end() >= len(bare) for found in opened)


def spelt(text: str, place: str) -> str:
    """A place in capitals as the text spells it elsewhere, else with a capital to each word."""
    same = re.finditer(rf"\b{re.escape(place)}(?!\w)", text, re.IGNORECASE)
    others = (found.group() for found in same if not found.group().isupper())
    return next((one for one in others if one[0].isupper()), _in_small(place))


def _in_small(place: str) -> str:
    """A name in capitals as names are written: "St. John's", "Aix-Les-Bains"."""
    return "-".join(map(capwords, place.split("-")))
