"""The annotator's Python side: each message of the browser gets its answer, and a saved notebook
stays small.
"""

import errno
import json
import re

import pytest
from made import long_dossier

import helpers
from helpers import DossierError, contract, save
from helpers.correcting.annotator import annotate
from helpers.files import named


def ask(annotator, **message) -> list[dict]:
    return list(annotator.respond(message))


@pytest.fixture
def annotator(draft_folder):
    made = annotate(draft_folder, who="Ada")
    ask(made, kind="ready")
    return made


def do(annotator, verb: str, **args) -> dict:
    return ask(annotator, kind="do", name=verb, args=args, who="", why="so")[0]


def test_ready_is_answered_with_everything(annotator):
    (everything,) = ask(annotator, kind="ready")
    assert json.loads(json.dumps(everything)) == everything
    assert everything["text"] == annotator.dossier.text and everything["who"] == "Ada"
    assert {table: len(rows) for table, rows in everything["tables"].items()} == {
        table: len(frame) for table, frame in annotator.dossier.tables.items()
    }
    assert [field["name"] for field in everything["schema"]["hops"]["fields"]] == contract.columns(
        "hops"
    )
    assert everything["state"] == {
        "checked": 0,
        "of": len(everything["queue"]),
        "undo": 0,
        "unsaved": 0,
        "redo": False,
        "folder": "draft",
        "practice": False,
        "closed": False,
        "asides": [],
    }


def test_a_change_is_answered_with_the_rows_that_changed_and_the_queue_with_what_left_it(annotator):
    changed, queue = ask(
        annotator, kind="do", name="accept", args={"table": "dates", "key": ["d01"]}
    )
    assert (
        list(changed["tables"]) == ["dates"]
        and len(changed["tables"]["dates"]["rows"]) == 1
        and changed["state"]["undo"] == 1
    )
    assert (
        queue["set"] == []
        and queue["gone"] == [["dates", ["d01"]]]
        and queue["state"]["checked"] == 1
    )
    undone, queue = ask(annotator, kind="undo")
    assert undone["tables"]["dates"]["rows"][0][-2] == "drafted" and queue["set"][0][:2] == [
        "dates",
        ["d01"],
    ]
    assert ask(annotator, kind="redo")[0]["state"]["undo"] == 1


def test_how_many_rows_were_accepted_at_once_is_told_and_one_undo_takes_them_back(annotator):
    before = ask(annotator, kind="ready")[0]["state"]["checked"]
    changed, queue = ask(annotator, kind="do", name="accept_undoubted", args={})
    count = queue["state"]["checked"] - before
    assert count > 10 and f"{count} rows accepted" in changed["message"]
    undone = ask(annotator, kind="undo")[-1]
    assert undone["state"]["checked"] == before


def test_what_is_known_of_the_article_is_told_and_can_be_changed(annotator):
    (everything,) = ask(annotator, kind="ready")
    assert everything["article"]["publisher"] == "" and everything["sentences"][0][0] == 0
    assert do(annotator, "tell", publisher="The Quay")["article"]["publisher"] == "The Quay"


def test_a_refusal_names_the_field_and_keeps_what_was_typed(annotator):
    refused = do(annotator, "change", table="dates", key=["d01"], values={"edtf": "2024-13"})
    assert (refused["kind"], refused["table"], refused["key"], refused["column"]) == (
        "refused",
        "dates",
        ["d01"],
        "edtf",
    ) and "2024-13" in refused["told"]
    assert ask(annotator, kind="ready")[0]["typed"] == [
        {"table": "dates", "key": ["d01"], "column": "edtf", "value": "2024-13"}
    ]
    assert (
        do(annotator, "change", table="dates", key=["d01"], values={"edtf": "2024-11"})["kind"]
        == "changed"
    )
    assert ask(annotator, kind="ready")[0]["typed"] == []


def test_what_is_being_typed_is_kept_and_the_page_hears_of_it(annotator):
    field = {"table": "claims", "key": ["c01"], "column": "note", "value": "half a th"}
    answer = ask(annotator, **{"kind": "typed", "field": field, "from": "a-page/3"})
    assert answer == [{"kind": "kept", "to": "a-page/3"}]
    assert ask(annotate(annotator.journal.folder), kind="ready")[0]["typed"] == [field]


