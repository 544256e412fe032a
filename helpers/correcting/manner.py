"""Manner: how one claim likely bears on another, in what respect, and whether the text says so; a
guess, which a person corrects by a letter.
"""

import re

from .. import lexicons
from .claimed import Said

GROUNDED = frozenset(("accuse", "assess", "forecast"))
"""the acts that rest on what others tell"""
PLAIN = frozenset(("assert", "report", "confirm"))
"""the acts that tell"""
WAYS = (
    ("supports", "scope", False),
    ("qualifies", "scope", False),
    ("elaborates", "scope", False),
    ("supports", "scope", True),
    ("supports", "value", False),
    ("qualifies", "wording", False),
    ("qualifies", "denial", False),
    ("qualifies", "value", False),
    ("contradicts", "", False),
    ("supports", "date", False),
    ("supports", "date", True),
    ("qualifies", "date", False),
    ("elaborates", "value", False),
    ("updates", "date", False),
)
"""how what is said later may bear on what is said sooner, in what respect (blank: as guessed), and
whether it is the sooner that bears on the later; in the order in which they are common in the
checked dossiers that come with the workbook
"""
UPDATES = "updates"
OFFERED = 8
"""how many of them are offered for a pair"""
CONTRAST = re.compile(
    rf"\b(?:{lexicons.either(lexicons.words('bearingwords', 'within'))})\b", re.IGNORECASE
)
"""the words that set one part of a sentence against the other"""
JOINED = 60
"""how many characters may stand between two claims that a word joins"""


def guess(later: Said, sooner: Said, text: str) -> tuple[Said, str, Said]:
    """Which of two claims likely bears on which, and how: the later on the sooner, but that what is
    told may be the ground of what somebody is accused of, or of what is judged or foreseen.
    """
    relation = relation_of(later, sooner, text)
    grounds = bool(later.acts & GROUNDED) and sooner.acts <= PLAIN and not later.denied
    if grounds and (relation == "supports" or "accuse" in later.acts):
        return sooner, "supports", later
    return later, relation, sooner


def _accuses(said: Said) -> bool:
    """Whether somebody is accused by a claim."""
    return "accuse" in said.acts


def relation_of(one: Said, other: Said, text: str) -> str:
    """How the first may bear on the second."""
    denied = one.denied != other.denied
    takes_away = one.denied or "assess" in one.acts or (one.limits and not other.limits)
    if takes_away or denied or CONTRAST.search(_between(one, other, text)):
        return "qualifies"
    alike = one.acts == other.acts and one.sources & other.sources
    further = alike and _in_one_sentence(one, other) and not _nested(one, other)
    return "elaborates" if further and not _accuses(one) else "supports"


def ways_between(later: Said, sooner: Said) -> list[tuple[Said, str, Said, str]]:
    """How two claims may bear on each other: which, how, on which, and in what respect; as far as
    they have what it takes, and of that what is common; a later count of the same may be the newer
    word on it, too.
    """
    ways = []
    for relation, kind, turned in WAYS:
        if not kind or _has_what_it_takes(kind, later, sooner):
            one, other = (sooner, later) if turned else (later, sooner)
            ways.append((one, relation, other, kind or kind_of(relation, one, other)))
    newer = (later, UPDATES, sooner, kind_of(UPDATES, later, sooner))
    common = ways[:OFFERED]
    return [*common, newer] if counts_alike(later, sooner) and newer not in common else common


def _has_what_it_takes(kind: str, one: Said, other: Said) -> bool:
    """Whether two claims may bear on each other in this respect: a number that is counted, the days
    of both, a denial or a limit; words, where no number tells it.
    """
    counted = bool(one.units or other.units)
    return {
        "value": counted,
        "wording": not counted,
        "date": bool(one.day and other.day),
        "denial": _takes_away(one) or _takes_away(other),
    }.get(kind, True)


def counts_alike(one: Said, other: Said) -> bool:
    """Whether two claims seem to count the same: in one unit, of what both speak of."""
    return bool(one.units & other.units and one.words.keys() & other.words.keys())


def _takes_away(said: Said) -> bool:
    return said.limits or said.disputed


def kind_of(relation: str, one: Said, other: Said) -> str:
    """In what respect, where it bears on it like that."""
    if relation == UPDATES:
        return "date"
    if one.units & other.units:
        return "value"
    if relation == "contradicts":
        return _kind_of_contradiction(one, other)
    if one.day and other.day and relation != "elaborates" and not _in_one_sentence(one, other):
        return "date"
    return "denial" if relation == "qualifies" and one.denied and not other.denied else "scope"


def _kind_of_contradiction(one: Said, other: Said) -> str:
    """In what respect two claims that do not both count contradict each other."""
    if one.disputed or other.disputed:
        return "denial"
    return "date" if one.day and other.day else "scope"


def basis_of(relation: str, one: Said, other: Said) -> str:
    """Whether the text says so, where it bears on it like that: a sentence that says the one and
    the other joins them. What it takes for granted inside of words it does not say.
    """
    joined = _in_one_sentence(one, other) and relation != "contradicts"
    return (
        "stated" if joined and (relation != "supports" or not _nested(one, other)) else "inferred"
    )


def _in_one_sentence(one: Said, other: Said) -> bool:
    return bool(one.sentences & other.sentences)


def _nested(one: Said, other: Said) -> bool:
    """Whether the words of the one are some of the other's."""
    return one.start < other.end and other.start < one.end


def _between(one: Said, other: Said, text: str) -> str:
    """What stands between two claims of one sentence; nothing where much does."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    near = _in_one_sentence(one, other) and end - start <= JOINED
    return text[start:end] if near else ""
