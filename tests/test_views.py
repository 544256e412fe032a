"""Views: what they count on the bundled article, what they may never lose, and how they behave on
no article and on a big one.
"""

from copy import deepcopy
from datetime import date

import pandas as pd
import pytest
from effort import lines_run
from hypothesis import given, settings
from hypothesis import strategies as st
from made import BUNDLED, big, build, chain, claim, entity, said

from helpers import contract, reader, views
from helpers.dossier import check
from helpers.views import NAMED, OWN_VOICE, UNNAMED, Filter, joining

VIEWS = [
    "statements",
    "sources",
    "profile",
    "origins",
    "contested",
    "relations",
    "quantities",
    "expressions",
    "occurrences",
    "chains",
    "voices",
    "clocks",
    "grades",
    "headline",
]
STATEMENTS = views.statements(BUNDLED)


@pytest.fixture(scope="module")
def table():
    return STATEMENTS


# statements


def test_statements_have_one_row_per_attribution_and_lose_none(dossier, table):
    assert sorted(table["attribution_id"]) == sorted(dossier.attributions["attribution_id"])


def test_statements_stand_in_the_order_of_the_text(table):
    assert table["start"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("attribution_id", "told", "depth", "identified", "relay", "addressee", "paragraph"),
    [
        ("a01", "the outlet → CNN → a U.S. official", 2, UNNAMED, "CNN", "CNN", 1),
        (
            "a02",
            "the outlet → CNN → a U.S. official → Jake Sullivan",
            3,
            NAMED,
            "CNN, a U.S. official",
            "China (government)",
            1,
        ),
        ("a03", "the outlet", 0, OWN_VOICE, "", "", 1),
        (
            "a06",
            "the outlet → CNN → a U.S. official → Jake Sullivan",
            3,
            NAMED,
            "CNN, a U.S. official",
            "United States government",
            2,
        ),
        ("a16", "the outlet → Matthew Miller", 1, NAMED, "", "", 5),
        (
            "a20",
            "the outlet → Matthew Miller → United States government",
            2,
            NAMED,
            "Matthew Miller",
            "China (government)",
            6,
        ),
        ("a28", "the outlet → South Korean intelligence", 1, NAMED, "", "lawmakers", 8),
        ("a36", "the outlet → CNN → a NATO official", 2, UNNAMED, "CNN", "CNN", 10),
        ("a42", "the outlet → China (government)", 1, NAMED, "", "", 13),
        ("a50", "the outlet → Western governments", 1, UNNAMED, "", "", 14),
    ],
)
def test_who_says_it_and_through_whom_is_as_counted_by_hand(
    table, attribution_id, told, depth, identified, relay, addressee, paragraph
):
    row = table.set_index("attribution_id").loc[attribution_id]
    assert (row["chain"], row["depth"], row["identified"]) == (told, depth, identified)
    assert (row["relay"], row["addressee"], row["paragraph"]) == (relay, addressee, paragraph)
    assert row["source"] == told.split(" → ")[-1]


@pytest.mark.parametrize(
    ("attribution_id", "clock", "earliest", "latest", "label"),
    [
        ("a10", "said", None, date(2024, 10, 29), "29 Oct 2024 or before"),
        ("a16", "said", date(2024, 10, 28), date(2024, 10, 28), "28 Oct 2024"),
        ("a03", "said", None, None, "not dated in the text"),
        ("a15", "event", date(2024, 8, 1), None, "from Aug 2024 on"),
        ("a32", "event", date(2024, 10, 27), date(2024, 10, 28), "27 or 28 Oct 2024"),
        ("a28", "event", None, date(2024, 12, 31), "Dec 2024 or before"),
    ],
)
def test_bounds_of_saying_and_happening_are_as_in_the_text(
    table, attribution_id, clock, earliest, latest, label
):
    row = table.set_index("attribution_id").loc[attribution_id]
    assert (row[f"{clock}_earliest"], row[f"{clock}_latest"], row[f"{clock}_label"]) == (
        earliest,
        latest,
        label,
    )


