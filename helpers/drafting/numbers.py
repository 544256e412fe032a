"""Numbers in English words and digits: a pattern that finds them, and the value they stand for.

Misses: Roman numerals, "a score", decimals in words ("three point five"), and decimal commas ("3,5
million").
"""

import re

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: number for number, word in enumerate(UNITS)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
SCALES = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
}

_SCALE = "hundred|dozen|thousand|million|billion|trillion"
_SIMPLE = "|".join(sorted(WORDS, key=len, reverse=True))
_DIGITS = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,15}})(?:\.[0-9]{{1,6}})?"
    rf"(?:(?:[ -](?:{_SCALE})\b){{1,2}}|(?:k|mn?|bn)\b)?(?!\.?[0-9]|,[0-9]{{3}})"
)
_SPELT = (
    rf"(?:a\s(?={_SCALE}))?(?:{_SIMPLE}|{_SCALE})\b"
    rf"(?:(?:[ -]|\sand\s)(?:{_SIMPLE}|{_SCALE})\b){{0,7}}"
)
NUMBER = rf"(?i:{_DIGITS}|{_SPELT})"
"""a number in a text, as part of a pattern: "12,000", "3.5 million", "twenty-one", "two hundred and
five"; its value may still be None
"""


def value(words: str) -> float | None:
    """What a number stands for; None for words that are not one number ("two three").

    >>> value("3.5 million"), value("two hundred and five"), value("a dozen"), value("two three")
    (3500000.0, 205.0, 12.0, None)
    """
    total, part, before = 0.0, 0.0, 0.0
    parts = [
        word
        for word in re.findall(r"[0-9][0-9,.]*|[a-z]+", words.lower())
        if word not in ("and", "a")
    ]
    for word in parts:
        if word in SCALES:
            before = float(SCALES[word])
            part = (part or 1.0) * before
            total, part = (total + part, 0.0) if before > 100 else (total, part)
        elif word in WORDS or word[0].isdigit():
            simple = float(WORDS[word] if word in WORDS else word.replace(",", "").rstrip("."))
            if before and not (
                (before in SCALES.values() and simple < before)
                or (20 <= before < 100 and 0 < simple < 10)
            ):
                return None
            part, before = part + simple, simple
        else:
            return None
    return round(total + part, 6) if parts else None
