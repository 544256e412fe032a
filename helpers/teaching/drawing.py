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

from .. import views
from ..contract import fingerprint
from ..dossier import Dossier
from .questions import CANNOT_TELL, Key, Paragraph, Question, Span

LONGEST = 110
QUOTABLE = 4
OPTIONS = 4
POINTS = {
    "choice": 2,
    "choices": 3,
    "match": 4,
    "order": 3,
    "pick": 2,
    "date": 2,
    "text": 3,
    "grade": 4,
}


class Draw:
    """A dossier as material for questions, with the chance that chooses among it."""

    def __init__(self, dossier: Dossier, skill: str) -> None:
        self.dossier, self.skill, self.chance = dossier, skill, random.Random(skill)
        self.paragraphs = views.paragraphs(dossier)
        self.said = list(views.statements(dossier).itertuples())
        self.by_id, self.by_claim = (
            {said.attribution_id: said for said in self.said},
            grouped(self.said, lambda said: said.claim_id),
        )
        self.names = views.names(dossier) | {self.outlet: "the outlet itself, citing nobody"}
        self.kinds = dict(zip(dossier.entities["entity_id"], dossier.entities["kind"]))
        self.mentions = {row.mention_id: row for row in dossier.mentions.itertuples()}
        self.hops = {
            id_: list(chain.itertuples())
            for id_, chain in dossier.hops.sort_values("hop").groupby("attribution_id")
        }
        self.claims = {row.claim_id: row for row in dossier.claims.itertuples()}
        places = {row.quantity_id: (row.start, row.end) for row in dossier.quantities.itertuples()}
        self.figures = [
            (row, places[row.quantity_id]) for row in views.quantities(dossier).itertuples()
        ]
        """each quantity with its place"""
        self.plain = self._alone()
        """the attributions whose words are nobody else's as well: not shared with another origin,
        not inside another's words, and no cue of another's
        """
        doubted = [
            span
            for row in dossier.observations.itertuples()
            if row.kind == "unattributed"
            for span in views.spans(row)
        ]
        self.clear = [
            said
            for said in self.plain
            if said.stance == "affirms"
            and not (said.depth and touching(self.content(said), doubted))
        ]
        """those of the plain ones that affirm, and of which no reader noted that nobody is cited
        for them though somebody might be
        """
        self.quotable = [said for said in self.plain if len(said.text.split()) >= QUOTABLE]
        """those of the plain ones whose words can be judged out of their sentence: a clause, more
        or less
        """

    def by(self, chance: str) -> "Draw":
        """The same material with a chance of its own."""
        other = copy(self)
        other.chance = random.Random(f"{chance}/{fingerprint(self.dossier.text)}")
        return other

    def _alone(self) -> list:
        here, cues = defaultdict(list), defaultdict(list)
        for said in self.said:
            for place in self.places((said.start, said.end)):
                here[place].append(said)
        for cue in {
            (int(hop.cue_start), int(hop.cue_end))
            for chain in self.hops.values()
            for hop in chain
            if hop.cue
        }:
            cues[self.places(cue)[0]].append(cue)
        alone = []
        for said in self.said:
            at = self.places((said.start, said.end))[0]
            if not any(
                other.origin != said.origin and self._inside(said, other) for other in here[at]
            ) and (said.depth or not touching(self.content(said), cues[at])):
                alone.append(said)
        return alone

    def _inside(self, one, other) -> bool:
        return all(
            any(first <= start and end <= last for first, last in self.content(other))
            for start, end in self.content(one)
        )

    @property
    def outlet(self) -> str:
        """The entity that publishes the article: hop 0 of every chain."""
        first = self.dossier.hops.loc[self.dossier.hops["hop"] == 0, "entity_id"]
        return first.iloc[0] if len(first) else ""

    # ---- places in the text
    def places(self, span: Span) -> range:
        """The paragraphs, from 0, that a span stands in."""
        first = max(0, bisect_right(self.paragraphs, span[0], key=lambda one: one[0]) - 1)
        return range(
            first, max(first + 1, bisect_left(self.paragraphs, span[1], key=lambda one: one[0]))
        )

    def passage(self, *spans: Span, around: tuple[Span, ...] = ()) -> tuple[Paragraph, ...]:
        """The paragraphs that spans, or those around, stand in; the spans are marked, those that
        overlap as one.
        """
        found = []
        for place in sorted(
            {place for span in (*spans, *around) for place in self.places(span)}
            if self.paragraphs
            else ()
        ):
            start, end = self.paragraphs[place]
            marks = merged(
                (max(first, start), min(last, end))
                for first, last in spans
                if first < end and last > start
            )
            found.append(Paragraph(place + 1, start, self.dossier.text[start:end], marks))
        return tuple(found)

    def content(self, said) -> list[Span]:
        """The stretches of an attribution's content."""
        return views.spans(said)

    def proof(self, said) -> tuple[Paragraph, ...]:
        """The passage that shows an attribution: its content, the cues and the names of its
        sources.
        """
        cues = [
            (int(hop.cue_start), int(hop.cue_end))
            for hop in self.hops[said.attribution_id]
            if hop.cue
        ]
        named = [
            (row.start, row.end)
            for hop in self.hops[said.attribution_id]
            if (row := self.mentions.get(hop.mention_id))
        ]
        here = self.passage(*self.content(said))
        near = [
            span
            for span in named
            if any(
                one.number >= here[0].number - 1
                and one.start <= span[0] < one.start + len(one.text)
                for one in self.passage(span)
            )
        ]
        return self.passage(*self.content(said), *cues, *near)

    def same_paragraph(self, *spans: Span) -> bool:
        """Whether all the spans stand in one paragraph."""
        return len({place for span in spans for place in self.places(span)}) == 1

    # ---- words
    def quoted(self, said) -> str:
        """The words of an attribution between quotation marks, their own marks within made
        single.
        """
        words = quoted_within(
            " … ".join(self.dossier.text[start:end] for start, end in self.content(said))
        ).rstrip(".")
        whole = re.fullmatch("‘([^‘’]*)’", words)
        return f"“{cut(whole[1] if whole else words)}”"

    def name(self, entity_id: str) -> str:
        """What a party is called in questions."""
        return self.names[entity_id]

    def told_claim(self, said) -> str:
        """What the marked words say, as the dossier puts it."""
        return f"The marked words {'say' if said.stance == 'affirms' else 'deny'}: “{cut(said.proposition, 160)}”"

    def told_chain(self, said) -> str:
        """The chain in words, with the cue of each step."""
        steps = [
            f"{self.name(hop.entity_id)} (“{hop.cue}”)" if hop.cue else self.name(hop.entity_id)
            for hop in self.hops[said.attribution_id]
        ]
        return (
            "Nobody is cited: the words are the outlet's own."
            if len(steps) == 1
            else f"The chain: {' → '.join(['the outlet', *steps[1:]]).rstrip('.')}."
        )

    def told_note(self, note: str) -> str:
        """A note of the dossier without ids of its rows: a date's id becomes its words, any other
        what it stands for.
        """
        return self._ids.sub(lambda found: self._told_ids[found[0]], note) if note else note

    @cached_property
    def _told_ids(self) -> dict[str, str]:
        """What stands for each id in words."""
        return (
            {claim.claim_id: f"“{claim.proposition}”" for claim in self.claims.values()}
            | {said.attribution_id: self.quoted(said) for said in self.said}
            | {row.date_id: f"“{row.text}”" for row in self.dossier.dates.itertuples()}
        )

    @cached_property
    def _ids(self) -> re.Pattern:
        """Every id, whatever characters it is made of, where it is no part of a longer word."""
        longest = sorted(self._told_ids, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")

    def in_turn(self, rows, kind: Callable) -> list:
        """The rows in an order of chance in which each kind comes once before any comes twice."""
        rows, seen, turns = self.shuffled(rows), Counter(), []
        for row in rows:
            turns.append(seen[kind(row)])
            seen[kind(row)] += 1
        return [rows[place] for place in sorted(range(len(rows)), key=turns.__getitem__)]

    def alternating(self, rows, apart: Callable) -> list:
        """The rows in an order of chance in which those that `apart` is true of come in turn with
        the others, whichever first.
        """
        rows = self.shuffled(rows)
        sides = [[row for row in rows if apart(row)], [row for row in rows if not apart(row)]]
        self.chance.shuffle(sides)
        return [row for pair in zip_longest(*sides) for row in pair if row is not None]

    def shuffled(self, rows) -> list:
        """The rows in an order of chance."""
        rows = list(rows)
        return self.chance.sample(rows, len(rows))

    # ---- questions
    def ask(self, kind: str, prompt: str, *, hints: tuple[str, str], key: Key, **more) -> Question:
        """A question of this skill; its number is given when it is chosen."""
        points = len(more["items"]) if kind == "match" else POINTS[kind]
        return Question("", self.skill, kind, prompt, points, hints, key=key, **more)

    def choice(
        self,
        prompt: str,
        right: str,
        wrong: list[str],
        *,
        why: dict[str, str] | None = None,
        near: dict[str, float] | None = None,
        about: tuple[str, ...],
        explanation: str,
        hints: tuple[str, str],
        passage=(),
        proof=(),
        may_not_tell: bool = True,
        most: int = OPTIONS,
        fixed: Iterable[str] = (),
    ) -> Iterator[Question]:
        """One to be chosen; none at all when no wrong answer is left. Options are words; why and
        near are by these words; fixed: the order in which to show them, else by chance.
        """
        others = [words for words in dict.fromkeys(wrong) if words and words != right][
            : most - (right != CANNOT_TELL)
        ]
        if not others:
            return
        explanation = self.told_note(explanation)
        told = [right, *others] if right != CANNOT_TELL else others
        options = lettered([words for words in fixed if words in told] or self.shuffled(told))
        ids = {words: id_ for id_, words in options} | {CANNOT_TELL: CANNOT_TELL}
        key = Key(
            ids[right],
            explanation,
            proof,
            {
                ids[words]: said
                for words, said in (why or {}).items()
                if words in ids and words != right
            },
            {ids[words]: share for words, share in (near or {}).items() if words in ids},
            about=about,
        )
        yield self.ask(
            "choice",
            prompt,
            hints=hints,
            key=key,
            passage=passage,
            options=options,
            may_not_tell=may_not_tell,
        )

    def choices(
        self,
        prompt: str,
        told: dict[str, str],
        right: list[str],
        *,
        about: tuple[str, ...],
        explanation: str,
        hints: tuple[str, str],
        passage=(),
        proof=(),
    ) -> Iterator[Question]:
        """Any number to be chosen; none at all when all are right, or none. told: what is to be
        said of each option, by its words.
        """
        if not right or len(right) == len(told):
            return
        options = lettered(list(told))
        key = Key(
            [id_ for id_, words in options if words in right],
            explanation,
            proof,
            {id_: told[words] for id_, words in options},
            about=about,
        )
        yield self.ask("choices", prompt, hints=hints, key=key, passage=passage, options=options)

    def match(
        self,
        prompt: str,
        pairs: list[tuple[str, str]],
        *,
        extra: list[str] = (),
        why: dict[str, str] | None = None,
        about: tuple[str, ...],
        explanation: str,
        hints: tuple[str, str],
        passage=(),
        proof=(),
        fixed: Iterable[str] = (),
    ) -> Iterator[Question]:
        """Pairs to be found; none at all when fewer than three, or when two left sides are
        alike.
        """
        left = [item for item, _ in pairs]
        if len(pairs) < 3 or len(set(left)) < len(left) or len({right for _, right in pairs}) < 2:
            return
        options = lettered(
            list(fixed) or self.shuffled(dict.fromkeys([*(right for _, right in pairs), *extra]))
        )
        items = tuple((str(number), item) for number, item in enumerate(left, 1))
        ids = {words: id_ for id_, words in options}
        key = Key(
            {id_: ids[right] for (id_, _), (_, right) in zip(items, pairs)},
            explanation,
            proof,
            {id_: (why or {}).get(item, "") for id_, item in items},
            about=about,
        )
        yield self.ask(
            "match", prompt, hints=hints, key=key, passage=passage, options=options, items=items
        )

    def order(
        self,
        prompt: str,
        ordered: list[str],
        *,
        why: dict[str, str] | None = None,
        about: tuple[str, ...],
        explanation: str,
        hints: tuple[str, str],
        passage=(),
        proof=(),
    ) -> Iterator[Question]:
        """Things to be put in order, shown in another; none at all when fewer than three, or when
        two are alike.
        """
        if len(ordered) < 3 or len(set(ordered)) < len(ordered):
            return
        mixed = ordered
        while mixed == ordered:
            mixed = self.shuffled(ordered)
        options = lettered(mixed)
        ids = {words: id_ for id_, words in options}
        key = Key(
            [ids[words] for words in ordered],
            explanation,
            proof,
            {ids[words]: said for words, said in (why or {}).items()},
            about=about,
        )
        yield self.ask("order", prompt, hints=hints, key=key, passage=passage, options=options)

    def pick(
        self,
        prompt: str,
        right: list[Span],
        *,
        about: tuple[str, ...],
        explanation: str,
        why: str,
        hints: tuple[str, str],
        passage,
        proof=(),
    ) -> Iterator[Question]:
        """Words to be picked in the passage; right: the stretches each of which is a right
        answer.
        """
        key = Key(
            [[int(start), int(end)] for start, end in right],
            explanation,
            proof or self.passage(right[0]),
            {"pick": why},
            about=about,
        )
        yield self.ask("pick", prompt, hints=hints, key=key, passage=passage)

    def date(
        self,
        prompt: str,
        edtf: str,
        *,
        year: str,
        about: tuple[str, ...],
        explanation: str,
        why: str,
        hints: tuple[str, str],
        passage,
        proof=(),
    ) -> Iterator[Question]:
        """A date to be entered; CANNOT_TELL is right when edtf is blank."""
        key = Key(
            edtf or CANNOT_TELL,
            explanation,
            proof,
            {"date": why} if edtf else {CANNOT_TELL: why, "date": why},
            year=year,
            about=about,
        )
        yield self.ask("date", prompt, hints=hints, key=key, passage=passage, may_not_tell=True)


def lettered(words: list[str]) -> tuple[tuple[str, str], ...]:
    """The words, each with a letter as its id, which tells nothing of what is right."""
    return tuple((chr(ord("a") + at), one) for at, one in enumerate(words))


def grouped(rows: Iterable, kind: Callable) -> dict[object, list]:
    """The rows by kind, in their order."""
    found = defaultdict(list)
    for row in rows:
        found[kind(row)].append(row)
    return dict(found)


def touching(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether some of the spans have a character in common with some of the others."""
    others = list(others)
    return any(start < last and end > first for start, end in spans for first, last in others)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or meet made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((int(start), int(end)))
    return tuple(found)


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
