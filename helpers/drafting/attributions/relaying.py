"""Relays that no cue of their own names: what is told to a newspaper, carried by a channel, or said
through an office reaches the reader through it.

Misses: papers that neither a lexicon, their name nor a noun before it shows to be one ("told
Nordpress").
"""

from collections.abc import Iterator

from ...lexicons import rows, words
from ..names import is_outlet
from .describing import agent_of, phrase
from .grammar import Parse, Range
from .proposals import Proposal, Relay

MEDIA = words("speechwords", "medium")
"""nouns for what brings words before readers and listeners"""
GENERIC = words("speechwords", "generic medium")
"""those of them that are one only with a word before them: "state media" """
CARRYING = words("speechwords", "carrying")
"""participles that tell by whom words were brought: "remarks carried by state television" """
SPEAKING = words("speechwords", "speaking")
OCCASIONS = words("speechwords", "occasion")
SPEAKERS = words("speechwords", "citable") | {row["noun"] for row in rows("descriptions")}
QUOTES = {"quote", "cite"}
THROUGH = {"through", "via"}
BY = {"by", "in", "on"}
WITH = {"with", "to"}


def relayed(parse: Parse, proposal: Proposal) -> Proposal:
    """The proposal with the relays that stand beside its cue, the outermost first."""
    if proposal.row.pos not in ("verb", "phrase") or not proposal.parties:
        return proposal
    verbs = (_told, _carrying, _quoting, _speaking_to, _office)
    ways = verbs if proposal.row.pos == "verb" else (_quoting,)
    found = [who for way in ways for who in way(parse, proposal)]
    known = {*proposal.parties, *(who for who, _ in proposal.relays)}
    added: list[Relay] = [(who, None) for who in dict.fromkeys(found) if who not in known]
    return proposal.but(relays=[*proposal.relays, *added]) if added else proposal


def _told(parse: Parse, proposal: Proposal) -> Iterator[Range]:
    """The paper or channel that is told: "told the Herald that C"."""
    if proposal.addressee is not None:
        start, end = proposal.addressee
        head = _head(parse, start, end)
        if is_medium(parse, head):
            yield proposal.addressee


def _head(parse: Parse, start: int, end: int) -> int:
    """The token of a range that hangs on one outside it."""
    outside = (at for at in range(start, end) if not start <= parse.head[at] < end)
    return next(outside, end - 1)


def is_medium(parse: Parse, noun: int) -> bool:
    """Whether a noun, with the words before it, stands for a paper, an agency or a channel."""
    before = parse.left[noun], noun + 1
    name = parse.text[parse.start[before[0]] : parse.end[noun]]
    if parse.tag[noun] in ("NNP", "NNPS"):
        return is_outlet(name) or _is_called_medium(parse, noun)
    described = any(parse.dep[kid] in ("compound", "amod", "nmod") for kid in parse.kids[noun])
    return parse.lemma[noun] in MEDIA or (parse.lemma[noun] in GENERIC and described)


def _is_called_medium(parse: Parse, name: int) -> bool:
    """Whether a noun for a paper or a channel stands right before a name: "the daily Dagens",
    "public broadcaster VRT".
    """
    before = (kid for kid in parse.kids[name] if parse.dep[kid] in ("compound", "amod", "nmod"))
    nouns = [kid for kid in before if parse.tag[kid] not in ("NNP", "NNPS")]
    return bool(nouns) and parse.lemma[nouns[-1]] in MEDIA | GENERIC


def _carrying(parse: Parse, proposal: Proposal) -> Iterator[Range]:
    """By whom the words of an occasion were brought: "in remarks carried by state television", "in
    an interview with the Herald".
    """
    for kid in parse.kids[proposal.at]:
        occasion = parse.child(kid, "pobj") if parse.dep[kid] == "prep" else None
        if occasion is None:
            continue
        if parse.word[kid] in BY and is_medium(parse, occasion):
            yield parse.whole(occasion)
        elif {parse.lemma[occasion], parse.word[occasion]} & OCCASIONS:
            for below in parse.kids[occasion]:
                yield from _medium_below(parse, below)


def _medium_below(parse: Parse, below: int) -> Iterator[Range]:
    """The medium that a participle, or a preposition, under an occasion leads to."""
    noun = None
    if parse.dep[below] == "acl" and parse.word[below] in CARRYING:
        at = next((kid for kid in parse.kids[below] if parse.word[kid] in BY), below)
        noun = agent_of(parse, below) if at == below else parse.child(at, "pobj")
    elif parse.dep[below] == "prep" and parse.word[below] in WITH:
        noun = parse.child(below, "pobj")
    if noun is not None and is_medium(parse, noun):
        whole = phrase(parse, noun, below)
        if whole:
            yield whole


def _quoting(parse: Parse, proposal: Proposal) -> Iterator[Range]:
    """By whom a source is quoted, or which medium has seen a document that speaks: "X, quoted by
    the Herald, said", "a letter seen by the Herald says", also behind "according to".
    """
    start, end = proposal.parties[0]
    noun = _head(parse, start, end)
    for kid in parse.kids[noun]:
        whom = _by_whom(parse, kid) if parse.dep[kid] == "acl" else None
        behind = whom is not None and whom > proposal.at and proposal.row.pos == "verb"
        if whom is None or behind or parse.word[kid] not in CARRYING:
            continue
        named = parse.tag[whom] == "NNP" and parse.entity[whom] != "PERSON"
        if parse.lemma[kid] in QUOTES or named or is_medium(parse, whom):
            yield from filter(None, [phrase(parse, whom, kid)])


def _speaking_to(parse: Parse, proposal: Proposal) -> Iterator[Range]:
    """The medium that a source speaks to: "X, speaking to the Herald, said"."""
    noun = _head(parse, *proposal.parties[0])
    for kid in parse.kids[noun]:
        if parse.dep[kid] == "acl" and parse.word[kid] in SPEAKING and kid < proposal.at:
            for below in parse.kids[kid]:
                yield from _medium_below(parse, below)


def _by_whom(parse: Parse, participle: int) -> int | None:
    """Whom a participle names behind "by", or the medium behind "in"."""
    agent = agent_of(parse, participle)
    if agent is not None:
        return agent
    nouns = (parse.child(kid, "pobj") for kid in parse.kids[participle] if parse.word[kid] in BY)
    return next((noun for noun in nouns if noun is not None and is_medium(parse, noun)), None)


def _office(parse: Parse, proposal: Proposal) -> Iterator[Range]:
    """Who speaks for the source: "said through a lawyer"."""
    for kid in parse.kids[proposal.at]:
        noun = parse.child(kid, "pobj") if parse.word[kid] in THROUGH else None
        if noun is not None and parse.lemma[noun] in SPEAKERS:
            whole = phrase(parse, noun, kid)
            if whole:
                yield whole
