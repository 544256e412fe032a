"""Judging: an answer and a key in, a verdict out that explains itself by the passage. Tolerant, and
by rules that the student is told.
"""

import re
from dataclasses import dataclass
from itertools import combinations

from .. import dates
from ..arguments import judged
from .questions import BY_A_PERSON, CANNOT_TELL, CANNOT_TELL_WORDS, Key, Paragraph, Question

FULL, NONE = 0.8, 0.3
"""overlap of picked words (F1 over characters other than blanks) from which they count in full, and
below which not at all
"""
RULES = {
    "choice": "One answer fits best; a neighboring one may get a part of the points.",
    "choices": "Any number may fit. Each right one counts, each wrong one takes one off.",
    "match": "Each right pair counts. An answer may fit more than once, or not at all.",
    "order": "Each two of them count that are in the right order; an order no better than chance gets nothing.",
    "pick": "Your words need not match to the letter: from four fifths of overlap on they count in full, from three tenths on by their share.",
    "date": "Write it as year-month-day; the examples show ranges and open ends. The same days count in full, however written. Too wide or too narrow a range, or one that only touches the right one, gets half.",
    "text": "Not marked right or wrong: your answer is set beside a model answer and a list of what to look for.",
    "grade": "Not marked right or wrong: there is no single right grade. Your reason is set beside another's, with a list of what to look for.",
}
GRADES = ("", *"ABCDEF"), ("", *"123456")
NO_YEAR = re.compile(r"(?<=[A-Z][a-z][a-z]) 4(?!\d)|^4$")
YEARLESS = re.compile(r"XXXX|(?<!\d)--(?=\d\d)|(?<![\d-])(?=\d\d-\d\d(?!-))")


@dataclass(frozen=True)
class Verdict:
    """What is said of an answer."""

    share: float | None
    """of the points, 0 to 1; None where a person marks, or nothing that can be judged was given"""
    points: float
    of: float
    told: tuple[str, ...]
    proof: tuple[Paragraph, ...] = ()

    @property
    def right(self) -> bool:
        """Whether it gets all the points."""
        return self.share == 1


@judged
def judge(question: Question, answer: object, *, key: Key | None = None) -> Verdict:
    """The verdict on an answer to a question, by its own key or the one given; an answer that is
    blank or malformed gets no points, and is told so.

    Raises ValueError when there is no key at all.
    """
    if (key := key or question.key) is None:
        raise ValueError(f"{question.id} has no key: it is marked after it was handed in")
    if question.kind in BY_A_PERSON:
        return Verdict(None, 0, question.points, ("A model answer:", key.model), key.proof)
    if problem := find_problem(question, answer, year=key.year):
        return Verdict(None, 0, question.points, (problem,))
    if answer == CANNOT_TELL or key.answer == CANNOT_TELL:
        share, told = _not_told(question, key, answer)
    else:
        share, told = {
            "choice": _choice,
            "choices": _choices,
            "match": _match,
            "order": _order,
            "pick": _pick,
            "date": _date,
        }[question.kind](question, key, answer)
    head = (
        "Right."
        if share == 1
        else f"Partly right: {share:.0%} of the points."
        if share
        else "Not that one."
        if question.kind == "choice"
        else "Not yet."
    )
    more = [key.explanation] if share == 1 else [key.why.get(question.kind, "")]
    return Verdict(
        share,
        round(share * question.points, 2),
        question.points,
        tuple(filter(None, (head, *told, *more))),
        key.proof,
    )


def told_answer(question: Question, answer: object) -> str:
    """An answer in words, as a summary shows it; "" when there is none, or none that can be
    read.
    """
    if find_problem(question, answer):
        return answer if isinstance(answer, str) else ""
    words = question.words
    if answer == CANNOT_TELL:
        return CANNOT_TELL_WORDS
    match question.kind:
        case "choice":
            return words[answer]
        case "choices" | "order":
            return (" → " if question.kind == "order" else "; ").join(words[id_] for id_ in answer)
        case "match":
            return "; ".join(
                f"{words[item]} ↔ {words[answer[item]]}"
                for item, _ in question.items
                if item in answer
            )
        case "pick":
            return next(
                (
                    f"“{one.text[max(0, answer[0] - one.start) : answer[1] - one.start]}”"
                    for one in question.passage
                    if one.start < answer[1] and answer[0] < one.start + len(one.text)
                ),
                "",
            )
        case "grade":
            return f"{answer.get('reliability', '') or '–'}{answer.get('credibility', '') or '–'}: {answer.get('why', '')}"
    return answer


