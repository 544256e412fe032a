"""Asking well: what a second reader found in the questions of three articles holds of none: no
answer that is right beside another, nothing told as the text's that is not in it, model answers
that a class can follow.
"""

import re
from functools import cache
from types import SimpleNamespace

import pytest
from made import BUNDLED, build, entity

import helpers
from helpers.exercises import SKILLS
from helpers.teaching import judging
from helpers.teaching.drawing import Draw
from helpers.teaching.making import choose
from helpers.teaching.skills import whose_number_is_it

SLUGS = ("north-korean-troops", "bridge-trial", "seagrass-study")
each_article = pytest.mark.parametrize("slug", SLUGS)


@cache
def drawn(slug: str) -> Draw:
    return Draw(BUNDLED if slug == BUNDLED.name else helpers.load(slug), "")


def asked(slug: str, skill: str, words: str) -> list:
    found = [one for one in choose(drawn(slug).of(skill), 40, 1) if words in one.prompt]
    assert found, (slug, words)
    return found


def model(slug: str, skill: str) -> str:
    return SKILLS[skill].reflection(drawn(slug)).model


def figure(sign: str, unit: str = "goats") -> SimpleNamespace:
    return SimpleNamespace(comparator=sign, high=240.0, low=240.0, unit=unit)


@pytest.mark.parametrize("sign", ["<", ">", "=", "~", "<=", ">="])
def test_of_the_values_that_a_wording_may_allow_none_holds_another(sign):
    readings = whose_number_is_it._readings(figure(sign))
    assert sign in readings and len(readings) > 2
    assert not {"<", "<="} < {*readings} or readings["<"].startswith("only ")
    assert not {"~", "="} <= {*readings}
    assert not any("less than" in words for words in readings.values()), "goats are fewer"


def test_a_year_that_stands_nowhere_in_the_article_is_not_told_as_its_own():
    draw = Draw(build("The mill burned in 1994 and again on May 3, Ossip Brand said."), "")
    assert draw.without_outside_years("3 May 2021") == "3 May"
    assert draw.without_outside_years("Dec 2021 or before") == "Dec or before"
    assert (
        draw.without_outside_years("since 1994, and 2,021 times") == "since 1994, and 2,021 times"
    )


def test_no_party_is_a_wrong_answer_beside_one_that_it_is_part_of():
    parties = [
        entity("outlet", "outlet"),
        entity("ostrava", "government", name="Ostravia (government)"),
        entity("customs", "organisation", name="the customs office", affiliation="ostrava"),
        entity("lena", name="Lena Marsk", affiliation="customs"),
        entity("group", "group", name="the authors (Lena Marsk's group)"),
        entity("pavel", name="Pavel Kott", affiliation="ostrava"),
    ]
    draw = Draw(build("Lena Marsk spoke.", entities=parties), "")
    assert draw.is_bound("lena", "ostrava") and draw.is_bound("ostrava", "lena")
    assert draw.is_bound("lena", "group") and draw.is_bound("lena", "lena")
    assert not draw.is_bound("lena", "pavel") and not draw.is_bound("pavel", "group")


def test_parties_that_belong_to_each_other_in_a_circle_are_told_apart_all_the_same():
    parties = [
        entity("one", affiliation="two"),
        entity("two", affiliation="one"),
        entity("three"),
    ]
    draw = Draw(build("One spoke.", entities=parties), "")
    assert draw.is_bound("one", "two") and not draw.is_bound("one", "three")


@each_article
def test_whoever_gives_a_figure_is_asked_beside_nobody_who_belongs_to_them(slug):
    draw = drawn(slug)
    for question in asked(slug, "whose-number-is-it", "Who gives the figure"):
        [key] = draw.ids_of[question.words[question.key.answer]]
        for id_, name in question.options:
            if id_ != question.key.answer:
                assert not any(draw.is_bound(one, key) for one in draw.ids_of[name]), name


@each_article
def test_what_each_says_to_a_claim_is_told_by_its_cue_and_never_asked_of_the_outlet(slug):
    for question in asked(slug, "who-contradicts-whom", "What does each of these say"):
        names = dict(question.items)
        assert drawn(slug).name(drawn(slug).outlet) not in names.values()
        for id_, why in question.key.why.items():
            assert why.startswith(f"{names[id_]}: says "), why


def test_the_words_that_limit_a_statement_are_named_with_what_they_make_it():
    for question in asked("bridge-trial", "fact-estimate-forecast-or-accusation", "the hedge"):
        assert re.fullmatch(
            "“.+” makes it (possible|probable), not certain.", question.key.explanation
        )


@each_article
def test_who_else_says_it_is_asked_with_who_says_it(slug):
    for question in asked(slug, "how-far-would-you-trust-it", "Who else in the article"):
        assert re.match("According to .+: “.+” Who else", question.prompt)


def test_a_date_of_something_else_in_the_box_is_offered_for_a_figure_without_one():
    [question] = asked(SLUGS[0], "whose-number-is-it", "the figure “500” hold")
    offered = [words for _, words in question.options]
    assert "Dec or before" in offered and not any(re.search(r"\d{4}", one) for one in offered)


def test_the_key_of_a_date_is_told_without_a_year_that_its_passage_does_not_give():
    told = [judging.told_key(one) for one in asked(SLUGS[0], "said-or-happened", "did Reuters say")]
    assert told == ["25 Sep"]
    [by_the_collapse] = [
        one
        for one in choose(drawn("bridge-trial").of("said-or-happened"), 40, 1)
        if one.kind == "date" and one.key.answer == "../2023-05-19"
    ][:1]
    assert judging.told_key(by_the_collapse) == "19 May 2023 or before"


@each_article
def test_model_answers_count_no_rows_and_name_no_year_from_outside(slug):
    text = drawn(slug).dossier.text
    for skill in set(SKILLS) - {"what-do-others-say"}:
        told = model(slug, skill)
        assert not re.search(r"\b\d+ of \d+\b|at least \d+ statements|How close were they", told)
        assert all(year in text for year in re.findall(r"\b(?:19|20)\d\d\b", told)), skill


@each_article
def test_the_model_of_two_headlines_writes_both(slug):
    told = model(slug, "fact-estimate-forecast-or-accusation")
    one, other = re.fullmatch(r"As it is: “(.+?)” Surer: “(.+?)” Gone are .*", told).groups()
    assert other != one and len(other) < len(one)


@each_article
def test_the_model_of_whom_to_ring_puts_a_question(slug):
    assert re.search(r"For instance .*First question: “.+\?”", model(slug, "who-says-so"))


def test_the_model_of_a_missing_voice_begins_with_whoever_is_never_heard():
    told = model("bridge-trial", "what-does-the-text-not-say")
    assert told.startswith("There is no one right answer. Spoken of and never heard: ")
