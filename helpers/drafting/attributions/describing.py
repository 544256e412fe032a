"""Sources: who stands behind a cue, as noun phrases."""

from itertools import pairwise

from ...lexicons import rows, words
from ..times.words import WEEKDAYS
from .grammar import RELATIVES, WHO, Parse, Range

EXPLETIVE = {"it", "there"}
BEFORE_NOUN = {"DT", "PDT", "PRP$", "POS", "CD", "JJ", "JJR", "JJS", "VBN"}
"""the tags of what may stand before a noun and belong to it"""
SOMEBODY = {row["noun"] for row in rows("descriptions")}
BESIDE = words("speechwords", "company") | {"not"}
"""words behind a comma that name who does not speak, or only stands by"""
POINTING = {"this", "that"}
"""what points to the words that follow: "had this to say" """
CLOSING = {"”", "''"}
"""quotation marks that close what stands before a source"""
DOCUMENTS = words("speechwords", "document")
ISSUING = words("speechwords", "issuing")
"""verbs that tell who puts out a document"""
STEPS = 8
"""how far up the tree a subject is looked for"""


def subject_of(parse: Parse, verb: int) -> int | None:
    """The token that heads the subject of a verb, looked for up the tree: participles, infinitives
    and joined verbs share their head's.

    "a letter saying": the noun; "her plan to say": whose plan it is. Misses: "X promised Y to say"
    is given to Y. Of "asked by X" it is X.
    """
    if parse.undergone(verb):
        return agent_of(parse, verb)
    below = parse.head[verb] if _points(parse, verb) else verb
    for _ in range(STEPS):
        subject, above = _here(parse, below, verb), parse.head[below]
        if subject is not None or above == below:
            return subject
        if _describes(parse, below):
            above = _issuer(parse, above) or above
            return above if parse.tag[above][:2] in ("NN", "PR", "CD", "DT") else None
        whom = _told_to(parse, below) if below == verb else None
        if whom is not None:
            return whom
        below = above
    return None


def _points(parse: Parse, verb: int) -> bool:
    """Whether "this" stands before an infinitive for the words that follow: "had this to say"."""
    to = verb - 1
    return to > 0 and parse.word[to] == "to" and parse.word[to - 1] in POINTING


def _describes(parse: Parse, verb: int) -> bool:
    """Whether the clause of a verb describes the noun that it hangs on."""
    participle = parse.dep[verb] == "acl" and not parse.infinitive(verb)
    return participle or parse.dep[verb] == "relcl"


def _issuer(parse: Parse, noun: int) -> int | None:
    """Who puts out a document that says something: "X issued a statement calling Y a fool"; not of
    "a letter from Z".
    """
    verb = parse.head[noun]
    written = parse.lemma[noun] in DOCUMENTS and parse.dep[noun] == "dobj"
    if not written or parse.lemma[verb] not in ISSUING:
        return None
    others = any(parse.word[kid] in ("from", "by") for kid in parse.kids[noun])
    return None if others or parse.passive(verb) else subject_of(parse, verb)


def _told_to(parse: Parse, verb: int) -> int | None:
    """Who is told to do what an infinitive says: the object before it."""
    if parse.dep[verb] != "xcomp" or not parse.infinitive(verb):
        return None
    whom = parse.child(parse.head[verb], "dobj")
    return whom if whom is not None and whom < verb else None


def _here(parse: Parse, token: int, verb: int) -> int | None:
    """The subject of a verb, or the owner of a noun, that may stand behind a verb below it."""
    if parse.tag[token][:2] == "NN":
        return parse.child(token, "poss")
    subject = own_subject(parse, token)
    return parse.child(token, "nsubjpass") if subject is None and token != verb else subject


def own_subject(parse: Parse, verb: int) -> int | None:
    """The subject that the verb itself has; in "said X" it stands after the verb."""
    subjects = [kid for kid in parse.kids[verb] if parse.dep[kid] == "nsubj"]
    before = [kid for kid in subjects if kid < verb]
    return max(before, default=subjects[0]) if subjects else None


