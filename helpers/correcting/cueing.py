"""Cueing: which words tell that somebody says a statement, how they do, and which tell when, as the
parser reads the sentence.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..dossier import Dossier
from ..drafting.attributions.cues import Cue, load_cues
from ..drafting.attributions.grammar import CITING
from ..drafting.pages import Page
from ..spans import Span, inside, spans_of
from .handing import sentence_of

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
VERBAL = ("VERB", "AUX")
CUES = frozenset(load_cues()["verb"])
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
    over = next((word for word in root.ancestors if word.lemma_.lower() in CUES), None)
    if old and over is not None and page.at_home(old)[0] <= over.idx < page.at_home(old)[1]:
        return over, old
    name = page.words(page.at_home(clicked)).root
    theirs = list(_verbs(name))
    if verb := next((word for word in (root, over) if word in theirs), None):
        return verb, page.moved((verb.idx, verb.idx + len(verb)))
    return _beside(page, name)


def _verbs(name: Any) -> Iterator[Any]:
    """The cues of which somebody is the subject: "(she) told …, and urged …"."""
    waiting = [name.head] if name.dep_ in SUBJECTS else []
    for verb in waiting:
        waiting += [
            word for word in verb.children if word.dep_ == "conj" and subject_of(word) is None
        ]
        if verb.lemma_.lower() in CUES:
            yield verb


def _beside(page: Page, name: Any) -> Place | None:
    """The cue right over who says it: "she urged", "according to her", "citing her", "the warnings
    from her".
    """
    to = name.head
    if (name.dep_ in SUBJECTS and _row(to)) or (name.dep_ in OBJECTS and to.lower_ in CITING):
        return _at(page, to)
    if name.dep_ == "pobj" and to.lower_ == "to" and to.i and to.nbor(-1).lower_ == "according":
        return to, page.moved((to.nbor(-1).idx, to.idx + len(to)))
    whose = name.dep_ == "pobj" and to.lower_ in WHOSE
    noun = to.head if whose else to
    return _at(page, noun) if (whose or name.dep_ == "poss") and _row(noun) else None


def _at(page: Page, word: Any) -> Place:
    return word, page.moved((word.idx, word.idx + len(word)))


def _row(word: Any) -> Cue | None:
    """What the lexicon says of a word as a cue."""
    verb = word.pos_ in VERBAL or word.tag_.startswith("VB")
    return load_cues()["verb" if verb else "noun"].get(word.lemma_.lower())


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
