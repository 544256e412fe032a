"""Openings: what stands before the first sentence of a line and is no part of it: the dateline of
an agency, the time of an entry.

    PORT ANSEL, Norland, June 3 (Agency) -      Port Ansel, Norland —      (Agency) --
    Port Ansel, Jun 3 (Agency):                 PORT ANSEL:                10:42 BST —

Misses: a place in small letters with neither an agency, a region nor a day beside it.
"""

import re

from ..lexicons import either, listed, rows

_capitals = r"[A-ZÀ-Ý][A-ZÀ-Ý.'’\-]+"
_city = rf"{_capitals}(?:[ /]{_capitals}){{0,4}}"
_name = r"(?!(?:The|An?|In|On|At|But|And|For)\b(?! Hague))[A-ZÀ-Ý][\w.'’-]*"
_place = rf"{_name}(?: {_name}){{0,3}}"
_region = rf"(?:{_name}(?: {_name})?|[A-Z]\.[A-Z]\.)"
_month = r"[A-Z][a-zA-Z]{2,8}\.?"
_date = rf"(?:{_month} [0-9]{{1,2}}(?:,? [0-9]{{4}})?|[0-9]{{1,2}} {_month}(?:,? [0-9]{{4}})?)"
_beside = rf"(?:, [^()\n—–]{{2,40}}?|,? {_date}| \[[^\]\n]+\])?"
_agency = r"\([A-Z][^()\n]{1,30}\)|/[A-Z]{3,8}/\.?"
_near = r"(?:,? [A-ZÀ-Ý0-9\[][^()\n—–\s]*){0,5}"
_any_agency = r"\((?:[A-Z][^()\n]{1,30}|[a-z]{2,5})\)"
_dash = r" ?(?:[—–]|(?<= )--?)(?= )"
_begins = r"(?=[A-ZÀ-Ý“\"‘])"
_towns = either(
    town.upper() for row in rows("countries") for town in [*listed(row["capitals"]), row["name"]]
)
_outlets = either(
    name
    for row in rows("outlets")
    for name in [row["name"], *listed(row["aliases"])]
    if name.isupper()
)
DATELINE = re.compile(
    rf"^(?:(?:{_agency}) - )?"
    rf"(?:(?:{_city}{_beside}(?: ?(?:{_agency}))?|{_place}{_near} ?{_any_agency}|{_agency}){_dash}"
    rf"|(?:{_place}{_near}|{_city}{_beside}) ?{_any_agency} ?\.?[-–—]{{1,2}}(?: |{_begins})"
    rf"|{_place}{_near},? {_date} {_any_agency}:? {_begins}"
    rf"|{_city}{_beside}[.,]? {_date}\. (?:{_agency}) {_begins}"
    rf"|{_place}, (?:(?:{_region}, )?{_date}|{_region}) ?(?:[—–]|(?<= )--?) {_begins}"
    rf"|(?:{_place} )?(?:{_outlets}) [—–-] {_begins}"
    rf"|(?:{_towns}):(?= {_begins}))",
    re.MULTILINE,
)
_zone = r"(?:GMT|BST|UTC|CES?T|E[SD]?T|P[SD]T|[CM][SD]T|IST|local time)"
_half = r"(?: ?[AaPp]\.?[Mm]\.?)"
STAMP = re.compile(
    rf"^[\[(]?[0-9]{{1,2}}(?::[0-9]{{2}}(?::[0-9]{{2}})?{_half}?|[.h][0-9]{{2}}{_half}"
    rf"|{_half}(?= {_zone}| ?[—–|:-] )|h[0-9]{{2}}|\.[0-9]{{2}}(?= ?[—–|-]| {_zone}))"
    rf"(?: {_zone})?[\])]?(?: ?[—–|:-])?( )(?!{_zone}\b)(?=[A-Z“\"@])",
    re.MULTILINE,
)
