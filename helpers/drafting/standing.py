"""Standing alone: a proposition with names in the place of its pronouns, where the text decides
whom they mean.

Each is named once, by the first pronoun that means him or her. Misses: "we" and "you", and
pronouns that point forwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..spans import Span
from .cast import Cast
from .centering import center
from .naming import squeezed
from .pages import Page
from .propositions.inflecting import third_person

PERSONAL = {"PRP", "PRP$"}
FIRST_PERSON = {"i", "me", "my"}
THINGS = {"it", "its", "they", "their"}
PREDICATES = {"acomp", "attr", "oprd"}
CLAUSES = {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"}


@dataclass
class Standing:
    """One proposition while it is worded. speaker: the number of whoever says it in these words."""

    page: Page
    cast: Cast
    speaker: int | None = None
    _named: set[int | str] = field(default_factory=set)
    _spans: list[Span] = field(default_factory=list)

    def word(self, parts: Sequence[Span | str]) -> str:
        """The words of these parts, each a place in the text or words as they are."""
        self._spans = [part for part in parts if not isinstance(part, str)]
        said = (part if isinstance(part, str) else self._filled(part) for part in parts)
        return " ".join(said).replace("s 's ", "s' ").replace(" 's ", "'s ")

    def _filled(self, span: Span) -> str:
        out, at = [], span[0]
        for token, words in self._replaced(span):
            out += [self.page.text[at : token.idx], words]
            at = token.idx + len(token)
        return "".join([*out, self.page.text[at : span[1]]])

    def _replaced(self, span: Span) -> Iterator[tuple[Any, str]]:
        """The words of a span that are put otherwise, and how."""
        for token in self.page.words(span):
            if token.idx < span[0] or token.idx + len(token) > span[1]:
                continue
            if (member := self.cast.named_at(self.page, token)) is not None:
                self._named.add(member)
            elif token.tag_ in PERSONAL and (words := self._name(token)):
                yield token, words
            elif self._agrees(token):
                space = " " if token.text[0] in "'’" else ""
                yield token, space + third_person(token.text)

    def _name(self, pronoun: Any) -> str:
        """Whom or what a pronoun means, in its form; blank where the text does not decide, where it
        means nothing, and where it has been said.
        """
        meant = self._meant(pronoun)
        if meant is None or (meant in self._named and pronoun.lower_ not in FIRST_PERSON):
            return ""
        self._named.add(meant)
        words = meant if isinstance(meant, str) else self.cast.entities[meant].called
        owns = pronoun.tag_ == "PRP$"
        return words + ("'" if owns and words.endswith("s") else "'s" if owns else "")

    def _meant(self, pronoun: Any) -> int | str | None:
        """The number of a member of the cast, or words for somebody or something else."""
        if pronoun.lower_ in FIRST_PERSON:
            return self.speaker
        if pronoun.lower_ in THINGS:
            noun = None if _is_empty(pronoun) else center(self.page, pronoun)
            return None if noun is None else self._at(noun)
        quoted = self.page.quotation(pronoun.idx) is not None
        found = self.cast.meant(self.page, pronoun, self.speaker if quoted else None)
        if found is None or found[0] is not None:
            return None if found is None else found[0]
        return self._words(self.page.words(found[1]).root)

    def _at(self, noun: Any) -> int | str | None:
        """The member of the cast that a noun names, or its words."""
        member = self.cast.named_at(self.page, noun)
        return self._words(noun) if member is None else member

    def _words(self, noun: Any) -> str | None:
        """A noun with what stands before it; none where it stands in the proposition itself."""
        start, end = noun.left_edge.idx, noun.idx + len(noun)
        if any(start < last and first < end for first, last in self._spans):
            return None
        of = next((kin for kin in noun.rights if kin.lower_ == "of"), None)
        last = noun if of is None else of.right_edge
        words = squeezed(self.page.text[start : last.idx + len(last)])
        return words if noun.tag_ in ("NNP", "NNPS") else f"{words[:1].lower()}{words[1:]}"

    def _agrees(self, verb: Any) -> bool:
        """Whether a verb has the form that "I" takes, and "I" has become a name."""
        if self.speaker is None or verb.tag_ != "VBP":
            return False
        clause = verb.head if verb.dep_ in ("aux", "auxpass") else verb
        return any(kin.lower_ == "i" and kin.dep_[:5] == "nsubj" for kin in clause.children)


def _is_empty(pronoun: Any) -> bool:
    """Whether an "it" means nothing: "it is clear that", "it rained"."""
    if pronoun.lower_ != "it":
        return False
    kin = [child.dep_ for child in pronoun.head.children]
    clause = any(dep in CLAUSES for dep in kin)
    predicate = any(dep in PREDICATES for dep in kin)
    nested = any(
        grandchild.dep_ in CLAUSES
        for child in pronoun.head.children
        if child.dep_ in PREDICATES
        for grandchild in child.children
    )
    return pronoun.dep_ == "expl" or (predicate and (clause or nested))
