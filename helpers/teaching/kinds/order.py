"""Order: options are to be put in order. An answer is the list of all their ids."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any, Unpack

from ..drawing import Draw
from ..questions import Key, Question
from .kind import RIGHT, Around, Judged, Kind, lettered, option_ids, quoted


def ask(
    draw: Draw, prompt: str, ordered: list[str], *, why: dict[str, str], **around: Unpack[Around]
) -> Iterator[Question]:
    """Things to be put in order, shown in another; none at all when fewer than three, or when two
    are alike. why: what is to be said of one that stands too late, by its words.
    """
    if len(ordered) < 3 or len(set(ordered)) < len(ordered):
        return
    mixed = ordered
    while mixed == ordered:
        mixed = draw.shuffled(ordered)
    options = lettered(mixed)
    ids = {words: id_ for id_, words in options}
    yield KIND.ask(
        draw.skill,
        prompt,
        around,
        answer=[ids[words] for words in ordered],
        why={ids[words]: reason for words, reason in why.items()},
        options=options,
    )


def _fits(question: Question, answer: Any) -> bool:
    options = option_ids(question)
    return isinstance(answer, list) and len(answer) == len(options) and set(answer) == options


def _tell(question: Question, answer: list[str]) -> str:
    return " → ".join(question.words[id_] for id_ in answer)


def _judge(question: Question, key: Key, answer: list[str]) -> Judged:
    place = {id_: at for at, id_ in enumerate(answer)}
    pairs = list(combinations(key.answer, 2))
    wrong = [(first, second) for first, second in pairs if place[first] > place[second]]
    if not wrong:
        return RIGHT
    first, second = wrong[0]
    before = f"{quoted(question, first)} comes before {quoted(question, second)}."
    return Judged(
        max(0.0, 1 - 2 * len(wrong) / len(pairs)),
        [f"{len(pairs) - len(wrong)} of {len(pairs)} pairs are in the right order."],
        [f"{before} {key.why.get(first, '')}".strip()],
    )


def _is_unmoved(question: Question, answer: Any) -> bool:
    """Whether the order is the one that was shown, which is never the right one."""
    return bool(answer == [id_ for id_, _ in question.options])


KIND = Kind(
    name="order",
    points=3,
    rule="Move them: the order shown is not the right one. Each two count that are in the right "
    "order; an order no better than chance gets nothing.",
    fits=_fits,
    is_blank=_is_unmoved,
    blank="Nothing is moved yet. The order shown is not the right one.",
    tell=_tell,
    judge=_judge,
    takes_long=True,
)
