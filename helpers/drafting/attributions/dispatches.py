"""Dispatches and headlines: what a reporter writes under a line that introduces him ("Our reporter
Ann Roe is at the dam:"), and a headline that ends in who says so ("Dam stable, say engineers").

Misses: entries of a live blog that are signed at their end.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ...lexicons import either, words
from .cues import load_cues
from .grammar import Parse, Range, tokens
from .proposals import Proposal

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
REPORTER = either(words("speechwords", "reporter"))
INTRODUCED = re.compile(
    rf"(?:(?:Our|The [A-Z][\w’' ]+[’']s) [^\n.:]*\b(?:{REPORTER})s?\b|[^\n.:]*, our )[^\n.:]*:\s*$"
)
"""a line that introduces who writes what stands below it"""
HEADLINE = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s+)?(?:[^\n:,]*: )?(?P<said>[^\n:]*\S), (?P<cue>\w+) "
    r"(?P<who>[\w’'][\w’' -]{2,40}?)(?: [–—-] live)?\s*$"
)
"""a headline that ends in who says so, behind what it is about and before the name of a blog"""
SPEAKING = {"VBP", "VBZ", "VB"}
MARKS = "\"“”'‘’"


def dispatched(parse: Parse) -> Iterator[Proposal]:
    """What each reporter who is introduced writes, and what each headline gives to somebody."""
    lines = [match.span() for match in LINE.finditer(parse.text)]
    for line, below in pairwise([*lines, (len(parse.text), len(parse.text))]):
        end = parse.text[line[0] : line[1]].rstrip()[-1:]
        if end == ":" and INTRODUCED.fullmatch(parse.text, *line):
            yield from _written(parse, line, below)
        elif end.isalnum() and (match := HEADLINE.fullmatch(parse.text, *line)):
            yield from _headed(parse, match)


def instead_of(made: list[Proposal]) -> list[Proposal]:
    """The proposals without what another rule makes of the verb of a headline."""
    heads = {proposal.at for proposal in made if proposal.rule == "headline"}
    return [each for each in made if each.rule == "headline" or each.at not in heads]


def _written(parse: Parse, line: Range, below: Range) -> Iterator[Proposal]:
    """The paragraph below the line, by the one person whom the line names first."""
    first, last = tokens(parse, *line)
    start = next((at for at in range(first, last) if parse.entity[at] == "PERSON"), last)
    end = start
    while end < last and parse.entity[end] == "PERSON":
        end += 1
    content = parse.pieces([tokens(parse, *below)])
    quoted = parse.text[below[0] : below[0] + 1] in MARKS
    if start < end and content and not quoted:
        who, colon = [(start, end)], last - 1
        row = load_cues()["verb"]["write"]
        yield Proposal(colon, row, content, "dispatch", [(colon, colon + 1)], who, who)


def _headed(parse: Parse, match: re.Match[str]) -> Iterator[Proposal]:
    cue, who = (tokens(parse, *match.span(part)) for part in ("cue", "who"))
    content = parse.pieces([tokens(parse, *match.span("said"))])
    row = load_cues()["verb"].get(parse.lemma[cue[0]]) if cue[0] < cue[1] else None
    speaks = row is not None and "quote" in row.takes and parse.tag[cue[0]] in SPEAKING
    named = who[0] < who[1] and parse.is_nominal(who[1] - 1)
    if row is not None and speaks and named and content:
        yield Proposal(cue[0], row, content, "headline", [cue], [who], [who])
