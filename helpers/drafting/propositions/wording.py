"""Wording: a clause in words that stand alone: with the subject that it shares, or the noun that it
describes.
"""

from collections.abc import Iterator, Sequence

from ...spans import Span
from ..attributions.extents import chars
from ..attributions.grammar import Parse, Range, minus
from ..attributions.reach import sums_up
from ..members import KINDS
from .clauses import Clause, own_subject, relativizer, shared_from
from .inflecting import past_of, third_person

Words = tuple[Span | str, ...]
"""places in the text, and words between them"""
PLURAL = {"NNS", "NNPS"}
BESIDE = {"advcl", "relcl", "acl"}
"""the parser's relations of a clause that an instance of what stands above may be hung on"""
SEVERAL = {"we", "you", "they", "these", "those", "them", "us"}
AUXILIARIES = ("aux", "auxpass", "neg")
BODIES = {"ORG", "GPE", "LOC", "FAC"}
PLACES = {"where": "in", "when": "at"}


def worded(parse: Parse, found: dict[int, Clause], head: int, pieces: Sequence[Range]) -> Words:
    """The words of a clause whose subject stands elsewhere; () where it stands by itself."""
    clause = found.get(head)
    if clause is None:
        return ()
    make = MAKERS.get(clause.kind)
    parts = list(make(parse, found, clause, list(pieces))) if make else []
    return tuple(part if isinstance(part, str) else chars(parse, part) for part in parts)


def _joined(
    parse: Parse, found: dict[int, Clause], clause: Clause, pieces: list[Range]
) -> Iterator[Range | str]:
    """The subject of the first verb, the auxiliaries that are shared, and the verb's own words."""
    if relativizer(parse, clause.head) is not None:
        yield from _relative(parse, found, clause, pieces)
    if not clause.shares:
        yield from _gapped(parse, clause, pieces)
        return
    who = _agreeing(parse, found, clause)
    phrase = [] if who is None else list(noun_phrase(parse, found, who))
    if not phrase:
        return
    yield from phrase
    yield from _governing(parse, clause)
    for at in shared_from(parse, clause):
        yield (at, at + 1)
    yield from without_opening(parse, pieces)


def _gapped(parse: Parse, clause: Clause, pieces: list[Range]) -> Iterator[Range]:
    """A participle with a subject, and the auxiliary that it leaves out: "two were shot and three
    stabbed".
    """
    verb, first = clause.head, clause.first
    if first is None or parse.tag[verb] != "VBN" or parse.child(verb, *AUXILIARIES) is not None:
        return
    kids = [kid for kid in parse.kids[first] if parse.dep[kid] in AUXILIARIES and kid < first]
    for start, end in pieces if kids else ():
        if start < verb < end:
            yield (start, verb)
            yield from ((kid, kid + 1) for kid in kids)
            yield (verb, end)
        else:
            yield (start, end)


def _agreeing(parse: Parse, found: dict[int, Clause], clause: Clause) -> int | None:
    """The subject that a joined verb shares: that of the first verb, or of one above whose number
    is the verb's: "the mills, whose owners left, and has cost".
    """
    auxiliary = parse.child(clause.head, "aux", "auxpass")
    form = parse.tag[clause.head if auxiliary is None else auxiliary]
    verb = clause.head
    for _ in range(4):
        noun = subject_of(parse, found, verb)
        if noun is None or form not in ("VBZ", "VBP") or parse.tag[noun][:2] != "NN":
            return noun
        if is_many(parse, noun) == (form == "VBP"):
            return noun
        verb = _above(parse, verb)
    return subject_of(parse, found, clause.head)


def _above(parse: Parse, verb: int) -> int:
    """The next verb above the clause of a verb."""
    while parse.dep[verb] == "conj":
        verb = parse.head[verb]
    return next((at for at in parse.climb(verb) if parse.is_verb(at)), verb)


def _governing(parse: Parse, clause: Clause) -> Iterator[Range]:
    """The verb that governs an infinitive joined to another: "voted [to go or] to stay"."""
    first = clause.first
    if first is None or parse.dep[first] not in ("xcomp", "advcl") or not parse.infinitive(first):
        return
    verb = parse.head[first]
    if parse.infinitive(clause.head) and parse.is_verb(verb):
        kids = [kid for kid in parse.kids[verb] if parse.dep[kid] in AUXILIARIES and kid < verb]
        yield from ((kid, kid + 1) for kid in kids)
        yield (verb, verb + 1)


def without_opening(parse: Parse, pieces: list[Range]) -> Iterator[Range]:
    """The pieces without the "and" or "but" before them."""
    start, end = pieces[0]
    yield (start + (parse.tag[start] == "CC"), end)
    yield from pieces[1:]


