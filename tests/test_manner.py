"""How one claim likely bears on another, in what respect, and whether the text says so."""

import pytest

import helpers
from helpers import correcting, drafting
from helpers.correcting import VERBS
from helpers.correcting.bearing import likely_relations, offered
from helpers.correcting.manner import OFFERED
from helpers.dossier import DossierError

TEXT = (
    "The council closed the ferry in 2019, Rhea Voss said. The ferry carried 90 cars on Friday, but"
    " the ferry carried only 40 cars on Sunday, she said.\n\n"
    "The harbor office kept two logs of the ferry, it said. Prosecutors accused the harbor office"
    " of hiding the logs.\n"
)


@pytest.fixture(scope="module")
def draft():
    made = drafting.draft(TEXT, name="ferry")
    return made.with_tables(relations=made.relations[:0])


def claim(dossier, words: str) -> str:
    row = dossier.claims[dossier.claims["proposition"].str.contains(words, case=False)].iloc[0]
    return str(row["claim_id"])


def ways(dossier, one: str, other: str):
    """The ways in which the claims with these words may bear on each other, the guessed first."""
    pair = {claim(dossier, one), claim(dossier, other)}
    [found] = [
        ways for ways in offered(dossier, pair) if {ways[0].claim_a, ways[0].claim_b} == pair
    ]
    return found


def test_each_pair_is_offered_as_it_is_guessed_and_in_the_ways_that_are_common(draft):
    first, *found = ways(draft, "90 cars", "40 cars")
    assert len(found) == OFFERED + 1 and len({way[:4] for way in found}) == OFFERED + 1
    common = {way[1] for way in found[:OFFERED]}
    assert common == {"supports", "qualifies", "contradicts", "elaborates"}
    later = claim(draft, "40 cars")
    assert [way.relation for way in found if way.claim_b == later] == ["supports"]
    assert first in likely_relations(draft, [later])
    for way in found:
        assert helpers.check(VERBS["add_relation"](draft, **way._asdict())).empty


def test_a_respect_is_offered_where_the_claims_have_what_it_takes(draft):
    counted = {way.kind for way in ways(draft, "90 cars", "40 cars")}
    assert "value" in counted and "wording" not in counted
    denied = drafting.draft(
        "Rhea Voss said the ferry was late. The harbor office denied that the ferry was closed.\n",
        name="late",
    )
    denied = denied.with_tables(relations=denied.relations[:0])
    found = ways(denied, "late", "closed")
    assert not {way.kind for way in found} & {"value", "date"}
    assert ("qualifies", "wording") in {(way.relation, way.kind) for way in found}
    assert ("contradicts", "denial") in {(way.relation, way.kind) for way in found}
    assert ("qualifies", "denial") in {(way.relation, way.kind) for way in found}
    dated = drafting.draft(
        "The ferry sank on May 2, 2020, Rhea Voss said. The inquiry of the ferry began on June 4,"
        " 2021, she said.\n",
        name="sank",
    )
    dated = dated.with_tables(relations=dated.relations[:0])
    assert "date" in {way.kind for way in ways(dated, "sank", "inquiry")}


def test_a_later_count_of_the_same_may_be_the_newer_word_on_it_and_another_count_may_not(draft):
    *_, newer = ways(draft, "90 cars", "40 cars")
    assert newer[:4] == (claim(draft, "40 cars"), "updates", claim(draft, "90 cars"), "date")
    assert "updates" not in {way.relation for way in ways(draft, "kept two logs", "hiding")}


def test_a_word_of_contrast_between_two_claims_of_a_sentence_qualifies_and_the_text_says_so(draft):
    read = ways(draft, "90 cars", "40 cars")[0]
    assert (read.claim_a, read.relation) == (claim(draft, "40 cars"), "qualifies")
    assert (read.kind, read.basis) == ("value", "stated")


def test_what_is_told_supports_what_somebody_is_accused_of_though_it_stands_before_it(draft):
    read = ways(draft, "kept two logs", "hiding")[0]
    assert (read.claim_a, read.relation) == (claim(draft, "kept two logs"), "supports")
    assert read.basis == "inferred"
    apart = ways(draft, "closed the ferry", "90 cars")[0]
    assert apart.claim_a == claim(draft, "90 cars")


def test_a_relation_that_bears_otherwise_is_read_anew_but_not_what_a_person_has_said_of_it(draft):
    first = next(way for way in ways(draft, "90 cars", "40 cars") if way.relation == "qualifies")
    made = VERBS["add_relation"](draft, **first._asdict())
    pair = {"claim_a": first.claim_a, "relation": "qualifies", "claim_b": first.claim_b}
    asked = correcting.proposed(made, "set_relation", pair | {"to": "contradicts"})
    assert (asked["kind"], asked["basis"]) == ("value", "inferred")
    after = VERBS["set_relation"](made, **asked)
    assert after.relations.iloc[0][["relation", "kind", "basis"]].tolist() == [
        "contradicts",
        "value",
        "inferred",
    ]
    key = list(pair.values())
    mine = VERBS["change"](made, "relations", key, {"kind": "wording"})
    asked = correcting.proposed(mine, "set_relation", pair | {"to": "contradicts"})
    assert "kind" not in asked
    kept = VERBS["set_relation"](mine, **asked).relations.iloc[0]
    assert (kept["kind"], kept["basis"]) == ("wording", "stated")


