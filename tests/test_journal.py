"""The journal: nothing that was done is lost, nothing on the disk is overwritten unseen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_editing import drafted, some_edit

from helpers import DossierError, check, load, save
from helpers import journal as journals
from helpers.journal import RECORD, fingerprint, open_journal

ACCEPT = ("accept", {"table": "dates", "key": ["d01"]})
CHANGE = ("change", {"table": "dates", "key": ["d01"], "values": {"edtf": "2024-11-01"}})
REJECT = ("reject", {"table": "attributions", "key": ["a01"]})


@pytest.fixture
def folder(dossier, tmp_path) -> Path:
    return save(drafted(dossier), tmp_path / "draft")


def lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_what_is_done_is_undone_and_done_again(folder):
    journal = open_journal(folder, who="Ada")
    states = [
        fingerprint(journal.dossier),
        *(fingerprint(journal.do(*edit)) for edit in (ACCEPT, CHANGE, REJECT)),
    ]
    assert len(set(states)) == 4
    assert [fingerprint(journal.undo()) for _ in range(3)] == states[2::-1]
    with pytest.raises(DossierError, match="Nothing to undo"):
        journal.undo()
    assert [fingerprint(journal.redo()) for _ in range(3)] == states[1:]
    with pytest.raises(DossierError, match="Nothing to redo"):
        journal.redo()


def test_a_new_change_forgets_what_was_undone(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT), journal.undo(), journal.do(*CHANGE)
    assert [edit["do"] for edit in journal.unsaved] == ["change"] and not journal.can_redo


def test_a_refused_change_is_not_written_down(folder):
    journal = open_journal(folder)
    for verb, args in (
        ("change", {**CHANGE[1], "values": {"edtf": "2024-13"}}),
        ("explode", {}),
        ("accept", {"table": "dates"}),
    ):
        with pytest.raises(DossierError):
            journal.do(verb, args)
    assert not journal.file.exists() and not journal.unsaved


def test_saving_keeps_who_and_why_and_ends_the_journal(folder):
    journal = open_journal(folder, who="Ada")
    journal.do(*CHANGE, why="the paper says so")
    journal.do(*ACCEPT, who="Grace")
    assert journal.save() == folder
    first, second = lines(folder / RECORD)
    assert (first["do"], first["args"], first["who"], first["why"], second["who"]) == (
        *CHANGE,
        "Ada",
        "the paper says so",
        "Grace",
    ) and first["when"]
    assert not journal.file.exists() and load(folder).dates["edtf"][0] == "2024-11-01"
    assert Package(str(folder / "datapackage.json")).validate().valid and check(folder).empty
    journal.do(*REJECT)
    journal.save()
    assert [edit["do"] for edit in lines(folder / RECORD)] == ["change", "accept", "reject"]


def test_unsaved_changes_come_back(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT), journal.do(*CHANGE), journal.do(*REJECT), journal.undo()
    again = open_journal(folder)
    assert (
        fingerprint(again.dossier) == fingerprint(journal.dossier)
        and again.can_redo
        and "2 unsaved changes were recovered" in again.messages[0]
    )
    assert fingerprint(open_journal(load(folder)).dossier) == fingerprint(journal.dossier)


def test_what_was_typed_but_refused_comes_back_too(folder):
    field = {"table": "dates", "key": ["d01"], "column": "edtf", "value": "2024-13"}
    open_journal(folder).keep_typed(field)
    again = open_journal(folder)
    assert list(again.typed.values()) == [field]
    again.do(*CHANGE)
    assert not again.typed and not open_journal(folder).typed


KILLED = """
import os, sys
from helpers import journal, dossier
j = journal.open_journal(sys.argv[1], who="Ada")
j.do("accept", {"table": "dates", "key": ["d01"]}); j.do("change", {"table": "dates", "key": ["d02"], "values": {"edtf": "2024-11-02"}})
rename, unlink = dossier.Path.rename, dossier.Path.unlink
calls = []
def counted(path, *args):
    calls.append(path)
    if len(calls) == int(sys.argv[2]): os._exit(9)
    return rename(path, *args)
