"""Corrections of statements: cut in two, said by others, in other words, by somebody else, on
another day, with what is counted; and accepting many at once.
"""

import pandas as pd
import pytest
from made import build, chain, claim, drafted, entity, joined, said

from helpers import Dossier, DossierError, check, contract, correcting, drafting
from helpers.correcting import VERBS, Refused
from helpers.correcting.handing import sentence_of
from helpers.correcting.naming import form_of, meant_by
from helpers.correcting.page_data import known_of_article
from helpers.correcting.taking_back import undoing
from helpers.correcting.verbs.telling import counted_from

TEXT = (
    "On Tuesday, Mayor Lena Holt said that the ferry had failed two inspections in 2021 and that "
    "she would close the pier on May 3, 2022.\n"
    "“We warned them, we wrote to them,” she added, “and nobody answered.” "
    "The company denied it. It owns 12 boats.\n"
)


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def span(words: str, nth: int = 0) -> dict:
    return dict(zip(("start", "end"), at(words, nth)))


def mention(id_: str, entity_id: str, words: str, form: str, nth: int = 0) -> dict:
    return {
        "mention_id": id_,
        "entity_id": entity_id,
        **span(words, nth),
        "text": words,
        "form": form,
    }


def day(id_: str, words: str, edtf: str, basis: str = "explicit") -> dict:
    return {
        "date_id": id_,
        **span(words),
        "text": words,
        "edtf": edtf,
        "type": "DATE",
        "basis": basis,
    }


LONG = (
    "the ferry had failed two inspections in 2021 and that she would close the pier on May 3, 2022"
)
QUOTED = "“We warned them, we wrote to them,”"
COUNTED = {
    "measure": "inspections",
    "low": "2",
    "high": "2",
    "comparator": "=",
    "unit": "inspections",
}


@pytest.fixture(scope="module")
def made() -> Dossier:
    return drafted(
        build(
            TEXT,
            entities=[
                entity("outlet", "outlet", False),
                entity("lena-holt", name="Lena Holt"),
                entity("company", "organisation", name="the company"),
                entity("council", "organisation"),
            ],
            mentions=[
                mention("m001", "lena-holt", "Lena Holt", "name"),
                mention("m002", "lena-holt", "she", "pronoun"),
                mention("m003", "company", "The company", "description"),
            ],
            dates=[
                day("d01", "Tuesday", "2022-04-26", "relative"),
                day("d02", "2021", "2021"),
                day("d03", "May 3, 2022", "2022-05-03"),
            ],
            claims=[claim("c01"), claim("c02"), claim("c03")],
            attributions=[
                said("a01", "c01", *at(LONG), TEXT),
                said("a02", "c02", *at(QUOTED), TEXT, quote="direct"),
                said("a03", "c03", *at("It owns 12 boats"), TEXT, quote="none"),
            ],
            hops=[
                *chain("a01", "outlet", "lena-holt", said_edtf="2022-04-26"),
                *chain("a02", "outlet", "lena-holt"),
                *chain("a03", "outlet"),
            ],
            quantities=[
                {
                    "quantity_id": "q01",
                    "attribution_id": "a01",
                    **span("two inspections"),
                    "text": "two inspections",
                    **COUNTED,
                }
            ],
        )
    )


def row(dossier: Dossier, table: str, *key: str) -> dict:
    frame = dossier.tables[table]
    return frame[[found == key for found in correcting.keys(table, frame)]].iloc[0].to_dict()


def new(before: Dossier, after: Dossier, table: str = "attributions") -> list[dict]:
    known = set(correcting.keys(table, before.tables[table]))
    frame = after.tables[table]
    fresh = [key not in known for key in correcting.keys(table, frame)]
    return frame[fresh].to_dict("records")


def test_the_made_dossier_is_sound(made):
    assert check(made).empty


def test_a_statement_cut_at_a_word_is_two_with_the_same_source_act_and_day(made):
    after = VERBS["split_attribution"](made, "a01", at("and that she")[0])
    [part] = new(made, after)
    kept = row(after, "attributions", "a01")
    assert kept["text"] == "the ferry had failed two inspections in 2021"
    assert part["text"] == "she would close the pier on May 3, 2022"
    shared = ["act", "stance", "certainty", "quote", "status", "drafted_by"]
    assert [part[name] for name in shared] == [kept[name] for name in shared]
    first, second = (
        after.hops[after.hops["attribution_id"] == id_].drop(columns="attribution_id")
        for id_ in ("a01", part["attribution_id"])
    )
    assert first.reset_index(drop=True).equals(second.reset_index(drop=True))


