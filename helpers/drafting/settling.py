"""Settling names: which of the names that the parser saw are none, which two are halves of one, and
what each stands for where the words beside one mention of it tell: those decide for all of them.

"The village of Oster", "the Oster coast", a dateline: a place; "the haulage firm Oster": a firm;
"the newspaper": an outlet; an age or a form of address: a person. Where no mention tells, what the
parser took most mentions for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..lexicons import words
from ..spans import touching
from .appositions import is_named_place
from .datelines import datelined, opens_dateline, spelt
from .members import KINDS
from .names import BODY, FIRST_NAMES, PLACES, TRADES, Known, identify, is_known, is_personal
from .naming import AGE, Name, addressed, squeezed
from .pages import Page
from .recalling import FIRMS
from .territory import LANDS, locates

LANDSCAPE = words("castwords", "landscape")
"""what is a place with the name before it: "the Oster valley" """
MEDIA = words("speechwords", "medium") | {"journal"}
OPEN_KINDS = {"person", "organisation", "place", "collective"}
"""what the parser takes a name for that no word list knows, and may be wrong about"""
BULLETS = ("-", "–", "—", "•", "*", "“", '"', "‘", ":")
COUNCILLOR = re.compile(r"\bcouncil(?:lor|or|man|woman|men|women)s?\b", re.IGNORECASE)
"""who sits in a council that governs a town"""
HEADLINE = re.compile(r"\s*[^\n]{1,150}(?<![.\n])(?=\n)")


def settled(page: Page, names: Iterable[Name]) -> list[Name]:
    """The names of a page, in order, each of one kind wherever it stands."""
    seen = [each for name in _joined(page, list(names)) for each in _with_land(page, name)]
    written = _as_written(page, seen)
    begun = {name.known.name.split()[0] for name in seen if " " in name.known.name}
    common = (_is_common(page, name, written, begun) for name in seen)
    kept = _merged(page, [name for name, is_noun in zip(seen, common) if not is_noun])
    told: dict[str, str] = {}
    taken: dict[str, Counter[str]] = {}
    for name in kept:
        key = name.known.name.casefold()
        taken.setdefault(key, Counter())[name.known.kind] += 1
        if kind := _told(page, name):
            told.setdefault(key, kind)
    told |= dict.fromkeys(_short_forms(kept) - told.keys(), "organisation")
    above = told | dict.fromkeys(_surnames(kept) - told.keys(), "person")
    headed = HEADLINE.match(page.text) if page.start == 0 else None
    end = headed.end() if headed else 0
    return [_as_told(name, above if name.span[1] <= end else told, taken) for name in kept]


def _short_forms(names: Sequence[Name]) -> set[str]:
    """The single words that begin the name of an organisation above, are nobody's surname, and
    stand nowhere for a place: "Oster" of "Oster Foods".
    """
    begun: set[str] = set()
    short: set[str] = set()
    for name in names:
        parts = name.known.name.casefold().split()
        if len(parts) > 1 and name.known.kind == "organisation":
            begun.add(parts[0])
        elif len(parts) == 1 and parts[0] in begun:
            short.add(parts[0])
    placed = {name.known.name.casefold() for name in names if locates(name.root)}
    return short - placed - _surnames(names)


def _surnames(names: Sequence[Name]) -> set[str]:
    """The surnames of those who are named in full, but for those with which a body's name begins:
    whom a headline calls "Stone" the text calls "Ivor Stone".
    """
    full = [name.known.name.casefold().split() for name in names if " " in name.known.name]
    persons = [name.known.kind == "person" for name in names if " " in name.known.name]
    ends = {parts[-1] for parts, person in zip(full, persons) if person}
    return ends - {parts[0] for parts, person in zip(full, persons) if not person}


def _as_told(name: Name, told: dict[str, str], taken: dict[str, Counter[str]]) -> Name:
    """A name with the kind that its mentions tell."""
    known, key = name.known, name.known.name.casefold()
    if known.kind not in OPEN_KINDS or known.country or is_known(known.name):
        return name
    [(most, _)] = taken[key].most_common(1)
    return name._replace(known=known._replace(kind=told.get(key, most)))


def _told(page: Page, name: Name) -> str:
    """The kind that the words beside a mention of a name tell; blank where they do not."""
    start, end = name.span
    if addressed(page, start) or AGE.match(page.text, end):
        return "person"
    personal = is_personal(name.known.name)
    if not personal and opens_dateline(page.text, name.span):
        return "place"
    if name.root.text in LANDSCAPE or (not personal and is_named_place(name.root)):
        return "place"
    if name.known.name.endswith(" Council") and COUNCILLOR.search(page.text):
        return "government"
    after = _next(name)
    land = after is not None and after.lower_ in LANDS and name.root.head == after
    if land and name.known.kind != "person":
        return "place"
    return "" if personal else _by_noun(_before(page, name))


def _by_noun(noun: Any | None) -> str:
    """The kind that a noun right before a name tells: "the haulage firm Oster"."""
    if noun is None or noun.tag_ != "NN" or not noun.text.islower():
        return ""
    if noun.lower_ in MEDIA:
        return "outlet"
    return "organisation" if noun.lower_ in FIRMS else ""


def _before(page: Page, name: Name) -> Any | None:
    """The word right before a name."""
    first = page.word(name.span[0])
    return page.doc[first - 1] if first else None


def _next(name: Name) -> Any | None:
    """The word right behind the head of a name."""
    at, doc = name.root.i + 1, name.root.doc
    return doc[at] if at < len(doc) else None


def _with_land(page: Page, name: Name) -> list[Name]:
    """A name with the noun behind it that says what sort of place it is: "the Oster valley"; a
    place has its own name within: "the Oster Street bridge".
    """
    after = _next(name)
    if after is None or after.text not in LANDSCAPE or name.span[1] != after.idx - 1:
        return [name]
    beside = after.dep_ == "compound" and name.root.head == after.head
    if name.known.country or not (beside or name.root.head == after):
        return [name]
    span = name.span[0], after.idx + len(after)
    wider = Name(span, after, Known(squeezed(page.text[slice(*span)]), "place", "name"))
    within = name.known.kind == "place" and name.root.text in PLACES
    return [wider, name] if within else [wider]


def _merged(page: Page, names: list[Name]) -> list[Name]:
    """The names with those that the parser did not see: before a landscape or a word for a place,
    and of a dateline, whose place is one name.
    """
    placed = list(_placed(page))
    names = [name for name in names if not touching([name.span], [one.span for one in placed])]
    taken = {at for name in (*names, *placed) for at in range(*name.span)}
    more = [name for name in _more(page) if not taken & set(range(*name.span))]
    return sorted([*names, *placed, *more], key=lambda name: name.span)


def _placed(page: Page) -> Iterator[Name]:
    """The places in capitals that open a dateline, called as they are elsewhere."""
    for span in datelined(page.text):
        name = spelt(page.text, page.text[slice(*span)])
        root = page.doc[page.word(span[1] - 1)]
        yield Name(span, root, identify(name, "GPE") or Known(name, "place", "name"))


def _more(page: Page) -> Iterator[Name]:
    for at, word in enumerate(page.spelt):
        if word in LANDSCAPE | PLACES and at and _names_land(page.doc[at - 1]):
            token, first = page.doc[at], page.doc[at - 1]
            if first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).text.istitle():
                first = first.nbor(-1)
            span = first.idx, token.idx + len(token)
            yield Name(span, token, Known(squeezed(page.text[slice(*span)]), "place", "name"))


def _names_land(token: Any) -> bool:
    """Whether a word before "valley" is its name."""
    seen = token.ent_type_ in ("GPE", "NORP", "LOC")
    return token.tag_ == "NNP" and token.text.istitle() and not seen and not token.is_sent_start


def _joined(page: Page, names: Sequence[Name]) -> list[Name]:
    """The names with two halves of one as one: "Oster" and "Island Ferry Trust"."""
    kept: list[Name] = []
    for name in names:
        if kept and _is_half(page, kept[-1], name):
            span = kept[-1].span[0], name.span[1]
            text = squeezed(page.text[slice(*span)])
            kept[-1] = Name(span, name.root, identify(text, "ORG") or name.known)
        else:
            kept.append(name)
    return kept


def _is_half(page: Page, first: Name, second: Name) -> bool:
    """Whether a name is the beginning of the one right behind it, which is a body's."""
    beside = page.text[first.span[1] : second.span[0]] == " "
    body = second.known.kind in ("organisation", "government", "outlet")
    ends = second.known.name.split()[-1] in BODY | TRADES
    hangs = first.root.dep_ == "compound" and first.root.head == second.root
    return beside and body and ends and hangs and not first.known.country


