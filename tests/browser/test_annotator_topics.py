"""What claims are about: shown on the card of a sentence, and set there by a key and a digit, by a
click, or typed.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from mounting import mark
from playwright.sync_api import Page, expect
from test_annotator_keys import told
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import done, key, last, opened
from test_sorting import FERRY, MARKET, MILL, PIER, QUAY, TEXT, topics

import helpers
from helpers import save
from helpers.leftopen import OTHER


@pytest.fixture
def folder(tmp_path):
    return save(helpers.draft(TEXT, published="2024-05-08", name="holm"), tmp_path / "holm")


def typed(page: Page, topic: str) -> None:
    """Types a topic, from the card and back to it."""
    field = page.locator(".an-about input")
    expect(field).to_be_focused()
    page.keyboard.type(topic)
    page.keyboard.press("Enter")
    expect(field).to_have_value(topic)


def test_the_topic_is_typed_once_and_then_a_digit_with_shift_for_the_paragraph(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    expect(page.locator(".an-about input")).to_have_value(OTHER)
    key(page, ":")
    typed(page, "the fire")
    told(page, "Now topic: the fire.")
    key(page, "n", ":", "1")
    told(page, "About the fire now.")
    assert topics(annotator.dossier) == dict.fromkeys([MILL, PIER], "the fire") | dict.fromkeys(
        [FERRY, MARKET, QUAY], OTHER
    )
    key(page, ":")
    told(page, "A digit takes a topic")
    key(page, ":")
    typed(page, "the harbor")
    key(page, ":", "Shift+Digit1")
    told(page, "About the harbor now, and 1 more claim of the paragraph.")
    assert topics(annotator.dossier)[FERRY] == "the harbor"
    key(page, "3")
    done(page, 5)
    assert last(annotator)["args"]["values"] == {"certainty": "possible"}
    assert not page.watched.errors


def test_a_topic_is_one_click_with_shift_for_the_paragraph_or_a_click_on_a_statement(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    key(page, ":")
    typed(page, "the fire")
    key(page, "n", "n", "n")
    offer = page.locator(".an-about").get_by_role("button")
    expect(offer).to_have_attribute("aria-pressed", "false")
    offer.click(modifiers=["Shift"])
    told(page, "About the fire now, and 1 more claim")
    expect(offer).to_have_attribute("aria-pressed", "true")
    assert topics(annotator.dossier)[QUAY] == "the fire"
    key(page, "p", ":")
    mark(page, "burned at dawn", "attributions").click()
    told(page, "About the fire now.")
    assert Axe().run(page, ".an-card").response["violations"] == []
    assert not page.watched.errors


def test_on_the_card_of_a_statement_the_topics_stand_below_its_claim(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, MILL)
    key(page, ":")
    expect(page.locator(".an-card").get_by_label("topic")).to_be_focused()
    page.keyboard.type("the fire")
    page.keyboard.press("Enter")
    done(page, 1)
    key(page, "Escape", "n")
    opened(page, PIER)
    key(page, ":", "2")
    told(page, "No topic is offered under this key.")
    key(page, "1")
    done(page, 2)
    assert topics(annotator.dossier)[PIER] == "the fire"
    assert not page.watched.errors
