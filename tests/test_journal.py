"""The journal: nothing that was done is lost, nothing on the disk is overwritten unseen."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from corrections import some_edit
from frictionless import Package
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_correcting import HAPPY

from helpers import DossierError, check, contract, load, save
from helpers.contract import checking
from helpers.correcting.journal import Journal, open_journal
from helpers.correcting.journal.asides import list_asides, recover
from helpers.correcting.journal.lines import fingerprint
from helpers.datapackage import RECORD

ACCEPT = ("accept", {"table": "dates", "key": ["d01"]})
CHANGE = ("change", {"table": "dates", "key": ["d01"], "values": {"edtf": "2024-11-01"}})
ELSE = ("change", {"table": "dates", "key": ["d02"], "values": {"edtf": "2024-11-02"}})
TYPED = {"table": "dates", "key": ["d02"], "column": "edtf", "value": "2024-13"}
REJECT = ("reject", {"table": "attributions", "key": ["a01"]})


@pytest.fixture
def folder(draft_folder) -> Path:
    return draft_folder


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
    assert [edit["do"] for edit in journal.unsaved] == ["change"] and not journal.history.can_redo


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
        and again.history.can_redo
        and "2 unsaved changes were recovered" in again.messages[0]
    )
    assert fingerprint(open_journal(load(folder)).dossier) == fingerprint(journal.dossier)


def test_what_comes_back_is_told_as_many_as_there_are(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT)
    assert "1 unsaved change was recovered" in open_journal(folder).messages[0]
    journal.undo()
    again = open_journal(folder)
    assert again.history.can_redo and again.messages[0].startswith("What was undone last")


def test_what_was_typed_but_refused_comes_back_too(folder):
    field = {"table": "dates", "key": ["d01"], "column": "edtf", "value": "2024-13"}
    open_journal(folder).keep_typed(field)
    again = open_journal(folder)
    assert list(again.typed.values()) == [field]
    again.do(*CHANGE)
    assert not again.typed and not open_journal(folder).typed


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Does something in a process of its own that is ended, without a word, at its nth step on the
    disk; whether it had one.
    """
    if not (child := os.fork()):
        left = [step]

        def counted(name: str) -> None:
            real = getattr(os, name)

            def run(*given, **how):
                left[0] -= 1
                return real(*given, **how) if left[0] else os._exit(9)

            setattr(os, name, run)

        for name in ("replace", "unlink", "fsync"):
            counted(name)
        act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.slow
def test_a_kernel_killed_at_any_step_of_a_save_loses_nothing(folder, tmp_path, monkeypatch):
    journal = open_journal(folder, who="Ada")
    journal.do(*ACCEPT), journal.do(*ELSE)
    # judging takes most of the time
    monkeypatch.setattr(checking, "problems", lambda *parts, **_: [])
    saved = []
    for step in range(1, 100):
        again = shutil.copytree(tmp_path, tmp_path.with_name(f"{tmp_path.name}-{step}")) / "draft"
        if not killed_at(step, open_journal(again).save):
            break
        journal = open_journal(again)
        assert edtf(journal, "d02") == "2024-11-02" and journal.history.position in (0, 2)
        saved.append(journal.history.position == 0)
        journal.save()
        assert [edit["do"] for edit in lines(again / RECORD)] == ["accept", "change"]
        left = [file.name for place in (again, again.parent) for file in place.glob(".*")]
        assert set(left) <= {".draft.lock"} and edtf(open_journal(again), "d02") == "2024-11-02"
    assert saved == sorted(saved) and saved[0] is False and saved[-1] is True and step > 8


