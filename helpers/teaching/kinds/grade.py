"""Grade: a letter for a source, a number for a claim, and reasons, which a person reads. An answer
is {"reliability", "credibility", "why"}.
"""

from typing import Any, Unpack

from ...admiralty import CREDIBILITY, RELIABILITY
from ..questions import Question
from .kind import Around, Kind, has_no_words


def ask(
    skill: str, prompt: str, *, model: str, rubric: tuple[str, ...], **around: Unpack[Around]
) -> Question:
    """A source and a claim to be graded, with another's grade and what to look for."""
    return KIND.ask(skill, prompt, around, model=model, rubric=rubric)


def _fits(question: Question, answer: Any) -> bool:
    return (
        isinstance(answer, dict)
        and all(isinstance(value, str) for value in answer.values())
        and answer.get("reliability", "") in ("", *RELIABILITY)
        and answer.get("credibility", "") in ("", *map(str, CREDIBILITY))
    )


def _tell(question: Question, answer: dict[str, str]) -> str:
    grade = "".join(answer.get(part, "") or "–" for part in ("reliability", "credibility"))
    return f"{grade}: {answer.get('why', '')}"


KIND = Kind(
    name="grade",
    points=4,
    rule="Not marked right or wrong: there is no single right grade. Your reason is set beside "
    "another's, with a list of what to look for.",
    fits=_fits,
    tell=_tell,
    is_blank=has_no_words,
    for_page={
        "reliability": list(RELIABILITY.items()),
        "credibility": [(str(grade), meaning) for grade, meaning in CREDIBILITY.items()],
    },
)