def test_what_is_cut_has_its_own_claim_worded_and_dated_by_its_own_words(made):
    after = VERBS["split_attribution"](made, "a01", at("and that she")[0])
    [part] = new(made, after)
    first, second = row(after, "claims", "c01"), row(after, "claims", part["claim_id"])
    assert first["proposition"] == "The ferry had failed two inspections in 2021"
    assert second["proposition"] == "Lena Holt would close the pier on May 3, 2022"
    assert (first["event_edtf"], first["event_date_id"]) == ("2021", "d02")
    assert (second["event_edtf"], second["event_date_id"]) == ("2022-05-03", "d03")


def test_what_is_counted_goes_to_the_part_that_it_stands_in(made):
    whole = "the ferry had failed two inspections in 2021"
    after = VERBS["split_attribution"](made, "a01", *at(whole))
    [part] = new(made, after)
    assert row(after, "quantities", "q01")["attribution_id"] == part["attribution_id"]
    other = VERBS["split_attribution"](made, "a01", at("and that she")[0])
    assert row(other, "quantities", "q01")["attribution_id"] == "a01"


def test_words_out_of_the_middle_leave_the_rest_interrupted(made):
    after = VERBS["split_attribution"](made, "a01", *at("two inspections"))
    kept = row(after, "attributions", "a01")
    assert kept["pieces"].count("-") == 2 and (kept["start"], kept["end"]) == at(LONG)
    assert check(after).empty


def test_a_claim_is_reworded_with_the_names_of_whom_its_pronouns_mean(made):
    where = at("We warned them, we")
    we = VERBS["add_mention"](made, where[0], where[0] + 2, "council", form="pronoun")
    them = at("them")
    both = VERBS["add_mention"](we, *them, "company", form="pronoun")
    after = VERBS["reword"](both, "c02")
    told = row(after, "claims", "c02")["proposition"]
    assert told == "Council warned the company, we wrote to them"
    with pytest.raises(Refused, match="in the words of the article already; mark “we” first"):
        VERBS["reword"](after, "c02")


def test_who_is_urged_should_in_the_part_that_is_cut_off():
    text = "Ida Moor urged the council to close the dam and to pay the owners."
    draft = joined(drafting.draft(text), "the council to close", "pay the owners")
    start = text.index("and to pay")
    after = VERBS["split_attribution"](draft, "a01", start)
    assert "The council should pay the owners" in set(after.claims["proposition"])


def test_propositions_that_are_given_are_taken(made):
    after = VERBS["split_attribution"](
        made, "a01", at("and that she")[0], proposition="Holt closes.", rest="It failed."
    )
    [part] = new(made, after)
    assert row(after, "claims", part["claim_id"])["proposition"] == "Holt closes."
    assert row(after, "claims", "c01")["proposition"] == "It failed."


def test_who_says_the_same_words_beside_says_both_parts(made):
    joint = VERBS["copy_attribution"](made, "a01", ["council"])
    after = VERBS["split_attribution"](joint, "a01", at("and that she")[0])
    parts = new(joint, after)
    assert len(parts) == 2 and len({part["claim_id"] for part in parts}) == 1
    assert len(after.claims) == len(joint.claims) + 1


def test_a_claim_that_others_make_elsewhere_keeps_its_words_when_one_is_cut(made):
    shared = VERBS["also_said"](made, "c01", *at("nobody answered"), like="a02")
    after = VERBS["split_attribution"](shared, "a01", at("and that she")[0])
    assert row(after, "claims", "c01")["proposition"] == "Proposition c01."


@pytest.mark.parametrize(("start", "end"), [(at(LONG)[0], None), at(LONG), (0, 3), at("denied it")])
def test_a_cut_that_leaves_nothing_on_a_side_is_refused(made, start, end):
    with pytest.raises(Refused, match="inside the statement"):
        VERBS["split_attribution"](made, "a01", start, end)


def test_a_statement_in_quotation_marks_in_part_is_indirect_where_it_has_none(made):
    mixed = VERBS["change"](made, "attributions", "a02", {"quote": "mixed"})
    after = VERBS["split_attribution"](mixed, "a02", *at("we wrote to them"))
    [part] = new(mixed, after)
    assert (part["quote"], row(after, "attributions", "a02")["quote"]) == ("indirect", "mixed")


def test_the_same_for_others_makes_a_statement_each_on_one_claim(made):
    after = VERBS["copy_attribution"](made, "a01", ["company", "council"])
    made_now = new(made, after)
    assert {one["claim_id"] for one in made_now} == {"c01"}
    sources = [row(after, "hops", one["attribution_id"], "1") for one in made_now]
    assert [hop["entity_id"] for hop in sources] == ["company", "council"]
    assert {hop["said_edtf"] for hop in sources} == {"2022-04-26"}
    assert len(after.quantities) == 3 and len(after.claims) == len(made.claims)


def ground(dossier: Dossier, attribution_id: str) -> tuple:
    told = row(dossier, "attributions", attribution_id)
    return tuple(told[name] for name in ("knowledge", "knowledge_start", "knowledge_end"))


