"""The ledger: what was found in the parsed text, entered as rows of claims, attributions, hops and
quantities.

One attribution row per source: sources joined by "and" share a claim. A claim that is worded the
same way twice is one claim with two attributions; one that is worded alike gets a note that
suggests to merge. A sentence that nobody is said to have said is the outlet's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from .. import dates
from ..leftopen import ANAPHOR, NOBODY, SEVERAL
from .cast import Cast, Entity, squeezed
from .certainty import weigh
from .pages import Page, Span
from .times import Time

WORD = re.compile(r"\w+")
LEAD = re.compile(r"^(?:that|of)\s+", re.IGNORECASE)
MARKS = str.maketrans("", "", '"“”„«»')
ANAPHORS = frozenset(["it", "this", "that", "them", "those", "these", "so"])
ALLEGATION = re.compile(
    r"it|this|that|them|those|these|(?:the |an |a |such |this |these |those |any |all )*(?:allegation|accusation|charge|claim|report)s?"
)
CIRCUMSTANCES = frozenset(
    [
        "pobj",
        "prep",
        "npadvmod",
        "advmod",
        "tmod",
        "advcl",
        "nummod",
        "compound",
        "pcomp",
        "amod",
        "agent",
    ]
)
OWN_VOICE = "the outlet's own voice"


class Ledger:
    """Rows by table, filled chunk by chunk; `times` are those of the whole article, in its
    order.
    """

    def __init__(self, cast: Cast, times: list[Time]) -> None:
        self.cast, self.times = cast, times
        self._starts = [time.start for time in times]
        self._dates = {time.start: f"d{number:02}" for number, time in enumerate(times, 1)}
        self.claims: list[dict] = []
        self.attributions: list[dict] = []
        self.hops: list[dict] = []
        self.quantities: list[dict] = []
        self._quoted: list[tuple[int, int, int]] = []
        self._by_words: dict[str, int] = {}
        self._accused = -1

    def enter(self, page: Page, found: list[Any], quantities: list[Any]) -> None:
        """Enters what was found on a page."""
        first = len(self.attributions)
        for attribution in found:
            self._attribution(page, attribution)
        for sentence in _unclaimed(page, found):
            self._own_voice(page, sentence)
        self._count(quantities, self.attributions[first:], page)

    def _attribution(self, page: Page, found: Any) -> None:
        pieces = [page.moved(piece) for piece in found.content]
        certainty, hedge = weigh(
            found.certainty, [token for piece in found.content for token in page.words(piece)]
        )
        claim, note = self._claim(page, found, pieces)
        said = self._said(page, found, pieces)
        for party in found.parties or (None,):
            row = self._row(claim, pieces, found, note)
            self.attributions.append(
                row
                | {
                    "text": page.text[found.content[0][0] : found.content[-1][1]],
                    "certainty": certainty,
                    "hedge": hedge,
                }
            )
            self.hops += self._chain(page, found, party, said, row["attribution_id"])

    def _row(self, claim: int, pieces: list[Span], found: Any, note: str) -> dict:
        bounds = {
            "start": pieces[0][0],
            "end": pieces[-1][1],
            "pieces": " ".join(f"{start}-{end}" for start, end in pieces)
            if len(pieces) > 1
            else "",
        }
        return {
            "attribution_id": f"a{len(self.attributions) + 1:02}",
            "claim_id": f"c{claim + 1:02}",
            "quote": found.quote,
            "act": found.act,
            "stance": found.stance,
            "note": note,
            "drafted_by": f"rule: {found.rule}",
        } | bounds

    def _claim(self, page: Page, found: Any, pieces: list[Span]) -> tuple[int, str]:
        """The number of the claim, a new one unless it is worded like one before; and a note on how
        it was read.
        """
        words = self._proposition(page, found)
        key = " ".join(WORD.findall(words.casefold())) or words
        if found.act == "deny" and self._accused >= 0 and ALLEGATION.fullmatch(key):
            return self._accused, "Read as a denial of the accusation before it."
        if key not in self._by_words:
            self._by_words[key] = len(self.claims)
            note = {"note": ANAPHOR.format(words)} if key in ANAPHORS else {}
            self.claims.append(
                {
                    "claim_id": f"c{len(self.claims) + 1:02}",
                    "proposition": words,
                    "drafted_by": f"rule: {found.rule}",
                }
                | self._event(pieces)
                | note
            )
        claim = self._by_words[key]
        self._accused = claim if found.act == "accuse" else self._accused
        return claim, ""

    def _proposition(self, page: Page, found: Any) -> str:
        """What is said, in words that stand alone: who is urged "should", who is accused "is"."""
        words = plain(" ".join(page.text[start:end] for start, end in found.content))
        if found.addressee and found.act in ("urge", "accuse"):
            name = self.cast.entities[self.cast.party(page, found.addressee)[0]].name.removesuffix(
                " (government)"
            )
            if found.act == "urge" and words.startswith("To "):
                return f"{name[:1].upper()}{name[1:]} should {words[3:]}"
            if found.act == "accuse" and words.split()[0].endswith("ing"):
                return f"{name[:1].upper()}{name[1:]} is {words[:1].lower()}{words[1:]}"
        return words

    def _event(self, pieces: list[Span]) -> dict:
        """When the claim puts what happens: by the one date in it; by none when several could be
        meant.
        """
        dated = [
            time
            for time in self._between(pieces[0][0], pieces[-1][1])
            if time.edtf and time.type == "DATE" and _inside(time, pieces)
        ]
        exact = [time for time in dated if time.basis != "vague"] or dated
        if len(exact) == 1:
            return {
                "event_edtf": exact[0].edtf,
                "event_basis": exact[0].basis,
                "event_date_id": self._date_id(exact[0]),
            }
        return {"note": SEVERAL} if exact else {}

    def _date_id(self, time: Time) -> str:
        return self._dates[time.start]

    def _chain(
        self, page: Page, found: Any, party: Span | None, said: dict[Span, Time], name: str
    ) -> Iterator[dict]:
        """The hops from the outlet through the relays to the source."""
        yield {
            "attribution_id": name,
            "hop": 0,
            "entity_id": 0,
            "drafted_by": f"rule: {found.rule}",
        }
        cue = found.cue[0] if found.cue else None
        steps = [*found.relays, (party, cue)] if party or not found.relays else list(found.relays)
        bound, number, last = None, 0, 0
        speaker = self._speaker(page, found)
        for step, (who, words) in enumerate(steps, start=1):
            entity, mention = (
                self.cast.party(page, who, speaker) if who else (self._nobody(name), None)
            )
            if entity == last:
                continue
            number, last = number + 1, entity
            hop = {
                "attribution_id": name,
                "hop": number,
                "entity_id": entity,
                "mention_id": mention,
                "drafted_by": f"rule: {found.rule}",
            }
            if words:
                hop |= {"cue": page.text[slice(*words)]} | dict(
                    zip(("cue_start", "cue_end"), page.moved(words))
                )
            time = said.get(words) if words else None
            hop |= self._when(time, bound)
            bound = time or bound
            yield hop | (self._setting(page, found) if step == len(steps) else {})
        if found.quote in ("direct", "mixed") and not found.within_quotation:
            self._quoted.append((*page.moved((found.content[0][0], found.content[-1][1])), last))

    def _speaker(self, page: Page, found: Any) -> int | None:
        """Who is quoted with the words that this statement stands in."""
        start = found.content[0][0] + page.start
        return (
            next(
                (
                    entity
                    for first, end, entity in reversed(self._quoted[-8:])
                    if first <= start < end
                ),
                None,
            )
            if found.within_quotation
            else None
        )

    def _said(self, page: Page, found: Any, pieces: list[Span]) -> dict[Span, Time]:
        """The date of each cue: of the dates that hang on it in the grammar and stand outside what
        is said, the nearest.
        """
        cues = [*(words for _, words in found.relays), *found.cue[:1]]
        near: dict[Time, tuple[int, Span]] = {}
        for words in cues:
            sentence = page.words(words)[0].sent
            for time in self._between(*page.moved((sentence.start_char, sentence.end_char))):
                away, root = (
                    abs(time.start - page.start - words[1]),
                    page.words(page.at_home((time.start, time.end))).root,
                )
                dates_it = (
                    time.edtf
                    and time.type == "DATE"
                    and not _inside(time, pieces)
                    and _hangs(root, words)
                )
                if dates_it and (time not in near or away < near[time][0]):
                    near[time] = (away, words)
        return {
            words: time for time, (_, words) in sorted(near.items(), key=lambda item: -item[1][0])
        }

    def _between(self, start: int, end: int) -> list[Time]:
        return self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _when(self, time: Time | None, relay: Time | None) -> dict:
        if time:
            return {
                "said_edtf": time.edtf,
                "said_basis": time.basis,
                "said_date_id": self._date_id(time),
            }
        if relay and (latest := dates.read(relay.edtf).latest):
            return {
                "said_edtf": f"../{latest}",
                "said_basis": "bounded-by-relay",
                "said_date_id": self._date_id(relay),
            }
        return {}

    def _setting(self, page: Page, found: Any) -> dict:
        told = {"addressee": self.cast.party(page, found.addressee)[0]} if found.addressee else {}
        return told | (
            {"setting": squeezed(page.text[slice(*found.setting)])} if found.setting else {}
        )

    def _nobody(self, name: str) -> int:
        return self.cast.add(
            Entity(
                f"nobody named ({name})", "anonymous", named=False, note=NOBODY, rule="sourceless"
            )
        )

    def _own_voice(self, page: Page, sentence: Any) -> None:
        piece = (sentence[0].idx, sentence[-1].idx + len(sentence[-1]))
        found, pieces = Own((piece,)), [page.moved(piece)]
        claim, note = self._claim(page, found, pieces)
        certainty, hedge = weigh("certain", sentence)
        row = self._row(claim, pieces, found, note)
        self.attributions.append(
            row | {"text": page.text[slice(*piece)], "certainty": certainty, "hedge": hedge}
        )
        self.hops.append(
            {
                "attribution_id": row["attribution_id"],
                "hop": 0,
                "entity_id": 0,
                "drafted_by": f"rule: {OWN_VOICE}",
            }
        )

    def _count(self, quantities: list[Any], attributions: list[dict], page: Page) -> None:
        """Enters each quantity for the innermost statement that holds it, once for each source of
        that statement.
        """
        by_size = sorted(attributions, key=lambda row: row["end"] - row["start"])
        for found in quantities:
            start, end = page.moved((found.start, found.end))
            inner = next(
                (row for row in by_size if row["start"] <= start and end <= row["end"]), None
            )
            for row in by_size if inner else ():
                if (row["start"], row["end"]) == (inner["start"], inner["end"]):
                    claim = self.claims[int(row["claim_id"][1:]) - 1]
                    bounds = {
                        name: getattr(found, name)
                        for name in ("measure", "low", "high", "comparator", "unit", "note")
                    }
                    self.quantities.append(
                        {
                            "attribution_id": row["attribution_id"],
                            "start": start,
                            "end": end,
                            "as_of_edtf": claim.get("event_edtf", ""),
                            "drafted_by": f"rule: {found.rule}",
                        }
                        | bounds
                    )


class Own:
    """A sentence in the outlet's own voice, in the shape of an attribution."""

    quote, act, stance, rule, addressee = "none", "assert", "affirms", OWN_VOICE, None

    def __init__(self, content: tuple[Span, ...]) -> None:
        self.content = content


