"""The annotator in a real browser: by mouse and by keyboard, on a page of its own (fast), and in
JupyterLab (whole).
"""

import errno
import json
import os
import urllib.request
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from contrast import find_low_contrast
from made import long_dossier
from mounting import THEMES, drag, mark, put, tab_to
from playwright.sync_api import Page, expect

import helpers
from helpers import check, load, save
from helpers.correcting.annotator import annotate
from helpers.correcting.journal import open_journal
from helpers.datapackage import describe

TOKEN = "browser-test"  # as in conftest.py
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}
TYPED = {"table": "dates", "key": ["d01"], "column": "edtf"}
ACCEPT = {"kind": "do", "name": "accept", "args": {"table": "dates", "key": ["d01"]}}
CLICKS = """async selector => {
  const marks = [...document.querySelectorAll(selector)], times = [];
  let drawn = 0;
  const watch = new MutationObserver(changes => drawn += changes.reduce((sum, change) => sum + change.addedNodes.length, 0));
  watch.observe(document.querySelector('.an-text'), { childList: true, subtree: true });
  for (let n = 0; n < 20; n++) {
    const began = performance.now();
    marks[Math.floor(marks.length * (n + 0.5) / 20)].click();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - began);
  }
  watch.disconnect();
  return { drawn, median: times.sort((a, b) => a - b)[10], longest: times.at(-1) };
}"""


@pytest.fixture
def folder(draft_folder) -> Path:
    return draft_folder


@pytest.fixture
def mounted(page: Page):
    """Puts an annotator of a folder on a page of its own, its messages answered by Python; returns
    the annotator.
    """

    def mount(folder: Path, theme: str = "light", home: Path | None = None):
        annotator = annotate(folder, who="Ada", home=home)
        page.expose_function(
            "python", lambda message: json.loads(json.dumps(list(annotator.respond(message))))
        )
        put(page, annotator, theme)
        page.locator(".an-text p").first.wait_for(timeout=60_000)
        return annotator

    return mount


def made_of(text: str, dossier, folder: Path) -> Path:
    """A folder with a dossier of this text in which nothing is marked."""
    blank = {name: frame.iloc[:0] for name, frame in dossier.tables.items()} | {
        "entities": dossier.entities[dossier.entities["entity_id"] == "outlet"]
    }
    return save(replace(dossier, text=text, package=describe(text, text), **blank), folder)


def test_a_text_three_times_as_long_has_no_more_marks_at_first_and_gets_them_when_read(
    dossier, tmp_path, page
):
    asked, drawn = {}, []
    page.expose_function("python", lambda message: list(asked["annotator"].respond(message)))
    for copies in (8, 24):
        folder = save(long_dossier(dossier, copies), tmp_path / str(copies))
        asked["annotator"] = annotate(folder, who="Ada")
        put(page, asked["annotator"])
        page.locator(".an-text p").first.wait_for(timeout=60_000)
        drawn.append(page.locator(".an-text .an-m").count())
    assert 0 < drawn[1] == drawn[0]
    last = page.locator(".an-text p").last
    assert not last.locator(".an-m").count()
    last.scroll_into_view_if_needed()
    last.locator(".an-m").first.wait_for()


def test_a_click_on_a_mark_shows_its_card_with_every_field(mounted, folder, page):
    mounted(folder)
    mark(page, "Jake Sullivan").click()
    card = page.locator(".an-card")
    expect(card).to_contain_text("mention m002")
    assert (
        card.locator("select, input, textarea").count() == 4  # who, its kind, form, note
        and card.get_by_label("who or what").input_value() == "jake-sullivan"
    )
    expect(card).to_contain_text("Also marked here")
    mark(page, "Oct. 29", "dates").click()
    expect(card.get_by_label("date value (EDTF)")).to_have_value("2024-10-29")
    mark(page, "has been urging", "attributions").click()
    expect(card).to_contain_text("Who says it, and through whom")
    assert not page.watched.errors


def test_an_invalid_value_is_told_beside_its_field_and_kept(mounted, folder, page):
    annotator = mounted(folder)
    mark(page, "Oct. 29", "dates").click()
    field = page.get_by_label("date value (EDTF)")
    field.fill("2024-13")
    field.press("Tab")
    expect(page.locator(".an-field", has=field).locator(".an-error")).to_contain_text(
        "is not an EDTF date"
    )
    assert field.get_attribute("aria-invalid") == "true" and "e" in field.get_attribute(
        "aria-describedby"
    )
    mark(page, "Jake Sullivan").click()
    mark(page, "Oct. 29", "dates").click()
    expect(page.get_by_label("date value (EDTF)")).to_have_value("2024-13")
    assert annotator.journal.history.position == 0 and annotate(folder).journal.typed
    page.get_by_label("date value (EDTF)").fill("2024-11-01")
    page.get_by_label("date value (EDTF)").press("Enter")
    expect(page.locator(".an-said")).to_contain_text("Done")
    assert annotator.dossier.dates["edtf"][0] == "2024-11-01" and not annotate(folder).journal.typed


