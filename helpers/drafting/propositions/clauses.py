"""Clauses: where a sentence holds more than one proposition, by its grammar: clauses and verbs that
"and" joins, and clauses that describe, explain or date what stands beside them.

Misses: nouns that take something for granted ("the collapse"), and clauses that tell which one is
meant of many ("those who voted").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...lexicons import words
from ..attributions.grammar import Parse
from .supposing import is_condition, is_supposed, is_to_come

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
RELATIVE_TAGS = {"WDT", "WP", "WP$", "WRB"}
CONTENT = {"dobj", "prep", "ccomp", "xcomp", "acomp", "attr", "agent", "advcl", "oprd", "dative"}
"""the parser's relations of what a verb has of its own, besides when and how"""
CIRCUMSTANCE = {"npadvmod", "advmod", "prt"}
PAUSES = {",", "-", "--", "–", "—", "(", ";", ":"}
REASONS = words("clausewords", "reason")
"""conjunctions whose clause is said as well as the one it stands beside"""
TEMPORAL = words("clausewords", "temporal")
"""conjunctions whose clause is taken for granted"""
UNITS = words("clausewords", "unit of time")
"""words by which it is measured how long after or before: then the clause only dates the other"""
CONTRAST = words("clausewords", "contrast")
"""conjunctions that set two clauses against each other after a pause, and else tell when"""
SELECTING = words("clausewords", "selecting")
"""words before or in place of a noun by which a clause after it tells which ones are meant"""
PREPOSITIONAL = words("clausewords", "prepositional participle")
"""participles that stand for a preposition"""
TOGETHER = {"joined", "reason", "temporal"}
"""kinds that are no more said than the clause which they stand beside"""


@dataclass(frozen=True)
class Clause:
    """A clause that is a proposition of its own. head: the token of its verb, or of its noun; kind:
    joined, resumed (it goes on with the verb above what is said), relative (set off by a pause),
    restrictive, participle, reason, temporal, absolute, included, compared; first: the verb that it
    is joined to; shares: whether it has that verb's subject; lead: a noun before it that belongs
    to it ("part of which").
    """

    head: int
    kind: str
    first: int | None = None
    shares: bool = False
    lead: int | None = None


def clauses(parse: Parse) -> dict[int, Clause]:
    """The clauses of a text by the token of their verb."""
    found: dict[int, Clause] = {}
    for token in range(len(parse)):
        reader = READERS.get(parse.dep[token])
        clause = reader(parse, token) if reader is not None else None
        if clause and not (clause.kind in TOGETHER and is_supposed(parse, token)):
            found[token] = clause
    return found


def own_subject(parse: Parse, verb: int) -> int | None:
    """The subject that a verb has before it or after it; also one that the parser hung on the
    "before" or "after" that opens the clause.
    """
    subject, opening = parse.child(verb, *SUBJECTS), parse.left[verb]
    if subject is not None or parse.dep[verb] != "advcl" or parse.word[opening] not in TEMPORAL:
        return subject
    return parse.child(opening, "pobj") if parse.head[opening] == verb else None


def relativizer(parse: Parse, verb: int) -> int | None:
    """The "which", "who" or "where" that opens a clause, also inside "part of which"."""
    last = min(verb, parse.left[verb] + 5)
    for at in range(parse.left[verb], last):
        if parse.tag[at] in RELATIVE_TAGS and parse.dep[at] != "mark":
            return at
    return None


def after_pause(parse: Parse, verb: int) -> bool:
    """Whether a comma, a dash or a bracket stands before the clause of a verb."""
    first = parse.left[verb]
    opens = parse.word[first] in PAUSES and first < verb
    return opens or (first > 0 and parse.word[first - 1] in PAUSES)


