"""Judging: full, partial and no points for each kind of answer, what is said of them, and answers
that no page would send.
"""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.exercises import Key, Question, judge
from helpers.teaching.judging import find_problem, told_answer, told_key
from helpers.teaching.kinds import BY_A_PERSON, KINDS
from helpers.teaching.kinds.date import read_date, told_date
from helpers.teaching.questions import CANNOT_TELL, CANNOT_TELL_WORDS, Paragraph

UNREAD, BLANK = "cannot be read", "Nothing is answered yet."
OPTIONS = tuple((id_, f"words {id_}") for id_ in "abcde")
ITEMS = tuple((id_, f"item {id_}") for id_ in "1234")
TEXT = "abcdefghij klmnopqrst uvwxyz “We saw 🌱🌱 and مرحبا بكم today”"
PASSAGE = (Paragraph(3, 100, TEXT), Paragraph(4, 200, "another paragraph"))
KEYS = {
    "choice": Key("b", "It is b.", why={"c": "it is a near thing."}, near={"c": 0.5}),
    "choices": Key(["a", "c"], why={"b": "b is there.", "c": "c is not."}),
    "match": Key({"1": "a", "2": "b", "3": "a", "4": "c"}, why={"1": "look at one."}),
    "order": Key(["c", "a", "e", "b", "d"], why={"c": "C is first."}),
    "pick": Key([[100, 110]], why={"pick": "It begins there."}),
    "date": Key("2024-10-29", year="2024", why={"date": "Look at “Oct. 29”."}),
    "text": Key(model="A model.", rubric=("a name",)),
    "grade": Key(model="B2: named.", rubric=("a reason",)),
}
TOLD = {
    "choice": "words b",
    "choices": "words a; words c",
    "match": "item 1 ↔ words a; item 2 ↔ words b; item 3 ↔ words a; item 4 ↔ words c",
    "order": "words c → words a → words e → words b → words d",
    "pick": "“abcdefghij”",
    "date": "29 Oct",
    "text": "A model.",
    "grade": "B2: named.",
}
JUDGED = [kind for kind in KINDS if kind not in BY_A_PERSON]
ODD = [
    None,
    True,
    False,
    0,
    3.5,
    float("nan"),
    float("inf"),
    10**400,
    "",
    "z",
    "\ud800",
    "a" * 9999,
    [],
    ["z"],
    [["a"]],
    [{}],
    [None, None],
    [True, 5],
    [100, 10**400, 3],
    [110, 100],
    [100.0, 110.0],
    [float("nan"), 110],
    ["z", "z", "z", "z", "z"],
    {},
    {"1": ["a"]},
    {"9": "a"},
    {"1": None},
    {1: "a"},
    {"a": {"b": []}},
    (100, 110),
    {"reliability": 1},
    {"why": ["x"]},
    b"a",
]
odd = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=6)
    | st.sampled_from(["a", "b", "1", "why", CANNOT_TELL, 105, 110, "2024-10-29", "\udfff"]),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.text(max_size=3) | st.sampled_from(["1", "2", "why", "reliability"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


def ask(
    kind: str, key: Key | None = None, *, tell: bool = True, options: tuple = OPTIONS
) -> Question:
    chosen = options if kind in ("choice", "choices", "match", "order") else ()
    return Question(
        "made-1",
        "made",
        kind,
        "?",
        4,
        ("One.", "Two."),
        PASSAGE,
        chosen,
        ITEMS if kind == "match" else (),
        tell,
        key or KEYS[kind],
    )


def share(kind: str, answer: object, key: Key | None = None) -> float | None:
    return judge(ask(kind, key), answer).share


# whatever is answered


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_page_would_send_gets_no_points_and_raises_nothing(kind):
    for answer in ODD:
        verdict = judge(ask(kind), answer)
        assert (
            not verdict.points
            and verdict.told[0].strip()
            and isinstance(told_answer(ask(kind), answer), str)
        )


@settings(max_examples=100, deadline=None, derandomize=True)
@given(kind=st.sampled_from(list(KINDS)), answer=odd)
def test_any_answer_gets_a_verdict_between_none_and_all_of_the_points(kind, answer):
    verdict = judge(ask(kind), answer)
    assert 0 <= verdict.points <= verdict.of and all(
        isinstance(line, str) and line for line in verdict.told
    )
    assert (verdict.share is None) == (kind in BY_A_PERSON or bool(find_problem(ask(kind), answer)))


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("choice", "z"),
        ("choice", ["b"]),
        ("choices", "a"),
        ("choices", ["a", "z"]),
        ("match", ["a"]),
        ("match", {"1": "z"}),
        ("order", ["a", "b"]),
        ("order", list("aabcd")),
        ("pick", [100]),
        ("pick", [True, 110]),
        ("pick", [300, 310]),
        ("pick", [110, 111]),
        ("date", 2024),
        ("text", 5),
        ("grade", "A1"),
        ("grade", {"why": None}),
    ],
)
def test_an_answer_of_another_form_cannot_be_read_and_a_blank_one_is_not_there_yet(kind, answer):
    assert UNREAD in find_problem(ask(kind), answer)
    assert [find_problem(ask(kind), blank) for blank in (None, "", [], {})] == [BLANK] * 4


