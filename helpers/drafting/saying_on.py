"""Saying on: what somebody says in the sentence after one that dates their words was said on the
same day: "Ada Roe said on Monday that A. She added that B."

Misses: what is said after somebody else's words, or after a sentence of the outlet's own.
"""

from collections.abc import Sequence
from dataclasses import replace

from .. import lexicons
from .attributions.model import ATTITUDES
from .chaining import said_by
from .dating import Calendar
from .happening import PLAIN
from .issuing import CARRIED
from .ledger import Ledger
from .pages import Page
from .records import Dated, Hop, Statement

OTHERWISE = lexicons.words("timewords", "at another time")
"""what puts a saying at another time than the one before: "later", "had said", "has said" """
THOUGHT = ATTITUDES | lexicons.words("speechwords", "opinion")
"""what somebody thinks, on no day"""
PAST = ("VBD", "VBN", "VBG")


def say_on(page: Page, ledger: Ledger, first: int) -> None:
    """Carries the day of what somebody says over to what they say next. first: the number of the
    page's first statement.
    """
    calendar, last = Calendar(ledger.times), dict[int, tuple[Dated, int]]()
    for at in _spoken(ledger.statements, first):
        made = ledger.statements[at]
        step, (begins, ends) = made.hops[1], _sentences(page, made)
        day, end = last.get(step.entity, (None, -1))
        if step.said is None and day and begins <= end and _goes_on(page, calendar, made):
            step = replace(step, said=Dated(day.edtf, CARRIED, day.time))
            ledger.statements[at] = replace(made, hops=_dated(made.hops, step))
        if step.said and PLAIN.fullmatch(step.said.edtf):
            last[step.entity] = step.said, ends


def _spoken(statements: Sequence[Statement], first: int) -> list[int]:
    """The statements with words that say who speaks, by where these stand."""
    cues = {at: _cue(statements[at]) for at in range(first, len(statements))}
    return sorted((at for at in cues if cues[at] >= 0), key=lambda at: (cues[at], at))


def _cue(made: Statement) -> int:
    spans = [hop.cue_span for hop in made.hops[1:2] if hop.cue_span]
    return spans[0][0] if spans else -1


def _sentences(page: Page, made: Statement) -> tuple[int, int]:
    """The first word of the sentence of a cue, and the word after the last sentence of what is said
    by it.
    """
    cue, end = (page.word(place - page.start) for place in (_cue(made), made.span[1] - 1))
    begins, ends = page.sentence(cue)
    return begins, max(ends, page.sentence(end)[1])


def _goes_on(page: Page, calendar: Calendar, made: Statement) -> bool:
    """Whether somebody speaks by a verb in the past, and the text tells of no other time, nor of
    somebody who is told it.
    """
    step = made.hops[1]
    cue = page.at_home(step.cue_span or made.span)
    verb = next((word for word in reversed(page.words(cue)) if word.tag_ in PAST), None)
    if verb is None or step.addressee is not None or verb.lemma_.lower() in THOUGHT:
        return False
    otherwise = any(kin.lower_ in OTHERWISE for kin in verb.children)
    return not otherwise and not calendar.tells(page, cue, made.pieces)


def _dated(hops: Sequence[Hop], step: Hop) -> list[Hop]:
    """A chain with its first step dated, and the others no later."""
    outlet, _, *others = hops
    time = step.said.time if step.said else None
    return [outlet, step, *(replace(hop, said=hop.said or said_by(None, time)) for hop in others)]