def _joined(parse: Parse, verb: int) -> Clause | None:
    """A verb or a clause that "and" joins to another, each with something of its own; also to one
    whose verb the parser took for a noun.
    """
    first = parse.head[verb]
    misread = parse.dep[first] == "ROOT" and own_subject(parse, verb) is not None
    if not parse.is_verb(verb) or not (parse.is_clause(first) or misread) or _asks(parse, verb):
        return None
    if own_subject(parse, verb) is not None:
        pronoun = relativizer(parse, verb)
        if pronoun is not None and after_pause(parse, verb) and parse.dep[first] != "relcl":
            return Clause(verb, "relative")
        return Clause(verb, "joined", first) if is_finite(parse, verb) else None
    alike = parse.tag[verb] in FINITE or parse.tag[verb] == parse.tag[first]
    auxiliary = parse.child(verb, "aux", "auxpass") is not None
    whole = _has_content(parse, first, verb) and _has_content(parse, verb, len(parse))
    whole = whole and _length(parse, verb) > 2
    if not whole or not (alike or auxiliary):
        return None
    above = _resumed(parse, verb)
    if above is not None:
        return Clause(verb, "resumed", above, shares=True)
    return Clause(verb, "joined", first, shares=True)


def _resumed(parse: Parse, verb: int) -> int | None:
    """The verb above what is said that a joined one goes on from by its form: "said that it leaks,
    and left".
    """
    first = parse.head[verb]
    while parse.dep[first] == "conj":
        first = parse.head[first]
    above = parse.head[first]
    fits = parse.dep[first] == "ccomp" and above < first and parse.tag[above] == parse.tag[verb]
    unlike = _finite_tag(parse, first) != parse.tag[verb] and parse.tag[verb] in FINITE
    return above if fits and unlike and parse.child(verb, "aux", "auxpass") is None else None


def _has_content(parse: Parse, verb: int, end: int) -> bool:
    """Whether a verb has something of its own before a place: an object, where, when or how."""
    kids = (kid for kid in parse.kids[verb] if kid < end)
    return any(parse.dep[kid] in CONTENT or parse.dep[kid] in CIRCUMSTANCE for kid in kids)


def _length(parse: Parse, verb: int) -> int:
    """How many words stand under a verb, and itself."""
    return sum(not parse.is_edge(at) for at in range(*parse.whole(verb)))


def is_finite(parse: Parse, verb: int) -> bool:
    """Whether a verb has a form that says when, by itself or by its auxiliary."""
    misread = parse.tag[verb] in ("VBN", "VB") and own_subject(parse, verb) is not None
    return _finite_tag(parse, verb) in FINITE or (misread and parse.child(verb, "aux") is None)


def _finite_tag(parse: Parse, verb: int) -> str:
    """The form of a verb, or of its first auxiliary."""
    auxiliary = parse.child(verb, "aux", "auxpass")
    return parse.tag[verb if auxiliary is None else auxiliary]


def _beside(parse: Parse, verb: int) -> Clause | None:
    """A clause that stands beside another after a comma or a semicolon, and is governed by none."""
    above = parse.head[verb]
    subject = own_subject(parse, above)
    own = parse.is_verb(verb) and own_subject(parse, verb) is not None and is_finite(parse, verb)
    if not own or subject is None or parse.child(verb, "mark") is not None:
        return None
    if is_condition(parse, verb):
        return None
    if parse.dep[verb] == "parataxis" and above < verb:
        return Clause(verb, "joined", above)
    before = verb < parse.left[subject] and verb < above
    spliced = before and parse.word[parse.left[subject] - 1] in (";", ",")
    stands = subject < above and parse.right[verb] <= parse.left[subject]
    return Clause(verb, "joined", above) if spliced and stands else None


def _relative(parse: Parse, verb: int) -> Clause | None:
    """A clause that describes a noun; one that tells which are meant is none by itself."""
    if not is_finite(parse, verb) or parse.infinitive(verb) or _asks(parse, verb):
        return None
    pronoun, lead = relativizer(parse, verb), parse.head[verb]
    objects = [kid for kid in parse.kids[verb] if parse.dep[kid] == "dobj"]
    if pronoun in objects and len(objects) > 1 and parse.word[pronoun or 0] == "that":
        return None
    if pronoun is None and _leads(parse, lead) and after_pause(parse, lead):
        return Clause(verb, "relative", lead=lead)
    if pronoun is not None and after_pause(parse, verb) and parse.word[pronoun] != "that":
        return Clause(verb, "relative")
    tells = _tells(parse, verb) or (pronoun is not None and _is_of_named(parse, lead))
    return Clause(verb, "restrictive") if tells else None


