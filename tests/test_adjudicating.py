"""Two checked dossiers of one text: every difference is a row, and one dossier is made of both."""

import pytest
from made import build, chain, claim, entity, said

from helpers import Dossier, DossierError, check, correcting
from helpers.correcting import VERBS, adjudicate, compare_dossiers

TEXT = (
    "The mayor said on Monday that the dam would hold. Engineer Bo Lind called it unsafe.\n"
    "Two gates are shut.\n"
)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def mention(id_: str, entity_id: str, words: str, form: str) -> dict:
    start, end = at(words)
    return {
        "mention_id": id_,
        "entity_id": entity_id,
        "start": start,
        "end": end,
        "text": words,
        "form": form,
    }


@pytest.fixture(scope="module")
def ada() -> Dossier:
    start, end = at("Monday")
    return build(
        TEXT,
        name="ada",
        entities=[entity("outlet", "outlet", False), entity("mayor"), entity("bo-lind")],
        mentions=[
            mention("m001", "mayor", "The mayor", "description"),
            mention("m002", "bo-lind", "Bo Lind", "name"),
        ],
        dates=[
            {
                "date_id": "d01",
                "start": start,
                "end": end,
                "text": "Monday",
                "edtf": "2024-05-06",
                "type": "DATE",
                "basis": "relative",
            }
        ],
        claims=[claim("c01"), claim("c02"), claim("c03")],
        attributions=[
            said("a01", "c01", *at("the dam would hold"), TEXT),
            said("a02", "c02", *at("it unsafe"), TEXT),
            said("a03", "c03", *at("Two gates are shut"), TEXT, quote="none"),
        ],
        hops=[
            *chain("a01", "outlet", "mayor", said_edtf="2024-05-06"),
            *chain("a02", "outlet", "bo-lind"),
            *chain("a03", "outlet"),
        ],
    )


def made(dossier: Dossier, *edits: tuple[str, dict]) -> Dossier:
    for verb, args in edits:
        dossier = VERBS[verb](dossier, **args)
    return dossier


SURER = ("change", {"table": "attributions", "key": "a01", "values": {"certainty": "probable"}})
SEEN = (
    "set_knowledge",
    {
        "attribution_id": "a03",
        "start": at("gates")[0],
        "end": at("gates")[1],
        "knowledge": "saw",
    },
)
LATER = ("change", {"table": "dates", "key": "d01", "values": {"edtf": "2024-05-13"}})
OTHERS = ("set_source", {"attribution_id": "a03", "entity_id": "bo-lind"})
LESS = ("reject", {"table": "attributions", "key": "a02"})
MORE = ("say_more", {"attribution_id": "a01", "start": 0, "end": 9, "proposition": "He rules."})
LINKED = (
    "add_relation",
    {"claim_a": "c02", "relation": "contradicts", "claim_b": "c01", "kind": "denial", "why": "so"},
)
NEW = (
    "add_mention",
    {"start": at("dam")[0], "end": at("dam")[1], "name": "the dam", "kind": "place"},
)
WIDER = (
    "move",
    {"table": "attributions", "key": "a03", "start": at("gates")[0], "end": at("shut")[1]},
)
EDITS = {
    "a value": ([SURER], [("attributions", "certainty")]),
    "a ground": ([SEEN], [("attributions", "knowledge")]),
    "a date": ([LATER], [("dates", "edtf")]),
    "a chain": ([OTHERS], [("attributions", "chain"), ("attributions", "quote")]),
    "a statement less": ([LESS], [("attributions", ""), ("claims", "")]),
    "a statement more": ([MORE], [("attributions", ""), ("claims", "")]),
    "a relation": ([LINKED], [("relations", "")]),
    "somebody new": ([NEW], [("entities", ""), ("mentions", "")]),
    "other words": ([WIDER], [("attributions", "words")]),
    "much": ([SURER, SEEN, LATER, OTHERS, MORE, LINKED, NEW], None),
}


@pytest.mark.parametrize("case", EDITS)
def test_what_differs_is_told_and_taking_all_of_it_makes_the_other(ada, case):
    edits, told = EDITS[case]
    grace = made(ada, *edits)
    table = compare_dossiers(ada, grace)
    if told is not None:
        assert sorted(zip(table["table"], table["column"])) == sorted(told)
    assert len(table) >= len(edits)
    taken = adjudicate(ada, grace, dict.fromkeys(table["difference"], "other"))
    assert check(taken).empty and compare_dossiers(taken, grace).empty
    kept = adjudicate(ada, grace, dict.fromkeys(table["difference"], "one"))
    assert compare_dossiers(kept, ada).empty


def test_the_other_way_round_differs_in_the_same_places(ada):
    grace = made(ada, *EDITS["much"][0])
    there, back = compare_dossiers(ada, grace), compare_dossiers(grace, ada)
    assert len(there) == len(back)
    assert list(there["one"]) == list(back["other"])


def test_ids_do_not_matter_where_the_words_are_the_same(ada):
    again = made(
        ada,
        LESS,
        (
            "say_more",
            {
                "attribution_id": "a01",
                "start": at("it unsafe")[0],
                "end": at("it unsafe")[1],
                "proposition": "Proposition c02.",
            },
        ),
    )
    table = compare_dossiers(ada, again)
    assert set(table["column"]) <= {"chain", "note"} and "a02" in set(table["one_id"])


def test_one_choice_of_several_is_taken_alone_and_both_are_named(ada):
    grace = made(ada, SURER, LATER)
    table = compare_dossiers(ada, grace)
    surer = table.loc[table["column"] == "certainty", "difference"].iloc[0]
    result = adjudicate(ada, grace, {surer: "other"}, names=("Ada", "Grace"))
    assert list(compare_dossiers(ada, result)["column"]) == ["certainty"]
    assert [one["title"] for one in result.package["contributors"]] == ["Ada", "Grace"]
    assert result.package["adjudicated"] == {
        "one": "Ada",
        "other": "Grace",
        "differences": 2,
        "from_other": 1,
    }


def test_each_difference_says_what_both_have_and_where(ada):
    rows = compare_dossiers(ada, made(ada, OTHERS)).set_index("column")
    row = rows.loc["chain"]
    assert (row["one"], row["other"]) == ("Outlet", "Outlet > Bo-Lind")
    assert tuple(rows.loc["quote", ["one", "other"]]) == ("none", "indirect")
    assert (row["start"], row["end"]) == at("Two gates are shut")


def test_how_a_source_would_know_and_by_which_words_is_one_difference(ada):
    row = compare_dossiers(ada, made(ada, SEEN)).iloc[0]
    assert (row["one"], row["other"]) == ("not stated", "saw it (“gates”)")


def test_what_cannot_be_chosen_is_refused(ada):
    grace = made(ada, SURER)
    for choices, words in (({"x999": "one"}, "x001"), ({"x001": "both"}, "one, other")):
        with pytest.raises(DossierError, match=words):
            adjudicate(ada, grace, choices)
    with pytest.raises(DossierError, match="same article"):
        compare_dossiers(ada, build("Another text.", name="else"))


def test_nothing_differs_in_a_dossier_and_itself(ada):
    assert compare_dossiers(ada, ada).empty
    assert not correcting.difference(ada, adjudicate(ada, ada, {}))