def test_two_cells_that_are_only_right_together_are_taken_over_together(mounted, folder, page):
    annotator = mounted(folder)
    page.get_by_label("Search").fill("q09")
    page.locator(".an-list button", has_text="quantity").first.click()
    card = page.locator(".an-card")
    card.get_by_label("comparator").select_option(">")
    expect(card.locator(".an-error", has_text="low")).to_be_visible()
    card.get_by_label("low").fill("900")
    card.get_by_label("low").press("Tab")
    expect(page.locator(".an-said")).to_contain_text("Done")
    typed = {"comparator": ">", "low": "900"}
    assert annotator.journal.unsaved[0]["args"]["values"] == typed


def test_one_bound_of_an_exact_number_is_both(mounted, folder, page):
    annotator = mounted(folder)
    page.get_by_label("Search").fill("q10")
    page.locator(".an-list button", has_text="quantity").first.click()
    page.get_by_label("low").fill("900")
    page.get_by_label("low").press("Tab")
    expect(page.locator(".an-said")).to_contain_text("Done")
    row = annotator.dossier.quantities.set_index("quantity_id").loc["q10"]
    assert (row["low"], row["high"]) == (900, 900)


def test_a_date_is_taken_over_as_it_is_typed_and_words_that_date_something_bring_theirs(
    mounted, folder, page
):
    annotator = mounted(folder)
    page.get_by_label("Search").fill("a01")
    page.locator(".an-list button", has_text="statement").first.click()
    step = page.locator(".an-chain > li").last
    step.get_by_text("the outlet").first.click()
    step.get_by_label("said when (EDTF)").fill("1999")
    step.get_by_label("said when (EDTF)").press("Tab")
    expect(step.get_by_label("that date rests on")).to_have_value("world-knowledge")
    step.get_by_text("named where, told to whom").click()
    step.get_by_label("dated by the words").select_option("d01")
    expect(step.get_by_label("said when (EDTF)")).to_have_value("2024-10-29")
    assert annotator.dossier.hops["said_edtf"][0] == "2024-10-29"


def test_the_queue_is_worked_by_keys_with_undo_and_redo(mounted, folder, page):
    annotator = mounted(folder)
    page.get_by_role("button", name="By doubt instead").click()
    page.locator(".an-text").focus()
    for key, position in (("n", 0), ("a", 1), ("r", 2), ("z", 1), ("y", 2), ("Control+z", 1)):
        page.keyboard.press(key)
        page.wait_for_function(
            "n => document.querySelector('.an-count').innerText.includes(n ? `${n} change` : 'all "
            "saved')",
            arg=position,
        )
    assert [edit["do"] for edit in annotator.journal.history.edits] == [
        "accept",
        "reject",
    ] and annotator.journal.history.position == 1
    expect(page.locator(".an-count")).to_contain_text("1 of ")
    here = page.locator(".an-card h3").inner_text()
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert page.locator(".an-card h3").inner_text() != here
    page.keyboard.press("/")
    page.keyboard.type("area")
    expect(page.get_by_label("Search")).to_have_value("area")
    assert annotator.journal.history.position == 1


def test_the_keys_work_on_after_a_click_in_the_queue_and_on_a_button_that_goes_dead(
    mounted, folder, page
):
    annotator = mounted(folder)
    page.get_by_role("button", name="By doubt instead").click()
    for position in (1, 2):
        page.locator(".an-list button").nth(2).click()
        page.keyboard.press("a")
        expect(page.locator(".an-count")).to_contain_text(f"{position} change")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".an-count")).to_contain_text("1 change ")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".an-count")).to_contain_text("all saved")
    page.keyboard.press("y")
    expect(page.locator(".an-count")).to_contain_text("1 change ")
    page.locator(".an-list button").nth(1).click()
    page.keyboard.press("n")
    page.keyboard.press("r")
    expect(page.locator(".an-count")).to_contain_text("2 changes")
    assert [edit["do"] for edit in annotator.journal.unsaved] == ["accept", "reject"]


