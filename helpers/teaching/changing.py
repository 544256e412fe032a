"""Changing a question: its words, key and feedback as fields that a person can fill in, and the
question that they make.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from . import judging
from .kinds import KINDS
from .questions import CANNOT_TELL, CANNOT_TELL_WORDS, ExerciseError, Key, Question

YES_OR_NO = (("", "no"), ("yes", "yes"))


@dataclass(frozen=True)
class Field:
    """What can be changed of a question. choices: what its value can be, with what each means;
    else it is words.
    """

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    long: bool = False


def fields(question: Question) -> Iterator[Field]:
    """All that can be changed of a question, in the order in which to show it."""
    key = question.own_key
    yield Field("prompt", "question", question.prompt, long=True)
    for id_, words in question.items:
        yield Field(f"word {id_}", f"left side {id_}", words)
    for id_, words in question.options:
        yield Field(f"word {id_}", f"answer {id_} (blank: leave it out)", words)
    yield from _keys(question)
    for id_, words in question.words.items():
        if id_ in key.why or (question.kind == "choice" and id_ in dict(question.options)):
            yield Field(f"why {id_}", f"feedback on “{words}”", key.why.get(id_, ""), long=True)
    for name in ("pick", "date"):
        if name in key.why:
            yield Field(f"why {name}", "feedback", key.why[name])
    yield Field("explanation", "feedback with the answer", key.explanation, long=True)
    for at, hint in enumerate(question.hints):
        yield Field(f"hint {at}", f"hint {at + 1}", hint, long=True)
    if KINDS[question.kind].by_a_person:
        yield Field("model", "model answer", key.model, long=True)
        yield Field("rubric", "what to look for, one a line", "\n".join(key.rubric), long=True)


def _keys(question: Question) -> Iterator[Field]:
    """What tells the right answer."""
    key, options = question.own_key, question.options
    if question.kind in ("choice", "date"):
        offered = "yes" if question.may_not_tell else ""
        yield Field("untold", f"“{CANNOT_TELL_WORDS}” is offered", offered, YES_OR_NO)
    untold = ((CANNOT_TELL, CANNOT_TELL_WORDS),) * question.may_not_tell
    match question.kind:
        case "choice":
            yield Field("key", "right answer", key.answer, (*options, *untold))
        case "choices":
            for id_, words in options:
                value = "yes" if id_ in key.answer else ""
                yield Field(f"key {id_}", f"“{words}” is right", value, YES_OR_NO)
        case "match":
            for id_, words in question.items:
                yield Field(f"key {id_}", f"“{words}” goes with", key.answer[id_], options)
        case "order":
            yield Field("key", "right order, by letter", " ".join(key.answer))
        case "pick":
            told = "\n".join(_words_at(question, span) for span in key.answer)
            yield Field("key", "words to pick, each right by itself, one a line", told, long=True)
        case "date":
            value = "" if key.answer == CANNOT_TELL else key.answer
            yield Field("key", "right date (blank: the text does not tell)", value)


def _words_at(question: Question, span: list[int]) -> str:
    return judging.told_answer(question, list(span)).strip("“”")


def changed(question: Question, values: dict[str, str]) -> Question:
    """The question with other values in some of its fields. Raises ExerciseError, with what is
    allowed, when they make no question that can be asked and judged.
    """
    known = {field.name: field.value for field in fields(question)}
    filled = known | {name: str(value).strip() for name, value in values.items() if name in known}
    _refuse_blank(filled)
    answer = _answer(question, filled)
    left = tuple((id_, filled[f"word {id_}"]) for id_, _ in question.options)
    made = replace(
        question,
        prompt=filled["prompt"],
        options=tuple((id_, words) for id_, words in left if words),
        items=tuple((id_, filled[f"word {id_}"]) for id_, _ in question.items),
        hints=(filled["hint 0"], filled["hint 1"]),
        may_not_tell=filled.get("untold") == "yes",
        key=_key(question.own_key, answer, filled),
    )
    _refuse_unsound(made)
    return made


def _refuse_blank(filled: dict[str, str]) -> None:
    for name in ("prompt", "hint 0", "hint 1", "model"):
        if filled.get(name) == "":
            raise ExerciseError(f"{name}: found nothing; allowed: some words")


def _key(key: Key, answer: Any, filled: dict[str, str]) -> Key:
    """A key with other feedback and another answer; what is left out or right has no feedback on
    being wrong.
    """
    why = {name[4:]: words for name, words in filled.items() if name.startswith("why ")}
    rubric = filled.get("rubric", "").splitlines()
    return replace(
        key,
        answer=answer,
        why={id_: words for id_, words in why.items() if filled.get(f"word {id_}", "x") and words},
        near={id_: share for id_, share in key.near.items() if filled.get(f"word {id_}")},
        explanation=filled["explanation"],
        model=filled.get("model", key.model),
        rubric=tuple(line.strip() for line in rubric if line.strip()),
    )


def _answer(question: Question, filled: dict[str, str]) -> Any:
    """The right answer, as the fields have it."""
    told = filled.get("key", "")
    match question.kind:
        case "choices":
            return [id_ for id_, _ in question.options if filled[f"key {id_}"] == "yes"]
        case "match":
            return {id_: filled[f"key {id_}"] for id_, _ in question.items}
        case "order":
            return re.findall(r"\w+", told)
        case "pick":
            return [_found(question, line) for line in told.splitlines() if line.strip()]
        case "date":
            return told or CANNOT_TELL
        case "choice":
            return told
    return None


def _found(question: Question, words: str) -> list[int]:
    """Where words stand in a question's passage: where they were right already, if they were, else
    the first place.
    """
    wanted = words.strip().strip("“”")
    for span in question.own_key.answer:
        if _words_at(question, span) == wanted:
            return list(span)
    for part in question.passage:
        if (at := part.text.find(wanted)) >= 0:
            return [part.start + at, part.start + at + len(wanted)]
    raise ExerciseError(f"“{wanted}”: stands nowhere in the passage; allowed: words of it")


def _refuse_unsound(question: Question) -> None:
    """Refuses what cannot be asked: answers that are alike or alone, a key that is none."""
    words = [words for _, words in question.options]
    if len(set(words)) < len(words) or (words and len(words) + question.may_not_tell < 2):
        raise ExerciseError("the answers: allowed: two at least, and no two alike")
    if KINDS[question.kind].by_a_person:
        return
    answer = question.own_key.answer
    given = answer if question.kind != "pick" or answer == CANNOT_TELL else (answer or [None])[0]
    problem = judging.find_problem(question, given)
    if problem or (
        question.kind in ("match", "order") and not judging.judge(question, given).right
    ):
        raise ExerciseError(f"the right answer: {problem or 'it does not fit the answers'}")
