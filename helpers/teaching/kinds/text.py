"""Text: a few sentences, which a person reads. An answer is words."""

from typing import Unpack

from ..questions import Question
from .kind import Around, Kind, has_no_words


def ask(
    skill: str, prompt: str, *, model: str, rubric: tuple[str, ...], **around: Unpack[Around]
) -> Question:
    """A question to be answered in words, with a model answer and what to look for."""
    return KIND.ask(skill, prompt, around, model=model, rubric=rubric)


KIND = Kind(
    name="text",
    points=3,
    rule="Not marked right or wrong: your answer is set beside a model answer and a list of what "
    "to look for.",
    fits=lambda question, answer: isinstance(answer, str),
    tell=lambda question, answer: answer,
    is_blank=has_no_words,
)
