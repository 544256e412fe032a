"""Temporal expressions: which there are in a text, and which days each of them allows, as EDTF."""

import re
from datetime import date

from .expressions import counted_from, read
from .joining import joined
from .model import Time
from .scene import Scene
from .spoken import respoken
from .words import ANY

__all__ = ["Time", "find_times"]

QUOTATION = re.compile(r"“[^”\n]*|\"[^\"\n]*\"")


def find_times(text: str, published: date | None, year: int | None = None) -> list[Time]:
    """The temporal expressions of a text, in order, none overlapping another; spans count its
    characters from 0, end excluded.

    published: the day from which "yesterday", "Tuesday" and "Oct. 29" are counted. Without it they
    are counted from the latest full date in the text that is not spoken of as future, and the note
    says so; a text without a full date leaves them refused, or to the year of publication where
    that is given. Readings, each in the note: a day or
    month without a year, and a weekday, are the last one begun or the next, by the verb group that
    rules them (tense); where that and the distance leave two years open, one of both. Words such as
    "already" are bounded by the day counted from, and so is "yesterday" in a quotation, unless its
    sentence says when it was spoken. Hours, "a year earlier" and "the quarter ended Sept. 30" have
    their date from one beside them. Lengths ("three years") and repetitions ("every Monday") have
    no place on the calendar: edtf "", type DURATION or SET. Refused: holidays of other calendars,
    10/11/2024, hours without a day, counting from events of which no day was
    told before ("a day after the vote"), and what the
    calendar does not have. Misses: days without a month ("the 29th"), days of events ("9/11"),
    years without a word before them, "then", other calendars, southern seasons, "moved from Monday
    to Tuesday" (read as a range), and tense told by irregular verbs that are not listed.
    """
    matches = list(ANY.finditer(text))
    quotations = tuple(match.span() for match in QUOTATION.finditer(text))
    scene = counted_from(Scene(text, published, quotations, year=year), matches)
    times = list(read(scene, matches))
    done = list(joined(scene, times))
    anew = respoken(scene, matches, times, done)
    return done if anew == times else list(joined(scene, anew))