def test_how_a_source_would_know_is_told_by_words_and_taken_back_with_them(made):
    told = VERBS["set_knowledge"](made, "a02", *at("wrote"), "took-part")
    assert ground(told, "a02") == ("took-part", *at("wrote"))
    bare = VERBS["set_knowledge"](told, "a02")
    assert ground(bare, "a02")[0] == "took-part" and all(map(pd.isna, ground(bare, "a02")[1:]))
    after = VERBS["change"](told, "attributions", "a02", {"knowledge": "not-stated"})
    assert ground(after, "a02")[0] == "not-stated" and all(map(pd.isna, ground(after, "a02")[1:]))
    other = VERBS["change"](told, "attributions", "a02", {"knowledge": "saw"})
    assert ground(other, "a02") == ("saw", *at("wrote"))


def test_words_that_say_how_a_source_would_know_need_to_say_how(made):
    with pytest.raises(Refused, match="a value that these words state"):
        VERBS["set_knowledge"](made, "a02", *at("wrote"))


def test_how_the_first_would_know_says_nothing_of_another_who_says_the_same(made):
    told = VERBS["set_knowledge"](made, "a02", *at("wrote"), "took-part")
    both = VERBS["copy_attribution"](told, "a02", ["council"])
    added = new(told, both)[0]["attribution_id"]
    assert ground(both, added)[0] == "not-stated" and pd.isna(ground(both, added)[1])
    more = VERBS["say_more"](told, "a02", *at("two inspections"))
    assert ground(more, new(told, more)[0]["attribution_id"]) == ground(told, "a02")


def test_a_correction_written_down_before_there_was_knowledge_is_undone(made):
    after = VERBS["change"](made, "attributions", "a02", {"certainty": "possible"})
    how = undoing(made, after)
    first = 1 + contract.columns("attributions").index("knowledge")
    for was in how["rows"]["attributions"]:
        del was[first : first + 3]
    assert VERBS["take_back"](after, **how).attributions.equals(made.attributions)


def test_the_same_for_others_of_the_outlets_own_voice_gives_each_a_step(made):
    after = VERBS["copy_attribution"](made, "a03", ["company"])
    [one] = new(made, after)
    assert row(after, "hops", one["attribution_id"], "1")["entity_id"] == "company"


@pytest.mark.parametrize("who", [[], ["lena-holt"], ["company", "lena-holt"]])
def test_the_same_for_nobody_or_for_who_says_it_already_is_refused(made, who):
    with pytest.raises(Refused):
        VERBS["copy_attribution"](made, "a01", who)


def test_the_same_speaker_says_more_on_a_claim_of_its_own(made):
    after = VERBS["say_more"](made, "a02", *at("and nobody answered"))
    [one] = new(made, after)
    assert row(after, "hops", one["attribution_id"], "1")["entity_id"] == "lena-holt"
    assert one["quote"] == "direct" and one["claim_id"] not in set(made.claims["claim_id"])
    assert row(after, "claims", one["claim_id"])["proposition"] == "Nobody answered"


def test_a_claim_is_denied_by_another_in_other_words(made):
    after = VERBS["also_said"](made, "c02", *at("it"), source="company", act="deny")
    [one] = new(made, after)
    assert (one["claim_id"], one["act"], one["stance"]) == ("c02", "deny", "denies")
    assert row(after, "hops", one["attribution_id"], "1")["entity_id"] == "company"
    assert len(after.claims) == len(made.claims)


def test_a_claim_made_once_more_like_a_statement_has_its_chain(made):
    after = VERBS["also_said"](
        made, "c03", *at("nobody answered"), like="a01", certainty="possible"
    )
    [one] = new(made, after)
    assert row(after, "hops", one["attribution_id"], "1")["said_edtf"] == "2022-04-26"
    assert (one["certainty"], one["act"], one["claim_id"]) == ("possible", "report", "c03")
    own = VERBS["also_said"](made, "c03", *at("nobody answered"))
    assert new(made, own)[0]["quote"] == "none"


def test_a_statement_gets_a_second_piece_and_what_touches_is_taken_in(made):
    after = VERBS["add_piece"](made, "attributions", "a02", *at("“and nobody answered.”"))
    kept = row(after, "attributions", "a02")
    assert kept["pieces"].count("-") == 2 and kept["end"] == at("answered.”")[1]
    end = at(QUOTED)[1]
    wider = VERBS["add_piece"](made, "attributions", "a02", end - 3, end + 1)
    assert row(wider, "attributions", "a02")["pieces"] == ""
    for table, words in (("attributions", "we wrote"), ("mentions", "boats")):
        key = "a02" if table == "attributions" else "m001"
        with pytest.raises(Refused):
            VERBS["add_piece"](made, table, key, *at(words))


