"""Named days: their dates are knowledge of the world, in assets/lexicon/timewords.csv, where they
are the same each year ("12-25"), a weekday of a month ("11 4 Thursday"), the first weekday from a
day on ("11-02 Tuesday") or so many days from Easter ("easter -2"). Those of other calendars, and
those that countries keep on other days, have none.
"""

import re
from datetime import date, timedelta

from dateutil.easter import easter

from ...lexicons import valued
from .anchoring import moved, weekday
from .scene import NOTHING, Reading, Scene, refuse
from .tense import tense
from .words import WEEKDAYS

RULES = {name.replace("’", "'"): rule for name, rule in valued("timewords", "holiday").items()}
STEPS = {"last": -1, "this": 0, "next": 1}
NOTE = "The date of a named day: knowledge of the world, not of the text."


def read_holiday(match: re.Match[str], scene: Scene) -> Reading:
    """The date of a named day, in the year that is named or that the tense tells."""
    rule = RULES[" ".join(match["holiday"].replace("’", "'").split())]
    if match["round"]:
        return refuse("Which days about the named day are meant is not said.")
    if not rule:
        return refuse("A named day: its date is not in the text.")
    if match["year"]:
        return Reading(f"{_day(rule, int(match['year']))}", "world-knowledge", NOTE)
    if scene.anchor is None:
        return refuse(NOTHING)
    if match["which"]:
        day = _day(rule, scene.anchor.year + STEPS[match["which"]])
    else:
        day = _nearest(rule, scene.anchor, _way(match, scene))
    return Reading(f"{day}", "world-knowledge", f"{NOTE} Its year is counted from {scene.origin}.")


def _way(match: re.Match[str], scene: Scene) -> int:
    """Last (-1), next (1) or nearest (0)."""
    if match["lead"]:
        return STEPS[match["lead"].lower()]
    told = tense(scene.text, *match.span())
    return -1 if told.past else 1 if told.ahead else 0


def _nearest(rule: str, anchor: date, way: int) -> date:
    """The day in the year that puts it before (-1), after (1) or nearest to another day."""
    days = [_day(rule, anchor.year + step) for step in (-1, 0, 1)]
    fitting = [day for day in days if (day - anchor).days * way >= 0]
    return min(fitting, key=lambda day: abs(day - anchor))


def _day(rule: str, year: int) -> date:
    """The day of a rule in a year."""
    if re.fullmatch("[0-9]{2}-[0-9]{2}", rule):
        return date.fromisoformat(f"{year:04}-{rule}")
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.split()[1]))
    if "-" in rule.split()[0]:
        begin, name = rule.split()
        return weekday(date.fromisoformat(f"{year:04}-{begin}"), WEEKDAYS.index(name), 1)
    month, nth, name = rule.split()
    number = WEEKDAYS.index(name)
    if int(nth) < 0:
        return weekday(moved(date(year, int(month), 1), 1, "month"), number, -2)
    return moved(weekday(date(year, int(month), 1), number, 1), 7 * (int(nth) - 1), "day")
