"""Exercises: what is asked of three dossiers and of made ones, what a student's file may hold, and
the sheet that keeps the answers.
"""

import ast
import inspect
import json
import re
from collections.abc import Callable
from copy import copy
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from itertools import combinations, islice
from pathlib import Path

import pandas as pd
import pytest
from made import QUESTIONS, build, claim, entity
from processes import APART

import helpers
from helpers import dates, exercises, views
from helpers.exercises import SKILLS, Exercise, ExerciseError, Sheet, draw, judge, make_exercise
from helpers.files import write_whole
from helpers.teaching import judging, scales, showing
from helpers.teaching.behind import Rows, find_changed, ground_of
from helpers.teaching.drawing import Draw
from helpers.teaching.handing_in import HandedIn, notice
from helpers.teaching.handing_out import (
    exercise_as_json,
    keyed_as_json,
    read_exercise,
    read_keyed,
)
from helpers.teaching.kinds import BY_A_PERSON, KINDS
from helpers.teaching.phrasing import upper
from helpers.teaching.questions import CANNOT_TELL, Question
from helpers.teaching.sheets import open_sheet

SLUGS = ("north-korean-troops", "bridge-trial", "seagrass-study")
MADE = [(slug, skill, seed) for slug in SLUGS for skill in SKILLS for seed in (1, 2)]
BUILDERS = [
    (skill, builder.__name__)
    for skill, module in SKILLS.items()
    for builder in dict.fromkeys(module.BUILDERS)
]
COUNTED = re.compile(
    r"(exactly |(anything|only what lies) (below|above) )?[\d,.]+( to [\d,.]+)? \D+|\d+ passages?,"
    r" \d+( to \d+)? origins?(: unnamed people may coincide)?"
)
MARKS = re.compile('[“”‘’"]')
HOSTILE = '<b onclick="x">Ann</b> </script> &amp; 🌱 مرحبا'
RANKED = ("what-do-others-say",)
"""the skills that ask about the weightiest rows, whatever the seed"""
each_skill = pytest.mark.parametrize("skill", SKILLS)
loaded = cache(helpers.load)
drawn = cache(lambda slug: Draw(loaded(slug), ""))
asked = cache(lambda slug, skill, seed: draw(loaded(slug), skill, 6, seed))


@pytest.fixture(scope="module", params=MADE, ids=lambda made: "/".join(map(str, made)))
def made(request) -> tuple[helpers.Dossier, str, list[Question]]:
    slug, skill, seed = request.param
    return loaded(slug), skill, asked(slug, skill, seed)


@cache
def built(slug: str, skill: str, name: str, seed: str, most: int = 8) -> list[Question]:
    """What one builder gives, and not only what is chosen of it."""
    draw, builder = (
        copy(drawn(slug)),
        next(one for one in SKILLS[skill].BUILDERS if one.__name__ == name),
    )
    draw.skill = skill
    return list(islice(builder(draw.by(seed)), most))


def right_answer(question: Question) -> object:
    return (
        question.key.answer[0]
        if question.kind == "pick" and question.key.answer != CANNOT_TELL
        else question.key.answer
    )


def wrong_answers(question: Question) -> list:
    ids, start = (
        [id_ for id_, _ in question.options],
        question.passage[0].start if question.passage else 0,
    )
    given = {
        "choice": [*ids, CANNOT_TELL],
        "choices": [[id_] for id_ in ids] + [ids],
        "match": (
            [dict.fromkeys(dict(question.items), id_) for id_ in ids] + [{"1": id_} for id_ in ids]
        ),
        "order": [ids[::-1], ids[1:] + ids[:1]],
        "pick": [[start, start + 2]],
        "date": ["0900", "../2024", "2000/..", CANNOT_TELL],
    }
    return [
        answer
        for answer in given.get(question.kind, [])
        if answer != question.key.answer and not judging.find_problem(question, answer)
    ]


# each question that is made


def test_six_are_numbered_in_order_those_for_a_person_come_last_and_no_two_are_about_the_same(made):
    _, skill, questions = made
    by_a_person = [question.kind in BY_A_PERSON for question in questions]
    assert [question.id for question in questions] == [
        f"{skill}-{number}" for number in range(1, 7)
    ] and by_a_person == sorted(by_a_person)
    assert len({question.key.about for question in questions}) == 6 and all(
        question.points > 0 for question in questions
    )


def test_the_key_s_own_answer_is_right_no_other_choice_is_and_what_is_not_right_is_explained(made):
    for question in (one for one in made[2] if one.kind not in BY_A_PERSON):
        assert judge(question, right_answer(question)).right
        verdicts = [judge(question, answer) for answer in wrong_answers(question)]
        assert verdicts and all(verdict.right or len(verdict.told) > 1 for verdict in verdicts)
        assert question.kind != "choice" or not any(verdict.right for verdict in verdicts)


def test_options_are_distinct_none_blank_at_least_two_and_never_shown_in_the_right_order(made):
    for question in made[2]:
        for told in filter(None, (question.options, question.items)):
            assert len({id_ for id_, _ in told}) == len({words for _, words in told}) == len(
                told
            ) >= 2 and all(words.strip() for _, words in told)
        assert (
            question.kind != "order" or [id_ for id_, _ in question.options] != question.key.answer
        )


def test_two_hints_help_and_neither_says_the_answer(made):
    for question in made[2]:
        assert len({hint for hint in question.hints if hint.strip()}) == 2
        said = (
            [
                words.rpartition(" ↔ ")[2].casefold()
                for words in judging.told_key(question).split("; ")
            ]
            if question.kind in ("choice", "match")
            else []
        )
        assert not any(words in hint.casefold() for words in said for hint in question.hints)


