"""One statement, asked how its source would know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...lexicons import words
from ...spans import Span
from ..attributions import Attribution
from ..cast import Cast
from ..pages import Page
from ..records import NOT_STATED, Statement
from .clauses import Known, by_circumstance, by_experience, by_itself, by_verbs, on_noun

RECKONING = words("knowingwords", "reckoning")
RESOLVING = words("knowingwords", "resolving")
NO_DEEDS = words("knowingwords", "no deed")
"""verbs with which "we" tells nothing that it did: "we have a strong army" """
CHARGES = words("knowingwords", "charge")
INVESTIGATORS = words("knowingwords", "investigating")
OPINIONS = words("speechwords", "opinion")
WEATHER = words("clausewords", "weather")
FIRST, THIRD = {"i", "we"}, {"he", "she", "it", "they"}
EMPTY = {"be", "seem", "appear", "take", "remain"}
"""verbs whose "it" may mean nothing: "it seems that" """
OFFICES = words("knowingwords", "office")
"""who serves in a body whose business it is to know, and what such a body is called"""
RESEARCH = words("knowingwords", "research")
FINDING = {"find", "report", "show", "record"}
FORMERLY = {"former", "ex", "retired", "ex-official"}
PEOPLE = words("knowingwords", "people")
DONE = {"VBD", "VBN"}
PART = re.compile(r" (?:of|for|at|from|in) ")
SPOKES = "spokes"
"""how the role begins of somebody who speaks for a body"""
TOWARDS = {"prep", "dative", "advmod"}
CONCLUDING = {"estimate", "forecast", "assess", "warn"}
SUPPOSED = {"probable", "possible"}


@dataclass(frozen=True)
class Asked:
    """A statement while it is asked how its source would know. party: the source; None when nobody
    is named; claimed: what is said, with names for its pronouns.
    """

    page: Page
    attribution: Attribution
    party: Span | None
    statement: Statement
    cast: Cast
    claimed: str

    def in_words(self) -> Iterator[Known]:
        """By words: of what describes the source here, what hangs on the cue, what the source is,
        what it says of itself, the cue.
        """
        noun = self._noun()
        yield from () if noun is None else on_noun(noun)
        cues = [token for span in self.attribution.cue for token in self.page.words(span)]
        said = {token.i for span in self.attribution.content for token in self.page.words(span)}
        for cue in cues:
            yield from by_circumstance(cue, said)
        if noun is not None and (known := by_itself(noun)) is not None:
            yield known
        if (verb := self._own_verb()) is not None:
            yield from by_verbs(verb)
        for token in self.page.words(self.attribution.content[0]):
            yield from by_experience(token) if self.attribution.quote == "direct" else ()
        if cues and self.attribution.lemma in RECKONING:
            yield Known("inference", cues[0], cues[-1])

    def without_words(self) -> str:
        """What follows from the act and from who says it."""
        act, verb = self.statement.act, self._own_verb()
        if self.attribution.lemma in OPINIONS or (verb is not None and verb.lemma_ in OPINIONS):
            return "inference"
        supposed = self.statement.certainty in SUPPOSED
        verb = None if supposed or (verb is not None and verb.lemma_ in NO_DEEDS) else verb
        resolves = act == "urge" or self.attribution.lemma in RESOLVING
        if resolves or verb is not None or self._denies_charge() or self._own_people():
            return "took-part"
        noun = self._noun()
        if noun is not None and noun.lemma_.lower() in INVESTIGATORS:
            return "office"
        if act in CONCLUDING or supposed:
            return "inference"
        if self.attribution.lemma in FINDING and not RESEARCH.isdisjoint(self._called()):
            return "measured"
        return "office" if self._holds_office() else NOT_STATED

    def _noun(self) -> Any:
        return None if self.party is None else self.page.words(self.party).root

    def _own_verb(self) -> Any:
        """The verb of what the source says of itself: "I saw", "she was told"; else none."""
        place = self.attribution.content[0]
        verb = self.page.words(place).root
        subjects = (kin for kin in verb.children if kin.dep_ in ("nsubj", "nsubjpass"))
        subject = next(subjects, None)
        if subject is None or subject.i < self.page.word(place[0]):
            return None
        if self.attribution.quote in ("direct", "mixed"):
            return verb if subject.lower_ in FIRST or _happens_to_me(verb) else None
        return verb if subject.lower_ in THIRD and self._is_source(subject) else None

    def _is_source(self, pronoun: Any) -> bool:
        """Whether a pronoun of what is said means who says it, or the body he speaks for."""
        entity = self.cast.entities[self.statement.hops[-1].entity]
        body = self.cast.entities[entity.affiliation] if entity.affiliation is not None else entity
        speaks_for = entity.name.partition(" for ")[2] if entity.role.startswith(SPOKES) else ""
        said = _bare(self.claimed)
        names = filter(None, (entity.name, body.name, speaks_for))
        if any(said.startswith(f"{_bare(name)} ") for name in names):
            return True
        left = pronoun.lower_ in ("it", "they") and said.startswith(f"{pronoun.lower_} ")
        alone = entity.kind != "person" or bool(speaks_for)
        return left and alone and pronoun.head.lemma_ not in EMPTY | WEATHER

    def _own_people(self) -> bool:
        """Whether a source tells what his own people did: "his team has counted 60 boats"."""
        verb = self.page.words(self.attribution.content[0]).root
        subject = next((kin for kin in verb.children if kin.dep_ == "nsubj"), None)
        if subject is None or verb.tag_ not in DONE or verb.lemma_ in NO_DEEDS | EMPTY:
            return False
        whose = next((kin for kin in subject.children if kin.dep_ == "poss"), None)
        if whose is None or subject.lemma_.lower() not in PEOPLE:
            return False
        if self.attribution.quote in ("direct", "mixed"):
            return whose.lower_ in ("my", "our")
        name = self.cast.entities[self.statement.hops[-1].entity].name
        mine = whose.lower_ in ("his", "her", "its", "their")
        return mine and _bare(self.claimed).startswith(_bare(name))

    def _holds_office(self) -> bool:
        """Whether it is the business of a source to know: of who speaks for a body or serves in it,
        of a body that confirms something; not of who used to.
        """
        if self.statement.act not in ("assert", "report", "confirm", "deny"):
            return False
        called, entity = self._called(), self.cast.entities[self.statement.hops[-1].entity]
        if not FORMERLY.isdisjoint(called):
            return False
        confirms = self.statement.act == "confirm" and entity.kind in ("organisation", "government")
        return confirms or not OFFICES.isdisjoint(called)

    def _called(self) -> set[str]:
        """The words by which a source is called, and by which its role, in the singular too; what
        stands behind "of" or "for" is no word for it.
        """
        entity = self.cast.entities[self.statement.hops[-1].entity]
        own = [PART.split(called)[0] for called in (entity.name, entity.role)]
        called = {word for part in own for word in part.casefold().split()}
        return called | {word.removesuffix("s") for word in called}

    def _denies_charge(self) -> bool:
        """Whether somebody denies what he is charged with, or to have done something."""
        root = self.page.words(self.attribution.content[0]).root
        charged = root.lemma_.lower() in CHARGES or (root.tag_ == "VBG" and root.dep_ != "acl")
        return self.statement.act == "deny" and charged


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").removesuffix(" (government)")


def _happens_to_me(verb: Any) -> bool:
    """Whether what is done is done to the speaker, or towards him."""
    near, found = list(verb.children), False
    while near and not found:
        found = any(kin.lower_ in ("me", "us") for kin in near)
        near = [one for kin in near if kin.dep_ in TOWARDS for one in kin.children]
    return found
