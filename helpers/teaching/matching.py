"""Matching: which passages of a class are meant by which attribution of the key, and which are the
same stretch though the key does not have it.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import count
from typing import NamedTuple

from ..dossier import Dossier
from ..spans import overlap
from .entries import Passage, Spans, of_key

HALF = 0.5
"""overlap from which two passages are the same"""

Class = Mapping[str, list[Passage]]
"""the passages of each student"""


class Item(NamedTuple):
    """A passage to compare students on: an attribution of the key, or a stretch that only students
    have; and who marked what there.
    """

    item: str
    claim_id: str
    said: Passage
    chosen: dict[str, Passage]


def find_items(key: Dossier, read: Class) -> tuple[list[Item], Class]:
    """Every item in text order, and for each student what nobody else has marked and the key does
    not have.
    """
    known = of_key(key)
    matched = {student: _match(known, passages) for student, passages in read.items()}
    claims = dict(zip(key.attributions["attribution_id"], key.attributions["claim_id"]))
    items = [
        Item(name, claims[name], passage, _chosen(name, matched, read))
        for name, passage in known.items()
    ]
    extras, lone = _find_extras(_left(matched, read))
    names = (name for number in count(1) if (name := f"x{number:02}") not in known)
    extras.sort(key=lambda extra: extra.said)
    items += [extra._replace(item=name) for extra, name in zip(extras, names)]
    return sorted(items, key=lambda item: (item.said.spans[0][0], item.item)), lone


def _match(key: dict[str, Passage], passages: list[Passage]) -> dict[str, int]:
    """Which of the student's passages is meant by each of the key's attributions that has one: one
    to one, the greatest overlap first, on a tie the most alike.
    """
    ranked = sorted(
        (-part, [a != b for a, b in zip(known[1:], passage[1:])], key_place, place)
        for key_place, known in enumerate(key.values())
        for place, passage in enumerate(passages)
        if (part := overlap(known.spans, passage.spans)) >= HALF
    )
    matched: dict[int, int] = {}
    for _, _, key_place, place in ranked:
        if key_place not in matched and place not in matched.values():
            matched[key_place] = place
    names = list(key)
    return {names[key_place]: place for key_place, place in matched.items()}


def _chosen(name: str, matched: dict[str, dict[str, int]], read: Class) -> dict[str, Passage]:
    """What each student who has an attribution of the key chose for it."""
    return {
        student: read[student][places[name]]
        for student, places in matched.items()
        if name in places
    }


def _left(matched: dict[str, dict[str, int]], read: Class) -> Class:
    """The passages of each student that are on no attribution of the key."""
    taken = {student: set(places.values()) for student, places in matched.items()}
    return {
        student: [passage for place, passage in enumerate(passages) if place not in taken[student]]
        for student, passages in read.items()
    }


def _find_extras(left: Class) -> tuple[list[Item], Class]:
    """The stretches that two students or more have marked, those that most have first, and what is
    left of each student's passages.
    """
    counted = Counter(
        spans for passages in left.values() for spans in {passage.spans for passage in passages}
    )
    extras = []
    for spans in sorted(counted, key=lambda spans: (-counted[spans], spans)):
        chosen = _nearest(spans, left)
        if len(chosen) > 1:
            extras.append(Item("", "", Passage(spans), chosen))
            left = {
                student: [passage for passage in passages if passage is not chosen.get(student)]
                for student, passages in left.items()
            }
    return extras, left


def _nearest(spans: Spans, left: Class) -> dict[str, Passage]:
    """The passage of each student that is nearest to a stretch, if it is the same."""
    near = {
        student: max((overlap(passage.spans, spans), passage) for passage in passages)
        for student, passages in left.items()
        if passages
    }
    return {student: passage for student, (part, passage) in near.items() if part >= HALF}