@pytest.mark.slow
def test_notebooks_that_correct_and_save_at_once_lose_nothing(folder, monkeypatch):
    monkeypatch.setattr(checking, "problems", lambda *parts, **_: [])
    dates = list(load(folder).dates["date_id"])[:12]
    workers = []
    for n in range(3):
        if not (child := os.fork()):
            for key in dates[n::3]:
                journal = open_journal(folder, who=str(n))
                journal.do("change", {"table": "dates", "key": key, "values": {"note": f"by {n}"}})
                if key in dates[::2]:
                    journal.save()
            os._exit(0)
        workers.append(child)
    assert [os.waitpid(child, 0)[1] for child in workers] == [0, 0, 0]
    journal = open_journal(folder)
    journal.save()
    found = load(folder).dates.set_index("date_id")["note"]
    assert {key: found[key] for key in dates} == {key: f"by {n % 3}" for n, key in enumerate(dates)}
    assert len(lines(folder / RECORD)) == len(dates)
    assert [file.name for file in folder.parent.iterdir()] == ["draft"]


def test_a_half_written_last_line_is_dropped_and_said(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT)
    with journal.file.open("ab") as file:
        file.write(b'{"do": "reject", "args": {"ta')
    again = open_journal(folder)
    assert again.history.position == 1 and "half written" in again.messages[0]
    again.do(*CHANGE)
    assert open_journal(folder).history.position == 2


def test_a_journal_of_another_state_of_the_files_is_put_aside(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT)
    content = journal.file.read_bytes()
    other = load(folder)
    save(other.with_tables(dates=other.dates.assign(note="otherwise")), folder, overwrite=True)
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
    (aside,) = list_asides(open_journal(folder))
    return aside.name


@pytest.mark.slow
def test_what_was_put_aside_is_offered_and_recovered_as_changes_that_can_be_undone(folder):
    name = put_aside(folder, ACCEPT, CHANGE)
    journal = open_journal(folder)
    assert [(aside.name, aside.changes) for aside in list_asides(journal)] == [(name, 2)]
    assert list_asides(journal)[0].last
    assert recover(journal, name) == f"2 of 2 changes were recovered from {name}."
    assert journal.dossier.dates["edtf"][0] == "2024-11-01" and not list_asides(journal)
    assert [(edit["who"], edit["why"]) for edit in journal.unsaved] == [
        ("Ada", "the paper says so")
    ] * 2
    journal.undo()
    assert journal.history.position == 1 and open_journal(folder).history.position == 1


def test_lines_of_an_aside_that_cannot_be_read_are_kept_and_told(folder):
    name = put_aside(folder, ACCEPT, CHANGE)
    aside = folder.parent / name
    aside.write_bytes(aside.read_bytes() + b'{"do": "chan\n')
    told = recover(open_journal(folder), name)
    assert f"1 line of it cannot be read, and stay in {name}.unreadable" in told
    assert (folder.parent / f"{name}.unreadable").read_bytes() == b'{"do": "chan\n'


def test_who_corrected_last_is_known_again(folder):
    journal = open_journal(folder)
    journal.do("accept", {"table": "dates", "key": "d01"}, who="Ann Lee")
    assert open_journal(folder).signed() == "Ann Lee"
    journal.save()
    assert open_journal(folder).signed() == "", "what was saved may be another's"
    assert open_journal(folder, who="Bo").signed() == "Bo"


def test_a_change_put_aside_that_is_refused_now_stays_aside_and_says_why(folder):
    name = put_aside(folder, REJECT, ACCEPT)
    journal = open_journal(folder)
    journal.do(*REJECT)
    told = recover(journal, name)
    assert told.startswith("1 of 2 changes") and "attributions a01" in told
    assert [(aside.name, aside.changes) for aside in list_asides(journal)] == [(name, 1)]
    with pytest.raises(DossierError, match="no changes were put aside there"):
        recover(journal, "../elsewhere")


def test_what_was_undone_before_it_was_put_aside_is_not_recovered(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT), journal.do(*CHANGE), journal.undo()
    name = put_aside(folder)
    journal = open_journal(folder)
    assert [aside.changes for aside in list_asides(journal)] == [1]
    recover(journal, name)
    assert [edit["do"] for edit in journal.unsaved] == ["accept"]


