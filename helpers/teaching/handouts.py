"""Handouts: exercises for a class that has nothing but a browser, one HTML file each, and with them
an index, a worksheet for paper, and the teacher's key sheet.

A page is made of the exercise notebook's words and the widgets' own scripts, with a small host in
the place of Python (assets/handout/). Practice pages hold the key and judge; graded ones hold
nothing of it, and what their students hand in is a file as answers.py describes it. No page makes
a request, and its content security policy forbids every load.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import nbformat
from markupsafe import Markup
from nbformat import NotebookNode

from ..assets import join_assets
from ..files import switched, write_whole
from ..pages import notebooks, offline
from . import showing, written_dates
from .assignments import PRACTICE, as_handed_out
from .questions import Exercise, Question
from .showing import number_of
from .tasks import SCRIPTS

WIDGETS = ["dom.js", "line.js", *SCRIPTS]
HOSTS = {
    True: "dates answers judging store host page",
    False: "dates answers store host page",
}
"""what answers the widgets in a page: with a key, and without"""
HAND_IN = """\
Put your name in, look over your answers, and download them. That gives one file, named after you \
and this exercise. Hand it in the way your teacher named. Nothing is sent from here."""
ASKED = re.compile(r"^sheet\.ask\((\d+)\)$", re.M)
MINUTES = re.compile(r"About (\d+) minutes")
SHORT = {
    "Warm-up, without the computer": "Warm-up",
    "Read first": "Article",
    "The tasks": "Tasks",
}
"""how the headings of sections are called where there is little room"""


class Part(NamedTuple):
    """A piece of a section: words, the article, a task by its id, or the summary."""

    what: str
    html: Markup = Markup("")
    id: str = ""


class Section(NamedTuple):
    """A section of a page, from one heading of the notebook to the next."""

    heading: str
    parts: list[Part]

    @property
    def short(self) -> str:
        """The heading as a list of contents has it."""
        return SHORT.get(self.heading, self.heading)

    @property
    def id(self) -> str:
        """Where links lead to."""
        return f"part-{self.short.lower().replace(' ', '-')}"


class Lesson(NamedTuple):
    """An exercise with the words of its notebook around it."""

    exercise: Exercise
    book: NotebookNode
    name: str
    beside: tuple[str, ...] = ()
    """the names of all pages that are handed out with it"""

    @property
    def file(self) -> str:
        """The name of its page."""
        return f"{self.name}.html"

    @property
    def number(self) -> str:
        """The number of the notebook."""
        return self.name[:2]

    @property
    def heading(self) -> str:
        """The question that it asks."""
        return notebooks.find_heading(self.book)

    @property
    def promise(self) -> Markup:
        """What it is about."""
        return self.told(self.book.cells[0].source.split("\n\n")[1])

    def told(self, markdown: str) -> Markup:
        """Words of the notebook as HTML."""
        return notebooks.as_html(markdown, self.beside)

    @property
    def minutes(self) -> str:
        """How long it takes."""
        found = MINUTES.search(self.book.cells[0].source)
        return found[1] if found else "20"


def write_handout(exercises: list[Exercise], folder: Path, *, books: Path, submitted: str) -> Path:
    """Writes the pages of some exercises on one article: practice/, graded/ and teacher/, and an
    index for the teacher, whose path it returns. All is switched at once.

    books: the folder of the exercise notebooks; submitted: where what students hand in
    belongs.
    """
    lessons = find_lessons(exercises, books)
    with switched(folder) as fresh:
        for practice in (True, False):
            _write_students(lessons, fresh / ("practice" if practice else "graded"), practice)
        _write(fresh / "teacher" / "key-sheet.html", _paper(lessons, keys=True))
        start = _page("start", lessons, exercises=lessons, submitted=submitted, dossier=folder.name)
        _write(fresh / "index.html", start)
    return folder / "index.html"


def find_lessons(exercises: list[Exercise], books: Path) -> list[Lesson]:
    """Exercises with their notebooks, which stand in the folder `books`."""
    named = {path.stem[3:]: path for path in sorted(books.glob("[0-9]*.ipynb"))}
    paths = [named[exercise.skill] for exercise in exercises]
    beside = tuple(path.stem for path in paths)
    return [
        Lesson(exercise, nbformat.read(path, as_version=4), path.stem, beside)
        for exercise, path in zip(exercises, paths)
    ]


def _write_students(lessons: list[Lesson], folder: Path, practice: bool) -> None:
    """What students get: pages, an index, a worksheet."""
    for lesson in lessons:
        _write(folder / lesson.file, render(lesson, practice=practice))
    index = _page("index", lessons, exercises=lessons, practice=practice)
    _write(folder / "index.html", index)
    _write(folder / "worksheet.html", _paper(lessons, keys=False))


def render(lesson: Lesson, *, practice: bool) -> str:
    """The page of an exercise. Without practice, the keys are left out before anything is made."""
    asked = lesson.exercise.questions
    questions = asked if practice else tuple(question.without_key() for question in asked)
    exercise = replace(lesson.exercise, questions=questions)
    script = Markup(script_of(practice=practice))
    return _page(
        "exercise",
        [lesson],
        scripts=(script,),
        script=script,
        heading=lesson.heading,
        number=lesson.number,
        promise=lesson.promise,
        minutes=lesson.minutes,
        practice=practice,
        sections=_sections(lesson, practice),
        lines=_lines(exercise),
        data=data_of(exercise, practice=practice),
    )


def script_of(*, practice: bool) -> str:
    """The script of a page: the widgets, and what answers them in the place of Python."""
    return join_assets(*WIDGETS, *(f"handout/{name}.js" for name in HOSTS[practice].split()))


def data_of(exercise: Exercise, *, practice: bool) -> dict:
    """What the script of a page works on."""
    return {
        "skill": exercise.skill,
        "article": exercise.title,
        "title": f"{exercise.skill.replace('-', ' ').capitalize()}: {exercise.title}",
        "mark": exercise.mark,
        "practice": practice,
        "questions": [showing.handed(question) for question in exercise.questions],
        "dates": written_dates.for_page(),
    }


def _sections(lesson: Lesson, practice: bool) -> list[Section]:
    """The notebook as sections, without what is about notebooks alone."""
    sections: list[Section] = []
    for cell in lesson.book.cells[1:]:
        if PRACTICE in cell.metadata.get("tags", []):
            continue
        if cell.source.startswith("## "):
            heading, _, words = cell.source.removeprefix("## ").partition("\n\n")
            sections.append(Section(heading, []))
            words = _instead(heading, words, practice)
            sections[-1].parts.append(Part("words", lesson.told(words)))
        elif sections:
            sections[-1].parts.extend(_parts(cell, lesson))
    return sections


def _instead(heading: str, words: str, practice: bool) -> str:
    """What a page tells under a heading, where it is another thing than in a notebook."""
    if heading == "Hand in":
        return HAND_IN
    return as_handed_out(words) if heading == "The tasks" and not practice else words


def _parts(cell: NotebookNode, lesson: Lesson) -> Iterable[Part]:
    if cell.cell_type == "markdown":
        yield Part("words", lesson.told(cell.source))
    elif found := ASKED.search(cell.source):
        yield Part("task", id=lesson.exercise.questions[int(found[1]) - 1].id)
    elif "exercises.practise(" in cell.source:
        yield Part("article")
    elif "sheet.summary()" in cell.source:
        yield Part("summary")


def _lines(exercise: Exercise) -> list[str]:
    return [line for line in exercise.text.split("\n") if line.strip()]


def _paper(lessons: list[Lesson], *, keys: bool) -> str:
    """All exercises to be printed: with the keys for the teacher, or to be written on."""
    tell = _with_key if keys else _to_write_on
    exercises = [
        {
            "number": lesson.number,
            "heading": lesson.heading,
            "tasks": [tell(question) for question in lesson.exercise.questions],
        }
        for lesson in lessons
    ]
    lines = _lines(lessons[0].exercise)
    return _page("paper", lessons, keys=keys, exercises=exercises, lines=lines)


def _to_write_on(question: Question) -> dict:
    asked = showing.asked(question)
    return asked | {
        "kind": asked["type"],
        "passage": _pieces(asked["passage"]),
        "cannot_tell": asked["cannotTell"],
    }


def _with_key(question: Question) -> dict:
    key = showing.keyed(question)
    words = question.words
    return key | {
        "number": number_of(question),
        "prompt": question.prompt,
        "points": f"{question.points:g}",
        "by_a_person": showing.asked(question)["byAPerson"],
        "proof": _pieces(key["proof"]),
        "why": [(words[id_], why) for id_, why in key["why"].items() if why and id_ in words],
    }


def _pieces(paragraphs: list[dict]) -> list[dict]:
    """Paragraphs cut where a mark begins or ends: words, and whether they are marked."""
    cut = []
    for part in paragraphs:
        edges = [0, *(at - part["start"] for span in part["marks"] for at in span)]
        bounds = zip(edges, [*edges[1:], len(part["text"])])
        pieces = [(part["text"][start:end], n % 2 == 1) for n, (start, end) in enumerate(bounds)]
        cut.append({"number": part["number"], "pieces": pieces})
    return cut


def _page(template: str, lessons: list[Lesson], **values: object) -> str:
    values.setdefault("scripts", ())
    looks = ("handout/page.css", "theme.css", "exercise.css")
    css = Markup().join(map(offline.as_it_is, looks))
    return offline.make_page(
        f"handout/{template}.html.j2",
        css=css,
        title=lessons[0].exercise.title,
        **values,  # type: ignore[arg-type]
    )


def _write(path: Path, page: str) -> None:
    write_whole(path, page.encode("utf-8", "replace"))
