"""Parallels: the noun that an "it", "its", "they", "their" or "them" means by the clause that its
own is joined to or hangs on: "the firm shut the mill and lost its licence", "boats were old and
some of them sank", "every report that the board had, it read".

Misses: pronouns whose clause stands first.
"""

from typing import Any

from .centering import NAMING, OBJECTS, SUBJECTS, fits, is_body, subject_of
from .pages import Page
from .standing import THINGS

CLAUSES = ("conj", "relcl", "advcl", "ccomp", "xcomp", "acl", "pcomp")
WHO = ("WP", "WDT")
DEEPEST = 4
"""how many clauses up the subject is looked for"""


def parallel(page: Page, pronoun: Any) -> Any | None:
    """The noun that heads what a pronoun means by the clause that governs its own; None where
    another noun may be meant.
    """
    if page.quotation(pronoun.idx) is not None and not _is_in_part(page, pronoun):
        return None
    if (told := _told_first(page, pronoun)) is not None:
        return told
    verb = _clause(pronoun)
    governing = None if verb is None else _governing(verb, pronoun)
    if verb is None or governing is None or not fits(governing, pronoun):
        return None
    own = subject_of(verb)
    if own is not None and own != pronoun and own.tag_ == "PRP" and pronoun.tag_ == "PRP":
        return None
    rivals = [*_rivals(page, governing, pronoun), *_objects(governing, pronoun)]
    body = is_body(governing)
    return None if any(is_body(each) or not body for each in rivals) else governing


def beside(page: Page, pronoun: Any) -> Any | None:
    """The pronoun of the same number that stands before an "its" or a "their" in its clause, with
    no noun between them that it may mean: "some of them went their way".
    """
    if pronoun.tag_ != "PRP$":
        return None
    clause = _clause(pronoun)
    alike = [
        token
        for token in page.doc[page.sentence(pronoun.i)[0] : pronoun.i]
        if token.lower_ in THINGS and token.tag_ in ("PRP", "PRP$") and _clause(token) == clause
    ]
    before = alike[-1] if alike else None
    if before is None or (before.lower_ in MANY) != (pronoun.lower_ in MANY):
        return None
    return None if _rivals(page, before, pronoun) else before


MANY = ("they", "their", "them")


def _is_in_part(page: Page, pronoun: Any) -> bool:
    """Whether a quotation of a part of a sentence holds a pronoun: its words are said there of whom
    the sentence speaks.
    """
    first = page.sentence(pronoun.i)[0]
    around = page.quotation(pronoun.idx)
    lead = [token for token in page.doc[first : pronoun.i] if page.quotation(token.idx) != around]
    mark = next((at for at in range(pronoun.i, first, -1) if page.doc[at].tag_ == "``"), None)
    opens = mark is not None and page.doc[mark + 1].text[:1].islower()
    return opens and any(token.dep_ in SUBJECTS for token in lead)


def _told_first(page: Page, pronoun: Any) -> Any | None:
    """The subject of what is told before who tells it: "the mill will shut, its owner said"."""
    teller = pronoun.head
    if pronoun.tag_ != "PRP$" or teller.dep_ not in SUBJECTS or page.quotation(pronoun.idx):
        return None
    told = (kin for kin in teller.head.lefts if kin.dep_ == "ccomp" and kin.i < pronoun.i)
    subjects = [subject_of(verb) for verb in told if page.quotation(verb.idx) is None]
    found = [each for each in subjects if each is not None and fits(each, pronoun)]
    return found[0] if len(found) == 1 and is_body(found[0]) else None


def _clause(token: Any) -> Any | None:
    """The verb of the clause that a word stands in."""
    above = next((each for each in token.ancestors if each.dep_ in (*CLAUSES, "ROOT")), None)
    verb = above is not None and (above.pos_ in ("VERB", "AUX") or above.dep_ != "conj")
    return above if verb else None


def _governing(verb: Any, pronoun: Any) -> Any | None:
    """The subject of the clause that the clause of a verb is joined to or hangs on, or whom a "who"
    there means.
    """
    for _ in range(DEEPEST):
        if verb.dep_ not in CLAUSES:
            return None
        own = next((kin for kin in verb.lefts if kin.dep_ in SUBJECTS), None)
        if verb.dep_ == "relcl" and own is not None and own.tag_ in WHO:
            return _antecedent(verb.head, pronoun)
        verb = _verb_above(verb)
        subject = None if verb is None else subject_of(verb)
        if verb is None or (subject is not None and subject.i > pronoun.i):
            return None
        if subject is not None and subject.tag_ not in WHO:
            return subject
    return None


def _antecedent(noun: Any, pronoun: Any) -> Any:
    """The noun that a relative clause tells of: of "workers of the firm who …" the one that is as
    many as the pronoun in it.
    """
    while not fits(noun, pronoun) and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun


def _verb_above(verb: Any) -> Any | None:
    """The verb that a clause hangs on, through the noun that it tells of."""
    above = verb.head
    while above.pos_ not in ("VERB", "AUX") and above.dep_ != "ROOT":
        above = above.head
    return above if above.pos_ in ("VERB", "AUX") and above != verb else None


def _rivals(page: Page, first: Any, pronoun: Any) -> list[Any]:
    """The nouns between two words that a pronoun may mean by their number."""
    between = page.doc[first.i + 1 : pronoun.i]
    named = (token for token in between if token.dep_ in NAMING and not first.is_ancestor(token))
    return [token for token in named if fits(token, pronoun)]


def _objects(subject: Any, pronoun: Any) -> list[Any]:
    """The objects of the verb of a subject that a pronoun may mean as well."""
    found = (kin for kin in subject.head.rights if kin.dep_ in OBJECTS and kin.i < pronoun.i)
    return [kin for kin in found if fits(kin, pronoun)]