def test_what_was_typed_and_put_aside_is_offered_and_brought_back(folder):
    gone = {"table": "dates", "key": ["d99"], "column": "note", "value": "of a row that is gone"}
    begun = {"table": "date", "key": ["(new)", 0, 5], "column": "note", "value": "begun"}
    journal = open_journal(folder)
    journal.keep_typed(TYPED), journal.keep_typed(begun), journal.keep_typed(gone)
    name = put_aside(folder)
    journal = open_journal(folder)
    assert [(aside.changes, aside.typed) for aside in list_asides(journal)] == [(0, 3)]
    told = recover(journal, name)
    assert told.startswith("2 of 3 typed values were recovered") and "no such row" in told
    assert [*open_journal(folder).typed.values()] == [TYPED, begun]
    assert [(aside.changes, aside.typed) for aside in list_asides(journal)] == [(0, 1)]


def test_what_was_put_aside_takes_no_place_of_what_is_typed_now(folder):
    open_journal(folder).keep_typed(TYPED)
    name = put_aside(folder, CHANGE)
    journal = open_journal(folder)
    journal.keep_typed(TYPED | {"value": "soon"})
    told = recover(journal, name)
    assert told.startswith("1 of 1 changes and 0 of 1 typed values") and "'2024-13'" in told
    assert [field["value"] for field in journal.typed.values()] == ["soon"] and list_asides(journal)


@pytest.mark.parametrize("spoilt", [b"not JSON\n", b'{"journal": 1}\n', b"\xff\xfe\n"])
def test_a_spoilt_journal_is_put_aside(folder, spoilt):
    file = open_journal(folder).file
    file.write_bytes(spoilt)
    assert "not recovered" in open_journal(folder).messages[0] and not file.exists()


def test_files_that_changed_on_the_disk_are_not_overwritten(folder, tmp_path):
    journal = open_journal(folder)
    journal.do(*CHANGE)
    change_by_hand(folder, "dates.csv", "Year inferred", "A year inferred")
    change_by_hand(folder, "dates.csv", ",2024-10-29,", ",2024-10-28,")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(DossierError, match=r"dates\.csv changed on disk"):
        journal.save()
    assert {
        file.name: file.read_bytes() for file in folder.iterdir()
    } == before and journal.history.position == 1
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


