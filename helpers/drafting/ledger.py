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
from .attributions import Attribution
from .cast import Cast
from .certainty import asks, weigh
from .chaining import Chains
from .dating import Calendar
from .furniture import furniture
from .ids import attribution_id
from .naming import squeezed
from .pages import Page
from .quantities import Quantity
from .records import Amount, Claim, Dated, Hop, Statement
from .times import Time

WORD = re.compile(r"\w+")
LEAD = re.compile(r"^(?:that|of)\s+", re.IGNORECASE)
MARKS = str.maketrans("", "", '"“”„«»')
ANAPHORS = frozenset(["it", "this", "that", "them", "those", "these", "so"])
ALLEGATION = re.compile(
    r"it|this|that|them|those|these"
    r"|(?:the |an |a |such |this |these |those |any |all )*"
    r"(?:allegation|accusation|charge|claim|report)s?"
)
OWN_VOICE = "the outlet's own voice"


class Ledger:
    """Claims, statements and amounts, filled page by page; `times` are those of the whole article,
    in its order.
    """

    def __init__(self, cast: Cast, times: list[Time]) -> None:
        self.cast, self.times = cast, times
        self.claims: list[Claim] = []
        self.statements: list[Statement] = []
        self.amounts: list[Amount] = []
        self._calendar = Calendar(times)
        self._chains = Chains(cast)
        self._by_words: dict[str, int] = {}
        self._accused = -1

    def enter(
        self, page: Page, attributions: Sequence[Attribution], quantities: Sequence[Quantity]
    ) -> None:
        """Enters what was found on a page; what nobody says is left to the sentence around it."""
        aside = list(furniture(page.text))
        attributions = [made for made in attributions if not _left_out(made, aside)]
        first = len(self.statements)
        for attribution in attributions:
            self._enter_said(page, attribution)
        for attribution in _own_voice(page, attributions, aside):
            statement = self._statement(page, attribution)
            self.statements.append(replace(statement, hops=[Hop(0, OWN_VOICE)]))
        self._count(page, quantities, first)

    def _enter_said(self, page: Page, attribution: Attribution) -> None:
        statement = self._statement(page, attribution)
        dated = self._calendar.said(page, attribution, statement.pieces)
        for party in attribution.parties or (None,):
            name = attribution_id(len(self.statements))
            hops = self._chains.hops(page, attribution, party, dated, name)
            self.statements.append(replace(statement, hops=hops))

    def _statement(self, page: Page, attribution: Attribution) -> Statement:
        """What is said, how and how surely, with no hops yet."""
        content = attribution.content
        pieces = [page.moved(piece) for piece in content]
        tokens = [token for piece in content for token in page.words(piece)]
        certainty, hedge = weigh(attribution.certainty, tokens)
        certainty = "unstated" if asks(page.text, content) else certainty
        claim, note = self._claim(page, attribution, pieces)
        return Statement(
            claim=claim,
            pieces=pieces,
            quote=attribution.quote,
            act=attribution.act,
            stance=attribution.stance,
            certainty=certainty,
            hedge=hedge,
            note=note,
            rule=attribution.rule,
        )

    def _claim(self, page: Page, attribution: Attribution, pieces: list[Span]) -> tuple[int, str]:
        """The number of the claim, a new one unless it is worded like one before; and a note on how
        it was read.
        """
        words = self._proposition(page, attribution)
        key = " ".join(WORD.findall(words.casefold())) or words
        if attribution.act == "deny" and self._accused >= 0 and ALLEGATION.fullmatch(key):
            return self._accused, "Read as a denial of the accusation before it."
        if key not in self._by_words:
            self._by_words[key] = len(self.claims)
            event, note = self._event(pieces)
            if key in ANAPHORS:
                note = ANAPHOR.format(words)
            self.claims.append(Claim(words, attribution.rule, note, event))
        if attribution.act == "accuse":
            self._accused = self._by_words[key]
        return self._by_words[key], ""

    def _proposition(self, page: Page, attribution: Attribution) -> str:
        """What is said, in words that stand alone: who is urged "should", who is accused "is"."""
        words = plain(" ".join(page.text[start:end] for start, end in attribution.content))
        if attribution.addressee and attribution.act in ("urge", "accuse"):
            number, _ = self.cast.party(page, attribution.addressee)
            return addressed(words, attribution.act, self.cast.entities[number].name)
        return words

    def _event(self, pieces: list[Span]) -> tuple[Dated | None, str]:
        """When the claim puts what happens: by the one date in it; by none, with a note, when
        several could be meant.
        """
        dated = [
            time
            for time in self._calendar.days(pieces[0][0], pieces[-1][1])
            if inside((time.start, time.end), pieces)
        ]
        exact = [time for time in dated if time.basis != "vague"] or dated
        if len(exact) == 1:
            return Dated(exact[0].edtf, exact[0].basis, exact[0]), ""
        return None, SEVERAL if exact else ""

    def _count(self, page: Page, quantities: Sequence[Quantity], first: int) -> None:
        """Enters each quantity for the innermost of the statements from the first on that holds it,
        once for each source of that statement.
        """
        spans = [statement.span for statement in self.statements[first:]]
        by_size = sorted(range(len(spans)), key=lambda at: spans[at][1] - spans[at][0])
        for quantity in quantities:
            start, end = own = page.moved((quantity.start, quantity.end))
            holding = (at for at in by_size if spans[at][0] <= start and end <= spans[at][1])
            inner = next((spans[at] for at in holding), None)
            self.amounts += [
                Amount(first + at, own, quantity) for at in by_size if spans[at] == inner
            ]


def plain(content: str) -> str:
    """What is said, as a proposition: without quotation marks, "that" and closing punctuation;
    never blank when the content is not.
    """
    bare = LEAD.sub("", squeezed(content.translate(MARKS)).strip(" ,;:.—–-'‘’"))
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


def _own_voice(
    page: Page, attributions: Sequence[Attribution], aside: Sequence[Span]
) -> Iterator[Attribution]:
    """The sentences with a verb that no attribution touches, as the outlet's."""
    touched = bytearray(len(page.text))
    for start, end in aside:
        touched[start:end] = b"\1" * (end - start)
    for made in attributions:
        labels = () if made.rule.startswith("answer") else (*made.cue, *made.source)
        for start, end in (*made.content, *labels):
            touched[start:end] = b"\1" * (end - start)
    for sentence in page.doc.sents:
        if _claims(sentence) and not any(touched[sentence.start_char : sentence.end_char]):
            kept = [token for token in sentence if not token.is_space]
            yield _own((kept[0].idx, kept[-1].idx + len(kept[-1])))


def _claims(sentence: Any) -> bool:
    """Whether a sentence has a verb and two words more."""
    words = [token for token in sentence if token.is_alpha]
    return len(words) >= 3 and any(token.pos_ in ("VERB", "AUX") for token in words)


def _own(piece: Span) -> Attribution:
    return Attribution(
        source=(),
        cue=(),
        content=(piece,),
        lemma="",
        act="assert",
        stance="affirms",
        certainty="certain",
        quote="none",
        rule=OWN_VOICE,
    )
