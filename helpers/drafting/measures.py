"""How a quantity is written: the number or the words for one, what limits it, and its unit, sign or
symbol, as patterns; the words stand in assets/lexicon: comparators, measures, currencies.
"""

import re

from ..lexicons import either, rows
from .numbers import NUMBER, SCALE

ROWS = rows("comparators")
BEFORE, AFTER, AMOUNTS, SHARES, PARTS, MULTIPLES = (
    {row["phrase"]: row for row in ROWS if row["place"] == place}
    for place in ("before", "after", "alone", "share", "part", "multiple")
)
WORDED = {"share": SHARES, "amount": AMOUNTS, "part": PARTS, "multiple": MULTIPLES}
"""the words for a quantity without a number, by the group of the pattern that finds them"""
SYMBOLS = {row["symbol"]: row["unit"] for row in rows("measures") if row["place"] != "hyphen"}
HYPHENED = {row["symbol"]: row["unit"] for row in rows("measures") if row["place"] == "hyphen"}
CURRENCIES = {row["code"]: row["unit"] for row in rows("currencies")}
GLUED = [row["symbol"] for row in rows("measures") if row["place"] == "glued"]
APART = [row["symbol"] for row in rows("measures") if row["place"] == "either"]
PERCENT = ("%", "pc", "pct")
"""symbols for percent"""

CHANGED = "in|to|from|since|over|on|last|this|between|after|during|compared|by|within"
"""words that go on after a share by which something changed: "fell by a third in May" """
_sign = "[$€£¥₹₽₩₴]"
_codes = either(code for code in CURRENCIES if code.isalpha())
_percent = r"%|percent\b|per\scent\b|percentage\spoints?\b"
_symbol = rf"(?:\s?(?:{either(APART)})|(?:{either(GLUED)}))(?![\w/²³]|-\w)"
_join = r"\s(?:to|and|or)\s|\s?[-–]\s?"
_low = rf"(?P<low>{NUMBER})"
_high = (
    rf"(?:(?P<unit>\s?(?:{_percent})|{_symbol})?(?P<join>{_join})"
    rf"(?P<sign2>{_sign})?(?P<high>{NUMBER}))?"
)
_unit = (
    rf"(?:\s?(?P<percent>{_percent})|(?P<symbol>{_symbol})|-(?P<hyphened>{either(HYPHENED)})\b"
    rf"|(?P<age>[-\s]years?[-\s]old)\b)?"
)
_currency = rf"(?:(?P<code>{_codes})\s?|[A-Z]{{0,3}}(?P<sign>{_sign})(?:US|A|NZ|C|HK)?\s?)?"
_after = rf"(?:[\s-](?P<after>{either(AFTER)})\b)?"
_around = rf"(?<![\w$€£¥#@.,:/-])(?:(?i:(?P<before>{either(BEFORE)})\s)?"
_no_more = r"(?![\w]|-\w|[.:/][0-9])"


def _shape(high: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_around}(?:"
        rf"(?i:(?P<share>{either(SHARES)})(?:(?=\s(?:of|the|its|his|her|their|all|a)\b)"
        rf"|(?=[.,;]|$|\s(?:{CHANGED})\b)(?P<alone>))"
        rf"(?!\s(?:of\s)?a\s(?:{SCALE})\b))"
        rf"|(?i:(?P<multiple>{either(MULTIPLES)})\b)"
        rf"|(?<![Aa]s\s)(?i:(?P<amount>{either(AMOUNTS)})\b)(?!-)"
        rf"|(?i:(?P<part>{either(PARTS)})\sof\s(?P<whole>them|which|whom|those|it|these|us"
        rf"|the\s[0-9]{{1,3}}(?:,?[0-9]{{3}})*)\b)"
        rf"|(?i:(?P<out>{NUMBER})(?:\s[a-z]+(?=\sout))?\s(?:in|out\sof)\s(?:every\s)?"
        rf"(?P<of>(?!(?:1[5-9]|20)[0-9]{{2}}\b){NUMBER}))(?![\w-])"
        rf"(?=\s[A-Za-z]|[.,;])"
        rf"|(?P<between>[Bb]etween\s)?(?P<about>[~≈]\s?)?(?P<signed>\+|minus[\s-]|[-−](?=[0-9$]))?"
        rf"{_currency}{_low}{high}{_unit}){_after}){_no_more}"
    )


QUANTITY, SINGLE = (
    _shape(_high),
    _shape("(?P<unit>(?!))?(?P<join>(?!))?(?P<sign2>(?!))?(?P<high>(?!))?"),
)
"""where a quantity may stand, with and without the other end of a range; what the parser and the
words around it say decides whether it is one
"""