def change_by_hand(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    content = file.read_text("utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), "utf-8")


def edtf(journal: Journal, key: str) -> str:
    return journal.dossier.dates.set_index("date_id").loc[key, "edtf"]


LATER = ("change", {"table": "dates", "key": ["d01"], "values": {"edtf": "2024-11-09"}})


def test_two_notebooks_correct_at_once_and_the_newest_of_a_row_holds(folder):
    one, two = open_journal(folder), open_journal(folder)
    one.do(*CHANGE), two.do(*ELSE), two.do(*LATER), one.do(*ACCEPT)
    two.save()
    found = load(folder).dates.set_index("date_id")
    assert list(found.loc[["d01", "d02"], "edtf"]) == ["2024-11-09", "2024-11-02"]
    assert found.loc["d01", "status"] == "checked"
    assert [edit["do"] for edit in lines(folder / RECORD)] == ["change"] * 3 + ["accept"]
    assert "another notebook came in" in one.messages[-1]


@pytest.mark.slow
def test_what_another_notebook_saved_is_gone_on_from(folder):
    one, two = open_journal(folder), open_journal(folder)
    one.do(*CHANGE), two.do(*ELSE), two.save()
    assert one.do(*ACCEPT) and len(one.unsaved) == 1 and edtf(one, "d02") == "2024-11-02"
    assert "saved this dossier, and your changes with it" in one.messages[-1]
    one.save()
    assert [edit["do"] for edit in lines(folder / RECORD)] == ["change", "change", "accept"]
    assert two.do(*REJECT) and len(two.unsaved) == 1 and check(two.dossier).empty


def test_nobody_undoes_what_another_notebook_did(folder):
    one, two = open_journal(folder), open_journal(folder)
    one.do(*CHANGE), two.do(*ELSE)
    with pytest.raises(DossierError, match="made in another notebook"):
        one.undo()
    two.undo()
    assert edtf(one, "d01") == "2024-11-01" and edtf(two, "d02") != "2024-11-02"
    one.do(*ACCEPT)
    assert edtf(one, "d02") != "2024-11-02" and len(one.unsaved) == 2


def test_a_refused_change_of_what_another_notebook_removed_says_so(folder):
    one, two = open_journal(folder), open_journal(folder)
    one.do("reject", {"table": "dates", "key": ["d01"]})
    with pytest.raises(DossierError, match="a row that is there"):
        two.do(*CHANGE)
    assert len(two.unsaved) == 1


def test_what_another_program_changed_in_other_rows_is_kept_with_the_corrections(folder):
    journal = open_journal(folder)
    journal.do(*CHANGE)
    change_by_hand(folder, "mentions.csv", ",drafted,", ",checked,")
    journal.do(*ELSE)
    assert "made there" in journal.messages[-1] and len(journal.unsaved) == 2
    assert open_journal(folder).history.position == 2
    journal.save()
    found = load(folder)
    assert "checked" in set(found.mentions["status"]) and edtf(journal, "d01") == "2024-11-01"
    assert list(found.dates["edtf"][:2]) == ["2024-11-01", "2024-11-02"]


def test_a_journal_that_was_deleted_meanwhile_is_written_again(folder):
    journal = open_journal(folder)
    journal.do(*CHANGE)
    journal.file.unlink()
    journal.do(*ELSE)
    again = open_journal(folder)
    assert again.history.position == 2 and edtf(again, "d01") == "2024-11-01"
    journal.file.unlink()
    journal.save()
    assert load(folder).dates["edtf"][0] == "2024-11-01"


def test_a_dossier_whose_folder_was_deleted_can_be_saved_elsewhere(folder):
    journal = open_journal(folder)
    journal.do(*CHANGE)
    shutil.rmtree(folder)
    journal.do(*ELSE)
    told = r"no longer there\. What is shown here is not lost: save"
    with pytest.raises(DossierError, match=told):
        journal.save()
    saved = journal.save(folder.with_name("elsewhere"))
    assert list(load(saved).dates["edtf"][:2]) == ["2024-11-01", "2024-11-02"]
    assert [file.name for file in folder.parent.iterdir()] == ["elsewhere"]


def test_a_place_that_may_not_be_written_is_told_by_its_folder_and_can_be_left(folder, monkeypatch):
    journal = open_journal(folder)
    journal.do(*CHANGE)
    real = os.open

    def denied(path, *given, **how):
        if Path(path).name.startswith(".draft."):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *given, **how)

    monkeypatch.setattr(os, "open", denied)
    for act in (journal.save, journal.undo, lambda: journal.do(*ELSE)):
        with pytest.raises(PermissionError) as told:
            act()
        assert str(told.value).startswith(f"{folder.parent}: cannot be written (Permission")
        assert "/." not in str(told.value) and told.value.strerror == "Permission denied"
    saved = journal.save(folder.with_name("elsewhere"))
    assert load(saved).dates["edtf"][0] == "2024-11-01"


def close(folder: Path, monkeypatch, number: int) -> None:
    """Lets nothing be written beside a folder, with this error of the system's."""
    real = os.open

    def refuse(path, *given, **how):
        if Path(path).name.startswith(f".{folder.name}."):
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *given, **how)

    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_where_nothing_may_be_written_what_was_unsaved_is_there_and_goes_along_elsewhere(
    folder, monkeypatch, number
):
    before = open_journal(folder)
    before.do(*CHANGE), before.keep_typed(TYPED)
    content = before.file.read_bytes()
    close(folder, monkeypatch, number)
    journal = open_journal(folder)
    assert "1 unsaved change was recovered" in journal.messages[0]
    assert journal.dossier.dates["edtf"][0] == "2024-11-01"
    with pytest.raises(OSError, match=os.strerror(number)):
        journal.do(*ELSE)
    assert [*journal.typed.values()] == [TYPED] and journal.file.read_bytes() == content
    saved = journal.save(folder.with_name("elsewhere"))
    assert load(saved).dates["edtf"][0] == "2024-11-01"
    assert [*open_journal(saved).typed.values()] == [TYPED]