def stopped(path, **how): os._exit(9)
if sys.argv[2] == "0": os._exit(9)
if sys.argv[2] == "3": journal.Path.unlink = stopped
else: dossier.Path.rename = counted
j.save()
"""


@pytest.mark.parametrize(
    "moment",
    [
        "before the save",
        "before the old folder is moved",
        "before the new folder is in place",
        "before the journal is ended",
    ],
)
def test_a_kernel_killed_at_any_moment_loses_nothing(folder, moment):
    stage = [
        "before the save",
        "before the old folder is moved",
        "before the new folder is in place",
        "before the journal is ended",
    ].index(moment)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(stage)],
        env={**os.environ},
        capture_output=True,
        text=True,
    )
    assert killed.returncode == 9, killed.stderr
    journal = open_journal(folder)
    assert (
        dict(zip(journal.dossier.dates["date_id"], journal.dossier.dates["edtf"]))["d02"]
        == "2024-11-02"
    )
    assert not list(folder.parent.glob("*.aside"))
    assert journal.position == (0 if stage == 3 else 2)
    journal.save()
    assert [edit["do"] for edit in lines(folder / RECORD)] == ["accept", "change"] and check(
        folder
    ).empty


def test_a_half_written_last_line_is_dropped_and_said(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT)
    with journal.file.open("ab") as file:
        file.write(b'{"do": "reject", "args": {"ta')
    again = open_journal(folder)
    assert again.position == 1 and "half written" in again.messages[0]
    again.do(*CHANGE)
    assert open_journal(folder).position == 2


def test_a_journal_of_another_state_of_the_files_is_put_aside(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT)
    content = journal.file.read_bytes()
    other = load(folder)
    save(other.with_tables(dates=other.dates.assign(note="otherwise")), folder)
    again = open_journal(folder)
    assert not again.unsaved and "not recovered" in again.messages[0]
    assert [file.read_bytes() for file in folder.parent.glob("*.aside")] == [content]


def put_aside(folder: Path, *edits: tuple) -> str:
    """Edits that are put aside because the files changed meanwhile; the aside's name."""
    journal = open_journal(folder, who="Ada")
    for edit in edits:
        journal.do(*edit, why="the paper says so")
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",drafted,", ",checked,", 1), "utf-8")
    (aside,) = open_journal(folder).asides
    return aside.name


def test_what_was_put_aside_is_offered_and_recovered_as_changes_that_can_be_undone(folder):
    name = put_aside(folder, ACCEPT, CHANGE)
    journal = open_journal(folder)
    assert [(aside.name, aside.changes) for aside in journal.asides] == [(name, 2)]
    assert journal.asides[0].last
    assert journal.recover(name) == f"2 of 2 changes were recovered from {name}."
    assert journal.dossier.dates["edtf"][0] == "2024-11-01" and not journal.asides
    assert [(edit["who"], edit["why"]) for edit in journal.unsaved] == [
        ("Ada", "the paper says so")
    ] * 2
    journal.undo()
    assert journal.position == 1 and open_journal(folder).position == 1


def test_a_change_put_aside_that_is_refused_now_stays_aside_and_says_why(folder):
    name = put_aside(folder, REJECT, ACCEPT)
    journal = open_journal(folder)
    journal.do(*REJECT)
    told = journal.recover(name)
    assert told.startswith("1 of 2 changes") and "attributions a01" in told
    assert [(aside.name, aside.changes) for aside in journal.asides] == [(name, 1)]
    journal.discard(name)
    assert not journal.asides
    for act in (journal.recover, journal.discard):
        with pytest.raises(DossierError, match="no changes were put aside there"):
            act("../elsewhere")


def test_what_was_undone_before_it_was_put_aside_is_not_recovered(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT), journal.do(*CHANGE), journal.undo()
    name = put_aside(folder)
    journal = open_journal(folder)
    assert [aside.changes for aside in journal.asides] == [1]
    journal.recover(name)
    assert [edit["do"] for edit in journal.unsaved] == ["accept"]


@pytest.mark.parametrize("spoilt", [b"not JSON\n", b'{"journal": 1}\n', b"\xff\xfe\n"])
def test_a_spoilt_journal_is_put_aside(folder, spoilt):
    file = open_journal(folder).file
    file.write_bytes(spoilt)
    assert "not recovered" in open_journal(folder).messages[0] and not file.exists()


def test_files_that_changed_on_the_disk_are_not_overwritten(folder, tmp_path):
    journal = open_journal(folder)
    journal.do(*CHANGE)
    (folder / "claims.csv").write_text(
        (folder / "claims.csv").read_text("utf-8").replace("drafted", "checked"), "utf-8"
    )
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(DossierError, match="claims.csv changed on disk"):
        journal.save()
    assert {
        file.name: file.read_bytes() for file in folder.iterdir()
    } == before and journal.position == 1
    with pytest.raises(DossierError, match="exists already"):
        journal.save(tmp_path)
    assert journal.save(tmp_path / "elsewhere") == tmp_path / "elsewhere"
    assert (
        load(tmp_path / "elsewhere").dates["edtf"][0] == "2024-11-01"
        and len(lines(tmp_path / "elsewhere" / RECORD)) == 1
    )
    assert {
        file.name: file.read_bytes() for file in folder.iterdir()
    } == before and journal.folder == tmp_path / "elsewhere"


