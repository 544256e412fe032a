"""Calendar arithmetic on EDTF values: the days a value spans, the year that a date without one most
likely means, counting from a day.

A value may have YYYY for a year that is not known yet ("YYYY-10-29"). Everything that leaves the
calendar raises ValueError. Only the forms that helpers.drafting.times writes are read here;
helpers.dates reads all of EDTF, at a hundred times the cost.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from ...messages import shown

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SPANS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
"""EDTF's numbers for northern seasons and for quarters, with their first and last month"""
YEARS = {"year": 1, "decade": 10, "century": 100}
MONTHS = {"month": 1, "quarter": 3}
IN_DAYS = {"week": 7, "fortnight": 14, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day that a value allows; None where it sets no bound. Raises ValueError
    for a day that is not in the calendar.
    """
    inner = re.sub(r"[][{}~?]", "", edtf)
    sides = re.split(r"/|,|(?<=[0-9])\.\.(?=[0-9])", inner)
    first, last = _side(sides[0], last=False), _side(sides[-1], last=True)
    if first and last and first > last:
        raise ValueError(f"{shown(edtf)} ends before it begins")
    return first, last


def days_of(edtf: str) -> tuple[date, date]:
    """The first and last day of a value without an open end. Raises ValueError for one that has
    one, or for a day that is not in the calendar.
    """
    first, last = bounds(edtf)
    if first is None or last is None:
        raise ValueError(f"{shown(edtf)} has an open end")
    return first, last


def _side(side: str, *, last: bool) -> date | None:
    if side in ("", ".."):
        return None
    year, month, day = [*side.split("-"), "", ""][:3]
    whole = int(year.replace("X", "9" if last else "0"))
    if not month:
        return date(whole, 12, 31) if last else date(whole, 1, 1)
    number = SPANS.get(int(month), (int(month), int(month)))[last]
    return date(
        whole,
        number,
        int(day) if day else monthrange(whole, number)[1] if last and 1 <= number <= 12 else 1,
    )


def with_year(value: str, target: date, way: int) -> str:
    """The value with the year that puts it nearest to a day: last begun by it (way -1), next not
    over by it (1), or the closer one (0).

    >>> with_year("YYYY-10-29", date(2024, 11, 1), -1), with_year("YYYY-12", date(2024, 11, 1), 1)
    ('2024-10-29', '2024-12')
    """
    spans = _by_year(value, target.year)
    begun = [name for name, (first, _) in spans.items() if first <= target]
    ahead = [name for name, (_, last) in spans.items() if last >= target]
    if way < 0 and begun:
        return max(begun)
    if way > 0 and ahead:
        return min(ahead)
    return min(spans, key=lambda name: abs(spans[name][0] - target))


def _by_year(value: str, around_year: int) -> dict[str, tuple[date, date]]:
    """The value in each of the years around one that has it, with its first and last day."""
    spans = {}
    for year in range(max(1, around_year - 8), min(9999, around_year + 8) + 1):
        filled = value.replace("YYYY", f"{year:04}")
        try:
            spans[filled] = days_of(filled)
        except ValueError:  # February 29 in a common year
            continue
    return spans


def third(value: str, part: int) -> str:
    """The early (0), middle (1) or late (2) third, its inner edges approximate: of a month days
    1-10, 11-20, 21 on; of a year four months; of a decade years 0-3, 4-6, 7-9; of a century 33
    years. A value of another length comes back as it is.

    >>> third("2024-09", 2), third("2023", 0), third("199X", 2)
    ('2024-09-21~/2024-09-30~', '2023-01~/2023-04~', '1997~/1999~')
    """
    if re.fullmatch(r"(?:YYYY|[0-9]{4})-(?:0[1-9]|1[0-2])", value):
        days = 28 if value.endswith("02") else monthrange(2023, int(value[-2:]))[1]
        first, last = ((1, 10), (11, 20), (21, days))[part]
    elif re.fullmatch(r"[0-9]{4}", value):
        first, last = ((1, 4), (5, 8), (9, 12))[part]
    elif re.fullmatch(r"[0-9]{3}X|[0-9]{2}XX", value):
        width, value = value.count("X"), value.rstrip("X")
        first, last = (((0, 3), (4, 6), (7, 9)) if width == 1 else ((0, 32), (33, 66), (67, 99)))[
            part
        ]
        return f"{value}{first:0{width}}~/{value}{last:0{width}}~"
    else:
        return value
    return f"{value}-{first:02}~/{value}-{last:02}~"


def counted(day: date, number: float, unit: str) -> str:
    """The day, month or year that lies so many units from a day: exact for days, about so for
    longer units.

    >>> day = date(2024, 10, 29)
    >>> counted(day, -3, "day"), counted(day, -2, "week"), counted(day, -1, "decade")
    ('2024-10-26', '2024-10-15~', '2014~')
    """
    if abs(number) > 9999 or number % 1:
        raise ValueError(f"{number} is more than can be counted, or no whole number")
    there = moved(day, int(number), unit)
    if unit in YEARS:
        return f"{there.year:04}~"
    if unit in MONTHS:
        return f"{there.isoformat()[:7]}~"
    return f"{there}~" if unit in ("week", "fortnight") else f"{there}"


def moved(day: date, number: int, unit: str) -> date:
    """The day that lies so many units from a day. Raises ValueError where that leaves the
    calendar.
    """
    if unit in YEARS:
        return day + relativedelta(years=number * YEARS[unit])
    if unit in MONTHS:
        return day + relativedelta(months=number * MONTHS[unit])
    days = number * IN_DAYS.get(unit, 1)
    if not 0 < day.toordinal() + days < date.max.toordinal():
        raise ValueError(f"{number} {unit} from {day} lies outside the calendar")
    return day + timedelta(days=int(days))


def around(day: date, number: int, unit: str) -> str:
    """The calendar week (from Monday), weekend, month, quarter, year, decade or century that lies
    so many of them from the one around a day.

    >>> day = date(2024, 10, 29)
    >>> around(day, -1, "week"), around(day, 0, "month"), around(day, 1, "year")
    ('2024-10-21/2024-10-27', '2024-10', '2025')
    """
    if unit in ("week", "weekend"):
        monday = moved(moved(day, -day.weekday(), "day"), number, "week")
        return (
            f"{moved(monday, 5, 'day') if unit == 'weekend' else monday}/{moved(monday, 6, 'day')}"
        )
    there = moved(day, number, unit)
    if unit == "quarter":
        return f"{there.year:04}-{33 + (there.month - 1) // 3}"
    if unit in YEARS:
        zeros = len(str(YEARS[unit])) - 1
        return f"{there.year:04}"[: 4 - zeros] + "X" * zeros
    return there.isoformat()[:7] if unit == "month" else f"{there}"


def weekday(day: date, number: int, way: int) -> date:
    """The day of the week (Monday is 0) last on or before a day (way -1), next on or after it (1),
    strictly before (-2) or after (2).
    """
    ahead = (number - day.weekday()) % 7
    if way > 0:
        return moved(day, ahead or (7 if way == 2 else 0), "day")
    return moved(day, (ahead - 7) if ahead else (-7 if way == -2 else 0), "day")


def season(name: str, year: int | None) -> str:
    """A northern season of a year, or of YYYY; a winter, which two years share, is any day of the
    two winters that touch the year.
    """
    if name == "winter":
        return f"[{year - 1:04}-12..{year + 1:04}-02]" if year else ""
    return f"{'YYYY' if year is None else f'{year:04}'}-{SEASONS[name]}"


def season_around(day: date, name: str, way: int) -> str:
    """The season that was over last before a day (way -1), is going on or begins next (1), or of
    the day's own year (0).
    """
    if name != "winter":
        here = [season(name, day.year + step) for step in (-1, 0, 1)]
    else:
        here = [f"{day.year + step:04}-12/{day.year + step + 1:04}-02" for step in (-2, -1, 0, 1)]
    if way < 0:
        return max(value for value in here if days_of(value)[1] < day)
    if way > 0:
        return min(value for value in here if days_of(value)[0] > day)
    return min(here, key=lambda value: _days_apart(value, day))


def _days_apart(value: str, day: date) -> int:
    first, last = days_of(value)
    return max((first - day).days, (day - last).days, 0)