def agent_of(parse: Parse, verb: int) -> int | None:
    """Whom a passive names after "by"."""
    by = parse.child(verb, "agent")
    return None if by is None else parse.child(by, "pobj")


def noun_after(parse: Parse, token: int) -> int | None:
    """The head of the nouns that begin at a token, by the order of the words alone; a weekday is
    when, and not who.
    """
    noun = None
    if parse.word[token : token + 1] and parse.word[token].capitalize() in WEEKDAYS:
        return None
    while token < len(parse) and (parse.is_nominal(token) or _before_noun(parse, token)):
        noun = token if parse.is_nominal(token) else noun
        token += 1
    return noun


def _before_noun(parse: Parse, token: int) -> bool:
    """Whether a word can stand before a noun; a verb before a name is a noun misread ("said guide
    Ann Roe").
    """
    misread = parse.tag[token] in ("VB", "VBP") and parse.tag[token + 1 : token + 2] == ["NNP"]
    return parse.tag[token] in BEFORE_NOUN or misread


def noun_before(parse: Parse, token: int) -> int | None:
    """The noun that ends right before a token, adverbs and auxiliaries left out."""
    token -= 1
    while token >= 0 and parse.tag[token] in ("RB", "MD"):
        token -= 1
    return token if token >= 0 and parse.is_nominal(token) else None


def is_somebody(parse: Parse, noun: int) -> bool:
    """Whether a noun is a name, a pronoun, or describes a person or a body."""
    return parse.tag[noun] in ("NNP", "NNPS", "PRP") or parse.lemma[noun] in SOMEBODY


def phrase(parse: Parse, noun: int, cue: int) -> Range | None:
    """The whole noun phrase on its own side of the cue."""
    start, end = parse.whole(noun)
    start += start < noun and parse.word[start] in CLOSING
    if noun < cue:
        end = _before_contrast(parse, noun, min(end, cue))
    else:
        start, end = max(start, cue + 1), _before_comma(parse, noun, end)
    return parse.trimmed((start, end)) if start < end else None


def _before_contrast(parse: Parse, noun: int, end: int) -> int:
    """Where ", not the cook" or ", along with the cook" begins after a noun, or the end."""
    for at in range(noun + 1, end - 1):
        if parse.word[at] == "," and parse.word[at + 1] in BESIDE:
            return at
    return end


def _before_comma(parse: Parse, noun: int, end: int) -> int:
    """The first comma after a noun that leads to a preposition other than "of", or a colon, or the
    end.
    """
    for at in range(noun + 1, end - 1):
        after = at + 1
        leads = parse.dep[after] == "prep" and parse.tag[after] == "IN"
        if parse.word[at] == ":" or (parse.word[at] == "," and leads and parse.word[after] != "of"):
            return at
    return end


def source_of(parse: Parse, noun: int, cue: int) -> list[Range]:
    """The whole phrase of a source; with "who" also the noun that it stands for, nobody without."""
    meant = antecedent(parse, noun) if parse.word[noun] in RELATIVES else None
    if meant is None and parse.word[noun] in WHO:
        return []
    if meant is None:
        spans = [phrase(parse, noun, cue)]
    else:
        spans = [phrase(parse, meant, noun), (noun, noun + 1)]
    return [span for span in spans if span]


def parties(parse: Parse, noun: int, cue: int) -> list[Range]:
    """The noun phrases that "and" joins, one by one, without "both"; the antecedent for "who" and
    "which", or nobody.
    """
    if parse.word[noun] in RELATIVES and (meant := antecedent(parse, noun)) is not None:
        return parties(parse, meant, noun)
    if parse.word[noun] in WHO:
        return []
    around = phrase(parse, noun, cue)
    if around is None:
        return []
    start, end = around
    if (instead := _instead(parse, noun)) is not None:
        return parse.pieces([(parse.left[instead], end)])
    start += parse.dep[start] == "preconj"
    cuts = [start, *(cut for cut in _cuts(parse, noun) if start < cut < end), end]
    if len(cuts) == 3 and _is_clause(parse, noun, cuts[1]) and "," not in parse.word[end - 1 : cue]:
        cuts = cuts[1:]
    return parse.pieces(pairwise(cuts))


