"""Introducing: whom the text describes in one sentence and names in the next: "A retired miner said
C. Ivo Lund, 67, said D".

Misses: who is named later than that, by a surname alone, or without an age: that may be another.
"""

from collections.abc import Sequence
from typing import Any

from .attributions.cues import load_cues
from .entity import Entity, Mention
from .members import kind_of
from .naming import AGE
from .pages import Page

NAMED_NEXT = "Read as {}, who is named in the next sentence."


def introduced(
    page: Page, head: Any, entities: Sequence[Entity], mentions: Sequence[Mention]
) -> int | None:
    """The number of the person of whom a noun with "a" tells, the subject of its sentence: a full
    name with an age and without a role that opens the next one, met first there and as the subject
    of a verb of saying, where its own sentence names nobody; None where there is none.
    """
    start, end = page.sentence(head.i)
    speaks = head.dep_ == "nsubj" and head.head.dep_ == "ROOT"
    alone = speaks and head.tag_ == "NN" and any(kin.lower_ in ("a", "an") for kin in head.lefts)
    if not alone or kind_of(head) != "anonymous":
        return None
    subject = _subject_of_saying(page, end)
    met = [each for each in mentions if entities[each.entity].kind == "person"]
    own = [each for each in met if start <= _first_word(page, each) < end]
    if subject is None or own:
        return None
    place = page.start + subject.idx
    named = [each for each in met if each.start <= place < each.end and _is_aged(page, each)]
    return next((each.entity for each in named if _is_new(entities, met, each)), None)


def _is_aged(page: Page, mention: Mention) -> bool:
    """Whether an age follows a name, and so whoever is introduced by it."""
    return AGE.match(page.text, mention.end - page.start) is not None


def _first_word(page: Page, mention: Mention) -> int:
    """The number of the word with which a mention begins; -1 where it stands on another page."""
    return page.word(mention.start - page.start) if page.start <= mention.start < page.end else -1


def _is_new(entities: Sequence[Entity], met: Sequence[Mention], mention: Mention) -> bool:
    """Whether a mention is the first of somebody who is named in full, and nothing more is told."""
    one = entities[mention.entity]
    first = min(each.start for each in met if each.entity == mention.entity)
    told = bool(one.role) or one.affiliation is not None
    return " " in one.name and one.named and not told and mention.start == first


def _subject_of_saying(page: Page, at: int) -> Any | None:
    """The subject of the sentence that begins at a word, where its verb is one of saying."""
    while at < len(page.doc) and page.doc[at].is_space:
        at += 1
    if at >= len(page.doc):
        return None
    sentence = page.doc[slice(*page.sentence(at))]
    root = next((token for token in sentence if token.dep_ == "ROOT"), None)
    row = None if root is None else load_cues()["verb"].get(root.lemma_)
    if root is None or row is None or "quote" not in row.takes:
        return None
    subject = next((kin for kin in root.lefts if kin.dep_ == "nsubj"), None)
    return subject if subject is not None and subject.left_edge.i == at else None
