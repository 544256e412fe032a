"""The pages of a handout in a real browser, opened as files: judged as Python judges, kept, handed
in, cleared; by touch, by keys, on a phone, offline, and where the browser keeps nothing.
"""

import json
from dataclasses import replace
from pathlib import Path

import judging_cases
import pytest
from answering import answer, word
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from helpers import exercises
from helpers.assets import join_assets
from helpers.files import as_name, write_whole
from helpers.pages.notebooks import NOTEBOOKS
from helpers.teaching import answers, handouts, judging, showing, written_dates
from helpers.teaching.collecting import collect
from helpers.teaching.kinds import BY_A_PERSON
from helpers.teaching.marking import mark_all
from helpers.teaching.questions import Exercise, Question

WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}
SKILLS = ("who-says-so", "said-or-happened", "how-far-would-you-trust-it")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
RULES = "handout/dates.js", "handout/answers.js", "handout/judging.js"
RUN = """
window.run = (table, rules) => {
  const dates = new Dates(rules);
  return table.flatMap(({ question, cases }) => cases.map(([answer, first]) => {
    const { share, points, told, proof } = judge(question, question.key, answer, first, dates);
    return {
      share,
      points,
      told,
      proof: proof.map(({ number }) => number),
      answer: toldAnswer(question, answer, dates),
      reading: question.type === "date" && typeof answer === "string" ? dates.told(answer) : "",
    };
  }));
};
"""
NO_STORE = """
Object.defineProperty(window, "localStorage", { get() { throw new Error("no storage"); } });
"""


@pytest.fixture(scope="module")
def made(dossier) -> dict[str, Exercise]:
    return {skill: exercises.make_exercise(dossier, skill, seed=1) for skill in SKILLS}


