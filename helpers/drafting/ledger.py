"""The ledger: what was found in the parsed text, entered as claims, statements, hops and amounts.

One statement per source: sources joined by "and" share a claim. A claim that is worded the same way
twice is one claim with two statements. A sentence that nobody is said to have said is the outlet's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..leftopen import ANAPHOR, SEVERAL
from ..spans import Span, inside, touching
from .acting import act_of
from .attributions import Attribution
from .cast import Cast
from .certainty import asks, obliges, weigh
from .chaining import Chains, is_thought_of
from .counted import is_who
from .dating import DOCUMENTS, Calendar, happens, is_now, stands
from .furniture import furniture
from .ids import attribution_id
from .issuing import CARRIED, Issue
from .knowing import Grounds
from .naming import squeezed
from .pages import Page
from .propositions import OWN_VOICE, propositions
from .propositions.completing import TELLING
from .quantities import Quantity, uncounted
from .records import Amount, Claim, Dated, Hop, Statement
from .sides import Sides, Terms, terms_of
from .standing import Standing
from .times import Time
from .told import ANAPHORS, Told, calls_false

WORD = re.compile(r"\w+")
LEAD = re.compile(r"^(?:[Tt]hat|of)\s+")
JOINT = re.compile(r"^(?:and|but)\s+(?=\w+\s)")
"""what joins a statement to the one before it"""
QUESTIONED = re.compile(r"^whether\s+(?!or\b)", re.IGNORECASE)
NOMINATIVE = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}
ACCUSATIVE = re.compile(r"^(them|him|her|us|me)(?= (?:is|are|should|was|were|had) )", re.I)
"""the object of one verb as the subject of another"""
MARKS = str.maketrans("", "", '"“”„«»')
POINTING, PLURAL = ("nsubj", "nsubjpass"), ("NNS", "NNPS")
DENIAL = "Read as a denial of what is said before it."
OTHER_SIDE = "Read as the claim that is affirmed and denied elsewhere in much the same words."


class Ledger:
    """Claims, statements and amounts, filled page by page; `times` are those of the whole article,
    in its order; `issue` says when the outlet wrote what stands where.
    """

    def __init__(self, cast: Cast, times: list[Time], issue: Issue) -> None:
        self.cast, self.times, self.issue = cast, times, issue
        self.claims: list[Claim] = []
        self.statements: list[Statement] = []
        self.amounts: list[Amount] = []
        self._calendar = Calendar(times)
        self._chains = Chains(cast)
        self._by_words: dict[str, int] = {}
        self._sides = Sides()
        self._told = Told()
        self._grounds = Grounds(cast)

    def enter(
        self, page: Page, attributions: Sequence[Attribution], quantities: Sequence[Quantity]
    ) -> None:
        """Enters what was found on a page; what nobody says is left to the sentence around it."""
        aside = list(furniture(page.text))
        attributions = [made for made in attributions if not _left_out(made, aside)]
        first = len(self.statements)
        for attribution in propositions(page, attributions, aside):
            if attribution.rule == OWN_VOICE:
                statement = self._statement(page, attribution)
                hops = self._issued(page, attribution, [Hop(0, OWN_VOICE)])
                self.statements.append(replace(statement, hops=hops))
            elif not self._told.is_empty(page, attribution):
                self._enter_said(page, attribution)
        self._count(page, quantities, first)

    def _enter_said(self, page: Page, attribution: Attribution) -> None:
        pieces = [page.moved(piece) for piece in attribution.content]
        dated = self._calendar.said(page, attribution, pieces)
        chains = []
        for number, party in enumerate(attribution.parties or (None,), len(self.statements)):
            name = attribution_id(number)
            hops = self._chains.hops(page, attribution, party, dated, name)
            if is_thought_of(page, attribution, hops[-1]):
                return
            chains.append(self._issued(page, attribution, hops))
        if attribution.holds:
            return
        quoted = attribution.quote in ("direct", "mixed")
        statement = self._statement(page, attribution, chains[0][-1].entity)
        if attribution.within_quotation and quoted and all(len(hops) > 2 for hops in chains):
            statement = replace(statement, quote="indirect")
        claimed = self.claims[statement.claim].proposition
        for party, hops in zip(attribution.parties or (None,), chains, strict=True):
            said = replace(statement, hops=hops)
            self.statements.append(self._grounds.of(page, attribution, party, said, claimed))

    def speaker(self, place: int) -> int | None:
        """Who says the words at a character, where one alone is quoted with them; the innermost."""
        around = [made for made in self.statements if inside((place, place + 1), made.pieces)]
        quoted = [made for made in around if made.quote in ("direct", "mixed") and made.hops[1:]]
        least = min((made.span[1] - made.span[0] for made in quoted), default=0)
        inner = [made for made in quoted if made.span[1] - made.span[0] == least]
        speakers = {made.hops[-1].entity for made in inner}
        return speakers.pop() if len(speakers) == 1 else None

    def _issued(self, page: Page, attribution: Attribution, hops: list[Hop]) -> list[Hop]:
        """The hops with the day on which the outlet wrote this, and the others no later in an entry
        of a live blog.
        """
        place = page.start + attribution.content[0][0]
        outlet, *others = hops
        dated = [self.issue.relayed(hop, place, self._speaks_now(page, hop)) for hop in others]
        return [replace(outlet, said=self.issue.at(place)), *dated]

    def _speaks_now(self, page: Page, hop: Hop) -> bool:
        """Whether somebody, and no document, says something now."""
        name = self.cast.entities[hop.entity].name.lower().split()
        written = not DOCUMENTS.isdisjoint(name)
        return not written and is_now(_cue(page, hop))

    def _statement(
        self, page: Page, attribution: Attribution, source: int | None = None
    ) -> Statement:
        """What is said, how and how surely, with no hops yet. source: who says it."""
        content = attribution.content
        pieces = [page.moved(piece) for piece in content]
        said = [token for piece in content for token in page.words(piece)]
        around = list(_around(page, attribution))
        shared = [token for token in around if token.dep_ in ("aux", "neg")]
        certainty, hedge = weigh(attribution.certainty, [*shared, *said])
        urged = _urged(page, attribution)
        certainty = "unstated" if urged or asks(page.text, content) else certainty
        words, unclear = self._proposition(page, attribution, source)
        refuted = self._told.before(page, attribution) if calls_false(words) else -1
        if refuted >= 0:
            attribution = replace(attribution, act="deny", stance="denies")
            claim, note = refuted, DENIAL
        else:
            terms = terms_of([*around, *said])
            claim, note = self._claim(page, words, attribution, terms, unclear)
        return Statement(
            claim=claim,
            pieces=pieces,
            quote=attribution.quote,
            act="urge" if urged else act_of(page, attribution),
            stance=attribution.stance,
            certainty=certainty,
            hedge=hedge,
            note=note,
            rule=attribution.rule,
            own=page.moved(attribution.own) if attribution.own else None,
        )

    def _claim(
        self, page: Page, words: str, attribution: Attribution, terms: Terms, unclear: str
    ) -> tuple[int, str]:
        """The number of the claim, a new one unless it is worded like one before; and a note on how
        it was read. unclear: what its words leave open.
        """
        key = " ".join(WORD.findall(words.casefold())) or words
        denied = self._told.denied(page, attribution, key)
        if denied >= 0:
            return denied, DENIAL
        note = ""
        if key not in self._by_words:
            other = self._sides.other(terms, attribution.stance)
            note = "" if other is None else OTHER_SIDE
            if other is None:
                other = self._made(page, words, attribution, terms, unclear)
            self._by_words[key] = other
        if attribution.rule != OWN_VOICE:
            self._told.keep(page, attribution, self._by_words[key])
        return self._by_words[key], note

    def _made(
        self, page: Page, words: str, attribution: Attribution, terms: Terms, unclear: str
    ) -> int:
        """The number of a new claim of these words."""
        event, note = self._event(page, attribution.content)
        if event is None and not note and attribution.rule == OWN_VOICE:
            event = self._now(page, attribution)
        note = f"{unclear} {note}".strip()
        if words.casefold() in ANAPHORS:
            note = ANAPHOR.format(words)
        self.claims.append(Claim(words, attribution.rule, note, event, terms))
        self._sides.enter(len(self.claims) - 1, terms, attribution.stance)
        return len(self.claims) - 1

    def _proposition(
        self, page: Page, attribution: Attribution, source: int | None
    ) -> tuple[str, str]:
        """What is said, in words that stand alone: who is urged "should", who is accused "is"; what
        is asked, as if it were so. And a note on what these words leave open.
        """
        quoted = attribution.quote in ("direct", "mixed")
        hearer, told_by = self._hearer(page, attribution), attribution.source
        one = source if len(attribution.parties) < 2 else None
        speaker = one if quoted else None
        standing = Standing(page, self.cast, speaker, hearer, quoted, one, told_by)
        words = standing.word(attribution.wording or attribution.content)
        words = plain(words, opens=not _points_back(page, attribution.content))
        if attribution.rule != OWN_VOICE:
            words = plain(QUESTIONED.sub("", words), opens=False)
        if attribution.addressee and attribution.act in ("urge", "accuse"):
            words = self._with_doer(page, attribution.addressee, attribution.act, words)
        return words, standing.left_open

    def _with_doer(self, page: Page, addressee: Span, act: str, words: str) -> str:
        """What somebody is urged to do or accused of, with who it is where the text tells."""
        entity = self.cast.entities[self.cast.party(page, addressee)[0]]
        name = squeezed(page.text[slice(*addressee)]) if entity.is_open else entity.name
        return addressed(words, act, name)

    def _hearer(self, page: Page, attribution: Attribution) -> int | None:
        """The one person whom a quotation addresses as "you"."""
        if not attribution.addressee or attribution.quote == "indirect":
            return None
        number, _ = self.cast.party(page, attribution.addressee)
        entity = self.cast.entities[number]
        return number if entity.kind == "person" or entity.pronoun else None

    def _event(self, page: Page, content: Sequence[Span]) -> tuple[Dated | None, str]:
        """When the claim puts what happens: by the one date in it that tells; by none, with a note,
        when several could be meant.
        """
        pieces = [page.moved(piece) for piece in content]
        dated = [
            time
            for time in self._calendar.days(pieces[0][0], pieces[-1][1])
            if inside((time.start, time.end), pieces)
            and happens(page, (time.start, time.end), content)
        ]
        exact = [time for time in dated if time.basis != "vague"] or dated
        if len(exact) == 1:
            return Dated(exact[0].edtf, exact[0].basis, exact[0]), ""
        return None, SEVERAL if exact else ""

    def _now(self, page: Page, attribution: Attribution) -> Dated | None:
        """The day of the entry in which the outlet tells how things stand."""
        entry = self.issue.entry(page.start + attribution.content[0][0])
        said = [token for piece in attribution.content for token in page.words(piece)]
        return Dated(entry.edtf, CARRIED, entry) if entry and stands(said) else None

    def _count(self, page: Page, quantities: Sequence[Quantity], first: int) -> None:
        """Enters each quantity for the innermost of the statements from the first on that holds it,
        once for each source of that statement.
        """
        spans = [statement.place for statement in self.statements[first:]]
        by_size = sorted(range(len(spans)), key=lambda at: spans[at][1] - spans[at][0])
        for quantity in quantities:
            start, end = own = page.moved((quantity.start, quantity.end))
            holding = (at for at in by_size if spans[at][0] <= start and end <= spans[at][1])
            inner = next((spans[at] for at in holding), None)
            for at in (first + at for at in by_size if spans[at] == inner):
                who = self._called(page, self.statements[at].hops[-1])
                made = uncounted(quantity) if is_who(quantity.measure, who) else quantity
                self.amounts.append(Amount(at, own, made))

    def _called(self, page: Page, hop: Hop) -> Iterator[str]:
        """What somebody is called, and by which words here."""
        yield self.cast.entities[hop.entity].name
        if hop.mention is not None:
            mention = self.cast.mentions[hop.mention]
            yield page.text[slice(*page.at_home((mention.start, mention.end)))]


def _cue(page: Page, hop: Hop) -> Sequence[Any]:
    """The words by which a step of a chain speaks."""
    return list(page.words(page.at_home(hop.cue_span))) if hop.cue_span else []


def _urged(page: Page, attribution: Attribution) -> bool:
    """Whether a source tells what is to be done, in words that say so and are no question."""
    told = attribution.act in TELLING and attribution.stance == "affirms"
    said = (token for piece in attribution.content for token in page.words(piece))
    sourced = told and attribution.rule != OWN_VOICE
    return sourced and obliges(said) and not asks(page.text, attribution.content)


def _around(page: Page, attribution: Attribution) -> Iterator[Any]:
    """The words that what is said shares with what stands before it."""
    for part in attribution.wording:
        if not isinstance(part, str) and not inside(part, attribution.content):
            yield from page.words(part)


def _points_back(page: Page, content: Sequence[Span]) -> bool:
    """Whether what is said begins with a "that" which is its subject, or tells which one is meant:
    "That was wrong", "that claim".
    """
    first = next((word for word in page.words(content[0]) if word.is_alpha), None)
    if first is None or first.lower_ != "that":
        return False
    return first.dep_ in POINTING or (first.dep_ == "det" and first.head.tag_ not in PLURAL)


def plain(content: str, opens: bool = True) -> str:
    """What is said, as a proposition: without quotation marks, "that" and closing punctuation;
    never blank when the content is not. opens: whether a "that" at its beginning only opens it.
    """
    bare = squeezed(content.translate(MARKS)).strip(" ,;:.—–-'‘’")
    bare = JOINT.sub("", bare)
    bare = LEAD.sub("", bare) if opens else bare
    bare = ACCUSATIVE.sub(lambda found: NOMINATIVE[found[1].lower()], bare)
    return bare[:1].upper() + bare[1:] if bare else squeezed(content) or content


def addressed(words: str, act: str, addressee: str) -> str:
    """A proposition about who is addressed: who is urged "should", who is accused "is".

    >>> addressed("To close the dam", "urge", "the council")
    'The council should close the dam'
    """
    name = addressee.removesuffix(" (government)")
    if act == "urge" and words.startswith("To "):
        return f"{name[:1].upper()}{name[1:]} should {words[3:]}"
    if act == "accuse" and words.split()[0].endswith("ing"):
        return f"{name[:1].upper()}{name[1:]} is {words[:1].lower()}{words[1:]}"
    return words


def _left_out(attribution: Attribution, aside: Sequence[Span]) -> bool:
    """Whether an attribution stands in furniture, or nobody says what it holds; words in quotation
    marks are kept, unless what stands around holds them.
    """
    if touching(attribution.content, aside):
        return True
    return attribution.withheld and (attribution.quote == "indirect" or bool(attribution.relays))