def _is_clause(parse: Parse, noun: int, second: int) -> bool:
    """Whether the first of two nouns is a clause of its own that was parsed as a noun: bare words
    and a comma before "and the authors estimate".
    """
    before = [parse.word[at] for at in (second - 2, second - 1)]
    bare = parse.tag[noun] in ("NN", "NNS") and not parse.child(noun, "det", "poss")
    compound = parse.child(noun, "compound")
    return bare and compound is not None and before == [",", "and"] and parse.dep[second] == "det"


def _instead(parse: Parse, noun: int) -> int | None:
    """The noun that speaks in "not X but Y"."""
    first = parse.left[noun]
    joined = (kid for kid in parse.kids[noun] if parse.dep[kid] == "conj" and kid > noun)
    but = any(parse.word[kid] == "but" for kid in parse.kids[noun] if parse.dep[kid] == "cc")
    negated = parse.word[first] == "not" and parse.word[first + 1] not in ("only", "just")
    return next(joined, None) if but and negated else None


def _cuts(parse: Parse, noun: int) -> list[int]:
    """Where the nouns that "and" joins to a noun begin; in "Russian and Ukrainian officials", where
    the second adjective does.
    """
    for kid in parse.kids[noun]:
        if parse.dep[kid] == "nmod" and parse.tag[kid] == "NNP":
            joined = (
                parse.tag[kin] == "JJ" and parse.dep[kin] == "conj" for kin in parse.kids[kid]
            )
            if any(joined):
                return [parse.child(kid, "conj") or noun]
    return [parse.left[head] for head in _joined(parse, noun)]


def _joined(parse: Parse, noun: int) -> list[int]:
    """The nouns that are joined to a noun, and those joined to them."""
    nouns = [noun]
    for above in nouns:
        named = _names_beside(parse, above)
        nouns += [
            kid
            for head in (above, *named)
            for kid in parse.kids[head]
            if parse.dep[kid] == "conj" and parse.tag[kid][:2] in ("NN", "PR")
        ]
    return sorted(nouns[1:])


def _names_beside(parse: Parse, noun: int) -> list[int]:
    """The names that stand beside a noun which describes them: what is joined to one of them is
    joined to the noun.
    """
    if parse.tag[noun] not in ("NN", "NNS"):
        return []
    return [
        kid for kid in parse.kids[noun] if parse.dep[kid] == "appos" and parse.tag[kid] == "NNP"
    ]


def antecedent(parse: Parse, pronoun: int) -> int | None:
    """What "who" refers to: the noun that its clause describes; in "X, not Y, who" the first."""
    for above in parse.climb(pronoun):
        if parse.dep[above] == "relcl":
            return _not_excluded(parse, parse.head[above])
    before = pronoun > 1 and parse.word[pronoun] in WHO and parse.word[pronoun - 1] == ","
    near = noun_before(parse, pronoun - 1) if before else None
    nouns = () if near is None else (near, *parse.climb(near))
    return next((at for at in nouns if at < pronoun and is_somebody(parse, at)), None)


def _not_excluded(parse: Parse, noun: int) -> int:
    """The noun before ", not" where a noun stands behind it, else the noun itself."""
    first = parse.left[noun]
    first -= parse.word[first] != "not"
    if first < 2 or parse.word[first] != "not" or parse.word[first - 1] != ",":
        return noun
    before = noun_before(parse, first - 1)
    return noun if before is None else before


def is_that_clause(parse: Parse, clause: int) -> bool:
    """Whether a clause is opened by "that" and has a subject besides: then it tells what is said
    and does not describe the noun.
    """
    first = parse.left[clause]
    subjects = [
        kid
        for kid in parse.kids[clause]
        if parse.dep[kid] in ("nsubj", "nsubjpass", "expl") and kid != first
    ]
    return parse.dep[clause] in ("relcl", "acl") and parse.word[first] == "that" and bool(subjects)
