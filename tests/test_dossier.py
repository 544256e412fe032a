"""A dossier on disk: found, read, refused with one clear error, saved whole or not at all, and the
same after a round trip.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from stat import S_IMODE

import frictionless
import nbformat
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from made import typed

import helpers
from helpers import Dossier, DossierError, check, contract, load, save
from helpers import dossier as dossiers
from helpers.contract import checking
from helpers.correcting.journal import open_journal
from helpers.datapackage import FILES, describe
from helpers.dossier import BUNDLED, DATA
from helpers.files import as_name, checked_name
from helpers.pages.notebooks import make_page
from helpers.pages.report import render
from helpers.tables import blank


def frame(table: str, *rows: dict) -> pd.DataFrame:
    """Rows of a table: enumerated cells that are not given get their first option, the others stay
    blank.
    """
    defaults = {
        column: (contract.options(table, column) or [""])[0] for column in contract.columns(table)
    }
    return (
        typed(table, pd.DataFrame([defaults | row for row in rows], columns=defaults))
        if rows
        else blank(table)
    )


def minimal(text: str, spans: list[tuple[int, int]] = (), words: list[str] = ()) -> Dossier:
    """A sound dossier of a text: the outlet says all of it; one mention for each span, one claim
    for each of the words.
    """
    whole = {"start": 0, "end": len(text), "text": text}
    mentions = [
        {"mention_id": f"m{n}", "entity_id": "outlet", "start": a, "end": b, "text": text[a:b]}
        for n, (a, b) in enumerate(spans)
    ]
    claims = [
        {
            "claim_id": f"c{n}",
            "proposition": word or "-",
            "topic": "t",
            "event_basis": "not-stated",
            "note": word,
        }
        for n, word in enumerate(words)
    ]
    said = [{"attribution_id": f"a{n}", "claim_id": f"c{n}", **whole} for n in range(len(claims))]
    hops = [
        {"attribution_id": f"a{n}", "hop": 0, "entity_id": "outlet", "said_basis": "not-stated"}
        for n in range(len(claims))
    ]
    made = {
        "entities": [
            {"entity_id": "outlet", "name": "the outlet", "kind": "outlet", "named": False}
        ]
    }
    made |= {"mentions": mentions, "claims": claims, "attributions": said, "hops": hops}
    return Dossier(
        "made",
        describe(text, "Made for a test"),
        text,
        **{name: frame(name, *made.get(name, [])) for name in contract.TABLES},
    )


def as_bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture
def copy(dossier, tmp_path) -> Path:
    """A copy of the bundled folder that a test may break."""
    return shutil.copytree(dossier.path, tmp_path / "copy")


# Finding a dossier


def test_load_takes_the_bundled_dossier_by_default(monkeypatch):
    monkeypatch.delenv("DOSSIER", raising=False)
    assert load().path == DATA / BUNDLED


def test_load_takes_what_the_environment_names_unless_it_is_told_another(monkeypatch, copy):
    monkeypatch.setenv("DOSSIER", str(copy))
    assert load().path == copy
    assert load(BUNDLED).path == DATA / BUNDLED


@pytest.mark.parametrize("kind", [str, Path])
def test_load_takes_a_folder(copy, kind, dossier):
    found = load(kind(copy))
    assert (found.path, found.name, found.text) == (copy, "copy", dossier.text)


def test_check_takes_a_dossier_a_name_or_a_folder(dossier, copy):
    (copy / "claims.csv").write_bytes(
        (copy / "claims.csv").read_bytes().replace(b"not-stated", b"guessed", 1)
    )
    assert check(BUNDLED).empty
    assert check(str(copy)).equals(check(copy)) and len(check(copy)) == 1


@pytest.mark.parametrize("act", [load, check])
def test_a_dossier_that_is_not_there_is_refused_with_those_that_are(act):
    with pytest.raises(DossierError, match=f"nowhere: no such dossier; data/ has .*{BUNDLED}"):
        act("nowhere")


@pytest.mark.parametrize("where", [7, ["a"], {"a": 1}, b"a", True], ids=repr)
@pytest.mark.parametrize("act", [load, check])
def test_what_is_neither_a_name_nor_a_folder_is_refused(act, where):
    with pytest.raises(DossierError, match=f"found {re.escape(repr(where))}; allowed: a dossier"):
        act(where)


def test_a_dossier_that_is_not_there_is_looked_for_where_the_message_says(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.dossier.DATA", tmp_path)
    with pytest.raises(DossierError) as caught:
        load("nowhere")
    assert f"no such dossier; {tmp_path}/ has none" in str(caught.value)


def test_text_is_str_numbers_may_be_missing_and_named_is_bool(dossier):
    assert (
        dossier.mentions["start"].dtype,
        dossier.quantities["low"].dtype,
        dossier.entities["named"].dtype,
    ) == ("Int64", "Float64", bool)
    assert dossier.hops["cue_start"].isna()[0] and dossier.quantities["low"].isna()[0]
    assert dossier.hops["cue"][0] == "" and not dossier.claims.isna().any(axis=None)


def test_an_empty_table_has_the_types_of_a_full_one(dossier):
    for name, table in dossier.tables.items():
        assert dict(blank(name).dtypes) == dict(table.dtypes)


# Refusing a broken one


def breaking(file: str, old: str, new: str | bytes):
    def change(folder: Path) -> None:
        content = (folder / file).read_bytes()
        assert old.encode() in content
        (folder / file).write_bytes(
            content.replace(old.encode(), new if isinstance(new, bytes) else new.encode(), 1)
        )

    return change


def test_a_missing_file_is_named(copy):
    for file in FILES:
        (copy / file).rename(copy / "away")
        with pytest.raises(DossierError, match=f"{file}: the file is missing"):
            load(copy)
        (copy / "away").rename(copy / file)


FIRST_CLAIM = ",checked,\nc02"
BROKEN = {  # what is done to the folder; the parts that the one error must hold, in their order
    "bad JSON": (
        breaking("datapackage.json", '"name"', "name"),
        ["datapackage.json, line 2", "JSON"],
    ),
    "no article in JSON": (
        breaking("datapackage.json", '"article"', '"text"'),
        ["datapackage.json", "article", "sha256"],
    ),
    "not UTF-8 in a table": (
        breaking("claims.csv", "Jake", b"J\xe4ke"),
        ["claims.csv", "not UTF-8", "Jäke", "save as “CSV UTF-8”"],
    ),
    "not UTF-8 in the text": (
        breaking("article.txt", "Jake", b"J\xe4ke"),
        ["article.txt", "0xe4", "not utf-8"],
    ),
    "edited text": (breaking("article.txt", "Jake", "John"), ["article.txt", "5e6df5089a52"]),
    "empty table file": (
        lambda folder: (folder / "claims.csv").write_bytes(b""),
        ["claims.csv", "empty"],
    ),
    "missing column": (
        breaking("claims.csv", "topic", "theme"),
        ["claims.csv, row 1", "'topic'", "missing", "theme"],
    ),
    "open quotation mark": (breaking("claims.csv", "c02,", 'c02,"'), ["claims.csv"]),
    "short row": (breaking("claims.csv", FIRST_CLAIM, "\nc02"), ["claims.csv, row 2"]),
    "row short by its blank last cell": (
        breaking("claims.csv", FIRST_CLAIM, ",checked\nc02"),
        ["claims.csv", "2"],
    ),
    "long first row": (
        breaking("claims.csv", FIRST_CLAIM, ",checked,,more\nc02"),
        ["claims.csv", "2"],
    ),
    "long later row": (
        breaking("claims.csv", ",checked,\nc04", ",checked,,more\nc04"),
        ["claims.csv", "4"],
    ),
    "wrong enum": (
        breaking("claims.csv", "not-stated", "guessed"),
        ["claims.csv, row 3, event_basis", "'guessed'", "explicit, inferred-year"],
    ),
    "wrong type": (
        breaking("mentions.csv", "m001,us-government,0", "m001,us-government,zero"),
        ["mentions.csv, row 2, start", "'zero'", "whole number"],
    ),
    "duplicate key": (
        breaking("claims.csv", "\nc02", "\nc01"),
        ["claims.csv, row 3, claim_id", "'c01'", "the same as"],
    ),
    "foreign key": (
        breaking("mentions.csv", "m001,us-government", "m001,nobody"),
        ["mentions.csv, row 2, entity_id", "'nobody'", "entities"],
    ),
    "span that does not fit": (
        breaking("mentions.csv", ",0,13,", ",0,12,"),
        ["mentions.csv, row 2, text", "'United States'", "'United State' at 0-12"],
    ),
    "gap in a chain": (
        breaking("hops.csv", "a01,2,", "a01,3,"),
        ["hops.csv, hop", "a01: [0, 1, 3]", "without gaps"],
    ),
    "bad EDTF": (
        breaking("claims.csv", "2024-08/..", "since August"),
        ["claims.csv, row 14, event_edtf", "'since August'", "EDTF such as 2024-10-29"],
    ),
    "unknown digit in EDTF": (
        breaking("claims.csv", "2024-08/..", "2024-1X"),
        ["claims.csv, row 14, event_edtf", "'2024-1X'"],
    ),
    "orphan claim": (
        breaking("attributions.csv", "a03,c03", "a03,c04"),
        ["claims.csv, row 4, claim_id", "'c03'", "nobody makes this one"],
    ),
    "low > high": (
        breaking("quantities.csv", ",3000,3000,", ",3001,3000,"),
        ["quantities.csv, row 7, high", "'3000'", "at least low, which is 3001"],
    ),
    "act and stance": (
        breaking("attributions.csv", "deny,denies", "deny,affirms"),
        ["attributions.csv, row 43, stance", "'affirms'", "act is deny"],
    ),
    "pieces out of order": (
        breaking("attributions.csv", "0-75 120-207", "120-207 0-75"),
        ["attributions.csv, row 2, pieces", "'120-207 0-75'", "in order"],
    ),
    "published": (
        breaking("datapackage.json", "[2024-10-29..]", "after Oct. 29"),
        ["datapackage.json, published_edtf", "'after Oct. 29'", "EDTF"],
    ),
    "published is no text": (
        breaking("datapackage.json", '"[2024-10-29..]"', "2024"),
        ["datapackage.json, article.published_edtf", "2024", "text, in quotation marks"],
    ),
    "published in no known way": (
        breaking("datapackage.json", '"published": "unknown"', '"published": "last May"'),
        ["datapackage.json, published", "'last May'", "EDTF"],
    ),
    "title is a number": (
        breaking("datapackage.json", '"title": "U.S. efforts', '"title": 7, "was": "U.S. efforts'),
        ["datapackage.json, title", "'7'", "text, in quotation marks"],
    ),
    "contributors are text": (
        breaking("datapackage.json", '"contributors": [', '"contributors": "Ann", "were": ['),
        ["datapackage.json, contributors", "Ann", "a list, in square brackets"],
    ),
    "a contributor is text": (
        breaking("datapackage.json", '"contributors": [', '"contributors": ["Ann", '),
        ["datapackage.json, contributors 1", "Ann", "an object, in braces"],
    ),
    "the package is a list": (
        lambda folder: (folder / "datapackage.json").write_text("[]"),
        ["datapackage.json: has no article"],
    ),
    "the article is text": (
        lambda folder: (folder / "datapackage.json").write_text('{"article": "x"}'),
        ["datapackage.json: has no article"],
    ),
    "nested 5,000 deep": (
        lambda folder: (folder / "datapackage.json").write_text("[" * 5000 + "]" * 5000),
        ["datapackage.json, line 1", "deep; allowed: JSON as a program exports it"],
    ),
    "a number of 5,000 digits": (
        lambda folder: (folder / "datapackage.json").write_text("1" * 5000),
        ["datapackage.json", "thousands of digits"],
    ),
    "a folder where a table should be": (
        lambda folder: ((folder / "dates.csv").unlink(), (folder / "dates.csv").mkdir()),
        ["dates.csv: cannot be read", "directory"],
    ),
}


@pytest.mark.filterwarnings("ignore::pandas.errors.ParserWarning")
@pytest.mark.parametrize("change, parts", BROKEN.values(), ids=BROKEN)
def test_a_broken_dossier_gives_one_error_that_says_where_and_what(copy, change, parts):
    change(copy)
    with pytest.raises(DossierError, match="(?s)" + ".*".join(map(re.escape, [str(copy), *parts]))):
        load(copy)


def test_the_error_counts_the_further_problems(copy):
    text = (copy / "claims.csv").read_bytes()
    (copy / "claims.csv").write_bytes(text.replace(b"not-stated", b"guessed", 3))
    with pytest.raises(DossierError, match=re.escape("(and 2 more: helpers.check lists them)")):
        load(copy)
    assert len(check(copy)) == 3


SURROGATE = "half \ud83d of an emoji"
UNSOUND = {
    "text": lambda d: minimal(SURROGATE),
    "note": lambda d: d.with_tables(claims=d.claims.assign(note=SURROGATE)),
    "title": lambda d: replace(d, package=d.package | {"title": SURROGATE}),
    "missing column": lambda d: d.with_tables(claims=d.claims.drop(columns="topic")),
    "not a number": lambda d: d.with_tables(mentions=d.mentions.assign(start="zero")),
    "edited text": lambda d: replace(d, text=d.text + "."),
}


@pytest.mark.parametrize("change", UNSOUND.values(), ids=UNSOUND)
def test_an_unsound_dossier_made_in_memory_is_told_and_not_saved(dossier, copy, change):
    before, unsound = as_bytes(copy), change(dossier)
    with pytest.raises(DossierError):
        save(unsound, copy)
    assert as_bytes(copy) == before and [copy] == list(copy.parent.iterdir())
    assert len(check(unsound))


# Saving


def test_loading_and_saving_keeps_every_byte(dossier, tmp_path):
    """All that the contract knows of; the kept questions of a class stay where they were kept."""
    there = as_bytes(dossier.path)
    del there["questions.json"]
    assert as_bytes(save(dossier, tmp_path / "again")) == there


def test_a_dossier_made_before_a_column_was_added_loads_with_blanks_and_is_saved_with_it(
    copy, tmp_path
):
    package = json.loads((copy / "datapackage.json").read_text("utf-8"))
    resource = next(one for one in package["resources"] if one["name"] == "quantities")
    fields = resource["schema"]["fields"]
    resource["schema"]["fields"] = [one for one in fields if one["name"] != "direction"]
    (copy / "datapackage.json").write_text(json.dumps(package), "utf-8")
    table = pd.read_csv(copy / "quantities.csv", dtype=str, keep_default_na=False)
    table.drop(columns="direction").to_csv(copy / "quantities.csv", index=False)
    assert check(copy).empty
    old = load(copy)
    assert set(old.quantities["direction"]) == {""}
    assert list(old.quantities) == contract.columns("quantities")
    saved = save(old, tmp_path / "anew")
    assert json.loads((saved / "datapackage.json").read_text("utf-8"))["resources"] == list(
        contract.CONTRACT.values()
    )
    assert frictionless.validate(str(saved / "datapackage.json")).valid


def test_a_column_that_was_there_from_the_first_is_still_asked_for(copy):
    table = pd.read_csv(copy / "quantities.csv", dtype=str, keep_default_na=False)
    table.drop(columns="comparator").to_csv(copy / "quantities.csv", index=False)
    with pytest.raises(DossierError, match="the column 'comparator' is missing"):
        load(copy)


def test_a_dossier_made_before_there_was_knowledge_says_that_it_is_not_stated(copy, tmp_path):
    table = pd.read_csv(copy / "attributions.csv", dtype=str, keep_default_na=False)
    late = ["knowledge", "knowledge_start", "knowledge_end"]
    table.drop(columns=late).to_csv(copy / "attributions.csv", index=False)
    assert check(copy).empty
    old = load(copy)
    assert set(old.attributions["knowledge"]) == {"not-stated"}
    assert old.attributions[late[1:]].isna().all(axis=None)
    assert list(old.attributions) == contract.columns("attributions")
    assert check(save(old, tmp_path / "anew")).empty


def test_saving_keeps_other_files_of_the_folder_and_makes_its_parents(dossier, tmp_path):
    folder = save(minimal("One."), tmp_path / "new" / "made")
    (folder / "notes.txt").write_text("mine")
    save(minimal("Two."), folder, overwrite=True)
    assert load(folder).text == "Two." and (folder / "notes.txt").read_text() == "mine"


def test_saving_leaves_the_neighbours_alone(tmp_path):
    neighbours = [tmp_path / name for name in (".v1.old", "v1.old", "v1")]
    for neighbour in neighbours:
        neighbour.mkdir()
        (neighbour / "notes.txt").write_text("mine")
    folder = save(minimal("One."), tmp_path / "v1.2")
    assert sorted(tmp_path.iterdir()) == sorted([*neighbours, folder])
    assert {(neighbour / "notes.txt").read_text() for neighbour in neighbours} == {"mine"}


def test_a_name_alone_is_saved_where_load_finds_it(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.dossier.DATA", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert save(minimal("One."), "mine") == tmp_path / "data" / "mine"
    assert load("mine").text == "One."
    with pytest.raises(DossierError, match=r"overwrite=True"):
        save(minimal("Two."), "mine")
    save(minimal("Two."), "mine", overwrite=True)
    assert load("mine").text == "Two."


def test_a_dossier_is_not_saved_over_one_that_it_did_not_come_from(tmp_path):
    folder = save(minimal("A draft."), tmp_path / "mine")
    drafted, before = load(folder), as_bytes(folder)
    assert save(minimal("A draft."), folder) == folder  # the same again is nothing new
    for other in (minimal("Another."), replace(drafted, path=None)):
        changed = replace(other, package=other.package | {"title": "other"})
        with pytest.raises(DossierError, match=r"another dossier.*annotate.*name.*overwrite=True"):
            save(changed, folder)
    assert as_bytes(folder) == before
    save(minimal("Another."), folder, overwrite=True)
    assert load(folder).text == "Another."


def test_a_dossier_is_not_saved_over_what_was_changed_since_it_was_loaded(tmp_path):
    folder = save(minimal("A text.", words=["one"]), tmp_path / "mine")
    first, second = load(folder), load(folder)
    save(first.with_tables(claims=first.claims.assign(note="first")), folder)
    with pytest.raises(DossierError, match="changed since this dossier was loaded"):
        save(second.with_tables(claims=second.claims.assign(note="second")), folder)
    assert list(load(folder).claims["note"]) == ["first"]
    again = load(folder)
    save(again.with_tables(claims=again.claims.assign(note="third")), folder)
    assert list(load(folder).claims["note"]) == ["third"]


def test_a_dossier_is_not_saved_over_corrections_that_are_not_saved_yet(tmp_path):
    folder = save(minimal("A text.", words=["one"]), tmp_path / "mine")
    mine = load(folder)
    open_journal(folder).do("change", {"table": "claims", "key": "c0", "values": {"note": "x"}})
    with pytest.raises(DossierError, match="corrections that are not saved yet"):
        save(mine.with_tables(claims=mine.claims.assign(note="mine")), folder)
    assert open_journal(folder).dossier.claims["note"][0] == "x"


STEPS = [(os, "open"), (os, "fsync"), (os, "chmod"), (os, "replace"), (Path, "unlink")]


@pytest.mark.slow
@pytest.mark.parametrize("existed", [True, False])
@pytest.mark.parametrize(
    "crash", [OSError("disk full"), KeyboardInterrupt()], ids=["disk full", "interrupted"]
)
def test_a_crash_at_any_step_of_saving_leaves_the_old_dossier_or_the_new_one(
    tmp_path, monkeypatch, existed, crash
):
    """The nth step fails, for each n until the saving gets through."""
    folder, steps, kept = tmp_path / "made", [], []
    monkeypatch.setattr(checking, "problems", lambda *parts, **_: [])
    in_peace = whole("New.")

    def failing(step, at):
        def run(*given, **how):
            steps.append(step.__name__)
            if len(steps) == at:
                raise crash
            return step(*given, **how)

        return run

    for at in range(1, 200):
        steps.clear()
        if existed:
            save(minimal("Old."), folder, overwrite=True)
        with monkeypatch.context() as patch:
            for home, name in STEPS:
                patch.setattr(home, name, failing(getattr(home, name), at))
            try:
                save(minimal("New."), folder, overwrite=True)
                break
            except type(crash) as raised:
                assert raised is crash
        kept.append(load(folder).text if existed or names_in(tmp_path) else "nothing")
        assert as_bytes(save(minimal("New."), folder, overwrite=True)) == in_peace
        assert [path.name for path in tmp_path.iterdir()] == ["made"]
        if not existed:
            shutil.rmtree(folder)
    first = ["Old." if existed else "nothing", "New."]
    assert list(dict.fromkeys(kept)) == first and at > 10
    assert as_bytes(folder) == in_peace


def names_in(folder: Path) -> list[str]:
    """The names of the dossiers that a folder is said to have."""
    return [found.name for found in dossiers.list_dossiers(folder)]


def whole(text: str) -> dict[str, bytes]:
    """The files of a minimal dossier, saved in peace."""
    with tempfile.TemporaryDirectory() as peace:
        return as_bytes(save(minimal(text), Path(peace) / "made"))


def test_a_save_that_was_cut_off_is_read_whole_even_where_nothing_may_be_written(
    tmp_path, monkeypatch
):
    folder = save(minimal("Old."), tmp_path / "made")
    cut_off(folder, minimal("New."), monkeypatch)
    assert (folder / "article.txt").read_text() == "Old."
    with monkeypatch.context() as patch:
        patch.setattr(dossiers, "locked", refused)
        assert load(folder).text == "New." and check(folder).empty
    assert names_in(tmp_path) == ["made"]
    assert load(folder).text == (folder / "article.txt").read_text() == "New."
    assert as_bytes(folder) == whole("New.")


def cut_off(folder: Path, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that ends right after its switch."""
    with monkeypatch.context() as patch:
        real = os.replace

        def once(fresh, path):
            real(fresh, path)
            raise KeyboardInterrupt

        patch.setattr(os, "replace", once)
        with pytest.raises(KeyboardInterrupt):
            save(dossier, folder, overwrite=True)


