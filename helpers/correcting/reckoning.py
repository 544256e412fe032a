"""Reckoning: what is typed into a date, as people write it; and what a value that is given to words
of the text rests on, by those words and by what else the text dates.
"""

import re
from datetime import date

from .. import dates
from ..dossier import Dossier
from ..drafting.numbers import NUMBER, WORDS
from ..drafting.times.anchoring import counted
from ..drafting.times.scene import count_of
from ..drafting.times.words import MONTH, WEEKDAY, words
from .rows import DATED, find
from .verbs.telling import counted_from, times_in

UP_TO = re.compile(rf"\s*(?:{words('up to what follows')})\b", re.IGNORECASE)
FROM = re.compile(rf"\s*(?:{words('from what follows')})\b", re.IGNORECASE)
LASTING = re.compile(rf"\b(?:{words('lasting')})\b", re.IGNORECASE)
LENGTH = re.compile(
    rf"\b(?:{words('length')})(?<=s)\b(?!\s(?:{words('beside a day')})\b)",
    re.IGNORECASE,
)
COUNTED = re.compile(rf"\b(?:{words('length')})\b", re.IGNORECASE)
ABOUT = re.compile(r"\s*(?:about|around|circa|roughly)\s+(?=\S)", re.IGNORECASE)
HOW_FAR = re.compile(
    rf"(?:\b(?P<least>{NUMBER})\s(?:and|to|or)\s)?\b(?P<count>{NUMBER}|an?)[\s-]"
    rf"(?P<unit>{words('length')})\b",
    re.IGNORECASE,
)
"""how long before or after something: "between two and three years", "four months"."""
SIDES = {-1: words("counts back"), 1: words("counts on")}
VAGUE = re.compile(rf"\b(?:{words('vague')})\b", re.IGNORECASE)
CALENDAR = re.compile(rf"\b(?:{MONTH}|{WEEKDAY}|(?i:spring|summer|autumn|fall|winter)s?)\b")
FIGURES = re.compile(r"(?<!\d)\d{4}(?!\d)")
OPEN = re.compile(r"^\.\./|/\.\.$")


def typed(dossier: Dossier, table: str, key: list[str] | str, values: dict) -> dict:
    """What is typed into the cells of a row, with dates that were written as people write them as
    EDTF, and with the basis of a value that is given to words, unless somebody chose another one.
    Anything else stays as it is, and is judged as it is.
    """
    values = dict(values)
    if table == "quantities":
        return values | _other_bound(dossier, key, values)
    for edtf, _ in DATED.get(table, ()):
        if values.get(edtf):
            values[edtf] = in_edtf(dossier, str(values[edtf]))
    if table != "dates" or not values.get("edtf") or "basis" in values:
        return values
    row = dossier.dates[find(dossier, table, key)].iloc[0]
    was, now = (
        basis_of(dossier, row["text"], edtf, row["date_id"])
        for edtf in (row["edtf"], values["edtf"])
    )
    read = row["basis"] in ("not-stated", was)
    return values | ({"basis": now} if read else {})


def _other_bound(dossier: Dossier, key: list[str] | str, values: dict) -> dict:
    """The other bound of a value that is one figure, where only one bound is typed."""
    row = dossier.quantities[find(dossier, "quantities", key)].iloc[0]
    told = [name for name in ("low", "high") if name in values]
    one = row["comparator"] in ("=", "~") and "comparator" not in values
    if len(told) != 1 or not one or str(row["low"]) != str(row["high"]):
        return {}
    return dict.fromkeys(("low", "high"), values[told[0]])


def spelt(words: str) -> dict:
    """The value of one word that counts ("no", "one", "twelve"), as the cells of a quantity; none
    for other words.
    """
    value = 0 if words.casefold() == "no" else WORDS.get(words.casefold())
    return {} if value is None else {"low": value, "high": value, "comparator": "="}


