"""The panel of findings: what is set aside or written is kept as a row, told, and taken back."""

import shutil

import pytest
from made import BUNDLED

import helpers
from helpers import controls, views
from helpers.dossier import Dossier

REASON = "I heard the official myself."
OWN = {"sentence": "Nobody asked Pyongyang.", "settle": "Ask its embassy."}


@pytest.fixture
def copy(tmp_path) -> Dossier:
    """The bundled dossier in a folder of its own, to save to."""
    return helpers.load(shutil.copytree(BUNDLED.path, tmp_path / "copy"))


def choose(panel: controls.Panel, **wanted: object) -> controls.Panel:
    for name, value in wanted.items():
        panel.controls[name].value = value
    return panel


def press(panel: controls.Panel, button: str) -> str:
    panel.controls[button].click()
    return panel.shown[0].text


def offered(panel: controls.Panel) -> list[str]:
    return [key for _, key in panel.controls["finding"].options if key]


def first(dossier: Dossier) -> str:
    return views.findings(dossier)["key"].iloc[0]


def test_the_findings_that_stand_are_offered_and_all_are_shown(copy):
    panel = controls.weigh(copy)
    table = views.findings(copy)
    assert offered(panel) == list(table["key"])
    assert len(panel.shown[1].text.splitlines()) == len(table)


def test_a_finding_that_is_set_aside_stands_last_with_its_reason(copy):
    key = first(copy)
    panel = choose(controls.weigh(copy), name="Ada", finding=key, reason=REASON)
    assert press(panel, "aside").startswith("Set aside")
    assert views.findings(panel.dossier)[["key", "set_aside"]].iloc[-1].tolist() == [key, REASON]
    assert key not in offered(panel) and REASON in panel.shown[1].html
    assert (panel.value("finding"), panel.value("reason"), panel.value("name")) == ("", "", "Ada")


@pytest.mark.parametrize("missing", ["finding", "reason"])
def test_without_a_finding_or_a_reason_nothing_is_set_aside(copy, missing):
    there = {"finding": first(copy), "reason": REASON} | {missing: ""}
    panel = choose(controls.weigh(copy), **there)
    assert press(panel, "aside").startswith("Not set aside. ")
    assert not (views.findings(panel.dossier)["set_aside"] != "").any()
    assert {name: panel.value(name) for name in there} == there


def test_what_is_written_stands_first_and_an_empty_sentence_is_refused(copy):
    panel = controls.weigh(copy)
    assert press(panel, "write").startswith("Not written. note")
    assert press(choose(panel, **OWN), "write").startswith("Written")
    top = views.findings(panel.dossier).iloc[0]
    assert (top["rule"], top["sentence"], top["settle"]) == ("by-hand", *OWN.values())


def test_one_takes_back_ones_own_and_nobody_elses(copy):
    ada = choose(controls.weigh(copy), name="Ada", **OWN)
    press(ada, "write")
    bob = choose(controls.weigh(copy), name="Bob", finding=first(copy), reason=REASON)
    press(bob, "aside")
    assert press(ada, "undo").startswith(f"Took back, of Ada: {OWN['sentence']}")
    assert press(ada, "undo") == "Nothing to take back: nothing unsaved of Ada."
    assert press(bob, "undo").startswith(f"Took back, of Bob: {REASON}")
    assert len(bob.dossier.observations) == len(copy.observations)


def test_what_is_saved_is_there_for_the_next_reader_and_in_the_report(copy):
    key = first(copy)
    panel = choose(controls.weigh(copy), finding=key, reason=REASON)
    press(panel, "aside")
    assert press(panel, "save").startswith("Saved to copy/observations.csv")
    again = helpers.load(copy.path)
    assert views.findings(again)["set_aside"].iloc[-1] == REASON
    assert press(controls.weigh(again), "undo").startswith("Nothing to take back")


def test_what_is_typed_and_not_recorded_is_back_in_the_next_panel(copy):
    choose(controls.weigh(copy), name="Ada", reason="Half a rea", finding=first(copy))
    again = controls.weigh(copy)
    assert "What Ada had put in the fields is back" in again.message
    assert (again.value("reason"), again.value("finding")) == ("Half a rea", first(copy))
    press(choose(again, reason=REASON), "aside")
    assert controls.weigh(copy).value("reason") == ""


def test_a_place_that_cannot_be_written_says_so(copy, monkeypatch):
    panel = choose(controls.weigh(helpers.load(copy.path)), **OWN)

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("helpers.correcting.journal.Journal.do", full)
    assert press(panel, "write") == "Not written. No space left on device"
    assert panel.value("sentence") == OWN["sentence"]
