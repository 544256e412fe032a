"""The names on a page: where each begins and ends, without the title before it, and what it stands
for.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..lexicons import either, valued, words
from ..spans import Span
from .appositions import is_behind_role, is_named_place, is_role, role_above, role_before
from .members import KINDS
from .names import (
    BODY,
    FIRST_NAMES,
    LABELS,
    PARTICLES,
    PLACES,
    SUFFIXES,
    TRADES,
    Known,
    identify,
    is_known,
    is_personal,
    may_be_personal,
)
from .pages import Page
from .territory import LOCATING

ADDRESS = valued("castwords", "address")
"""he or she, by the title before a name"""
TITLES = re.compile(rf"(?:(?:{either(words('castwords', 'title'))})\s+)+", re.IGNORECASE)
INNER = re.compile(rf"(?<=\s)(?:{either(ADDRESS)})\.?\s+(?=[A-Z])")
"""a form of address inside what the parser took for one name: "Said Ms Roe"
"""
POSSESSIVE = re.compile(r"['’]s?$")
EDGES = ' \t\r\n\f\v\xa0.,;:!?"“”‘()[]{}<>*_#|—–-'
KIN = words("castwords", "kin")
"""what a person has and a body or a place has not"""
AGE = re.compile(r", (?:aged )?\d{1,2}(?=[,.])")
THINGS = ("ORG", "GPE", "LOC", "FAC", "NORP")
"""what the parser may take the name of a person for"""
OFFICES = words("castwords", "office")
"""what holds an office for a field: "Kenya Water Minister" """
MOTION = words("castwords", "motion")
"""verbs that lead to a place"""
PAPERS = words("speechwords", "medium")
"""nouns for a paper or a channel"""
ZONES = words("timewords", "zone")
"""what stands behind an hour"""


class Name(NamedTuple):
    """A name on a page: its characters there, the word that heads it, and what it stands for."""

    span: Span
    root: Any
    known: Known


def names_on(page: Page) -> Iterator[Name]:
    """The names of a page that a dossier has, in order.

    Those written in capitals count whatever the parser took them for; nationalities only where they
    are nouns or a country's. What follows a form of address, or a first
    name, is a person's name.
    """
    end = 0
    for name in sorted([*_recognized(page), *_unseen(page)], key=lambda name: name.span):
        if name.span[0] >= end:
            yield name
            end = name.span[1]


def _unseen(page: Page) -> Iterator[Name]:
    """The names that the parser did not see: of persons behind a form of address, "Lord Ames", or
    with a first name, "Ana Ruiz"; of papers behind the noun for one, "the daily Aften".
    """
    end = 0
    for token in (page.doc[at] for at, word in enumerate(page.spelt) if _may_be_name(word)):
        if token.i < end or not _goes_on(token):
            continue
        last = token
        while last.i + 1 < len(page.doc) and (_goes_on(last.nbor()) or _trails(last, last.nbor())):
            last = last.nbor()
        end, first = last.i + 1, token
        span = _trimmed(page.text, first.idx, last.idx + len(last))
        name = squeezed(page.text[slice(*span)])
        if first.i + 2 <= last.i and is_personal(name.split(" ", 1)[-1]):
            span = first.nbor().idx, span[1]
            name = name.split(" ", 1)[-1]
        if name and (addressed(page, span[0]) or is_personal(name)):
            yield Name(span, last, Known(name, "person", "name"))
        elif name and page.doc[first.i - 1].lemma_.lower() in PAPERS and first.i:
            yield Name(span, last, Known(name, "outlet", "name"))
        elif " " in name and last.text in TRADES and (known := identify(name, "ORG")):
            yield Name(span, last, known)


def _may_be_name(word: str) -> bool:
    """Whether a word by its letters alone may be part of a name."""
    return not word.islower() or word in PARTICLES


def _goes_on(token: Any) -> bool:
    if token.text in SUFFIXES:
        return True
    if token.pos_ != "PROPN" or token.ent_type_ in LABELS:
        return False
    return token.text[0].isupper() or token.lower_ in PARTICLES


def _recognized(page: Page) -> Iterator[Name]:
    """The names that the parser saw."""
    for ent in (part for whole in page.doc.ents for part in _apart(whole)):
        shouted = page.text[ent.start_char : ent.end_char].isupper()
        if _is_deed(ent) or ent.text in ZONES or (ent.label_ not in LABELS and not shouted):
            continue
        ent = _of_country(ent)
        start, end = _trimmed(page.text, _beginning(ent), _ending(ent))
        if ent.label_ == "PERSON":
            start = _behind_role(page.text, start, end)
        name = squeezed(page.text[start:end])
        label = "PERSON" if addressed(page, start) else _label(page, ent, start, name)
        known = identify(name, label) if any(map(str.isupper, name)) else None
        if known and (known.country or ent.label_ != "NORP" or ent.root.pos_ != "ADJ"):
            yield Name((start, end), _suffix(ent) or ent.root, known)


def _apart(ent: Any) -> Iterator[Any]:
    """What the parser took for one name, as two where a person's stands behind a comma: "Lund, Ines
    Roe" of "The mayor of Lund, Ines Roe,".
    """
    at = next((token.i - ent.start for token in ent if token.text == ","), 0)
    if not at or ent.label_ == "PERSON" or not is_personal(ent[at + 1 :].text):
        yield ent
        return
    yield ent.doc.char_span(ent.start_char, ent[at].idx, label="GPE")
    yield ent.doc.char_span(ent[at + 1].idx, ent.end_char, label="PERSON")


def _of_country(ent: Any) -> Any:
    """The country alone of a name that only begins the words for an office: "Kenya National Water"
    of "Kenya National Water Adviser Ann Roe".
    """
    after = ent[-1].nbor() if ent[-1].i + 1 < len(ent.doc) else None
    if ent.label_ == "PERSON" or after is None or after.text not in OFFICES:
        return ent
    whole = ent[-1].lower_ in KINDS or is_known(ent.text)
    lands = (last for last in range(len(ent) - 1, 0, -1) if is_known(ent[:last].text))
    last = None if whole else next(lands, None)
    return ent if last is None else ent[:last]


def _is_deed(ent: Any) -> bool:
    """Whether a word that opens a sentence says what somebody does: "Defending, Ann Roe said C"."""
    return len(ent) == 1 and ent[0].tag_ == "VBG" and ent[0].dep_ == "advcl"


def _beginning(ent: Any) -> int:
    """Where a name begins: with the first name, or the particles, before it, where the parser left
    them out.
    """
    first = _possessor(ent) or ent[0]
    while first.i and _leads(first.nbor(-1), ent):
        first = first.nbor(-1)
    return first.idx


def _possessor(ent: Any) -> Any | None:
    """The word with which the name of a body begins whose last word alone the parser saw: "the
    Parkinson's Alliance"; it is no name of its own.
    """
    first = ent[0]
    if len(ent) > 1 or first.text not in BODY | TRADES or first.i < 3:
        return None
    mark, owner = first.nbor(-1), first.nbor(-2)
    alone = not owner.ent_type_ and owner.tag_[:3] == "NNP" and owner.nbor(-1).lower_ == "the"
    return owner if mark.tag_ == "POS" and alone else None


def _leads(token: Any, ent: Any) -> bool:
    """Whether a word that the parser saw in no name can begin one."""
    if token.ent_type_:
        return False
    if token.lower_ in PARTICLES and token.tag_[:2] in ("NN", "FW"):
        return True
    beside = len(ent) == 1 and token.dep_ == "compound" and token.head == ent.root
    if beside and token.text in ADDRESS and not TITLES.match(f"{token.text} "):
        return True
    if token.text.istitle() and len(ent) == 1 and is_behind_role(token):
        return token.lower_ not in KINDS and not TITLES.match(f"{token.text} ")
    if token.tag_[:2] != "NN" or token.lower_ in KINDS:
        return False
    if token.text in FIRST_NAMES:
        return beside or ent.label_ == "PERSON" or ent[0].lower_ in PARTICLES
    return beside and ent.label_ == "PERSON" and token.text.isalpha() and not token.is_upper


def _ending(ent: Any) -> int:
    """Where a name ends: behind the particles and the name after them, where the parser broke it
    off there.
    """
    last, doc = _suffix(ent) or ent[-1], ent.doc
    while last.i + 1 < len(doc) and _trails(last, last.nbor()):
        last = last.nbor()
    return last.idx + len(last)


def _suffix(ent: Any) -> Any | None:
    """The title behind the name of a person, which the parser took for a name of its own: "KC"."""
    after = ent[-1].nbor() if ent[-1].i + 1 < len(ent.doc) else None
    if ent.label_ != "PERSON" or after is None or after.text not in SUFFIXES:
        return None
    return after


def _trails(last: Any, token: Any) -> bool:
    """Whether a word goes on with a name that ends here: a particle, a name behind one, or what a
    firm deals with.
    """
    if token.text in PARTICLES:
        return last.text in PARTICLES or token.tag_ in ("NNP", "FW", "NN")
    body = token.text in TRADES and token.tag_[:3] == "NNP" and not token.ent_type_
    return body or (last.text in PARTICLES and token.text[0].isupper())


def _behind_role(text: str, start: int, end: int) -> int:
    """Where the name of a person begins behind the word for what it does: "Chef Ana Ruiz"."""
    word, *others = text[start:end].split() or [""]
    role = KINDS.get(word.lower()) == "anonymous" and word not in FIRST_NAMES
    if role and len(others) > 1 and may_be_personal(squeezed(" ".join(others))):
        return text.index(others[0], start + len(word))
    return start


def _label(page: Page, ent: Any, start: int, name: str) -> str:
    """The parser's label, but a person where an age follows, where the word for what somebody does
    stands beside the name, or where somebody's lawyer or mother is meant; and a place where
    somebody goes there.
    """
    root = ent.root
    if ent.label_ in THINGS and (
        AGE.match(page.text, ent.end_char) or _does(page, ent, start, name)
    ):
        return "PERSON"
    if ent.label_ in ("PERSON", "ORG") and _is_place(page, ent, name):
        return "GPE"
    if " " in name or name in FIRST_NAMES:
        return ent.label_
    if ent.label_ in ("ORG", "GPE") and root.dep_ == "poss" and root.head.lemma_ in KIN:
        return "PERSON"
    goes = root.dep_ == "pobj" and root.head.lower_ in LOCATING
    if ent.label_ == "PERSON" and goes and root.head.head.lemma_ in MOTION:
        return "GPE"
    return ent.label_


def _is_place(page: Page, ent: Any, name: str) -> bool:
    """Whether the name of no person and no body is a place's by its last word, "Tarn Lane", or by
    what stands before it: "the village of Upper Lenn", "two towns, Oster and Lund".
    """
    first, *others = name.split() or [""]
    if first in FIRST_NAMES or AGE.match(page.text, ent.end_char):
        return False
    if ent.label_ == "PERSON" and others and others[-1] in PLACES:
        return True
    return is_named_place(ent.root)


def _does(page: Page, ent: Any, start: int, name: str) -> bool:
    """Whether a name of several words has a noun beside it that says what somebody does: "Chelsea
    Brook, a driver", "the surgeon Rhona Pike", "her deputy, Will Odum,".
    """
    if not may_be_personal(name):
        return False
    beside = [kin for kin in ent.root.rights if kin.dep_ == "appos"]
    before = role_before(page.doc[page.word(start)])
    if is_personal(name) and before is not None and before.i < ent[0].i - 1:
        before = role_above(before)
    beside += [before] if before is not None else []
    return any(is_role(kin) for kin in beside)


def may_be_surname(token: Any) -> bool:
    """Whether a word can be a surname that the parser did not see: a name, or what it takes for a
    noun that does something or has something.
    """
    acts = token.dep_ in ("nsubj", "nsubjpass", "poss") and token.tag_[:3] != "PRP"
    return token.ent_type_ not in LABELS and (token.pos_ == "PROPN" or acts)


def addressed(page: Page, start: int) -> str:
    """he or she, where the title before a name tells; else blank."""
    return ADDRESS.get(word_before(page, start).rstrip("."), "")


def word_before(page: Page, start: int) -> str:
    """The word before a character, with its marks; blank where there is none."""
    return next(iter(page.text[max(0, start - 12) : start].split()[-1:]), "")


def untitled(name: str) -> str:
    """A name without the titles that it begins with."""
    title = TITLES.match(name)
    return name[title.end() :] if title else name


def role_in(phrase: str) -> str:
    """The role that the words before a name, or beside it, tell; a form of address is none."""
    role = squeezed(phrase).strip(EDGES)
    bare = role.removesuffix(" Dr").removesuffix(" Prof")
    return "" if bare in ADDRESS or bare in ("Dr", "Prof") else bare


def squeezed(text: str) -> str:
    """The text with its runs of white space as one space each."""
    return " ".join(text.split())


def _trimmed(text: str, start: int, end: int) -> Span:
    """The name without titles, articles, possessive endings and stray marks at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    if inner := INNER.search(text, start + 1, end):
        start = inner.start()
    if title := TITLES.match(text, start, end):
        start = title.end()
    while start < end and text[end - 1] in EDGES.replace(".", ""):
        end -= 1
    if possessive := POSSESSIVE.search(text[start:end]):
        end = start + possessive.start()
    return start, end
