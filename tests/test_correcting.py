"""Corrections: each verb does what it says, changes nothing it was given, and refuses what would
break the dossier.
"""

import pytest
from corrections import some_edit
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made import drafted, long_dossier

from helpers import Dossier, DossierError, check, correcting, leftopen, load
from helpers.correcting import VERBS, Refused
from helpers.correcting.journal.history import applied


@pytest.fixture(scope="module")
def draft(dossier) -> Dossier:
    return drafted(dossier)


def row(dossier: Dossier, table: str, *key: str) -> dict:
    frame = dossier.tables[table]
    return frame[[found == key for found in correcting.keys(table, frame)]].iloc[0].to_dict()


A01 = int(load("north-korean-troops").attributions.set_index("attribution_id").loc["a01", "start"])
HAPPY = {
    "change": {"table": "dates", "key": "d01", "values": {"edtf": "2024-11-01", "note": "so"}},
    "move": {"table": "mentions", "key": "m001", "start": 7, "end": 13},
    "accept": {"table": "attributions", "key": ["a01"]},
    "reject": {"table": "attributions", "key": "a02"},
    "add_mention": {"start": 14, "end": 22, "name": "Somebody new"},
    "add_date": {"start": 14, "end": 22, "edtf": "2024"},
    "add_attribution": {"start": 14, "end": 22, "name": "Somebody new", "cue": [213, 221]},
    "add_observation": {"kind": "framing", "note": "so", "start": 14, "end": 22},
    "set_aside": {
        "finding": "told-backwards: order",
        "reason": "the rule of the trade",
    },
    "add_assessment": {
        "assessor": "Ada",
        "why": "an interested party",
        "assessed_on": "2024-11-01",
        "entity_id": "china",
        "reliability": "D",
    },
    "add_hop": {"attribution_id": "a01", "position": 1, "entity_id": "china"},
    "remove_hop": {"attribution_id": "a01", "hop": 1},
    "merge_entities": {"kept": "cnn", "gone": "china"},
    "unite_entities": {"one": "cnn", "other": "china"},
    "reassign_mention": {"mention_id": "m003", "entity_id": "cnn"},
    "split_entity": {"entity_id": "china", "mention_ids": ["m003"], "name": "Another China"},
    "merge_claims": {"kept": "c01", "gone": "c28"},
    "split_claim": {"claim_id": "c02", "attribution_ids": ["a02"], "proposition": "Another."},
    "add_piece": {"table": "attributions", "key": "a02", "start": 14, "end": 22},
    "accept_sentence": {"start": 0, "end": 300},
    "accept_undoubted": {},
    "add_relation": {
        "claim_a": "c01",
        "relation": "updates",
        "claim_b": "c02",
        "kind": "date",
        "why": "it is later",
    },
    "set_knowledge": {"attribution_id": "a01", "start": 14, "end": 22, "knowledge": "saw"},
    "add_quantity": {"attribution_id": "a01", "start": A01, "end": A01 + 4, "low": 3},
    "mention_alike": {"mention_id": "m004"},
    "set_source": {"attribution_id": "a01", "start": 14, "end": 22},
    "set_date": {"table": "claims", "key": "c02", "date_id": "d01"},
    "set_edge": {"table": "attributions", "key": "a01", "edge": "begin", "start": 14, "end": 22},
    "set_relation": {"claim_a": "c01", "relation": "supports", "claim_b": "c28", "to": "updates"},
    "split_attribution": {"attribution_id": "a01", "start": A01, "end": A01 + 7},
    "copy_attribution": {"attribution_id": "a01", "entity_ids": ["china"]},
    "reword": {"claim_id": "c01"},
    "set_topic": {"claim_id": "c01", "topic": "the war", "carry": "paragraph"},
    "say_more": {"attribution_id": "a01", "start": 14, "end": 22},
    "also_said": {"claim_id": "c01", "start": 14, "end": 22, "like": "a02", "act": "deny"},
    "take_back": {"rows": {}, "gone": {"mentions": [["m001"]]}, "package": {}},
    "tell": {"publisher": "The Harbor Post", "published": "2024-11-02"},
}


def test_every_verb_is_tried_here():
    assert set(HAPPY) == set(VERBS)


