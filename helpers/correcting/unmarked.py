"""Unmarked: words of a sentence that seem to mention somebody and are not marked yet, each with
whom they seem to mean, for a person to mark by a click.

Misses: a description with what is told of it behind its noun; a noun that no list knows.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..dossier import Dossier, DossierError
from ..drafting.pages import Page
from ..drafting.phrases import described
from ..spans import Span, inside
from .naming import PRONOUNS, is_known_noun
from .proposing import proposed
from .standing import page_at

WHOSE = "PRP$"
"""the tag of "his" and "their", which stand inside the words for something else"""
POINTING = frozenset(["WP", "WDT", "DT", "WP$"])
"""the tags of "who", "that" and "this" where they stand alone"""
EMPTY = "expl"
"""what "it" is where it means nothing, as in "it rains"."""


class Unmarked(NamedTuple):
    """Words that seem to mention somebody. means: whom, by a name; new: whether he is met first;
    likely: whether somebody is known to be meant, or whom the noun stands for.
    """

    start: int
    end: int
    text: str
    means: str
    new: bool
    likely: bool


def unmarked_in(dossier: Dossier, start: int, end: int) -> list[Unmarked]:
    """What is not marked in a sentence, in its order; nothing where no parser is installed. Words
    that turn on a name which is marked are its title, and not a mention more.
    """
    marked = list(zip(dossier.mentions["start"], dossier.mentions["end"]))
    days = list(zip(dossier.dates["start"], dossier.dates["end"]))
    try:
        nouns = sorted(set(_nouns(dossier.text, start, end)))
    except DossierError:
        return []
    named = {last: first for first, last in sorted(marked, reverse=True)}
    free = (
        span
        for span, noun in nouns
        if named.get(span[1], noun + 1) > noun and not inside(span, days) and span not in marked
    )
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    return [found for span in free if (found := _read(dossier, span, names))]


def _nouns(text: str, start: int, end: int) -> Iterator[tuple[Span, int]]:
    """Where a noun with what belongs to it, or a pronoun, stands in a sentence; and where the noun
    itself does.
    """
    page = page_at(text, start)
    whole = [(chunk[0], _span(page, chunk), chunk.root) for chunk in page.doc.noun_chunks]
    whose = [(word.left_edge, _owner(word), word) for word in page.doc if _owns(word)]
    for first, words, root in (*whole, *whose):
        span = page.moved(words)
        means = root.dep_ != EMPTY and root.tag_ not in POINTING and first.text[0].isalnum()
        if means and start <= span[0] and span[1] <= end:
            yield span, page.moved((root.idx, root.idx))[0]


def _owns(word: Any) -> bool:
    """Whether a word tells whose something is: "his", "the country" in "the country's ports"."""
    return bool(word.tag_ == WHOSE or (word.dep_ == "poss" and word.pos_ == "NOUN"))


def _owner(word: Any) -> Span:
    return word.left_edge.idx, word.idx + len(word)


def _span(page: Page, chunk: Any) -> Span:
    """A noun with what belongs to it, and with what is told behind it where that says which of
    several is meant.
    """
    if chunk.root.pos_ == "NOUN":
        return described(page, chunk.root)
    return chunk[0].idx, chunk[-1].idx + len(chunk[-1])


def _read(dossier: Dossier, span: Span, names: dict[str, str]) -> Unmarked | None:
    """Whom words mention; None for a pronoun that means nobody who is known, and for a number."""
    text = " ".join(dossier.text[slice(*span)].split())
    read = proposed(dossier, "add_mention", {"start": span[0], "end": span[1]})
    known = names.get(read.get("entity_id", ""), "")
    if not known and (text.casefold() in PRONOUNS or not re.search(r"[^\W\d]{3}", text)):
        return None
    likely = bool(known) or is_known_noun(text) or read["form"] in ("name", "acronym")
    return Unmarked(*span, text, known or text, not known, likely)
