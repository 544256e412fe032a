"""Turns of a transcript and headlines: "SMITH: …", "Q. …", "Smith: C", "C – police"."""

import re
from collections.abc import Iterator, Sequence

from ...lexicons import rows, words
from .cues import Cue, load_cues
from .grammar import Parse, Range, tokens
from .interviews import answers, interviewee
from .proposals import Proposal

Label = tuple[Range, Range]
LABEL = re.compile(
    r"[\"“'_*•\- ]*((?:[A-Z][\w.’'&-]*(?: (?:of|the|for|and|[A-Z][\w.’'&-]*)){0,5})|Q|A)"
    r"(?:,(?: [A-Z][A-Z.’'-]*){1,6})?(?: \([^()\r\n]{1,30}\))?(:|(?<=\b[QA])\.)[*_]* +(?=\S)"
)
CREDIT = re.compile(
    r"(?P<said>[^\r\n:]*[^\s\r\n:.!?,–—-])\s+(?P<dash>[–—-])\s+"
    r"(?P<who>[\w'’ -]{2,40}?)\s*$"
)
"""a headline that ends in a dash and in who says so"""
LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
ASIDE = re.compile(r"[\"“' ]*[(\[]")
SAYS = Cue(":", "phrase", "assert", "affirms", "certain", frozenset())
CITABLE = words("speechwords", "citable")
KINDS = {row["noun"] for row in rows("descriptions")}
SPEECH = {lemma for lemma, row in load_cues()["verb"].items() if "quote" in row.takes} | {"wrote"}
"""verbs with which "Said Ann Roe: …" begins"""
NO_SPEAKER = words("speechwords", "no speaker")
"""words that stand before a colon and name nobody"""


def turns(parse: Parse) -> Iterator[Proposal]:
    """One proposal a labelled line. In a transcript, where labels in capitals alternate, lines
    without one belong to the turn before them.

    Misses: labels of more than six words, and what the last speaker of a transcript says after the
    first paragraph. What is asked under Q is left to the outlet.
    """
    lines = [match.span() for match in LINE.finditer(parse.text)]
    labels = [_label(parse, *line) for line in lines]
    ends, first = _ends(parse, labels), next((label for label in labels if label), None)
    for number, label in enumerate(labels):
        if label:
            more = lines[number + 1 : ends[number]]
            own = [
                (label[1][1], lines[number][1]),
                *(line for line in more if not ASIDE.match(parse.text, *line)),
            ]
            yield from _turn(parse, label, own, first or label)
        elif match := CREDIT.match(parse.text, *lines[number]):
            yield from _credited(parse, *(match.span(part) for part in ("said", "dash", "who")))


def _credited(parse: Parse, said: Range, dash: Range, who: Range) -> Iterator[Proposal]:
    """A headline whose last words, after a dash, are a description of who speaks: "Dam may fail –
    engineers". A name there is as often the outlet's own.
    """
    content, cue, source = (tokens(parse, *span) for span in (said, dash, who))
    last = source[1] - 1
    speaks = parse.lemma[last] in CITABLE or parse.lemma[last] in KINDS
    if speaks and parse.tag[last] in ("NN", "NNS") and content[0] < content[1]:
        yield Proposal(cue[0], SAYS, [content], "turn", [cue], [source], [source])


def _ends(parse: Parse, labels: Sequence[Label | None]) -> list[int]:
    """The number of the line before which the turn of each line ends: in a transcript the next one
    with a label; elsewhere, and where no label in capitals follows, none is but its own.
    """
    ends, next_label, next_capitals = [0] * len(labels), -1, False
    for number in reversed(range(len(labels))):
        label = labels[number]
        capitals = label is not None and parse.text[slice(*label[0])].isupper()
        ends[number] = next_label if capitals and next_capitals else number
        if label:
            next_label, next_capitals = number, next_capitals or capitals
    return ends


def _label(parse: Parse, start: int, end: int) -> Label | None:
    """Where the name and the colon of a label stand, in characters."""
    match = LABEL.match(parse.text, start, end)
    if not match or NO_SPEAKER & set(match.group(1).lower().split()):
        return None
    if _is_heading(parse, tokens(parse, *match.span(1))):
        return None
    first = parse.lemma[tokens(parse, *match.span(1))[0]]
    if first in SPEECH and " " in match.group(1):
        return None
    return match.span(1), match.span(2)


def _is_heading(parse: Parse, words: Range) -> bool:
    """Whether the words before a colon say something, as a heading does and no name: "Stealth Over
    Health", "The Gap Goes On".
    """
    start, end = words
    says = any(
        parse.is_verb(at) or (parse.tag[at] in ("IN", "RP") and parse.word[at] not in ("of", "for"))
        for at in range(start, end)
    )
    return (
        says
        and end - start > 2
        and not parse.text[parse.start[start] : parse.end[end - 1]].isupper()
    )


def _turn(parse: Parse, label: Label, own: list[Range], first: Label) -> Iterator[Proposal]:
    who, colon = (tokens(parse, *span) for span in label)
    content = parse.pieces(tokens(parse, *line) for line in own)
    name = parse.text[slice(*label[0])]
    if content and name in ("Q", "A"):
        yield from _answer(parse, label, content, first) if name == "A" else ()
    elif content and who[0] < who[1] and colon[0] < colon[1]:
        yield Proposal(colon[0], SAYS, content, "turn", [colon], [who], [who])


def _answer(parse: Parse, label: Label, content: list[Range], first: Label) -> Iterator[Proposal]:
    """What stands under A: by the one person who is introduced before the first question."""
    cue = tokens(parse, label[0][0], label[1][1])
    if cue[0] < cue[1]:
        whom = interviewee(parse, tokens(parse, *first[0])[0])
        who = [whom] if whom else []
        yield Proposal(cue[0], SAYS, content, "answer", [cue], who, who)


def answered(parse: Parse) -> Iterator[Proposal]:
    """The answers of an interview without labels, by nobody who is named."""
    for question, lines in answers(parse.text):
        asked = tokens(parse, *question)
        content = parse.pieces(tokens(parse, *line) for line in lines)
        if content and asked[0] < asked[1]:
            cue = (asked[1] - 1, asked[1])
            yield Proposal(cue[0], SAYS, content, "answer without a label", [cue])
