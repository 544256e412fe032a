"""Drawing questions from a dossier: what the skills share. Whatever is asked, offered or shown
comes out of the dossier's own rows.
"""

import random
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cached_property
from itertools import zip_longest
from typing import Any, TypedDict

from .. import dates, views
from ..contract import ASIDE, BY_HAND, fingerprint
from ..dossier import Dossier
from ..spans import Span, inside, merged, paragraphs, spans_of, touching
from .questions import Paragraph

LONGEST = 110
"""characters of an option; longer words are cut"""
CLAUSE = 4
"""words from which a passage is a clause, more or less"""


class On(TypedDict):
    """What a question about one statement has around it."""

    about: tuple[str, ...]
    passage: tuple[Paragraph, ...]
    proof: tuple[Paragraph, ...]


class Draw:
    """A dossier as material for questions, with the chance that chooses among it."""

    def __init__(self, dossier: Dossier, skill: str) -> None:
        self.dossier, self.skill, self.chance = dossier, skill, random.Random(skill)
        self.paragraphs = paragraphs(dossier.text)
        self.open = _left_open(dossier)
        """the rows of which something is left open: nothing is asked about them"""
        said = list(views.statements(dossier).itertuples())
        self.statements = [row for row in said if row.attribution_id not in self.open]
        self.by_id = {statement.attribution_id: statement for statement in self.statements}
        self.by_claim = grouped(said, lambda statement: statement.claim_id)
        self.names = views.names(dossier) | {self.outlet: "the outlet itself, citing nobody"}
        self.kinds = dict(zip(dossier.entities["entity_id"], dossier.entities["kind"]))
        self.mentions = {row.mention_id: row for row in dossier.mentions.itertuples()}
        self.claims = {row.claim_id: row for row in dossier.claims.itertuples()}
        self.hops = grouped(
            dossier.hops.sort_values("hop").itertuples(), lambda hop: hop.attribution_id
        )
        places = {row.quantity_id: (row.start, row.end) for row in dossier.quantities.itertuples()}
        self.figures = [
            (row, places[row.quantity_id])
            for row in views.quantities(dossier).itertuples()
            if row.attribution_id not in self.open
        ]
        """each quantity with its place"""
        self.plain = list(self._plain(said))
        """the attributions whose words are nobody else's as well: not shared with another origin,
        not inside another's words, and no cue of another's
        """
        self.clear = list(self._clear())
        """those of the plain ones that affirm, and of which no reader noted that nobody is cited
        for them though somebody might be
        """
        self.quotable = [statement for statement in self.plain if is_clause(statement)]
        """those of the plain ones whose words can be judged out of their sentence"""

    def by(self, chance: str) -> "Draw":
        """The same material with a chance of its own."""
        other = copy(self)
        other.chance = random.Random(f"{chance}/{fingerprint(self.dossier.text)}")
        return other

    def _plain(self, said: list[Any]) -> Iterator[Any]:
        here, cues = defaultdict(list), defaultdict(list)
        for statement in said:
            for place in self.places((statement.start, statement.end)):
                here[place].append(statement)
        for cue in {cue for chain in self.hops.values() for cue in cues_of(chain)}:
            cues[self.places(cue)[0]].append(cue)
        for statement in self.statements:
            place = self.places((statement.start, statement.end))[0]
            shared = any(self._is_inside(statement, other) for other in here[place])
            is_cue = not statement.depth and touching(self.content(statement), cues[place])
            if not shared and not is_cue:
                yield statement

    def _is_inside(self, statement, other) -> bool:
        """Whether a statement's words are all within those of another origin."""
        return other.origin != statement.origin and all(
            inside(span, self.content(other)) for span in self.content(statement)
        )

    @cached_property
    def remarks(self) -> list[Any]:
        """The observations that are about the text; those about findings are an analyst's."""
        rows = self.dossier.observations.itertuples()
        return [row for row in rows if row.kind not in (BY_HAND, ASIDE)]

    def _clear(self) -> Iterator[Any]:
        doubted = [
            span for row in self.remarks if row.kind == "unattributed" for span in spans_of(row)
        ]
        for statement in self.plain:
            doubtful = statement.depth and touching(self.content(statement), doubted)
            if statement.stance == "affirms" and not doubtful:
                yield statement

    @property
    def outlet(self) -> str:
        """The entity that publishes the article: hop 0 of every chain."""
        first = self.dossier.hops.loc[self.dossier.hops["hop"] == 0, "entity_id"]
        return first.iloc[0] if len(first) else ""

    # ---- places in the text
    def places(self, span: Span) -> range:
        """The paragraphs, from 0, that a span stands in."""
        first = max(0, bisect_right(self.paragraphs, span[0], key=lambda bounds: bounds[0]) - 1)
        behind = bisect_left(self.paragraphs, span[1], key=lambda bounds: bounds[0])
        return range(first, max(first + 1, behind))

    def passage(self, *spans: Span, around: tuple[Span, ...] = ()) -> tuple[Paragraph, ...]:
        """The paragraphs that spans, or those around, stand in; the spans are marked, those that
        overlap as one.
        """
        if not self.paragraphs:
            return ()
        places = {place for span in (*spans, *around) for place in self.places(span)}
        return tuple(self._paragraph(place, spans) for place in sorted(places))

    def _paragraph(self, place: int, marked: Iterable[Span]) -> Paragraph:
        start, end = self.paragraphs[place]
        marks = merged(
            (max(first, start), min(last, end))
            for first, last in marked
            if first < end and last > start
        )
        return Paragraph(place + 1, start, self.dossier.text[start:end], tuple(marks))

    def content(self, statement) -> list[Span]:
        """The stretches of an attribution's content."""
        return spans_of(statement)

    def contents(self, statements: Iterable[Any]) -> list[Span]:
        """The stretches of the contents of several."""
        return [span for statement in statements for span in self.content(statement)]

    def last_hop(self, statement) -> Any:
        """The hop of a chain that ends at its origin."""
        return self.hops[statement.attribution_id][-1]

    def proof(self, statement) -> tuple[Paragraph, ...]:
        """The passage that shows an attribution: its content, the cues and the names of its
        sources, as far as these stand in the paragraph before it or later.
        """
        chain, content = self.hops[statement.attribution_id], self.content(statement)
        earliest = self.passage(*content)[0].number - 1
        mentions = [
            self.mentions[hop.mention_id] for hop in chain if hop.mention_id in self.mentions
        ]
        near = [
            (row.start, row.end)
            for row in mentions
            if any(
                part.number >= earliest and part.start <= row.start < part.start + len(part.text)
                for part in self.passage((row.start, row.end))
            )
        ]
        return self.passage(*content, *cues_of(chain), *near)

    def on(self, statement) -> On:
        """What a question about an attribution is about, shows with it, and shows afterwards."""
        return {
            "about": (statement.attribution_id,),
            "passage": self.passage(*self.content(statement)),
            "proof": self.proof(statement),
        }

    def takes_a_straight_way(self, statement) -> bool:
        """Whether nobody stands in the chain twice."""
        chain = self.hops[statement.attribution_id]
        return len({hop.entity_id for hop in chain}) == statement.depth + 1

    def relays(self, statement) -> list[str]:
        """The names of those who stand between the outlet and the origin."""
        return [self.name(hop.entity_id) for hop in self.hops[statement.attribution_id][1:-1]]

    def same_paragraph(self, *spans: Span) -> bool:
        """Whether all the spans stand in one paragraph."""
        return len({place for span in spans for place in self.places(span)}) == 1

    # ---- words
    def quoted(self, statement) -> str:
        """The words of an attribution between quotation marks, their own marks within made
        single.
        """
        pieces = [self.dossier.text[start:end] for start, end in self.content(statement)]
        words = quoted_within(" … ".join(pieces)).rstrip(".")
        whole = re.fullmatch("‘([^‘’]*)’", words)
        return f"“{cut(whole[1] if whole else words)}”"

    def name(self, entity_id: str) -> str:
        """What a party is called in questions."""
        return self.names[entity_id]

    def told_claim(self, statement) -> str:
        """What the marked words say, as the dossier puts it."""
        say = "say" if statement.stance == "affirms" else "deny"
        return f"The marked words {say}: “{cut(statement.proposition, 160)}”"

    def told_chain(self, statement) -> str:
        """The chain in words, with the cue of each step."""
        steps = [
            f"{self.name(hop.entity_id)} (“{hop.cue}”)" if hop.cue else self.name(hop.entity_id)
            for hop in self.hops[statement.attribution_id][1:]
        ]
        if not steps:
            return "Nobody is cited: the words are the outlet's own."
        return f"The chain: {' → '.join(['the outlet', *steps]).rstrip('.')}."

    def told_note(self, note: str) -> str:
        """A note of the dossier without ids of its rows: a date's id becomes its words, any other
        what it stands for.
        """
        return self._ids.sub(lambda match: self._words_of_ids[match[0]], note) if note else note

    @cached_property
    def _words_of_ids(self) -> dict[str, str]:
        return (
            {claim.claim_id: f"“{claim.proposition}”" for claim in self.claims.values()}
            | {statement.attribution_id: self.quoted(statement) for statement in self.statements}
            | {row.date_id: f"“{row.text}”" for row in self.dossier.dates.itertuples()}
        )

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        """Every id, whatever characters it is made of, where it is no part of a longer word."""
        longest = sorted(self._words_of_ids, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")

    # ---- chance
    def in_turn(self, rows: Iterable[Any], kind: Callable[[Any], object]) -> list:
        """The rows in an order of chance in which each kind comes once before any comes twice."""
        mixed, seen, turns = self.shuffled(rows), Counter[object](), []
        for row in mixed:
            turns.append(seen[kind(row)])
            seen[kind(row)] += 1
        return [mixed[place] for place in sorted(range(len(mixed)), key=turns.__getitem__)]

    def alternating(self, rows: Iterable[Any], apart: Callable[[Any], bool]) -> list:
        """The rows in an order of chance in which those that `apart` is true of come in turn with
        the others, whichever first.
        """
        mixed = self.shuffled(rows)
        sides = [[row for row in mixed if apart(row)], [row for row in mixed if not apart(row)]]
        self.chance.shuffle(sides)
        return [row for pair in zip_longest(*sides) for row in pair if row is not None]

    def shuffled(self, rows: Iterable[Any]) -> list:
        """The rows in an order of chance."""
        listed = list(rows)
        return self.chance.sample(listed, len(listed))


def _left_open(dossier: Dossier) -> frozenset[str]:
    """The statements, claims, dates and quantities that are left open, or are about such; a claim
    that is left open in one place is left open. That a source does not commit itself can be asked
    of a statement, but nobody is then said to stand behind the claim.
    """
    found, figures = views.left_open(dossier), dossier.quantities
    told = found.loc[found["open"] != views.WHETHER, "attribution_id"]
    said = {*told, *_through(dossier)}
    unclear = dossier.attributions["attribution_id"].isin({*found["attribution_id"], *said})
    return frozenset(
        [
            *said,
            *dossier.attributions.loc[unclear, "claim_id"],
            *(row.date_id for row in dossier.dates.itertuples() if dates.leaves_year(row.edtf)),
            *figures.loc[figures["attribution_id"].isin(said), "quantity_id"],
        ]
    )


def _through(dossier: Dossier) -> set[str]:
    """The statements of which a party of the chain is left open."""
    known = views.identified_as(dossier)
    return {
        hop.attribution_id
        for hop in dossier.hops.itertuples()
        if views.OPEN in (known[hop.entity_id], known.get(hop.addressee))
    }


def grouped(rows: Iterable[Any], kind: Callable[[Any], Any]) -> dict[Any, list]:
    """The rows by kind, in their order."""
    groups = defaultdict(list)
    for row in rows:
        groups[kind(row)].append(row)
    return dict(groups)


def distinct(rows: Iterable[Any], *by: Callable[[Any], Any]) -> list:
    """The rows of which no two are alike, by each of the functions in turn; of those that are, the
    last one, in the place of the first.
    """
    left = list(rows)
    for alike in by:
        left = list({alike(row): row for row in left}.values())
    return left


def is_clause(statement) -> bool:
    """Whether the words of an attribution can be judged out of their sentence: a clause, more or
    less.
    """
    return len(statement.text.split()) >= CLAUSE


def cues_of(chain: Iterable[Any]) -> list[Span]:
    """Where the cues of a chain's hops stand."""
    return [(int(hop.cue_start), int(hop.cue_end)) for hop in chain if hop.cue]


def quoted_within(words: str) -> str:
    """Words that are to stand between quotation marks: their own marks are made single, and those
    without a partner dropped.
    """
    words = re.sub(r'[“"]([^“”"]*)[”"]', r"‘\1’", words)
    return re.sub(r'[“”"]', "", words)


def upper(words: str) -> str:
    """The words with a capital at the beginning, and no other change."""
    return words[:1].upper() + words[1:]


def cut(words: str, most: int = LONGEST) -> str:
    """The words on one line, cut after a word where they are too long to be an option."""
    words = re.sub(r"\s+", " ", words).strip()
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
