"""Leaving open: the first pronoun of a proposition that stays, since the text does not decide whom
or what it means and nothing before it in the proposition can be meant; with what may be meant.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ..leftopen import MAYBE, STAYS
from .cast import Cast
from .centering import rivals
from .naming import squeezed
from .pages import Page

MANY = {"they", "them", "their", "these", "those"}
PERSONS = {"he", "him", "his", "she", "her"}
THINGS = {"it", "its", "this", "that"}
SPEAKING = {"we", "us", "our", "you", "your"}
"""pronouns of who speaks and who is spoken to, by whether somebody is quoted"""
STANDING = MANY | PERSONS | THINGS | SPEAKING
INDEFINITE = {"everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody"}
OWN_PLACES = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "poss", "dative")
"""the parser's relations of a "that" which stands for something"""
LED = ("det", "poss", "nummod")
MOST = 4
"""the most candidates that a note names"""


def note_on(page: Page, cast: Cast, pronoun: Any, speaker: int | None) -> str:
    """What a reader should know of a pronoun that stays: whom or what it may mean."""
    word = pronoun.lower_
    if word in PERSONS:
        may_be = cast.candidates(page, pronoun, speaker)
    elif pronoun.tag_ in ("PRP", "PRP$") and word not in SPEAKING:
        found = (noun for noun in rivals(page, pronoun) if _is_one_thing(noun))
        may_be = list(dict.fromkeys(short(page, noun) for noun in found))
    else:
        may_be = []
    told = f" {MAYBE.format(' or '.join(may_be))}" if 0 < len(may_be) <= MOST else ""
    return f"{STAYS.format(pronoun.text)}{told}"


def _is_one_thing(noun: Any) -> bool:
    """Whether a noun names certain things, or one, and no stuff or sort: not "per tree"."""
    led = any(kin.dep_ in LED or kin.tag_ in ("CD", "PRP$") for kin in noun.lefts)
    return noun.tag_ != "NN" or led


def short(page: Page, noun: Any) -> str:
    """A noun with what stands before it, and what it is of."""
    of = next((kin for kin in noun.rights if kin.lower_ == "of"), None)
    last = noun if of is None else of.right_edge
    return squeezed(page.text[noun.left_edge.idx : last.idx + len(last)]).rstrip(",;:")


def stays(words: Iterable[Any], put: set[int], quoted: bool) -> Any | None:
    """The first of these words that stands for somebody or something named nowhere before it among
    them; None where there is none. put: those, by number, in whose place a name is put; quoted:
    whether a person speaks them, who may say "we".
    """
    before: list[Any] = []
    for word in words:
        if word.is_punct:
            continue
        stands = word.lower_ in STANDING and word.i not in put and _stands_for(word, quoted)
        if stands and not any(_may_mean(noun, word, noun.i in put) for noun in before):
            return word
        before.append(word)
    return None


def _stands_for(word: Any, quoted: bool) -> bool:
    if word.lower_ in SPEAKING:
        return quoted and word.tag_ in ("PRP", "PRP$")
    if word.tag_ in ("PRP", "PRP$"):
        return word.lower_ in MANY | PERSONS | THINGS
    pointing = word.lower_ in MANY | THINGS and word.dep_ in OWN_PLACES
    own = word.tag_ in ("DT", "PDT") or word.dep_[:5] == "nsubj"
    relative = word.tag_ in ("WDT", "WP", "IN")
    return pointing and own and not relative and not any(_says_which(word))


def _says_which(word: Any) -> Iterator[Any]:
    """What says which ones are meant: "those who", "those of the firm"."""
    return (kin for kin in word.rights if kin.dep_ in ("relcl", "acl", "prep"))


def _sort(pronoun: str) -> set[str]:
    """The pronouns that may stand for the same as this one; "I" and "you" become persons."""
    return next((sort for sort in (MANY, THINGS) if pronoun in sort), PERSONS)


def _may_mean(noun: Any, pronoun: Any, named: bool) -> bool:
    """Whether a word before a pronoun may be what it means. named: whether a name is put for it."""
    if pronoun.lower_ in SPEAKING:
        return noun.lower_ in SPEAKING
    if named:
        return _sort(noun.lower_) is _sort(pronoun.lower_)
    if noun.lower_ in INDEFINITE:
        return pronoun.lower_ in MANY
    if noun.tag_[:2] != "NN" or (noun.dep_ == "compound" and noun.tag_[:3] != "NNP"):
        return False
    many = noun.tag_ in ("NNS", "NNPS") or any(kin.dep_ == "conj" for kin in noun.rights)
    return many == (pronoun.lower_ in MANY)