def test_involved_are_the_chain_the_addressee_and_those_mentioned_in_the_content(table):
    involved = table.set_index("attribution_id")["involved"]
    assert involved["a03"] == ("north-korea", "outlet")
    assert involved["a28"] == (
        "lawmakers",
        "north-korea",
        "north-korean-troops",
        "outlet",
        "russia",
        "south-korean-intelligence",
    )


@pytest.mark.parametrize(
    ("attribution_id", "interrupting"), [("a46", "us-government"), ("a31", "north-korean-officers")]
)
def test_somebody_mentioned_only_where_the_content_is_interrupted_is_not_involved(
    table, attribution_id, interrupting
):
    assert interrupting not in table.set_index("attribution_id").loc[attribution_id, "involved"]


# counts


def test_sources_add_up_to_all_attributions(dossier, table):
    counted = views.sources(dossier)
    assert counted["attributions"].sum() == len(table) == 52
    assert (counted["of"] == 52).all()
    assert counted["share"].sum() == pytest.approx(1)
    assert counted["origin"].is_unique
    assert counted["denials"].sum() == (table["stance"] == "denies").sum() == 3


def test_the_outlet_comes_first_of_the_sources_and_the_unnamed_official_next_but_one_at_most(
    dossier,
):
    counted = views.sources(dossier).set_index("origin")
    assert counted.index[0] == "outlet" and counted.loc["outlet", "attributions"] == 16
    assert tuple(counted.loc["us-official", ["attributions", "claims", "relay", "identified"]]) == (
        4,
        4,
        "CNN",
        UNNAMED,
    )
    assert tuple(counted.loc["matthew-miller", ["attributions", "claims", "relay"]]) == (4, 3, "")


def test_the_profile_is_as_counted_by_hand_and_its_shares_add_up_to_one(dossier):
    counted = views.profile(dossier)
    assert list(zip(counted["identified"], counted["depth"], counted["attributions"])) == [
        (NAMED, 1, 21),
        (NAMED, 2, 2),
        (NAMED, 3, 2),
        (UNNAMED, 1, 3),
        (UNNAMED, 2, 8),
        (OWN_VOICE, 0, 16),
    ]
    assert (counted["of"] == 52).all() and counted["share"].sum() == pytest.approx(1)


def test_origins_have_one_row_per_claim_and_add_up_to_all_attributions(dossier, table):
    counted = views.origins(dossier)
    assert list(counted["claim_id"]) == list(dossier.claims["claim_id"])
    assert (
        counted["attributions"].sum()
        == (counted["affirming"] + counted["denying"]).sum()
        == len(table)
    )


@pytest.mark.parametrize(
    (
        "claim_id",
        "expected",
    ),  # attributions, affirming, denying, low, high, unnamed only, outlet only, contested
    [
        ("c02", (2, 2, 0, 2, 2, False, False, False)),
        ("c04", (2, 2, 0, 1, 1, False, True, False)),
        ("c08", (2, 2, 0, 1, 2, False, False, False)),
        ("c10", (1, 1, 0, 1, 1, True, False, False)),
        ("c14", (2, 2, 0, 1, 1, False, False, False)),
        ("c36", (1, 0, 1, 1, 1, False, False, False)),
        ("c42", (4, 2, 2, 4, 4, False, False, True)),
    ],
)
def test_origins_of_a_claim_are_as_counted_by_hand(dossier, claim_id, expected):
    row = views.origins(dossier).set_index("claim_id").loc[claim_id]
    assert (
        tuple(
            row[
                [
                    "attributions",
                    "affirming",
                    "denying",
                    "origins_low",
                    "origins_high",
                    "unnamed_only",
                    "outlet_only",
                    "contested",
                ]
            ]
        )
        == expected
    )


