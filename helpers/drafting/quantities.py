"""Quantities in a parsed article: the number or the words for one, how they limit it, and what is
counted.

Comparators and vague amounts are data, in assets/lexicon/comparators.csv; nouns whose unit has
another name in units.csv. What the words allow is written down and no more: "nearly 12,000" has a
highest value only, "dozens" at least two dozen, "several" neither.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from ..lexicons import either, rows
from ..spans import touching
from .counted import UNITS, counted, noun_of
from .numbers import NUMBER, value

ROWS = rows("comparators")
NAMES = {"LAW", "PRODUCT", "WORK_OF_ART", "FAC", "ORG", "EVENT", "GPE", "LOC", "PERSON", "NORP"}
BEFORE, AFTER, AMOUNTS, SHARES, PARTS = (
    {row["phrase"]: row for row in ROWS if row["place"] == place}
    for place in ("before", "after", "alone", "share", "part")
)
WORDED = {"share": SHARES, "amount": AMOUNTS, "part": PARTS}
"""the words for a quantity without a number, by the group of the pattern that finds them"""
VAGUE = {
    "<": "How far below is not said.",
    ">": "How far above is not said.",
    "unstated": "How many or how much is not said.",
}
"""what a comparator leaves open"""


_value = (
    rf"(?P<low>{NUMBER})(?:(?P<join>\s(?:to|and|or)\s|\s?[-–]\s?)(?P<sign2>[$€£¥])?"
    rf"(?P<high>{NUMBER}))?"
)
QUANTITY = re.compile(
    rf"(?<![\w$€£¥#@.,:/-])(?:(?i:(?P<before>{either(BEFORE)})\s)?(?:"
    rf"(?i:(?P<share>{either(SHARES)})(?=\s(?:of|the|its|his|her|their|all|a)\b))"
    rf"|(?i:(?P<amount>{either(AMOUNTS)})\b)(?!-)"
    rf"|(?i:(?P<part>{either(PARTS)})\sof\s(?P<whole>them|which|whom|those|it|these|us)\b)"
    rf"|(?i:(?P<out>{NUMBER})\s(?:in|out\sof)\s(?:every\s)?(?P<of>{NUMBER}))(?![\w-])"
    rf"(?=\s[a-z]|[.,;])"
    rf"|(?P<between>[Bb]etween\s)?(?:[A-Z]{{0,3}}(?P<sign>[$€£¥])\s?)?{_value}"
    rf"(?:\s?(?P<percent>%|percent\b|per\scent\b|percentage\spoints?\b)|"
    rf"(?P<age>[-\s]years?[-\s]old)\b)?"
    rf")(?:\s(?P<after>{either(AFTER)})\b)?)(?![\w]|-\w|[.:/][0-9])"
)
"""where a quantity may stand; what the parser and the words around it say decides whether it is
one
"""


@dataclass(frozen=True)
class Quantity:
    """One quantity: text[start:end]; low and high are None where the words set no bound."""

    start: int
    end: int
    low: float | None
    high: float | None
    comparator: str
    unit: str
    measure: str
    note: str
    rule: str


def find_quantities(doc: Any, taken: list[tuple[int, int]]) -> list[Quantity]:
    """The quantities of a parsed article, in order, none overlapping another or a span in `taken`
    (the dates).

    doc: a spaCy Doc; spans count its characters from 0, end excluded. unit: people, percent, share,
    a currency, or the counted noun; "not said" where the words do not tell. measure: the words that
    are counted. Method: a pattern finds numbers with their comparators; the parser's head noun
    tells what is counted, or that the number is a name's. Misses: "higher", "twice as many" and
    other comparisons with a quantity elsewhere, Roman numerals, hyphened measures ("a 30-mile
    front"), totals told by a list, and what is counted when the parser attaches the number wrongly.
    """
    spans, quantities = sorted(taken), []
    for match in QUANTITY.finditer(doc.text):
        at = bisect_left(spans, match.span())
        free = not touching([match.span()], spans[max(0, at - 1) : at + 2])
        if free and (quantity := _read(doc, match)):
            quantities.append(quantity)
    return quantities


def _read(doc: Any, match: re.Match[str]) -> Quantity | None:
    """The quantity, or None where the number is part of a name, a label, a score, or a pronoun."""
    tokens = doc.char_span(*match.span(), alignment_mode="expand")
    noun = noun_of(doc, tokens)
    if match["out"]:
        return _fraction(doc, match, tokens, noun)
    if match["low"] is None:
        return _worded(doc, match, tokens, noun)
    low, high = value(match["low"]), value(match["high"]) if match["high"] else None
    if low is None or (match["high"] and high is None):
        return None
    if _named(match, tokens) or not _ranges(match, low, high, noun):
        return None
    if _is_age(match, tokens, low):
        who = tokens[-1].head.text if noun is None else noun.text
        return _bounded(match, low, high, "years of age", f"age of {who}", "age")
    return _numbered(doc, match, tokens, noun, low, high)


def _numbered(
    doc: Any, match: re.Match[str], tokens: Any, noun: Any | None, low: float, high: float | None
) -> Quantity | None:
    """A number of something, an amount of money, or a percentage; none of a bare number that is a
    label or a pronoun.
    """
    sign = match["sign"] or match["sign2"] or ("%" if match["percent"] else "")
    bare = not (sign or match["before"] or match["after"])
    is_label = noun is None and _is_label(tokens)
    if bare and (is_label or _is_pronoun(doc, match, tokens, noun)):
        return None
    unit, measure = counted(doc, tokens, noun, subject=sign in ("", "%"))
    points = (match["percent"] or "").startswith("percentage")
    unit = "percentage points" if points else UNITS.get(sign, unit)
    rule = "percent" if sign == "%" else "money" if sign else "range" if match["high"] else "number"
    return _bounded(match, low, high, unit, measure, rule)


def _ranges(match: re.Match[str], low: float, high: float | None, noun: Any) -> bool:
    """Whether two numbers are one range: "8,000 to 10,000", "between 3 and 5", "8–10 people", but
    no "3-1" and no "two and three".
    """
    if high is None:
        return not match["between"]
    word = match["join"].strip()
    if (word == "and" and not match["between"]) or low >= high:
        return False
    return (
        word in ("to", "and", "or") or noun is not None or bool(match["percent"] or match["sign"])
    )


def _fraction(doc: Any, match: re.Match[str], tokens: Any, noun: Any | None) -> Quantity | None:
    """One in five, as a share."""
    some, of = value(match["out"]), value(match["of"])
    if not some or not of or some > of:
        return None
    _, measure = counted(doc, tokens, noun, subject=False)
    return _bounded(match, round(some / of, 6), None, "share", measure, "share")


def _worded(doc: Any, match: re.Match[str], tokens: Any, noun: Any | None) -> Quantity | None:
    """A share, or a vague amount."""
    kind = next(name for name in WORDED if match[name])
    if kind == "amount" and noun is None:
        return None
    phrase = match[kind].lower()
    row = WORDED[kind][phrase]
    comparator = row["comparator"]
    if match["before"] and comparator == "=":
        comparator = BEFORE[match["before"].lower()]["comparator"]
    unit, measure = counted(doc, tokens, noun, subject=False)
    return Quantity(
        *match.span(),
        float(row["low"]) if row["low"] and comparator[0] != "<" else None,
        float(row["high"]) if row["high"] and comparator[0] != ">" else None,
        comparator,
        "share" if kind == "share" else unit,
        measure,
        _left_open(phrase, kind, comparator),
        "share" if kind == "share" else "vague amount",
    )


def _left_open(phrase: str, kind: str, comparator: str) -> str:
    """What the words for a quantity do not say."""
    if kind == "amount" and comparator == ">=":
        plural = phrase.capitalize()
        return f"“{plural}”: at least twice what it is the plural of; how many is not said."
    return VAGUE["unstated"] if comparator == "unstated" else ""


def _bounded(
    match: re.Match[str], low: float, high: float | None, unit: str, measure: str, rule: str
) -> Quantity:
    """The quantity with the bounds that its comparator leaves."""
    before, after = ((match[side] or "").lower() for side in ("before", "after"))
    phrase = BEFORE.get(before) or AFTER.get(after)
    comparator = phrase["comparator"] if phrase else "="
    return Quantity(
        *match.span(),
        None if comparator[0] == "<" else low,
        None if comparator[0] == ">" else low if high is None else high,
        comparator,
        unit,
        measure,
        VAGUE[comparator] if comparator in ("<", ">") else "",
        rule,
    )


def _named(match: re.Match[str], tokens: Any) -> bool:
    """Whether the number belongs to a name ("Boeing 737", "Group of Seven") or numbers a line."""
    text, last = match.string, tokens[-1]
    if match["low"][0].isupper() and not tokens[0].is_sent_start and not match["before"]:
        return True
    if match.start() == 0 or text[match.start() - 1] == "\n":
        return bool(re.match(r"[.)]\s", text[match.end() : match.end() + 2]))
    return (
        last.ent_type_ in NAMES
        and last.ent_iob_ == "I"
        and not (match["before"] or match["sign"] or match["percent"])
    )


def _is_age(match: re.Match[str], tokens: Any, number: float) -> bool:
    """Whether it is "42-year-old", or the 67 of "Edwin Marsh, 67, said"."""
    beside = (
        match.string[max(0, match.start() - 2) : match.start()] == ", "
        and match.string[match.end() : match.end() + 1] == ","
    )
    return bool(match["age"]) or (
        beside
        and number < 120
        and tokens[-1].head.i < tokens[0].i
        and tokens[-1].head.pos_ in ("PROPN", "NOUN")
    )


def _is_label(tokens: Any) -> bool:
    """Whether the number follows what it names, as in "Article 5" and "page 12"."""
    last = tokens[-1]
    return (
        last.head.i == tokens[0].i - 1
        and last.head.pos_ in ("NOUN", "PROPN")
        and last.dep_ in ("nummod", "appos", "nmod", "npadvmod")
    )


def _is_pronoun(doc: Any, match: re.Match[str], tokens: Any, noun: Any | None) -> bool:
    """Whether it is the "one" of "one can see", "no one" and "one of the officials"."""
    after = tokens[-1].i + 1
    return match["low"].lower() == "one" and (
        noun is None or (after < len(doc) and doc[after].lower_ == "of")
    )