@pytest.mark.parametrize("verb", ["add_assessment", "add_observation"])
def test_the_first_row_of_an_empty_table_is_made_as_any_other(draft, verb):
    """As on a fresh draft, which has no grades."""
    table = f"{verb.removeprefix('add_')}s"
    empty = draft.with_tables(**{table: draft.tables[table].head(0)})
    assert len(VERBS[verb](empty, **HAPPY[verb]).tables[table]) == 1


@pytest.mark.slow
@pytest.mark.parametrize("verb", HAPPY)
def test_a_correction_gives_a_sound_dossier_and_leaves_the_old_one_as_it_was(draft, verb):
    before = {name: frame.copy(deep=True) for name, frame in draft.tables.items()}
    if verb == "split_claim":
        draft = VERBS["add_attribution"](draft, 14, 22, claim_id="c02")
        before = draft.tables
    if verb == "mention_alike":
        draft = VERBS["reject"](draft, "mentions", "m123")
        before = draft.tables
    after = VERBS[verb](draft, **HAPPY[verb])
    assert correcting.difference(draft, after) and check(after).empty
    assert all(frame.equals(before[name]) for name, frame in draft.tables.items())


REFUSED = {
    "an EDTF that is none": (
        "change",
        {"table": "dates", "key": "d01", "values": {"edtf": "2024-13"}},
        "dates",
        "edtf",
        "2024-13",
    ),
    "a value outside the list": (
        "change",
        {"table": "attributions", "key": "a01", "values": {"act": "mumble"}},
        "attributions",
        "act",
        "mumble",
    ),
    "an entity that is not there": (
        "change",
        {"table": "mentions", "key": "m001", "values": {"entity_id": "nobody"}},
        "mentions",
        "entity_id",
        "nobody",
    ),
    "a date without a basis": (
        "change",
        {
            "table": "hops",
            "key": ["a01", "0"],
            "values": {"said_edtf": "2024", "said_basis": "not-stated"},
        },
        "hops",
        "said_basis",
        "not-stated",
    ),
    "a word for a number": (
        "change",
        {"table": "quantities", "key": "q01", "values": {"low": "many"}},
        "quantities",
        "low",
        "many",
    ),
    "an id": (
        "change",
        {"table": "claims", "key": "c01", "values": {"claim_id": "c99"}},
        "claims",
        "claim_id",
        "c99",
    ),
    "a row that is not there": (
        "accept",
        {"table": "claims", "key": "c999"},
        "claims",
        "claim_id",
        "c999",
    ),
    "another outlet": (
        "change",
        {"table": "entities", "key": "outlet", "values": {"kind": "person"}},
        "hops",
        "entity_id",
        "outlet",
    ),
    "a span beyond the text": (
        "move",
        {"table": "dates", "key": "d01", "start": 5, "end": 999_999},
        "dates",
        "start",
        "5-999999",
    ),
    "an empty span": (
        "add_mention",
        {"start": 5, "end": 5, "entity_id": "china"},
        "mentions",
        "text",
        "",
    ),
    "an entity in use": (
        "reject",
        {"table": "entities", "key": "cnn"},
        "entities",
        "entity_id",
        "cnn",
    ),
    "a step of a chain": ("reject", {"table": "hops", "key": ["a01", "1"]}, "hops", "hop", "1"),
    "the outlet's step": ("remove_hop", {"attribution_id": "a01", "hop": 0}, "hops", "hop", 0),
    "a gap in a chain": (
        "add_hop",
        {"attribution_id": "a01", "position": 9, "entity_id": "china"},
        "hops",
        "hop",
        9,
    ),
    "a cue that is not there": (
        "add_hop",
        {"attribution_id": "a01", "position": 1, "entity_id": "china", "cue": [9, 4]},
        "hops",
        "cue_start",
        "9-4",
    ),
    "a note without words": (
        "add_observation",
        {"kind": "framing", "note": ""},
        "observations",
        "note",
        "",
    ),
    "merging a row with itself": (
        "merge_claims",
        {"kept": "c01", "gone": "c01"},
        "claims",
        "claim_id",
        "c01",
    ),
    "merging the outlet away": (
        "merge_entities",
        {"kept": "china", "gone": "outlet"},
        "hops",
        "entity_id",
        "china",
    ),
    "a claim that nobody makes": (
        "split_claim",
        {"claim_id": "c03", "attribution_ids": ["a03"], "proposition": "New."},
        "claims",
        "claim_id",
        "c03",
    ),
    "a relation that is there already": (
        "change",
        {
            "table": "relations",
            "key": ["c05", "qualifies", "c01"],
            "values": {"claim_a": "c01", "relation": "supports", "claim_b": "c28"},
        },
        "relations",
        "claim_a, relation, claim_b",
        "c01, supports, c28",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_break_the_dossier_is_refused_with_row_column_value_and_what_is_allowed(
    draft, case
):
    verb, args, table, column, value = REFUSED[case]
    with pytest.raises(Refused) as refused:
        VERBS[verb](draft, **args)
    assert (refused.value.table, refused.value.column, refused.value.value) == (
        table,
        column,
        value,
    )
    assert (
        refused.value.allowed
        and table in str(refused.value)
        and isinstance(refused.value, DossierError)
    )


def test_what_a_change_implies_follows(draft):
    assert (
        row(VERBS["change"](draft, "attributions", "a01", {"act": "deny"}), "attributions", "a01")[
            "stance"
        ]
        == "denies"
    )
    denied = draft.attributions.loc[draft.attributions["act"] == "deny", "attribution_id"].iloc[0]
    assert (
        row(
            VERBS["change"](draft, "attributions", denied, {"act": "assert"}),
            "attributions",
            denied,
        )["stance"]
        == "affirms"
    )
    undated = row(
        VERBS["change"](draft, "hops", ["a01", "1"], {"said_edtf": ""}), "hops", "a01", "1"
    )
    assert undated["said_basis"] == "not-stated"
    assert (
        row(
            VERBS["change"](draft, "hops", ["a01", "1"], {"entity_id": "china"}), "hops", "a01", "1"
        )["mention_id"]
        == ""
    )
    both = VERBS["change"](
        draft, "hops", ["a01", "0"], {"said_edtf": "2024", "said_basis": "explicit"}
    )
    assert row(both, "hops", "a01", "0")["said_edtf"] == "2024"


def test_accepting_a_statement_accepts_its_chain_and_claim_and_an_entity_its_mentions_if_asked(
    draft,
):
    after = VERBS["accept"](draft, "attributions", "a10")
    assert (
        row(after, "attributions", "a10")["status"]
        == row(after, "quantities", "q01")["status"]
        == "checked"
    )
    assert set(after.hops.loc[after.hops["attribution_id"] == "a10", "status"]) == {"checked"}
    assert (
        row(after, "claims", row(after, "attributions", "a10")["claim_id"])["status"] == "checked"
    )
    alone, whole = (
        VERBS["accept"](draft, "entities", "cnn", mentions=asked).mentions
        for asked in (False, True)
    )
    assert (alone["status"] == "drafted").all() and set(
        whole.loc[whole["entity_id"] == "cnn", "status"]
    ) == {"checked"}


def test_rejecting_a_statement_takes_what_cannot_stand_without_it(draft):
    after = VERBS["reject"](draft, "attributions", "a01")
    assert "c01" not in set(after.claims["claim_id"]) and "a01" not in set(
        after.hops["attribution_id"]
    )
    assert "c01" not in {
        *after.relations["claim_a"],
        *after.relations["claim_b"],
        *after.assessments["claim_id"],
    }
    shared = draft.attributions[draft.attributions.duplicated("claim_id", keep=False)].iloc[0]
    assert shared["claim_id"] in set(
        VERBS["reject"](draft, "attributions", shared["attribution_id"]).claims["claim_id"]
    )


def test_rejecting_a_mention_or_date_leaves_what_pointed_to_it_without_it(draft):
    assert row(VERBS["reject"](draft, "mentions", "m010"), "hops", "a01", "1")["mention_id"] == ""
    assert "d01" not in {*VERBS["reject"](draft, "dates", "d01").hops["said_date_id"]}
    assert check(VERBS["reject"](draft, "claims", "c02")).empty


def test_what_a_person_adds_is_checked_and_by_nobody_else_and_stands_at_its_place(draft):
    after = VERBS["add_attribution"](draft, 14, 22, name="Jane Roe", cue=[213, 221], act="deny")
    made = row(after, "attributions", after.attributions.iloc[1]["attribution_id"])
    assert (
        made["attribution_id"],
        made["text"],
        made["stance"],
        made["status"],
        made["drafted_by"],
    ) == ("a53", "National", "denies", "checked", "")
    assert row(after, "entities", "jane-roe")["kind"] == "person"
    assert (
        row(after, "hops", "a53", "1")["cue"] == "reported"
        and row(after, "hops", "a53", "0")["entity_id"] == "outlet"
    )
    assert row(after, "claims", "c43")["proposition"] == "National"
    known = VERBS["add_attribution"](draft, 14, 22, name="cnn")
    assert row(known, "hops", "a53", "1")["mention_id"] == "m010" and len(known.entities) == len(
        draft.entities
    )


def test_the_outlets_own_voice_has_a_chain_of_one(draft):
    after = VERBS["add_attribution"](draft, 14, 22, claim_id="c02")
    assert list(after.hops.loc[after.hops["attribution_id"] == "a53", "hop"]) == [0] and len(
        after.claims
    ) == len(draft.claims)


def test_an_id_is_never_given_twice(draft):
    first = VERBS["add_mention"](draft, 14, 22, "china")
    new = (set(first.mentions["mention_id"]) - set(draft.mentions["mention_id"])).pop()
    again = VERBS["add_mention"](VERBS["reject"](first, "mentions", new), 14, 22, "china")
    assert new not in set(again.mentions["mention_id"])
    assert "cnn-2" in set(
        VERBS["split_entity"](draft, "cnn", ["m010"], "CNN").entities["entity_id"]
    )


def test_merged_entities_and_claims_leave_nothing_behind(draft):
    after = VERBS["merge_entities"](draft, "us-government", "us-official")
    told = {
        value
        for _, column, target, _ in correcting.REFERENCES
        if target == "entities"
        for name in after.tables
        for value in after.tables[name].get(column, [])
    }
    assert "us-official" not in told | set(after.entities["entity_id"])
    after = VERBS["merge_claims"](draft, "c01", "c28")
    assert (
        not after.relations.isin(["c28"]).any().any()
        and not (after.relations["claim_a"] == after.relations["claim_b"]).any()
    )


def test_splitting_moves_the_mentions_and_the_hops_they_stand_for(draft):
    after = VERBS["split_entity"](draft, "cnn", ["m010"], "The other CNN")
    assert (
        row(after, "mentions", "m010")["entity_id"]
        == row(after, "hops", "a01", "1")["entity_id"]
        == "the-other-cnn"
    )


def test_hops_close_up_and_make_room(draft):
    longer = VERBS["add_hop"](
        draft, "a01", 1, name="A go-between", kind="anonymous", cue=[213, 221]
    )
    chain = longer.hops[longer.hops["attribution_id"] == "a01"]
    assert list(chain["hop"]) == [0, 1, 2, 3] and list(chain["entity_id"]) == [
        "outlet",
        "a-go-between",
        "cnn",
        "us-official",
    ]
    assert VERBS["remove_hop"](longer, "a01", 1).hops.equals(draft.hops)


def test_the_queue_has_the_doubtful_first_and_empties_as_rows_are_accepted(draft):
    queue = correcting.doubtful(draft)
    assert queue["doubt"].is_monotonic_decreasing and {"hops", "claims", "quantities"}.isdisjoint(
        queue["table"]
    )
    assert correcting.count_checked(draft, len(queue)) == (0, len(queue))
    assert queue.iloc[0]["table"] == "attributions" and "pronoun" in queue.iloc[0]["why"]
    pronouns = queue[(queue["table"] == "mentions") & queue["why"].str.contains("pronoun")]
    assert (
        pronouns.index.max()
        < queue[(queue["table"] == "mentions") & (queue["doubt"] == 0)].index.min()
    )
    after = VERBS["accept"](draft, queue.iloc[0]["table"], queue.iloc[0]["key"])
    assert correcting.count_checked(after, len(correcting.doubtful(after))) == (1, len(queue))
    checked = draft.with_tables(
        **{
            name: frame.assign(status="checked")
            for name, frame in draft.tables.items()
            if "status" in frame
        }
    )
    assert correcting.doubtful(checked).empty


def test_stand_ins_of_the_drafter_are_the_most_doubtful(draft):
    note = draft.entities["entity_id"].map({"cnn": leftopen.WHOM.format("it")}).fillna("")
    queue = correcting.doubtful(draft.with_tables(entities=draft.entities.assign(note=note)))
    assert queue.iloc[0]["why"].startswith("left open: who says it")
    assert "left open" in queue[queue["key"] == ("cnn",)].iloc[0]["why"]


@pytest.mark.slow
def test_a_verdict_in_a_long_article_is_the_verdict_of_the_whole_check(dossier):
    long = long_dossier(dossier, 4)
    for verb, args, *_ in REFUSED.values():
        if verb == "change" and args["table"] != "entities":
            key = [
                f"02-{part}"
                if not part.isdigit() and part not in ("qualifies", "supports")
                else part
                for part in ([args["key"]] if isinstance(args["key"], str) else args["key"])
            ]
            if "claim_a" in args["values"]:
                continue
            with pytest.raises(Refused):
                VERBS[verb](long, args["table"], key, args["values"])
    assert check(VERBS["reject"](long, "attributions", "02-a01")).empty


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_whatever_is_corrected_in_whatever_order_the_dossier_stays_sound(draft, data):
    now = draft
    for _ in range(data.draw(st.integers(1, 6))):
        verb, args = some_edit(data, now)
        try:
            after = VERBS[verb](now, **args)
        except DossierError:
            try:
                unjudged = VERBS[verb].__wrapped__(now, **args)
            except DossierError:
                continue
            assert not check(unjudged).empty, f"{verb} {args} was refused, though it breaks no rule"
            continue
        assert check(after).empty, f"{verb} {args}"
        now = after


def test_the_words_that_date_something_bring_their_date_and_basis(draft):
    blank = VERBS["change"](draft, "hops", ["a01", "1"], {"said_edtf": "", "said_date_id": ""})
    dated = VERBS["change"](blank, "hops", ["a01", "1"], {"said_date_id": "d01"})
    words, hop = row(draft, "dates", "d01"), row(dated, "hops", "a01", "1")
    assert (hop["said_edtf"], hop["said_basis"]) == (words["edtf"], words["basis"])
    claim = row(VERBS["change"](draft, "claims", "c01", {"event_date_id": "d01"}), "claims", "c01")
    assert (claim["event_edtf"], claim["event_basis"]) == (words["edtf"], words["basis"])


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "basis"),
    [
        ("hops", ["a01", "1"], "said_edtf", "2024-10-29", "the words'"),
        ("hops", ["a01", "1"], "said_edtf", "1999-01-01", "world-knowledge"),
        ("claims", ["c01"], "event_edtf", "1999-01-01", "world-knowledge"),
        ("dates", ["d01"], "edtf", "1999-01-01", "explicit"),
    ],
)
def test_a_date_that_is_typed_needs_no_basis_chosen_first(draft, table, key, column, value, basis):
    blank = VERBS["change"](draft, table, key, {column: ""})
    after = row(VERBS["change"](blank, table, key, {column: value}), table, *key)
    words = draft.dates.loc[draft.dates["edtf"] == value, "basis"]
    assert after[column] == value
    assert after[column.replace("edtf", "basis")] == (words.iloc[0] if "'" in basis else basis)


