"""Cueing: which words tell that somebody says a statement, how they do, and which tell when, as the
parser reads the sentence.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from .. import lexicons
from ..dossier import Dossier
from ..drafting.attributions.cues import Cue, load_cues
from ..drafting.attributions.grammar import CITING
from ..drafting.attributions.proposals import HELPING
from ..drafting.pages import Page
from ..spans import Span, inside, spans_of
from .handing import sentence_of

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
ACTIVE = SUBJECTS - {"nsubjpass"}
"""the subjects of a verb that do what it says: nobody says what he is told"""
VERBAL = ("VERB", "AUX")
CUES = frozenset(load_cues()["verb"])
ACCOUNTS = lexicons.words("bearingwords", "account")
"""nouns for what somebody tells, where they are somebody's: "the mayor's version", "its figure"."""
WHOSE = ("of", "from", "by")
"""what stands between a noun that attributes and who says it: "the warnings from the mayor"."""
OBJECTS = ("dobj", "obj", "pobj")
Place = tuple[Any, Span]
"""the word that a cue hangs on, and the cue as it stands in the text"""


def subject_of(verb: Any) -> Any:
    """The word that is a verb's own subject; None without one."""
    return next((word for word in verb.children if word.dep_ in SUBJECTS), None)


def cue_of(page: Page, row: pd.Series, old: Span | None, clicked: Span) -> Place | None:
    """The cue of a statement whose speaker is clicked in its sentence: the old one if the words
    hang on it; else the verb of whom was clicked that they hang on; else just that verb, or
    "according to".
    """
    first = spans_of(row)[0]
    root = page.words(page.at_home(first)).root
    over = next(filter(_lemma, root.ancestors), None)
    if old and over is not None and page.at_home(old)[0] <= over.idx < page.at_home(old)[1]:
        return over, old
    name = page.words(page.at_home(clicked)).root
    while name.dep_ == "conj" and name.head.pos_ in ("NOUN", "PROPN", "PRON"):
        name = name.head
    theirs = list(_verbs(name))
    own = [] if _aims(root) else [root]
    if verb := next((word for word in (*own, over) if word in theirs), None):
        return _at(page, verb)
    return _beside(page, name)


def _verbs(name: Any) -> Iterator[Any]:
    """The cues of which somebody is the subject: "(she) told …, and urged … to make clear …"."""
    waiting = [name.head] if name.dep_ in ACTIVE else []
    for verb in waiting:
        waiting += [
            word
            for word in verb.children
            if (word.dep_ == "conj" or _aims(word)) and subject_of(word) is None
        ]
        if _lemma(verb):
            yield verb


def _aims(verb: Any) -> bool:
    """Whether an infinitive has the subject of the verb over it: "(she) spoke to make clear", and
    not "told him to say".
    """
    infinitive = verb.tag_ == "VB" and any(word.lower_ == "to" for word in verb.lefts)
    others = any(word.dep_ in (*OBJECTS, "dative") for word in verb.head.children)
    return infinitive and (verb.dep_ == "advcl" or (verb.dep_ == "xcomp" and not others))


def _lemma(verb: Any) -> str:
    """A word as a verb of the lexicon of cues, with the word behind it where the two are one, "make
    clear"; blank where it is none.
    """
    lemma = verb.lemma_.lower()
    both = f"{lemma} {verb.nbor(1).lower_}" if verb.i + 1 < len(verb.doc) else ""
    return both if both in CUES else lemma if lemma in CUES else ""


def _beside(page: Page, name: Any) -> Place | None:
    """The cue right over who says it: "she urged", "according to her", "citing her", "the warnings
    from her".
    """
    to = name.head
    if (name.dep_ in ACTIVE and _row(to)) or (name.dep_ in OBJECTS and to.lower_ in CITING):
        return _at(page, to)
    if _is_according(name):
        return to, _accordingly(page, to)
    whose = name.dep_ == "pobj" and to.lower_ in WHOSE
    noun = to.head if whose else to
    told = _row(noun) or (name.dep_ == "poss" and noun.lemma_.lower() in ACCOUNTS)
    if not (whose or name.dep_ == "poss") or not told:
        return None
    return (noun, _accordingly(page, noun.head)) if _is_according(noun) else _at(page, noun)


