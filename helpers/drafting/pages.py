"""Pages: one parsed part of an article, with its text at hand and its words found by their
characters in no time.

spaCy joins a text anew each time it is asked for, and looks words up one by one; over a long
article that costs more than the parse.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from typing import Any

from ..spans import Span

QUOTED = re.compile(r"“[^”\r\n]*(?:”|$)|\"[^\"\r\n]*(?:\"|$)", re.MULTILINE)
"""words between double quotation marks, or from one that is not closed to the end of its line"""


@lru_cache(maxsize=1)
def text_of(doc: Any) -> str:
    """The text of a parsed one. The last is kept, since every rule looks into it."""
    return doc.text


def column(doc: Any, name: str) -> list[str]:
    """One attribute of every token as text. The document gives hashes; each is looked up once."""
    values = doc.to_array(name).tolist()
    texts = {value: doc.vocab.strings[value] for value in set(values)}
    return [texts[value] for value in values]


class Page:
    """A parsed text and where it begins in the article. Its own spans count from its beginning;
    `moved` counts from the article's.
    """

    def __init__(self, doc: Any, start: int = 0) -> None:
        self.doc, self.start, self.text = doc, start, text_of(doc)

    @cached_property
    def _places(self) -> list[int]:
        return self.doc.to_array("IDX").tolist()

    @cached_property
    def spelt(self) -> list[str]:
        """Every word as it is written."""
        return column(self.doc, "ORTH")

    @cached_property
    def lower(self) -> list[str]:
        """Every word in small letters."""
        return column(self.doc, "LOWER")

    @cached_property
    def _sentences(self) -> list[int]:
        return [sentence.start for sentence in self.doc.sents]

    def sentence(self, word: int) -> tuple[int, int]:
        """The first word of the sentence that a word stands in, and the one after its last. spaCy
        goes through a whole text for it each time.
        """
        number = bisect_right(self._sentences, word)
        after = self._sentences[number : number + 1]
        return self._sentences[number - 1], after[0] if after else len(self.doc)

    @cached_property
    def _quoted(self) -> list[Span]:
        return [match.span() for match in QUOTED.finditer(self.text)]

    @cached_property
    def _opened(self) -> list[int]:
        return [start for start, _ in self._quoted]

    def quotation(self, place: int) -> int | None:
        """The number of the quotation that a character of the page stands in; None outside."""
        number = bisect_right(self._opened, place) - 1
        return number if number >= 0 and place < self._quoted[number][1] else None

    def word(self, place: int) -> int:
        """The number of the word that a character of the page stands in, or after."""
        return max(0, bisect_right(self._places, place) - 1)

    def words(self, span: Span) -> Any:
        """The words that these characters of the page touch."""
        first, last = self.word(span[0]), bisect_left(self._places, span[1])
        return self.doc[first : max(last, first + 1)]

    def moved(self, span: Span) -> Span:
        """A span of the page as a span of the article."""
        return span[0] + self.start, span[1] + self.start

    def at_home(self, span: Span) -> Span:
        """A span of the article as a span of the page."""
        return span[0] - self.start, span[1] - self.start

    @property
    def end(self) -> int:
        """Where the page ends in the article."""
        return self.start + len(self.text)