@pytest.mark.parametrize(
    ("sources", "low", "high"),
    [
        (["ann"], 1, 1),
        (["ann", "ann"], 1, 1),
        (["ann", "bob"], 2, 2),
        (["x"], 1, 1),
        (["x", "y"], 1, 2),
        (["ann", "x"], 1, 2),
        (["ann", "bob", "x", "y"], 2, 4),
        (["x", "x"], 1, 1),
    ],
)
def test_origins_are_a_range_where_unnamed_people_may_coincide(sources, low, high):
    text = "Something happened."
    ids = [f"a{n}" for n in range(len(sources))]
    made = build(
        text,
        entities=[
            entity("outlet", "outlet"),
            entity("ann"),
            entity("bob"),
            entity("x", "anonymous", False),
            entity("y", "anonymous", False),
        ],
        claims=[claim("c1")],
        attributions=[said(id_, "c1", 0, 9, text) for id_ in ids],
        hops=[hop for id_, source in zip(ids, sources) for hop in chain(id_, "outlet", source)],
    )
    row = views.origins(made).iloc[0]
    assert (row["origins_low"], row["origins_high"], row["attributions"]) == (
        low,
        high,
        len(sources),
    )


def test_contested_are_only_the_claims_with_mixed_stances(dossier):
    assert views.contested(dossier).to_dict("records") == [
        {
            "claim_id": "c42",
            "proposition": "North Korea provides Russia with weapons.",
            "affirmed_by": "Ukraine (government), Western governments",
            "denied_by": "North Korea (government), Russia (government)",
        }
    ]


def test_a_claim_that_is_only_denied_is_not_contested(dossier, table):
    assert set(table.loc[table["claim_id"] == "c36", "stance"]) == {"denies"}
    assert "c36" not in set(views.contested(dossier)["claim_id"])


def test_relations_keep_every_row_and_name_both_propositions(dossier):
    told = views.relations(dossier)
    said_by_id = dict(zip(dossier.claims["claim_id"], dossier.claims["proposition"]))
    assert len(told) == len(dossier.relations)
    assert all(
        row.proposition_a == said_by_id[row.claim_a]
        and row.proposition_b == said_by_id[row.claim_b]
        for row in told.itertuples()
    )


def test_every_attribution_passes_the_root_of_the_chains_and_ends_somewhere(dossier):
    tree = views.chains(dossier).set_index("path")
    assert (tree.loc["outlet", "passing"], tree.loc["outlet", "ending"], tree["ending"].sum()) == (
        52,
        16,
        52,
    )


def test_what_passes_a_party_ends_there_or_passes_on(dossier):
    tree = views.chains(dossier)
    onward = tree.groupby("through")["passing"].sum()
    assert all(row.passing == row.ending + onward.get(row.path, 0) for row in tree.itertuples())
    assert all(row.hop == len(row.path.split()) - 1 for row in tree.itertuples())


def test_outer_parties_stand_before_inner_ones_in_the_chains(dossier):
    paths = list(views.chains(dossier)["path"])
    assert len(set(paths)) == len(paths)
    assert all(" ".join(path.split()[:-1]) in ["", *paths[:n]] for n, path in enumerate(paths))


def test_the_cnn_branch_of_the_chains_is_as_counted_by_hand(dossier):
    tree = views.chains(dossier).set_index("path")
    assert tuple(tree.loc["outlet cnn", ["hop", "party", "passing", "ending", "cues"]]) == (
        1,
        "CNN",
        8,
        0,
        "reported",
    )
    assert tuple(
        tree.loc["outlet cnn us-official", ["passing", "ending", "cues", "identified"]]
    ) == (6, 4, "citing, According to", UNNAMED)
    assert tuple(tree.loc["outlet cnn us-official jake-sullivan", ["passing", "ending"]]) == (2, 2)


@pytest.mark.parametrize("clock", ["said", "happened"])
def test_clocks_never_drop_a_statement(dossier, table, clock):
    shown = views.clocks(dossier)
    shown = shown[shown["clock"] == clock]
    column = {"said": "said_edtf", "happened": "event_edtf"}[clock]
    assert dict(zip(shown["edtf"], shown["attributions"])) == table[column].value_counts().to_dict()
    assert "" in set(shown["edtf"]) and shown["attributions"].sum() == len(table)


