"""Relative clauses: what describes a noun behind a comma, where the parser hung it elsewhere."""

from ...lexicons import rows
from .grammar import SUBJECTS, WHO, Parse

PERSONS = {row["noun"] for row in rows("descriptions") if row["kind"] == "anonymous"}


def set_behind(parse: Parse, who: int) -> None:
    """Makes ", who asked for a raise," describe the source before it, where the parser took it for
    a clause of its own: "According to a nurse, who asked for a raise, C".
    """
    verb, comma = parse.head[who], who - 1
    top, above = parse.left[verb], parse.head[verb]
    opens = parse.dep[who] in ("nsubj", "nsubjpass") and parse.word[comma] == ","
    if parse.word[who] not in WHO or not opens or parse.dep[verb] not in ("advcl", "ccomp"):
        return
    if parse.word[top : top + 2] != ["according", "to"] or above < verb:
        return
    noun = parse.child(top + 1, "pobj")
    if noun is None or parse.head[top] != verb or parse.right[top] != comma:
        return
    parse.hang(top, above)
    parse.hang(comma, noun)
    parse.hang(verb, noun)
    parse.dep[verb], parse.left[verb] = "relcl", who
    for up in (noun, top + 1, top):
        parse.right[up] = parse.right[verb]


def set_of_which(parse: Parse, which: int) -> None:
    """Makes ", part of which X claims" describe the noun before the comma, where the parser took it
    for a clause beside what is said.
    """
    of, lead, noun = which - 1, which - 2, parse.left[which - 2] - 2
    verb = parse.head[lead]
    opens = parse.word[of] == "of" and parse.head[which] == of and parse.head[of] == lead
    if not opens or noun < 0 or parse.word[noun + 1] != "," or parse.tag[noun][:2] != "NN":
        return
    above = parse.head[verb]
    if above == verb:
        above = next((kid for kid in parse.kids[verb] if parse.is_verb(kid)), verb)
        if above < noun:
            parse.hang(above, above)
            parse.dep[above] = "ROOT"
    elif parse.dep[verb] not in ("ccomp", "advcl", "conj"):
        return
    if not above < noun < verb:
        return
    parse.hang(verb, noun)
    parse.dep[verb], parse.left[verb] = "relcl", parse.left[lead]
    for up in (noun, *parse.climb(noun)):
        parse.right[up] = max(parse.right[up], parse.right[verb])
        if up == above:
            break


def set_on_person(parse: Parse, who: int) -> None:
    """Makes ", who asked for a raise," describe the person before the thing that it stands behind:
    "an official close to the talks, who asked for a raise,".
    """
    verb, noun = parse.head[who], parse.head[parse.head[who]]
    opens = parse.word[who] == "who" and parse.word[who - 1] == ","
    if not opens or parse.dep[verb] != "relcl" or parse.tag[noun] not in ("NN", "NNS"):
        return
    if parse.lemma[noun] in PERSONS or parse.dep[noun] != "pobj":
        return
    persons = (at for at in parse.climb(noun) if parse.tag[at][:2] in ("NN", "VB"))
    above = next((at for at in persons if parse.lemma[at] in PERSONS or _rules(parse, at)), noun)
    if parse.is_verb(above) or above == noun:
        return
    for at in [kid for kid in parse.kids[noun] if kid >= who - 1]:
        parse.hang(at, above)
    below = noun
    while below != above:
        parse.right[below] = min(parse.right[below], who - 1)
        below = parse.head[below]


def _rules(parse: Parse, at: int) -> bool:
    """Whether a word is the verb of a clause, and no participle that describes somebody: "a person
    briefed on the talks, who".
    """
    return parse.is_verb(at) and parse.dep[at] != "acl"


def set_beside(parse: Parse, verb: int) -> None:
    """Joins "but that unions called a farce" to the clause before it that describes the same noun,
    where the parser joined it to what is said inside: "a step that aides said would help but that
    unions called a farce".
    """
    first, inside = parse.left[verb], parse.head[verb]
    that = parse.word[first] == "that" and parse.tag[first - 1] == "CC"
    top = next((at for at in parse.climb(verb) if parse.dep[at] == "relcl"), verb)
    if parse.dep[verb] != "conj" or not that or top in (verb, inside) or not _lacks(parse, verb):
        return
    joint = first - 1
    for at in (joint, verb):
        parse.hang(at, top)
    while inside != top:
        parse.right[inside] = min(parse.right[inside], joint)
        inside = parse.head[inside]


def _lacks(parse: Parse, verb: int) -> bool:
    """Whether a verb lacks what it calls something, or its clause lacks a subject: then its "that"
    stands for it.
    """
    clause = parse.child(verb, "ccomp")
    if clause is not None and parse.is_verb(clause):
        return parse.child(clause, *SUBJECTS, "nsubjpass", "expl") is None
    return parse.child(verb, "oprd") is not None and parse.child(verb, "dobj") is None
