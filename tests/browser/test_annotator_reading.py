"""The annotator as it is read: a sentence at a time, who and when by a click, statements made of
statements, all in one window.
"""

import pytest
from made import drafted
from mounting import PLACE, drag, mark
from playwright.sync_api import Page, expect
from test_annotator_page import mounted  # noqa: F401  (a fixture)

import helpers
from helpers import save, views

TEXT = (
    "The bridge at Holm is closed, Ada Roe said on Monday, and the ferry is full. It reopens in"
    " May.\n\nOn Tuesday, Tom Lund said the pier would stay open. Lund said 40 boats had come."
)


@pytest.fixture
def folder(tmp_path):
    draft = helpers.draft(TEXT, published="2024-05-08", name="holm")
    return save(draft, tmp_path / "holm")


def key(page: Page, *keys: str) -> None:
    page.locator("section.an").focus()
    for one in keys:
        page.keyboard.press(one)


def last(annotator) -> dict:
    return annotator.journal.history.edits[-1]


def done(page: Page, count: int) -> None:
    expect(page.locator(".an-count")).to_contain_text(f"{count} change")


def test_a_sentence_is_read_accepted_and_left_by_one_key(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    card = page.locator(".an-card")
    expect(card.locator("h3")).to_contain_text("sentence 1 of 4")
    expect(card).to_contain_text("Ada Roe said")
    key(page, "a")
    done(page, 1)
    expect(card.locator("h3")).to_contain_text("sentence 2 of 4")
    assert last(annotator)["do"] == "accept_sentence"
    key(page, "p")
    expect(card.locator("h3")).to_contain_text("✓ nothing to check")
    key(page, "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    expect(card.locator("h3")).to_contain_text("to check")
    assert not page.watched.errors


def test_at_the_end_of_the_text_it_is_told_what_is_still_to_check_and_that_nothing_is(
    mounted,  # noqa: F811
    folder,
    page,
):
    mounted(folder)
    told, rest = page.locator(".an-said"), page.locator(".an-rest")
    key(page, "n", "n", "n", "n")
    expect(told).to_contain_text("This is the last sentence. Still to check: ")
    expect(rest.last).to_be_in_viewport()
    key(page, "p", "p", "p", "a", "a", "a", "a")
    done(page, 4)
    for _ in range(rest.get_by_role("button").count()):
        rest.get_by_role("button").first.click()
        key(page, "a")
        page.wait_for_timeout(200)
    expect(page.locator(".an-count")).to_contain_text("checked: nothing is left to check · ")
    key(page, "n")
    expect(told).to_have_text("This is the last sentence. Nothing is left to check.")


def test_a_double_click_accepts_one_sentence(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    page.get_by_role("button", name="Accept the sentence").dblclick()
    done(page, 1)
    expect(page.locator(".an-card h3")).to_contain_text("sentence 2 of 4")
    assert annotator.journal.history.position == 1


def test_what_is_undone_is_shown_where_it_was_and_told_by_its_words(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    heading, told = page.locator(".an-card h3"), page.locator(".an-said")
    first = " ".join(annotator.dossier.attributions.sort_values("start")["text"].iloc[0].split())
    key(page, "a", "n")
    done(page, 1)
    expect(heading).to_contain_text("sentence 3 of 4")
    key(page, "z")
    expect(heading).to_contain_text("sentence 1 of 4")
    expect(told).to_contain_text("Undone in “")
    expect(told).to_contain_text(first[:20])
    key(page, "n", "n", "y")
    expect(told).to_contain_text("Done again in “")
    expect(heading).to_contain_text("sentence 1 of 4")
    assert not page.watched.errors


def test_what_waits_in_no_sentence_is_told_at_the_end_of_the_text(mounted, folder, page):  # noqa: F811
    mounted(folder)
    card = page.locator(".an-card")
    expect(card).not_to_contain_text("in no sentence")
    key(page, "n", "n", "n")
    expect(card).to_contain_text("in no sentence")
    card.get_by_role("button", name="No headline was given").click()
    expect(card.locator("h3")).to_contain_text("observation")
    key(page, "a")
    done(page, 1)
    expect(card.get_by_role("button", name="No headline was given")).to_have_count(0)


def test_the_queue_is_a_drawer_where_there_is_no_room_and_leaves_the_keys(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    page.set_viewport_size({"width": 950, "height": 768})
    queue = page.locator(".an-queue")
    expect(queue).to_be_hidden()
    key(page, "q")
    expect(queue).to_be_visible()
    queue.locator("li button").first.click()
    expect(queue).to_be_hidden()
    page.keyboard.press("a")
    done(page, 1)
    assert last(annotator)["do"] == "accept"


def test_all_without_a_doubt_are_accepted_at_once_with_one_undo(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    sure = page.get_by_role("button", name="without a doubt")
    count = int(sure.inner_text().split()[2])
    assert count > 3
    sure.click()
    done(page, 1)
    expect(sure).to_have_count(0)
    key(page, "z")
    expect(sure).to_contain_text(f"all {count} ")
    assert annotator.journal.history.position == 0


def opened(page: Page, words: str) -> None:
    """Opens the card of the statement with these words, as from its sentence."""
    mark(page, words, "attributions").click()
    expect(page.locator(".an-card h3")).to_contain_text("statement")


def unfold(page: Page) -> None:
    """Brings what may bear on the card into view."""
    page.locator(".an-bearing summary").click()


def test_who_says_it_is_a_click_on_a_name_or_a_selection(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "is closed")
    key(page, "w")
    expect(page.locator(".an-said")).to_contain_text("Click who says it")
    mark(page, "Tom Lund").click()
    done(page, 1)
    assert last(annotator)["do"] == "set_source"
    expect(page.locator(".an-chain").get_by_label("who or what").first).to_have_value("tom-lund")
    key(page, "w")
    drag(page, "the ferry")
    done(page, 2)
    assert "the ferry" in set(annotator.dossier.entities["name"])
    key(page, "w", "Escape")
    expect(page.locator(".an-said")).to_contain_text("Left as it was")


def test_when_is_a_click_on_a_date_and_is_carried_on(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    key(page, "d")
    mark(page, "On Tuesday", "dates").or_(mark(page, "Tuesday", "dates")).first.click()
    done(page, 1)
    key(page, "k")
    done(page, 2)
    said = annotator.dossier.hops[annotator.dossier.hops["entity_id"] == "tom-lund"]["said_edtf"]
    assert len(said) > 1 and set(said) == {"2024-05-07"}
    key(page, "e")
    mark(page, "May", "dates").click()
    done(page, 3)
    assert last(annotator)["args"]["table"] == "claims"


def test_chosen_words_are_split_off_said_too_or_one_more_piece(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    count = len(annotator.dossier.attributions)
    opened(page, "40 boats had come")
    drag(page, "boats had")
    key(page, "x")
    done(page, 1)
    assert len(annotator.dossier.attributions) == count + 1
    expect(page.locator(".an-card blockquote").first).to_have_text("40 … come")
    key(page, "Escape")
    parts = page.locator(".an-said-here")
    expect(parts).to_contain_text("Boats had")
    expect(parts).to_contain_text("40 come")
    opened(page, "40")
    drag(page, "the ferry is full")
    key(page, "m")
    done(page, 2)
    assert last(annotator)["do"] == "say_more"
    drag(page, "the pier")
    page.get_by_role("button", name="one more piece").click()
    done(page, 3)
    assert last(annotator)["do"] == "add_piece"


def click_word(page: Page, words: str) -> None:
    """Clicks between two letters of words of the article."""
    box = page.evaluate(PLACE, words)
    page.mouse.click((box["left"] + box["right"]) / 2, box["y"])


def test_a_statement_is_cut_in_two_where_it_is_clicked_and_the_smallest_is_meant(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    drag(page, "boats had")
    key(page, "x")
    done(page, 1)
    assert "Boats had" in set(annotator.dossier.claims["proposition"])
    key(page, "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    opened(page, "40 boats had come")
    box = page.evaluate(PLACE, "boats had")
    page.mouse.click(box["left"], box["y"])
    key(page, "x")
    done(page, 1)
    assert "Boats had come" in set(annotator.dossier.claims["proposition"])


def test_each_key_of_a_statement_asks_for_its_correction(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    for count, (one, verb, column, value) in enumerate(
        [
            ("2", "change", "certainty", "probable"),
            ("Shift+W", "change", "act", "warn"),
            ("Shift+D", "change", "stance", "denies"),
            ("4", "change", "certainty", "unstated"),
        ],
        1,
    ):
        key(page, one)
        done(page, count)
        said = annotator.dossier.attributions.set_index("attribution_id")
        id_ = last(annotator)["args"]["key"][0]
        assert (last(annotator)["do"], said.loc[id_, column]) == (verb, value)
    key(page, "l")
    mark(page, "Ada Roe").click()
    done(page, 5)
    through = last(annotator)["args"]
    assert (through["position"], through["entity_id"]) == (1, "ada-roe")
    assert annotator.dossier.text[through["start"] : through["end"]] == "Ada Roe"
    drag(page, "Tuesday")
    key(page, ",")
    done(page, 6)
    assert last(annotator)["args"]["key"][1] == "2"
    key(page, "w", "w")
    expect(page.locator(".an-chain").get_by_label("who or what").first).to_be_focused()


def test_whom_they_have_it_from_is_a_key_and_a_click(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    key(page, "Shift+H")
    expect(page.locator(".an-said")).to_contain_text("Click whom they have it from")
    mark(page, "Ada Roe").click()
    done(page, 1)
    args = last(annotator)["args"]
    hops = annotator.dossier.hops
    chain = hops.loc[hops["attribution_id"] == args["attribution_id"], "entity_id"]
    assert (last(annotator)["do"], list(chain)[-2:]) == ("add_hop", ["tom-lund", "ada-roe"])


def test_a_date_is_a_bound_carried_over_or_none(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    key(page, "d")
    mark(page, "Monday", "dates").click()
    done(page, 1)
    for count, (one, edtf, basis) in enumerate(
        [
            ("<", "../2024-05-06", "relative"),
            (">", "2024-05-06/..", "relative"),
            (".", "2024-05-06/..", "carried-over"),
            (".", "2024-05-06/..", "relative"),
        ],
        2,
    ):
        key(page, one)
        done(page, count)
        hops = annotator.dossier.hops.set_index(["attribution_id", "hop"])
        table_key = last(annotator)["args"]["key"]
        hop = hops.loc[(table_key[0], int(table_key[1]))]
        assert (hop["said_edtf"], hop["said_basis"]) == (edtf, basis)
    key(page, "d", "Backspace")
    done(page, 6)
    expect(page.locator(".an-chain").get_by_label("said when (EDTF)").first).to_have_value("")


def test_what_is_clicked_becomes_a_mention_a_date_a_number_or_a_statement(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    click_word(page, "ferry")
    key(page, "i")
    done(page, 1)
    assert "ferry" in set(annotator.dossier.mentions["text"])
    key(page, "=")
    mark(page, "Holm").click()
    done(page, 2)
    assert last(annotator)["do"] == "reassign_mention"
    click_word(page, "40")
    key(page, "u")
    done(page, 3)
    assert last(annotator)["do"] == "add_quantity"
    drag(page, "reopens")
    key(page, "j")
    done(page, 4)
    drag(page, "bridge at")
    key(page, "s")
    done(page, 5)
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    assert last(annotator)["do"] == "add_attribution"
    drag(page, "is full")
    key(page, "o")
    mark(page, "the pier would stay open", "attributions").click()
    done(page, 6)
    assert last(annotator)["do"] == "also_said"


def test_a_statement_of_the_same_claim_is_clicked_and_so_is_one_that_bears_on_it(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    claims = len(annotator.dossier.claims)
    opened(page, "It reopens in")
    key(page, "=")
    mark(page, "the ferry is full", "attributions").click()
    done(page, 1)
    assert len(annotator.dossier.claims) == claims - 1
    key(page, "+")
    mark(page, "the pier would stay open", "attributions").click()
    done(page, 2)
    key(page, "Shift+Q", ";")
    expect(page.locator(".an-card").get_by_label("why")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("one shut, one open")
    page.keyboard.press("Tab")
    done(page, 4)
    made = annotator.dossier.relations.iloc[-1]
    assert (made["relation"], made["kind"]) == ("qualifies", "scope")
    pier = mark(page, "the pier would stay open", "attributions")
    pier.click()
    page.get_by_text("+ Relation to another claim (1 there)").click()
    expect(page.locator(".an-card")).to_contain_text("one shut, one open")
    expect(page.locator(".an-card details[open]").get_by_label("why")).to_have_value("")


def test_who_says_it_and_the_claim_are_graded_on_the_card(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    page.get_by_text("+ Grade of Tom Lund").click()
    form = page.locator(".an-card details[open]")
    form.get_by_label("reliability").select_option("B usually reliable")
    form.get_by_label("credibility").select_option("2 probably true")
    form.get_by_label("why").fill("He runs the pier.")
    form.get_by_role("button", name="Record this grade").click()
    done(page, 1)
    expect(page.locator(".an-card")).to_contain_text("Ada: B2 – He runs the pier.")
    graded = annotator.dossier.assessments.iloc[0]
    assert (graded["entity_id"], graded["reliability"], graded["credibility"]) == (
        "tom-lund",
        "B",
        2,
    )
    key(page, "z")
    expect(page.locator(".an-card")).not_to_contain_text("He runs the pier.")


def test_a_suggested_relation_is_settled_on_the_card_of_its_statement(
    mounted,  # noqa: F811
    tmp_path,
    page,
):
    bundled = drafted(helpers.load("north-korean-troops"))
    annotator = mounted(save(bundled, tmp_path / "draft"))
    claims = bundled.relations["claim_a"].value_counts()
    assert claims.iloc[0] > 1
    said = bundled.attributions.set_index("claim_id")["attribution_id"]
    page.get_by_label("Search").fill(said[[claims.index[0]]].iloc[0])
    page.locator(".an-list button").first.click()
    page.get_by_text("+ Relation to another claim").click()
    page.get_by_role("button", name="Accept it").first.click()
    done(page, 1)
    assert last(annotator)["args"]["table"] == "relations"
    page.get_by_role("button", name="Reject it").first.click()
    done(page, 2)
    assert len(annotator.dossier.relations) == len(bundled.relations) - 1


def test_others_say_it_too_and_it_is_denied_elsewhere(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "the pier would stay open")
    page.get_by_text("The same words, said by others too").click()
    page.locator(".an-card").get_by_label("Ada Roe").check()
    page.get_by_role("button", name="They say it, too").click()
    done(page, 1)
    assert last(annotator)["args"]["entity_ids"] == ["ada-roe"]
    opened(page, "is closed")
    page.get_by_text("The same claim, also said or denied").click()
    drag(page, "It reopens")
    page.locator(".an-card details[open]").get_by_label("act").select_option("deny")
    page.get_by_role("button", name="Said in the chosen words").click()
    done(page, 2)
    assert list(annotator.dossier.attributions["stance"]).count("denies") == 1


def test_a_relation_a_number_and_a_remark_are_added(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "is closed")
    page.get_by_text("+ Relation to another claim").click()
    form = page.locator(".an-card details[open]")
    form.get_by_label("the other claim").select_option(index=2)
    form.get_by_label("relation", exact=True).select_option("contradicts")
    form.get_by_label("kind").select_option(index=1)
    form.get_by_label("why").fill("open and closed")
    form.get_by_role("button", name="Relate them").click()
    expect(page.locator(".an-said")).to_contain_text("contradicts")
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    drag(page, "closed")
    page.get_by_text("+ Number in the chosen words").click()
    page.locator(".an-card details[open]").last.get_by_label("low").fill("1")
    page.get_by_role("button", name="Add this number").click()
    done(page, 2)
    page.get_by_text("+ Remark on the whole text").click()
    page.locator("section.an > details[open]").get_by_label("note").fill("Nobody asks the town.")
    page.get_by_role("button", name="Add this remark").click()
    done(page, 3)
    assert [edit["do"] for edit in annotator.journal.history.edits] == [
        "add_relation",
        "add_quantity",
        "add_observation",
    ]


def test_what_is_known_of_the_article_is_told_after_drafting(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    page.get_by_text("What is known of the article").click()
    page.get_by_label("byline").fill("Una Berg")
    page.get_by_label("published").fill("2023-05-10")
    page.get_by_role("button", name="Take this over").click()
    done(page, 1)
    assert annotator.dossier.article["byline"] == "Una Berg"
    assert "2023-05-09" in set(annotator.dossier.dates["edtf"])


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (1400, 1000)])
def test_text_and_card_fit_a_window_and_fill_it(width, height, mounted, tmp_path, page):  # noqa: F811
    practice = tmp_path / ".practice" / "practice"
    folder = save(drafted(helpers.load("north-korean-troops")), practice)
    page.set_viewport_size({"width": width - 416, "height": height})
    mounted(folder)
    boxes = [page.locator(name).bounding_box() for name in (".an-text", ".an-card", ".an-actions")]
    assert all(box["y"] + box["height"] < height - 110 for box in boxes), "JupyterLab takes 110"
    across, down = boxes[0]["x"] + boxes[0]["width"], boxes[0]["y"] + boxes[0]["height"]
    if width >= 700 + 432:
        assert across <= boxes[1]["x"], "side by side"
    assert across <= boxes[1]["x"] or down <= boxes[1]["y"]
    if width == 1366:
        assert words_in_view(page) >= 250
    key(page, "f")
    filled = page.locator("section.an").bounding_box()
    assert (filled["width"], filled["height"]) == (width - 416, height)
    key(page, "f", "q")
    expect(page.locator(".an-queue")).to_be_visible()


def words_in_view(page: Page) -> int:
    return page.evaluate("""() => {
      const box = document.querySelector('.an-text').getBoundingClientRect();
      const walker = document.createTreeWalker(
        document.querySelector('.an-text'), NodeFilter.SHOW_TEXT);
      let words = 0;
      for (let node; (node = walker.nextNode()); )
        for (const found of node.data.matchAll(/\\S+/g)) {
          const range = document.createRange();
          range.setStart(node, found.index);
          range.setEnd(node, found.index + found[0].length);
          const at = range.getBoundingClientRect();
          words += at.top >= box.top && at.bottom <= box.bottom;
        }
      return words;
    }""")


def test_what_a_sentence_counts_and_how_it_is_known_are_read_before_it_is_accepted(
    mounted,  # noqa: F811
    folder,
    page,
):
    mounted(folder)
    card, said = page.locator(".an-card"), page.locator(".an-said-here")
    expect(said.first).to_contain_text("how known: not stated")
    expect(card.locator(".an-number")).to_have_count(0)
    key(page, "n", "n", "n")
    number = card.locator(".an-number")
    expect(number).to_contain_text("40 boat")
    expect(number).to_contain_text("no day")
    number.click()
    expect(card.locator("h3")).to_contain_text("quantity")
    assert not page.watched.errors


def test_a_number_reads_as_the_report_reads_it(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    values = {"comparator": "~", "low": 40, "high": 50, "as_of_edtf": "2024-05"}
    values |= {"unit": "boat", "measure": "boats that came", "direction": "up"}
    annotator.journal.do("change", {"table": "quantities", "key": ["q01"], "values": values})
    reading = str(views.quantities(annotator.dossier)["reading"].iloc[0])
    page.evaluate("all => window.again(all)", annotator._all(""))
    key(page, "n", "n", "n")
    number = page.locator(".an-number")
    expect(number).to_have_text(f"up {reading}: boats that came; as of 2024-05")
