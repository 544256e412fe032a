"""Raising: what is said of the noun that a clause describes, as a sentence about that noun: "a step
that Roe called a farce" as "the step is a farce", "which Roe said would cost little" as "the step
would cost little".

Misses: "what Roe called a farce", which names nothing.
"""

from collections.abc import Iterator

from ..attributions import Attribution
from ..attributions.extents import chars
from ..attributions.grammar import RELATIVES, SUBJECTS, Parse, Range
from ..attributions.objects import called
from .clauses import CONTENT, Clause, is_finite, own_subject, shared_from
from .judging import verb_of
from .wording import Words, after_verb, antecedent, is_many, noun_phrase, without_opening

NEW = {"a", "an"}


def raised(
    parse: Parse, found: dict[int, Clause], made: Attribution, head: int, pieces: list[Range]
) -> Words:
    """What a source says of the noun that the clause of its verb describes; () where it says
    something of something else.
    """
    verb = (
        verb_of(parse, made) if made.cue and made.rule in ("object", "clausal complement") else -1
    )
    noun = _described(parse, verb) if verb >= 0 else None
    if noun is None:
        return ()
    parts: list[Range | str] = []
    if called(parse, verb) is not None:
        link = "are" if is_many(parse, noun) else "is"
        parts = [*_definite(parse, found, noun), link, *pieces]
    elif head >= 0 and parse.dep[head] == "ccomp" and parse.head[head] == verb:
        parts = list(_of_noun(parse, found, noun, head, pieces))
    elif (clause := found.get(head)) is not None and _goes_on(parse, clause, verb):
        shared = [(at, at + 1) for at in shared_from(parse, clause)]
        rest = without_opening(parse, pieces)
        parts = [*_definite(parse, found, noun), *shared, *rest]
    return tuple(part if isinstance(part, str) else chars(parse, part) for part in parts)


def _described(parse: Parse, verb: int) -> int | None:
    """The noun that the clause of a verb describes, or of one that it is joined to."""
    top = verb
    while parse.dep[top] == "conj":
        top = parse.head[top]
    return antecedent(parse, verb) if parse.dep[top] == "relcl" else None


def _of_noun(
    parse: Parse, found: dict[int, Clause], noun: int, head: int, pieces: list[Range]
) -> Iterator[Range | str]:
    """A clause with a noun for its relative pronoun, or for the subject that it lacks."""
    who = list(_definite(parse, found, noun))
    first = pieces[0][0]
    pronoun = first if parse.word[first] in RELATIVES and parse.dep[first] != "mark" else None
    rest = parse.pieces([(first + (pronoun is not None), pieces[0][1]), *pieces[1:]])
    if pronoun is None:
        if own_subject(parse, head) is None and is_finite(parse, head):
            yield from (*who, *rest)
        elif _lacks_object(parse, head):
            yield from after_verb(parse, head, rest, who)
    elif parse.dep[pronoun] in {*SUBJECTS, "nsubjpass"}:
        yield from (*who, *rest)
    elif parse.dep[pronoun] == "dobj" and parse.head[pronoun] == head:
        yield from after_verb(parse, head, rest, who)


def _goes_on(parse: Parse, clause: Clause, verb: int) -> bool:
    """Whether a verb shares its relative pronoun with the one that it is joined to: "which Roe said
    would bring in money and create jobs".
    """
    first = clause.first
    if first is None or not clause.shares or own_subject(parse, clause.head) is not None:
        return False
    subject = own_subject(parse, first)
    pronoun = subject is None or parse.word[subject] in RELATIVES
    return pronoun and parse.dep[first] == "ccomp" and parse.head[first] == verb


def _lacks_object(parse: Parse, verb: int) -> bool:
    """Whether "which" can only be the object of a verb: it hangs on the verb of saying above, and
    this one has nothing of its own.
    """
    which = parse.child(parse.head[verb], "dobj")
    hangs = which is not None and parse.word[which] in RELATIVES
    return hangs and not parse.passive(verb) and parse.child(verb, *CONTENT) is None


def _definite(parse: Parse, found: dict[int, Clause], noun: int) -> Iterator[Range | str]:
    """The noun as one that is known: "the step" of "a step"."""
    phrase = list(noun_phrase(parse, found, noun))
    start, end = phrase[0]
    if parse.word[start] in NEW and start + 1 < end:
        yield "the"
        phrase[0] = (start + 1, end)
    yield from phrase
