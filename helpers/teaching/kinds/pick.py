"""Pick: words are to be picked in the passage. An answer is [start, end] in the article; a key has
several, each of them right.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Unpack

from ...spans import Span
from ..drawing import Draw
from ..questions import Key, Question
from .kind import Around, Judged, Kind

FULL, NONE = 0.8, 0.3
"""overlap of picked words (F1 over characters other than blanks) from which they count in full, and
below which not at all
"""


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
        and bool(_letters(question, answer))
    )


def _tell(question: Question, answer: Sequence[int]) -> str:
    start, end = answer
    for part in question.passage:
        if part.start < end and start < part.start + len(part.text):
            return f"“{part.text[max(0, start - part.start) : end - part.start]}”"
    return ""


def _judge(question: Question, key: Key, answer: Sequence[int]) -> Judged:
    picked = _letters(question, answer)
    overlap = max(_overlap(picked, _letters(question, right)) for right in key.answer)
    if overlap >= FULL:
        return 1.0, []
    how_far = (
        f"Your words overlap with the right ones by {overlap:.0%}."
        if overlap
        else "Your words and the right ones do not overlap."
    )
    return round(overlap, 2) if overlap >= NONE else 0.0, [how_far]


def _letters(question: Question, stretch: Sequence[int]) -> set[int]:
    """The places of a question's passage, blanks left out, that a stretch covers."""
    start, end = stretch
    return {
        part.start + at
        for part in question.passage
        for at, char in enumerate(part.text)
        if start <= part.start + at < end and not char.isspace()
    }


def _overlap(picked: set[int], right: set[int]) -> float:
    """F1 of two sets of places."""
    return 2 * len(picked & right) / (len(picked) + len(right)) if picked and right else 0.0


KIND = Kind(
    name="pick",
    points=2,
    rule="Your words need not match to the letter: from four fifths of overlap on they count in "
    "full, from three tenths on by their share.",
    fits=_fits,
    tell=_tell,
    judge=_judge,
    right_one=lambda answer: answer[0],
)
