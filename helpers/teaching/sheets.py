"""Sheets: the tasks of an exercise, with the answers kept in a file beside the notebook."""

import re
from contextlib import suppress
from datetime import date
from errno import ENOENT
from functools import cache
from html import escape
from itertools import count
from pathlib import Path

import pandas as pd

from .. import reader
from ..arguments import judged
from ..files import as_name, locked, write_whole
from . import answers, judging, showing
from .answers import Answers
from .handing_out import read_exercise
from .kinds import BY_A_PERSON
from .questions import Exercise, Question
from .tasks import Summary, Task

OTHERS = (
    "The file {file} answers other questions. It was put aside as {aside}, and comes back when"
    " they do."
)
UNREADABLE = "The file {file} cannot be read. It was put aside as {aside}; this sheet begins anew."


class Sheet:
    """The questions of an exercise and the answers so far. With keys it is for practice; without,
    answers are kept to be marked later.
    """

    def __init__(self, exercise: Exercise, file: Path) -> None:
        self.exercise, self.file = exercise, Path(file).absolute()
        self.message = self.name = ""
        self.summaries: list[Summary] = []
        self.tasks: list[Task] = []
        self.kept: dict[str, dict] = {}
        self._unwritten: dict[str, dict] = {}
        self._renamed = False
        self.refresh()

    @property
    def practice(self) -> bool:
        """Whether feedback is given at once."""
        return all(question.key for question in self.exercise.questions)

    def question(self, number: int) -> Question:
        """A question by its number, from 1. Raises IndexError when there is none."""
        if not 1 <= number <= len(self.exercise.questions):
            raise IndexError(
                f"found the number {number}; allowed: 1 to {len(self.exercise.questions)}"
            )
        return self.exercise.questions[number - 1]

    def ask(self, number: int) -> Task:
        """The widget of one task."""
        return Task(self, self.question(number))

    def article(self) -> reader.Html:
        """The article, its paragraphs numbered, without any mark."""
        lines = [line for line in self.exercise.text.split("\n") if line.strip()]
        number = f'<span style="{showing.NUMBER}">'
        body = "".join(
            '<p dir="auto" style="line-height:1.6;margin:.6em 0">'
            f"{number}{place}</span> {escape(line)}</p>"
            for place, line in enumerate(lines, 1)
        )
        return reader.Html(f'<div style="max-width:46em">{body}</div>', self.exercise.text)

    def summary(self) -> Summary:
        """What was answered, to be looked over and saved as a page to hand in."""
        return Summary(self)

    def results(self) -> pd.DataFrame:
        """One row per task, in order: task, prompt, kind, answer (in words), points (<NA> where
        nobody has marked), of, tries, hints, shown (whether the answer was looked up).
        """
        rows = [
            (number, *self._result(question))
            for number, question in enumerate(self.exercise.questions, 1)
        ]
        return pd.DataFrame(
            rows,
            columns=["task", "prompt", "kind", "answer", "points", "of", "tries", "hints", "shown"],
        )

    def _result(self, question: Question) -> tuple:
        kept = self.entry(question)
        verdict = judging.judge(question, kept["answer"]) if question.key else None
        return (
            question.prompt,
            question.kind,
            judging.told_answer(question, kept["answer"]),
            pd.NA if verdict is None or question.kind in BY_A_PERSON else verdict.points,
            question.points,
            kept["tries"],
            kept["hints"],
            kept["shown"],
        )

    def entry(self, question: Question) -> dict:
        """What is kept of a question: answer, tries, hints taken, whether the answer was shown, and
        a draft.
        """
        return answers.entry(self.kept.get(question.id))

    def keep(self, question: Question, **values: object) -> None:
        """Keeps an answer, a draft, or that a hint was taken, in the file at once."""
        self.kept = self.kept | {question.id: self.entry(question) | values}
        self._unwritten[question.id] = self._unwritten.get(question.id, {}) | values
        self.write()

    def rename(self, name: str) -> None:
        """Keeps the student's name."""
        self.name, self._renamed = name, True
        self.write()

    def write(self) -> None:
        """Writes the answers file, with what other sheets have written into it, and brings the
        summaries up to date.
        """
        self._refuse_if_moved()
        with locked(self.file):
            self._take_over()
            write_whole(self.file, self._written())
            self._unwritten, self._renamed = {}, False
        for summary in self.summaries:
            summary.send(summary.summed())

    def refresh(self) -> None:
        """Takes over what stands in the file: another sheet on the same questions may have written
        it meanwhile, in this notebook or another. Where it cannot be read, what is here stays.
        """
        if self.file.exists() or self._aside(self.exercise.mark).exists():
            with suppress(OSError), locked(self.file):
                self._take_over()

    def drafts(self) -> list[int]:
        """The numbers of the tasks that have a draft which is not kept as an answer."""
        return [
            number
            for number, question in enumerate(self.exercise.questions, 1)
            if self.entry(question)["draft"] is not None
        ]

    def hand_in(self) -> Path:
        """Writes the summary as a page that needs nothing else, beside the answers and called after
        the student and the day, and returns its path.
        """
        self._refuse_if_moved()
        self.refresh()
        name = answers.page_name(self.file.stem, self.name, f"{date.today()}")
        return write_whole(self.file.with_name(name), showing.page(self).encode("utf-8", "replace"))

    def pass_on(self) -> str:
        """Puts the answers aside under the student's name, begins anew for the next student, and
        returns the name of the file that holds them; "" when there are none.
        """
        self._refuse_if_moved()
        with locked(self.file):
            self._take_over()
            aside = self._free(as_name(self.name) if self.name else "before")
            if begun := bool(self.kept or self.name):
                write_whole(aside, self._written())
            self.kept, self.name, self.message = {}, "", ""
            self._unwritten, self._renamed = {}, False
            write_whole(self.file, self._written())
        for task in self.tasks:
            task.begin_anew()
        return aside.name if begun else ""

    def _written(self) -> bytes:
        now = Answers(self.exercise.mark, self.name, self.kept)
        return answers.written(now, self.exercise)

    def _refuse_if_moved(self) -> None:
        """Raises OSError when the notebook's folder was renamed: answers would lie beside none."""
        home = self.file.parent.parent
        if not home.is_dir():
            told = (
                "this folder is no longer there. If it was renamed, copy what you have typed since:"
                " it is kept nowhere. Then run the notebook once more"
            )
            raise FileNotFoundError(ENOENT, told, str(home))

    def _take_over(self) -> None:
        """Of each task what came last: what the file has, and over it what was kept here and is not
        written yet.
        """
        stored = self._stored()
        kept = self.kept | stored.kept
        self.kept = kept | {
            id_: answers.entry(kept.get(id_)) | values for id_, values in self._unwritten.items()
        }
        if stored.name and not self._renamed:
            self.name = stored.name

    def _stored(self) -> Answers:
        """What stands in the file. One that cannot be read, or answers other questions, is put
        aside and not lost; what was put aside of these questions comes back.
        """
        aside = self._aside(self.exercise.mark)
        if self.file.exists():
            try:
                stored = answers.read(self.file.read_bytes())
                if stored.questions == self.exercise.mark:
                    return stored
                self._put_aside(re.sub(r"\W", "", stored.questions)[:12] or "others", OTHERS)
            except ValueError:
                self._put_aside("unreadable", UNREADABLE)
        if not aside.exists():
            return Answers(self.exercise.mark, "", {})
        aside.replace(self.file)
        return answers.read(self.file.read_bytes())

    def _put_aside(self, what: str, why: str) -> None:
        aside = self._free(what)
        self.file.replace(aside)
        self.message = why.format(file=self.file.name, aside=aside.name)

    def _free(self, what: str) -> Path:
        """A place to put something aside where nothing is yet."""
        return next(path for number in count() if not (path := self._aside(what, number)).exists())

    def _aside(self, what: str, number: int = 0) -> Path:
        return self.file.with_suffix(f".{what}{f'-{number}' if number else ''}.json")


# ---- handed out without a key, and marked later


@cache
def open_sheet(skill: str, folder: Path) -> Sheet:
    """The sheet on the questions that were handed out in a folder. Raises ExerciseError when their
    file is missing or was changed.
    """
    return Sheet(read_exercise(folder / f"{skill}.json"), folder / "answers" / f"{skill}.json")


@judged
def ask(skill: str, number: int) -> Task:
    """One of the questions that were handed out beside this notebook, as a widget; number: from
    1.
    """
    return open_sheet(skill, Path.cwd()).ask(number)


@judged
def article(skill: str) -> reader.Html:
    """The article of the questions that were handed out beside this notebook."""
    return open_sheet(skill, Path.cwd()).article()


@judged
def summary(skill: str) -> Summary:
    """What was answered so far, to be looked over before it is handed in."""
    return open_sheet(skill, Path.cwd()).summary()
