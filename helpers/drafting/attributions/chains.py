"""Chains: whose words stand inside whose, and who is cited for what another reports."""

from collections.abc import Iterator, Sequence

from ...lexicons import words
from ...spans import inside
from .describing import agent_of, parties, subject_of
from .grammar import CITING, Parse, Range, minus
from .model import Attribution
from .proposals import Proposal, Relay
from .relaying import SPEAKERS, relayed
from .withholding import inherited, weighed

Pieces = Sequence[Range]

QUOTING = {"quote", "cite", "report"}
HEARING = {"hear", "learn"}
HEARERS = words("speechwords", "hearer")
"""before whom others speak: what a court heard, somebody told it"""
SPOKEN = {"turn", "answer", "dispatch"}
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
    proposals = [_heard(parse, _quoted_as(parse, _citing(parse, made))) for made in made]
    citing = [proposal for proposal in proposals if proposal.rule == "citing"]
    spent = {at for proposal in citing for at in _citers(parse, proposal)}
    return [proposal for proposal in proposals if proposal.at not in spent]


def _citers(parse: Parse, proposal: Proposal) -> set[int]:
    """The words that cite, which attribute nothing besides: "citing", "was quoted as"."""
    above = parse.head[parse.head[proposal.at]]
    return {proposal.cue[0][0], above} - {proposal.at, parse.head[proposal.at]}


def _quoted_as(parse: Parse, proposal: Proposal) -> Proposal:
    """Who is quoted as the source, and who quotes as the relay: "was quoted by X as saying C", "X
    quoted Y as saying C".
    """
    verb = parse.head[parse.head[proposal.at]]
    if parse.dep[proposal.at] != "pcomp" or parse.lemma[verb] not in QUOTING:
        return proposal
    if parse.passive(verb):
        who, by = parse.child(verb, "nsubjpass"), agent_of(parse, verb)
    else:
        who, by = parse.child(verb, "dobj"), subject_of(parse, verb)
    source = [] if who is None else parties(parse, who, verb)
    relay = [] if by is None else parties(parse, by, verb)
    if not source:
        return proposal
    relays = [(relay[0], (verb, verb + 1)), *proposal.relays] if relay else proposal.relays
    return proposal.but(source=source, parties=source, relays=relays, rule="citing")


def _heard(parse: Parse, proposal: Proposal) -> Proposal:
    """From whom something is heard as the source: "the court heard from X that C"; nobody where
    a court hears it and the text does not say from whom.
    """
    heard = parse.lemma[proposal.at] in HEARING and proposal.row.pos == "verb"
    froms = (kid for kid in parse.kids[proposal.at] if heard and parse.word[kid] == "from")
    whom = next((noun for kid in froms if (noun := parse.child(kid, "pobj")) is not None), None)
    hearer = proposal.parties[0] if proposal.parties else None
    if whom is None or not (source := parties(parse, whom, proposal.at)):
        if not heard or hearer is None or not _hears(parse, hearer):
            return proposal
        return proposal.but(source=[], parties=[], addressee=hearer, rule="heard in court")
    return proposal.but(source=source, parties=source, addressee=hearer, rule="heard from")


def _hears(parse: Parse, hearer: Range) -> bool:
    """Whether who hears is a court, or another before whom people speak."""
    heads = (at for at in range(*hearer) if not hearer[0] <= parse.head[at] < hearer[1])
    return any(parse.lemma[at] in HEARERS for at in heads)


def _citing(parse: Parse, proposal: Proposal) -> Proposal:
    citing = _citing_word(parse, proposal.at, proposal.parties)
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
    relay = _without(parse, proposal.parties[:1], citing) or proposal.parties
    return proposal.but(
        source=who,
        parties=who,
        cue=[(citing, citing + 1)],
        relays=[*proposal.relays, (relay[0], proposal.cue[0])],
        rule="citing",
        content=_without(parse, proposal.content, citing) or proposal.content,
    )


def _without(parse: Parse, spans: Sequence[Range], citing: int) -> list[Range]:
    """Words without those that tell who is cited."""
    return parse.pieces(part for span in spans for part in minus(span, parse.whole(citing)))


