"""Choices: any number of options may fit. An answer is a list of their ids."""

from collections.abc import Iterator
from typing import Any, Unpack

from ..drawing import Draw
from ..questions import Key, Question
from .kind import RIGHT, Around, Judged, Kind, lettered, option_ids, quoted


def ask(
    draw: Draw, prompt: str, options: dict[str, str], right: list[str], **around: Unpack[Around]
) -> Iterator[Question]:
    """Any number to be chosen; none at all when all are right, or none. options: what is to be
    said of each, by its words.
    """
    if not right or len(right) == len(options):
        return
    offered = lettered(list(options))
    yield KIND.ask(
        draw.skill,
        prompt,
        around,
        answer=[id_ for id_, words in offered if words in right],
        why={id_: options[words] for id_, words in offered},
        options=offered,
    )


def _fits(question: Question, answer: Any) -> bool:
    return isinstance(answer, list) and set(answer) <= option_ids(question)


def _tell(question: Question, answer: list[str]) -> str:
    return "; ".join(question.words[id_] for id_ in answer)


def _judge(question: Question, key: Key, answer: list[str]) -> Judged:
    chosen, right = set(answer), set(key.answer)
    if chosen == right:
        return RIGHT
    lines = [
        f"{quoted(question, id_)} {'is missing' if id_ in right else 'does not belong'}: "
        f"{key.why.get(id_, 'look at the passage.')}"
        for id_, _ in question.options
        if id_ in chosen ^ right
    ]
    share = max(0.0, (len(chosen & right) - len(chosen - right)) / len(right))
    return Judged(share, [f"Of your {len(chosen)}, {len(chosen & right)} belong."], lines)


KIND = Kind(
    name="choices",
    points=3,
    rule="Any number may fit. Each right one counts, each wrong one takes one off.",
    fits=_fits,
    tell=_tell,
    judge=_judge,
    pairs_tell=True,
)
