"""Uncounted: figures of a sentence that no statement counts yet, for a person to count by a click:
what the drafter leaves out since no statement holds it, "no report", "a copy of one", "parts of the
bay", how long or how old.

Misses: comparisons ("higher", "twice as many").
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .. import lexicons
from ..dossier import Dossier, DossierError
from ..drafting.pages import Page
from ..drafting.quantities import find_quantities
from ..spans import Span, inside, spans_of, touch
from .reckoning import COUNTED
from .standing import page_at

PARTS = frozenset(row["phrase"] for row in lexicons.rows("comparators") if row["place"] == "part")
UNIT = re.compile(rf"[\s-](?:{COUNTED.pattern})", re.IGNORECASE)
FAR = 10**9


class Uncounted(NamedTuple):
    """A figure. told: with what is counted; attribution_id: the statement that may claim it;
    quantity_id: the quantity that is in it, and lacks its unit.
    """

    start: int
    end: int
    text: str
    told: str
    attribution_id: str
    quantity_id: str


def uncounted_in(dossier: Dossier, start: int, end: int) -> list[Uncounted]:
    """What is not counted in a sentence, in its order; nothing where no parser is installed, or
    where the sentence states nothing.
    """
    try:
        page = page_at(dossier.text, start)
        found = sorted(
            {page.moved(span): page.moved(told) for span, told in _figures(page)}.items()
        )
    except DossierError:
        return []
    here = [(span, told) for span, told in found if start <= span[0] and span[1] <= end]
    read = (_read(dossier, span, told, (start, end)) for span, told in here)
    return [one for one in read if one]


def _figures(page: Page) -> Iterator[tuple[Span, Span]]:
    """Where figures stand, and where they do with what is counted."""
    for one in find_quantities(page.doc, []):
        unit = UNIT.match(page.text, one.end)
        end = unit.end() if unit else one.end
        yield (one.start, end), (one.start, _counted_behind(page, end))
    for word in page.doc:
        if word.lower_ == "no" and word.dep_ == "det" and word.head.pos_ == "NOUN":
            yield _span(word, word), _span(word, word.head)
        of = word.dep_ == "pobj" and word.head.lower_ == "of"
        if word.lower_ == "one" and of and not list(word.children):
            yield _span(word, word), _span(word.head.head, word)
        if word.lower_ in PARTS and (what := _of_what(word)) is not None:
            yield _span(word, what), _span(word, what)


def _span(first: Any, last: Any) -> Span:
    return first.idx, last.idx + len(last)


def _counted_behind(page: Page, end: int) -> int:
    """Where the noun ends that a figure counts; the figure itself where it counts none."""
    words = page.words((end - 1, end))
    head = words[-1].head
    near = head.pos_ == "NOUN" and end <= head.idx < end + 40
    return int(head.idx + len(head)) if near else end


def _of_what(part: Any) -> Any:
    """What something is a part of, by its last word: "parts of the bay"; None where it is not told,
    or a pronoun.
    """
    nouns = (one for of in part.rights if of.lower_ == "of" for one in of.rights)
    return next((one for one in nouns if one.pos_ in ("NOUN", "PROPN")), None)


def _read(dossier: Dossier, span: Span, told: Span, sentence: Span) -> Uncounted | None:
    """A figure with the statement that may claim it; None for one that is counted, that is part of
    a day, or that nothing near claims.
    """
    text = dossier.text[slice(*span)]
    days = list(zip(dossier.dates["start"], dossier.dates["end"]))
    counted = [row for row in dossier.quantities.itertuples() if touch((row.start, row.end), span)]
    short = counted and counted[0].start == span[0] and counted[0].end < span[1]
    if (counted and not short) or (inside(span, days) and not COUNTED.search(text)):
        return None
    words = " ".join(dossier.text[slice(*told)].split())
    if counted:
        row = counted[0]
        return Uncounted(*span, text, words, row.attribution_id, row.quantity_id)
    claims = _claiming(dossier, span, sentence)
    return Uncounted(*span, text, words, claims, "") if claims else None


def _claiming(dossier: Dossier, span: Span, sentence: Span) -> str:
    """The shortest statement that holds a figure; else the nearest in its sentence; blank where the
    sentence has none.
    """
    rows = list(dossier.attributions.itertuples())
    holding = [row for row in rows if inside(span, spans_of(row))]
    if holding:
        return str(min(holding, key=lambda row: row.end - row.start).attribution_id)
    near = [row for row in rows if touch((row.start, row.end), sentence)]
    away = {
        row.attribution_id: min(abs(row.start - span[1]), abs(span[0] - row.end)) for row in near
    }
    return str(min(away, key=lambda id_: away[id_])) if away else ""
