"""Each rule of the contract: it is silent on the bundled dossier, and one broken cell makes just
that rule speak, once.
"""

import pandas as pd
import pytest

from helpers import check, contract
from helpers.contract import Problem, rules
from helpers.contract.checking import problems
from helpers.contract.rules import RULES


@pytest.fixture(scope="module")
def cells(dossier) -> contract.Cells:
    """The bundled tables as text, as their files have them."""
    return {
        name: pd.read_csv(dossier.path / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in contract.TABLES
    }


def with_cells(cells: contract.Cells, table: str, row: int, **changed: str) -> contract.Cells:
    """The tables with some cells of one row replaced; rows count from 2, as in the file."""
    frame = cells[table].copy()
    for column, value in changed.items():
        frame.loc[row - 2, column] = value
    return cells | {table: frame}


def without_rows(cells: contract.Cells, table: str, *rows: int) -> contract.Cells:
    return cells | {table: cells[table].drop(index=[row - 2 for row in rows])}


def row_of(cells: contract.Cells, table: str, **sought: str) -> int:
    """The row of the file where these cells stand."""
    frame = cells[table]
    return int(frame.index[(frame[list(sought)] == list(sought.values())).all(axis=1)][0]) + 2


def spoken(text: str, cells: contract.Cells) -> list[tuple]:
    return [(rule, *problem) for rule in RULES for problem in rule(text, cells)]


ONE_CELL = [  # rule, table, row to find, cells to change; then the column and value to be named and what must be said
    (
        "check_spans",
        "mentions",
        {"mention_id": "m001"},
        {"end": "12"},
        "text",
        "United States",
        "article.txt has 'United State' at 0-12",
    ),
    (
        "check_spans",
        "mentions",
        {"mention_id": "m001"},
        {"text": "united States"},
        "text",
        "united States",
        "article.txt has 'United States'",
    ),
    (
        "check_spans",
        "mentions",
        {"mention_id": "m001"},
        {"end": "9999"},
        "start",
        "0-9999",
        "a span within 0-3190",
    ),
    (
        "check_spans",
        "mentions",
        {"mention_id": "m002"},
        {"end": "40"},
        "start",
        "40-40",
        "not empty",
    ),
    (
        "check_spans",
        "mentions",
        {"mention_id": "m002"},
        {"start": "53", "end": "40"},
        "start",
        "53-40",
        "not empty",
    ),
    (
        "check_spans",
        "dates",
        {"date_id": "d01"},
        {"start": "224"},
        "text",
        "Oct. 29",
        "article.txt has ' Oct. 29'",
    ),
    (
        "check_spans",
        "attributions",
        {"attribution_id": "a02"},
        {"end": "206"},
        "text",
        "to put pressure on",
        "at 121-206",
    ),
    (
        "check_spans",
        "quantities",
        {"quantity_id": "q01"},
        {"start": "622"},
        "text",
        "a small number",
        "' a small number'",
    ),
    (
        "check_spans",
        "observations",
        {"observation_id": "o01"},
        {"text": "headline"},
        "start",
        "-",
        "a span within",
    ),
    (
        "check_spans",
        "hops",
        {"attribution_id": "a01", "hop": "1"},
        {"cue_end": ""},
        "cue_start",
        "213-",
        "a span within",
    ),
    (
        "check_spans",
        "hops",
        {"attribution_id": "a01", "hop": "1"},
        {"cue": "said"},
        "cue",
        "said",
        "'reported' at 213-221",
    ),
    (
        "check_pieces",
        "attributions",
        {"attribution_id": "a01"},
        {"pieces": "120-207 0-75"},
        "pieces",
        "120-207 0-75",
        "parts in order from 0 to 207",
    ),
    (
        "check_pieces",
        "attributions",
        {"attribution_id": "a01"},
        {"pieces": "0-80 75-207"},
        "pieces",
        "0-80 75-207",
        "parts in order",
    ),
    (
        "check_pieces",
        "attributions",
        {"attribution_id": "a01"},
        {"pieces": "0-0 75-207"},
        "pieces",
        "0-0 75-207",
        "none empty",
    ),
    (
        "check_pieces",
        "attributions",
        {"attribution_id": "a01"},
        {"pieces": "1-75 120-207"},
        "pieces",
        "1-75 120-207",
        "from 0 to 207",
    ),
    (
        "check_pieces",
        "attributions",
        {"attribution_id": "a01"},
        {"pieces": "0-75 120-206"},
        "pieces",
        "0-75 120-206",
        "from 0 to 207",
    ),
    (
        "check_pieces",
        "observations",
        {"observation_id": "o06"},
        {"pieces": "303-329 54-75"},
        "pieces",
        "303-329 54-75",
        "from 54 to 329",
    ),
    (
        "check_chains",
        "hops",
        {"attribution_id": "a03", "hop": "0"},
        {"entity_id": "china"},
        "entity_id",
        "china",
        "an article has one",
    ),
    (
        "check_characters",
        "claims",
        {"claim_id": "c01"},
        {"note": "\ud800"},
        "note",
        "'\\ud800'",
        "half a surrogate pair",
    ),
    (
        "check_chains",
        "hops",
        {"attribution_id": "a01", "hop": "1"},
        {"mention_id": "m001"},
        "mention_id",
        "m001",
        "a mention of cnn",
    ),
    (
        "check_edtf",
        "dates",
        {"date_id": "d01"},
        {"edtf": "Oct. 29"},
        "edtf",
        "Oct. 29",
        "allowed: EDTF such as",
    ),
    (
        "check_edtf",
        "claims",
        {"claim_id": "c13"},
        {"event_edtf": "2024-08/2024-07"},
        "event_edtf",
        "2024-08/2024-07",
        "ends before it begins",
    ),
    (
        "check_edtf",
        "claims",
        {"claim_id": "c13"},
        {"event_edtf": ""},
        "event_basis",
        "inferred-year",
        "not-stated when event_edtf is blank",
    ),
    (
        "check_edtf",
        "claims",
        {"claim_id": "c13"},
        {"event_basis": "not-stated"},
        "event_basis",
        "not-stated",
        "'2024-08/..'",
    ),
    (
        "check_edtf",
        "hops",
        {"attribution_id": "a01", "hop": "1"},
        {"said_edtf": "0000"},
        "said_edtf",
        "0000",
        "outside the years",
    ),
    (
        "check_edtf",
        "hops",
        {"attribution_id": "a01", "hop": "1"},
        {"said_edtf": ""},
        "said_basis",
        "inferred-year",
        "said_edtf is blank",
    ),
    (
        "check_edtf",
        "quantities",
        {"quantity_id": "q01"},
        {"as_of_edtf": "soon"},
        "as_of_edtf",
        "soon",
        "is not an EDTF date",
    ),
    (
        "check_claims",
        "attributions",
        {"attribution_id": "a42"},
        {"stance": "affirms"},
        "stance",
        "affirms",
        "the act is deny (it is deny)",
    ),
    (
        "check_claims",
        "attributions",
        {"attribution_id": "a03"},
        {"stance": "denies"},
        "stance",
        "denies",
        "it is assert",
    ),
    (
        "check_claims",
        "attributions",
        {"attribution_id": "a03"},
        {"claim_id": "c04"},
        None,
        "c03",
        "nobody makes this one",
    ),
    (
        "check_claims",
        "relations",
        {"claim_a": "c01"},
        {"claim_b": "c01"},
        "claim_b",
        "c01",
        "other than claim_a",
    ),
    (
        "check_values",
        "quantities",
        {"quantity_id": "q06"},
        {"low": "3001"},
        "high",
        "3000",
        "at least low, which is 3001",
    ),
    (
        "check_values",
        "quantities",
        {"quantity_id": "q10"},
        {"low": "1e3"},
        "high",
        "500",
        "at least low",
    ),
    (
        "check_values",
        "assessments",
        {"assessment_id": "s01"},
        {"entity_id": "", "claim_id": ""},
        "claim_id",
        "",
        "a grade of something",
    ),
    (
        "check_knowledge",
        "attributions",
        {"attribution_id": "a26"},
        {"knowledge_end": "9999"},
        "knowledge_start",
        "1568-9999",
        "a span within 0-3190",
    ),
    (
        "check_knowledge",
        "attributions",
        {"attribution_id": "a26"},
        {"knowledge_end": ""},
        "knowledge_start",
        "1568-",
        "not empty",
    ),
    (
        "check_knowledge",
        "attributions",
        {"attribution_id": "a26"},
        {"knowledge": "not-stated"},
        "knowledge",
        "not-stated",
        "a value that these words state ('estimated')",
    ),
    (
        "check_findings",
        "observations",
        {"observation_id": "o01"},
        {"finding": "lead-own: c01"},
        "finding",
        "lead-own: c01",
        "exactly when the kind is set-aside (it is missing-metadata)",
    ),
    (
        "check_findings",
        "observations",
        {"observation_id": "o01"},
        {"kind": "set-aside"},
        "finding",
        "",
        "exactly when the kind is set-aside (it is set-aside)",
    ),
]


@pytest.mark.parametrize("rule, table, sought, changed, column, value, said", ONE_CELL)
def test_one_broken_cell_makes_one_rule_speak_once(
    dossier, cells, rule, table, sought, changed, column, value, said
):
    row = row_of(cells, table, **sought)
    if column is None:  # the claim that lost its only attribution is named, not the attribution
        expected = ("claims.csv", row_of(cells, "claims", claim_id=value), "claim_id")
    else:
        expected = (f"{table}.csv", row, column)
    [(spoke, *where, found, allowed)] = spoken(
        dossier.text, with_cells(cells, table, row, **changed)
    )
    assert (spoke.__name__, *where) == (rule, *expected)
    assert found.startswith(value) and said in allowed


@pytest.mark.parametrize(
    "comparator, bounds, sound",
    [
        ("=", ("5", ""), False),
        ("=", ("", "5"), False),
        ("=", ("5", "5"), True),
        ("~", ("5", ""), False),
        ("~", ("4", "6"), True),
        (">", ("", "5"), False),
        (">", ("5", ""), True),
        (">=", ("", "5"), False),
        (">=", ("5", ""), True),
        ("<", ("5", ""), False),
        ("<", ("", "5"), True),
        ("<=", ("5", ""), False),
        ("<=", ("", "5"), True),
        ("unstated", ("", ""), True),
    ],
)
def test_a_comparator_needs_its_bounds(dossier, cells, comparator, bounds, sound):
    changed = with_cells(
        cells, "quantities", 2, comparator=comparator, low=bounds[0], high=bounds[1]
    )
    told = [problem[:5] for problem in spoken(dossier.text, changed)]
    assert (
        told == []
        if sound
        else told == [(rules.check_values, "quantities.csv", 2, "comparator", comparator)]
    )


@pytest.mark.parametrize("hop, chain", [("0", "[1, 2]"), ("1", "[0, 2]")])
def test_a_gap_in_a_chain_is_told_with_the_chain(dossier, cells, hop, chain):
    [(rule, *where, found, allowed)] = spoken(
        dossier.text,
        without_rows(cells, "hops", row_of(cells, "hops", attribution_id="a01", hop=hop)),
    )
    assert (rule, where, found) == (rules.check_chains, ["hops.csv", 0, "hop"], f"a01: {chain}")
    assert "attributions.csv, row 2" in allowed


def test_an_attribution_without_any_hop_is_told(dossier, cells):
    [(rule, *_, found, _)] = spoken(
        dossier.text, without_rows(cells, "hops", row_of(cells, "hops", attribution_id="a03"))
    )
    assert (rule, found) == (rules.check_chains, "a03: []")


def test_all_chains_begin_at_one_and_the_same_outlet(dossier, cells):
    """CNN is an outlet too, but not this article's."""
    changed = with_cells(
        cells, "hops", row_of(cells, "hops", attribution_id="a03"), entity_id="cnn"
    )
    assert [problem[0] for problem in spoken(dossier.text, changed)] == [rules.check_chains]


def test_every_rule_is_shown_to_speak():
    assert {case[0] for case in ONE_CELL} == {rule.__name__ for rule in RULES}


def test_a_sound_dossier_gives_an_empty_frame_with_the_columns_of_a_problem(dossier, cells):
    found = check(dossier)
    assert found.empty and tuple(found.columns) == Problem._fields == (
        "file",
        "row",
        "column",
        "value",
        "allowed",
    )
    assert spoken(dossier.text, cells) == []


SCHEMA = [  # table, row, cells to change, then the column and value to be named and what must be said
    (
        "claims",
        2,
        {"event_basis": "guessed"},
        "event_basis",
        "guessed",
        "allowed: explicit, inferred-year",
    ),
    (
        "assessments",
        2,
        {"credibility": "9"},
        "credibility",
        "9",
        "allowed: 1, 2, 3, 4, 5, 6, or blank",
    ),
    ("mentions", 2, {"start": "zero"}, "start", "zero", "a whole number"),
    ("mentions", 2, {"start": "-1"}, "start", "-1", '"minimum" is "0"'),
    ("entities", 2, {"named": "yes"}, "named", "yes", "true or false"),
    ("quantities", 7, {"low": "many"}, "low", "many", "number"),
    ("quantities", 7, {"low": "nan"}, "low", "nan", ""),
    ("entities", 4, {"count": "1_0"}, "count", "1_0", ""),
    ("assessments", 2, {"assessed_on": "23.11.2026"}, "assessed_on", "23.11.2026", "a day such as"),
    ("claims", 2, {"proposition": ""}, "proposition", "", "required"),
    ("attributions", 2, {"pieces": "0-207"}, "pieces", "0-207", "pattern"),
    ("mentions", 2, {"entity_id": "nobody"}, "entity_id", "nobody", 'lookup table "entities"'),
    ("entities", 4, {"affiliation": "nobody"}, "affiliation", "nobody", "not found"),
    ("mentions", 131, {"mention_id": "m129"}, "mention_id", "m129", "the same as in the row"),
    (
        "relations",
        3,
        {"claim_a": "c01", "relation": "supports", "claim_b": "c28"},
        "claim_a, relation, claim_b",
        "c01, supports, c28",
        "the same as in the row",
    ),
]


@pytest.mark.parametrize("table, row, changed, column, value, said", SCHEMA)
def test_one_cell_against_its_schema_is_told_once(
    dossier, cells, table, row, changed, column, value, said
):
    [found] = problems(dossier.package, dossier.text, with_cells(cells, table, row, **changed))
    assert found[:4] == (f"{table}.csv", row, column, value)
    assert said in found.allowed


def test_problems_come_in_the_order_of_files_and_rows_and_rules_wait_for_the_schemas(
    dossier, cells
):
    broken = with_cells(with_cells(cells, "claims", 9, status="done"), "claims", 3, status="new")
    broken = with_cells(with_cells(broken, "entities", 2, kind="paper"), "mentions", 2, end="12")
    found = [problem[:3] for problem in problems(dossier.package, dossier.text, broken)]
    assert found == [
        ("entities.csv", 2, "kind"),
        ("claims.csv", 3, "status"),
        ("claims.csv", 9, "status"),
    ]


def test_each_of_several_problems_has_its_row(dossier):
    late = dossier.mentions.assign(
        end=dossier.mentions["end"].mask(
            dossier.mentions["mention_id"].isin(["m001", "m003"]), 4000
        )
    )
    found = check(dossier.with_tables(mentions=late))
    assert list(zip(found["file"], found["row"])) == [("mentions.csv", 2), ("mentions.csv", 4)]


def test_columns_and_options_are_those_of_the_schema():
    assert contract.columns("relations")[:3] == ["claim_a", "relation", "claim_b"]
    assert contract.options("attributions", "stance") == ["affirms", "denies"]
    assert contract.options("claims", "proposition") == []


def test_the_fingerprint_is_the_sha256_of_the_utf8_bytes():
    assert (
        contract.fingerprint("")
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    assert (
        contract.fingerprint("é")
        == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
    )
