"""What a sentence says besides, and what no statement has yet."""

import pytest

from helpers import correcting, drafting
from helpers.correcting import VERBS
from helpers.correcting.offering import offers
from helpers.correcting.unsaid import unsaid_in
from helpers.dossier import DossierError

TEXT = (
    "Ida Moor, 41, told a court that the damage to the quay on May 3, 2024, was hidden and that she"
    " had seen the boats sold to Roe. Roe lost five men in repairing the quay, raising fears in"
    " Orrin. Despite warnings from the mayor, the firm closed the mill and sold our late"
    " harvest. No harm to the crew was found. They left the harbor on Monday, citing a doctor.\n"
)


@pytest.fixture(scope="module")
def quay():
    return drafting.draft(TEXT, published="2024-05-08", name="quay")


def offered(dossier) -> dict[str, str]:
    """What is offered, sentence by sentence, with the words of the statement it stands in."""
    said = dossier.attributions.set_index("attribution_id")["text"]
    return {
        row.text: said.get(row.attribution_id, "")
        for start, end in correcting.sentences(dossier.text)
        for row in unsaid_in(dossier, start, end)
    }


def test_what_happened_is_offered_with_what_tells_of_it_and_its_whole_day(quay):
    found = offered(quay)
    assert {"the damage to the quay on May 3, 2024", "warnings from the mayor"} <= found.keys()


def test_ages_states_and_deeds_are_offered(quay):
    found = offered(quay)
    assert {"Ida Moor, 41", "the boats sold to Roe", "repairing the quay"} <= found.keys()
    assert "our late harvest" in found


def test_some_of_several_are_offered_with_their_names():
    text = "The storm closed two of its ports, Holm and Orrin, on Monday.\n"
    assert "two of its ports, Holm and Orrin" in offered(drafting.draft(text, name="ports"))


def test_a_verb_joined_on_is_offered_where_no_statement_has_it(quay):
    start = TEXT.index("sold our late harvest")
    whole = quay.attributions["end"] > start
    joined = quay.attributions[~(whole & (quay.attributions["start"] >= start))]
    hops = quay.hops[quay.hops["attribution_id"].isin(joined["attribution_id"])]
    bare = quay.with_tables(attributions=joined.reset_index(drop=True), hops=hops)
    assert "sold our late harvest" in offered(bare)


def test_what_is_not_there_a_source_that_is_cited_and_places_are_not_offered(quay):
    found = " | ".join(offered(quay))
    assert not [words for words in ("harm to", "citing", "the harbor", "a court") if words in found]


def test_a_click_makes_it_a_statement_of_its_source_or_of_the_outlet(quay):
    start, end = correcting.sentences(TEXT)[0]
    rows = offers(quay, {"kind": "unmarked", "start": start, "end": end})
    row = next(row for row in rows if row["sort"] == "claim" and "damage" in row["told"])
    after = VERBS[row["verb"]](quay, **row["args"])
    made = after.attributions.set_index("text").loc[row["told"], "attribution_id"]
    chain = after.hops[after.hops["attribution_id"] == made]
    assert list(chain["entity_id"]) == ["outlet", "ida-moor"]
    own = VERBS[row["own"]["verb"]](quay, **row["own"]["args"])
    made = own.attributions.set_index("text").loc[row["told"], "attribution_id"]
    assert len(own.hops[own.hops["attribution_id"] == made]) == 1
    assert row["told"] not in offered(after) and row["told"] not in offered(own)


def test_without_a_parser_nothing_is_offered(quay, monkeypatch):
    def none(text, place):
        raise DossierError("no parser")

    monkeypatch.setattr("helpers.correcting.unsaid.page_at", none)
    assert offered(quay) == {}


@pytest.mark.parametrize(
    "text, words",
    [
        ("Higher fees, the guild said, drove sellers off the square.", "Higher fees"),
        (
            "The guild asked Holm to remove the old boats from the basin.",
            "the old boats from the basin",
        ),
        ("Roe welcomed its 2019 letter on nets.", "its 2019 letter on nets"),
    ],
)
def test_what_has_become_so_is_taken_away_or_is_somebodys_is_offered(text, words):
    assert words in offered(drafting.draft(f"{text}\n", name="holm"))


@pytest.mark.parametrize(
    "text",
    [
        "The guild asked for a higher fee.",
        "Fees were higher than rents, and larger boats than ours came.",
        "The guild asked Holm to remove them from the basin, and a boat to come from Orrin.",
    ],
)
def test_what_is_only_wished_or_compared_is_not_offered(text):
    found = " | ".join(offered(drafting.draft(f"{text}\n", name="holm")))
    assert not any(words in found for words in ("higher", "larger boats", "them", "a boat"))
