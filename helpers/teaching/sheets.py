"""Sheets: the tasks of an exercise in a notebook, one widget each, with the answers kept in a file
beside it.

Python holds the questions and judges; assets/exercise.js draws and asks. They talk in messages and
not in synced traits, so that a saved notebook keeps neither a student's answers nor a key.
"""

import json
import re
from functools import cache
from html import escape
from itertools import count
from pathlib import Path

import anywidget
import pandas as pd
from IPython.display import display

from .. import reader
from ..arguments import judged
from ..files import write_whole
from . import judging, showing
from .questions import BY_A_PERSON, Exercise, Question, read_exercise, read_key

ASSETS = Path(__file__).parent.parent / "assets"
RUN_ME = "This task is live when the notebook is run: Run, then Run All Cells."
BLANK = {"answer": None, "tries": 0, "hints": 0, "shown": False}


class Sheet:
    """The questions of an exercise and the answers so far. With keys it is for practice; without,
    answers are kept to be marked later.
    """

    def __init__(self, exercise: Exercise, file: Path) -> None:
        self.exercise, self.file = exercise, Path(file).absolute()
        self.message = ""
        self.summaries: list[Task] = []
        self.name, self.kept = self._read()

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
            f'<p dir="auto" style="line-height:1.6;margin:.6em 0"><span style="color:#6b6b6b;font-size:.85em">{number}</span> {escape(line)}</p>'
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
        """What is kept of a question: answer, tries, hints taken, whether the answer was shown."""
        found = self.kept.get(question.id)
        return BLANK | (
            {
                name: found[name]
                for name, blank in BLANK.items()
                if name in found and (blank is None or type(found[name]) is type(blank))
            }
            if isinstance(found, dict)
            else {}
        )

    def keep(self, question: Question, **values: object) -> None:
        """Keeps an answer, or that a hint was taken, in the file at once."""
        self.kept = self.kept | {question.id: self.entry(question) | values}
        self.write()

    def write(self) -> None:
        """Writes the answers file, and brings the summaries up to date."""
        content = {
            "exercise": self.exercise.skill,
            "article": self.exercise.title,
            "questions": self.exercise.mark,
            "name": self.name,
            "answers": self.kept,
        }
        write_whole(
            self.file,
            (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"),
        )
        for summary in self.summaries:
            summary.send(summary.summed())

    def hand_in(self) -> Path:
        """Writes the summary as a page that needs nothing else, beside the answers, and returns its
        path.
        """
        return write_whole(
            self.file.with_suffix(".html"), showing.page(self).encode("utf-8", "replace")
        )

    def _read(self) -> tuple[str, dict]:
        """The name and answers in the file. One that cannot be read, or answers other questions, is
        put aside and not lost.
        """
        if not self.file.exists():
            return "", {}
        try:
            found = json.loads(self.file.read_text("utf-8"))
            if found["questions"] == self.exercise.mark and isinstance(found["answers"], dict):
                return str(found.get("name", "")), found["answers"]
            what, why = (
                re.sub(r"\W", "", str(found["questions"]))[:12] or "others",
                "answers other questions",
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            what, why = "unreadable", "cannot be read"
        aside = next(
            path
            for number in count()
            if not (
                path := self.file.with_suffix(f".{what}{f'-{number}' if number else ''}.json")
            ).exists()
        )
        self.message = f"The file {self.file.name} {why}. It was put aside as {aside.name}; this sheet begins anew."
        self.file.replace(aside)
        return "", {}


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
        """The answers to one message of the browser: ready, answer, hint, reading, show; for the
        summary: ready, name, save.
        """
        try:
            known = (
                ("ready", "name", "save")
                if self.question is None
                else ("ready", "answer", "hint", "reading", "show")
            )
            kind = message.get("kind") if isinstance(message, dict) else None
            return [(getattr(self, f"_on_{kind}") if kind in known else self._on_unknown)(message)]
        except OSError as error:
            return [{"kind": "trouble", "told": f"Not kept: {error}"}]

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
        if self.question is None:
            return self.summed()
        question, kept = self.question, self.sheet.entry(self.question)
        verdict = self._verdict(kept["answer"]) if kept["tries"] else None
        shown = judging.told_key(question) if kept["shown"] and self.sheet.practice else ""
        return {
            "kind": "task",
            **showing.asked(question),
            "answer": kept["answer"],
            "hints": list(question.hints[: kept["hints"]]),
            "verdict": verdict,
            "shown": shown,
            "practice": self.sheet.practice,
            "told": self.sheet.message,
        }

    def _on_answer(self, message: dict) -> dict:
        answer, kept = message.get("value"), self.sheet.entry(self.question)
        if problem := judging.find_problem(self.question, answer):
            return {
                "kind": "verdict",
                "verdict": {"told": [problem], "level": "none", "proof": [], "rubric": []},
            }
        self.sheet.keep(self.question, answer=answer, tries=kept["tries"] + 1)
        return {"kind": "verdict", "verdict": self._verdict(answer)}

    def _on_hint(self, message: dict) -> dict:
        taken = min(len(self.question.hints), self.sheet.entry(self.question)["hints"] + 1)
        self.sheet.keep(self.question, hints=taken)
        return {"kind": "hints", "hints": list(self.question.hints[:taken])}

    def _on_reading(self, message: dict) -> dict:
        return {"kind": "reading", "told": judging.told_date(str(message.get("value", "")))}

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
        self.sheet.name = str(message.get("value") or "").strip()[:200]
        self.sheet.write()
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
        static = (
            showing.written(self.question)
            if self.question
            else f"<p><b>{escape(showing.title(self.sheet))}</b></p>"
        )
        return bundle | reader.Html(
            f"{static}<p><i>{RUN_ME}</i></p>",
            f"{self.question.prompt if self.question else showing.title(self.sheet)}\n{RUN_ME}",
        )._repr_mimebundle_(), metadata


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
