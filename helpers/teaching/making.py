"""Making an exercise from a dossier: which questions its skill's builders give, in which order, and
the sheet to practise them on.
"""

from dataclasses import replace
from pathlib import Path

from ..arguments import judged
from ..dossier import Dossier
from ..messages import shown
from .drawing import Draw
from .questions import BY_A_PERSON, Exercise, ExerciseError, Key, Question
from .sheets import Sheet
from .skills import SKILLS


@judged
def make(dossier: Dossier, skill: str, n: int = 6, seed: int = 1) -> list[Question]:
    """Questions of a skill, each with its key: answer, distractors, feedback, passage and two
    hints, all from the dossier's own rows.

    n questions, in the order in which to ask them: no two about the same rows, as many kinds as
    there are; the longer ones late, those that a person marks last. The same dossier, skill and
    seed give the same questions; fewer of them are the first of those that more would give, before
    that order. Raises ValueError when there is no such skill, or n is below 1; ExerciseError when
    rows are not checked yet, or when the dossier is too small: the message says how many questions
    it gives. Misses: questions are as good as the rows; a reading that stands only in a note is
    told in the feedback, but not accepted as an answer.
    """
    if skill not in SKILLS:
        raise ValueError(f"{shown(skill)} is not a skill; allowed: {', '.join(SKILLS)}")
    if n < 1:
        raise ValueError(f"n: found {n}; allowed: 1 or more")
    _refuse_drafted(dossier)
    chosen = _choose(dossier, skill, n, seed)
    if len(chosen) < n:
        told = (
            f"it gives {len(chosen)} of the {n} questions that were asked for; allowed: n={len(chosen)} or fewer"
            if chosen
            else f"it gives no question at all; needed: {SKILLS[skill].NEEDS}"
        )
        raise ExerciseError(f"{dossier.name} is too small for {skill}: {told}")
    chosen.sort(
        key=lambda question: (question.kind in BY_A_PERSON, question.kind in ("match", "order"))
    )
    return [_numbered(question, number) for number, question in enumerate(chosen, 1)]


@judged
def make_exercise(dossier: Dossier, skill: str, n: int = 6, seed: int = 1) -> Exercise:
    """The questions that `make` gives, and one to look back with, which a person reads; with the
    article.
    """
    questions = make(dossier, skill, n, seed)
    prompt, model, rubric = SKILLS[skill].reflection(Draw(dossier, skill))
    key = Key(model=model, rubric=rubric, about=("the article",))
    last = Question(
        "",
        skill,
        "text",
        prompt,
        3,
        (
            "There is no single right answer. Name a passage.",
            "Say what you saw, what you conclude, and what would change your mind.",
        ),
        key=key,
    )
    return Exercise(
        skill, dossier.title, dossier.text, (*questions, _numbered(last, len(questions) + 1))
    )


@judged
def practise(
    dossier: Dossier, skill: str, n: int = 6, seed: int = 1, *, folder: str | Path = "answers"
) -> Sheet:
    """A sheet to practise with: the questions of `make_exercise`, with feedback at once. Answers
    are kept in the folder, for the next time.
    """
    exercise = make_exercise(dossier, skill, n, seed)
    _opened[:] = [Sheet(exercise, Path(folder) / f"{dossier.name}.{skill}.json")]
    return _opened[0]


class NotOpenError(ExerciseError):
    """No exercise is open in this notebook; shown as one line, without the way to it through the
    code.
    """

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


_opened: list[Sheet] = []
"""the sheet that `practise` opened last in this notebook, if any"""


def opened() -> Sheet:
    """The sheet that `practise` opened last in this notebook. Raises NotOpenError, which says what
    to do, before that.
    """
    if not _opened:
        raise NotOpenError(
            "No exercise is open yet. Run the notebook from its first cell: Run, then Run All "
            "Cells. After that, each task can be run by itself."
        )
    return _opened[0]


def _choose(dossier: Dossier, skill: str, n: int, seed: int) -> list[Question]:
    """The first n that the builders give in turn, each about other rows."""
    draw, builders = Draw(dossier, skill), SKILLS[skill].BUILDERS
    found = {
        builder: builder(draw.by(f"{skill}/{seed}/{builder.__name__}")) for builder in builders
    }
    chosen: list[Question] = []
    while len(chosen) < n and found:
        for builder in builders:
            if builder in found and len(chosen) < n:
                seen = {row for question in chosen for row in question.key.about}
                question = next(
                    (one for one in found[builder] if not seen & set(one.key.about)), None
                )
                if question is None:
                    del found[builder]
                else:
                    chosen.append(question)
    return chosen


def _numbered(question: Question, number: int) -> Question:
    return replace(question, id=f"{question.skill}-{number}")


def _refuse_drafted(dossier: Dossier) -> None:
    drafted = {
        name: int((frame["status"] == "drafted").sum())
        for name, frame in dossier.tables.items()
        if "status" in frame
    }
    if any(drafted.values()):
        told = ", ".join(f"{count} in {name}" for name, count in drafted.items() if count)
        raise ExerciseError(
            f"{dossier.name}: {dossier.unchecked} Found rows that nobody has checked yet ({told}); allowed: checked rows only, since they become the key. Notebook 07 is the place to check them"
        )