def subject_of(parse: Parse, found: dict[int, Clause], verb: int) -> int | None:
    """The noun that heads the subject of a verb, its own or the one that it shares or describes."""
    for _ in range(6):
        subject = own_subject(parse, verb)
        clause = found.get(verb)
        if subject is not None:
            pronoun = parse.tag[subject] in ("WDT", "WP")
            described = pronoun and clause is not None
            return antecedent(parse, verb) if described else subject
        if clause is not None and clause.kind in ("participle", "absolute"):
            return described_by(parse, found, verb)
        if clause is not None and clause.kind == "resumed":
            verb = clause.first or verb
            continue
        if parse.dep[verb] not in ("conj", "xcomp"):
            return antecedent(parse, verb) if parse.dep[verb] == "relcl" else None
        verb = parse.head[verb]
    return None


def antecedent(parse: Parse, verb: int) -> int | None:
    """The noun that a relative clause describes; the name beside which that noun stands."""
    while parse.dep[verb] == "conj" and parse.dep[parse.head[verb]] in ("relcl", "conj"):
        verb = parse.head[verb]
    if parse.dep[verb] != "relcl":
        nouns = range(parse.left[verb] - 1, parse.sentence[verb][0] - 1, -1)
        return next((at for at in nouns if parse.tag[at][:2] == "NN"), None)
    noun = parse.head[verb]
    while is_whose(parse, verb, noun):
        noun = parse.head[noun]
    if sums_up(parse, noun) is not None:
        return noun
    while parse.dep[noun] == "appos" and parse.tag[parse.head[noun]][:2] == "NN":
        noun = parse.head[noun]
    named = (kid for kid in parse.kids[noun] if parse.dep[kid] == "appos" and kid < verb)
    name = next((kid for kid in named if parse.tag[kid] == "NNP"), noun)
    return noun if parse.tag[noun] == "NNP" else name


def is_whose(parse: Parse, verb: int, noun: int) -> bool:
    """Whether a "who" cannot mean the body or the place that it stands behind."""
    pronoun = relativizer(parse, verb)
    is_who = pronoun is not None and parse.word[pronoun] in ("who", "whom")
    thing = parse.entity[noun] in BODIES or parse.tag[noun] == "IN"
    thing = thing or KINDS.get(parse.lemma[noun], "anonymous") != "anonymous"
    return is_who and thing and parse.dep[noun] in ("pobj", "prep")


def described_by(parse: Parse, found: dict[int, Clause], verb: int) -> int | None:
    """The noun that a participle describes, or the subject of the verb beside which it stands."""
    above = parse.head[verb]
    if parse.dep[verb] == "acl":
        return above
    if parse.word[above] == "including":
        verbs = (at for at in parse.climb(above) if parse.is_verb(at))
        above = next((at for at in verbs if parse.dep[at] not in BESIDE), above)
    return subject_of(parse, found, above)


def noun_phrase(parse: Parse, found: dict[int, Clause], noun: int) -> Iterator[Range]:
    """The noun with what belongs to it, without the clauses that describe it."""
    parts = [parse.whole(noun)]
    for at in range(*parse.whole(noun)):
        apart = at in found or parse.dep[at] in ("relcl", "appos")
        if apart and at != noun:
            whole = parse.whole(at)
            parts = [left for part in parts for left in minus(part, whole)]
    kept = parse.pieces(parts)
    yield from (span for span in kept if span[0] <= noun < span[1])


def _relative(
    parse: Parse, found: dict[int, Clause], clause: Clause, pieces: list[Range]
) -> Iterator[Range | str]:
    """The clause with the noun that it describes in the place of "who", "which" or "where"."""
    verb = clause.head
    noun, pronoun = antecedent(parse, verb), relativizer(parse, verb)
    if noun is None:
        return
    who = list(noun_phrase(parse, found, noun))
    if clause.lead is not None:
        yield from _of_which(parse, clause, who)
        return
    if pronoun is None:
        yield from after_verb(parse, verb, pieces, who)
        return
    start, end = pieces[0]
    rest: list[Range] = [*parse.pieces([(max(start, pronoun + 1), end)]), *pieces[1:]]
    before = parse.pieces([(start, pronoun)]) if start < pronoun else []
    before = [left for part in before for left in _besides(parse, part, who)]
    subject = own_subject(parse, verb)
    if parse.tag[pronoun] == "WP$":
        yield from who
        yield "'s"
        yield from rest
    elif parse.word[pronoun] in PLACES:
        yield from rest
        yield PLACES[parse.word[pronoun]]
        yield from who
    elif subject is not None and parse.left[subject] <= pronoun < parse.right[subject]:
        yield from (*before, *who, *rest)
    elif before:
        yield from (*rest, *before, *who)
    else:
        yield from after_verb(parse, verb, rest, who)


def _besides(parse: Parse, part: Range, who: Sequence[Range]) -> list[Range]:
    """What stands before "which" besides the noun that it describes: "in", and not "two men"."""
    left = [part]
    for span in who:
        left = [rest for one in left for rest in minus(one, span)]
    return [one for one in left if not all(parse.is_edge(at) for at in range(*one))]


