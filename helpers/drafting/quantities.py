"""Quantities in a parsed article: the number or the words for one, how they limit it, and what is
counted.

Comparators and vague amounts are data, in assets/lexicon/comparators.csv; nouns whose unit has
another name in units.csv. What the words allow is written down and no more: "nearly 12,000" has a
highest value only, "dozens" at least two dozen, "several" neither.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..spans import touching
from .changes import MEASURES, VERBS, direction, is_changing, is_measuring
from .counted import NOT_SAID, UNITS, counted, noun_of, of_what
from .labels import aged, is_age, is_label, is_named, is_pronoun, is_telephone, is_year
from .measures import AFTER, BEFORE, CURRENCIES, HYPHENED, QUANTITY, SINGLE, SYMBOLS, WORDED
from .numbers import SCALES, value
from .pages import text_of

NOT_ONE = re.compile(r"\bnot\s$", re.IGNORECASE)
DASHES, MINUS = ("-", "–"), ("-", "−")
METRES = re.compile(r"^[0-9.,]+m$")
TALL = re.compile(
    r"\s(?:tall|high|long|wide|deep|thick|away|apart|above|below|across|from\sthe|race|sprint"
    r"|freestyle|hurdles)\b"
)
"""what shows that "m" is short for metres: "1.85m tall" """
SCALE = re.compile(rf"[ -]?(?:{'|'.join(SCALES)})$", re.IGNORECASE)

VAGUE = {
    "<": "How far below is not said.",
    ">": "How far above is not said.",
    "unstated": "How many or how much is not said.",
}
"""what a comparator leaves open"""


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
    direction: str = ""


def uncounted(quantity: Quantity) -> Quantity:
    """A quantity that does not say what it counts."""
    return replace(quantity, unit=NOT_SAID, measure=NOT_SAID)


def find_quantities(doc: Any, taken: list[tuple[int, int]]) -> list[Quantity]:
    """The quantities of a parsed article, in order, none overlapping another or a span in `taken`
    (the dates).

    doc: a spaCy Doc; spans count its characters from 0, end excluded. unit: people, percent, share,
    a currency, a measure, or the counted noun; "not said" where the words do not tell. measure: the
    words that are counted. direction: the change that is claimed. Method: a pattern finds numbers
    with their comparators; the parser's head noun tells what is counted, or that the number is a
    name's. Two numbers are a range, unless the former is what a change starts from. Misses:
    "higher", "twice as many" and other comparisons with a quantity elsewhere, Roman numerals,
    totals told by a list, and what is counted when the parser attaches the number wrongly.
    """
    spans = sorted(taken)
    return [
        quantity
        for match in _matches(doc)
        if _is_free(match, spans)
        for quantity in [_read(doc, match)]
        if quantity
    ]


def _matches(doc: Any) -> Iterator[re.Match[str]]:
    """Where quantities may stand; two numbers that are no range one by one, and none of a score or
    a telephone's.
    """
    text, at = text_of(doc), 0
    while found := QUANTITY.search(text, at):
        at = found.end()
        if not found["high"] or _is_range(doc, found):
            yield found
        elif found["join"].strip() not in DASHES and (single := SINGLE.match(text, found.start())):
            at = single.end()
            yield single


def _is_free(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    """Whether a match touches none of the spans, which are in order."""
    at = bisect_left(spans, match.span())
    return not touching([match.span()], spans[max(0, at - 1) : at + 2])


def _tokens(doc: Any, match: re.Match[str]) -> Any:
    return doc.char_span(*match.span(), alignment_mode="expand")


def _read(doc: Any, match: re.Match[str]) -> Quantity | None:
    """The quantity, or None where the number is part of a name, a label, a score, or a pronoun."""
    tokens = _tokens(doc, match)
    noun = noun_of(doc, tokens)
    if match["out"]:
        return _fraction(doc, match, tokens, noun)
    if match["low"] is None:
        return _worded(doc, match, tokens, noun)
    low, high = _ends(match)
    if low == 1 and NOT_ONE.search(match.string, max(0, match.start() - 4), match.start()):
        return _none(doc, match, tokens, noun)
    if low is None or (match["high"] and high is None) or (match["between"] and high is None):
        return None
    if is_named(match, tokens, noun) or is_year(match, noun) or is_telephone(match):
        return None
    if is_age(match, tokens, low):
        whose = f"age of {aged(tokens, noun)}"
        return _bounded(match, low, high, "years of age", whose, "age")
    return _numbered(doc, match, tokens, noun, low, high)


def _none(doc: Any, match: re.Match[str], tokens: Any, noun: Any | None) -> Quantity | None:
    """None of what is counted: "not one boat"."""
    if noun is None:
        return None
    unit, measure = counted(doc, tokens, noun, subject=False)
    made = _bounded(match, 0.0, 0.0, unit, measure, "number")
    return replace(made, start=made.start - len("not "))


def _ends(match: re.Match[str]) -> tuple[float | None, float | None]:
    """The numbers of a match; the scale of the second is that of both: "3 to 5 million"."""
    low, high = value(match["low"]), value(match["high"]) if match["high"] else None
    scale = SCALE.search(match["high"]) if match["high"] else None
    if low and high and scale and not SCALE.search(match["low"]):
        size = SCALES[scale.group().strip(" -").lower()]
        low = low * size if low * size < high else low
    if low and METRES.search(match["low"]) and TALL.match(match.string, match.end()):
        return value(match["low"][:-1]), high
    if low and (match["signed"] or "+")[0] != "+":
        return -low, high
    return low, high


def _numbered(
    doc: Any, match: re.Match[str], tokens: Any, noun: Any | None, low: float, high: float | None
) -> Quantity | None:
    """A number of something, an amount of money, a measure or a percentage; none of a bare number
    that is a label or a pronoun.
    """
    unit = _written_unit(match)
    bare = not (unit or match["before"] or match["after"])
    if bare and (is_label(tokens, noun) or is_pronoun(match, tokens, noun)):
        return None
    if (match["signed"] or "") in MINUS and not (unit or (noun and noun.lemma_ == "degree")):
        return None
    percent = unit.startswith("percent")
    measures = percent or not unit or is_measuring(tokens)
    counts, measure = counted(doc, tokens, noun, subject=measures)
    unit, measure = of_what(doc, tokens, noun, unit, (counts, measure))
    rule = (
        "percent"
        if percent
        else "money"
        if match["sign"] or match["sign2"] or match["code"]
        else "range"
        if match["high"]
        else "number"
    )
    made = _bounded(match, low, high, unit or counts, measure, rule)
    measured = rule != "money" and bool(unit or counts in MEASURES)
    return _changed(made, match, tokens, measured=measured)


def _changed(made: Quantity, match: re.Match[str], tokens: Any, *, measured: bool) -> Quantity:
    """The quantity with the change that is claimed; "climbed back up to 5 percent" is no limit."""
    if match["signed"] and match["percent"]:
        return replace(made, direction="up" if match["signed"] == "+" else "down")
    way = direction(tokens, measured=measured)
    if made.comparator == "<=" and (match["before"] or "").lower() == "up to" and _climbs(tokens):
        return replace(made, low=made.high, comparator="=", direction="up")
    return replace(made, direction=way)


def _climbs(tokens: Any) -> bool:
    """Whether "up to" is the way of a verb before it, rather than a limit."""
    before = tokens[0].nbor(-1) if tokens[0].i else tokens[0]
    return before.lower_ == "back" or VERBS.get(before.lemma_.lower()) == "up"


def _written_unit(match: re.Match[str]) -> str:
    """The unit that a sign, a symbol or a word beside the number tells; blank where none does."""
    if match["percent"]:
        return "percentage points" if match["percent"].startswith("percentage") else "percent"
    if match["symbol"]:
        return SYMBOLS[match["symbol"].strip()]
    if match["hyphened"]:
        return HYPHENED[match["hyphened"]]
    if METRES.search(match["low"]) and TALL.match(match.string, match.end()):
        return "meter"
    sign = match["sign"] or match["sign2"] or match["code"] or ""
    return CURRENCIES.get(sign) or UNITS.get(sign, "")


def _is_range(doc: Any, match: re.Match[str]) -> bool:
    """Whether two numbers are one range: "8,000 to 10,000", "between 3 and 5", "8–10 people", but
    no "3-1", no "two and three", and no "rose from 3 to 5".
    """
    low, high = _ends(match)
    word = match["join"].strip()
    if low is None or high is None or low >= high or (word == "and" and not match["between"]):
        return False
    tokens = _tokens(doc, match)
    if word == "to" and is_changing(tokens):
        return not _changes_to(match, low, high)
    if word in DASHES and "," in match["low"] and "," in match["high"]:
        return True
    return word in ("to", "and", "or") or bool(noun_of(doc, tokens) or _written_unit(match))


def _changes_to(match: re.Match[str], low: float, high: float) -> bool:
    """Whether a change leads to the second number, as in "rose from 3 to 5" and "rose 4 percent to
    $84"; "rose 3 to 5 percent" is a range.
    """
    before = match.string[max(0, match.start() - 5) : match.start()].lower()
    if before.endswith("from "):
        return True
    first = (match["unit"] or match["sign"] or "").strip()
    second = (match["sign2"] or match["percent"] or match["symbol"] or "").strip()
    return bool(first) and (first != second or before.endswith("by ") or high > 3 * low)


def _fraction(doc: Any, match: re.Match[str], tokens: Any, noun: Any | None) -> Quantity | None:
    """One in five, as a share."""
    some, of = value(match["out"]), value(match["of"])
    if not some or not of or some > of:
        return None
    inside = next((token for token in tokens if token.pos_ == "NOUN"), noun)
    _, measure = counted(doc, tokens, inside, subject=False)
    return _bounded(match, round(some / of, 6), None, "share", measure, "share")


def _worded(doc: Any, match: re.Match[str], tokens: Any, noun: Any | None) -> Quantity | None:
    """A share, or a vague amount."""
    kind = next(name for name in WORDED if match[name])
    way = direction(tokens, measured=True) if kind in ("share", "multiple") else ""
    if not _is_said(match, tokens, noun, way):
        return None
    phrase = match[kind].lower()
    row = WORDED[kind][phrase]
    comparator = row["comparator"]
    if match["before"] and comparator == "=":
        comparator = BEFORE[match["before"].lower()]["comparator"]
    unit, measure = counted(doc, tokens, noun, subject=kind != "share" or bool(way))
    if kind == "multiple":
        unit, way = "times", "down" if row["low"] == "0.5" else "up"
    elif kind == "share":
        unit = "percentage points" if unit == "percentage points" else "share"
    return Quantity(
        *match.span(),
        float(row["low"]) if row["low"] and comparator[0] != "<" else None,
        float(row["high"]) if row["high"] and comparator[0] != ">" else None,
        comparator,
        unit,
        measure,
        _left_open(phrase, kind, comparator),
        kind if kind in ("share", "multiple") else "vague amount",
        way,
    )


def _is_said(match: re.Match[str], tokens: Any, noun: Any | None, way: str) -> bool:
    """Whether words for a quantity are one: a share without a whole is that of a change; "a
    majority of 12" is no share, nor is "the doubled fee" a change; "thousands" alone are those who
    act or suffer.
    """
    last = tokens[-1]
    if match["multiple"]:
        return match["multiple"].endswith("fold") or (last.pos_ == "VERB" and last.dep_ != "amod")
    if match["share"]:
        of_number = noun is not None and noun.like_num
        said = match["alone"] is None or bool(way or match["before"]) or last.dep_ == "attr"
        return said and not of_number
    if match["amount"] and noun is None:
        return last.dep_ in ("nsubj", "nsubjpass") and len(match["amount"]) > len("several")
    return True


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
    comparator = phrase["comparator"] if phrase else "~" if match["about"] else "="
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
