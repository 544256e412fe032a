"""Feeding back: a page for a student and an exercise: what was answered, the points, and why."""

from collections.abc import Iterator
from functools import cache

import nbformat

from ..pages.notebooks import NOTEBOOKS, find_heading
from ..pages.offline import look, make_page
from . import judging, showing
from .kinds import BY_A_PERSON
from .marking import Marked, Reading
from .questions import Paragraph, Question

SEEN = 2
"""lines about a wrong answer that are not folded"""
SIGNS = {"right": "✓", "part": "◐", "not": "✗", "person": "✎"}
UNTOLD: dict = {"told": (), "head": "", "folded": ()}
NOTHING = (
    "Nothing could be marked: what you handed in holds no answers to these tasks, or none that can"
    " be read. Talk to your teacher."
)


def feedback_page(one: Marked) -> str:
    """The page: the tasks on one screen, each with its passage folded."""
    return make_page(
        "feedback.html.j2",
        style=look("class.css"),
        title=f"{exercise_name(one.skill)} {one.exercise.title}",
        student=one.student,
        sum=_sum(one),
        tasks=list(_tasks(one)),
    )


@cache
def exercise_name(skill: str) -> str:
    """An exercise as its notebook calls it; in the skill's own words where it has none."""
    books = sorted((NOTEBOOKS / "exercises").glob(f"[0-9]*-{skill}.ipynb"))
    named = find_heading(nbformat.read(books[0], as_version=4)) if books else ""
    return named or f"{skill.replace('-', ' ').capitalize()}?"


def pieces(passage: tuple[Paragraph, ...]) -> list[dict]:
    """Paragraphs for a template: each with its words in pieces, and whether these are marked."""
    return [{"number": part.number, "pieces": list(_pieces(part))} for part in passage]


def _pieces(part: Paragraph) -> Iterator[tuple[str, bool]]:
    at = 0
    for first, last in part.marks:
        start, end = max(at, first - part.start), last - part.start
        yield part.text[at:start], False
        yield part.text[start:end], True
        at = max(at, end)
    yield part.text[at:], False


def _sum(one: Marked) -> str:
    if not one.verdicts:
        return NOTHING
    given = [one.points(question) for question in one.exercise.questions]
    of = sum(question.points for question in one.exercise.questions)
    waiting = given.count(None)
    told = f"{round(sum(filter(None, given)), 2):g} of {of:g} points"
    later = f"; {waiting} not read by your teacher yet" if waiting else ""
    return f"{told}{later}."


def _tasks(one: Marked) -> Iterator[dict]:
    for question, verdict in zip(one.exercise.questions, one.verdicts):
        key, by_a_person = question.own_key, question.kind in BY_A_PERSON
        level = "person" if by_a_person else _level(verdict)
        answer = judging.told_answer(question, one.entry(question)["answer"])
        yield {
            "number": showing.number_of(question),
            "prompt": question.prompt,
            "level": level,
            "sign": SIGNS[level],
            "points": _points(one, question),
            "answer": answer or "nothing",
            **(UNTOLD if by_a_person else _told(question, verdict)),
            "comment": one.readings.get(question.id, Reading()).comment,
            "rubric": key.rubric,
            "model": key.model,
            "proof": pieces(key.proof),
        }


def _told(question: Question, verdict: judging.Verdict) -> dict:
    """What is said of an answer: in sight what is wrong with it, folded what is right, and why."""
    if verdict.right:
        return UNTOLD | {"head": "Why, and the passage", "folded": verdict.told[1:]}
    if verdict.share is not None:
        told, folded = verdict.told[:SEEN], verdict.told[SEEN:]
        return {"told": told, "head": "The answer, why, and the passage", "folded": folded}
    right = (judging.told_key(question), question.own_key.explanation)
    return {"told": verdict.told, "head": "The answer, why, and the passage", "folded": right}


def _points(one: Marked, question: Question) -> str:
    points = one.points(question)
    return "not read yet" if points is None else f"{points:g} of {question.points:g}"


def _level(verdict: judging.Verdict) -> str:
    if verdict.right:
        return "right"
    return "part" if verdict.share else "not"
