"""Questions: what a task asks and, apart from it, the key that judges an answer. A question without
its key can be handed to a student.

Offsets are those of the article: Unicode code points from 0, the end excluded. Answers are what
JSON can hold, by the question's kind:

choice: the id of an option · choices: ids of options · match: an option's id for each item's id ·
order: ids of options · pick: [start, end] date: EDTF · text: words · grade: {"reliability",
"credibility", "why"} · CANNOT_TELL, for every kind that offers it.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from ..dossier import DossierError
from ..messages import shown

KINDS = ("choice", "choices", "match", "order", "pick", "date", "text", "grade")
BY_A_PERSON = ("text", "grade")
"""the kinds that are never marked right or wrong: the answer is set beside a model answer and a
rubric
"""
CANNOT_TELL = "cannot-tell"
CANNOT_TELL_WORDS = "Cannot tell from this text"

Span = tuple[int, int]


class ExerciseError(DossierError):
    """An exercise that cannot be made or opened; the message names the dossier or file, what was
    found and what was needed.
    """


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article, with the stretches that are to be seen in it."""

    number: int
    start: int
    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Key:
    """What judges an answer, and what is said about it. Stands in no student's file."""

    answer: object = None
    """as an answer, but for pick: several stretches, each right; None where a person marks"""
    explanation: str = ""
    proof: tuple[Paragraph, ...] = ()
    """the passage that shows it"""
    why: dict[str, str] = field(default_factory=dict)
    """what to say of a wrong choice, by the option's id; in match, of a wrong pair, by the item's
    id
    """
    near: dict[str, float] = field(default_factory=dict)
    """options that are partly right, with their share of the points"""
    year: str = ""
    """the year that a date may leave out, since the text leaves it out"""
    model: str = ""
    rubric: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """the rows of the dossier that the question was made from"""


@dataclass(frozen=True)
class Question:
    """One task, as a student sees it; `key` is None when it is handed out to be marked later."""

    id: str
    skill: str
    kind: str
    prompt: str
    points: float
    hints: tuple[str, str]
    passage: tuple[Paragraph, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """id and words of what can be chosen, in the order shown; in order, of what is to be put in
    order
    """
    items: tuple[tuple[str, str], ...] = ()
    """match: id and words of what an option is to be found for"""
    may_not_tell: bool = False
    """whether CANNOT_TELL is offered"""
    key: Key | None = None

    def without_key(self) -> "Question":
        """The question as it is handed out."""
        return replace(self, key=None)

    @property
    def words(self) -> dict[str, str]:
        """What each option, item and CANNOT_TELL says, by id."""
        return {**dict(self.options), **dict(self.items), CANNOT_TELL: CANNOT_TELL_WORDS}


@dataclass(frozen=True)
class Exercise:
    """The questions of one skill on one article, with the article's text."""

    skill: str
    title: str
    text: str
    questions: tuple[Question, ...]

    @property
    def mark(self) -> str:
        """What tells these questions from others."""
        asked = repr([question.without_key() for question in self.questions])
        return sha256(asked.encode("utf-8", "replace")).hexdigest()[:12]


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
        found = json.loads(path.read_text("utf-8"))
        return Exercise(
            found["skill"],
            found["title"],
            found["text"],
            tuple(_question(one) for one in found["questions"]),
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
    found = json.loads(words)
    rows = {name: tuple(found[name]) for name in ("rubric", "about")}
    return Key(**found | rows | {"proof": _paragraphs(found["proof"])})


def _question(found: dict) -> Question:
    pairs = {
        name: tuple((str(id_), str(words)) for id_, words in found[name])
        for name in ("options", "items")
    }
    if found["kind"] not in KINDS:
        raise ValueError(f"found the kind {shown(found['kind'])}; allowed: {', '.join(KINDS)}")
    return Question(
        **found
        | pairs
        | {"hints": tuple(found["hints"]), "passage": _paragraphs(found["passage"]), "key": None}
    )


def _paragraphs(found: list[dict]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(**one | {"marks": tuple((start, end) for start, end in one["marks"])})
        for one in found
    )