def test_the_publication_has_its_clock_even_when_nobody_knows_it(dossier):
    shown = views.clocks(dossier)
    assert list(dict.fromkeys(shown["clock"])) == ["published", "said", "happened"]
    assert list(shown.loc[shown["clock"] == "published", "attributions"]) == [0]


def test_within_each_clock_the_undated_come_last(dossier):
    for _, shown in views.clocks(dossier).groupby("clock"):
        undated = list(shown["edtf"] == "")
        assert undated == sorted(undated)


def test_expressions_and_occurrences_keep_every_row(dossier):
    assert sorted(views.expressions(dossier)["date_id"]) == sorted(dossier.dates["date_id"])
    assert sorted(views.occurrences(dossier)["mention_id"]) == sorted(
        dossier.mentions["mention_id"]
    )


def test_a_paragraph_number_is_the_line_that_the_words_stand_in(dossier):
    lines = dossier.text.split("\n")
    for shown in (
        views.statements(dossier),
        views.expressions(dossier),
        views.occurrences(dossier),
    ):
        assert all(
            row.text.split("\n")[0] in lines[row.paragraph - 1] for row in shown.itertuples()
        )


def test_the_headline_reconciles_with_the_other_views(dossier, table):
    told = dict(zip(views.headline(dossier)["fact"], views.headline(dossier)["count"]))
    counted = views.origins(dossier)
    assert told["claims"] == len(counted) == 42
    assert told["statements"] == 52
    assert told["statements that reached the outlet through somebody else"] == 12
    assert told["claims that some affirm and others deny"] == len(views.contested(dossier)) == 1
    assert told["claims with one source only"] == sum(
        row.origins_high == 1 for row in counted.itertuples()
    )
    assert told["statements of which the text does not say when they were made"] == sum(
        edtf == "" for edtf in table["said_edtf"]
    )


def test_grades_keep_every_assessment(dossier):
    assert set(views.grades(dossier)["assessment_id"]) == set(dossier.assessments["assessment_id"])


def test_a_grade_of_a_claim_alone_stands_beside_the_certainty_of_its_attributions(dossier):
    alone = dossier.assessments.iloc[[0]].assign(entity_id="")
    graded = views.grades(dossier.with_tables(assessments=alone))
    assert check(dossier.with_tables(assessments=alone)).empty, "the contract allows such a grade"
    assert list(graded["certainty"]) == ["certain"]


# quantities


@pytest.mark.parametrize(
    ("quantity_id", "reading", "source"),
    [
        ("q01", "no figure given", "two Western intelligence officers"),
        ("q05", "2 countries", "Matthew Miller"),
        ("q06", "about 3,000 people", "U.S. officials"),
        ("q07", "more than 3,000 people", "John Kirby"),
        ("q08", "10,000 people", "South Korean intelligence"),
        ("q09", "less than 12,000 people", "Ukraine (government)"),
    ],
)
def test_quantities_read_as_the_text_has_them(dossier, quantity_id, reading, source):
    row = views.quantities(dossier).set_index("quantity_id").loc[quantity_id]
    assert (row["reading"], row["source"]) == (reading, source)


@pytest.mark.parametrize(
    ("comparator", "low", "high", "reading"),
    [
        ("=", 3000, 3000, "3,000 people"),
        ("=", 27, 28, "27 to 28 people"),
        ("~", 3000, 3000, "about 3,000 people"),
        ("~", 2000, 3000, "about 2,000 to 3,000 people"),
        (">", 3000, None, "more than 3,000 people"),
        (">=", 3000, None, "at least 3,000 people"),
        ("<", None, 3000, "less than 3,000 people"),
        ("<=", None, 3000, "at most 3,000 people"),
        ("unstated", None, None, "no figure given"),
        ("=", 0.5, 0.5, "0.5 people"),
        ("=", 1234567, 1234567, "1,234,567 people"),
    ],
)
def test_each_comparator_has_its_reading(dossier, comparator, low, high, reading):
    one = (
        dossier.quantities.iloc[[0]]
        .assign(comparator=comparator, low=low, high=high)
        .astype({"low": "Float64", "high": "Float64"})
    )
    assert list(views.quantities(dossier.with_tables(quantities=one))["reading"]) == [reading]


