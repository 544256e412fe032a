"""Phrases: the parts of a noun phrase as the parser hangs them on its noun: what describes a name,
and what says which one is meant.
"""

from collections.abc import Iterator
from typing import Any

from ..spans import Span
from .members import KINDS
from .naming import Name

NARROW = {"relcl", "appos", "conj", "cc", "punct", "acl", "parataxis", "preconj"}
"""the parser's relations of what follows a noun and does not say which one is meant"""
BEFORE = ("compound", "amod", "nmod", "poss")
"""the parser's relations of what stands before a name and describes it"""


def describing(name: Name) -> tuple[list[Any], Any]:
    """The words that say what somebody is, before the name or in an apposition, and their noun;
    no words where there are none.
    """
    apposed = (kin for kin in name.root.rights if kin.dep_ == "appos" and kin.pos_ == "NOUN")
    after = next(apposed, None)
    words = _before(name)
    if not any(token.pos_ in ("NOUN", "PROPN") for token in words):
        words = [] if after is None else list(after.subtree)
        if after is None and (noun := _described_by(name)) is not None:
            return [token for token in noun.subtree if token.idx < name.span[0] - 2], noun
    words = [token for token in words if not token.is_space]
    return words, words[-1] if after is None and words else after


def _described_by(name: Name) -> Any:
    """The noun before a comma that the name behind it names: "her deputy, Ann Roe,"; None where
    there is none.
    """
    root = noun = name.root
    if root.dep_ != "appos":
        return None
    while noun.dep_ in ("appos", "pobj", "prep", "compound") and not _is_role(noun):
        noun = noun.head
    first = next((token for token in root.subtree if token.idx >= name.span[0]), root)
    return noun if _is_role(noun) and noun.i < root.i and stands_behind(first, noun) else None


def _is_role(noun: Any) -> bool:
    """Whether a noun says what one person is."""
    return noun.tag_ == "NN" and KINDS.get(noun.lemma_.lower()) == "anonymous"


def said_of(root: Any) -> Any:
    """The noun that a verb says of its subject: "is a senator", "resigned as minister"; None where
    there is none.
    """
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for kin in (kin for kin in root.head.children if kin.i > root.i):
        below = list(kin.children) if kin.dep_ == "prep" and kin.lower_ == "as" else [kin]
        for noun in below:
            if noun.dep_ in ("attr", "oprd", "pobj") and _is_role(noun):
                return noun
    return None


def _before(name: Name) -> list[Any]:
    """The words before a name that the parser hangs on it as a description."""
    return [
        token
        for token in name.root.subtree
        if token.idx < name.span[0] and any(kin.dep_ in BEFORE for kin in _up_to(token, name.root))
    ]


def narrowed(words: Any, head: Any) -> tuple[Any, Any]:
    """The first and the last word of a description without what follows its noun and does not say
    which one is meant.
    """
    tokens = [
        token
        for token in head.subtree
        if words.start <= token.i < words.end
        and not any(kin.dep_ in NARROW and kin != head for kin in _up_to(token, head))
    ]
    return (tokens[0], tokens[-1]) if tokens else (words[0], words[-1])


def has_name(first: Any, last: Any, head: Any) -> bool:
    """Whether a name stands before the noun of a description: "the Roe administration"."""
    return any(
        token.pos_ == "PROPN" or token.ent_type_ == "NORP"
        for token in head.doc[first.i : last.i + 1]
        if token.i < head.i
    )


def _up_to(token: Any, head: Any) -> Iterator[Any]:
    while token != head and token.head != token:
        yield token
        token = token.head


def stands_behind(first: Any, head: Any) -> bool:
    """Whether a name that begins with this word stands behind a comma and says who the noun is:
    no other noun for somebody stands before that comma.
    """
    comma, before = first.nbor(-1), first.nbor(-2) if first.i > 1 else head
    other = KINDS.get(before.lemma_.lower()) == "anonymous"
    return comma.text == "," and (before == head or not other)


def phrase(token: Any) -> Span:
    """The noun phrase that a word heads."""
    last = token.right_edge
    return token.left_edge.idx, last.idx + len(last)


def span_of(token: Any) -> Span:
    return token.idx, token.idx + len(token)
