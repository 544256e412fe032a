"""The ledger: what was found in the parsed text, entered as rows of claims, attributions, hops and quantities.

One attribution row per source: sources joined by "and" share a claim. A claim that is worded the same way twice is one claim with two
attributions; one that is worded alike gets a note that suggests to merge. A sentence that nobody is said to have said is the outlet's.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from .. import dates
from .cast import Cast, Entity, Span, squeezed
from .certainty import weigh
from .times import Time

WORD = re.compile(r"\w+")
LEAD = re.compile(r"^(?:that|of)\s+", re.IGNORECASE)
MARKS = str.maketrans("", "", "\"“”„«»")
ANAPHORS = frozenset("it this that them those these so".split())
ALLEGATION = re.compile(r"it|this|that|them|those|these|(?:the |such |these |those |any |all )*(?:allegation|accusation|charge|claim|report)s?")
OWN_VOICE = "the outlet's own voice"


class Ledger:
    """Rows by table, filled chunk by chunk; `times` are those of the whole article, in its order."""

    def __init__(self, cast: Cast, times: list[Time]) -> None:
        self.cast, self.times = cast, times
        self._dates = {time.start: f"d{number:02}" for number, time in enumerate(times, 1)}
        self.claims: list[dict] = []
        self.attributions: list[dict] = []
        self.hops: list[dict] = []
        self.quantities: list[dict] = []
        self._quoted: list[tuple[int, int, int]] = []
        self._by_words: dict[str, int] = {}
        self._accused = -1

    def enter(self, doc: Any, found: list[Any], quantities: list[Any], shift: int) -> None:
        """Enters what was found in a parsed text that begins at `shift` in the article."""
        times = [time for time in self.times if shift <= time.start < shift + len(doc.text)]
        first = len(self.attributions)
        for attribution in found:
            self._attribution(doc, attribution, times, shift)
        for sentence in _unclaimed(doc, found):
            self._own_voice(doc, sentence, times, shift)
        self._count(quantities, self.attributions[first:], shift)

    def _attribution(self, doc: Any, found: Any, times: list[Time], shift: int) -> None:
        pieces = [_moved(piece, shift) for piece in found.content]
        tokens = [token for piece in found.content for token in doc.char_span(*piece, alignment_mode="expand")]
        certainty, hedge = weigh(found.certainty, tokens)
        claim, note = self._claim(doc, found, pieces, times, shift)
        said = _said(doc, found, [time for time in times if not _inside(time, pieces)], shift)
        for party in found.parties or (None,):
            row = self._row(claim, pieces, found, note)
            self.attributions.append(row | {"text": doc.text[found.content[0][0] : found.content[-1][1]], "certainty": certainty, "hedge": hedge})
            self.hops += self._chain(doc, found, party, said, row["attribution_id"], shift)

    def _row(self, claim: int, pieces: list[Span], found: Any, note: str) -> dict:
        bounds = {"start": pieces[0][0], "end": pieces[-1][1], "pieces": " ".join(f"{start}-{end}" for start, end in pieces) if len(pieces) > 1 else ""}
        return {"attribution_id": f"a{len(self.attributions) + 1:02}", "claim_id": f"c{claim + 1:02}", "quote": found.quote, "act": found.act, "stance": found.stance, "note": note, "drafted_by": f"rule: {found.rule}"} | bounds

    def _claim(self, doc: Any, found: Any, pieces: list[Span], times: list[Time], shift: int) -> tuple[int, str]:
        """The number of the claim, a new one unless it is worded like one before; and a note on how it was read."""
        words = self._proposition(doc, found, shift)
        key = " ".join(WORD.findall(words.casefold())) or words
        if found.act == "deny" and self._accused >= 0 and ALLEGATION.fullmatch(key):
            return self._accused, "Read as a denial of the accusation before it."
        if key not in self._by_words:
            self._by_words[key] = len(self.claims)
            note = {"note": f"“{words}” stands for something said before; the draft does not decide what."} if key in ANAPHORS else {}
            self.claims.append({"claim_id": f"c{len(self.claims) + 1:02}", "proposition": words, "drafted_by": f"rule: {found.rule}"} | self._event(pieces, times) | note)
        claim = self._by_words[key]
        self._accused = claim if found.act == "accuse" else self._accused
        return claim, ""

    def _proposition(self, doc: Any, found: Any, shift: int) -> str:
        """What is said, in words that stand alone: who is urged "should", who is accused "is"."""
        words = plain(" ".join(doc.text[start:end] for start, end in found.content))
        if found.addressee and found.act in ("urge", "accuse"):
            name = self.cast.entities[self.cast.party(doc, _moved(found.addressee, shift), shift)[0]].name.removesuffix(" (government)")
            if found.act == "urge" and words.startswith("To "):
                return f"{name[:1].upper()}{name[1:]} should {words[3:]}"
            if found.act == "accuse" and words.split()[0].endswith("ing"):
                return f"{name[:1].upper()}{name[1:]} is {words[:1].lower()}{words[1:]}"
        return words

    def _event(self, pieces: list[Span], times: list[Time]) -> dict:
        """When the claim puts what happens: by the one date in it; by none when several could be meant."""
        dated = [time for time in times if time.edtf and time.type == "DATE" and _inside(time, pieces)]
        exact = [time for time in dated if time.basis != "vague"] or dated
        if len(exact) == 1:
            return {"event_edtf": exact[0].edtf, "event_basis": exact[0].basis, "event_date_id": self._date_id(exact[0])}
        return {"note": "Several dates stand in it; the draft does not choose."} if exact else {}

    def _date_id(self, time: Time) -> str:
        return self._dates[time.start]

    def _chain(self, doc: Any, found: Any, party: Span | None, said: dict[Span, Time], name: str, shift: int) -> Iterator[dict]:
        """The hops from the outlet through the relays to the source."""
        yield {"attribution_id": name, "hop": 0, "entity_id": 0, "drafted_by": f"rule: {found.rule}"}
        cue = found.cue[0] if found.cue else None
        steps = [*found.relays, (party, cue)] if party or not found.relays else list(found.relays)
        bound, number, last = None, 0, 0
        speaker = self._speaker(found, shift)
        for step, (who, words) in enumerate(steps, start=1):
            entity, mention = self.cast.party(doc, _moved(who, shift), shift, speaker) if who else (self._nobody(name), None)
            if entity == last:
                continue
            number, last = number + 1, entity
            hop = {"attribution_id": name, "hop": number, "entity_id": entity, "mention_id": mention, "drafted_by": f"rule: {found.rule}"}
            if words:
                hop |= {"cue": doc.text[words[0] : words[1]], "cue_start": words[0] + shift, "cue_end": words[1] + shift}
            time = said.get(words) if words else None
            hop |= self._when(time, bound)
            bound = time or bound
            yield hop | (self._setting(doc, found, shift) if step == len(steps) else {})
        if found.quote in ("direct", "mixed") and not found.within_quotation:
            self._quoted.append((found.content[0][0] + shift, found.content[-1][1] + shift, last))

    def _speaker(self, found: Any, shift: int) -> int | None:
        """Who is quoted with the words that this statement stands in."""
        start = found.content[0][0] + shift
        return next((entity for first, end, entity in reversed(self._quoted[-8:]) if first <= start < end), None) if found.within_quotation else None

    def _when(self, time: Time | None, relay: Time | None) -> dict:
        if time:
            return {"said_edtf": time.edtf, "said_basis": time.basis, "said_date_id": self._date_id(time)}
        if relay and (latest := dates.read(relay.edtf).latest):
            return {"said_edtf": f"../{latest}", "said_basis": "bounded-by-relay", "said_date_id": self._date_id(relay)}
        return {}

    def _setting(self, doc: Any, found: Any, shift: int) -> dict:
        told = {"addressee": self.cast.party(doc, _moved(found.addressee, shift), shift)[0]} if found.addressee else {}
        return told | ({"setting": squeezed(doc.text[found.setting[0] : found.setting[1]])} if found.setting else {})

    def _nobody(self, name: str) -> int:
        note = "The text gives this as somebody's word without saying whose."
        return self.cast.add(Entity(f"nobody named ({name})", "anonymous", named=False, note=note, rule="sourceless"))

    def _own_voice(self, doc: Any, sentence: Any, times: list[Time], shift: int) -> None:
        piece = (sentence[0].idx, sentence[-1].idx + len(sentence[-1]))
        found = Own((piece,))
        claim, note = self._claim(doc, found, [_moved(piece, shift)], times, shift)
        certainty, hedge = weigh("certain", sentence)
        row = self._row(claim, [_moved(piece, shift)], found, note)
        self.attributions.append(row | {"text": doc.text[piece[0] : piece[1]], "certainty": certainty, "hedge": hedge})
        self.hops.append({"attribution_id": row["attribution_id"], "hop": 0, "entity_id": 0, "drafted_by": f"rule: {OWN_VOICE}"})

    def _count(self, quantities: list[Any], attributions: list[dict], shift: int) -> None:
        """Enters each quantity for the innermost statement that holds it, once for each source of that statement."""
        for found in quantities:
            start, end = found.start + shift, found.end + shift
            around = [row for row in attributions if row["start"] <= start and end <= row["end"]]
            span = min(((row["start"], row["end"]) for row in around), key=lambda span: span[1] - span[0], default=None)
            for row in around:
                if (row["start"], row["end"]) == span:
                    event = self.claims[int(row["claim_id"][1:]) - 1]
                    self.quantities.append({"quantity_id": f"q{len(self.quantities) + 1:02}", "attribution_id": row["attribution_id"], "start": start, "end": end, "measure": found.measure, "low": found.low, "high": found.high, "comparator": found.comparator, "unit": found.unit, "as_of_edtf": event.get("event_edtf", ""), "note": found.note, "drafted_by": f"rule: {found.rule}"})


class Own:
    """A sentence in the outlet's own voice, in the shape of an attribution."""

    quote, act, stance, rule, addressee = "none", "assert", "affirms", OWN_VOICE, None

    def __init__(self, content: tuple[Span, ...]) -> None:
        self.content = content


