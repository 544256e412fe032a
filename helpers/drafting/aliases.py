"""Other names: what tells that two names are one's: "Ivor Stone, born Ivo Stott"; an acronym behind
a name, "(CRF)".
"""

import re

from ..lexicons import either, words
from ..spans import Span

ALSO = re.compile(rf"[,(–—-]?\s*\(?(?:{either(words('castwords', 'also'))})\s*[“\"‘']?")
"""what stands between two names of one person"""
OPENING = re.compile(
    rf"(?:^|[.!?”\"]\s+|\n)(?:{either(words('castwords', 'also'))})\s*[“\"‘']?$", re.IGNORECASE
)
"""what a sentence opens with that gives another name first: "Born Ivo Stott, …" """
AFTER = re.compile(r"[”\"’']?,(?: the| a| an)?(?: [a-z][a-z-]+){0,4} ")
ACRONYM = re.compile(
    r"(?:,? (?:or|known as|also known as)(?: the)? |\s?[(\[][“\"]?(?:the )?)"
    r"([A-Z][A-Za-z&]*[A-Z])\b"
)
"""an acronym behind the name that it is short for"""
FARTHEST = 60
"""the characters between two names beyond which nothing tells that they are one's"""
THEY = re.compile(
    r"[^.!?\n]{0,30}\b(?:uses?|goes by|prefers?) (?:the )?(?:pronouns? )?[“\"']?they\b"
)


def is_also(text: str, first: Span, second: Span) -> bool:
    """Whether the words between two names, or before them, say that they are one person's."""
    between = text[first[1] : second[0]]
    if len(between) > FARTHEST:
        return False
    opened = text[max(0, first[0] - FARTHEST) : first[0]]
    fronted = OPENING.search(opened) and AFTER.fullmatch(between)
    return bool(ALSO.fullmatch(between) or fronted)


def acronym_after(text: str, end: int) -> str:
    """The acronym that stands right behind a name; blank where there is none."""
    match = ACRONYM.match(text, end)
    return match.group(1) if match else ""


def is_called_they(text: str, end: int) -> bool:
    """Whether the words behind a name say that its pronoun is "they"."""
    return THEY.match(text, end) is not None
