"""A class of thirty, from what is handed out to marks, board and feedback: notebooks' folders and
pages' files mixed, a tenth of them broken, three cheats.
"""

import csv
import io
import json
import os
import re
import shutil
import sys
from collections import Counter
from html import unescape
from pathlib import Path

import classroom
import pytest
from classroom import BROKEN, CHEATS, PAGES, STUDENTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook

from helpers import exercises
from helpers.files import write_whole
from helpers.pages.notebooks import NOTEBOOKS
from helpers.teaching import answers, grading, handouts, marks
from helpers.teaching.__main__ import main
from helpers.teaching.answers import Answers
from helpers.teaching.boards import board_page, reading_page
from helpers.teaching.collecting import collect
from helpers.teaching.feeding_back import feedback_page
from helpers.teaching.handing_out import read_exercise
from helpers.teaching.kinds import BY_A_PERSON
from helpers.teaching.marking import mark_all
from helpers.teaching.naming import as_id, folded
from helpers.teaching.questions import Exercise
from helpers.teaching.twins import find_twins

SKILL = "who-says-so"
OTHER = "said-or-happened"


@pytest.fixture(scope="module")
def released(dossier, tmp_path_factory) -> Path:
    """A course that nobody has handed anything in to."""
    folder = tmp_path_factory.mktemp("released") / dossier.name
    made = [exercises.make_exercise(dossier, skill, seed=5) for skill in exercises.SKILLS]
    grading.write_course(made, folder, seed=5, notebooks=NOTEBOOKS / "exercises")
    grading.release(folder)
    return folder


@pytest.fixture(scope="module")
def marked(released, tmp_path_factory) -> tuple[Path, marks.Marks]:
    """The class of thirty, marked."""
    course = tmp_path_factory.mktemp("thirty") / released.name
    shutil.copytree(released, course)
    kept = list(grading.read_keys(course).values())
    pages = tmp_path_factory.mktemp("handout")
    handouts.write_handout(kept, pages, books=NOTEBOOKS / "exercises", submitted="submitted/")
    for exercise in kept:
        (page,) = (pages / "graded").glob(f"*-{exercise.skill}.html")
        assert exercise.mark in page.read_text("utf-8"), "answers of this page fit these keys"
    classroom.hand_in_all(course)
    return course, marks.mark_course(course)


@pytest.fixture
def course(released, tmp_path) -> Path:
    """A course of the test's own."""
    return shutil.copytree(released, tmp_path / released.name)


def rows_of(course: Path) -> dict[tuple[str, str], dict[str, str]]:
    with (course / "grades.csv").open(newline="", encoding="utf-8-sig") as file:
        return {
            (row["student"].removeprefix("'"), row["exercise"]): row for row in csv.DictReader(file)
        }


def page_file(course: Path, place: str, name: str, skill: str = SKILL, **answered: object) -> Path:
    """A page's file at a place below submitted/; answered: by the task's number, as `n1`."""
    exercise = grading.read_keys(course)[skill]
    kept = {
        f"{skill}-{number[1:]}": answers.BLANK | {"answer": answer, "tries": 1}
        for number, answer in answered.items()
    }
    content = answers.written(Answers(exercise.mark, name, kept), exercise)
    return write_whole(course / "submitted" / place, content)


def free(exercise: Exercise) -> str:
    """The number of the last task that is answered in words, as `page_file` takes it."""
    return f"n{[q.id for q in exercise.questions if q.kind == 'text'][-1].rpartition('-')[2]}"


# the class of thirty


def test_each_of_thirty_students_has_a_row_for_each_exercise(marked):
    course, done = marked
    assert list(rows_of(course)) and len(done.rows) == 30 * len(exercises.SKILLS)
    assert Counter(row["student"] for row in done.rows) == dict.fromkeys(
        STUDENTS, len(exercises.SKILLS)
    )
    assert len(BROKEN) == len(STUDENTS) / 3 and {name for name, _ in BROKEN} & set(PAGES)


