"""What a text does not affirm: what is done and not said, what nobody has said, and what is denied
though the cue by itself affirms it ("does not think that C").

Misses: irony, and what a later sentence takes back.
"""

from collections.abc import Sequence

from ...lexicons import words
from .deeds import is_deed
from .describing import subject_of
from .grammar import Parse, commands
from .negation import negated, supposed, takes_back, turned
from .proposals import Proposal

OPINIONS = words("speechwords", "opinion")
"""verbs that, negated, hold the contrary of what they govern"""
HYPOTHETICAL = {"may", "might", "could", "should", "must"}
VERSIONS = {"version", "headline", "caption"}
EARLIER = {"earlier", "previous", "original"}
AWAITING = {"until", "till", "unless", "before", "once"}
"""words before what has not happened yet, behind "will" and "would" """
SELF = {"i", "we"}
"""who says "I must admit that C" admits it"""


def weighed(parse: Parse, proposal: Proposal) -> Proposal:
    """The proposal as withheld where nobody says what it holds, or as doubted where the source
    holds the contrary.
    """
    cue = proposal.at
    if any(unsaid(parse, proposal) for unsaid in UNSAID):
        return proposal.but(withheld=True)
    owned = proposal.row.pos == "noun" and proposal.source
    if not (negated(parse, cue) if owned else turned(parse, cue, proposal.content)):
        return proposal
    doubted = parse.lemma[cue] in OPINIONS and negated(parse, cue)
    return proposal.but(doubted=doubted, withheld=not doubted)


def _is_supposed(parse: Parse, proposal: Proposal) -> bool:
    """Whether it is asked or supposed that somebody says it."""
    return supposed(parse, proposal.at)


def _is_refusal(parse: Parse, proposal: Proposal) -> bool:
    """Whether the cue itself takes back what it governs: "declined to say", "said nothing",
    "nothing suggests".
    """
    if proposal.row.pos != "verb":
        return False
    ends = parse.child(proposal.at, "dobj"), subject_of(parse, proposal.at)
    nothing = any(noun is not None and parse.word[noun] == "nothing" for noun in ends)
    return nothing or takes_back(parse, proposal.at)


def _is_hypothetical(parse: Parse, proposal: Proposal) -> bool:
    """Whether a verb of saying stands with "might" or "should": "critics may argue that C"."""
    row, kids = proposal.row, parse.kids[proposal.at]
    subject = subject_of(parse, proposal.at)
    if row.pos != "verb" or not row.takes & {"quote", "object"}:
        return False
    if subject is not None and parse.word[subject] in SELF:
        return False
    return any(parse.dep[kid] == "aux" and parse.word[kid] in HYPOTHETICAL for kid in kids)


def _is_superseded(parse: Parse, proposal: Proposal) -> bool:
    """Whether an earlier version of the text is what says it."""
    subject = subject_of(parse, proposal.at)
    if subject is None or parse.lemma[subject] not in VERSIONS:
        return False
    return any(parse.word[kid] in EARLIER for kid in parse.kids[subject])


def _is_command(parse: Parse, proposal: Proposal) -> bool:
    """Whether the reader is told to say it, or spoken to: "Call it luck", "Thank you for C"."""
    return proposal.row.pos == "verb" and commands(parse, proposal.at)


def _is_awaited(parse: Parse, proposal: Proposal) -> bool:
    """Whether it is what somebody waits for: "would go on until the owner agreed to C", but not
    "went on until the owner agreed to C".
    """
    at = proposal.at
    while parse.dep[at] in ("conj", "xcomp", "acomp", "dobj"):
        at = parse.head[at]
    awaited = any(
        parse.dep[kid] == "mark" and parse.word[kid] in AWAITING for kid in parse.kids[at]
    )
    above = parse.head[at]
    modal = (kid for kid in parse.kids[above] if parse.dep[kid] == "aux" and kid < above)
    return parse.dep[at] == "advcl" and awaited and any(parse.tag[kid] == "MD" for kid in modal)


UNSAID = (
    is_deed,
    _is_supposed,
    _is_refusal,
    _is_hypothetical,
    _is_superseded,
    _is_command,
    _is_awaited,
)
"""why a cue may leave what it governs unsaid, besides negation

To add one: a function from the parse and the proposal to whether it does.
"""


def inherited(parse: Parse, proposal: Proposal, others: Sequence[Proposal]) -> bool:
    """Whether nobody says what a proposal holds because of those whose content it stands in: what
    is denied, judged, or wished to be said has not been said.
    """
    if proposal.row.pos == "noun" and proposal.source:
        return False
    return any(_unsaid(parse, proposal, other) for other in others)


def _unsaid(parse: Parse, proposal: Proposal, other: Proposal) -> bool:
    if _described(parse, proposal.at, other.at):
        return False
    if other.withheld or other.doubted or other.row.stance == "denies":
        return not takes_back(parse, other.at)
    if parse.infinitive(proposal.at):
        return other.row.act in ("urge", "forecast") or other.row.certainty == "unstated"
    nobody = proposal.row.pos == "noun" and not proposal.source
    return nobody and other.row.act in ("assess", "accuse")


def _described(parse: Parse, cue: int, other: int) -> bool:
    """Whether a cue stands in a clause that describes a noun on the way up to another cue: it is
    said, whatever is said of the noun.
    """
    for at in (cue, *parse.climb(cue)):
        if at == other:
            return False
        if parse.dep[at] == "relcl":
            return True
    return False
