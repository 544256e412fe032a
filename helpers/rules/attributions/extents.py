"""From tokens to characters: proposals become attributions."""

from .grammar import Parse, Range
from .model import Attribution, Span
from .proposals import Proposal


def finished(parse: Parse, made: list[Proposal], quoted: list[int]) -> list[Attribution]:
    return sorted((attribution(parse, one, quoted) for one in made), key=lambda one: (one.content, one.cue))


def attribution(parse: Parse, one: Proposal, quoted: list[int]) -> Attribution:
    row = one.row
    act, stance = (row.act, row.stance) if not (one.negated and row.act == "deny") else ("assert", "affirms")

    def spans(ranges: list[Range]) -> tuple[Span, ...]:
        return tuple(chars(parse, span) for span in ranges)

    return Attribution(
        source=spans(one.source), cue=spans(one.cue), content=spans(one.content), lemma=row.lemma, act=act, stance=stance, certainty=row.certainty,
        quote=manner(parse, one, quoted), rule=one.rule, parties=spans(one.parties),
        relays=tuple((chars(parse, who), chars(parse, words)) for who, words in one.relays),
        addressee=one.addressee and chars(parse, one.addressee), setting=one.setting and chars(parse, one.setting), within_quotation=quoted[one.at] >= 0,
    )


def manner(parse: Parse, one: Proposal, quoted: list[int]) -> str:
    """direct when all of it is quoted, mixed when some is, else indirect"""
    inside = [quoted[at] >= 0 for start, end in one.content for at in range(start, end) if parse.word[at][0].isalnum()]
    return "direct" if inside and all(inside) else "mixed" if any(inside) else "indirect"


def chars(parse: Parse, span: Range) -> Span:
    return parse.start[span[0]], parse.end[span[1] - 1]
