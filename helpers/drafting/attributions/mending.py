"""Mending the parse where it goes wrong the same way every time: verbs of saying that were hung
inside what is said.
"""

from .cues import load_cues
from .describing import is_somebody, is_that_clause
from .grammar import CITING, SUBJECTS, Parse
from .misjoined import disputed, gone_on, rejoined
from .proposals import cue_at
from .relatives import set_behind, set_beside, set_of_which, set_on_person

THINGS = {"it", "this", "that", "these", "those", "there", "what", "which"}
"""what stands for a thing more often than for somebody"""
DASHES, TO_SOURCE = {"-", "--", "–", "—"}, ["according", "to"]
PLACES = {"outside", "inside"}
GOING_ON = {"add", "continue"}
"""verbs that go on with what the same source said: in "she said A and added B" she does both"""
SPEAKING = {"urge", "warn", "accuse"}
"""acts that are done by speaking"""


def mended(parse: Parse) -> Parse:
    """The parse with "and added that" or ", arguing that" joined to the verb of saying before,
    "X said C, Y reported" read as Y's report, and the "if" of "If it rains, X said, C" given to C.

    A joined verb moves when it has the form of the verb of saying and not of the verb beside it:
    "said he would look, and warned …". Misses: "said" joined to "said", where the second may be
    either speaker's.
    """
    parse, cues = parse.copy(), load_cues()["verb"]
    for at in range(1, len(parse) - 1):
        set_behind(parse, at)
        set_on_person(parse, at)
        if parse.tag[at] == "WDT" and at > 2:
            set_of_which(parse, at)
        disputed(parse, at)
        if parse.word[at] in DASHES and parse.is_mark(at - 1) and parse.tag[at + 1] == "VBG":
            _glossed(parse, at)
    for verb, lemma in enumerate(parse.lemma):
        if lemma in cues and parse.is_verb(verb):
            _aged(parse, verb)
            _subject(parse, verb)
            _appended(parse, verb)
            _told(parse, verb)
            _cited(parse, verb)
            _outside(parse, verb)
            set_beside(parse, verb)
            rejoined(parse, verb)
            gone_on(parse, verb)
        mend = MENDERS.get(parse.dep[verb])
        if mend and lemma in cues and parse.is_verb(verb):
            mend(parse, verb)
    return parse


def _join(parse: Parse, verb: int) -> None:
    """Hangs a joined verb without a subject on the verb of saying above what is said."""
    if parse.child(verb, *SUBJECTS) is not None:
        return
    beside = top = parse.head[verb]
    if parse.tag[verb] == "VBN" and parse.passive(beside) and parse.child(verb, "dobj"):
        parse.tag[verb] = "VBD"
    while parse.dep[top] == "conj":
        top = parse.head[top]
    above = next((up for up in parse.climb(top) if parse.is_verb(up)), top)
    fits = _form(parse, above) == _form(parse, verb) and above < top
    goes_on = parse.lemma[verb] in GOING_ON and parse.dep[top] == "ccomp"
    unlike = _finite(parse, beside) != parse.tag[verb] or not _can_say(parse, top)
    unlike = (unlike or _set_off(parse, verb)) and _cue(parse, above)
    if fits and parse.dep[top] in ("ccomp", "xcomp", "pcomp") and (goes_on or unlike):
        _rehang(parse, verb, above)


def _form(parse: Parse, verb: int) -> str:
    """The form of a verb; one that looks plain before "that" and has no auxiliary is in the
    present.
    """
    clause = parse.child(verb, "ccomp")
    plain = parse.tag[verb] == "VB" and parse.child(verb, "aux") is None
    plain = plain and clause is not None and parse.word[parse.left[clause]] == "that"
    return "VBP" if plain else parse.tag[verb]


def _set_off(parse: Parse, verb: int) -> bool:
    """Whether a comma and an "and" lead from what somebody had done, "said that X had called, and
    urged Y", to what is said besides, and no list of deeds does.
    """
    beside, start = parse.head[verb], parse.left[verb]
    listed = any(parse.word[at - 1] == "," and parse.is_verb(at) for at in range(beside, start))
    done = parse.child(beside, "aux") is not None and not listed
    comma = parse.tag[start - 1] == "CC" and parse.word[start - 2] == ","
    row = cue_at(parse, verb)
    speaks = row is not None and (row.act in SPEAKING or "quote" in row.takes)
    return done and comma and speaks and parse.child(verb, "aux", "auxpass") is None


def _can_say(parse: Parse, verb: int) -> bool:
    """Whether the subject of a verb is somebody, who can say something besides."""
    subject = parse.child(verb, *SUBJECTS, "nsubjpass", "expl")
    if subject is None:
        return True
    return parse.word[subject] not in THINGS and is_somebody(parse, subject)


def _finite(parse: Parse, verb: int) -> str:
    """The form that a joined verb would share: that of the first auxiliary, or the verb's own."""
    aux = parse.child(verb, "aux", "auxpass")
    return parse.tag[verb] if aux is None else parse.tag[aux] if parse.tag[aux] != "TO" else "VB"


