"""A class, from the release to the feedback, with the real nbgrader: no key in a student's file,
and every kind of submission marked as it should be.
"""

import csv
import json
import re
import shutil
import sys
from dataclasses import replace
from html import escape
from pathlib import Path

import nbformat
import pytest
from classroom import right
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook

from helpers import exercises
from helpers.files import write_whole
from helpers.pages.notebooks import NOTEBOOKS
from helpers.teaching import grading, marks
from helpers.teaching.__main__ import main
from helpers.teaching.handing_out import read_exercise
from helpers.teaching.kinds import BY_A_PERSON
from helpers.teaching.naming import as_id
from helpers.teaching.questions import ExerciseError, Key
from helpers.teaching.sheets import Sheet

SEED = 5
AUTO, BY_HAND = "who-says-so", "how-far-would-you-trust-it"
HANDED_IN = (
    "perfect",
    "middling",
    "empty",
    "deleted",
    "renamed",
    "scrambled",
    "torn",
    "planted",
    "claiming",
    "other-questions",
    "linked",
)
PLANTED = (
    "helpers/__init__.py",
    "helpers/exercises.py",
    "sitecustomize.py",
    "usercustomize.py",
    "conftest.py",
    "nbgrader_config.py",
    "ipython_config.py",
    ".ipython/profile_default/startup/00-first.py",
    "answers/json.py",
    "json.py",
)
"""where code stands that some program would run without being asked"""


@pytest.fixture(scope="module")
def course(dossier, tmp_path_factory) -> Path:
    """A course on the bundled dossier, released by nbgrader."""
    folder = tmp_path_factory.mktemp("class") / dossier.name
    made = [exercises.make_exercise(dossier, skill, seed=SEED) for skill in exercises.SKILLS]
    grading.write_course(made, folder, seed=SEED, notebooks=NOTEBOOKS / "exercises")
    grading.release(folder)
    return folder


@pytest.fixture(scope="module")
def marked(course) -> Path:
    """The course with what students handed in of one exercise, and one of another, marked."""
    for student in HANDED_IN:
        hand_in(course, student, AUTO)
    hand_in(course, "perfect", BY_HAND)
    before = content(course / "submitted")
    marks.mark_course(course)
    assert content(course / "submitted") == before, "what was handed in stays as it is"
    return course


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def keys(course: Path, skill: str) -> dict[int, Key]:
    """The keys that the teacher keeps, by the task's number."""
    questions = grading.read_keys(course)[skill].questions
    return {number: question.own_key for number, question in enumerate(questions, 1)}


def plant(course: Path, folder: Path) -> None:
    """Code wherever it might be run, and a notebook that has its own idea of marking. Nothing is
    answered.
    """
    for name in PLANTED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(gaining(course, name))
    (folder / "notes").symlink_to(course)
    path = folder / f"{AUTO}.ipynb"
    book = nbformat.read(path, as_version=4)
    book.cells.insert(0, new_code_cell(gaining(course, "a cell")))
    for cell in book.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"]["points"] = 100
            cell.source = "100.0"
    nbformat.write(book, path)


def gaining(course: Path, name: str) -> str:
    """Code that leaves a trace, and gives full marks."""
    trace = course / f"ran-{name.replace('/', '-')}"
    return f"""import builtins, pathlib, sys
pathlib.Path({str(trace)!r}).write_text("ran")
def mark(*given): return 100.0
def ask(*given): pass
article = summary = ask
if "helpers.exercises" in sys.modules: sys.modules["helpers.exercises"].mark = mark
"""


def claim(course: Path, folder: Path) -> None:
    """Points and a key in the answers, and nothing answered."""
    asked = read_exercise(folder / f"{AUTO}.json")
    entry = {
        "answer": None,
        "draft": "a",
        "tries": 1,
        "points": 100,
        "key": {"answer": None},
        "auto_score": 9,
    }
    claimed = {
        "questions": asked.mark,
        "answers": {question.id: entry for question in asked.questions},
        "points": 100,
    }
    write_whole(folder / "answers" / f"{AUTO}.json", json.dumps(claimed).encode())


def change(course: Path, folder: Path) -> None:
    """Easier questions, all of which are answered."""
    path = folder / f"{AUTO}.json"
    asked = json.loads(path.read_text("utf-8"))
    for question in asked["questions"]:
        question |= {"options": question["options"][:1], "points": 100}
    path.write_text(json.dumps(asked))
    sheet, key = Sheet(read_exercise(path), folder / "answers" / f"{AUTO}.json"), keys(course, AUTO)
    for number, question in enumerate(sheet.exercise.questions, 1):
        sheet.keep(question, answer=right(question, key[number]), tries=1)


def link(course: Path, folder: Path) -> None:
    """The answers of somebody else."""
    (folder / "answers").symlink_to(course / "submitted" / "perfect" / AUTO / "answers")