# voices


def covered_once(dossier) -> bool:
    shown = views.voices(dossier)
    places = [place for row in shown.itertuples() for place in range(row.start, row.end)]
    expected = [place for begin, end in views.paragraphs(dossier) for place in range(begin, end)]
    return places == expected and "".join(shown["text"]) == "".join(
        dossier.text[place] for place in expected
    )


def speaking(dossier) -> dict[int, str]:
    """The attribution that each character belongs to, by its place."""
    return {
        place: row.attribution_id
        for row in views.voices(dossier).itertuples()
        for place in range(row.start, row.end)
    }


def test_voices_cover_every_character_of_every_line_exactly_once(dossier):
    assert covered_once(dossier)
    assert "".join(views.voices(dossier)["text"]) == dossier.text.replace("\n", "")


def test_in_nested_attributions_the_innermost_speaks(dossier):
    assert [speaking(dossier)[place] for place in (0, 80, 130, 430, 449)] == [
        "a01",
        "a03",
        "a02",
        "a08",
        "a07",
    ]


def test_what_no_attribution_covers_is_source_and_cue(dossier):
    shown = views.voices(dossier)
    framed = shown[shown["voice"] == views.FRAME]
    assert any("CNN reported on Oct. 29, citing a U.S. official" in text for text in framed["text"])
    assert (framed["attribution_id"] == "").all()


TEXTS = st.text(st.sampled_from("ab \n\t."), max_size=30)


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20)), max_size=4))
def test_voices_cover_any_text_under_any_spans(text, wanted):
    spans = [
        (start, min(start + length, len(text))) for start, length in wanted if start < len(text)
    ]
    ids = [f"a{n}" for n in range(len(spans))]
    made = build(
        text,
        entities=[entity("outlet", "outlet")],
        claims=[claim("c1")],
        attributions=[said(id_, "c1", start, end, text) for id_, (start, end) in zip(ids, spans)],
        hops=[hop for id_ in ids for hop in chain(id_, "outlet")],
    )
    assert covered_once(made)
    speaker = speaking(made)
    for place in (place for place, char in enumerate(text) if char.isalnum()):
        over = [end - start for start, end in spans if start <= place < end]
        start, end = dict(zip(ids, spans)).get(speaker[place], (0, 0))
        assert end - start == min(over, default=0)


# the Filter


def by_hand(row, wanted: Filter) -> bool:
    """The Filter's promise in plain words, for one statement."""
    found = f"{row.proposition} {row.text} {row.source} {row.hedge}".casefold()
    return all(
        [
            not wanted.entity or wanted.entity in row.involved,
            not wanted.source or wanted.source == row.origin,
            *(
                getattr(wanted, name) in ("", getattr(row, name))
                for name in (
                    "kind",
                    "identified",
                    "act",
                    "stance",
                    "certainty",
                    "knowledge",
                    "topic",
                )
            ),
            wanted.depth is None or wanted.depth == row.depth,
            in_range(
                row.said_earliest, row.said_latest, wanted.said_from, wanted.said_to, wanted.surely
            ),
            in_range(
                row.event_earliest,
                row.event_latest,
                wanted.event_from,
                wanted.event_to,
                wanted.surely,
            ),
            wanted.text.strip().casefold() in found,
        ]
    )


def in_range(earliest, latest, first, last, surely: bool) -> bool:
    beginning, end = date.min, date.max
    if surely:
        return (not first or (earliest or beginning) >= first) and (
            not last or (latest or end) <= last
        )
    return (earliest or beginning) <= (last or end) and (latest or end) >= (first or beginning)


def ids(rows: pd.DataFrame) -> list[str]:
    return list(rows["attribution_id"])


def values(column: str) -> list:
    return sorted(set(STATEMENTS[column]))


