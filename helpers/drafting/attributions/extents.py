"""From tokens to characters: proposals become attributions."""

from .grammar import Parse, Range
from .model import Attribution, Span
from .proposals import Proposal
from .speech import Quotations

RANK = {"verb": 0}
"""of a verb and a noun that attribute the same words ("said in a statement that …") the verb
stays
"""


def finished(parse: Parse, made: list[Proposal], quoted: Quotations) -> list[Attribution]:
    """The attributions, without what two rules found alike, by where their content begins."""
    first: dict[tuple, Proposal] = {}
    for one in sorted(made, key=lambda one: RANK.get(one.row.pos, 1)):
        first.setdefault(
            (one.content[0][0], one.content[-1][1], one.row.pos == "verb" and one.at), one
        )
        if one.row.pos == "verb":
            first.setdefault((one.content[0][0], one.content[-1][1], False), one)
    kept = {id(one): one for one in first.values()}.values()
    return sorted(
        (attribution(parse, one, quoted) for one in kept), key=lambda one: (one.content, one.cue)
    )


def attribution(parse: Parse, one: Proposal, quoted: Quotations) -> Attribution:
    """One proposal in characters. A denial that is denied ("did not deny") is no denial."""
    row = one.row
    act, stance = (
        (row.act, row.stance) if not (one.negated and row.act == "deny") else ("assert", "affirms")
    )

    def spans(ranges: list[Range]) -> tuple[Span, ...]:
        return tuple(chars(parse, span) for span in ranges)

    return Attribution(
        source=spans(one.source),
        cue=spans(one.cue),
        content=spans(one.content),
        lemma=row.lemma,
        act=act,
        stance=stance,
        certainty=row.certainty,
        quote=manner(parse, one, quoted),
        rule=one.rule,
        parties=spans(one.parties),
        relays=tuple((chars(parse, who), chars(parse, words)) for who, words in one.relays),
        addressee=one.addressee and chars(parse, one.addressee),
        setting=one.setting and chars(parse, one.setting),
        within_quotation=quoted.at[one.at] >= 0,
    )


def manner(parse: Parse, one: Proposal, quoted: Quotations) -> str:
    """direct when all of it is quoted, mixed when some is, else indirect"""
    if one.rule == "turn":
        return (
            "direct"
            if parse.text[
                parse.start[one.source[0][0]] : parse.end[one.source[-1][1] - 1]
            ].isupper()
            else "indirect"
        )
    inside = [
        quoted.at[at] >= 0
        for start, end in one.content
        for at in range(start, end)
        if parse.word[at][0].isalnum()
    ]
    return "direct" if inside and all(inside) else "mixed" if any(inside) else "indirect"


def chars(parse: Parse, span: Range) -> Span:
    """A range of tokens as characters."""
    return parse.start[span[0]], parse.end[span[1] - 1]