def test_what_is_broken_is_told_and_costs_nobody_else_anything(marked):
    course, _ = marked
    rows, skills = rows_of(course), list(exercises.SKILLS)
    told = {
        "torn answers": "cannot be read as answers",
        "no answers": "found no such file",
        "torn notebook": "cannot be read as a notebook",
        "loose": "a loose file",
        "package": "a package, which is not unpacked",
        "other questions": "answers other questions than were handed out",
        "another's name": "the name in it is 'Nobody Else'",
        "odd folder": "in the folder 'work of today', which is no exercise's name",
    }
    unmarked = ("torn answers", "no answers", "package", "other questions")
    for (student, number), wrong in BROKEN.items():
        row = rows[student, skills[number]]
        if wrong == "nothing":
            assert (row["handed_in"], row["auto"], row["problem"]) == ("no", "", "")
        else:
            assert told[wrong] in row["problem"] and row["handed_in"] == "yes"
            assert (row["auto"] == "") == (wrong in unmarked)
    well = [
        key for key in rows if key[0] not in CHEATS and (key[0], skills.index(key[1])) not in BROKEN
    ]
    for key in well:
        if key[0] != "Cleo Díaz":
            assert rows[key]["problem"] == "" and rows[key]["auto"] != "", rows[key]


def test_who_cheats_gains_nothing_and_the_teacher_is_told(marked):
    course, done = marked
    rows = rows_of(course)
    for skill in exercises.SKILLS:
        assert "the same as 'Cleo Díaz'" in rows["Dan Eze", skill]["problem"]
        assert "the same as 'Dan Eze'" in rows["Cleo Díaz", skill]["problem"]
        assert "holds 'points', which no sheet writes" in rows["Gus Hart", skill]["problem"]
        assert "cells that were not handed out, not run" in rows["Lev Moss", skill]["problem"]
        assert float(rows["Gus Hart", skill]["auto"]) <= float(rows["Gus Hart", skill]["of"])
    assert not (course / "ran").exists()
    by_key = {one.key: one for one in done.marked}
    assert by_key[folded("Gus Hart"), SKILL].hand_in.given.kept


def test_text_that_nobody_has_read_is_pending_and_no_nought(marked):
    course, _ = marked
    exercise = grading.read_keys(course)["how-far-would-you-trust-it"]
    by_hand = sum(q.points for q in exercise.questions if q.kind in BY_A_PERSON)
    row = rows_of(course)["Zoe Abel", exercise.skill]
    assert (float(row["pending"]), row["by_hand"]) == (by_hand, "0")
    assert float(row["auto"]) <= float(row["of"]) - by_hand


def test_the_console_sums_up_and_names_what_it_does_not_tell(marked):
    _, done = marked
    *lines, more, summed = done.told()
    assert len(lines) == marks.MOST and re.fullmatch(r"and \d+ more problems, in grades.csv", more)
    of = 30 * len(exercises.SKILLS)
    assert summed.startswith(f"30 students: {of - 1} of {of} exercises handed in, ")
    assert "free answers wait for a person; 0 hand-ins were changed after grading." in summed


def test_every_hand_in_has_a_page_of_feedback_without_a_word_of_the_grader(marked):
    course, done = marked
    for one in done.marked:
        page = course / "feedback" / as_id(one.student) / one.skill / f"{one.skill}.html"
        words = page.read_text("utf-8")
        assert "default-src 'none'" in words and not re.search(r"BEGIN|HIDDEN|<script|src=", words)
        assert ("Nothing could be marked" in words) == (not one.verdicts)
        assert "the same as" not in words
    assert len(list((course / "feedback").rglob("*.html"))) == len(done.marked)


def test_the_board_tells_of_each_task_and_names_nobody(marked):
    course, _ = marked
    board = unescape((course / "board.html").read_text("utf-8"))
    own = [name for name in STUDENTS if name != "=1+1"]
    without_words = re.sub(r"Ask the harbor master, .*? says", "", board, flags=re.S)
    assert not [name for name in own if name in without_words]
    by_rule = [
        question
        for exercise in grading.read_keys(course).values()
        for question in exercise.questions
        if question.kind not in BY_A_PERSON
    ]
    assert board.count('class="bar"') == len(by_rule)
    assert "Most often instead (" in board and "default-src 'none'" in board
    assert all(f" of {count}" in board for count in (28, 29, 30))


def test_free_answers_stand_by_task_with_names_and_rubric(marked):
    course, done = marked
    page = unescape((course / "free-answers.html").read_text("utf-8"))
    waiting = sum(
        one.points(question) is None for one in done.marked for question, _ in one.answered()
    )
    assert waiting > 200 and f"{waiting} of {waiting} answers wait to be read" in page
    assert "What to look for:" in page
    assert page.count("Uma Vale") > 7 and "the same as 'Dan Eze'" in page


def test_a_student_whose_name_is_a_formula_is_none_in_the_table(marked):
    course, _ = marked
    lines = (course / "grades.csv").read_text("utf-8-sig").splitlines()
    assert f"'=1+1,{SKILL},yes" in "\n".join(lines)
    assert not any(line.startswith(("=", "+", "-", "@")) for line in lines)


