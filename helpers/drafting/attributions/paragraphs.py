"""Where sentences can start: what the parser is told before it runs."""

from typing import Any

from ..pages import column

FINAL = frozenset(".?!:;…\"”“'’‘)]*|—–_>»")

MAGNITUDES = {"m.", "bn.", "k.", "tn."}


def mark_paragraphs(doc: Any) -> Any:
    """Starts a sentence of a parse after each line break, and nowhere else but after a mark that
    can end one; never at a small letter. Returns the parse, as a step of a pipeline must.

    The small model otherwise breaks long sentences in two before a name in capitals. Misses: names
    written small ("iPhone sales fell").
    """
    texts = column(doc, "ORTH")
    starts = doc.to_array("SENT_START").astype("int64")
    broken, before = False, ""
    for place, text in enumerate(texts):
        space = text.isspace()
        if space:
            broken = broken or "\n" in text or "\r" in text
        elif broken:
            starts[place], broken = 1, False
        elif _ends_amount(texts, place) and text[0].isupper():
            starts[place] = 1
        elif before and (before not in FINAL or text[0].islower()):
            starts[place] = -1
        if not space or broken:
            before = text[-1]
    return doc.from_array(["SENT_START"], starts.astype("uint64"))


def _ends_amount(texts: list[str], place: int) -> bool:
    """Whether the word before a token is short for a magnitude and ends a sentence: "$2m. Roe"."""
    return place > 1 and texts[place - 1] in MAGNITUDES and texts[place - 2][-1:].isdigit()