def test_what_was_done_on_a_dossier_that_is_open_no_longer_is_refused(annotator, tmp_path):
    other = save(annotator.dossier, tmp_path / "other")
    annotator.turn_to(other)
    args = {"table": "dates", "key": ["d01"]}
    late = {"kind": "do", "name": "accept", "args": args, "of": "draft"}
    (refused,) = ask(annotator, **late)
    assert refused["kind"] == "refused" and "done on draft, and other is open" in refused["message"]
    assert not refused["elsewhere"] and not annotator.journal.history.edits
    assert ask(annotator, **late | {"of": "other"})[0]["kind"] == "changed"


def test_what_is_made_is_named_so_that_the_browser_can_show_it(annotator):
    assert do(annotator, "add_mention", start=14, end=22, name="Somebody")["made"][0] == "mentions"
    assert do(annotator, "add_attribution", start=14, end=22, source="china")["made"] == [
        "attributions",
        "a53",
    ]
    assert do(annotator, "accept", table="dates", key=["d02"])["made"] is None


def test_saving_tells_how_much_and_where_and_a_refusal_why(annotator):
    do(annotator, "accept", table="dates", key=["d01"])
    assert (
        ask(annotator, kind="save")[0]["message"]
        == f"Saved 1 change to {annotator.journal.folder}."
    )
    do(annotator, "accept", table="dates", key=["d02"])
    (annotator.journal.folder / "dates.csv").write_text("other")
    assert "changed on disk" in ask(annotator, kind="save")[0]["message"]
    assert ask(annotator, kind="save", folder="elsewhere")[0]["state"] | {"of": 0} == {
        "checked": 2,
        "of": 0,
        "undo": 2,
        "unsaved": 0,
        "redo": False,
        "folder": "elsewhere",
        "practice": False,
        "closed": False,
        "asides": [],
    }


def test_a_saved_notebook_keeps_the_code_of_the_widget_and_not_the_dossier(
    annotator, dossier, tmp_path
):
    state = json.dumps(dict(annotator.get_state()), default=str)
    assert dossier.text[:60] not in state and len(state) < 240_000
    bundle, _ = annotator._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert (
        "when the notebook is run" in bundle["text/html"]
        and "when the notebook is run" in bundle["text/plain"]
    )
    long = annotate(save(long_dossier(dossier, 8), tmp_path / "long"))
    assert len(long._repr_mimebundle_()[0]["text/html"]) < 2_000


def test_a_dossier_without_a_folder_is_refused_with_what_to_do(dossier):
    with pytest.raises(DossierError, match=r"helpers.save"):
        annotate(type(dossier)(**{**vars(dossier), "path": None}))


def test_what_another_notebook_does_comes_in_and_is_told(annotator):
    do(annotate(annotator.journal.folder), "accept", table="dates", key=["d02"])
    changed = do(annotator, "change", table="dates", key=["d01"], values={"edtf": "2024-11"})
    assert {row[0] for row in changed["tables"]["dates"]["rows"]} == {"d01", "d02"}
    assert "another notebook" in changed["message"] and changed["state"]["undo"] == 1
    assert changed["state"]["unsaved"] == 2


def test_what_another_notebook_does_comes_in_with_a_refusal_and_with_typed_words(annotator):
    other = annotate(annotator.journal.folder)
    do(other, "reject", table="dates", key=["d01"])
    refused = {"kind": "do", "name": "accept", "args": {"table": "dates", "key": ["d01"]}}
    kinds = [answer["kind"] for answer in annotator.respond(refused)]
    assert kinds == ["changed", "queue", "refused"]
    do(other, "accept", table="dates", key=["d02"])
    field = {"table": "dates", "key": ["d03"], "column": "edtf", "value": "2024-13"}
    changed, _ = annotator.respond({"kind": "typed", "field": field})
    assert {row[0] for row in changed["tables"]["dates"]["rows"]} == {"d02"}


def test_a_row_that_is_made_is_not_mixed_up_with_one_that_another_notebook_made(annotator):
    add = {"start": 14, "end": 22, "entity_id": "china"}
    theirs = do(annotate(annotator.journal.folder), "add_mention", **add)
    mine = do(annotator, "add_mention", start=23, end=26, entity_id="china")
    assert theirs["made"] and mine["made"] and theirs["made"] != mine["made"]


@pytest.mark.parametrize("name", ["../up", "a/b", "..", "x" * 81, "/tmp/.."])
def test_a_folder_to_save_to_elsewhere_that_leads_out_is_refused(annotator, name):
    before = sorted(annotator.journal.folder.parent.rglob("*"))
    refused = ask(annotator, kind="save", folder=name)[0]
    assert refused["kind"] == "refused" and "allowed: letters" in refused["message"]
    assert sorted(annotator.journal.folder.parent.rglob("*")) == before


