"""Direct speech: quotations take over the contents they touch, find their own cue, and run on
without one. One that nobody speaks is left open: it is somebody's word, and never the outlet's.
"""

import re
from collections.abc import Sequence

from ...spans import inside, merged
from .beside import beside, by_form, nearest
from .describing import is_somebody, subject_of
from .grammar import SUBJECTS, Parse, Range, tokens
from .proposals import Proposal, proposed
from .quotations import Quotations, counts
from .turns import SAYS

LABEL = 15
"""how many tokens a name with its description may have before "says" is understood: "Ann Oakes, 34,
of Dover: …"
"""

OPEN = "quotation of nobody"
"""the rule of a quotation whose speaker the text leaves open"""

LETTERS = 12
"""the letters that a quotation must have to be told again by them"""
SIGNED = re.compile(
    r"[”’\"']*\s{0,3}[-–—―~:]+\s{0,3}([\w@][^\n\r:;!?“”\"]{1,80}?)[\s.]*(?=[\n\r]|$)"
)


def snapped(made: Sequence[Proposal], quoted: Quotations) -> list[Proposal]:
    """The proposals with each content that touches a quotation widened to all of it; a cue inside a
    quotation reaches no further than it. Those of which nothing is left go.
    """
    widened = (
        proposal if proposal.rule == "turn" else proposal.but(content=_snapped(proposal, quoted))
        for proposal in made
    )
    return [
        proposal
        for proposal in widened
        if proposal.content and not _speaks_from_within(proposal, quoted)
    ]


def _speaks_from_within(proposal: Proposal, quoted: Quotations) -> bool:
    """Whether the source stands in a quotation, and the cue that it was found for does not."""
    around = quoted.around(proposal.source) if proposal.rule != "turn" else -1
    return around >= 0 and quoted.at[proposal.at] != around


def _snapped(proposal: Proposal, quoted: Quotations) -> list[Range]:
    own = quoted.at[proposal.at]
    return merged(kept for piece in proposal.content if (kept := _snap(piece, own, quoted)))


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


def spoken(parse: Parse, made: Sequence[Proposal], quoted: Quotations) -> list[Proposal]:
    """The proposals with the quotations that no content holds yet, and new ones for those that
    none can take: by the nearest cue, by a name, or as the last speaker's words run on.
    """
    speakers = _Speakers(parse, made, quoted)
    speakers.find()
    speakers.share()
    speakers.run_on()
    speakers.leave_open()
    return speakers.proposals()