def test_n_goes_on_past_the_rows_that_are_shown_and_p_back(mounted, folder, page):
    mounted(folder)
    page.get_by_role("button", name="By doubt instead").click()
    first = page.locator(".an-list button").first.get_attribute("data-id")
    page.locator(".an-text").focus()
    seen = set()
    for _ in range(65):
        page.keyboard.press("n")
        here = page.locator(".an-list [aria-current]")
        seen.add(here.get_attribute("data-id"))
    assert len(seen) == 65
    expect(page.locator(".an-queue")).to_contain_text("Rows 61 to 90 are shown")
    for _ in range(64):
        page.keyboard.press("p")
    expect(page.locator(".an-list [aria-current]")).to_have_attribute("data-id", first)
    page.get_by_role("button", name="Later").click()
    expect(page.locator(".an-queue")).to_contain_text("Rows 31 to 60 are shown")


def test_a_click_on_a_mark_in_chosen_words_selects_it_at_once_and_that_row_is_moved(
    mounted, folder, page
):
    annotator = mounted(folder)
    mark(page, "Oct. 29", "dates").click()
    mark(page, "Jake Sullivan").evaluate(
        "one => getSelection().setBaseAndExtent(one.previousSibling, 0, one.firstChild, 13)"
    )
    expect(page.locator(".an-words")).to_contain_text("Adviser Jake Sullivan")
    mark(page, "Jake Sullivan").click()
    expect(page.locator(".an-card h3")).to_contain_text("mention m002")
    expect(page.locator(".an-words")).to_contain_text("Adviser Jake Sullivan")
    page.get_by_role("button", name="Move m002 to the chosen words").click()
    expect(page.locator(".an-said")).to_contain_text("Done")
    moved = annotator.dossier.mentions.set_index("mention_id").loc["m002"]
    assert moved["text"] == "National Security Adviser Jake Sullivan"
    assert annotator.dossier.dates["text"][0] == "Oct. 29"


def test_words_are_still_chosen_by_drag_and_by_double_click_over_a_mark(mounted, folder, page):
    mounted(folder)
    mark(page, "Oct. 29", "dates").click()
    drag(page, "Jake Sull")
    expect(page.locator(".an-card h3")).to_contain_text("date d01")
    mark(page, "Jake Sullivan").dblclick()
    expect(page.locator(".an-words")).to_contain_text("Chosen: “Sullivan”")


def test_a_mention_of_an_entity_that_is_chosen_makes_no_new_one(mounted, folder, page):
    annotator = mounted(folder)
    entities = len(annotator.dossier.entities)
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Mention").click()
    form = page.locator(".an-card form")
    expect(form.get_by_label("name, if new")).to_have_value("National Security Adviser")
    form.get_by_label("who").select_option("china")
    expect(form.get_by_label("name, if new")).to_be_hidden()
    form.get_by_role("button", name="Add this mention").click()
    expect(page.locator(".an-card h3")).to_contain_text("mention m133")
    made = annotator.dossier.mentions.set_index("mention_id").loc["m133"]
    assert made["entity_id"] == "china" and len(annotator.dossier.entities) == entities


def test_all_that_is_accepted_with_a_statement_stands_on_its_card(mounted, folder, page):
    annotator = mounted(folder)
    quantity = annotator.dossier.quantities.iloc[0]
    page.get_by_label("Search").fill(quantity["attribution_id"])
    page.locator(".an-list button", has_text="statement").first.click()
    counted = page.get_by_role("group", name="What is counted")
    expect(counted).to_contain_text(quantity["text"])
    expect(counted.get_by_label("measure").first).to_have_value(quantity["measure"])
    expect(counted.get_by_label("measure").first).to_be_visible()
    counted.get_by_label("unit").first.fill("soldiers")
    counted.get_by_label("unit").first.press("Tab")
    expect(page.locator(".an-said")).to_contain_text("Done")
    assert annotator.dossier.quantities["unit"][0] == "soldiers"


def test_a_button_without_an_answer_says_so_within_three_seconds_each_time(mounted, folder, page):
    mounted(folder)
    page.locator(".an-list button").first.click()
    page.evaluate("() => { window.python = () => new Promise(() => 0) }")
    for press in ("Accept (a)", "Save"):
        page.get_by_role("button", name=press, exact=True).click()
        expect(page.locator(".an-lost")).to_contain_text("run the notebook again", timeout=3_500)
        expect(page.locator(".an-lost")).to_be_visible()
        page.locator(".an-lost").evaluate("one => one.hidden = true")
    page.evaluate("() => { window.python = () => { throw new Error('the comm is closed') } }")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".an-lost")).to_be_visible(timeout=500)


def test_what_is_typed_to_nobody_is_told_and_not_said_to_be_kept(mounted, folder, page):
    mounted(folder)
    page.evaluate("() => { window.python = () => new Promise(() => 0) }")
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Observation").click()
    page.locator(".an-card form").get_by_label("note").press_sequentially("An hour of work.")
    expect(page.locator(".an-lost")).to_be_visible(timeout=6_000)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".an-said")).not_to_contain_text("What you began is kept")


