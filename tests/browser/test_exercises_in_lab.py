"""The exercises in a real JupyterLab, answered as a student does: by mouse, by touch width, by
keyboard alone.
"""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from answering import answer, word
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

import helpers
from helpers import exercises
from helpers.files import write_whole
from helpers.teaching.handing_out import exercise_as_json
from helpers.teaching.questions import Question

NOTEBOOKS = {
    path.stem[3:]: path
    for path in sorted((Path(__file__).parents[2] / "notebooks" / "exercises").glob("0*.ipynb"))
}
ORDER = {"choice", "choices", "match", "order", "pick", "date", "text", "grade"}


def questions(skill: str) -> tuple[Question, ...]:
    """The questions that the notebook asks: the same seed gives the same ones."""
    return exercises.make_exercise(helpers.load("north-korean-troops"), skill, 6, seed=1).questions


def task(page: Page, number: int) -> Locator:
    """What a task shows, once it is live."""
    badge = page.locator(".ex-badge", has_text=re.compile(rf"^Task {number}$"))
    shown = page.locator(".ex", has=badge)
    shown.wait_for(timeout=60_000)
    return shown


@pytest.mark.parametrize(
    "skill", ["said-or-happened", "what-does-the-text-not-say", "how-far-would-you-trust-it"]
)
def test_every_task_of_a_notebook_can_be_answered_with_real_clicks(open_notebook, skill):
    page = open_notebook(f"exercises/{NOTEBOOKS[skill].stem}", run=True)
    for number, question in enumerate(questions(skill), 1):
        shown = task(page, number)
        answer(page, shown, question)
        by_a_person = question.kind in ("text", "grade")
        shown.get_by_role("button", name="Compare" if by_a_person else "Check").click()
        expect(shown.locator(".ex-verdict .ex-first")).to_contain_text(
            "A model answer" if by_a_person else "Right."
        )
    assert not page.watched.abroad and not page.watched.errors


def test_the_three_notebooks_and_the_next_test_ask_every_kind():
    assert {
        question.kind
        for skill in (
            "said-or-happened",
            "what-does-the-text-not-say",
            "how-far-would-you-trust-it",
            "who-says-so",
        )
        for question in questions(skill)
    } == ORDER


def test_a_student_goes_through_a_notebook_and_hands_in_a_summary(home, open_notebook):
    skill = "who-says-so"
    shutil.rmtree(home / "notebooks/exercises/answers", ignore_errors=True)
    asked = questions(skill)
    page = open_notebook(f"exercises/{NOTEBOOKS[skill].stem}", run=True)
    first, choice = task(page, 1), asked[0]
    first.get_by_role("button", name="Check").click()
    expect(first.locator(".ex-verdict")).to_contain_text("Nothing is answered yet.")
    wrong = next(words for id_, words in choice.options if id_ != choice.key.answer)
    first.get_by_label(wrong, exact=True).check()
    first.get_by_role("button", name="Check").click()
    expect(first.locator(".ex-verdict")).to_contain_text(f"“{wrong}”:")
    expect(first.locator(".ex-verdict")).to_contain_text("Look once more")
    assert not first.locator(".ex-verdict mark").count(), "the first time no passage"
    first.get_by_role("button", name="Check").click()
    expect(first.locator(".ex-verdict")).to_contain_text("The answer: ")
    assert first.locator(".ex-verdict mark").count()
    first.get_by_role("button", name="Hint").click()
    expect(first.locator(".ex-hints")).to_contain_text(choice.hints[0])
    first.get_by_role("button", name="Second hint").click()
    expect(first.locator(".ex-hints")).to_contain_text(choice.hints[1])
    first.get_by_role("button", name="Show the answer").click()
    expect(first.locator(".ex-verdict")).to_contain_text(choice.words[choice.key.answer])

    number, pick = next((number, one) for number, one in enumerate(asked, 1) if one.kind == "pick")
    shown, (start, end) = task(page, number), pick.key.answer[0]
    _drag(page, word(shown, pick, start), word(shown, pick, end - 1))
    shown.get_by_role("button", name="Check").click()
    expect(shown.locator(".ex-verdict")).to_contain_text("Right.")
    page.keyboard.press("Tab")
    shown.locator(".ex-word").first.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(shown.locator(".ex-picked")).to_contain_text("Picked: “")
    assert shown.locator(".ex-on").count() == 2
    assert page.locator(".jp-Cell").count() == len(
        json.loads(NOTEBOOKS[skill].read_text())["cells"]
    ), "a key pressed in a task reached JupyterLab"

    number = next(number for number, one in enumerate(asked, 1) if one.kind == "order")
    shown = task(page, number)
    down = shown.get_by_role("button", name="later").first
    down.focus()
    page.keyboard.press("Enter")
    expect(shown.locator("[aria-live]").first).to_contain_text("is now number 2")
    assert page.evaluate("document.activeElement.closest('.ex-order') !== null")

    summary = page.locator(".ex", has=page.get_by_label("Your name"))
    expect(summary.locator("tbody tr").first).to_contain_text("2 hints, answer shown")
    summary.get_by_label("Your name").fill("<b>Ann</b>")
    summary.get_by_role("button", name="Save my summary").click()
    expect(summary.get_by_role("status")).to_contain_text("That file is the one to hand in")
    expect(summary.locator("tbody tr")).to_have_count(len(asked))
    saved = re.match(
        r"Saved as (\S+), beside this notebook", summary.get_by_role("status").inner_text()
    )[1]
    assert "&lt;b&gt;Ann&lt;/b&gt;" in (home / "notebooks/exercises" / saved).read_text("utf-8")

    again = open_notebook(f"exercises/{NOTEBOOKS[skill].stem}", run=True)
    expect(task(again, 1).locator(".ex-hints")).to_contain_text(choice.hints[1])
    assert not page.watched.abroad and not page.watched.errors


