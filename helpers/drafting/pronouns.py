"""Pronouns: the mentions by "she", "its", "my" of those of the cast whom the text decides for.

What is not decided is no mention: it stays open. In quotation marks "I" is who speaks, and "we" a
body or several who speak together, or the body for which somebody is said to speak.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .cast import Cast
from .centering import center, follows, lone
from .pages import Page
from .parallels import beside, parallel
from .phrases import span_of
from .referring import decided
from .standing import FIRST_PERSON, OF_BODY, THINGS, Standing, is_empty

BODIES = {"organisation", "government", "outlet", "collective", "group"}
READ = "Read as {}, the one whom it can mean there."
SPOKEN = "Inside a quotation: “{}” is read as the one who speaks."


@dataclass
class Pronouns:
    """Enters the pronouns of a page that mean somebody. speaker: the number of whoever says the
    words at a character of the article; None where nobody is quoted there.
    """

    page: Page
    cast: Cast
    speaker: Callable[[int], int | None]
    _heads: dict[int, int] = field(default_factory=dict)
    """by the number of a noun that describes somebody: the member"""

    def enter(self) -> None:
        """Enters a mention for each pronoun that tells whom it means."""
        page, cast = self.page, self.cast
        for each in cast.mentions:
            if page.start <= each.start < page.end and each.form == "description":
                root = page.words(page.at_home((each.start, each.end))).root
                self._heads.setdefault(root.i, each.entity)
        for token in page.doc:
            told = token.tag_ in ("PRP", "PRP$") and not _is_either(token)
            if told and cast.mentioned(page, span_of(token)) is None:
                self._enter(token)

    def _enter(self, token: Any) -> None:
        quoted = self.page.quotation(token.idx) is not None
        speaker = self.speaker(self.page.start + token.idx) if quoted else None
        own = token.lower_ in FIRST_PERSON | OF_BODY
        number = self._speaking(token, speaker) if own else self._meant(token, speaker)
        if number is not None and not self.cast.entities[number].is_open:
            name = self.cast.entities[number].name
            note = SPOKEN.format(token.text) if own else READ.format(name)
            self.cast.mention(self.page, span_of(token), "pronoun", number, note)

    def _speaking(self, token: Any, speaker: int | None) -> int | None:
        """Who says "I", or together "we"."""
        if speaker is None:
            return None
        one = self.cast.entities[speaker]
        many = one.several or one.kind in BODIES
        if token.lower_ in FIRST_PERSON:
            return None if many else speaker
        return speaker if many else Standing(self.page, self.cast, speaker).body

    def _meant(self, token: Any, speaker: int | None) -> int | None:
        """Whom a pronoun of the third person means."""
        if token.lower_ in THINGS:
            noun = None if is_empty(token) else center(self.page, token) or lone(self.page, token)
            if noun is not None or is_empty(token):
                return None if noun is None else self._member(noun)
            return self._beside(token)
        found = self.cast.meant(self.page, token, speaker)
        if found is None:
            return None
        return self._member(self.page.words(found[1]).root) if found[0] is None else found[0]

    def _beside(self, token: Any) -> int | None:
        """Whom a pronoun of things means by the clause or the pronoun beside it, or the sentence
        before.
        """
        if (noun := parallel(self.page, token)) is not None:
            return self._member(noun)
        same = beside(self.page, token)
        if same is not None and (told := self.cast.mentioned(self.page, span_of(same))) is not None:
            return told
        return self._subject(token)

    def _subject(self, token: Any) -> int | None:
        """The body of which the sentence before tells, for an "its" or "it" that comes first."""
        if token.lower_ not in ("it", "its") or is_empty(token):
            return None
        found = self.cast.recollection(self.page).candidates(token, "it")
        one = decided(self.page.sentence(token.i)[0], found)
        if one is None or not follows(self.page, token, one.token):
            return None
        return one.entity

    def _member(self, noun: Any) -> int | None:
        """The member of the cast that a noun names or describes."""
        named = self.cast.named_at(self.page, noun)
        return self._heads.get(noun.i) if named is None else named


def _is_either(pronoun: Any) -> bool:
    """Whether a pronoun means nobody certain: "his or her"."""
    beside = pronoun.doc[max(0, pronoun.i - 1) : pronoun.i + 2]
    return any(token.lower_ in ("or", "/") for token in beside)
