"""Making an exercise from a dossier: which questions its skill's builders give, in which order, and
the sheet to practise them on.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..arguments import judged
from ..dossier import Dossier
from ..messages import shown
from .drawing import Draw
from .gates import pass_all
from .kinds import KINDS, Kind, text
from .questions import Exercise, ExerciseError, Question
from .sets import BACK, find_kept, looks_back
from .sheets import Sheet
from .skills import SKILLS


@judged
def make(dossier: Dossier, skill: str, n: int = 6, seed: int = 1) -> list[Question]:
    """Questions of a skill, each with its key: the first n that were kept in a review of the
    dossier, else n drawn by chance, as by `draw`. All who want questions get them here.

    They come in the order in which to ask them: the longer ones late, those that a person marks
    last. Raises as `draw`; ExerciseError when fewer are kept than asked for, when a row behind a
    kept one was changed since, or when one is not checked, whatever the rest of the dossier is.
    """
    _refuse_impossible(skill, n)
    kept = [one for one in find_kept(dossier, skill) if not looks_back(one)]
    if not kept:
        return draw(dossier, skill, n, seed)
    if len(kept) < n:
        raise ExerciseError(
            f"{dossier.name} has {len(kept)} of the {n} questions that were asked for kept for"
            f" {skill}; allowed: n={len(kept)} or fewer, or more of them kept in exercises.review"
        )
    return _in_order(kept[:n])


@judged
def draw(dossier: Dossier, skill: str, n: int = 6, seed: int = 1) -> list[Question]:
    """Questions of a skill that nobody has read yet, each with its key: answer, distractors,
    feedback, passage and two hints, all from the dossier's own rows.

    n questions, in the order in which to ask them: no two about the same rows, as many kinds as
    there are. The same dossier, skill and seed give the same questions; fewer of them are the first
    of those that more would give, before that order. Raises ValueError when there is no such skill,
    or n is below 1; ExerciseError when rows are not checked yet, or when the dossier is too small:
    the message says how many questions it gives. Misses: questions are as good as the rows; a
    reading that stands only in a note is told in the feedback, but not accepted as an answer.
    """
    _refuse_impossible(skill, n)
    _refuse_drafted(dossier)
    chosen = choose(Draw(dossier, skill), n, seed)
    if len(chosen) < n:
        gives = (
            f"it gives {len(chosen)} of the {n} questions that were asked for; "
            f"allowed: n={len(chosen)} or fewer"
            if chosen
            else f"it gives no question at all; needed: {SKILLS[skill].NEEDS}"
        )
        raise ExerciseError(f"{dossier.name} is too small for {skill}: {gives}")
    return _in_order(chosen)


@judged
def make_exercise(dossier: Dossier, skill: str, n: int = 6, seed: int = 1) -> Exercise:
    """The questions that `make` gives, and one to look back with, which a person reads; with the
    article.
    """
    questions = make(dossier, skill, n, seed)
    kept = [one for one in find_kept(dossier, skill) if looks_back(one)]
    last = kept[0] if kept else look_back(Draw(dossier, skill))
    numbered = (*questions, _numbered(last, len(questions) + 1))
    return Exercise(skill, dossier.title, dossier.text, numbered)


def look_back(draw: Draw) -> Question:
    """The question that an exercise ends with."""
    reflection = SKILLS[draw.skill].reflection(draw)
    return text.ask(
        draw.skill,
        reflection.prompt,
        model=reflection.model,
        rubric=reflection.rubric,
        about=(BACK,),
        hints=(
            "There is no single right answer. Name a passage.",
            "Say what you saw, what you conclude, and what would change your mind.",
        ),
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


def choose(draw: Draw, n: int, seed: int) -> list[Question]:
    """The first n that the builders of a skill give in turn, each about other rows, and without a
    number yet.
    """
    skill, builders = draw.skill, SKILLS[draw.skill].BUILDERS
    drawn = {
        builder: iter(pass_all(draw, builder(draw.by(f"{skill}/{seed}/{builder.__name__}"))))
        for builder in builders
    }
    chosen: list[Question] = []
    while len(chosen) < n and drawn:
        for builder in builders:
            if builder not in drawn or len(chosen) == n:
                continue
            if question := _next_one(drawn[builder], chosen, draw.open):
                chosen.append(question)
            else:
                del drawn[builder]
    return chosen


def _next_one(
    questions: Iterator[Question], chosen: list[Question], left_open: frozenset[str]
) -> Question | None:
    """The next question that is about no row of those that are chosen, nor about one that is left
    open; None when there is none.
    """
    seen = left_open.union(*(question.own_key.about for question in chosen))
    return next(
        (question for question in questions if not seen & set(question.own_key.about)), None
    )


def _lateness(kind: Kind) -> tuple[bool, bool]:
    return kind.by_a_person, kind.takes_long


def _numbered(question: Question, number: int) -> Question:
    return replace(question, id=f"{question.skill}-{number}")


def _in_order(questions: list[Question]) -> list[Question]:
    """Questions in the order in which to ask them, with their numbers."""
    ordered = sorted(questions, key=lambda question: _lateness(KINDS[question.kind]))
    return [_numbered(question, number) for number, question in enumerate(ordered, 1)]


def _refuse_impossible(skill: str, n: int) -> None:
    if skill not in SKILLS:
        raise ValueError(f"{shown(skill)} is not a skill; allowed: {', '.join(SKILLS)}")
    if n < 1:
        raise ValueError(f"n: found {n}; allowed: 1 or more")


def _refuse_drafted(dossier: Dossier) -> None:
    drafted = {
        name: int((frame["status"] == "drafted").sum())
        for name, frame in dossier.tables.items()
        if "status" in frame
    }
    if any(drafted.values()):
        where = ", ".join(f"{count} in {name}" for name, count in drafted.items() if count)
        raise ExerciseError(
            f"{dossier.name}: {dossier.unchecked} Found rows that nobody has checked yet "
            f"({where}); allowed: checked rows only, since they become the key. Notebook 07 is the "
            "place to check them; or keep questions in exercises.review, and check what is behind "
            "these alone"
        )
