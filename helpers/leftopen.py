"""What a draft leaves open: the notes that ask a person to decide, and that hold no longer once
somebody has.
"""

import re
from functools import cache

LIKE = "Worded like {}: the same claim? Then merge them."
ANAPHOR = "“{}” stands for something said before; the draft does not decide what."
STAYS = "The draft does not decide whom or what “{}” means in it."
WHOM = "The draft does not decide whom “{}” means."
MAYBE = "It may be {}."
NOBODY = "The text gives this as somebody's word without saying whose."
UNSTATED = "The imported file does not say whose words these are."
SEVERAL = "Several dates stand in it; the draft does not choose."

UNSORTED = OTHER, NOT_YET = "other", "not sorted yet"
"""the topics of claims that are not sorted yet: of drafted ones, and of those that a person made"""

SOURCE = (WHOM, NOBODY, UNSTATED)
"""the notes of an entity that stands for a source which is not resolved"""

BY_COLUMN = {
    ("entities", "name"): (*SOURCE, MAYBE),
    ("claims", "proposition"): (ANAPHOR, STAYS, MAYBE),
    ("claims", "event_edtf"): (SEVERAL,),
    ("claims", "event_date_id"): (SEVERAL,),
}
"""the notes that a change of a column answers"""


def questions_of(table: str) -> list[str]:
    """The questions that a draft asks of the rows of a table."""
    return [one for (of, _), asked in BY_COLUMN.items() if of == table for one in asked]


def asks(note: str, *questions: str) -> bool:
    """Whether a note asks one of these questions, whatever it is about.

    >>> asks("The draft does not decide whom “he” means. Ask Ann.", WHOM, NOBODY)
    True
    """
    return without(note, *questions) != note.strip()


def without(note: str, *answered: str) -> str:
    """A note without these questions, whatever they were about; what a person wrote stays.

    >>> without("The draft does not decide whom “he” means. Ask Ann.", WHOM)
    'Ask Ann.'
    """
    for question in answered if note else ():
        note = _pattern(question).sub("", note)
    return note.strip()


@cache
def _pattern(question: str) -> re.Pattern[str]:
    words = re.escape(question).replace(r"\{\}", ".*?")
    return re.compile(rf"\s*{words}", re.DOTALL)


def like(note: str, gone: str, kept: str) -> str:
    """A note that speaks of a claim that was merged: of the one that it is now part of."""
    return note.replace(LIKE.format(gone), LIKE.format(kept))