def refused(*given, **how):
    raise PermissionError("read-only")


def test_what_a_cut_off_save_left_is_no_dossier_and_is_cleared_by_the_next_one(
    tmp_path, monkeypatch
):
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / ".article.txt.0123456789ab.part").write_text("half a te")
    (tmp_path / ".made-abcdefgh").mkdir()
    (tmp_path / ".made-abcdefgh" / "datapackage.json").write_text("{}")
    assert names_in(tmp_path) == []
    save(minimal("New."), folder)
    assert as_bytes(folder) == whole("New.") and names_in(tmp_path) == ["made"]


def test_a_switch_that_is_spoilt_is_told_and_not_used(tmp_path):
    folder = save(minimal("Old."), tmp_path / "made")
    (folder / ".saving").write_text("[")
    with pytest.raises(DossierError, match=r"\.saving.*spoilt; delete"):
        load(folder)


# Modes and places that may not be written


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def modes(folder: Path) -> set[str]:
    return {oct(S_IMODE(file.stat().st_mode)) for file in folder.iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_new_files_and_folders_respect_the_umask_and_old_ones_keep_their_mode(tmp_path, umask):
    folder = save(minimal("Old."), tmp_path / "made")
    assert modes(folder) == {"0o640"} and S_IMODE(folder.stat().st_mode) == 0o750
    folder.chmod(0o700)
    for file in folder.iterdir():
        file.chmod(0o600)
    save(minimal("New.", words=["one"]), folder, overwrite=True)
    assert modes(folder) == {"0o600"} and S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_waits_to_be_spread_is_as_private_as_the_files_are(tmp_path, umask, monkeypatch):
    folder = save(minimal("Old."), tmp_path / "made")
    (folder / "article.txt").chmod(0o600)
    cut_off(folder, minimal("New."), monkeypatch)
    assert S_IMODE((folder / ".saving").stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["open", "mkdir"])
def test_a_place_that_may_not_be_written_is_told_by_its_folder(tmp_path, monkeypatch, step):
    def denied(path, *given, **how):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path if step == "mkdir" else os, step, denied)
    with pytest.raises(PermissionError) as told:
        save(minimal("New."), tmp_path / "made")
    message = str(told.value)
    assert message.startswith(f"{tmp_path}: cannot be written (Permission denied). Save to another")
    assert "/." not in message


