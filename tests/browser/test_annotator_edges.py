"""One edge of words by a click, how a statement is quoted and what is counted by a letter."""

import pytest
from mounting import PLACE, mark
from playwright.sync_api import expect
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import done, folder, key, last, opened  # noqa: F401


def said(annotator) -> dict:
    """The statement that was last corrected."""
    rows = annotator.dossier.attributions.set_index("attribution_id")
    return rows.loc[last(annotator)["args"]["key"][0]].to_dict()


@pytest.mark.parametrize(
    ("one", "word", "text"),
    [("(", "would", "would stay open"), (")", "stay", "the pier would stay")],
)
def test_what_is_on_the_card_begins_or_ends_at_a_word_that_is_clicked(
    mounted,  # noqa: F811
    folder,  # noqa: F811
    page,
    one,
    word,
    text,
):
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    key(page, one)
    expect(page.locator(".an-said")).to_contain_text("Click the word")
    click(page, word)
    done(page, 1)
    assert said(annotator)["text"] == text
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    key(page, "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")


def click(page, word: str) -> None:
    """Clicks into a word of the article."""
    box = page.evaluate(PLACE, word)
    page.mouse.click((box["left"] + box["right"]) / 2, box["y"])


def test_the_click_opens_no_mark_and_escape_leaves_the_edges(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    page.get_by_role("button", name="it begins here").click()
    mark(page, "Tom Lund").click()
    done(page, 1)
    assert said(annotator)["text"].startswith(("Tom", "Lund"))
    key(page, "z")
    expect(page.locator(".an-said")).to_contain_text("Undone")
    key(page, ")", "Escape")
    expect(page.locator(".an-said")).to_contain_text("Left as it was")
    key(page, ")")
    click(page, "bridge")
    expect(page.locator(".an-card > [role=alert]")).to_contain_text("words of its paragraph")
    assert not page.watched.errors


def test_how_it_is_quoted_and_counted_is_a_letter(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    for count, (letter, quote) in enumerate(
        [("Q", "direct"), ("M", "mixed"), ("P", "indirect")], 1
    ):
        key(page, f"Shift+{letter}")
        done(page, count)
        assert said(annotator)["quote"] == quote
    opened(page, "40 boats had come")
    page.locator(".an-card").get_by_role("button", name="40").first.click()
    expect(page.locator(".an-card h3")).to_contain_text("quantity")
    key(page, "Shift+U")
    done(page, 4)
    assert annotator.dossier.quantities["direction"].iloc[0] == "up"
    key(page, "=")
    mark(page, "the pier would stay open", "attributions").click()
    done(page, 5)
    assert last(annotator)["args"]["values"].keys() == {"attribution_id"}