def test_passage_and_proof_are_the_article_s_own_text_and_what_is_marked_or_to_be_picked_lies_inside(
    made,
):
    dossier, _, questions = made
    for question in questions:
        for part in (*question.passage, *question.key.proof):
            assert (
                part.text
                == dossier.text[part.start : part.start + len(part.text)]
                == dossier.text[slice(*views.paragraphs(dossier)[part.number - 1])]
            )
            assert all(
                part.start <= start < end <= part.start + len(part.text)
                for start, end in part.marks
            )
        for start, end in question.key.answer if question.kind == "pick" else []:
            assert any(
                part.start <= start < end <= part.start + len(part.text)
                for part in question.passage
            )


def test_whole_words_as_the_page_lets_one_pick_them_count_in_full(made):
    for question in (one for one in made[2] if one.kind == "pick"):
        words = [
            (part.start + found.start(), part.start + found.end())
            for part in question.passage
            for found in re.finditer(r"\S+", part.text)
        ]
        for start, end in question.key.answer:
            touched = [word for word in words if word[0] < end and word[1] > start]
            assert judge(question, [touched[0][0], touched[-1][1]]).right


@pytest.mark.slow
def test_every_option_comes_from_the_dossier_or_from_a_fixed_scale(made):
    dossier, skill, questions = made
    one_line = MARKS.sub("", " ".join(dossier.text.split()))
    fixed = [
        *vars(SKILLS[skill]).values(),
        *(
            leaf.value
            for source in (SKILLS[skill], scales)
            for node in ast.walk(ast.parse(inspect.getsource(source)))
            if isinstance(node, ast.Dict | ast.List)
            for leaf in ast.walk(node)
            if isinstance(leaf, ast.Constant)
        ),
    ]
    known = {*(words for words in fixed if isinstance(words, str))} | set(
        drawn(dossier.name).names.values()
    )
    for frame in dossier.tables.values():
        known |= {cell for column in frame.astype(str) for cell in frame[column]} | {
            drawn(dossier.name).without_outside_years(dates.read(cell).label)
            for column in frame
            if column.endswith("edtf")
            for cell in frame[column]
        }
    for words in (
        words for question in questions for _, words in (*question.options, *question.items)
    ):
        said_by = next(
            (
                name
                for name in map(upper, drawn(dossier.name).names.values())
                if words.startswith(f"{name}: “")
            ),
            "",
        )
        pieces = MARKS.sub(
            "", re.sub(r" \([^“]*\)$", "", words.removeprefix(f"{said_by}: "))
        ).split("…")
        assert (
            words in known
            or re.sub(r"^when (.+) said something$", r"\1", words) in known
            or COUNTED.fullmatch(words)
            or all(" ".join(piece.split()) in one_line for piece in pieces)
        ), words


def test_what_is_handed_out_is_plain_json_reads_back_without_its_keys_and_says_nothing_of_them(
    made, tmp_path
):
    dossier, skill, questions = made
    (tmp_path / "handed.json").write_bytes(
        exercise_as_json(Exercise(skill, dossier.title, dossier.text, tuple(questions)))
    )
    assert read_exercise(tmp_path / "handed.json") == Exercise(
        skill, dossier.title, dossier.text, tuple(question.without_key() for question in questions)
    )
    written, shown = (
        (tmp_path / "handed.json").read_text("utf-8"),
        [
            dossier.text,
            *(
                words
                for one in questions
                for words in (one.prompt, *one.hints, *one.words.values())
            ),
        ],
    )
    kept = Exercise(skill, dossier.title, dossier.text, tuple(questions))
    (tmp_path / "kept.json").write_bytes(keyed_as_json(kept))
    assert read_keyed(tmp_path / "kept.json").mark == kept.mark
    for read, key in zip(read_keyed(tmp_path / "kept.json").questions, (q.key for q in questions)):
        assert asdict(read.key) == json.loads(json.dumps(asdict(key))) or read.key == key
        for secret in filter(None, (key.explanation, key.model, *key.rubric, *key.why.values())):
            assert json.dumps(secret, ensure_ascii=False)[1:-1] not in written or any(
                secret in words for words in shown
            )


# all of them together


def test_the_same_seed_gives_the_same_another_gives_others_and_the_dossier_stays_as_it_was():
    dossier, before = (
        loaded("bridge-trial"),
        {name: frame.copy(deep=True) for name, frame in loaded("bridge-trial").tables.items()},
    )
    for skill in SKILLS:
        six = [replace(question, id="") for question in asked("bridge-trial", skill, 1)]
        assert all(replace(question, id="") in six for question in draw(dossier, skill, 4, 1))
        others = [replace(question, id="") for question in asked("bridge-trial", skill, 2)]
        assert (six == others) == (skill in RANKED)
    assert all(frame.equals(before[name]) for name, frame in dossier.tables.items())


def test_every_kind_is_asked_and_cannot_tell_is_sometimes_right():
    every = [question for made in MADE for question in asked(*made)] + list(
        make_exercise(loaded("bridge-trial"), "said-or-happened", 6).questions
    )
    assert {question.kind for question in every} == set(KINDS) and any(
        question.key.answer == CANNOT_TELL for question in every
    )


