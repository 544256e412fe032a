"""Match: an option is to be found for each item. An answer has an option's id by each item's id."""

from collections.abc import Iterable, Iterator
from typing import Any, Unpack

from ..drawing import Draw
from ..questions import CANNOT_TELL, Key, Question
from .kind import RIGHT, Around, Judged, Kind, lettered, option_ids, quoted


def ask(
    draw: Draw,
    prompt: str,
    pairs: list[tuple[str, str]],
    *,
    extra: Iterable[str] = (),
    why: dict[str, str] | None = None,
    fixed: Iterable[str] = (),
    **around: Unpack[Around],
) -> Iterator[Question]:
    """Pairs to be found; none at all when fewer than three, or when two left sides are alike.
    extra: options that go with nothing; why: what is to be said of a wrong pair, by its left side;
    fixed: the options in the order in which to show them.
    """
    left, right = [item for item, _ in pairs], [option for _, option in pairs]
    if len(pairs) < 3 or len(set(left)) < len(left) or len(set(right)) < 2:
        return
    options = lettered(list(fixed) or draw.shuffled(dict.fromkeys([*right, *extra])))
    items = tuple((str(number), item) for number, item in enumerate(left, 1))
    ids = {words: id_ for id_, words in options}
    yield KIND.ask(
        draw.skill,
        prompt,
        around,
        points=len(items),
        answer={id_: ids[option] for (id_, _), option in zip(items, right)},
        why={id_: (why or {}).get(item, "") for id_, item in items},
        options=options,
        items=items,
    )


def _fits(question: Question, answer: Any) -> bool:
    return (
        isinstance(answer, dict)
        and set(answer) <= {id_ for id_, _ in question.items}
        and set(answer.values()) <= option_ids(question) | {CANNOT_TELL}
    )


def _tell(question: Question, answer: dict[str, str]) -> str:
    words = question.words
    return "; ".join(
        f"{words[item]} ↔ {words[answer[item]]}" for item, _ in question.items if item in answer
    )


def _judge(question: Question, key: Key, answer: dict[str, str]) -> Judged:
    of = len(question.items)
    wrong = [item for item, _ in question.items if answer.get(item) != key.answer[item]]
    if not wrong:
        return RIGHT
    left_out = sum(not answer.get(item) for item in wrong)
    first = [f"{of - len(wrong)} of {of} pairs are right."]
    first += [f"{left_out} without an answer."] if left_out else []
    return Judged(1 - len(wrong) / of, first, [_told(question, key, item) for item in wrong])


def _told(question: Question, key: Key, item: str) -> str:
    """What goes with an item, and why."""
    goes = f"{quoted(question, item)} goes with {quoted(question, key.answer[item])}:"
    return f"{goes} {key.why.get(item) or 'look at the passage.'}"


KIND = Kind(
    name="match",
    points=4,
    rule="Each right pair counts. An answer may fit more than once, or not at all.",
    fits=_fits,
    tell=_tell,
    judge=_judge,
    pairs_tell=True,
    takes_long=True,
)