def test_what_is_handed_out_is_kept_to_be_marked_and_no_key_reaches_the_page(
    home, open_notebook, lab, page
):
    skill, folder = "who-says-so", home / "notebooks" / "handed-out"
    exercise = exercises.make_exercise(helpers.load("bridge-trial"), skill, 3, seed=9)
    write_whole(folder / f"{skill}.json", exercise_as_json(exercise))
    cells = [
        new_code_cell(f'from helpers.exercises import ask\n\nask("{skill}", {number})')
        for number in range(1, 5)
    ]
    write_whole(
        folder / f"{skill}.ipynb",
        nbformat.writes(
            new_notebook(
                cells=cells,
                metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
            )
        ).encode(),
    )
    heard: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived",
            lambda frame: heard.append(
                frame if isinstance(frame, str) else frame.decode("utf-8", "replace")
            ),
        ),
    )
    open_notebook(f"handed-out/{skill}", run=True)
    number, asked = next(
        (number, one) for number, one in enumerate(exercise.questions, 1) if one.kind == "choice"
    )
    shown = (
        page.locator(".jp-CodeCell", has_text=f"ask('{skill}', {number})")
        .or_(page.locator(".jp-CodeCell", has_text=f'ask("{skill}", {number})'))
        .locator(".ex")
    )
    shown.get_by_label(asked.options[0][1], exact=True).check(timeout=60_000)
    shown.get_by_role("button", name="Keep this answer").click()
    expect(shown.locator(".ex-verdict")).to_contain_text(
        "Kept. It is marked after you have handed it in"
    )
    shown.get_by_role("button", name="Hint").click()
    expect(shown.locator(".ex-hints")).to_contain_text(asked.hints[0])
    assert not shown.get_by_role("button", name="Show the answer").count()
    assert (
        json.loads((folder / "answers" / f"{skill}.json").read_text())["answers"][asked.id][
            "answer"
        ]
        == asked.options[0][0]
    )
    told = "".join(heard)
    assert asked.hints[0] in told and not [
        one.key.explanation
        for one in exercise.questions
        if one.key.explanation and json.dumps(one.key.explanation)[1:-1] in told
    ]


def test_a_click_after_the_kernel_was_restarted_is_told_and_what_was_typed_comes_back(
    home, open_notebook
):
    skill = "how-far-would-you-trust-it"
    shutil.rmtree(home / "notebooks/exercises/answers", ignore_errors=True)
    page = open_notebook(f"exercises/{NOTEBOOKS[skill].stem}", run=True)
    shown = task(page, 7)
    shown.get_by_label("Your answer").fill("It was an official without a name.")
    expect(shown.locator(".ex-draft")).to_be_visible()
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_function(
        "jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"
    )
    shown.get_by_label("Your answer").press_sequentially(" Or two.")
    shown.get_by_role("button", name="Compare").click()
    expect(shown.get_by_role("alert")).to_contain_text("Python has not answered")
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    again = task(page, 7)
    expect(again.locator(".ex-draft")).to_be_visible(timeout=60_000)
    expect(again.get_by_role("alert")).to_have_count(0)
    expect(again.get_by_label("Your answer")).to_have_value(
        "It was an official without a name. Or two."
    )


def test_a_task_is_sound_for_a_screen_reader_and_fits_a_phone(open_notebook):
    page = open_notebook("exercises/05-who-contradicts-whom", run=True)
    for number in range(1, 8):
        task(page, number)
    found = Axe().run(page, {"include": [[".ex"]]}, {"rules": {"region": {"enabled": False}}})
    assert not found.response["violations"], found.generate_report()
    page.set_viewport_size({"width": 390, "height": 800})
    page.evaluate("() => jupyterapp.shell.collapseLeft()")
    page.wait_for_function(
        """[...document.querySelectorAll('.ex')].every(task =>
            task.scrollWidth <= task.clientWidth + 1
            && task.getBoundingClientRect().right <= innerWidth)"""
    )


def test_an_untrusted_notebook_shows_the_tasks_to_read(open_notebook):
    page = open_notebook("exercises/04-whose-number-is-it", run=False)
    expect(page.get_by_text("This task is live when the notebook is run").first).to_be_visible()
    first = questions("whose-number-is-it")[0]
    expect(page.locator(".jp-OutputArea").get_by_text(first.prompt).first).to_be_visible()


def _drag(page: Page, start: Locator, end: Locator) -> None:
    start.scroll_into_view_if_needed()
    a, b = start.bounding_box(), end.bounding_box()
    page.mouse.move(a["x"] + 4, a["y"] + a["height"] / 2)
    page.mouse.down()
    page.mouse.move(b["x"] + b["width"] - 4, b["y"] + b["height"] / 2, steps=4)
    page.mouse.up()


def test_a_whole_run_leaves_a_student_at_the_first_task_with_the_code_folded(home, open_notebook):
    shutil.rmtree(home / "notebooks/exercises/answers", ignore_errors=True)
    page = open_notebook("exercises/01-who-says-so", run=True)
    task(page, 1)
    expect(page.locator(".ex", has_text="Your name")).to_be_attached()
    page.wait_for_timeout(5_000)
    expect(task(page, 1)).to_be_in_viewport()
    assert page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == 0