PLANTING = {"planted": plant, "claiming": claim, "other-questions": change, "linked": link}


def hand_in(course: Path, student: str, skill: str) -> None:
    """A submission as that kind of student leaves it."""
    folder, key = course / "submitted" / student / skill, keys(course, skill)
    shutil.copytree(course / "release" / skill, folder)
    book = folder / f"{skill}.ipynb"
    if student in PLANTING:
        PLANTING[student](course, folder)
    elif student != "empty":
        sheet = Sheet(read_exercise(folder / f"{skill}.json"), folder / "answers" / f"{skill}.json")
        for number, question in enumerate(sheet.exercise.questions, 1):
            if student != "middling" or number % 2:
                sheet.keep(question, answer=right(question, key[number]), tries=1)
    if student == "torn":
        book.write_bytes(book.read_bytes()[:900])
    if student == "renamed":
        book.rename(folder / f"{skill} (1).ipynb")
    if student in ("deleted", "scrambled"):
        read = nbformat.read(book, as_version=4)
        if student == "deleted":
            read.cells = [
                cell
                for cell in read.cells
                if not re.search(r"article|ask\(.+, [135]\)|read by your teacher", cell.source)
            ]
        else:
            next(cell for cell in read.cells if ", 2)" in cell.source).source = "ask((2"
            read.cells.insert(1, new_code_cell("print('oops'"))
            read.cells.insert(2, new_code_cell("raise SystemError('a cell of my own')"))
        nbformat.write(read, book)


def scores(course: Path, skill: str) -> dict[str, dict[str, float]]:
    with Gradebook(f"sqlite:///{course}/gradebook.db", course.name) as book:
        return {
            one.student.id: {
                grade.name: grade.auto_score for part in one.notebooks for grade in part.grades
            }
            for one in book.assignment_submissions(skill)
        }


def test_each_skill_is_an_assignment_with_its_questions_and_no_table(course):
    for skill in exercises.SKILLS:
        assert sorted(path.name for path in (course / "release" / skill).iterdir()) == [
            f"{skill}.ipynb",
            f"{skill}.json",
        ]


@pytest.mark.parametrize("step", ["release", "source"])
def test_no_student_file_holds_a_key_nor_does_what_it_is_made_from(course, step):
    """Neither as a key, nor any sentence of one that is not part of the question itself."""
    for skill in exercises.SKILLS:
        files = {
            path.name: path.read_text("utf-8")
            for path in (course / step / skill).rglob("*")
            if path.is_file()
        }
        assert not any(
            word in text
            for text in files.values()
            for word in (
                '"explanation"',
                '"model"',
                '"near"',
            )
        )
        asked, words = (
            files[f"{skill}.json"],
            {
                words
                for question in read_exercise(
                    course / "release" / skill / f"{skill}.json"
                ).questions
                for words in question.words.values()
            },
        )
        assert all(question["key"] is None for question in json.loads(asked)["questions"])
        for key in keys(course, skill).values():
            sentences = [key.explanation, key.model, *key.rubric, *key.why.values()]
            assert not [
                one
                for one in sentences
                if len(one) > 25
                and one not in words
                and json.dumps(one, ensure_ascii=False)[1:-1] in asked + files[f"{skill}.ipynb"]
            ]
        book = nbformat.reads(files[f"{skill}.ipynb"], as_version=4)
        assert "widgets" not in book.metadata


def test_what_is_handed_out_shows_article_and_questions_before_it_is_run(course):
    for skill in exercises.SKILLS:
        folder = course / "release" / skill
        exercise = read_exercise(folder / f"{skill}.json")
        book = nbformat.read(folder / f"{skill}.ipynb", as_version=4)
        outputs = [cell.outputs for cell in book.cells if cell.cell_type == "code"]
        assert [len(one) for one in outputs] == [1] * (len(exercise.questions) + 2)
        article, *asked, _ = [one[0].data["text/html"] for one in outputs]
        lines = [line for line in exercise.text.split("\n") if line.strip()]
        assert all(escape(line) in article for line in lines)
        for question, shown in zip(exercise.questions, asked, strict=True):
            words = [question.prompt, *(told for _, told in question.options + question.items)]
            assert all(escape(one) in shown for one in words) and "Run All Cells" in shown
        assert not any("application/vnd.jupyter.widget-view+json" in one[0].data for one in outputs)


def test_any_cell_of_a_release_runs_alone(course):
    for skill in exercises.SKILLS:
        for cell in nbformat.read(
            course / "release" / skill / f"{skill}.ipynb", as_version=4
        ).cells:
            assert cell.cell_type != "code" or re.fullmatch(
                rf"from helpers\.exercises import (\w+)\n\n\1\(\"{skill}\"(, \d)?\)\n?", cell.source
            ), cell.source