DAYS = [
    date(2022, 2, 24),
    date(2024, 8, 1),
    date(2024, 9, 25),
    date(2024, 10, 24),
    date(2024, 10, 27),
    date(2024, 10, 28),
    date(2024, 10, 29),
    date(2024, 12, 31),
]
CHOICES = {
    "entity": sorted(BUNDLED.entities["entity_id"]),
    "source": values("origin"),
    "kind": values("kind"),
    "identified": values("identified"),
    "act": values("act"),
    "stance": values("stance"),
    "certainty": values("certainty"),
    "knowledge": values("knowledge"),
    "topic": values("topic"),
    "depth": [int(n) for n in values("depth")],
    "said_from": DAYS,
    "said_to": DAYS,
    "event_from": DAYS,
    "event_to": DAYS,
    "surely": [True],
    "text": ["troops", " COULD ", "north korea", "nowhere to be found", "(", "ß"],
}
FILTERS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(options) for name, options in CHOICES.items()}
).filter(
    lambda given_values: all(
        given_values.get(f"{c}_from", date.min) <= given_values.get(f"{c}_to", date.max)
        for c in ("said", "event")
    )
)


def test_the_choices_of_these_tests_are_all_the_fields_of_a_filter():
    assert set(CHOICES) == set(Filter.__dataclass_fields__)


@pytest.mark.parametrize("surely", [False, True])
@pytest.mark.parametrize("name", CHOICES)
def test_each_field_alone_selects_what_the_plain_words_select(table, name, surely):
    for value in CHOICES[name]:
        wanted = Filter(**{"surely": surely, name: value})
        assert ids(views.select(table, wanted)) == [
            row.attribution_id for row in table.itertuples() if by_hand(row, wanted)
        ]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(depth=3), ["a02", "a06"]),
        (Filter(act="deny"), ["a42", "a51", "a52"]),
        (Filter(source="us-official"), ["a01", "a05", "a08", "a07"]),
        (Filter(said_from=date(2024, 10, 24), said_to=date(2024, 10, 24), surely=True), ["a42"]),
        (
            Filter(event_from=date(2024, 10, 27), event_to=date(2024, 10, 28), surely=True),
            ["a18", "a32"],
        ),
        (Filter(text="10,000"), ["a28"]),
        (Filter(identified=UNNAMED, depth=1), ["a26", "a35", "a50"]),
    ],
)
def test_a_filter_finds_the_rows_counted_by_hand(table, wanted, expected):
    assert ids(views.select(table, wanted)) == expected


@settings(max_examples=50, deadline=None)
@given(FILTERS)
def test_a_combination_is_the_intersection_of_its_fields_in_the_old_order(given_values):
    surely = given_values.get("surely", False)
    both = views.select(STATEMENTS, Filter(**given_values))
    each = [
        set(ids(views.select(STATEMENTS, Filter(**{name: value, "surely": surely}))))
        for name, value in given_values.items()
    ]
    assert ids(both) == [id_ for id_ in ids(STATEMENTS) if all(id_ in one for one in each)]
    assert list(both.columns) == list(STATEMENTS.columns)


@settings(max_examples=50, deadline=None)
@given(FILTERS)
def test_selecting_twice_selects_nothing_more(given_values):
    once = views.select(STATEMENTS, Filter(**given_values))
    pd.testing.assert_frame_equal(views.select(once, Filter(**given_values)), once)


@settings(max_examples=50, deadline=None)
@given(FILTERS)
def test_what_is_surely_in_a_range_is_possibly_in_it(given_values):
    surely = ids(views.select(STATEMENTS, Filter(**given_values | {"surely": True})))
    assert set(surely) <= set(
        ids(views.select(STATEMENTS, Filter(**given_values | {"surely": False})))
    )


def test_a_blank_filter_lets_everything_through(table):
    pd.testing.assert_frame_equal(views.select(table, Filter()), table)


@pytest.mark.parametrize("clock", ["said", "event"])
@pytest.mark.parametrize("end", ["from", "to"])
def test_the_undated_are_kept_by_possibly_and_dropped_by_surely(table, clock, end):
    undated = set(table.loc[table[f"{clock}_edtf"] == "", "attribution_id"])
    given_values = {f"{clock}_{end}": date(2024, 10, 1)}
    assert undated and undated <= set(ids(views.select(table, Filter(**given_values))))
    assert not undated & set(ids(views.select(table, Filter(**given_values, surely=True))))


