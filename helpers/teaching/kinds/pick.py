"""Pick: words are to be picked in the passage. An answer is [start, end] in the article; a key has
several, each of them right.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Unpack

from ...spans import Span
from ..drawing import Draw
from ..questions import Key, Question
from .kind import RIGHT, Around, Judged, Kind

NONE = 0.3
"""overlap of picked words (F1) below which they do not count at all"""


def ask(
    draw: Draw, prompt: str, right: list[Span], *, why: str, **around: Unpack[Around]
) -> Iterator[Question]:
    """Words to be picked in the passage; right: the stretches each of which is a right answer."""
    around["proof"] = around.get("proof") or draw.passage(right[0])
    yield KIND.ask(
        draw.skill,
        prompt,
        around,
        answer=[[int(start), int(end)] for start, end in right],
        why={"pick": why},
    )


def _fits(question: Question, answer: Any) -> bool:
    return (
        isinstance(answer, list)
        and len(answer) == 2
        and all(type(end) is int for end in answer)
        and bool(_words(question, answer))
    )


def _tell(question: Question, answer: Sequence[int]) -> str:
    start, end = answer
    for part in question.passage:
        if part.start < end and start < part.start + len(part.text):
            return f"“{part.text[max(0, start - part.start) : end - part.start]}”"
    return ""


def _judge(question: Question, key: Key, answer: Sequence[int]) -> Judged:
    picked = _words(question, answer)
    overlap = max(_overlap(picked, _words(question, right)) for right in key.answer)
    if overlap == 1:
        return RIGHT
    how_far = (
        f"Your words and the right ones overlap by {overlap:.0%}: some are too many, or missing."
        if overlap
        else "Your words and the right ones do not overlap."
    )
    return Judged(
        round(overlap, 2) if overlap >= NONE else 0.0, [how_far], [key.why.get("pick", "")]
    )


def _words(question: Question, stretch: Sequence[int]) -> set[int]:
    """Where the words of a question's passage begin that a stretch touches."""
    start, end = stretch
    return {
        part.start + word.start()
        for part in question.passage
        for word in re.finditer(r"\S+", part.text)
        if part.start + word.start() < end and start < part.start + word.end()
    }


def _overlap(picked: set[int], right: set[int]) -> float:
    """F1 of two sets of places."""
    return 2 * len(picked & right) / (len(picked) + len(right)) if picked and right else 0.0


KIND = Kind(
    name="pick",
    points=2,
    rule="Each word too many or too few costs something; below three tenths of overlap nothing "
    "is left.",
    fits=_fits,
    tell=_tell,
    judge=_judge,
    right_one=lambda answer: answer[0],
)
