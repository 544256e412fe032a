"""When the outlet wrote what stands where: datelines, days in lines of their own, the entries of a
live blog. The texts are made up for these tests.
"""

import pandas as pd
import pytest

from helpers import drafting
from helpers.dossier import Dossier

REPORT = "A quarry owner was fined for dust, a clerk said.\n\nThe school is shut."
DATED = f"BRANMOOR, Norland, June 3, 2025 (Agency) — {REPORT}"
BLOG = """Ferry strike – as it happened

Published: 3 June 2025

6.15pm BST
The minister, Tor Vane, says the army could help. A surgeon told our reporter that she was tired. \
A 2022 report says the boats are old. The hospital is open.

10am BST
Crews walked out at 3am. The company's offer, made in May, was low.
"""


def outlet_said(dossier: Dossier) -> set[str]:
    """The days on which the outlet is said to have written."""
    return set(dossier.hops.loc[dossier.hops["hop"] == 0, "said_edtf"].fillna(""))


def row(table: pd.DataFrame, column: str, words: str) -> pd.Series:
    return table[table[column].str.contains(words, regex=False)].iloc[0]


def sources_said(dossier: Dossier, words: str) -> str:
    """When the source of a statement said it."""
    name = row(dossier.attributions, "text", words)["attribution_id"]
    return (
        dossier.hops[dossier.hops["attribution_id"] == name]
        .sort_values("hop")["said_edtf"]
        .fillna("")
        .iloc[-1]
    )


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (DATED, None),
        (DATED, "2025-06-03"),
        (DATED.replace(", 2025", ""), "2025-06-03"),
        (f"BRANMOOR, 3 June 2025 — {REPORT}", None),
        (f"BRANMOOR, Ohio, June 3 - {REPORT}", "2025-06-03"),
        (f"Branmoor, New Norland, June 3 - {REPORT}", "2025-06-03"),
        (f"Owner fined\n\nTuesday 3 June 2025\n\n{REPORT}", None),
        (f"Owner fined\n\nPublished: June 3, 2025 at 9:30 a.m.\n\n{REPORT}", None),
    ],
)
def test_the_outlet_says_all_on_the_day_that_its_text_bears(
    text: str, published: str | None
) -> None:
    dossier = drafting.draft(text, published=published)
    assert outlet_said(dossier) == {"2025-06-03"}
    assert set(dossier.hops.loc[dossier.hops["hop"] == 0, "said_date_id"]) == {"d01"}
    assert sources_said(dossier, "was fined") == ""


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (REPORT, "2025-06-03"),
        (f"{REPORT} It burned down on 3 June 2025.", None),
        (f"He wrote on 3 June 2025.\n\n{REPORT}", None),
        (DATED.replace(", 2025", ""), None),
        (DATED.replace(", 2025", ""), "2025-06-04"),
        (DATED, "2025-08-01"),
    ],
)
def test_a_text_that_does_not_bear_its_day_leaves_open_when_the_outlet_said_it(
    text: str, published: str | None
) -> None:
    assert outlet_said(drafting.draft(text, published=published)) == {""}


def test_the_entries_of_a_live_blog_date_what_stands_in_them() -> None:
    dossier = drafting.draft(BLOG)
    times = dossier.dates.set_index("text")["edtf"]
    assert times[["6.15pm BST", "10am BST", "3am"]].tolist() == ["2025-06-03"] * 3
    assert outlet_said(dossier) == {"2025-06-03"}
    assert sources_said(dossier, "the army could help") == "2025-06-03"
    assert sources_said(dossier, "she was tired") == "../2025-06-03"
    assert sources_said(dossier, "the boats are old") == "../2025-06-03"


def test_what_the_outlet_tells_of_now_in_an_entry_is_of_its_day() -> None:
    dossier = drafting.draft(BLOG)
    events = dossier.claims.set_index("proposition")["event_edtf"].fillna("")
    assert events["The hospital is open"] == "2025-06-03"
    assert events["Crews walked out at 3am"] == "2025-06-03"
    assert "BST" not in set(dossier.entities["name"])
    plain = drafting.draft(f"Tuesday 3 June 2025\n\n{REPORT}")
    assert row(plain.claims, "proposition", "school is shut")["event_edtf"] in ("", None)


def test_one_time_in_a_line_of_its_own_is_no_live_blog() -> None:
    dossier = drafting.draft(f"Tuesday 3 June 2025\n\n10:15\n{REPORT}")
    assert "10:15" not in set(dossier.dates["text"])
