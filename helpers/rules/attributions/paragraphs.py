"""Paragraphs: a sentence never runs over a line break."""

from typing import Any


def mark_paragraphs(doc: Any) -> None:
    """Tells the parser, before it runs, that a sentence starts after each line break."""
    broken = False
    for token in doc:
        if token.is_space:
            broken = broken or "\n" in token.text or "\r" in token.text
        elif broken:
            token.is_sent_start, broken = True, False