# whose a file is


@pytest.mark.parametrize(
    ("place", "name", "student", "told"),
    [
        ("who-says-so-Ann-Lee.json", "Ann Lee", "Ann Lee", "a loose file"),
        ("who-says-so-Ann-Lee (1).json", "", "ann lee 1", "a loose file"),
        ("ann/who-says-so.json", "Ann Lee", "ann", ""),
        ("ann/who-says-so.json.txt", "Ann Lee", "ann", ""),
        ("ann/who-says-so/any.json", "Ann Lee", "ann", ""),
        ("who-says-so/ann/any.json", "Ann Lee", "ann", ""),
        ("3b/ann/any.json", "", "ann", ""),
        ("Ann Lee_4711_assignsubmission_file_/any.json", "Ann Lee", "Ann Lee", ""),
        ("ann/any.json", "Ben", "ann", "the name in it is 'Ben'"),
        ("ann/exercise one/any.json", "Ann", "ann", "in the folder 'exercise one'"),
        ("s4711/any.json", "Ann Lee", "s4711", ""),
    ],
)
def test_the_folder_says_whose_a_file_is_else_the_name_in_it(course, place, name, student, told):
    page_file(course, place, name, n1="a")
    row = rows_of(marks.mark_course(course) and course)[student, SKILL]
    assert row["auto"] and (told in row["problem"] if told else row["problem"] == ""), row


def test_in_a_folder_of_several_the_name_in_the_file_counts(course):
    for name in ("Ann", "Ben", "Cem"):
        page_file(course, f"period 3/who-says-so-{name}.json", name, n1="a")
    assert {name for name, _ in rows_of(marks.mark_course(course) and course)} == {
        "Ann",
        "Ben",
        "Cem",
    }


def test_those_who_shared_a_machine_each_have_their_answers_marked(course):
    """As their turns leave them: the last one's in the notebook's own file, the others' aside."""
    folder = course / "submitted" / "room 3" / SKILL
    shutil.copytree(course / "release" / SKILL, folder)
    exercise = grading.read_keys(course)[SKILL]
    sheet = exercises.Sheet(
        read_exercise(folder / f"{SKILL}.json"), folder / f"answers/{SKILL}.json"
    )
    for name in ("Ann Lee", "Ben", "Cem"):
        sheet.rename(name)
        for question, keyed in zip(sheet.exercise.questions, exercise.questions):
            sheet.keep(question, answer=classroom.right(keyed, keyed.own_key), tries=1)
        if name != "Cem":
            sheet.pass_on()
    rows = rows_of(marks.mark_course(course) and course)
    assert {name for name, _ in rows} == {"Ann Lee", "Ben", "Cem"}
    of = sum(each.points for each in exercise.questions if each.kind not in BY_A_PERSON)
    for name in ("Ann Lee", "Ben", "Cem"):
        assert float(rows[name, SKILL]["auto"]) == of, rows[name, SKILL]
        assert "not handed out" not in rows[name, SKILL]["problem"]


def test_one_whose_turn_was_over_is_marked_though_nobody_came_after(course):
    folder = course / "submitted" / "ann" / SKILL
    shutil.copytree(course / "release" / SKILL, folder)
    sheet = exercises.Sheet(
        read_exercise(folder / f"{SKILL}.json"), folder / f"answers/{SKILL}.json"
    )
    sheet.rename("Ann")
    question, keyed = sheet.exercise.questions[0], grading.read_keys(course)[SKILL].questions[0]
    sheet.keep(question, answer=keyed.own_key.answer, tries=1)
    sheet.pass_on()
    rows = rows_of(marks.mark_course(course) and course)
    assert rows["ann", SKILL]["auto"] == f"{question.points:g}"


def test_who_is_on_the_roll_has_rows_whatever_was_handed_in_and_its_names_are_the_folders(course):
    (course / "students.csv").write_text("id,first_name\ns1,Ann\n=x,Ben\n")
    page_file(course, "3b/s1/work/any.json", "Somebody", n1="a")
    rows = rows_of(marks.mark_course(course) and course)
    assert {name for name, _ in rows} == {"s1", "=x"} and len(rows) == 2 * len(exercises.SKILLS)
    assert rows["=x", SKILL]["handed_in"] == "no" and rows["s1", SKILL]["auto"]


