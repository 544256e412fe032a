"""What a key and a click do in the annotator: whom words mean, what is guessed, what is awaited, how
two claims are related, and where Esc leads.
"""

import pytest
from mounting import drag, mark
from playwright.sync_api import Page, expect
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import click_word, done, key, last, opened, unfold

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
    for count, named in ((3, not made["named"]), (4, made["named"])):
        key(page, "Shift+Y")
        done(page, count)
        now = annotator.dossier.entities.set_index("name").loc["clerk"]
        assert now["named"] == named
    key(page, "Escape")
    expect(card).to_contain_text("clerk (organisation)")
    key(page, "a")
    done(page, 5)
    made = annotator.dossier.mentions.set_index("text").loc["clerk"]
    assert made["status"] == "checked"


def test_keys_and_clicks_behind_one_that_is_not_answered_are_done_in_order(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    click_word(page, "clerk")
    key(page, "i", "=")
    mark(page, "Tom Lund").click()
    told(page, "stands for Tom Lund now")
    assert [edit["do"] for edit in annotator.journal.history.edits] == [
        "add_mention",
        "reassign_mention",
    ]
    opened(page, "40 boats had come")
    key(page, "2", "Shift+R", "n")
    done(page, 4)
    said = annotator.dossier.attributions.set_index("text").loc["40 boats had come"]
    assert (said["act"], said["certainty"]) == ("report", "probable")


def related(annotator) -> tuple[str, ...]:
    """The newest relation: its two claims in their words, how, in what respect, on what."""
    row, words = (
        annotator.dossier.relations.iloc[-1],
        annotator.dossier.claims.set_index("claim_id"),
    )
    one, other = (words.loc[row[name], "proposition"] for name in ("claim_a", "claim_b"))
    return (one, row["relation"], other, row["kind"], row["basis"])


def test_two_claims_are_related_by_a_click_and_corrected_by_letters(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "40 boats had come")
    key(page, "+")
    mark(page, "60 boats had come", "attributions").click()
    told(page, "Shift and a letter corrects that")
    forty, sixty = "40 boats had come", "60 boats had come"
    assert related(annotator) == (forty, "supports", sixty, "value", "inferred")
    for press, now in (
        ("Shift+C", (forty, "contradicts", sixty, "value", "inferred")),
        ("Shift+O", (forty, "contradicts", sixty, "scope", "inferred")),
        ("Shift+B", (forty, "contradicts", sixty, "scope", "stated")),
        ("Shift+T", (sixty, "contradicts", forty, "scope", "stated")),
    ):
        count = len(annotator.journal.unsaved)
        key(page, press)
        done(page, count + 1)
        assert related(annotator) == now
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    key(page, ";")
    expect(page.locator(".an-card h3")).to_contain_text("relation")
    expect(page.locator(".an-card").get_by_label("why")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+U")
    done(page, 6)
    assert related(annotator)[1] == "updates"
    opened(page, "40 boats had come")
    key(page, "+")
    mark(page, "60 boats had come", "attributions").click()
    done(page, 7)
    opened(page, "40 boats had come")
    key(page, "Shift+A")
    done(page, 8)
    assert last(annotator)["args"]["values"] == {"act": "assert"}
    assert not page.watched.errors


def test_what_may_bear_on_a_sentence_is_taken_by_a_digit_and_others_are_shown(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    offers = page.locator(".an-bearing ol button")
    key(page, "n", "n")
    unfold(page)
    expect(offers.first).to_contain_text("boats")
    assert offers.first.get_attribute("aria-keyshortcuts") == "5"
    key(page, "5", "Shift+C")
    done(page, 2)
    assert related(annotator)[1] == "contradicts"
    expect(page.locator(".an-card h3")).to_contain_text("sentence 3")
    expect(page.locator(".an-bearing")).to_contain_text("Taken (value, inferred)")
    before = offers.all_inner_texts()
    key(page, "0")
    expect(offers.first).not_to_contain_text(before[0])
    offers.first.click()
    done(page, 3)
    key(page, "z", "z", "z")
    told(page, "Undone")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    opened(page, "40 boats had come")
    key(page, "5")
    done(page, 1)
    assert "40 boats had come" in related(annotator)
    assert not page.watched.errors


def test_a_proposal_is_taken_in_another_way_by_a_click(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n", "n")
    unfold(page)
    first = page.locator(".an-bearing ol > li").first
    one, other = first.get_by_role("button").first.inner_text().split("“")[1:3]
    first.get_by_role("button", name="is supported by: scope", exact=True).click()
    done(page, 1)
    below, relation, above, *_ = related(annotator)
    assert other.startswith(below) and relation == "supports" and one.startswith(above)
    expect(page.locator(".an-card h3")).to_contain_text("sentence 3")
    key(page, "Shift+E")
    done(page, 2)
    assert last(annotator)["do"] == "set_relation" and related(annotator)[1] == "elaborates"
    key(page, "Shift+E")
    told(page, "bears on it so already")
    key(page, "z", "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    assert not page.watched.errors


def test_a_relation_that_was_taken_is_listed_where_it_was_offered(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n", "n")
    unfold(page)
    bearing = page.locator(".an-bearing")
    page.locator(".an-bearing ol > li").first.wait_for()
    expect(bearing).not_to_contain_text("Taken already")
    key(page, "5")
    done(page, 1)
    key(page, "Shift+C")
    done(page, 2)
    assert related(annotator)[1] == "contradicts"
    key(page, "p", "n")
    expect(bearing).to_contain_text("Taken already")
    expect(bearing).to_contain_text("both cannot be so")
    bearing.locator("ul button").first.click()
    expect(page.locator(".an-card h3")).to_contain_text("relation")
    assert not page.watched.errors


def test_the_other_claim_is_also_in_a_list_the_likeliest_first(mounted, folder, page):  # noqa: F811
    mounted(folder)
    opened(page, "40 boats had come")
    key(page, "+", "+")
    listed = page.locator(".an-card details[open]").get_by_label("the other claim")
    expect(listed).to_be_focused()
    expect(listed.locator("option").nth(1)).to_contain_text("60 boats had come")


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


def test_how_a_source_would_know_is_picked_by_a_key_and_its_words_by_choosing_them(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    opened(page, "60 boats had come")
    card, field = page.locator(".an-card"), page.get_by_label("how they would know")
    drag(page, "met residents")
    key(page, "!")
    expect(card).to_contain_text("do not tell by themselves how they would know")
    expect(card).to_contain_text("Statement “60 boats had come”, how they would know")
    key(page, "*", "*")
    expect(field).to_be_focused()
    expect(field.locator("option:checked")).to_have_text("not stated")
    field.select_option(label="saw it")
    done(page, 1)
    page.keyboard.press("Escape")
    drag(page, "met residents")
    key(page, "!")
    done(page, 2)
    told(page, "How they would know: saw it, as it was, with “met residents”. Not so? * changes it")
    expect(card).to_contain_text("How they would know: “met residents”")
    row = annotator.dossier.attributions.query("text.str.contains('60 boats')").iloc[0]
    assert row["knowledge"] == "saw"
    assert TEXT[row["knowledge_start"] : row["knowledge_end"]] == "met residents"
    card.get_by_role("button", name="No such words").click()
    done(page, 3)
    expect(card).to_contain_text("No words say how they would know.")
    assert not page.watched.errors


def test_how_a_source_would_know_is_two_keys_on_the_card_of_the_sentence(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n", "*")
    told(page, "How would they know? T took part")
    key(page, "o")
    done(page, 1)
    args = last(annotator)["args"]
    assert (last(annotator)["do"], args["values"]) == ("change", {"knowledge": "office"})
    expect(page.locator(".an-card h3")).to_contain_text("sentence")
    key(page, "*", "Escape", "o")
    expect(page.locator(".an-said")).not_to_contain_text("How would they know")
    assert len(annotator.journal.unsaved) == 1


def test_the_queue_goes_where_there_is_no_room_for_it_beside_the_card_and_comes_back_with_it(
    mounted,  # noqa: F811
    folder,
    page,
):
    page.set_viewport_size({"width": 1500, "height": 900})
    mounted(folder)
    queue = page.locator(".an-queue")
    expect(queue).to_be_visible()
    page.set_viewport_size({"width": 1024, "height": 768})
    expect(queue).to_be_hidden()
    key(page, "q")
    expect(queue).to_be_visible()
    page.set_viewport_size({"width": 1000, "height": 768})
    expect(queue).to_be_visible()
    key(page, "q")
    expect(queue).to_be_hidden()
    page.set_viewport_size({"width": 1400, "height": 768})
    expect(queue).to_be_visible()
    key(page, "q")
    for width in (1024, 1400):
        page.set_viewport_size({"width": width, "height": 768})
        page.wait_for_timeout(200)
        expect(queue).to_be_hidden()


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


def test_what_is_not_marked_in_a_sentence_is_marked_by_a_click_on_its_card(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    key(page, "n", "n", "n")
    offered = page.locator(".an-card").get_by_role("button", name="residents → new")
    offered.click()
    done(page, 1)
    made = annotator.dossier.mentions.set_index("text").loc["residents"]
    assert (made["form"], made["status"]) == ("description", "drafted")
    expect(page.locator(".an-card h3")).to_contain_text("sentence 4")
    expect(offered).to_have_count(0)
    key(page, "z")
    told(page, "Undone")
    expect(offered).to_have_count(1)
    assert not page.watched.errors


def test_what_is_offered_is_marked_by_a_key_and_given_to_somebody_else_by_a_digit(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    mentions = annotator.dossier.mentions.set_index("text")
    key(page, "n", "n", "n", "Shift+I")
    done(page, 1)
    whom = page.locator(".an-whom")
    expect(whom).to_contain_text("“The clerk” means The clerk")
    key(page, "Shift+U")
    done(page, 2)
    made = annotator.dossier.entities.set_index("name").loc["The clerk"]
    assert made["kind"] == "group"
    first = whom.get_by_role("button").first
    name = first.inner_text().removesuffix(" (1)")
    expect(first).to_have_attribute("aria-keyshortcuts", "1")
    key(page, "1")
    done(page, 3)
    expect(whom).to_contain_text(f"“The clerk” means {name}")
    assert "The clerk" not in set(annotator.dossier.entities["name"])
    whom.get_by_role("button", name="somebody new (4)").click()
    done(page, 4)
    assert last(annotator)["do"] == "reassign_mention"
    assert "The clerk" in set(annotator.dossier.entities["name"])
    expect(page.locator(".an-card h3")).to_contain_text("sentence 4")
    key(page, "z", "z", "z", "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    assert annotator.dossier.mentions.set_index("text").equals(mentions)
    key(page, "n", "n", "n", "n", "n", "n", "n", "n", "Shift+I")
    assert not page.watched.errors


def test_the_mention_on_the_card_is_given_to_somebody_else_by_a_digit(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    page.locator(".an-mentions").first.click()
    whom = page.locator(".an-whom")
    name = whom.get_by_role("button").first.inner_text().removesuffix(" (1)")
    key(page, "1")
    done(page, 1)
    expect(whom).to_contain_text(f"means {name}")
    assert last(annotator)["do"] == "reassign_mention"
    assert not page.watched.errors


def test_how_words_mention_somebody_is_told_by_a_click_or_by_shift_and_a_letter(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    key(page, "n", "n", "n", "Shift+I")
    done(page, 1)
    forms = page.get_by_role("group", name="How it is mentioned")
    expect(forms.get_by_role("button", name="description")).to_have_attribute(
        "aria-pressed", "true"
    )
    key(page, "Shift+P")
    done(page, 2)
    forms.get_by_role("button", name="name", exact=True).click()
    done(page, 3)
    made = annotator.dossier.mentions.set_index("text").loc["The clerk"]
    who = annotator.dossier.entities.set_index("entity_id").loc[made["entity_id"]]
    assert made["form"] == "name" and who["named"]
    expect(forms.get_by_role("button", name="name", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.locator(".an-card").get_by_role("button", name="“The clerk”").first.click()
    key(page, "Shift+S")
    done(page, 4)
    assert annotator.dossier.mentions.set_index("text").loc["The clerk", "form"] == "metonym"
    assert not page.watched.errors


def test_who_rather_says_a_statement_is_clicked_on_its_card_or_taken_by_w_and_a_digit(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    opened(page, "40 boats had come")
    offers = page.locator("fieldset .an-offers button")
    expect(offers.first).to_be_visible()
    name = offers.first.inner_text().removeprefix("1 ")
    offers.first.click()
    done(page, 1)
    told(page, f"Now said by {name}")
    key(page, "w", "1")
    done(page, 2)
    assert last(annotator)["do"] == "set_source" and last(annotator)["args"]["start"]
    key(page, "3")
    done(page, 3)
    assert last(annotator)["args"]["values"] == {"certainty": "possible"}
    assert not page.watched.errors


def test_where_it_is_and_whom_somebody_belongs_to_are_a_key_and_a_click(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "40 boats had come")
    key(page, "Shift+L")
    told(page, "Click where that is")
    mark(page, "Holm").click()
    done(page, 1)
    said = annotator.dossier.attributions.set_index("text").loc["40 boats had come"]
    claims = annotator.dossier.claims.set_index("claim_id")
    assert "olm" in claims.loc[said["claim_id"], "place"]
    key(page, "Shift+L", "Backspace")
    done(page, 2)
    claims = annotator.dossier.claims.set_index("claim_id")
    assert claims.loc[said["claim_id"], "place"] == ""
    key(page, "Escape", "Shift+L")
    told(page, "Click where that is")
    expect(page.locator(".an-card h3")).to_contain_text("sentence")
    key(page, "Escape")
    mark(page, "Ada Roe").click()
    key(page, "Shift+B")
    told(page, "belong to")
    mark(page, "Holm").click()
    done(page, 3)
    roe = annotator.dossier.entities.set_index("name").loc["Ada Roe"]
    assert "olm" in roe["affiliation"]
    key(page, "Shift+B")
    page.locator(".an-text .an-mentions", has_text="Roe").last.click()
    told(page, "Nobody belongs to themselves")
    assert not page.watched.errors


def test_whatever_has_a_key_says_so_and_stands_in_the_legend(mounted, folder, page):  # noqa: F811
    mounted(folder)
    told_keys = set(" ".join(page.locator(".an-keys kbd").all_text_contents()).split())
    key(page, "n", "n")
    unfold(page)
    expect(page.locator(".an-bearing ol button").first).to_be_visible()
    said = "e => [e.textContent, e.getAttribute('aria-keyshortcuts')]"
    for place in (None, "40 boats had come"):
        if place:
            opened(page, place)
        for button in page.locator("section.an button:visible").all():
            words, shortcut = button.evaluate(said)
            if words.endswith(")") and words[-3] == "(":
                assert shortcut == words[-2]
            assert shortcut is None or shortcut in told_keys
    certainty = page.locator(".an-card").get_by_label("certainty")
    assert certainty.get_attribute("aria-keyshortcuts") == "c"


def test_keys_go_on_after_whatever_the_mouse_did(mounted, folder, page):  # noqa: F811
    mounted(folder)
    card, bar = page.locator(".an-card"), page.locator(".an-bar")
    key(page, "n", "n", "n")
    card.get_by_role("button", name="residents → new").click()
    done(page, 1)
    page.keyboard.press("n")
    expect(card.locator("h3")).to_contain_text("sentence 5")
    page.keyboard.press("p")
    bar.get_by_role("button", name="Undo").click()
    told(page, "Undone")
    page.keyboard.press("p")
    expect(card.locator("h3")).to_contain_text("sentence 3")
    card.get_by_role("button", name="Accept the sentence").click()
    done(page, 1)
    page.keyboard.press("p")
    expect(card.locator("h3")).to_contain_text("sentence 3")
    assert page.locator("section.an").evaluate("e => e.contains(document.activeElement)")
    assert not page.watched.errors


@pytest.mark.parametrize("place", [None, "60 boats had come"])
def test_the_keys_are_told_wherever_one_is_and_the_focus_returns(mounted, folder, page, place):  # noqa: F811
    page.set_viewport_size({"width": 390, "height": 700})
    annotator = mounted(folder)
    keys, card = page.locator(".an-keys"), page.locator(".an-card")
    if place:
        opened(page, place)
        card.get_by_label("certainty").focus()
        page.keyboard.press("Escape")
    else:
        page.locator("section.an").focus()
    had = page.evaluate_handle("document.activeElement")
    heading = card.locator("h3").inner_text()
    page.keyboard.press("?")
    expect(keys).to_be_visible()
    expect(keys.locator("kbd").first).to_be_in_viewport()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    assert page.evaluate("had => had === document.activeElement", had)
    assert card.locator("h3").inner_text() == heading
    assert not annotator.journal.history.edits
    page.locator(".an-bar").get_by_role("button", name="Keys").click()
    expect(keys).to_be_visible()
    page.keyboard.press("?")
    expect(keys).to_be_hidden()
    assert not page.watched.errors


def test_all_keys_are_in_view_at_once_and_scroll_where_they_must(mounted, folder, page):  # noqa: F811
    mounted(folder)
    box = "e => [e.scrollHeight, e.clientHeight, e.scrollWidth - e.clientWidth]"
    for (width, height), fits in {(1366, 768): True, (390, 700): False}.items():
        page.set_viewport_size({"width": width, "height": height})
        page.locator(".an-card").focus()
        page.keyboard.press("?")
        keys = page.locator(".an-keys")
        whole, seen, beside = keys.evaluate(box)
        assert (whole <= seen) is fits and beside <= 0
        keys.locator("kbd").last.scroll_into_view_if_needed()
        expect(keys.locator("kbd").last).to_be_in_viewport()
        page.keyboard.press("?")
        expect(keys).to_be_hidden()


FIGURES = (
    "Ada Roe said the mills paid £400,000 to 40,000 people, and that she saw 3.5 tonnes and"
    " 1,000.50 more."
)
HALVES = (
    "the country’s mills paid 40,000 people and both of them didn’t count them."
    "\n\n张伟在北京说桥已关闭。"
)


@pytest.mark.parametrize("figure", ["£400,000", "40,000", "3.5", "1,000.50"])
def test_a_click_in_a_figure_chooses_all_of_it(mounted, tmp_path, page, figure):  # noqa: F811
    draft = helpers.draft(FIGURES, published="2024-05-08", name="mills")
    draft = draft.with_tables(quantities=draft.quantities[:0])
    annotator = mounted(save(draft, tmp_path / "mills"))
    click_word(page, figure)
    key(page, "u")
    done(page, 1)
    assert list(annotator.dossier.quantities["text"]) == [figure]


@pytest.mark.parametrize(
    "dragged, chosen",
    [
        ("the countr", "the country"),
        ("oth of th", "both of them"),
        ("idn", "didn’t"),
        ("0,000 peo", "40,000 people"),
        ("country", "country"),
        ("北京", "北京"),
    ],
)
def test_words_chosen_by_a_drag_are_whole(mounted, tmp_path, page, dragged, chosen):  # noqa: F811
    draft = helpers.draft(HALVES, published="2024-05-08", name="mills")
    bare = draft.with_tables(mentions=draft.mentions[:0])
    mounted(save(bare, tmp_path / "mills"))
    drag(page, dragged)
    expect(page.locator(".an-words")).to_have_text(f"Chosen: “{chosen}”")
    assert not page.watched.errors
