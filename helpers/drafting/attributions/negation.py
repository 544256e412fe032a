"""Negation: whether what hangs on a word is turned into its contrary on the way up to its sentence:
by "not" and "nobody", and by words that take back ("unable to say", "without saying").
"""

from collections.abc import Iterator, Sequence

from ...lexicons import words
from ...spans import inside
from .describing import antecedent, own_subject
from .grammar import RELATIVES, Parse, Range

WITHHOLDING = words("speechwords", "withholding")
"""words, and pairs that end in a preposition, that take back what hangs on them"""
NEGATORS = words("speechwords", "negator")
SCARCE = {"little", "few", "scant"}
"""words that negate their noun, unless "a" stands before them"""
SUPPOSING = {"if", "unless", "whether"}
BEARING = {"at", "in", "on", "under"}
"""prepositions before a noun that negates the whole clause: "at no point", "under no oath" """
INVERTED = {"had", "should", "were"}
"""verbs that open a condition before their subject"""
FOCUS = {"only", "just", "merely", "simply"}
"""words after "not" with which it adds and does not negate"""
PREDICATES = ("acomp", "attr", "oprd")
STEPS = {"xcomp", "ccomp", "pcomp", "prep", "acl", "advcl", *PREDICATES}
"""the parser's relations by which what is negated above reaches down to a cue"""
NOUN_STEPS = {"dobj", "pobj", "nsubj", "nsubjpass"}


def turned(parse: Parse, cue: int, said: Sequence[Range] = ()) -> bool:
    """Whether an odd number of negations stands on the way from a cue up to its sentence; none of
    those inside what is said.
    """
    false = (kid for kid in parse.kids[cue] if parse.dep[kid] == "amod" and takes_back(parse, kid))
    odd = negated(parse, cue) ^ any(false)
    for at, above in _way_up(parse, cue):
        if inside((above, above + 1), said):
            break
        odd ^= _turns(parse, above, at)
    return odd


def supposed(parse: Parse, cue: int) -> bool:
    """Whether a cue stands in a condition or in a question."""
    places = [cue, *(above for _, above in _way_up(parse, cue))]
    return any(_is_supposed(parse, at) for at in places)


def negated(parse: Parse, word: int) -> bool:
    """Whether a verb or a noun is negated by a word of its own: "not", "no", "little", "has yet
    to", or by its subject.
    """
    if parse.tag[word][:2] == "NN":
        return _is_none(parse, word)
    subject = own_subject(parse, word)
    subject = parse.child(word, "nsubjpass") if subject is None else subject
    return _has_not(parse, word) or (subject is not None and _is_none(parse, subject))


def _has_not(parse: Parse, verb: int) -> bool:
    """Whether "not" or "never" stands with a verb, and no "until May" ends it."""
    kids = parse.kids[verb]
    if any(parse.word[kid] in ("until", "till") for kid in kids if kid > verb):
        return False
    return any(_is_not(parse, kid, verb) for kid in kids)


def _is_not(parse: Parse, kid: int, verb: int) -> bool:
    """Whether a word under a verb negates it: "not", "neither", or "yet" before an infinitive."""
    word, dep = parse.word[kid], parse.dep[kid]
    if word == "yet":
        return any(parse.infinitive(below) for below in parse.kids[verb] if below > kid)
    if dep == "prep" and kid < verb:
        noun = parse.child(kid, "pobj")
        return noun is not None and parse.word[kid] in BEARING and _is_none(parse, noun)
    negates = dep == "neg" or (word in NEGATORS and dep in ("advmod", "det", "preconj", "cc"))
    return negates and parse.word[kid + 1] not in FOCUS


def _is_none(parse: Parse, noun: int) -> bool:
    """Whether a noun stands for nobody or nothing: "no guard", "none of them", "little proof"."""
    if parse.word[noun] in RELATIVES:
        meant = antecedent(parse, noun)
        return meant is not None and parse.word[meant] not in RELATIVES and _is_none(parse, meant)
    kids = {parse.word[kid] for kid in parse.kids[noun] if kid < noun}
    scarce = bool((kids | {parse.word[noun]}) & SCARCE) and "a" not in kids
    if "not" in kids and any(parse.word[kid] == "but" for kid in parse.kids[noun]):
        return False
    return parse.word[noun] in NEGATORS or bool(kids & NEGATORS) or scarce


def _way_up(parse: Parse, cue: int) -> Iterator[tuple[int, int]]:
    """Each word on the way up from a cue that what stands above it can turn, with the one above."""
    at = cue
    while (above := parse.head[at]) != at and _reaches(parse, at, above):
        yield at, above
        at = above


def _reaches(parse: Parse, at: int, above: int) -> bool:
    dep, is_noun = parse.dep[at], parse.tag[at][:2] == "NN"
    if dep == "conj":
        joined = {parse.word[kid] for kid in (*parse.kids[above], *parse.kids[at])}
        return own_subject(parse, at) is None and bool(joined & {"or", "nor"})
    if dep == "advcl":
        return parse.infinitive(at) and above < at
    return (is_noun and dep in NOUN_STEPS) or (
        dep in STEPS and (above < at or dep in ("prep", "pcomp"))
    )


def _turns(parse: Parse, above: int, at: int) -> bool:
    """Whether a word turns what hangs on it: it is negated, takes back, or has such a predicate."""
    kids = [kid for kid in parse.kids[above] if kid != at]
    predicate = any(
        takes_back(parse, kid) for kid in kids if parse.dep[kid] in PREDICATES or _too(parse, kid)
    )
    return negated(parse, above) ^ (takes_back(parse, above) or predicate)


def inverted(parse: Parse, verb: int) -> bool:
    """Whether a clause is opened as a condition without "if" is: "had he known", "should it
    rain"; also behind what holds on it.
    """
    subject = parse.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    opening = -1 if subject is None else parse.left[subject] - 1
    if opening < 0 or parse.word[opening] not in INVERTED:
        return False
    before = (kid for kid in parse.kids[verb] if kid < opening)
    own = opening == verb or parse.head[opening] == verb
    return own and all(parse.dep[kid] in ("ccomp", "punct", "cc", "mark") for kid in before)


def takes_back(parse: Parse, word: int) -> bool:
    """Whether a word takes back what hangs on it, by itself, with the word before it, or with
    "too".
    """
    pair = f"{parse.word[word - 1]} {parse.word[word]}" if word else ""
    alone = parse.tag[word] != "RB" and {parse.word[word], parse.lemma[word]} & WITHHOLDING
    return bool(alone) or pair in WITHHOLDING or _too(parse, word)


def _too(parse: Parse, word: int) -> bool:
    """Whether "too" stands before an adjective or "soon": "too early to say"."""
    told = parse.tag[word] == "JJ" or parse.word[word] in ("soon", "early", "late")
    return told and any(parse.word[kid] == "too" for kid in parse.kids[word])


def _is_supposed(parse: Parse, word: int) -> bool:
    """Whether the clause of a word is opened by "if" or "had he", or closed by a question mark."""
    kids = parse.kids[word]
    if any(parse.dep[kid] == "mark" and parse.word[kid] in SUPPOSING for kid in kids):
        return True
    behind = parse.child(word, "ccomp")
    hangs = parse.dep[word] == "advcl" or (behind is not None and behind < word)
    if hangs and inverted(parse, word):
        return True
    last = parse.sentence[word][1] - 1
    while last > word and parse.is_edge(last) and parse.word[last] != "?":
        last -= 1
    asked = last > word and parse.word[last] == "?" and parse.head[last] == word
    return asked and not any(parse.is_mark(at) for at in range(word, last))
