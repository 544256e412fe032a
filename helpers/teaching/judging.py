"""Judging: an answer and a key in, a verdict out that explains itself by the passage. Tolerant, and
by rules that the student is told: each kind of question has its own.
"""

from dataclasses import dataclass, replace

from ..arguments import judged
from .kinds import KINDS
from .kinds.kind import BLANK, RIGHT, Judged
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
def judge(
    question: Question, answer: object, *, key: Key | None = None, first: bool = False
) -> Verdict:
    """The verdict on an answer to a question, by its own key or the one given; an answer that is
    blank or malformed gets no points, and is told so.

    first: whether it is the first that was given. One that is wrong is then told where to look, and
    not the key; else the key, with the passage that shows it. Raises ValueError when there is no
    key at all.
    """
    key = key or question.own_key
    kind = KINDS[question.kind]
    if kind.judge is None:
        return Verdict(None, 0, question.points, ("A model answer:", key.model), key.proof)
    if problem := find_problem(question, answer, year=key.year):
        return Verdict(None, 0, question.points, (problem,))
    untold = CANNOT_TELL in (answer, key.answer)
    judged = _judge_untold(key, answer) if untold else kind.judge(question, key, answer)
    told: tuple[str, ...] = ("Right.", key.explanation)
    if judged.share < 1:
        head = f"Partly right: {judged.share:.0%} of the points." if judged.share else kind.wrong
        after = (_where(question),) if first else _told_now(question, key, judged)
        told = (head, *judged.first, *after)
    return Verdict(
        judged.share,
        round(judged.share * question.points, 2),
        question.points,
        tuple(filter(None, told)),
        () if first and judged.share < 1 else key.proof,
    )


def _where(question: Question) -> str:
    """Where to look after a first wrong answer."""
    shown = [str(part.number) for part in question.passage]
    where = f"in paragraph {' or '.join(shown)}. " if shown else ""
    return f"Look once more{' ' + where if where else '. '}{question.hints[0]}"


def _told_now(question: Question, key: Key, judged: Judged) -> tuple[str, ...]:
    """The key, and what it rests on."""
    if judged.then and KINDS[question.kind].pairs_tell:
        return tuple(judged.then)
    right = told_key(replace(question, key=key)).rstrip(".")
    return (*judged.then, f"The answer: {right}.", key.explanation)


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
    """The right answer in words, without a year that its passage does not give; the model
    answer where a person marks. Raises ValueError when there is no key.
    """
    kind, key = KINDS[question.kind], question.own_key
    if kind.by_a_person:
        return key.model
    untold = key.answer == CANNOT_TELL
    told = told_answer(question, key.answer if untold else kind.right_one(key.answer))
    shown = (*question.passage, *key.proof)
    outside = key.year and not any(key.year in part.text for part in shown)
    return told.replace(f" {key.year}", "") if outside else told


def find_problem(question: Question, answer: object, *, year: str = "") -> str:
    """Why an answer cannot be judged, or "": nothing chosen, not of the question's kind, not an
    EDTF date.
    """
    kind = KINDS[question.kind]
    if answer in (None, "", [], {}):
        return BLANK
    if answer == CANNOT_TELL:
        refused = f"“{CANNOT_TELL_WORDS}” is not among the answers here."
        return "" if question.may_not_tell else refused
    try:
        fits = kind.fits(question, answer)
    except TypeError:
        fits = False
    if kind.is_blank(question, answer):
        return kind.blank
    if fits:
        return kind.find_problem(answer, year)
    return "This answer cannot be read: it is not one that the task offers. Answer it once more."


def _judge_untold(key: Key, answer: object) -> Judged:
    """Where the answer or the key is that the text does not tell."""
    if answer == key.answer:
        return RIGHT
    if answer == CANNOT_TELL:
        return Judged(0.0, [key.why.get(CANNOT_TELL, "The text does tell. Look at it again.")], [])
    why = key.why.get(answer, "") if isinstance(answer, str) else ""
    return Judged(0.0, [why], [])
