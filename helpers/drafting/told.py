"""Told: what has been said so far, for the denials that do not say what they deny: "he denies it",
"that was untrue", "the allegation is false".

Misses: what is denied more than a sentence later, and "that" for a part of what was said.
"""

import re
from dataclasses import dataclass, field

from ..lexicons import either, words
from .attributions import Attribution
from .pages import Page

ANAPHORS = frozenset(["it", "this", "that", "them", "those", "these", "so"])
ALLEGATION = re.compile(
    r"it|this|that|them|those|these|which"
    r"|(?:the |an |a |such |this |that |these |those |any |all )*"
    rf"(?:allegation|accusation|charge|claim|report|{either(words('speechwords', 'retold'))})s?"
)
CALLED_FALSE = re.compile(
    r"(?:that|this|it)(?: is| was|'s|’s) "
    r"(?:(?:simply|completely|totally|entirely|utterly|just|all|quite|plainly|an?) )*"
    rf"(?:wrong|not true|not the case|not correct|{either(words('speechwords', 'false'))})",
    re.IGNORECASE,
)
"""a proposition that calls what was said before it false, and no more"""
WHICH = "which"
"""what stands for all that its sentence has said so far: ", which he denies" """
RECENT = 12
"""how many of the last statements are looked at"""


def calls_false(proposition: str) -> bool:
    """Whether a proposition only says that something told before is not so.

    >>> calls_false("That was simply untrue"), calls_false("That was wrong of him")
    (True, False)
    """
    return CALLED_FALSE.fullmatch(proposition) is not None


@dataclass
class Told:
    """The claims in the order in which they were said, by themselves or inside what another says.
    Each with where it ends, where it begins and where its sentence begins.
    """

    _said: list[tuple[int, int, int, int]] = field(default_factory=list)
    _accused: int = -1

    def keep(self, page: Page, attribution: Attribution, claim: int) -> None:
        """Keeps a claim as the last that was said, and as the last accusation."""
        start, end = attribution.content[0][0], attribution.content[-1][1]
        said = page.start + end, page.start + start, sentence_of(page, attribution), claim
        self._said.append(said)
        self._accused = claim if attribution.act == "accuse" else self._accused

    def denied(self, page: Page, attribution: Attribution, key: str) -> int:
        """What a denial in these words stands against; -1 for none. For "that claim", and for "a
        charge" in the same sentence, what is said before it; for "the allegation" the last
        accusation; for "that" the accusation where nothing else has been said since, else what is
        said in the sentence before.
        """
        if attribution.act != "deny" or not ALLEGATION.fullmatch(key) or not self._said:
            return -1
        _, _, sentence, last = self._said[-1]
        if key == WHICH and sentence_of(page, attribution) != sentence:
            return -1
        if key in ANAPHORS:
            return last if last == self._accused else self.before(page, attribution)
        if sentence_of(page, attribution) == sentence:
            return last
        if key.split()[0] in ANAPHORS:
            return max(self._said)[3]
        charged = self._accused >= 0 or "charge" in key
        return self._accused if charged else self.before(page, attribution)

    def is_empty(self, page: Page, attribution: Attribution) -> bool:
        """Whether somebody denies an "it" or a "that", and nothing tells what."""
        words = " ".join(page.text[slice(*piece)] for piece in attribution.content)
        bare = attribution.act == "deny" and words.strip(' .,”"').lower() in ANAPHORS
        bare = bare or words == WHICH
        return bare and self.denied(page, attribution, words.strip(' .,”"').lower()) < 0

    def before(self, page: Page, attribution: Attribution) -> int:
        """The last claim that is said in the sentence before a statement, the innermost where one
        holds another; -1 for none.
        """
        first, _ = page.sentence(page.word(attribution.content[0][0]))
        if not first:
            return -1
        start = page.start + page.doc[page.sentence(first - 1)[0]].idx
        near = [said for said in self._said[-RECENT:] if said[2] == start]
        return max(near)[3] if near else -1


def sentence_of(page: Page, attribution: Attribution) -> int:
    """Where in the article the sentence begins in which something is said."""
    first, _ = page.sentence(page.word(attribution.content[0][0]))
    return page.start + page.doc[first].idx
