"""Mending the parse where it goes wrong the same way every time."""

from .grammar import SUBJECTS, Parse

GOING_ON = {"add", "continue"}
"""verbs that go on with what the same source said: in "she said A and added B" she does both"""


def mended(parse: Parse) -> Parse:
    """The parse with "and added that" taken out of what is said and joined to the verb of saying. Misses: "said" joined to "said"."""
    for verb, lemma in enumerate(parse.lemma):
        if lemma in GOING_ON and parse.dep[verb] == "conj" and not any(parse.dep[kid] in SUBJECTS for kid in parse.kids[verb]):
            path = [verb]
            while parse.dep[path[-1]] == "conj":
                path.append(parse.head[path[-1]])
            above = parse.head[path[-1]]
            if parse.dep[path[-1]] == "ccomp" and parse.tag[above] == parse.tag[verb] and above < path[-1]:
                _move(parse, verb, above)
    return parse


def _move(parse: Parse, verb: int, above: int) -> None:
    """Hangs the verb, with the conjunction before it, on another verb, and shortens what it hung on."""
    start, below = parse.left[verb], parse.head[verb]
    parse.kids[below].remove(verb)
    parse.kids[above] = sorted([*parse.kids[above], verb])
    parse.head[verb] = above
    while parse.tag[start - 1] == "CC" or parse.word[start - 1] in (",", "also"):
        start -= 1
    while below != above:
        parse.right[below] = min(parse.right[below], start)
        below = parse.head[below]
