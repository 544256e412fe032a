"""The annotator's card stays where it is while it is worked with, and one key leads out of it."""

import pytest
from mounting import mark
from playwright.sync_api import Locator, expect
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import done, folder, key, opened  # noqa: F401  (a fixture)


@pytest.fixture
def number(mounted, folder, page):  # noqa: F811
    """The card of a statement with a number, in a window that is too low for it."""
    page.set_viewport_size({"width": 1366, "height": 640})
    annotator = mounted(folder)
    opened(page, "40 boats had come")
    return annotator


def top(field: Locator) -> float:
    """Where in the card a field is shown."""
    return field.evaluate(
        "element => element.getBoundingClientRect().top"
        " - element.closest('.an-card').getBoundingClientRect().top"
    )


def in_middle(field: Locator) -> None:
    field.evaluate("element => element.scrollIntoView({ block: 'center' })")


def test_after_a_change_the_next_field_is_where_it_was_to_be_clicked(number, page):
    low, unit = page.get_by_role("textbox", name="low"), page.get_by_role("textbox", name="unit")
    in_middle(low)
    page.get_by_role("textbox", name="measure").fill("small boats that came in")
    was, box = top(unit), unit.bounding_box()
    page.keyboard.press("Tab")
    done(page, 1)
    expect(page.get_by_role("textbox", name="measure")).to_have_value("small boats that came in")
    page.wait_for_timeout(300)
    assert abs(top(unit) - was) < 2
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    expect(unit).to_be_focused()


def test_a_card_that_is_scrolled_stays_when_something_is_changed_elsewhere(number, page):
    low = page.get_by_role("textbox", name="low")
    in_middle(low)
    was = top(low)
    key(page, "Shift+D", "4")
    done(page, 2)
    page.wait_for_timeout(300)
    assert abs(top(low) - was) < 2
    mark(page, "the ferry is full", "attributions").click()
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    assert page.locator(".an-card").evaluate("element => element.scrollTop") == 0


def test_enter_takes_a_field_over_and_one_key_leads_back_to_the_sentence(number, page):
    card, measure = page.locator(".an-card"), page.get_by_role("textbox", name="measure")
    measure.fill("small boats")
    page.keyboard.press("Enter")
    done(page, 1)
    expect(card).to_be_focused()
    page.keyboard.press("4")
    done(page, 2)
    assert number.journal.history.edits[-1]["args"]["values"] == {"certainty": "unstated"}
    page.keyboard.press("b")
    page.locator("textarea:focus").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("Forty boats had come")
    page.keyboard.press("Enter")
    done(page, 3)
    page.keyboard.press("Escape")
    expect(card.locator("h3")).to_contain_text("sentence 4 of 4")
    assert "Forty boats had come" in list(number.dossier.claims["proposition"])


def test_what_is_refused_after_enter_leads_back_into_its_field(number, page):
    low = page.get_by_role("textbox", name="low")
    low.fill("many")
    page.keyboard.press("Enter")
    page.keyboard.press("a")
    expect(low).to_have_attribute("aria-invalid", "true")
    expect(low).to_be_focused()
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    assert not number.journal.history.position


def test_from_a_field_that_tab_led_to_one_key_leads_back_to_the_sentence(number, page):
    heading = page.locator(".an-card h3")
    measure, low = (page.get_by_role("textbox", name=name) for name in ("measure", "low"))
    measure.fill("small boats")
    page.keyboard.press("Tab")
    done(page, 1)
    page.keyboard.type("4")
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    expect(heading).to_contain_text("statement")
    measure.fill("boats")
    page.keyboard.press("Tab")
    expect(low).to_be_focused()
    page.keyboard.press("Escape")
    expect(heading).to_contain_text("sentence 4 of 4")


def test_a_queue_over_the_card_goes_by_its_button_by_escape_or_by_a_click_in_the_text(number, page):
    queue, close = page.locator(".an-queue"), page.get_by_role("button", name="Close the queue")
    expect(queue).to_be_visible()
    expect(close).to_be_hidden()
    page.set_viewport_size({"width": 1024, "height": 768})
    expect(queue).to_be_hidden()
    key(page, "q")
    expect(close).to_be_visible()
    close.click()
    expect(queue).to_be_hidden()
    key(page, "q")
    expect(queue).to_be_visible()
    key(page, "Escape")
    expect(queue).to_be_hidden()
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    key(page, "q")
    mark(page, "the ferry is full", "attributions").click()
    expect(queue).to_be_hidden()
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(queue).to_be_visible()
    key(page, "Escape")
    expect(queue).to_be_visible()
    assert not page.watched.errors