def test_a_journal_of_other_files_is_told_and_left_where_nothing_may_be_written(
    folder, monkeypatch
):
    open_journal(folder).do(*ACCEPT)
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",drafted,", ",checked,", 1), "utf-8")
    close(folder, monkeypatch, errno.EROFS)
    journal = open_journal(folder)
    assert not journal.unsaved and journal.file.exists()
    assert "another state of the files. They are kept in .draft.journal" in journal.messages[0]


def test_what_is_typed_where_nothing_may_be_written_is_told_and_goes_along_elsewhere(
    folder, monkeypatch
):
    journal = open_journal(folder)
    close(folder, monkeypatch, errno.EROFS)
    with pytest.raises(OSError, match="Read-only"):
        journal.keep_typed(TYPED)
    saved = journal.save(folder.with_name("elsewhere"))
    assert [*open_journal(saved).typed.values()] == [TYPED]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_journal_is_as_private_as_its_folder(folder):
    folder.chmod(0o700)
    journal = open_journal(folder)
    journal.do(*CHANGE)
    assert journal.file.stat().st_mode & 0o077 == 0


def test_a_line_that_another_kernel_left_half_written_hides_no_later_change(folder):
    one, two = open_journal(folder), open_journal(folder)
    one.do(*CHANGE)
    with one.file.open("ab") as file:
        file.write(b'{"do": "reject", "args": {"ta')
    two.do(*ELSE)
    assert open_journal(folder).history.position == 2 and len(two.unsaved) == 2


