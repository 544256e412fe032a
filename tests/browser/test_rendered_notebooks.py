"""The notebooks as pages in a real Chromium: no request, every chart drawn, readable by all, on a
phone, on paper and without JavaScript.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat import read, v4
from playwright.sync_api import Browser, Page

from helpers import reader
from helpers.charts import LAB_MIME
from helpers.dossier import BUNDLED
from helpers.pages import notebooks
from helpers.pages.notebooks import NOTEBOOKS

NAMES = ["02-who-is-speaking", "04-what-is-claimed"]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
DRAWN = """document.querySelectorAll('figure.chart').length
    === document.querySelectorAll('figure.live svg.marks').length"""

each_page = pytest.mark.parametrize("name", NAMES)


class Pages(NamedTuple):
    """A folder with two of the notebooks as pages, and how many charts each printed."""

    folder: Path
    charts: dict[str, int]

    def __truediv__(self, name: str) -> Path:
        return self.folder / name


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Made of what is stored, which is what a run prints: test_notebooks.py runs all of them."""
    home = tmp_path_factory.mktemp("pages")
    books = {name: read(NOTEBOOKS / f"{name}.ipynb", as_version=4) for name in NAMES}
    for name in NAMES:
        shutil.copy(NOTEBOOKS / f"{name}.ipynb", home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebooks, "run_all", lambda *_: books)
        notebooks.render_notebooks(BUNDLED, home, notebooks=home)
    charts = {
        name: sum(
            LAB_MIME in output.get("data", {})
            for cell in book.cells
            for output in cell.get("outputs", [])
        )
        for name, book in books.items()
    }
    return Pages(home, charts)


def opened(page: Page, file: Path) -> Page:
    page.goto(file.as_uri())
    page.wait_for_function(DRAWN)
    return page


@each_page
def test_every_chart_is_drawn_and_nothing_is_asked_for(rendered, page, name):
    opened(page, rendered / f"{name}.html")
    assert page.locator("figure.live svg.marks").count() == rendered.charts[name] > 0
    for chart in page.locator("figure.live svg.marks").all():
        assert chart.is_visible() and chart.locator(".role-mark path, .role-mark text").count()
    assert not page.locator("figure.chart > img:visible").count()
    assert [url for url in page.watched.requests if not url.startswith("data:")] == [
        (rendered / f"{name}.html").as_uri()
    ]
    assert not page.watched.errors


@each_page
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_accessible_in_both_schemes_and_never_wider_than_the_window(
    rendered, page, name, width
):
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, rendered / f"{name}.html")
    page.evaluate(
        "document.querySelectorAll('tbody tr:nth-child(n+4)').forEach(row => row.remove())"
    )  # the rows of a table are alike, and axe is slow
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=RULES).response["violations"]
        assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_page
def test_without_javascript_the_pictures_stand_there(rendered, browser: Browser, name):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto((rendered / f"{name}.html").as_uri())
    pictures = page.locator("figure.chart > img")
    assert pictures.count() == rendered.charts[name] and all(
        picture.is_visible() and picture.bounding_box()["height"] > 100
        for picture in pictures.all()
    )
    context.close()


def test_on_paper_the_pictures_stand_there_and_fit(rendered, page):
    opened(page, rendered / "02-who-is-speaking.html")
    page.set_viewport_size({"width": 640, "height": 900})
    page.emulate_media(media="print", color_scheme="dark")
    for figure in page.locator("figure.chart").all():
        assert figure.locator("> img").is_visible() and not figure.locator(".drawn").is_visible()
        assert figure.locator("> img").bounding_box()["width"] <= 640
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("nav").is_visible() and page.pdf()


def test_a_mark_tells_what_it_stands_for(rendered, page):
    opened(page, rendered / "02-who-is-speaking.html")
    page.locator("figure.live .mark-rect.role-mark path").first.hover()
    assert page.locator("#tip").inner_text().split("\n")[:2] == ["source", "Matthew Miller"]
    page.keyboard.press("Escape")
    assert not page.locator("#tip").is_visible()


def test_what_scrolls_sideways_can_be_reached_by_keyboard_and_the_rest_is_skipped(rendered, page):
    opened(page, rendered / "02-who-is-speaking.html")
    assert not page.locator("figure.chart[tabindex]").count()
    page.set_viewport_size({"width": 390, "height": 900})
    page.locator("figure.chart[tabindex='0']").first.wait_for()
    assert (
        page.locator("figure.chart[tabindex='0']").count() == rendered.charts["02-who-is-speaking"]
    )


