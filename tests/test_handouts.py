"""Handouts: pages for browsers alone. No key in what is handed out to be marked, no request in any
of them, and the same words from Python as from a page.
"""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import judging_cases
import pytest
import stored
from made import QUESTIONS
from markupsafe import escape

import helpers
from helpers import exercises
from helpers.display import visible
from helpers.files import write_whole
from helpers.pages.notebooks import NOTEBOOKS
from helpers.pages.offline import json_for_script
from helpers.teaching import grading, handouts
from helpers.teaching.__main__ import hand_out
from helpers.teaching.kinds import KINDS
from helpers.teaching.questions import CANNOT_TELL, Exercise

STUDENTS, TASKS = ("practice", "graded"), 7
CASES = judging_cases.read()


@pytest.fixture(scope="module", params=stored.BUNDLED)
def made(request) -> list[Exercise]:
    loaded = helpers.load(request.param)
    return [exercises.make_exercise(loaded, skill, seed=5) for skill in exercises.SKILLS]


@pytest.fixture(scope="module")
def handout(made, tmp_path_factory) -> Path:
    """The folder of a handout."""
    folder = tmp_path_factory.mktemp("handout") / "an-article"
    handouts.write_handout(made, folder, books=NOTEBOOKS / "exercises", submitted="in/")
    return folder


