"""Sheets: the tasks of an exercise in a notebook, one widget each, with the answers kept in a file
beside it.

Python holds the questions and judges; assets/exercise.js draws and asks. They talk in messages and
not in synced traits, so that a saved notebook keeps neither a student's answers nor a key.
"""

import re
from contextlib import suppress
from functools import cache
from hashlib import sha256
from html import escape
from itertools import count
from pathlib import Path

import anywidget
import pandas as pd
from IPython.display import display

from .. import reader
from ..arguments import judged
from ..assets import ASSETS
from ..files import write_whole
from ..locks import locked
from . import answers, judging, showing
from .answers import Answers
from .handing_out import read_exercise, read_key
from .kinds import BY_A_PERSON
from .kinds.date import told_date
from .questions import Exercise, Question

RUN_ME = "This task is live when the notebook is run: Run, then Run All Cells."
OF_TASK = ("ready", "draft", "answer", "hint", "reading", "show")
OF_SUMMARY = ("ready", "name", "save")
"""what the browser may ask of a task, and of a summary"""
NOTHING = (None, "", [], {})
"""what the page reads from a task in which nothing is chosen or typed"""
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
        self.summaries: list[Task] = []
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

    def ask(self, number: int) -> "Task":
        """The widget of one task."""
        return Task(self, self.question(number))

    def article(self) -> reader.Html:
        """The article, its paragraphs numbered, without any mark."""
        lines = [line for line in self.exercise.text.split("\n") if line.strip()]
        body = "".join(
            '<p dir="auto" style="line-height:1.6;margin:.6em 0"><span'
            f' style="color:#6b6b6b;font-size:.85em">{number}</span> {escape(line)}</p>'
            for number, line in enumerate(lines, 1)
        )
        return reader.Html(f'<div style="max-width:46em">{body}</div>', self.exercise.text)

    def summary(self) -> "Task":
        """What was answered, to be looked over and saved as a page to hand in."""
        return Task(self, None)

    def overview(self) -> pd.DataFrame:
        """One row per task: task (number), kind, points, passage (the paragraphs shown), hints (how
        many there are).
        """
        rows = [
            (
                number,
                one.kind,
                one.points,
                ", ".join(str(part.number) for part in one.passage),
                len(one.hints),
            )
            for number, one in enumerate(self.exercise.questions, 1)
        ]
        return pd.DataFrame(rows, columns=["task", "kind", "points", "passage", "hints"])

    def results(self) -> pd.DataFrame:
        """One row per task, in order: task, prompt, kind, answer (in words), points (<NA> where
        nobody has marked), of, tries, hints, shown (whether the answer was looked up).
        """
        rows = []
        for number, question in enumerate(self.exercise.questions, 1):
            kept = self.entry(question)
            verdict = judging.judge(question, kept["answer"]) if question.key else None
            marked = pd.NA if verdict is None or question.kind in BY_A_PERSON else verdict.points
            rows.append(
                (
                    number,
                    question.prompt,
                    question.kind,
                    judging.told_answer(question, kept["answer"]),
                    marked,
                    question.points,
                    kept["tries"],
                    kept["hints"],
                    kept["shown"],
                )
            )
        return pd.DataFrame(
            rows,
            columns=["task", "prompt", "kind", "answer", "points", "of", "tries", "hints", "shown"],
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
        with locked(self.file):
            self._take_over()
            found = Answers(self.exercise.mark, self.name, self.kept)
            write_whole(self.file, answers.written(found, self.exercise))
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
        """Writes the summary as a page that needs nothing else, beside the answers, and returns its
        path.
        """
        self.refresh()
        return write_whole(
            self.file.with_suffix(".html"), showing.page(self).encode("utf-8", "replace")
        )

    def _take_over(self) -> None:
        """Of each task what came last: what the file has, and over it what was kept here and is not
        written yet.
        """
        found = self._found()
        kept = self.kept | found.kept
        self.kept = kept | {
            id_: answers.entry(kept.get(id_)) | values for id_, values in self._unwritten.items()
        }
        if found.name and not self._renamed:
            self.name = found.name

    def _found(self) -> Answers:
        """What stands in the file. One that cannot be read, or answers other questions, is put
        aside and not lost; what was put aside of these questions comes back.
        """
        aside = self._aside(self.exercise.mark)
        if self.file.exists():
            try:
                found = answers.read(self.file.read_bytes())
                if found.questions == self.exercise.mark:
                    return found
                self._put_aside(re.sub(r"\W", "", found.questions)[:12] or "others", OTHERS)
            except ValueError:
                self._put_aside("unreadable", UNREADABLE)
        if not aside.exists():
            return Answers(self.exercise.mark, "", {})
        aside.replace(self.file)
        return answers.read(self.file.read_bytes())

    def _put_aside(self, what: str, why: str) -> None:
        aside = next(path for number in count() if not (path := self._aside(what, number)).exists())
        self.file.replace(aside)
        self.message = why.format(file=self.file.name, aside=aside.name)

    def _aside(self, what: str, number: int = 0) -> Path:
        return self.file.with_suffix(f".{what}{f'-{number}' if number else ''}.json")


class Task(anywidget.AnyWidget):
    """One task, or with no question the summary, as a widget."""

    _esm = ASSETS / "exercise.js"
    _css = ASSETS / "exercise.css"

    def __init__(self, sheet: Sheet, question: Question | None) -> None:
        super().__init__()
        self.sheet, self.question = sheet, question
        sheet.summaries += [] if question else [self]
        self.on_msg(
            lambda _, message, buffers: [self.send(answer) for answer in self.respond(message)]
        )

    def respond(self, message: dict) -> list[dict]:
        """The answers to one message of the browser: ready, draft, answer, hint, reading, show; for
        the summary: ready, name, save. Each says which message it answers, so that the page can
        tell when none comes.
        """
        given = message if isinstance(message, dict) else {}
        known = OF_SUMMARY if self.question is None else OF_TASK
        kind = given.get("kind") if given.get("kind") in known else "unknown"
        try:
            heard = getattr(self, f"_on_{kind}")(given)
        except OSError as error:
            heard = {"kind": "trouble", "told": f"Not kept: {error}"}
        return [heard | ({"to": given["from"]} if "from" in given else {})]

    def summed(self, told: str = "") -> dict:
        """The summary as it is now, and what to tell."""
        return {
            "kind": "summary",
            "title": showing.title(self.sheet),
            "name": self.sheet.name,
            "rows": showing.summary_rows(self.sheet),
            "sum": showing.told_sum(self.sheet),
            "told": told or self.sheet.message,
        }

    def _on_ready(self, message: dict) -> dict:
        self.sheet.refresh()
        if self.question is None:
            return self.summed()
        question, kept = self.question, self.sheet.entry(self.question)
        verdict = self._verdict(kept["answer"]) if kept["tries"] else None
        shown = judging.told_key(question) if kept["shown"] and self.sheet.practice else ""
        return {
            "kind": "task",
            **showing.asked(question),
            "answer": kept["answer"],
            "draft": kept["draft"],
            "place": self._place(),
            "hints": list(question.hints[: kept["hints"]]),
            "verdict": verdict,
            "shown": shown,
            "practice": self.sheet.practice,
            "told": self.sheet.message,
        }

    def _on_answer(self, message: dict) -> dict:
        self.sheet.refresh()
        answer, kept = message.get("value"), self.sheet.entry(self.question)
        if problem := judging.find_problem(self.question, answer):
            return {
                "kind": "verdict",
                "verdict": {"told": [problem], "level": "none", "proof": [], "rubric": []},
            }
        self.sheet.keep(self.question, answer=answer, tries=kept["tries"] + 1, draft=None)
        return {"kind": "verdict", "verdict": self._verdict(answer)}

    def _on_draft(self, message: dict) -> dict:
        """Keeps what was chosen or typed since an answer was kept, if that is anything else."""
        draft = message.get("value")
        if draft in NOTHING or draft == self.sheet.entry(self.question)["answer"]:
            draft = None
        self.sheet.keep(self.question, draft=draft)
        return {"kind": "drafted", "draft": draft is not None}

    def _on_hint(self, message: dict) -> dict:
        self.sheet.refresh()
        taken = min(len(self.question.hints), self.sheet.entry(self.question)["hints"] + 1)
        self.sheet.keep(self.question, hints=taken)
        return {"kind": "hints", "hints": list(self.question.hints[:taken])}

    def _on_reading(self, message: dict) -> dict:
        return {"kind": "reading", "told": told_date(str(message.get("value", "")))}

    def _on_show(self, message: dict) -> dict:
        if not self.sheet.practice:
            return {"kind": "trouble", "told": "The answer is told after it was marked."}
        self.sheet.keep(self.question, shown=True)
        key = self.question.key
        return {
            "kind": "shown",
            "shown": judging.told_key(self.question),
            "told": key.explanation,
            "proof": showing.drawn(key.proof),
            "rubric": list(key.rubric),
        }

    def _on_name(self, message: dict) -> dict:
        self.sheet.rename(str(message.get("value") or "").strip()[:200])
        return self.summed()

    def _on_save(self, message: dict) -> dict:
        page = self.sheet.hand_in()
        what = (
            "That file is the one to hand in."
            if self.sheet.practice
            else "Hand in the whole folder, with the answers in it."
        )
        return self.summed(f"Saved as {page.parent.name}/{page.name}, beside this notebook. {what}")

    def _on_unknown(self, message: dict) -> dict:
        return {
            "kind": "trouble",
            "told": "The page asked for something that does not exist. Run the cell once more.",
        }

    def _place(self) -> str:
        """What tells this task from every other on the machine: under it the page holds a draft
        that did not reach Python.
        """
        told = f"{self.sheet.file}/{self.sheet.exercise.mark}/{self.question.id}"
        return sha256(told.encode("utf-8", "replace")).hexdigest()[:20]

    def _verdict(self, answer: object) -> dict:
        if not self.sheet.practice:
            return {
                "told": [
                    "Kept. It is marked after you have handed it in; until then you can change it."
                ],
                "level": "kept",
                "proof": [],
                "rubric": [],
            }
        verdict = judging.judge(self.question, answer)
        level = (
            "person"
            if self.question.kind in BY_A_PERSON
            else "right"
            if verdict.right
            else "part"
            if verdict.share
            else "not"
        )
        points = (
            ""
            if self.question.kind in BY_A_PERSON
            else f"{verdict.points:g} of {verdict.of:g} points"
        )
        return {
            "told": list(verdict.told),
            "points": points,
            "level": level,
            "proof": showing.drawn(verdict.proof),
            "rubric": list(self.question.key.rubric),
        }

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict] | None:
        """The widget, with what stands in its place where no kernel runs."""
        bundle, metadata = super()._repr_mimebundle_(**kwargs)
        return bundle | to_read(self.sheet, self.question)._repr_mimebundle_(), metadata


def to_read(sheet: Sheet, question: Question | None) -> reader.Html:
    """A task, or with no question the summary, where no kernel runs: to be read, not answered."""
    title = showing.title(sheet)
    words = showing.written(question) if question else f"<p><b>{escape(title)}</b></p>"
    return reader.Html(
        f"{words}<p><i>{RUN_ME}</i></p>", f"{question.prompt if question else title}\n{RUN_ME}"
    )


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
def summary(skill: str) -> Task:
    """What was answered so far, to be looked over before it is handed in."""
    return open_sheet(skill, Path.cwd()).summary()


@judged
def mark(skill: str, number: int, key: str) -> float:
    """The points for the answer that a student handed in, with the feedback shown. key: the key's
    JSON. A task that a person marks gets none here.
    """
    sheet = open_sheet(skill, Path.cwd())
    question, read = sheet.question(number), read_key(key)
    answer = sheet.entry(question)["answer"]
    verdict = judging.judge(question, answer, key=read)
    aside = f"<p>{escape(sheet.message)}</p>" if sheet.message else ""
    display(
        reader.Html(
            aside + showing.feedback(question, read, answer, verdict),
            "\n".join((sheet.message, *verdict.told)),
        )
    )
    return float(verdict.points)
