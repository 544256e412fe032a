"""The reviewer in a real browser: questions are kept, dropped and changed by mouse and by key."""

import json
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from contrast import find_low_contrast
from mounting import THEMES, put
from playwright.sync_api import expect
from test_annotator_page import WCAG

import helpers
from helpers.dossier import DATA
from helpers.exercises import make, review
from helpers.teaching.sets import FILE


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A dossier of which nobody has read a question, and one row nobody has checked."""
    place = shutil.copytree(DATA / "bridge-trial", tmp_path_factory.mktemp("room") / "bridge-trial")
    (place / FILE).unlink()
    dossier = helpers.load(place)
    drafted = dossier.claims.assign(status="drafted")
    helpers.save(dossier.with_tables(claims=drafted), place, overwrite=True)
    return place


@pytest.fixture
def mounted(page, folder):
    """Puts a reviewer on a page, answered by Python."""

    def mount(theme="light"):
        folder.with_name(f".{folder.name}.review.jsonl").unlink(missing_ok=True)
        widget = review(helpers.load(folder))
        page.expose_function(
            "python", lambda message: json.loads(json.dumps(list(widget.respond(message))))
        )
        put(page, widget, theme)
        expect(page.locator(".rv-list button")).to_have_count(11)
        return widget

    return mount


def heading(page):
    return page.get_by_role("heading")


def test_a_question_is_read_kept_dropped_and_taken_back_with_the_keyboard_alone(mounted, page):
    widget = mounted()
    expect(heading(page)).to_contain_text("1 of 11, open")
    expect(page.locator(".rv-key")).to_contain_text("Hint 1")
    heading(page).focus()
    page.keyboard.press("k")
    expect(heading(page)).to_contain_text("2 of 11, open")
    expect(heading(page)).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Kept. 2 of 11, open")
    page.keyboard.press("d")
    expect(heading(page)).to_contain_text("3 of 11, open")
    expect(page.locator(".rv-count")).to_contain_text("1 kept of 6 needed")
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_have_text("Undone.")
    page.keyboard.press("p")
    expect(heading(page)).to_contain_text("2 of 11, open")
    page.keyboard.press("ArrowRight")
    expect(heading(page)).to_contain_text("3 of 11, open")
    assert widget.review.unfrozen == 1


def test_words_key_and_feedback_are_changed_in_a_form_and_a_refusal_keeps_it_open(mounted, page):
    widget = mounted()
    page.get_by_role("button", name="question 3, open").click()
    page.get_by_role("button", name="Change …").click()
    form = page.get_by_role("form")
    words = form.get_by_label("question", exact=True)
    expect(words).to_be_focused()
    words.fill("")
    form.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("status")).to_contain_text("Not done. prompt: found nothing")
    words.fill("Who stands behind <b>that</b>?")
    form.get_by_label("hint 1").fill("Look for a cue.")
    form.get_by_role("button", name="Change it").click()
    expect(heading(page)).to_contain_text("Who stands behind <b>that</b>?")
    expect(page.locator(".rv-key")).to_contain_text("Look for a cue.")
    assert any(entry.changed for entry in widget.review.entries.values())


def test_what_is_typed_is_held_by_the_browser_and_escape_lets_go_of_it(mounted, page):
    page.route("http://room.test/", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://room.test/")
    mounted()
    page.get_by_role("button", name="Change …").click()
    page.get_by_label("hint 2").fill("Half a hint")
    page.get_by_role("button", name="question 2, open").click()
    page.get_by_role("button", name="question 1, open").click()
    page.get_by_role("button", name="Change …").click()
    expect(page.get_by_label("hint 2")).to_have_value("Half a hint")
    page.keyboard.press("Escape")
    expect(page.get_by_role("form")).to_have_count(0)
    page.get_by_role("button", name="Change …").click()
    expect(page.get_by_label("hint 2")).not_to_have_value("Half a hint")


def test_rows_behind_a_question_are_checked_there_and_the_set_is_frozen_and_asked(
    mounted, page, folder
):
    mounted()
    page.get_by_text("behind it: not checked yet").click()
    expect(page.locator(".rv-waiting li").first).to_contain_text("claim: ")
    page.get_by_role("button", name="I have read them").click()
    expect(page.get_by_role("status")).to_contain_text("noted as checked, and saved")
    expect(page.locator(".rv-waiting")).to_be_empty()
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="Freeze the set").click()
    expect(page.get_by_role("status")).to_contain_text("exercises ask these now")
    expect(page.get_by_role("status")).to_contain_text("too few yet for who-says-so")
    assert len(make(helpers.load(folder), "who-says-so", 1)) == 1
    (folder / FILE).unlink()


def test_one_more_question_is_offered_and_turned_to(mounted, page):
    mounted()
    page.get_by_role("button", name="Another one").click()
    expect(page.locator(".rv-list button")).to_have_count(12, timeout=20_000)
    expect(heading(page)).to_contain_text("12 of 12, open")


@pytest.mark.parametrize("theme", THEMES)
def test_axe_and_contrast_find_nothing_wrong_and_nothing_is_cut_off_on_a_phone(
    mounted, page, theme
):
    mounted(theme)
    page.get_by_role("button", name="Keep").click()
    expect(heading(page)).to_contain_text("2 of 11")
    assert Axe().run(page, options=WCAG).violations_count == 0
    assert find_low_contrast(page, ".rv button:not([aria-current]), .rv select, .rv input") == []
    page.get_by_role("button", name="Change …").click()
    assert Axe().run(page, options=WCAG).violations_count == 0
    page.set_viewport_size({"width": 390, "height": 844})
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
