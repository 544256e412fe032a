"""Reviewing: a teacher keeps, drops and changes candidate questions, loses nothing, and freezes what
is kept.
"""

import json
import shutil
from pathlib import Path

import pytest
from test_exercises import HOSTILE, hostile

import helpers
from helpers.exercises import SKILLS, ExerciseError, judge, make, make_exercise, review
from helpers.teaching.changing import changed, fields
from helpers.teaching.making import choose
from helpers.teaching.questions import Question
from helpers.teaching.reviewing import DROPPED, KEPT, OPEN, Entry, Review
from helpers.teaching.sets import FILE, looks_back, read_reviewed

SKILL = "who-says-so"


@pytest.fixture
def folder(tmp_path) -> Path:
    """A dossier whose text would break a page, with a folder of its own."""
    return helpers.save(hostile(), tmp_path / "rain")


@pytest.fixture
def session(folder) -> Review:
    return Review(helpers.load(folder))


def candidates(session: Review, skill: str = SKILL) -> list[Entry]:
    entries = [one for one in session.entries.values() if one.question.skill == skill]
    return [one for one in entries if not looks_back(one.question)]


def verdicts(session: Review) -> list[str]:
    return [entry.verdict for entry in candidates(session)]


def answer(widget, kind: str, **more: object) -> dict:
    """What the widget answers, as the page would hear it."""
    (told,) = widget.respond({"kind": kind, "from": "page/1", **more})
    return json.loads(json.dumps(told))


# what is offered and decided


def test_each_skill_has_candidates_and_one_to_look_back_and_all_are_open(session):
    for skill in SKILLS:
        assert len(candidates(session, skill)) >= 3
        assert sum(e.question.skill == skill for e in session.entries.values()) > 3
    assert {entry.verdict for entry in session.entries.values()} == {OPEN}


def test_what_is_kept_and_dropped_is_asked_and_not_offered_again_once_it_is_frozen(session, folder):
    first, second, third, *_ = candidates(session)
    session.keep(first.drawn), session.keep(second.drawn), session.drop(third.drawn, "two answers")
    assert not (folder / FILE).exists(), "nothing counts before it is frozen"
    assert session.freeze() == folder / FILE and session.unfrozen == 0
    asked = make(helpers.load(folder), SKILL, 2)
    assert {one.prompt for one in asked} == {first.question.prompt, second.question.prompt}
    again = Review(helpers.load(folder))
    assert verdicts(again).count(KEPT) == 2 and again.entries[third.drawn].why == "two answers"
    assert again.entries[third.drawn].verdict == DROPPED and OPEN not in verdicts(again)
    assert OPEN in {e.verdict for e in candidates(again, "said-or-happened")}


def test_nothing_is_lost_when_the_kernel_dies_and_undo_reaches_back_beyond_it(session, folder):
    first, second, *_ = candidates(session)
    session.keep(first.drawn), session.drop(second.drawn, "unclear")
    session.change(first.drawn, {"prompt": "Who was it?"})
    again = Review(helpers.load(folder))
    assert again.entries[first.drawn].verdict == KEPT and again.entries[first.drawn].changed
    assert again.entries[first.drawn].question.prompt == "Who was it?"
    again.undo(), again.undo(), again.undo()
    assert set(verdicts(again)) == {OPEN} and again.unfrozen == 0
    assert again.entries[first.drawn].question == first.question
    with pytest.raises(ExerciseError, match="Nothing to undo"):
        again.undo()


def test_a_line_that_was_half_written_costs_the_last_decision_and_no_other(session, folder):
    first, second, *_ = candidates(session)
    session.keep(first.drawn), session.keep(second.drawn)
    session.file.write_bytes(session.file.read_bytes()[:-40])
    again = Review(helpers.load(folder))
    assert verdicts(again)[:2] == [KEPT, OPEN]
    again.drop(second.drawn)
    assert verdicts(Review(helpers.load(folder)))[:2] == [KEPT, DROPPED]


def test_two_notebooks_on_one_dossier_have_one_history(session, folder):
    other = Review(helpers.load(folder))
    first, second, *_ = candidates(session)
    session.keep(first.drawn), other.drop(second.drawn)
    assert verdicts(session)[0] == KEPT
    session.look()
    assert verdicts(session)[:2] == verdicts(other)[:2] == [KEPT, DROPPED]
    other.undo(), session.look()
    assert verdicts(session)[:2] == [KEPT, OPEN]
    other.freeze(), session.look()
    assert session.entries[first.drawn].verdict == KEPT, "also when the other one freezes"


