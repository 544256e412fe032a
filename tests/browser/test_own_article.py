"""Notebook 07 as a newcomer uses it: paste, draft, correct by mouse and by keyboard, save, and see
it in notebook 04.
"""

import re
import shutil
from pathlib import Path

from mounting import drag, mark, tab_to
from playwright.sync_api import Locator, Page, expect
from stored import ROOT

NOTEBOOK = ROOT / "notebooks" / "07-your-own-article.ipynb"

ARTICLE = """The harbor mayor urged the council to close the old pier, the Lakeside Herald \
reported on March 3, citing a city official.
“The pier could fall at any time,” Ann Roe said at a press conference on March 4. Nobody had been \
hurt.
Molo Ltd., the company that built the pier, denied that it was unsafe. The pier opened in 1962."""


def save_notebook(page: Page) -> None:
    """Saves as JupyterLab does by itself."""
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty")


def choose(page: Page, label: str, option: str) -> None:
    """Picks the first option of a labelled drop-down that holds these words."""
    field = page.locator(".an-card").get_by_label(label).first
    field.select_option(field.locator("option", has_text=option).first.get_attribute("value"))


def test_an_article_is_pasted_drafted_corrected_saved_and_seen_in_another_notebook(
    lab, home, open_notebook
):
    page = open_notebook("07-your-own-article", run=True)
    desk = page.locator(".jp-CodeCell", has_text="controls.draft_article(d)")
    desk.get_by_text("For practice").wait_for(timeout=60_000)
    box = desk.locator("textarea")
    expect(box).to_be_in_viewport()
    box.fill(ARTICLE)
    box.blur()
    desk.get_by_label("folder name").fill("old pier")
    desk.get_by_role("button", name="Draft it").click()
    expect(desk.get_by_role("status")).to_contain_text("Not drafted. folder name: found 'old pier'")
    desk.get_by_label("folder name").fill("old-pier")
    desk.get_by_role("button", name="Draft it").click()
    expect(desk.get_by_role("status")).to_contain_text(f"saved to {home / 'data' / 'old-pier'}")

    expect(page.locator(".an-text")).to_contain_text("Molo Ltd.")
    count = page.locator(".an-count")
    mark(page, "was unsafe", "attributions").click()
    choose(page, "certainty", "probable")
    expect(count).to_contain_text("1 change kept")
    page.locator(".an-chain > li").first.get_by_label("who or what").select_option(
        label="Ann Roe (person)"
    )
    expect(count).to_contain_text("2 changes kept")

    drag(page, "Nobody had been hurt")
    page.get_by_role("button", name="+ Statement").click()
    page.locator(".an-card form").get_by_label("proposition").fill(
        "Nobody was hurt on the old pier."
    )
    page.locator(".an-card form").get_by_role("button", name="Add this statement").click()
    expect(count).to_contain_text("3 changes kept")

    page.get_by_label("Find words").focus()
    page.keyboard.type("opened in 1962")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="+ Statement"))
    page.keyboard.press("Enter")
    page.locator(".an-card form").get_by_label("proposition").fill("The old pier opened in 1962.")
    page.keyboard.press("Enter")
    page.locator(".an-card form").get_by_label("topic").focus()
    page.keyboard.press("Enter")
    expect(count).to_contain_text("4 changes kept")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".an-said")).to_contain_text(
        f"Saved 4 changes to {home / 'data' / 'old-pier'}"
    )
    save_notebook(page)
    assert (home / "notebooks" / NOTEBOOK.name).read_bytes() == NOTEBOOK.read_bytes()
    assert not page.watched.abroad and not page.watched.errors

    page = open_notebook("04-what-is-claimed", run=False)
    page.evaluate("""() => {
        const loads = cell => cell.model.sharedModel.source.includes('helpers.load()');
        const cell = jupyterapp.shell.currentWidget.content.widgets.find(loads);
        cell.model.sharedModel.setSource('d = helpers.load("old-pier")\\nd');
    }""")
    page.wait_for_function(
        "jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'",
        timeout=60_000,
    )
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    register = page.locator(".jp-CodeCell", has_text="The register of statements")
    for words in ("Nobody was hurt on the old pier.", "The old pier opened in 1962."):
        expect(register.locator("table")).to_contain_text(words, timeout=60_000)


def load_file(page: Page, desk: Locator, file: Path) -> None:
    with page.expect_file_chooser() as chosen:
        desk.get_by_role("button", name="or load a file").click()
    chosen.value.set_files(file)


def test_a_file_fills_the_box_again_after_a_save_and_typing_leaves_the_annotator_alone(
    lab, home, open_notebook, tmp_path
):
    shutil.rmtree(home / "data" / "email-probe", ignore_errors=True)
    file = tmp_path / "pier.txt"
    file.write_text(ARTICLE)
    page = open_notebook("07-your-own-article", run=True)
    desk = page.locator(".jp-CodeCell", has_text="controls.draft_article(d)")
    desk.get_by_text("For practice").wait_for(timeout=60_000)
    mark(page, "Oct. 29", "dates").click()
    page.get_by_label("Find words").fill("to put pressure")
    page.get_by_label("Find words").press("Enter")
    page.get_by_role("button", name="+ Statement").click()
    form = page.locator(".an-card form")
    form.get_by_label("proposition").fill("half a form")
    desk.get_by_label("byline").press_sequentially("Eva Lind, Lakeside", delay=20)
    desk.get_by_label("byline").blur()
    desk.get_by_label("folder name").press_sequentially("email-probe", delay=20)
    expect(form.get_by_label("proposition")).to_have_value("half a form")
    expect(page.locator(".an-words")).to_contain_text("to put pressure")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".an-said")).to_contain_text("for practice")
    for _ in range(2):
        desk.locator("textarea").fill("something else")
        desk.locator("textarea").blur()
        load_file(page, desk, file)
        expect(desk.get_by_role("status")).to_contain_text("Loaded pier.txt")
        expect(desk.locator("textarea")).to_have_value(ARTICLE)
    desk.get_by_role("button", name="Draft it").click()
    expect(desk.get_by_role("status")).to_contain_text("email-probe")
    expect(desk.get_by_label("go on with")).to_have_value(re.compile("email-probe"))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".an-said")).to_contain_text("Saved 0 changes to")
    desk.get_by_label("go on with").select_option(label="a new article: put it below")
    load_file(page, desk, file)
    expect(desk.get_by_role("status")).to_contain_text("Loaded pier.txt")


def test_a_file_fills_the_box_and_a_bad_one_says_why(lab, open_notebook, tmp_path):
    page = open_notebook("07-your-own-article", run=True)
    desk = page.locator(".jp-CodeCell", has_text="controls.draft_article(d)")
    desk.get_by_text("For practice").wait_for(timeout=60_000)
    for name, content, told in (
        ("bad.txt", b"caf\xe9", "Not loaded. bad.txt: byte 3 is 0xe9"),
        ("pier.txt", ARTICLE.encode(), "Loaded pier.txt"),
    ):
        file = Path(tmp_path / name)
        file.write_bytes(content)
        load_file(page, desk, file)
        expect(desk.get_by_role("status")).to_contain_text(told)
    expect(desk.locator("textarea")).to_have_value(ARTICLE)
