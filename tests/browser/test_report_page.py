"""The report in a real browser, opened as a file: no request, live filters, links, keyboard, print,
phone, hostile articles.
"""

import json
import re
from datetime import date

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from made import build, long_dossier
from playwright.sync_api import expect

import helpers
from helpers import views
from helpers.display import PICTURES
from helpers.dossier import Dossier

LIVE = "body[data-live]"
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}
HOSTILE = [
    "</script><script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    "<svg onload=document.title='run'>",
    "[x](javascript:document.title='run')",
    "{{ 7 * 7 }} {% raw %}",
    "$$x^2$$ \\(y\\)",
    "\x1b[31mred\x1b[0m",
    "\u202eright to left\u202c and \u0645\u0631\u062d\u0628\u0627",
    "\"'><b>bold</b>",
    "😀 " * 20,
    "\x00\x07",
    "word " * 30_000,
]


@pytest.fixture(scope="module")
def report(dossier, tmp_path_factory):
    return helpers.report(dossier, tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture
def opened(page, report):
    page.goto(report.as_uri())
    page.wait_for_selector(LIVE)
    return page


def hostile_dossier(words: str) -> Dossier:
    """A dossier in which every text that a dossier can hold is these words."""
    done = {"status": "checked", "drafted_by": words, "note": words}
    rows = {
        "entities": [
            {"entity_id": "o", "name": words, "kind": "outlet", "named": True, "role": words},
            {"entity_id": "e", "name": words, "kind": "anonymous", "named": False, "role": words},
        ],
        "mentions": [
            {
                "mention_id": "m",
                "entity_id": "e",
                "start": 0,
                "end": len(words),
                "text": words,
                "form": "name",
            }
        ],
        "dates": [
            {
                "date_id": "d",
                "start": 0,
                "end": len(words),
                "text": words,
                "edtf": "2024-10-29",
                "type": "DATE",
                "basis": "explicit",
            }
        ],
        "claims": [
            {"claim_id": "c", "proposition": words, "topic": words, "event_basis": "not-stated"}
        ],
        "attributions": [
            {
                "attribution_id": "a",
                "claim_id": "c",
                "start": 0,
                "end": len(words),
                "text": words,
                "quote": "direct",
                "act": "assert",
                "stance": "affirms",
                "certainty": "certain",
                "hedge": words,
            }
        ],
        "hops": [
            {"attribution_id": "a", "hop": 0, "entity_id": "o", "said_basis": "not-stated"},
            {
                "attribution_id": "a",
                "hop": 1,
                "entity_id": "e",
                "said_basis": "not-stated",
                "setting": words,
            },
        ],
        "quantities": [
            {
                "quantity_id": "q",
                "attribution_id": "a",
                "start": 0,
                "end": len(words),
                "text": words,
                "measure": words,
                "low": 1,
                "high": 2,
                "comparator": "=",
                "unit": words,
            }
        ],
        "observations": [
            {"observation_id": "b", "start": 0, "end": len(words), "text": words, "kind": "framing"}
        ],
    }
    rows = {table: [done | row for row in given] for table, given in rows.items()}
    return build(words, "hostile", words, {"headline": words, "byline": words}, **rows)


def shown(page) -> dict:
    """What the report shows at the moment, by ids."""
    ids = "nodes => nodes.map(node => node.dataset.of)"
    return {
        "rows": page.eval_on_selector_all("tr[data-of]:not(.off)", ids),
        "cards": page.eval_on_selector_all(
            ".claim:not(.off)", "nodes => nodes.map(node => node.id)"
        ),
        "marks": sorted(set(page.eval_on_selector_all(".paper sup.attributions:not(.off)", ids))),
        "told": page.inner_text("#told"),
    }


def test_it_is_small_and_asks_for_nothing(opened, report):
    assert report.stat().st_size <= 1_300_000
    assert [
        url for url in opened.watched.requests if not url.startswith(("file:", "blob:"))
    ] == [] and len([url for url in opened.watched.requests if url.startswith("file:")]) == 1
    assert opened.watched.errors == []


def test_every_chart_is_drawn_and_those_that_filters_move_are_live(opened):
    assert (
        opened.locator("figure.chart svg.marks").count()
        == opened.locator("figure.chart").count()
        >= 13
    )
    assert (
        int(opened.get_attribute("body", "data-live"))
        == opened.locator("figure[data-spec]").count()
        >= 6
    )


def unfold(page) -> None:
    """Opens the filters that are folded."""
    page.eval_on_selector("#filters details", "fold => (fold.open = true)")


LANES = """wanted => JSON.stringify([...document.querySelectorAll('#chart-said .lanes_marks text')]
    .map(label => label.textContent).sort()) === JSON.stringify(wanted)"""
FILTERS = [
    {"stance": "denies"},
    {"identified": "unnamed source"},
    {"source": "matthew-miller"},
    {"kind": "government"},
    {"act": "urge"},
    {"certainty": "possible"},
    {"knowledge": "office"},
    {"topic": "how many troops"},
    {"depth": "0"},
    {"depth": "3"},
    {"entity": "cnn"},
    {"text": "CRITICAL"},
    {"said_from": "2024-10-25"},
    {"said_to": "2024-10-01"},
    {"event_from": "2024-11-01"},
    {"event_to": "2023-01-01"},
    {"said_from": "2024-10-24", "said_to": "2024-10-28", "surely": True},
    {"event_from": "2024-10-01", "surely": True},
    {"identified": "named source", "act": "confirm", "text": "kursk"},
    {"stance": "denies", "certainty": "possible"},
]


@pytest.mark.parametrize("wanted", FILTERS, ids=lambda wanted: "+".join(wanted))
def test_its_filters_keep_what_views_select_keeps(opened, dossier, wanted):
    unfold(opened)
    for name, value in wanted.items():
        field = opened.locator(f"#filters [name={name}]")
        field.check() if value is True else field.select_option(value) if field.evaluate(
            "field => field.tagName"
        ) == "SELECT" else field.fill(value)
    typed = {
        name: date.fromisoformat(value)
        if name.split("_")[-1] in ("from", "to")
        else int(value)
        if name == "depth"
        else value
        for name, value in wanted.items()
    }
    kept = views.select(views.statements(dossier), helpers.Filter(**typed))
    now = shown(opened)
    assert now["rows"] == list(kept["attribution_id"])
    assert now["marks"] == sorted(kept["attribution_id"])
    assert sorted(now["cards"]) == sorted({f"claim-{claim}" for claim in kept["claim_id"]})
    assert now["told"].startswith(f"{len(kept)} of 52 statements")
    lanes = {
        row.source + (f" · {row.identified}" if row.identified == views.UNNAMED else "")
        for row in kept.itertuples()
    }
    opened.wait_for_function(LANES, arg=sorted(lanes), timeout=5000)


def test_clearing_the_filters_brings_everything_back(opened):
    before = shown(opened)
    clear = opened.get_by_role("button", name="Clear")
    assert not clear.is_visible()
    unfold(opened)
    opened.select_option("[name=stance]", "denies")
    assert len(shown(opened)["rows"]) == 3
    clear.click()
    expect(opened.locator("tr[data-of]:not(.off)")).to_have_count(52)
    assert shown(opened)["rows"] == before["rows"]


def test_a_range_that_ends_before_it_begins_is_told(opened):
    unfold(opened)
    opened.fill("[name=said_from]", "2024-10-29")
    opened.fill("[name=said_to]", "2024-10-01")
    assert shown(opened)["told"] == "The range ends before it begins."


def test_a_claim_has_its_own_address_even_when_a_filter_hides_it(page, report):
    page.goto(report.as_uri() + "#claim-c42")
    page.wait_for_selector(LIVE)
    assert page.evaluate("document.activeElement.id") == "claim-c42"
    unfold(page)
    page.select_option("[name=topic]", "pressure on China")
    page.evaluate("location.hash = '#claim-c10'")
    page.wait_for_function(
        "() => document.activeElement.id === 'claim-c10' && "
        "!document.activeElement.classList.contains('off')"
    )


def test_a_mark_opens_its_note_which_leads_to_its_row_and_the_row_back_to_the_mark(opened):
    opened.locator(".paper sup a[href='#row-a10']").click()
    note = opened.locator(".paper .noted")
    assert "two Western intelligence officers" in note.inner_text()
    assert "through CNN" in note.inner_text() and "a10" not in note.inner_text()
    note.locator("a.row").click()
    opened.wait_for_function(
        "() => document.activeElement.id === 'row-a10'"
        " && document.activeElement.closest('details').open"
    )
    opened.locator("#row-a10 a[href='#mark-a10']").click()
    opened.wait_for_function("() => document.activeElement.id === 'mark-a10'")


def test_names_are_a_layer_that_is_off_at_first_and_then_no_link(opened):
    mark = opened.locator(".paper a.entities").first
    background = "mark => getComputedStyle(mark).backgroundColor"
    assert mark.evaluate(background) == "rgba(0, 0, 0, 0)"
    assert mark.get_attribute("href") is None
    opened.locator("[data-layer=entities]").check()
    assert mark.evaluate(background) != "rgba(0, 0, 0, 0)"
    assert mark.get_attribute("href").startswith("#row-")


def test_a_note_opens_beside_its_words_and_closes_to_where_it_was_opened(opened):
    reference = opened.locator(".paper sup a[href='#row-a10']")
    reference.focus()
    opened.keyboard.press("Enter")
    note = opened.locator(".paper .noted")
    assert note.evaluate("note => note === document.activeElement")
    assert note.evaluate(
        "note => note.parentElement.previousElementSibling.contains(mark)".replace(
            "mark", "document.getElementById('mark-a10')"
        )
    )
    words, beside = reference.bounding_box(), note.bounding_box()
    assert beside["x"] > words["x"] and abs(beside["y"] - words["y"]) < 80
    opened.keyboard.press("Escape")
    assert note.count() == 0
    assert reference.evaluate("link => link === document.activeElement")
    opened.locator("#mark-a10").click()
    assert note.count() == 1
    opened.locator("#mark-a10").click()
    assert note.count() == 0


def test_a_remark_lights_its_words_and_no_others_while_it_is_open(opened, dossier):
    remark = opened.locator(".remark[data-on=o06]")
    remark.locator("summary").focus()
    opened.keyboard.press("Enter")
    lit = opened.locator(".paper .lit")
    told = opened.evaluate("[...document.querySelectorAll('.paper .lit')].map(e => e.textContent)")
    row = dossier.observations.set_index("observation_id").loc["o06"]
    words = "".join(dossier.text[start:end] for start, end in views.spans(row))
    assert "".join(told).replace(" ", "") == words.replace(" ", "")
    assert set(lit.evaluate_all("marks => marks.map(mark => mark.dataset.of)")) == {"o06"}
    opened.keyboard.press("Enter")
    opened.locator("#filters [name=source]").focus()
    assert lit.count() == 0


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_each_paragraph_has_its_speakers_and_remarks_beside_or_below_it(opened, width, beside):
    opened.set_viewport_size({"width": width, "height": 900})
    number = opened.locator("#paragraph-7")
    box = opened.locator(".lines > p", has=number).bounding_box()
    notes = opened.locator(".lines > p:has(#paragraph-7) + .beside")
    place = notes.bounding_box()
    assert (place["x"] >= box["x"] + box["width"]) == beside
    assert (place["y"] >= box["y"] + box["height"]) != beside
    assert notes.locator(".speakers").is_visible() == beside
    assert notes.locator(".remark").first.is_visible()


def test_claims_stand_in_the_order_of_the_text_or_of_their_topics(opened, dossier):
    opened.eval_on_selector("#claims details", "fold => (fold.open = true)")
    ids = "cards => cards.map(card => card.dataset.claim)"
    text = opened.eval_on_selector_all(".claim", ids)
    opened.select_option("#order", "topic")
    topics = list(dict.fromkeys(dossier.claims["topic"]))
    assert opened.locator(".topic > h3").all_inner_texts() == topics
    by_topic = dossier.claims.sort_values(
        "topic", key=lambda column: column.map(topics.index), kind="stable"
    )
    assert opened.eval_on_selector_all(".claim", ids) == list(by_topic["claim_id"])
    unfold(opened)
    opened.select_option("#filters [name=topic]", topics[1])
    assert opened.locator(".topic > h3:visible").all_inner_texts() == [topics[1]]
    opened.select_option("#order", "")
    assert opened.eval_on_selector_all(".claim", ids) == text


def test_an_address_holds_the_filter(page, report, dossier):
    page.goto(report.as_uri() + "#identified=unnamed+source&stance=affirms")
    page.wait_for_selector(LIVE)
    wanted = helpers.Filter(identified="unnamed source", stance="affirms")
    kept = views.select(views.statements(dossier), wanted)
    assert shown(page)["rows"] == list(kept["attribution_id"])
    page.select_option("[name=source]", "us-official")
    assert page.url.endswith("#identified=unnamed+source&source=us-official&stance=affirms")
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("() => !location.hash")
    assert len(shown(page)["rows"]) == 52


@pytest.mark.parametrize("hash", ["nothing=here", "source=nobody", "length=1", "=", "%E0%A4%A=1"])
def test_an_address_that_names_no_filter_shows_everything(page, report, hash):
    page.goto(f"{report.as_uri()}#{hash}")
    page.wait_for_selector(LIVE)
    assert len(shown(page)["rows"]) == 52 and not page.watched.errors


def test_three_filters_are_in_sight_and_the_count_stays(opened):
    fields = opened.locator("#filters :is(select, input)")
    seen = [field.get_attribute("name") for field in fields.all() if field.is_visible()]
    assert seen == ["identified", "source", "text"]
    opened.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    for part in ("#told", "nav a[href='#numbers']"):
        assert 0 <= opened.locator(part).bounding_box()["y"] < 100


def test_the_first_screen_has_the_title_and_five_findings(opened):
    for part in ("h1", ".lead", ".findings li:nth-child(5)"):
        box = opened.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 1000


def test_the_report_is_at_most_twelve_thousand_pixels_high(opened):
    assert opened.evaluate("document.documentElement.scrollHeight") <= 12_000


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bridge-trial", "seagrass-study"])
def test_the_reports_on_the_other_articles_are_as_short_and_as_small(page, tmp_path, name):
    path = helpers.report(name, tmp_path / "report.html")
    page.goto(path.as_uri())
    page.wait_for_selector(LIVE)
    assert path.stat().st_size <= 1_300_000
    assert page.evaluate("document.documentElement.scrollHeight") <= 12_000
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 8


def test_the_filters_work_from_the_keyboard_and_the_focus_is_seen(opened):
    unfold(opened)
    opened.locator("#filters [name=stance]").focus()
    opened.keyboard.type("den")
    expect(opened.locator("tr[data-of]:not(.off)")).to_have_count(3)
    assert opened.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.name") == "certainty"


def test_without_javascript_every_section_still_reads(browser, report):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.locator("figure.chart svg.marks").count() >= 13
    assert page.locator(".claim").count() == 42 and page.locator("tr[data-of]").count() == 52
    assert not page.locator("#filters").is_visible()
    context.close()


def test_on_paper_charts_fit_the_page_and_only_what_was_opened_is_printed(opened):
    opened.eval_on_selector("#row-a10", "row => (row.closest('details').open = true)")
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": 690, "height": 1000})
    assert opened.evaluate(
        "[...document.querySelectorAll('figure.chart svg.marks')].every(svg => "
        "svg.getBoundingClientRect().width <= innerWidth + 1)"
    )
    assert opened.locator("#row-a10").is_visible()
    assert not opened.locator(".claim").first.is_visible()
    assert not opened.locator("#filters").is_visible()


def test_the_print_edition_has_at_most_eight_pages(opened):
    pages = re.findall(rb"/Type\s*/Page\b", opened.pdf(format="A4"))
    assert 3 <= len(pages) <= 8


def test_on_a_phone_the_page_does_not_scroll_sideways(opened):
    opened.set_viewport_size({"width": 390, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture
def on_a_phone(browser, report):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(report.as_uri())
    page.wait_for_selector(LIVE)
    yield page
    context.close()


SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter(target => target.checkVisibility() && target.getClientRects().length)
    .filter(target => ["width", "height"].some(side =>
        Math.max(...[...target.getClientRects()].map(box => box[side])) < 24))
    .map(target => target.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("opened", [False, True])
def test_on_a_phone_every_target_is_large_enough_for_a_finger(on_a_phone, opened):
    on_a_phone.eval_on_selector_all(
        "details", "(folds, opened) => folds.forEach(fold => (fold.open = opened))", opened
    )
    assert on_a_phone.evaluate(SMALL) == []


def test_on_a_phone_a_chart_is_a_list_as_wide_as_the_screen(on_a_phone):
    on_a_phone.eval_on_selector_all("details", "folds => folds.forEach(fold => (fold.open = true))")
    figures = on_a_phone.locator("figure.chart")
    for figure in figures.all():
        assert not figure.locator("svg.marks").is_visible()
        assert figure.locator(".narrow li").first.is_visible()
    widest = "rows => Math.max(...rows.map(row => row.getBoundingClientRect().right))"
    assert on_a_phone.eval_on_selector_all(".narrow *", widest) <= 390
    assert on_a_phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_screen_that_grows_wide_enough_gets_the_charts(on_a_phone):
    assert on_a_phone.get_attribute("body", "data-live") == "0"
    on_a_phone.set_viewport_size({"width": 1000, "height": 800})
    expect(on_a_phone.locator("body")).not_to_have_attribute("data-live", "0")
    assert on_a_phone.locator("#chart-clocks svg.marks").is_visible()
    assert not on_a_phone.locator(".narrow").first.is_visible()


def test_on_a_phone_the_sources_are_bars_under_their_names_and_follow_the_filter(
    on_a_phone, dossier
):
    table = views.statements(dossier)
    on_a_phone.eval_on_selector_all("details", "folds => folds.forEach(fold => (fold.open = true))")
    bars = on_a_phone.locator("#chart-sources .narrow li:visible")
    assert bars.count() == table["origin"].nunique()
    on_a_phone.select_option("[name=identified]", "unnamed source")
    kept = table[table["identified"] == "unnamed source"]
    told = {
        bar.locator("bdi").first.inner_text(): int(bar.locator("b").inner_text())
        for bar in bars.all()
    }
    assert told == kept["source"].value_counts().to_dict()


def test_on_a_phone_a_row_of_a_table_is_a_card_and_each_cell_names_its_column(on_a_phone):
    on_a_phone.eval_on_selector("#row-a10", "row => (row.closest('details').open = true)")
    cells = on_a_phone.locator("#row-a10 td:not(:empty)")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert len({box["x"] for box in boxes}) == 1 and max(box["width"] for box in boxes) <= 390
    told = cells.nth(2).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert told == '"claim"'
    on_a_phone.eval_on_selector_all("details", "folds => folds.forEach(fold => (fold.open = true))")
    names = "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    told = on_a_phone.eval_on_selector_all("td:not(:empty)", names)
    assert len(told) > 500 and all(name.startswith('"') for name in told)


def test_a_tap_on_a_row_filters_by_it_and_a_second_one_no_longer(on_a_phone, dossier):
    table = views.statements(dossier)
    row = on_a_phone.locator("#chart-clocks .narrow li", has_text="said: 28 Oct 2024").last
    row.tap()
    kept = views.select(
        table, helpers.Filter(said_from=date(2024, 10, 28), said_to=date(2024, 10, 28), surely=True)
    )
    assert shown(on_a_phone)["rows"] == list(kept["attribution_id"]) and len(kept) == 4
    row.tap()
    assert len(shown(on_a_phone)["rows"]) == 52
    stretch = on_a_phone.locator("#chart-voices .narrow .bars span[data-of]").first
    stretch.dispatch_event("click")
    assert on_a_phone.locator("[name=source]").input_value() == "us-official"


MIDDLE = """(svg, lane) => {
    const label = [...svg.querySelectorAll('.lanes_marks text')]
        .find(text => text.textContent.startsWith(lane)).getBoundingClientRect();
    const plot = svg.querySelector('.background').getBoundingClientRect();
    return [plot.left, plot.right, label.top + label.height / 2];
}"""


def test_a_click_on_a_lane_of_a_chart_filters_by_what_it_stands_for(opened, dossier):
    opened.eval_on_selector_all("details", "folds => folds.forEach(fold => (fold.open = true))")
    svg = opened.locator("#chart-said svg.marks")
    svg.scroll_into_view_if_needed()
    _, right, middle = svg.evaluate(MIDDLE, "Matthew Miller")
    opened.mouse.click(right - 8, middle)
    kept = views.select(views.statements(dossier), helpers.Filter(source="matthew-miller"))
    assert shown(opened)["rows"] == list(kept["attribution_id"])
    assert opened.url.endswith("#source=matthew-miller")


def test_a_tap_on_claims_that_are_added_up_filters_by_the_days_that_they_share(
    browser, dossier, tmp_path
):
    many = helpers.report(long_dossier(dossier, 2), tmp_path / "many.html")
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(many.as_uri())
    page.wait_for_selector(LIVE)
    rows = page.locator("#chart-happened .narrow li[data-of*=' ']", has_text="24 Oct 2024")
    rows.first.dispatch_event("click")
    days = [page.locator(f"[name=event_{end}]").input_value() for end in ("from", "to")]
    assert page.locator("[name=text]").input_value() == "" and any(days)
    context.close()


def test_a_drag_over_days_filters_by_them(opened):
    opened.eval_on_selector_all("details", "folds => folds.forEach(fold => (fold.open = true))")
    svg = opened.locator("#chart-said svg.marks")
    svg.scroll_into_view_if_needed()
    left, right, middle = svg.evaluate(MIDDLE, "Matthew Miller")
    opened.mouse.move(left + 0.4 * (right - left), middle)
    opened.mouse.down()
    opened.mouse.move(left + 0.6 * (right - left), middle, steps=4)
    assert opened.locator("#chart-said .brush").is_visible()
    opened.mouse.up()
    days = [opened.locator(f"[name=said_{end}]").input_value() for end in ("from", "to")]
    assert "2024-01-01" < days[0] < days[1] < "2025-12-31"
    assert shown(opened)["rows"] and not opened.locator(".brush").count()


def test_the_days_of_a_chart_are_set_by_sliders_from_the_keyboard_too(opened, dossier):
    opened.eval_on_selector_all("details", "folds => folds.forEach(fold => (fold.open = true))")
    table = views.statements(dossier)
    first, last = opened.locator("#chart-said .days input").all()
    assert opened.locator("#chart-said .days").get_by_label("said from").count() == 1
    first.focus()
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("ArrowRight")
    day = opened.locator("[name=said_from]").input_value()
    kept = views.select(table, helpers.Filter(said_from=date.fromisoformat(day)))
    assert shown(opened)["rows"] == list(kept["attribution_id"]) and len(kept) < 52
    written = f"{date.fromisoformat(day):%-d %b %Y}".replace("Sep", "Sept")
    assert (
        first.get_attribute("aria-valuetext") == written
        and f"said from: {written}" in shown(opened)["told"]
    )
    last.focus()
    opened.keyboard.press("Home")
    days = [opened.locator(f"[name=said_{end}]").input_value() for end in ("from", "to")]
    assert days[0] <= days[1], "one slider takes the other along"
    opened.get_by_role("button", name="Clear").click()
    expect(opened.locator("tr[data-of]:not(.off)")).to_have_count(52)
    assert {first.get_attribute("aria-valuetext"), last.get_attribute("aria-valuetext")} == {
        "any day"
    }
    opened.fill("[name=said_to]", day)
    assert last.get_attribute("aria-valuetext") == written


REGISTER = "#article .scw-table:has([data-of])"


def register(page):
    """The register of statements, opened: more rows than stand in a page at once."""
    page.eval_on_selector("#row-a10", "row => (row.closest('details').open = true)")
    return page.locator(REGISTER)


def test_a_table_of_many_rows_scrolls_below_its_head_and_a_short_one_does_not(opened):
    box = register(opened).get_by_role("region")
    assert box.bounding_box()["height"] < 640
    box.evaluate("box => (box.scrollTop = 900)")
    assert abs(box.locator("th").first.bounding_box()["y"] - box.bounding_box()["y"]) < 3
    wide = {
        head.inner_text(): head.bounding_box()["width"] for head in box.locator("thead th").all()
    }
    assert wide["claim"] > 250 and wide["source"] > 120 > wide["stance"]
    rows = opened.locator(".table:not(:has(.scw-table)) tbody").evaluate_all(
        "bodies => bodies.map(body => body.rows.length)"
    )
    assert rows and max(rows) <= 20


@pytest.mark.parametrize("width", [1280, 390])
def test_a_table_is_searched_beside_the_filter_and_both_are_counted(opened, dossier, width):
    opened.set_viewport_size({"width": width, "height": 900})
    table = views.statements(dossier)
    denied = table[table["stance"] == "denies"]
    found = register(opened)
    found.get_by_label("find in this table").fill("deny")
    assert found.locator("tbody tr:visible").count() == len(denied)
    expect(found.get_by_role("status")).to_have_text(f"{len(denied)} of 52 rows")
    opened.select_option("#filters [name=source]", denied["origin"].iloc[0])
    left = int((denied["origin"] == denied["origin"].iloc[0]).sum())
    assert found.locator("tbody tr:visible").count() == left < len(denied)
    expect(found.get_by_role("status")).to_have_text(f"{left} of 52 rows")
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_a_head_of_a_table_sorts_it_by_keyboard_and_back(opened, dossier):
    found = register(opened)
    first = found.locator("tbody tr").first
    before = first.get_attribute("data-of")
    found.get_by_role("button", name="source", exact=True).focus()
    opened.keyboard.press("Enter")
    sources = found.locator("tbody td:nth-child(4)").all_inner_texts()
    assert sources == sorted(sources, key=str.lower) and len(set(sources)) > 5
    for _ in range(2):
        opened.keyboard.press("Enter")
    assert first.get_attribute("data-of") == before


def test_a_link_to_a_row_that_a_search_hides_brings_it_back(opened):
    found = register(opened)
    found.get_by_label("find in this table").fill("no such words")
    assert not opened.locator("#row-a10").is_visible()
    opened.evaluate("location.hash = '#row-a10'")
    opened.wait_for_function("() => document.activeElement.id === 'row-a10'")
    assert opened.locator("#row-a10").is_visible()


def test_on_paper_an_opened_table_is_whole(opened):
    found = register(opened)
    found.get_by_label("find in this table").fill("deny")
    opened.emulate_media(media="print")
    assert found.locator("tbody tr:visible").count() == 52
    assert found.get_by_role("region").bounding_box()["height"] > 900
    assert not found.get_by_label("find in this table").is_visible()


def test_in_the_dark_words_without_a_color_of_their_own_are_as_light_as_the_others(browser, report):
    page = browser.new_page(color_scheme="dark")
    page.goto(report.as_uri())
    page.wait_for_selector(LIVE)
    turned = page.eval_on_selector_all(
        "main > section > .voices span", "all => all.map(one => getComputedStyle(one).filter)"
    )
    page.close()
    assert turned[-2:] == ["none", "none"] and all("invert" in one for one in turned[:-2])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(browser, report, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(report.as_uri())
    page.wait_for_selector(LIVE)
    page.eval_on_selector_all("details", "folds => folds.forEach(fold => (fold.open = true))")
    page.locator(".paper sup.attributions a").first.click()
    found = Axe().run(page, options=WCAG).response["violations"]
    context.close()
    assert [
        (rule["id"], len(rule["nodes"]), rule["nodes"][0]["html"][:200]) for rule in found
    ] == []


def test_every_chart_has_a_summary_in_words(opened):
    labels = opened.eval_on_selector_all(
        "figure.chart svg.marks",
        "charts => charts.map(chart => chart.getAttribute('aria-label') || "
        "chart.closest('[aria-label]').getAttribute('aria-label'))",
    )
    assert all(label and len(label) > 20 for label in labels)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: json.dumps(words[:16]))
def test_hostile_words_are_shown_as_text_and_nothing_runs(page, tmp_path, words):
    dossier = hostile_dossier(words)
    assert helpers.check(dossier).empty
    page.goto(helpers.report(dossier, tmp_path / "hostile.html").as_uri())
    page.wait_for_selector(LIVE)
    assert (
        page.title().startswith("Who says so?")
        and page.locator("main img, main script, main iframe, main b:text-is('bold')").count() == 0
    )
    assert page.eval_on_selector_all(
        "a[href]", "links => links.every(link => link.protocol === 'file:')"
    )
    assert words.translate(PICTURES).strip() in page.locator(".paper").first.text_content()
    assert (
        not page.watched.errors
        and len([url for url in page.watched.requests if not url.startswith("blob:")]) == 1
    )


def test_a_title_with_half_a_character_still_makes_a_report(page, tmp_path, dossier):
    odd = Dossier(
        **{**vars(dossier), "package": {**dossier.package, "title": "half \ud83d a face"}}
    )
    page.goto(helpers.report(odd, tmp_path / "odd.html").as_uri())
    assert "half" in page.title()


@pytest.fixture(scope="module")
def odd_report(oddly_named, tmp_path_factory):
    return helpers.report(oddly_named, tmp_path_factory.mktemp("odd") / "report.html")


@pytest.mark.parametrize("field", ["source", "entity"])
def test_with_any_ids_nothing_is_hidden_and_the_filters_keep_what_select_keeps(
    page, odd_report, oddly_named, field
):
    page.goto(odd_report.as_uri())
    page.wait_for_selector(LIVE)
    table = views.statements(oddly_named)
    assert shown(page)["rows"] == list(table["attribution_id"])
    assert len(shown(page)["cards"]) == 42
    wanted = table["origin"].iloc[3]
    unfold(page)
    page.select_option(f"[name={field}]", wanted)
    kept = views.select(table, helpers.Filter(**{field: wanted}))
    assert shown(page)["rows"] == list(kept["attribution_id"])
    assert len(shown(page)["cards"]) == kept["claim_id"].nunique()
    page.wait_for_function(LANES, arg=sorted(set(kept["source"] + unnamed(kept))), timeout=5000)


def unnamed(kept: pd.DataFrame) -> pd.Series:
    return kept["identified"].map(lambda voice: f" · {voice}" if voice == views.UNNAMED else "")


SISTERS = ["Straße", "İstanbul", "cafe\u0301", "Σίσυφος", "ﬁne ŉ", "ſo", "ΐ ᾳ", "K and k", "Ꮳ ꮳ"]
TYPED = [
    "STRASSE",
    "strasse",
    "straẞe",
    "STRAßE",
    "istanbul",
    "i̇stanbul",
    "İSTANBUL",
    "caf",
    "cafe",
    "café",
    "CAFÉ",
    "Σ",
    "ς",
    "ΣΊΣΥΦΟΣ",
    "FINE",
    "ﬁne",
    "ʼn",
    "ŉ",
    "SO",
    "ſo",
    "ΐ",
    "αι",
    "k",
    "K",
    "Ꮳ",
    "ꮳ",
    "ı",
    "I",
]


def test_its_words_are_found_as_python_finds_them(page, dossier, tmp_path):
    words = [SISTERS[place % len(SISTERS)] for place in range(len(dossier.claims))]
    strange = dossier.with_tables(claims=dossier.claims.assign(proposition=words))
    page.goto(helpers.report(strange, tmp_path / "strange.html").as_uri())
    page.wait_for_selector(LIVE)
    table = views.statements(strange)
    found = {
        typed: list(views.select(table, helpers.Filter(text=typed))["attribution_id"])
        for typed in [*TYPED, " \x85so\u00a0", "\ufeffso"]
    }
    assert len({len(kept) for kept in found.values()}) > 5
    for typed, kept in found.items():
        page.locator("[name=text]").evaluate("(field, typed) => (field.value = typed)", typed)
        page.locator("[name=text]").dispatch_event("input")
        assert (typed, shown(page)["rows"]) == (typed, kept)


def test_a_filtered_print_names_its_filter_and_says_of_everything_what_it_counts(opened):
    opened.emulate_media(media="print")
    assert "filtered" not in opened.inner_text("body").casefold()
    opened.emulate_media(media="screen")
    opened.select_option("[name=identified]", "unnamed source")
    opened.emulate_media(media="print")
    count = "11 of 52 statements: voice: unnamed source"
    assert opened.inner_text(".bar") == count
    assert (
        opened.evaluate("getComputedStyle(document.querySelector('#told'), '::before').content")
        == '"This print is filtered. "'
    )
    told = opened.eval_on_selector_all(
        "figcaption, .table summary", "nodes => nodes.map(node => node.innerText)"
    )
    assert len(told) > 20
    assert all(f"Counted: {count}." in one or "Not filtered: " in one for one in told), told
    assert sum(f"Counted: {count}." in one for one in told) > 6
    for section in ("article", "claims", "disagreement", "observations"):
        assert opened.locator(f"#{section} .whole").first.is_visible()
    assert all(told.is_visible() for told in opened.locator("header .whole").all())
    assert all(
        label.startswith(f"Counted in the picture: {count}.")
        for label in opened.eval_on_selector_all(
            "figure[data-spec] [role=graphics-document]",
            "nodes => nodes.map(node => node.getAttribute('aria-label'))",
        )
    )


AT_ITS_HEAD = """link => new Promise(done => {
    link.closest('details')?.setAttribute('open', '');
    scrollTo(0, document.documentElement.scrollHeight / 2);
    link.click();
    setTimeout(() => {
        const target = document.getElementById(link.hash.slice(1));
        const top = target.getClientRects()[0].top;
        const bar = document.querySelector('.bar');
        const stuck = getComputedStyle(bar).position === 'sticky' && bar.getBoundingClientRect().top <= 0;
        const free = stuck ? bar.offsetHeight : 0;
        const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
        done(top >= free - 1 && (end ? top < innerHeight : top <= bar.offsetHeight + 40) ? '' : `${link.hash} ${top} ${free}`);
    }, 60);
})"""


@pytest.mark.parametrize("width", [1280, 390])
def test_every_link_leads_to_the_head_of_its_target(opened, width):
    opened.set_viewport_size({"width": width, "height": 800})
    links = opened.locator("a[href^='#']:not(.paper sup a)")
    leads = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    first = [place for place, lead in enumerate(leads) if leads.index(lead) == place]
    some = [place for place in first if not leads[place].startswith(("#row-", "#mark-"))]
    some += [place for place in first if place not in some][::4]
    missed = [links.nth(place).evaluate(AT_ITS_HEAD) for place in some]
    assert len(missed) > 60 and not [told for told in missed if told]


def test_an_address_with_a_name_opens_at_the_head_of_its_target(page, report):
    page.goto(report.as_uri() + "#disagreement")
    page.wait_for_selector(LIVE)
    page.wait_for_timeout(500)
    top = page.evaluate("document.getElementById('disagreement').getBoundingClientRect().top")
    assert 0 <= top <= 80


WILD = [
    "\u202egnp.exe",
    "a" + "\u0301" * 60,
    "W" * 3000,
    "\u2067x\u2069\u2069",
    "ก" + "\u0e49" * 60,
]


@pytest.mark.parametrize("words", WILD, ids=lambda words: ascii(words[:3]))
def test_wild_words_turn_cover_and_widen_nothing(page, tmp_path, words):
    page.goto(helpers.report(hostile_dossier(words), tmp_path / "wild.html").as_uri())
    page.wait_for_selector(LIVE)
    assert not set("\u202e\u2067\u2069") & set(page.locator("body").text_content())
    page.eval_on_selector_all("details", "nodes => nodes.forEach(node => (node.open = true))")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.eval_on_selector_all(
        ".scroll > *", "boxes => Math.max(...boxes.map(box => box.scrollWidth))"
    )
    assert wide < 3000
    assert page.locator("td").first.evaluate("cell => getComputedStyle(cell).overflowY") == "clip"
