"""Names: what sort of thing a name stands for, by a lexicon of countries, institutions and outlets,
then by what the parser took it for.
"""

import re
from functools import cache
from typing import NamedTuple

from ..lexicons import either, listed, rows, words

OUTLET = re.compile(rf"^(?:Radio|TV) |\b({either(words('namewords', 'outlet'))})$")
GOVERNMENT = re.compile(rf"\b({either(words('namewords', 'government'))})\b")
LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "collective",
    "EVENT": "event",
}
"""the kinds of named entity that become entities of a dossier, by the parser's label; its others
(dates, numbers, works) do not
"""
FIRST_NAMES = {
    **dict.fromkeys(words("givennames", "either"), ""),
    **dict.fromkeys(words("givennames", "he"), "he"),
    **dict.fromkeys(words("givennames", "she"), "she"),
}
"""he or she, by the first name; blank for one that tells neither"""
TRADES = words("namewords", "trade") | words("namewords", "firm")
"""words that say what a firm or a body deals with"""
PLACES = words("namewords", "place")
"""words that end the name of a place"""
ROADS = words("namewords", "road")
"""words that end the name of a road, which a body seldom has"""
SEATS = words("namewords", "seat")
"""buildings that are named for who works in them"""
STATES = words("namewords", "form of state")
"""words of the full name of a state, beside the usual one"""
BODY = (
    words("namewords", "outlet")
    | words("namewords", "government")
    | words("namewords", "firm")
    | TRADES
    | PLACES
    | {row["noun"].capitalize() for row in rows("descriptions") if row["kind"] != "anonymous"}
)
"""words that end the name of a body or say what it is"""
PARTICLES = words("namewords", "particle")
SUFFIXES = words("namewords", "suffix")
"""what stands behind a surname and is none: "Jr." """
GIVEN = words("namewords", "given name")
"""names of countries and capitals that people have too"""


class Known(NamedTuple):
    """What a name stands for: whose name it is, of what kind, in which form, and of which country
    if of any.
    """

    name: str
    kind: str
    form: str
    country: str = ""


@cache
def _lexicon() -> dict[str, Known]:
    """What each name of the lexicons stands for; of two that have it, the later."""
    known: dict[str, Known] = {}
    for row in rows("outlets"):
        known |= {name: Known(row["name"], "outlet", _form(name)) for name in _names(row)}
    for row in rows("institutions"):
        known |= {
            name: Known(row["name"], row["kind"], _form(name), row["stands_for"])
            for name in _names(row)
        }
    for row in rows("countries"):
        known |= _country(row)
    return known


def _country(row: dict[str, str]) -> dict[str, Known]:
    """The names of a country, of its people and of its capitals."""
    country = row["name"]
    return {
        **{city: Known(city, "capital", "name", country) for city in listed(row["capitals"])},
        **{word: Known(country, "country", "demonym", country) for word in listed(row["demonyms"])},
        **{name: Known(country, "country", _form(name), country) for name in _names(row)},
    }


def _names(row: dict[str, str]) -> list[str]:
    return [row["name"], *listed(row["aliases"])]


def _form(name: str) -> str:
    if name in SEATS:
        return "metonym"
    return "acronym" if re.fullmatch(r"(?:[A-Z]\.?){2,}|[A-Z]{2,}", name) else "name"


PLACED = ("GPE", "FAC", "LOC")
"""the parser's labels of places"""


BEING = {"government", "administration"}
"""what a country's government is called: "the Kenyan government" """


def identify(name: str, label: str) -> Known | None:
    """What a name that the parser labelled so stands for; None when it is not a name that a dossier
    has.

    country and capital are kinds of their own here: whether they stand for a place or a government
    is for the sentence to decide.
    """
    known = _lexicon().get(name)
    if known and not (label == "PERSON" and name in GIVEN):
        return known
    if is_official(name):
        return _lexicon()[name.rpartition(" ")[0]]._replace(form="name")
    if label not in LABELS:
        return None
    if label == "ORG" and is_personal(name):
        label = "PERSON"
    elif label == "ORG" and " " in name and name.split()[-1] in ROADS:
        label = "FAC"
    elif (label == "PERSON" and _is_body(name)) or (label in PLACED and _is_paper(name)):
        label = "ORG"
    kind = _kind(name, LABELS[label])
    first = re.match(r"(?:[A-Z]\.){2,}|\w+", name)
    of = _lexicon().get(first.group()) if first and kind in ("organisation", "government") else None
    return Known(name, kind, _form(name), of.country if of else "")


def _is_paper(name: str) -> bool:
    """Whether a name of several words ends as that of a newspaper does: "the Brannoch Courier"."""
    return " " in name and OUTLET.search(name) is not None


def is_official(name: str) -> bool:
    """Whether a name is the full one of a state, which stands for its government by itself: "the
    Republic of Chad"; or says that it is its government's: "the UK government".
    """
    known = _lexicon().get(name)
    state, _, last = name.rpartition(" ")
    if last in BEING and (of := _lexicon().get(state)):
        return of.kind == "country" and of.form != "demonym"
    usual = known is None or known.kind != "country" or known.name == name
    return not usual and not STATES.isdisjoint(name.split())


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet, by the lexicons or by its last word."""
    bare = name.removeprefix("the ").removeprefix("The ")
    known = _lexicon().get(bare)
    return known.kind == "outlet" if known else bool(OUTLET.search(bare))


def is_known(name: str) -> bool:
    """Whether a lexicon has the name."""
    return name in _lexicon()


def is_personal(name: str) -> bool:
    """Whether a name of two or three words, particles apart, begins with a first name and holds no
    word for a body.
    """
    parts = [part for part in name.split() if part.casefold() not in PARTICLES]
    first = parts[0].split("-")[0] if parts else ""
    return 1 < len(parts) < 4 and first in FIRST_NAMES and not BODY & set(parts)


def may_be_personal(name: str) -> bool:
    """Whether a name can be a person's: two to four words, none of which says what a body or a
    place is, and none that a lexicon knows for another.
    """
    parts = name.split()
    large = all(part[0].isupper() or part in PARTICLES for part in parts)
    return 1 < len(parts) < 5 and large and not BODY & set(parts) and not is_known(name)


def _is_body(name: str) -> bool:
    """Whether a name ends as that of a firm, an outlet or an authority does, or is the last word of
    an outlet's alone: "the Herald".
    """
    first, *others = name.split()
    if not others:
        return OUTLET.search(name) is not None
    if others[-1] in TRADES:
        return True
    ends = OUTLET.search(name) or GOVERNMENT.search(others[-1])
    return ends is not None and first not in FIRST_NAMES


def _kind(name: str, kind: str) -> str:
    """The kind of an organisation by the words of its name; every other kind as it is."""
    if kind != "organisation":
        return kind
    return "outlet" if OUTLET.search(name) else "government" if GOVERNMENT.search(name) else kind


def initials(name: str) -> str:
    """The acronym that a name could have: the first letters of its words in capitals, "of" and
    "the" left out.
    """
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
