"""Centering: the thing that an "it" or a "they" goes on about: the subject of the clause that
governs its own, or the body for which that subject speaks; else the subject of the sentence before,
or for a "they" the only several that it names beside somebody.

Method: the rule of centering that a subject names what a sentence is about (Grosz, Joshi and
Weinstein 1995), for pronouns in the place of a subject alone, precision before recall.
"""

from typing import Any

from ..lexicons import words
from .attributions.cues import load_cues
from .members import KINDS, kind_of
from .pages import Page

SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative", "iobj")
GOVERNED = ("ccomp", "advcl", "xcomp")
PLURAL = ("NNS", "NNPS")
BODIES = ("ORG", "NORP")
NAMING = (*SUBJECTS, *OBJECTS, "pobj", "attr")
COUNTS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
SPEAKING = "spokes"
"""how nouns begin for somebody who speaks for a body"""
NOBODY = {"nobody", "somebody", "anybody", "everybody", "nothing", "something", "everything"}
FOR = {"for", "of"}
PERSONS = {"he", "she", "i"}
MAY_BEFALL = {"could", "may", "might", "must"}
"""modals with which somebody is warned of what may become of him"""
ADVISING = {"should", "ought"}
REPORTERS = words("speechwords", "reporter")
SPEECH = 60
"""how many words back the sentence before is looked for in a speech"""
DEEPEST = 3
"""how many pronouns may stand for each other in a row"""


def center(page: Page, pronoun: Any, deep: int = DEEPEST) -> Any | None:
    """The noun that heads what a pronoun of a thing means; None where the rule does not tell."""
    noun = pronoun.head if pronoun.dep_ == "poss" else pronoun
    if noun.dep_ not in SUBJECTS or not deep:
        return None
    if page.quotation(pronoun.idx) is not None:
        return _in_speech(page, pronoun) if noun is pronoun else None
    if (warned := _warned(noun.head, pronoun)) is not None:
        return warned
    before = _governing(noun.head, pronoun)
    if before is not None and before.tag_ == "NNPS" and before.ent_type_ == "ORG":
        return before  # a body whose name is that of many: "Corvane Systems said it paid"
    if before is not None and (body := _spoken_for(before, pronoun)) is not None:
        return body
    before = _only_several(page, before, pronoun) or before or _before(page, pronoun)
    if before is None or before.i >= pronoun.i:
        return None
    if any(fits(rival, pronoun) for rival in _objects(before.head)):
        return None
    if before.tag_ == "PRP":
        return center(page, before, deep - 1) if _alike(before, pronoun) else None
    return before if fits(before, pronoun) else None


def _warned(verb: Any, pronoun: Any) -> Any | None:
    """Who is warned of what may befall him, or be done to him, or told what he should do: "warned
    the firm that it could close", "that it would be sued"; not of what who warns would do.
    """
    row = load_cues()["verb"].get(verb.head.lemma_) if verb.dep_ == "ccomp" else None
    if row is None or pronoun.dep_ not in SUBJECTS:
        return None
    before = {kin.lower_ for kin in verb.lefts if kin.dep_ == "aux"}
    befalls = row.act == "warn" and (before & MAY_BEFALL or pronoun.dep_ == "nsubjpass")
    advised = "person" in row.takes and before & ADVISING and "have" not in before
    if not (befalls or advised):
        return None
    heard = [kin for kin in verb.head.rights if kin.dep_ in OBJECTS and fits(kin, pronoun)]
    return heard[0] if len(heard) == 1 and heard[0].lemma_ not in REPORTERS else None


def _in_speech(page: Page, pronoun: Any) -> Any | None:
    """The subject of the sentence before in a speech, for a "they" that opens the next one, where
    that sentence names no others: “The pumps failed. They were old.”
    """
    at = page.quotation(pronoun.idx)
    first = page.sentence(pronoun.i)[0]
    if _number(pronoun) != "many" or at is None or not _opens(page, pronoun):
        return None
    back = page.doc[max(0, first - SPEECH) : first]
    spoken = [token for token in back if page.quotation(token.idx) in (at, at - 1)]
    if not spoken or "\n" in page.text[spoken[-1].idx : pronoun.idx]:
        return None
    start = page.sentence(spoken[-1].i)[0]
    last = [token for token in spoken if token.i >= start]
    several = [token for token in last if _is_several(token)]
    return several[0] if len(several) == 1 and several[0].dep_ in SUBJECTS else None


