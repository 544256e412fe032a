"""Furniture: the lines of a page that say nothing: buttons, credits, bylines, captions, notes of
the editors, headings, the head of a mail.

What opens such lines, what stands within such sentences ("…" for a few words), and what they are
when they stand alone, is data, in assets/lexicon/furniture.csv.
Misses: captions without a credit; teasers that are sentences of their own.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from ..lexicons import either, words
from ..spans import Span

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
SENTENCE = re.compile(r"\S[^.?!]*(?:[.?!](?!\s|$)[^.?!]*)*[.?!]*")


def _shapes(kind: str) -> str:
    """The phrases of a kind as a pattern: "…" for a few words of the same sentence."""
    return either(words("furniture", kind)).replace("…", r"[^.?!]{1,40}?")


EDGE = r"[\s•·|>→▶►👉*#\-–—\[\]()]*"
ALONE = re.compile(rf"{EDGE}(?:{_shapes('whole line')}){EDGE}[.:!]?{EDGE}", re.I)
OPENING = re.compile(rf"{EDGE}(?:{_shapes('opening')})(?!\w)(?P<colon>:)?", re.I)
CREDIT = re.compile(rf"{EDGE}(?:{_shapes('credit')})(?!\w)", re.I)
WITHIN = re.compile(
    rf"(?<!\w)(?:{_shapes('within')})(?!\w)|\bthis (?:{_shapes('page')})(?: (?:was|is|has been))?"
    rf" (?:{_shapes('page deed')})\b",
    re.I,
)
SAID = re.compile(r",[”\"’']* [^,.:]{2,60}\b(?:said|says|told|asked|warned)\b[^,:]{0,40}\.?$")
"""a line that ends in who says it"""
QUOTED = re.compile(r"[“”\"]")
AGENCY = either(words("furniture", "picture agency"))
CAPTION = re.compile(
    rf".*(?:\((?:[^()\n]*(?:/|via |[Pp]hoto |by )(?:the )?)(?:{AGENCY})\b[^()\n]*\)"
    rf"|\((?:{AGENCY})\s?/[^()\n]+\)"
    r"|(?:Photo|Photograph|Picture|Image|Illustration|Composite)s?(?: by|:| courtesy of)"
    r" [A-Z][^.()\n]{2,60})\.?"
)
"""a line that ends in who took the picture"""
AUTHOR = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:is (?:an? |the )?[^.,]{0,40}?"
    rf"\b(?:{_shapes('author')})\b|(?:covers|reports on|writes about)\b[^.,]*? for (?:the )?[A-Z])"
    r"[^.]{0,80}\.?"
)
"""a line that is about who wrote the article"""
STAMP = re.compile(
    rf"{EDGE}(?i:(?:first |last )?(?:published|updated|posted|modified|amended))\b:?"
    r"(?:\s(?i:on|at|ago|an|hours?|mins?|minutes?|days?|weeks?|[ap]\.?m\.?)(?=\s|$)"
    rf"|\s?[-–—|•·,]|\s[A-Z]\w*\.?,?|\s[0-9][\w:.,/]*)*{EDGE}"
)
WORD = re.compile(r"[^\W\d_]{3,}")
LONGEST = 60
"""the most words of a line that is furniture by how it opens"""
READING_TIME = re.compile(rf"{EDGE}\d+[ -]min(?:ute)?s?[ -]read{EDGE}", re.I)
ADDRESS = re.compile(r"\s*(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+)\s*")
MAIL = re.compile(r"[>\s*]*(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To)\*?: ?", re.I)
HEADING = re.compile(
    rf"{EDGE}(?:[^:.?!]{{1,40}}: )?(?:what|why|how|where|when|who|which)\b[^.?!:;“\"]*", re.I
)
SHORT = 7
"""the most words of a heading that opens like a question"""


def furniture(text: str) -> Iterator[Span]:
    """The lines and the sentences of a text that are no part of what it says, in order."""
    lines = LINE.finditer(text)
    for in_mail, group in groupby(lines, key=lambda line: bool(MAIL.match(line.group()))):
        block = list(group)
        for line in block:
            if (in_mail and len(block) > 1) or _is_furniture(line.group()):
                yield line.span()
            else:
                yield from _notes(text, line.span())


def _notes(text: str, line: Span) -> Iterator[Span]:
    """The sentences of a line that speak of the page itself, and quote nobody."""
    if WITHIN.search(text, *line):
        for sentence in SENTENCE.finditer(text, *line):
            if WITHIN.search(sentence.group()) and not QUOTED.search(sentence.group()):
                yield sentence.span()


def _is_furniture(line: str) -> bool:
    whole = (ALONE, READING_TIME, ADDRESS, STAMP, AUTHOR, CAPTION)
    if any(pattern.fullmatch(line.strip()) for pattern in whole):
        return True
    if (opening := OPENING.match(line)) and (opening["colon"] or not SAID.search(line)):
        return len(line.split()) <= LONGEST
    if CREDIT.match(line):
        return _is_names(line)
    return len(line.split()) <= SHORT and bool(HEADING.fullmatch(line.rstrip()))


def _is_names(line: str) -> bool:
    """Whether half of the longer words of a line, or more, are written as names."""
    long = WORD.findall(line)
    return 2 * sum(word[0].isupper() for word in long) >= len(long)
