"""Deeds: what verbs of speech and judgement name besides: attacked the village (not the budget),
claimed forty lives, called a taxi, agreed to meet.

Misses: what only the story tells apart ("the union attacked the mayor").
"""

from ...lexicons import words
from ...spans import inside
from .cues import load_cues
from .describing import agent_of, subject_of
from .grammar import Parse
from .proposals import Proposal

LITERAL = words("deedwords", "literal")
"""verbs that name a deed as often as an act of speech"""
ABSTRACT = words("deedwords", "abstract")
ENDINGS = tuple(words("deedwords", "abstract ending"))
"""what can be judged or said, and cannot be touched: by the noun, and by its ending"""
RESOLVES = words("deedwords", "resolve")
"""verbs whose infinitive is resolved upon, not said"""
DECIDERS = words("deedwords", "decider")
DECISIONS = words("deedwords", "decision")
"""verbs by which a body that votes or rules decides: "voters rejected the plan" """
TREATMENTS = words("deedwords", "treatment")
"""verbs that tell what is dealt with, and not what is said of it"""
REFLEXIVE = {"itself", "themselves", "himself", "herself", "myself", "ourselves"}
JUDGING = {"as", "for", "over", "with"}
"""prepositions by which a judgement goes on"""
TO_JUDGE = {"oprd", "xcomp", "ccomp", "acl"}
NAMED = {"PERSON", "ORG", "GPE", "NORP"}


def is_deed(parse: Parse, proposal: Proposal) -> bool:
    """Whether what a verb governs is done and not said."""
    lemma = parse.lemma[proposal.at]
    if proposal.rule == "infinitive":
        return lemma in RESOLVES and not parse.passive(proposal.at)
    what = _what(parse, proposal)
    if what is None or parse.word[what] in REFLEXIVE:
        return what is not None
    told = parse.lemma[what] in load_cues()["noun"]
    if (lemma in TREATMENTS and not told) or _is_decision(parse, proposal, what):
        return True
    if lemma == "compare":
        return "to" not in _prepositions(parse, proposal.at, what)
    return lemma in LITERAL and not (
        _is_judgement(parse, proposal, what) or _is_abstract(parse, what)
    )


def _is_decision(parse: Parse, proposal: Proposal, what: int) -> bool:
    """Whether a body that decides disposes of something that is no claim."""
    doer = agent_of if parse.passive(proposal.at) else subject_of
    subject = doer(parse, proposal.at)
    decides = subject is not None and parse.lemma[subject] in DECIDERS
    claim = parse.lemma[what] in load_cues()["noun"] and parse.child(what, "acl", "relcl")
    return decides and parse.lemma[proposal.at] in DECISIONS and not claim


def _what(parse: Parse, proposal: Proposal) -> int | None:
    """The noun that the verb governs: its object, that of its preposition, or the subject of its
    passive.
    """
    if proposal.rule in ("passive", "sourceless"):
        return parse.child(proposal.at, "nsubjpass")
    if proposal.rule == "preposition":
        start, end = proposal.content[0]
        return next((at for at in range(start, end) if parse.dep[at] == "pobj"), None)
    return parse.child(proposal.at, "dobj") if proposal.rule == "object" else None


def _is_judgement(parse: Parse, proposal: Proposal, what: int) -> bool:
    """Whether words say what is thought of the object: "as reckless", "a joke", or in quotation
    marks.
    """
    verb, row = proposal.at, proposal.row
    quoted = any(parse.is_mark(at) for start, end in proposal.content for at in range(start, end))
    goes_on = JUDGING & row.takes & _prepositions(parse, verb, what)
    twofold = any(parse.dep[kid] in TO_JUDGE for kid in (*parse.kids[verb], *parse.kids[what]))
    after = inside((what + 1, what + 2), proposal.content) and parse.tag[what + 1] in ("DT", "JJ")
    return quoted or bool(goes_on) or twofold or after


def _prepositions(parse: Parse, *above: int) -> set[str]:
    return {
        parse.word[kid]
        for word in above
        for kid in parse.kids[word]
        if parse.dep[kid] in ("prep", "dative") and kid > word
    }


def _is_abstract(parse: Parse, noun: int) -> bool:
    """Whether a noun, or one joined to it, is what can be said or judged; and so are a person who
    is named, and a pronoun.
    """
    lemma = parse.lemma[noun]
    if parse.tag[noun][:2] != "NN" or parse.entity[noun] in NAMED:
        return True
    return lemma in ABSTRACT or lemma in load_cues()["noun"] or lemma.endswith(ENDINGS)