@pytest.mark.parametrize(("skill", "builder"), BUILDERS)
def test_neither_the_place_nor_the_number_of_options_tells_which_is_right(skill, builder):
    found = [
        question
        for slug in SLUGS
        for seed in "12"
        for question in built(slug, skill, builder, seed)
        if question.kind == "choice"
    ]
    told, untold = (
        [question for question in found if (question.key.answer == CANNOT_TELL) == blank]
        for blank in (False, True)
    )
    assert (
        len({question.key.answer for question in told}) != 1
        or len({question.options for question in told}) == 1
    )
    assert not (told and untold) or {len(question.options) for question in untold} & {
        len(question.options) for question in told
    }


def test_no_two_questions_of_an_exercise_are_about_the_same_row():
    assert not [
        (made, one.key.about, other.key.about)
        for made in MADE
        for one, other in combinations(asked(*made), 2)
        if set(one.key.about) & set(other.key.about)
    ]


GROUND = ("how-far-would-you-trust-it", "ground")


def test_how_a_source_would_know_is_asked_where_words_other_than_the_cue_tell_it():
    table = views.statements(loaded("seagrass-study")).set_index("attribution_id")
    [question, *_] = built("seagrass-study", *GROUND, "1")
    asked_about = [id_ for id_ in question.own_key.about if id_ in table.index]
    said = table.loc[asked_about]
    assert len(said) >= 3 and said["knowledge"].is_unique
    assert set(map(scales.GROUNDS.get, said["knowledge"])) <= set(question.words.values())
    proof = "".join(part.text for part in question.own_key.proof)
    assert all(words and words in proof for words in said["knowledge_words"])
    assert not built("north-korean-troops", *GROUND, "1"), "it tells one ground in words"


def test_a_kept_question_on_a_ground_holds_while_that_is_the_same_and_no_other_minds():
    dossier = loaded("seagrass-study")
    [question, *_] = built("seagrass-study", *GROUND, "1")
    about = question.own_key.about
    ids = [id_ for id_ in about if not id_.startswith("knowledge ")]
    table = dossier.attributions
    here = table["attribution_id"] == about[0]
    other = dossier.with_tables(
        attributions=table.assign(knowledge=table["knowledge"].mask(here, "office"))
    )
    then, now = Rows(dossier), Rows(other)
    assert find_changed(then.stamps(about), now.stamps(about)) == [ground_of(about[0])]
    assert not find_changed(then.stamps(ids), now.stamps(ids))
    assert not find_changed(then.stamps(about), Rows(dossier).stamps(about))


def test_what_is_to_be_picked_is_not_marked_already():
    picks = [
        question
        for slug in SLUGS
        for builder in BUILDERS
        for question in built(slug, *builder, "1")
        if question.kind == "pick"
    ]
    assert picks and not {
        question.prompt
        for question in picks
        for part in question.passage
        for span in part.marks
        if list(span) in question.key.answer
    }


def test_every_figure_of_the_passage_that_counts_what_is_asked_for_may_be_picked():
    asked_for = [
        (question, place)
        for slug in SLUGS
        for question in built(slug, "whose-number-is-it", "pick_figure", "1", 99)
        for row, place in drawn(slug).figures
        if question.prompt.endswith(f": {row.measure}.")
    ]
    here = [
        (question, place)
        for question, place in asked_for
        if any(part.start <= place[0] < part.start + len(part.text) for part in question.passage)
    ]
    assert here and not [
        question.prompt
        for question, place in here
        if not judge(question, [int(end) for end in place]).right
    ]


def test_a_denial_is_not_told_as_if_it_said_what_it_denies():
    found = [
        (slug, question)
        for slug in SLUGS
        for builder in (
            ("who-says-so", "identified"),
            ("who-says-so", "origin"),
            ("how-far-would-you-trust-it", "hands"),
        )
        for question in built(slug, *builder, "1", 99)
    ]
    assert found and not [
        question.prompt
        for slug, question in found
        if drawn(slug).by_id[question.key.about[0]].stance == "denies"
        and question.prompt.startswith("The marked words say")
    ]


# what no exercise can be made of, and what one can


def test_what_cannot_be_made_is_told_with_what_is_allowed():
    dossier = loaded("bridge-trial")
    drafted = dossier.with_tables(
        claims=dossier.claims.assign(status="drafted"),
        dates=dossier.dates.assign(status=["drafted"] + ["checked"] * (len(dossier.dates) - 1)),
    )
    for given, told in [
        (
            (dossier, "spelling"),
            "'spelling' is not a skill; allowed: who-says-so, .*how-far-would-you-trust-it",
        ),
        ((dossier, "who-says-so", 0), "n: found 0; allowed: 1 or more"),
        ((drafted, "who-says-so"), rf"bridge-trial.*1 in dates, {len(dossier.claims)} in claims"),
    ]:
        with pytest.raises(ValueError, match=told):
            draw(*given)


def tiny(count: int, text: str = "Ann said that it rained.") -> helpers.Dossier:
    """A dossier of no attribution, or of one."""
    said = {
        "attribution_id": "a1",
        "claim_id": "c1",
        "start": 14,
        "end": 23,
        "text": text[14:23],
        "quote": "indirect",
        "act": "assert",
        "stance": "affirms",
        "certainty": "certain",
        "status": "checked",
    }
    hops = [
        {
            "attribution_id": "a1",
            "hop": n,
            "entity_id": id_,
            "said_basis": "not-stated",
            "status": "checked",
        }
        for n, id_ in enumerate(("outlet", "ann"))
    ]
    return build(
        text,
        entities=[entity("outlet", "outlet"), entity("ann")],
        claims=[claim("c1")][:count],
        attributions=[said][:count],
        hops=hops[: 2 * count],
    )


