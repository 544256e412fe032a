"""Chains: whose words stand inside whose, and who is cited for what another reports."""

from collections.abc import Iterator, Sequence

from ...lexicons import words
from ...spans import inside
from .describing import parties
from .grammar import CITING, Parse, Range, minus
from .model import Attribution
from .proposals import Proposal
from .withholding import inherited, weighed

Pieces = Sequence[Range]
CITABLE = words("speechwords", "citable")

DEEPEST = 12
"""the most relays that a chain keeps, the innermost"""


def within(cues: Sequence[Range], contents: Sequence[Pieces]) -> list[list[int]]:
    """For each cue the numbers of those others whose content holds it, the widest first; never two
    that hold each other's cue.
    """
    opened = sorted((piece, number) for number, pieces in enumerate(contents) for piece in pieces)
    around: list[list[int]] = [[] for _ in cues]
    active: list[tuple[Range, int]] = []
    place = 0
    for own in sorted(range(len(cues)), key=lambda number: cues[number]):
        start, end = cues[own]
        while place < len(opened) and opened[place][0][0] <= start:
            active.append(opened[place])
            place += 1
        active = [(piece, number) for piece, number in active if piece[1] > start]
        holding = {number for piece, number in active if end <= piece[1]} - {own}
        around[own] = _widest(holding, own, cues, contents)
    return around


def _widest(
    holding: set[int], own: int, cues: Sequence[Range], contents: Sequence[Pieces]
) -> list[int]:
    """Those that hold a cue and whose own it does not hold, the widest first."""
    apart = (number for number in holding if not inside(cues[number], contents[own]))
    sizes = {number: contents[number][-1][1] - contents[number][0][0] for number in apart}
    return sorted(sizes, key=lambda number: (-sizes[number], number))[-DEEPEST:]


def outermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Those that stand in no other's content: what the text itself attributes, not what its sources
    attribute.
    """
    cues = [attribution.cue[0] for attribution in attributions]
    around = within(cues, [attribution.content for attribution in attributions])
    return [attribution for attribution, others in zip(attributions, around) if not others]


def cited(parse: Parse, made: Sequence[Proposal]) -> list[Proposal]:
    """The same proposals, but with whom the source cites as the source and the first as the relay:
    "CNN reported, citing an official".

    Misses: what is cited under a word that is not in the list of things that speak ("citing the
    mood in the capital").
    """
    proposals = [_citing(parse, proposal) for proposal in made]
    citing = [proposal for proposal in proposals if proposal.rule == "citing"]
    spent = {proposal.cue[0][0] for proposal in citing} - {proposal.at for proposal in citing}
    return [proposal for proposal in proposals if proposal.at not in spent]


def _citing(parse: Parse, proposal: Proposal) -> Proposal:
    citing = _citing_word(parse, proposal.at)
    whom = None if citing is None else parse.child(citing, "dobj", "pobj")
    if citing is None or whom is None or not proposal.parties or not _speaks(parse, whom):
        return proposal
    who = [
        part
        for span in parties(parse, whom, citing)
        for part in minus(span, proposal.content[0])[:1]
    ]
    if not who:
        return proposal
    content = parse.pieces(
        part for span in proposal.content for part in minus(span, parse.whole(citing))
    )
    return proposal.but(
        source=who,
        parties=who,
        cue=[(citing, citing + 1)],
        relays=[*proposal.relays, (proposal.parties[0], proposal.cue[0])],
        rule="citing",
        content=content or proposal.content,
    )


def _citing_word(parse: Parse, cue: int) -> int | None:
    """The "citing" or "quoting" that hangs on a cue."""
    for kid in parse.kids[cue]:
        if parse.word[kid] in CITING and parse.dep[kid] in ("advcl", "acl", "prep", "xcomp"):
            return kid
    return None


def _speaks(parse: Parse, noun: int) -> bool:
    """Whether what is cited is a name, or a thing that speaks."""
    return parse.tag[noun] in ("NNP", "NNPS") or parse.lemma[noun] in CITABLE


def chained(parse: Parse, made: Sequence[Proposal]) -> list[Proposal]:
    """The same proposals with the sources around each as its relays, from the outside in; withheld
    where one of those takes it back.
    """
    made = [weighed(parse, proposal) for proposal in made]
    cues = [proposal.cue[0] for proposal in made]
    around = within(cues, [proposal.content for proposal in made])
    return [
        proposal.but(
            relays=[*_outer(made, others), *proposal.relays],
            withheld=proposal.withheld
            or inherited(parse, proposal, [made[number] for number in others]),
        )
        for proposal, others in zip(made, around)
    ]


def _outer(made: Sequence[Proposal], others: Sequence[int]) -> Iterator[tuple[Range, Range]]:
    """The relays and the source of each of the others, with their cues."""
    for proposal in (made[number] for number in others):
        yield from proposal.relays
        if proposal.parties:
            yield proposal.parties[0], proposal.cue[0]
