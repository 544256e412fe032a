"""Nouns: whether one stands for somebody or something in its sentence, and whether what stands
before it leaves open which one that is: "any soldiers", "no plan".
"""

from typing import Any

from .bringing import ACTING
from .recalling import DEFINITE

OPEN = {
    "no",
    "any",
    "every",
    "each",
    "either",
    "neither",
    "what",
    "which",
    "whatever",
    "such",
    "whose",
}
"""what before a noun says that nobody certain is meant"""
PLACED = (*ACTING, "dobj", "pobj", "agent", "conj", "appos")
"""the parser's relations of a noun that stands for somebody"""
LIKENING = {"as", "like", "than", "unlike"}
LEADING = ("det", "predet", "poss")


def describes(head: Any) -> bool:
    """Whether a noun that stands for somebody leaves nothing open of which one it is."""
    before = led(head)
    apposed = head.dep_ == "appos" and before not in DEFINITE
    return stands(head) and before not in OPEN and not apposed


def led(head: Any) -> str:
    """The article of a noun, or what stands in its place; an "a" before several is "no"."""
    before = next((kin.lower_ for kin in head.lefts if kin.dep_ in LEADING), "")
    return "no" if before == "a" and head.tag_ == "NNS" else before


def stands(head: Any) -> bool:
    """Whether a noun stands for somebody in its sentence, and does not say what another is."""
    top = head
    while top.dep_ == "conj" and top.head.tag_[:2] == "NN":
        top = top.head
    likened = top.dep_ == "pobj" and top.head.lower_ in LIKENING
    small = head.is_lower or head.is_sent_start
    common = head.tag_ in ("NN", "NNS") or (head.tag_ == "NNP" and small)
    return common and top.dep_ in PLACED and not likened