def test_one_more_is_of_the_kind_that_is_asked_for_and_none_comes_twice(session):
    first = candidates(session)[0]
    before = set(session.entries)
    with pytest.raises(ExerciseError, match=f"No other question can be made for {SKILL}"):
        for _ in range(200):
            session.another(SKILL, first.drawn)
    new = [drawn for drawn in session.entries if drawn not in before]
    assert len(set(new)) == len(new) == session.unfrozen


def test_the_question_that_looks_back_is_changed_and_not_dropped(session, folder):
    back = next(one for one in session.entries.values() if looks_back(one.question))
    with pytest.raises(ExerciseError, match="change it instead"):
        session.drop(back.drawn)
    session.change(back.drawn, {"model": "Ring up Ann."})
    session.keep(back.drawn), session.keep(candidates(session)[0].drawn), session.freeze()
    last = make_exercise(helpers.load(folder), SKILL, 1).questions[-1]
    assert last.key.model == "Ring up Ann." and last.id == f"{SKILL}-2"


# what is changed


def of_kind(session: Review, kind: str):
    drawn = (
        question
        for skill in SKILLS
        for seed in (1, 2, 3)
        for question in choose(session._draw.of(skill), 30, seed)
    )
    return next(question for question in drawn if question.kind == kind)


def another_key(question: Question) -> dict[str, str]:
    """Fields that make another answer right."""
    key, ids = question.key.answer, [id_ for id_, _ in question.options]
    match question.kind:
        case "choice":
            return {"key": next(id_ for id_ in ids if id_ != key)}
        case "choices":
            return {f"key {id_}": "" if id_ in key else "yes" for id_ in ids}
        case "match":
            return {"key 1": next(id_ for id_ in ids if id_ != key["1"])}
        case "order":
            return {"key": " ".join(reversed(key))}
        case "pick":
            return {"key": question.passage[0].text.split()[0]}
    return {"key": "1999-12-31"}


@pytest.mark.parametrize("kind", ["choice", "choices", "match", "order", "pick", "date"])
def test_a_key_can_be_changed_in_every_kind_and_judges_by_the_new_one(session, kind):
    question = of_kind(session, kind)
    values = another_key(question)
    assert set(values) <= {field.name for field in fields(question)}
    made = changed(question, values)
    answer = made.key.answer[0] if kind == "pick" else made.key.answer
    assert made.key.answer != question.key.answer and judge(made, answer).right


def test_an_answer_that_is_left_blank_is_left_out_with_its_feedback(session):
    question = of_kind(session, "choice")
    wrong = next(id_ for id_, _ in question.options if id_ != question.key.answer)
    made = changed(question, {f"word {wrong}": ""})
    assert wrong not in dict(made.options) and wrong not in made.key.why
    assert judge(made, made.key.answer).right


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        ("choice", {"prompt": " "}, "prompt: found nothing"),
        ("choice", {"key": "z"}, "the right answer"),
        ("pick", {"key": "words of nobody"}, "stands nowhere in the passage"),
        ("pick", {"key": ""}, "the right answer"),
        ("date", {"key": "the day after"}, "the right answer"),
        ("order", {"key": "a a a"}, "the right answer"),
    ],
)
def test_what_could_not_be_asked_or_judged_is_refused(session, kind, values, told):
    with pytest.raises(ExerciseError, match=told):
        changed(of_kind(session, kind), values)


def test_two_answers_that_are_alike_are_refused(session):
    question = of_kind(session, "choice")
    (_, words), (other, _), *_ = question.options
    with pytest.raises(ExerciseError, match="no two alike"):
        changed(question, {f"word {other}": words})


def test_what_is_typed_is_words_and_nothing_else(session):
    first = candidates(session)[0]
    session.change(first.drawn, {"prompt": HOSTILE, "unknown": "x"})
    assert session.entries[first.drawn].question.prompt == HOSTILE


# what becomes of a set when a row is changed


