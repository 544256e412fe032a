"""To whom and where something is said: "told CNN", "said to reporters", "in a statement", "on
Twitter".
"""

from collections.abc import Iterator

from ...lexicons import words
from ...spans import inside
from .grammar import Parse, Range
from .proposals import Proposal

WHERE = {"in", "at", "on", "during", "via", "through", "over", "before", "by"}
SPEAKING = words("speechwords", "speaking")
OCCASIONS = words("speechwords", "occasion")


def placed(parse: Parse, proposal: Proposal) -> Proposal:
    """The proposal with its setting, and with its addressee where a "to" names one."""
    if proposal.row.pos != "verb":
        return proposal
    setting, addressee = proposal.setting, proposal.addressee or _whom(parse, proposal)
    for kid, noun in _circumstances(parse, proposal):
        word = parse.word[kid]
        if setting is None and word in WHERE and _is_occasion(parse, noun):
            setting = _clear(parse, parse.whole(kid), proposal)
        elif addressee is None and word == "to" and "to" not in proposal.row.takes:
            addressee = _clear(parse, (kid + 1, parse.right[kid]), proposal)
    if (setting, addressee) == (proposal.setting, proposal.addressee):
        return proposal
    return proposal.but(setting=setting, addressee=addressee)


def _whom(parse: Parse, proposal: Proposal) -> Range | None:
    """Who is told what stands before the cue: "C, X told Y"."""
    whom = parse.child(proposal.at, "dobj", "dative")
    if whom is None or whom < proposal.at or "person" not in proposal.row.takes:
        return None
    return _clear(parse, parse.whole(whom), proposal)


def _circumstances(parse: Parse, proposal: Proposal) -> Iterator[tuple[int, int]]:
    """The prepositions outside what is said that hang on the cue, or on "speaking" beside it, each
    with its noun.
    """
    speaking = [
        verb
        for verb in parse.kids[proposal.at]
        if parse.dep[verb] == "advcl" and parse.word[verb] in SPEAKING
    ]
    for kid in (kid for verb in (proposal.at, *speaking) for kid in parse.kids[verb]):
        if parse.dep[kid] in ("prep", "dative") and not inside((kid, kid + 1), proposal.content):
            noun = parse.child(kid, "pobj")
            if noun is not None:
                yield kid, noun


def _is_occasion(parse: Parse, noun: int) -> bool:
    return parse.lemma[noun] in OCCASIONS or parse.word[noun] in OCCASIONS


def _clear(parse: Parse, span: Range, proposal: Proposal) -> Range | None:
    """The range as far as it does not run into the content."""
    start, end = span
    for first, last in proposal.content:
        if start < first < end:
            end = first
        elif first <= start < last:
            return None
    return parse.trimmed((start, end))
