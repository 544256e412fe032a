"""The dossiers in data/: every folder keeps the public contract, and the bundled one says what was
found in its text.
"""

import hashlib
import json
import re
from pathlib import Path

import frictionless
import pytest

from helpers import check, contract, load
from helpers.assets import read_asset

DATA = Path(__file__).resolve().parent.parent / "data"
FOLDERS = sorted(file.parent for file in DATA.glob("*/datapackage.json"))
every_dossier = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@every_dossier
def test_frictionless_finds_nothing_wrong_with_the_package(folder):
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks] == list(contract.TABLES)


@every_dossier
@pytest.mark.parametrize("table", contract.TABLES)
def test_frictionless_finds_nothing_wrong_with_a_table(folder, table):
    report = frictionless.Package(str(folder / "datapackage.json")).get_resource(table).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


@every_dossier
def test_check_finds_nothing(folder):
    assert check(folder).to_dict("records") == []


@every_dossier
def test_the_package_holds_the_contract_word_for_word(folder):
    stated = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    assert stated == json.loads(read_asset("contract.json"))


@every_dossier
def test_the_folder_holds_its_files_and_no_others(folder):
    assert {file.name for file in folder.iterdir()} - {"corrections.jsonl", "questions.json"} == {
        "datapackage.json",
        "article.txt",
        *(f"{name}.csv" for name in contract.TABLES),
    }


WRITTEN = ("proposition", "topic", "role", "note", "why", "measure", "name")
"""the columns that are read, not looked up"""


@every_dossier
def test_what_is_written_for_a_reader_names_no_row_by_its_id_and_no_date_by_its_edtf(folder):
    dossier = load(folder)
    ids = {id_ for name in contract.TABLES for id_ in dossier.tables[name].iloc[:, 0]}
    ids -= set(dossier.entities["entity_id"])
    stray = re.compile(rf"\b({'|'.join(map(re.escape, ids))})\b|\d{{4}}-\d\d|\.\./|/\.\.|EDTF")
    written = [
        cell
        for frame in dossier.tables.values()
        for column in frame.columns.intersection(WRITTEN)
        for cell in frame[column]
    ]
    written.append(dossier.article.get("published_basis", ""))
    assert len(written) > 200 and stray.search(f"as for {min(ids)}.")
    assert [cell for cell in written if stray.search(cell)] == []


def test_the_bundled_article_is_the_one_that_was_supplied_byte_for_byte(dossier):
    supplied = "5e6df5089a52ffe8ff23e2823579e7340e8e9aeac895ed8812de87ef7d40c79e"
    assert (
        hashlib.sha256((dossier.path / "article.txt").read_bytes()).hexdigest()
        == dossier.article["sha256"]
        == supplied
    )


def test_what_the_article_does_not_say_of_itself_is_unknown(dossier):
    assert {dossier.article[what] for what in ("headline", "byline", "publisher", "published")} == {
        "unknown"
    }


def test_every_annotation_is_checked(dossier):
    tables = {name: table for name, table in dossier.tables.items() if "status" in table}
    assert len(tables) == 9
    assert [set(table["status"]) for table in tables.values()] == [{"checked"}] * 9


def test_one_claim_is_contested_the_weapons(dossier):
    stances = dossier.attributions.groupby("claim_id")["stance"].nunique()
    contested = dossier.claims[dossier.claims["claim_id"].isin(stances[stances > 1].index)]
    assert contested["proposition"].tolist() == ["North Korea provides Russia with weapons."]


NOTED = set(contract.options("observations", "kind")) - {contract.BY_HAND, contract.ASIDE}
"""what is noted about a text; the rest is an analyst's, about findings"""


@pytest.mark.parametrize("kind", sorted(NOTED))
def test_there_is_an_observation_of_each_kind(dossier, kind):
    assert (dossier.observations["kind"] == kind).any()


def test_every_paragraph_has_an_attribution(dossier):
    paragraphs = list(re.finditer(r"[^\n]+", dossier.text))
    starts = dossier.attributions["start"]
    assert len(paragraphs) == 14
    assert [
        p.group()
        for p in paragraphs
        if not starts.between(p.start(), p.end(), inclusive="left").any()
    ] == []


TITLES = {"National Security Adviser", "President"}
FIRST_WORDS = {"According", "Speaking", "Estimates", "Despite", "On"}


def test_every_capitalised_name_lies_in_a_mention_or_a_date(dossier):
    """Titles in front of a name, and words that are capitalised only because a sentence begins, are
    no names.
    """
    covered = [
        (row.start, row.end)
        for table in (dossier.mentions, dossier.dates)
        for row in table.itertuples()
    ]
    words = re.finditer(r"\b[A-Z][\w.-]*\w", dossier.text)
    left = [
        word
        for word in words
        if not any(start <= word.start() and word.end() <= end for start, end in covered)
    ]
    titles = {word for title in TITLES for word in title.split()}
    assert {word.group() for word in left} == titles | FIRST_WORDS
    assert all(
        word.start() == 0 or dossier.text[word.start() - 1] == "\n"
        for word in left
        if word.group() in FIRST_WORDS
    )


def test_every_inferred_year_says_from_what(dossier):
    """No year stands in the text; one note gives the cue and the outside fact, the others name
    it.
    """
    assert not re.search(r"\b(19|20)\d\d\b", dossier.text)
    with_year = dossier.dates[dossier.dates["basis"] == "inferred-year"].set_index("date_id")[
        "note"
    ]
    assert (
        len(with_year) == 8
        and "2024 is inferred" in with_year["d01"]
        and "Ukraine's entry into Kursk Oblast" in with_year["d01"]
    )
    assert (
        with_year.drop("d01").str.startswith("Year inferred as for Oct. 29 in paragraph 1.").all()
    )
    assert not (dossier.dates["basis"] == "explicit").any()


@pytest.mark.parametrize(
    "table, basis, date_id",
    [("claims", "event_basis", "event_date_id"), ("hops", "said_basis", "said_date_id")],
)
def test_a_date_with_an_inferred_year_points_to_the_expression_that_explains_it(
    dossier, table, basis, date_id
):
    rows = getattr(dossier, table)
    explained = dossier.dates.loc[dossier.dates["basis"] == "inferred-year", "date_id"]
    used = rows.loc[rows[basis] == "inferred-year", date_id]
    assert len(used) and set(used) <= set(explained)


def test_every_vague_or_outside_date_has_a_note(dossier):
    assert (dossier.dates["note"] != "").all()


def test_no_relation_is_repeated_in_reverse(dossier):
    pairs = set(
        dossier.relations[["claim_a", "relation", "claim_b"]].itertuples(index=False, name=None)
    )
    assert len(pairs) == len(dossier.relations)
    assert [(a, verb, b) for a, verb, b in pairs if (b, verb, a) in pairs] == []
