"""Referring: whom a pronoun, or a description that tells little, can mean: the persons and bodies
of the nearest sentence before it that has any who fit in number and gender.

One is meant where only one fits, or where one is the subject of that sentence and the others stand
inside what it says. Two who are told apart by nothing stay two. Method: a cut of centering (Grosz,
Joshi and Weinstein 1995), precision before recall. Misses: what is named only after the pronoun.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..lexicons import valued, words
from .attributions.cues import load_cues
from .entity import Entity
from .groups import group_of
from .members import DOCUMENTS, KINDS, kind_of
from .naming import TITLES
from .pages import Page

BACK = 4
"""how many sentences back somebody is looked for"""
DEEP = 3
"""how many pronouns may stand for each other in a row"""
GOVERNED = ("ccomp", "xcomp", "dobj", "oprd")
GENDERED = valued("castwords", "gendered")
"""he or she, by the noun that describes somebody"""
AGENTS = tuple(words("castwords", "agent"))
"""how nouns end that say what somebody does"""
SHORT = 5
"""the letters of a noun that is too short for its ending to tell: "list"
"""
FINDING = words("castwords", "finding")
"""verbs of which a document is the subject, before the body that it is from"""
SUBJECTS = ("nsubj", "nsubjpass")
ABOUT = (*SUBJECTS, "ROOT")
"""the parser's relations of a noun that a sentence is about, also of one that it takes for all of a
sentence
"""
OBJECTS = ("dobj", "pobj", "agent", "conj", "dative", "attr")
INSIDE = {"ccomp", "relcl", "acl", "advcl", "poss", "csubj", "parataxis", "appos"}
OWN_OBJECTS = ("dobj", "dative", "iobj", "pobj")
SHARING = ("xcomp", "pcomp", "conj")
"""the parser's relations of a verb that may have the subject of the verb above it"""
ACCUSATIVE = {"him", "her", "them"}
BODIES = {"organisation", "government", "outlet", "collective", "group"}
POINTING = {"it", "this", "that", "there", "these", "those"}
"""subjects of which a noun does not say what they are, but whom or what there is"""


@dataclass(frozen=True)
class Candidate:
    """Somebody whom a pronoun can mean: the word, the member of the cast where it is a name, and 1
    for the subject of its sentence, 2 beside it, 3 inside what it says.
    """

    token: Any
    entity: int | None
    rank: int
    at: int
    """the number of the word in whose sentence it was found: a pronoun where it was meant by one"""
    sure: bool = False
    """whether its name or title tells that the pronoun fits, and does not only allow it"""

    @property
    def again(self) -> bool:
        """Whether it was found as a pronoun: then its sentence goes on about it."""
        return self.at != self.token.i

    @property
    def open(self) -> bool:
        """Whether it is a pronoun that is itself not resolved."""
        return self.token.tag_ == "PRP"

    @property
    def key(self) -> tuple[str, int]:
        """What tells two candidates apart."""
        return ("token", self.token.i) if self.entity is None else ("entity", self.entity)