def test_a_relation_that_is_there_already_is_not_made_of_another(draft):
    first, second = ways(draft, "90 cars", "40 cars")[:2]
    made = VERBS["add_relation"](draft, **first._asdict())
    turned = dict(zip(("claim_a", "relation", "claim_b"), second[:3]))
    if second.claim_a != first.claim_a:
        turned |= {"claim_a": first.claim_a, "relation": "updates", "claim_b": first.claim_b}
    both = VERBS["add_relation"](made, **second._asdict() | turned)
    key = dict(zip(("claim_a", "relation", "claim_b"), first[:3]))
    with pytest.raises(DossierError):
        VERBS["set_relation"](both, **key, to=turned["relation"])


def test_claims_that_share_a_common_word_alone_are_not_proposed():
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    told = (
        "the crew painted",
        "a dog barked at",
        "two vans left",
        "rain hit",
        "Ann saw",
        "Bo sold",
    )
    text = "\n\n".join(f"On {day} {one} the mill." for day, one in zip(days, told)) + "\n"
    made = drafting.draft(text, name="mill")
    made = made.with_tables(relations=made.relations[:0])
    first, last = claim(made, "painted"), claim(made, "sold")
    assert not [row for row in likely_relations(made, [first]) if last in row[:3]]


def test_a_drafted_reason_follows_how_the_relation_bears_until_a_person_has_told_one(draft):
    first = next(way for way in ways(draft, "90 cars", "40 cars") if way.relation == "qualifies")
    key = [first.claim_a, "qualifies", first.claim_b]
    args = dict(zip(("claim_a", "relation", "claim_b"), key)) | {"to": "contradicts"}
    taken = VERBS["add_relation"](draft, **first._asdict())
    drafted = taken.with_tables(
        relations=taken.relations.assign(why="Both tell of cars.", drafted_by="rule: alike")
    )
    for made in (taken, drafted):
        asked = correcting.proposed(made, "set_relation", args)
        after = VERBS["set_relation"](made, **asked).relations.iloc[0]
        assert after["why"].endswith("; both cannot be so.") and after["why"] != first.why
        typed = VERBS["change"](made, "relations", key, {"why": "He counts fewer."})
        asked = correcting.proposed(typed, "set_relation", args)
        kept = VERBS["set_relation"](typed, **asked).relations.iloc[0]
        assert (kept["relation"], kept["why"]) == ("contradicts", "He counts fewer.")


def test_how_a_relation_bears_chosen_in_its_form_takes_the_drafted_reason_along(draft):
    first = next(way for way in ways(draft, "90 cars", "40 cars") if way.relation == "qualifies")
    made = VERBS["add_relation"](draft, **first._asdict())
    row = {"table": "relations", "key": [first.claim_a, "qualifies", first.claim_b]}
    asked = correcting.proposed(made, "change", row | {"values": {"relation": "updates"}})
    after = VERBS["change"](made, **asked).relations.iloc[0]
    assert after["kind"] == "date" and after["why"].endswith("; one is the newer word on it.")
    both = {"relation": "updates", "why": "The count is later."}
    asked = correcting.proposed(made, "change", row | {"values": both})
    assert VERBS["change"](made, **asked).relations.iloc[0]["why"] == "The count is later."


def test_a_relation_in_another_respect_keeps_the_reason_that_the_draft_gave(draft):
    first = next(way for way in ways(draft, "90 cars", "40 cars") if way.relation == "qualifies")
    key = [first.claim_a, "qualifies", first.claim_b]
    taken = VERBS["add_relation"](draft, **first._asdict())
    drafted = taken.with_tables(
        relations=taken.relations.assign(why="“but” sets them apart.", drafted_by="rule: but")
    )
    args = dict(zip(("claim_a", "relation", "claim_b"), key)) | {"to": "qualifies"}
    asked = correcting.proposed(drafted, "set_relation", args | {"kind": "wording"})
    after = VERBS["set_relation"](drafted, **asked).relations.iloc[0]
    assert (after["kind"], after["why"]) == ("wording", "“but” sets them apart.")
    asked = correcting.proposed(drafted, "set_relation", args | {"to": "updates"})
    after = VERBS["set_relation"](drafted, **asked).relations.iloc[0]
    assert after["why"].endswith("; one is the newer word on it.")


def test_a_relation_is_made_another_the_other_way_round_in_one_correction(draft):
    first = next(way for way in ways(draft, "90 cars", "40 cars") if way.relation == "qualifies")
    made = VERBS["add_relation"](draft, **first._asdict())
    args = {"claim_a": first.claim_a, "relation": "qualifies", "claim_b": first.claim_b}
    told = args | {"to": "supports", "kind": "scope", "turned": True}
    asked = correcting.proposed(made, "set_relation", told)
    after = VERBS["set_relation"](made, **asked)
    assert len(after.relations) == 1 and helpers.check(after).empty
    row = after.relations.iloc[0]
    assert (row["claim_a"], row["relation"]) == (first.claim_b, "supports")
    assert (row["claim_b"], row["kind"]) == (first.claim_a, "scope")
    assert "limits" in first.why and "limits" not in row["why"]
