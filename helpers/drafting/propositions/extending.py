"""Extending: the words of a statement that it shares with others: the noun of which a clause tells
something, who is accused, the "including" before the second of two; and of what somebody is urged
to do, only what is to be done.
"""

from ..attributions import Attribution
from ..attributions.grammar import Parse, Range
from .clauses import Clause, relativizer
from .wording import is_whose

PERSONAL = {"who", "whom", "whose"}
PRESUPPOSED = {"restrictive", "temporal"}
"""kinds of clauses that are taken for granted, whatever is done by saying what they stand in"""


def extended(
    parse: Parse, found: dict[int, Clause], made: Attribution, head: int, pieces: list[Range]
) -> list[Range]:
    """The words of a statement, with those that it shares and without who is only addressed.

    pieces: the words that are its alone.
    """
    clause = found.get(head)
    if clause is not None and clause.kind == "restrictive":
        return _with(_told_of(parse, head), pieces)
    if clause is not None and clause.kind == "included" and clause.lead is None:
        return _with(_including(parse, head), pieces)
    if made.act == "accuse" and (clause is None or clause.kind == "joined"):
        return _with(_charged(parse, head, pieces), pieces)
    if made.act == "urge" and head >= 0 and parse.infinitive(head):
        return _to_do(parse, head, pieces)
    return pieces


def is_presupposed(parse: Parse, found: dict[int, Clause], head: int, act: str) -> bool:
    """Whether a clause is taken for granted by whoever says what it stands in: it tells something
    of a noun, or when it was, or why something is asked.
    """
    clause = found.get(head)
    if clause is None:
        return False
    if clause.kind == "reason":
        return act == "urge"
    describes = clause.kind == "participle" and parse.dep[head] == "acl"
    return clause.kind in PRESUPPOSED or describes


def _with(before: Range | None, pieces: list[Range]) -> list[Range]:
    """The pieces behind others; one with the first where they touch."""
    if before is None or before[1] > pieces[0][0]:
        return pieces
    if before[1] == pieces[0][0]:
        return [(before[0], pieces[0][1]), *pieces[1:]]
    return [before, *pieces]


def _told_of(parse: Parse, verb: int) -> Range | None:
    """The noun of which a clause tells something; none where a name stands before it, of whom
    "who" tells: "Ann Roe, a councillor who chairs the board".
    """
    noun, pronoun = parse.head[verb], relativizer(parse, verb)
    while is_whose(parse, verb, noun):
        noun = parse.head[noun]
    person = pronoun is not None and parse.word[pronoun] in PERSONAL
    beside = parse.dep[noun] == "appos" and person
    start = parse.left[noun]
    while start < noun and parse.is_edge(start):
        start += 1
    return None if beside or noun > verb else (start, parse.left[verb])


def _including(parse: Parse, noun: int) -> Range:
    """The word behind which things are counted among others."""
    while parse.dep[noun] == "conj":
        noun = parse.head[noun]
    return parse.head[noun], parse.head[noun] + 1


def _charged(parse: Parse, head: int, pieces: list[Range]) -> Range | None:
    """Who is accused, up to the "of" behind which it stands what of."""
    start = pieces[0][0]
    top = head
    while top >= 0 and parse.dep[top] == "conj":
        top = parse.head[top]
    of = parse.head[top] if top >= 0 and parse.dep[top] == "pcomp" else start - 1
    if of < 1 or parse.word[of] != "of":
        return None
    verb = next((at for at in parse.climb(of) if parse.is_verb(at)), of)
    whom = parse.child(verb, "dobj")
    if whom is None or not verb < whom < of:
        return None
    return parse.left[whom], of + 1


def _to_do(parse: Parse, head: int, pieces: list[Range]) -> list[Range]:
    """What is to be done, without who is to do it: "urged Roe [to go]"."""
    to = next(kid for kid in parse.kids[head] if parse.word[kid] == "to" and kid < head)
    start = to - (parse.word[to - 1] == "not")
    if parse.word[pieces[0][0]] == "for" or not pieces[0][0] < start:
        return pieces
    kept = [(max(first, start), end) for first, end in pieces if end > start]
    return kept or pieces
