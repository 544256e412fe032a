"""To whom and where something is said: "told CNN", "said to reporters", "in a statement", "on
Twitter".
"""

from ...lexicons import words
from .grammar import Parse, Range
from .proposals import Proposal

WHERE = {"in", "at", "on", "during", "via", "through", "over", "before", "by"}
SPEAKING = words("speechwords", "speaking")
OCCASIONS = words("speechwords", "occasion")


def placed(parse: Parse, one: Proposal) -> Proposal:
    """The proposal with its setting, and with its addressee where a "to" names one."""
    if one.row.pos != "verb":
        return one
    speaking = [
        verb
        for verb in parse.kids[one.at]
        if parse.dep[verb] == "advcl" and parse.word[verb] in SPEAKING
    ]
    for kid in [kid for verb in (one.at, *speaking) for kid in parse.kids[verb]]:
        if parse.dep[kid] not in ("prep", "dative") or any(
            start <= kid < end for start, end in one.content
        ):
            continue
        noun = parse.child(kid, "pobj")
        if noun is None:
            continue
        if (
            parse.word[kid] in WHERE
            and (parse.lemma[noun] in OCCASIONS or parse.word[noun] in OCCASIONS)
            and one.setting is None
        ):
            one.setting = _clear(parse, parse.whole(kid), one)
        elif parse.word[kid] == "to" and one.addressee is None and "to" not in one.row.takes:
            one.addressee = _clear(parse, (kid + 1, parse.right[kid]), one)
    return one


def _clear(parse: Parse, span: Range, one: Proposal) -> Range | None:
    """The range as far as it does not run into the content."""
    start, end = span
    for first, last in one.content:
        if start < first < end:
            end = first
        elif first <= start < last:
            return None
    return parse.trimmed((start, end))