def test_the_same_words_are_marked_wherever_they_stand_whole_and_unmarked(made):
    they = VERBS["add_mention"](made, *at("we"), "council", form="pronoun")
    [mark] = new(made, they, "mentions")
    assert "answered" in TEXT
    after = VERBS["mention_alike"](they, mark["mention_id"])
    added = new(they, after, "mentions")
    assert [one["text"] for one in added] == ["We"] and added[0]["entity_id"] == "council"
    assert added[0]["form"] == "pronoun"
    with pytest.raises(Refused, match="elsewhere"):
        VERBS["mention_alike"](after, mark["mention_id"])
    with pytest.raises(Refused, match="elsewhere"):
        VERBS["mention_alike"](made, "m001")


def test_a_source_is_set_by_the_words_that_mention_it(made):
    after = VERBS["set_source"](made, "a02", **span("The company"))
    hop = row(after, "hops", "a02", "1")
    assert (hop["entity_id"], hop["mention_id"]) == ("company", "m003")
    assert len(after.mentions) == len(made.mentions)


def test_a_source_that_is_new_gets_its_mention_and_its_entity(made):
    after = VERBS["set_source"](made, "a03", **span("Mayor Lena Holt"), name="Mayor Holt")
    hop = row(after, "hops", "a03", "1")
    assert row(after, "entities", hop["entity_id"])["name"] == "Mayor Holt"
    assert row(after, "mentions", hop["mention_id"])["text"] == "Mayor Lena Holt"
    known = VERBS["set_source"](made, "a03", "lena-holt", **span("she", 1))
    mention_id = row(known, "hops", "a03", "1")["mention_id"]
    assert row(known, "mentions", mention_id)["form"] == "pronoun"


def test_a_mention_that_is_somebody_elses_names_somebody_else_in_a_chain(made):
    named = VERBS["set_source"](made, "a02", "lena-holt", **span("she", 1))
    mention_id = row(named, "hops", "a02", "1")["mention_id"]
    after = VERBS["change"](named, "mentions", mention_id, {"entity_id": "council"})
    assert row(after, "hops", "a02", "1")["entity_id"] == "council"
    assert row(after, "hops", "a01", "1")["entity_id"] == "lena-holt"


def test_a_source_that_is_the_outlet_leaves_its_own_voice(made):
    after = VERBS["set_source"](made, "a01", "outlet")
    assert list(after.hops.loc[after.hops["attribution_id"] == "a01", "hop"]) == [0]
    named = VERBS["set_source"](made, "a01", "company")
    assert row(named, "hops", "a01", "1")["said_edtf"] == ""
    assert row(after, "attributions", "a01")["quote"] == "none"
    with pytest.raises(Refused):
        VERBS["set_source"](made, "a01")


def test_a_date_brings_value_and_basis_and_is_carried_to_the_same_speakers_undated_words(made):
    alone = VERBS["set_date"](made, "hops", ["a02", "1"], "d03")
    hop = row(alone, "hops", "a02", "1")
    assert (hop["said_edtf"], hop["said_basis"]) == ("2022-05-03", "explicit")
    carried = VERBS["set_date"](made, "hops", ["a01", "1"], "d01", carry="article")
    later = row(carried, "hops", "a02", "1")
    assert (later["said_date_id"], later["said_basis"]) == ("d01", "carried-over")
    near = VERBS["set_date"](made, "hops", ["a01", "1"], "d01", carry="paragraph")
    assert row(near, "hops", "a02", "1")["said_edtf"] == ""
    assert row(carried, "hops", "a03", "0")["said_edtf"] == ""


def test_a_day_is_carried_to_what_else_the_same_source_claims_in_the_sentence():
    text = (
        "The vote on May 3, 2024, was close. Ann Roe said that the mill was sold and that the quay"
        " was shut. Tom Lund said that the pier was safe.\n"
    )
    draft = drafting.draft(text)
    claims = draft.claims.set_index("proposition")["claim_id"]
    sold, shut = claims["The mill was sold"], claims["The quay was shut"]
    day = draft.dates["date_id"].iloc[0]

    def dated(dossier, **more) -> list[str]:
        after = VERBS["set_date"](dossier, "claims", sold, day, **more)
        events = after.claims.set_index("claim_id")["event_edtf"]
        return [events[one] for one in (sold, shut, claims["The pier was safe"])]

    assert dated(draft, carry="sentence") == ["2024-05-03", "2024-05-03", ""]
    assert dated(draft) == ["2024-05-03", "", ""]
    by_hand = VERBS["accept"](draft, "claims", shut)
    assert dated(by_hand, carry="sentence") == ["2024-05-03", "", ""]
    with pytest.raises(Refused, match="carry"):
        VERBS["set_date"](draft, "hops", ["a01", "1"], day, carry="sentence")