def test_a_dossier_that_is_not_what_its_folder_holds_is_refused(folder, dossier):
    with pytest.raises(DossierError, match="made in memory"):
        open_journal(
            dossier.with_tables(claims=dossier.claims).__class__(**{**vars(dossier), "path": None})
        )
    stale = load(folder)
    save(stale.with_tables(dates=stale.dates.assign(note="otherwise")), folder)
    with pytest.raises(DossierError, match="load it again"):
        open_journal(stale)


def test_two_notebooks_do_not_write_into_each_other(folder):
    one, two = open_journal(folder), open_journal(folder)
    one.do(*ACCEPT)
    with pytest.raises(DossierError, match="another notebook"):
        two.do(*CHANGE)
    assert fingerprint(open_journal(folder).dossier) == fingerprint(one.dossier)


def test_a_full_disk_is_an_error_and_no_change(folder, monkeypatch):
    journal = open_journal(folder)
    monkeypatch.setattr(
        journals.os, "fsync", lambda _: (_ for _ in ()).throw(OSError("No space left on device"))
    )
    with pytest.raises(OSError, match="No space"):
        journal.do(*ACCEPT)
    assert journal.position == 0
    monkeypatch.undo()
    journal.do(*ACCEPT)
    assert open_journal(folder).position == 1


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_undoing_all_gives_back_what_was_opened_and_recovery_what_was_left(folder, data):
    journal = open_journal(folder)
    journal.file.unlink(missing_ok=True)
    journal = open_journal(folder)
    for _ in range(data.draw(st.integers(1, 5))):
        try:
            journal.do(*some_edit(data, journal.dossier))
        except DossierError:
            continue
    assert fingerprint(open_journal(folder).dossier) == fingerprint(journal.dossier)
    while journal.position:
        journal.undo()
    assert all(
        frame.equals(journal.base.tables[name]) for name, frame in journal.dossier.tables.items()
    )


# a journal that is JSON, but of another shape

ODD = [
    "[]",
    "7",
    "null",
    '"text"',
    "{",
    "[" * 5000 + "]" * 5000,
    '{"do": "change"}',
    '{"do": 7, "args": {}}',
    '{"do": ["change"], "args": {}}',
    '{"do": "change", "args": []}',
    '{"do": "change", "args": {"table": 7, "key": 7, "values": 7}}',
    '{"do": "change", "args": {"table": "dates", "key": [["d01"]], "values": {"edtf": 7}}}',
    '{"do": "accept", "args": {"table": "nothing", "key": ["d01"]}}',
    '{"do": "accept", "args": {"table": "dates", "key": {"a": 1}}}',
    '{"typed": 7}',
    '{"typed": {"table": "dates"}}',
    '{"redo": true}\n{"redo": true}',
    '{"redo": true}',
]


@pytest.mark.parametrize("odd", ODD, ids=[odd[:60] for odd in ODD])
@pytest.mark.parametrize("first", [True, False])
def test_a_journal_of_another_shape_is_put_aside_with_what_can_be_recovered(folder, odd, first):
    journal = open_journal(folder)
    journal.do(*CHANGE)
    content = journal.file.read_text("utf-8").splitlines(keepends=True)
    content.insert(0 if first else 2, f"{odd}\n")
    journal.file.write_text("".join(content), "utf-8")
    again = open_journal(folder)
    assert not again.unsaved and "not recovered" in again.messages[0]
    (aside,) = again.asides
    again.recover(aside.name)
    assert [edit["do"] for edit in again.unsaved][-1:] == ["change"]
    assert again.save() == folder


def test_a_record_of_corrections_that_is_not_utf_8_is_kept_as_it_is(folder):
    (folder / RECORD).write_bytes(b"\xff\xfe not text\n[]")
    journal = open_journal(folder)
    journal.do(*CHANGE)
    journal.save()
    kept = (folder / RECORD).read_bytes()
    assert kept.startswith(b"\xff\xfe not text\n[]\n") and kept.count(b"\n") == 3
