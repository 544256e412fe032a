"""Wording: names, claims and numbers as they stand in a sentence that an editor reads.

Pure functions of words; nothing here knows what a dossier is. What a stranger chose (a name, a
proposition) stands on one line, with nothing in it that cannot be seen, and is cut where it is
long.
"""

import re
from collections.abc import Iterable
from functools import cache

from ... import lexicons
from ...display import visible

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
LONGEST_CLAIM, LONGEST_NAME, LONGEST_NOTE = 130, 70, 200
GAP = r"\ …\ "
"""what stands in the lexicon, as a pattern has it, where other words may stand between two"""
STEM = 5
"""letters by which forms of one word are told to be one"""
ARTICLES = ("a", "an", "one", "the", "some", "several", "many")
NOT_PLURAL = ("ss", "us", "is")
"""how a noun ends that is no plural; the last, unless it is the name of a group"""
SEVERAL = ("some", "several", "many", "other")
COUNTED = frozenset(NUMBERS[2:]) | {"dozens", "both"}
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def in_words(number: int) -> str:
    """A count as a sentence has it.

    >>> in_words(3), in_words(40)
    ('three', '40')
    """
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def counted(number: int, what: str) -> str:
    """A count and what is counted, whose plural ends in s.

    >>> counted(1, "statement"), counted(2, "statement")
    ('one statement', 'two statements')
    """
    return f"{in_words(number)} {what}{'' if number == 1 else 's'}"


def series(parts: Iterable[str], most: int = 4) -> str:
    """Parts as a sentence lists them, the later of many counted only.

    >>> series(["a", "b", "c"]), series("abcdefg", most=3)
    ('a, b and c', 'a, b, c and four others')
    """
    told = list(dict.fromkeys(parts))
    if len(told) > most + 1:
        told = [*told[:most], f"{in_words(len(told) - most)} others"]
    return " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))


def one_line(text: str, longest: int) -> str:
    """Words on one line, cut before the word that would make them longer than that."""
    words = visible(" ".join(text.split()))
    if len(words) <= longest:
        return words
    cut = words[:longest].rsplit(" ", 1)[0] if " " in words[:longest] else words[:longest]
    return cut.rstrip(" ,;:.") + " …"


def as_sentence(text: str) -> str:
    """Words as a sentence: with a capital at its beginning and one full stop at its end."""
    words = text.strip().rstrip(". ")
    end = "" if words.endswith(("…", "?", "!", ".”")) or not words else "."
    return words[:1].upper() + words[1:] + end


def quoted_inside(text: str) -> str:
    """Words as they stand between quotation marks, with their own marks made single ones.

    >>> quoted_inside("“We said “no” to it,”")
    'We said ‘no’ to it,'
    """
    words = one_line(text, LONGEST_CLAIM).strip('“”"')
    inner = words.replace("“", "‘").replace("”", "’")
    return re.sub(r'"([^"]*)"', r"‘\1’", inner) + (
        "’" if inner.count("‘") > inner.count("’") else ""
    )


def plain_name(name: str) -> str:
    """A name without what a register adds to it in brackets.

    >>> plain_name("China (government)")
    'China'
    """
    return one_line(re.sub(r"\s*\([^()]*\)\s*$", "", name) or name, LONGEST_NAME)


def as_unnamed(description: str) -> str:
    """A description as that of somebody without a name.

    >>> as_unnamed("a U.S. official"), as_unnamed("two officers"), as_unnamed("U.S. officials")
    ('one unnamed U.S. official', 'two unnamed officers', 'unnamed U.S. officials')
    """
    first, _, rest = description.partition(" ")
    word = first.casefold()
    if word in _words_of("pointing"):
        return description
    if _counts(word):
        before = "one" if word in ("a", "an") else word
        return f"{before} unnamed {rest}"
    return f"unnamed {description}"


def uncounted(description: str) -> str:
    """A description without the article or the number that begins it.

    >>> uncounted("two senior clerks")
    'senior clerks'
    """
    first, _, rest = description.partition(" ")
    return rest if _counts(first.casefold()) else description


def _counts(word: str) -> bool:
    return word in ARTICLES or word in COUNTED or word.isdigit()


def is_several(name: str, *, group: bool = False) -> bool:
    """Whether a name takes the verb of several: one that begins with their number, or whose noun is
    a plural. group: whether it is that of a group, whose own name may be one.

    >>> is_several("prosecutors"), is_several("the police"), is_several("a clerk of the courts")
    (True, True, False)
    >>> is_several("the United Nations"), is_several("the Houthis", group=True)
    (False, True)
    """
    words = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(name)]
    first = words[0].casefold() if words else ""
    if first in COUNTED or first in SEVERAL or first.isdigit():
        return first != "1"
    before = (n for n, word in enumerate(words) if n and word.casefold() in _words_of("after-noun"))
    head = words[: next(before, len(words))]
    if not head or first in ("a", "an", "one"):
        return False
    common = head[-1].islower()
    return (common or group) and _is_plural(head[-1].casefold(), NOT_PLURAL[: 3 if common else 2])


def _is_plural(noun: str, otherwise: tuple[str, ...]) -> bool:
    ends = noun.endswith("s") and not noun.endswith(otherwise)
    return noun in _words_of("several") or (ends and noun not in _words_of("one-in-s"))


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry its matter, by their first letters, so that forms of one word
    are one.

    >>> content_words("North Korean troops") == content_words("the troops of North Korea")
    True
    """
    words = (word.casefold() for word in WORD.findall(text))
    return frozenset(
        word[:STEM] for word in words if len(word) > 1 and word not in _words_of("empty")
    )


def holds(text: str, kind: str) -> bool:
    """Whether a text has a word, or words, of a kind that the lexicon of findings lists."""
    return _pattern(kind).search(text) is not None


@cache
def _words_of(kind: str) -> frozenset[str]:
    return lexicons.words("findingwords", kind)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """The words of a kind as a pattern; at most four others stand where one of them has a gap."""
    either = lexicons.either(_words_of(kind)).replace(GAP, r"\W+(?:\w+\W+){0,4}?")
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