def test_a_date_bounds_what_is_before_it_or_after_and_rests_on_what_is_said(made):
    before = VERBS["set_date"](made, "claims", "c01", "d03", bound="before", basis="relative")
    assert row(before, "claims", "c01")["event_edtf"] == "../2022-05-03"
    assert row(before, "claims", "c01")["event_basis"] == "relative"
    after = VERBS["set_date"](made, "claims", "c01", "d03", bound="after")
    assert row(after, "claims", "c01")["event_edtf"] == "2022-05-03/.."
    with pytest.raises(Refused, match="bound"):
        VERBS["set_date"](made, "claims", "c01", "d03", bound="around")


def test_whom_words_mention_is_proposed_by_the_words_the_speaker_or_who_came_before(made):
    def who(words: str, nth: int = 0) -> str:
        args = correcting.proposed(made, "add_mention", span(words, nth))
        return args.get("entity_id") or args["name"]

    assert who("We") == "lena-holt"
    assert who("It") == "company"
    assert who("Mayor Lena Holt") == "lena-holt"
    assert who("two inspections") == "two inspections"
    given = correcting.proposed(made, "add_mention", span("We") | {"entity_id": "council"})
    assert (given["entity_id"], given["form"]) == ("council", "pronoun")


def test_what_a_dated_party_relays_was_said_on_that_day_or_before(made):
    relayed = VERBS["add_hop"](made, "a02", 2, "council")
    after = VERBS["set_date"](relayed, "hops", ["a02", "1"], "d01")
    inner = row(after, "hops", "a02", "2")
    assert (inner["said_edtf"], inner["said_basis"]) == ("../2022-04-26", "bounded-by-relay")
    outlet = VERBS["set_date"](relayed, "hops", ["a02", "0"], "d01")
    assert row(outlet, "hops", "a02", "2")["said_edtf"] == ""
    dated = VERBS["set_date"](relayed, "hops", ["a02", "2"], "d02")
    kept = VERBS["set_date"](dated, "hops", ["a02", "1"], "d01")
    assert row(kept, "hops", "a02", "2")["said_edtf"] == "2021"


def test_a_date_without_a_value_or_on_a_row_without_dates_is_refused(made):
    blank = VERBS["change"](made, "dates", "d03", {"edtf": ""})
    with pytest.raises(Refused):
        VERBS["set_date"](blank, "claims", "c01", "d03")
    with pytest.raises(Refused):
        VERBS["set_date"](made, "dates", "d01", "d03")
    with pytest.raises(Refused):
        VERBS["set_date"](made, "claims", "c01", "d03", carry="everywhere")


def test_a_relation_is_added_once(made):
    how = {"claim_a": "c01", "relation": "supports", "claim_b": "c02", "kind": "scope"}
    after = VERBS["add_relation"](made, **how, why="one is  the other's reason")
    added = row(after, "relations", "c01", "supports", "c02")
    assert (added["why"], added["basis"]) == ("one is the other's reason", "inferred")
    for wrong in (how, how | {"claim_b": "c01"}, how | {"claim_a": "c99"}):
        with pytest.raises(Refused):
            VERBS["add_relation"](after, **wrong, why="again")


def test_a_quantity_is_added_to_the_statement_that_its_words_stand_in(made):
    after = VERBS["add_quantity"](made, "a03", *at("12 boats"), low=12, unit="boats")
    [added] = new(made, after, "quantities")
    assert (added["low"], added["high"], added["measure"]) == (12, 12, "12 boats")
    least = VERBS["add_quantity"](made, "a03", *at("12 boats"), low=12, comparator=">=")
    assert new(made, least, "quantities")[0]["high"] is None
    with pytest.raises(Refused, match="words of the paragraph"):
        VERBS["add_quantity"](made, "a01", *at("12 boats"), low=12)


def test_a_remark_on_the_whole_text_has_no_words(made):
    after = VERBS["add_observation"](made, "missing-metadata", "No author is named.")
    [added] = new(made, after, "observations")
    assert added["text"] == "" and check(after).empty


def test_a_relation_is_accepted_with_the_sentence_that_tells_it_if_that_is_asked(made):
    told = VERBS["add_relation"](made, "c02", "qualifies", "c01", "scope", "The text goes on.")
    drafted = told.with_tables(relations=told.relations.assign(status="drafted"))
    first = made.attributions.groupby("claim_id")["start"].min()
    earlier, later = sorted(first[["c01", "c02"]])
    assert earlier < later

    def status(start: int, relations: bool) -> str:
        after = VERBS["accept_sentence"](drafted, start, start + 1, relations=relations)
        return after.relations["status"].iloc[-1]

    assert status(later, relations=True) == "checked"
    assert status(later, relations=False) == status(earlier, relations=True) == "drafted"


