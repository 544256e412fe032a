"""How the annotator looks: rows are told apart, words are quoted once, and what is long is folded."""

import pytest
from mounting import mark
from playwright.sync_api import Page, expect
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import done, key

import helpers
from helpers import save

TEXT = (
    "“The pier at Holm is shut,” Ada Roe said on Monday. Ships from Holm carry salt to Ness, Tom"
    " Lund said, and Ness sends 40 tons of grain to the mills of Holm. Lund said the “lame duck”"
    " of Ness was gone."
)


@pytest.fixture
def folder(tmp_path):
    return save(helpers.draft(TEXT, published="2024-05-08", name="pier"), tmp_path / "pier")


def labels(page: Page) -> list[str]:
    """What the rows of the queue are called, of whatever kind."""
    rows = page.locator(".an-list button")
    return [row.evaluate("e => e.childNodes[1].textContent") for row in rows.all()]


def test_rows_that_read_alike_are_told_by_the_words_before_them(mounted, folder, page):  # noqa: F811
    mounted(folder)
    key(page, "/")
    page.keyboard.type("“Holm”")
    expect(page.locator(".an-list button")).to_have_count(3)
    told = labels(page)
    assert len(set(told)) == 3, told
    assert any(label.endswith("after “the mills of”") for label in told), told
    page.get_by_label("Show").first.select_option("dates")
    page.locator(".an-queue input").fill("")
    expect(page.locator(".an-list button")).not_to_have_count(3)
    assert not any("after" in label for label in labels(page)), "what stands alone needs no more"


def test_words_have_one_pair_of_quotation_marks(mounted, folder, page):  # noqa: F811
    mounted(folder)
    key(page, "/")
    page.keyboard.type("pier")
    expect(page.locator(".an-list button").first).to_be_visible()
    page.keyboard.press("Escape")
    statements = [label for label in labels(page) if "Ada Roe:" in label]
    assert statements, labels(page)
    assert not any("““" in label for label in statements), statements
    assert any("“The pier at Holm is shut,”" in label for label in statements), statements
    page.locator(".an-queue input").fill("lame")
    expect(page.locator(".an-list")).to_contain_text("‘lame duck’")


def test_statements_to_choose_from_can_be_told_apart(mounted, folder, page):  # noqa: F811
    mounted(folder)
    key(page, "n")
    page.locator(".an-number").first.click()
    chosen = page.locator(".an-card").get_by_label("the statement")
    options = chosen.locator("option").all_text_contents()
    assert len(options) == len(set(options)) > 1
    wide = "e => e.clientWidth / e.closest('.an-fields').clientWidth"
    assert chosen.evaluate(wide) > 0.9, "its words need the whole line"
    mark(page, "Ness").click()
    assert page.locator(".an-card").get_by_label("form").evaluate(wide) <= 0.6


CARD = """() => {
  const card = document.querySelector('.an-card'), { bottom } = card.getBoundingClientRect();
  const seen = [...card.querySelectorAll('.an-actions, .an-said-here > li')]
    .every(part => part.getBoundingClientRect().bottom <= bottom);
  return { height: card.scrollHeight, shown: card.clientHeight, seen,
    statements: card.querySelectorAll('.an-said-here > li').length };
}"""


@pytest.mark.parametrize(("width", "filled"), [(950, False), (1366, True)])
def test_the_card_of_a_long_sentence_is_short_with_its_statements_at_the_top(
    width,
    filled,
    mounted,  # noqa: F811
    dossier,
    tmp_path,
    page,
):
    """Beside JupyterLab's file browser on a small screen, and in the whole window of it."""
    page.set_viewport_size({"width": width, "height": 768})
    mounted(save(helpers.draft(dossier.text, name="draft"), tmp_path / "draft"))
    key(page, *(["f", "q"] if filled else []))
    long = 0
    for number in range(1, 10):
        expect(page.locator(".an-card h3")).to_contain_text(f"sentence {number} of")
        page.wait_for_timeout(400)
        card = page.evaluate(CARD)
        if card["statements"] == 4:
            long += 1
            assert card["seen"], f"sentence {number}: its statements are in view at once"
        assert card["height"] <= 1.7 * (card["shown"] if filled else 768), f"sentence {number}"
        key(page, "n")
    assert long


HEARD = """() => {
  const heard = document.querySelector('.an-said');
  return { lines: heard.scrollHeight, room: heard.clientHeight,
    top: document.querySelector('.an-columns').offsetTop };
}"""