# Line ends


CRLF = pytest.mark.parametrize("names", [["article.txt"], ["mentions.csv", "claims.csv"], None])


@CRLF
def test_line_ends_that_another_program_changed_are_read_as_they_were_and_told(tmp_path, names):
    text = "One line.\nAnother line.\n\nA third."
    folder = save(minimal(text, [(0, 13)], ["a\nb"]), tmp_path / "made")
    expected, names = load(folder), names or [file.name for file in folder.iterdir()]
    for name in names:
        file = folder / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.warns(UserWarning, match="line ends") as told:
        found = load(folder)
    assert all(name in str(told[0].message) for name in names if name != "datapackage.json")
    assert found.text == text and found.mentions["text"][0] == text[0:13]
    for name, table in expected.tables.items():
        pd.testing.assert_frame_equal(found.tables[name], table)
    with pytest.warns(UserWarning, match="line ends"):
        assert check(folder).empty
    save(found, folder)
    assert b"\r" not in b"".join(as_bytes(folder).values())


def test_a_text_of_windows_line_ends_that_git_made_unix_ones_is_read_as_it_was(tmp_path):
    text = "One line.\r\nAnother line."
    folder = save(minimal(text, [(0, 14)]), tmp_path / "made")
    (folder / "article.txt").write_bytes(text.replace("\r", "").encode())
    with pytest.warns(UserWarning, match="line ends"):
        found = load(folder)
    assert found.text == text and found.mentions["text"][0] == text[0:14]


