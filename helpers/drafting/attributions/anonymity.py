"""Anonymity: that a source is not to be named tells how it speaks, and is nothing that it says, in
the phrase that gives its words to it: "according to a nurse, who asked not to be named, C".
"""

from collections.abc import Iterator, Sequence

from ...lexicons import words
from ...spans import inside
from .grammar import Parse, Range
from .negation import negated, takes_back
from .proposals import Proposal

NAMING = words("speechwords", "naming")
"""verbs for giving away who somebody is"""
IDENTITY = words("speechwords", "identity")
"""nouns for what gives away who somebody is"""
OWN = {"PRP", "PRP$"}


def unnamed(parse: Parse) -> list[Range]:
    """The clauses that only tell of a source behind "according to" that it is not to be named."""
    return [
        parse.whole(verb)
        for to in range(1, len(parse))
        if parse.word[to - 1 : to + 1] == ["according", "to"]
        for verb in _describing(parse, to)
        if _keeps_unnamed(parse, verb)
    ]


def without_unnamed(parse: Parse, made: Sequence[Proposal]) -> list[Proposal]:
    """The proposals whose cue stands in no such clause."""
    aside = unnamed(parse)
    return [one for one in made if not aside or not inside((one.at, one.at + 1), aside)]


def _describing(parse: Parse, to: int) -> Iterator[int]:
    """The verbs of the clauses that describe whoever stands behind a preposition."""
    noun = parse.child(to, "pobj")
    for kid in () if noun is None else parse.kids[noun]:
        if parse.dep[kid] in ("relcl", "acl"):
            yield kid


def _keeps_unnamed(parse: Parse, verb: int) -> bool:
    """Whether a verb asks for anonymity, is done on condition of it, or asks not to be named."""
    if any(_leads_to_cover(parse, kid) for kid in parse.kids[verb]):
        return True
    clause = parse.child(verb, "xcomp", "ccomp")
    if clause is None or clause < verb or not _gives_away(parse, clause):
        return False
    return negated(parse, clause) != takes_back(parse, verb)


def _leads_to_cover(parse: Parse, kid: int) -> bool:
    """Whether anonymity is what a verb has for its object, or what it is done on condition of."""
    noun = parse.child(kid, "pobj") if parse.dep[kid] == "prep" else kid
    if noun is None or (noun == kid and parse.dep[kid] != "dobj"):
        return False
    of = parse.child(noun, "prep")
    what = None if of is None else parse.child(of, "pobj")
    if "anonymity" in (parse.lemma[noun], "" if what is None else parse.lemma[what]):
        return True
    clause = parse.child(noun, "acl", "relcl", "ccomp")
    return clause is not None and _gives_away(parse, clause) and negated(parse, clause)


def _gives_away(parse: Parse, clause: int) -> bool:
    """Whether a clause in the passive gives away who the source itself is."""
    if parse.child(clause, "auxpass") is None:
        return False
    subject = parse.child(clause, "nsubjpass")
    if subject is not None and parse.lemma[subject] in IDENTITY:
        owner = parse.child(subject, "poss")
        return owner is not None and parse.tag[owner] in OWN
    own = subject is None or parse.tag[subject] in OWN
    return own and parse.lemma[clause] in NAMING and parse.child(clause, "oprd") is None
