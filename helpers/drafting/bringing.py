"""Bringing in: whether a noun that nothing before it explains brings in somebody, or a place or a
matter, and of what kind that is.
"""

from typing import Any

from ..lexicons import words
from .members import BARE, DOCUMENTS, KINDS, kind_of, thing_of

VAGUE = words("castwords", "many senses")
"""nouns for somebody that mean something else as often"""
ACTING = ("nsubj", "nsubjpass", "poss", "dative")
OF = {"for", "of", "at", "from", "with"}
PEOPLED = words("castwords", "peopled")
"""what several of are many people, and one is a place as often: "the country" """
NARROWING = ("relcl", "acl", "prep")
"""the parser's relations of what behind a noun says which one is meant"""
TELLING = ("amod", "compound", "nummod")
"""the parser's relations of what before a noun says which one is meant"""
BODIES = {"organisation", "government", "collective"}


def kind_told(noun: str, head: Any) -> tuple[str, str]:
    """What somebody is who says nothing, or a thing, and the rule that made it."""
    several, kind = head.tag_ == "NNS", kind_of(head) or thing_of(head)
    if not kind and noun in DOCUMENTS:
        return "event", "described document"
    if noun not in KINDS:
        return kind, f"described {kind}"
    if kind == "anonymous":
        return ("group", "described group") if several else ("person", "described person")
    if several and noun not in BARE:
        many = kind == "group" or noun in PEOPLED
        return "group" if many else "collective", "described group"
    return kind, f"described {'group' if kind in ('group', 'collective') else kind}"


def brings_in(head: Any, noun: str, definite: bool) -> bool:
    """Whether a noun that nothing before it explains brings in somebody; no "director" of whom it
    is not told which one: that may be one who is named.
    """
    if noun in VAGUE or noun in BARE:
        return noun in BARE
    before, kind = list(head.lefts), kind_of(head)
    led = any(kin.dep_ in ("det", "poss", "nummod") for kin in before)
    which = any(kin.dep_ in NARROWING for kin in head.rights)
    if kind in BODIES - {"collective"} and noun not in PEOPLED:
        return _acts(head) and (led or (head.tag_ == "NNS" and bool(before)))
    if head.tag_ == "NNS":
        return bool(before) or which or _acts(head)
    if kind in BODIES:
        return led and (_acts(head) or is_owned(head)) and noun not in PEOPLED
    return led and (which or not definite or kind != "anonymous")


def brings_thing(head: Any, noun: str, definite: bool) -> bool:
    """Whether a noun brings in a place, "the harbour", "Chile's front line", or a matter of which
    it tells which one: "a new trade pact", "a plan to cut fares", "the crash on Friday".
    """
    owned = is_owned(head)
    if noun not in DOCUMENTS and thing_of(head) == "place":
        return definite or owned
    led = owned or any(kin.dep_ in ("det", "poss") for kin in head.lefts)
    told = any(kin.dep_ in TELLING for kin in head.lefts)
    which = any(kin.dep_ in NARROWING for kin in head.rights)
    return head.tag_ == "NN" and led and (told or which)


def is_owned(head: Any) -> bool:
    """Whether a name says whose something is: "Chile's ports"."""
    return any(kin.dep_ == "poss" and kin.pos_ == "PROPN" for kin in head.lefts)


def _acts(head: Any) -> bool:
    """Whether a noun is in the place of somebody who does or has something, or somebody is his:
    "a spokesperson for the city".
    """
    above = head.head if head.dep_ == "pobj" else None
    if above is None:
        return head.dep_ in ACTING
    his = above.head.tag_[:2] == "NN" and KINDS.get(above.head.lemma_.lower()) == "anonymous"
    return above.dep_ == "agent" or (his and above.lower_ in OF)