@each_skill
@pytest.mark.parametrize(
    "dossier", [tiny(0, ""), tiny(0), tiny(1)], ids=["no text", "no attribution", "one attribution"]
)
def test_a_dossier_that_is_too_small_says_how_many_it_gives_or_what_was_needed(dossier, skill):
    with pytest.raises(ExerciseError, match=f"made is too small for {skill}: it gives") as told:
        draw(dossier, skill, 6)
    given = re.search(r"it gives (\d+) of the 6", str(told.value))
    assert (
        len(draw(dossier, skill, int(given[1]))) == int(given[1])
        if given
        else SKILLS[skill].NEEDS in str(told.value)
    )


@cache
def hostile() -> helpers.Dossier:
    """A dozen attributions with chains, dates, figures, relations and observations, in a text that
    would break a page, a test or an offset.
    """
    rows, text = (
        {
            name: []
            for name in (
                "entities",
                "mentions",
                "dates",
                "claims",
                "attributions",
                "hops",
                "quantities",
                "relations",
                "observations",
            )
        },
        "",
    )

    def add(table: str, words: str = "", **row: object) -> None:
        place = (
            {
                "start": base + line.index(words),
                "end": base + line.index(words) + len(words),
                "text": words,
            }
            if words
            else {}
        )
        rows[table].append({"status": "checked"} | place | row)

    for name in ("outlet", "relay"):
        add("entities", entity_id=name, name=f"{name} {HOSTILE}", kind="outlet", named=True)
    for n in range(12):
        base, line = (
            len(text),
            (
                f"{HOSTILE} {n} told the relay on 2024-10-{n + 10} that {n + 20} 🐈 could purr {n}"
                " times </script> ### END HIDDEN TESTS.\n"
            ),
        )
        text += line
        add(
            "entities",
            entity_id=f"e{n}",
            name=f"{HOSTILE} {n}",
            kind="person" if n % 3 else "anonymous",
            named=n % 3 > 0,
        )
        add("mentions", f"{HOSTILE} {n}", mention_id=f"m{n}", entity_id=f"e{n}", form="name")
        add(
            "dates",
            f"on 2024-10-{n + 10}",
            date_id=f"d{n}",
            edtf=f"2024-10-{n + 10}",
            type="DATE",
            basis="explicit" if n % 2 else "relative",
            note=HOSTILE,
        )
        add(
            "claims",
            claim_id=f"c{n}",
            proposition=f"{HOSTILE} {n}.",
            topic="t",
            event_basis="not-stated",
        )
        add(
            "attributions",
            line[line.index(" that ") + 6 : -2],
            attribution_id=f"a{n}",
            claim_id=f"c{n}",
            quote="indirect",
            act=("assert", "forecast", "accuse", "deny", "urge", "estimate")[n % 6],
            stance="denies" if n % 6 == 3 else "affirms",
            certainty=("certain", "possible", "probable", "unstated")[n % 4],
            hedge="could" if n % 4 in (1, 2) else "",
        )
        for hop, id_ in enumerate(chain := ["outlet", *["relay"] * (n % 2), f"e{n}"]):
            cue = {
                "cue": "told",
                "cue_start": base + line.index("told"),
                "cue_end": base + line.index("told") + 4,
                "mention_id": f"m{n}",
                "said_edtf": f"2024-10-{n + 10}",
                "said_date_id": f"d{n}",
            }
            add(
                "hops",
                attribution_id=f"a{n}",
                hop=hop,
                entity_id=id_,
                **cue if id_ == chain[-1] else {},
                said_basis="explicit" if id_ == chain[-1] else "not-stated",
            )
        add(
            "quantities",
            f"{n + 20} 🐈",
            quantity_id=f"q{n}",
            attribution_id=f"a{n}",
            measure=f"cats {n} {HOSTILE}",
            low=n + 20,
            high=n + 20,
            comparator="=",
            unit="cats",
        )
        add(
            "observations",
            "### END HIDDEN TESTS" if n % 2 else "🐈 could",
            observation_id=f"o{n}",
            kind=("textual-defect", "framing", "anonymous", "silence")[n % 4],
            note=f"{HOSTILE} {n}",
        )
        if n:
            add(
                "relations",
                claim_a=f"c{n - 1}",
                relation=("contradicts", "elaborates", "updates")[n % 3],
                claim_b=f"c{n}",
                kind="value",
                basis="stated",
                why=HOSTILE,
            )
    dossier = build(text, **rows)
    assert helpers.check(dossier).empty
    return dossier


def test_an_answer_that_was_kept_in_another_window_is_not_replaced_without_a_word(tmp_path):
    exercise = make_exercise(loaded("bridge-trial"), "said-or-happened", 6)
    number, question = next(
        (number, one) for number, one in enumerate(exercise.questions, 1) if one.kind == "choice"
    )
    here, there = (Sheet(exercise, tmp_path / "answers.json") for _ in range(2))
    mine, other = here.ask(number), there.ask(number)
    [mine.respond({"kind": "ready"}), other.respond({"kind": "ready"})]
    (first, _), (second, _) = question.options[:2]
    other.respond({"kind": "answer", "value": second})
    (told,) = mine.respond({"kind": "answer", "value": first})
    assert told["verdict"]["told"][0].startswith("Meanwhile another answer was kept in another")
    assert Sheet(exercise, here.file).entry(question)["answer"] == second
    (judged,) = mine.respond({"kind": "answer", "value": first})
    assert judged["verdict"]["level"] != "none"
    assert Sheet(exercise, here.file).entry(question)["answer"] == first