def _is_of_named(parse: Parse, noun: int) -> bool:
    """Whether a noun behind a comma says what somebody named is: what describes it is told of him
    or her: "Ann Roe, a councillor who chairs the board".
    """
    named = parse.tag[parse.head[noun]] in ("NNP", "NNPS")
    return parse.dep[noun] == "appos" and parse.head[noun] < noun and named


def _asks(parse: Parse, verb: int) -> bool:
    """Whether a clause that is no question is opened by "why" or "how", which describe no noun but
    a reason.
    """
    opening = (at for at in range(parse.left[verb], verb + 1) if not parse.is_edge(at))
    first = next(opening, verb)
    asks = "?" in parse.word[slice(*parse.sentence[verb])]
    about = parse.word[first] in ("why", "how") and parse.word[parse.head[verb]] != "reason"
    return about and not asks


def _leads(parse: Parse, noun: int) -> bool:
    """Whether a noun is that of "part of which", "two of whom"."""
    of = (kid for kid in parse.kids[noun] if parse.dep[kid] == "prep")
    whom = (parse.child(kid, "pobj") for kid in of)
    return any(noun is not None and parse.tag[noun] in ("WDT", "WP") for noun in whom)


def _tells(parse: Parse, verb: int) -> bool:
    """Whether a clause without a pause before it tells something of a noun that is known without
    it: one that is counted or has an article, and what happened to it.
    """
    noun = parse.head[verb]
    if parse.tag[noun][:2] != "NN" or _is_cleft(parse, noun) or not _has_happened(parse, verb):
        return False
    before = {parse.word[kid] for kid in parse.kids[noun] if kid < noun}
    counted = any(parse.dep[kid] == "nummod" for kid in parse.kids[noun] if kid < noun)
    bare = not any(parse.dep[kid] in ("det", "poss") for kid in parse.kids[noun])
    return not before & SELECTING and (counted or not bare) and _length(parse, verb) > 2


