"""The notebooks in a real JupyterLab: blank never, live when run, quiet on the console, no request
beyond this machine.
"""

import pytest
from contrast import find_low_contrast

CHARTS = {
    "00-start-here": 1,
    "02-who-is-speaking": 3,
    "03-when-was-it-said-when-was-it": 2,
    "04-what-is-claimed": 3,
    "05-where-do-sources-disagree": 3,
    "06-how-far-can-we-trust-it": 2,
}


@pytest.mark.parametrize("name", CHARTS)
def test_an_untrusted_notebook_shows_its_stored_charts_without_running(open_notebook, name):
    page = open_notebook(name, run=False)
    page.wait_for_function(
        f"document.querySelectorAll('.jp-OutputArea svg.marks').length === {CHARTS[name]}"
    )
    marks = ".jp-OutputArea svg.marks :is(.mark-symbol, .mark-rect, .mark-rule)"
    assert page.locator(marks).count()
    assert not page.watched.abroad


def test_where_controls_will_stand_an_untrusted_notebook_says_so_and_shows_the_first_result(
    open_notebook,
):
    page = open_notebook("04-what-is-claimed", run=False)
    page.get_by_text("Controls appear here when the notebook is run").first.wait_for()
    page.get_by_text("52 of 52 statements").wait_for()


def test_a_value_picked_in_the_explorer_changes_chart_table_text_and_card(open_notebook):
    page = open_notebook("04-what-is-claimed", run=True)
    explorer = page.locator(".jp-CodeCell", has_text="controls.explore(d)")
    explorer.get_by_text("52 of 52 statements").wait_for(timeout=60_000)
    lanes = explorer.locator("svg.marks .mark-symbol path")
    before = lanes.count()
    explorer.locator("select").nth(5).select_option("denies")
    explorer.get_by_text("3 of 52 statements: stance: denies").wait_for()
    page.wait_for_function(
        """count => document.querySelectorAll('svg.marks').length
            && [...document.querySelectorAll('.jp-CodeCell')]
                .find(cell => cell.innerText.includes('controls.explore(d)'))
                .querySelectorAll('svg.marks .mark-symbol path').length < count""",
        arg=before,
    )
    assert explorer.locator("table tbody tr").count() == 3
    assert explorer.locator("sup").all_inner_texts() == ["a42", "a51", "a52"]
    assert "c36" in explorer.locator("section").inner_text()
    explorer.get_by_role("button", name="Clear all filters").click()
    explorer.get_by_text("52 of 52 statements: no filter").wait_for()
    assert not page.watched.abroad and not page.watched.errors


def test_a_click_on_a_lane_and_a_drag_over_days_set_the_filter_of_the_explorer(open_notebook):
    page = open_notebook("04-what-is-claimed", run=True)
    explorer = page.locator(".jp-CodeCell", has_text="controls.explore(d)")
    explorer.get_by_text("52 of 52 statements").wait_for(timeout=60_000)
    lane = explorer.locator("svg.marks text", has_text="Matthew Miller").first
    lane.click()
    explorer.get_by_text("statements: source: Matthew Miller").wait_for()
    explorer.locator("svg.marks text", has_text="Matthew Miller").first.click()
    explorer.get_by_text("52 of 52 statements: no filter").wait_for()
    lane.scroll_into_view_if_needed()
    plot = explorer.locator("svg.marks .background").first.bounding_box()
    middle = lane.bounding_box()["y"] + 5
    page.mouse.move(plot["x"] + 150, middle)
    page.mouse.down()
    page.mouse.move(plot["x"] + 330, middle, steps=4)
    page.mouse.up()
    explorer.get_by_text("said from: 20").first.wait_for()
    assert not page.watched.abroad and not page.watched.errors


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_every_control_of_a_panel_can_be_read_in_every_state(open_notebook, theme):
    page = open_notebook("06-how-far-can-we-trust-it", run=True)
    page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    page.locator(".jp-OutputArea .widget-button").first.wait_for(timeout=60_000)
    page.wait_for_function(
        "dark => (document.body.dataset.jpThemeLight === 'false') === dark",
        arg=theme.endswith("Dark"),
    )
    controls = """.jp-OutputArea :is(.widget-button, .widget-dropdown select, .widget-text input,
        .widget-textarea textarea, .widget-label)"""
    assert not find_low_contrast(page, controls, disabled=2.5)


def test_layers_switch_and_marks_lead_to_their_rows(open_notebook):
    page = open_notebook("01-what-does-the-article-say", run=True)
    cell = page.locator(".jp-CodeCell", has_text="controls.switch_layers(d)")
    mark = cell.locator("a[href='#row-cnn']").first
    mark.wait_for(timeout=60_000)
    assert "CNN: outlet" in mark.get_attribute("title")
    mark.focus()
    assert "CNN" in mark.evaluate("mark => getComputedStyle(mark, '::after').content")
    mark.click()
    page.wait_for_function(
        """() => {
            const row = document.querySelector('#row-cnn').getBoundingClientRect();
            return row.top >= 0 && row.bottom <= innerHeight;
        }"""
    )
    cell.get_by_label("entities").uncheck()
    page.wait_for_function("!document.querySelector(\".jp-CodeCell a[href='#row-cnn']\")")
    assert cell.locator("sup a").count() == 52


def test_the_stepper_walks_by_mouse_and_by_keyboard(open_notebook):
    page = open_notebook("01-what-does-the-article-say", run=True)
    cell = page.locator(".jp-CodeCell", has_text="controls.step_through(d)")
    cell.locator("#claim-c01").wait_for(timeout=60_000)
    cell.get_by_role("button", name="Next").click()
    cell.locator("#claim-c02").wait_for()
    cell.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    cell.locator("#claim-c03").wait_for()
    cell.locator("input[type=number]").focus()
    page.keyboard.press("ArrowUp")
    cell.locator("#claim-c04").wait_for()
    cell.get_by_role("button", name="dates").focus()
    page.keyboard.press("Enter")
    cell.get_by_text("“Oct. 29”").first.wait_for()
    assert not page.watched.errors
