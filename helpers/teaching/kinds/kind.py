"""A kind of question: all that tells it from the other kinds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, NotRequired, TypedDict

from ..questions import Key, Paragraph, Question

BLANK = "Nothing is answered yet."


class Judged(NamedTuple):
    """What is made of an answer."""

    share: float
    """of the points, 0 to 1"""
    first: list[str]
    """what can be said of it without telling the key"""
    then: list[str]
    """what can be said once the key is told"""


RIGHT = Judged(1.0, [], [])


class Around(TypedDict):
    """What every question has beside its prompt and its answer, whatever its kind."""

    about: tuple[str, ...]
    """the rows of the dossier that it was made from"""
    hints: tuple[str, str]
    explanation: NotRequired[str]
    passage: NotRequired[tuple[Paragraph, ...]]
    """what is shown with the question"""
    proof: NotRequired[tuple[Paragraph, ...]]
    """what is shown with the verdict"""


@dataclass(frozen=True)
class Kind:
    """How questions of one kind are asked, explained, checked, judged and told. Answers are what
    JSON can hold; what is given here is called with those alone that fit.
    """

    name: str
    points: float
    rule: str
    """how it is marked, as the student is told"""
    fits: Callable[[Question, Any], bool]
    """whether an answer has the form that the page sends; may raise TypeError when it has not"""
    tell: Callable[[Question, Any], str]
    """an answer in words"""
    judge: Callable[[Question, Key, Any], Judged] | None = None
    """None: a person marks it, beside a model answer and a rubric"""
    is_blank: Callable[[Question, Any], bool] = lambda question, answer: False
    """whether nothing is answered, though something was sent"""
    blank: str = BLANK
    """what is said then"""
    find_problem: Callable[[Any, str], str] = lambda answer, year: ""
    """why an answer of this form cannot be judged, given the year that it may leave out"""
    right_one: Callable[[Any], Any] = lambda answer: answer
    """of a key's answer, one that is right"""
    key_on_page: Callable[[Any], Any] = lambda answer: answer
    """a key's answer as a page needs it that judges without Python"""
    wrong: str = "Not yet."
    """what is said first of an answer that gets nothing"""
    for_page: Mapping[str, object] = field(default_factory=dict)
    """what the page needs besides the question"""
    pairs_tell: bool = False
    """whether what is said then holds the key, so that it is not told once more"""
    takes_long: bool = False
    """whether it is asked late"""

    @property
    def by_a_person(self) -> bool:
        """Whether it is never marked right or wrong."""
        return self.judge is None

    def ask(
        self,
        skill: str,
        prompt: str,
        around: Around,
        *,
        points: float | None = None,
        options: tuple[tuple[str, str], ...] = (),
        items: tuple[tuple[str, str], ...] = (),
        may_not_tell: bool = False,
        **key: Any,
    ) -> Question:
        """A question of this kind; its number is given when it is chosen. key: what Key holds, but
        for what stands around.
        """
        return Question(
            id="",
            skill=skill,
            kind=self.name,
            prompt=prompt,
            points=self.points if points is None else points,
            hints=around["hints"],
            passage=_with(around.get("passage", ()), around.get("proof", ())),
            options=options,
            items=items,
            may_not_tell=may_not_tell,
            key=Key(
                explanation=around.get("explanation", ""),
                proof=around.get("proof", ()),
                about=around["about"],
                **key,
            ),
        )


def _with(passage: tuple[Paragraph, ...], proof: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """What is shown with a question, and the paragraphs that prove its key, unmarked; nothing where
    the whole article is to be looked through.
    """
    shown = {part.number: part for part in passage}
    further = {part.number: replace(part, marks=()) for part in proof} if shown else {}
    return tuple(part for _, part in sorted((further | shown).items()))


def lettered(words: list[str]) -> tuple[tuple[str, str], ...]:
    """The words, each with a letter as its id, which tells nothing of what is right."""
    return tuple((chr(ord("a") + at), option) for at, option in enumerate(words))


def quoted(question: Question, id_: str) -> str:
    """The words of an option or item between quotation marks."""
    words = question.words[id_]
    return words if words.startswith("“") else f"“{words}”"


def option_ids(question: Question) -> set[str]:
    """The ids of what can be chosen."""
    return {id_ for id_, _ in question.options}


def has_no_words(question: Question, answer: object) -> bool:
    """Whether nothing is written in an answer that a person reads."""
    parts = [str(answer)]
    if isinstance(answer, dict) and all(isinstance(part, str) for part in answer.values()):
        parts = list(answer.values())
    return not "".join(parts).strip()