def _is_according(noun: Any) -> bool:
    """Whether a noun stands behind "according to"."""
    to = noun.head
    behind = noun.dep_ == "pobj" and to.lower_ == "to" and to.i > 0
    return bool(behind and to.nbor(-1).lower_ == "according")


def _accordingly(page: Page, to: Any) -> Span:
    return page.moved((to.nbor(-1).idx, to.idx + len(to)))


def _at(page: Page, word: Any) -> Place:
    """A cue as it stands, with the auxiliaries right before it: "had warned"."""
    negated = any(kin.dep_ == "neg" for kin in word.lefts)
    helping = (*HELPING, "advmod") if negated else HELPING
    first = word
    for before in reversed(list(word.lefts)):
        if before.i != first.i - 1 or before.dep_ not in helping or before.lower_ == "to":
            break
        first = before
    last = word.nbor(1) if " " in _lemma(word) else word
    return word, page.moved((first.idx, last.idx + len(last)))


def _row(word: Any) -> Cue | None:
    """What the lexicon says of a word as a cue."""
    verb = word.pos_ in VERBAL or word.tag_.startswith("VB")
    verbs, nouns = (load_cues()[pos] for pos in ("verb", "noun"))
    return verbs.get(_lemma(word)) if verb else nouns.get(word.lemma_.lower())


def names_nobody(cue: Any) -> bool:
    """Whether the words that hang on a cue tell nobody who says it: a verb in the passive without a
    "by", "were urged to", or a noun that is nobody's, "hopes that".
    """
    kids = list(cue.children)
    if cue.pos_ == "NOUN":
        return not any(kin.dep_ == "poss" or kin.lower_ in WHOSE for kin in kids)
    passive = any(kin.dep_ in ("auxpass", "nsubjpass") for kin in kids)
    return passive and not any(kin.dep_ == "agent" or kin.lower_ == "by" for kin in kids)


def manner_of(cue: Any) -> dict[str, str]:
    """How somebody says what hangs on a cue: its act, stance and certainty; nothing where the
    lexicon does not have it, or it is negated.
    """
    row = _row(cue)
    if row is None or any(word.dep_ == "neg" for word in cue.children):
        return {}
    return {"act": row.act, "stance": row.stance, "certainty": row.certainty}


def day_of(dossier: Dossier, page: Page, row: pd.Series, cue: Place) -> str:
    """The one day in the clause of a cue; blank without one. What a statement says happened on a
    day tells nothing of when it was said.
    """
    start, end = sentence_of(dossier.text, cue[1][0])
    days = dossier.dates
    days = days[days["start"].between(start, end - 1) & (days["edtf"] != "")]
    told = [spans_of(row)] + [
        spans
        for spans in map(spans_of, dossier.attributions.itertuples())
        if not _holds(spans, cue)
    ]
    found = [
        day.date_id
        for day in days[days["type"] == "DATE"].itertuples()
        if not any(inside((day.start, day.end), spans) for spans in told)
        and _dates(page.words(page.at_home((day.start, day.end))).root, cue[0])
    ]
    return found[0] if len(found) == 1 else ""


def _holds(spans: list[Span], cue: Place) -> bool:
    return inside(cue[1], spans)


def _dates(day: Any, cue: Any) -> bool:
    """Whether a day is in the clause of a cue, or leads the first of several verbs that it is one
    of.
    """
    over = next((word for word in day.ancestors if word == cue or word.pos_ in VERBAL), None)
    lead = cue
    while lead.dep_ == "conj":
        lead = lead.head
    return over is not None and (over == cue or (over == lead and day.i < lead.i))