def _cue(parse: Parse, verb: int) -> bool:
    return parse.lemma[verb] in load_cues()["verb"]


def _attach(parse: Parse, verb: int) -> None:
    """Hangs ", arguing that" on the verb of saying whose complement it closes; and gives back to it
    the clause of "said, quoting X, that C".
    """
    clause, above = parse.child(verb, "ccomp"), parse.head[verb]
    aside = parse.word[verb] in CITING and parse.child(verb, "dobj") is not None
    if aside and clause is not None and _cue(parse, above) and above < verb:
        _give(parse, clause, above)
        return
    row = load_cues()["verb"][parse.lemma[verb]]
    says = "quote" in row.takes or parse.word[verb] in CITING
    if parse.tag[verb] != "VBG" or not says or parse.word[parse.left[verb] - 1] != ",":
        return
    inside = parse.head[verb]
    above = parse.head[inside]
    if (
        parse.dep[inside] == "ccomp"
        and above < inside
        and parse.right[verb] == parse.right[inside]
        and _cue(parse, above)
    ):
        _rehang(parse, verb, above)


def _aged(parse: Parse, verb: int) -> None:
    """Makes "The 58-year-old said" the clause that the parser takes to describe the noun after it:
    "[The 58-year-old said] orders were down".
    """
    noun, old = parse.head[verb], verb - 1
    top = parse.head[noun]
    aged = old > 1 and parse.word[old] == "old" and parse.word[old - 1] == "-"
    if not aged or parse.dep[verb] != "amod" or parse.dep[top] != "ROOT" or not verb < noun < top:
        return
    start = parse.left[noun]
    for kid in [kid for kid in parse.kids[noun] if kid < old]:
        parse.hang(kid, old)
    parse.hang(old, verb)
    parse.hang(verb, verb)
    parse.hang(top, verb)
    parse.tag[verb] = "VBD"
    parse.dep[old], parse.dep[verb], parse.dep[top] = "nsubj", "ROOT", "ccomp"
    parse.left[noun] = parse.left[top] = verb + 1
    parse.left[old] = parse.left[verb] = start
    parse.right[verb] = parse.right[top]


def _subject(parse: Parse, verb: int) -> None:
    """Makes the name right before a finite verb its subject where the parser took it for a part of
    the verb: "Mr Roe disputes that C".
    """
    name = parse.child(verb, "compound")
    finite = parse.tag[verb] in ("VBD", "VBZ", "VBP")
    if name is None or not finite or parse.child(verb, *SUBJECTS, "nsubjpass") is not None:
        return
    shows = parse.tag[name] == "NNS" and parse.tag[verb] == "VBP"
    if name == verb - 1 and (shows or parse.tag[name] in ("NNP", "NNPS")):
        parse.dep[name] = "nsubj"


def _appended(parse: Parse, verb: int) -> None:
    """Gives back to a verb the subject that the parser appended to the phrase before it: "After a
    talk in Rome, Ann Roe, the mayor, said", "In the row over pay, Roe and Poe call it …".
    """
    behind = parse.child(verb, *SUBJECTS, "nsubjpass", "expl")
    finite = parse.tag[verb] in ("VBD", "VBZ", "VBP") and parse.child(verb, "aux") is None
    if not finite or parse.dep[verb] != "ROOT" or (behind is not None and behind <= verb + 1):
        return
    subject = _last_appended(parse, verb)
    if subject is None:
        return
    below = parse.head[subject]
    parse.hang(subject, verb)
    parse.dep[subject] = "nsubj"
    parse.left[subject] += parse.is_edge(parse.left[subject])
    if behind is not None:
        parse.dep[behind] = "dep"
    while below != verb:
        parse.right[below] = min(parse.right[below], parse.left[subject])
        below = parse.head[below]


def _last_appended(parse: Parse, verb: int) -> int | None:
    """Somebody behind a comma whose phrase ends right before a verb, and who was appended to what
    stands before the comma.
    """
    end, found = verb, None
    while end > parse.sentence[verb][0] and (parse.tag[end - 1] == "RB" or parse.is_edge(end - 1)):
        end -= 1
    for up in (end - 1, *parse.climb(end - 1)):
        appended = parse.dep[up] in ("appos", "conj")
        if up >= verb or (found is not None and not appended):
            break
        first = parse.left[up] + parse.is_edge(parse.left[up])
        if appended and parse.is_edge(first - 1) and is_somebody(parse, up):
            found = up
    return found


def _told(parse: Parse, verb: int) -> None:
    """Gives back to "had been told by X that C" the clause that the parser took to describe X."""
    by = parse.child(verb, "agent")
    noun = None if by is None else parse.child(by, "pobj")
    if noun is None or not parse.passive(verb) or parse.child(verb, "ccomp") is not None:
        return
    for clause in parse.kids[noun]:
        if is_that_clause(parse, clause):
            _give(parse, clause, verb)
            parse.dep[clause] = "ccomp"
            return


