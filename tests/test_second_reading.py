"""The second reader: what another has otherwise is shown, chosen from and kept, and one dossier is
made of both.
"""

import json

import pytest

from helpers import DossierError, check, draft, load, save
from helpers.correcting import VERBS, compare_dossiers
from helpers.correcting.journal import open_journal
from helpers.correcting.second_reader import SecondReader
from helpers.correcting.second_reading import SecondReading, around, find_others

TEXT = "The mayor of Holm said on Monday that the dam would hold. Bo Lind denied it.\n"


@pytest.fixture
def home(tmp_path):
    """A folder with two dossiers of one text, which differ in one certainty, and one of another."""
    made = draft(TEXT, published="2024-05-08", name="ada")
    save(made, tmp_path / "ada")
    key = made.attributions["attribution_id"].iloc[0]
    change = {"table": "attributions", "key": key, "values": {"certainty": "possible"}}
    save(VERBS["change"](load(tmp_path / "ada"), **change), tmp_path / "grace", overwrite=True)
    save(draft("Rain fell on Holm.\n", name="rain"), tmp_path / "rain")
    return tmp_path


@pytest.fixture
def widget(home):
    own = load(home / "ada")
    return SecondReader(lambda: own, home)


def asked(widget, kind, **more):
    (answer,) = widget.respond({"kind": kind, "of": widget._pair(), "from": "x/1", **more})
    assert json.loads(json.dumps(answer)) == answer and answer["to"] == "x/1"
    return answer


def test_only_other_dossiers_of_the_same_text_are_offered(home, widget):
    assert [folder.name for folder in find_others(load(home / "ada"), home)] == ["grace"]
    answer = asked(widget, "ready")
    assert (answer["others"], answer["rows"]) == (["grace"], [])
    assert "beside ada" in answer["told"]


def test_each_difference_comes_with_its_passage_and_what_both_say(widget):
    answer = asked(widget, "open", other="grace")
    (row,) = answer["rows"]
    assert (row["what"], row["column"]) == ("statement", "certainty")
    assert (row["one"], row["other"]) == ("certain", "possible")
    assert "".join(row["passage"]) == TEXT.strip() or "the dam would hold" in row["passage"][1]


def test_what_is_chosen_is_kept_and_there_again_in_the_next_kernel(home, widget):
    (row,) = asked(widget, "open", other="grace")["rows"]
    assert asked(widget, "choose", keys=[row["key"]], choice="other")["choices"] == {
        row["key"]: "other"
    }
    own = load(home / "ada")
    again = SecondReader(lambda: own, home)
    assert asked(again, "open", other="grace")["choices"] == {row["key"]: "other"}
    assert asked(again, "choose", keys=[row["key"]], choice="")["choices"] == {}


def test_one_dossier_is_made_of_both_with_both_names(home, widget):
    made = []
    widget.when_saved(made.append)
    (row,) = asked(widget, "open", other="grace")["rows"]
    asked(widget, "choose", keys=[row["key"]], choice="other")
    told = asked(widget, "save", folder="both", names=["Ada", " Grace "])["told"]
    assert "Saved to" in told and made == [home / "both"]
    both = load(home / "both")
    assert check(both).empty and compare_dossiers(both, load(home / "grace")).empty
    assert [one["title"] for one in both.package["contributors"]][-2:] == ["Ada", "Grace"]
    assert not SecondReading(load(home / "ada"), load(home / "grace"), home).choices


def test_a_reader_who_is_not_named_is_who_corrected_that_dossier_last(home, widget):
    journal = open_journal(home / "grace", who="Grace Hopper")
    key = journal.dossier.dates["date_id"].iloc[0]
    journal.do("accept", {"table": "dates", "key": key})
    journal.save()
    asked(widget, "open", other="grace")
    asked(widget, "save", folder="both", names=["", ""])
    both = load(home / "both").package
    assert both["name"] == "both"
    assert [one["title"] for one in both["contributors"]][-2:] == ["ada", "Grace Hopper"]


def test_another_dossier_of_ones_own_begins_anew(widget):
    asked(widget, "open", other="grace")
    sent = []
    widget.send = sent.append
    widget.turn()
    assert widget.reading is None and sent[0]["kind"] == "all" and "beside ada" in sent[0]["told"]


def test_undecided_differences_are_told_and_stay_as_ones_own(home, widget):
    asked(widget, "open", other="grace")
    told = asked(widget, "save", folder="both", names=["", ""])["told"]
    assert "1 of them undecided" in told
    assert compare_dossiers(load(home / "both"), load(home / "ada")).empty


def test_what_cannot_be_done_is_told_and_changes_nothing(home, widget):
    assert "allowed here: grace" in asked(widget, "open", other="rain")["told"]
    (row,) = asked(widget, "open", other="grace")["rows"]
    for more, words in (
        ({"keys": ["x"], "choice": "one"}, "compare them anew"),
        ({"keys": [row["key"]], "choice": "both"}, "allowed: one, other"),
        ({"keys": [row["key"]], "choice": "one", "of": ["ada", "rain"]}, "two other dossiers"),
    ):
        answer = asked(widget, "choose", **more)
        assert words in answer["told"] and not answer["choices"]
    for folder in ("", "../out", "rain"):
        told = asked(widget, "save", folder=folder, names=["", ""])["told"]
        assert told.startswith("Not done.")
    assert sorted(path.name for path in home.iterdir() if path.is_dir()) == ["ada", "grace", "rain"]


def test_a_dossier_that_was_corrected_since_is_looked_over_before_it_is_saved(home):
    now = [load(home / "ada")]
    widget = SecondReader(lambda: now[0], home)
    asked(widget, "open", other="grace")
    now.append(now[0].with_tables(claims=now[0].claims.assign(note="seen")))
    now.pop(0)
    answer = asked(widget, "save", folder="both", names=["", ""])
    assert "corrected since" in answer["told"] and len(answer["rows"]) > 1
    assert not (home / "both").exists()


def test_a_place_that_may_not_be_written_to_says_so_and_the_choice_counts(widget, monkeypatch):
    (row,) = asked(widget, "open", other="grace")["rows"]

    def full(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("helpers.correcting.second_reading.write_whole", full)
    answer = asked(widget, "choose", keys=[row["key"]], choice="one")
    assert "No space left" in answer["told"] and answer["choices"] == {row["key"]: "one"}


def test_a_file_of_choices_that_cannot_be_read_counts_for_nothing(home):
    one, other = load(home / "ada"), load(home / "grace")
    for content in ("{", "[]", '{"x": "one"}', '{"x": 3}'):
        SecondReading(one, other, home).file.write_text(content)
        assert SecondReading(one, other, home).choices == {}


def test_two_dossiers_of_different_texts_are_not_compared(home):
    with pytest.raises(DossierError, match="same article"):
        SecondReading(load(home / "ada"), load(home / "rain"), home)


def test_a_passage_has_whole_words_around_it():
    text = "word " * 40 + "HERE" + " more" * 40
    before, words, after = around(text, text.index("HERE"), text.index("HERE") + 4)
    assert words == "HERE" and before.startswith("word") and after.endswith("more")
    assert len(before) <= 70 and len(after) <= 70
    assert around("HERE alone", 0, 4) == ("", "HERE", " alone")
