"""Misjoined: clauses that the parser joined to the wrong verb where one of saying stands by, and a
bare participle that it took for one that somebody does: "Thousands told to leave".
"""

from .cues import load_cues
from .describing import is_somebody, own_subject
from .grammar import SUBJECTS, Parse
from .proposals import SAYING, cue_at
from .reach import RETOLD

ANYBODY = {"anybody", "anyone", "anything", "somebody", "someone", "nobody", "everybody"}
ASKING = {"ask", "beg", "plead", "apply", "demand"}
"""verbs whose infinitive may be what the one who asks is to do: "asked to leave" """
LATER = {"would", "might", "could"}
PAUSES = {",", "-", "--", "–", "—"}
QUESTIONS = {"what", "who", "which", "why", "how", "where", "when", "whether"}
GOING = {"MD", "VBZ", "VBP"}
"""tags of the auxiliaries by which what is said goes on behind who says it"""


def rejoined(parse: Parse, verb: int) -> None:
    """Mends a verb of the lexicon in each of these ways."""
    _at_end(parse, verb)
    _undergone(parse, verb)
    _and_that(parse, verb)
    _gerund(parse, verb)
    _would(parse, verb)
    _but(parse, verb)


def disputed(parse: Parse, noun: int) -> None:
    """Makes "disputes" a verb behind what stands for what was told, where the parser took it for a
    noun: "a figure the union disputes".
    """
    row = load_cues()["verb"].get(parse.lemma[noun]) if parse.tag[noun] == "NNS" else None
    if row is None or row.act not in ("deny", "confirm"):
        return
    told, who = parse.head[noun], noun - 1
    if parse.tag[who] in ("NNP", "NNPS"):
        _by_name(parse, noun)
    elif _stands_apart(parse, told) and parse.head[who] == noun:
        parse.dep[told] = "appos"
        parse.tag[noun], parse.dep[noun], parse.dep[who] = "VBZ", "relcl", "nsubj"
        for kid in [kid for kid in parse.kids[noun] if kid < who]:
            parse.hang(kid, who)
            parse.left[who] = min(parse.left[who], parse.left[kid])


def _stands_apart(parse: Parse, told: int) -> bool:
    """Whether a noun stands for what was told, behind a comma or a dash: ", a figure"."""
    stands = parse.lemma[told] in RETOLD or parse.lemma[told] in load_cues()["noun"]
    first = min(told - 1, parse.left[told])
    return stands and parse.word[first] in ("a", "an") and parse.word[first - 1] in PAUSES


def _by_name(parse: Parse, verb: int) -> None:
    """Makes a name before "rejects" its subject, and the noun before the name what is rejected:
    "a charge the Elm Club rejects".
    """
    name = first = verb - 1
    while first > 1 and (parse.tag[first - 1] in ("NNP", "NNPS") or parse.word[first - 1] == "the"):
        first -= 1
    noun = first - 1
    if noun < 2 or not _stands_apart(parse, noun):
        return
    above = parse.head[verb]
    if above != noun:
        parse.hang(noun, above)
        parse.dep[noun] = "appos"
        parse.hang(verb, noun)
    for at in range(first, verb):
        parse.hang(at, verb if at == name else name)
    parse.hang(noun - 1, noun)
    parse.tag[verb], parse.dep[verb], parse.dep[name] = "VBZ", "relcl", "nsubj"
    parse.left[name], parse.left[verb], parse.left[noun] = first, first, noun - 1
    parse.right[name], parse.right[noun] = verb, parse.right[verb]


def _at_end(parse: Parse, verb: int) -> None:
    """Makes a verb of saying that closes its sentence behind a comma govern what stands before it:
    "It will last unless the firm pays, the union's leader, Ann Roe, told reporters."
    """
    top, subject, row = parse.head[verb], own_subject(parse, verb), cue_at(parse, verb)
    first, last = parse.sentence[verb]
    joined = parse.dep[verb] == "conj" or _is_second(parse, verb)
    if subject is None or row is None or "quote" not in row.takes or not joined:
        return
    comma = parse.left[subject] - 1
    before = parse.dep[top] == "ROOT" and first <= top < comma and parse.word[comma] == ","
    whom = parse.child(verb, "dobj", "dative")
    end = verb + 1 if whom is None else parse.right[whom]
    closes = all(parse.is_edge(at) for at in range(end, last))
    marked = any(map(parse.is_mark, range(first, last)))
    if before and closes and not marked and is_somebody(parse, subject):
        _govern(parse, verb, top, comma)


def _is_second(parse: Parse, verb: int) -> bool:
    """Whether a clause is the second that another verb would govern: "X found that C, Y said"."""
    first = parse.child(parse.head[verb], "ccomp")
    return parse.dep[verb] == "ccomp" and first is not None and parse.head[verb] < first < verb


def _govern(parse: Parse, verb: int, top: int, comma: int) -> None:
    """Hangs the clause before a comma on the verb that was joined to it."""
    parse.hang(verb, verb)
    parse.hang(top, verb)
    parse.dep[verb], parse.dep[top] = "ROOT", "ccomp"
    parse.left[verb], parse.right[verb] = parse.left[top], parse.right[top]
    for kid in [kid for kid in parse.kids[top] if kid >= comma]:
        parse.hang(kid, verb)
    parse.right[top] = comma


def _undergone(parse: Parse, verb: int) -> None:
    """Makes "told to leave" without a hearer what somebody is told, and not what he tells."""
    row, deed = cue_at(parse, verb), parse.child(verb, "xcomp")
    subject = parse.child(verb, "nsubj")
    if row is None or deed is None or subject is None or parse.tag[verb] not in ("VBD", "VBN"):
        return
    told = parse.lemma[verb] == "tell" or (row.act in ("urge", "warn") and "person" in row.takes)
    heard = parse.child(verb, "dobj", "dative", "aux", "auxpass") is not None
    follows = parse.word[verb + 1] == "to" and parse.infinitive(deed)
    if told and follows and not heard and parse.lemma[verb] not in ASKING:
        parse.tag[verb], parse.dep[subject] = "VBN", "nsubjpass"


