"""What the verbs around a temporal expression say of its time: to come, past, or nothing.

No parse is needed: the verb group that rules is the last one before the expression in its sentence,
unless one stands right after it ("The board on Friday will …") or none before. A modal takes its
infinitive with it ("would still be held" is to come). An infinitive of its own says nothing, but
takes away what a past verb before it said ("asked it to reply by Oct. 31").
"""

import re
from collections.abc import Iterable
from enum import IntEnum

from .words import LIMIT, SENTENCE, listed, words


class Tense(IntEnum):
    """Where an expression lies, seen from the day that the text is counted from."""

    PAST = -2
    """its own verb is past: "was shot on Dec. 29"
    """
    RATHER_PAST = -1
    """a past verb is near, but a comma or another word stands between"""
    UNTOLD = 0
    RATHER_AHEAD = 1
    """no verb tells, but a limit or an infinitive points ahead: "told it to pay by Oct. 29"
    """
    AHEAD = 2

    @property
    def past(self) -> bool:
        """Whether a past verb is near."""
        return self < 0

    @property
    def ahead(self) -> bool:
        """Whether something points ahead."""
        return self > 0


_adverbs = rf"(?:\s(?:\w+ly|{words('adverb')}))*"
_modal = rf"(?:{words('modal')})(?:n['’]t)?"
_ahead = rf"(?:{words('future-cue')})"
_plan = r"(?:plan|expect|intend|want|hope|need|aim|have)"
_past = rf"(?:{words('past-cue')}|(?!(?:{words('no past')})\b)[a-z]{{3,}}ed)"
_verb = rf"(?!(?:{words('no verb')})\b|[a-z]+[a-rtv-z]s\b)[a-z]{{2,}}"
_at = r"(?:at|on|from|until|[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:am|pm|a\.m\.|p\.m\.)?|noon|midnight)"
_schedule = "|".join(
    f"{verb}s" if verb.endswith("e") else f"{verb}e?s" for verb in listed("schedule")
)
GROUPS = {
    "perfect": (
        rf"(?!will|shall|['’]ll){_modal}{_adverbs}\shave\b(?:\sbeen)?|to\shave\b"
        rf"|could(?:\snot|n['’]t)\b"
        rf"|had\s(?:(?:expect|plann|hop|intend|want)ed(?:\sto)?|to)\s(?:be\s)?[a-z]+"
        rf"|had{_adverbs}\sbeen\s\w+(?:\sto\s\w+)?"
        rf"|did(?:\snot|n['’]t){_adverbs}\s(?!{_plan}\b)[a-z]+"
        rf"|(?:[Nn](?:either|obody|one|or|o\s[a-z]+))\s[^,.;]{{0,60}}?\bcould"
    ),
    "modal": (
        rf"{_modal}(?:{_adverbs}\sbe{_adverbs}\s[a-z]+|{_adverbs}\s(?:stay|remain|keep)\s[a-z]+"
        rf"|{_adverbs}\s(?!have\b)[a-z]+)?"
    ),
    "planned": rf"{_ahead}(?:(?:\sto|(?<=\bto))?{_adverbs}\s(?:be\s[a-z]+|(?<=\bto\s){_verb}))?",
    "scheduled": (
        rf"(?:is|are|am|['’](?:s|re|m)){_adverbs}\s(?:{words('under way')})(?:\s{_past})?"
        rf"|(?:{_schedule})"
        rf"|(?:will|shall|['’]ll){_adverbs}\shave|(?:is|are)(?:\s{_at})+(?=\s$)"
        rf"|(?:from|between)\s(?:now|today|tomorrow)|ha(?:s|ve)\s(?:only\s)?(?:until|till)"
    ),
    "subjunctive": rf"be{_adverbs}\s{_past}",
    "blamed": rf"(?:{words('blame')})",
    "present": rf"(?:is|are){_adverbs}\s(?:being\s)?(?!(?:{_ahead}|{words('blame')})\b){_past}",
    "adjective": (
        r"(?:the|an?|its|his|her|their|of|for|with|by)\s(?:still\s|\w+ly\s)?[a-z]{3,}ed\s[a-z]+"
    ),
    "noun": rf"(?:the|an?|its|his|her|their|this|another|any)\s(?:{words('past-cue')})",
    "forward": rf"(?:{words('forward')})",
    "past": _past,
    "infinitive": rf"to\s(?:(?:stay|remain|keep)\s[a-z]+|(?:be\s)?{_verb})",
}
"""the verb groups, in the order in which they are tried"""
VERBS = re.compile(
    rf"(?:\b|(?=['’]))(?:{'|'.join(f'(?P<{name}>{group})' for name, group in GROUPS.items())})\b"
)
TO_COME = ("modal", "planned", "scheduled")
SILENT = ("infinitive", "subjunctive", "adjective", "noun")
"""groups that tell no time"""
ATTRIBUTE = re.compile(r"\b(?:the|an?|its|his|her|their|this|that)\s(?:\w+-)?$", re.IGNORECASE)
TO = re.compile(
    r"\b(?:until|till|to|by|through)\s(?:at\s(?:least\s)?)?(?:the\s)?"
    r"(?:(?:[0-9]{1,2}(?::[0-9]{2})?\s?(?:[ap]\.m\.|[ap]m)|noon|midnight)(?:\s[A-Z]{2,4})?,?\s)?$"
)
"""a limit and perhaps an hour, right before a day"""
DASH = re.compile(r"(?:\s\([^)\n]{2,30}\))?\s?(?:--|[-–—])\s")
LIMITS_AHEAD = ("by", "until", "till", "through", "no later than")
"""limits that point ahead, where no verb tells"""
AS_DEADLINE = re.compile(
    r"\s(?:as|is)\s(?:the|its|a|their)\s(?:\w+\s)?(?:deadline|target|due|start)\b"
)
ITS_VERB = re.compile(rf"\b(?:{_past})\s(?:on\s)?$")
"""a past verb right before a date: "a law passed on Tuesday would …"
"""
ASKED_BEFORE = re.compile(rf"\bhad\s(?:been\s)?{_past}\s[^.;]{{0,90}}?\bto\s[a-z]+\b[^.;]*$")
"""an infinitive with a past that was past already: what "had been urged to wait until May" or "had
ordered it to pay by May" lies as near as it can, and may be over
"""
TO_BE = re.compile(r"\bto\sbe\s[a-z]+\s(?:on\s|in\s)?$")
DONE = re.compile(rf"(?:['’]s)?\s(?:[a-z]+\s)?(?:{words('done')})\b")
"""a noun right after a date, of what is named only once it happened: "Monday's verdict"
"""
ATTRIBUTE_AHEAD = re.compile(
    r"\b(?:(?:ahead\sof|await(?:s|ing)?|expect(?:s|ing)?)\s(?:the\s)?"
    r"|(?:planned|scheduled|upcoming|proposed|expected|threatened)\s)$"
)
SET_FOR = re.compile(r"\bfor\s(?:late\s|early\s)?$")
ONE_DAY = re.compile(r"[0-9]|day\b")
ITS_NOUN = re.compile(r"['’]|\s(?!and\b|or\b|in\b|at\b|to\b|on\b|but\b|after\b|over\b)[a-z]")
PLANNED_FOR = re.compile(rf"\b{_ahead}(?<!to)(?:\s(?:for|on))?\s$")
PERFECT = re.compile(r"\sha(?:s|ve)\b")
BEHIND, BEYOND = 160, 200
"""how many characters before and after an expression are read"""


