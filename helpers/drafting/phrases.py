"""Phrases: the parts of a noun phrase as the parser hangs them on its noun: what describes a name,
and what says which one is meant.
"""

from collections.abc import Iterator
from typing import Any

from ..spans import Span
from .appositions import is_role
from .members import KINDS, thing_of
from .names import PLACED
from .naming import TITLES, Name, role_in

NARROW = {"relcl", "appos", "conj", "cc", "punct", "acl", "parataxis", "preconj"}
"""the parser's relations of what follows a noun and does not say which one is meant"""
CLAUSES = ("relcl", "acl")
SCENES = {"in", "at", "on", "near"}
DAYS = ("DATE", "TIME")
BEFORE = ("compound", "amod", "nmod", "poss")
"""the parser's relations of what stands before a name and describes it"""


def describing(name: Name) -> tuple[list[Any], Any]:
    """The words that say what somebody is, before the name or in an apposition, and their noun;
    no words where there are none.
    """
    apposed = (kin for kin in name.root.rights if kin.dep_ == "appos" and kin.pos_ == "NOUN")
    after = next(apposed, None)
    words = _before(name)
    told = role_in(" ".join(token.text for token in words))
    if not told or not any(token.pos_ in ("NOUN", "PROPN") for token in words):
        words = [] if after is None else list(_bare(after))
        first = _first(name)
        if after is None and (noun := _described_by(name, first)) is not None:
            end = first.i - 1 if first.nbor(-1).is_punct else first.i
            return [token for token in noun.subtree if token.i < end], noun
    words = [token for token in words if not token.is_space]
    return words, words[-1] if after is None and words else after


def _first(name: Name) -> Any:
    """The first word of a name with the titles before it."""
    first = name.root
    while first.i and (first.idx > name.span[0] or TITLES.fullmatch(f"{first.nbor(-1).text} ")):
        first = first.nbor(-1)
    return first


def trailing(name: Name) -> Iterator[Span]:
    """What stands behind a name and says where somebody belongs: "Ann Roe of Lund University"."""
    for kin in name.root.rights:
        if kin.dep_ == "prep" and kin.lower_ in ("of", "at", "from"):
            last = kin.right_edge
            yield kin.idx, last.idx + len(last)


def _bare(noun: Any) -> Iterator[Any]:
    """The words of a noun phrase up to a clause with "who" or "which"."""
    clause = next((kin.left_edge.i for kin in noun.subtree if kin.dep_ == "relcl"), None)
    return (token for token in noun.subtree if clause is None or token.i < clause)


def _described_by(name: Name, first: Any) -> Any:
    """The noun before a comma that the name behind it names, "her deputy, Ann Roe,", or right
    before it: "the haulage firm Oster"; None where there is none. first: the word that the name,
    or the title before it, begins with.
    """
    root = noun = name.root
    if first.i > 1 and _names_alone(first, name):
        return first.nbor(-2)
    if root.dep_ != "appos":
        return None
    if root.head.i == first.i - 1 and root.head.lemma_.lower() in KINDS:
        return root.head
    while noun.dep_ in ("appos", "pobj", "prep", "compound") and not is_role(noun):
        noun = noun.head
    return noun if is_role(noun) and noun.i < root.i and stands_behind(first, noun) else None


def _names_alone(first: Any, name: Name) -> bool:
    """Whether a name stands between commas right behind a noun for what one person is."""
    behind = (token.text for token in name.root.doc[name.root.i :] if token.idx >= name.span[1])
    return first.nbor(-1).text == "," and next(behind, "") == "," and is_role(first.nbor(-2))


def said_of(root: Any) -> Any:
    """The noun that a verb says of its subject: "is a senator", "resigned as minister"; None where
    there is none.
    """
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for kin in (kin for kin in root.head.children if kin.i > root.i):
        below = list(kin.children) if kin.dep_ == "prep" and kin.lower_ == "as" else [kin]
        for noun in below:
            if noun.dep_ in ("attr", "oprd", "pobj") and is_role(noun):
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
    which one is meant: a clause of its own, a day, or the scene of a matter.
    """
    scenes = (kin.i for kin in head.rights if _is_when_or_where(kin, head))
    end = min((words.end, *scenes))
    tokens = [
        token
        for token in head.subtree
        if words.start <= token.i < end
        and not any(_is_aside(kin) and kin != head for kin in _up_to(token, head))
    ]
    if not tokens:
        return words[0], words[-1]
    led = words[0].tag_ == "DT" and words[0].i + 1 == tokens[0].i
    return words[0] if led else tokens[0], tokens[-1]


def before_who(words: Any) -> Any:
    """The words of a source up to ", who …", where the parser made that clause their head."""
    places = (at for at, token in enumerate(words) if at > 1 and token.lower_ == "who")
    who = next(places, None)
    if who is None or words.root.i < words[who].i or words[who - 1].text != ",":
        return words
    return words[: who - 1]


def _is_aside(token: Any) -> bool:
    """Whether a word behind a noun does not say which one is meant; behind "those" it does, and so
    does a name right behind it: "the firm Oster".
    """
    names = (
        token.dep_ == "appos" and token.pos_ == "PROPN" and token.left_edge.i == token.head.i + 1
    )
    those = token.dep_ in CLAUSES and token.head.lower_ == "those"
    return token.dep_ in NARROW and not (those or names)


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
    no other noun for one person stands before that comma.
    """
    comma, before = first.nbor(-1), first.nbor(-2) if first.i > 1 else head
    other = KINDS.get(before.lemma_.lower()) == "anonymous" and before.tag_ != "NNS"
    return comma.text == "," and (before == head or not other)


def stands_close(first: Any, head: Any) -> bool:
    """Whether a name that begins with this word says who the noun is: behind a comma, or right
    behind the noun.
    """
    return first.i == head.i + 1 or stands_behind(first, head)


def phrase(token: Any) -> Span:
    """The noun phrase that a word heads; the noun alone where it is taken for all of a sentence."""
    last = token if token.dep_ == "ROOT" else token.right_edge
    return token.left_edge.idx, last.idx + len(last)


def _is_when_or_where(kin: Any, head: Any) -> bool:
    """Whether words behind a noun say on which day, or where a matter was that is told of first."""
    if kin.dep_ != "prep" or kin.lower_ not in SCENES:
        return False
    told = [below for below in kin.children if below.dep_ == "pobj"]
    first = any(each.lower_ in ("a", "an") for each in head.lefts) and thing_of(head) == "event"
    days, places = (any(each.ent_type_ in kinds for each in told) for kinds in (DAYS, PLACED))
    return days or (first and places)


def _is_aim(kin: Any, head: Any) -> bool:
    """Whether a verb behind a noun for a matter says what it is to do: "a plan to cut fares"."""
    return kin.dep_ == "acl" and kin.tag_ == "VB" and thing_of(head) == "event"


def span_of(token: Any) -> Span:
    """Where a word stands in its text."""
    return token.idx, token.idx + len(token)


def described(page: Any, head: Any) -> Span:
    """The words of a page that describe somebody by this noun, with what says which one is meant;
    without a "who" before them or an apostrophe behind.
    """
    first, last = narrowed(page.words(phrase(head)), head)
    for kin in head.rights:
        if kin.left_edge.i == last.i + 1 and _is_aim(kin, head):
            last = kin.right_edge
    while first.tag_[0] == "W" and first.i < head.i:
        first = first.nbor(1)
    while (last.tag_ == "POS" or last.is_space) and last.i > head.i:
        last = last.nbor(-1)
    return first.idx, last.idx + len(last)