def test_a_text_that_differs_in_more_than_line_ends_is_still_refused(tmp_path):
    folder = save(minimal("One line.\nAnother line."), tmp_path / "made")
    (folder / "article.txt").write_bytes(b"One line.\r\nAnother  line.")
    with pytest.raises(DossierError, match="the text was edited"):
        load(folder)


def test_git_is_told_to_leave_the_line_ends_of_data_alone():
    asked = subprocess.run(
        ["git", "check-attr", "text", "--", "data/x/article.txt", "data/x/claims.csv"],
        cwd=DATA.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert asked.count("text: unset") == 2


def test_nothing_changes_what_it_is_given(dossier, tmp_path):
    given = minimal("Some text.", [(0, 4)], ["a claim"])
    tables, package = (
        {name: table.copy(deep=True) for name, table in given.tables.items()},
        json.dumps(given.package),
    )
    folder = save(given, tmp_path / "made")
    before = as_bytes(folder)
    load(folder), check(given), check(folder), given.with_tables(claims=blank("claims"))
    assert as_bytes(folder) == before and json.dumps(given.package) == package
    for name, table in given.tables.items():
        pd.testing.assert_frame_equal(table, tables[name])


def test_describe_hands_out_its_own_copy_of_the_contract():
    describe("", "one")["resources"][0]["name"] = "changed"
    assert describe("", "two")["resources"][0]["name"] == "entities"


def test_empty_tables_and_an_empty_text_are_sound(tmp_path):
    empty = Dossier(
        "empty", describe("", "Empty"), "", **{name: blank(name) for name in contract.TABLES}
    )
    found = load(save(empty, tmp_path / "empty"))
    assert found.text == "" and not any(map(len, found.tables.values()))


# Any text survives


ODD = [
    "a,b",
    'say "so"',
    "two\nlines",
    "two\r\nlines",
    "=1+1",
    "🙂",
    "\u202eright to left",
    "שלום",
    "\ufeff",
    "nul\0",
    " blank ",
    "NA",
    "nan",
]
OLD_MAC = ["two\rlines", "\r", "end\r"]
words = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(ODD + OLD_MAC)


@pytest.mark.parametrize("odd", [ODD, OLD_MAC], ids=["odd characters", "lone carriage returns"])
def test_odd_characters_come_back_as_they_were(tmp_path, odd):
    text = "".join(odd)
    ends = [len("".join(odd[: n + 1])) for n in range(len(odd))]
    found = load(save(minimal(text, list(zip([0, *ends], ends)), odd), tmp_path / "made"))
    assert found.text == found.attributions["text"][0] == text
    assert (
        found.mentions["text"].tolist()
        == found.claims["note"].tolist()
        == found.claims["proposition"].tolist()
        == odd
    )


@settings(
    max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate]
)  # an example takes a second: no shrinking
@given(st.lists(words, min_size=5, max_size=40))
def test_any_words_in_notes_and_propositions_come_back_as_they_were(tmp_path_factory, notes):
    made = minimal("Text.", words=notes)
    found = load(save(made, tmp_path_factory.mktemp("words") / "made"))
    assert found.claims["note"].tolist() == notes
    assert found.claims["proposition"].tolist() == made.claims["proposition"].tolist()