def test_letters_typed_into_a_field_that_goes_are_no_keys(mounted, folder, page):
    annotator = mounted(folder)
    mark(page, "Oct. 29", "dates").click()
    note = page.locator(".an-card").get_by_label("note")
    note.fill("")
    note.press_sequentially("Seen a rare")
    reject = {"kind": "do", "name": "reject", "args": {"table": "dates", "key": ["d01"]}}
    answers = json.loads(json.dumps(list(annotator.respond(reject))))
    page.evaluate("answers => answers.forEach(window.again)", answers)
    page.keyboard.type("arrange an area near a zebra")
    expect(page.locator(".an-said")).to_contain_text("What stood in it: “Seen a rare”")
    page.wait_for_timeout(500)
    assert [edit["do"] for edit in annotator.journal.history.edits] == ["reject"]
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("a")
    page.wait_for_function("() => /2 changes/.test(document.querySelector('.an-count').innerText)")


def test_a_double_click_is_one_press(mounted, folder, page):
    annotator = mounted(folder)
    page.locator(".an-list button").first.click()
    page.get_by_role("button", name="Reject (r)").dblclick()
    page.wait_for_timeout(800)
    assert [edit["do"] for edit in annotator.journal.history.edits] == ["reject"]
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Observation").click()
    page.locator(".an-card form").get_by_label("note").fill("Twice?")
    page.get_by_role("button", name="Add this observation").dblclick()
    page.wait_for_timeout(800)
    assert [edit["do"] for edit in annotator.journal.history.edits] == ["reject", "add_observation"]


def test_what_is_put_into_a_field_elsewhere_is_named_before_it_is_replaced(mounted, folder, page):
    annotator = mounted(folder)
    mark(page, "Oct. 29", "dates").click()
    note = page.locator(".an-card").get_by_label("note")
    note.press_sequentially("mine")
    args = {"table": "dates", "key": ["d01"], "values": {"note": "theirs"}}
    answers = list(annotator.respond({"kind": "do", "name": "change", "args": args}))
    page.evaluate("answers => answers.forEach(window.again)", json.loads(json.dumps(answers)))
    page.locator(".an-card").get_by_label("note").press("Tab")
    expect(page.locator(".an-said")).to_contain_text("It takes the place of “theirs”")
    assert annotator.dossier.dates["note"][0].endswith("mine")


def test_what_was_begun_in_a_form_is_there_after_the_kernel_was_lost(mounted, folder, page):
    mounted(folder)
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Statement").click()
    form = page.locator(".an-card form")
    form.get_by_label("proposition").fill("An hour of work")
    form.get_by_label("who").select_option("china")
    mark(page, "Oct. 29", "dates").click()
    go_on = page.get_by_role("button", name="Go on with the statement begun on")
    expect(go_on).to_be_visible()
    page.wait_for_timeout(900)
    fresh = annotate(folder)
    (everything,) = fresh.respond({"kind": "ready"})
    assert "An hour of work" in {field["value"] for field in everything["typed"]}
    page.evaluate("all => window.again(all)", json.loads(json.dumps(everything)))
    go_on.click()
    expect(form.get_by_label("proposition")).to_have_value("An hour of work")
    expect(form.get_by_label("who")).to_have_value("china")
    expect(form.get_by_label("name, if new")).to_be_hidden()
    form.get_by_role("button", name="Cancel").click()
    expect(go_on).to_be_hidden()
    page.wait_for_timeout(300)
    assert not annotate(folder).journal.typed


def test_clear_keeps_what_was_begun_in_a_form_and_says_so_and_cancel_drops_it(
    mounted, folder, page
):
    mounted(folder)
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Statement").click()
    form = page.locator(".an-card form")
    form.get_by_label("proposition").fill("An hour of work")
    page.get_by_role("button", name="Clear").click()
    expect(form).to_have_count(0)
    expect(page.locator(".an-said")).to_contain_text("What you began is kept")
    page.get_by_role("button", name="Go on with the statement begun on").click()
    expect(form.get_by_label("proposition")).to_have_value("An hour of work")
    form.get_by_role("button", name="Cancel").click()
    expect(page.locator(".an-said")).to_have_text("The new statement is dropped.")
    expect(page.get_by_role("button", name="Go on with")).to_have_count(0)
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".an-said")).to_have_text("Nothing is chosen now.")
    assert not annotate(folder).journal.typed


def test_a_form_that_is_begun_while_another_is_open_leaves_that_one_to_go_on_with(
    mounted, folder, page
):
    mounted(folder)
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Date").click()
    page.locator(".an-card form").get_by_label("note").fill("mine")
    page.get_by_role("button", name="+ Observation").click()
    page.get_by_role("button", name="Go on with the date begun on").click()
    expect(page.locator(".an-card form").get_by_label("note")).to_have_value("mine")


