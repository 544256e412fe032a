"""Sets: the questions that were kept for the three dossiers in data/, and what becomes of a set
when what it rests on is changed or not checked.
"""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from test_gates import (
    MOST,
    Asked,
    as_commonest,
    drawn,
    first,
    form,
    gain,
    longest,
    only_name_in_the_box,
)

import helpers
from helpers.correcting.rows import keys
from helpers.exercises import SKILLS, ExerciseError, judge, make, make_exercise
from helpers.teaching import gates, judging
from helpers.teaching.behind import Rows
from helpers.teaching.kinds import BY_A_PERSON
from helpers.teaching.questions import CANNOT_TELL
from helpers.teaching.sets import FILE, read_reviewed

SLUGS = ("north-korean-troops", "bridge-trial", "seagrass-study")
READ = [skill for skill in SKILLS if skill != "what-do-others-say"]
"""the exercises whose questions were read; the last one asks for what stands elsewhere"""
ENOUGH = 6
"""questions of one form from which a way of guessing is looked at"""
each_dossier = pytest.mark.parametrize("slug", SLUGS)


@cache
def asked() -> list[Asked]:
    return [
        (drawn(slug), question)
        for slug in SLUGS
        for skill in READ
        for question in make(drawn(slug).dossier, skill)
    ]


# the sets in data/


@each_dossier
def test_each_bundled_dossier_has_six_kept_questions_for_each_skill_and_one_to_look_back(slug):
    reviewed = read_reviewed(drawn(slug).dossier)
    assert {skill: len(reviewed.of(skill)) for skill in READ} == dict.fromkeys(READ, 7)
    assert len(reviewed.dropped) > 5 and all(one.why for one in reviewed.dropped)


@each_dossier
def test_an_exercise_has_just_the_kept_questions_and_what_they_say(slug):
    dossier = drawn(slug).dossier
    for skill in READ:
        kept = [one.question for one in read_reviewed(dossier).of(skill)]
        made = make_exercise(dossier, skill, seed=9).questions
        assert sorted(one.prompt for one in made) == sorted(one.prompt for one in kept)
        assert made[-1].prompt == kept[-1].prompt and made[-1].kind == "text"


@pytest.mark.parametrize("gate", gates.GATES, ids=lambda gate: gate.__name__)
def test_every_kept_question_goes_through_every_gate(gate):
    assert [
        question.prompt
        for draw, question in asked()
        if question.kind not in BY_A_PERSON and not gate(draw, question)
    ] == []


def test_the_key_of_every_kept_question_is_right_and_no_other_choice_is():
    for _, question in asked():
        if question.kind in BY_A_PERSON:
            continue
        answers = question.key.answer if question.kind == "pick" else [question.key.answer]
        assert all(judge(question, answer).right for answer in answers)
        if question.kind == "choice":
            others = {id_ for id_, _ in question.options} - {question.key.answer}
            assert not any(judge(question, id_).right for id_ in others)


def test_no_dropped_question_is_among_the_kept():
    for slug in SLUGS:
        reviewed = read_reviewed(drawn(slug).dossier)
        assert not {one.drawn for one in reviewed.kept} & {one.drawn for one in reviewed.dropped}


def pools() -> Iterator[tuple[str, list[Asked]]]:
    """The kept questions that are judged here: all, those of a skill, and those of a form."""
    judged = [pair for pair in asked() if pair[1].kind in ("choice", "choices")]
    names: dict[str, Callable[[Asked], str]] = {
        "all": lambda pair: "all",
        "skill": lambda pair: pair[1].skill,
        "form": lambda pair: form(pair[1]),
    }
    for name_of in names.values():
        counts = Counter(map(name_of, judged))
        for name, count in counts.items():
            if count >= ENOUGH:
                yield name, [pair for pair in judged if name_of(pair) == name]


WAYS = {"longest": longest, "only name": only_name_in_the_box, "first": first}


@pytest.mark.parametrize("way", ["commonest", *WAYS])
def test_no_way_of_guessing_pays_in_the_sets_either(way):
    gains = {
        name: round(gain(pool, WAYS.get(way) or as_commonest(pool)), 2) for name, pool in pools()
    }
    assert len(gains) > 8 and {name: got for name, got in gains.items() if got > MOST} == {}


