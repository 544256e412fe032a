"""Written dates: a date as a student writes it, in words, in figures or as EDTF, made EDTF.

The rules are few and name no word but those of dates, so that a page without Python reads dates by
the same ones: assets/handout/dates.js. One table of cases holds both: tests/judging_cases.json.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

NO_YEAR = "XXXX"
"""what stands for a year that is not written"""
ANY_YEAR = "0004"
"""what a date without a year is read in: a leap year"""
LONGEST = 60
"""characters of a date; more are none"""
MONTHS = "January February March April May June July August September October November December"
SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23"}
QUARTERS = {"first": "33", "second": "34", "third": "35", "fourth": "36"}

_month = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* )?"
_day = r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_year = r"(?P<year>[0-9]{4})"
_of_year = rf"(?:,? (?:of )?{_year})?"
POINTS = (
    rf"{_weekday}{_day}(?: (?:of )?{_month}{_of_year})?",
    rf"{_weekday}{_month} {_day}{_of_year}",
    rf"{_month}{_of_year}",
    rf"(?:the )?(?P<season>spring|summer|autumn|fall){_of_year}",
    rf"(?:the )?(?P<quarter>first|second|third|fourth) quarter{_of_year}",
    rf"(?P<a>[0-9]{{1,2}})(?P<stroke>[/.])(?P<b>[0-9]{{1,2}})(?:(?P=stroke){_year}|\.)?",
    r"(?P<year>[0-9]{4}|xxxx)(?:-(?P<number>0[1-9]|1[0-2]|2[1-3])(?:-(?P<day>[0-9]{2}))?)?(?P<doubt>[?~%]?)",
    r"(?:--)?(?P<number>0[1-9]|1[0-2])-(?P<day>[0-9]{2})(?P<doubt>[?~%]?)",
)
"""how one day, month or longer is written"""
FORMS = (
    (r"(?:(?:on|in|at|during) )?(?P<one>.+)", "·"),
    (r"(?:on or before|by|until|till|up to|no later than) (?P<one>.+)", "../·"),
    (r"(?P<one>.+?),? or (?:before|earlier)", "../·"),
    (r"(?:on or after|since) (?P<one>.+)", "·/.."),
    (r"(?P<one>.+?),? or (?:after|later)", "·/.."),
    (r"from (?P<one>.+?)(?: on| onwards?)?", "·/.."),
    (r"(?:from )?(?P<one>.+?)(?: to | until | till | through | ?[–—] ?| - )(?P<two>.+)", "·/·"),
    (r"between (?P<one>.+?) and (?P<two>.+)", "·/·"),
    (r"(?P<one>(?:[a-z]+\.? )?[0-9]{1,2})-(?P<two>[0-9]{1,2}(?:,? .+)?)", "·/·"),
    (r"(?P<one>.+?) or (?P<two>.+)", "[·,·]"),
    (r"(?P<one>(?:[a-z]+\.? )?[0-9]{1,2}) and (?P<two>[0-9]{1,2}(?:,? .+)?)", "{·,·}"),
    (r"(?:\.\.)?/(?P<one>[^/]+)", "../·"),
    (r"(?P<one>[^/]+)/(?:\.\.)?", "·/.."),
    (r"(?P<one>[^/]+)/(?P<two>[^/]+)", "·/·"),
    (r"\[\.\.(?P<one>[^\],]+)\]", "[..·]"),
    (r"\[(?P<one>[^\],]+)\.\.\]", "[·..]"),
    (r"\[(?P<one>[^\],]+),(?P<two>[^\],]+)\]", "[·,·]"),
    (r"\{(?P<one>[^},]+),(?P<two>[^},]+)\}", "{·,·}"),
)
"""how one or two of them are written as a date, and its EDTF, · for each; the first that fits
counts
"""
PLAIN = re.compile(r"[0-9X]{4}(?:-[01][0-9](?:-[0-9]{2})?)?")
"""what may stand in a set: no season, no mark of doubt"""
FIGURES = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.](?:[0-9]{4}|[0-9]{2}))?")
BESIDE = re.compile(r"(before|after) (.+)", re.IGNORECASE | re.ASCII)


class Point(NamedTuple):
    """A day, a month or longer; blank where a part of it is not written."""

    year: str = ""
    month: str = ""
    day: str = ""
    doubt: str = ""

    @property
    def edtf(self) -> str:
        """As EDTF, NO_YEAR for a year that is not written."""
        parts = [self.year or NO_YEAR, self.month, self.day]
        return "-".join(filter(None, parts)) + self.doubt


def in_edtf(written: str) -> str:
    """The EDTF of a written date, NO_YEAR for a year that it leaves out; a day that the calendar
    does not have is for the reader of EDTF to refuse. Raises ValueError when it is no date, or more
    than one.

    >>> in_edtf("27 or 28 October"), in_edtf("since Aug. 2024"), in_edtf("10/29/2024")
    ('[XXXX-10-27,XXXX-10-28]', '2024-08/..', '2024-10-29')
    """
    words = " ".join(written.split())
    found = (_formed(words, pattern, edtf) for pattern, edtf in FORMS if len(words) <= LONGEST)
    if made := next(filter(None, found), ""):
        return made
    raise ValueError(f"found {words[:LONGEST]!r}; allowed: one date, in full")


def for_page() -> dict:
    """What the page's script of the same rules takes from here, patterns in the way of
    JavaScript.
    """

    def there(pattern: str) -> str:
        return pattern.replace("(?P<", "(?<").replace("(?P=stroke)", r"\k<stroke>")

    return {
        "points": list(map(there, POINTS)),
        "forms": [(there(pattern), edtf) for pattern, edtf in FORMS],
        "seasons": SEASONS,
        "quarters": QUARTERS,
        "months": MONTHS,
        "noYear": NO_YEAR,
        "anyYear": ANY_YEAR,
        "longest": LONGEST,
    }


def asked_back(written: str) -> str:
    """The question that a date leaves open: which figure is the month, or whether a day counts that
    is named; "" for none.
    """
    words = " ".join(written.split())
    if (beside := BESIDE.fullmatch(words)) and _point(beside[2]):
        which, way = ("last", "by") if beside[1].lower() == "before" else ("first", "since")
        return (
            f"“{words}”: does that day count, too? Write “{way}” with the {which} day that counts."
        )
    found = FIGURES.fullmatch(words)
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    if first == second or not (0 < first <= 12 and 0 < second <= 12):
        return ""
    one, other = (
        f"{day} {MONTHS.split()[month - 1]}" for month, day in ((first, second), (second, first))
    )
    return f"“{words}”: is that {one} or {other}? Write the month as a word."


def _formed(words: str, pattern: str, edtf: str) -> str:
    """The EDTF of words that have this form; "" when they have not."""
    found = re.fullmatch(pattern, words, re.IGNORECASE | re.ASCII)
    points = [_point(piece) for piece in found.groups()] if found else []
    known = _completed([point for point in points if point])
    if not known or len(known) < len(points) or not all(map(_is_whole, known)):
        return ""
    for point in known:
        if edtf[0] in "[{" and not PLAIN.fullmatch(point.edtf):
            return ""
        edtf = edtf.replace("·", point.edtf, 1)
    return edtf


def _completed(points: list[Point]) -> list[Point]:
    """Two points with what only the other one says: “27 or 28 October”, “29 Oct to 3 Nov 2024”."""
    months = [point.month for point in points if point.month]
    years = [point.year for point in points if point.year]
    return [
        point._replace(
            month=point.month or (months[0] if point.day and months else ""),
            year=point.year or (years[0] if years else ""),
        )
        for point in points
    ]


def _is_whole(point: Point) -> bool:
    return bool(point.month or not point.day)


def _point(words: str) -> Point | None:
    """The day, month or longer that is written; None when it is none."""
    return next(_points(words), None)


def _points(words: str) -> Iterator[Point]:
    for pattern in POINTS:
        if found := re.fullmatch(pattern, words.strip(" ,"), re.IGNORECASE | re.ASCII):
            parts = {name: (part or "").lower() for name, part in found.groupdict().items()}
            yield _of_figures(parts) if "a" in parts else _of_parts(parts)


def _of_parts(parts: dict[str, str]) -> Point:
    named = parts.get("month", "")[:3]
    short = [month[:3].lower() for month in MONTHS.split()]
    number = f"{short.index(named) + 1:02}" if named else parts.get("number", "")
    month = SEASONS.get(parts.get("season", "")) or QUARTERS.get(parts.get("quarter", "")) or number
    day = parts.get("day", "")
    return Point(
        parts.get("year", "").replace("xxxx", ""),
        month,
        day and f"{int(day):02}",
        parts.get("doubt", ""),
    )


def _of_figures(parts: dict[str, str]) -> Point:
    """A day in figures: the one above twelve is the day; alike, it is the same anyway."""
    first, second = int(parts["a"]), int(parts["b"])
    month, day = (first, second) if second > 12 else (second, first)
    return Point(parts["year"], f"{month:02}", f"{day:02}")
