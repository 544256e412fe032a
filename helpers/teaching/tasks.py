"""Tasks: one question of a sheet, and its summary, as widgets in a notebook.

Python holds the questions and judges; assets/exercise/ draws and asks. They talk in messages and
not in synced traits, so that a saved notebook keeps neither a student's answers nor a key.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from .. import reader
from ..assets import join_assets
from ..reader.talking import Talking
from . import judging, showing
from .kinds import BY_A_PERSON
from .kinds.date import told_date
from .questions import Question

if TYPE_CHECKING:
    from .sheets import Sheet

FILES = "passage order pick types held task widget"
SCRIPTS = [f"exercise/{name}.js" for name in FILES.split()]
"""what draws them, in an order in which each file uses those before it"""
SCRIPT = join_assets("dom.js", "line.js", *SCRIPTS)
RUN_ME = "This task is live when the notebook is run: Run, then Run All Cells."
NOTHING: tuple[object, ...] = (None, "", [], {})
"""what the page reads from a task in which nothing is chosen or typed"""
UNTOLD = "one that cannot be told in words"
ELSEWHERE = {
    "answer": "Meanwhile another answer was kept in another window or notebook: {words}. It still"
    " counts. To put yours in its place, press again.",
    "draft": "Meanwhile another draft was begun in another window or notebook. It is still kept,"
    " and yours stands on this page alone. What you type or press next takes its place: copy what"
    " you need of it first. It is: {words}",
}
"""what to tell, once, before what another page has kept is replaced"""
TURN = "Somebody else’s turn"
KEPT = "Kept. It is marked after you have handed it in; until then you can change it."

Handler = Callable[[dict], dict]


class Task(Talking):
    """One task as a widget."""

    _esm = SCRIPT
    _css = join_assets("theme.css", "exercise.css")

    def __init__(self, sheet: Sheet, question: Question) -> None:
        super().__init__()
        self.sheet, self.question = sheet, question
        sheet.tasks.append(self)
        self._begun = self._there()
        self._known: dict[str, dict[str, object]] = {}
        """the answer and the draft that each page was last told of, or has sent itself"""

    def respond(self, message: dict) -> list[dict]:
        """The answers to one message of the browser."""
        handlers: dict[str, Handler] = {
            "ready": self._on_ready,
            "draft": self._on_draft,
            "answer": self._on_answer,
            "hint": self._on_hint,
            "reading": self._on_reading,
            "show": self._on_show,
        }
        return [_answer(message, handlers)]

    def begin_anew(self) -> None:
        """Shows the task to the next student as nobody has answered it."""
        self._begun, self._known = self._there(), {}
        self.send(self._on_ready({}) | {"anew": True})

    def _on_ready(self, message: dict) -> dict:
        self.sheet.refresh()
        question, kept = self.question, self.sheet.entry(self.question)
        self._known_to(message).update(self._there())
        return {
            "kind": "task",
            **showing.asked(question),
            "answer": kept["answer"],
            "draft": kept["draft"],
            "draftTold": self._told(kept["draft"]),
            "place": self._place(),
            "hints": list(question.hints[: kept["hints"]]),
            "verdict": self._verdict(kept["answer"], kept["tries"]) if kept["tries"] else None,
            "shown": judging.told_key(question) if kept["shown"] and self.sheet.practice else "",
            "practice": self.sheet.practice,
            "told": self.sheet.message,
        }

    def _on_answer(self, message: dict) -> dict:
        self.sheet.refresh()
        answer, kept = message.get("value"), self.sheet.entry(self.question)
        if problem := judging.find_problem(self.question, answer) or self._elsewhere(
            message, answer, ("answer", "draft")
        ):
            verdict = {"told": [problem], "level": "none", "proof": [], "rubric": []}
            return {"kind": "verdict", "verdict": verdict}
        self.sheet.keep(self.question, answer=answer, tries=kept["tries"] + 1, draft=None)
        self._known_to(message).update(answer=answer, draft=None)
        return {"kind": "verdict", "verdict": self._verdict(answer, kept["tries"] + 1)}

    def _elsewhere(self, message: dict, value: object, parts: tuple[str, ...]) -> str:
        """What to tell, once, where an answer or a draft was kept that this page knows nothing
        of.
        """
        there, known = self._there(), self._known_to(message)
        new = [part for part in parts if there[part] not in (None, value, known[part])]
        known.update({part: there[part] for part in new})
        return "\n".join(ELSEWHERE[part].format(words=self._told(there[part])) for part in new)

    def _there(self) -> dict[str, object]:
        kept = self.sheet.entry(self.question)
        return {part: kept[part] for part in ELSEWHERE}

    def _known_to(self, message: dict) -> dict[str, object]:
        page = str(message.get("from", "")).partition("/")[0]
        return self._known.setdefault(page, dict(self._begun))

    def _told(self, value: object) -> str:
        return judging.told_answer(self.question, value) or UNTOLD

    def _on_draft(self, message: dict) -> dict:
        """Keeps what was chosen or typed since an answer was kept, if that is anything else."""
        self.sheet.refresh()
        draft = message.get("value")
        if draft in NOTHING or draft == self.sheet.entry(self.question)["answer"]:
            draft = None
        if told := self._elsewhere(message, draft, ("draft",)):
            return {"kind": "elsewhere", "told": told}
        self.sheet.keep(self.question, draft=draft)
        self._known_to(message).update(draft=draft)
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
        key = self.question.own_key
        return {
            "kind": "shown",
            "shown": judging.told_key(self.question),
            "told": key.explanation,
            "proof": showing.drawn(key.proof),
            "rubric": list(key.rubric),
        }

    def _place(self) -> str:
        """What tells this task from every other on the machine: under it the page holds a draft
        that did not reach Python.
        """
        place = f"{self.sheet.file}/{self.sheet.exercise.mark}/{self.question.id}"
        return sha256(place.encode("utf-8", "replace")).hexdigest()[:20]

    def _verdict(self, answer: object, tries: int) -> dict:
        if not self.sheet.practice:
            return {"told": [KEPT], "level": "kept", "proof": [], "rubric": []}
        verdict = judging.judge(self.question, answer, first=tries == 1)
        by_a_person = self.question.kind in BY_A_PERSON
        return {
            "told": list(verdict.told),
            "points": "" if by_a_person else f"{verdict.points:g} of {verdict.of:g} points",
            "level": "person" if by_a_person else _level(verdict),
            "proof": showing.drawn(verdict.proof),
            "rubric": list(self.question.own_key.rubric),
        }

    def instead(self) -> reader.Html:
        """The task, to be read."""
        return task_to_read(self.question)


class Summary(Talking):
    """What was answered so far, as a widget."""

    _esm = SCRIPT
    _css = join_assets("theme.css", "exercise.css")

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        sheet.summaries.append(self)

    def respond(self, message: dict) -> list[dict]:
        """The answers to one message of the browser."""
        handlers: dict[str, Handler] = {
            "ready": self._on_ready,
            "name": self._on_name,
            "save": self._on_save,
            "turn": self._on_turn,
        }
        return [_answer(message, handlers)]

    def summed(self, told: str = "") -> dict:
        """The summary as it is now, and what to tell."""
        return {
            "kind": "summary",
            "title": showing.title(self.sheet),
            "name": self.sheet.name,
            "action": "Save my summary",
            "turn": TURN,
            "rows": showing.summary_rows(self.sheet),
            "sum": showing.told_sum(self.sheet),
            "told": told or self.sheet.message,
        }

    def _on_ready(self, message: dict) -> dict:
        self.sheet.refresh()
        return self.summed()

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
        saved = f"Saved as {page.parent.name}/{page.name}, beside this notebook. {what}"
        return self.summed(f"{saved}{_without(self.sheet.drafts())}")

    def _on_turn(self, message: dict) -> dict:
        aside = self.sheet.pass_on()
        place = f"{self.sheet.file.parent.name}/{aside}"
        kept = f" The answers so far are kept in {place}." if aside else ""
        return self.summed(f"All tasks are cleared for the next student.{kept}")

    def instead(self) -> reader.Html:
        """The summary, to be read."""
        return summary_to_read(self.sheet)


def _without(drafts: list[int]) -> str:
    """What is not in a summary: answers that were begun and not kept."""
    if not drafts:
        return ""
    tasks = f"task{'s' * (len(drafts) > 1)} {', '.join(map(str, drafts))}"
    return f" What you began in {tasks} is not in it: keep it there, then save again."


def task_to_read(question: Question) -> reader.Html:
    """A task where no kernel runs: to be read, not answered."""
    return _to_read(showing.written(question), question.prompt)


def summary_to_read(sheet: Sheet) -> reader.Html:
    """A summary where no kernel runs."""
    title = showing.title(sheet)
    return _to_read(f"<p><b>{escape(title)}</b></p>", title)


def _to_read(html: str, words: str) -> reader.Html:
    return reader.Html(f"{html}<p><i>{RUN_ME}</i></p>", f"{words}\n{RUN_ME}")


def _answer(message: object, handlers: dict[str, Handler]) -> dict:
    """What is answered to a message. It says which one it answers, so that the page can tell when
    none comes.
    """
    given = message if isinstance(message, dict) else {}
    kind = given.get("kind")
    handler = handlers.get(kind, _on_unknown) if isinstance(kind, str) else _on_unknown
    try:
        answer = handler(given)
    except OSError as error:
        answer = {"kind": "trouble", "told": f"Not kept: {error}"}
    return answer | ({"to": given["from"]} if "from" in given else {})


def _on_unknown(message: dict) -> dict:
    told = "The page asked for something that does not exist. Run the cell once more."
    return {"kind": "trouble", "told": told}


def _level(verdict: judging.Verdict) -> str:
    if verdict.right:
        return "right"
    return "part" if verdict.share else "not"