def test_a_draft_of_another_window_is_told_once_before_a_draft_or_an_answer_replaces_it(sheet):
    one, other = sheet.ask(2), reopened(sheet).ask(2)

    def hear(task, kind: str, value: object, page: str) -> dict:
        return task.respond({"kind": kind, "value": value, "from": f"{page}/1"})[0]

    hear(one, "ready", None, "a"), hear(other, "ready", None, "b")
    assert hear(one, "draft", "Ann's words", "a")["draft"]
    assert hear(one, "draft", "Ann's words grow", "a")["draft"], "one's own are no news"
    told = hear(other, "draft", "Bob's", "b")
    assert told["kind"] == "elsewhere" and told["told"].endswith("It is: Ann's words grow")
    assert reopened(sheet).entry(QUESTIONS[1])["draft"] == "Ann's words grow"
    assert hear(other, "draft", "Bob's too", "b")["draft"]
    told = hear(one, "answer", "Ann's answer", "a")["verdict"]
    assert told["level"] == "none" and "Bob's too" in told["told"][0]
    assert reopened(sheet).entry(QUESTIONS[1])["draft"] == "Bob's too"
    assert hear(one, "answer", "Ann's answer", "a")["verdict"]["level"] == "person"
    assert reopened(sheet).entry(QUESTIONS[1])["draft"] is None


def test_two_pages_of_one_kernel_are_told_of_each_other_s_answers_and_drafts(sheet):
    task = sheet.ask(1)

    def hear(kind: str, value: object, page: str) -> dict:
        return task.respond({"kind": kind, "value": value, "from": f"{page}/1"})[0]

    hear("ready", None, "a"), hear("ready", None, "b")
    hear("draft", "a", "a")
    assert "It is: Ann" in hear("draft", "b", "b")["told"]
    hear("answer", "b", "b")
    assert "Bob. It still counts" in hear("answer", "a", "a")["verdict"]["told"][0]


@each_skill
def test_a_text_that_holds_html_emoji_and_the_signs_of_a_test_is_asked_about_like_any_other(
    skill, tmp_path
):
    most = 3 if skill == "who-contradicts-whom" else 5
    sheet = Sheet(make_exercise(hostile(), skill, most), tmp_path / "answers.json")
    for number, question in enumerate(sheet.exercise.questions, 1):
        verdict = judge(question, right_answer(question))
        sheet.ask(number).respond({"kind": "answer", "value": right_answer(question) or HOSTILE})
        assert verdict.right == (question.kind not in BY_A_PERSON)
        assert not re.search(
            "</script|<b onclick",
            showing.written(question) + showing.feedback(question, question.key, HOSTILE, verdict),
        )
    assert not re.search("</script|<b onclick", sheet.hand_in().read_text("utf-8"))


def renamed(dossier: helpers.Dossier, name: Callable[[str], str]) -> helpers.Dossier:
    """The dossier with other ids, in its notes as well."""
    schemas = {one["name"]: one.get("schema", {}) for one in dossier.package["resources"]}
    ids = {
        table: [
            *(key for key in schema.get("primaryKey", []) if key.endswith("_id")),
            *(key["fields"][0] for key in schema.get("foreignKeys", [])),
        ]
        for table, schema in schemas.items()
    }
    numbered = re.compile(
        "|".join(
            rf"\b{id_}\b"
            for table, column in (
                ("dates", "date_id"),
                ("claims", "claim_id"),
                ("attributions", "attribution_id"),
            )
            for id_ in dossier.tables[table][column]
        )
    )
    tables = {}
    for table, frame in dossier.tables.items():
        changed = {
            column: frame[column].map(lambda id_: name(id_) if id_ else "")
            for column in set(ids[table]) & set(frame)
            if pd.api.types.is_string_dtype(frame[column])
        }
        notes = {
            column: frame[column].map(lambda note: numbered.sub(lambda found: name(found[0]), note))
            for column in {"note", "why"} & set(frame)
        }
        tables[table] = frame.assign(**changed | notes)
    return replace(dossier, **tables)


@pytest.mark.slow
@each_skill
@pytest.mark.parametrize(
    "odd", ["{} of, [two] (parts)*+?", "{}\"'|^$\\1\\g<0>", "{}{{0}} \\d \u202e<b>"]
)
def test_ids_of_any_characters_make_the_same_questions(skill, odd):
    """Blanks, brackets, quotes and what means something in a pattern."""
    plain = loaded("north-korean-troops")
    other = renamed(plain, odd.format)
    assert other.claims["claim_id"].iloc[0] == odd.format("c01")
    asked_of, told = (
        [replace(one, key=replace(one.key, about=())) for one in draw(one_dossier, skill, 6)]
        for one_dossier in (plain, other)
    )
    assert asked_of == told


def test_words_that_look_like_a_template_stay_as_they_are_in_what_is_told():
    text = r"On \1 of \g<0> they met."
    dossier = build(
        text,
        claims=[claim("c1", proposition=r"They met on \1 and \g<name>, says c2.")],
        dates=[{"date_id": "d1", "start": 3, "end": 14, "text": text[3:14], "edtf": "2024"}],
    )
    assert (
        Draw(dossier, "x").told_note("See d1 and c1, not cc1, c12 or c2.")
        == rf"See “{text[3:14]}” and “They met on \1 and \g<name>, says c2.”, not cc1, c12 or c2."
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{",
        b"[]",
        b"null",
        b"3",
        b"1" * 5000,
        b'{"skill": "x"}',
        *(
            b'{"skill": "x", "title": "t", "text": "", "questions": [%s]}' % question
            for question in (b"3", b'{"kind": "essay"}')
        ),
    ],
)
def test_a_file_of_questions_that_was_changed_or_is_gone_is_refused_by_name(content, tmp_path):
    (tmp_path / "broken.json").write_bytes(content)
    for name in ("broken.json", "gone.json"):
        with pytest.raises(ExerciseError, match=name):
            read_exercise(tmp_path / name)


