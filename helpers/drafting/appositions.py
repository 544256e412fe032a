"""Appositions: the noun that stands beside a name and says what it names."""

from typing import Any

from ..lexicons import words
from .members import KINDS

SETTLEMENTS = words("castwords", "settlement")
"""what is called a place by a name beside it"""


def is_named_place(root: Any) -> bool:
    """Whether the word for a settlement stands before a name: "the village of Upper Lenn", "two
    towns, Oster and Lund".
    """
    while root.dep_ == "conj":
        root = root.head
    of = root.dep_ == "pobj" and root.head.lower_ == "of"
    above = root.head.head if of else root.head
    return (of or root.dep_ == "appos") and above.lemma_.lower() in SETTLEMENTS


def role_before(first: Any) -> Any | None:
    """The word right before the first of a name, over a comma."""
    before = first.nbor(-1) if first.i else None
    return before.nbor(-1) if before is not None and before.text == "," and before.i else before


def role_above(word: Any) -> Any:
    """The noun of a phrase that ends in this word: "The mayor of Port Ansel, Ines Roe,"."""
    while word.dep_ in ("pobj", "prep", "compound") and word.head.i < word.i and not is_role(word):
        word = word.head
    return word


def is_behind_role(token: Any) -> bool:
    """Whether a word stands right behind a noun that says what one person does."""
    noun = role_before(token)
    return noun is not None and is_role(noun)


def is_role(noun: Any) -> bool:
    """Whether a noun says what one person does."""
    return noun.tag_ == "NN" and KINDS.get(noun.lemma_.lower()) == "anonymous"
