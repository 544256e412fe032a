"""Undated: words of a sentence that seem to tell when, and are not dated yet, for a person to date
by a click. What the draft leaves out because it has no day in it is offered here: "before the ban",
"when the deck gave way", "the second day of the trial".

Misses: a time that only the sense tells ("with the ice gone").
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .. import lexicons
from ..dossier import Dossier, DossierError
from ..drafting.pages import Page
from ..drafting.times.anchoring import SEASONS
from ..drafting.times.events import dated_as
from ..spans import Span, inside, touch
from .naming import NOUNS
from .proposing import proposed
from .standing import page_at
from .verbs.dating import BOUNDS

UNITS = lexicons.words("clausewords", "unit of time")
PERIODS = lexicons.words("timewords", "period")
POINTING = lexicons.words("timewords", "pointing back")
OPENING = lexicons.words("timewords", "opens a time")
"""what a clause that tells when begins with"""
LIMITING = lexicons.valued("timewords", "limits a time")
"""what makes a time of a noun for what happened, and which way it bounds"""
WITHIN = lexicons.words("timewords", "part of a time")
"""what belongs to the words for a time whose noun is one itself: "at any time", but in "summer"."""
WHOLE = lexicons.words("timewords", "which time")
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
HOW_LONG = frozenset(["npadvmod", "advmod"])
"""the parser's relations of what stands before a clause: "two days after they left"."""
SUBJECTS = frozenset(["nsubj", "nsubjpass", "mark"])
TELLING = frozenset(["amod", "poss", "det", "nummod"])
LATER = frozenset(["advcl", "conj", "cc", "relcl", "acl"])
"""the parser's relations of what begins behind a comma and tells something else"""
SOMEBODY = frozenset(
    ["person", "anonymous", "organisation", "government", "outlet", "place", "group"]
)


class Undated(NamedTuple):
    """Words that seem to tell when. edtf: what they stand for, where the text tells it; date_id:
    the date that is in them, and only told in part.
    """

    start: int
    end: int
    text: str
    edtf: str
    date_id: str


def undated_in(dossier: Dossier, start: int, end: int) -> list[Undated]:
    """What is not dated in a sentence, in its order; nothing where no parser is installed."""
    try:
        page = page_at(dossier.text, start)
        found = sorted({page.moved(span) for span in _times(page)})
    except DossierError:
        return []
    here = (span for span in found if start <= span[0] and span[1] <= end)
    read = list(dict.fromkeys(one for span in here if (one := _read(dossier, span))))
    return [one for one in read if not _led(one, read)]


def _led(one: Undated, others: list[Undated]) -> bool:
    """Whether the same words are offered with the little word that leads them: "at any time"."""
    return any(
        other.end == one.end and other.text.split(None, 1)[1:] == [one.text] for other in others
    )


def _times(page: Page) -> Iterator[Span]:
    """Where words stand that tell when, with or without a day in them."""
    for word in page.doc:
        if word.lower_ in OPENING:
            yield from _clause(word)
        if word.lower_ in LIMITING or word.lower_ in WITHIN:
            yield from _limited(word)
        if word.lower_ == "old" and word.nbor(-1).text != "-":
            yield from _age(word)
        telling = [kin for kin in word.lefts if is_time(word) and kin.dep_ in TELLING]
        if any(_tells(kin) for kin in telling):
            yield telling[0].left_edge.idx, _end(_last_of(word))
        if word.lemma_.lower() in SEASONS and (last := _last_of(word)).like_num:
            yield word.idx, _end(last)


def _end(word: Any) -> int:
    return int(word.idx) + len(word)


def is_time(word: Any) -> bool:
    """Whether a noun stands for a time: "day", "career"."""
    return word.pos_ == "NOUN" and (word.lower_ in UNITS or word.lower_ in PERIODS)


def _tells(kin: Any) -> bool:
    """Whether a word says which time is meant: "the second day", "her whole career"."""
    whole = kin.lemma_.lower() in WHOLE or kin.ent_type_ == "ORDINAL" or kin.tag_ == "PRP$"
    return bool(whole and (kin.tag_ != "PRP$" or kin.head.lower_ in PERIODS))


def _last_of(noun: Any) -> Any:
    """The last word of a time with what it is a time of: "the second day of the trial"."""
    for of in (kin for kin in noun.rights if kin.dep_ == "prep" and kin.lower_ == "of"):
        for what in of.children:
            if what.dep_ == "pobj":
                return what
    return noun