def test_a_step_begun_on_a_card_is_there_after_a_field_changed_and_after_the_kernel_was_lost(
    mounted, folder, page
):
    annotator = mounted(folder)
    page.get_by_label("Search").fill("a01")
    row = page.locator(".an-list button", has_text="statement").first
    row.click()
    page.get_by_text("Add a step").click()
    card, name = page.locator(".an-card"), page.get_by_label("name, if new").first
    name.fill("A go-between")
    page.get_by_label("place in the chain").select_option("1")
    card.get_by_label("stance").select_option("denies")
    expect(page.locator(".an-said")).to_contain_text("Done")
    expect(name).to_have_value("A go-between")
    expect(name).to_be_visible()
    mark(page, "Oct. 29", "dates").click()
    row.click()
    expect(page.get_by_label("place in the chain")).to_have_value("1")
    (everything,) = annotate(folder).respond({"kind": "ready"})
    page.evaluate("all => window.again(all)", json.loads(json.dumps(everything)))
    page.get_by_label("Search").fill("a01")
    page.locator(".an-list button", has_text="statement").first.click()
    expect(name).to_have_value("A go-between")
    page.get_by_role("button", name="Add this step").click()
    expect(page.locator(".an-chain > li")).to_have_count(4)
    expect(name).to_have_value("")
    assert annotator.journal.look() and not annotator.journal.typed


def test_what_is_to_be_split_off_is_there_after_a_field_changed_and_gone_once_it_is(
    mounted, folder, page
):
    annotator = mounted(folder)
    page.get_by_label("Search").fill("cnn (")
    page.locator(".an-list button", has_text="entity").first.click()
    page.get_by_text("split some off").click()
    ticks, name = page.locator(".an-ticks input"), page.get_by_label("name of the new entity")
    name.fill("Another network")
    ticks.first.check()
    page.get_by_label("affiliation").or_(page.get_by_label("belongs to")).select_option(index=1)
    expect(page.locator(".an-said")).to_contain_text("Done")
    expect(name).to_have_value("Another network")
    expect(ticks.first).to_be_checked()
    ticks.first.uncheck()
    ticks.first.check()
    page.get_by_role("button", name="Split off").click()
    expect(page.locator(".an-count")).to_contain_text("2 changes")
    expect(name).to_have_value("")
    assert "Another network" in set(annotator.dossier.entities["name"])
    page.wait_for_timeout(300)
    assert not annotate(folder).journal.typed


def test_the_keys_stay_in_a_form_of_a_card_that_is_drawn_anew(mounted, folder, page):
    annotator = mounted(folder)
    page.get_by_label("Search").fill("a01")
    page.locator(".an-list button", has_text="statement").first.click()
    page.get_by_text("Add a step").click()
    page.get_by_label("name, if new").first.focus()
    list(annotator.respond(ACCEPT))
    annotator.journal.do("change", {"table": "claims", "key": ["c01"], "values": {"topic": "x"}})
    changed = list(annotator.respond({"kind": "typed", "field": {**TYPED, "value": "a"}}))
    page.evaluate("all => all.forEach(window.again)", json.loads(json.dumps(changed)))
    page.keyboard.type("area")
    expect(page.get_by_label("name, if new").first).to_have_value("area")


def test_practice_says_so_and_can_be_kept_under_a_name(mounted, folder, page, tmp_path):
    (tmp_path / ".practice").mkdir()
    practice = folder.rename(tmp_path / ".practice" / "practice")
    annotator = mounted(practice, home=tmp_path / "data")
    expect(page.locator(".an-count")).to_contain_text("all saved in the practice draft")
    elsewhere = page.get_by_role("button", name="Save elsewhere")
    expect(page.get_by_role("textbox", name="Save elsewhere")).to_be_hidden()
    elsewhere.click()
    expect(elsewhere).to_have_attribute("aria-expanded", "true")
    page.keyboard.type("mine")
    page.get_by_role("button", name="Save there").click()
    expect(page.locator(".an-said")).to_contain_text(f"Saved 0 changes to {tmp_path / 'data'}")
    expect(page.get_by_role("textbox", name="Save elsewhere")).to_be_hidden()
    expect(elsewhere).to_be_hidden()
    assert annotator.journal.folder == tmp_path / "data" / "mine"