def test_a_day_that_stands_elsewhere_is_carried_over_and_one_beside_is_not(made):
    """Unless somebody says what it rests on, or it is a bound."""
    day = made.dates.iloc[0]
    start, end = sentence_of(made.text, int(day["start"]))
    beside = made.attributions["start"].between(start, end)
    bases = {}
    for here, id_ in zip(beside, made.attributions["claim_id"]):
        args = {"table": "claims", "key": id_, "date_id": day["date_id"]}
        bases[bool(here)] = correcting.proposed(made, "set_date", args).get("basis", "")
        bounded = correcting.proposed(made, "set_date", args | {"bound": "before"})
        assert "basis" not in bounded
        own = correcting.proposed(made, "set_date", args | {"basis": "explicit"})
        assert own["basis"] == "explicit"
    assert bases == {True: "", False: "carried-over"}


def test_all_of_a_sentence_is_accepted_at_once_and_nothing_beside(made):
    end = TEXT.index("\n")
    after = VERBS["accept_sentence"](made, 0, end)
    for table, key in (
        ("attributions", ["a01"]),
        ("hops", ["a01", "1"]),
        ("claims", ["c01"]),
        ("quantities", ["q01"]),
        ("mentions", ["m002"]),
        ("dates", ["d01"]),
        ("entities", ["lena-holt"]),
    ):
        assert row(after, table, *key)["status"] == "checked", table
    for table, key in (("attributions", "a02"), ("mentions", "m003"), ("entities", "council")):
        assert row(after, table, key)["status"] == "drafted"


def test_what_nobody_doubts_is_accepted_in_one_step_and_the_rest_waits(made):
    queue = correcting.doubtful(made)
    after = VERBS["accept_undoubted"](made)
    left = correcting.doubtful(after)
    assert 0 < (queue["doubt"] == 0).sum() < len(queue)
    assert (left["doubt"] > 0).all() and set(left["key"]) <= set(queue["key"])
    assert VERBS["accept_undoubted"](after).tables.keys() == after.tables.keys()
    assert not correcting.difference(after, VERBS["accept_undoubted"](after))


def test_a_new_day_reads_the_drafted_dates_anew_and_leaves_what_is_checked():
    text = (
        "The bridge was closed on Monday after a flood.\n"
        "“It will open on Friday,” engineer Tom Beck said on Tuesday."
    )
    draft = drafting.draft(text, published="2024-03-06")
    dates = draft.dates.set_index("text")["edtf"]
    assert (dates["Monday"], dates["Tuesday"]) == ("2024-03-04", "2024-03-05")
    monday = draft.dates.loc[draft.dates["text"] == "Monday", "date_id"].iloc[0]
    kept = VERBS["accept"](draft, "dates", monday)
    after = VERBS["tell"](kept, published="2024-03-13", byline="Ida Moor", headline="Bridge shut")
    dates = after.dates.set_index("text")["edtf"]
    assert (dates["Monday"], dates["Tuesday"]) == ("2024-03-04", "2024-03-12")
    assert "2024-03-12" in set(after.hops["said_edtf"])
    assert (after.article["published"], after.article["byline"]) == ("2024-03-13", "Ida Moor")
    assert after.article["publisher"] == "unknown" and check(after).empty


def test_dates_are_counted_from_a_day_that_is_inferred_where_none_is_stated():
    text = "The bridge was closed on March 4, engineer Tom Beck said on Tuesday."
    draft = drafting.draft(text)
    assert set(draft.dates["edtf"]) == {""}
    after = VERBS["tell"](draft, inferred="2024-03-06")
    dates = after.dates.set_index("text")
    assert dates["edtf"].to_dict() == {"March 4": "2024-03-04", "Tuesday": "2024-03-05"}
    assert dates["note"].str.contains("the day that is inferred, 2024-03-06").all()
    about = after.article
    assert (about["published"], about["published_edtf"]) == ("unknown", "2024-03-06~")
    assert "does not say" in about["published_basis"] and check(after).empty
    assert counted_from(after).isoformat() == "2024-03-06" and counted_from(draft) is None
    stated = VERBS["tell"](after, published="2024-03-13", inferred="2024-03-06")
    assert stated.article["published_edtf"] == "2024-03-13"
    assert "2024-03-12" in set(stated.dates["edtf"])
    gone = VERBS["tell"](after, published="", inferred="")
    assert set(gone.dates["edtf"]) == {""} and gone.article["published_edtf"] == ""


@pytest.mark.parametrize("told", ["2024-03-", "202", "2999", "0999"])
def test_a_day_or_a_year_that_is_half_typed_is_refused_in_words_that_allow_both(told):
    draft = drafting.draft("The bridge was closed on March 4, engineer Tom Beck said.")
    with pytest.raises(DossierError, match=rf"inferred: found '{told}'.* a year such as 2024"):
        VERBS["tell"](draft, inferred=told)


RELAYED = (
    "The Holm Post reported on March 4, citing dockers, that the sluice is shut. Ada Roe said"
    " earlier that the pier would open on Friday. “The mill is safe,” Tom Lund said on Tuesday."
)