@settings(
    max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate]
)  # an example takes a second: no shrinking
@given(st.data())
def test_any_spans_of_any_text_come_back_and_one_step_aside_is_told(tmp_path_factory, data):
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(
        lambda pair: pair[0] != pair[1]
    )
    spans = [tuple(sorted(pair)) for pair in data.draw(st.lists(ends, max_size=20))]
    made = minimal(text, spans, ["all of it"])
    found = load(save(made, tmp_path_factory.mktemp("spans") / "made"))
    assert found.text == text and list(zip(found.mentions["start"], found.mentions["end"])) == spans
    aside = made.mentions.assign(
        start=[start + 1 for start, _ in spans], end=[end + 1 for _, end in spans]
    )
    wrong = [
        (start, end)
        for start, end in spans
        if end == len(text) or text[start + 1 : end + 1] != text[start:end]
    ]
    assert len(check(made.with_tables(mentions=aside))) == len(wrong)


# names

OUTSIDE = (
    "../../x",
    "..",
    ".",
    "...",
    ".hidden",
    "/etc/x",
    "a/b",
    "a\\b",
    "C:x",
    "a b",
    "a\n",
    "a\0",
    "-rf",
    "<b>",
    "a\u202eb",
    "",
    "x" * 81,
    7,
    None,
    ["a"],
)


