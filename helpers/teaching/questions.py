"""Questions: what a task asks and, apart from it, the key that judges an answer. A question without
its key can be handed to a student.

Offsets are those of the article: Unicode code points from 0, the end excluded. Answers are what
JSON can hold, as the question's kind has them, or CANNOT_TELL where it is offered.
"""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, NamedTuple

from ..messages import DossierError
from ..spans import Span

CANNOT_TELL = "cannot-tell"
CANNOT_TELL_WORDS = "Cannot tell from this text"


class ExerciseError(DossierError):
    """An exercise that cannot be made or opened; the message names the dossier or file, what was
    found and what was needed.
    """


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article, with the stretches that are to be seen in it."""

    number: int
    start: int
    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Key:
    """What judges an answer, and what is said about it. Stands in no student's file."""

    answer: Any = None
    """as an answer, but for pick: several stretches, each right; None where a person marks"""
    explanation: str = ""
    proof: tuple[Paragraph, ...] = ()
    """the passage that shows it"""
    why: dict[str, str] = field(default_factory=dict)
    """what to say of a wrong choice, by the option's id; in match, of a wrong pair, by the item's
    id
    """
    near: dict[str, float] = field(default_factory=dict)
    """options that are partly right, with their share of the points"""
    year: str = ""
    """the year that a date may leave out, since the text leaves it out"""
    model: str = ""
    rubric: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """the rows of the dossier that the question was made from"""


@dataclass(frozen=True)
class Question:
    """One task, as a student sees it; `key` is None when it is handed out to be marked later."""

    id: str
    skill: str
    kind: str
    prompt: str
    points: float
    hints: tuple[str, str]
    passage: tuple[Paragraph, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """id and words of what can be chosen, in the order shown; in order, of what is to be put in
    order
    """
    items: tuple[tuple[str, str], ...] = ()
    """match: id and words of what an option is to be found for"""
    may_not_tell: bool = False
    """whether CANNOT_TELL is offered"""
    key: Key | None = None

    def without_key(self) -> "Question":
        """The question as it is handed out."""
        return replace(self, key=None)

    @property
    def own_key(self) -> Key:
        """The key. Raises ValueError when the question was handed out without it."""
        if self.key is None:
            raise ValueError(f"{self.id} has no key: it is marked after it was handed in")
        return self.key

    @property
    def words(self) -> dict[str, str]:
        """What each option, item and CANNOT_TELL says, by id."""
        return {**dict(self.options), **dict(self.items), CANNOT_TELL: CANNOT_TELL_WORDS}


class Reflection(NamedTuple):
    """What to think about at the end, which a person reads."""

    prompt: str
    model: str
    """an answer from this article"""
    rubric: tuple[str, ...]
    """what to look for in an answer"""


@dataclass(frozen=True)
class Exercise:
    """The questions of one skill on one article, with the article's text."""

    skill: str
    title: str
    text: str
    questions: tuple[Question, ...]

    @property
    def mark(self) -> str:
        """What tells these questions from others."""
        asked = repr([question.without_key() for question in self.questions])
        return sha256(asked.encode("utf-8", "replace")).hexdigest()[:12]
