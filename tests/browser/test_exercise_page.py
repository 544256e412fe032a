"""A task in a real browser on a page of its own: what can be read, what is held as a draft, and what
is said when Python does not answer.
"""

import json
from dataclasses import replace

import pytest
from contrast import find_low_contrast
from made import QUESTIONS
from mounting import THEMES, put
from playwright.sync_api import Page, expect

from helpers.exercises import Exercise, Sheet
from helpers.teaching.questions import Key, Question

MORE = (
    Question(
        "x-4",
        "x",
        "order",
        "What came first?",
        3,
        ("One.", "Two."),
        options=(("c", "Cy"), ("a", "Ann"), ("b", "Bob")),
        key=Key(["a", "b", "c"]),
    ),
    Question(
        "x-5",
        "x",
        "match",
        "Who said it?",
        2,
        ("One.", "Two."),
        options=(("a", "Ann"), ("b", "Bob")),
        items=(("1", "Yes."), ("2", "No.")),
        key=Key({"1": "a", "2": "b"}),
    ),
)


@pytest.fixture
def sheet(tmp_path) -> Sheet:
    return Sheet(Exercise("x", "Title", "One.", QUESTIONS + MORE), tmp_path / "answers" / "x.json")


@pytest.fixture
def mounted(page: Page):
    """Puts a task, or with 0 the summary, on a page of its own, its messages answered by Python as
    long as it is alive; returns what says whether it is.
    """
    python = {"alive": True, "task": None}

    def answer(message: dict) -> list[dict]:
        return python["task"].respond(message) if python["alive"] else []

    page.expose_function("python", lambda message: json.loads(json.dumps(answer(message))))
    page.route(
        "http://exercise/", lambda route: route.fulfill(content_type="text/html", body="<main>")
    )

    def mount(sheet: Sheet, number: int, theme: str = "light") -> dict:
        python["task"] = sheet.ask(number) if number else sheet.summary()
        page.goto("http://exercise/")
        put(page, python["task"], theme)
        if python["alive"]:
            page.locator(".ex").wait_for()
        return python

    return mount


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("number", range(6))
def test_every_control_can_be_read_in_every_state(sheet, mounted, page, number, theme):
    mounted(sheet, number, theme)
    if number:
        press(page, "Hint")
        page.locator(".ex-hints p").wait_for()
    controls = ".ex button, .ex input, .ex select, .ex textarea, .ex label, .ex-word, .ex p"
    assert not find_low_contrast(page, controls)


def test_the_measure_of_contrast_can_fail(page):
    page.set_content(
        "<style>button { color: #000; background: #fff } button:hover { color: #fff; background: "
        "#eee }</style><button>Press</button>"
    )
    assert find_low_contrast(page, "button") == [
        "“Press” under the mouse: 1.2 : 1",
        "“Press” pressed: 1.2 : 1",
    ]


@pytest.mark.parametrize("kind", ["answer", "hint", "show"])
def test_a_button_without_an_answer_says_so_after_three_seconds_and_takes_it_back(
    sheet, mounted, page, kind
):
    python = mounted(sheet, 1)
    page.get_by_label("Ann").check()
    expect(page.get_by_text("A draft: it counts once you press “Check”.")).to_be_visible()
    python["alive"] = False
    press(page, {"answer": "Check", "hint": "Hint", "show": "Show the answer"}[kind])
    expect(page.get_by_role("alert")).to_contain_text(
        "Python has not answered for three seconds", timeout=6000
    )
    python["alive"] = True
    mounted(sheet, 1)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.get_by_label("Ann").is_checked(), "what was chosen is back"


def test_a_task_that_python_never_answers_says_so(sheet, mounted, page):
    mounted(sheet, 1)["alive"] = False
    mounted(sheet, 1)
    expect(page.get_by_role("alert")).to_contain_text("Run All Cells", timeout=6000)