class _Speakers:
    """Who speaks each quotation: the number of a proposal, while proposals widen and new ones
    come.
    """

    def __init__(self, parse: Parse, made: Sequence[Proposal], quoted: Quotations) -> None:
        self._parse, self._quoted = parse, quoted
        self._made = list(made)
        self._aside: set[int] = set()
        self._cued = {proposal.at: number for number, proposal in enumerate(made)}
        self._holder = _holders(made, quoted)

    def proposals(self) -> list[Proposal]:
        """All of them, without those whose cue another has already."""
        return [made for number, made in enumerate(self._made) if number not in self._aside]

    def find(self) -> None:
        """Gives each quotation that nobody holds to the nearest cue, else to a name beside it."""
        for number, span in enumerate(self._quoted.spans):
            if self._holder[number] is None and self._quoted.long[number]:
                ways = (way(span) for way in (self._by_cue, self._by_form, self._by_name))
                found = (speaker for speaker in ways if speaker is not None)
                self._holder[number] = next(found, None)

    def share(self) -> None:
        """Gives a quotation that runs on to whoever speaks the paragraph after it, when nobody is
        named in its own.
        """
        for number in sorted(self._quoted.running, reverse=True):
            later = self._holder[number + 1] if number + 1 < len(self._holder) else None
            nobody = self._holder[number] is None
            if nobody and later is not None and self._made[later].rule != "turn":
                self._widen(later, self._quoted.spans[number])
                self._holder[number] = later

    def run_on(self) -> None:
        """Gives the quotations that nobody speaks yet to the last speaker: as more of the same
        speech, or after indirect speech as another.
        """
        last: int | None = None
        for number in range(len(self._quoted.spans)):
            holder = self._holder[number]
            told = self._told_before(number) if holder is None else None
            if told is not None and (last is None or self._takes_over(told, last)):
                last = told
            if holder is None and last is not None and self._runs_on(last, number, told):
                last = self._holder[number] = self._continued(last, number)
            elif holder is not None:
                last = holder
            elif self._quoted.long[number]:
                last = None

    def leave_open(self) -> None:
        """Makes the sentences in quotation marks that nobody is found to speak somebody's word."""
        for number, span in enumerate(self._quoted.spans):
            if self._holder[number] is None and _is_said(self._parse, span, self._quoted):
                mark, again = (span[0], span[0] + 1), self._said_again(number)
                rule = OPEN if again is None else "quotation said again"
                made = Proposal(span[0], SAYS, [span], rule, [mark])
                if again is not None:
                    made = made.but(source=again.source, parties=again.parties)
                self._holder[number] = self._add(made)

    def _said_again(self, number: int) -> Proposal | None:
        """Who is quoted elsewhere with the same words: a headline quotes what the text does."""
        words = self._letters(number)
        for other, holder in enumerate(self._holder):
            if other == number or holder is None or not self._made[holder].source:
                continue
            if len(words) >= LETTERS and words in self._letters(other):
                return self._made[holder]
        return None

    def _letters(self, number: int) -> str:
        start, end = self._quoted.spans[number]
        return "".join(filter(str.isalnum, "".join(self._parse.word[start:end])))

    def _by_cue(self, span: Range) -> int | None:
        cue = nearest(self._parse, *span, self._quoted)
        if cue is None:
            return None
        verb, row = cue
        known = self._cued.get(verb)
        if known is not None and self._made[known].source:
            self._widen(known, span)
            return known
        subject = subject_of(self._parse, verb)
        if subject is None or self._quoted.around([(subject, subject + 1)]) >= 0:
            subject = None if self._parse.tag[verb] == "VBG" else beside(self._parse, verb)
        made = proposed(self._parse, verb, row, [span], "quotation", subject)
        if made is None or not made.source:
            return None
        if known is not None:
            self._made[known] = made
        return self._add(made) if known is None else known

    def _by_form(self, span: Range) -> int | None:
        made = by_form(self._parse, span)
        if made and made.at in self._cued:
            self._widen(self._cued[made.at], span)
            return self._cued[made.at]
        return self._add(made) if made and made.source else None

    def _by_name(self, span: Range) -> int | None:
        made = _named(self._parse, span)
        return self._add(made) if made else None

    def _continued(self, last: int, number: int) -> int:
        """Who speaks a quotation that runs on: the last speaker's own proposal where what it holds
        is quoted, else a new one.
        """
        span, proposal = self._quoted.spans[number], self._made[last]
        edges = (proposal.content[0][0], proposal.content[-1][1] - 1)
        if any(self._quoted.at[edge] >= 0 for edge in edges):
            self._widen(last, span)
            return last
        self._made.append(proposal.but(content=[span], rule="quotation runs on"))
        return len(self._made) - 1

    def _add(self, proposal: Proposal) -> int:
        number = len(self._made)
        self._made.append(proposal)
        if proposal.at in self._cued:
            self._aside.add(number)
        self._cued.setdefault(proposal.at, number)
        return number

    def _widen(self, number: int, span: Range) -> None:
        proposal = self._made[number]
        self._made[number] = proposal.but(content=merged([*proposal.content, span]))

    def _runs_on(self, last: int, number: int, told: int | None) -> bool:
        """Whether a quotation goes on with what the last speaker said: in the same paragraph, as
        one that ran on, or as a paragraph of its own.
        """
        proposal, (start, end) = self._made[last], self._quoted.spans[number]
        over, can_quote = proposal.content[-1][1], "quote" in proposal.row.takes
        speaks = can_quote or proposal.rule in ("turn", "name") or told is not None
        if start < over or not speaks:
            return False
        if number - 1 in self._quoted.running:
            return True
        words = self._parse.word
        breaks = sum("\n" in words[at] for at in range(max(over, proposal.at + 1), start))
        if breaks == 0:
            return _sentences(self._parse, start, end)
        paragraph = _sentences(self._parse, start, end) and _alone(self._parse, start, end)
        return breaks == 1 and paragraph and last == self._latest(start)

    def _told_before(self, number: int) -> int | None:
        """Who speaks the sentence right before a quotation, in words that are not quoted."""
        start = before = self._quoted.spans[number][0]
        while before > 0 and self._parse.is_edge(before - 1):
            before -= 1
        if not before:
            return None
        first, last = self._parse.sentence[before - 1]
        own = [
            (at, made)
            for at, made in enumerate(self._made)
            if made.parties
            and made.row.pos == "verb"
            and not made.withheld
            and first <= made.at < last
            and made.content[-1][1] <= start
        ]
        outer = (
            at
            for at, made in own
            if self._parse.tag[made.at] != "VBG"
            and not any(inside((made.at, made.at + 1), other.content) for _, other in own)
        )
        return max(outer, key=lambda at: self._made[at].at, default=None)

    def _takes_over(self, told: int, last: int) -> bool:
        """Whether the sentence before a quotation lets somebody else say something than the last
        who was quoted.
        """
        proposal, before = self._made[told], self._made[last]
        apart = self._parse.sentence[proposal.at] != self._parse.sentence[before.at]
        apart = apart and self._parse.tag[proposal.parties[0][0]] != "PRP"
        judges = "quote" in proposal.row.takes or proposal.row.act in ("assess", "accuse")
        return apart and before.at < proposal.at and judges

    def _latest(self, start: int) -> int | None:
        """The last proposal whose words end before a token, the widest of those that end alike."""
        ended = [
            (proposal.content[-1][1], -proposal.content[0][0], number)
            for number, proposal in enumerate(self._made)
            if max(proposal.content[-1][1], proposal.at) <= start
        ]
        return max(ended)[2] if ended else None


