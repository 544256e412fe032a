"""Where sentences can start: what the parser is told before it runs."""

from typing import Any

FINAL = frozenset(".?!:;…\"”“'’‘)]*|—–_>»")

MAGNITUDES = {"m.", "bn.", "k.", "tn."}


def mark_paragraphs(doc: Any) -> Any:
    """Starts a sentence of a parse after each line break, and nowhere else but after a mark that
    can end one; never at a small letter. Returns the parse, as a step of a pipeline must.

    The small model otherwise breaks long sentences in two before a name in capitals. Misses: names
    written small ("iPhone sales fell").
    """
    broken, before = False, ""
    for token in doc:
        text = token.text
        if token.is_space:
            broken = broken or "\n" in text or "\r" in text
        elif broken:
            token.is_sent_start, broken = True, False
        elif _ends_amount(doc, token.i) and text[0].isupper():
            token.is_sent_start = True
        elif before and (before not in FINAL or text[0].islower()):
            token.is_sent_start = False
        if not token.is_space or broken:
            before = text[-1]
    return doc


def _ends_amount(doc: Any, place: int) -> bool:
    """Whether the word before a token is short for a magnitude and ends a sentence: "$2m. Roe"."""
    return place > 1 and doc[place - 1].text in MAGNITUDES and doc[place - 2].text[-1:].isdigit()