def told_key(question: Question) -> str:
    """The right answer in words; the model answer where a person marks."""
    right = (
        question.key.answer[0]
        if question.kind == "pick" and question.key.answer != CANNOT_TELL
        else question.key.answer
    )
    return question.key.model if question.kind in BY_A_PERSON else told_answer(question, right)


def find_problem(question: Question, answer: object, *, year: str = "") -> str:
    """Why an answer cannot be judged, or "": nothing chosen, not of the question's kind, not an
    EDTF date.
    """
    if answer in (None, "", [], {}) or (
        question.kind in BY_A_PERSON
        and not "".join(
            answer.values()
            if isinstance(answer, dict) and all(isinstance(one, str) for one in answer.values())
            else [str(answer)]
        ).strip()
    ):
        return "Nothing is answered yet."
    if answer == CANNOT_TELL:
        return (
            "" if question.may_not_tell else f"“{CANNOT_TELL_WORDS}” is not among the answers here."
        )
    options, items = {id_ for id_, _ in question.options}, {id_ for id_, _ in question.items}
    fits = {
        "choice": lambda: answer in options,
        "choices": lambda: isinstance(answer, list) and set(answer) <= options,
        "match": lambda: (
            isinstance(answer, dict)
            and set(answer) <= items
            and set(answer.values()) <= options | {CANNOT_TELL}
        ),
        "order": lambda: (
            isinstance(answer, list) and len(answer) == len(options) and set(answer) == options
        ),
        "pick": lambda: (
            isinstance(answer, list)
            and len(answer) == 2
            and all(type(end) is int for end in answer)
            and bool(_letters(question, [answer]))
        ),
        "date": lambda: isinstance(answer, str),
        "text": lambda: isinstance(answer, str),
        "grade": lambda: (
            isinstance(answer, dict)
            and all(isinstance(value, str) for value in answer.values())
            and answer.get("reliability", "") in GRADES[0]
            and answer.get("credibility", "") in GRADES[1]
        ),
    }
    try:
        fitting = fits[question.kind]()
    except TypeError:
        fitting = False
    if not fitting:
        return (
            "This answer cannot be read: it is not one that the task offers. Answer it once more."
        )
    return _date_problem(answer, year) if question.kind == "date" else ""


def read_date(answer: str, *, year: str = "") -> dates.Interval:
    """A date as a student writes it: EDTF, where the year may be left out (XXXX-10-29, --10-29 or
    10-29) if one is given to put there.

    Raises ValueError when it is not a date.
    """
    return dates.read(
        YEARLESS.sub(
            lambda gap: f"{year or '0004'}{'' if gap.group() == 'XXXX' else '-'}", answer.strip()
        )
    )


def told_date(answer: str) -> str:
    """How a date is read, in words; "" while nothing is written, or what is wrong with it."""
    if not answer.strip():
        return ""
    if problem := _date_problem(answer):
        return problem
    yearless = bool(YEARLESS.search(answer))
    label = read_date(answer).label
    return f"Read as: {NO_YEAR.sub(' (no year)', label).strip() if yearless else label}"


def _date_problem(answer: str, year: str = "") -> str:
    try:
        read_date(answer, year=year)
    except ValueError:
        return f"“{answer.strip()}” cannot be read as a date. Write it as year-month-day, such as 2024-10-29, or as in the examples."
    return "" if answer.strip() else "Nothing is answered yet."


def _not_told(question: Question, key: Key, answer: object) -> tuple[float, list[str]]:
    if answer == key.answer:
        return 1.0, []
    if answer == CANNOT_TELL:
        return 0.0, [key.why.get(CANNOT_TELL, "The text does tell. Look at the passage.")]
    return 0.0, [
        key.why.get(answer, "") if isinstance(answer, str) else "",
        "The text does not tell.",
    ]