class Read(HTMLParser):
    """What stands in a page: its words, its links, its policy, its data."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.policy, self.data, self._in_data = "", "", False
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"])
        if tag in ("link", "img", "iframe", "object", "embed") or "src" in given:
            self.loads.append(tag)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        self._in_data = given.get("id") == "exercise"

    def handle_data(self, data):
        self.data += data * self._in_data

    def handle_endtag(self, tag):
        self._in_data = False


def pages(handout: Path) -> list[Path]:
    return sorted(handout.rglob("*.html"))


# the table of cases


@pytest.mark.parametrize("at", range(len(CASES)))
def test_python_judges_as_the_table_says(at):
    question, cases = CASES[at]
    assert [judging_cases.judged(question, answer, first) for answer, first, _ in cases] == [
        verdict for *_, verdict in cases
    ]


def test_the_table_holds_every_kind_and_every_outcome():
    found = {
        (question.kind, verdict["share"] if verdict["share"] in (None, 0, 1) else "part")
        for question, cases in CASES
        for *_, verdict in cases
    }
    marked = [name for name, kind in KINDS.items() if not kind.by_a_person]
    outcomes = {(name, share) for name in marked for share in (None, 0, 1)}
    outcomes |= {(name, "part") for name in marked}
    # a single wrong pair of a match is part of it, and a match is seldom right by chance
    assert outcomes - found <= {("match", 1)}
    assert {answer for _, cases in CASES for answer, *_ in cases if answer == CANNOT_TELL}


# what is written


def test_a_handout_has_a_page_for_each_exercise_an_index_and_papers(handout):
    books = [path.stem for path in sorted((NOTEBOOKS / "exercises").glob("[0-9]*.ipynb"))]
    expected = {f"{name}.html" for name in (*books, "index", "worksheet")}
    for kind in STUDENTS:
        assert {path.name for path in (handout / kind).iterdir()} == expected
    assert [path.name for path in (handout / "teacher").iterdir()] == ["key-sheet.html"]
    assert len(books) == len(exercises.SKILLS) and (handout / "index.html").exists()


def test_every_link_of_a_handout_leads_somewhere(handout):
    for page in pages(handout):
        links = Read(page).links
        for link in links:
            place, _, part = link.partition("#")
            assert not place or (page.parent / place).is_file(), (page, link)
            assert not part or f'id="{part}"' in page.read_text("utf-8"), (page, link)


def test_no_page_loads_anything_and_its_policy_forbids_it(handout):
    for page in pages(handout):
        read = Read(page)
        assert read.loads == [] and read.policy.startswith("default-src 'none'")
        scripts = re.findall(r"<script[^>]*>", page.read_text("utf-8"))
        live = page.parent.name in STUDENTS and page.stem not in ("index", "worksheet")
        assert len(scripts) == (2 if live else 0) and ("script-src" in read.policy) == live


def secrets(exercise: Exercise) -> set[str]:
    """What only the keys of an exercise say: not its article, its prompts, options or hints."""
    open_ = json_for_script(handouts.data_of(replace_keys(exercise), practice=False))
    told = {
        words
        for question in exercise.questions
        for key in [question.own_key]
        for words in (key.explanation, key.model, *key.rubric, *key.why.values())
    }
    return {words for words in told if words and words not in f"{exercise.text}\n{open_}"}


def replace_keys(exercise: Exercise) -> Exercise:
    bare = tuple(question.without_key() for question in exercise.questions)
    return replace(exercise, questions=bare)


def test_nothing_of_a_key_stands_in_what_is_to_be_marked_and_all_of_it_in_practice(handout, made):
    graded = "\n".join(page.read_text("utf-8") for page in pages(handout / "graded"))
    practice = "\n".join(page.read_text("utf-8") for page in pages(handout / "practice"))
    keys = set().union(*map(secrets, made))
    assert len(keys) > 80
    for words in keys:
        spelled = {words, json_for_script(words).strip('"'), str(escape(words))}
        assert not any(spelling in graded for spelling in spelled), words
        assert any(spelling in practice for spelling in spelled), words


def test_the_data_of_a_page_to_be_marked_have_no_field_of_a_key(handout):
    for page in sorted((handout / "graded").glob("0*.html")):
        data = json.loads(Read(page).data)
        assert not data["practice"] and len(data["questions"]) == TASKS
        fields = set().union(*(set(question) for question in data["questions"]))
        assert not fields & {"key", "answer", "explanation", "proof", "why", "model", "rubric"}
        assert "judge(question, key" not in page.read_text("utf-8"), "nor does it judge"


def test_a_page_has_the_parts_of_its_notebook_in_their_order(handout):
    for page in sorted(handout.glob("*/0*.html")):
        text = page.read_text("utf-8")
        headings = re.findall(r"<h2 id=\"part-[^>]+>(.+?)</h2>", text)
        assert headings == [
            "Warm-up, without the computer",
            "Read first",
            "The tasks",
            "Look back",
            "Hand in",
        ]
        tasks = re.findall(r'<div class="task" id="([\w-]+)">', text)
        assert tasks == [*(f"{page.stem[3:]}-{n}" for n in range(1, 8)), "summary"]
        assert not re.search(
            r"Shift\+Enter|notebook|Jupyter|Run All",
            text.partition("<body>")[2].partition("<script")[0],
        )


def test_the_key_sheet_has_every_key_and_the_worksheet_every_option(handout, made):
    keys = (handout / "teacher" / "key-sheet.html").read_text("utf-8")
    sheet = (handout / "graded" / "worksheet.html").read_text("utf-8")
    for exercise in made:
        for question in exercise.questions:
            key = question.own_key
            for words in (key.explanation, key.model, *key.rubric):
                assert str(escape(words)) in keys
            for _, words in (*question.options, *question.items):
                assert str(escape(words)) in sheet


def test_the_same_questions_are_asked_in_both_forms_and_in_the_class(handout, made):
    for exercise in made:
        marks = {
            json.loads(Read(page).data)["mark"]
            for page in handout.glob(f"*/0?-{exercise.skill}.html")
        }
        assert marks == {exercise.mark}


@pytest.mark.parametrize("practice", [True, False])
def test_an_article_that_would_be_code_stays_words(tmp_path, practice):
    hostile = "</script><script>alert(1)</script> <!-- {{ 7 * 7 }} \x1b \u202e 😀 \ud800"
    asked = tuple(
        replace(question, prompt=hostile, key=replace(question.own_key, explanation=hostile))
        for question in QUESTIONS
    )
    lesson = handouts.Lesson(Exercise("x", hostile, hostile, asked), *book())
    page = tmp_path / "x.html"
    write_whole(page, handouts.render(lesson, practice=practice).encode("utf-8", "replace"))
    read = Read(page)
    assert len(re.findall("<script", page.read_text("utf-8"))) == 2
    assert json.loads(read.data)["title"].endswith(hostile)
    shown = visible(hostile).replace("\ud800", "?")
    assert str(escape(shown)) in page.read_text("utf-8") and "49" not in shown


def book():
    """A notebook and its name."""
    path = NOTEBOOKS / "exercises" / "01-who-says-so.ipynb"
    lesson = handouts.find_lessons([Exercise("who-says-so", "t", "t", QUESTIONS)], path.parent)[0]
    lesson.book.cells = [
        cell for cell in lesson.book.cells if not re.search(r"ask\([4-7]\)", cell.source)
    ]
    return lesson.book, lesson.name


def test_a_page_of_an_exercise_that_is_no_longer_handed_out_goes(dossier, tmp_path):
    made = [exercises.make_exercise(dossier, skill, seed=5) for skill in list(exercises.SKILLS)[:2]]
    folder, books = tmp_path / "handout", NOTEBOOKS / "exercises"
    handouts.write_handout(made, folder, books=books, submitted="in/")
    handouts.write_handout(made[:1], folder, books=books, submitted="in/")
    for kind in STUDENTS:
        assert [page.stem[:2] for page in sorted((folder / kind).glob("0*.html"))] == ["01"]


# the command


def test_the_command_hands_out_the_questions_of_the_class_and_keeps_their_keys(
    dossier, tmp_path, monkeypatch
):
    monkeypatch.setenv("SEED", "3")
    course = tmp_path / "class" / dossier.name
    told = hand_out(dossier, course)
    assert f"{len(exercises.SKILLS)} exercises" in told and "index.html" in told
    monkeypatch.delenv("SEED")
    hand_out(dossier, course)
    keys = grading.read_keys(course)
    assert list(keys) == list(exercises.SKILLS)
    for skill, exercise in keys.items():
        (page,) = (tmp_path / "handout" / dossier.name / "graded").glob(f"*-{skill}.html")
        assert json.loads(Read(page).data)["mark"] == exercise.mark


def test_other_questions_than_those_of_the_class_are_not_handed_out(dossier, tmp_path, monkeypatch):
    """Of a dossier for which nobody has kept questions: they follow from the seed."""
    drawn = replace(dossier, path=None)
    course = tmp_path / "class" / dossier.name
    monkeypatch.setenv("SEED", "3")
    hand_out(drawn, course)
    monkeypatch.setenv("SEED", "4")
    with pytest.raises(exercises.ExerciseError, match="other questions"):
        hand_out(drawn, course)


def test_a_page_to_be_marked_tells_to_keep_answers_and_one_for_practice_to_check_them(handout):
    for kind, told, other in (
        ("graded", "Keep this answer", "Check"),
        ("practice", "Check", "Keep this answer"),
    ):
        for page in sorted((handout / kind).glob("0*.html")):
            words = page.read_text("utf-8").partition("<body>")[2].partition("<script")[0]
            assert f"<strong>{told}</strong>" in words and f"<strong>{other}</strong>" not in words
    (log,) = (handout / "graded").glob("08-*.html")
    assert "This is your log." in log.read_text("utf-8")
