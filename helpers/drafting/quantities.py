"""Quantities in a parsed article: the number or the words for one, how they limit it, and what is
counted.

Comparators and vague amounts are data, in assets/lexicon/comparators.csv; nouns whose unit has
another name in units.csv. What the words allow is written down and no more: "nearly 12,000" has a
highest value only, "dozens" at least two dozen, "several" neither.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from ..lexicons import either, rows
from .numbers import NUMBER, value

ROWS = rows("comparators")
UNITS = {row["noun"]: row["unit"] for row in rows("units")}
NAMES = {"LAW", "PRODUCT", "WORK_OF_ART", "FAC", "ORG", "EVENT", "GPE", "LOC", "PERSON", "NORP"}
COUNTS = {"number", "total", "toll", "figure", "tally"}
STOPS = {"who", "which", "that", "and", "but", "or"}
BEFORE, AFTER, AMOUNTS, SHARES, PARTS = (
    {row["phrase"]: row for row in ROWS if row["place"] == place}
    for place in ("before", "after", "alone", "share", "part")
)


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
    spans = sorted(taken)
    found = []
    for match in QUANTITY.finditer(doc.text):
        at = bisect_left(spans, match.span())
        free = not any(
            start < match.end() and end > match.start()
            for start, end in spans[max(0, at - 1) : at + 2]
        )
        if free and (quantity := _read(doc, match)):
            found.append(quantity)
    return found


def _read(doc: Any, match: re.Match[str]) -> Quantity | None:
    """The quantity, or None where the number is part of a name, a label, a score, or a pronoun."""
    tokens = doc.char_span(*match.span(), alignment_mode="expand")
    noun = _noun(doc, tokens)
    if match["low"] is None:
        return _worded(doc, match, tokens, noun)
    low, high = value(match["low"]), value(match["high"]) if match["high"] else None
    if (
        low is None
        or (match["high"] and high is None)
        or _named(match, tokens)
        or not _ranges(match, low, high, noun)
    ):
        return None
    sign = match["sign"] or match["sign2"] or ("%" if match["percent"] else "")
    if _is_age(match, tokens, low):
        who = tokens[-1].head.text if noun is None else noun.text
        return _bounded(match, low, high, "years of age", f"age of {who}", "age")
    if not (sign or match["before"] or match["after"]) and (
        (noun is None and _is_label(tokens)) or _is_pronoun(doc, match, tokens, noun)
    ):
        return None
    unit, measure = _counted(doc, tokens, noun, subject=sign in ("", "%"))
    unit = (
        "percentage points"
        if (match["percent"] or "").startswith("percentage")
        else UNITS.get(sign, unit)
    )
    return _bounded(
        match,
        low,
        high,
        unit,
        measure,
        "percent" if sign == "%" else "money" if sign else "range" if match["high"] else "number",
    )


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


def _worded(doc: Any, match: re.Match[str], tokens: Any, noun: Any | None) -> Quantity | None:
    """A share, a vague amount, or one in five."""
    unit, measure = _counted(doc, tokens, noun, subject=False)
    if match["out"]:
        some, of = value(match["out"]), value(match["of"])
        return (
            _bounded(match, round(some / of, 6), None, "share", measure, "share")
            if some and of and some <= of
            else None
        )
    kind = "share" if match["share"] else "amount" if match["amount"] else "part"
    phrase = match[kind].lower()
    row = {"share": SHARES, "amount": AMOUNTS, "part": PARTS}[kind][phrase]
    if kind == "amount" and noun is None:
        return None
    comparator = (
        BEFORE[match["before"].lower()]["comparator"]
        if match["before"] and row["comparator"] == "="
        else row["comparator"]
    )
    low, high = (
        float(row[side]) if row[side] and comparator[0] != other else None
        for side, other in (("low", "<"), ("high", ">"))
    )
    note = (
        f"“{phrase.capitalize()}”: at least twice what it is the plural of; how many is not said."
        if kind == "amount" and comparator == ">="
        else "How many or how much is not said."
        if comparator == "unstated"
        else ""
    )
    return Quantity(
        *match.span(),
        low,
        high,
        comparator,
        "share" if kind == "share" else unit,
        measure,
        note,
        "share" if kind == "share" else "vague amount",
    )


def _bounded(
    match: re.Match[str], low: float, high: float | None, unit: str, measure: str, rule: str
) -> Quantity:
    """The quantity with the bounds that its comparator leaves."""
    phrase = BEFORE.get((match["before"] or "").lower()) or AFTER.get(
        (match["after"] or "").lower()
    )
    comparator = phrase["comparator"] if phrase else "="
    note = {"<": "How far below is not said.", ">": "How far above is not said."}.get(
        comparator, ""
    )
    return Quantity(
        *match.span(),
        None if comparator[0] == "<" else low,
        None if comparator[0] == ">" else low if high is None else high,
        comparator,
        unit,
        measure,
        note,
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


def _noun(doc: Any, tokens: Any) -> Any | None:
    """The noun that is counted: what follows "of", or what the number modifies; None when there is
    none.
    """
    last, after = tokens[-1], tokens[-1].i + 1
    if after < len(doc) and doc[after].lower_ in ("of", "in") and doc[after].dep_ == "prep":
        return next((child for child in doc[after].children if child.dep_ == "pobj"), None)
    if after >= len(doc) or doc[after].is_punct or doc[after].is_space:
        return None
    word = last
    for _ in range(4):
        if word.head.i > last.i and word.head.pos_ in ("NOUN", "PROPN"):
            return word.head
        if word.dep_ not in (
            "nummod",
            "quantmod",
            "compound",
            "pobj",
            "conj",
            "amod",
            "det",
            "predet",
        ):
            return None
        word = word.head
    return None


def _counted(doc: Any, tokens: Any, noun: Any | None, *, subject: bool) -> tuple[str, str]:
    """What one is, and the words for what is counted: the noun's phrase, else the subject of the
    verb ("the toll reached 12").
    """
    last = tokens[-1]
    if noun is not None:
        return _unit(noun), _phrase(doc, noun, last.i + 1)
    if last.lower_ in ("which", "whom") and (meant := _antecedent(tokens[0])) is not None:
        return "share" if tokens[0].lower_.startswith(("part", "much")) else _unit(meant), _phrase(
            doc, meant, 0
        )
    if last.pos_ == "PRON":
        return "not said", last.text
    verb = next((word for word in last.ancestors if word.pos_ in ("VERB", "AUX")), None)
    told = (
        next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if verb is not None
        else None
    )
    if told is None or not subject:
        return "not said", "not said"
    if told.i in range(tokens[0].i, last.i + 1):
        return "not said", " ".join(doc[last.i + 1 : verb.i + 1].text.split()) or "not said"
    if told.left_edge.i <= tokens[0].i <= told.right_edge.i:
        return "not said", _phrase(doc, told, 0)
    return _unit(told), _phrase(doc, told, 0)


def _antecedent(word: Any) -> Any | None:
    """What "which" stands for in "part of which they hold" and "some of which were bad"."""
    return (
        word.head if word.dep_ == "appos" else word.head.head if word.head.dep_ == "relcl" else None
    )


def _unit(noun: Any) -> str:
    """What one of the counted is: the noun's lemma, the unit that stands for it, or what a "number"
    or "toll" is one of.
    """
    if noun.lemma_.lower() in COUNTS:
        of = (
            child
            for prep in noun.children
            if prep.lower_ == "of"
            for child in prep.children
            if child.dep_ == "pobj"
        )
        noun = next((child for child in noun.children if child.dep_ == "compound"), next(of, noun))
    lemma = noun.lemma_.lower()
    return (
        UNITS.get(lemma, lemma) if noun.pos_ in ("NOUN", "PROPN") and lemma.strip() else "not said"
    )


def _phrase(doc: Any, noun: Any, floor: int) -> str:
    """The noun with its modifiers, from no earlier than a token, and up to nine words after it that
    end at a comma or a relative clause.
    """
    after = list(
        takewhile(
            lambda word: not (word.is_punct or word.is_space) and word.lower_ not in STOPS,
            doc[noun.i + 1 : min(noun.right_edge.i + 1, noun.i + 10)],
        )
    )
    words = doc[min(max(floor, noun.left_edge.i), noun.i) : noun.i + 1 + len(after)].text
    return " ".join(words.split()).strip(" ,;:“”\"'") or "not said"
