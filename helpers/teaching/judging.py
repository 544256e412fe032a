"""Judging: an answer and a key in, a verdict out that explains itself by the passage. Tolerant, and
by rules that the student is told: each kind of question has its own.
"""

from dataclasses import dataclass

from ..arguments import judged
from .kinds import KINDS
from .kinds.kind import BLANK
from .questions import CANNOT_TELL, CANNOT_TELL_WORDS, Key, Paragraph, Question


@dataclass(frozen=True)
class Verdict:
    """What is said of an answer."""

    share: float | None
    """of the points, 0 to 1; None where a person marks, or nothing that can be judged was given"""
    points: float
    of: float
    told: tuple[str, ...]
    proof: tuple[Paragraph, ...] = ()

    @property
    def right(self) -> bool:
        """Whether it gets all the points."""
        return self.share == 1


@judged
def judge(question: Question, answer: object, *, key: Key | None = None) -> Verdict:
    """The verdict on an answer to a question, by its own key or the one given; an answer that is
    blank or malformed gets no points, and is told so.

    Raises ValueError when there is no key at all.
    """
    key = key or question.own_key
    kind = KINDS[question.kind]
    if kind.judge is None:
        return Verdict(None, 0, question.points, ("A model answer:", key.model), key.proof)
    if problem := find_problem(question, answer, year=key.year):
        return Verdict(None, 0, question.points, (problem,))
    if CANNOT_TELL in (answer, key.answer):
        share, lines = _judge_untold(key, answer)
    else:
        share, lines = kind.judge(question, key, answer)
    head = "Right." if share == 1 else f"Partly right: {share:.0%} of the points."
    last = key.explanation if share == 1 else key.why.get(question.kind, "")
    return Verdict(
        share,
        round(share * question.points, 2),
        question.points,
        tuple(filter(None, (head if share else kind.wrong, *lines, last))),
        key.proof,
    )


def told_answer(question: Question, answer: object) -> str:
    """An answer in words, as a summary shows it; "" when there is none, or none that can be
    read.
    """
    if find_problem(question, answer):
        return answer if isinstance(answer, str) else ""
    if answer == CANNOT_TELL:
        return CANNOT_TELL_WORDS
    return KINDS[question.kind].tell(question, answer)


def told_key(question: Question) -> str:
    """The right answer in words; the model answer where a person marks. Raises ValueError when
    there is no key.
    """
    kind, key = KINDS[question.kind], question.own_key
    if kind.by_a_person:
        return key.model
    untold = key.answer == CANNOT_TELL
    return told_answer(question, key.answer if untold else kind.right_one(key.answer))


def find_problem(question: Question, answer: object, *, year: str = "") -> str:
    """Why an answer cannot be judged, or "": nothing chosen, not of the question's kind, not an
    EDTF date.
    """
    kind = KINDS[question.kind]
    if answer in (None, "", [], {}) or kind.is_blank(answer):
        return BLANK
    if answer == CANNOT_TELL:
        refused = f"“{CANNOT_TELL_WORDS}” is not among the answers here."
        return "" if question.may_not_tell else refused
    try:
        fits = kind.fits(question, answer)
    except TypeError:
        fits = False
    if fits:
        return kind.find_problem(answer, year)
    return "This answer cannot be read: it is not one that the task offers. Answer it once more."


def _judge_untold(key: Key, answer: object) -> tuple[float, list[str]]:
    """Where the answer or the key is that the text does not tell."""
    if answer == key.answer:
        return 1.0, []
    if answer == CANNOT_TELL:
        return 0.0, [key.why.get(CANNOT_TELL, "The text does tell. Look at the passage.")]
    why = key.why.get(answer, "") if isinstance(answer, str) else ""
    return 0.0, [why, "The text does not tell."]
