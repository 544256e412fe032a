"""Sets: the questions that a person has kept for a dossier, as they stand in its folder in
questions.json. Whoever wants questions gets these, where there are any.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from ..dossier import Dossier
from ..files import content_of, write_whole
from ..messages import DossierError
from .behind import Rows, find_changed, name_of
from .handing_out import read_question
from .phrasing import cut
from .questions import ExerciseError, Question

FILE = "questions.json"
BACK = "looking back"
"""what a question is about that looks back on the whole article; an exercise ends with it"""
SHOWN = 3
"""how many questions, or rows, a message names"""


@dataclass(frozen=True)
class Kept:
    """A question that was kept, by what it was drawn as, with what the rows behind it said then."""

    question: Question
    drawn: str
    rows: dict[str, str]
    changed: bool = False
    """whether a person has changed it"""


@dataclass(frozen=True)
class Dropped:
    """A question that was dropped, by what it was drawn as, and why."""

    skill: str
    prompt: str
    drawn: str
    why: str = ""


@dataclass(frozen=True)
class Reviewed:
    """What stands in a questions.json."""

    kept: tuple[Kept, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def of(self, skill: str) -> list[Kept]:
        """Those kept for a skill, the one that looks back last."""
        kept = [one for one in self.kept if one.question.skill == skill]
        return sorted(kept, key=lambda one: looks_back(one.question))


def looks_back(question: Question) -> bool:
    """Whether a question is the one that an exercise ends with."""
    return question.own_key.about == (BACK,)


def read_reviewed(dossier: Dossier) -> Reviewed:
    """What was kept and dropped for a dossier; nothing where it has no folder or no such file.
    Raises ExerciseError, naming the file, when it cannot be read.
    """
    file = dossier.path / FILE if dossier.path else None
    if file is None or not file.exists():
        return Reviewed()
    try:
        return _reviewed(json.loads(content_of(file)))
    except (DossierError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ExerciseError(
            f"{file}: is no set of questions, or was changed: {type(error).__name__}: {error}. "
            "Without this file, questions are drawn anew"
        ) from None


def _reviewed(stored: dict) -> Reviewed:
    return Reviewed(
        tuple(
            Kept(
                read_question(one["question"]), str(one["drawn"]), one["rows"], bool(one["changed"])
            )
            for one in stored["kept"]
        ),
        tuple(Dropped(**one) for one in stored["dropped"]),
    )


def write_reviewed(folder: Path, reviewed: Reviewed) -> Path:
    """Freezes what was kept and dropped into a dossier's folder; returns the file. Only for who
    holds the folder's lock.
    """
    stored = {
        "kept": [asdict(one) for one in reviewed.kept],
        "dropped": [asdict(one) for one in reviewed.dropped],
    }
    content = json.dumps(stored, ensure_ascii=False, indent=1) + "\n"
    return write_whole(folder / FILE, content.encode("utf-8", "surrogatepass"))


def find_kept(dossier: Dossier, skill: str) -> list[Question]:
    """The questions that were kept for a skill, the one that looks back last; none where nobody
    has kept any. Raises ExerciseError when a row behind one of them was changed since, or is not
    checked: the message names question and row.
    """
    kept = read_reviewed(dossier).of(skill)
    if kept:
        _refuse(dossier, skill, kept)
    return [one.question for one in kept]


def _refuse(dossier: Dossier, skill: str, kept: list[Kept]) -> None:
    rows, of = Rows(dossier), f"of the {len(kept)} questions kept for {skill}"
    abouts = [(one, one.question.own_key.about) for one in kept]
    stale = [(one, find_changed(one.rows, rows.stamps(about))) for one, about in abouts]
    if told := _told(stale):
        raise ExerciseError(
            f"{dossier.name}: {told[0]} {of} may no longer hold, since what they rest on was"
            f" changed: {told[1]}. Look at them once more: exercises.review(helpers.load("
            f"{dossier.name!r})), in notebooks/exercises/teacher"
        )
    waiting = [(one, list(map(name_of, rows.unchecked(about)))) for one, about in abouts]
    if told := _told(waiting):
        raise ExerciseError(
            f"{dossier.name}: {dossier.unchecked} {told[0]} {of} rest on rows that nobody has"
            f" checked: {told[1]}. Check them in exercises.review, or in notebook 07; the other"
            " rows of a draft may wait"
        )


def _told(found: list[tuple[Kept, list[str]]]) -> tuple[int, str] | None:
    """How many questions have some rows, and which these are, in words; None when none has."""
    told = [f"“{cut(one.question.prompt, 70)}” ({_listed(rows)})" for one, rows in found if rows]
    return (len(told), _listed(told, "; ")) if told else None


def _listed(words: Iterable[str], between: str = ", ") -> str:
    listed = list(words)
    more = len(listed) - SHOWN
    return between.join(listed[:SHOWN]) + (f"{between}and {more} more" if more > 0 else "")