def _opens(page: Page, pronoun: Any) -> bool:
    """Whether a pronoun is the first subject of its sentence, before any other noun."""
    before = page.doc[page.sentence(pronoun.i)[0] : pronoun.i]
    return not any(token.tag_[:2] in ("NN", "PR") for token in before)


def follows(page: Page, pronoun: Any, subject: Any) -> bool:
    """Whether a pronoun comes first in a sentence behind the one that this subject is about, and
    no object of its verb fits as well.
    """
    first = page.sentence(pronoun.i)[0]
    led = any(token.tag_[:2] == "NN" for token in page.doc[first : pronoun.i])
    behind = bool(first) and page.sentence(first - 1)[0] <= subject.i < first
    main = subject.dep_ in SUBJECTS and subject.head.dep_ == "ROOT"
    objects = _objects(subject.head)
    rivals = (fits(each, pronoun) or each.tag_ == "NNPS" for each in objects)
    return main and behind and not led and not any(rivals)


def lone(page: Page, pronoun: Any) -> Any | None:
    """The only noun that a pronoun can mean by its number, outside quotation marks; None where
    there are several, where a body of people may be a "they", and for an "it" that is no subject,
    which may mean what was said.
    """
    many = _number(pronoun) == "many"
    apart = not many and pronoun.dep_ not in (*SUBJECTS, "poss")
    if page.quotation(pronoun.idx) is not None or apart:
        return None
    found = rivals(page, pronoun)
    if len(found) != 1 or not _stands_apart(found[0], pronoun):
        return None
    start = page.sentence(found[0].i)[0]
    first = page.sentence(pronoun.i)[0]
    if start < first and found[0].dep_ == "pobj":
        return _counted(found[0]) if many else None
    body = many and any(is_body(token) for token in page.doc[start : pronoun.i])
    return None if body else found[0]


def _counted(noun: Any) -> Any | None:
    """The number of which a sentence tells, before "of" and a noun: "[nine] of the 60 pumps"."""
    number = noun.head.head
    of = noun.head.lower_ == "of" and number.tag_ == "CD"
    return number if of and number.dep_ in SUBJECTS else None


def _stands_apart(noun: Any, pronoun: Any) -> bool:
    """Whether a pronoun stands in no phrase of a noun, but for a clause that describes it."""
    above = [pronoun, *pronoun.ancestors]
    within = above[: above.index(noun)] if noun in above else []
    return not within or any(token.dep_ == "relcl" for token in within)


def is_body(token: Any) -> bool:
    """Whether a noun is a body of people that may be called "they"."""
    body = token.ent_type_ in BODIES or KINDS.get(token.lemma_.lower(), "anonymous") != "anonymous"
    return body and token.dep_ in NAMING and token.tag_ not in PLURAL


def rivals(page: Page, pronoun: Any) -> list[Any]:
    """The nouns before a pronoun, in its sentence or else in the one before, that it can mean by
    their number.
    """
    first = page.sentence(pronoun.i)[0]
    around = page.quotation(pronoun.idx)
    spans = [(first, pronoun.i), page.sentence(first - 1) if first else (0, 0)]
    for start, end in spans:
        within = (token for token in page.doc[start:end] if token.dep_ in NAMING)
        alike = (token for token in within if page.quotation(token.idx) == around)
        named = (token for token in alike if token.ent_type_ not in COUNTS)
        found = [token for token in named if token.lower_ not in NOBODY and fits(token, pronoun)]
        if found:
            return found
    return []


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