def test_a_merge_leaves_no_question_of_the_drafter_that_it_answers(draft):
    like = leftopen.LIKE.format("c01")
    claims = draft.claims.assign(note="")
    notes = {"c01": f"{leftopen.LIKE.format('c28')} Mine.", "c28": like, "c03": like}
    claims["note"] = claims["claim_id"].map(notes).fillna("")
    asked = draft.with_tables(claims=claims)
    kept = VERBS["merge_claims"](asked, "c28", "c01")
    assert row(kept, "claims", "c28")["note"] == "Mine."
    assert row(kept, "claims", "c03")["note"] == leftopen.LIKE.format("c28")
    whom = draft.entities["entity_id"].map({"china": leftopen.WHOM.format("he")}).fillna("")
    asked = draft.with_tables(entities=draft.entities.assign(note=whom))
    for pair in (("cnn", "china"), ("china", "cnn")):
        assert row(VERBS["merge_entities"](asked, *pair), "entities", pair[0])["note"] == ""
    named = VERBS["change"](asked, "entities", "china", {"name": "Ann Roe"})
    assert row(named, "entities", "china")["note"] == ""


@pytest.mark.parametrize("judge", [True, False])
def test_who_is_named_follows_a_correction_also_where_it_is_made_again_unjudged(judge):
    dossier = load("bridge-trial")
    unnamed = dossier.entities.loc[~dossier.entities["named"], "entity_id"]
    theirs = dossier.mentions["entity_id"].isin(unnamed) & (dossier.mentions["form"] != "name")
    row = dossier.mentions[theirs].iloc[0]
    args = {"table": "mentions", "key": row["mention_id"], "values": {"form": "name"}}
    after = applied(dossier, {"do": "change", "args": args}, judge=judge)
    assert after.entities.set_index("entity_id").loc[row["entity_id"], "named"]
