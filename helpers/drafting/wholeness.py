"""Wholeness: which stretches of a text can be read by themselves, as a clause that says something:
with a finite verb, its subject, and nothing above them left out.

Misses: clauses whose verb the parser takes for a noun ("Water carries salt"), which count as none.
"""

from collections.abc import Iterable
from functools import lru_cache

from ..spans import Span
from .attributions.grammar import Parse
from .parsing import parse
from .propositions.clauses import RELATIVE_TAGS, is_finite, own_subject


@lru_cache(maxsize=8)
def _parsed(text: str) -> tuple[tuple[int, Parse], ...]:
    return tuple((page.start, Parse(page.doc)) for page in parse(text))


def is_whole_clause(text: str, spans: Iterable[Span]) -> bool:
    """Whether the words of these stretches are a clause by themselves. One that opens with "who" or
    "which" is none, unless a sentence begins with it.

    >>> [is_whole_clause("Ann said that it rained.", [span]) for span in ((14, 23), (9, 23))]
    [True, True]
    >>> is_whole_clause("Ann spoke of heavy rain.", [(13, 23)])
    False
    """
    for start, page in _parsed(text):
        within = [
            token
            for token in range(len(page))
            if any(
                first <= start + page.start[token] and start + page.end[token] <= last
                for first, last in spans
            )
        ]
        if within and _is_clause(page, within):
            return True
    return False


def _is_clause(page: Parse, within: list[int]) -> bool:
    said = [token for token in within if not page.is_edge(token)]
    opens = said and page.tag[said[0]] in RELATIVE_TAGS
    if not said or (opens and page.sentence[said[0]][0] != within[0]):
        return False
    inside = set(within)
    return any(
        _says(page, token, inside)
        for token in said
        if page.head[token] not in inside or page.dep[token] == "ROOT"
    )


def _says(page: Parse, verb: int, inside: set[int]) -> bool:
    """Whether a word is a finite verb whose subject stands with it; a noun that has an owner before
    it is misread as a verb.
    """
    subject = own_subject(page, verb)
    if subject not in inside or not is_finite(page, verb):
        return False
    return subject + 1 >= len(page) or page.tag[subject + 1] != "POS"
