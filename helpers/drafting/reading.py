"""Reading: the text as it is read, and where each of its characters stands in the text as given.

Invisible characters and the breaks inside words and sentences of a pasted mail are read through;
a dateline and the time of an entry are read as lines of their own; a line in capitals as others are
written. What was read through stands in the notes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..spans import Span
from .names import is_known
from .openings import DATELINE, STAMP
from .wrapping import breaks, left_out, page_breaks

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""zero-width characters and the soft hyphen"""
ODD = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""characters beyond the plain ones, with the one before them, whose accents they may be"""
LINES = re.compile(r"[^\n]+")
WORD = re.compile(r"[^\W\d_]+")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
FIXED = re.compile("(?<![0-9])[\u00a0\u2007\u2009\u202f]|[\u00a0\u2007\u2009\u202f](?![0-9])")
"""blanks that hold a line together, but for those inside numbers"""
HIDDEN = "Characters that nobody sees, or that break words, were read through ({})."
Edit = Callable[[str, list[str]], int]


@dataclass(frozen=True)
class Reading:
    """The text as read; `starts` and `ends` say where each character stands in the text as given.
    notes: what was read through.
    """

    text: str
    starts: list[int]
    ends: list[int]
    notes: tuple[str, ...]

    def given(self, span: Span) -> Span:
        """A span of the text as read as a span of the text as given."""
        start, end = span
        return self.starts[start], self.ends[max(start, end - 1)]


def read_through(text: str) -> Reading:
    """The text as it is read."""
    cells, ends = _cells(text)
    read, notes = list("".join(cells)), []
    if hidden := cells.count(""):
        notes.append(HIDDEN.format(hidden))
    for edit, note in EDITS:
        if count := edit("".join(read), read):
            notes.append(note.format(count))
    starts = [at for at, cell in enumerate(cells) for _ in cell]
    return Reading("".join(read), starts, [ends[at] for at in starts], tuple(notes))


def _cells(text: str) -> tuple[list[str], list[int]]:
    """What is read at each character of the text as given, and where that ends: the character
    itself, composed with its accents; nothing at what is invisible and at the hyphens and breaks
    inside a word.
    """
    cells, ends = list(text), list(range(1, len(text) + 1))
    for odd in ODD.finditer(text):
        for char, at, end in _accented(text, *odd.span()):
            cells[at:end] = char, *[""] * (end - at - 1)
            ends[at] = end
    pages = list(page_breaks(text))
    for start, _ in pages:
        cells[start] = " "
    for start, end in (*left_out(text), *((start + 1, end) for start, end in pages)):
        cells[start:end] = [""] * (end - start)
    return cells, ends


def _accented(text: str, at: int, last: int) -> Iterator[tuple[str, int, int]]:
    """The characters of a stretch, each with its accents and where it stands, one by one; blank for
    those that nobody sees.
    """
    while at < last:
        end = at + 1
        while end < last and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[at:end])
        if len(composed) > 1:
            composed, end = text[at], at + 1
        yield "" if text[at] in INVISIBLE else LIGATURES.get(composed, composed), at, end
        at = end


def _joined(text: str, read: list[str]) -> int:
    """Reads the breaks of hard-wrapped lines as spaces; says how many there are."""
    found = list(breaks(text))
    for at in found:
        read[at] = " "
    return len(found)


def _blanks(text: str, read: list[str]) -> int:
    """Reads the blanks that hold a line together as plain ones."""
    found = [match.start() for match in FIXED.finditer(text)]
    for at in found:
        read[at] = " "
    return len(found)


def _apart(pattern: re.Pattern[str]) -> Edit:
    """Reads what opens a line in this pattern as a line of its own."""

    def edit(text: str, read: list[str]) -> int:
        found = list(pattern.finditer(text))
        for match in found:
            read[match.end() - 1] = "\n"
        return len(found)

    return edit


def _lowered(text: str, read: list[str]) -> int:
    """Reads lines in capitals as others are written: names as they stand in the others."""
    lines = [match.span() for match in LINES.finditer(text) if _is_shouted(match.group())]
    others = "\n".join(line for line in text.split("\n") if not _is_shouted(line))
    if sum(map(str.islower, others)) < sum(end - start for start, end in lines):
        return 0
    elsewhere = set(WORD.findall(others))
    for start, end in lines:
        for number, match in enumerate(WORD.finditer(text, start, end)):
            _lower(match, read, elsewhere, number == 0)
    return len(lines)


def _is_shouted(line: str) -> bool:
    """Whether a line of several words is in capitals, and no label with a colon."""
    return line.isupper() and " " in line.strip() and ":" not in line


def _lower(match: re.Match[str], read: list[str], elsewhere: set[str], first: bool) -> None:
    word = match.group()
    if word in elsewhere or is_known(word):
        return
    is_name = word.capitalize() in elsewhere and word.lower() not in elsewhere
    small = word.capitalize() if first or is_name else word.lower()
    if len(small) == len(word):
        read[slice(*match.span())] = small


EDITS: tuple[tuple[Edit, str], ...] = (
    (_blanks, "No-break spaces ({}) were read as plain ones."),
    (_joined, "Breaks inside sentences ({}) were read as spaces."),
    (_apart(STAMP), "Times of entries ({}) were read as lines of their own."),
    (_lowered, "Lines in capitals ({}) were read as others are written."),
    (_apart(DATELINE), "Datelines ({}) were read as lines of their own."),
)
"""what is read otherwise than it is written, character for character

To add one: a function that changes the characters in place and says how often, and its note.
"""
