"""A table of many rows: it scrolls in a box of its own below its head, and is searched and sorted in
the page, by keyboard, too; without scripts it stands as it is.
"""

from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat import v4
from playwright.sync_api import Browser, Page, expect

from helpers import reader
from helpers.pages import notebooks

NAMES = ["Zoë Ek", "Ann Mole", "<img src=x onerror=alert(1)>", "\u202egnp.exe", "Élan & Co"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def frame(rows: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "row_id": [f"r{n:02}" for n in range(rows)],
            "claim": ["Forty herons had left the marsh near the old town by then, they say."]
            * rows,
            "source": [NAMES[n % 5] for n in range(rows)],
            "count": [(n * 7) % 30 * 100 if n % 6 else None for n in range(rows)],
            "act": ["report"] * rows,
            "stance": ["affirms"] * rows,
            "topic": ["birds"] * rows,
        }
    ).astype({"count": "Int64"})


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a table of forty rows, and one of four."""
    tables = (
        reader.table(frame(40), caption="Forty", key="row_id", link="mark"),
        reader.table(frame(4), caption="Four"),
        reader.table(frame(30), caption="Thirty", folded=True),
    )
    outputs = [v4.new_output("display_data", table._repr_mimebundle_()) for table in tables]
    cells = [v4.new_markdown_cell("# Long"), v4.new_code_cell("1", outputs=outputs)]
    page = notebooks.make_page(
        v4.new_notebook(cells=cells), "01-long", headings={"01-long": "Long"}, title="Long"
    )
    path = tmp_path_factory.mktemp("long") / "01-long.html"
    path.write_text(page, "utf-8")
    return path


def opened(page: Page, file: Path, width: int = 1280) -> Page:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())
    return page


def column(page: Page, number: int) -> list[str]:
    cells = page.get_by_role("region", name="Forty, table").locator(
        f"tbody tr:not([hidden]) td:nth-child({number})"
    )
    return cells.all_inner_texts()


def test_it_scrolls_in_its_own_box_below_its_head_and_a_short_one_does_not(page, file):
    opened(page, file)
    box = page.get_by_role("region", name="Forty, table")
    assert box.bounding_box()["height"] < 640
    box.focus()
    page.keyboard.press("End")
    page.wait_for_function("() => document.querySelector('[role=region]').scrollTop > 100")
    top = box.bounding_box()["y"]
    assert abs(box.locator("th").first.bounding_box()["y"] - top) < 3
    assert page.get_by_role("searchbox").count() == 1, "those in sight: the third is folded"
    assert page.get_by_role("region", name="Four, table").count() == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_long_cells_have_room(page, file, width):
    opened(page, file, width)
    cell = page.locator("td", has_text="Forty herons").first
    assert cell.bounding_box()["width"] > 250
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_looked_for_is_found_without_case_and_counted(page, file):
    opened(page, file)
    page.get_by_label("find in this table").first.fill("zoë EK")
    assert set(column(page, 3)) == {"Zoë Ek"} and len(column(page, 3)) == 8
    expect(page.get_by_role("status").first).to_have_text("8 of 40 rows")
    page.get_by_label("find in this table").first.fill("")
    assert len(column(page, 3)) == 40


def test_a_head_sorts_up_then_down_then_as_it_was_with_blanks_last_by_keyboard(page, file):
    opened(page, file)
    head = page.get_by_role("button", name="count").first
    before = column(page, 4)
    head.focus()
    page.keyboard.press("Enter")
    known = [int(cell.replace(",", "")) for cell in column(page, 4) if cell]
    assert known == sorted(known) and column(page, 4)[-1] == ""
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("count")
    page.keyboard.press("Space")
    known = [int(cell.replace(",", "")) for cell in column(page, 4) if cell]
    assert known == sorted(known, reverse=True) and column(page, 4)[-1] == ""
    page.keyboard.press("Enter")
    assert column(page, 4) == before and not page.locator("th[aria-sort]").count()


def test_a_stranger_s_words_stay_words_and_all_is_accessible(page, file):
    opened(page, file)
    page.get_by_role("button", name="source").first.click()
    page.get_by_label("find in this table").first.fill("<img")
    assert len(column(page, 3)) == 8 and not page.locator("td img").count()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=RULES).response["violations"]
        assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
    assert not page.watched.errors


def test_without_scripts_and_on_paper_the_whole_table_stands_there(browser: Browser, page, file):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(file.as_uri())
    assert plain.locator("tbody").first.locator("tr").count() == 40
    assert not plain.locator("input, th button").count()
    context.close()
    opened(page, file)
    page.emulate_media(media="print")
    assert page.get_by_role("region", name="Forty, table").bounding_box()["height"] > 900
    assert not page.get_by_label("find in this table").first.is_visible()
