"""Supposing: what stands under a condition or a "whether", or holds on a condition that it shares
with what it is joined to: nobody says that it is so by itself; and what is only awaited.
"""

from ..attributions.grammar import Parse
from ..attributions.negation import SUPPOSING, inverted

CONDITIONS = ("advcl", "ccomp", "parataxis")
"""the parser's relations of a condition to what holds on it"""


def is_supposed(parse: Parse, verb: int) -> bool:
    """Whether a clause hangs on one that is supposed or left open, or on a condition; what
    describes a noun is said even there.
    """
    at = verb
    if any(parse.word[kid] == "whether" for kid in parse.kids[verb]):
        return False
    while parse.dep[at] != "relcl" and parse.head[at] != at:
        above = parse.head[at]
        if _is_open(parse, above) or (parse.dep[at] == "conj" and _on_condition(parse, above, at)):
            return True
        at = above
    return False


def is_condition(parse: Parse, verb: int) -> bool:
    """Whether a clause is opened as "had he known" is, and is no question."""
    end = parse.right[verb]
    asked = "?" in parse.word[end - 1 : end + 1]
    return parse.dep[verb] in CONDITIONS and inverted(parse, verb) and not asked


def is_to_come(parse: Parse, verb: int) -> bool:
    """Whether a clause only dates what is to come: "will close before the storm arrives", "would
    close before it arrived", but not "will close after the storm broke it".
    """
    modals = (kid for kid in parse.kids[parse.head[verb]] if parse.tag[kid] == "MD")
    modal = next((parse.word[kid] for kid in modals), None)
    past = "VBD" in (parse.tag[at] for at in (verb, *parse.kids[verb]))
    return modal == "would" or (modal is not None and not past)


def _is_open(parse: Parse, verb: int) -> bool:
    """Whether a clause is opened by "if" or "whether", or as "had he known" is."""
    kids = parse.kids[verb]
    marked = any(parse.dep[kid] == "mark" and parse.word[kid] in SUPPOSING for kid in kids)
    return marked or is_condition(parse, verb)


def _on_condition(parse: Parse, first: int, verb: int) -> bool:
    """Whether a condition before two joined verbs, or behind them, bears on both."""
    if any(_is_open(parse, kid) for kid in parse.kids[first] if kid < first):
        return True
    would = any(parse.tag[kid] == "MD" for kid in parse.kids[first] if kid < first)
    return would and any(_is_open(parse, kid) for kid in parse.kids[verb] if kid > verb)