def test_a_question_without_a_key_is_not_judged():
    with pytest.raises(ValueError, match="made-1 has no key"):
        judge(ask("choice").without_key(), "b")
    assert judge(ask("choice").without_key(), "b", key=KEYS["choice"]).right


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        ("choice", "a"),
        ("choices", ["a"]),
        ("match", {"1": "a"}),
        ("order", list("bacde")),
        ("pick", [100, 110]),
        ("date", "2024-10-29"),
    ],
)
def test_cannot_tell_is_right_only_where_it_is_the_key_and_refused_where_it_is_not_offered(
    kind, other
):
    untold = ask(kind, Key(CANNOT_TELL, why={"a": "it is not said."}))
    assert (
        judge(untold, CANNOT_TELL).right
        and judge(untold, other).share == 0
        and f"The answer: {CANNOT_TELL_WORDS}." in judge(untold, other).told
    )
    assert (
        judge(ask(kind), CANNOT_TELL).share == 0
        and "The text does tell" in judge(ask(kind), CANNOT_TELL).told[1]
    )
    assert (
        "not among the answers" in judge(ask(kind, tell=False), CANNOT_TELL).told[0]
        and told_answer(ask(kind), CANNOT_TELL) == CANNOT_TELL_WORDS
    )


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("text", "Because."),
        ("text", ""),
        ("grade", {"reliability": "A", "credibility": "1", "why": "named"}),
        ("grade", {}),
    ],
)
def test_what_a_person_marks_is_never_right_or_wrong(kind, answer):
    verdict = judge(ask(kind), answer)
    assert (verdict.share, verdict.points, verdict.right) == (None, 0, False) and KEYS[
        kind
    ].model in " ".join(verdict.told)


@pytest.mark.parametrize(
    ("kind", "answer", "told"),
    [
        ("choice", "b", "words b"),
        ("choices", ["a", "c"], "words a; words c"),
        ("match", {"2": "b", "1": CANNOT_TELL}, f"item 1 ↔ {CANNOT_TELL_WORDS}; item 2 ↔ words b"),
        ("order", list("cabde"), "words c → words a → words b → words d → words e"),
        ("pick", [100, 110], "“abcdefghij”"),
        ("date", "2024-10", "2024-10"),
        ("date", "no date", "no date"),
        ("text", "Because.", "Because."),
        ("grade", {"reliability": "A", "why": "so"}, "A–: so"),
    ],
)
def test_an_answer_and_the_key_are_told_in_the_words_of_the_options(kind, answer, told):
    assert told_answer(ask(kind), answer) == told and told_key(ask(kind)) == TOLD[kind]