def test_a_whole_path_to_save_to_is_taken_as_it_is(annotator, tmp_path):
    told = ask(annotator, kind="save", folder=str(tmp_path / "there" / "mine"))[0]["message"]
    assert told == f"Saved 0 changes to {tmp_path / 'there' / 'mine'}."


def test_changes_put_aside_are_offered_and_recovered(annotator):
    do(annotator, "accept", table="dates", key=["d01"])
    claims = annotator.journal.folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("China", "Qina", 1), "utf-8")
    later = annotate(annotator.journal.folder)
    ((name, changes, _, typed),) = ask(later, kind="ready")[0]["state"]["asides"]
    assert (changes, typed) == (1, 0)
    changed = ask(later, kind="recover", name=name)[0]
    assert changed["state"]["asides"] == [] and changed["state"]["undo"] == 1
    assert [key[0] for key in changed["tables"]["dates"]["rows"]] == ["d01"]
    assert "1 of 1 changes were recovered" in changed["message"]


def test_a_disk_that_refuses_is_told_with_the_dossiers_folder_and_a_way_out(
    annotator, monkeypatch, tmp_path
):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", ".draft.journal.jsonl")

    monkeypatch.setattr("helpers.correcting.journal.log.Log.write", refuse)
    refused = do(annotator, "accept", table="dates", key=["d01"])
    assert refused["message"].startswith(f"{annotator.journal.folder} may not be written to")
    assert "Save elsewhere, below;" in refused["message"] and ".jsonl" not in refused["message"]
    assert refused["elsewhere"]
    monkeypatch.setattr("os.access", lambda *_: False)
    refused = do(annotator, "accept", table="dates", key=["d01"])
    assert "Save elsewhere, below, under a whole path elsewhere;" in refused["message"]
    monkeypatch.undo()
    saved = ask(annotator, kind="save", folder=str(tmp_path / "other"))[0]
    assert saved["state"]["folder"] == "other"


def test_a_folder_that_may_not_be_written_is_told_on_opening(annotator, monkeypatch):
    assert not ask(annotator, kind="ready")[0]["state"]["closed"]
    monkeypatch.setattr("os.access", lambda *_: False)
    (everything,) = ask(annotator, kind="ready")
    assert "save elsewhere, below, under a whole path elsewhere, before" in everything["message"]
    assert "is read-only" in everything["message"] and everything["state"]["closed"]


@pytest.mark.parametrize("error", [OSError(errno.EROFS, "Read-only file system"), "other files"])
def test_a_value_that_could_not_be_written_goes_along_when_the_dossier_is_saved_elsewhere(
    annotator, monkeypatch, tmp_path, error
):
    def refuse(*_: object) -> None:
        with named(annotator.journal.file):
            raise error if isinstance(error, OSError) else DossierError(error)

    monkeypatch.setattr("helpers.correcting.journal.sharing.SharedHistory.turn", refuse)
    values = {"edtf": "2024-13", "note": "soon"}
    refused = do(annotator, "change", table="dates", key=["d01"], values=values)
    if isinstance(error, OSError):
        assert "may not be written to (Read-only file system). Save" in refused["message"]
    ask(annotator, kind="save", folder=str(tmp_path / "other"))
    kept = annotate(tmp_path / "other").journal.typed.values()
    assert {field["column"]: field["value"] for field in kept} == values


def test_typed_values_put_aside_are_offered_and_told_to_the_page_when_they_are_back(annotator):
    field = {"table": "dates", "key": ["d01"], "column": "edtf", "value": "2024-13"}
    ask(annotator, kind="typed", field=field)
    claims = annotator.journal.folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("China", "Qina", 1), "utf-8")
    later = annotate(annotator.journal.folder)
    ((name, *counts),) = ask(later, kind="ready")[0]["state"]["asides"]
    assert counts == [0, "", 1]
    changed = ask(later, kind="recover", name=name)[0]
    assert changed["typed"] == [field] and not changed["state"]["asides"]


def test_a_journal_deleted_meanwhile_is_told_and_what_was_done_can_be_saved_elsewhere(annotator):
    do(annotator, "accept", table="dates", key=["d01"])
    annotator.journal.file.unlink()
    answer = do(annotator, "accept", table="dates", key=["d02"])
    assert answer["kind"] == "changed" or answer["elsewhere"]
    assert ask(annotator, kind="save", folder="other")[0]["kind"] == "changed"
    kept = annotator.dossier.dates.set_index("date_id")["status"]
    assert kept["d01"] == "checked"


