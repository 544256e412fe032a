"""Cueing: which words tell that somebody says a statement, and which tell when, as the parser reads
the sentence.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..dossier import Dossier
from ..drafting.pages import Page
from ..lexicons import rows as lexicon
from ..spans import Span, inside, spans_of
from .handing import sentence_of

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
VERBAL = ("VERB", "AUX")
CUES = frozenset(row["lemma"] for row in lexicon("cues") if row["pos"] == "verb")
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
    if name.dep_ in SUBJECTS and name.head.lemma_.lower() in CUES:
        return name.head, page.moved((name.head.idx, name.head.idx + len(name.head)))
    to = name.head
    if name.dep_ == "pobj" and to.lower_ == "to" and to.i and to.nbor(-1).lower_ == "according":
        return to, page.moved((to.nbor(-1).idx, to.idx + len(to)))
    return None


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
