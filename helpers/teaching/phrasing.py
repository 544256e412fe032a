"""Phrasing: the article's own words as they stand in a question."""

import re

LONGEST = 110
"""characters of an option; longer words are cut"""


def quoted_within(words: str) -> str:
    """Words that are to stand between quotation marks: their own marks are made single, and those
    without a partner dropped.
    """
    words = re.sub(r'[“"]([^“”"]*)[”"]', r"‘\1’", words)
    return re.sub(r'[“”"]', "", words)


def upper(words: str) -> str:
    """The words with a capital at the beginning, and no other change."""
    return words[:1].upper() + words[1:]


def cut(words: str, most: int = LONGEST) -> str:
    """The words on one line, cut after a word where they are too long to be an option."""
    words = re.sub(r"\s+", " ", words).strip()
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