def _as_written(page: Page, names: Iterable[Name]) -> dict[str, list[Any]]:
    """Every word of a page that is spelt as a name of one word that opens a sentence."""
    found: dict[str, list[Any]] = {
        name.root.lower_: [] for name in names if " " not in name.known.name
    }
    for at, word in enumerate(page.lower):
        if word in found:
            found[word].append(page.doc[at])
    return found


def _is_common(page: Page, name: Name, written: dict[str, list[Any]], begun: set[str]) -> bool:
    """Whether a single word is a noun that stands in capitals as the first of its sentence alone:
    it stands in small letters elsewhere, or the parser has it as a noun; not where a longer name
    begins with it.
    """
    known, root = name.known, name.root
    if " " in known.name or is_known(known.name) or known.name in FIRST_NAMES:
        return False
    if not _is_first(root) or known.form == "acronym" or addressed(page, name.span[0]):
        return False
    same = written[root.lower_]
    if any(token.text == root.text and not _is_first(token) for token in same):
        return False
    if any(token.text.islower() for token in same):
        return True
    if root.text in begun and root.lower_ not in KINDS:
        return False
    return root.tag_ in ("NN", "NNS") or KINDS.get(root.lower_) == "anonymous"


def _is_first(token: Any) -> bool:
    """Whether a word opens a sentence, a line or a quotation."""
    before = token.nbor(-1) if token.i else None
    return before is None or token.is_sent_start or before.is_space or before.text in BULLETS