def in_edtf(dossier: Dossier, written: str) -> str:
    """A date as people write it ("before May 2023", "from May to July 2024", "about 1990") in EDTF;
    as it is written, where it is EDTF already or not one date.
    """
    if _is_edtf(written):
        return written
    about = ABOUT.match(written)
    words = written[about.end() :].strip() if about else written.strip()
    found = [] if _is_edtf(words) else times_in(dossier, words)
    whole = [time.edtf for time in found if (time.start, time.end) == (0, len(words))]
    edtf = words if _is_edtf(words) else "".join(whole)
    return f"{edtf}{'~' * bool(about)}" if edtf else written


def _is_edtf(written: str) -> bool:
    try:
        dates.read(written)
    except ValueError:
        return False
    return True


def basis_of(dossier: Dossier, words: str, edtf: str, date_id: str = "") -> str:
    """What a value rests on that words of the text are given: the year that stands in them, a
    calendar without a year, a count, another date of the text, or what the world knows.
    """
    years = set(FIGURES.findall(edtf))
    if years & set(FIGURES.findall(words)):
        return "vague" if "~" in edtf else "explicit"
    if COUNTED.search(words):
        return "relative"
    bound = bool(OPEN.search(edtf))
    if VAGUE.search(words):
        return "vague" if bound else "relative"
    if CALENDAR.search(words):
        return _by_calendar(dossier, words)
    others = dossier.dates.loc[dossier.dates["date_id"] != date_id, "edtf"]
    if not years & set(FIGURES.findall(" ".join(others))):
        return "world-knowledge"
    if bound:
        return "relative" if UP_TO.match(words) or FROM.match(words) else "vague"
    return "carried-over" if edtf in set(others) else "relative"


def lasting_to(words: str, day: date) -> str:
    """The time up to a day that lasts as long as words say; blank where they do not say how long.

    >>> day = date(2026, 11, 24)
    >>> lasting_to("for three weeks", day), lasting_to("for weeks", day)
    ('2026-11-03~/2026-11-24', '')
    """
    length = HOW_FAR.search(words)
    if not length or length["least"] or not LASTING.match(words):
        return ""
    number, unit = count_of(length["count"]), _unit(length)
    try:
        return f"{counted(day, -number, unit)}/{day}" if number else ""
    except ValueError:
        return ""


def _unit(length: re.Match) -> str:
    return str(length["unit"]).lower().removesuffix("s").replace("centurie", "century")


def counted_from_day(words: str, day: str) -> str:
    """The value that lies as far from a day as words say, which count from something: "four months
    old", "two years after the vote"; blank where they do not.

    >>> counted_from_day("between six and nine months old", "2023-05-19")
    '2022-08/2022-11'
    >>> counted_from_day("two days after the vote", "2023-05-19")
    '2023-05-21'
    """
    length = HOW_FAR.search(words)
    sides = [side for side, told in SIDES.items() if re.search(rf"\b(?:{told})\b", words.lower())]
    if not length or not sides:
        return ""
    numbers = [count_of(length[name]) for name in ("least", "count") if length[name]]
    unit = _unit(length)
    try:
        found = [
            counted(date.fromisoformat(day), sides[0] * number, unit)
            for number in numbers
            if number
        ]
    except ValueError:
        return ""
    return "/".join(sorted({value.rstrip("~") for value in found}))


def _by_calendar(dossier: Dossier, words: str) -> str:
    """A weekday is counted from the day of the article, if it has one; a year is inferred."""
    known = counted_from(dossier) is not None
    return "relative" if known and re.search(rf"\b{WEEKDAY}\b", words) else "inferred-year"


def type_of(words: str) -> str:
    """Whether words tell a day or a time, or how long something lasts: several of a unit, or while
    something else goes on.

    >>> type_of("between six and nine months old"), type_of("two years before the fire")
    ('DURATION', 'DATE')
    """
    bounded = UP_TO.match(words) or FROM.match(words)
    lasts = LASTING.search(words) or LENGTH.search(words)
    return "DURATION" if lasts and not bounded else "DATE"
