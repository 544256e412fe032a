"""Ellipsis: a verb that stands for a whole predicate said before: "512 were dry; only 88 were".

Misses: "did" and "have", whose verb stands in another form.
"""

from ..attributions.extents import chars
from ..attributions.grammar import Parse, Range
from .wording import Words

PREDICATES = ("acomp", "attr", "oprd")


def left_out(parse: Parse, head: int) -> Range | None:
    """What was said to be so in the clause before, for a "was" that ends its clause; else None."""
    after = head + 1
    ends = after < len(parse) and parse.is_edge(after)
    if head < 0 or parse.lemma[head] != "be" or not ends or "?" in _sentence(parse, head):
        return None
    kids = [kid for kid in parse.kids[head] if not parse.is_edge(kid)]
    if any(kid > head or parse.tag[kid][0] == "W" for kid in kids):
        return None
    first = parse.sentence[head][0]
    start = parse.sentence[first - 1][0] if first else first
    for verb in range(parse.left[head] - 1, start - 1, -1):
        said = parse.child(verb, *PREDICATES) if parse.lemma[verb] == "be" else None
        if said is not None and verb < said:
            return max(verb + 1, parse.left[said]), said + 1
    return None


def filled(parse: Parse, words: Words, head: int, predicate: Range) -> Words:
    """A clause as places in the text, with what was said before behind its verb."""
    end = parse.end[head]
    parts = [part if isinstance(part, str) else (part[0], min(part[1], end)) for part in words]
    kept = (part for part in parts if isinstance(part, str) or part[0] < part[1])
    return (*kept, chars(parse, predicate))


def _sentence(parse: Parse, token: int) -> list[str]:
    return list(parse.word[slice(*parse.sentence[token])])