def test_who_stayed_and_what_was_moved_is_told_when_two_are_one(annotator):
    people = annotator.dossier.entities
    one, other = people.loc[people["kind"] == "person", "entity_id"].head(2)
    told = do(annotator, "unite_entities", one=one, other=other)["message"]
    names = people.set_index("entity_id")["name"]
    assert any(f"{names[a]} is now {names[b]}: " in told for a, b in ((one, other), (other, one)))
    assert "mention" in told and "moved" in told


def test_two_of_one_name_are_told_to_be_one_now_and_what_was_not_there_is_not_counted(annotator):
    people = annotator.dossier.entities
    one, other = people.loc[people["kind"] == "person", "entity_id"].head(2)
    name = people.set_index("entity_id")["name"][one]
    values = {"name": name}
    do(annotator, "change", table="entities", key=[other], values=values)
    told = do(annotator, "merge_entities", kept=one, gone=other)["message"]
    assert told.startswith(f"The two {name} are one now: ")
    assert " moved." in told and " 0 " not in told


def test_a_claim_that_is_as_the_text_has_it_says_so_and_what_to_do_else(annotator):
    claim = annotator.dossier.attributions["claim_id"].iloc[0]
    do(annotator, "reword", claim_id=claim)
    told = do(annotator, "reword", claim_id=claim)["message"]
    assert "nothing to do, since it is in the words of the article already" in told
    assert "b types it" in told or "first (i)" in told


def test_a_refusal_names_the_row_by_its_words_and_the_field_by_its_label(annotator):
    tables = annotator.dossier.tables
    number, said = tables["quantities"].iloc[0], tables["attributions"].iloc[1]
    unknown = {"start": int(said["start"]), "end": int(said["end"])}
    elsewhere = {"start": len(annotator.dossier.text) - 7, "end": len(annotator.dossier.text)}
    answers = [
        do(
            annotator,
            "change",
            table="quantities",
            key=[number["quantity_id"]],
            values={"comparator": "=", "low": "", "high": ""},
        ),
        do(annotator, "set_knowledge", attribution_id=said["attribution_id"], **unknown)
        if said["knowledge"] == "not-stated"
        else None,
        do(annotator, "add_quantity", attribution_id=said["attribution_id"], **elsewhere),
        do(annotator, "reject", table="entities", key=["outlet"]),
    ]
    told = [answer for answer in answers if answer and answer["kind"] == "refused"]
    assert f"Number “{number['text']}”, comparator: with = and ~ fill in both" in told[0]["message"]
    for answer in told:
        assert not re.search(r"\b[amdcq]\d\d|_id\b|attributions|hops", answer["message"])
    assert len(told) >= 3


TEXT = "The bridge at Holm is closed, Ada Roe said on Monday. The clerk met residents of Orrin."


@pytest.fixture
def drafted_here(tmp_path):
    made = annotate(save(helpers.draft(TEXT, published="2024-05-08"), tmp_path / "holm"))
    ask(made, kind="ready")
    return made


def test_who_is_mentioned_no_more_goes_with_the_last_mention_and_comes_back_with_it(drafted_here):
    def there() -> bool:
        return "Orrin" in set(drafted_here.dossier.entities["name"])

    mentions = drafted_here.dossier.mentions.set_index("text")["mention_id"]
    answer = do(drafted_here, "reject", table="mentions", key=[mentions["Orrin"]])
    assert not there() and "Nothing else named Orrin" in answer["message"]
    ask(drafted_here, kind="undo")
    assert there()


def test_who_says_something_stays_without_a_mention(drafted_here):
    mentions = drafted_here.dossier.mentions.set_index("text")["mention_id"]
    do(drafted_here, "reject", table="mentions", key=[mentions["Ada Roe"]])
    assert "Ada Roe" in set(drafted_here.dossier.entities["name"])


def test_a_remark_that_something_was_not_given_goes_once_it_is_told(drafted_here):
    def remarks() -> str:
        return " ".join(drafted_here.dossier.observations["note"])

    assert "No headline was given." in remarks()
    do(drafted_here, "tell", byline="", headline="Bridge closed")
    assert "No headline" not in remarks() and "No byline" in remarks()
    ask(drafted_here, kind="undo")
    observations = drafted_here.dossier.observations
    key = observations.set_index("note")["observation_id"]["No headline was given."]
    do(drafted_here, "accept", table="observations", key=[key])
    do(drafted_here, "tell", headline="Bridge closed")
    assert "No headline was given." in remarks()
