"""Drawing questions from a dossier: what the skills share. Whatever is asked, offered or shown
comes out of the dossier's own rows.
"""

import random
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from functools import cached_property
from typing import Any, TypedDict

from .. import dates, views
from ..contract import ASIDE, BY_HAND, fingerprint
from ..dossier import Dossier
from ..spans import Span, inside, merged, paragraphs, spans_of, touching
from . import askable
from .phrasing import cut, quoted_within
from .questions import Paragraph
from .turns import Chance, grouped

NEAR_BY = "what stands near by"


class On(TypedDict):
    """What a question about one statement has around it."""

    about: tuple[str, ...]
    passage: tuple[Paragraph, ...]
    proof: tuple[Paragraph, ...]


class Draw(Chance):
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
        self.ids_of = grouped(self.names, lambda id_: self.names[id_])
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
        self.quotable = [statement for statement in self.plain if self.stands_alone(statement)]
        """those of the plain ones whose words can be judged out of their sentence"""
        self.clear = list(self._clear())
        """those of the quotable ones that affirm, and of which no reader noted that nobody is cited
        for them though somebody might be
        """

    def of(self, skill: str) -> "Draw":
        """The same material for another skill: to gather it takes longer than to ask."""
        other = copy(self)
        other.skill, other.chance = skill, random.Random(skill)
        return other

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

    @cached_property
    def findings(self) -> list[Any]:
        """What an editor should know first, the strongest first, without what was set aside."""
        table = views.findings(self.dossier)
        return list(table[table["set_aside"] == ""].itertuples())

    def _clear(self) -> Iterator[Any]:
        doubted = [
            span for row in self.remarks if row.kind == "unattributed" for span in spans_of(row)
        ]
        for statement in self.quotable:
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

    def shows_its_chain(self, statement) -> bool:
        """Whether the text gives each step to the origin words of its own: a cue, or a name."""
        return all(hop.cue or hop.mention_id for hop in self.hops[statement.attribution_id][1:])

    def is_said_outright(self, claim_id: str) -> bool:
        """Whether a claim is made in clauses of their own wherever it is made, and nowhere taken
        for granted.
        """
        return all(map(self.stands_alone, self.by_claim.get(claim_id, ())))

    def stands_alone(self, statement) -> bool:
        """Whether the words of a statement can be judged out of their sentence."""
        content = self.content(statement)
        return askable.can_stand_alone(self.dossier.text, content, self._damaged)

    @cached_property
    def origins(self) -> list[Any]:
        """Each claim with how many make it, and from how many origins."""
        return list(views.origins(self.dossier).itertuples())

    @cached_property
    def _damaged(self) -> list[Span]:
        return askable.find_damaged(self.dossier)

    def notes_on(self, statement, kinds: tuple[str, ...]) -> list[str]:
        """What was noted on the words of a statement, of some kinds of notes: by kind, and the
        fullest first.
        """
        content = self.content(statement)
        rows = [
            row for row in self.remarks if row.kind in kinds and touching(content, spans_of(row))
        ]
        rows.sort(key=lambda row: (kinds.index(row.kind), -len(row.note)))
        return [self.told_note(row.note) for row in rows]

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

    def on(self, statement, *around: Span) -> On:
        """What a question about an attribution is about, shows with it, what stands around it as
        well, and shows afterwards.
        """
        proof = self.proof(statement)
        shown = [(part.start, part.start + 1) for part in proof]
        return {
            "about": (statement.attribution_id,),
            "passage": self.passage(*self.content(statement), around=(*shown, *around)),
            "proof": proof,
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

    def named_in(self, passage: Iterable[Paragraph]) -> set[str]:
        """The names of the parties that are mentioned in some paragraphs."""
        bounds = [(part.start, part.start + len(part.text)) for part in passage]
        return {
            self.name(row.entity_id)
            for row in self.mentions.values()
            if row.form != "pronoun" and inside((row.start, row.end), bounds)
        }

    def beside(self, passage: tuple[Paragraph, ...], names: Iterable[str]) -> tuple[Span, ...]:
        """The mention nearest to a passage of somebody with one of these names whom it does not
        mention: where only one of them stood in the box, it would give itself away.
        """
        known, here = set(names), self.named_in(passage)
        middle = passage[0].start
        further = [
            (row.start, row.end)
            for row in self.mentions.values()
            if row.form == "name" and self.name(row.entity_id) in known - here
        ]
        nearest = sorted(further, key=lambda span: abs(span[0] - middle))
        return tuple(nearest[: max(0, 2 - len(here & known))])

    # ---- words
    def quoted(self, statement) -> str:
        """The words of an attribution between quotation marks, their own marks within made
        single.
        """
        pieces = [self.dossier.text[start:end] for start, end in self.content(statement)]
        words = quoted_within(" … ".join(pieces)).rstrip(".,")
        whole = re.fullmatch("‘([^‘’]*)’", words)
        return f"“{cut((whole[1] if whole else words).rstrip('.,'))}”"

    def name(self, entity_id: str) -> str:
        """What a party is called in questions."""
        return self.names[entity_id]

    @cached_property
    def _belongs(self) -> dict[str, str]:
        entities = self.dossier.entities
        return dict(zip(entities["entity_id"], entities["affiliation"]))

    def are_akin(self, one: str, other: str) -> bool:
        """Whether one party belongs to the other, or speaks for it, or both belong to one."""
        of_one, of_other = self._belongs.get(one), self._belongs.get(other)
        return other in (one, of_one) or of_other == one or (bool(of_one) and of_one == of_other)

    def is_part_of(self, one: str, other: str) -> bool:
        """Whether a party is part of another, at whatever remove: then neither is
        a wrong answer beside the other.
        """
        passed: set[str] = set()
        while (one := self._belongs.get(one, "")) and one not in passed:
            passed.add(one)
        return other in passed

    def is_bound(self, one: str, other: str) -> bool:
        """Whether two parties are one, or either is part of the other or called after it."""
        pairs = ((one, other), (other, one))
        return one == other or any(
            self.is_part_of(inner, outer) or self.name(inner) in self.name(outer)
            for inner, outer in pairs
        )

    def without_outside_years(self, words: str) -> str:
        """Words without the years that stand nowhere in the article: they are not the text's."""
        return re.sub(
            r"\s*\b\d{4}\b",
            lambda year: year[0] if year[0].strip() in self.dossier.text else "",
            words,
        )

    def words_of_date(self, date_id: str) -> str:
        """The words of a date between quotation marks, or where to look for them."""
        dates = self.dossier.dates
        return next(
            (f"“{row.text}”" for row in dates.itertuples() if row.date_id == date_id), NEAR_BY
        )

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


def cues_of(chain: Iterable[Any]) -> list[Span]:
    """Where the cues of a chain's hops stand."""
    return [(int(hop.cue_start), int(hop.cue_end)) for hop in chain if hop.cue]