def _has_happened(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what happened, and not what would or what does as a rule."""
    auxiliaries = [kid for kid in parse.kids[verb] if parse.dep[kid] in ("aux", "auxpass")]
    tags = {parse.tag[kid] for kid in auxiliaries}
    return "MD" not in tags and (parse.tag[verb] == "VBD" or bool(tags & {"VBD", "VBZ", "VBP"}))


def _is_cleft(parse: Parse, noun: int) -> bool:
    """Whether a noun stands in "it was X who", whose clause says what is said of X."""
    subject = own_subject(parse, parse.head[noun]) if parse.dep[noun] == "attr" else None
    return subject is not None and parse.word[subject] in ("it", "there", "this", "that")


def _participle(parse: Parse, verb: int) -> Clause | None:
    """A participle after a pause, with something of its own: ", killing two", ", made in May,"."""
    bare = parse.tag[verb] in ("VBG", "VBN") and own_subject(parse, verb) is None
    if not bare or parse.child(verb, "aux", "auxpass", "mark") is not None:
        return None
    first = parse.left[verb]
    leads = parse.word[verb] in PREPOSITIONAL or parse.tag[first] in ("IN", "WRB")
    whole = _has_content(parse, verb, len(parse)) and parse.right[verb] > verb + 1
    opens = parse.sentence[verb][0] == first and parse.dep[verb] == "advcl"
    if leads or not whole or not (opens or after_pause(parse, verb)):
        return None
    return Clause(verb, "participle")


def _adverbial(parse: Parse, verb: int) -> Clause | None:
    """A clause behind "because", "although", "after" or "before", or a participle."""
    mark = _mark(parse, verb)
    if mark is None:
        return _participle(parse, verb)
    if own_subject(parse, verb) is None or not is_finite(parse, verb):
        return None
    word = parse.word[mark]
    if word in REASONS or (word in CONTRAST and after_pause(parse, verb)):
        return Clause(verb, "reason")
    opposed = word in CONTRAST and parse.sentence[verb][0] == parse.left[verb]
    if opposed and word != "as":
        return Clause(verb, "reason")
    tells = word in TEMPORAL and parse.word[mark - 1] not in UNITS and not is_to_come(parse, verb)
    return Clause(verb, "temporal") if tells else None


def _mark(parse: Parse, verb: int) -> int | None:
    """The conjunction that opens a clause."""
    opening = (
        kid
        for kid in parse.kids[verb]
        if kid < verb and (parse.dep[kid] == "mark" or parse.tag[kid] in ("IN", "WRB"))
    )
    return next(opening, None)


def _absolute(parse: Parse, verb: int) -> Clause | None:
    """What happens beside the sentence: "with two men trying to flee", "including selling a
    mill".
    """
    subject = own_subject(parse, verb)
    above = parse.head[verb]
    if parse.word[above] == "including" and parse.tag[verb] == "VBG":
        return Clause(verb, "participle", lead=above)
    if parse.word[above] != "with" or subject is None or parse.tag[verb] not in ("VBG", "VBN"):
        return None
    return Clause(verb, "absolute")


def _described(parse: Parse, verb: int) -> Clause | None:
    """A participle that describes a noun: after a pause, or the noun that "with" leads to."""
    noun = parse.head[verb]
    with_noun = parse.dep[noun] == "pobj" and parse.word[parse.head[noun]] == "with"
    if with_noun and parse.tag[verb] == "VBG" and after_pause(parse, parse.head[noun]):
        return Clause(verb, "absolute")
    return _participle(parse, verb)


def _included(parse: Parse, noun: int) -> Clause | None:
    """What is counted among others: ", including two nurses and a doctor"."""
    first = noun
    while parse.dep[first] == "conj":
        first = parse.head[first]
    lead = parse.head[first]
    counted = any(parse.dep[kid] == "nummod" for kid in parse.kids[noun])
    if parse.dep[first] != "pobj" or parse.word[lead] != "including" or not counted:
        return None
    return Clause(noun, "included", lead=lead if noun == first else None)


def _compared(parse: Parse, word: int) -> Clause | None:
    """What something was before: ", up from 12"."""
    froms = (kid for kid in parse.kids[word] if parse.word[kid] == "from")
    is_change = parse.word[word] in ("up", "down") and next(froms, None) is not None
    is_change = is_change and own_subject(parse, parse.head[word]) is not None
    return Clause(word, "compared") if is_change and after_pause(parse, word) else None


def _noun_or_verb(parse: Parse, token: int) -> Clause | None:
    return _joined(parse, token) or _included(parse, token)


READERS = {
    "conj": _noun_or_verb,
    "pobj": _included,
    "advmod": _compared,
    "ccomp": _beside,
    "parataxis": _beside,
    "relcl": _relative,
    "acl": _described,
    "advcl": _adverbial,
    "pcomp": _absolute,
}
"""what may find a clause, by how the parser hung its verb

To add one: a function from the parse and the verb to a clause or None, and its kind in wording.
"""


def shared_from(parse: Parse, clause: Clause) -> Iterator[int]:
    """The auxiliaries and negations of the first verb that a joined one without any shares: "may
    close the plant and cut jobs", "did not sign or read it".
    """
    first = clause.first
    if first is None or not clause.shares or parse.child(clause.head, "aux", "auxpass") is not None:
        return
    if parse.tag[clause.head] in ("VBD", "VBZ", "VBP"):
        return
    while parse.dep[first] == "conj" and parse.child(first, "aux", "auxpass") is None:
        first = parse.head[first]
    yield from (
        kid
        for kid in parse.kids[first]
        if kid < first and parse.dep[kid] in ("aux", "auxpass", "neg")
    )
