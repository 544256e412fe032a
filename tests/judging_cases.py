"""Cases of judging: questions of every kind with their keys, answers to them, and what is said.

Hypothesis makes them, judging.py says the verdicts, and judging_cases.json keeps both, so that
Python and the pages without it are held to the same table. After a rule was changed on purpose, in
both languages:

    python tests/judging_cases.py        # makes the table anew; read what git says has changed
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from helpers.admiralty import CREDIBILITY, RELIABILITY
from helpers.teaching import judging
from helpers.teaching.kinds import KINDS
from helpers.teaching.kinds.date import told_date
from helpers.teaching.questions import CANNOT_TELL, Key, Paragraph, Question

TABLE = Path(__file__).with_name("judging_cases.json")
QUESTIONS, ANSWERS = 8, 12
"""as many of each kind, and as many to each question; of dates four times as many"""
WORDS = (
    "Ann Lee",
    "“We saw it.”",
    "an official, unnamed …",
    "مرحبا بكم",
    "🌱 two 🌱",
    "constructor",
    "</script><b>",
    "a\u00a0b",
)
PASSAGE = (
    Paragraph(3, 100, "On 29 Oct. “we saw 🌱🌱”, said Ann\u00a0Lee\x85 and مرحبا بكم."),
    Paragraph(4, 160, "Nobody else\ufeff did; so\tthey say."),
)
DAYS = ("29", "3", "31", "1st", "the 27th", "02", "30")
MONTHS = ("Oct", "October", "oct.", "Sept. ", "May", "February", "FEB")
YEARS = ("2024", "2023", "1987", "0004", "")
SEPARATORS = (" to ", " or ", "-", " - ", "–", " and ", "/", ", ", " until ")
AROUND = ("{}", "since {}", "by {}", "{} or before", "{} or later", "from {} on", "on {}", "../{}")
AROUND += (
    "{}/..",
    "[..{}]",
    "[{}..]",
    "between {}",
    "before {}",
    "after {}",
    "{}?",
    "{}~",
    " {}\n",
)
ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 300) | st.sampled_from(["", "z", " ", CANNOT_TELL]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["1", "why", "reliability", "a"]), inner, max_size=3)
    ),
    max_leaves=4,
)
"""answers that no page would send"""


def _joined(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))


points = st.one_of(
    st.builds(lambda *parts: _joined(parts), *map(st.sampled_from, (DAYS, MONTHS, YEARS))),
    st.builds(lambda m, d, y: f"{m} {d}, {y}", *map(st.sampled_from, (MONTHS, DAYS, YEARS))),
    st.builds(lambda m, y: _joined((m, y)), *map(st.sampled_from, (MONTHS, YEARS))),
    st.sampled_from(DAYS),
    st.builds("{:04}-{:02}-{:02}".format, st.integers(0, 2025), st.integers(0, 13), st.integers(0, 32)),
    st.builds("{}-{:02}".format, st.sampled_from(YEARS[:3]), st.integers(0, 25)),
    st.builds("{}{:02}-{:02}".format, st.sampled_from(("", "--", "XXXX-")), st.integers(1, 12), st.integers(1, 31)),
    st.builds("{}/{}/{}".format, st.integers(1, 14), st.integers(1, 31), st.sampled_from(YEARS[:2])),
    st.sampled_from(YEARS[:3]),
    st.sampled_from(("autumn 2024", "the summer of 1987", "third quarter of 2024", "winter", "Spring")),
)  # fmt: skip
dates = st.one_of(
    points,
    st.builds(lambda around, one: around.format(one), st.sampled_from(AROUND), points),
    st.builds(lambda one, by, other: f"{one}{by}{other}", points, st.sampled_from(SEPARATORS), points),
    st.builds("[{},{}]".format, points, points),
    st.text("0123456789-/.X~?[],{} ", max_size=12),
)  # fmt: skip
KEY_DATES = (
    "2024-10-29",
    "2024-10",
    "../2024-10-29",
    "2024-08/..",
    "2024-02/2024-03",
    "198X",
    "2024-10-29?",
)
shares = st.sampled_from((0.125, 0.25, 1 / 3, 0.5, 0.67, 0.875))


@st.composite
def questions(draw: st.DrawFn, kind: str) -> Question:
    """A question of a kind, with its key."""
    worded = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=5, unique=True))
    options = tuple(zip("abcde", worded)) if kind in ("choice", "choices", "match", "order") else ()
    items = tuple(zip("1234", WORDS[::2])) if kind == "match" else ()
    ids = [id_ for id_, _ in options]
    untold = kind != "order" and draw(st.integers(0, 5)) == 0
    key = Key(
        CANNOT_TELL if untold else draw(right(kind, ids)),
        draw(st.sampled_from(("It says so.", ""))),
        PASSAGE[:1],
        draw(st.dictionaries(st.sampled_from([*ids, "1", "2", "date", "pick", CANNOT_TELL]), st.sampled_from(("see there.", "")), max_size=4)),
        draw(st.dictionaries(st.sampled_from(ids), shares, max_size=2)) if kind == "choice" else {},
        draw(st.sampled_from(("", "2024"))) if kind == "date" else "",
        "A model." * (kind in ("text", "grade")),
        ("a name",) * (kind in ("text", "grade")),
    )  # fmt: skip
    return Question(
        "made-1",
        "made",
        kind,
        "?",
        draw(st.sampled_from((1, 2, 3, 4, 5, 0.5))),
        ("Look there.", "Look here."),
        PASSAGE if kind == "pick" or draw(st.booleans()) else (),
        options,
        items,
        kind != "order" and (untold or draw(st.booleans())),
        key,
    )


def right(kind: str, ids: list[str]) -> st.SearchStrategy:
    """Answers that a key of this kind may hold; for a pick, several stretches."""
    spans = st.builds(
        lambda start, size: [start, start + size], st.integers(100, 180), st.integers(5, 30)
    )
    return {
        "choice": st.sampled_from(ids or ["a"]),
        "choices": st.lists(st.sampled_from(ids or ["a"]), min_size=1, max_size=3, unique=True),
        "match": st.fixed_dictionaries({id_: st.sampled_from(ids or ["a"]) for id_ in "1234"}),
        "order": st.permutations(ids).filter(lambda order: order != ids or len(order) < 2).map(list),
        "pick": st.lists(spans, min_size=1, max_size=2),
        "date": st.sampled_from(KEY_DATES),
    }.get(kind, st.none())  # fmt: skip


def answers(question: Question) -> st.SearchStrategy:
    """Answers to a question: most of them such as a page sends."""
    ids = [id_ for id_, _ in question.options]
    some = st.sampled_from([*ids, CANNOT_TELL]) if ids else st.just(CANNOT_TELL)
    likely = {
        "choice": some,
        "choices": st.lists(st.sampled_from(ids or ["a"]), max_size=4),
        "match": st.dictionaries(st.sampled_from("1234"), some, max_size=4),
        "order": st.permutations(ids).map(list),
        "pick": st.builds(lambda start, size: [start, start + size], st.integers(90, 190), st.integers(0, 40)),
        "date": dates,
        "text": st.sampled_from(("Because.", " ", "\x85\x1c", "\ufeff")),
        "grade": st.fixed_dictionaries({}, optional={
            "reliability": st.sampled_from(["", *RELIABILITY, "Z"]),
            "credibility": st.sampled_from(["", *map(str, CREDIBILITY)]),
            "why": st.sampled_from(["", " ", "So."]),
        }),
    }[question.kind]  # fmt: skip
    near = st.one_of(likely, _near(question))
    return st.one_of(near, near, near, ODD)


def _near(question: Question) -> st.SearchStrategy:
    """The right answer, or one that is not far from it."""
    right = question.own_key.answer
    if right is None or right == CANNOT_TELL:
        return st.just(CANNOT_TELL)
    by = st.integers(-9, 9)
    return {
        "choice": st.sampled_from([right, *question.own_key.near]),
        "choices": st.permutations(right).map(lambda ids: ids[: max(1, len(ids) - 1)]) | st.just(right),
        "match": st.sampled_from("1234").map(lambda left: {**right, left: right["1"]}) | st.just(right),
        "order": st.just(right) | st.integers(1, len(right)).map(lambda at: [*right[:at][::-1], *right[at:]]),
        "pick": st.sampled_from(right) | st.builds(lambda span, a, b: [span[0] + a, span[1] + b], st.sampled_from(right), by, by),
        "date": st.sampled_from(("Oct 2024", "29 Oct", "by Oct. 29", "since Aug. 2024", "10/29", "2024")),
    }[question.kind]  # fmt: skip


def judged(question: Question, answer: Any, first: bool) -> dict:
    """What is said of an answer, as both languages must say it."""
    verdict = judging.judge(question, answer, first=first)
    return {
        "share": verdict.share,
        "points": verdict.points,
        "told": list(verdict.told),
        "proof": [part.number for part in verdict.proof],
        "answer": judging.told_answer(question, answer),
        "reading": told_date(answer) if question.kind == "date" and isinstance(answer, str) else "",
    }


def make() -> list[dict]:
    """The table, the same each time as long as Hypothesis is: of each kind some questions, and
    answers to them of which no two are alike.
    """
    return [
        {"question": asdict(question), "cases": _cases(question)}
        for kind in KINDS
        for question in _drawn(questions(kind), QUESTIONS)
    ]


def _cases(question: Question) -> list[list]:
    count = ANSWERS * (4 if question.kind == "date" else 1)
    given_ = _drawn(st.tuples(answers(question), st.booleans()), count)
    return [[answer, first, judged(question, answer, first)] for answer, first in given_]


def _drawn(strategy: st.SearchStrategy, count: int) -> list:
    """As many different values as there are, at most count."""
    made: dict[str, Any] = {}

    @seed(14)
    @settings(
        max_examples=5 * count,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(value: Any) -> None:
        made.setdefault(repr(value), value)

    draw()
    values = list(made.values())
    return values[:: max(1, len(values) // count)][:count]


def read() -> list[tuple[Question, list]]:
    """The table that is kept."""
    stored = json.loads(TABLE.read_text("utf-8"))
    return [(_question(entry["question"]), entry["cases"]) for entry in stored]


def _question(stored: dict) -> Question:
    passage = tuple(Paragraph(**part) for part in stored["passage"])
    pairs = {name: tuple(map(tuple, stored[name])) for name in ("options", "items")}
    made = Question(**stored | pairs | {"passage": passage, "key": None})
    proof = tuple(Paragraph(**part) for part in stored["key"]["proof"])
    return replace(made, hints=tuple(made.hints), key=Key(**stored["key"] | {"proof": proof}))


if __name__ == "__main__":
    lines = [json.dumps(entry, separators=(",", ":")) for entry in make()]
    TABLE.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
