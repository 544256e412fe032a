"""What seems to tell when in a sentence, and is not dated yet."""

import pytest

from helpers import correcting, drafting
from helpers.correcting import VERBS
from helpers.correcting.offered_values import likeliest, values_for
from helpers.correcting.offering import offers
from helpers.correcting.reckoning import counted_from_day
from helpers.correcting.undated import undated_in
from helpers.dossier import DossierError

TEXT = (
    "LUND, May 8, 2024 — The strike on April 2, 2024, closed the port, and by then the quay was"
    " full. Few boats came during the strike, Ada Roe said.\n\n"
    "Ida Moor was asleep when the mast broke, and lost the third week of the season. The nets were"
    " at most five months old. While Tom Lund has praised the mayor, Ida Moor sold her boat at the"
    " market. Her 40-year-old brother left it before the court on Monday. The mill was sold two"
    " days after the strike.\n"
)


@pytest.fixture(scope="module")
def port():
    return drafting.draft(TEXT, published="2024-05-08", name="port")


def offered(dossier) -> dict[str, str]:
    """What is offered, sentence by sentence, with what it stands for."""
    return {
        row.text: row.edtf
        for start, end in correcting.sentences(dossier.text)
        for row in undated_in(dossier, start, end)
    }


def bare(dossier):
    """The dossier with no dates but those that have a day in them."""
    days = dossier.dates[dossier.dates["text"].str.contains("2024")].reset_index(drop=True)
    return dossier.with_tables(dates=days)


def test_clauses_periods_and_ages_that_the_draft_leaves_out_are_offered(port):
    found = offered(port)
    assert {"when the mast broke", "the third week of the season"} <= found.keys()
    assert "at most five months old" in found


def test_what_the_text_dates_elsewhere_brings_its_day_with_it(port):
    found = offered(port)
    assert found["during the strike"] == "2024-04-02"
    assert found["when the mast broke"] == ""
    text = "Ida Moor left in 2019. She saw Lund in 2021 and Holm in 2022, and by then the quay was full.\n"
    assert offered(drafting.draft(text))["by then"] == "../2022"


def test_a_contrast_a_court_a_market_and_an_age_with_hyphens_tell_no_time(port):
    found = " | ".join(offered(port))
    assert not [words for words in ("has praised", "court", "market", "40-year") if words in found]


def test_what_is_dated_is_offered_no_more(port):
    start = TEXT.index("during the strike")
    span = {"start": start, "end": start + len("during the strike")}
    args = correcting.proposed(port, "add_date", span | {"edtf": "2024-04-02"})
    after = VERBS["add_date"](port, **args)
    assert after.dates.set_index("text").loc["during the strike", "basis"] == "carried-over"
    assert "during the strike" not in offered(after)


def test_a_date_that_ends_with_what_it_counts_from_is_widened(port):
    start = TEXT.index("two days after")
    short = bare(port)
    short = VERBS["add_date"](short, start, start + len("two days after"))
    sentence = next(span for span in correcting.sentences(TEXT) if span[1] > start)
    rows = offers(short, {"kind": "unmarked", "start": sentence[0], "end": sentence[1]})
    row = next(row for row in rows if row["sort"] == "time")
    assert (row["verb"], row["told"]) == ("move", "two days after the strike")
    after = VERBS[row["verb"]](short, **row["args"])
    assert "two days after the strike" in set(after.dates["text"])
    assert "two days after" not in set(after.dates["text"])


def test_how_old_something_is_may_be_counted_from_each_day_of_the_text(port):
    words = "at most five months old"
    start = TEXT.index(words)
    after = VERBS["add_date"](port, start, start + len(words))
    offers = values_for(after, after.dates.set_index("text").loc[words, "date_id"])
    counted = {one.edtf for one in offers if one.told.startswith("counted from")}
    assert counted == {"2023-11", "2023-12"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three years before the flood", "2021"),
        ("a week later", "2024-05-15"),
        ("between two and three days after it", "2024-05-10/2024-05-11"),
        ("two days of rain", ""),
        ("after the flood", ""),
        ("five hundred thousand years before the flood", ""),
    ],
)
def test_a_length_is_counted_from_a_day_only_where_it_says_which_way(words, value):
    assert counted_from_day(words, "2024-05-08") == value


def test_without_a_parser_nothing_is_offered(port, monkeypatch):
    def none(text, place):
        raise DossierError("no parser")

    monkeypatch.setattr("helpers.correcting.undated.page_at", none)
    assert offered(port) == {}


def test_how_old_something_was_is_counted_from_the_day_of_the_event_behind_it():
    text = (
        "LUND, May 8, 2024 — The quay collapsed on April 2, 2024. Ada Roe said that the piles were"
        " three years old when it gave way. She could have left at any time, she said.\n"
    )
    dossier = drafting.draft(text, published="2024-05-08")
    assert "when it gave way" in set(dossier.dates["text"])
    assert offered(dossier)["three years old when it gave way"] == "2021"
    start = text.index("at any time")
    told = likeliest(dossier, (start, start + len("at any time")), "")
    assert told[0] == ("../2024-05-08", "by the day of the article")
