"""Labelling tools: what the exports of Label Studio and doccano have in common.

Offsets are checked against the text. Relations need no name of their own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..messages import DossierError, shown
from ..spans import Span
from ..texts import Article
from .finding import cuts_no_word
from .gathering import Gathered
from .labels import Link

ADDRESS = re.compile(r"(https?:/|s3:/|gs:/)?/\S+")
"""what stands for the text where a tool was told to load it from elsewhere"""

IN_UNITS = (
    "read as UTF-16 units, as browsers count, since as characters they would cut more words; look "
    "at a label behind an emoji"
)
EITHER = (
    "read as characters, though they may be UTF-16 units, as browsers count: the words do not "
    "tell; look at a label behind an emoji"
)


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


def places_of(
    found: Gathered, item: str, regions: Sequence[tuple[object, object, object]]
) -> dict[int, int]:
    """The code point at each offset that a file may give: they count characters or, as browsers do,
    UTF-16 units, which differ behind an emoji.

    regions: start, end and the words that the file states, or None. The file counts in the way that
    gives more of these words; where it states none, in the way that cuts fewer words in two, which
    is listed.
    """
    told = [region for region in regions if region[2] is not None]
    lengths = accumulate((1 + (char > "\uffff") for char in found.text), initial=0)
    units = {unit: point for point, unit in enumerate(lengths)}
    points = {point: point for point in range(len(found.text) + 1)}
    by_units, by_points = (
        [span_at(places, start, end) for start, end, _ in told or regions]
        for places in (units, points)
    )
    words = [words for *_, words in told or regions]
    more = _right(found.text, by_units, words) - _right(found.text, by_points, words)
    if by_units != by_points and more >= 0 and not told:
        found.leave_out(f"{item}, offsets", "", IN_UNITS if more else EITHER)
    return units if more > 0 else points


def _right(text: str, spans: list[Span | None], words: list[object]) -> int:
    """How many of the spans hold the words that are stated, or cut none where none are."""
    return sum(
        cuts_no_word(text, span) if stated is None else holds(text, span, stated)
        for span, stated in zip(spans, words)
        if span is not None
    )


def holds(text: str, span: Span, stated: object) -> bool:
    """Whether the span holds the stated words; older versions of Label Studio write a line break as
    \\\\n.
    """
    return isinstance(stated, str) and text[slice(*span)] in (stated, stated.replace("\\n", "\n"))


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