def _choice(question: Question, key: Key, answer: str) -> tuple[float, list[str]]:
    return (
        (1.0, [])
        if answer == key.answer
        else (
            key.near.get(answer, 0.0),
            [f"{_quoted(question, answer)}: {key.why.get(answer, 'the passage does not say so.')}"],
        )
    )


def _choices(question: Question, key: Key, answer: list[str]) -> tuple[float, list[str]]:
    chosen, right = set(answer), set(key.answer)
    told = [
        f"{_quoted(question, id_)} {'is missing' if id_ in right else 'does not belong'}: {key.why.get(id_, 'look at the passage.')}"
        for id_, _ in question.options
        if id_ in chosen ^ right
    ]
    return max(0.0, (len(chosen & right) - len(chosen - right)) / len(right)), told


def _match(question: Question, key: Key, answer: dict[str, str]) -> tuple[float, list[str]]:
    wrong = [
        (item, answer.get(item))
        for item, _ in question.items
        if answer.get(item) != key.answer[item]
    ]
    told = [
        f"{_quoted(question, item)} does not go with {_quoted(question, chosen)}: {key.why.get(item) or 'look at the passage.'}"
        for item, chosen in wrong
        if chosen
    ]
    left = (
        [f"{sum(not chosen for _, chosen in wrong)} without an answer."]
        if not all(chosen for _, chosen in wrong)
        else []
    )
    return 1 - len(wrong) / len(question.items), [
        f"{len(question.items) - len(wrong)} of {len(question.items)} pairs are right.",
        *told,
        *left,
    ] if wrong else []


def _order(question: Question, key: Key, answer: list[str]) -> tuple[float, list[str]]:
    place = {id_: at for at, id_ in enumerate(answer)}
    pairs = list(combinations(key.answer, 2))
    wrong = [(first, second) for first, second in pairs if place[first] > place[second]]
    share = max(0.0, 1 - 2 * len(wrong) / len(pairs))
    if not wrong:
        return 1.0, []
    first, second = wrong[0]
    return share, [
        f"{len(pairs) - len(wrong)} of {len(pairs)} pairs are in the right order.",
        f"{_quoted(question, first)} comes before {_quoted(question, second)}. {key.why.get(first, '')}".strip(),
    ]


def _pick(question: Question, key: Key, answer: list[int]) -> tuple[float, list[str]]:
    picked = _letters(question, [answer])
    overlap = max(_overlap(picked, _letters(question, [right])) for right in key.answer)
    share = 1.0 if overlap >= FULL else round(overlap, 2) if overlap >= NONE else 0.0
    return share, [] if share == 1 else [
        f"Your words overlap with the right ones by {overlap:.0%}."
        if overlap
        else "Your words and the right ones do not overlap."
    ]


def _date(question: Question, key: Key, answer: str) -> tuple[float, list[str]]:
    given, right = read_date(answer, year=key.year), dates.read(key.answer)
    if (given.earliest, given.latest) == (right.earliest, right.latest):
        return 1.0, [
            "The text gives no year, and neither do you." if YEARLESS.search(answer) else ""
        ]
    touching = dates.possibly_within(given, right.earliest, right.latest)
    apart = "You wrote " + (
        f"“{given.label}”" if not YEARLESS.search(answer) else f"“{answer.strip()}”"
    )
    if not touching:
        return 0.0, [f"{apart}, which shares no day with what the text says."]
    wide = dates.surely_within(right, given.earliest, given.latest)
    narrow = dates.surely_within(given, right.earliest, right.latest)
    how = (
        "more days than the text allows"
        if wide
        else "fewer days than the text allows"
        if narrow
        else "some of the days that the text allows, and others"
    )
    return 0.5, [f"{apart}: {how}."]


def _quoted(question: Question, id_: str) -> str:
    words = question.words[id_]
    return words if words.startswith("“") else f"“{words}”"


def _letters(question: Question, spans: list) -> set[int]:
    """The places of a question's passage, blanks left out, that spans cover."""
    return {
        paragraph.start + at
        for paragraph in question.passage
        for at, char in enumerate(paragraph.text)
        if not char.isspace() and any(start <= paragraph.start + at < end for start, end in spans)
    }


def _overlap(picked: set[int], right: set[int]) -> float:
    """F1 of two sets of places."""
    return 2 * len(picked & right) / (len(picked) + len(right)) if picked and right else 0.0