def tense(text: str, start: int, end: int) -> Tense:
    """What the verbs around text[start:end] say of its time."""
    left = _before(text, start)
    right = SENTENCE.split(text[end : end + BEYOND])[0]
    limit = LIMIT.search(left)
    way = limit["way"].lower() if limit else ""
    if way in ("since", "ever since") or _is_dateline(left, right):
        return Tense.PAST
    if AS_DEADLINE.match(right) or (PLANNED_FOR.search(left) and PERFECT.match(right)):
        return Tense.AHEAD
    if way in LIMITS_AHEAD and ASKED_BEFORE.search(f"{left} "):
        return Tense.UNTOLD
    if _is_set_for(text[start:end], left, right):
        return Tense.RATHER_AHEAD
    if DONE.match(right) and not ATTRIBUTE_AHEAD.search(left):
        return Tense.PAST
    if (verb := _beside(right)) and not (TO.search(left) or ITS_VERB.search(left)):
        return _of(verb, "")
    found, after = list(VERBS.finditer(left)), _telling(VERBS.finditer(right))
    told = Tense.UNTOLD
    if _telling(found):
        told = _last(found, left)
    elif TO_BE.search(left):
        told = Tense.RATHER_AHEAD
    elif after and not (found and "," in right[: after.start()]):
        told = _of(after, "")
    elif any(verb["infinitive"] for verb in found):
        told = Tense.RATHER_AHEAD
    return Tense.RATHER_AHEAD if told is Tense.UNTOLD and way in LIMITS_AHEAD else told