# the sheet


@pytest.fixture
def sheet(tmp_path) -> Sheet:
    (tmp_path / "kept").mkdir()
    return Sheet(
        Exercise("x", "Title", "One.\n\nTwo <b>.", QUESTIONS), tmp_path / "kept" / "x.json"
    )


def reopened(sheet: Sheet, content: bytes | None = None) -> Sheet:
    if content is not None:
        sheet.file.write_bytes(content)
    return Sheet(sheet.exercise, sheet.file)


def say(sheet: Sheet, number: int, kind: str, value: object = None) -> dict:
    (heard,) = (sheet.ask(number) if number else sheet.summary()).respond(
        {"kind": kind, "value": value}
    )
    return heard


def test_answers_hints_and_the_name_are_kept_and_back_after_reopening(sheet):
    assert say(sheet, 1, "ready")["verdict"] is None and say(sheet, 3, "reading", 5)["told"]
    assert (
        say(sheet, 1, "answer", "b")["verdict"]["level"] == "not"
        and say(sheet, 1, "answer", "a")["verdict"]["level"] == "right"
    )
    assert [say(sheet, 1, "hint")["hints"] for _ in range(3)] == [
        ["One."],
        ["One.", "Two."],
        ["One.", "Two."],
    ]
    assert (
        say(sheet, 3, "show")["shown"] == "29 Oct 2024"
        and say(sheet, 0, "name", "  Ann \ud800 ")["name"] == "Ann \ud800"
    )
    back = say(again := reopened(sheet), 1, "ready")
    assert (
        back["answer"],
        back["verdict"]["level"],
        back["hints"],
        say(again, 3, "ready")["shown"],
    ) == ("a", "right", ["One.", "Two."], "29 Oct 2024")
    assert again.entry(QUESTIONS[0])["tries"] == 2 and again.name == "Ann ?" and not again.message


def test_a_first_wrong_answer_is_told_where_to_look_and_a_second_the_key_also_after_reopening(
    sheet,
):
    def told() -> str:
        verdict = say(sheet, 1, "answer", "b")["verdict"]
        assert verdict["level"] == "not"
        return " ".join(verdict["told"])

    assert "Look once more. One." in (first := told()) and "Ann" not in first
    assert say(reopened(sheet), 1, "ready")["verdict"]["told"][-1] == "Look once more. One."
    assert "The answer: Ann." in told()
    assert "The answer: Ann." in say(reopened(sheet), 1, "ready")["verdict"]["told"]


def test_the_words_of_the_trade_go_to_the_page_with_the_task(sheet):
    question = replace(QUESTIONS[0], prompt="Who is the origin: which outlet?")
    asked_of = showing.asked(question)["glossary"]
    assert [word for word, _ in asked_of] == ["outlet", "origin"]
    assert all(meaning in showing.written(question) for _, meaning in asked_of)
    assert showing.asked(QUESTIONS[0])["glossary"] == []


@pytest.mark.parametrize("value", [None, "", "z", ["a"], {"a": 1}, float("nan"), CANNOT_TELL])
def test_what_cannot_be_read_as_an_answer_is_told_and_not_kept(sheet, value):
    assert say(sheet, 1, "answer", value)["verdict"]["level"] == "none" and not sheet.file.exists()


def test_results_and_summary_tell_what_was_answered_and_how(sheet):
    (
        say(sheet, 1, "answer", "a"),
        say(sheet, 1, "hint"),
        say(sheet, 2, "answer", "Because."),
        say(sheet, 3, "show"),
    )
    assert sheet.results()["answer"].tolist() == ["Ann", "Because.", ""] and sheet.results()[
        "points"
    ].isna().tolist() == [False, True, False]
    assert [(row["points"], row["way"]) for row in showing.summary_rows(sheet)] == [
        ("2 of 2", "1 try, 1 hint"),
        ("for a person to read", "1 try"),
        ("0 of 2", "answer shown"),
    ]
    assert say(sheet, 0, "ready")["sum"].startswith("2 of 3 tasks answered; 2 of 4 points")


def test_two_sheets_on_the_same_questions_lose_no_answer_of_each_other(sheet):
    other = reopened(sheet)
    say(sheet, 1, "answer", "b"), say(other, 2, "answer", "Because."), say(sheet, 1, "hint")
    say(other, 1, "answer", "a"), say(other, 0, "name", "Ann"), say(sheet, 3, "answer", "2024")
    for one in (sheet, other, reopened(sheet)):
        assert say(one, 0, "ready")["name"] == "Ann"
        assert one.results()["answer"].tolist() == ["Ann", "Because.", "2024"]
        assert one.results()[["tries", "hints"]].iloc[0].tolist() == [2, 1]


def answer_every_fourth(folder: Path, first: int, together) -> None:
    sheet = open_sheet("x", folder)
    together.wait(120)
    for number in range(first, 25, 4):
        sheet.ask(number).respond({"kind": "answer", "value": f"answer {number}"})