def test_a_whole_and_a_half_submission_get_their_points(marked):
    found, points = (
        scores(marked, AUTO),
        {
            question.id: question.points
            for question in read_exercise(marked / "release" / AUTO / f"{AUTO}.json").questions
            if question.kind not in BY_A_PERSON
        },
    )
    for student, kept in (
        ("perfect", set(points)),
        ("middling", {id_ for id_ in points if int(id_[-1]) % 2}),
    ):
        assert {id_: found[student][id_] for id_ in points} == {
            id_: points[id_] if id_ in kept else 0 for id_ in points
        }, student


@pytest.mark.parametrize("student", ["deleted", "renamed", "scrambled", "torn"])
def test_a_broken_notebook_costs_no_answer(marked, student):
    found = scores(marked, AUTO)
    assert found[student] == found["perfect"]


def test_what_a_student_handed_in_is_still_there(marked):
    assert (marked / "submitted/renamed" / AUTO / f"{AUTO} (1).ipynb").exists()


def test_marking_runs_nothing_that_a_student_wrote_and_starts_no_program(marked, monkeypatch):
    assert not list(marked.glob("ran-*"))
    monkeypatch.setattr("subprocess.Popen", None)
    marks.mark_course(marked)
    pages = "".join(
        path.read_text("utf-8")
        for step in ("autograded", "feedback")
        for path in (marked / step).rglob("*.*")
        if path.is_file()
    )
    assert "pathlib" not in pages and "100.0" not in pages


@pytest.mark.parametrize("student", list(PLANTING))
def test_what_a_student_plants_claims_changes_or_links_to_gains_nothing(marked, student):
    assert not any(scores(marked, AUTO).get(student, {}).values())
    assert grades(marked)[student, AUTO]["auto"] == ("0" if student == "claiming" else "")


@pytest.mark.parametrize("student", ["empty", "planted", "other-questions", "linked"])
def test_who_handed_in_no_answers_that_fit_is_not_marked_and_gets_no_nought(marked, student):
    row = grades(marked)[student, AUTO]
    assert row["handed_in"] == "yes" and row["problem"]
    assert {row[name] for name in ("auto", "by_hand", "pending")} == {""}
    assert student not in scores(marked, AUTO)


@pytest.mark.parametrize(
    ("student", "told"),
    {
        "planted": (
            "'import builtins, pathlib",
            "'.ipython/profile_default/startup/00-first.py'",
            "cells that were not handed out, not run: ",
            "files that were not handed out, not run: ",
            " and 7 more",
            "cells are missing or changed",
            "links to another place, not followed: 'notes'",
            f"answers/{AUTO}.json: found no such file",
        ),
        "claiming": (
            "holds drafts that were not kept as answers",
            "holds 'auto_score', 'key', 'points', which no",
        ),
        "other-questions": (
            f"{AUTO}.json: the questions were changed",
            "answers other questions than were handed out",
        ),
        "linked": ("links to another place, not followed: 'answers'", "found no such file"),
        "torn": ("cannot be read as a notebook",),
        "scrambled": ("'ask((2'", "raise SystemError"),
        "renamed": (f"files that were not handed out, not run: '{AUTO} (1).ipynb'",),
        "middling": ("",),
    }.items(),
)
def test_the_teacher_reads_beside_the_grade_what_was_strange(marked, student, told):
    problem = grades(marked)[student, AUTO]["problem"]
    assert all(words in problem for words in told) and bool(problem) == any(told), problem