@pytest.mark.parametrize("clock", ["said", "event"])
def test_a_range_that_ends_before_it_begins_raises(table, clock):
    with pytest.raises(ValueError, match=r"ends .* before it begins"):
        views.select(
            table, Filter(**{f"{clock}_from": date(2024, 10, 2), f"{clock}_to": date(2024, 10, 1)})
        )


def test_a_range_of_one_day_is_a_range(table):
    assert len(
        views.select(table, Filter(said_from=date(2024, 10, 28), said_to=date(2024, 10, 28)))
    )


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Filter(), "no filter"),
        (Filter(act="deny", said_from=date(2024, 10, 24)), "act: deny; said from: 2024-10-24"),
        (Filter(entity="cnn"), "entity: CNN"),
        (
            Filter(source="outlet", depth=2, surely=True),
            "source: the outlet; depth: 2; surely: True",
        ),
    ],
)
def test_a_filter_is_told_in_words(dossier, wanted, words):
    assert views.summarize(wanted, views.names(dossier)) == words


def test_the_outlets_own_depth_is_told_in_words_too():
    assert views.summarize(Filter(depth=0)) == "depth: 0"


def test_searched_words_are_told_as_they_were_typed(dossier):
    assert views.summarize(Filter(text="china"), views.names(dossier)) == "text: china"


# any dossier


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_leaves_the_dossier_as_it_was(name):
    used = BUNDLED.with_tables()
    before = deepcopy(used.tables), deepcopy(used.package), used.text
    getattr(views, name)(used)
    assert (used.package, used.text) == before[1:]
    for table_name, frame in used.tables.items():
        pd.testing.assert_frame_equal(frame, before[0][table_name])


def test_selecting_leaves_the_statements_as_they_were():
    before = STATEMENTS.copy(deep=True)
    views.select(STATEMENTS, Filter(act="deny", text="weapons", said_to=date(2024, 10, 29)))
    pd.testing.assert_frame_equal(STATEMENTS, before)


@pytest.mark.parametrize("text", ["Word", "", " \n\n\t"])
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_of_an_empty_dossier_has_its_columns_and_no_rows(dossier, name, text):
    shown = getattr(views, name)(build(text))
    assert list(shown.columns) == list(getattr(views, name)(dossier).columns)
    expected = {"voices": 1 if text.strip() else 0, "clocks": 1, "headline": 9}
    assert len(shown) == expected.get(name, 0)


def test_a_filter_on_an_empty_dossier_finds_nothing():
    wanted = Filter(
        entity="x",
        source="x",
        depth=0,
        said_from=date(2024, 1, 1),
        event_to=date(2024, 1, 1),
        text="x",
    )
    assert len(views.select(views.statements(build("Word")), wanted)) == 0


def test_a_big_made_up_dossier_keeps_the_contract_and_loses_nothing():
    made = big(400)
    assert check(made).empty
    assert covered_once(made)


@pytest.fixture(scope="module")
def big_one():
    return big(2000)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("statements", 2000),
        ("sources", 200),
        ("profile", 2),
        ("origins", 1000),
        ("contested", 0),
        ("chains", 201),
        ("occurrences", 2000),
        ("clocks", 5),
        ("voices", 4000),
        ("headline", 9),
    ],
)
def test_every_view_of_two_thousand_attributions_has_all_its_rows(big_one, name, rows):
    assert len(getattr(views, name)(big_one)) == rows


def test_twice_the_attributions_take_about_twice_the_work():
    once, twice = big(300), big(600)
    assert (
        0
        < lines_run(lambda: views.statements(twice))
        < 2.3 * lines_run(lambda: views.statements(once))
    ), "a quadratic step would take four times as much"


# what a Filter takes


