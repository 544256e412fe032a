"""Mending the parse where it goes wrong the same way every time."""

from .grammar import SUBJECTS, Parse

GOING_ON = {"add", "continue"}
"""verbs that go on with what the same source said: in "she said A and added B" she does both"""


def mended(parse: Parse) -> Parse:
    """The parse with "and added that" joined to the verb of saying before it, and with "X said C, Y reported" read as Y's report of X.

    Misses: "said" joined to "said", where the second may be either speaker's.
    """
    for verb, lemma in enumerate(parse.lemma):
        if lemma in GOING_ON and parse.dep[verb] == "conj" and not any(parse.dep[kid] in SUBJECTS for kid in parse.kids[verb]):
            _join(parse, verb)
        elif parse.dep[verb] == "ccomp" and parse.head[verb] < verb:
            _lift(parse, verb)
    return parse


def _join(parse: Parse, verb: int) -> None:
    """Hangs a verb that is joined to what is said, with the conjunction before it, on the verb of saying."""
    below = top = parse.head[verb]
    while parse.dep[top] == "conj":
        top = parse.head[top]
    above, start = parse.head[top], parse.left[verb]
    if parse.dep[top] != "ccomp" or parse.tag[above] != parse.tag[verb] or above > top:
        return
    _hang(parse, verb, above)
    while parse.tag[start - 1] == "CC" or parse.word[start - 1] in (",", "also"):
        start -= 1
    while below != above:
        parse.right[below] = min(parse.right[below], start)
        below = parse.head[below]


def _lift(parse: Parse, verb: int) -> None:
    """Takes what another cue says out of a clause that follows it after a comma: the comma sets that clause off."""
    above = parse.head[verb]
    said = next((kid for kid in parse.kids[verb] if parse.dep[kid] == "ccomp" and above < kid < verb), None)
    subject = parse.child(verb, *SUBJECTS)
    if said is None or subject is None or not said < subject < verb or parse.word[parse.left[subject] - 1] != "," or parse.child(above, *SUBJECTS) is None:
        return
    _hang(parse, said, above)
    parse.left[verb] = parse.left[subject]


def _hang(parse: Parse, token: int, above: int) -> None:
    parse.kids[parse.head[token]] = [kid for kid in parse.kids[parse.head[token]] if kid != token]
    parse.kids[above] = sorted([*parse.kids[above], token])
    parse.head[token] = above
