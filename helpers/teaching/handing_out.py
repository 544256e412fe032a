"""Handing out: questions and keys as JSON, apart from each other: what is handed out with the
notebook, and what the teacher keeps.
"""

import json
from dataclasses import asdict, replace
from pathlib import Path

from ..messages import shown
from .kinds import KINDS
from .questions import Exercise, ExerciseError, Key, Paragraph, Question


def exercise_as_json(exercise: Exercise) -> bytes:
    """An exercise without its keys, as the file that is handed out."""
    handed = replace(
        exercise, questions=tuple(question.without_key() for question in exercise.questions)
    )
    return (json.dumps(asdict(handed), ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "replace"
    )


def read_exercise(path: Path) -> Exercise:
    """The exercise in a file that `exercise_as_json` made. Raises ExerciseError, naming the file,
    when there is none or it is not one.
    """
    try:
        stored = json.loads(path.read_text("utf-8"))
        return Exercise(
            stored["skill"],
            stored["title"],
            stored["text"],
            tuple(_question(question) for question in stored["questions"]),
        )
    except FileNotFoundError:
        raise ExerciseError(
            f"{path.resolve()}: the file is missing; it came with the notebook, in the same folder"
        ) from None
    except (
        UnicodeDecodeError,
        json.JSONDecodeError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
    ) as error:
        raise ExerciseError(
            f"{path}: is not a file of questions, or was changed: {type(error).__name__}: {error}"
        ) from None


def key_as_json(key: Key) -> str:
    """A key in one line of JSON."""
    return json.dumps(asdict(key), ensure_ascii=False)


def read_key(words: str) -> Key:
    """The key that `key_as_json` wrote."""
    stored = json.loads(words)
    rows = {name: tuple(stored[name]) for name in ("rubric", "about")}
    return Key(**stored | rows | {"proof": _paragraphs(stored["proof"])})


def _question(stored: dict) -> Question:
    pairs = {
        name: tuple((str(id_), str(words)) for id_, words in stored[name])
        for name in ("options", "items")
    }
    if stored["kind"] not in KINDS:
        raise ValueError(f"found the kind {shown(stored['kind'])}; allowed: {', '.join(KINDS)}")
    return Question(
        **stored
        | pairs
        | {
            "hints": tuple(stored["hints"]),
            "passage": _paragraphs(stored["passage"]),
            "key": None,
        }
    )


def _paragraphs(stored: list[dict]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(**part | {"marks": tuple((start, end) for start, end in part["marks"])})
        for part in stored
    )
