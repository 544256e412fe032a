"""The second reader in a real browser: chosen by mouse and by key, kept, saved."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from contrast import find_low_contrast
from mounting import THEMES, put
from playwright.sync_api import expect
from test_annotator_page import WCAG

from helpers import check, draft, load, save
from helpers.correcting import VERBS, compare_dossiers
from helpers.correcting.second_reader import SecondReader

TEXT = (
    "The mayor of Holm said on Monday that the dam would hold. Bo Lind denied it. Two of the five"
    " gates <b>are</b> shut, the ministry said.\n"
)


@pytest.fixture
def home(tmp_path):
    made = draft(TEXT, published="2024-05-08", name="ada")
    save(made, tmp_path / "ada")
    other = load(tmp_path / "ada")
    for key, certainty in zip(made.attributions["attribution_id"], ("possible", "probable")):
        values = {"certainty": certainty}
        other = VERBS["change"](other, table="attributions", key=key, values=values)
    save(other, tmp_path / "grace", overwrite=True)
    return tmp_path


@pytest.fixture
def mounted(page, home):
    """Puts a second reader of ada's dossier on a page, answered by Python."""

    def mount(theme="light"):
        own = load(home / "ada")
        widget = SecondReader(lambda: own, home)
        page.expose_function(
            "python", lambda message: json.loads(json.dumps(list(widget.respond(message))))
        )
        put(page, widget, theme)
        expect(page.get_by_role("status")).to_contain_text("beside ada")
        return widget

    return mount


def test_differences_are_chosen_by_mouse_and_by_key_and_saved_as_one(mounted, home, page):
    widget = mounted()
    page.get_by_label("Beside it").select_option("grace")
    expect(page.locator(".sr-count")).to_contain_text("2 differences, 2 undecided")
    first, second = page.locator(".sr-list fieldset").all()
    first.get_by_label("grace: possible").check()
    expect(page.locator(".sr-count")).to_contain_text("1 undecided")
    second.get_by_label("ada: certain").focus()
    page.keyboard.press("Space")
    expect(page.locator(".sr-count")).to_contain_text("0 undecided")
    assert sorted(widget.reading.choices.values()) == ["one", "other"]
    page.get_by_label("folder name").fill("both")
    page.get_by_label("who read first").fill("Ada")
    page.get_by_label("who read second").fill("Grace")
    page.get_by_role("button", name="Save as one dossier").click()
    expect(page.get_by_role("status")).to_contain_text("Saved to")
    both = load(home / "both")
    assert check(both).empty and len(compare_dossiers(both, load(home / "grace"))) == 1
    assert not page.watched.errors


def test_what_is_undecided_is_taken_at_once_and_sifted(mounted, page):
    widget = mounted()
    page.get_by_label("Beside it").select_option("grace")
    page.locator(".sr-list fieldset").first.get_by_label("ada: certain").check()
    page.get_by_label("only the undecided").check()
    expect(page.locator(".sr-list fieldset:visible")).to_have_count(1)
    page.get_by_label("Show").select_option("statement")
    page.get_by_role("button", name="as grace has it").click()
    expect(page.locator(".sr-count")).to_contain_text("0 undecided")
    assert sorted(widget.reading.choices.values()) == ["one", "other"]


@pytest.mark.parametrize("theme", THEMES)
def test_the_second_reader_has_no_axe_violation_and_fits_a_phone(mounted, page, theme):
    mounted(theme)
    page.get_by_label("Beside it").select_option("grace")
    expect(page.locator(".sr-list fieldset")).to_have_count(2)
    assert not Axe().run(page, options=WCAG).response["violations"]
    assert not find_low_contrast(page, "main")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
