"""Reading: the text as it is read, and where each of its characters stands in the text as given.

Invisible characters and the breaks inside words and sentences of a pasted mail are read through;
a dateline and the time of an entry are read as lines of their own; a line in capitals as others are
written. What was read through stands in the notes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..lexicons import either, words
from ..spans import Span
from .names import is_known

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""zero-width characters and the soft hyphen"""
HYPHENATED = re.compile(r"(?<=[a-zß-ÿ])-[ \t]*\r?\n[ \t]*(?=[a-zß-ÿ])")
HYPHENS = either(words("furniture", "hyphen"))
KEEPS = re.compile(rf"\b(?:{HYPHENS})$", re.IGNORECASE)
"""words that keep their hyphen: "well-known" """
CITY = r"[A-ZÀ-Ý][A-ZÀ-Ý.'’\-]+(?: [A-ZÀ-Ý][A-ZÀ-Ý.'’\-]+){0,3}"
BESIDE = r"(?:,? [^()\n—–]{2,40}?)?"
AGENCY = r"\([A-Z][^()\n]{1,30}\)"
DATELINE = re.compile(
    rf"^(?:{CITY}{BESIDE}(?: ?{AGENCY})?|[A-Z][\w.'’ ]{{1,30}}{BESIDE} ?{AGENCY}|{AGENCY})"
    r" ?(?:[—–]|(?<= )--?)(?= )",
    re.MULTILINE,
)
STAMP = re.compile(
    r"^\d{1,2}(?::\d\d(?: ?[ap]\.?m\.?)?|[.:]\d\d ?[ap]\.?m\.?|\.\d\d(?= ?[—–|-]))"
    r"(?: (?:GMT|BST|UTC|CES?T|E[SD]?T|P[SD]T|C[SD]T))?(?: ?[—–|:-])?( )(?=[A-Z“\"])",
    re.MULTILINE,
)
LINES = re.compile(r"[^\n]+")
WORD = re.compile(r"[^\W\d_]+")
SENTENCE_ENDS = frozenset('.?!:;…"”’)')
NARROW = 40
"""the characters that a full line of a hard-wrapped text has at least"""
WIDE = 100
"""the most characters of such a line"""
EVEN = 0.7
"""the least part of the longest line of a paragraph that its other full lines fill"""
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
    units, notes = list(_units(text)), []
    if len(units) < len(text):
        notes.append(HIDDEN.format(len(text) - len(units)))
    read = [char for char, _, _ in units]
    for edit, note in EDITS:
        if count := edit("".join(read), read):
            notes.append(note.format(count))
    starts, ends = [start for _, start, _ in units], [end for _, _, end in units]
    return Reading("".join(read), starts, ends, tuple(notes))


def _units(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character that is read, with where it stands in the text as given: composed with its
    accents, without invisible ones and the hyphens and breaks inside a word.
    """
    skipped = {at for start, end in _hyphens(text) for at in range(start, end)}
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[at:end])
        if len(composed) > 1:
            composed, end = text[at], at + 1
        if at not in skipped and text[at] not in INVISIBLE:
            yield composed, at, end
        at = end


def _hyphens(text: str) -> Iterator[Span]:
    """What a line break inside a word leaves out: the break, and the hyphen before it where the
    word has none by itself.
    """
    for match in HYPHENATED.finditer(text):
        start, end = match.span()
        yield (start + 1 if KEEPS.search(text, max(0, start - 20), start) else start), end


def _joined(text: str, read: list[str]) -> int:
    """Reads the breaks of hard-wrapped lines as spaces; says how many there are."""
    breaks = [at for block in _blocks(text) if _is_wrapped(text, block) for at in _breaks(block)]
    for at in breaks:
        read[at] = " "
    return len(breaks)


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines that follow each other without a blank one, block by block."""
    block: list[Span] = []
    for match in LINES.finditer(text):
        if block and (match.start() > block[-1][1] + 1 or not match.group().strip()):
            yield block
            block = []
        if match.group().strip():
            block.append(match.span())
    yield block


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Whether the lines of a block are about as long as each other, and a sentence goes on from
    one to the next.
    """
    full = [end - start for start, end in block[:-1]]
    if not full or max(full) < NARROW or min(full) < EVEN * max(full):
        return False
    if max(full) > WIDE or block[-1][1] - block[-1][0] > max(full) / EVEN:
        return False
    return any(
        text[end - 1 : end].strip("\r") not in SENTENCE_ENDS and text[start].islower()
        for (_, end), (start, _) in pairwise(block)
    )


def _breaks(block: list[Span]) -> Iterator[int]:
    return (end for _, end in block[:-1])


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
    (_joined, "Breaks inside sentences ({}) were read as spaces."),
    (_apart(DATELINE), "Datelines ({}) were read as lines of their own."),
    (_apart(STAMP), "Times of entries ({}) were read as lines of their own."),
    (_lowered, "Lines in capitals ({}) were read as others are written."),
)
"""what is read otherwise than it is written, character for character

To add one: a function that changes the characters in place and says how often, and its note.
"""
