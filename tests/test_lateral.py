"""Exercise 08: what sends a student out of the page, and how it is read."""

import pytest
from made import BUNDLED
from telling import line, tell

from helpers import exercises, load, views
from helpers.display import unlisted
from helpers.exercises import ExerciseError, make_exercise

SKILL = "what-do-others-say"


@pytest.fixture(scope="module", params=["north-korean-troops", "bridge-trial", "seagrass-study"])
def made(request):
    return make_exercise(load(request.param), SKILL).questions


def test_all_of_it_is_read_by_a_person_in_three_steps(made):
    assert {question.kind for question in made} == {"text"}
    for question in made[:-1]:
        steps = [step.split(":")[0] for step in question.key.rubric]
        assert steps == ["1, beginning", "2, emerging", "3, mastery"]


def test_two_claims_are_looked_for_and_followed_back_and_one_source_is_looked_up(made):
    prompts = [question.prompt for question in made]
    looked_for = [told.split("“")[1] for told in prompts if told.startswith("Your claim")]
    followed = [told.split("“")[1] for told in prompts if told.startswith("The same claim")]
    assert [words.split("”")[0] for words in looked_for] == [
        words.split("”")[0] for words in followed
    ]
    assert (
        len(set(looked_for)) == 2 and sum(told.startswith("Your source") for told in prompts) == 1
    )


def test_the_first_claim_is_one_that_a_strong_finding_rests_on():
    strongest = {
        id_
        for finding in views.findings(BUNDLED).head(5).itertuples()
        for id_ in unlisted(finding.attributions)
    }
    search = make_exercise(BUNDLED, SKILL).questions[1]
    assert set(search.key.about) <= strongest


def test_the_model_says_where_the_words_were_first_published():
    relayed = tell(line("The dam will leak.", "courier", "ann"), line("The lake is low.", "bob"))
    questions = make_exercise(relayed, SKILL, n=4).questions
    [back] = [one for one in questions if one.prompt.startswith("The same claim")]
    assert back.key.model.startswith("Look for what Courier published itself, word for word.")
    assert back.key.model.endswith("The text does not tell the day.")
    [source] = [one for one in questions if one.prompt.startswith("Your source")]
    assert "this one: Courier." in source.prompt


def test_nobody_without_a_name_is_to_be_looked_up():
    nameless = tell(line("The dam will leak.", "clerk"), line("The lake is low.", "clerks"))
    prompts = [one.prompt for one in make_exercise(nameless, SKILL, n=3).questions]
    assert not any(told.startswith("Your source") for told in prompts)


def test_a_text_in_which_nobody_but_the_outlet_speaks_gives_no_question():
    with pytest.raises(ExerciseError, match="somebody beside the outlet"):
        exercises.make(tell(line("The dam will leak.")), SKILL)
