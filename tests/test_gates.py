"""Gates: what holds of every question of three dossiers, whatever the skill and the seed, and that
no way of guessing pays.

All questions of thirty seeds are made once, and shared.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, permutations

import pytest

import helpers
from helpers import dates, lexicons
from helpers.drafting.wholeness import is_whole_clause
from helpers.exercises import SKILLS, judge
from helpers.teaching import askable, gates, judging
from helpers.teaching.drawing import Draw
from helpers.teaching.glossary import WORDS, explained
from helpers.teaching.kinds import BY_A_PERSON
from helpers.teaching.kinds.date import EXAMPLES
from helpers.teaching.making import choose
from helpers.teaching.questions import CANNOT_TELL, Question

SLUGS = ("north-korean-troops", "bridge-trial", "seagrass-study")
SEEDS = range(1, 31)
MOST = 0.15
"""how far above chance a way of guessing may come, of the points"""
Asked = tuple[Draw, Question]


@cache
def drawn(slug: str) -> Draw:
    draw = Draw(helpers.load(slug), "")
    assert draw.origins
    return draw


@cache
def every() -> dict[tuple[str, str, int], list[Question]]:
    return {
        (slug, skill, seed): choose(drawn(slug).of(skill), 6, seed)
        for slug in SLUGS
        for skill in SKILLS
        for seed in SEEDS
    }


def asked(*wordings: str) -> Iterator[Asked]:
    """The questions with one of these wordings in their prompt, with what they were drawn from."""
    found = [
        (drawn(slug), question)
        for (slug, _, _), questions in every().items()
        for question in questions
        if not wordings or any(words in question.prompt for words in wordings)
    ]
    assert found, wordings
    yield from found


def quoted(words: str) -> list[str]:
    """The pieces of an option that is quoted from the article, as its own text has them."""
    return re.findall(r"[^…]+", words.strip("“”").replace("‘", "“").replace("’", "”"))


# each gate


def test_each_exercise_has_its_six_questions_whatever_the_seed():
    assert {key: len(questions) for key, questions in every().items() if len(questions) != 6} == {}


@pytest.mark.parametrize("gate", gates.GATES, ids=lambda gate: gate.__name__)
def test_every_question_goes_through_every_gate(gate):
    assert [
        question.prompt
        for draw, question in asked()
        if question.kind not in BY_A_PERSON and not gate(draw, question)
    ] == []


def test_act_certainty_order_and_time_are_asked_of_clauses_with_a_finite_verb():
    for draw, question in asked(
        "What is each of these?",
        "What are the marked words",
        "Which of these does the article give as",
        "How sure do the marked words sound",
        "by how sure the wording is",
        "Which of these was said first?",
        "say the marked words",
        "when did this happen",
    ):
        for id_ in question.key.about:
            row = draw.by_id[id_]
            assert is_whole_clause(draw.dossier.text, draw.content(row)), row.text


def test_no_wording_that_is_damaged_is_asked_for_its_act_or_certainty():
    for draw, question in asked("What are the marked words", "How sure do the marked words"):
        for part in question.passage:
            for start, end in part.marks:
                for row in draw.dossier.observations.itertuples():
                    if row.kind == "textual-defect" and row.text:
                        assert not (row.start < end and start < row.end)


def test_who_gives_a_figure_and_what_it_allows_are_asked_of_digits_only_and_of_no_age():
    for _, question in asked("Who gives the figure", "What does the wording"):
        (words,) = re.findall("“(.*?)”", question.prompt)
        assert re.search(r"\d", words) and not re.search(r"\d(st|nd|rd|th)\b", words)
        assert words != "67", "an age"


def test_the_basis_of_a_date_is_asked_only_where_its_year_stands_in_the_text():
    for draw, question in asked("What does that rest on?"):
        (date_id,) = question.key.about
        row = draw.dossier.dates.set_index("date_id").loc[date_id]
        assert all(year in draw.dossier.text for year in re.findall(r"\d{4}", row["edtf"]))
        assert re.search(r"\d{4}", row["edtf"])
    prompts = [one.prompt for draw, one in asked("rest on?") if draw.dossier.name == SLUGS[0]]
    assert prompts == [], "this article names no year"


def test_a_relation_is_asked_only_where_its_reason_lies_in_the_text():
    stated = {
        (slug, row.claim_a, row.claim_b)
        for slug in SLUGS
        for row in drawn(slug).dossier.relations.itertuples()
        if row.basis == "stated"
    }
    for draw, question in asked("How does the first bear on the second?"):
        assert (draw.dossier.name, *question.key.about) in stated


def test_no_option_is_nested_in_another_or_starts_in_mid_sentence():
    for draw, question in asked():
        words = [words for _, words in question.options if words.startswith("“")]
        for one, other in permutations(words, 2):
            assert one.strip("“”… ") not in other
        if question.kind != "choice" or not words:
            continue
        for option in words:
            start = draw.dossier.text.find(quoted(option)[0].strip()[:30])
            assert option[1:2].isupper() or start >= 0
            assert not re.match("“(and|or|but not|including|up from|to|of|by|which|who)\\b", option)


def test_the_same_words_have_one_key_in_all_exercises():
    keys = defaultdict(set)
    for draw, question in asked():
        if question.kind == "choice" and question.passage:
            marks = tuple(mark for part in question.passage for mark in part.marks)
            keys[draw.dossier.name, question.prompt, marks].add(judging.told_key(question))
    assert len(keys) > 100 and {key for key, told in keys.items() if len(told) > 1} == set()


def test_the_passage_that_proves_the_key_is_in_the_box():
    for _, question in asked():
        shown = {part.number for part in question.passage}
        assert not shown or {part.number for part in question.key.proof} <= shown


def test_where_to_look_for_when_it_was_said_is_also_where_its_day_stands():
    for draw, question in asked("Which of these was said first?", "say the marked words"):
        shown = {part.number for part in question.key.proof}
        dates_at = {row.date_id: (row.start, row.end) for row in draw.dossier.dates.itertuples()}
        for id_ in question.key.about:
            for hop in draw.hops[id_][1:]:
                name, on = draw.name(hop.entity_id), dates_at.get(hop.said_date_id)
                told = [question.prompt, *question.words.values()]
                if on and any(name.casefold() in words.casefold() for words in told):
                    assert {part.number for part in draw.passage(on)} <= shown, question.prompt


def test_the_form_of_a_quotation_mark_is_never_asked_about():
    for draw, question in asked("would a critical reader note", "Pick the place", "to be noted"):
        for id_ in question.key.about:
            row = draw.dossier.observations.set_index("observation_id").loc[id_]
            assert '"' not in row["text"]


def test_what_is_certain_has_no_word_that_limits_it_and_is_no_guess():
    limits = {row["phrase"] for row in lexicons.rows("comparators")} - {"the"}
    for draw, question in asked("How sure do the marked words sound"):
        row = draw.by_id[question.key.about[0]]
        if row.certainty == "certain":
            assert row.act not in ("estimate", "forecast")
            assert not [
                word for word in limits if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", row.text)
            ]


def test_hints_and_examples_never_hold_the_article_s_answers():
    for _, question in asked():
        if question.kind in ("pick", "choice", "date"):
            key = judging.told_key(question).strip("“”").casefold()
            assert not any(key in hint.casefold() for hint in question.hints), question.prompt
    values = {row.edtf for slug in SLUGS for row in drawn(slug).dossier.dates.itertuples()}
    for written, _ in EXAMPLES:
        for one in written.split(", or "):
            assert dates.read(one).edtf not in values if one[:1].isdigit() and "-" in one else one


def test_each_wrong_choice_has_a_reason_of_its_own_that_does_not_tell_the_key():
    for _, question in asked():
        if question.kind == "choice":
            reasons = [
                why for id_, why in question.key.why.items() if id_ in dict(question.options)
            ]
            assert len(reasons) == len(set(reasons)) >= len(question.options) - 1
            key = judging.told_key(question).strip("“” .").casefold()
            for why in reasons:
                assert not re.search(rf"(?<!\w){re.escape(key)}(?!\w)", why.casefold())


def test_a_first_wrong_answer_is_never_told_the_key():
    for _, question in asked():
        if question.kind == "choice":
            key = judging.told_key(question).strip("“” .").casefold()
            for id_, _ in question.options:
                if id_ != question.key.answer:
                    told = judge(question, id_, first=True)
                    assert told.proof == () and "Look once more" in told.told[-1]
                    said = " ".join(told.told).replace(question.words[id_], "").casefold()
                    assert not re.search(rf"(?<!\w){re.escape(key)}(?!\w)", said)


def test_the_words_of_the_trade_are_explained_where_they_stand():
    for _, question in asked():
        said = " ".join((question.prompt, *question.words.values()))
        for word in ("outlet", "origin", "cue", "hedge", "assessment"):
            if re.search(rf"\b{word}\b", said):
                assert (word, WORDS[word]) in explained(question)
    grades = [one for _, one in asked("How far would you trust")]
    assert all("A–F" in dict(explained(one)) for one in grades)


def test_whoever_stands_in_the_paragraph_without_a_name_may_be_picked():
    for draw, question in asked("Somebody here has no name"):
        (part,) = question.passage
        for row in draw.mentions.values():
            here = part.start <= row.start and row.end <= part.start + len(part.text)
            if here and draw.kinds[row.entity_id] == "anonymous":
                assert judge(question, [int(row.start), int(row.end)]).right, row.text


def test_the_model_of_whose_voice_is_missing_names_nobody_who_speaks_or_writes():
    for slug, writer in zip(SLUGS, ("CNN", "Edwin Marsh,", "Ines Dahl"), strict=True):
        reflection = SKILLS["what-does-the-text-not-say"].reflection(drawn(slug))
        assert writer not in reflection.model.partition("A silence")[0]
        heard = {one.source for one in drawn(slug).statements}
        told = re.search("never heard: (.*?)[.]", reflection.model)
        assert not told or not heard & set(re.split(", | and ", told[1]))


# the gates themselves


def test_a_clause_is_whole_when_its_verb_and_subject_stand_in_it():
    text = (
        "Mara Lund said that the pier was closed, citing a report of heavy damage to its pillars."
    )
    for words, whole in (
        ("the pier was closed", True),
        ("that the pier was closed", True),
        ("was closed", False),
        ("heavy damage to its pillars", False),
        ("citing a report of heavy damage", False),
    ):
        start = text.index(words)
        assert is_whole_clause(text, [(start, start + len(words))]) == whole, words


def test_a_clause_that_opens_with_who_is_whole_only_where_a_sentence_begins():
    text = "The keeper, who lives on the island, left. Who sold the boat is not known."
    inner, outer = text.index("who lives"), text.index("Who sold")
    assert not is_whole_clause(text, [(inner, inner + len("who lives on the island"))])
    assert is_whole_clause(text, [(outer, len(text) - 1)])


def test_a_date_in_doubt_or_of_no_words_is_not_asked_for():
    assert askable.can_be_written("2024-10-29", "explicit") and askable.can_be_written(
        "", "not-stated"
    )
    assert not askable.can_be_written("2025?", "inferred-year")
    assert not askable.can_be_written("2022-02-24/..", "world-knowledge")


# no pattern that pays


def form(question: Question) -> str:
    """What a question asks, without what it asks it of."""
    plain = re.sub("“.*?”", "…", question.prompt)
    plain = re.sub(r"(?<=did )[A-Z].*?(?= say)|(?<= as )an? \w+", "…", plain)
    found = re.findall(r"[^.?]*[^.?… ][^.?]*\?", plain) or [plain]
    return f"{question.skill}: {question.kind}: {found[-1].strip()[:30]}"


@cache
def by_form() -> dict[str, list[Asked]]:
    forms = defaultdict(list)
    for draw, question in asked():
        if question.kind in ("choice", "choices", "date"):
            forms[form(question)].append((draw, question))
    return forms


def options(draw: Draw, question: Question) -> list:
    """Whatever can be answered."""
    ids = [id_ for id_, _ in question.options]
    untold = [CANNOT_TELL] * question.may_not_tell
    if question.kind == "choices":
        return [list(some) for n in range(1, len(ids) + 1) for some in combinations(ids, n)]
    if question.kind == "date":
        values = {row.edtf for row in draw.dossier.dates.itertuples() if row.edtf}
        return [*sorted(values), *untold]
    return [*ids, *untold]


def as_commonest(pool: list[Asked]) -> Callable[[Draw, Question], object]:
    """The commonest key. Where it is a key in every article it is passed over where it is not
    offered; one that belongs to an article is wrong elsewhere.
    """
    top = Counter(judging.told_key(question) for _, question in pool).most_common(1)[0][0]
    articles = {draw.dossier.name for draw, one in pool if judging.told_key(one) == top}

    def guess(draw: Draw, question: Question) -> object:
        words = {judging.told_answer(question, one): one for one in options(draw, question)}
        return words.get(top, None if len(articles) == len(SLUGS) else top)

    return guess


def longest(draw: Draw, question: Question) -> object:
    fixed = max(question.options, key=lambda option: len(option[1]), default=None)
    return fixed[0] if fixed and question.kind == "choice" else None


def only_name_in_the_box(draw: Draw, question: Question) -> object:
    """The one option whose name, by its last word, stands in the passage that is shown."""
    if not question.passage or not {*dict(question.options).values()} <= {*draw.names.values()}:
        return None
    text = " ".join(part.text for part in question.passage)
    here = [id_ for id_, name in question.options if name.split(" (")[0].split()[-1] in text]
    return here[0] if len(here) == 1 else None


def first(draw: Draw, question: Question) -> object:
    return question.options[0][0] if question.kind == "choice" else None


def gain(pool: list[Asked], guess: Callable[[Draw, Question], object]) -> float:
    """How many of the points a way of guessing gets above chance."""
    gained = []
    for draw, question in pool:
        among = options(draw, question)
        by_chance = sum(judge(question, one).share or 0 for one in among) / len(among)
        answer = guess(draw, question)
        got = by_chance if answer is None else judge(question, answer).share or 0
        gained.append(got - by_chance)
    return sum(gained) / len(gained)


@pytest.mark.parametrize("way", ["commonest", "longest", "only name", "first"])
def test_no_way_of_guessing_gets_more_than_a_little_above_chance(way):
    gains = {}
    for name, pool in by_form().items():
        guess = {
            "commonest": as_commonest(pool),
            "longest": longest,
            "only name": only_name_in_the_box,
            "first": first,
        }[way]
        if len(pool) >= 20:
            gains[name] = round(gain(pool, guess), 2)
    assert len(gains) > 10 and {name: got for name, got in gains.items() if got > MOST} == {}


# what the gates refuse


def a_choice() -> Asked:
    return next((draw, one) for draw, one in asked("Which person said") if one.key.answer == "a")


def with_key(question: Question, **changed: object) -> Question:
    return replace(question, key=replace(question.key, **changed))


def test_an_option_within_another_is_refused():
    draw, question = a_choice()
    nested = replace(question, options=(("a", "“it rained”"), ("b", "“that it rained all day”")))
    apart = replace(question, options=(("a", "“it rained”"), ("b", "“it snowed all day”")))
    assert not gates.no_option_holds_another(draw, nested)
    assert gates.no_option_holds_another(draw, apart)


def test_a_box_without_the_proof_is_refused():
    draw, question = a_choice()
    elsewhere = replace(question, passage=(replace(question.passage[0], number=99),))
    assert question.key.proof and not gates.shows_what_proves_its_key(draw, elsewhere)


def test_a_hint_or_a_reason_that_tells_the_key_is_refused():
    draw, question = a_choice()
    name = question.words["a"]
    assert not gates.tells_no_key_beforehand(
        draw, replace(question, hints=("Look.", f"Is it {name}?"))
    )
    reasons = question.key.why | {"b": f"it was {name}."}
    assert not gates.tells_no_key_beforehand(draw, with_key(question, why=reasons))


def test_a_box_in_which_the_key_is_the_only_name_is_refused():
    draw, question = a_choice()
    alone = replace(
        question,
        passage=tuple(
            part
            for part in question.passage
            if draw.named_in((part,)) & {*dict(question.options).values()} == {question.words["a"]}
        ),
    )
    assert alone.passage and not gates.offers_more_than_one_name_in_the_box(draw, alone)


def test_two_wrong_choices_with_one_reason_are_refused():
    draw, question = a_choice()
    alike = dict.fromkeys(question.key.why, "it is not so.")
    assert not gates.has_a_reason_for_each_wrong_choice(draw, with_key(question, why=alike))
    assert not gates.has_a_reason_for_each_wrong_choice(draw, with_key(question, why={}))
