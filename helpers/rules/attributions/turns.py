"""Turns of a transcript and headlines: "SMITH: …", "Q. …", "Smith: C"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from .cues import Cue
from .grammar import Parse
from .proposals import Proposal

LABEL = re.compile(r"^[\"“'_*•\- ]*((?:(?-i:[A-Z][\w.’'&-]*)(?: (?:of|the|for|and|[A-Z][\w.’'&-]*)){0,5}|Q|A))(:|(?<=^[QA])\.)[*_]* +(?=\S)", re.MULTILINE)
SAYS = Cue(":", "phrase", "assert", "affirms", "certain", frozenset())
NOT_NAMES = re.compile(r"^(?:the latest|latest|update|updated|note|correction|clarification|editor|related|read more|photo|photos|image|video|watch|by|source|sources|breaking|exclusive|opinion|analysis|review|fact|first|second|third|yes|no|question|answer|here|why|how|what|this|these|but|and|time|date|where|who|when|more|also|see)\b", re.IGNORECASE)


def turns(parse: Parse) -> Iterator[Proposal]:
    """One proposal a turn: the label's speaker, the rest of the paragraph and what follows up to the next label when the label is in capitals."""
    for match in LABEL.finditer(parse.text):
        name = match.group(1)
        if NOT_NAMES.match(name):
            continue
        line_end = parse.text.find("\n", match.end())
        line_end = len(parse.text) if line_end < 0 else line_end
        first, last = bisect_right(parse.end, match.end()), bisect_left(parse.start, line_end)
        who = bisect_right(parse.end, match.start(1)), bisect_left(parse.start, match.end(1))
        colon = bisect_right(parse.end, match.start(2))
        span = parse.trimmed((first, last))
        if span and who[0] < who[1]:
            yield Proposal(colon, SAYS, [span], "turn", [(colon, colon + 1)], [who], [who])
