"""Quantities in a parsed article: the number or the words for one, how they limit it, and what is counted.

Comparators and vague amounts are data, in assets/lexicon/comparators.csv; nouns whose unit has another name in units.csv.
What the words allow is written down and no more: "nearly 12,000" has a highest value only, "dozens" at least two dozen, "several" neither.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from .lexicons import rows
from .numbers import NUMBER, value

ROWS = rows("comparators")
UNITS = {row["noun"]: row["unit"] for row in rows("units")}
NAMES = {"LAW", "PRODUCT", "WORK_OF_ART", "FAC", "ORG", "EVENT", "GPE", "LOC", "PERSON", "NORP"}
COUNTS = {"number", "count", "total", "toll", "figure", "estimate", "tally"}
BEFORE, AFTER, AMOUNTS, SHARES, PARTS = ({row["phrase"]: row for row in ROWS if row["place"] == place} for place in ("before", "after", "alone", "share", "part"))


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_value = rf"(?P<low>{NUMBER})(?:(?P<join>\s(?:to|and|or)\s|\s?[-–]\s?)(?P<sign2>[$€£¥])?(?P<high>{NUMBER}))?"
QUANTITY = re.compile(
    rf"(?<![\w$€£¥#@.,:/-])(?:(?i:(?P<before>{_any(BEFORE)})\s)?(?:"
    rf"(?i:(?P<share>{_any(SHARES)})(?=\s(?:of|the|its|his|her|their|all|a)\b))"
    rf"|(?i:(?P<amount>{_any(AMOUNTS)})\b)(?!-)"
    rf"|(?i:(?P<part>{_any(PARTS)})\sof\s(?P<whole>them|which|whom|those|it|these|us)\b)"
    rf"|(?i:(?P<out>{NUMBER})\s(?:in|out\sof)\s(?:every\s)?(?P<of>{NUMBER}))(?![\w-])(?=\s[a-z]|[.,;])"
    rf"|(?P<between>[Bb]etween\s)?(?:[A-Z]{{0,3}}(?P<sign>[$€£¥])\s?)?{_value}(?:\s?(?P<percent>%|percent\b|per\scent\b|percentage\spoints?\b)|(?P<age>[-\s]years?[-\s]old)\b)?"
    rf")(?:\s(?P<after>{_any(AFTER)})\b)?)(?![\w]|-\w|[.:/][0-9])"
)
"""where a quantity may stand; what the parser and the words around it say decides whether it is one"""


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
    """The quantities of a parsed article, in order, none overlapping another or a span in `taken` (the dates).

    doc: a spaCy Doc; spans count its characters from 0, end excluded. unit: people, percent, share, a currency, or the counted noun;
    "not said" where the words do not tell. measure: the words that are counted.
    Method: a pattern finds numbers with their comparators; the parser's head noun tells what is counted, or that the number is a name's.
    Misses: "higher", "twice as many" and other comparisons with a quantity elsewhere, Roman numerals, hyphened measures ("a 30-mile front"),
    totals told by a list, and what is counted when the parser attaches the number wrongly.
    """
    spans = sorted(taken)
    found = []
    for match in QUANTITY.finditer(doc.text):
        at = bisect_left(spans, (match.start(), match.start()))
        if any(start < match.end() and end > match.start() for start, end in spans[max(0, at - 1) : at + 2]):
            continue
        quantity = _read(doc, match)
        if quantity:
            found.append(quantity)
    return found


def _read(doc: Any, match: re.Match[str]) -> Quantity | None:
    """The quantity, or None where the number is part of a name, a label, a score, or a pronoun."""
    tokens = doc.char_span(*match.span(), alignment_mode="expand")
    if match["low"] is None:
        return _worded(doc, match, tokens)
    low, high = value(match["low"]), value(match["high"]) if match["high"] else None
    last = tokens[-1]
    noun = _noun(doc, tokens)
    if low is None or match["high"] and high is None or _named(doc, match, tokens) or not _joined_well(match, low, high, noun):
        return None
    label = noun is None and not (match["before"] or match["after"]) and (_is_label(tokens) or match["low"].lower() == "one")
    age = match["age"] or re.match(r", [0-9]{1,3},", doc.text[max(0, match.start() - 2) : match.end() + 1]) and last.dep_ in ("appos", "npadvmod", "nummod") and 0 < low < 120
    if label and not (age or match["sign"] or match["percent"]):
        return None
    if age and not match["sign"]:
        who = last.head.text if noun is None and last.head.i < last.i else " ".join(word.text for word in doc[tokens[-1].i + 1 : tokens[-1].i + 2])
        return _bounded(match, low, high, "years of age", f"age of {who}".strip(), "age")
    rule = "money" if match["sign"] or match["sign2"] else "percent" if match["percent"] else "range" if match["high"] else "number"
    unit, measure = _counted(doc, tokens, noun)
    fixed = UNITS.get(match["sign"] or match["sign2"] or ("%" if match["percent"] else ""), "")
    unit = "percentage points" if (match["percent"] or "").startswith("percentage") else fixed or unit
    return _bounded(match, low, high, unit, measure, rule)


def _joined_well(match: re.Match[str], low: float, high: float | None, noun: Any) -> bool:
    """Whether two numbers are one range: "8,000 to 10,000", "between 3 and 5", "8–10 people", no "3-1" and no "two and three"."""
    if high is None:
        return not match["between"]
    word = match["join"].strip()
    if word == "and" and not match["between"] or low >= high:
        return False
    return word in ("to", "and", "or") or noun is not None or bool(match["percent"] or match["sign"])


def _worded(doc: Any, match: re.Match[str], tokens: Any) -> Quantity | None:
    """A share, a vague amount, or one in five."""
    noun = _noun(doc, tokens)
    unit, measure = _counted(doc, tokens, noun)
    if match["out"]:
        some, of = value(match["out"]), value(match["of"])
        share = some / of if some and of and some <= of else None
        return share and _bounded(match, round(share, 6), None, "share", measure, "share")
    phrase = (match["share"] or match["amount"] or match["part"]).lower()
    row = (SHARES if match["share"] else AMOUNTS if match["amount"] else PARTS)[phrase]
    low, high = (float(row[side]) if row[side] else None for side in ("low", "high"))
    if match["amount"] and noun is None and phrase in ("several", "many", "a few", "a couple", "scores"):
        return None
    comparator = BEFORE[match["before"].lower()]["comparator"] if match["before"] and row["comparator"] == "=" else row["comparator"]
    low, high = (None if comparator in ("<", "<=") else low), (None if comparator in (">", ">=") else high)
    note = f"At least twice the amount that “{phrase}” is the plural of; how many is not said." if comparator == ">=" and match["amount"] else "How many is not said." if comparator == "unstated" else ""
    return Quantity(*match.span(), low, high, comparator, "share" if match["share"] else unit, measure, note, "share" if match["share"] else "vague amount")


def _bounded(match: re.Match[str], low: float, high: float | None, unit: str, measure: str, rule: str) -> Quantity:
    phrase = BEFORE.get((match["before"] or "").lower()) or AFTER.get((match["after"] or "").lower())
    comparator = phrase["comparator"] if phrase else "="
    least, most = low, high if high is not None else low
    note = {"<": "How far below is not said.", ">": "How far above is not said."}.get(comparator, "")
    return Quantity(*match.span(), None if comparator[0] == "<" else least, None if comparator[0] == ">" else most, comparator, unit, measure, note, rule)


def _named(doc: Any, match: re.Match[str], tokens: Any) -> bool:
    """Whether the number belongs to a name ("Boeing 737", "Group of Seven") or numbers a line."""
    number = match["low"]
    first = tokens[-1]
    if number[0].isupper() and not first.is_sent_start and not tokens[0].is_sent_start and not match["before"]:
        return True
    line = doc.text[: match.start()].rpartition("\n")[2] if match.start() < 200 else doc.text[match.start() - 200 : match.start()].rpartition("\n")[2]
    if not line.strip() and re.match(r"[.)]\s", doc.text[match.end() : match.end() + 2]):
        return True
    return first.ent_type_ in NAMES and not (match["before"] or match["sign"] or match["percent"]) and first.ent_iob_ == "I"


def _is_label(tokens: Any) -> bool:
    """Whether the number follows what it names, as in "Article 5" and "page 12"."""
    last = tokens[-1]
    return last.head.i == tokens[0].i - 1 and last.head.pos_ in ("NOUN", "PROPN") and last.dep_ in ("nummod", "appos", "nmod", "npadvmod")


def _noun(doc: Any, tokens: Any) -> Any | None:
    """The noun that is counted: what the number modifies, or what follows "of"; None when there is none."""
    last, end = tokens[-1], tokens[-1].i + 1
    if end < len(doc) and doc[end].lower_ in ("of", "in") and doc[end].dep_ == "prep":
        return next((child for child in doc[end].children if child.dep_ == "pobj"), None)
    if last.pos_ == "PRON":
        return last
    word = last
    for _ in range(4):
        if word.head.i > last.i and word.head.pos_ in ("NOUN", "PROPN", "SYM"):
            return word.head
        if word.dep_ in ("nummod", "quantmod", "compound", "pobj", "conj", "amod", "det", "predet") and word.head is not word:
            word = word.head
    return None


def _counted(doc: Any, tokens: Any, noun: Any | None) -> tuple[str, str]:
    """What one is, and the words for what is counted: the noun's phrase, else the subject of the verb ("the toll reached 12")."""
    if noun is not None:
        return _unit(noun), _phrase(doc, noun, tokens[-1].i + 1)
    word = tokens[-1]
    for _ in range(4):
        if word.pos_ in ("VERB", "AUX"):
            break
        word = word.head
    subject = next((child for child in word.children if child.dep_ in ("nsubj", "nsubjpass")), None) if word.pos_ in ("VERB", "AUX") else None
    return (_unit(subject), _phrase(doc, subject, 0)) if subject is not None and subject.i not in range(tokens[0].i, tokens[-1].i + 1) else ("not said", "not said")


def _unit(noun: Any) -> str:
    if noun.lemma_.lower() in COUNTS:
        inner = next((child for child in noun.children if child.dep_ == "compound"), None)
        of = next((child for prep in noun.children if prep.lower_ == "of" for child in prep.children if child.dep_ == "pobj"), None)
        noun = inner if inner is not None else of if of is not None else noun
    lemma = noun.lemma_.lower()
    return UNITS.get(lemma, lemma) if noun.pos_ in ("NOUN", "PROPN", "SYM", "ADJ") else "not said"


def _phrase(doc: Any, noun: Any, floor: int) -> str:
    """The noun with its modifiers and what follows it, up to a comma, a relative clause, or twelve words; no earlier than a token."""
    first = max(floor, noun.left_edge.i)
    after = takewhile(lambda word: not word.is_punct and word.lower_ not in ("who", "which", "that", "and", "but", "or"), doc[noun.i + 1 : min(noun.right_edge.i + 1, noun.i + 10)])
    return re.sub(r"\s+", " ", doc.text[doc[min(first, noun.i)].idx : max([noun.idx + len(noun), *(word.idx + len(word) for word in after)])]).strip() or "not said"