def grades(course: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The rows of grades.csv by student and exercise."""
    with (course / "grades.csv").open(newline="", encoding="utf-8-sig") as file:
        return {(row["student"], row["exercise"]): row for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", PLANTED)
def test_the_code_that_is_planted_would_leave_a_trace_where_it_is_run(tmp_path, name, monkeypatch):
    monkeypatch.delitem(sys.modules, "helpers.exercises", raising=False)
    exec(gaining(tmp_path, name), {})
    assert len(list(tmp_path.glob("ran-*"))) == 1


def test_nbgrader_by_itself_grades_nothing(marked, tmp_path):
    course = tmp_path / marked.name
    shutil.copytree(marked, course, symlinks=True)
    failed = grading.nbgrader(course, "autograde", AUTO, "--student=planted", "--force")
    assert any("No notebooks found" in line for line in failed)
    assert not list(marked.glob("ran-*")) and not (course / "autograded/planted" / AUTO).exists()


@pytest.mark.parametrize("name", ["Lee, Ann", "{0.__class__}", "*", "-x", "a+b", "=1+1", "😀"])
def test_a_student_may_have_any_name(course, tmp_path, name):
    there = tmp_path / course.name
    shutil.copytree(course, there, ignore=shutil.ignore_patterns("submitted", "autograded"))
    hand_in(there, name, AUTO)
    marks.mark_course(there)
    row = grades(there).get((name, AUTO)) or grades(there)[f"'{name}", AUTO]
    assert (row["handed_in"], row["problem"]) == ("yes", "") and float(row["auto"]) > 5
    assert (there / "feedback" / as_id(name) / AUTO / f"{AUTO}.html").exists()


def test_a_folder_that_was_not_handed_out_is_told(course, tmp_path):
    there = tmp_path / course.name
    shutil.copytree(course, there, ignore=shutil.ignore_patterns("submitted", "autograded"))
    hand_in(there, "ann", AUTO)
    (there / "submitted/ann/notes on the text").mkdir()
    (there / "submitted/link").symlink_to(there / "submitted/ann")
    told = marks.mark_course(there).told()
    assert "ann, no exercise: ann/notes on the text: an empty folder" in told
    assert "nobody, no exercise: link: a link to another place, and was not followed" in told


def test_free_text_and_grades_wait_for_a_person(marked):
    with Gradebook(f"sqlite:///{marked}/gradebook.db", marked.name) as book:
        grades = {
            grade.name: grade
            for part in book.find_submission(BY_HAND, "perfect").notebooks
            for grade in part.grades
        }
    read = [name for name in grades if name.endswith("-read")]
    assert (
        len(read)
        == sum(
            question.kind in BY_A_PERSON
            for question in read_exercise(
                marked / "release" / BY_HAND / f"{BY_HAND}.json"
            ).questions
        )
        == 4
    )
    assert all(grades[name].needs_manual_grade and grades[name].auto_score is None for name in read)


def test_feedback_tells_answer_points_and_passage(marked):
    page = (marked / "feedback/middling" / AUTO / f"{AUTO}.html").read_text("utf-8")
    assert (
        "Your answer:" in page
        and "0 of 2" in page
        and "Nothing is answered yet." in page
        and "The answer" in page
        and "and the passage" in page
    )
    by_hand = (marked / "feedback/perfect" / BY_HAND / f"{BY_HAND}.html").read_text("utf-8")
    assert (
        "&lt;b&gt;Interested&lt;/b&gt; &amp; unnamed." in by_hand
        and "<b>Interested</b>" not in by_hand
        and "What to look for" in by_hand
        and "not read yet" in by_hand
    )
    for file in (marked / "feedback").rglob("*.html"):
        words = file.read_text("utf-8")
        assert "default-src 'none'" in words and not re.search(r"(src|href)=|BEGIN |<script", words)


def test_other_questions_never_replace_those_that_were_handed_out(course, dossier):
    before = {path: path.read_bytes() for path in course.rglob("*.json")} | {
        course / "seed": (course / "seed").read_bytes()
    }
    made = exercises.make_exercise(dossier, AUTO)
    first, *others = made.questions
    with pytest.raises(ExerciseError, match="holds other questions"):
        grading.write_course(
            [replace(made, questions=(replace(first, prompt="Why?"), *others))],
            course,
            seed=SEED + 1,
            notebooks=NOTEBOOKS / "exercises",
        )
    assert before == {path: path.read_bytes() for path in before}
    assert grading.find_seed(course) == SEED
    assert grading.find_seed(course / "elsewhere") != grading.find_seed(course / "elsewhere")


def test_nothing_to_mark_and_no_course_are_told_in_a_line(course, tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER", course.name)
    with pytest.raises(
        SystemExit, match=r"Not done\. .*keys: found no keys; nothing was handed out"
    ):
        main("mark", tmp_path)
    there = tmp_path / course.name
    shutil.copytree(course, there, ignore=shutil.ignore_patterns("submitted"))
    with pytest.raises(
        SystemExit, match=r"submitted: found nothing to mark; needed: what students"
    ):
        main("mark", tmp_path)
    monkeypatch.setenv("EXERCISE", "who-said-so")
    with pytest.raises(SystemExit, match=rf"EXERCISE=who-said-so: .*allowed: {AUTO}, said-or-"):
        main("mark", tmp_path)
    monkeypatch.setenv("SEED", "abc")
    with pytest.raises(SystemExit, match=r"^Not done\. SEED=abc: allowed: a whole number"):
        main("release", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(ExerciseError, match="nbgrader generate_assignment"):
        grading.release(tmp_path)


def test_questions_that_were_lost_or_changed_are_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        ExerciseError, match=r"who-says-so\.json: the file is missing; it came with the notebook"
    ):
        exercises.ask("who-says-so", 1)
    (tmp_path / "who-says-so.json").write_text('{"skill": 1}')
    with pytest.raises(ExerciseError, match="is not a file of questions, or was changed"):
        exercises.ask("who-says-so", 1)
