"""The statement in hand: on the card of a sentence the keys change one statement, which is shown, and
its card need not be opened.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from mounting import drag, ends_of, mark
from playwright.sync_api import Page, expect
from test_annotator_keys import told
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import click_word, done, key, last, opened

import helpers
from helpers import save

TEXT = (
    "HOLM, May 8 (Coast Wire) - Ada Roe said 40 boats had come. On Tuesday, Tom Lund said the pier"
    " was closed, while Ada Roe said the ferry was full, and Tom Lund denied that the mill had"
    " burned.\n\nThe clerk met residents."
)
ONE, PIER, FERRY, MILL = (
    "40 boats had come",
    "the pier was closed",
    "the ferry was full",
    "the mill had burned",
)


@pytest.fixture
def folder(tmp_path):
    return save(helpers.draft(TEXT, published="2024-05-08", name="holm"), tmp_path / "holm")


def row(annotator, words: str) -> dict:
    """The statement with these words, its claim and the last step of its chain, in one."""
    dossier = annotator.dossier
    said = dossier.attributions.set_index("text", drop=False).loc[words].to_dict()
    hops = dossier.hops[dossier.hops["attribution_id"] == said["attribution_id"]]
    claim = dossier.claims.set_index("claim_id").loc[said["claim_id"]].to_dict()
    return hops.iloc[-1].to_dict() | claim | said


def is_in_hand(page: Page, words: str) -> None:
    """One statement alone is marked as the one in hand, for the eye and for a screen reader."""
    marked = page.locator(".an-said-here [aria-current=true]")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("in hand")
    expect(marked).to_contain_text(words, ignore_case=True)
    expect(page.locator(".an-in-hand")).to_contain_text(words, ignore_case=True)
    expect(page.locator(".an-text .an-on.an-attributions").last).to_contain_text(ends_of(words))


def is_at_sentence(page: Page, number: int) -> None:
    expect(page.locator(".an-card h3")).to_contain_text(f"sentence {number}")


def test_keys_change_the_only_statement_of_a_sentence_without_its_card(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    is_in_hand(page, ONE)
    key(page, "2")
    told(page, f"Now certainty: probable. Done in “{ONE}”.")
    key(page, "Shift+E", "Shift+M")
    done(page, 3)
    said = row(annotator, ONE)
    assert (said["certainty"], said["act"], said["quote"]) == ("probable", "estimate", "mixed")
    key(page, "w")
    told(page, f"For “{ONE}”: Click who says it")
    mark(page, "Tom Lund").click()
    told(page, "Now said by Tom Lund")
    key(page, "e")
    told(page, f"For “{ONE}”: When is it?")
    mark(page, "Tuesday", "dates").click()
    told(page, "Happened 2024-05-07 now.")
    assert row(annotator, ONE)["event_edtf"] == "2024-05-07"
    key(page, "Backspace")
    done(page, 6)
    assert row(annotator, ONE)["event_edtf"] == ""
    drag(page, "boats had come")
    key(page, "'")
    done(page, 7)
    is_in_hand(page, "boats had come")
    key(page, "z", "z")
    told(page, "Undone")
    assert row(annotator, ONE)["event_edtf"] == "2024-05-07"
    is_at_sentence(page, 1)
    assert not page.watched.errors


def test_what_is_offered_for_the_statement_in_hand_is_one_click(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    offers = page.locator(".an-offered > .an-offers button")
    expect(offers.first).to_be_visible()
    name = offers.first.inner_text().removeprefix("1 ")
    key(page, "w", "1")
    told(page, f"Now said by {name}")
    page.locator(".an-offered .an-days button").first.click()
    done(page, 2)
    assert last(annotator)["do"] == "set_date"
    is_at_sentence(page, 1)
    assert not page.watched.errors


def test_who_is_offered_is_put_in_the_chain_or_said_to_say_it_too_by_a_key_held_down(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)

    said = row(annotator, PIER)["attribution_id"]

    def names() -> list[str]:
        hops = annotator.dossier.hops
        return list(hops.loc[hops["attribution_id"] == said, "entity_id"])

    key(page, "n")
    is_in_hand(page, PIER)
    offer = page.locator(".an-offered > .an-offers button", has_text="Ada Roe")
    expect(offer).to_have_attribute("title", re.compile("With Shift: whom they have it from"))
    offer.click(modifiers=["Shift"])
    done(page, 1)
    assert names()[1:] == ["tom-lund", "ada-roe"]
    key(page, "z")
    told(page, "Undone")
    page.wait_for_timeout(600)  # at once it were the second press of a double click
    offer.click(modifiers=["Alt"])
    told(page, "Done in")
    assert names()[1:] == ["ada-roe", "tom-lund"]
    key(page, "z")
    told(page, "Undone")
    page.wait_for_timeout(600)
    offer.click(modifiers=["ControlOrMeta"])
    told(page, "Done")
    made = annotator.dossier.attributions
    assert list(made["text"]).count(PIER) == 2 and last(annotator)["do"] == "copy_attribution"
    key(page, "z")
    told(page, "Undone")
    digit = re.match(r"\d", offer.inner_text()).group()
    key(page, "Shift+H", digit)
    told(page, "Done in")
    assert names()[1:] == ["tom-lund", "ada-roe"]
    assert not page.watched.errors


def test_somebody_unnamed_is_one_click_and_the_cue_stays(mounted, tmp_path, page):  # noqa: F811
    text = "The report raised fears that the roof may fall.\n\nAda Roe met Tom Lund in Holm.\n"
    annotator = mounted(save(helpers.draft(text, published="2024-05-08", name="h"), tmp_path / "h"))
    roof = page.locator(".an-said-here button", has_text="roof may fall").first
    roof.click()
    offer = page.locator(".an-offers button", has_text="somebody unnamed")
    offer.click()
    done(page, 1)
    said = row(annotator, "the roof may fall")
    who = annotator.dossier.entities.set_index("entity_id").loc[said["entity_id"]]
    assert (who["kind"], said["cue"], said["mention_id"]) == ("anonymous", "fears", "")
    expect(offer).to_have_count(0)
    expect(page.locator(".an-chain")).to_contain_text("Cue: “fears”")
    assert Axe().run(page, ".an-card").response["violations"] == []
    assert not page.watched.errors


def test_which_claim_it_makes_once_more_is_one_click_in_one_line_or_two_keys(
    mounted,  # noqa: F811
    tmp_path,
    page,
):
    text = (
        "The mill burned at dawn, Ada Roe said.\n\nTom Lund said the mill burned at dawn in Holm.\n\n"
        "Rust closed the pier on Monday, and the quay as well.\n"
    )
    annotator = mounted(
        save(helpers.draft(text, published="2024-05-08", name="holm"), tmp_path / "h")
    )
    key(page, "n")
    line = page.locator(".an-offered .an-one-line")
    offer = line.get_by_role("button")
    expect(offer).to_have_count(1)
    expect(offer).to_have_attribute("title", "The same claim as: The mill burned at dawn")
    assert line.bounding_box()["height"] < 40
    assert Axe().run(page, ".an-card").response["violations"] == []
    offer.click()
    done(page, 1)
    assert last(annotator)["do"] == "merge_claims"
    assert annotator.dossier.attributions["claim_id"].value_counts().max() == 2
    expect(line).to_be_hidden()
    key(page, "z")
    told(page, "Undone")
    key(page, "=", "1")
    done(page, 1)
    assert annotator.dossier.attributions["claim_id"].value_counts().max() == 2
    key(page, "n", "=", "2")
    told(page, "No claim is offered under this key.")
    assert not page.watched.errors


def test_the_same_words_once_more_are_one_key_and_in_hand_then(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    is_in_hand(page, ONE)
    key(page, "&")
    told(page, "The same words once more, as another claim")
    made = annotator.dossier.attributions
    made = made[made["text"] == ONE]
    assert made["claim_id"].nunique() == 2 and last(annotator)["do"] == "say_more"
    expect(page.locator(".an-said-here .an-in-hand")).to_have_count(1)
    key(page, "2")
    done(page, 2)
    fresh = set(annotator.dossier.attributions.query("certainty == 'probable'")["attribution_id"])
    assert fresh == {made["attribution_id"].max()}
    opened(page, ONE)
    page.get_by_role("button", name="its own words once more").click()
    done(page, 3)
    is_at_sentence(page, 1)
    assert list(annotator.dossier.attributions["text"]).count(ONE) == 3
    assert not page.watched.errors


def test_a_field_is_reached_by_its_key_which_opens_the_statement_in_hand(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n", "-")
    is_in_hand(page, FERRY)
    key(page, "b")
    expect(page.locator(".an-card").get_by_label("proposition")).to_be_focused()
    page.keyboard.type("The ferry had no room.")
    page.keyboard.press("Escape")
    done(page, 1)
    assert row(annotator, FERRY)["proposition"] == "The ferry had no room."
    page.keyboard.press("Escape")
    is_at_sentence(page, 2)
    expect(page.locator(".an-in-hand")).to_contain_text("The ferry had no room")
    assert not page.watched.errors


def test_of_several_the_first_is_in_hand_and_stays_until_the_next_is_taken(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n")
    is_in_hand(page, PIER)
    key(page, "2")
    done(page, 1)
    is_in_hand(page, PIER)
    key(page, "Shift+R", "-", "3", "-", "4")
    told(page, f"Done in “{MILL}”.")
    done(page, 4)
    changed = {words: row(annotator, words)["certainty"] for words in (PIER, FERRY, MILL)}
    assert changed == {PIER: "probable", FERRY: "possible", MILL: "unstated"}
    assert row(annotator, FERRY)["act"] == "assert" and row(annotator, PIER)["act"] == "report"
    key(page, "-")
    told(page, f"In hand: “{PIER}”, 1 of 3 in this sentence.")
    page.locator(".an-card").get_by_role("button", name="Next in hand").click()
    key(page, "(")
    click_word(page, "ferry was")
    done(page, 5)
    is_in_hand(page, "ferry was full")
    key(page, "z")
    told(page, "Undone")
    key(page, "r")
    told(page, f"Done in “{FERRY}”.")
    assert FERRY not in set(annotator.dossier.attributions["text"])
    key(page, "z")
    told(page, "Undone")
    key(page, "n", "p")
    is_in_hand(page, PIER)
    assert not page.watched.errors


def test_behind_one_that_is_rejected_the_next_is_in_hand_and_not_the_first(mounted, folder, page):  # noqa: F811
    mounted(folder)
    key(page, "n")
    is_at_sentence(page, 2)
    key(page, "-")
    is_in_hand(page, FERRY)
    key(page, "r")
    done(page, 1)
    is_in_hand(page, MILL)
    key(page, "r")
    done(page, 2)
    is_in_hand(page, PIER)


def test_a_sentence_that_was_begun_has_its_first_unchecked_statement_in_hand(mounted, folder, page):  # noqa: F811
    mounted(folder)
    opened(page, PIER)
    key(page, "a")
    done(page, 1)
    is_in_hand(page, PIER)
    key(page, "p", "n")
    is_in_hand(page, FERRY)
    found = Axe().run(page, ".an-card").response["violations"]
    assert not found, [one["id"] for one in found]
    assert not page.watched.errors


def test_what_a_key_means_on_a_sentence_it_means_still(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n")
    is_in_hand(page, PIER)
    drag(page, "ferry")
    key(page, "x")
    done(page, 1)
    assert last(annotator)["args"]["attribution_id"] == row(annotator, PIER)[
        "attribution_id"
    ].replace("2", "3")
    key(page, "z", "n", "Shift+I")
    expect(page.locator(".an-whom")).to_contain_text("(3)")
    key(page, "3")
    done(page, 2)
    assert last(annotator)["do"] == "reassign_mention"
    key(page, "Shift+O")
    done(page, 3)
    assert last(annotator)["args"]["table"] == "entities"
    click_word(page, "May")
    key(page, "Escape")
    page.locator(".an-bar").get_by_role("button", name="By doubt instead").click()
    before = len(annotator.journal.history.edits)
    key(page, "2", "Shift+R", "r", "'", "-")
    told(page, "goes through the statements")
    assert len(annotator.journal.history.edits) == before
    assert not page.watched.errors


def test_a_form_over_the_sentence_hides_what_is_in_hand_and_the_keys_leave_it_alone(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    drag(page, "boats")
    page.get_by_role("button", name="+ Observation").click()
    page.keyboard.press("Escape")
    key(page, "2", "r")
    key(page, "w")
    told(page, "Open a statement first")
    assert not annotator.journal.history.edits
    opened(page, ONE)
    key(page, "2")
    done(page, 1)


def test_hedge_quotation_setting_and_affiliation_are_a_key_from_the_sentence(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    for one, field in {"%": "hedge", '"': "quotation", "_": "setting"}.items():
        is_in_hand(page, ONE)
        key(page, one)
        control = page.locator(".an-card").get_by_label(re.compile(f"^{field}")).first
        expect(control).to_be_focused()
        expect(page.locator(".an-card label", has_text=field).first.locator("kbd")).to_have_text(
            one
        )
        if field != "quotation":
            page.keyboard.type("at a hearing")
            page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    done(page, 2)
    said = row(annotator, ONE)
    assert said["hedge"] == said["setting"] == "at a hearing"
    is_in_hand(page, ONE)
    key(page, "Shift+B")
    told(page, f"For “{ONE}”: Click whom they belong to")
    mark(page, "Tom Lund").click()
    done(page, 3)
    known = annotator.dossier.entities.set_index("entity_id")
    assert known.loc[said["entity_id"], "affiliation"] == "tom-lund"
    key(page, "Shift+B", "Backspace")
    done(page, 4)
    assert annotator.dossier.entities.set_index("entity_id")["affiliation"][said["entity_id"]] == ""
    assert not page.watched.errors
