"""Same event: by which date of the text words, or a statement, have the day of what they tell of:
"when the deck gave way", "two people were hurt", where the text tells of "the collapse on May 3".

Misses: what is told far away in a long text.
"""

from typing import Any

from ..dossier import Dossier, DossierError
from ..drafting.happening import PLAIN, happenings, harm_of, sole, taken_up
from ..drafting.moments import moments
from ..spans import Span, paragraph_of, paragraphs, spans_of
from .standing import page_at

PARAGRAPHS = 40
"""in how many paragraphs, the nearest, events are looked for"""


def day_of_moment(dossier: Dossier, span: Span) -> str:
    """The date, by its id, of the event by which words tell when; blank where the text has none."""
    try:
        page = page_at(dossier.text, span[0])
        told = (one for one in moments(page) if page.moved((one.start, one.end)) == span)
        event = next((one.event for one in told if one.event is not None), None)
        return "" if event is None else _day(dossier, taken_up(event), span[0])
    except DossierError:
        return ""


def day_of_statement(dossier: Dossier, row: Any) -> str:
    """The date, by its id, of the event that a statement tells of by one of its verbs, the first
    that tells one; blank where the text has none.
    """
    try:
        page = page_at(dossier.text, int(row["start"]))
        words = (word for piece in spans_of(row) for word in page.words(page.at_home(piece)))
        sorts = (harm_of(word) or taken_up(word) for word in words if word.pos_ == "VERB")
        days = (_day(dossier, sort, int(row["start"])) for sort in sorts if sort)
        return next((day for day in days if day), "")
    except DossierError:
        return ""


def _day(dossier: Dossier, sort: str, place: int) -> str:
    """The date of the only event of a sort that the paragraphs around a place date."""
    bounds = paragraphs(dossier.text)
    rows: dict[Span, list[Any]] = {}
    for row in dossier.dates.itertuples():
        if PLAIN.fullmatch(row.edtf):
            rows.setdefault(bounds[paragraph_of(bounds, row.start) - 1], []).append(row)
    near = sorted(rows, key=lambda span: abs(span[0] - place))[:PARAGRAPHS]
    found = (
        told for span in near for told in happenings(page_at(dossier.text, span[0]), rows[span])
    )
    day = sole(found).get(sort) if sort else None
    return "" if day is None else str(day.date_id)