def test_changes_put_aside_are_offered_in_the_annotator(mounted, folder, page):
    list(annotate(folder).respond(ACCEPT))
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("China", "Qina", 1), "utf-8")
    annotator = mounted(folder)
    expect(page.locator(".an")).to_contain_text("1 unsaved change of")
    page.get_by_role("button", name="Recover them").click()
    expect(page.locator(".an-count")).to_contain_text("1 change kept")
    expect(page.get_by_role("button", name="Recover them")).to_have_count(0)
    assert annotator.dossier.dates["status"][0] == "checked"


def test_typed_values_put_aside_are_offered_and_stand_in_their_fields_again(mounted, folder, page):
    open_journal(folder).keep_typed(
        {"table": "dates", "key": ["d01"], "column": "edtf", "value": "2024-13"}
    )
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("China", "Qina", 1), "utf-8")
    mounted(folder)
    expect(page.locator(".an")).to_contain_text("1 typed value lies aside in")
    mark(page, "Oct. 29", "dates").click()
    page.get_by_role("button", name="Recover them").click()
    expect(page.get_by_label("date value (EDTF)")).to_have_value("2024-13")
    expect(page.get_by_role("button", name="Recover them")).to_have_count(0)


def test_a_read_only_dossier_offers_another_folder_at_once_and_what_is_typed_goes_along(
    mounted, folder, page, monkeypatch
):
    real = os.open

    def refuse(path, *given, **how):
        if Path(path).name.startswith(".draft."):
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return real(path, *given, **how)

    open_journal(folder).do("accept", {"table": "dates", "key": ["d01"]})
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).startswith(str(folder)))
    mounted(folder)
    expect(page.locator(".an-said")).to_contain_text("is read-only: save elsewhere")
    expect(page.locator(".an-count")).to_contain_text("1 change kept")
    mark(page, "Oct. 29", "dates").click()
    page.get_by_label("date value (EDTF)").fill("2024-13")
    page.get_by_label("date value (EDTF)").press("Tab")
    expect(page.locator(".an-said")).to_contain_text("Not taken over")
    page.get_by_role("textbox", name="Save elsewhere").fill("other")
    page.get_by_role("button", name="Save there").click()
    expect(page.locator(".an-said")).to_contain_text("Saved 1 change to")
    expect(page.get_by_role("textbox", name="Save elsewhere")).to_be_hidden()
    kept = open_journal(folder.with_name("other"))
    assert [field["value"] for field in kept.typed.values()] == ["2024-13"]
    assert kept.dossier.dates["status"][0] == "checked"


def test_words_selected_with_the_mouse_become_a_mention(mounted, folder, page):
    annotator = mounted(folder)
    drag(page, "National Security Adviser")
    expect(page.locator(".an-words")).to_contain_text("“National Security Adviser”")
    page.get_by_role("button", name="+ Mention").click()
    page.get_by_role("button", name="Add this mention").click()
    expect(page.locator(".an-card h3")).to_contain_text("mention m133")
    made = annotator.dossier.mentions.set_index("mention_id").loc["m133"]
    assert (made["text"], made["start"], made["entity_id"]) == (
        "National Security Adviser",
        14,
        "national-security-adviser",
    )
    expect(mark(page, "National Security Adviser")).to_be_visible()


def test_a_statement_is_made_by_keyboard_alone(mounted, folder, page):
    annotator = mounted(folder)
    quoted = page.get_by_label("Find words")
    quoted.focus()
    page.keyboard.type("no such words")
    page.keyboard.press("Enter")
    expect(page.locator(".an-said")).to_contain_text("do not stand in the article")
    quoted.fill("north  korean troops")
    page.keyboard.press("Enter")
    expect(page.locator(".an-words")).to_contain_text("place 1 of")
    page.keyboard.press("Enter")
    expect(page.locator(".an-words")).to_contain_text("place 2 of")
    quoted.fill('"critical enabler" of Russia')
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="+ Statement"))
    page.keyboard.press("Enter")
    form = page.locator(".an-card form")
    form.get_by_label("name, if new").focus()
    page.keyboard.type("Jane Roe")
    form.get_by_label("its cue").focus()
    page.keyboard.type("telling")
    form.get_by_label("proposition").fill("China enables Russia.")
    form.get_by_label("topic").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".an-card h3")).to_contain_text("statement a53")
    hop = annotator.dossier.hops[annotator.dossier.hops["attribution_id"] == "a53"].iloc[1]
    assert (hop["entity_id"], hop["cue"]) == ("jane-roe", "telling") and annotator.dossier.claims[
        "proposition"
    ].iloc[-1] == "China enables Russia."


