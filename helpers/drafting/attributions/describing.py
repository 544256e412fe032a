"""Sources: who stands behind a cue, as noun phrases."""

from .grammar import RELATIVES, Parse, Range

EXPLETIVE = {"it", "there"}
STEPS = 8
"""how far up the tree a subject is looked for"""


def subject_of(parse: Parse, verb: int) -> int | None:
    """The token that heads the subject of a verb, looked for up the tree: participles, infinitives
    and joined verbs share their head's.

    "a letter saying": the noun; "her plan to say": whose plan it is. Misses: "X promised Y to say"
    is given to Y.
    """
    below = verb
    for _ in range(STEPS):
        found = _here(parse, below, verb)
        above, dep = parse.head[below], parse.dep[below]
        if found is not None or above == below:
            return found
        if dep == "relcl" or (dep == "acl" and not parse.infinitive(below)):
            return above if parse.tag[above][:2] in ("NN", "PR", "CD", "DT") else None
        if (
            dep == "xcomp"
            and below == verb
            and parse.infinitive(below)
            and (told := parse.child(above, "dobj")) is not None
            and told < below
        ):
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
    found = [kid for kid in parse.kids[verb] if parse.dep[kid] == "nsubj"]
    return max((kid for kid in found if kid < verb), default=found[0]) if found else None


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
        end = next(
            (
                at
                for at in range(noun + 1, end - 1)
                if parse.word[at] == ","
                and parse.dep[at + 1] == "prep"
                and parse.tag[at + 1] == "IN"
                and parse.word[at + 1] != "of"
            ),
            end,
        )
    return parse.trimmed((start, end)) if start < end else None


def source_of(parse: Parse, noun: int, cue: int) -> list[Range]:
    """The whole phrase of a source; with "who" also the noun that it stands for."""
    found = antecedent(parse, noun) if parse.word[noun] in RELATIVES else None
    spans = (
        [phrase(parse, noun, cue)]
        if found is None
        else [phrase(parse, found, noun), (noun, noun + 1)]
    )
    return [span for span in spans if span]


def parties(parse: Parse, noun: int, cue: int) -> list[Range]:
    """The noun phrases that "and" joins, one by one, without "both"; the antecedent for "who" and
    "which".
    """
    if parse.word[noun] in RELATIVES and (found := antecedent(parse, noun)) is not None:
        return parties(parse, found, noun)
    around = phrase(parse, noun, cue)
    if around is None:
        return []
    start, end = around
    heads = [noun, *_joined(parse, noun)]
    first = next(
        (
            kid
            for kid in parse.kids[noun]
            if parse.dep[kid] == "nmod"
            and parse.tag[kid] == "NNP"
            and any(parse.tag[one] == "JJ" and parse.dep[one] == "conj" for one in parse.kids[kid])
        ),
        None,
    )
    cuts = (
        [parse.left[head] for head in heads[1:]]
        if first is None
        else [parse.child(first, "conj") or noun]
    )
    start += parse.dep[start] == "preconj"
    cuts = [start, *(cut for cut in cuts if start < cut < end), end]
    return parse.pieces(zip(cuts, cuts[1:]))


def _joined(parse: Parse, noun: int) -> list[int]:
    """The nouns that are joined to a noun, and those joined to them."""
    found = [noun]
    for one in found:
        found += [
            kid
            for kid in parse.kids[one]
            if parse.dep[kid] == "conj" and parse.tag[kid][:2] in ("NN", "PR")
        ]
    return sorted(found[1:])


def antecedent(parse: Parse, pronoun: int) -> int | None:
    """What "who" refers to: the noun that its clause describes."""
    for above in parse.climb(pronoun):
        if parse.dep[above] == "relcl":
            return parse.head[above]
    return None
