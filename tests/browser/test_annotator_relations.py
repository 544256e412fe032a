"""How one claim bears on another, by a click each: as it is offered, as it stands, and for the
statement in hand.
"""

import pytest
from mounting import mark
from playwright.sync_api import Page, expect
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import done, key, last, unfold

import helpers
from helpers import save

TEXT = (
    "The bridge at Holm is closed, Ada Roe said on Monday.\n\n"
    "Tom Lund said 40 boats had come on Tuesday, but the pier stayed empty. Roe said 60 boats had"
    " come.\n"
)
RELATED = ["relation", "kind", "basis"]


@pytest.fixture
def folder(tmp_path):
    draft = helpers.draft(TEXT, published="2024-05-08", name="holm")
    return save(draft, tmp_path / "holm")


def newest(annotator) -> list[str]:
    """How the newest relation bears, in what respect, on what."""
    return list(annotator.dossier.relations.iloc[-1][RELATED])


def offers(page: Page):
    return page.locator(".an-bearing ol > li")


def ground_of(offer, name: str) -> str:
    """On what ground a click on a word of an offer relates the two, as the word tells it."""
    word = offer.get_by_role("button", name=name, exact=True)
    return "stated" if "; stated:" in word.get_attribute("title") else "inferred"


def test_how_and_in_what_respect_are_one_click_and_with_shift_the_other_ground(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    there = len(annotator.dossier.relations)
    key(page, "n", "n")
    unfold(page)
    first = offers(page).first
    words = first.locator(".an-ways button")
    words.first.wait_for()
    assert 8 <= words.count() <= 11
    expect(first.locator(".an-ways [aria-pressed=true]")).to_have_count(1)
    ground = ground_of(first, "qualifies: value")
    first.get_by_role("button", name="qualifies: value").click()
    done(page, 1)
    assert newest(annotator) == ["qualifies", "value", ground]
    key(page, "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    assert len(annotator.dossier.relations) == there
    ground = ground_of(first, "supports: scope")
    first.get_by_role("button", name="supports: scope", exact=True).click(modifiers=["Shift"])
    done(page, 1)
    other = {"inferred": "stated", "stated": "inferred"}[ground]
    assert newest(annotator) == ["supports", "scope", other]
    expect(page.locator(".an-bearing")).to_contain_text(f"Taken (scope, {other})")
    assert page.evaluate("getSelection().toString()") == ""
    assert not page.watched.errors


def test_a_pair_is_related_in_any_way_by_one_click_under_the_mouse_or_the_focus(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    key(page, "n", "n")
    unfold(page)
    first = offers(page).first
    any_way, table = first.get_by_role("button", name="any other way"), first.locator(".an-all")
    proposed = page.locator(".an-bearing summary").inner_text()
    expect(table).to_be_hidden()
    any_way.hover()
    expect(table).to_be_visible()
    words = table.get_by_role("button")
    expect(words).to_have_count(50)
    widths = page.evaluate(
        "() => [document.querySelector('.an-all:hover, .an-any:hover > .an-all'), document.body]"
        ".map(one => one.getBoundingClientRect()).map(({left, right}) => [left, right])"
    )
    assert widths[1][0] <= widths[0][0] and widths[0][1] <= widths[1][1]
    page.mouse.move(0, 0)
    any_way.focus()
    expect(table).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    done(page, 1)
    assert last(annotator)["do"] == "add_relation"
    pair = list(annotator.dossier.relations.iloc[-1][["claim_a", "claim_b"]])
    key(page, "z")
    expect(page.locator(".an-bearing summary")).to_have_text(proposed)
    any_way.hover()
    table.get_by_role("button", name="is contradicted by: wording", exact=True).click()
    done(page, 1)
    assert newest(annotator)[:2] == ["contradicts", "wording"]
    assert list(annotator.dossier.relations.iloc[-1][["claim_b", "claim_a"]]) == pair
    assert annotator.dossier.relations.iloc[-1]["why"]
    assert not page.watched.errors


def test_two_claims_that_are_proposed_as_a_pair_are_one_by_a_click(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    claims = set(annotator.dossier.claims["claim_id"])
    key(page, "n", "n")
    unfold(page)
    first = offers(page).first
    first.get_by_role("button", name="the same claim").click()
    done(page, 1)
    assert last(annotator)["do"] == "merge_claims"
    kept, gone = (last(annotator)["args"][name] for name in ("kept", "gone"))
    assert set(annotator.dossier.claims["claim_id"]) == claims - {gone}
    starts = annotator.dossier.attributions.set_index("claim_id")["start"]
    assert len(starts.loc[[kept]]) == 2
    key(page, "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    assert set(annotator.dossier.claims["claim_id"]) == claims


def test_the_pair_itself_is_taken_on_the_other_ground_with_shift(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n", "n")
    unfold(page)
    first = offers(page).first.get_by_role("button").first
    said = first.locator("small").inner_text()
    first.click(modifiers=["Shift"])
    done(page, 1)
    _, kind, basis = newest(annotator)
    assert said.startswith(f"{kind}, ") and not said.startswith(f"{kind}, {basis}")


def test_what_was_taken_last_is_made_another_by_one_click(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n", "n")
    unfold(page)
    offers(page).first.wait_for()
    key(page, "5")
    done(page, 1)
    basis = newest(annotator)[2]
    taken = page.locator(".an-instead")
    expect(taken.locator("button")).to_have_count(30)
    taken.get_by_role("button", name="updates: wording").click()
    done(page, 2)
    assert last(annotator)["do"] == "set_relation"
    assert newest(annotator) == ["updates", "wording", basis]
    expect(taken.locator("[aria-pressed=true]")).to_have_accessible_name("updates: wording")
    taken.get_by_role("button", name="contradicts: scope").click(modifiers=["Shift"])
    done(page, 3)
    assert newest(annotator)[:2] == ["contradicts", "scope"] and newest(annotator)[2] != basis
    pair = list(annotator.dossier.relations.iloc[-1][["claim_a", "claim_b"]])
    taken.get_by_role("button", name="is supported by: date").click()
    done(page, 4)
    assert newest(annotator)[:2] == ["supports", "date"]
    assert list(annotator.dossier.relations.iloc[-1][["claim_b", "claim_a"]]) == pair
    expect(taken.locator("[aria-pressed=true]")).to_have_accessible_name("supports: date")
    key(page, "Shift+T")
    done(page, 5)
    assert list(annotator.dossier.relations.iloc[-1][["claim_a", "claim_b"]]) == pair
    expect(page.locator(".an-bearing")).to_contain_text("Taken (date")
    assert not page.watched.errors


def test_a_drafted_relation_is_made_another_on_the_card_of_its_sentence(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    before = annotator.dossier.relations.iloc[0]
    assert before["status"] == "drafted" and before["relation"] == "qualifies"
    key(page, "n")
    drafted = page.locator(".an-card li", has=page.get_by_role("button", name="Reject it")).first
    drafted.get_by_role("button", name="elaborates", exact=True).click()
    done(page, 1)
    now = annotator.dossier.relations
    assert len(now) and now.iloc[0]["relation"] == "elaborates"
    expect(page.locator(".an-card h3")).to_contain_text("sentence 2")
    key(page, "Shift+W")
    done(page, 2)
    assert annotator.dossier.relations.iloc[0]["kind"] == "wording"
    assert not page.watched.errors


def test_a_drafted_relation_bears_in_any_way_by_one_click(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    before = annotator.dossier.relations.iloc[0]
    pair = list(before[["claim_a", "claim_b"]])
    key(page, "n")
    drafted = page.locator(".an-card li", has=page.get_by_role("button", name="Reject it")).first
    drafted.get_by_role("button", name="any other way").hover()
    way = drafted.get_by_role("button", name="is supported by: value", exact=True)
    way.click(modifiers=["Shift"])
    done(page, 1)
    now = annotator.dossier.relations.iloc[0]
    assert list(now[["claim_b", "claim_a"]]) == pair
    assert [now["relation"], now["kind"]] == ["supports", "value"] and now["basis"] != before[
        "basis"
    ]
    assert not page.watched.errors


def test_all_ways_of_what_was_taken_last_are_seen_on_a_phone(mounted, folder, page):  # noqa: F811
    page.set_viewport_size({"width": 390, "height": 900})
    annotator = mounted(folder)
    key(page, "n", "n")
    unfold(page)
    offers(page).first.wait_for()
    key(page, "5")
    done(page, 1)
    assert newest(annotator)
    right = "element => element.getBoundingClientRect().right"
    edge = page.locator(".an-card").evaluate(right)
    words = page.locator(".an-instead button, .an-ways button")
    assert words.count() > 30
    assert max(word.evaluate(right) for word in words.all()) <= edge


@pytest.mark.parametrize("held", ["Alt", "Control"])
def test_a_click_with_alt_or_control_tells_which_bears_on_which(mounted, folder, page, held):  # noqa: F811
    annotator = mounted(folder)
    there = len(annotator.dossier.relations)
    key(page, "n", "n")
    bridge = mark(page, "is closed", "attributions")
    bridge.click(modifiers=[held])
    done(page, 1)
    assert len(annotator.dossier.relations) == there + 1
    row = annotator.dossier.relations.iloc[-1]
    said = annotator.dossier.claims.set_index("claim_id")["proposition"]
    ends = ["claim_a", "claim_b"] if held == "Alt" else ["claim_b", "claim_a"]
    bearing, borne = (said[row[end]] for end in ends)
    assert "60 boats" in bearing and "bridge" in borne
    expect(page.locator(".an-card h3")).to_contain_text("sentence 3")
    expect(page.locator(".an-bearing")).to_contain_text("Taken (")
    bridge.click()
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    bridge.click(modifiers=[held])
    expect(page.locator(".an-said")).to_contain_text("That is none")
    mark(page, "40 boats had come", "attributions").click(modifiers=[held])
    done(page, 2)
    row = annotator.dossier.relations.iloc[-1]
    bearing, borne = (said[row[end]] for end in ends)
    assert "bridge" in bearing and "40 boats" in borne
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    mark(page, "Tom Lund").click()
    mark(page, "40 boats had come", "attributions").click(modifiers=[held])
    expect(page.locator(".an-said")).to_contain_text("Open a statement first")
    assert len(annotator.dossier.relations) == there + 2
    assert not page.watched.errors