# choose, match, order, pick


def test_one_choice_is_right_a_near_one_gets_its_share_and_all_are_explained():
    right, near, wrong = (judge(ask("choice"), id_) for id_ in "bca")
    assert (right.share, right.points, right.told) == (1, 4, ("Right.", "It is b."))
    assert (near.share, near.points, near.told[1]) == (
        0.5,
        2,
        "“words c”: it is a near thing.",
    ) and "50%" in near.told[0]
    assert wrong.share == 0 and "words a" in wrong.told[1]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("ac", 1),
        ("ca", 1),
        ("aac", 1),
        ("a", 0.5),
        ("ab", 0),
        ("abc", 0.5),
        ("abcd", 0),
        ("bde", 0),
        ("abcde", 0),
    ],
)
def test_each_wrong_choice_takes_a_right_one_off_and_never_more_than_all(answer, expected):
    verdict = judge(ask("choices"), list(answer))
    assert verdict.share == expected and len(verdict.told) == 1 + bool(
        wrong := set(answer) ^ {"a", "c"}
    ) + len(wrong)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"1": "a", "2": "b", "3": "a", "4": "c"}, 1),
        ({"1": "a", "2": "b", "3": "a"}, 0.75),
        ({"1": "a"}, 0.25),
        ({"1": "b", "2": "a"}, 0),
        (dict.fromkeys("1234", "a"), 0.5),
        (dict.fromkeys("1234", CANNOT_TELL), 0),
    ],
)
def test_each_pair_counts_and_what_is_left_out_is_told(answer, expected):
    verdict, left = judge(ask("match"), answer), 4 - len(answer)
    assert verdict.share == expected and (f"{left} without an answer." in verdict.told) == bool(
        left
    )


@settings(max_examples=40, deadline=None)
@given(order=st.permutations("abcde"))
def test_an_order_counts_by_its_pairs_and_chance_gets_nothing(order):
    wrong = sum(
        order.index(first) > order.index(second)
        for first, second in combinations(KEYS["order"].answer, 2)
    )
    verdict = judge(ask("order"), order)
    if list(order) == list("abcde"):
        assert verdict.share is None and "Nothing is moved yet" in verdict.told[0]
        return
    assert verdict.share == pytest.approx(max(0, 1 - 2 * wrong / 10)) and verdict.right == (
        not wrong
    )
    assert verdict.right or f"{10 - wrong} of 10 pairs" in verdict.told[1]


@pytest.mark.parametrize(
    ("answer", "expected"), [("bac", 1), ("abc", None), ("bca", 1 / 3), ("cba", 0), ("cab", 0)]
)
def test_an_order_of_three_is_scored_only_after_a_move(answer, expected):
    verdict = judge(ask("order", Key(list("bac")), options=OPTIONS[:3]), list(answer))
    assert verdict.share == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (100, 110, 1),
        (103, 105, 1),
        (99, 111, 1),
        (100, 116, 0.67),
        (100, 125, 0.5),
        (100, 135, 0.33),
        (100, 140, 0),
        (111, 121, 0),
        (200, 217, 0),
    ],
)
def test_each_picked_word_too_many_costs_until_nothing_is_left(start, end, expected):
    """Of the words touched: one is right, and 0, 1, 2, 4 or 5 are too many."""
    assert share("pick", [start, end]) == expected


def test_one_of_two_words_is_not_the_whole_and_the_best_of_several_right_stretches_counts():
    assert share("pick", [100, 110], Key([[100, 121]])) == 0.67
    assert [
        share("pick", place, Key([[100, 121], [111, 121], [122, 128]]))
        for place in ([111, 121], [122, 128], [100, 110])
    ] == [1, 1, 0.67]


@pytest.mark.parametrize("words", ["🌱🌱", "مرحبا بكم", "We saw 🌱🌱 and مرحبا"])
def test_places_are_code_points_whatever_the_script(words):
    place = [100 + TEXT.index(words), 100 + TEXT.index(words) + len(words)]
    assert (
        share("pick", place, Key([place])) == 1
        and told_key(ask("pick", Key([place]))) == f"“{words}”"
    )


