"""Direct speech: quotations take over the contents they touch, find their own cue, and run on without one."""

from .cues import Cue
from .describing import parties, subject_of
from .grammar import Parse, Range
from .proposals import Proposal
from .verbs import cue_at, proposed

NEAR = 30
"""how many tokens a cue may stand from the quotation that it introduces or closes"""


def snapped(parse: Parse, made: list[Proposal], quoted: list[int], spans: list[Range]) -> None:
    """Widens each content that touches a quotation to the whole of it, unless the cue stands inside."""
    for one in made:
        if one.rule == "turn":
            continue
        own = quoted[one.at]
        pieces = []
        for start, end in one.content:
            first, last = quoted[start], quoted[end - 1]
            if first >= 0 and first != own:
                start = min(start, spans[first][0])
            if last >= 0 and last != own:
                end = max(end, spans[last][1])
            if own >= 0:
                start, end = max(start, spans[own][0]), min(end, spans[own][1])
            if start < end:
                pieces.append((start, end))
        one.content = merged(pieces)


def merged(pieces: list[Range]) -> list[Range]:
    kept: list[Range] = []
    for start, end in sorted(pieces):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def spoken(parse: Parse, made: list[Proposal], quoted: list[int], spans: list[Range]) -> list[Proposal]:
    """Proposals for the quotations that no content holds yet: by the nearest cue, or as the last speaker's words run on."""
    held = [False] * len(spans)
    for one in made:
        for start, end in one.content:
            for number in {quoted[at] for at in range(start, end)} - {-1, quoted[one.at]}:
                held[number] = True
    found: list[Proposal] = []
    long = [sum(word[0].isalnum() for word in parse.word[start:end]) > 2 for start, end in spans]
    cued = {one.at: one for one in made}
    last: Proposal | None = None
    order = sorted(made, key=lambda one: one.content[0])
    for number, (start, end) in enumerate(spans):
        while order and order[0].content[0][0] <= start:
            first = order.pop(0)
            if any(quoted[at] >= 0 for at in (first.content[0][0], first.content[-1][1] - 1)) and quoted[first.at] < 0:
                last = first
        if held[number] or not long[number]:
            continue
        cue = nearest(parse, start, end, quoted, long)
        if cue is not None:
            verb, row = cue
            if verb in cued:
                one = cued[verb]
                if any(quoted[at] >= 0 for a, b in one.content for at in range(a, b)) or one.rule in ("inverted", "quotation"):
                    one.content = merged([*one.content, (start, end)])
                else:
                    one.content = merged([*one.content, (start, end)]) if parse.sentence[start] == parse.sentence[verb] else [(start, end)]
                last = one
            elif (one := proposed(parse, verb, row, [(start, end)], "quotation", subject_of(parse, verb))) and one.source:
                cued[verb] = one
                found.append(one)
                last = one
        elif last is not None and whole(parse, start, end) and apart(parse, last, start):
            last.content = merged([*last.content, (start, end)])
    return found


def whole(parse: Parse, start: int, end: int) -> bool:
    """Whether the quotation begins a sentence and ends one."""
    before = start - 1
    while before >= 0 and parse.word[before].isspace():
        before -= 1
    opens = parse.sentence[start][0] == start or before < 0 or parse.word[before] in (".", "?", "!", "”", '"', "''") or "\n" in parse.text[parse.end[before] : parse.start[start]]
    closes = any(parse.word[at] in (".", "?", "!", "...", "…") or parse.word[at][-1] in ".?!…" for at in range(max(start, end - 3), min(end + 1, len(parse))))
    return opens and closes


def apart(parse: Parse, last: Proposal, start: int) -> bool:
    """Whether the quotation stands in the last speaker's paragraph."""
    end = max(last.content[-1][1], last.at + 1)
    return start >= end and parse.text.count("\n", parse.end[end - 1], parse.start[start]) == 0


def nearest(parse: Parse, start: int, end: int, quoted: list[int], long: list[bool]) -> tuple[int, Cue] | None:
    """The cue of a quotation: in "…," X said or X said: "…"; after it first when it ends in a comma, before it first otherwise."""
    after = _scan(parse, range(end, min(end + NEAR, len(parse))), quoted, long)
    before = _scan(parse, range(start - 1, max(start - NEAR, -1), -1), quoted, long)
    inner = parse.word[end - 2] if end - start > 2 else ""
    introduced = start > 0 and parse.word[start - 1] in (",", ":")
    if before and introduced or not (inner in (",", "?", "!") or end < len(parse) and parse.word[end] == ","):
        return before
    return after or before


def _scan(parse: Parse, places: range, quoted: list[int], long: list[bool]) -> tuple[int, Cue] | None:
    for at in places:
        if quoted[at] >= 0 and long[quoted[at]] or parse.word[at] in (".", "?", "!", ";") or "\n" in parse.word[at]:
            return None
        if quoted[at] < 0 and parse.tag[at][:2] == "VB" and (row := cue_at(parse, at)) and "quote" in row.takes:
            return at, row
    return None
