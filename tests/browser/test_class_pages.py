"""What a teacher and a student see after marking, in a real browser; and the way of an answer from
a page that was handed out to its points.
"""

from pathlib import Path

import classroom
import pytest
from answering import answer
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from helpers import exercises
from helpers.pages.notebooks import NOTEBOOKS
from helpers.teaching import grading, handouts, marks
from helpers.teaching.kinds import BY_A_PERSON

SKILLS = ("who-says-so", "who-contradicts-whom")
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def course(dossier, tmp_path_factory) -> Path:
    """A small class, marked: some with notebooks, some with pages, some of it broken."""
    folder = tmp_path_factory.mktemp("class") / dossier.name
    made = [exercises.make_exercise(dossier, skill, seed=5) for skill in SKILLS]
    grading.write_course(made, folder, seed=5, notebooks=NOTEBOOKS / "exercises")
    grading.release(folder)
    classroom.hand_in_all(folder, [*classroom.STUDENTS[:6], *classroom.STUDENTS[-6:]])
    marks.mark_course(folder)
    return folder


def pages(course: Path) -> list[Path]:
    feedback = sorted((course / "feedback").rglob("*.html"))
    return [course / "board.html", course / "free-answers.html", *feedback[:5]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_nothing_sticks_out_and_nothing_is_asked_of_a_network(
    browser: Browser, course, width, scheme
):
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages(course):
        page.goto(path.as_uri())
        for details in page.locator("details").all():
            details.evaluate("element => element.open = true")
        found = Axe().run(page, options=WCAG).response["violations"]
        assert not found, (path.name, [(one["id"], one["nodes"][0]["html"]) for one in found])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
    assert all(address.startswith("file:") for address in asked)
    page.close()


def test_the_feedback_on_an_exercise_stands_on_one_screen(page: Page, course):
    page.set_viewport_size({"width": 1280, "height": 900})
    for path in (course / "feedback").rglob("*.html"):
        page.goto(path.as_uri())
        assert page.evaluate("document.body.offsetHeight") <= 900, path


def test_what_is_answered_in_a_page_that_was_handed_out_gets_its_points(page, dossier, tmp_path):
    course = tmp_path / dossier.name
    exercise = exercises.make_exercise(dossier, SKILLS[0], seed=5)
    grading.keep_keys([exercise], course, seed=5)
    folder = tmp_path / "handout"
    handouts.write_handout([exercise], folder, books=NOTEBOOKS / "exercises", submitted="in/")
    (graded,) = (folder / "graded").glob(f"*-{SKILLS[0]}.html")
    page.goto(graded.as_uri())
    page.locator("#summary .ex").wait_for()
    for question in exercise.questions:
        task = page.locator(f"[id='{question.id}'] .ex")
        answer(page, task, question)
        task.get_by_role("button", name="Keep this answer").click()
    page.get_by_label("Your name").fill("Ann Lee")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download my answers").click()
    (course / "submitted").mkdir()
    begun.value.save_as(course / "submitted" / begun.value.suggested_filename)
    (row,) = marks.mark_course(course).rows
    of = sum(each.points for each in exercise.questions if each.kind not in BY_A_PERSON)
    assert (row["student"], row["auto"]) == ("Ann Lee", f"{of:g}")
    assert float(row["pending"]) == float(row["of"]) - of