def test_a_pick_that_reaches_over_the_passage_is_told_by_what_lies_in_it():
    assert told_answer(ask("pick"), [100, 10**30]) == f"“{TEXT}”"
    assert told_answer(ask("pick"), [90, 110]) == "“abcdefghij”"


# dates


@pytest.mark.parametrize(
    ("answer", "right", "expected", "why"),
    [
        *(
            (answer, right, 1, "")
            for answer, right in [
                ("2024-10-29", "2024-10-29"),
                (" 2024-10-29\n", "2024-10-29"),
                ("2024-10-29/2024-10-29", "2024-10-29"),
                ("2024-10", "2024-10-01/2024-10-31"),
                ("2024", "2024?"),
                ("[2024-10-27,2024-10-28]", "2024-10-27/2024-10-28"),
                ("[..2024-10-29]", "../2024-10-29"),
                ("2024-08-01/..", "2024-08/.."),
                ("2024-23", "2024-09/2024-11"),
            ]
        ),
        *(
            (answer, right, 0.5, "more days")
            for answer, right in [
                ("2024-10", "2024-10-29"),
                ("../2024-10-29", "2024-10-29"),
                ("../2024-11", "../2024-10-29"),
            ]
        ),
        *(
            (answer, right, 0.5, "fewer days")
            for answer, right in [
                ("2024-10-29", "2024-10"),
                ("2024-10-29", "../2024-10-29"),
                ("2024-09/..", "2024-08/.."),
            ]
        ),
        *(
            (answer, right, 0.5, "and others")
            for answer, right in [
                ("2024-10-27/2024-10-29", "[2024-10-28,2024-10-30]"),
                ("2024-08/..", "../2024-10"),
            ]
        ),
        *(
            (answer, right, 0, "no day")
            for answer, right in [
                ("2024-10-28", "2024-10-29"),
                ("2023-10-29", "2024-10-29"),
                ("2024-10-30/..", "../2024-10-29"),
                ("../2024-07-31", "2024-08/.."),
                ("2025", "2024"),
            ]
        ),
    ],
)
def test_the_same_days_count_in_full_however_written_and_half_where_they_touch(
    answer, right, expected, why
):
    verdict = judge(ask("date", Key(right)), answer)
    assert verdict.share == expected and why in " ".join(verdict.told)


@pytest.mark.parametrize("answer", ["XXXX-10-29", "--10-29", "10-29", "10-29/10-29"])
def test_a_year_may_be_left_out_only_where_the_text_leaves_it_out(answer):
    assert [
        share("date", answer, Key(right, year=year))
        for right, year in (("2024-10-29", "2024"), ("2024-10-29", ""), ("2024-10-28", "2024"))
    ] == [1, 0, 0]


@pytest.mark.parametrize("answer", ["02-29", "XXXX-02-29", "--02-29", "12-29/2024-10"])
@pytest.mark.parametrize("year", ["", "2024", "2025"])
def test_a_day_that_the_year_does_not_have_is_judged_all_the_same(answer, year):
    assert not share("date", answer, Key("2030-03-12", year=year))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    answer=st.text("0123456789-/.X~?[],{}Y ", max_size=14) | st.text(st.characters(), max_size=8)
)
def test_whatever_is_written_as_a_date_is_read_or_told_how_to_write_it(answer):
    told = told_date(answer)
    assert (told == "") == (not answer.strip()) and told.startswith("Read as: ") == (
        share("date", answer, Key("2024-10-29")) is not None
    )


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", ""),
        ("  ", ""),
        ("2024-10-29", "29 Oct 2024"),
        ("../2024-12", "Dec 2024 or before"),
        ("10-29", "29 Oct (no year)"),
        ("--02-29", "29 Feb (no year)"),
        ("XXXX-10", "Oct (no year)"),
        ("10-29/11-05", "29 Oct (no year) to 5 Nov (no year)"),
        ("10-29/11-04", "29 Oct (no year) to 4 Nov (no year)"),
        ("10-04/..", "from 4 Oct (no year) on"),
    ],
)
def test_how_a_date_is_read_is_told_in_words(answer, told):
    assert told_date(answer).removeprefix("Read as: ") == told


