"""What the card of a sentence offers to be made of its words by one click: a mention, a date."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_annotator_page import WCAG, mounted  # noqa: F401  (a fixture)
from test_annotator_reading import done, key, last

import helpers
from helpers import save

TEXT = (
    "HOLM, May 8, 2024 — The strike on April 2, 2024, closed the port.\n\nIda Moor slept when the"
    " mast broke, and had sold her boat during the strike.\n"
)


@pytest.fixture
def folder(tmp_path):
    draft = helpers.draft(TEXT, published="2024-05-08", name="holm")
    dated = draft.dates["text"] == "before the strike"
    claims = draft.claims.replace(list(draft.dates.loc[dated, "date_id"]), "")
    return save(draft.with_tables(dates=draft.dates[~dated], claims=claims), tmp_path / "holm")


def line(page: Page, told: str):
    """The line of what is offered that begins so."""
    return page.locator(".an-unmarked > p", has_text=told)


def test_a_time_and_its_value_are_one_click_and_one_undo_and_the_words_alone_open_its_card(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    key(page, "n")
    times = line(page, "When?")
    times.get_by_role("button", name="during the strike → 2024-04-02").click()
    done(page, 1)
    assert last(annotator)["args"]["edtf"] == "2024-04-02"
    sold = annotator.dossier.claims.set_index("proposition")["event_edtf"]
    assert sold[sold.index.str.contains("sold her boat")].tolist() == ["2024-04-02"]
    expect(page.locator(".an-card h3")).to_contain_text("sentence 2")
    expect(times.get_by_role("button", name="during the strike")).to_have_count(0)
    key(page, "z")
    expect(times.get_by_role("button", name="during the strike → 2024-04-02")).to_have_count(1)
    assert "during the strike" not in set(annotator.dossier.dates["text"])
    times.get_by_role("button", name="when the mast broke", exact=True).click()
    done(page, 1)
    page.locator(".an-days").get_by_role("button", name="April 2, 2024").first.click()
    done(page, 2)
    dates = annotator.dossier.dates.set_index("text")["edtf"]
    assert dates["when the mast broke"] == "2024-04-02"
    assert not page.watched.errors


def test_a_time_that_the_text_leaves_open_is_marked_without_a_value_by_a_click(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    key(page, "n")
    chip = line(page, "When?").get_by_role("button", name="when the mast broke → not stated")
    assert not Axe().run(page, context=".an-unmarked", options=WCAG).response["violations"]
    chip.focus()
    page.keyboard.press("Enter")
    done(page, 1)
    date = annotator.dossier.dates.set_index("text").loc["when the mast broke"]
    assert (date["edtf"], date["basis"]) == ("", "not-stated")
    expect(page.locator(".an-card h3")).to_contain_text("sentence 2")
    assert not page.watched.errors


def test_a_date_is_widened_to_what_it_counts_from(mounted, folder, page, tmp_path):  # noqa: F811
    text = TEXT + "\nShe came back two weeks after Roe left the yard.\n"
    annotator = mounted(save(helpers.draft(text, name="yard"), tmp_path / "yard"))
    key(page, "n", "n")
    line(page, "When?").get_by_role("button", name="two weeks after Roe left").click()
    done(page, 1)
    assert "two weeks after Roe left the yard" in set(annotator.dossier.dates["text"])
    expect(page.locator(".an-days")).to_contain_text("counted from")
    assert not page.watched.errors


SAID = (
    "HOLM, May 8, 2024 — Ann Lee, 67, said that the damage to the pier had spread since its repair"
    " by the firm, and that warnings from the mayor about our harvest, their plan to sell boats"
    " and that collapse of the quay were known.\n"
)


def chain(annotator, words: str) -> list[str]:
    """Who says these words, from the outlet on."""
    dossier = annotator.dossier
    made = dossier.attributions.set_index("text").loc[words, "attribution_id"]
    return list(dossier.hops.loc[dossier.hops["attribution_id"] == made, "entity_id"])


def test_what_is_said_besides_is_a_statement_by_a_click_and_the_articles_own_with_shift(
    mounted,  # noqa: F811
    page,
    tmp_path,
):
    annotator = mounted(save(helpers.draft(SAID, name="pier"), tmp_path / "pier"))
    claims = page.locator(".an-of-claim")
    claims.get_by_role("button", name="Ann Lee, 67").click(modifiers=["Shift"])
    done(page, 1)
    assert chain(annotator, "Ann Lee, 67") == ["outlet"]
    expect(page.locator(".an-card h3")).to_contain_text("sentence 1")
    expect(page.locator(".an-said-here [aria-current=true]")).to_contain_text("Ann Lee, 67")
    claims.get_by_role("button", name="the damage to the pier").click()
    done(page, 2)
    assert chain(annotator, "the damage to the pier") == ["outlet", "ann-lee"]
    expect(page.locator(".an-said-here [aria-current=true]")).to_contain_text("damage")
    key(page, "3")
    done(page, 3)
    made = annotator.dossier.attributions.set_index("text").loc["the damage to the pier"]
    assert made["certainty"] == "possible"
    assert not page.watched.errors


def test_with_alt_it_is_said_by_who_tells_of_the_source(mounted, page, tmp_path):  # noqa: F811
    text = (
        "Tom Beck said Ann Lee had told the council that the damage to the pier was hidden.\n\n"
        "The quay is shut.\n"
    )
    annotator = mounted(save(helpers.draft(text, name="pier"), tmp_path / "pier"))
    claim = page.locator(".an-of-claim").get_by_role("button", name="the damage to the pier")
    expect(claim).to_have_attribute("title", "the damage to the pier. With Alt: said by Tom Beck")
    claim.click(modifiers=["Alt"])
    done(page, 1)
    assert chain(annotator, "the damage to the pier") == ["outlet", "tom-beck"]
    assert not page.watched.errors


def test_what_is_said_besides_is_folded_where_there_is_much_of_it(mounted, page, tmp_path):  # noqa: F811
    mounted(save(helpers.draft(SAID, name="pier"), tmp_path / "pier"))
    claims = page.locator(".an-of-claim")
    more = claims.get_by_role("button", name="more", exact=False)
    expect(claims.locator("button")).to_have_count(6)
    more.focus()
    page.keyboard.press("Enter")
    expect(more).to_have_count(0)
    expect(claims.locator("button:focus")).to_have_count(1)
    assert not Axe().run(page, context=".an-unmarked", options=WCAG).response["violations"]
    assert not page.watched.errors


def test_a_figure_is_counted_by_a_click(mounted, page, tmp_path):  # noqa: F811
    text = "HOLM, May 8, 2024 — Ann Lee said that no letter had come.\n"
    annotator = mounted(save(helpers.draft(text, name="none"), tmp_path / "none"))
    page.locator(".an-of-number").get_by_role("button", name="no letter").click()
    done(page, 1)
    made = annotator.dossier.quantities.iloc[-1]
    assert (made["text"], made["low"]) == ("no", 0)
    expect(page.locator(".an-number")).to_have_count(1)
    expect(page.locator(".an-of-number")).to_have_count(0)
    assert not page.watched.errors


def test_a_figure_is_counted_for_the_statement_in_hand_with_shift(mounted, page, tmp_path):  # noqa: F811
    text = "HOLM, May 8, 2024 — Ann Lee said that no letter had come and that she had gone home.\n"
    annotator = mounted(save(helpers.draft(text, name="hand"), tmp_path / "hand"))
    said = annotator.dossier.attributions.set_index("text")["attribution_id"]
    key(page, "-")
    page.locator(".an-of-number").get_by_role("button", name="no letter").click(modifiers=["Shift"])
    done(page, 1)
    assert annotator.dossier.quantities.iloc[-1]["attribution_id"] == said["she had gone home"]
    key(page, "z")
    expect(page.locator(".an-of-number")).to_contain_text("no letter")
    assert not page.watched.errors