@pytest.mark.parametrize("name", OUTSIDE, ids=repr)
def test_a_name_that_could_lead_elsewhere_is_refused_where_it_comes_in(name):
    with pytest.raises(DossierError, match=r"the name: found .*; allowed: letters, digits"):
        checked_name(name, "the name")


@pytest.mark.parametrize("name", ["harbor-fire", "2024.10.29", "Zoë", "x" * 80, "東京", "a"])
def test_a_name_of_letters_digits_hyphens_and_dots_comes_in_as_it_is(name):
    assert checked_name(name, "the name") == name == as_name(name)


@given(st.text())
def test_any_words_make_a_name_that_is_let_through(words):
    assert checked_name(as_name(words), "the name")


def test_no_dossier_is_made_in_memory_under_a_name_that_leads_out_of_its_folder():
    with pytest.raises(DossierError, match=r"dossier's name: found '\.\./\.\./x'"):
        replace(load(), name="../../x", path=None)


def test_a_message_quotes_at_most_200_characters_of_a_name():
    with pytest.raises(DossierError) as caught:
        checked_name("x" * 5_000_000, "the name")
    assert "x" * 200 in str(caught.value) and len(str(caught.value)) < 500


# a draft says that it is one


def as_draft(dossier: Dossier, by: str, keep: int = 0) -> Dossier:
    """The dossier with every row drafted, but for the first of the entities."""
    tables = {
        name: frame.assign(status="drafted", drafted_by=by)
        for name, frame in dossier.tables.items()
        if "status" in frame
    }
    tables["entities"].loc[: keep - 1, "status"] = "checked"
    return dossier.with_tables(**tables)