def test_what_is_typed_and_not_kept_is_back_as_a_draft(sheet, mounted, page):
    mounted(sheet, 2)
    page.get_by_label("Your answer").press_sequentially("Because the off")
    expect(page.locator(".ex-draft")).to_have_text("A draft: it counts once you press “Compare”.")
    page.wait_for_function("!localStorage.length")
    assert Sheet(sheet.exercise, sheet.file).drafts() == [2]
    mounted(Sheet(sheet.exercise, sheet.file), 2)
    expect(page.get_by_label("Your answer")).to_have_value("Because the off")
    expect(page.locator(".ex-draft")).to_be_visible()
    assert not page.locator(".ex-verdict").inner_text()
    press(page, "Compare")
    expect(page.locator(".ex-verdict")).to_contain_text("A model answer")
    expect(page.locator(".ex-draft")).to_be_hidden()
    assert not Sheet(sheet.exercise, sheet.file).drafts()


@pytest.mark.parametrize("number", range(1, 6))
def test_what_is_changed_while_python_is_gone_is_there_when_it_is_back(
    sheet, mounted, page, number
):
    python = mounted(sheet, number)
    python["alive"] = False
    match number:
        case 1:
            page.get_by_label("Bob").check()
        case 2:
            page.get_by_label("Your answer").fill("Because.")
        case 3:
            page.get_by_role("textbox", name="Date").fill("2024-1")
        case 4:
            page.get_by_role("button", name="later").first.click()
        case 5:
            page.get_by_label("No.").select_option("a")
    page.wait_for_function("localStorage.length === 1")
    python["alive"] = True
    mounted(again := Sheet(sheet.exercise, sheet.file), number)
    expect(page.locator(".ex-draft")).to_be_visible()
    page.wait_for_function("!localStorage.length")
    assert (
        again.drafts() == [number]
        and again.entry(again.question(number))["draft"]
        == {
            1: "b",
            2: "Because.",
            3: "2024-1",
            4: ["a", "c", "b"],
            5: {"2": "a"},
        }[number]
    )


def test_what_is_typed_after_python_was_gone_outlives_the_tab_and_names_what_was_kept_before(
    sheet, mounted, page
):
    python = mounted(sheet, 2)
    page.get_by_label("Your answer").fill("Begun.")
    page.wait_for_function("!localStorage.length")
    python["alive"] = False
    page.get_by_label("Your answer").fill("Gone on with.")
    expect(page.get_by_role("alert")).to_contain_text("also when you close the tab", timeout=6000)
    page.evaluate("sessionStorage.clear()")  # as it is for a new tab
    python["alive"] = True
    mounted(Sheet(sheet.exercise, sheet.file), 2)
    expect(page.get_by_label("Your answer")).to_have_value("Gone on with.")
    expect(page.locator(".ex-verdict")).to_contain_text("The one that was kept before it:Begun.")
    page.wait_for_function("!localStorage.length")
    assert Sheet(sheet.exercise, sheet.file).entry(sheet.question(2))["draft"] == "Gone on with."


@pytest.mark.parametrize("how", ["type on", "press"])
def test_the_draft_of_another_window_is_told_in_words_before_it_is_replaced(
    sheet, mounted, page, how
):
    mounted(sheet, 2)
    other, question = Sheet(sheet.exercise, sheet.file), sheet.question(2)
    other.ask(2).respond({"kind": "draft", "value": "Theirs,\non two lines.", "from": "there/1"})
    field, told = page.get_by_label("Your answer"), page.locator(".ex-verdict")
    field.fill("Mine.")
    expect(told).to_contain_text("another window or notebook")
    expect(told).to_contain_text("Theirs,\non two lines.", use_inner_text=True)
    assert Sheet(sheet.exercise, sheet.file).entry(question)["draft"] == "Theirs,\non two lines."
    assert "Mine." in page.evaluate("Object.values(localStorage).join()")
    if how == "press":
        press(page, "Compare")
        expect(told).to_contain_text("A model answer")
    else:
        field.press_sequentially(" And on.")
        page.wait_for_function("!localStorage.length")
        expect(told).to_contain_text("Theirs,")
    kept = Sheet(sheet.exercise, sheet.file).entry(question)
    assert (kept["answer"], kept["draft"]) == (
        ("Mine.", None) if how == "press" else (None, "Mine. And on.")
    )


