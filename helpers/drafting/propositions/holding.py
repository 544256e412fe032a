"""Holding: what is held of somebody, as what is so: "is thought to have left" as "has left"."""

from collections.abc import Iterator

from ..attributions import Attribution
from ..attributions.grammar import Parse, Range
from .inflecting import past_of, third_person

HOLDS = {"assert", "report", "assess", "estimate", "accuse", "deny"}
"""acts by which something is held of somebody"""
NEGATED = ("be", "have")
"""verbs behind which a "not" stands as it is"""


def held_of(
    parse: Parse, made: Attribution, to: int, who: list[Range], many: bool
) -> Iterator[Range | str]:
    """Somebody of whom something is held, by whoever, and the verb behind "to" as what he does;
    nothing where something is to be done. who: with the "not" that may stand behind it; many:
    whether it takes "are".
    """
    verb = parse.head[to]
    cue = parse.head[verb]
    if not parse.passive(cue) or made.act not in HOLDS or made.parties:
        return
    nots = [piece for piece in who if parse.word[piece[0]] == "not"]
    if not nots or parse.lemma[to + 1] in NEGATED:
        past = any(parse.tag[kid] == "VBD" for kid in parse.kids[cue])
        yield from (piece for piece in who if piece not in nots)
        yield _finite(parse.lemma[to + 1], past, many)
        yield from nots


def _finite(lemma: str, past: bool, many: bool) -> str:
    """A plain verb in the present, or in the past where it was then held."""
    if lemma == "be":
        return ("were" if many else "was") if past else "are" if many else "is"
    if past:
        return past_of(f"{lemma.removesuffix('e')}ing", lemma)
    return lemma if many else third_person(lemma)