def _spoken_for(somebody: Any, pronoun: Any) -> Any | None:
    """The body for which somebody speaks: "a spokesman for the mill said it was shut"."""
    speaks = somebody.lemma_.lower().startswith(SPEAKING)
    if not speaks or _number(pronoun) == "many":
        return None
    bodies = [kin for prep in somebody.rights if prep.lower_ in FOR for kin in prep.children]
    bodies += [kin for kin in somebody.lefts if kin.dep_ == "poss"]
    return next((kin for kin in bodies if kin.tag_[:2] == "NN"), None)


def _only_several(page: Page, governing: Any | None, pronoun: Any) -> Any | None:
    """The only noun of several in the sentence before, for a "they" of which one person speaks:
    nobody and nothing else can be meant.
    """
    first = page.sentence(pronoun.i)[0]
    if governing is None or not first or not _is_one_person(governing):
        return None
    if any(_is_several(token) for token in page.doc[first : pronoun.i]):
        return None
    before = page.doc[slice(*page.sentence(first - 1))]
    several = [token for token in before if _is_several(token)]
    subject = next((token for token in before if token.dep_ in SUBJECTS), None)
    alone = len(several) == 1 and subject is not None
    return several[0] if alone and (subject == several[0] or _is_one_person(subject)) else None


def _is_one_person(noun: Any) -> bool:
    named = noun.ent_type_ == "PERSON" or KINDS.get(noun.lemma_.lower()) == "anonymous"
    return noun.lower_ in PERSONS or (named and noun.tag_ not in PLURAL)


def _is_several(token: Any) -> bool:
    return token.tag_ in PLURAL and token.dep_ in NAMING and token.ent_type_ not in COUNTS


def _before(page: Page, pronoun: Any) -> Any | None:
    """The subject of the sentence before, where nothing else comes before the pronoun in its
    own.
    """
    first = page.sentence(pronoun.i)[0]
    around = page.quotation(pronoun.idx)
    nouns = [
        token
        for token in page.doc[first : pronoun.i]
        if token.dep_ in SUBJECTS and page.quotation(token.idx) == around
    ]
    if nouns or not first:
        return None
    start, end = page.sentence(first - 1)
    root = next((token for token in page.doc[start:end] if token.dep_ == "ROOT"), None)
    subject = None if root is None else subject_of(root)
    if subject is None:
        return None
    if not _says(pronoun) and _closes_on_another(page.doc[start:end], subject):
        return None
    if pronoun.dep_ == "poss" and _has_rival(page.doc[start:end], subject):
        return None
    many = _number(pronoun) == "many"
    return None if many and _another(page.doc[start : pronoun.i], subject) else subject


def _says(pronoun: Any) -> bool:
    """Whether a pronoun is the subject of a verb of saying, or its "its" belongs to one."""
    return pronoun.head.lemma_ in load_cues()["verb"] or pronoun.dep_ == "poss"


def _closes_on_another(sentence: Any, subject: Any) -> bool:
    """Whether a sentence ends in ", which …" that goes on about another thing than its subject."""
    whichs = [token for token in sentence if token.lower_ == "which" and token.head.dep_ == "relcl"]
    return any(
        token.nbor(-1).text == ","
        and token.head.head != subject
        and token.head.head.tag_ == "NN"
        and token.head.right_edge.i >= sentence.end - 3
        for token in whichs
        if token.i
    )


def _another(tokens: Any, subject: Any) -> bool:
    """Whether words name several, besides a subject: a "they" may mean these as well."""
    apart = (token for token in tokens if token.i != subject.i and not subject.is_ancestor(token))
    return any(map(_is_several, apart))


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


def fits(noun: Any, pronoun: Any) -> bool:
    """Whether a noun is one or many, as the pronoun is, and no label before a colon."""
    labels = noun.i + 1 < len(noun.doc) and noun.nbor(1).text == ":"
    if noun.tag_[:2] != "NN" or labels:
        return False
    many = noun.tag_ in PLURAL or any(kin.dep_ == "conj" for kin in noun.rights)
    a_person = kind_of(noun) == "anonymous"
    barred = noun.ent_type_ == "PERSON" or (a_person and not many)
    return many == (_number(pronoun) == "many") and not barred
