"""Who says what: attributions in a parsed English article, by rules over the dependency parse."""

from .model import Attribution, Span
from .paragraphs import mark_paragraphs

__all__ = ["Attribution", "Span", "find_attributions", "mark_paragraphs"]


def find_attributions(doc: object) -> list[Attribution]:
    """The attributions in a parsed text, by where their content begins."""
    return []
