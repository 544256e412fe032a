"""Undated: words of a sentence that seem to tell when, and are not dated yet, for a person to date
by a click. What the draft leaves out because it has no day in it is offered here: "before the ban",
"when the deck gave way", "the second day of the trial".
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..dossier import Dossier, DossierError
from ..drafting.moments import BOUNDS, LIMITING, POINTING, moments
from ..drafting.times.events import dated_as
from ..spans import Span, inside, touch
from .naming import NOUNS
from .proposing import proposed
from .reckoning import counted_from_day
from .standing import page_at

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
        found = sorted(
            {page.moved((one.start, one.end)) for one in moments(page) if _may_happen(one.event)}
        )
    except DossierError:
        return []
    here = (span for span in found if start <= span[0] and span[1] <= end)
    read = list(dict.fromkeys(one for span in here if (one := _read(dossier, span, found))))
    return [one for one in read if not _led(one, read)]


def _led(one: Undated, others: list[Undated]) -> bool:
    """Whether the same words are offered with the little word that leads them: "at any time"."""
    return any(
        other.end == one.end and other.text.split(None, 1)[1:] == [one.text] for other in others
    )


def _may_happen(event: Any) -> bool:
    """Whether a word, if it is a noun, may stand for what happened: for nobody, and no place."""
    if event is None or event.pos_ != "NOUN":
        return True
    return NOUNS.get(event.lower_, NOUNS.get(event.lemma_.lower())) not in SOMEBODY


def _read(dossier: Dossier, span: Span, whole: Sequence[Span]) -> Undated | None:
    """What words stand for that are not dated; with the date that they go beyond, if they hold one
    at an edge, unless that is one of the whole ones: "two years old when it fell". None for words
    that are dated, or that hold a time of their own.
    """
    days = dossier.dates
    here = [row for row in days.itertuples() if touch((row.start, row.end), span)]
    if len(here) == 1 and span[0] < here[0].start and (here[0].start, here[0].end) in whole:
        return _counted(dossier, span, here[0].edtf)
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


def _counted(dossier: Dossier, span: Span, day: str) -> Undated | None:
    """Words that are counted from a day within them; None where they are not."""
    words = " ".join(dossier.text[slice(*span)].split())
    edtf = counted_from_day(words, day)
    return Undated(*span, words, edtf, "") if edtf else None


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
