"""Gates: what holds of every question when it is made, each rule declared once. Which rows may be
asked about stands in askable.py.
"""

import re
from collections.abc import Callable, Iterable

from .drawing import Draw
from .judging import told_key
from .kinds import BY_A_PERSON
from .questions import CANNOT_TELL, Question

Gate = Callable[[Draw, Question], bool]


def no_option_holds_another(draw: Draw, question: Question) -> bool:
    """Whether no option that is quoted from the article lies within another."""
    quoted = [_plain(words) for _, words in question.options if words.startswith("“")]
    return not any(one in other for one in quoted for other in quoted if one != other)


def shows_what_proves_its_key(draw: Draw, question: Question) -> bool:
    """Whether the passage that proves the key is in the box, where there is a box."""
    shown = {part.number for part in question.passage}
    return not shown or {part.number for part in question.own_key.proof} <= shown


def tells_no_key_beforehand(draw: Draw, question: Question) -> bool:
    """Whether neither a hint nor what is said of a wrong answer holds the key's words."""
    if question.kind not in ("choice", "pick", "date"):
        return True
    key = _plain(told_key(question))
    reasons = question.own_key.why.values() if question.kind == "choice" else ()
    said = [*question.hints, *reasons]
    return not any(re.search(rf"(?<!\w){re.escape(key)}(?!\w)", _plain(words)) for words in said)


def offers_more_than_one_name_in_the_box(draw: Draw, question: Question) -> bool:
    """Whether the key is not the only one of the names to choose from that stands in the box."""
    names = set(draw.names.values())
    offered = {words: id_ for id_, words in question.options if words in names}
    if question.kind != "choice" or not question.passage or len(offered) < 2:
        return True
    here = {offered[name] for name in draw.named_in(question.passage) if name in offered}
    return here != {question.own_key.answer}


def has_a_reason_for_each_wrong_choice(draw: Draw, question: Question) -> bool:
    """Whether each option that is wrong has a reason, and each a reason of its own."""
    if question.kind != "choice":
        return True
    key = question.own_key
    wrong = [id_ for id_, _ in question.options if id_ != key.answer]
    wrong += [CANNOT_TELL] * (question.may_not_tell and key.answer != CANNOT_TELL)
    reasons = [key.why.get(id_, "") for id_ in wrong]
    return all(reasons) and len(set(reasons)) == len(reasons)


GATES: tuple[Gate, ...] = (
    no_option_holds_another,
    shows_what_proves_its_key,
    tells_no_key_beforehand,
    offers_more_than_one_name_in_the_box,
    has_a_reason_for_each_wrong_choice,
)


def pass_all(draw: Draw, questions: Iterable[Question]) -> Iterable[Question]:
    """Those of some questions that go through every gate."""
    return (
        question
        for question in questions
        if question.kind in BY_A_PERSON or all(gate(draw, question) for gate in GATES)
    )


def _plain(words: str) -> str:
    return words.strip("“”‘’ .…").casefold()