def test_a_first_wrong_answer_is_told_where_to_look_and_a_second_the_answer(sheet, mounted, page):
    mounted(sheet, 1)
    page.get_by_label("Bob").check()
    press(page, "Check")
    verdict = page.locator(".ex-verdict")
    expect(verdict).to_contain_text("Look once more. One.")
    expect(verdict).not_to_contain_text("Ann")
    press(page, "Check")
    expect(verdict).to_contain_text("The answer: Ann.")


def test_an_order_counts_only_after_a_move(sheet, mounted, page):
    mounted(sheet, 4)
    press(page, "Check")
    expect(page.locator(".ex-verdict")).to_contain_text("Nothing is moved yet")
    page.get_by_role("button", name="later: Cy").click()
    press(page, "Check")
    expect(page.locator(".ex-verdict")).to_contain_text("pairs are in the right order")


@pytest.mark.parametrize(
    ("written", "told"),
    [("Oct. 29", "Read as: 29 Oct (no year)"), ("10/11/2024", "11 October or 10 November?")],
)
def test_a_date_is_read_as_it_is_written_or_asked_back(sheet, mounted, page, written, told):
    mounted(sheet, 3)
    page.get_by_label("Date").fill(written)
    expect(page.locator(".ex-reading")).to_contain_text(told)


def test_the_words_of_the_trade_are_explained_in_the_task(sheet, mounted, page):
    question = replace(QUESTIONS[0], prompt="Who is the origin?")
    other = Exercise("x", "Title", "One.", (question,))
    mounted(Sheet(other, sheet.file), 1)
    expect(page.locator(".ex-glossary")).to_contain_text("whoever is said to have said it first")


def test_at_somebody_else_s_turn_the_tasks_are_cleared_and_what_is_held_is_gone(
    sheet, mounted, page
):
    python = mounted(sheet, 2)
    task, sent = python["task"], []
    task.send = sent.append
    page.get_by_label("Your answer").fill("Mine.")
    press(page, "Compare")
    expect(page.locator(".ex-verdict")).to_contain_text("A model answer")
    python["alive"] = False
    page.get_by_label("Your answer").fill("Mine, and more.")
    page.wait_for_function("Object.values(localStorage).join().includes('and more')")
    python["alive"] = True
    sheet.summary().respond({"kind": "turn"})
    page.evaluate("message => window.again(message)", json.loads(json.dumps(sent[-1])))
    expect(page.get_by_label("Your answer")).to_have_value("")
    expect(page.locator(".ex-verdict")).to_have_text("")
    expect(page.locator(".ex-draft")).to_be_hidden()
    assert not page.evaluate("localStorage.length")


def test_a_turn_is_passed_on_only_when_it_was_pressed_twice(sheet, mounted, page):
    mounted(sheet, 0)
    page.get_by_label("Your name").fill("Ann Lee")
    press(page, "Somebody else’s turn")
    told = page.locator(".ex-told")
    expect(told).to_contain_text("This puts the answers of Ann Lee aside, where they are kept")
    assert not list(sheet.file.parent.glob("*.Ann-Lee.json"))
    press(page, "Yes, clear the tasks")
    expect(told).to_contain_text("All tasks are cleared for the next student.")
    expect(page.get_by_label("Your name")).to_have_value("")
    expect(page.get_by_role("button", name="Somebody else’s turn")).to_be_visible()
    assert list(sheet.file.parent.glob("*.Ann-Lee.json"))