def _holders(made: Sequence[Proposal], quoted: Quotations) -> list[int | None]:
    """For each quotation a proposal whose content holds it and whose cue stands outside."""
    holder: list[int | None] = [None] * len(quoted.spans)
    for number, proposal in enumerate(made):
        own = -1 if proposal.rule == "turn" else quoted.at[proposal.at]
        for start, end in proposal.content:
            for quotation in set(quoted.at[start:end]) - {-1, own}:
                holder[quotation] = number
    return holder


def _named(parse: Parse, span: Range) -> Proposal | None:
    """A name with a colon before the quotation, or with a dash or a colon after it."""
    start, end = span
    if start > 1 and parse.word[start - 1] == ":":
        cue, who = start - 1, _label(parse, start - 1)
    else:
        match = SIGNED.match(parse.text, parse.start[end - 1] + 1)
        who = _signature(parse, tokens(parse, *match.span(1))) if match else None
        cue = who[0] - 1 if who else start
    if not who or who[0] >= who[1]:
        return None
    return Proposal(cue, SAYS, [span], "name", [(cue, cue + 1)], [who], [who])


def _signature(parse: Parse, who: Range) -> Range | None:
    """Who signs a quotation; None where the words behind the mark name and describe nobody."""
    who = who[0], next((at for at in range(*who) if parse.word[at] in ("on", "about")), who[1])
    last = next((at for at in range(*who) if parse.word[at] == ","), who[1]) - 1
    named = parse.tag[who[0]] in ("NNP", "NNPS") or parse.word[who[0]][0] == "@"
    return who if named or (last >= who[0] and is_somebody(parse, last)) else None


def _label(parse: Parse, colon: int) -> Range | None:
    """The name between the beginning of a line and a colon."""
    first = colon
    while first > max(0, colon - LABEL) and not (
        "\n" in parse.word[first - 1] or parse.is_verb(first - 1)
    ):
        first -= 1
    who = parse.trimmed((first, colon))
    begins = first == 0 or "\n" in parse.word[first - 1]
    opening = {"NNP", "NNPS", "DT"} & set(parse.tag[who[0] : who[0] + 2]) if who else ()
    return who if begins and opening else None


def _alone(parse: Parse, start: int, end: int) -> bool:
    """Whether the quotation is a paragraph of its own."""
    return (start == 0 or "\n" in parse.word[start - 1]) and (
        end == len(parse) or "\n" in parse.word[end]
    )


def _is_said(parse: Parse, span: Range, quoted: Quotations) -> bool:
    """Whether a quotation is a sentence: by its marks, after a colon, or with a subject and a verb
    that stand in no other clause than its own.
    """
    start, end = span
    if quoted.long[quoted.at[start]] and (
        _sentences(parse, start, end) or (start > 0 and parse.word[start - 1] == ":")
    ):
        return True
    finite = any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in parse.tag[start:end])
    subject = any(dep in SUBJECTS or dep == "nsubjpass" for dep in parse.dep[start:end])
    return counts(parse, span) > 3 and finite and subject


def _sentences(parse: Parse, start: int, end: int) -> bool:
    """Whether the quotation begins a sentence and ends one."""
    before = start - 1
    while before >= 0 and parse.word[before].isspace():
        before -= 1
    opens = parse.sentence[start][0] == start or before < 0 or parse.word[before][-1] in ".?!”\"'"
    return opens and any(
        parse.word[at][-1] in ".?!…" for at in range(max(start, end - 3), min(end + 1, len(parse)))
    )