def test_what_is_handed_in_twice_counts_once_and_that_is_told(course):
    first = page_file(course, "ann/a.json", "Ann", n1="a")
    later = page_file(course, "ann/b.json", "Ann", n1="b")
    for at, path in enumerate((first, later)):
        os.utime(path, (1_700_000_000 + at, 1_700_000_000 + at))
    page_file(course, "ann/c.json", "Ben", n1="c")
    done = marks.mark_course(course)
    by_student = {one.student: one for one in done.marked}
    assert set(by_student) == {"Ann", "Ben"}, "c.json makes the folder a shared one"
    assert by_student["Ann"].hand_in.given.kept[f"{SKILL}-1"]["answer"] == "b"
    assert "ann/b.json counts, not ann/a.json" in rows_of(course)["Ann", SKILL]["problem"]


def test_nothing_is_passed_over_in_silence(course):
    page_file(course, "ann/any.json", "Ann", n1="a")
    shutil.copy(course / "release" / SKILL / f"{SKILL}.json", course / "submitted/ann")
    for name, content in {
        "ann/picture.png": b"\x89PNG",
        "ann/who-says-so.html": b"<p>",
        "ann/said-or-happened.ipynb": b"{}",
        "essay.docx": b"PK",
        "ann/half.json": b'{"answers": {"a',
        "ann/deep.json": b"[" * 100_000,
        "ann/other.json": b'{"exercise": "none", "answers": {}}',
    }.items():
        write_whole(course / "submitted" / name, content)
    done = marks.mark_course(course)
    told = "\n".join(f"{row['student']}|{row['exercise']}|{row['problem']}" for row in done.rows)
    for words in (
        "ann||ann/picture.png: not a file of answers",
        "ann/who-says-so.html: a page, to be read by people",
        "ann|said-or-happened|ann/said-or-happened.ipynb: a notebook, in which no answer stands",
        "||essay.docx: not a file of answers",
        "ann||ann/half.json: cannot be read as answers",
        "ann||ann/deep.json: cannot be read as answers",
        "ann||ann/other.json: answers an exercise that was not handed out",
    ):
        assert words in told, (words, told)
    assert f"{SKILL}.json:" not in told, "what every student has is no news"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</style><b onclick=x>",
        "\ud800 half",
        "\u202egnp.exe",
        "x" * 5000,
    ],
)
def test_names_and_answers_of_any_letters_do_no_harm(course, hostile):
    exercise = grading.read_keys(course)[SKILL]
    page_file(course, "one.json", hostile, n1=hostile, n2={"a": [1]}, **{free(exercise): hostile})
    done = marks.mark_course(course)
    for page in (*course.glob("*.html"), *(course / "feedback").rglob("*.html")):
        assert not re.search(
            r"<script|</style>.*</style>|<b onclick|\u202e", page.read_text("utf-8")
        )
    assert [row["auto"] for row in done.rows if row["exercise"] == SKILL] == ["0"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_a_file_it_is_marked_within_its_points_or_told(
    released, tmp_path_factory, data
):
    """Also what no page would write: it comes from a browser, and anybody can write it."""
    exercise = grading.read_keys(released)[SKILL]
    course = tmp_path_factory.mktemp("any")
    ids = st.sampled_from([each.id for each in exercise.questions])
    entries = st.dictionaries(ids, st.fixed_dictionaries({"answer": ANYTHING, "tries": ANYTHING}))
    fields = {"exercise": st.sampled_from([SKILL, "x"]) | ANYTHING, "name": ANYTHING}
    fields |= {"questions": st.just(exercise.mark) | ANYTHING, "answers": entries | ANYTHING}
    written = json.dumps(data.draw(st.fixed_dictionaries(fields) | ANYTHING))
    write_whole(course / "submitted" / "any.json", written.encode("utf-8", "replace"))
    collected = collect(course, {SKILL: exercise}, [])
    assert len(collected.hand_ins) + len(collected.strays) == 1
    for one in (marked := mark_all(collected, {SKILL: exercise})):
        given_ = [one.points(question) for question in exercise.questions if one.verdicts]
        assert all(points is None or points >= 0 for points in given_)
        assert sum(filter(None, given_)) <= sum(each.points for each in exercise.questions)
        assert feedback_page(one)
    assert board_page([exercise], marked, {}) and reading_page([exercise], marked, {})
    assert find_twins(marked) == {}


def test_a_console_that_lacks_the_letters_of_a_name_still_sums_up(course, monkeypatch):
    page_file(course, "محمد-\udcff.json", "محمد", n1="a")
    monkeypatch.setenv("DOSSIER", course.name)
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    main("mark", course.parent)
    sys.stdout.seek(0)
    told = sys.stdout.read()
    assert "????, who-says-so: a loose file" in told and "1 student: 1 of " in told


# what a person gives


def read_by_a_person(course: Path, student: str, points: float) -> None:
    """Points as the formgrader stores them."""
    with Gradebook(f"sqlite:///{course}/gradebook.db", course.name) as book:
        (notebook,) = book.find_submission(SKILL, student).notebooks
        for grade in notebook.grades:
            if grade.name.endswith("-read"):
                grade.manual_score, grade.needs_manual_grade = points, False
        for comment in notebook.comments:
            comment.manual_comment = "Whom <b>exactly</b>?"
        book.db.commit()


def test_points_of_a_person_stay_and_an_answer_that_is_another_since_is_told(course):
    exercise = grading.read_keys(course)[SKILL]
    number, words = free(exercise), "I would ring the harbor master and ask who counted."
    page_file(course, "ann/any.json", "Ann", n1="a", **{number: words})
    first = rows_of(marks.mark_course(course) and course)["ann", SKILL]
    assert (first["by_hand"], first["pending"]) == ("0", "3")
    read_by_a_person(course, "ann", 2)
    for _ in range(2):
        row = rows_of(marks.mark_course(course) and course)["ann", SKILL]
        assert (row["by_hand"], row["pending"], row["changed_after_grading"]) == ("2", "0", "no")
    page = (course / "feedback/ann" / SKILL / f"{SKILL}.html").read_text("utf-8")
    assert "2 of 3" in page and "Whom &lt;b&gt;exactly&lt;/b&gt;?" in page
    page_file(course, "ann/any.json", "Ann", n1="a", **{number: f"{words} And when."})
    for _ in range(2):
        row = rows_of(marks.mark_course(course) and course)["ann", SKILL]
        assert (row["by_hand"], row["changed_after_grading"]) == ("2", "yes")
    read_by_a_person(course, "ann", 3)
    row = rows_of(marks.mark_course(course) and course)["ann", SKILL]
    assert (row["by_hand"], row["changed_after_grading"]) == ("3", "no")


def test_a_free_task_without_an_answer_waits_for_nobody(course):
    page_file(course, "ann/any.json", "Ann", n1="a")
    row = rows_of(marks.mark_course(course) and course)["ann", SKILL]
    assert (row["pending"], row["by_hand"]) == ("0", "0")


def test_one_exercise_may_have_the_board_alone_and_the_table_has_all(course):
    page_file(course, "ann/a.json", "Ann", n1="a")
    page_file(course, "ann/b.json", "Ann", OTHER, n1="a")
    marks.mark_course(course, OTHER)
    board = (course / "board.html").read_text("utf-8")
    assert f'id="{OTHER}"' in board and f'id="{SKILL}"' not in board
    assert rows_of(course)["ann", SKILL]["auto"] != ""


def test_a_class_that_has_only_pages_is_marked_like_any_other(released, tmp_path):
    """Its course has the keys, and nothing of nbgrader's yet."""
    kept = grading.read_keys(released)
    course = tmp_path / "pages-only"
    grading.keep_keys([kept[SKILL]], course, seed=5)
    page_file(course, "ann/a.json", "Ann", n1="a")
    row = rows_of(marks.mark_course(course) and course)["ann", SKILL]
    assert row["auto"] and (course / "autograded/ann" / SKILL / f"{SKILL}.ipynb").exists()


def test_an_article_may_hold_the_signs_of_a_test(released, tmp_path):
    exercise = grading.read_keys(released)[SKILL]
    words = "### BEGIN HIDDEN TESTS mark(1) === BEGIN MARK SCHEME === ### BEGIN SOLUTION"
    questions = tuple(
        exercises.Question(**{**q.__dict__, "prompt": f"{q.prompt} {words}"})
        for q in exercise.questions
    )
    signs = Exercise(SKILL, words, f"{words}\n{exercise.text}", questions)
    course = tmp_path / "signs"
    grading.write_course([signs], course, seed=5, notebooks=NOTEBOOKS / "exercises")
    grading.release(course)
    assert words in (course / "release" / SKILL / f"{SKILL}.json").read_text("utf-8")
    book = json.loads((course / "release" / SKILL / f"{SKILL}.ipynb").read_text("utf-8"))
    assert words in json.dumps(book, ensure_ascii=False)