def test_a_form_that_is_refused_keeps_what_was_typed_and_says_where(mounted, folder, page):
    annotator = mounted(folder)
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Date").click()
    form = page.locator(".an-card form")
    form.get_by_label("date value (EDTF)").fill("soon")
    form.get_by_role("button", name="Add this date").click()
    expect(form.locator(".an-error", has_text="not an EDTF date")).to_be_visible()
    mark(page, "Jake Sullivan").click()
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Date").click()
    expect(form.get_by_label("date value (EDTF)")).to_have_value("soon")
    assert annotator.journal.history.position == 0


def test_chains_entities_and_claims_are_edited(mounted, folder, page):
    annotator = mounted(folder)
    page.get_by_label("Search").fill("a01")
    page.locator(".an-list button", has_text="statement").first.click()
    page.get_by_text("Add a step").click()
    page.get_by_label("name, if new").first.fill("A go-between")
    page.get_by_label("its cue").fill("citing")
    page.get_by_label("place in the chain").select_option("1")
    page.get_by_role("button", name="Add this step").click()
    expect(page.locator(".an-chain > li")).to_have_count(4)
    page.get_by_role("button", name="Remove this step").first.click()
    expect(page.locator(".an-chain > li")).to_have_count(3)
    page.get_by_role("button", name="Merge or split this claim").click()
    page.get_by_text("Merge another into this").click()
    page.get_by_label("another claim that is the same").select_option("c28")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".an-ticks li")).not_to_have_count(1)
    page.locator(".an-ticks input").first.check()
    page.get_by_label("the new claim, in a sentence").fill("A claim of its own.")
    page.get_by_role("button", name="Split off").click()
    expect(page.locator(".an-said")).to_contain_text("Done")
    page.get_by_label("Search").fill("cnn (")
    page.locator(".an-list button", has_text="entity").first.click()
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".an-card [role=alert]")).to_contain_text("still needed by")
    page.wait_for_function("document.querySelector('.an-count').innerText.includes('4 changes')")
    assert [edit["do"] for edit in annotator.journal.unsaved] == [
        "add_hop",
        "remove_hop",
        "merge_claims",
        "split_claim",
    ] and check(annotator.dossier).empty


def test_files_that_changed_on_disk_are_not_overwritten_and_another_folder_is_offered(
    mounted, folder, page
):
    mounted(folder)
    page.locator(".an-list button").first.click()
    page.keyboard.press("a")
    expect(page.locator(".an-count")).to_contain_text("1 change kept")
    (folder / "dates.csv").write_text("somebody else's")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".an-said")).to_contain_text("dates.csv changed on disk")
    page.get_by_role("textbox", name="Save elsewhere").fill("elsewhere")
    page.get_by_role("button", name="Save there").click()
    expect(page.locator(".an-said")).to_contain_text("Saved 1 change to")
    assert (folder / "dates.csv").read_text() == "somebody else's" and check(
        folder.with_name("elsewhere")
    ).empty


ODD = (
    "A 😀 “said” 👩‍👩‍👧 b.\n\n</script><img src=x onerror=\"document.title='run'\">{{ 7 * 7 "
    "}}\n\u05e9\u05dc\u05d5\u05dd and \u202eturned\u202c words 😀😀 end."
)


@pytest.mark.parametrize(
    "words", ["“said”", "<img src=x onerror=\"document.title='run'\">", "words", "end."]
)
def test_offsets_count_code_points_and_hostile_text_stays_text(
    mounted, dossier, tmp_path, page, words
):
    annotator = mounted(made_of(ODD, dossier, tmp_path / "odd"))
    drag(page, words)
    page.get_by_role("button", name="+ Observation").click()
    page.locator(".an-card").get_by_label("note").fill("odd")
    page.get_by_role("button", name="Add this observation").click()
    expect(page.locator(".an-card h3")).to_contain_text("observation o01")
    made = annotator.dossier.observations.iloc[0]
    assert (made["text"], made["start"]) == (words, ODD.index(words)) and page.title() == "t"
    assert page.locator(".an-text").inner_text().replace("\n", "") == ODD.replace("\n", "")


def test_a_selection_that_leaves_the_article_is_clamped_and_trimmed(mounted, folder, page, dossier):
    annotator = mounted(folder)
    page.locator(".an-text p").first.click(click_count=3, position={"x": 5, "y": 15})
    page.get_by_role("button", name="+ Observation").click()
    page.locator(".an-card").get_by_label("note").fill("all of it")
    page.get_by_role("button", name="Add this observation").click()
    expect(page.locator(".an-card h3")).to_contain_text("observation")
    assert dossier.text.split("\n")[0] in set(annotator.dossier.observations["text"])