def test_a_full_disk_is_an_error_and_no_change(folder, monkeypatch):
    journal = open_journal(folder)
    monkeypatch.setattr(
        "os.fsync", lambda _: (_ for _ in ()).throw(OSError("No space left on device"))
    )
    with pytest.raises(OSError, match="No space"):
        journal.do(*ACCEPT)
    assert journal.history.position == 0
    monkeypatch.undo()
    journal.do(*ACCEPT)
    assert open_journal(folder).history.position == 1


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
    while journal.history.position:
        journal.undo()
    assert all(
        frame.equals(journal.history.base.tables[name])
        for name, frame in journal.dossier.tables.items()
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


@pytest.mark.slow
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
    (aside,) = list_asides(again)
    recover(again, aside.name)
    assert [edit["do"] for edit in again.unsaved][-1:] == ["change"]
    assert again.save() == folder


def test_a_record_of_corrections_that_is_not_utf_8_is_kept_as_it_is(folder):
    (folder / RECORD).write_bytes(b"\xff\xfe not text\n[]")
    journal = open_journal(folder)
    journal.do(*CHANGE)
    journal.save()
    kept = (folder / RECORD).read_bytes()
    assert kept.startswith(b"\xff\xfe not text\n[]\n") and kept.count(b"\n") == 3


def test_a_folder_that_is_renamed_takes_its_unsaved_changes_along(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT)
    renamed = folder.rename(folder.with_name("renamed"))
    again = open_journal(renamed)
    assert len(again.unsaved) == 1
    assert again.messages[0] == (
        f"Unsaved changes: this folder was called {folder.name} when they were made."
    )
    again.save()
    assert [path.name for path in folder.parent.glob(".*.jsonl")] == []


def test_a_copy_says_that_it_has_not_the_unsaved_changes_of_the_first(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT)
    copy = shutil.copytree(folder, folder.with_name("copy"))
    again = open_journal(copy)
    assert not again.unsaved and again.messages == [
        f"Unsaved changes: {folder.name} holds the same files, and has 1 unsaved change that is "
        "not here."
    ]
    assert len(open_journal(folder).unsaved) == 1


def test_what_was_saved_is_undone_a_step_at_a_time_also_tomorrow_and_done_again(folder):
    journal = open_journal(folder)
    states = [rows_of(journal), *(rows_of(journal, edit) for edit in (ACCEPT, CHANGE))]
    journal.save()
    states.append(rows_of(journal, REJECT))
    journal.save()
    tomorrow = open_journal(folder)
    assert tomorrow.history.can_undo == 3
    for back in (2, 1, 0):
        tomorrow.undo()
        assert rows_of(tomorrow) == states[back] and tomorrow.history.can_undo == back
    with pytest.raises(DossierError, match="Nothing to undo"):
        tomorrow.undo()
    for forward in (1, 2, 3):
        tomorrow.redo()
        assert rows_of(tomorrow) == states[forward]
    assert not tomorrow.history.can_redo and not tomorrow.unsaved


UNDISTURBED = {
    "copy_attribution",
    "mention_alike",
    "reassign_mention",
    "set_relation",
    "split_attribution",
    "split_claim",
    "split_entity",
}
"""verbs that others leave no place for"""


@pytest.mark.slow
def test_a_session_of_every_verb_is_undone_step_by_step_to_the_draft_also_after_a_save(folder):
    journal = open_journal(folder)
    draft, told = rows_of(journal), journal.dossier.article
    states, made = [draft], []
    order = sorted(HAPPY, key=lambda verb: (verb not in UNDISTURBED, verb))
    session = {verb: HAPPY[verb] for verb in order if verb != "take_back"}
    for n, (verb, args) in enumerate(session.items()):
        if n == len(session) // 2:
            journal.save()
            journal = open_journal(folder)
        with suppress(DossierError):  # what an earlier one has left no place for
            states.append(rows_of(journal, (verb, args)))
            made.append(verb)
    assert len(made) >= len(session) - 3 and {"add_relation", "set_source", "tell"} <= {*made}
    journal = open_journal(folder)
    assert journal.history.can_undo == len(made)
    for state in reversed(states[:-1]):
        journal.undo()
        assert rows_of(journal) == state
    assert rows_of(journal) == draft and journal.dossier.article == told
    journal.save()
    assert rows_of(open_journal(folder)) == draft and check(folder).empty


def rows_of(journal: Journal, edit: tuple | None = None) -> list[str]:
    """What the tables say, after one more change if it is given."""
    if edit:
        journal.do(*edit)
    return [journal.dossier.tables[table].to_csv(index=False) for table in contract.TABLES]


def test_what_was_taken_back_is_written_down_and_stays_so(folder):
    journal = open_journal(folder)
    first = rows_of(journal)
    journal.do(*REJECT), journal.save(), journal.undo(), journal.save()
    assert [line["do"] for line in lines(folder / RECORD)] == ["reject", "take_back"]
    assert rows_of(journal) == first and check(folder).empty
    again = open_journal(folder)
    assert rows_of(again) == first and not again.history.can_undo
    again.do(*CHANGE), again.undo()
    assert rows_of(again) == first


def test_a_change_after_one_that_was_taken_back_is_undone_before_it_goes_further_back(folder):
    journal = open_journal(folder)
    first = rows_of(journal)
    journal.do(*ACCEPT), journal.do(*CHANGE), journal.save(), journal.undo()
    one_left = rows_of(journal)
    journal.do(*ELSE), journal.undo()
    assert rows_of(journal) == one_left and journal.history.can_redo
    journal.redo(), journal.undo(), journal.undo()
    assert rows_of(journal) == first
    assert rows_of(open_journal(folder)) == first


def test_a_record_that_does_not_say_what_was_before_is_not_undone(folder):
    journal = open_journal(folder)
    journal.do(*ACCEPT), journal.do(*CHANGE), journal.save()
    told = [
        {key: one for key, one in line.items() if key != "was"} for line in lines(folder / RECORD)
    ]
    (folder / RECORD).write_text("".join(json.dumps(line) + "\n" for line in told[:1]), "utf-8")
    assert not open_journal(folder).history.can_undo


def test_what_another_notebook_saved_is_not_undone_here(folder):
    one, two = open_journal(folder), open_journal(folder)
    one.do(*ACCEPT), one.save()
    two.look()
    assert not two.history.can_undo and one.history.can_undo
    two.do(*ELSE)
    assert two.history.can_undo == 1
    two.save()
    assert two.history.can_undo == 1
