"""Direct speech: quotations take over the contents they touch, find their own cue, and run on
without one.
"""

import re

from .cues import Cue
from .describing import subject_of
from .grammar import Parse, Range, tokens
from .proposals import Proposal, cue_at, proposed
from .turns import SAYS

NEAR = 30
"""how many tokens a cue may stand from the quotation that it introduces or closes"""
LABEL = 15
"""how many tokens a name with its description may have before "says" is understood: "Ann Oakes, 34,
of Dover: …"
"""

SIGNED = re.compile(
    r"[”’\"']*\s{0,3}[-–—―~]+\s{0,3}([A-ZÀ-Ý@][^\n\r:;!?“”\"]{1,80}?)[\s.]*(?=[\n\r]|$)"
)


class Quotations:
    """The quoted stretches of a text; `at` gives each token the number of the one it stands in, or
    -1; `long` which have three words.
    """

    def __init__(self, parse: Parse, spans: list[Range], running: set[int]) -> None:
        self.spans, self.running = spans, running
        self.at = [-1] * len(parse)
        for number, (start, end) in enumerate(spans):
            self.at[start:end] = [number] * (end - start)
        self.long = [
            sum(word[0].isalnum() for word in parse.word[start:end]) > 2 for start, end in spans
        ]


def snapped(made: list[Proposal], quoted: Quotations) -> list[Proposal]:
    """The proposals with each content that touches a quotation widened to all of it; a cue inside a
    quotation reaches no further than it.
    """
    for one in made:
        own = quoted.at[one.at]
        if one.rule != "turn":
            one.content = merged(
                [kept for piece in one.content if (kept := _snap(piece, own, quoted))]
            )
    return [one for one in made if one.content]


def _snap(piece: Range, own: int, quoted: Quotations) -> Range | None:
    start, end = piece
    first, last = quoted.at[start], quoted.at[end - 1]
    if first >= 0 and first != own:
        start = quoted.spans[first][0]
    if last >= 0 and last != own:
        end = quoted.spans[last][1]
    if own >= 0:
        start, end = max(start, quoted.spans[own][0]), min(end, quoted.spans[own][1])
    return (start, end) if start < end else None


def merged(pieces: list[Range]) -> list[Range]:
    """The pieces in order, those that touch as one."""
    kept: list[Range] = []
    for start, end in sorted(pieces):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def spoken(parse: Parse, made: list[Proposal], quoted: Quotations) -> list[Proposal]:
    """Proposals for the quotations that no content holds yet: by the nearest cue, by a name, or as
    the last speaker's words run on.
    """
    holder = _holders(made, quoted)
    cued = {one.at: one for one in made}
    found: list[Proposal] = []
    for number, span in enumerate(quoted.spans):
        if holder[number] is None and quoted.long[number]:
            holder[number] = one = _by_cue(parse, span, quoted, cued) or _by_name(parse, span)
            if one is not None and one.at not in cued:
                cued[one.at] = one
                found.append(one)
    for number in sorted(quoted.running, reverse=True):
        if number + 1 < len(quoted.spans):
            holder[number] = _shared(holder[number], holder[number + 1], quoted.spans[number])
    return found + _continued(parse, holder, quoted)


def _continued(parse: Parse, holder: list[Proposal | None], quoted: Quotations) -> list[Proposal]:
    """Gives the quotations that nobody speaks yet to the last speaker: as more of the same speech,
    or after indirect speech as another.
    """
    found: list[Proposal] = []
    last: Proposal | None = None
    for number, span in enumerate(quoted.spans):
        if holder[number] is None and last is not None and _runs_on(parse, last, number, quoted):
            if any(quoted.at[at] >= 0 for at in (last.content[0][0], last.content[-1][1] - 1)):
                last.content = merged([*last.content, span])
            else:
                found.append(last.but(content=[span], rule="quotation runs on"))
                last = found[-1]
        else:
            last = holder[number] or (last if not quoted.long[number] else None)
    return found


def _holders(made: list[Proposal], quoted: Quotations) -> list[Proposal | None]:
    """For each quotation a proposal whose content holds it and whose cue stands outside."""
    holder: list[Proposal | None] = [None] * len(quoted.spans)
    for one in made:
        for start, end in one.content:
            own = -1 if one.rule == "turn" else quoted.at[one.at]
            for number in {quoted.at[at] for at in range(start, end)} - {-1, own}:
                holder[number] = one
    return holder


