"""How whoever says something would know it, where the words of the text say so.

By these words, in this order: a clause that describes the source ("who has seen the letter",
"briefed on the talks"), what hangs on the cue ("citing satellite images", "in a court filing"), the
source itself (a survey, a file, a bystander), what the source says of itself ("I saw", "she was
told"), and the cue ("estimated"). Then what follows from the act: who urges, promises or says "we
did" took part, who forecasts or supposes infers, what a study finds is measured, and it is the
business of officials, of who speaks for a body, and of authorities to know. Everything else is left
as not stated; the outlet's own voice always is. Misses: words in another sentence, but for what
describes a source that goes on speaking; the business of a country, a minister or an expert.
"""

import re
from dataclasses import dataclass, field, replace

from ...spans import Span
from ..attributions import Attribution
from ..cast import OUTLET, Cast
from ..pages import Page
from ..records import NOT_STATED, Statement
from .asking import RECKONING, Asked
from .clauses import Known, by_itself, by_verb, on_noun, on_subject

__all__ = ["Grounds", "read_ground"]

BREAK = re.compile(r"\n\s*")


@dataclass
class Grounds:
    """How the sources would know, statement by statement; reads what the text says of each as it
    is mentioned.
    """

    cast: Cast
    _told: dict[int, list[tuple[str, Span]]] = field(default_factory=dict)
    """by source: how it would know, and by which words"""
    _read: int = 0
    """how many mentions were looked at"""

    def of(
        self,
        page: Page,
        attribution: Attribution,
        party: Span | None,
        statement: Statement,
        claimed: str,
    ) -> Statement:
        """The statement with how its source would know, and by which words. party: the source;
        None when nobody is named. claimed: what is said, with names for its pronouns.
        """
        source = statement.hops[-1].entity
        if source == OUTLET:
            return statement
        self._look(page)
        asked = Asked(page, attribution, party, statement, self.cast, claimed)
        how, ground = self._ground(page, asked, source)
        return replace(statement, knowledge=how, ground=ground)

    def _ground(self, page: Page, asked: Asked, source: int) -> tuple[str, Span | None]:
        """How, and by which words: what the text says of the source goes before what the source
        only reckons.
        """
        kept = self._kept(page, source, asked.statement.span[0])
        found = next(asked.in_words(), None)
        if found is not None and (found.how != "inference" or kept is None):
            return found.how, _span(page, found)
        how = "inference" if found is not None else asked.without_words()
        return kept if kept and how in (NOT_STATED, "inference") else (how, None)

    def _look(self, page: Page) -> None:
        """Reads what is said of whoever was mentioned since the last time."""
        for mention in self.cast.mentions[self._read :]:
            if page.start <= mention.start < page.end:
                noun = page.words(page.at_home((mention.start, mention.end))).root
                told = [(one.how, _span(page, one)) for one in (*on_noun(noun), *on_subject(noun))]
                self._told.setdefault(mention.entity, []).extend(told[:1])
        self._read = len(self.cast.mentions)

    def _kept(self, page: Page, source: int, place: int) -> tuple[str, Span] | None:
        """What was told last of the source: before, in this paragraph or the one above, or after,
        in this paragraph.
        """
        near = [
            told
            for told in self._told.get(source, ())
            if _breaks(page, told[1][0], place) <= (told[1][0] < place)
        ]
        return max(near, key=lambda told: told[1][0], default=None)


def read_ground(page: Page, span: Span) -> str:
    """How somebody would know of whom these words of a page are said; blank where they do not tell
    by themselves.
    """
    for word in page.words(span):
        known = by_verb(word) if word.pos_ in ("VERB", "AUX") else by_itself(word)
        if known is not None:
            return known.how
        if word.lemma_.lower() in RECKONING:
            return "inference"
    return ""


def _breaks(page: Page, one: int, other: int) -> int:
    """How many paragraphs end between two places of the article; many on another page."""
    start, end = sorted((one - page.start, other - page.start))
    return len(BREAK.findall(page.text[start:end])) if start >= 0 else len(page.text)


def _span(page: Page, known: Known) -> Span:
    """The words from the first to the last, as a span of the article."""
    first, last = sorted((known.first, known.last), key=lambda token: token.i)
    return page.moved((first.idx, last.idx + len(last)))