def test_cannot_tell_is_sometimes_the_key_and_never_the_usual_one():
    offered = [one for _, one in asked() if one.may_not_tell]
    untold = [one for one in offered if one.key.answer == CANNOT_TELL]
    assert 0 < len(untold) / len(offered) < 0.3


def test_no_model_answer_of_two_dossiers_is_the_same_where_it_can_speak_of_the_article():
    for skill in READ:
        models = {
            make_exercise(drawn(slug).dossier, skill).questions[-1].key.model for slug in SLUGS
        }
        assert len(models) == 3


# when what they rest on is changed, or not checked


@pytest.fixture
def copy(tmp_path) -> Path:
    return shutil.copytree(drawn("bridge-trial").dossier.path, tmp_path / "bridge-trial")


def rows_behind(dossier: helpers.Dossier, skill: str) -> list:
    rows = Rows(dossier)
    return [row for one in make(dossier, skill) for row in rows.behind(one.key.about)]


def with_cell(folder: Path, table: str, key: str, column: str, value: str) -> helpers.Dossier:
    """The dossier with another cell, saved."""
    dossier = helpers.load(folder)
    frame = dossier.tables[table].copy()
    frame.loc[frame.iloc[:, 0] == key, column] = value
    helpers.save(dossier.with_tables(**{table: frame}), folder, overwrite=True)
    return helpers.load(folder)


def test_a_question_is_no_longer_asked_when_a_row_behind_it_is_changed_and_is_told_by_name(copy):
    table, key = next(row for row in rows_behind(helpers.load(copy), "who-says-so"))
    changed = with_cell(copy, table, key[0], "note", "read otherwise")
    with pytest.raises(
        ExerciseError, match=rf"may no longer hold.*{table} {key[0]}.*review"
    ) as told:
        make(changed, "who-says-so")
    assert "“" in str(told.value) and "who-says-so" in str(told.value)


def test_a_change_of_another_row_leaves_a_set_as_it_is(copy):
    dossier = helpers.load(copy)
    behind = {key[0] for table, key in rows_behind(dossier, "who-says-so") if table == "claims"}
    other = next(id_ for id_ in dossier.claims["claim_id"] if id_ not in behind)
    assert len(make(with_cell(copy, "claims", other, "note", "read otherwise"), "who-says-so")) == 6


def test_a_draft_is_asked_about_once_the_rows_behind_its_kept_questions_are_checked(copy):
    dossier = helpers.load(copy)
    behind = set(rows_behind(dossier, "who-says-so"))
    behind |= set(rows_behind(dossier, "how-far-would-you-trust-it"))
    tables = {
        table: frame.assign(
            status=[
                "checked" if (table, key) in behind else "drafted" for key in keys(table, frame)
            ]
        )
        for table, frame in dossier.tables.items()
        if "status" in frame
    }
    draft = dossier.with_tables(**tables)
    assert draft.unchecked and len(make(draft, "who-says-so")) == 6
    assert make_exercise(draft, "how-far-would-you-trust-it").questions
    with pytest.raises(ExerciseError, match=r"rest on rows that nobody has checked: “.*may wait"):
        make(draft, "whose-number-is-it")


def test_more_questions_than_were_kept_are_not_made_up(copy):
    with pytest.raises(ExerciseError, match=r"has 6 of the 8 .* allowed: n=6 or fewer"):
        make(helpers.load(copy), "who-says-so", 8)
    assert len(make(helpers.load(copy), "who-says-so", 3)) == 3


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"kept": 3}', b'{"kept": [{}], "dropped": []}']
)
def test_a_file_that_is_no_set_is_told_by_name(copy, content):
    (copy / FILE).write_bytes(content)
    with pytest.raises(ExerciseError, match=rf"{FILE}: is no set of questions"):
        make(helpers.load(copy), "who-says-so")


def test_without_a_set_questions_are_drawn_anew(copy):
    (copy / FILE).unlink()
    dossier = helpers.load(copy)
    assert make(dossier, "who-says-so", 6, 1) != make(dossier, "who-says-so", 6, 2)


def test_a_set_is_json_that_a_person_can_read(copy):
    stored = json.loads((copy / FILE).read_text("utf-8"))
    assert set(stored) == {"kept", "dropped"}
    assert {"question", "drawn", "rows", "changed"} == set(stored["kept"][0])
    told = judging.told_key(read_reviewed(helpers.load(copy)).kept[0].question)
    assert told
