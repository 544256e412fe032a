"""What is not counted in a sentence, though it tells a figure."""

import pytest

from helpers import correcting, drafting
from helpers.correcting import VERBS
from helpers.correcting.offering import offers
from helpers.correcting.uncounted import uncounted_in

TEXT = (
    "Ida Moor, 41, said that no letter had come and that parts of the quay were nine months old."
    " Two clerks, who asked not to be named, had seen a copy of one on May 3, 2024. The storm sank"
    " 40 boats.\n"
)


@pytest.fixture(scope="module")
def quay():
    return drafting.draft(TEXT, published="2024-05-08", name="quay")


@pytest.fixture(scope="module")
def bare(quay):
    """The draft with no numbers."""
    return quay.with_tables(quantities=quay.quantities[:0])


def offered(dossier) -> dict[str, str]:
    """What is offered, sentence by sentence, with how it is told."""
    return {
        row.text: row.told
        for start, end in correcting.sentences(dossier.text)
        for row in uncounted_in(dossier, start, end)
    }


def test_figures_none_one_and_parts_are_offered_with_what_they_count(bare):
    found = offered(bare)
    assert {"41", "no", "Two", "one", "40", "parts of the quay", "nine months"} <= found.keys()
    assert (found["no"], found["Two"], found["40"]) == ("no letter", "Two clerks", "40 boats")


def test_days_years_and_what_is_counted_already_are_not_offered(quay, bare):
    assert not {"3", "2024", "May 3"} & offered(bare).keys()
    assert "40" not in offered(quay)


def test_a_click_counts_it_for_the_shortest_statement_that_holds_it(bare):
    start, end = correcting.sentences(TEXT)[0]
    rows = offers(bare, {"kind": "unmarked", "start": start, "end": end})
    row = next(row for row in rows if row["told"] == "no letter")
    args = correcting.proposed(bare, row["verb"], row["args"])
    made = VERBS[row["verb"]](bare, **args).quantities.iloc[0]
    said = bare.attributions.set_index("attribution_id")["text"]
    assert said[made["attribution_id"]] == "no letter had come"
    assert (made["low"], made["high"], made["comparator"]) == (0, 0, "=")


def test_a_length_of_time_that_lacks_its_unit_is_given_it(quay):
    start = TEXT.index("nine")
    of = quay.attributions.iloc[0]["attribution_id"]
    bare = quay.with_tables(quantities=quay.quantities[:0])
    short = VERBS["add_quantity"](bare, of, start, start + 4, "age", 9, 9)
    first, last = correcting.sentences(TEXT)[0]
    rows = offers(short, {"kind": "unmarked", "start": first, "end": last})
    row = next(row for row in rows if row["verb"] == "move")
    after = VERBS["move"](short, **row["args"])
    assert list(after.quantities["text"]) == ["nine months"]