def _clause(word: Any) -> Iterator[Span]:
    """A clause that tells when: "when the deck gave way", up to what is told behind a comma."""
    verb = word.head
    opens = word.dep_ in ("mark", "advmod") and verb.pos_ in ("VERB", "AUX") and word.i < verb.i
    leads = all(kin.i >= word.i or kin.dep_ in HOW_LONG for kin in verb.lefts)
    if not opens or not leads or verb.dep_ not in ("advcl", "relcl", "ccomp"):
        return
    if word.lower_ != "while" or verb.tag_ == "VBG" or verb.lemma_ == "be":
        yield word.idx, _stop(verb)


def _stop(verb: Any) -> int:
    """Where the words of a clause end: before what is told behind a comma, or a mark."""
    last = verb.right_edge
    for kin in verb.subtree:
        if kin.i > verb.i and kin.dep_ in LATER and kin.left_edge.nbor(-1).text == ",":
            last = kin.left_edge.nbor(-2)
            break
    while last.is_punct and last.i > verb.i:
        last = last.nbor(-1)
    return _end(last)


def _limited(word: Any) -> Iterator[Span]:
    """A time by what it is before, after or at: "before the ban", "by then", "at any time"."""
    for kin in word.children:
        if kin.lower_ in POINTING and kin.i == word.i + 1 and word.lower_ in LIMITING:
            yield word.idx, _end(kin)
        if kin.dep_ != "pobj" or kin.pos_ != "NOUN":
            continue
        told = any(one.lower_ in ("any", "that", "this", "the") for one in kin.lefts)
        if word.lower_ in WITHIN and is_time(kin) and told:
            yield word.idx, _end(kin)
        elif (verb := _verb_behind(kin)) is not None and word.lower_ in OPENING:
            yield word.idx, _stop(verb)
        elif word.lower_ in LIMITING and word.lower_ not in WITHIN and _happens(kin):
            yield word.idx, _end(kin)


def _verb_behind(noun: Any) -> Any:
    """The verb right behind a noun which is its subject, though the parser does not say so: "before
    part of it fell"; None where there is none.
    """
    behind = next(iter(noun.doc[noun.right_edge.i + 1 :]), None)
    if behind is None or behind.dep_ != "advcl" or behind.tag_ not in FINITE:
        return None
    return None if any(kin.dep_ in SUBJECTS for kin in behind.lefts) else behind


def _happens(noun: Any) -> bool:
    """Whether a noun may stand for what happened: for nobody, and no place."""
    return NOUNS.get(noun.lower_, NOUNS.get(noun.lemma_.lower())) not in SOMEBODY


def _age(old: Any) -> Iterator[Span]:
    """How old something is, alone and with the clause that tells when: "two years old when …"."""
    for unit in (kin for kin in old.lefts if kin.lower_ in UNITS):
        start = unit.left_edge.idx
        yield start, _end(old)
        for word in (word for word in old.doc[old.i + 1 : old.i + 2] if word.lower_ in OPENING):
            yield from ((start, last) for _, last in _clause(word))


def _read(dossier: Dossier, span: Span) -> Undated | None:
    """What words stand for that are not dated; with the date that they go beyond, if they hold one
    at an edge. None for words that are dated, or that hold a time of their own.
    """
    days = dossier.dates
    here = [row for row in days.itertuples() if touch((row.start, row.end), span)]
    if inside(span, [(row.start, row.end) for row in here]):
        return None
    edged = [row for row in here if row.start < span[0] or row.end == span[1]]
    if len(here) > 1 or (here and not edged):
        return None
    start = min([span[0], *(row.start for row in here)])
    words = " ".join(dossier.text[start : span[1]].split())
    if here:
        return Undated(start, span[1], words, "", here[0].date_id)
    return Undated(*span, words, _value(dossier, span, words), "")


def _value(dossier: Dossier, span: Span, words: str) -> str:
    """What words stand for: as the drafter reads them; else by the day that the text gives to what
    they speak of, or by the last one before them; blank where it gives none.
    """
    read = proposed(dossier, "add_date", {"start": span[0], "end": span[1]})
    if read.get("edtf"):
        return str(read["edtf"])
    first, last = words.casefold().split()[0], words.casefold().split()[-1]
    way = LIMITING.get(first)
    if way is None:
        return ""
    days = [row for row in dossier.dates.itertuples() if re.fullmatch(r"[\d-]+", row.edtf)]
    if last in POINTING:
        known = [row.edtf for row in days if row.end <= span[0]][-1:]
    else:
        known = [row.edtf for row in days if dated_as(dossier.text, (row.start, row.end), last)]
    return BOUNDS[way].format(known[0]) if len(set(known)) == 1 else ""