def test_controls_are_told_of_and_followed_by_their_result(rendered, page):
    opened(page, rendered / "04-what-is-claimed.html")
    cell = page.locator(".paper", has_text="52 of 52 statements")
    assert cell.locator(".static").inner_text() == notebooks.STATIC
    assert cell.locator("figure.live, table").count() == 2
    assert page.get_by_role("link", name="All results").get_attribute("href") == "index.html"


def test_code_is_folded_and_opens_by_keyboard(rendered, page):
    opened(page, rendered / "02-who-is-speaking.html")
    code = page.locator("details.code").nth(3)
    assert not code.locator("pre").is_visible()
    code.locator("summary").focus()
    page.keyboard.press("Enter")
    assert "views.profile(d)" in code.locator("pre").inner_text()
    assert not Axe().run(page, context="details.code[open]", options=RULES).response["violations"]


def test_a_marked_article_is_accessible(page, dossier, tmp_path):
    output = v4.new_output("display_data", reader.article(dossier)._repr_mimebundle_())
    file = tmp_path / "01-text.html"
    file.write_text(
        notebooks.make_page(
            v4.new_notebook(
                cells=[v4.new_markdown_cell("# Text"), v4.new_code_cell("1", outputs=[output])]
            ),
            "01-text",
            headings={"01-text": "Text"},
            title="t",
        ),
        "utf-8",
    )
    page.goto(file.as_uri())
    found = Axe().run(page, options=RULES).response["violations"]
    assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def test_nothing_in_an_output_can_run_or_call_home(page, tmp_path):
    attack = (
        "<img src='http://example.invalid/a.png' onerror='window.hit=1'>"
        "<svg onload='window.hit=1'></svg><iframe src='http://example.invalid'></iframe>"
        "<a href='javascript:window.hit=1' class='bad'>click</a>"
    )
    script = "<script>window.hit=1</script><script src='http://example.invalid/a.js'></script>"
    cells = [
        v4.new_markdown_cell(f"# Hostile\n\n{attack}{script}"),
        v4.new_code_cell(
            "1",
            outputs=[
                v4.new_output("display_data", {"text/html": attack}),
                v4.new_output("display_data", {"text/html": attack + script}),
            ],
        ),
    ]
    file = tmp_path / "01-hostile.html"
    file.write_text(
        notebooks.make_page(
            v4.new_notebook(cells=cells),
            "01-hostile",
            headings={"01-hostile": "Hostile"},
            title="t",
        ),
        "utf-8",
    )
    reached: list[str] = []
    page.on("requestfinished", lambda request: reached.append(request.url))
    page.on(
        "requestfailed",
        lambda request: (
            reached.append(request.url)
            if "blocked" not in (request.failure or "").lower()
            and "csp" not in (request.failure or "").lower()
            else None
        ),
    )
    page.goto(file.as_uri())
    for link in page.locator(".bad").all():
        link.click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None
    assert reached == [file.as_uri()]


@pytest.mark.parametrize(
    "words", ["W" * 3000, "a" + "\u0301" * 90, "ก" + "\u0e49" * 90, "\u202egnp"]
)
def test_wild_words_widen_no_page_and_turn_no_line(page, dossier, tmp_path, words):
    strange = dossier.with_tables(
        entities=dossier.entities.assign(name=words, note=words),
        claims=dossier.claims.assign(proposition=words),
    )
    shown = (
        reader.table(strange.entities[["entity_id", "name", "note"]], key="entity_id")
        + reader.claim_card(strange, "c14")
        + reader.contested(strange)
    )
    cells = [
        v4.new_markdown_cell(f"# {words}"),
        v4.new_code_cell("1", outputs=[v4.new_output("display_data", shown._repr_mimebundle_())]),
    ]
    file = tmp_path / "01-wild.html"
    file.write_text(
        notebooks.make_page(
            v4.new_notebook(cells=cells), "01-wild", headings={"01-wild": words}, title=words
        ),
        "utf-8",
    )
    page.goto(file.as_uri())
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "\u202e" not in page.locator(".paper").text_content()
    assert "\u202e" not in page.locator("header").text_content()
    assert page.locator("td").first.evaluate("cell => getComputedStyle(cell).overflowY") == "clip"
