"""The reading order: the sentences of an article, one after another, for who checks it as it is
read.
"""

import re
from functools import lru_cache

from .. import lexicons
from ..dossier import Dossier
from ..spans import Span, paragraph_of, paragraphs

TITLES = lexicons.either(lexicons.words("timewords", "title"))
SHORT = re.compile(rf"(?:{TITLES})\.|(?:[A-Z]\.)+")
"""a title or initials: what is cut short there goes on, as a month does before its day"""
END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“‘„«(\[]*[A-Z0-9])")


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order; together they hold all of it but blanks. A paragraph ends
    one; so does a mark before a capital letter, but for an initial, a title or another word that is
    cut short.

    Misses: a sentence that ends in such a word is one with the next.
    """
    return list(_found(text))


def paragraph_by_statement(dossier: Dossier) -> dict[str, int]:
    """In which paragraph each statement begins, by its id."""
    bounds = paragraphs(dossier.text)
    said = dossier.attributions.set_index("attribution_id")["start"]
    return {str(id_): paragraph_of(bounds, int(start)) for id_, start in said.items()}


@lru_cache(maxsize=4)
def _found(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in paragraphs(text):
        for match in END.finditer(text, start, end):
            if _is_short(text, start, match.end()):
                continue
            found.append((start, match.end()))
            start = (
                match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
            )
        found.append((start, end))
    return tuple(found)


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether words end in one that is cut short and ends no sentence."""
    last = text.rfind(" ", start, end)
    word = text[max(start, last) : end].lstrip(" “\"‘'([")
    month = re.fullmatch(r"[A-Z][a-z]{1,3}\.", word) and text[end : end + 2].strip().isdigit()
    return bool(month or SHORT.fullmatch(word))
