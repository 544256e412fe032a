"""The days that the annotator offers: taken by a click or by a digit, taken away by one key."""

import re

import pytest
from mounting import drag, mark
from playwright.sync_api import Page, expect
from test_annotator_page import mounted  # noqa: F401  (a fixture)
from test_annotator_reading import done, key, last, opened

import helpers
from helpers import save

TEXT = (
    "LENTA, April 9, 2024 — The dam at Holm burst on March 3, 2024, Ada Roe said on Monday. Few"
    " slept there before a burst.\n\nTom Lund, the mayor, denied on Tuesday that anyone had"
    " been told."
)


@pytest.fixture
def folder(tmp_path):
    return save(helpers.draft(TEXT, published="2024-04-09", name="lenta"), tmp_path / "lenta")


def offered(page: Page, told: str):
    """The line of days that are offered for what is said or happened."""
    return page.locator(".an-days > p", has_text=re.compile(f"^{told}"))


def event(annotator) -> tuple[str, str]:
    """When what was last dated happened, and by which basis."""
    claims = annotator.dossier.claims.set_index("claim_id")
    return tuple(claims.loc[last(annotator)["args"]["key"][0], ["event_edtf", "event_basis"]])


def test_a_day_that_is_offered_is_taken_by_a_click_and_taken_away_by_one_key(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    opened(page, "anyone had")
    happened = offered(page, "Happened")
    happened.get_by_role("button", name="by Tuesday, when it was said").click()
    done(page, 1)
    assert event(annotator) == ("../2024-04-09", "bounded-by-relay")
    expect(happened.get_by_role("button", name="when it was said")).to_have_count(0)
    key(page, "Backspace")
    done(page, 2)
    assert event(annotator) == ("", "not-stated")
    key(page, "z", "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    happened.get_by_role("button", name="Tuesday").first.focus()
    page.keyboard.press("Enter")
    done(page, 1)
    assert not page.watched.errors


def test_a_digit_takes_a_day_where_one_is_asked_for_and_is_certainty_elsewhere(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    opened(page, "anyone had")
    expect(offered(page, "Happened").locator("kbd").nth(2)).to_have_text("2")
    key(page, "e", "1")
    done(page, 1)
    assert event(annotator)[1] == "bounded-by-relay"
    key(page, "3")
    done(page, 2)
    assert last(annotator)["args"]["values"] == {"certainty": "possible"}
    key(page, "e", "9")
    expect(page.locator(".an-said")).to_contain_text("No day is offered under this key")
    key(page, "Escape", "d", "1")
    done(page, 3)
    assert last(annotator)["args"]["table"] == "hops"


def test_said_and_happened_are_not_mixed_up_when_a_day_is_taken_away(mounted, folder, page):  # noqa: F811
    annotator = mounted(folder)
    opened(page, "burst on")
    key(page, "Backspace")
    expect(page.locator(".an-said")).to_contain_text("Said or happened?")
    offered(page, "Said").get_by_role("button", name="no day").click()
    done(page, 1)
    assert last(annotator)["args"]["values"] == {"said_edtf": "", "said_date_id": ""}
    key(page, "Backspace")
    done(page, 2)
    assert event(annotator) == ("", "not-stated")


def test_words_are_given_the_time_that_they_limit_by_a_digit_or_as_people_write_it(
    mounted,  # noqa: F811
    folder,
    page,
):
    annotator = mounted(folder)
    drag(page, "before a burst")
    key(page, "j")
    done(page, 1)
    first = offered(page, "It stands for").get_by_role("button").first
    expect(first).to_contain_text("March 3, 2024 ../2024-03-03")
    expect(first).to_have_attribute("aria-keyshortcuts", "1")
    key(page, "1")
    done(page, 2)
    date = annotator.dossier.dates.set_index("text").loc["before a burst"]
    assert (date["edtf"], date["basis"]) == ("../2024-03-03", "relative")
    value = page.locator(".an-card").get_by_label("date value (EDTF)")
    value.fill("before March 2024")
    value.press("Tab")
    done(page, 3)
    expect(value).to_have_value("../2024-02-29")
    key(page, "Backspace")
    done(page, 4)
    expect(value).to_have_value("")


def test_where_nothing_is_dated_no_day_is_offered(mounted, tmp_path, page):  # noqa: F811
    bare = helpers.draft("The ferry <b>is</b> full, Ada Roe said.", name="bare")
    mounted(save(bare, tmp_path / "bare"))
    mark(page, "full", "attributions").click()
    expect(page.locator(".an-card h3")).to_contain_text("statement")
    expect(page.locator(".an-days")).to_be_hidden()
    assert not page.watched.errors


def test_with_shift_a_day_is_taken_for_what_else_is_claimed_in_the_sentence(
    mounted,  # noqa: F811
    page,
    tmp_path,
):
    text = (
        "LENTA, April 9, 2024 — The vote on May 3, 2023, was close.\n\nAda Roe said that the mill"
        " was sold and that the quay was shut.\n"
    )
    annotator = mounted(save(helpers.draft(text, name="mill"), tmp_path / "mill"))
    key(page, "n")
    day = offered(page, "Happened").get_by_role("button", name="May 3, 2023")
    day.click(modifiers=["Shift"])
    done(page, 1)
    assert last(annotator)["args"]["carry"] == "sentence"
    claims = annotator.dossier.claims.set_index("proposition")["event_edtf"]
    assert claims["The mill was sold"] == claims["The quay was shut"] == "2023-05-03"
    expect(page.locator(".an-said")).to_contain_text("1 more")
    key(page, "z")
    expect(page.locator(".an-count")).to_contain_text("all saved")
    day.focus()
    page.keyboard.press("Shift+Enter")
    done(page, 1)
    assert last(annotator)["args"]["carry"] == "sentence"
    assert not page.watched.errors


def test_words_without_a_value_that_are_to_date_something_are_opened_to_be_given_one(
    mounted,  # noqa: F811
    tmp_path,
    page,
):
    text = "LENTA, April 9, 2024 — The bus stood at Holm for two weeks, Ada Roe said on Monday.\n"
    draft = helpers.draft(text, published="2024-04-09", name="bus")
    undated = draft.dates.assign(
        edtf=draft.dates["edtf"].where(draft.dates["text"] == "Monday", "")
    )
    annotator = mounted(save(draft.with_tables(dates=undated), tmp_path / "bus"))
    opened(page, "The bus stood")
    key(page, "e")
    mark(page, "for two weeks", "dates").click()
    expect(page.locator(".an-said")).to_contain_text("Which time is that?")
    key(page, "1")
    done(page, 1)
    assert "2024-03-26~/2024-04-09" in set(annotator.dossier.claims["event_edtf"])
