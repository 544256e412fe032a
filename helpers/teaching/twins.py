"""Twins: answers of two students that no two people give by themselves."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from .kinds import BY_A_PERSON
from .marking import Marked
from .naming import folded

LEAST = 25
"""characters of words of one's own, from which the same words are no chance"""
WRONG = 3
"""wrong answers, from which all answers alike are no chance"""


def find_twins(marked: Iterable[Marked]) -> dict[tuple[str, str], str]:
    """What to tell of those hand-ins whose words, or whose answers with the same mistakes, are
    another's as well, by student and exercise.
    """
    by_sign: dict[tuple, set[str]] = defaultdict(set)
    for one in marked:
        for sign in _signs(one):
            by_sign[(one.skill, *sign)].add(one.student)
    others: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (skill, *_), students in by_sign.items():
        for student in students:
            others[folded(student), skill] |= students - {student}
    return {key: f"the same as {_told(them)}" for key, them in others.items() if them}


def _signs(one: Marked) -> list[tuple]:
    """What tells a hand-in's answers from those of others."""
    own = [
        ("words", question.id, folded(words))
        for question, answer in one.answered()
        if question.kind in BY_A_PERSON
        for words in [_words(answer)]
        if len(words) >= LEAST
    ]
    wrong = sum(verdict.share is not None and verdict.share < 1 for verdict in one.verdicts)
    alike = ("answers", *chain.from_iterable((q.id, repr(a)) for q, a in one.answered()))
    return [*own, alike] if wrong >= WRONG else own


def _words(answer: object) -> str:
    """The words in an answer that a person reads."""
    words = answer.get("why", "") if isinstance(answer, dict) else answer
    return words if isinstance(words, str) else ""


def _told(students: set[str]) -> str:
    return " and ".join(sorted(map(repr, students)))