@pytest.mark.parametrize(
    "field, value",
    [
        ("stance", "denied"),
        ("act", "said"),
        ("certainty", "sure"),
        ("kind", "people"),
        ("identified", "named"),
        ("said_from", "24 October"),
        ("event_to", 2024),
        ("depth", "1"),
        ("surely", "yes"),
        ("source", None),
        ("text", 7),
    ],
)
def test_a_filter_that_no_dossier_could_fit_is_refused_and_not_silently_empty(field, value):
    with pytest.raises((ValueError, TypeError), match=rf"^{field}: found {value!r}; allowed: "):
        views.Filter(**{field: value})


@pytest.mark.parametrize(
    "day", ["2024-10-24", date(2024, 10, 24), pd.Timestamp("2024-10-24 18:00")], ids=repr
)
def test_a_day_may_be_given_as_text_or_as_a_moment(dossier, day):
    table = views.statements(dossier)
    found = views.select(table, views.Filter(said_from=day, surely=True))
    wanted = views.Filter(said_from=date(2024, 10, 24), surely=True)
    assert found.equals(views.select(table, wanted)) and 0 < len(found) < len(table)


def test_what_a_filter_allows_is_what_the_contract_allows():
    for name in ("act", "stance", "certainty"):
        for value in contract.options("attributions", name):
            assert getattr(views.Filter(**{name: value}), name) == value


@pytest.mark.parametrize(
    ("comparator", "low", "high", "reading", "open_end"),
    [
        ("<", None, 3000, "less than 3,000 people", "lower end open"),
        ("<=", None, 3000, "at most 3,000 people", "lower end open"),
        (">", 3000, None, "more than 3,000 people", "upper end open"),
        (">=", 3000, None, "at least 3,000 people", "upper end open"),
        ("<", 2500, 3000, "2,500 to less than 3,000 people", ""),
        (">", 2500, 3000, "more than 2,500, at most 3,000 people", ""),
        ("<=", 2500, 3000, "2,500 to 3,000 people", ""),
        (">=", 2500, 3000, "2,500 to 3,000 people", ""),
        ("=", 3000, 3000, "3,000 people", ""),
        ("<", 0, 3000, "0 to less than 3,000 people", ""),
        ("unstated", None, None, "no figure given", ""),
    ],
)
def test_an_end_that_the_wording_leaves_open_is_called_open_and_none_that_it_sets_is_lost(
    dossier, comparator, low, high, reading, open_end
):
    one = (
        dossier.quantities.iloc[[0]]
        .assign(comparator=comparator, low=low, high=high)
        .astype({"low": "Float64", "high": "Float64"})
    )
    row = views.quantities(dossier.with_tables(quantities=one)).iloc[0]
    assert (row["reading"], row["open_end"]) == (reading, open_end)


def test_a_joined_dossier_gives_every_view_as_the_dossier_does(dossier):
    joined = views.joined(dossier)
    assert views.joined(joined) is joined and repr(joined) == repr(dossier)
    for view in (views.statements, views.sources, views.origins, views.voices, views.headline):
        pd.testing.assert_frame_equal(view(joined), view(dossier))


def test_a_joined_dossier_with_other_tables_is_joined_anew(dossier):
    fewer = views.joined(dossier).with_tables(attributions=dossier.attributions.iloc[:3])
    assert len(views.statements(fewer)) == 3 and not isinstance(fewer, views.Joined)


def test_a_card_and_the_contested_claims_join_once(dossier, monkeypatch):
    joins, join = [], joining._join
    monkeypatch.setattr(joining, "_join", lambda given: joins.append(given.name) or join(given))
    reader.contested(dossier)
    reader.claim_card(dossier, dossier.claims["claim_id"].iloc[0])
    views.headline(dossier)
    assert len(joins) == 3


def test_each_field_of_a_filter_is_told_of_once_and_its_choices_are_what_it_may_be(dossier):
    table = views.statements(dossier)
    assert [field.name for field in views.FILTERS] == list(vars(Filter()))
    choices = views.choices(table, views.names(dossier))
    assert list(choices) == [field.name for field in views.FILTERS if field.control == "choice"]
    for name, offered in choices.items():
        assert len(offered) > 1
        for value, words in offered:
            assert words and (name == "entity" or len(views.select(table, Filter(**{name: value}))))
