"""From tokens to characters: proposals become attributions."""

from ...spans import Span
from .grammar import Parse, Range
from .model import Attribution
from .proposals import Proposal
from .quotations import Quotations
from .speech import OPEN

RANK = {"verb": 0}
"""of a verb and a noun that attribute the same words ("said in a statement that …") the verb
stays
"""

QUESTIONED = ("whether", "if")


def finished(parse: Parse, made: list[Proposal], quoted: Quotations) -> list[Attribution]:
    """The attributions, without what two rules found alike, by where their content begins."""
    return sorted(
        (attribution(parse, proposal, quoted) for proposal in _unlike(made)),
        key=lambda attribution: (attribution.content, attribution.cue),
    )


def _unlike(made: list[Proposal]) -> list[Proposal]:
    """The first of the proposals that begin and end alike: of verbs those with the same cue, of
    others those with any verb's, unless somebody else affirms by a noun what the verb denies.
    """
    first: dict[tuple[int, int, int | bool], Proposal] = {}
    denied = {proposal.content[0][0] for proposal in made if proposal.row.act == "deny"}
    made = [proposal for proposal in made if not _is_rumour(proposal, denied)]
    for proposal in sorted(made, key=lambda proposal: RANK.get(proposal.row.pos, 1)):
        start, end = proposal.content[0][0], proposal.content[-1][1]
        is_verb = proposal.row.pos == "verb"
        if (start, end, False) in first and (
            _is_contrary(proposal, first[start, end, False])
            or _is_within(proposal, first[start, end, False])
        ):
            is_verb = True
        first.setdefault((start, end, is_verb and proposal.at), proposal)
        if is_verb:
            first.setdefault((start, end, False), proposal)
    return list({id(proposal): proposal for proposal in first.values()}.values())


def _is_rumour(proposal: Proposal, denied: set[int]) -> bool:
    """Whether a noun gives to nobody what somebody denies: "described reports that C as false"."""
    nobody = proposal.row.pos == "noun" and not proposal.source
    return nobody and proposal.content[0][0] in denied


def _is_within(proposal: Proposal, other: Proposal) -> bool:
    """Whether a phrase inside what somebody says gives it to somebody else: "said that, according
    to Y, C".
    """
    phrase = proposal.row.pos == "phrase" and bool(proposal.parties)
    start, end = other.content[0][0], other.content[-1][1]
    return phrase and start <= proposal.at < end and proposal.parties != other.parties


def _is_contrary(proposal: Proposal, other: Proposal) -> bool:
    """Whether a noun gives to its own source what another denies, "denied the union's claim", or
    does not say: "has not confirmed reports in the Courier".
    """
    unsaid = proposal.row.stance != other.row.stance or other.withheld
    return proposal.row.pos == "noun" and bool(proposal.source) and unsaid


def attribution(parse: Parse, proposal: Proposal, quoted: Quotations) -> Attribution:
    """One proposal in characters. What nobody says is neither affirmed nor denied; who asks whether
    something is so does not ask for it.
    """
    row = proposal.row
    act, stance, certainty = row.act, row.stance, row.certainty
    if proposal.doubted:
        act, stance = "deny", "denies"
    elif act == "urge" and _is_question(parse, proposal):
        act = "assert"
    elif proposal.withheld:
        act, stance = ("assert", "affirms") if act == "deny" else (act, stance)
        certainty = "unstated"

    def spans(ranges: list[Range]) -> tuple[Span, ...]:
        return tuple(chars(parse, span) for span in ranges)

    return Attribution(
        source=spans(proposal.source),
        cue=spans(proposal.cue),
        content=spans(proposal.content),
        lemma=row.lemma,
        act=act,
        stance=stance,
        certainty=certainty,
        quote=manner(parse, proposal, quoted),
        rule=proposal.rule,
        parties=spans(proposal.parties),
        relays=tuple(
            (chars(parse, who), cue and chars(parse, cue)) for who, cue in proposal.relays
        ),
        addressee=proposal.addressee and chars(parse, proposal.addressee),
        setting=proposal.setting and chars(parse, proposal.setting),
        within_quotation=proposal.in_turn
        or (quoted.at[proposal.at] >= 0 and proposal.rule != OPEN),
        withheld=proposal.withheld,
    )


def _is_question(parse: Parse, proposal: Proposal) -> bool:
    """Whether what somebody asks is an answer: "asked whether", "asked why", “Is it safe?”."""
    first, last = proposal.content[0][0], proposal.content[-1][1]
    asks = parse.word[first] in QUESTIONED or parse.tag[first] in ("WRB", "WP", "WDT")
    return asks or "?" in parse.word[last - 2 : last + 1]


def manner(parse: Parse, proposal: Proposal, quoted: Quotations) -> str:
    """direct when all of it is quoted, mixed when some is, else indirect; a turn of a transcript
    is direct when its label is in capitals.
    """
    if proposal.rule in ("answer", "dispatch"):
        return "direct"
    if proposal.rule == "turn":
        label = slice(parse.start[proposal.source[0][0]], parse.end[proposal.source[-1][1] - 1])
        return "direct" if parse.text[label].isupper() else "indirect"
    inside = [
        quoted.at[at] >= 0
        for start, end in proposal.content
        for at in range(start, end)
        if parse.word[at][0].isalnum()
    ]
    return "direct" if inside and all(inside) else "mixed" if any(inside) else "indirect"


def chars(parse: Parse, span: Range) -> Span:
    """A range of tokens as characters."""
    return parse.start[span[0]], parse.end[span[1] - 1]