def test_a_day_that_is_told_later_dates_what_the_draft_could_not_date_without_it():
    bare = drafting.draft(RELAYED)
    with_it = drafting.draft(RELAYED, published="2024-03-06")
    after = VERBS["tell"](bare, **correcting.proposed(bare, "tell", {"published": "2024-03-06"}))
    for table, day in (("hops", "said_edtf"), ("hops", "said_basis"), ("claims", "event_edtf")):
        assert list(after.tables[table][day]) == list(with_it.tables[table][day])
    assert set(bare.hops["said_edtf"]) == {""} and (after.hops["said_edtf"] != "").sum() == 3
    assert check(after).empty
    by_hand = VERBS["accept"](bare, "attributions", bare.attributions["attribution_id"].iloc[0])
    kept = VERBS["tell"](
        by_hand, **correcting.proposed(by_hand, "tell", {"published": "2024-03-06"})
    )
    first = kept.hops["attribution_id"] == kept.attributions["attribution_id"].iloc[0]
    assert set(kept.hops.loc[first, "said_edtf"]) == {""}


def test_where_only_the_year_is_known_dates_lie_in_it():
    text = (
        "Boats sank on March 4, Ann Roe said on Tuesday. A quay has been shut since January, she"
        " said. Divers found it last autumn, and will be back this spring."
    )
    draft = drafting.draft(text)
    after = VERBS["tell"](draft, **correcting.proposed(draft, "tell", {"inferred": "2024"}))
    dates = after.dates.set_index("text")
    assert dates["edtf"].to_dict() == {
        "March 4": "2024-03-04?",
        "Tuesday": "2024?",
        "since January": "2024-01?/..",
        "last autumn": "2023-23",
        "this spring": "2024-21",
    }
    assert set(dates["basis"]) == {"inferred-year"}
    assert "2024?" in set(after.hops["said_edtf"]) and check(after).empty
    about = after.article
    assert (about["published"], about["published_edtf"]) == ("unknown", "2024?")
    assert known_of_article(after)["inferred"] == "2024"
    day = VERBS["tell"](after, inferred="2024-03-06").dates.set_index("text")["edtf"]
    assert (day["March 4"], day["Tuesday"]) == ("2024-03-04", "2024-03-05")


def test_another_day_moves_what_was_relayed_by_then_too():
    draft = drafting.draft(RELAYED, published="2024-03-06")
    bounded = draft.hops[draft.hops["said_basis"] == "bounded-by-relay"]
    assert set(bounded["said_edtf"]) == {"../2024-03-04"}
    after = VERBS["tell"](draft, published="2025-03-06").hops.loc[bounded.index]
    assert set(after["said_edtf"]) == {"../2025-03-04"}
    assert set(after["said_basis"]) == {"bounded-by-relay"}


def test_a_description_means_who_was_described_so_and_a_pronoun_one_of_its_kind(made):
    def who(words: str, text: str) -> str:
        dossier = drafting.draft(text)
        start = text.rindex(words)
        id_ = meant_by(dossier, start, start + len(words))
        names = dossier.entities.set_index("entity_id")["name"]
        return names.get(id_, "")

    firm = "Norra Mills Ltd., a paper company, said on Monday that Ada Roe had left. "
    assert who("it", f"{firm}She said it had paid.") == "Norra Mills Ltd."
    assert who("her", f"{firm}Nobody paid her.") == "Ada Roe"
    assert who("The Mills", f"{firm}The Mills closed.") == "Norra Mills Ltd."
    assert who("the ferry", f"{firm}Nobody took the ferry.") == ""


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    [
        ("she", "person", "pronoun"),
        ("the Harbour Board", "organisation", "name"),
        ("The Board of Trade", "organisation", "name"),
        ("the Danish ferries", "group", "description"),
        ("Danish ferries", "group", "description"),
        ("Danish", "government", "demonym"),
        ("the UAE", "government", "acronym"),
        ("Oslo", "government", "metonym"),
        ("Oslo", "place", "name"),
    ],
)
def test_the_form_of_a_mention_is_told_by_its_letters_and_the_lexicons(words, kind, form):
    assert form_of(words, kind) == form


def test_a_publisher_names_the_outlet_and_a_blank_is_unknown(made):
    after = VERBS["tell"](made, publisher="The Quay Courier")
    outlet = row(after, "entities", "outlet")
    assert (outlet["name"], outlet["named"]) == ("The Quay Courier", True)
    blank = VERBS["tell"](after, publisher=" ", published="")
    assert (blank.article["publisher"], blank.article["published"]) == ("unknown", "unknown")
    assert row(blank, "entities", "outlet")["name"] == "the outlet"
    with pytest.raises(Exception, match="published"):
        VERBS["tell"](made, published="2024-13-01")