def decided(first_word: int, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one of the candidates that the text decides for; None where it does not. In the sentence
    of the pronoun itself, which begins with the first word, only one may fit.
    """
    apart = {candidate.key: candidate for candidate in reversed(candidates)}
    best = {each.key: each for each in candidates if each.rank < 3}
    first = [each for each in best.values() if each.rank == 1]
    meant = None
    if len(apart) == 1:
        meant = candidates[0]
    elif len(first) == 1 and first[0].at < first_word:
        others = [each for each in best.values() if each is not first[0]]
        vague = all(each.entity is None and not each.sure for each in others)
        clear = first[0].again or not others or (vague and first[0].sure)
        meant = first[0] if clear else None
    return None if meant is None or (meant.entity is None and meant.open) else meant


class Referents:
    """Looks for whom the words of a page can mean. member: the number of the member of the cast
    whose name a word is part of; None where it is part of none.
    """

    def __init__(
        self, page: Page, entities: Sequence[Entity], member: Callable[[Any], int | None]
    ) -> None:
        self._page, self._entities, self._member = page, entities, member

    def find(
        self, head: Any, sort: str, apart: int | None = None, deep: int = DEEP
    ) -> list[Candidate]:
        """Whom a pronoun of this sort, he, she, it or they, can mean: those of the nearest
        sentence that has any. apart: who speaks it, and so is not meant.

        Inside a quotation only those that the quotation itself names are looked at.
        """
        around, doer = self._page.quotation(head.idx), _doer(head)
        barred = {apart, None if doer is None else self._member(doer)}
        first = self.begins(head)
        last = first if _trails(head, first) else head.i
        for _ in range(BACK + 1):
            found = [
                candidate
                for token in self._page.doc[first:last]
                if self._page.quotation(token.idx) == around and token != doer
                for candidate in self._as_candidate(token, sort, deep)
                if candidate.entity is None or candidate.entity not in barred
            ]
            if found or first == 0 or not self._goes_on(first, around):
                return list(_finding(head, found))
            first, last = self._page.sentence(first - 1)
        return []

    def _goes_on(self, first: int, around: int | None) -> bool:
        """Whether the words before a sentence stand in the same quotation, or in none."""
        before = self._page.doc[first - 1]
        return around is None or self._page.quotation(before.idx) == around

    def begins(self, token: Any) -> int:
        """The number of the first word of a word's sentence."""
        return self._page.sentence(token.i)[0]

    def _as_candidate(self, token: Any, sort: str, deep: int) -> Iterator[Candidate]:
        member = self._member(token)
        if member is None:
            member = self._named_behind(token)
        if member is not None:
            entity = self._entities[member]
            firm = sort == "firm" and _may_be_firm(entity, token)
            if (firm or self._fits(entity, sort)) and token.dep_ != "compound":
                sure = entity.pronoun == sort
                yield Candidate(token, member, _rank(token), token.i, sure)
        elif token.dep_ in SUBJECTS and token.lower_ == sort:
            before = self.find(token, sort, deep=deep - 1) if deep else []
            meant = decided(self.begins(token), before)
            if meant is None:
                yield Candidate(token, None, _rank(token), token.i)
            else:
                yield Candidate(meant.token, meant.entity, _rank(token), token.i, meant.sure)
        elif sort in ("he", "she") and token.dep_ in SUBJECTS and group_of(self._page, token):
            yield Candidate(token, None, _rank(token), token.i)
        elif token.pos_ in ("NOUN", "PROPN") and sort in _sorts(token):
            sure = token.lemma_.lower() in GENDERED
            yield Candidate(token, None, _rank(token), token.i, sure)

    def _named_behind(self, token: Any) -> int | None:
        """The person whose name stands between commas right behind a noun for what one does, and
        who is that noun wherever the parser hangs the name: "the mayor, Will Odum, said".
        """
        doc, at = token.doc, token.i + 2
        if token.tag_ != "NN" or at >= len(doc) or doc[at - 1].text != ",":
            return None
        if KINDS.get(token.lemma_.lower()) != "anonymous" or doc[at].dep_ == "conj":
            return None
        at += at + 1 < len(doc) and TITLES.fullmatch(f"{doc[at].text} ") is not None
        number = self._member(doc[at])
        named = number is not None and self._entities[number].kind == "person"
        return number if named else None

    def _fits(self, entity: Entity, sort: str) -> bool:
        """Whether a named member can be meant by a pronoun."""
        if entity.kind == "person" and sort in ("he", "she", "they"):
            return entity.pronoun == sort or (sort != "they" and not entity.pronoun)
        return sort in ("it", "they") and entity.kind in BODIES


def _finding(pronoun: Any, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Of these candidates the documents, where what a pronoun finds or concludes is told, and one
    of them is a document; else all.
    """
    finds = pronoun.dep_ in SUBJECTS and pronoun.head.lemma_.lower() in FINDING
    written = [each for each in found if each.token.lemma_.lower() in DOCUMENTS]
    yield from written if finds and written else found


def describes_somebody(noun: str) -> list[str]:
    """The pronouns that somebody may have whom a noun describes."""
    return [GENDERED[noun]] if noun in GENDERED else ["he", "she"]


def _may_be_firm(entity: Entity, token: Any) -> bool:
    """Whether what was taken for a place may be a firm: no list knows it, and it does something."""
    return entity.kind == "place" and not entity.country and token.dep_ in SUBJECTS


def _doer(pronoun: Any) -> Any | None:
    """The subject of the verb whose object a pronoun is: it does not mean itself ("Roe asked her to
    leave").
    """
    verb, within = pronoun.head, pronoun.dep_ in SUBJECTS
    if pronoun.tag_ != "PRP" or not (within or pronoun.dep_ in OWN_OBJECTS):
        return None
    if within or verb.dep_ == "prep":
        verb = verb.head
    if within and pronoun.lower_ not in ACCUSATIVE:
        return None
    doers = [kin for kin in verb.lefts if kin.dep_ in SUBJECTS]
    while not doers and verb.dep_ in SHARING:
        verb = verb.head
        doers = [kin for kin in verb.lefts if kin.dep_ in SUBJECTS]
    return doers[0] if doers else None


def _trails(head: Any, first: int) -> bool:
    """Whether a pronoun closes a sentence as ", he said" does: who is named in what he says is
    somebody else.
    """
    verb = head.head
    governs = any(kin.dep_ in GOVERNED and kin.i > verb.i for kin in verb.children)
    return head.i > first and head.nbor(-1).is_punct and verb.i > head.i and not governs


def _sorts(token: Any) -> set[str]:
    """The pronouns that can mean what a noun describes; none where it is no person and no body, or
    describes a name beside it.
    """
    named = any(kin.dep_ == "appos" and kin.pos_ == "PROPN" for kin in token.children)
    lemma = token.lemma_.lower()
    if lemma in DOCUMENTS and token.dep_ in ABOUT and token.tag_ in ("NN", "NNP"):
        return {"it"}
    if token.dep_ not in (*SUBJECTS, *OBJECTS) or named or _is_predicate(token):
        return set()
    does = _acts(token, lemma) or _speaks(token)
    kind = kind_of(token) or ("anonymous" if does else "")
    if token.tag_ in ("NNS", "NNPS"):
        return {"they"} if kind else set()
    if kind == "anonymous":
        return set(describes_somebody(lemma))
    if kind not in BODIES:
        return set()
    return {"it", "they"} if token.dep_ in SUBJECTS else {"it"}


def _is_predicate(token: Any) -> bool:
    """Whether a noun only says what the subject of its clause is: "is not a greedy man"."""
    subjects = (kin for kin in token.head.lefts if kin.dep_ in SUBJECTS)
    return token.dep_ == "attr" and any(kin.lower_ not in POINTING for kin in subjects)


def _acts(token: Any, lemma: str) -> bool:
    """Whether a noun that no list knows says what somebody does: by its ending, as a subject."""
    return token.dep_ in SUBJECTS and len(lemma) > SHORT and lemma.endswith(AGENTS)


def _speaks(token: Any) -> bool:
    """Whether a noun that no list knows is somebody, since it says something: "forecasters"."""
    row = load_cues()["verb"].get(token.head.lemma_) if token.dep_ == "nsubj" else None
    return row is not None and "quote" in row.takes and token.tag_ == "NNS"


def _rank(token: Any) -> int:
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "ROOT":
        return 1
    if token.dep_ in SUBJECTS:
        clause = token.head
        while clause.dep_ == "conj":
            clause = clause.head
        return 1 if clause.dep_ == "ROOT" else 3
    while token.head != token:
        if token.dep_ in INSIDE:
            return 3
        token = token.head
    return 2
