"""The reviewer: a widget in which a teacher reads candidate questions, with key, feedback and
passage, and keeps, drops or changes each.

Python draws, keeps and freezes (`reviewing`); assets/reviewer/ draws and asks, in messages as the
annotator does.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from hashlib import sha256
from html import escape
from typing import Any

from .. import reader
from ..arguments import judged
from ..assets import join_assets
from ..correcting.journal import open_journal
from ..correcting.labels import noun
from ..display import many
from ..dossier import Dossier, DossierError
from ..reader.talking import Talking
from . import judging, showing
from .behind import Row, Rows
from .changing import fields
from .phrasing import cut
from .reviewing import Entry, Review
from .sets import looks_back
from .skills import SKILLS

NO_KERNEL = (
    "Candidate questions can be read here when the notebook is run: Run, then Run All Cells."
)
NEEDED = 6
"""questions of an exercise, without the one that looks back"""
FILES = "entry form widget"
SCRIPTS = [f"reviewer/{name}.js" for name in FILES.split()]
"""what draws it, in an order in which each file uses those before it"""
TELLING = ("proposition", "name", "text", "cue", "why", "note")
"""the columns that tell a row, the most telling first"""
DONE = {"keep": "Kept.", "drop": "Dropped.", "reopen": "Open again.", "change": "Changed."}


class Reviewer(Talking):
    """The widget. `review` is what is decided so far."""

    _esm = join_assets("dom.js", "line.js", "exercise/held.js", "exercise/passage.js", *SCRIPTS)
    _css = join_assets("theme.css", "exercise.css", "reviewer.css")

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self._drawn: dict[str, dict] = {}
        """the entries as the page has them"""

    def respond(self, message: dict) -> Iterator[dict]:
        """The answer to one message of the browser: all there is (`all`), or what became other
        (`changed`); `told` says what was done or why not, `show` which question to turn to.
        """
        kind, told, show = message.get("kind"), "", ""
        try:
            told, show = self._act(message)
        except (DossierError, OSError) as error:
            told = f"Not done. {error}"
        if kind == "ready":
            self._drawn = {}
        answer = self._changes() | {"kind": "all" if kind == "ready" else "changed"}
        yield answer | {"told": told, "show": show, "to": message.get("from")}

    def _act(self, message: dict) -> tuple[str, str]:
        """Does what a message asks; what to tell, and the question to turn to."""
        review, drawn, kind = self.review, str(message.get("drawn", "")), message.get("kind")
        acts: dict[object, Callable[[], object]] = {
            "keep": lambda: review.keep(drawn),
            "drop": lambda: review.drop(drawn, str(message.get("why", "")).strip()),
            "reopen": lambda: review.reopen(drawn),
            "change": lambda: review.change(drawn, message["values"]),
        }
        match kind:
            case "ready":
                review.look()
                return "", ""
            case "another":
                return "One more.", review.another(str(message["skill"]), drawn)
            case "undo":
                review.undo()
                return "Undone.", ""
            case "check":
                return self._check(drawn), ""
            case "freeze":
                return self._freeze(), ""
        acts[kind]()
        return DONE[str(kind)], ""

    def _check(self, drawn: str) -> str:
        """Notes that a person has checked the rows behind a question, and saves the dossier."""
        rows = self._waiting(drawn)
        journal = open_journal(self.review.folder)
        for table, key in rows:
            journal.do("accept", {"table": table, "key": list(key)}, why="read with its question")
        journal.save()
        self.review.take(journal.dossier)
        count = many(len(rows), "row")
        return f"{count} noted as checked, and saved with the dossier."

    def _waiting(self, drawn: str) -> list[Row]:
        about = self.review.entries[drawn].question.own_key.about
        return self.review.rows.unchecked(about)

    def _freeze(self) -> str:
        file = self.review.freeze()
        short = [skill for skill in SKILLS if 0 < len(self.review.kept(skill)) < NEEDED]
        few = f" An exercise needs {NEEDED}: too few yet for {', '.join(short)}." if short else ""
        return f"Frozen into {file.parent.name}/{file.name}: exercises ask these now.{few}"

    def _changes(self) -> dict[str, Any]:
        entries = self.review.entries
        now = {drawn: _entry(entry, self) for drawn, entry in entries.items()}
        news = [one for drawn, one in now.items() if self._drawn.get(drawn) != one]
        gone = [drawn for drawn in self._drawn if drawn not in now]
        self._drawn = now
        return {
            "title": self.review.dossier.title,
            "skills": [[skill, _titled(skill)] for skill in SKILLS],
            "needed": NEEDED,
            "order": list(now),
            "entries": news,
            "gone": gone,
            "unfrozen": self.review.unfrozen,
        }

    def waiting(self, entry: Entry) -> list[str]:
        """The rows behind a question that nobody has checked, in words."""
        rows = self.review.rows
        return [_told(rows, row) for row in rows.unchecked(entry.question.own_key.about)]

    def instead(self) -> reader.Html:
        """What to do to see the widget."""
        return reader.Html(f"<p><i>{escape(NO_KERNEL)}</i></p>", NO_KERNEL)


@judged
def review(dossier: Dossier) -> Reviewer:
    """A reviewer of the candidate questions on a dossier. What was decided and not yet frozen is
    back. Raises ExerciseError when the dossier has no folder yet: `helpers.save` it first.
    """
    return Reviewer(Review(dossier))


def _titled(skill: str) -> str:
    return f"{skill.replace('-', ' ').capitalize()}?"


def _entry(entry: Entry, widget: Reviewer) -> dict[str, Any]:
    """A candidate as the page needs it."""
    question, key = entry.question, entry.question.own_key
    return {
        "drawn": entry.drawn,
        "skill": question.skill,
        "verdict": entry.verdict,
        "why": entry.why,
        "told": entry.told,
        "changed": entry.changed,
        "back": looks_back(question),
        "place": sha256(f"{widget.review.file}/{entry.drawn}".encode()).hexdigest()[:20],
        "kind": question.kind,
        "prompt": question.prompt,
        "points": f"{question.points:g}",
        "passage": showing.drawn(question.passage),
        "proof": [part.number for part in key.proof],
        "items": list(_items(entry)),
        "options": list(_options(entry)),
        "right": "; or: ".join(_right(entry)),
        "explanation": key.explanation,
        "feedback": [key.why[name] for name in ("pick", "date") if key.why.get(name)],
        "hints": list(question.hints),
        "rubric": list(key.rubric),
        "fields": [asdict(field) for field in fields(question)],
        "waiting": widget.waiting(entry),
    }


def _items(entry: Entry) -> Iterator[list[str]]:
    """What is to be matched, with what goes with it, and the feedback."""
    question, key = entry.question, entry.question.own_key
    for id_, words in question.items:
        yield [words, question.words[key.answer[id_]], key.why.get(id_, "")]


def _options(entry: Entry) -> Iterator[dict[str, Any]]:
    """What can be chosen, with whether it is right, and the feedback."""
    question, key = entry.question, entry.question.own_key
    offered = showing.asked(question)["options"]
    for id_, words in offered:
        right = id_ in key.answer if question.kind == "choices" else id_ == key.answer
        why = key.why.get(id_, "")
        yield {"words": words, "right": right, "share": key.near.get(id_, 0), "why": why}


def _right(entry: Entry) -> list[str]:
    """The right answers in words, each right by itself."""
    question, key = entry.question, entry.question.own_key
    if question.kind == "pick" and isinstance(key.answer, list):
        return [judging.told_answer(question, list(span)) for span in key.answer]
    return [judging.told_key(question)]


def _told(rows: Rows, row: Row) -> str:
    """A row in words: what it is, and what tells it."""
    said, table = rows.said(row), row[0]
    what = "step of a chain" if table == "hops" else noun(table)
    telling = next((str(said[name]) for name in TELLING if said.get(name)), "")
    return f"{what}: {cut(telling, 100)}" if telling else what