@pytest.mark.parametrize(
    "by, keep, told",
    [
        ("rule: cast", 0, "This is a machine draft: 0 of 478 rows checked."),
        ("rule: cast", 3, "This is a machine draft: 3 of 478 rows checked."),
        ("import: quotes", 0, "This is an import: 0 of 478 rows checked."),
        ("", 2, "This is a draft: 2 of 478 rows checked."),
    ],
)
def test_an_unchecked_dossier_says_first_of_all_that_it_is_a_draft(dossier, by, keep, told):
    draft = as_draft(dossier, by, keep)
    assert draft.unchecked == told and repr(draft).startswith(f"{told}\nDossier ")
    with pytest.raises(helpers.exercises.ExerciseError, match=re.escape(told)):
        helpers.exercises.make(draft, "who-says-so")


def test_a_checked_dossier_says_nothing_of_a_draft(dossier):
    assert dossier.unchecked == "" and repr(dossier).startswith("Dossier ")
    assert dossier.checked == (478, 478)


def test_the_report_on_a_draft_says_so_above_its_findings():
    checked = minimal("Somebody said so.", words=["So."])
    page = render(as_draft(checked, "rule: cast"))
    told = page.index("This is a machine draft: 0 of 4 rows checked.")
    assert page.index("</h1>") < told < page.index("What to know first")
    assert "This is a machine draft" not in render(checked)


def test_a_rendered_notebook_on_a_draft_says_so_above_its_text():
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Question?")])
    told = "This is a machine draft: 0 of 478 rows checked."
    page = make_page(book, "00", headings={"00": "Question?"}, title="T", unchecked=told)
    assert page.index(told) < page.index("Question?</h1>")
