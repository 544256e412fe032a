"""Handing out: an exercise as JSON, without its keys, which is what students get, and with them,
which is what the teacher keeps.
"""

import json
from collections.abc import Callable
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


def keyed_as_json(exercise: Exercise) -> bytes:
    """An exercise with its keys, as the file that the teacher keeps."""
    return (json.dumps(asdict(exercise), ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "replace"
    )


def read_exercise(path: Path) -> Exercise:
    """The exercise in a file that `exercise_as_json` made. Raises ExerciseError, naming the file,
    when there is none or it is not one.
    """
    return _read(path, _question, "it came with the notebook, in the same folder")


def read_keyed(path: Path) -> Exercise:
    """The exercise in a file that `keyed_as_json` made, each question with its key. Raises
    ExerciseError as `read_exercise` does.
    """
    return _read(path, read_question, "it was written when the questions were handed out")


def _read(path: Path, question: Callable[[dict], Question], whence: str) -> Exercise:
    try:
        stored = json.loads(path.read_text("utf-8"))
        return Exercise(
            stored["skill"],
            stored["title"],
            stored["text"],
            tuple(map(question, stored["questions"])),
        )
    except FileNotFoundError:
        raise ExerciseError(f"{path.resolve()}: the file is missing; {whence}") from None
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


def read_question(stored: dict) -> Question:
    """A question with its key, from what `asdict` makes of it. Raises what another shape raises:
    ValueError, LookupError or TypeError.
    """
    key = stored["key"]
    rows = {name: tuple(key[name]) for name in ("rubric", "about")}
    return replace(_question(stored), key=Key(**key | rows | {"proof": _paragraphs(key["proof"])}))


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
