"""Standing alone: what words of the text say by themselves, with the subject that they share with
those before them.
"""

from functools import lru_cache

from .. import drafting
from ..dossier import Dossier
from ..drafting.pages import Page
from ..spans import Span, paragraphs
from .cueing import subject_of
from .cutting import worded


def standing(dossier: Dossier, pieces: list[Span], attribution_id: str) -> str:
    """What pieces say; with the subject that they share with the words before them."""
    words = worded(dossier, pieces, attribution_id)
    subject = _subject(dossier, pieces[0][0])
    if not subject:
        return words
    return f"{subject[:1].upper()}{subject[1:]} {words[:1].lower()}{words[1:]}"


def _subject(dossier: Dossier, start: int) -> str:
    """Whom or what a verb at the beginning of words is about, when that stands before them: "(The
    firm closed and) sold the mill"; by name, where a pronoun or a description means somebody.
    """
    page = page_at(dossier.text, start)
    token = page.words(page.at_home((start, start + 1)))[0]
    lead = next((word for word in (token, *token.ancestors) if word.pos_ in ("VERB", "AUX")), None)
    if lead is None or lead.left_edge.i < token.i or token.pos_ not in ("VERB", "AUX"):
        return ""
    while lead.dep_ == "conj" and not subject_of(lead):
        lead = lead.head
    head = subject_of(lead)
    if head is None or head.i > token.i:
        return ""
    first, last = head.left_edge, head.right_edge
    return _named(dossier, page.moved((first.idx, last.idx + len(last))))


def _named(dossier: Dossier, span: Span) -> str:
    """Words as they stand; a pronoun by the name of whom it means."""
    there = dossier.mentions[
        (dossier.mentions["start"] == span[0]) & (dossier.mentions["end"] == span[1])
    ]
    if len(there) and there["form"].iloc[0] == "pronoun":
        return dossier.entities.set_index("entity_id")["name"][there["entity_id"].iloc[0]]
    return " ".join(dossier.text[span[0] : span[1]].split())


def page_at(text: str, place: int) -> Page:
    """The parsed paragraph that a character stands in."""
    start, end = next((span for span in paragraphs(text) if place < span[1]), (0, len(text)))
    page = _parsed(text[start:end])
    return Page(page.doc, start)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Page:
    return next(iter(drafting.parse(text)))