def test_a_kept_question_whose_row_was_changed_is_told_by_name_and_offered_anew(session, folder):
    first, second, *_ = candidates(session)
    session.keep(first.drawn), session.keep(second.drawn), session.freeze()
    id_ = first.question.key.about[0]
    dossier = helpers.load(folder)
    frame = dossier.attributions.copy()
    frame.loc[frame["attribution_id"] == id_, "note"] = "read otherwise"
    helpers.save(dossier.with_tables(attributions=frame), folder, overwrite=True)
    again = Review(helpers.load(folder))
    entry = again.entries[first.drawn]
    assert entry.verdict == OPEN and f"attributions {id_}" in entry.told
    with pytest.raises(ExerciseError, match=f"may no longer hold.*attributions {id_}"):
        make(helpers.load(folder), SKILL, 1)
    again.keep(first.drawn), again.freeze()
    assert make(helpers.load(folder), SKILL, 2)


def test_a_decision_on_a_row_that_was_changed_before_it_was_frozen_is_open_again(session, folder):
    first = candidates(session)[0]
    session.keep(first.drawn)
    dossier = helpers.load(folder)
    claims = dossier.claims.assign(note="read otherwise")
    helpers.save(dossier.with_tables(claims=claims), folder, overwrite=True)
    again = Review(helpers.load(folder))
    assert (
        again.entries[first.drawn].verdict == OPEN and "claims" in again.entries[first.drawn].told
    )


# the widget


def test_the_widget_answers_each_message_and_sends_only_what_became_other(folder):
    widget = review(helpers.load(folder))
    everything = answer(widget, "ready")
    assert everything["kind"] == "all" and len(everything["entries"]) == len(everything["order"])
    drawn = everything["order"][0]
    kept = answer(widget, "keep", drawn=drawn)
    assert [one["drawn"] for one in kept["entries"]] == [drawn] and kept["to"] == "page/1"
    assert kept["told"] == "Kept." and kept["unfrozen"] == 1
    dropped = answer(widget, "drop", drawn=everything["order"][1], why=" unclear ")
    assert dropped["entries"][0]["why"] == "unclear"
    assert answer(widget, "change", drawn=drawn, values={"prompt": "Who?"})["entries"][0]["changed"]
    more = answer(widget, "another", skill=SKILL, drawn=drawn)
    assert more["show"] == more["entries"][0]["drawn"]
    assert answer(widget, "reopen", drawn=drawn)["entries"][0]["verdict"] == OPEN
    assert "exercises ask these now" in answer(widget, "freeze")["told"]


def test_what_cannot_be_done_is_told_in_words_and_changes_nothing(folder):
    widget = review(helpers.load(folder))
    drawn = answer(widget, "ready")["order"][0]
    for message in (
        {"kind": "keep", "drawn": "nobody"},
        {"kind": "change", "drawn": drawn, "values": {"prompt": ""}},
        {"kind": "undo"},
    ):
        told = answer(widget, message.pop("kind"), **message)
        assert told["told"].startswith("Not done. ") and told["entries"] == []


def test_a_folder_that_may_not_be_written_to_is_told_and_nothing_breaks(folder, monkeypatch):
    widget = review(helpers.load(folder))
    drawn = answer(widget, "ready")["order"][0]

    def full(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Review, "_write", full)
    assert "No space left" in answer(widget, "keep", drawn=drawn)["told"]


def test_the_rows_behind_a_question_are_checked_from_the_review_and_a_draft_is_then_asked_about(
    folder,
):
    dossier = helpers.load(folder)
    draft = {
        name: frame.assign(status="drafted")
        for name, frame in dossier.tables.items()
        if "status" in frame
    }
    helpers.save(dossier.with_tables(**draft), folder, overwrite=True)
    widget = review(helpers.load(folder))
    first = candidates(widget.review)[0]
    answer(widget, "ready"), answer(widget, "keep", drawn=first.drawn), answer(widget, "freeze")
    with pytest.raises(ExerciseError, match="rest on rows that nobody has checked"):
        make(helpers.load(folder), SKILL, 1)
    told = answer(widget, "check", drawn=first.drawn)
    assert "noted as checked" in told["told"] and told["entries"][0]["waiting"] == []
    now = helpers.load(folder)
    assert now.unchecked and len(make(now, SKILL, 1)) == 1


def test_a_dossier_without_a_folder_is_told_to_be_saved_first():
    with pytest.raises(ExerciseError, match="save it first"):
        review(hostile())


def test_a_set_goes_along_when_the_folder_is_copied_whole(session, folder, tmp_path):
    session.keep(candidates(session)[0].drawn), session.freeze()
    copy = shutil.copytree(folder, tmp_path / "elsewhere")
    assert len(read_reviewed(helpers.load(copy)).kept) == 1 and helpers.check(copy).empty