def _citing_word(parse: Parse, cue: int, source: Sequence[Range]) -> int | None:
    """The "citing" or "quoting" that hangs on a cue or, as the "which cited", on its source."""
    for kid in parse.kids[cue]:
        if parse.word[kid] in CITING and parse.dep[kid] in ("advcl", "acl", "prep", "xcomp"):
            return kid
    start, end = source[0] if source else (0, 0)
    if end and end + 1 < len(parse) and parse.word[end] == "," and parse.word[end + 1] in CITING:
        return end + 1
    beside = [at for at in range(start, end) if parse.dep[at] in ("relcl", "acl")]
    telling = (at for at in beside if parse.dep[at] == "relcl" or parse.word[at] in CITING)
    return next((at for at in telling if parse.lemma[at] in ("cite", "quote")), None)


def _speaks(parse: Parse, noun: int) -> bool:
    """Whether what is cited is a name, or a thing that speaks; what is quoted always is."""
    quoted = parse.lemma[parse.head[noun]] == "quote"
    return quoted or parse.tag[noun] in ("NNP", "NNPS") or parse.lemma[noun] in SPEAKERS


def chained(parse: Parse, made: Sequence[Proposal]) -> list[Proposal]:
    """The same proposals with the sources around each as its relays, from the outside in; withheld
    where one of those takes it back.
    """
    closing = [one for one in made if one.row.pos == "phrase" and one.source]
    relaying = [_only_relays(parse, one, made) for one in made]
    made = [relayed(parse, weighed(parse, _before(parse, one, closing))) for one in made]
    cues = [proposal.cue[0] for proposal in made]
    around = within(cues, [proposal.content for proposal in made])
    return [
        _set_in(parse, proposal, [made[number] for number in others])
        for proposal, others, relays in zip(made, around, relaying)
        if not relays and not any(_echoes(parse, proposal, made[number]) for number in others)
    ]


def _only_relays(parse: Parse, phrase: Proposal, made: Sequence[Proposal]) -> bool:
    """Whether all that is said according to somebody is that another said it: "“C,” X said,
    according to Y". Y stands in the chain of X then, and has no statement of his own.
    """
    if phrase.rule != "according to":
        return False
    around = {token for span in phrase.content for token in range(*span)}
    told = (one for one in made if one.at in around and one.row.act != "assess" and one.parties)
    return any(around <= _taken_up(parse, one) for one in told)


def _taken_up(parse: Parse, made: Proposal) -> set[int]:
    """The words of a proposal with its source and its cue, and the marks between."""
    spans = [*made.content, *made.source, *made.parties, *made.cue]
    words = {token for span in spans for token in range(*span)}
    return words | {token for token in range(len(parse)) if parse.is_edge(token)}


def _echoes(parse: Parse, proposal: Proposal, other: Proposal) -> bool:
    """Whether what "is expected" by nobody is all that another says, "both are expected to live,
    the doctor said" is his forecast, and so what somebody "is charged with".
    """
    nobody = not proposal.parties and proposal.row.act in ("forecast", "accuse")
    return nobody and bool(other.parties) and parse.head[proposal.at] == other.at


def _before(parse: Parse, proposal: Proposal, closing: Sequence[Proposal]) -> Proposal:
    """The proposal without the phrase that gives all of it to another: "X knew that C, according to
    Y".
    """
    content = proposal.content
    for other in closing:
        around = other.content[0][0] <= proposal.at < content[0][0] < other.at < content[-1][1]
        if around and other is not proposal:
            phrase = other.cue[0][0], other.source[-1][1]
            content = [part for piece in content for part in minus(piece, phrase)]
    return proposal if content is proposal.content else proposal.but(content=parse.pieces(content))


def _set_in(parse: Parse, proposal: Proposal, others: Sequence[Proposal]) -> Proposal:
    """The proposal with what it takes from those whose content it stands in."""
    return proposal.but(
        relays=[*_outer(others), *proposal.relays],
        withheld=proposal.withheld or inherited(parse, proposal, others),
        in_turn=any(other.rule in SPOKEN for other in others),
    )


def _outer(others: Sequence[Proposal]) -> Iterator[Relay]:
    """The relays and the source of each of the others, with their cues."""
    for proposal in others:
        yield from proposal.relays
        if proposal.parties:
            yield proposal.parties[0], proposal.cue[0]
