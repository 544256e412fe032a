"""Contrasting: "warm winters, not rules, explain it" tells that the one is so and that the other is
not: two statements, which share what stands behind them.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..attributions import Attribution
from ..attributions.extents import chars
from ..attributions.grammar import Parse, Range, tokens

LED = {"appos", "conj"}
"""the parser's relations of what is set against a subject"""


def contrasted(parse: Parse, made: Attribution, head: int) -> Iterator[Attribution]:
    """What is said of a subject, and what is denied of another that "not" sets against it; the
    statement as it is where none is, or where it denies something itself.
    """
    aside = _aside(parse, head) if head >= 0 and made.stance == "affirms" else None
    if aside is None:
        yield made
        return
    pieces = [tokens(parse, *piece) for piece in made.content]
    (start, end), last = aside, pieces[-1][1]
    if len(pieces) > 1 or not pieces[0][0] < start - 1 or not end < last:
        yield made
        return
    predicate = (end + 1, last)
    yield _of(parse, made, [(pieces[0][0], start - 1), predicate], pieces[0][0])
    denied = replace(made, act="deny", stance="denies")
    yield _of(parse, denied, [(start, end), predicate], start + 1)


def _of(parse: Parse, made: Attribution, pieces: list[Range], opens: int) -> Attribution:
    """The statement of these pieces, worded from a token on."""
    content = tuple(chars(parse, piece) for piece in pieces)
    words = (chars(parse, (opens, pieces[0][1])), *content[1:])
    return replace(made, content=content, wording=words, own=None)


def _aside(parse: Parse, head: int) -> Range | None:
    """The "not rules" between commas behind the subject of a verb, and right before the verb."""
    subject = parse.child(head, "nsubj")
    kids = [] if subject is None else parse.kids[subject]
    for other in (kid for kid in kids if parse.dep[kid] in LED and kid < head):
        start = parse.left[other]
        start -= parse.word[start - 1] == "not"
        end = parse.right[other]
        marked = parse.word[start - 1] == "," and parse.word[start] == "not"
        if marked and parse.word[end] == "," and end < head:
            return start, end
    return None
