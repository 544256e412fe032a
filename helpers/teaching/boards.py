"""Boards: a class's answers on one page: to project and talk about, without names; and for the
teacher to read, with names and the rubric.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from ..pages.offline import look, make_page
from . import judging, showing
from .feeding_back import exercise_name, pieces
from .kinds import BY_A_PERSON
from .marking import Marked
from .questions import Exercise, Question

Twins = Mapping[tuple[str, str], str]


def board_page(exercises: Iterable[Exercise], marked: list[Marked], twins: Twins) -> str:
    """The page to project: for each task who solved it at the first try, the commonest wrong
    answer with its reason, free answers side by side; no name.
    """
    read = [one for one in marked if one.verdicts]
    return make_page(
        "board.html.j2",
        style=look("class.css"),
        title=f"The class on: {next((one.exercise.title for one in read), 'no answers yet')}",
        students=len({one.key[0] for one in read}),
        exercises=[
            _on_board(exercise, [one for one in read if one.skill == exercise.skill])
            for exercise in exercises
        ],
    )


def reading_page(exercises: Iterable[Exercise], marked: list[Marked], twins: Twins) -> str:
    """The page with what a person reads, by task, beside the rubric."""
    tasks = [
        _to_read(question, [one for one in marked if one.skill == exercise.skill], twins)
        for exercise in exercises
        for question in exercise.questions
        if question.kind in BY_A_PERSON
    ]
    given = [answer for task in tasks for answer in task["answers"]]
    return make_page(
        "free_answers.html.j2",
        style=look("class.css"),
        title="Free answers, by task",
        waiting=sum(answer["waits"] for answer in given),
        total=len(given),
        tasks=tasks,
    )


def _on_board(exercise: Exercise, marked: list[Marked]) -> dict:
    by_rule = [each for each in exercise.questions if each.kind not in BY_A_PERSON]
    by_hand = [each for each in exercise.questions if each.kind in BY_A_PERSON]
    return {
        "skill": exercise.skill,
        "name": exercise_name(exercise.skill),
        "tasks": [_solved(question, marked) for question in by_rule],
        "free": [
            {
                "number": showing.number_of(question),
                "prompt": question.prompt,
                "answers": sorted(_answers(question, marked), key=_by_chance),
            }
            for question in by_hand
        ],
    }


def _solved(question: Question, marked: list[Marked]) -> dict:
    """How a class solved a task."""
    of = len(marked)
    counts = Counter(_how(_verdict(one, question), one.entry(question)) for one in marked)
    return _commonest_mistake(question, marked) | {
        "number": showing.number_of(question),
        "prompt": question.prompt,
        "parts": [(how, counts[how] / of) for how in ("first", "late", "wrong") if counts[how]],
        "counted": _counted(counts, of),
        "of": of,
        "key": judging.told_key(question),
        "explanation": question.own_key.explanation,
        "proof": pieces(question.own_key.proof),
    }


def _commonest_mistake(question: Question, marked: list[Marked]) -> dict:
    """The wrong answer that most have given, how many, and why it is wrong."""
    counts: Counter[str] = Counter()
    reasons: dict[str, tuple[str, ...]] = {}
    for one in marked:
        verdict, entry = _verdict(one, question), one.entry(question)
        if _how(verdict, entry) == "wrong":
            for mistake, why in _mistakes(question, entry["answer"], verdict):
                counts[mistake] += 1
                reasons[mistake] = why
    commonest, count = next(iter(counts.most_common(1)), ("", 0))
    told = [line for line in reasons.get(commonest, ()) if line]
    return {"commonest": commonest, "count": count, "reasons": told}


def _how(verdict: judging.Verdict, entry: dict) -> str:
    """How somebody solved a task."""
    if verdict.share is None:
        return "none"
    if verdict.share < 1:
        return "wrong"
    return "first" if entry["tries"] <= 1 and not entry["shown"] else "late"


def _counted(counts: Counter[str], of: int) -> str:
    parts = [f"Solved at the first try: {counts['first']} of {of}"]
    parts += [f"solved later: {counts['late']}"] if counts["late"] else []
    parts += [f"no answer: {counts['none']}"] if counts["none"] else []
    return f"{'; '.join(parts)}."


def _mistakes(
    question: Question, answer: Any, verdict: judging.Verdict
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is wrong in an answer, with the reasons: all of it, or each pair of which it is made."""
    if question.kind != "match":
        yield judging.told_answer(question, answer), _reasons(verdict)
        return
    key = question.own_key
    for item, option in answer.items():
        if option != key.answer[item]:
            told = judging.told_answer(question, {item: option})
            yield told, (key.why.get(item, ""),)


def _reasons(verdict: judging.Verdict) -> tuple[str, ...]:
    """Why an answer is wrong, without the answer that is right."""
    told = verdict.told[1:]
    right = next((at for at, line in enumerate(told) if line.startswith("The answer:")), len(told))
    return told[:right]


def _verdict(one: Marked, question: Question) -> judging.Verdict:
    return one.verdicts[one.exercise.questions.index(question)]


def _answers(question: Question, marked: list[Marked]) -> list[str]:
    return [
        judging.told_answer(question, answer)
        for one in marked
        for answered, answer in one.answered()
        if answered.id == question.id
    ]


def _by_chance(words: str) -> str:
    """An order that tells nothing of who wrote what."""
    return sha256(words.encode("utf-8", "replace")).hexdigest()


def _to_read(question: Question, marked: list[Marked], twins: Twins) -> dict:
    key = question.own_key
    return {
        "exercise": exercise_name(question.skill),
        "number": showing.number_of(question),
        "points": f"{question.points:g}",
        "prompt": question.prompt,
        "rubric": key.rubric,
        "model": key.model,
        "answers": [
            {
                "student": one.student,
                "words": words,
                "waits": one.points(question) is None,
                "points": _points(one, question),
                "told": twins.get(one.key, ""),
            }
            for one in marked
            for words in _answers(question, [one])
        ],
    }


def _points(one: Marked, question: Question) -> str:
    points = one.points(question)
    return "to be read" if points is None else f"{points:g} of {question.points:g}"