def test_sheets_of_many_kernels_that_answer_at_once_lose_nothing(tmp_path):
    exercise = Exercise(
        "x", "Title", "", tuple(replace(QUESTIONS[1], id=f"x-{n}") for n in range(1, 25))
    )
    write_whole(tmp_path / "x.json", exercise_as_json(exercise))
    together = APART.Barrier(4)
    kernels = [
        APART.Process(target=answer_every_fourth, args=(tmp_path, number, together))
        for number in range(1, 5)
    ]
    for kernel in kernels:
        kernel.start()
    for kernel in kernels:
        kernel.join(120)
    assert [kernel.exitcode for kernel in kernels] == [0] * 4
    kept = json.loads((tmp_path / "answers" / "x.json").read_text())["answers"]
    assert {id_: one["answer"] for id_, one in kept.items()} == {
        f"x-{n}": f"answer {n}" for n in range(1, 25)
    }


def test_sheets_with_other_questions_and_the_same_file_find_their_own_answers_again(sheet):
    others = replace(sheet.exercise, questions=QUESTIONS[:2])
    say(sheet, 1, "answer", "a")
    other = Sheet(others, sheet.file)
    assert not other.kept and "comes back when they do" in other.message
    say(other, 2, "answer", "Mine."), say(sheet, 3, "answer", "2024"), say(other, 1, "answer", "b")
    assert reopened(sheet).results()["answer"].tolist() == ["Ann", "", "2024"]
    assert Sheet(others, sheet.file).results()["answer"].tolist() == ["Bob", "Mine."]


def test_what_is_not_kept_as_an_answer_is_a_draft_and_told_as_one(sheet):
    assert say(sheet, 2, "draft", "Beca")["draft"] and say(sheet, 3, "draft", "20x")["draft"]
    back = say(reopened(sheet), 2, "ready")
    assert (back["draft"], back["answer"], back["verdict"]) == ("Beca", None, None)
    assert say(sheet, 0, "ready")["sum"].endswith("drafts that are not kept as answers: 2, 3.")
    assert "a draft, not kept" in showing.summary_rows(sheet)[1]["way"]
    say(sheet, 2, "answer", "Because."), say(sheet, 3, "answer", "20x"), say(sheet, 3, "draft")
    assert not sheet.drafts() and say(sheet, 2, "ready")["draft"] is None
    assert not say(sheet, 2, "draft", "Because.")["draft"], "what is kept is no draft"


def test_every_message_that_says_where_it_comes_from_is_answered_there(sheet):
    for kind in ("ready", "answer", "hint", "draft", "show", "reading", "nothing"):
        (heard,) = sheet.ask(1).respond({"kind": kind, "value": "a", "from": "view-7"})
        assert heard["to"] == "view-7", kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[1]",
        b'{"answers": {}}',
        b'{"questions": "others", "answers": {}}',
        b'{"questions": "../x/y", "answers": {}}',
        b'{"questions": 1' + b"0" * 5000 + b"}",
        b"[" * 99999,
    ],
)
def test_an_answers_file_that_does_not_fit_is_put_aside_told_and_not_lost(sheet, content):
    again = reopened(sheet, content)
    (aside,) = sheet.file.parent.iterdir()
    assert (
        aside.read_bytes() == content
        and aside.name in again.message == say(again, 1, "ready")["told"]
    )
    assert say(again, 1, "answer", "a")["verdict"]["level"] == "right"


def test_a_second_file_that_is_put_aside_leaves_the_first(sheet):
    reopened(sheet, b"the first"), reopened(sheet, b"the second")
    assert {file.read_bytes() for file in sheet.file.parent.iterdir()} == {
        b"the first",
        b"the second",
    }


@pytest.mark.parametrize(
    "entry",
    [3, [], {"tries": "many"}, {"hints": "all"}, {"hints": 99}, {"answer": {"a": []}, "tries": 1}],
)
def test_an_entry_that_was_tampered_with_does_not_break_its_task(sheet, entry):
    sheet.write()
    again = reopened(
        sheet, json.dumps(json.loads(sheet.file.read_text()) | {"answers": {"x-1": entry}}).encode()
    )
    assert [say(again, 1, kind, "a")["kind"] for kind in ("ready", "hint", "answer")] == [
        "task",
        "hints",
        "verdict",
    ] and len(again.results()) == 3


def test_where_nothing_can_be_written_it_is_told_and_the_answer_stays_on_the_page(tmp_path):
    (tmp_path / "a file").write_text("not a folder")
    sheet = Sheet(Exercise("x", "Title", "", QUESTIONS), tmp_path / "a file" / "x.json")
    assert (
        say(sheet, 1, "answer", "a")["kind"] == say(sheet, 0, "save")["kind"] == "trouble"
        and say(sheet, 1, "ready")["answer"] == "a"
    )


@pytest.mark.parametrize(
    ("number", "message"),
    [
        *(
            (1, odd)
            for odd in (
                {},
                {"kind": None},
                {"kind": ["x"]},
                {"kind": "delete"},
                {"kind": "unknown"},
                {"value": "a"},
                None,
                [],
                "ready",
            )
        ),
        *((0, {"kind": kind, "value": "a"}) for kind in ("delete", "answer", "hint", "show")),
    ],
)
def test_a_message_that_means_nothing_here_is_told_and_changes_nothing(sheet, number, message):
    task = sheet.ask(number) if number else sheet.summary()
    assert [heard["kind"] for heard in task.respond(message)] == [
        "trouble"
    ] and not sheet.file.exists()


def test_without_keys_no_answer_says_anything_of_them(tmp_path):
    graded = Sheet(
        Exercise("x", "Title", "", tuple(question.without_key() for question in QUESTIONS)),
        tmp_path / "graded.json",
    )
    heard = [
        say(graded, number, kind, "b")
        for number in (1, 2, 3)
        for kind in ("ready", "hint", "answer", "ready", "show", "reading")
    ] + [say(graded, 0, kind, "Ann") for kind in ("ready", "name", "save")]
    assert {one["verdict"]["level"] for one in heard if one["kind"] == "verdict"} == {
        "kept",
        "none",
    } and sum(one["kind"] == "trouble" for one in heard) == 3
    assert graded.results()["points"].isna().all() and not graded.entry(QUESTIONS[0])["shown"]
    assert "Secret" not in json.dumps(heard) + "".join(
        file.read_text() for file in tmp_path.iterdir()
    )