def _by_cue(
    parse: Parse, span: Range, quoted: Quotations, cued: dict[int, Proposal]
) -> Proposal | None:
    cue = nearest(parse, *span, quoted)
    if cue is None:
        return None
    verb, row = cue
    one = cued.get(verb)
    if one is None:
        one = proposed(parse, verb, row, [span], "quotation", subject_of(parse, verb))
        return one if one and one.source else None
    one.content = merged([*one.content, span])
    return one


def _by_name(parse: Parse, span: Range) -> Proposal | None:
    """A name with a colon before the quotation, or with a dash after it."""
    start, end = span
    if start > 1 and parse.word[start - 1] == ":":
        cue = first = start - 1
        while (
            first > max(0, start - LABEL)
            and "\n" not in parse.word[first - 1]
            and not parse.is_verb(first - 1)
        ):
            first -= 1
        who = parse.trimmed((first, cue))
        named = (
            who is not None
            and (first == 0 or "\n" in parse.word[first - 1])
            and parse.tag[who[0]] in ("NNP", "NNPS", "DT")
        )
    else:
        match = SIGNED.match(parse.text, parse.start[end - 1] + 1)
        who = tokens(parse, *match.span(1)) if match else None
        named = who is not None
        cue = who[0] - 1 if who else start
    if not named or not who or who[0] >= who[1]:
        return None
    return Proposal(cue, SAYS, [span], "name", [(cue, cue + 1)], [who], [who])


def _shared(own: Proposal | None, following: Proposal | None, span: Range) -> Proposal | None:
    """Who speaks a quotation that runs on: whoever speaks the paragraph after it, when nobody is
    named in its own.
    """
    if own is None and following is not None and following.rule != "turn":
        following.content = merged([span, *following.content])
        return following
    return own


def _runs_on(parse: Parse, last: Proposal, number: int, quoted: Quotations) -> bool:
    """Whether a quotation goes on with what the last speaker said: in the same paragraph, as one
    that ran on, or as a paragraph of its own.
    """
    (start, end), over = quoted.spans[number], last.content[-1][1]
    if start < over or ("quote" not in last.row.takes and last.rule not in ("turn", "name")):
        return False
    breaks = sum("\n" in parse.word[at] for at in range(max(over, last.at + 1), start))
    alone = (start == 0 or "\n" in parse.word[start - 1]) and (
        end == len(parse) or "\n" in parse.word[end]
    )
    same = parse.word[start] in (parse.word[last.content[-1][0]], parse.word[last.content[0][0]])
    return (
        number - 1 in quoted.running
        or (breaks == 0 and _sentences(parse, start, end))
        or (breaks == 1 and alone and same and end - start > LABEL)
    )


def _sentences(parse: Parse, start: int, end: int) -> bool:
    """Whether the quotation begins a sentence and ends one."""
    before = start - 1
    while before >= 0 and parse.word[before].isspace():
        before -= 1
    opens = parse.sentence[start][0] == start or before < 0 or parse.word[before][-1] in ".?!”\"'"
    return opens and any(
        parse.word[at][-1] in ".?!…" for at in range(max(start, end - 3), min(end + 1, len(parse)))
    )


def nearest(parse: Parse, start: int, end: int, quoted: Quotations) -> tuple[int, Cue] | None:
    """The cue of a quotation: in "…," X said or X said: "…"; after it first when it ends in a
    comma, before it first otherwise.
    """
    after = _scan(parse, range(end, min(end + NEAR, len(parse))), quoted)
    before = _scan(parse, range(start - 1, max(start - NEAR, -1), -1), quoted)
    inner = parse.word[end - 2] if end - start > 2 else ""
    introduced = start > 0 and parse.word[start - 1] in (",", ":")
    if (before and introduced) or not (
        inner in (",", "?", "!") or (end < len(parse) and parse.word[end] == ",")
    ):
        return before
    return after or before


def _scan(parse: Parse, places: range, quoted: Quotations) -> tuple[int, Cue] | None:
    for at in places:
        number = quoted.at[at]
        if (
            (number >= 0 and quoted.long[number])
            or parse.word[at] in (".", "?", "!", ";")
            or ("\n" in parse.word[at] and (places.step > 0 or parse.word[at - 1] != ":"))
        ):
            return None
        if (
            number < 0
            and parse.tag[at][:2] == "VB"
            and (row := cue_at(parse, at))
            and "quote" in row.takes
        ):
            return at, row
    return None
