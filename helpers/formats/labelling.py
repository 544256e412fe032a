"""Labelling tools: what the exports of Label Studio and doccano have in common.

Offsets are checked against the text. Relations need no name of their own.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..messages import DossierError, shown
from ..spans import Span
from ..texts import Article
from .gathering import Gathered
from .labels import Link

ADDRESS = re.compile(r"(https?:/|s3:/|gs:/)?/\S+")
"""what stands for the text where a tool was told to load it from elsewhere"""


def choose(
    path: Path, texts: list[object], article: Article | None, by: str
) -> tuple[int, Gathered]:
    """Which of the texts in a file is the article, and an empty gathering on it. Raises
    DossierError when none or several may be.
    """
    if article:
        return _given(path, texts, article), Gathered(article, by)
    if len(texts) != 1:
        raise DossierError(
            f"{path}: found {len(texts)} texts; allowed: one, or text= to say which is the article"
        )
    text = texts[0]
    if not isinstance(text, str) or not text.strip() or ADDRESS.fullmatch(text):
        raise DossierError(
            f"{path}: found {shown(text)} for its text; allowed: the article's text in the file, "
            f"or given as text="
        )
    return 0, Gathered(Article(text, source=str(path)), by)


def links(item: str, relations: Iterable[Mapping[str, Any]]) -> list[Link]:
    """The relations of a file as links. item: where they stand in it."""
    return [
        Link(item, str(relation.get("from_id")), str(relation.get("to_id")))
        for relation in relations
    ]


def span_at(places: Mapping[int, int], start: object, end: object) -> Span | None:
    """The span between two offsets of a file; None when it is none of the text.

    places: the code point at each offset of the text.
    """
    first, last = (places.get(offset) if type(offset) is int else None for offset in (start, end))
    if first is None or last is None or first >= last:
        return None
    return first, last


def _given(path: Path, texts: list[object], article: Article) -> int:
    """Which of the texts is the article given; an address of a text elsewhere is, if alone."""
    if len(texts) == 1 and (not isinstance(texts[0], str) or ADDRESS.fullmatch(texts[0])):
        return 0
    if article.text not in texts:
        raise DossierError(
            f"{path}: none of its {len(texts)} texts is the article given; allowed: the text that "
            f"was labelled, to the character"
        )
    return texts.index(article.text)