def plain(content: str) -> str:
    """What is said, as a proposition: without quotation marks, "that" and closing punctuation;
    never blank when the content is not.
    """
    bare = LEAD.sub("", squeezed(content.translate(MARKS)).strip(" ,;:.—–-'‘’"))
    return bare[:1].upper() + bare[1:] if bare else squeezed(content) or content


def _hangs(token: Any, cue: Span) -> bool:
    """Whether a word hangs on a cue as its circumstance: "said on May 3", "speaking on May 3, he
    said", but not "praised the 2017 ban".
    """
    while not cue[0] <= token.idx < cue[1]:
        if token.dep_ not in CIRCUMSTANCES:
            return False
        token = token.head
    return True


def _inside(time: Time, pieces: Iterable[Span]) -> bool:
    return any(start <= time.start and time.end <= end for start, end in pieces)


def _unclaimed(page: Page, found: list[Any]) -> Iterator[Any]:
    """The sentences with a verb that no attribution touches."""
    touched = bytearray(len(page.text))
    for start, end in {span for one in found for span in (*one.content, *one.cue, *one.source)}:
        touched[start:end] = b"\1" * (end - start)
    for sentence in page.doc.sents:
        words = [token for token in sentence if token.is_alpha]
        if (
            len(words) >= 3
            and not any(touched[sentence.start_char : sentence.end_char])
            and any(token.pos_ in ("VERB", "AUX") for token in words)
        ):
            kept = [token for token in sentence if not token.is_space]
            yield page.doc[kept[0].i : kept[-1].i + 1]