@pytest.mark.parametrize("theme", THEMES)
def test_every_control_can_be_read_in_every_state(mounted, folder, page, theme):
    mounted(folder, theme)
    mark(page, "Jake Sullivan").click()
    page.locator(".an-card input, .an-card select").first.wait_for()
    assert not find_low_contrast(page, ".an button, .an select, .an input, .an textarea, .an label")


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_sticks_out(mounted, folder, page, width, theme):
    page.set_viewport_size({"width": width, "height": 1000})
    mounted(folder, theme)
    for show in (
        lambda: None,
        lambda: (
            page.locator("section.an").press("/"),
            page.locator(".an-list button").first.click(),
        ),
        lambda: (
            page.get_by_label("Find words").fill("China"),
            page.keyboard.press("Enter"),
            page.get_by_role("button", name="+ Statement").click(),
            page.locator("[type=submit], form .an-main").click(),
        ),
    ):
        show()
        found = Axe().run(page, options=WCAG).response["violations"]
        assert not found, [
            (one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found
        ]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_click_in_five_hundred_sentences_draws_none_of_them_again(
    mounted, dossier, tmp_path, page
):
    mounted(save(long_dossier(dossier, 20), tmp_path / "long"))
    selectors = (
        ".an-text .an-mentions",
        ".an-text .an-attributions",
        ".an-text .an-dates",
        ".an-list button",
    )
    for selector in selectors:  # what comes near for the first time gets its marks then
        page.evaluate(CLICKS, selector)
    clicks = {selector: page.evaluate(CLICKS, selector) for selector in selectors}
    print(
        {
            selector: f"median {found['median']:.0f} ms, longest {found['longest']:.0f} ms"
            for selector, found in clicks.items()
        }
    )
    marks = page.locator(".an-text .an-m").count()
    few = all(found["drawn"] * 50 < marks for found in clicks.values())
    assert few and all(found["median"] > 0 for found in clicks.values()), (marks, clicks)


def notebook(lab: str, name: str, code: str, outputs: list = ()) -> None:
    """Puts a notebook of one cell among those that JupyterLab shows."""
    content = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code, outputs=list(outputs))],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
    )
    body = json.dumps({"type": "notebook", "format": "json", "content": content}).encode()
    urllib.request.urlopen(
        urllib.request.Request(
            f"{lab}/api/contents/{name}.ipynb",
            body,
            {"Authorization": f"token {TOKEN}"},
            method="PUT",
        )
    )


def test_in_jupyterlab_a_draft_is_corrected_and_saved_and_a_killed_kernel_loses_nothing(
    lab, open_notebook, folder
):
    notebook(
        lab,
        "annotate",
        f"from helpers.correcting.annotator import annotate\nannotate({str(folder)!r}, who='Ada')",
    )
    page = open_notebook("annotate", run=True)
    mark(page, "Oct. 29", "dates").click(timeout=60_000)
    field = page.get_by_label("date value (EDTF)")
    field.fill("2024-13")
    field.press("Tab")
    expect(page.locator(".an-field", has=field).locator(".an-error")).to_contain_text(
        "is not an EDTF date"
    )
    expect(field).to_have_value("2024-13")
    field.fill("2024-10-30")
    field.press("Tab")
    expect(page.locator(".an-count")).to_contain_text("1 change kept")
    page.get_by_role("button", name="Queue").click()
    page.locator(".an-list button").first.click()
    cells = page.locator(".jp-Cell").count()
    page.keyboard.press("a")
    expect(page.locator(".an-count")).to_contain_text("2 changes kept")
    page.keyboard.press("b")
    drag(page, "National Security Adviser")
    page.get_by_role("button", name="+ Mention").click()
    page.get_by_role("button", name="Add this mention").click()
    expect(page.locator(".an-count")).to_contain_text("3 changes kept")
    page.locator(".an-text").focus()
    page.keyboard.press("z")
    expect(page.locator(".an-count")).to_contain_text("2 changes kept")
    assert page.locator(".jp-Cell").count() == cells
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    expect(page.locator(".an-said")).to_contain_text(
        "2 unsaved changes were recovered", timeout=60_000
    )
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".an-said")).to_contain_text("Saved 2 changes")
    kept = load(folder)
    assert kept.dates["edtf"][0] == "2024-10-30" and len(kept.mentions) == len(
        helpers.load("north-korean-troops").mentions
    )
    assert [
        json.loads(line)["who"] for line in (folder / "corrections.jsonl").read_text().splitlines()
    ] == ["Ada", "Ada"]
    assert not page.watched.abroad


def test_without_a_kernel_a_line_stands_in_the_place_of_the_annotator(lab, open_notebook, folder):
    bundle, _ = annotate(folder)._repr_mimebundle_()
    notebook(lab, "not-run", "annotate()", [nbformat.v4.new_output("display_data", bundle)])
    page = open_notebook("not-run", run=False)
    page.get_by_text("The annotator appears here when the notebook is run").wait_for()