@pytest.mark.parametrize("width", [950, 1366])
def test_what_is_told_in_more_lines_moves_nothing_under_the_mouse(width, mounted, tmp_path, page):  # noqa: F811
    draft = helpers.draft(SAID, published="2024-05-08", name="holm")
    page.set_viewport_size({"width": width, "height": 768})
    mounted(save(draft, tmp_path / "holm"))
    expect(page.locator(".an-said")).to_contain_text("Ready")
    before = page.evaluate(HEARD)
    key(page, "*")
    expect(page.locator(".an-said")).to_contain_text("How would they know?")
    after = page.evaluate(HEARD)
    assert after["top"] == before["top"] and after["lines"] <= after["room"]
    key(page, "Escape")
    expect(page.locator(".an-said")).to_contain_text("Left as it was")
    assert page.evaluate(HEARD) == before


def test_what_is_told_hangs_over_nothing_on_a_phone(mounted, tmp_path, page):  # noqa: F811
    page.set_viewport_size({"width": 390, "height": 844})
    mounted(save(helpers.draft(SAID, published="2024-05-08", name="holm"), tmp_path / "holm"))
    for keys, words in (
        ([], "Ready"),
        (["n", ":"], "About what?"),
        (["Escape", "*"], "How would they know?"),
    ):
        key(page, *keys)
        expect(page.locator(".an-said")).to_contain_text(words)
        told = page.evaluate(HEARD)
        assert told["lines"] <= told["room"], words


SAID = (
    "The bridge at Holm is closed, Ada Roe said on Monday.\n\n"
    "Tom Lund said 40 boats had come on Tuesday, and that Roe saw 60 boats. Roe said 60 boats came."
)


def test_what_may_bear_on_a_sentence_is_folded_until_it_is_asked_for(mounted, tmp_path, page):  # noqa: F811
    draft = helpers.draft(SAID, published="2024-05-08", name="holm")
    annotator = mounted(save(draft, tmp_path / "holm"))
    key(page, "n")
    fold, first = page.locator(".an-bearing summary"), page.locator(".an-bearing ol > li").first
    expect(fold).to_contain_text("proposed")
    expect(first).to_be_hidden()
    key(page, "5")
    expect(page.locator(".an-said")).to_contain_text("shown now")
    expect(first).to_be_visible()
    assert not annotator.journal.history.edits, "nothing is taken unseen"
    key(page, "5")
    done(page, 1)
    key(page, "n")
    expect(page.locator(".an-card h3")).to_contain_text("sentence 3")
    expect(first).to_be_visible()
    fold.click()
    key(page, "p")
    expect(first).to_be_hidden()
    assert not page.watched.errors


LONG = (
    "Ada Roe met residents of the fishing villages along the flooded northern shore of Lake Ness and"
    " clerks. The pilots of Holm told the pilots of Holm, Roe said on Monday, that Holm is shut."
)


def test_what_a_click_makes_of_long_words_is_told_whole(mounted, tmp_path, page):  # noqa: F811
    draft = helpers.draft(LONG, published="2024-05-08", name="lake")
    bare = draft.with_tables(mentions=draft.mentions[~draft.mentions["text"].str.contains(" ")])
    mounted(save(bare, tmp_path / "lake"))
    offers = page.locator(".an-unmarked button")
    expect(offers.first).to_be_visible()
    told = [text for text in offers.all_inner_texts() if "→" in text]
    assert all(len(text) <= 60 and text.split(" → ")[1] for text in told), told
    long = [text for text in told if "…" in text]
    assert long and all(len(text.split(" → ")[0]) > 15 for text in long), told


def test_what_is_marked_in_a_sentence_is_listed_by_whom_it_means(mounted, tmp_path, page):  # noqa: F811
    annotator = mounted(
        save(helpers.draft(LONG, published="2024-05-08", name="lake"), tmp_path / "lake")
    )
    key(page, "n")
    marked = page.locator(".an-marked")
    words = [text.rstrip(",") for text in marked.locator("button").all_inner_texts()]
    assert words.count("“Holm”") == 1, "words that read alike, for the same, are listed once"
    mentions = annotator.dossier.mentions
    assert list(mentions["text"]).count("Holm") > 1
    marked.get_by_role("button", name="“Roe”").click()
    expect(page.locator(".an-card h3")).to_contain_text("mention")
    page.keyboard.press("Escape")
    marked.get_by_role("button", name="Ada Roe (person)").click()
    expect(page.locator(".an-card h3")).to_contain_text("entity")
