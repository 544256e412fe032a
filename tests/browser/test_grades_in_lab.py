"""The grade panel in a real JupyterLab: what is recorded or typed survives the kernel, and a click
that nobody hears is told.
"""

import pytest
from playwright.sync_api import Locator, Page, expect
from test_annotator_page import notebook

import helpers

GONE = "Python has not answered for three seconds"


@pytest.fixture
def graded(lab, open_notebook, tmp_path) -> Page:
    """A grade panel on a dossier of its own."""
    folder = helpers.save(helpers.load("north-korean-troops"), tmp_path / "graded")
    code = (
        "from helpers import charts, controls, "
        f"load\ncharts.work_offline()\ncontrols.grade(load({str(folder)!r}))"
    )
    notebook(lab, "grades", code)
    return open_notebook("grades", run=True)


def field(page: Page, name: str) -> Locator:
    return page.get_by_label(name, exact=True)


def test_a_restarted_kernel_is_told_beside_the_controls_and_loses_nothing(graded):
    field(graded, "assessor").fill("Ada")
    field(graded, "claim").select_option(index=1)
    field(graded, "credibility").select_option(index=2)
    field(graded, "why").fill("A first reason.")
    graded.get_by_role("button", name="Record grade").click()
    status = (
        graded.get_by_role("status").filter(has_text="grade").or_(graded.get_by_text("Recorded as"))
    )
    expect(status.first).to_contain_text("Recorded as s09", timeout=60_000)
    field(graded, "why").fill("A second thought.")
    field(graded, "assessor").focus()
    expect(graded.get_by_text(GONE)).to_be_hidden()
    graded.wait_for_timeout(2_000)
    graded.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    expect(graded.get_by_text(GONE)).to_be_visible(timeout=60_000)
    graded.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    expect(graded.get_by_text("1 unsaved change was recovered")).to_be_visible(timeout=60_000)
    expect(graded.get_by_text(GONE)).to_be_hidden()
    expect(field(graded, "why")).to_have_value("A second thought.")
    assert not graded.watched.abroad


def test_a_window_that_did_not_restart_the_kernel_says_so_and_answers_after_run_all(
    graded,
):
    """Another window of the same notebook restarts the kernel; here it is run once more."""
    other = graded.context.new_page()
    other.goto(graded.url)
    other.wait_for_function(
        "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'",
        timeout=60_000,
    )
    other.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    graded.wait_for_timeout(5_000)
    expect(graded.get_by_text(GONE)).to_be_hidden()
    field(graded, "why").press_sequentially("Said to nobody.")
    expect(graded.get_by_text(GONE)).to_be_visible(timeout=10_000)
    graded.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    graded.wait_for_function(
        "jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'",
        timeout=60_000,
    )
    graded.wait_for_timeout(5_000)
    graded.get_by_role("button", name="Record grade").click()
    expect(graded.get_by_text("Not recorded.")).to_be_visible(timeout=30_000)
