"""Assembling: what is left out of a row is written down as the contract has it, and typed as `load`
types it.
"""

import pandas as pd
import pytest

from helpers.assembling import assemble, frame
from helpers.contract import TABLES
from helpers.datapackage import describe
from helpers.dossier import check
from helpers.tables import blank


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_was_loaded_is_the_same_when_it_is_assembled_again(dossier, table):
    pd.testing.assert_frame_equal(
        frame(table, dossier.tables[table].to_dict("records")), dossier.tables[table]
    )


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_rows_has_its_columns_and_types(table):
    pd.testing.assert_frame_equal(frame(table, []), blank(table), check_index_type=False)


def test_numbers_and_flags_may_be_text_or_values_and_blanks_are_blank():
    rows = [
        {"named": True, "count": 2},
        {"named": "true", "count": "3"},
        {"named": "false", "count": ""},
        {"named": False, "count": None, "name": None},
        {},
    ]
    made = frame("entities", rows)
    assert made["named"].tolist() == [True, True, False, False, False]
    assert made["count"].fillna(0).tolist() == [2, 3, 0, 0, 0]
    assert made["name"].tolist() == [""] * 5 and set(made["status"]) == {"drafted"}


def test_what_is_not_said_is_written_down_as_not_said():
    assert frame("claims", [{}])["event_basis"].tolist() == ["not-stated"] and frame("hops", [{}])[
        "said_basis"
    ].tolist() == ["not-stated"]
    assert frame("attributions", [{}])["certainty"].tolist() == ["unstated"] and frame(
        "attributions", [{}]
    )["act"].tolist() == [""]
    assert frame("quantities", [{}])["comparator"].tolist() == ["unstated"] and frame(
        "dates", [{}]
    )["basis"].tolist() == ["not-stated"]
    assert frame("relations", [{}])["basis"].tolist() == [""], (
        "no word of the contract says that this basis is unknown"
    )


def test_rows_with_a_place_follow_the_text_and_own_columns_stay():
    text = "One said two."
    spans = [(9, 12), (0, 8), (0, 3)]
    rows = [
        {
            "observation_id": f"o{n}",
            "start": start,
            "end": end,
            "text": text[start:end],
            "kind": "framing",
            "note": "n",
            "mine": n,
        }
        for n, (start, end) in enumerate(spans)
    ]
    made = assemble(
        text,
        describe(text, "t"),
        {"observations": [*rows, {"observation_id": "o3", "kind": "silence", "note": "n"}]},
    )
    assert made.observations["observation_id"].tolist() == ["o2", "o1", "o0", "o3"]
    assert made.observations["mine"].tolist() == ["2", "1", "0", ""]
    assert check(made).empty


def test_the_package_names_the_dossier():
    assert assemble("x", {"name": "mine"} | describe("x", "t"), {}).name == "mine"
    assert assemble("x", describe("x", "t"), {}).name == "untitled"


def test_a_strange_table_is_named_with_those_that_there_are():
    with pytest.raises(ValueError, match="'quotes' is not a table; allowed: entities, mentions"):
        assemble("x", describe("x", "t"), {"quotes": []})


def test_fifty_thousand_rows_are_assembled():
    rows = [
        {"attribution_id": f"a{n}", "start": n % 977, "end": n % 977 + 5, "text": "x" * 5}
        for n in range(50_000)
    ]
    assert (
        len(assemble("x" * 1000, describe("x" * 1000, "t"), {"attributions": rows}).attributions)
        == 50_000
    )