def _and_that(parse: Parse, verb: int) -> None:
    """Joins "and that D" to what is said, where the parser joined it to a question inside that:
    "X said it was too soon to tell what failed and that D".
    """
    row = cue_at(parse, verb)
    clause = parse.child(verb, "ccomp")
    if row is None or clause is None or clause < verb or not row.takes & SAYING:
        return
    for inner in range(clause + 1, parse.right[clause]):
        for more in [kid for kid in parse.kids[inner] if parse.dep[kid] == "conj"]:
            if _is_that(parse, more) and _is_question(parse, inner):
                _rise(parse, more, inner, clause)


def _is_that(parse: Parse, verb: int) -> bool:
    """Whether "and that" opens the clause of a verb that has a subject."""
    first = parse.left[verb]
    subject = parse.child(verb, *SUBJECTS, "nsubjpass")
    return parse.word[first - 1 : first + 1] == ["and", "that"] and subject is not None


def _is_question(parse: Parse, verb: int) -> bool:
    return parse.dep[verb] == "ccomp" and parse.word[parse.left[verb]] in QUESTIONS


def _rise(parse: Parse, more: int, inner: int, clause: int) -> None:
    """Hangs a joined clause with its "and" on a clause further up."""
    joint = parse.left[more] - 1
    below = inner
    parse.hang(joint, clause)
    parse.hang(more, clause)
    while below != clause:
        parse.right[below] = min(parse.right[below], joint)
        below = parse.head[below]


def _gerund(parse: Parse, verb: int) -> None:
    """Makes a gerund of the participle before "anybody", which it cannot describe: "denied
    threatening anybody".
    """
    row, whom, deed = cue_at(parse, verb), parse.child(verb, "dobj"), verb + 1
    if row is None or "gerund" not in row.takes or whom is None or whom != deed + 1:
        return
    if parse.tag[deed] == "VBG" and parse.head[deed] == whom and parse.word[whom] in ANYBODY:
        parse.hang(deed, verb)
        parse.hang(whom, deed)
        parse.dep[deed], parse.dep[whom] = "xcomp", "dobj"
        parse.right[deed], parse.left[whom] = parse.right[whom], whom


def _would(parse: Parse, verb: int) -> None:
    """Joins "and would go" to what somebody said before, where the parser joined it to "said": of
    one's own deed nobody tells so.
    """
    row, clause = cue_at(parse, verb), parse.child(verb, "ccomp")
    told = row is not None and "quote" in row.takes and parse.tag[verb] == "VBD"
    if clause is None or clause < verb or not told:
        return
    for kid in [kid for kid in parse.kids[verb] if kid > clause and parse.dep[kid] == "conj"]:
        modal, own = parse.child(kid, "aux"), parse.child(kid, *SUBJECTS, "nsubjpass")
        if modal is not None and parse.word[modal] in LATER and own is None:
            parse.hang(kid, clause)
            parse.right[clause] = parse.right[kid]


def _but(parse: Parse, verb: int) -> None:
    """Joins ", but denied C" to the verb of the sentence, where the parser joined it to something
    inside what goes before: "declined to say if it was real but denied C".
    """
    joint, (first, last) = verb - 1, parse.sentence[verb]
    top = next((at for at in range(first, joint) if parse.head[at] == at), verb)
    own = parse.child(verb, *SUBJECTS, "nsubjpass", "aux", "auxpass")
    past = parse.tag[verb] in ("VBD", "VBN") and parse.tag[top] == "VBD"
    if parse.word[joint] != "but" or not past or own is not None or top >= verb:
        return
    if parse.head[verb] == top or cue_at(parse, top) is None or not first < joint:
        return
    _part(parse, verb, top)
    parse.hang(joint, top)
    parse.hang(verb, top)
    parse.tag[verb], parse.dep[verb] = "VBD", "conj"
    parse.left[verb], parse.right[verb] = verb, max(parse.right[verb], last - 1)


def _part(parse: Parse, verb: int, top: int) -> None:
    """Hangs on a verb what stands behind it and hung before it, and the other way round."""
    first, last = parse.sentence[verb]
    above = top
    for at in range(verb + 1, last):
        if parse.head[at] < verb - 1 and not parse.is_edge(at):
            above = parse.head[at]
            parse.hang(at, verb)
            parse.left[at] = max(parse.left[at], verb + 1)
    for at in range(first, verb - 1):
        if parse.head[at] >= verb:
            parse.hang(at, above)
        if at != top:
            parse.right[at] = min(parse.right[at], verb - 1)


def gone_on(parse: Parse, verb: int) -> None:
    """Gives back to what is said before "X said" the verb that goes on with it behind: "The river
    has risen, X said, and could flood the mill".
    """
    said = parse.child(verb, "ccomp")
    if said is None or said > verb or parse.right[said] > verb:
        return
    for kid in parse.kids[verb]:
        own = parse.child(kid, *SUBJECTS, "nsubjpass", "expl") is not None
        start = parse.left[kid]
        joined = parse.tag[start - 1] == "CC" and parse.word[start - 2] == ","
        helped = any(parse.tag[aux] in GOING for aux in parse.kids[kid] if aux < kid)
        if (
            parse.dep[kid] == "conj"
            and joined
            and helped
            and not own
            and parse.lemma[kid] not in load_cues()["verb"]
        ):
            parse.hang(kid, said)
