"""What a key and a click do in the annotator: whom words mean, what is guessed, what is awaited, how
two claims are related, and where Esc leads.
"""

import pytest
from mounting import mark
from playwright.sync_api import Page, expect
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import click_word, done, key, last, opened

import helpers
from helpers import save
from helpers.correcting import VERBS

TEXT = (
    "HOLM, May 8 (Coast Wire) - The bridge at Holm is closed, Ada Roe said on Monday, and the ferry"
    " is full.\n\nOn Tuesday, Tom Lund said the pier would stay open. Lund said 40 boats had come."
    " The clerk met residents. Roe said 60 boats had come."
)


@pytest.fixture
def folder(tmp_path):
    draft = helpers.draft(TEXT, published="2024-05-08", name="holm")
    return save(draft, tmp_path / "holm")


def told(page: Page, words: str) -> None:
    expect(page.locator(".an-said")).to_contain_text(words)


def test_a_mention_is_given_to_whom_is_clicked_and_nobody_is_merged(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    people = len(annotator.dossier.entities)
    for press in ("=", "w"):
        mark(page, "Ada Roe", "mentions").click()
        expect(page.locator(".an-card h3")).to_contain_text("mention")
        key(page, press)
        mark(page, "Tom Lund").click()
        told(page, "stands for Tom Lund now")
        assert last(annotator)["do"] == "reassign_mention"
        assert len(annotator.dossier.entities) == people
        key(page, "z")
        told(page, "Undone")
    mark(page, "Tom Lund", "mentions").click()
    key(page, "=")
    page.locator(".an-mentions").get_by_text("Lund", exact=True).click()
    told(page, "That is Tom Lund already")
    mark(page, "Ada Roe", "mentions").click()
    page.get_by_role("button", name="Ada Roe (person)", exact=True).click()
    key(page, "=")
    mark(page, "Tom Lund").click()
    told(page, "is now")
    assert last(annotator)["do"] == "unite_entities"
    assert not page.watched.errors


def test_a_guessed_mention_waits_and_its_kind_is_a_letter(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    click_word(page, "clerk")
    key(page, "i")
    done(page, 1)
    card = page.locator(".an-card")
    expect(card.locator("h3")).to_contain_text("drafted")
    fields = card.locator(".an-fields label")
    expect(fields.nth(0)).to_contain_text("who or what")
    expect(fields.nth(1)).to_contain_text("kind")
    key(page, "Shift+O")
    done(page, 2)
    made = annotator.dossier.entities.set_index("name").loc["clerk"]
    assert (made["kind"], made["status"]) == ("organisation", "drafted")
    key(page, "Escape")
    expect(card).to_contain_text("clerk (organisation)")
    key(page, "a")
    done(page, 3)
    made = annotator.dossier.mentions.set_index("text").loc["clerk"]
    assert made["status"] == "checked"


def test_keys_and_clicks_behind_one_that_is_not_answered_are_done_in_order(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    click_word(page, "clerk")
    key(page, "i", "=")
    mark(page, "Tom Lund").click()
    told(page, "stands for Tom Lund now")
    assert [edit["do"] for edit in annotator.journal.edits] == ["add_mention", "reassign_mention"]
    opened(page, "40 boats had come")
    key(page, "2", "Shift+R", "n")
    done(page, 4)
    said = annotator.dossier.attributions.set_index("text").loc["40 boats had come"]
    assert (said["act"], said["certainty"]) == ("report", "probable")


def test_two_claims_are_related_by_a_letter_a_reason_and_enter(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "40 boats had come")
    key(page, "+")
    mark(page, "60 boats had come", "attributions").click()
    told(page, "How does this bear on the other?")
    form = page.locator("details", has_text="+ Relation to another").last
    expect(form.locator('[data-field$="add_relation kind"]')).to_have_value("value")
    page.keyboard.press("q")
    page.keyboard.type("elsewhere more are counted")
    expect(form.locator('[data-field$="add_relation kind"]')).to_have_value("value")
    page.keyboard.press("Enter")
    done(page, 1)
    relation = annotator.dossier.relations.iloc[-1]
    assert (relation["relation"], relation["kind"]) == ("qualifies", "value")
    assert relation["why"] == "elsewhere more are counted"
    opened(page, "40 boats had come")
    key(page, "+")
    mark(page, "60 boats had come", "attributions").click()
    page.keyboard.press("q")
    page.keyboard.type("once more")
    page.keyboard.press("Enter")
    expect(form.locator(".an-error").last).to_contain_text("not there yet")


def test_a_day_on_the_card_is_carried_on_though_nobody_set_it_now(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "pier would stay open")
    key(page, "k")
    done(page, 1)
    assert last(annotator)["do"] == "set_date" and last(annotator)["args"]["carry"] == "paragraph"


def test_a_source_is_listed_where_only_the_outlet_speaks(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "The clerk met residents")
    key(page, "w", "w")
    page.keyboard.type("Tom")
    done(page, 1)
    assert (
        last(annotator)["do"] == "set_source" and last(annotator)["args"]["entity_id"] == "tom-lund"
    )


def test_a_row_of_the_queue_leads_back_to_its_sentence(mounted, folder, page):  # noqa: F811
    page.set_viewport_size({"width": 1500, "height": 900})
    mounted(folder)
    page.locator(".an-queue li button", has_text="Lund").first.click()
    expect(page.locator(".an-mode")).to_have_text("Going by sentence")
    key(page, "Escape")
    expect(page.locator(".an-card h3")).to_contain_text("sentence")
    page.get_by_role("button", name="By doubt instead").click()
    expect(page.locator(".an-mode")).to_have_text("Going by doubt")


def test_found_words_leave_the_keys_to_the_card(mounted, folder, page):  # noqa: F811
    mounted(folder)
    page.get_by_label("Find words").fill("residents")
    page.keyboard.press("Enter")
    page.keyboard.press("i")
    done(page, 1)


def test_what_is_on_the_card_is_moved_by_a_key(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "pier would stay open")
    page.get_by_label("Find words").fill("would stay open")
    page.keyboard.press("Enter")
    key(page, "'")
    done(page, 1)
    assert last(annotator)["do"] == "move"


def test_what_was_left_in_other_sentences_is_told_at_the_end_of_the_text(mounted, folder, page):  # noqa: F811
    mounted(folder)
    card = page.locator(".an-card")
    expect(card).not_to_contain_text("Still to check")
    for _ in range(6):
        key(page, "n")
    expect(card).to_contain_text("Still to check in other sentences")
    expect(card).to_contain_text("the pier would stay open")
    for _ in range(6):
        key(page, "p")
    for _ in range(6):
        key(page, "a")
    expect(card).to_contain_text("nothing to check")
    expect(card).not_to_contain_text("in other sentences")


def test_a_relation_is_told_in_words_in_the_queue(mounted, tmp_path, page):  # noqa: F811
    page.set_viewport_size({"width": 1500, "height": 900})
    draft = helpers.draft(TEXT, published="2024-05-08", name="holm")
    said = draft.attributions.set_index("text")["claim_id"]
    one, other = (said[f"{count} boats had come"] for count in (40, 60))
    made = VERBS["add_relation"](draft, one, "contradicts", other, "value", "two counts")
    mounted(save(made, tmp_path / "holm"))
    page.get_by_label("Show").select_option("relations")
    row = page.locator(".an-queue li button").first
    expect(row).to_contain_text("boats had come” contradicts “")
    row.click()
    expect(page.locator(".an-card h3")).to_contain_text("relation")
    assert " 0" not in page.locator(".an-card .an-actions").inner_text()


@pytest.mark.parametrize("width", [592, 934])
def test_text_and_card_stand_side_by_side_beside_a_file_browser(mounted, folder, page, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 768})
    mounted(folder)
    opened(page, "pier would stay open")
    text, card = (page.locator(one).bounding_box() for one in (".an-left", ".an-card"))
    assert card["x"] > text["x"] + text["width"] - 1 and abs(card["y"] - text["y"]) < 2
    assert min(text["width"], card["width"]) > 220 and card["height"] > 250
