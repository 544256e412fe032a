"""Centering: the thing that an "it" or a "they" goes on about: the subject of the clause that
governs its own, else the subject of the sentence before.

Method: the rule of centering that a subject names what a sentence is about (Grosz, Joshi and
Weinstein 1995), for pronouns in the place of a subject alone, precision before recall.
"""

from typing import Any

from .members import KINDS
from .pages import Page

SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative", "iobj")
GOVERNED = ("ccomp", "advcl", "xcomp")
PLURAL = ("NNS", "NNPS")
BODIES = ("ORG", "NORP")
NAMING = (*SUBJECTS, *OBJECTS, "pobj", "attr")
COUNTS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
DEEPEST = 3
"""how many pronouns may stand for each other in a row"""


def center(page: Page, pronoun: Any, deep: int = DEEPEST) -> Any | None:
    """The noun that heads what a pronoun of a thing means; None where the rule does not tell."""
    noun = pronoun.head if pronoun.dep_ == "poss" else pronoun
    if noun.dep_ not in SUBJECTS or page.quotation(pronoun.idx) is not None or not deep:
        return None
    before = _governing(noun.head, pronoun) or _before(page, pronoun)
    if before is None or before.i >= pronoun.i:
        return None
    if any(_fits(rival, pronoun) for rival in _objects(before.head)):
        return None
    if before.tag_ == "PRP":
        return center(page, before, deep - 1) if _alike(before, pronoun) else None
    return before if _fits(before, pronoun) else None


def _objects(verb: Any) -> list[Any]:
    """What a verb, and those joined to it, have as their objects: a pronoun may mean these, too."""
    joined = [kin for kin in verb.rights if kin.dep_ == "conj"]
    return [kin for each in (verb, *joined) for kin in each.rights if kin.dep_ in OBJECTS]


def subject_of(verb: Any) -> Any | None:
    """The subject of a verb, or of the one that it is joined to."""
    for _ in range(DEEPEST):
        own = next((kin for kin in verb.lefts if kin.dep_ in SUBJECTS), None)
        if own is not None or verb.dep_ != "conj":
            return own
        verb = verb.head
    return None


def _governing(verb: Any, pronoun: Any) -> Any | None:
    """The subject of the clause that governs the clause of a verb, where it stands before."""
    while verb.dep_ == "conj":
        verb = verb.head
    subject = subject_of(verb.head) if verb.dep_ in GOVERNED else None
    return subject if subject is not None and subject.i < pronoun.i else None


def _before(page: Page, pronoun: Any) -> Any | None:
    """The subject of the sentence before, where nothing else comes before the pronoun in its
    own.
    """
    first = page.sentence(pronoun.i)[0]
    nouns = [token for token in page.doc[first : pronoun.i] if token.dep_ in SUBJECTS]
    if nouns or not first:
        return None
    start, end = page.sentence(first - 1)
    root = next((token for token in page.doc[start:end] if token.dep_ == "ROOT"), None)
    subject = None if root is None else subject_of(root)
    if subject is None:
        return None
    if pronoun.dep_ == "poss" and _has_rival(page.doc[start:end], subject):
        return None
    many = _number(pronoun) == "many"
    return None if many and _another(page.doc[start : pronoun.i], subject) else subject


def _another(tokens: Any, subject: Any) -> bool:
    """Whether words name several, besides a subject: a "they" may mean these as well."""
    return any(
        token.tag_ in PLURAL and token.dep_ in NAMING and token.ent_type_ not in COUNTS
        for token in tokens
        if token.i != subject.i and not subject.is_ancestor(token)
    )


def _has_rival(sentence: Any, subject: Any) -> bool:
    """Whether a sentence names a body besides its subject, which names none: either may be the one
    that has something.
    """
    bodies = any(token.ent_type_ in BODIES for token in sentence if token != subject)
    return bodies and subject.ent_type_ not in BODIES


def _alike(before: Any, pronoun: Any) -> bool:
    return _number(before) == _number(pronoun)


def _number(pronoun: Any) -> str:
    return "many" if pronoun.lower_ in ("they", "their", "them") else "one"


def _fits(noun: Any, pronoun: Any) -> bool:
    """Whether a noun is one or many, as the pronoun is."""
    if noun.tag_[:2] != "NN":
        return False
    many = noun.tag_ in PLURAL or any(kin.dep_ == "conj" for kin in noun.rights)
    a_person = KINDS.get(noun.lemma_.lower()) == "anonymous"
    barred = noun.ent_type_ == "PERSON" or (a_person and not many)
    return many == (_number(pronoun) == "many") and not barred
