"""Turns of a transcript and headlines: "SMITH: …", "Q. …", "Smith: C", "C – police"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...lexicons import either, rows, words
from ...spans import Span
from .cues import Cue, load_cues
from .grammar import Parse, Range, tokens
from .interviews import answers, interviewee
from .proposals import Proposal

Label = tuple[Range, Range, int]
"""where a name and its colon stand, in characters, and where what is said begins"""
LABEL = re.compile(
    r"[\"“'_*•\[\- ]*(?P<name>(?:Q|A|Question|Answer)(?: ?#?[0-9]{1,2})?(?=[:.*])"
    r"|[A-Z][\w.’'&-]*(?: (?:of|the|for|and|#[0-9]+|[A-Z][\w.’'&-]*)){0,5})\]?"
    r"(?:,(?: [A-Z][A-Z.’'-]*){1,6}|,(?P<role>(?: [\w’'-]+){1,7}))?"
    r"(?: [(\[][^()\[\]\r\n]{1,30}[)\]])?(?P<colon>[*_]*:|(?<=\b[QA])\.|(?<=\b[QA][0-9])\.)"
    r"[*_]*(?: +(?=\S)|[ \t\r]*$)",
    re.MULTILINE,
)
ASKS, ANSWERS = re.compile(r"(?:Q|Question)[ #0-9]*"), re.compile(r"(?:A|Answer)[ #0-9]*")
CREDIT = re.compile(
    r"(?P<said>[^\r\n:]*[^\s\r\n:.!?,–—-])\s+(?P<dash>[–—-])\s+"
    r"(?P<who>[\w'’ -]{2,40}?)\s*$"
)
"""a headline that ends in a dash and in who says so"""
LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
ASIDE = re.compile(r"[\"“' ]*(?:[(\[]|[0-9]{1,2}[:.h][0-9]{2}\b)")
"""lines of a transcript that nobody says: what is done, when"""
WORDS = either(words("speechwords", "reply"))
REPLY = re.compile(
    rf"(?:(?:{WORDS})[.!]+(?=\s|$)\s*|[\[(][^\])\n]{{1,30}}[\])]\s*)+", re.IGNORECASE
)
"""words that answer a question and say nothing without it, and what is noted beside them"""
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
            more = more or list(_beneath(parse, label, lines[number:]))
            more = [line for line in more if not ASIDE.match(parse.text, *line)]
            own = [_after_reply(parse.text, line) for line in [(label[2], lines[number][1]), *more]]
            yield from _turn(parse, label, own, first or label)
        elif match := CREDIT.match(parse.text, *lines[number]):
            yield from _credited(parse, *(match.span(part) for part in ("said", "dash", "who")))


def _after_reply(text: str, line: Range) -> Range:
    """What a line says behind a bare reply: "Partly. [Laughs] C" says C, and "No." nothing."""
    reply = REPLY.match(text, *line)
    return (reply.end() if reply else line[0], line[1])


def asking(parse: Parse, start: int) -> int:
    """How many tokens the label has that stands at a token and opens what is asked; 0 for none."""
    begin = parse.start[start]
    opens = parse.text[begin - 1 : begin] in ("", "\n")
    label = LABEL.match(parse.text, begin) if opens else None
    asks = label is not None and ASKS.fullmatch(label["name"])
    return tokens(parse, begin, label.end())[1] - start if label and asks else 0


def asked_lines(text: str) -> list[Span]:
    """The lines in which an interviewer asks, under Q or without a label."""
    labels = (match for match in LABEL.finditer(text) if ASKS.fullmatch(match["name"]))
    lines = (LINE.match(text, match.start()) for match in labels)
    return [*(asked for asked, _ in answers(text)), *(line.span() for line in lines if line)]


def questioned(parse: Parse, at: int) -> Range | None:
    """Who is asked in the line of a token, where it is a question under Q; else None."""
    begin = parse.text.rfind("\n", 0, parse.start[at]) + 1
    label = LABEL.match(parse.text, begin)
    if label is None or not ASKS.fullmatch(label["name"]):
        return None
    first = next(match.start() for match in LABEL.finditer(parse.text))
    return interviewee(parse, tokens(parse, first, first + 1)[0])


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


def _beneath(parse: Parse, label: Label, lines: Sequence[Range]) -> Sequence[Range]:
    """The lines right below a label that has its own line."""
    if label[2] < lines[0][1]:
        return ()
    joined = (
        number
        for number, (line, following) in enumerate(pairwise(lines), 1)
        if parse.text.count("\n", line[1], following[0]) > 1 or _label(parse, *following)
    )
    return lines[1 : next(joined, len(lines))]


def _label(parse: Parse, start: int, end: int) -> Label | None:
    """Where the name and the colon of a label stand, in characters."""
    match = LABEL.match(parse.text, start, end)
    if not match:
        return None
    label = match.span("name"), match.span("colon"), match.end()
    if ASKS.fullmatch(match["name"]) or ANSWERS.fullmatch(match["name"]):
        return label
    name = tokens(parse, *match.span("name"))
    if NO_SPEAKER & set(match["name"].lower().split()) or _is_heading(parse, name):
        return None
    if parse.lemma[name[0]] in SPEECH and " " in match["name"]:
        return None
    return label if _is_name(parse, match, name) else None


def _is_name(parse: Parse, match: re.Match[str], name: Range) -> bool:
    """Whether a label with a role in small letters, or with a line of its own, is somebody's."""
    person = match["name"].isupper() or parse.entity[name[1] - 1] == "PERSON"
    if match["role"]:
        role = tokens(parse, *match.span("role"))
        return " " in match["name"] and not any(parse.is_verb(at) for at in range(*role))
    return person or not match.group().endswith((":", "*", "_", "\r", "\t"))


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
    who, colon = (tokens(parse, *span) for span in label[:2])
    content = parse.pieces(tokens(parse, *line) for line in own)
    name = parse.text[slice(*label[0])]
    if ASKS.fullmatch(name):
        return
    if content and ANSWERS.fullmatch(name):
        yield from _answer(parse, label, content, first)
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
