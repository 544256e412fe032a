"""Sources: who stands behind a cue, as noun phrases."""

from .grammar import RELATIVES, SUBJECTS, Parse, Range

EXPLETIVE = {"it", "there"}
STEPS = 8
"""how far up the tree a subject is looked for"""


def subject_of(parse: Parse, verb: int) -> int | None:
    """The token that heads the subject of a verb, looked for up the tree: participles, infinitives and joined verbs share their head's.

    "a letter saying": the noun; "her plan to say": whose plan it is. Misses: "X promised Y to say" is given to Y.
    """
    below = verb
    for _ in range(STEPS):
        found = _here(parse, below, verb)
        above, dep = parse.head[below], parse.dep[below]
        if found is not None or above == below:
            return found
        if dep == "relcl" or dep == "acl" and not parse.infinitive(below):
            return above if parse.tag[above][:2] in ("NN", "PR", "CD", "DT") else None
        if dep == "xcomp" and below == verb and parse.infinitive(below) and (told := parse.child(above, "dobj")) is not None and told < below:
            return told
        below = above
    return None


def _here(parse: Parse, token: int, verb: int) -> int | None:
    """The subject of a verb, or the owner of a noun, that may stand behind a verb below it."""
    if parse.tag[token][:2] == "NN":
        return parse.child(token, "poss")
    found = own_subject(parse, token)
    return parse.child(token, "nsubjpass") if found is None and token != verb else found


def own_subject(parse: Parse, verb: int) -> int | None:
    """The subject that the verb itself has; in "said X" it stands after the verb."""
    found = parse.child(verb, *SUBJECTS)
    return None if found is None or parse.dep[found] == "csubj" else found


def agent_of(parse: Parse, verb: int) -> int | None:
    """Whom a passive names after "by"."""
    by = parse.child(verb, "agent")
    return None if by is None else parse.child(by, "pobj")


def phrase(parse: Parse, noun: int, cue: int) -> Range | None:
    """The whole noun phrase on its own side of the cue."""
    start, end = parse.whole(noun)
    if noun < cue:
        end = min(end, cue)
    else:
        start = max(start, cue + 1)
        end = next((at for at in range(noun + 1, end - 1) if parse.word[at] == "," and parse.dep[at + 1] == "prep" and parse.tag[at + 1] == "IN" and parse.word[at + 1] != "of"), end)
    return parse.trimmed((start, end)) if start < end else None


def parties(parse: Parse, noun: int, cue: int) -> list[Range]:
    """The noun phrases that "and" joins, one by one; the antecedent for "who" and "which"."""
    if parse.word[noun] in RELATIVES and (found := antecedent(parse, noun)) is not None:
        return parties(parse, found, noun)
    around = phrase(parse, noun, cue)
    joined = [kid for kid in parse.kids[noun] if parse.dep[kid] == "conj" and parse.tag[kid][:2] in ("NN", "PR")]
    if around is None or not joined:
        return [around] if around else []
    heads = [noun]
    while joined:
        heads.append(joined[0])
        joined = [kid for kid in parse.kids[heads[-1]] if parse.dep[kid] == "conj" and parse.tag[kid][:2] in ("NN", "PR")] + joined[1:]
    cuts = [around[0], *(parse.left[head] for head in heads[1:]), around[1]]
    return parse.pieces((max(a, around[0]), min(b, around[1])) for a, b in zip(cuts, cuts[1:]) if a < b)


def antecedent(parse: Parse, pronoun: int) -> int | None:
    """What "who" refers to: the noun that its clause describes."""
    for above in parse.climb(pronoun):
        if parse.dep[above] == "relcl":
            return parse.head[above]
    return None