def _is_set_for(words: str, left: str, right: str) -> bool:
    """Whether something was set for a day: "called a meeting for Monday", not "jailed for Monday's
    raid" nor "had been called for Monday".
    """
    if not (SET_FOR.search(left) and ONE_DAY.search(words)) or ITS_NOUN.match(right):
        return False
    found = [verb for verb in VERBS.finditer(left) if verb.lastgroup not in SILENT]
    return bool(found) and found[-1].lastgroup in ("past", "forward") and "had " not in left


def _before(text: str, start: int) -> str:
    """The words of the sentence before a place."""
    floor = max(0, start - BEHIND)
    ends = [match.end() for match in SENTENCE.finditer(text, floor, start + 1)]
    return text[max([floor, *ends]) : start]


def _is_dateline(left: str, right: str) -> bool:
    """Whether a date is that of a dateline: "PORT ANSEL, Sept. 28 (Agency) — …"."""
    return left.isupper() and len(left) < 60 and bool(DASH.match(right))


def _telling(verbs: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The first of the verb groups that tells a time."""
    return next((verb for verb in verbs if verb.lastgroup not in SILENT), None)


def _beside(right: str) -> re.Match[str] | None:
    """The verb group right after an expression: "the board on Friday will …"."""
    gap = re.match(r"\s(?:\w+ly\s)?", right)
    verb = VERBS.match(right, gap.end()) if gap else None
    return _telling([verb]) if verb else None


def _last(found: list[re.Match[str]], left: str) -> Tense:
    """What the last verb before an expression says; nothing, where a past one has an infinitive of
    its own.
    """
    told = _telling(reversed(found))
    if told is None:
        return Tense.UNTOLD
    said = _of(told, left[told.end() :])
    return Tense.UNTOLD if said.past and found[-1]["infinitive"] else said


def _of(verb: re.Match[str], gap: str) -> Tense:
    """What one verb group says; gap: the words between it and the expression."""
    if verb.lastgroup in TO_COME or (verb["forward"] and TO.search(gap)):
        return Tense.AHEAD
    if verb["present"]:
        return Tense.UNTOLD
    return Tense.RATHER_PAST if "," in gap else Tense.PAST


def is_attribute(text: str, start: int, end: int) -> bool:
    """Whether an expression stands before a noun that it tells apart: "the Jan. 14 deadline"."""
    return bool(
        ATTRIBUTE.search(text, max(0, start - 16), start)
        and re.match(r"\s[a-z]+", text[end : end + 12])
        and not DONE.match(text, end)
    )