def _of_which(parse: Parse, clause: Clause, who: list[Range]) -> Iterator[Range | str]:
    """The clause of "part of which" with "part of" and the noun where they belong."""
    lead, (start, end) = clause.lead or 0, parse.whole(clause.head)
    of = next(kid for kid in parse.kids[lead] if parse.dep[kid] == "prep")
    part = [*parse.pieces([(parse.left[lead], of + 1)]), *who]
    if own_subject(parse, clause.head) is None:
        yield from (*part, (start, end))
    else:
        yield from after_verb(parse, clause.head, [(start, end)], part)


def after_verb(
    parse: Parse, verb: int, pieces: list[Range], who: Sequence[Range | str]
) -> Iterator[Range | str]:
    """The pieces with a noun behind the verb."""
    for start, end in pieces:
        if start <= verb < end:
            yield (start, verb + 1)
            yield from who
            if verb + 1 < end:
                yield (verb + 1, end)
        else:
            yield (start, end)


def _participle(
    parse: Parse, found: dict[int, Clause], clause: Clause, pieces: list[Range]
) -> Iterator[Range | str]:
    """The noun that a participle describes, and what it did or was."""
    noun, verb = subject_of(parse, found, clause.head), clause.head
    if noun is None:
        return
    yield from noun_phrase(parse, found, noun)
    for start, end in pieces:
        if start <= verb < end:
            yield from parse.pieces([(start + (start == clause.lead), verb)])
            yield from finite(parse, verb, is_many(parse, noun))
            yield from parse.pieces([(verb + 1, end)])
        else:
            yield (start, end)


def finite(parse: Parse, verb: int, many: bool) -> Iterator[Range | str]:
    """A participle as the verb of a sentence: "was sold" of "sold", "left" of "leaving"; of a
    sentence that tells what is, "leaves".
    """
    if parse.tag[verb] != "VBG":
        yield "were" if many else "was"
        yield (verb, verb + 1)
    elif _is_present(parse, parse.head[verb]):
        yield parse.lemma[verb] if many else third_person(parse.lemma[verb])
    else:
        yield past_of(parse.word[verb], parse.lemma[verb])


def _is_present(parse: Parse, above: int) -> bool:
    """Whether the sentence around a participle tells what is, or what will be."""
    while parse.tag[above][:2] == "NN" and parse.head[above] != above:
        above = parse.head[above]
    kids = (parse.tag[kid] for kid in parse.kids[above] if parse.dep[kid] in ("aux", "auxpass"))
    return {parse.tag[above], *kids} & {"VBZ", "VBP"} == {parse.tag[above]}


def is_many(parse: Parse, noun: int) -> bool:
    """Whether a noun takes "are"."""
    return (
        parse.tag[noun] in PLURAL
        or parse.word[noun] in SEVERAL
        or any(parse.dep[kid] == "conj" for kid in parse.kids[noun])
    )


def _included(
    parse: Parse, found: dict[int, Clause], clause: Clause, pieces: list[Range]
) -> Iterator[Range | str]:
    """The noun of many, "include", and what is counted among them."""
    first = clause.head
    while parse.dep[first] == "conj":
        first = parse.head[first]
    lead = parse.head[first]
    before = range(lead - 1, parse.sentence[lead][0] - 1, -1)
    noun = next((at for at in before if parse.tag[at] in PLURAL), None)
    if noun is not None:
        phrase = noun_phrase(parse, found, noun)
        yield from parse.pieces((start, min(end, lead)) for start, end in phrase)
        yield "include"
        yield from parse.pieces((max(start, lead + 1), end) for start, end in pieces)


def _compared(
    parse: Parse, found: dict[int, Clause], clause: Clause, pieces: list[Range]
) -> Iterator[Range | str]:
    """What is compared, and from where it has gone up or down."""
    subject = own_subject(parse, parse.head[clause.head])
    if subject is not None and subject < clause.head:
        yield (parse.left[subject], pieces[0][0])
        yield from pieces


def _absolute(
    parse: Parse, found: dict[int, Clause], clause: Clause, pieces: list[Range]
) -> Iterator[Range | str]:
    """The noun behind "with", and what it does."""
    noun = own_subject(parse, clause.head)
    noun = parse.head[clause.head] if noun is None else noun
    verb, many = clause.head, is_many(parse, noun)
    yield from noun_phrase(parse, found, noun)
    yield from finite(parse, verb, many)
    yield from parse.pieces((max(start, verb + 1), end) for start, end in pieces)


MAKERS = {
    "joined": _joined,
    "resumed": _joined,
    "relative": _relative,
    "restrictive": _relative,
    "participle": _participle,
    "absolute": _absolute,
    "included": _included,
    "compared": _compared,
}
"""how each kind of clause is worded; the others stand by themselves"""