def test_the_saved_page_escapes_a_name_answers_and_whatever_stands_in_the_file(sheet):
    (
        say(sheet, 0, "name", "<script>alert(1)</script>"),
        say(sheet, 2, "answer", "<img src=x onerror=alert(1)>"),
        say(sheet, 1, "answer", "a"),
    )
    sheet.kept["x-1"]["tries"] = "<u>"
    assert say(sheet, 0, "save")["kind"] == "summary"
    page = sheet.hand_in().read_text("utf-8")
    assert (
        "&lt;script&gt;" in page
        and "&lt;img" in page
        and "default-src 'none'" in page
        and not re.search("<(script|img|u>)", page)
    )


def test_on_a_machine_that_two_students_share_each_has_a_page_of_their_own(sheet, tmp_path):
    nobody = sheet.hand_in()
    pages = []
    for name in ("Ann Lee", "../Zoë", "Ann Lee"):
        say(sheet, 0, "name", name)
        told = say(sheet, 0, "save")["told"]
        pages.append(sheet.hand_in())
        assert f"Saved as {sheet.file.parent.name}/{pages[-1].name}, beside" in told
    skill = sheet.file.stem
    day = f"{date.today()}"
    assert nobody.name == f"{skill}-{day}.html" and [page.name for page in pages] == [
        f"{skill}-Ann-Lee-{day}.html",
        f"{skill}-Zoë-{day}.html",
        f"{skill}-Ann-Lee-{day}.html",
    ]
    assert {page.parent for page in pages} == {sheet.file.parent}
    assert "../Zoë" in pages[1].read_text("utf-8")


def test_at_somebody_else_s_turn_the_answers_are_put_aside_whole_and_every_task_is_blank(sheet):
    heard: list[dict] = []
    task = sheet.ask(1)
    task.send = heard.append
    say(sheet, 0, "name", "Ann Lee")
    task.respond({"kind": "answer", "value": "a", "from": "p/1"})
    task.respond({"kind": "draft", "value": "b", "from": "p/2"})
    before = sheet.file.read_bytes()
    summed = say(sheet, 0, "turn")
    aside = sheet.file.with_suffix(".Ann-Lee.json")
    assert (
        aside.read_bytes() == before
        and f"kept in {aside.parent.name}/{aside.name}" in summed["told"]
    )
    assert summed["name"] == "" and {row["answer"] for row in summed["rows"]} == {"–"}
    (shown,) = heard
    assert shown["anew"] and (shown["answer"], shown["draft"], shown["verdict"]) == (None,) * 3
    assert Sheet(sheet.exercise, sheet.file).kept == {}, "nothing of it comes back by itself"
    assert task.respond({"kind": "answer", "value": "b"})[0]["verdict"]["level"] != "none"
    say(sheet, 0, "name", "Ann Lee")
    say(sheet, 0, "turn")
    assert aside.read_bytes() == before
    assert len(list(sheet.file.parent.glob("*.Ann-Lee*.json"))) == 2, (
        "no file takes another's place"
    )
    told = say(sheet, 0, "turn")["told"]
    assert told == "All tasks are cleared for the next student."


def test_a_student_s_own_page_is_nothing_strange_in_what_is_handed_in(tmp_path):
    folder, released = tmp_path / "ann" / "x", tmp_path / "released" / "x"
    content = exercise_as_json(Exercise("x", "Title", "", QUESTIONS))
    for place in (folder, released):
        write_whole(place / "x.json", content)
        write_whole(place / "x.ipynb", b'{"cells": []}')
    sheet = open_sheet("x", folder)
    sheet.rename("Ann Lee")
    page, handed_in = sheet.hand_in(), HandedIn(folder, released, tmp_path)
    assert notice(handed_in) == []
    page.rename(folder / page.name)
    assert notice(handed_in) == [f"files that were not handed out, not run: '{page.name}'"]


def test_what_was_handed_out_is_asked_and_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.json").write_bytes(exercise_as_json(Exercise("x", "Title", "", QUESTIONS)))
    assert (
        exercises.ask("x", 1).respond({"kind": "answer", "value": "a"})[0]["verdict"]["level"]
        == "kept"
        and (tmp_path / "answers" / "x.json").exists()
    )
    for skill, number, told in (
        ("gone", 1, "gone.json.*missing"),
        ("x", 0, "found the number 0; allowed: 1 to 3"),
        ("x", 4, "found the number 4"),
    ):
        with pytest.raises((ExerciseError, IndexError), match=told):
            exercises.ask(skill, number)


def test_a_sheet_whose_folder_was_renamed_says_so_and_makes_no_other(tmp_path):
    home = tmp_path / "exercises"
    home.mkdir()
    sheet = Sheet(make_exercise(helpers.load(), "who-says-so", 6), home / "answers" / "x.json")
    question = sheet.exercise.questions[0]
    sheet.keep(question, draft="a thought")
    home.rename(tmp_path / "mine")
    with pytest.raises(OSError, match="If it was renamed, copy what you have typed"):
        sheet.keep(question, draft="another")
    with pytest.raises(OSError, match="no longer there"):
        sheet.hand_in()
    assert not home.exists()
