"""What waits is kept up to date as if all of it were asked anew, and what is judged without
frictionless is what frictionless lets pass.
"""

import inspect
from itertools import pairwise

import pytest
from corrections import some_edit
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made import BUNDLED, drafted, long_dossier

from helpers import Dossier, DossierError, contract, leftopen
from helpers.contract import schemas
from helpers.correcting import VERBS, doubtful
from helpers.correcting.screening import surely_kept
from helpers.correcting.waiting import Waiting
from helpers.dossier import parts

DRAWN = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ODD = ["", " ", "0", "-1", "01", "1_0", "٣", "1e3", "nan", "True", "2024-02-30", "c99", "17-3"]


@pytest.fixture(scope="module")
def draft() -> Dossier:
    return drafted(BUNDLED)


def asked_anew(dossier: Dossier) -> dict:
    queue = doubtful(dossier).itertuples()
    return {(row.table, row.key): (row.doubt, row.why, row.start) for row in queue}


def assert_kept(*states: Dossier) -> None:
    """What waits in each is what a whole asking finds, there and back."""
    waiting = Waiting()
    for dossier in (*states, *reversed(states)):
        assert waiting.in_(dossier) == asked_anew(dossier)
    for before, after in pairwise(states):
        assert asked_anew(before) != asked_anew(after), "nothing was to be asked anew"


@DRAWN
@given(data=st.data())
def test_what_waits_after_any_corrections_is_what_is_doubtful_then(draft, data):
    now, waiting = draft, Waiting()
    waiting.in_(now)
    for _ in range(data.draw(st.integers(1, 6))):
        verb, args = some_edit(data, now)
        try:
            now = inspect.unwrap(VERBS[verb])(now, **args)
        except DossierError:
            continue
        assert waiting.in_(now) == asked_anew(now), f"{verb} {args}"


@pytest.mark.parametrize(
    ("table", "key", "values"),
    [
        ("entities", "us-official", {"note": leftopen.WHOM.format("it")}),
        ("entities", "us-official", {"kind": "person"}),
        ("claims", "c01", {"note": leftopen.ANAPHOR.format("that")}),
        ("hops", ["a01", "2"], {"mention_id": ""}),
        ("mentions", "m002", {"form": "pronoun"}),
    ],
)
def test_what_rests_on_a_row_is_asked_anew_with_it(draft, table, key, values):
    assert_kept(draft, inspect.unwrap(VERBS["change"])(draft, table, key, values))


def test_two_entries_of_one_name_wait_with_that_question_until_they_are_one(draft):
    one, other, third = draft.entities.loc[draft.entities["kind"] == "person", "entity_id"].head(3)
    name = draft.entities.set_index("entity_id")["name"][one]
    twins = inspect.unwrap(VERBS["change"])(draft, "entities", other, {"name": name.upper()})
    assert_kept(draft, twins, VERBS["merge_entities"](twins, one, other))
    told = {key[0]: why for (table, key), (_, why, _) in asked_anew(twins).items() if key}
    assert all("two entries have this name" in told[id_] for id_ in (one, other))
    assert "two entries have this name" not in told[third]
    assert not any("two entries" in why for _, why, _ in asked_anew(draft).values())


def test_two_that_are_only_described_alike_may_be_two(draft):
    unnamed = draft.entities.assign(name="an official", named=False, kind="person")
    waits = asked_anew(draft.with_tables(entities=unnamed)).values()
    assert not any("two entries" in why for _, why, _ in waits)


def test_who_is_met_elsewhere_stands_elsewhere_in_the_queue(draft):
    assert_kept(draft, VERBS["move"](draft, "mentions", "m002", 3000, 3009))


def test_a_chain_accepted_with_its_statement_waits_by_itself_once_that_is_gone(draft):
    accepted = VERBS["accept"](draft, "attributions", "a01")
    hops = accepted.hops["status"].mask(accepted.hops["attribution_id"] == "a01", "drafted")
    assert_kept(draft, accepted, accepted.with_tables(hops=accepted.hops.assign(status=hops)))


def test_in_a_long_article_few_rows_are_asked_anew(draft, monkeypatch):
    long, waiting, sizes = long_dossier(draft, 4), Waiting(), []
    waiting.in_(long)
    after = VERBS["accept"](long, "attributions", "02-a01")

    def counted(dossier):
        sizes.append(sum(map(len, dossier.tables.values())))
        return doubtful(dossier)

    monkeypatch.setattr("helpers.correcting.waiting.doubtful", counted)
    assert waiting.in_(after) == asked_anew(after)
    assert sizes[0] < sum(map(len, long.tables.values())) / 20


@DRAWN
@given(data=st.data())
def test_what_surely_keeps_its_schemas_frictionless_lets_pass(draft, data):
    _, _, cells = parts(draft)
    assert surely_kept(cells)
    table = data.draw(st.sampled_from([name for name in contract.TABLES if len(cells[name])]))
    column = data.draw(st.sampled_from(contract.columns(table)))
    others = data.draw(st.sampled_from([*ODD, *cells[table][column][:3]]))
    at = data.draw(st.integers(0, len(cells[table]) - 1))
    changed = cells[table].copy()
    changed.loc[at, column] = others
    broken = cells | {table: changed}
    if surely_kept(broken):
        assert not list(schemas.schema_problems(broken))
        assert not list(schemas.number_problems(broken))


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("hops", "hop", "01"),
        ("mentions", "start", "-1"),
        ("mentions", "entity_id", "nobody"),
        ("mentions", "mention_id", "m002"),
        ("claims", "topic", ""),
        ("dates", "type", "YEAR"),
        ("attributions", "pieces", "٣-٤ ٥-٦"),
        ("quantities", "low", "1_0"),
    ],
)
def test_what_is_not_sure_is_left_to_frictionless(draft, table, column, value):
    _, _, cells = parts(draft)
    changed = cells[table].copy()
    changed.loc[0, column] = value
    assert not surely_kept(cells | {table: changed})
