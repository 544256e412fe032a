"""Interviews: who answers where the labels are Q and A, and where there are none.

What is asked is the outlet's own. An answer without a label is left open: the text does not say who
gives it. Misses: questions of several sentences, and answers that end in a question.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...lexicons import words
from ...spans import Span, inside
from ..furniture import furniture
from ..names import is_personal
from .grammar import SUBJECTS, Parse, Range

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
ASKED = re.compile(r"(?!.*[\"“”:])(?:[^.!?\n]+\?+)+\s*")
"""a line that is a question and nothing besides"""
ASKER = re.compile(r"\b(?:[Ii]nterview(?:ed|er)?|[Qq]uestions)(?: by|:)[\w ]*$")
"""what stands before the name of who asks, at the end of a line"""
ON = re.compile(r"(?:,[^,.:!?\n]+,)? on [a-z]")
MEETING = words("speechwords", "meeting")
"""verbs whose subject asks"""
TALKING = MEETING | words("speechwords", "talking")
"""verbs of an interview, whoever their subject is"""
GUESTS = {"him", "her", "them"}
LONGEST = 50
"""the most words of such a line"""


@lru_cache(maxsize=1)
def answers(text: str) -> Sequence[tuple[Span, list[Span]]]:
    """In an interview without labels each question and the lines that answer it, in order; none
    where fewer than two questions are answered. The last are kept: who asks and who answers is
    looked for in the same text.
    """
    lines = [match.span() for match in LINE.finditer(text)]
    asked = [number for number, line in enumerate(lines) if _asks(text[slice(*line)])]
    pairs = [
        (lines[number], lines[number + 1 : end])
        for number, end in zip(asked, [*asked[1:], len(lines)])
        if end > number + 1
    ]
    return pairs if len(pairs) > 1 else ()


def _asks(line: str) -> bool:
    return bool(ASKED.fullmatch(line)) and len(line.split()) <= LONGEST


def interviewee(parse: Parse, before: int) -> Range | None:
    """The one person introduced before a token by more than one word, or of several the one whose
    subject is given ("Ann Roe, a diver, on why …"); never who asks. None where that tells nobody.
    """
    people = [span for span in _people(parse, before) if _length(span) > 1]
    asking = {parse.word[end - 1] for start, end in people if _asks_here(parse, (start, end))}
    people = [span for span in people if parse.word[span[1] - 1] not in asking]
    headed = [span for span in people if _on_subject(parse, span)]
    for group in (people, headed):
        if len({parse.word[end - 1] for _, end in group}) == 1:
            return max(group, key=_length)
    return None


def _asks_here(parse: Parse, person: Range) -> bool:
    """Whether a person is who asks: "she spoke to X", "X met her", "interviewed by X", "Interview:
    X" on a line of its own.
    """
    start, end = person
    line = parse.text[parse.text.rfind("\n", 0, parse.start[start]) + 1 : parse.start[start]]
    rest = parse.text[parse.end[end - 1] :]
    if ASKER.search(line) and re.match(r"[.)\]_* \t]*(?:[\r\n]|$)", rest):
        return True
    noun = next((at for at in range(start, end) if not start <= parse.head[at] < end), start)
    verb = next((at for at in (noun, *parse.climb(noun)) if parse.is_verb(at)), noun)
    if parse.lemma[verb] not in TALKING:
        return False
    asked = _spoken_to(parse, verb)
    if parse.dep[noun] in SUBJECTS and not parse.passive(verb):
        return asked is not None and parse.word[asked] in GUESTS
    if parse.dep[parse.head[noun]] == "agent":
        return True
    return asked == noun and _told_by_guest(parse, verb)


def _spoken_to(parse: Parse, verb: int) -> int | None:
    """With whom somebody talks, or whom somebody meets: a noun."""
    to = next((kid for kid in parse.kids[verb] if parse.word[kid] in ("to", "with")), None)
    return parse.child(verb, "dobj", "dative") if to is None else parse.child(to, "pobj")


def _told_by_guest(parse: Parse, verb: int) -> bool:
    """Whether who talks was introduced before, and is no "we" and no "I"."""
    subject = parse.child(verb, "nsubj")
    meets = parse.lemma[verb] in MEETING
    return subject is not None and not meets and parse.word[subject] in {"he", "she", "they"}


def _on_subject(parse: Parse, person: Range) -> bool:
    """Whether the words after a person say on what: "X on fear", "X, head of the port, on why"."""
    return bool(ON.match(parse.text, parse.end[person[1] - 1]))


def _people(parse: Parse, before: int) -> Iterator[Range]:
    """The persons named before a token, but for those of credits and other furniture."""
    aside = list(furniture(parse.text[: parse.start[before]]))
    start = 0
    while start < before:
        end = start
        while end < before and parse.entity[end] == "PERSON":
            end += 1
        if end == start and _begins_name(parse, start):
            end = start + 2
        if end > start and not inside((parse.start[start], parse.end[end - 1]), aside):
            yield start, end
        start = end + 1 if end == start else end


def _begins_name(parse: Parse, start: int) -> bool:
    """Whether a first name and a surname begin at a token that the parser took for no person."""
    two = range(start, min(start + 2, len(parse)))
    name = parse.text[parse.start[start] : parse.end[two[-1]]]
    return all(parse.tag[at] == "NNP" for at in two) and is_personal(name)


def _length(span: Range) -> int:
    return span[1] - span[0]
