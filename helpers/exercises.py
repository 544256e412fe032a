"""Exercises in source criticism, made from a dossier: questions with keys, skill by skill, and what
a class made of them.

    questions = make(dossier, "who-says-so", 6, seed=1)    # what is asked, with its key
    sheet = practise(dossier, "who-says-so", 6, seed=1)    # in a notebook, with feedback at once
    ask("who-says-so", 1)                                  # handed out without the key
    review(dossier)                                        # which of them a teacher lets pass

Nothing that a student does leaves the machine: answers stand in a file beside the notebook. This is
the face of `helpers.teaching`, which does it.
"""

from .teaching.comparing import Comparison, compare_class
from .teaching.discussing import discuss
from .teaching.inventing import invent_class
from .teaching.judging import Verdict, judge
from .teaching.making import draw, make, make_exercise, opened, practise
from .teaching.questions import Exercise, ExerciseError, Key, Question
from .teaching.reviewer import Reviewer, review
from .teaching.reviewing import count_kept
from .teaching.sheets import Sheet, Task, article, ask, summary
from .teaching.skills import SKILLS

__all__ = [
    "SKILLS",
    "Comparison",
    "Exercise",
    "ExerciseError",
    "Key",
    "Question",
    "Reviewer",
    "Sheet",
    "Task",
    "Verdict",
    "article",
    "ask",
    "compare_class",
    "count_kept",
    "discuss",
    "draw",
    "invent_class",
    "judge",
    "make",
    "make_exercise",
    "practise",
    "review",
    "summary",
]


def __getattr__(name: str) -> Sheet:
    """`from helpers.exercises import sheet`: the sheet that `practise` opened last, so that each
    cell of a notebook stands by itself. Raises NotOpenError, which says what to do, before that.
    """
    if name != "sheet":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return opened()