@pytest.mark.parametrize(
    "answer",
    [
        "yesterday",
        "Tuesday",
        "29 Oct 2024 maybe",
        "Oct. 29 and Nov. 3",
        "31 Feb 2024",
        "2024-13-01",
        "2024-02-30",
        "../..",
        "/",
        "9" * 9999,
    ],
)
def test_what_is_no_date_is_told_with_an_example(answer):
    with pytest.raises(ValueError):
        read_date(answer)
    assert "14 July 1987" in told_date(answer) and share("date", answer) is None


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("29 Oct 2024", "2024-10-29"),
        ("Oct. 29, 2024", "2024-10-29"),
        ("on October 29th, 2024", "2024-10-29"),
        ("10/29/2024", "2024-10-29"),
        ("29.10.2024", "2024-10-29"),
        ("Oct. 29", "2024-10-29"),
        ("29 Oct", "2024-10-29"),
        ("10/29", "2024-10-29"),
        ("since August", "2024-08/.."),
        ("from Aug 2024 on", "2024-08/.."),
        ("by December 2024", "../2024-12"),
        ("29 Oct 2024 or before", "../2024-10-29"),
        ("on or before Oct. 29", "../2024-10-29"),
        ("27 or 28 October", "[2024-10-27,2024-10-28]"),
        ("July to September 2024", "2024-07/2024-09"),
        ("autumn 2024", "2024-23"),
    ],
)
def test_a_date_is_read_as_people_write_it(written, edtf):
    """The year may be missing, since the text leaves it out."""
    assert read_date(written, year="2024").edtf == edtf
    assert share("date", written, Key(edtf, year="2024")) == 1


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("10/11/2024", "11 October or 10 November"),
        ("3.4.2024", "4 March or 3 April"),
        ("3/4", "4 March or 3 April"),
        ("10/29/2024", ""),
        ("5/5/2024", ""),
    ],
)
def test_a_date_in_figures_that_can_be_two_days_is_asked_back(written, asked):
    verdict = judge(ask("date"), written)
    assert (verdict.share is None) == bool(asked)
    assert asked in told_date(written) and (
        not asked or "Write the month as a word" in verdict.told[0]
    )


# two steps


WRONG = {
    "choice": "a",
    "choices": ["a", "b"],
    "match": {"1": "a", "2": "a", "3": "a", "4": "c"},
    "order": list("caebd")[::-1],
    "pick": [111, 121],
    "date": "2024-10-30",
}


@pytest.mark.parametrize("kind", JUDGED)
def test_the_first_wrong_answer_is_told_where_to_look_and_the_second_the_key(kind):
    question, answer = ask(kind), WRONG[kind]
    first, second = (judge(question, answer, first=step) for step in (True, False))
    key = told_key(question)
    assert first.share == second.share != 1
    assert first.told[-1] == "Look once more in paragraph 3 or 4. One." and not first.proof
    assert key not in " ".join(first.told)
    pieces = key.split("; ") if kind in ("choices", "match") else [key]
    told = " ".join(second.told)
    assert any(re.sub(" ↔ .*", "", piece) in told for piece in pieces)


def test_a_first_answer_that_is_right_is_told_so_at_once():
    verdict = judge(ask("choice"), "b", first=True)
    assert verdict.told == ("Right.", "It is b.")


def test_where_no_passage_is_shown_the_hint_alone_says_where_to_look():
    question = replace(ask("choice"), passage=())
    assert judge(question, "a", first=True).told[-1] == "Look once more. One."