@pytest.fixture(scope="module")
def handout(made, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("handout") / "north-korean-troops"
    listed = list(made.values())
    handouts.write_handout(listed, folder, books=NOTEBOOKS / "exercises", submitted="in/")
    return folder


def page_of(handout: Path, kind: str, skill: str = SKILLS[0]) -> str:
    (path,) = (handout / kind).glob(f"*-{skill}.html")
    return path.as_uri()


def open_page(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("#summary .ex").wait_for()
    return page


def task(page: Page, question: Question):
    return page.locator(f"[id='{question.id}'] .ex")


def say(page: Page, script: str = "", *, change: tuple[str, str] = ("", "")) -> list[dict]:
    """What the page's rules say of the cases of the table; change: words of the script, and others
    to put there.
    """
    code = join_assets("dom.js", "exercise/passage.js", *RULES).replace(*change) + RUN
    page.set_content("<p>The table</p>")
    page.add_script_tag(content=code)
    table = [
        {"question": showing.handed(question), "cases": cases}
        for question, cases in judging_cases.read()
    ]
    return page.evaluate("([table, rules]) => run(table, rules)", [table, written_dates.for_page()])


VERDICTS = [verdict for _, cases in judging_cases.read() for *_, verdict in cases]


def test_a_page_judges_every_case_of_the_table_as_python_does(page):
    said = say(page)
    assert len(said) == len(VERDICTS) > 1000
    assert [(got, kept) for got, kept in zip(said, VERDICTS) if got != kept] == []


@pytest.mark.parametrize(
    ("rule", "other"),
    [
        ("overlap >= 0.3", "overlap >= 0.4"),
        ("(both - (chosen.size - both))", "both"),
        ("(2 * wrong.length)", "wrong.length"),
        ("one.latest <= other.latest", "one.latest < other.latest"),
        (" or before`", " and before`"),
    ],
)
def test_a_rule_that_differs_is_found_by_the_table(page, rule, other):
    assert say(page, change=(rule, other)) != VERDICTS


# practice


@pytest.mark.parametrize("skill", SKILLS)
def test_every_task_can_be_answered_and_is_judged_in_the_page(page, handout, made, skill):
    open_page(page, page_of(handout, "practice", skill))
    for question in made[skill].questions:
        shown = task(page, question)
        answer(page, shown, question)
        by_a_person = question.kind in BY_A_PERSON
        shown.get_by_role("button", name="Compare" if by_a_person else "Check").click()
        expect(shown.locator(".ex-verdict .ex-first")).to_contain_text(
            "A model answer" if by_a_person else "Right."
        )
    auto = sum(q.points for q in made[skill].questions if q.kind not in BY_A_PERSON)
    expect(page.locator("#summary")).to_contain_text(f"7 of 7 tasks answered; {auto:g} of {auto:g}")
    assert page.watched.errors == []
    assert [url for url in page.watched.requests if not url.startswith("file:")] == []


def test_a_first_wrong_answer_is_told_where_to_look_and_a_second_the_key(page, handout, made):
    open_page(page, page_of(handout, "practice"))
    question = next(q for q in made[SKILLS[0]].questions if q.kind == "choice")
    shown = task(page, question)
    wrong = next(words for id_, words in question.options if id_ != question.own_key.answer)
    told = []
    for _ in range(2):
        shown.get_by_label(wrong, exact=True).check()
        shown.get_by_role("button", name="Check").click()
        told.append(shown.locator(".ex-verdict").inner_text())
    assert "Look once more" in told[0] and "The answer:" not in told[0]
    assert f"The answer: {judging.told_key(question).rstrip('.')}." in told[1]
    shown.get_by_role("button", name="Hint").click()
    expect(shown.locator(".ex-hints")).to_contain_text(question.hints[0])


# to be marked


def test_what_is_answered_is_downloaded_as_a_file_that_python_reads(page, handout, made, tmp_path):
    skill = SKILLS[1]
    exercise = made[skill]
    open_page(page, page_of(handout, "graded", skill))
    for question in exercise.questions:
        answer(page, task(page, question), question)
        task(page, question).get_by_role("button", name="Keep this answer").click()
        expect(task(page, question).locator(".ex-verdict")).to_contain_text("Kept.")
    page.get_by_role("button", name="Download my answers").click()
    expect(page.locator("#summary .ex-told")).to_contain_text("Put your name in first")
    page.get_by_label("Your name").fill("Zoë O’Neill / 9b")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download my answers").click()
    name = answers.file_name(skill, "Zoë O’Neill / 9b")
    assert begun.value.suggested_filename == name
    expect(page.locator("#summary .ex-told")).to_contain_text(f"Saved as {name}")
    content = Path(begun.value.path()).read_bytes()
    read = answers.read(content)
    assert (read.name, read.questions) == ("Zoë O’Neill / 9b", exercise.mark)
    assert answers.surplus(content) == []
    assert json.loads(answers.written(read, exercise)) == json.loads(content)
    for student in ("Ann", read.name):
        given = json.dumps(json.loads(content) | {"name": student}).encode()
        write_whole(tmp_path / "submitted" / "9b" / f"{as_name(student)}.json", given)
    keys = {skill: exercise}
    _, marked = mark_all(collect(tmp_path, keys, []), keys)
    assert marked.student == "Zoë O’Neill / 9b" and not marked.hand_in.problems
    for question, verdict in zip(exercise.questions, marked.verdicts):
        assert verdict.right or question.kind in BY_A_PERSON


@pytest.mark.parametrize(
    "name", ["Ann Lee", "../../x", "=1+1", "...", "مرحبا بكم", "a" * 99, "a__b"]
)
def test_a_file_is_named_as_python_would_name_it(page, handout, name):
    open_page(page, page_of(handout, "graded"))
    page.get_by_label("Your name").fill(name)
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download my answers").click()
    assert begun.value.suggested_filename == f"{SKILLS[0]}-{as_name(name)}.json"


def test_answers_and_drafts_are_there_again_and_a_new_student_finds_none(page, handout, made):
    address = page_of(handout, "graded")
    last = made[SKILLS[0]].questions[-1]
    open_page(page, address)
    task(page, last).get_by_label("Your answer").fill("Kept.")
    task(page, last).get_by_role("button", name="Keep this answer").click()
    task(page, last).get_by_label("Your answer").fill("Kept, and more")
    page.get_by_label("Your name").fill("Ann")
    page.get_by_label("Your name").blur()
    expect(page.locator("#summary")).to_contain_text("drafts that are not kept as answers: 7")
    open_page(page, address)
    expect(page.locator("#kept")).to_contain_text("Here are the answers of Ann")
    expect(task(page, last).get_by_label("Your answer")).to_have_value("Kept, and more")
    page.get_by_role("button", name="New student").click()
    page.get_by_role("button", name="Keep the answers").click()
    expect(task(page, last).get_by_label("Your answer")).to_have_value("Kept, and more")
    page.get_by_role("button", name="New student").click()
    page.get_by_role("button", name="Delete them").click()
    expect(task(page, last).get_by_label("Your answer")).to_have_value("")
    open_page(page, address)
    expect(task(page, last).get_by_label("Your answer")).to_have_value("")
    expect(page.get_by_label("Your name")).to_have_value("")
    expect(page.locator("#summary")).to_contain_text("0 of 7 tasks answered")


def test_the_two_forms_and_two_windows_keep_their_answers_apart_or_together(page, handout, made):
    last, first = made[SKILLS[0]].questions[-1], made[SKILLS[0]].questions[0]
    other = page.context.new_page()
    for window in (page, other):
        open_page(window, page_of(handout, "graded"))
    task(page, last).get_by_label("Your answer").fill("Here.")
    task(page, last).get_by_role("button", name="Keep this answer").click()
    answer(other, task(other, first), first)
    task(other, first).get_by_role("button", name="Keep this answer").click()
    expect(other.locator("#summary")).to_contain_text("2 of 7 tasks answered")
    open_page(page, page_of(handout, "practice"))
    expect(page.locator("#summary")).to_contain_text("0 of 7 tasks answered")


def test_answers_that_were_downloaded_are_taken_up_again_and_others_refused(
    page, handout, made, tmp_path
):
    exercise = made[SKILLS[0]]
    last = exercise.questions[-1]
    kept = {last.id: answers.entry({"answer": "From the file.", "tries": 1})}
    good, other, torn = (tmp_path / name for name in ("good.json", "other.json", "torn.json"))
    good.write_bytes(answers.written(answers.Answers(exercise.mark, "Ann", kept), exercise))
    other.write_bytes(answers.written(answers.Answers("x", "Ann", kept), exercise))
    torn.write_text('{"answers": ')
    open_page(page, page_of(handout, "graded"))
    for file, told in (
        (torn, "no file of answers"),
        (other, "other questions"),
        (good, "are back"),
    ):
        page.locator("#file").set_input_files(file)
        expect(page.locator("#opened")).to_contain_text(told)
    expect(task(page, last).get_by_label("Your answer")).to_have_value("From the file.")
    expect(page.get_by_label("Your name")).to_have_value("Ann")


def test_a_browser_that_keeps_nothing_says_so_and_goes_on(page, handout, made):
    page.add_init_script(NO_STORE)
    open_page(page, page_of(handout, "practice"))
    expect(page.locator("#kept")).to_contain_text("This browser keeps nothing for this page")
    question = made[SKILLS[0]].questions[0]
    answer(page, task(page, question), question)
    task(page, question).get_by_role("button", name="Check").click()
    expect(task(page, question).locator(".ex-first")).to_contain_text("Right.")
    page.get_by_label("Your name").fill("Ann")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download my answers").click()
    read = answers.read(Path(begun.value.path()).read_bytes())
    assert read.kept[question.id]["answer"] == question.own_key.answer
    assert page.watched.errors == []


# whoever reads it, on whatever


@pytest.mark.parametrize("kind", ["practice", "graded"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(browser: Browser, handout, made, kind, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for skill in SKILLS:
        open_page(page, page_of(handout, kind, skill))
        for button in page.get_by_role("button", name="Hint").all():
            button.click()
        for button in page.get_by_role("button", name="Show the answer").all():
            button.click()
        page.evaluate("scrollTo(0, 0)")  # what is half under the bar that sticks is no small target
        assert Axe().run(page, options=WCAG).response["violations"] == []
    page.get_by_role("button", name="New student").click()
    assert Axe().run(page, options=WCAG).response["violations"] == []
    context.close()


@pytest.mark.parametrize(
    "name", ["index.html", "graded/index.html", "graded/worksheet.html", "teacher/key-sheet.html"]
)
def test_axe_finds_nothing_on_the_pages_around_and_they_fit_a_phone(page, handout, name):
    page.goto((handout / name).as_uri())
    assert Axe().run(page, options=WCAG).response["violations"] == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390, 640])
def test_a_page_fits_a_phone_and_twice_the_size(browser: Browser, handout, width):
    """A window of 1280 pixels at 200 % is one of 640, at 400 % one of 320."""
    context = browser.new_context(viewport={"width": width, "height": 640})
    page = context.new_page()
    for skill in SKILLS:
        open_page(page, page_of(handout, "practice", skill))
        for button in page.get_by_role("button", name="Show the answer").all():
            button.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_everything_to_press_is_large_enough_for_a_finger(browser: Browser, handout):
    context = browser.new_context(**PHONE)
    page = context.new_page()
    small = """() => [...document.querySelectorAll(
        'button, select, nav a, summary, label.ex-option, .ex-date')]
      .filter(element => element.checkVisibility())
      .map(element => [element.getBoundingClientRect().height, element.textContent.slice(0, 30)])
      .filter(([height]) => height < 44)"""
    for skill in SKILLS:
        open_page(page, page_of(handout, "graded", skill))
        assert page.evaluate(small) == []
    context.close()


def test_words_are_picked_and_orders_moved_by_touch(browser: Browser, handout, made):
    context = browser.new_context(**PHONE)
    page = context.new_page()
    found = set()
    for skill in SKILLS:
        open_page(page, page_of(handout, "practice", skill))
        for question in made[skill].questions:
            shown, right = task(page, question), question.own_key.answer
            if question.kind == "pick":
                word(shown, question, right[0][0]).tap()
                word(shown, question, right[0][1] - 1).tap()
            elif question.kind == "choice" and right in question.words:
                shown.get_by_text(question.words[right], exact=True).last.tap()
            else:
                continue
            shown.get_by_role("button", name="Check").tap()
            expect(shown.locator(".ex-first")).to_contain_text("Right.")
            found.add(question.kind)
    assert found == {"pick", "choice"}
    context.close()


def test_a_student_with_nothing_but_keys_answers_and_hands_in(page, handout, made):
    open_page(page, page_of(handout, "practice"))
    question = made[SKILLS[0]].questions[0]
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the exercise")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="New student")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep the answers")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="New student")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    at = [id_ for id_, _ in question.options].index(question.own_key.answer)
    page.keyboard.press("Space")
    for _ in range(at):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(task(page, question).locator(".ex-first")).to_contain_text("Right.")


def test_the_page_of_a_hostile_article_runs_nothing_of_it(page, made, tmp_path):
    words = (
        "</script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    )
    words += " ‮right to left‬ مرحبا 😀 {{ 7 * 7 }} " + "word" * 60
    asked = tuple(
        replace(
            question,
            prompt=words,
            options=tuple((id_, f"{told} {words}") for id_, told in question.options),
            key=replace(question.own_key, explanation=words),
        )
        for question in made[SKILLS[0]].questions
    )
    exercise = replace(made[SKILLS[0]], title=words, text=words, questions=asked)
    (lesson,) = handouts.find_lessons([exercise], NOTEBOOKS / "exercises")
    file = tmp_path / "hostile.html"
    write_whole(file, handouts.render(lesson, practice=True).encode())
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, file.as_uri())
    for button in page.get_by_role("button", name="Show the answer").all():
        button.click()
    expect(page.locator("h3").first).to_contain_text("<img src=x onerror=")
    assert page.title() != "run" and page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.watched.errors == [] and len(page.watched.requests) == 1
