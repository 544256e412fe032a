"""Numbers in English words and digits: a pattern that finds them, and the value they stand for.

Misses: Roman numerals, "a score", thousands set apart by a plain blank ("1 500"), which could be
two numbers, and decimal commas but for "3,5 million" and "3,5 %".
"""

import re

from ..lexicons import either

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
    "lakh": 10**5,
    "crore": 10**7,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
}

PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}

SCALE = "hundred|dozen|thousand|million|billion|trillion|lakh|crore"
_SIMPLE, _WORD = either(WORDS), either([*WORDS, *SCALE.split("|")])
_BLANK = "[\u00a0\u2009\u202f]"
_GROUPED = rf"[0-9]{{1,3}}(?:(?:,[0-9]{{3}}){{1,4}}|(?:{_BLANK}[0-9]{{3}}){{1,4}})"
_AND_PART = rf"\sand\s(?:a|one)[\s-](?:{'|'.join(PARTS)})\b"
_AFTER_SCALE = "|".join(f"(?<={scale})" for scale in SCALE.split("|"))
_DIGITS = (
    r"(?=[0-9.½¼¾⅓⅔])"
    rf"(?:(?:[0-9]{{1,3}}\s)?[1-9][0-9]?[/⁄](?:2|3|4|5|6|8|10|12|16|32|64|128)(?![0-9/⁄])"
    rf"|(?:[0-9]{{1,3}}\s?)?[½¼¾⅓⅔]"
    rf"|[0-9]{{1,3}},[0-9]{{1,2}}(?=\s?(?:million|billion|trillion|%|per\s?cent)\b)"
    rf"|(?:{_GROUPED}|[0-9]{{1,15}})?(?:(?<=[0-9])|(?=\.[0-9]))(?:\.[0-9]{{1,6}})?)"
    rf"(?:{_AND_PART})?(?:(?:[ -](?:{SCALE})\b){{1,2}}|(?:k|mn?|bn)\b)?"
    rf"(?!\.?[0-9]|,[0-9]{{3}})"
)
_SPELT = (
    rf"(?:an?\s(?={SCALE}))?(?:{_WORD})\b"
    rf"(?:(?:[ -]|(?:{_AFTER_SCALE})\sand\s)(?:{_WORD})\b){{0,7}}"
    rf"(?:\spoint(?:\s(?:{_SIMPLE})\b){{1,4}}|{_AND_PART})?(?:[ -](?:{SCALE})\b){{0,2}}"
)
NUMBER = rf"(?i:{_DIGITS}|(?:half|(?:a\s)?(?:half|third|quarter)\sof)\sa\s(?:{SCALE})\b|{_SPELT})"
"""a number in a text, as part of a pattern: "12,000", "3.5 million", "twenty-one", "two hundred and
five", "two and a half million"; its value may still be None
"""
PART_OF = re.compile(rf"(?:a\s)?({'|'.join(PARTS)})\s(?:of\s)?a\s({SCALE})")
FRACTION = re.compile(r"(?:([0-9]+)\s)?([0-9]+)[/⁄]([0-9]+)")
MIXED = re.compile(
    rf"(?P<whole>.+?)\s(?:and\s(?:a|one)[\s-](?P<part>{'|'.join(PARTS)})"
    rf"|point(?P<digits>(?:\s(?:{_SIMPLE}))+?))(?P<scale>(?:[ -](?:{SCALE}))*)"
)


def value(words: str) -> float | None:
    """What a number stands for; None for words that are not one number ("two three").

    >>> value("3.5 million"), value("two hundred and five"), value("a dozen"), value("two three")
    (3500000.0, 205.0, 12.0, None)
    """
    words = re.sub(rf"(?<=[0-9]){_BLANK}(?=[0-9]{{3}})", "", words.lower())
    words = re.sub(r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))", ".", words)
    if mixed := MIXED.fullmatch(words):
        return _mixed(mixed)
    if part := PART_OF.fullmatch(words):
        return round(PARTS[part[1]] * SCALES[part[2]], 6)
    words = FRACTION.sub(_decimal, re.sub(r"([0-9]*)\s?([½¼¾⅓⅔])", _sign, words))
    return _plain(re.findall(r"[0-9]*\.?[0-9][0-9,.]*|[a-z]+", words))


def _mixed(match: re.Match[str]) -> float | None:
    """The value of a number with a part in words: "two and a half million", "one point two"."""
    whole = value(match["whole"])
    if whole is None:
        return None
    scale = value(match["scale"].strip(" -")) if match["scale"] else 1.0
    if match["digits"]:
        digits = "".join(f"{WORDS[word]}" for word in match["digits"].split())
        whole += float(f"0.{digits}")
    else:
        last = match["whole"].split()[-1]
        whole += PARTS[match["part"]] * SCALES.get(last, 1)
    return None if scale is None else round(whole * scale, 6)


def _decimal(match: re.Match[str]) -> str:
    """A fraction as a decimal: "5 1/2" as 5.5."""
    return f"{int(match[1] or 0) + int(match[2]) / int(match[3]):.6f}"


def _sign(match: re.Match[str]) -> str:
    return f"{int(match[1] or 0) + SIGNS[match[2]]:.6f}"


def _plain(words: list[str]) -> float | None:
    """The value of digits, simple words and scales in their order; None where they are not one
    number.
    """
    total, part, before = 0.0, 0.0, 0.0
    parts = [word for word in words if word not in ("and", "a", "an")]
    for word in parts:
        if word in SCALES:
            before = float(SCALES[word])
            part = (part or 1.0) * before
            total, part = (total + part, 0.0) if before > 100 else (total, part)
        elif word in WORDS or word[-1].isdigit() or word[0].isdigit():
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
