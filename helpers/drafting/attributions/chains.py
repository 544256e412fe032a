"""Chains: whose words stand inside whose, and who is cited for what another reports."""

from collections.abc import Sequence

from ...lexicons import words
from .describing import parties
from .grammar import CITING, Parse, Range, minus
from .model import Attribution
from .proposals import Proposal

Pieces = Sequence[Range]
CITABLE = words("speechwords", "citable")

DEEPEST = 12
"""the most relays that a chain keeps, the innermost"""


def within(cues: Sequence[Range], contents: Sequence[Pieces]) -> list[list[int]]:
    """For each cue the numbers of those others whose content holds it, the widest first; never two
    that hold each other's cue.
    """
    opened = sorted((piece, number) for number, pieces in enumerate(contents) for piece in pieces)
    found: list[list[int]] = [[] for _ in cues]
    active: list[tuple[Range, int]] = []
    place = 0
    for own in sorted(range(len(cues)), key=lambda number: cues[number]):
        start, end = cues[own]
        while place < len(opened) and opened[place][0][0] <= start:
            active.append(opened[place])
            place += 1
        active = [(piece, number) for piece, number in active if piece[1] > start]
        around = [
            number
            for piece, number in active
            if number != own and end <= piece[1] and not _holds(contents[own], cues[number])
        ]
        found[own] = sorted(
            set(around),
            key=lambda number: (contents[number][0][0] - contents[number][-1][1], number),
        )[-DEEPEST:]
    return found


def _holds(pieces: Pieces, cue: Range) -> bool:
    return any(start <= cue[0] and cue[1] <= end for start, end in pieces)


def outermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Those that stand in no other's content: what the text itself attributes, not what its sources
    attribute.
    """
    around = within([one.cue[0] for one in attributions], [one.content for one in attributions])
    return [one for one, others in zip(attributions, around) if not others]


def cited(parse: Parse, made: Sequence[Proposal]) -> list[Proposal]:
    """The same proposals, but with whom the source cites as the source and the first as the relay:
    "CNN reported, citing an official".

    Misses: what is cited under a word that is not in the list of things that speak ("citing the
    mood in the capital").
    """
    found = [_citing(parse, one) for one in made]
    used = {one.at for one in found if one.rule == "citing"}
    spent = {one.cue[0][0] for one in found if one.rule == "citing"} - used
    return [one for one in found if one.at not in spent]


def _citing(parse: Parse, one: Proposal) -> Proposal:
    citing = next(
        (
            kid
            for kid in parse.kids[one.at]
            if parse.word[kid] in CITING and parse.dep[kid] in ("advcl", "acl", "prep", "xcomp")
        ),
        None,
    )
    whom = None if citing is None else parse.child(citing, "dobj", "pobj")
    if (
        citing is None
        or whom is None
        or not one.parties
        or (parse.tag[whom] not in ("NNP", "NNPS") and parse.lemma[whom] not in CITABLE)
    ):
        return one
    who = [
        part for span in parties(parse, whom, citing) for part in minus(span, one.content[0])[:1]
    ]
    if not who:
        return one
    content = parse.pieces(
        part for span in one.content for part in minus(span, parse.whole(citing))
    )
    relays = [*one.relays, (one.parties[0], one.cue[0])]
    return one.but(
        source=who,
        parties=who,
        cue=[(citing, citing + 1)],
        relays=relays,
        rule="citing",
        content=content or one.content,
    )


def chained(made: list[Proposal]) -> list[Proposal]:
    """The same proposals with the sources around each as its relays, from the outside in."""
    around = within([one.cue[0] for one in made], [one.content for one in made])
    return [
        one.but(relays=[*(step for number in others for step in _steps(made[number])), *one.relays])
        for one, others in zip(made, around)
    ]


def _steps(one: Proposal) -> list[tuple[Range, Range]]:
    return [*one.relays, *([(one.parties[0], one.cue[0])] if one.parties else [])]
