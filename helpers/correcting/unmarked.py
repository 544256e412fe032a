"""Unmarked: words of a sentence that seem to mention somebody and are not marked yet, each with
whom they seem to mean, for a person to mark by a click.

Misses: a description with what is told of it behind its noun; a noun that no list knows.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..dossier import Dossier, DossierError
from ..drafting.members import KINDS
from ..spans import Span, inside
from .naming import PLACES_TOLD, PRONOUNS, head_of
from .proposing import page_at, proposed

WHOSE = "PRP$"
"""the tag of "his" and "their", which stand inside the words for something else"""
POINTING = frozenset(["WP", "WDT", "DT", "WP$"])
"""the tags of "who", "that" and "this" where they stand alone"""
EMPTY = "expl"
"""what "it" is where it means nothing, as in "it rains"."""


class Unmarked(NamedTuple):
    """Words that seem to mention somebody. means: whom, by a name; new: whether he is met first."""

    start: int
    end: int
    text: str
    means: str
    new: bool


def unmarked_in(dossier: Dossier, start: int, end: int) -> list[Unmarked]:
    """What is not marked in a sentence, in its order; nothing where no parser is installed. Words
    that end in a name which is marked are its title, and not a mention more.
    """
    marked = set(dossier.mentions["end"])
    days = list(zip(dossier.dates["start"], dossier.dates["end"]))
    try:
        spans = sorted(set(_nouns(dossier.text, start, end)))
    except DossierError:
        return []
    free = (span for span in spans if span[1] not in marked and not inside(span, days))
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    return [found for span in free if (found := _read(dossier, span, names))]


def _nouns(text: str, start: int, end: int) -> Iterator[Span]:
    """Where a noun with what belongs to it, or a pronoun, stands in a sentence."""
    page = page_at(text, start)
    whole = [(chunk[0], chunk[-1], chunk.root) for chunk in page.doc.noun_chunks]
    whose = [(word, word, word) for word in page.doc if word.tag_ == WHOSE]
    for first, last, root in (*whole, *whose):
        span = page.moved((first.idx, last.idx + len(last)))
        means = root.dep_ != EMPTY and root.tag_ not in POINTING and first.text[0].isalnum()
        if means and start <= span[0] and span[1] <= end:
            yield span


def _read(dossier: Dossier, span: Span, names: dict[str, str]) -> Unmarked | None:
    """Whom words mention; None where that is nobody who is known, nor of a known kind."""
    text = " ".join(dossier.text[slice(*span)].split())
    read = proposed(dossier, "add_mention", {"start": span[0], "end": span[1]})
    known = names.get(read.get("entity_id", ""), "")
    told = (
        head_of(text) in KINDS
        or head_of(text) in PLACES_TOLD
        or read["form"] in ("name", "acronym")
    )
    if not known and (text.casefold() in PRONOUNS or not told):
        return None
    return Unmarked(*span, text, known or text, not known)