def _glossed(parse: Parse, dash: int) -> None:
    """Takes the writer's gloss out of the clause around a quotation, and gives it to whoever the
    words are said to come from: "according to X, Y “did C” — using C to mean D".
    """
    first, _ = parse.sentence[dash]
    to = next((at for at in range(first, dash) if parse.word[at - 1 : at + 1] == TO_SOURCE), None)
    whom = None if to is None else parse.child(to, "pobj")
    if whom is None or any(parse.is_mark(at) for at in range(first, whom)):
        return
    parse.hang(dash + 1, whom)
    parse.dep[dash + 1], parse.left[dash + 1] = "acl", dash + 1
    for at in range(first, dash):
        parse.right[at] = min(parse.right[at], dash)


def _outside(parse: Parse, verb: int) -> None:
    """Makes "outside" a preposition where the parser took it to describe what is said: "X said
    outside court".
    """
    noun = parse.child(verb, "dobj")
    first = -1 if noun is None else parse.left[noun]
    if noun is not None and parse.word[first] in PLACES and verb < first < noun:
        parse.hang(first, verb)
        parse.hang(noun, first)
        parse.tag[first], parse.dep[first], parse.dep[noun] = "IN", "prep", "pobj"
        parse.left[noun] = first + 1
        parse.right[first] = parse.right[noun]


def _cited(parse: Parse, verb: int) -> None:
    """Gives "citing X" to the verb of saying before it, and to that the clause that the parser took
    to describe X, or to hold the citing: "said on Monday, citing X, that C".
    """
    whom, inside = parse.child(verb, "dobj"), parse.head[verb]
    if parse.word[verb] not in CITING or whom is None or inside == verb:
        return
    above = parse.head[inside]
    holds = parse.dep[inside] == "ccomp" or "that" in {parse.word[at] for at in parse.kids[inside]}
    if holds and above < verb < whom < inside and _cue(parse, above):
        parse.hang(verb, above)
        parse.dep[inside], parse.left[inside] = "ccomp", parse.right[verb]
    for clause in parse.kids[whom]:
        if is_that_clause(parse, clause) and _cue(parse, parse.head[verb]):
            for kid in [kid for kid in parse.kids[verb] if kid > clause]:
                parse.hang(kid, clause)
                parse.dep[kid] = "advcl" if parse.dep[kid] == "ccomp" else parse.dep[kid]
                parse.right[clause] = max(parse.right[clause], parse.right[kid])
            _give(parse, clause, parse.head[verb])
            parse.dep[clause] = "ccomp"
            return


def _rehang(parse: Parse, verb: int, above: int) -> None:
    """Hangs a verb higher, and ends what it hung in before the comma and the conjunction that lead
    to it.
    """
    start, below = parse.left[verb], parse.head[verb]
    parse.hang(verb, above)
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
    if above >= verb:
        return
    inner = next(
        (kid for kid in parse.kids[verb] if parse.dep[kid] == "ccomp" and above < kid < verb), None
    )
    subject = parse.child(verb, *SUBJECTS)
    if (
        inner is None
        or subject is None
        or not inner < subject < verb
        or parse.word[parse.left[subject] - 1] != ","
        or parse.child(above, *SUBJECTS) is None
    ):
        return
    parse.hang(inner, above)
    parse.left[verb] = parse.left[subject]


def _release(parse: Parse, verb: int) -> None:
    """Gives back to the clause around "X said" what the parser took from its beginning: "If it
    rains, X said, C".
    """
    subject, above = parse.child(verb, *SUBJECTS), parse.head[verb]
    if subject is None or above < verb or parse.word[parse.left[subject] - 1] != ",":
        return
    clause = parse.child(verb, "advcl")
    if clause is not None and clause < subject:
        parse.hang(clause, above)
        parse.left[verb] = parse.left[subject]


def _return(parse: Parse, verb: int) -> None:
    """Gives a clause back to the verb of saying from a participle that describes where it was
    said: "said in a letter seen by X that C".
    """
    clause, noun = parse.child(verb, "ccomp"), parse.head[verb]
    above = parse.head[parse.head[noun]]
    if clause is None or parse.tag[verb] != "VBN" or parse.dep[noun] != "pobj":
        return
    if _cue(parse, above) and above < noun and parse.child(above, "ccomp") is None:
        _give(parse, clause, above)


def _give(parse: Parse, clause: int, above: int) -> None:
    """Hangs a clause higher, and ends before it what it hung in."""
    below = parse.head[clause]
    parse.hang(clause, above)
    while below != above:
        parse.right[below] = min(parse.right[below], parse.left[clause])
        below = parse.head[below]


MENDERS = {"conj": _join, "advcl": _attach, "ccomp": _lift, "parataxis": _release, "acl": _return}
"""what may mend a verb of saying, by how the parser hung it; each does nothing where nothing is
wrong

To add one: a function from the parse and the verb that changes the parse's lists in place.
"""
