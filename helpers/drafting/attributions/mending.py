"""Mending the parse where it goes wrong the same way every time: verbs of saying that were hung
inside what is said.
"""

from .cues import load_cues
from .grammar import CITING, SUBJECTS, Parse

GOING_ON = {"add", "continue"}
"""verbs that go on with what the same source said: in "she said A and added B" she does both"""


def mended(parse: Parse) -> Parse:
    """The parse with "and added that" or ", arguing that" joined to the verb of saying before, and
    "X said C, Y reported" read as Y's report.

    A joined verb moves when it has the form of the verb of saying and not of the verb beside it:
    "said he would look, and warned …". Misses: "said" joined to "said", where the second may be
    either speaker's.
    """
    cues = load_cues()["verb"]
    for verb, lemma in enumerate(parse.lemma):
        dep = parse.dep[verb]
        if dep not in ("conj", "advcl", "ccomp") or lemma not in cues or not parse.is_verb(verb):
            continue
        if dep == "conj" and parse.child(verb, *SUBJECTS) is None:
            _join(parse, verb, lemma in GOING_ON)
        elif (
            dep == "advcl"
            and parse.tag[verb] == "VBG"
            and ("quote" in cues[lemma].takes or parse.word[verb] in CITING)
            and parse.word[parse.left[verb] - 1] == ","
        ):
            _attach(parse, verb)
        elif dep == "ccomp" and parse.head[verb] < verb:
            _lift(parse, verb)
    return parse


def _join(parse: Parse, verb: int, going_on: bool) -> None:
    """Hangs a joined verb on the verb of saying above what is said."""
    beside = parse.head[verb]
    top = beside
    while parse.dep[top] == "conj":
        top = parse.head[top]
    above = next((up for up in parse.climb(top) if parse.is_verb(up)), top)
    fits = (
        parse.tag[above] == parse.tag[verb]
        and parse.dep[top] in ("ccomp", "xcomp", "pcomp")
        and above < top
    )
    if fits and (
        (going_on and parse.dep[top] == "ccomp")
        or (_finite(parse, beside) != parse.tag[verb] and _cue(parse, above))
    ):
        _rehang(parse, verb, above)


def _finite(parse: Parse, verb: int) -> str:
    """The form that a joined verb would share: that of the first auxiliary, or the verb's own."""
    aux = parse.child(verb, "aux", "auxpass")
    return parse.tag[verb] if aux is None else parse.tag[aux] if parse.tag[aux] != "TO" else "VB"


def _cue(parse: Parse, verb: int) -> bool:
    return parse.lemma[verb] in load_cues()["verb"]


def _attach(parse: Parse, verb: int) -> None:
    """Hangs ", arguing that" on the verb of saying whose complement it closes."""
    inside = parse.head[verb]
    above = parse.head[inside]
    if (
        parse.dep[inside] == "ccomp"
        and above < inside
        and parse.right[verb] == parse.right[inside]
        and _cue(parse, above)
    ):
        _rehang(parse, verb, above)


def _rehang(parse: Parse, verb: int, above: int) -> None:
    """Hangs a verb higher, and ends what it hung in before the comma and the conjunction that lead
    to it.
    """
    start, below = parse.left[verb], parse.head[verb]
    _hang(parse, verb, above)
    while parse.tag[start - 1] == "CC" or parse.word[start - 1] in (",", "also"):
        start -= 1
    while below != above:
        parse.right[below] = min(parse.right[below], start)
        below = parse.head[below]


def _lift(parse: Parse, verb: int) -> None:
    """Takes what another cue says out of a clause that follows it after a comma: the comma sets
    that clause off.
    """
    above = parse.head[verb]
    said = next(
        (kid for kid in parse.kids[verb] if parse.dep[kid] == "ccomp" and above < kid < verb), None
    )
    subject = parse.child(verb, *SUBJECTS)
    if (
        said is None
        or subject is None
        or not said < subject < verb
        or parse.word[parse.left[subject] - 1] != ","
        or parse.child(above, *SUBJECTS) is None
    ):
        return
    _hang(parse, said, above)
    parse.left[verb] = parse.left[subject]


def _hang(parse: Parse, token: int, above: int) -> None:
    parse.kids[parse.head[token]] = [kid for kid in parse.kids[parse.head[token]] if kid != token]
    parse.kids[above] = sorted([*parse.kids[above], token])
    parse.head[token] = above
