"""Marking: the answers of a class, compared with the keys. Nothing that a student handed in is run:
the answers alone are read, and judged here.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from . import answers
from .collecting import Collected, HandIn
from .judging import Verdict, find_problem, judge
from .kinds import BY_A_PERSON
from .naming import folded
from .questions import Exercise, Question


class Reading(NamedTuple):
    """What a person made of an answer."""

    points: float | None = None
    """None when nobody gave any"""
    comment: str = ""
    changed: bool = False
    """whether the answer is another since"""


class Marked(NamedTuple):
    """What one student handed in of one exercise, with a verdict on each task."""

    hand_in: HandIn
    exercise: Exercise
    verdicts: tuple[Verdict, ...]
    """in the order of the tasks; none when nothing could be read"""
    readings: Mapping[str, Reading] = {}
    """what a person gave, by the task's id"""

    @property
    def student(self) -> str:
        """The student's name."""
        return self.hand_in.student

    @property
    def skill(self) -> str:
        """The exercise."""
        return self.exercise.skill

    @property
    def key(self) -> tuple[str, str]:
        """What tells this hand-in from all others."""
        return folded(self.student), self.skill

    def entry(self, question: Question) -> dict:
        """What is kept of a task."""
        kept = self.hand_in.given.kept if self.hand_in.given else {}
        return answers.entry(kept.get(question.id))

    def answered(self) -> Iterator[tuple[Question, object]]:
        """The tasks that something was answered to which can be read, with it."""
        for question in self.exercise.questions:
            answer = self.entry(question)["answer"]
            if not find_problem(question, answer, year=question.own_key.year):
                yield question, answer

    def is_answered(self, question: Question) -> bool:
        """Whether a task has an answer that can be read."""
        return any(question is answered for answered, _ in self.answered())

    def points(self, question: Question) -> float | None:
        """The points for a task; None while a person has yet to give them."""
        reading = self.readings.get(question.id, Reading())
        if reading.points is not None:
            return reading.points
        if question.kind in BY_A_PERSON and self.is_answered(question):
            return None
        return self.verdicts[self.exercise.questions.index(question)].points


def mark_all(collected: Collected, exercises: Mapping[str, Exercise]) -> list[Marked]:
    """Everything that was handed in, each task judged by its key, in the order of students and
    exercises.
    """
    return [
        Marked(hand_in, exercises[hand_in.skill], _verdicts(hand_in, exercises[hand_in.skill]))
        for _, hand_in in sorted(collected.hand_ins.items())
    ]


def _verdicts(hand_in: HandIn, exercise: Exercise) -> tuple[Verdict, ...]:
    if hand_in.given is None:
        return ()
    kept = hand_in.given.kept
    return tuple(
        judge(question, answers.entry(kept.get(question.id))["answer"])
        for question in exercise.questions
    )