def plain(content: str) -> str:
    """What is said, as a proposition: without quotation marks, "that" and closing punctuation; never blank when the content is not."""
    bare = LEAD.sub("", squeezed(content.translate(MARKS)).strip(" ,;:.—–-'‘’"))
    return bare[:1].upper() + bare[1:] if bare else squeezed(content) or content


def _moved(span: Span, shift: int) -> Span:
    return span[0] + shift, span[1] + shift


def _inside(time: Time, pieces: Iterable[Span]) -> bool:
    return any(start <= time.start and time.end <= end for start, end in pieces)


def _said(doc: Any, found: Any, outside: list[Time], shift: int) -> dict[Span, Time]:
    """The date of each cue: of the dates in its sentence that stand outside what is said, each goes to the nearest cue."""
    cues = [*(words for _, words in found.relays), *found.cue[:1]]
    sentences = [doc.char_span(*words, alignment_mode="expand").sent for words in cues]
    near: dict[Span, Time] = {}
    for time in outside:
        place = time.start - shift
        here = [words for words, sentence in zip(cues, sentences) if sentence.start_char <= place < sentence.end_char]
        if time.edtf and time.type == "DATE" and here:
            words = min(here, key=lambda words: abs(place - words[1]))
            if words not in near or abs(place - words[1]) < abs(near[words].start - shift - words[1]):
                near[words] = time
    return near


def _unclaimed(doc: Any, found: list[Any]) -> Iterator[Any]:
    """The sentences with a verb that no attribution touches."""
    touched = bytearray(len(doc.text))
    for start, end in {span for one in found for span in (*one.content, *one.cue, *one.source)}:
        touched[start:end] = b"\1" * (end - start)
    for sentence in doc.sents:
        words = [token for token in sentence if token.is_alpha]
        if len(words) >= 3 and not any(touched[sentence.start_char : sentence.end_char]) and any(token.pos_ in ("VERB", "AUX") for token in words):
            kept = [token for token in sentence if not token.is_space]
            yield doc[kept[0].i : kept[-1].i + 1]