def test_the_sentences_are_in_order_and_go_on_behind_titles_initials_and_months():
    text = (
        "Dr. Ann Roe met J. Q. Poe on Nov. 3 in Oslo. “Why now?” he asked. She left.\n\n"
        "No end here\n3.5 million came."
    )
    found = [text[start:end] for start, end in correcting.sentences(text)]
    assert found == [
        "Dr. Ann Roe met J. Q. Poe on Nov. 3 in Oslo.",
        "“Why now?” he asked.",
        "She left.",
        "No end here",
        "3.5 million came.",
    ]


MILL = (
    "Ida Moor said the firm shut the mill in 2019 and sold 40 looms.\n"
    "She said it had lost money and the unions left."
)


@pytest.fixture(scope="module")
def mill() -> Dossier:
    draft = joined(drafting.draft(MILL), "the firm shut", "40 looms")
    return joined(draft, "it had lost", "unions left")


def cut_at(dossier: Dossier, words: str) -> Dossier:
    start = MILL.index(words)
    said_there = dossier.attributions[
        (dossier.attributions["start"] < start) & (start < dossier.attributions["end"])
    ]
    args = {"attribution_id": said_there["attribution_id"].iloc[0], "start": start}
    return VERBS["split_attribution"](
        dossier, **correcting.proposed(dossier, "split_attribution", args)
    )


def test_what_shares_its_subject_with_the_words_before_is_proposed_with_it(mill):
    after = cut_at(mill, "and sold")
    assert {"The firm shut the mill in 2019", "The firm sold 40 looms"} <= set(
        after.claims["proposition"]
    )


def test_what_has_its_own_subject_is_proposed_as_it_stands(mill):
    assert "The unions left" in set(cut_at(mill, "and the unions").claims["proposition"])


def test_a_quantity_is_proposed_as_the_drafter_reads_it_and_what_is_given_holds(mill):
    start = MILL.index("40 looms")
    args = {"attribution_id": "a01", "start": start, "end": start + 2}
    read = correcting.proposed(mill, "add_quantity", args)
    assert (read["low"], read["high"], read["comparator"]) == (40, 40, "=")
    given = correcting.proposed(mill, "add_quantity", args | {"low": 39, "comparator": ">"})
    assert (given["low"], given["comparator"]) == (39, ">")
    assert correcting.proposed(mill, "accept", {"table": "dates"}) == {"table": "dates"}


def test_who_says_how_many_is_never_what_is_counted_and_a_guess_waits_to_be_checked():
    text = "The harbor guild counted 350, spokeswoman Ada Roe said. The guild said 12 boats left."
    made = drafting.draft(text)
    for words, measure, status in (("350", "not said", "drafted"), ("12", "boats", "checked")):
        start = text.index(words)
        end = start + len(words)
        said = made.attributions["start"].sub(start).abs().idxmin()
        id_ = made.attributions.loc[said, "attribution_id"]
        step = {"attribution_id": id_, "name": "the harbor guild", "kind": "organisation"}
        told = VERBS["set_source"](made, **step) if words == "350" else made
        args = {"attribution_id": id_, "start": start, "end": end}
        filled = correcting.proposed(told, "add_quantity", args)
        after = VERBS["add_quantity"](told, **filled)
        [one] = new(told, after, "quantities")
        assert (one["measure"], one["status"]) == (measure, status)
        typed = correcting.proposed(told, "add_quantity", args | {"measure": "boats"})
        assert "status" not in typed


@pytest.mark.parametrize("verb", ["add_relation", "reject", "tell", "split_attribution"])
def test_what_a_correction_did_is_taken_back_whole_also_in_an_empty_table(made, verb):
    args = {
        "add_relation": {
            "claim_a": "c01",
            "relation": "supports",
            "claim_b": "c02",
            "kind": "scope",
            "why": "so",
        },
        "reject": {"table": "quantities", "key": "q01"},
        "tell": {"publisher": "The Quay", "published": "2022-05-01"},
        "split_attribution": {"attribution_id": "a01", "start": at("and that she")[0]},
    }[verb]
    after = VERBS[verb](made, **args)
    back = VERBS["take_back"](after, **undoing(made, after))
    assert back.package == made.package
    for table, frame in made.tables.items():
        assert back.tables[table].astype(str).equals(frame.astype(str)), table
    again = VERBS["take_back"](back, **undoing(after, back))
    assert not correcting.difference(after, again)


def test_a_day_is_proposed_as_the_drafter_reads_it(made):
    told = VERBS["tell"](made, published="2022-04-28")
    read = correcting.proposed(told, "add_date", span("Tuesday"))
    assert (read["edtf"], read["type"], read["basis"]) == ("2022-04-26", "DATE", "relative")
    assert (
        correcting.proposed(told, "add_date", span("Tuesday") | {"edtf": "2022"})["edtf"] == "2022"
    )
    blank = span("Tuesday") | {"edtf": ""}
    assert correcting.proposed(told, "add_date", blank)["edtf"] == ""
    assert correcting.proposed(told, "add_date", span("boats")) == span("boats")
