"""Choice: one option fits best. An answer is its id."""

from collections.abc import Iterable, Iterator
from typing import Any, Unpack

from ..drawing import Draw
from ..questions import CANNOT_TELL, Key, Question
from .kind import RIGHT, Around, Judged, Kind, lettered, option_ids, quoted

OPTIONS = 4
TELLS = "the text does tell. Find the words that do."
"""what is said of CANNOT_TELL where it is wrong"""


def ask(
    draw: Draw,
    prompt: str,
    right: str,
    wrong: list[str],
    *,
    why: dict[str, str] | None = None,
    near: dict[str, float] | None = None,
    may_not_tell: bool = True,
    most: int = OPTIONS,
    fixed: Iterable[str] = (),
    **around: Unpack[Around],
) -> Iterator[Question]:
    """One to be chosen; none at all when no wrong answer is left. Options are words; why and near
    are by these words; fixed: the order in which to show them, else by chance.
    """
    untold = right == CANNOT_TELL
    distinct = [words for words in dict.fromkeys(wrong) if words and words != right]
    others = _with_a_longer(distinct, most if untold else most - 1, "" if untold else right)
    if not others:
        return
    offered = others if untold else [right, *others]
    options = lettered([words for words in fixed if words in offered] or draw.shuffled(offered))
    ids = {words: id_ for id_, words in options} | {CANNOT_TELL: CANNOT_TELL}
    around["explanation"] = draw.told_note(around["explanation"])
    yield KIND.ask(
        draw.skill,
        prompt,
        around,
        answer=ids[right],
        why=_by_id(
            {CANNOT_TELL: TELLS} | (why or {}),
            {words: id_ for words, id_ in ids.items() if words != right},
        ),
        near=_by_id(near or {}, ids),
        options=options,
        may_not_tell=may_not_tell,
    )


def _with_a_longer(wrong: list[str], most: int, right: str) -> list[str]:
    """As many wrong answers, with one that is at least as long as the right one if there is any:
    the longest would give itself away.
    """
    first, rest = wrong[:most], wrong[most:]
    if any(len(words) >= len(right) for words in first):
        return first
    longer = [words for words in rest if len(words) >= len(right)][:1]
    return [*first[: most - len(longer)], *longer]


def _by_id(by_words: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    return {ids[words]: value for words, value in by_words.items() if words in ids}


def _tell(question: Question, answer: str) -> str:
    return question.words[answer]


def _judge(question: Question, key: Key, answer: str) -> Judged:
    if answer == key.answer:
        return RIGHT
    why = key.why.get(answer, "the passage does not say so.")
    return Judged(key.near.get(answer, 0.0), [f"{quoted(question, answer)}: {why}"], [])


KIND = Kind(
    name="choice",
    points=2,
    rule="One answer fits best; a neighboring one may get a part of the points.",
    fits=lambda question, answer: answer in option_ids(question),
    tell=_tell,
    judge=_judge,
    wrong="Not that one.",
)
