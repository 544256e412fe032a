"""What a statement that is there still needs: its words, its chain, its dates, how it is said, what
it claims. Each as steps of the cheapest binding that the widget has.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

import pandas as pd

from helpers import Dossier, correcting
from helpers.correcting.bearing import offered
from helpers.correcting.handing import sentence_of
from helpers.correcting.repeating import likely_same
from helpers.correcting.speaking import likely_speakers
from helpers.spans import spans_of

from . import dating
from .bindings import SHOWN
from .differing import covers, cue_words, says_same, words_of
from .spanning import moved
from .walking import Step, Walk

SPANS, HOW, CHAIN, SOURCE = "spans", "certainty, act, stance", "chains", "sources"
CLAIM, WORDING = "claims shared", "wording"


KEPT = {"keep": True}
"""whoever it is, the cue stays"""
KEYED = ("act", "certainty", "quote")
"""what a key sets at once, where the widget has one"""


class Fixes:
    """What one statement needs to be the checked one. now: the dossier it stands in, which need not
    be the walk's own.
    """

    def __init__(
        self, walk: Walk, now: Dossier, theirs: str, ours: str, claims: dict[str, str]
    ) -> None:
        self.walk, self.now, self.theirs, self.ours = walk, now, theirs, ours
        self.claims = claims
        self.row = walk.row("attributions", ours, now)
        self.want = walk.row("attributions", theirs, walk.checked)

    def steps(self) -> Iterator[Step]:
        """All of them; each may be gone once another is made."""
        yield from self.span()
        yield from self.chain()
        for hop in self.checked_chain().itertuples():
            yield from self.hop(hop.hop)
        yield from self.how()
        yield from self.claim()

    # ---- its words

    def span(self) -> Iterator[Step]:
        here, there = covers(self.now, self.row), covers(self.walk.checked, self.want)
        if here == there:
            return
        pieces = spans_of(self.want)
        lone = spans_of(self.row)
        key = {"table": "attributions", "key": self.ours}
        first = words_of(self.now.text, pieces[:1])
        if len(pieces) > 1 and self.walk.can("add piece"):
            has = len(lone) == 1 and words_of(self.now.text, lone) == first
            left = pieces[1:] if has else pieces
            for n, (start, end) in enumerate(left):
                verb, how = ("move", "move") if n == 0 and not has else ("add_piece", "add piece")
                span = {"start": int(start), "end": int(end)}
                yield Step(SPANS, self.walk.cost(how), verb, key | span)
            return
        start, end = pieces[0][0], pieces[-1][1]
        if len(pieces) > 1 and here == words_of(self.now.text, [(start, end)]):
            self.walk.excused.add(("attributions", self.theirs))
            return
        whole = (int(start), int(end))
        yield moved(self.walk, self.now, SPANS, "attributions", self.ours, whole, there)

    # ---- how it is said

    def how(self) -> Iterator[Step]:
        columns = ("quote", "act", "stance", "certainty")
        values = {name: self.want[name] for name in columns if self.row[name] != self.want[name]}
        cost = sum(self.walk.cost(name if name in KEYED else "pick") for name in values)
        cost -= self.walk.cost("pick") * ({"act", "stance"} <= set(values))
        if values:
            args = {"table": "attributions", "key": self.ours, "values": values}
            yield Step(HOW, cost, "change", args)

    # ---- through whom

    def own_chain(self) -> pd.DataFrame:
        return self.now.hops[self.now.hops["attribution_id"] == self.ours]

    def checked_chain(self) -> pd.DataFrame:
        hops = self.walk.checked.hops
        return hops[hops["attribution_id"] == self.theirs]

    def parties(self) -> list[str | None]:
        """Who the checked chain names, by the ids that they have here."""
        known = self.walk.known["entities"]
        return [known.get(id_, f"?{id_}") for id_ in self.checked_chain()["entity_id"]][1:]

    def chain(self) -> Iterator[Step]:
        """A party more or less, so that the chain has its length."""
        have, want = list(self.own_chain()["entity_id"])[1:], self.parties()
        if not want and have and self.walk.can("sentence"):
            args = {"attribution_id": self.ours, "entity_id": self.now.hops["entity_id"].iloc[0]}
            yield Step(CHAIN, self.walk.cost("speaker"), "set_source", args)
            return
        if len(want) == 1 and not have and self.walk.can("sentence"):
            checked = self.checked_chain().iloc[1]
            where = self.walk.known["mentions"].get(checked["mention_id"])
            if where and self.walk.known["entities"].get(checked["entity_id"]):
                yield self.clicked(where, want[0], 1)
                return
        while len(have) > len(want):
            place = next((n for n, who in enumerate(have) if who not in want), len(have) - 1)
            have.pop(place)
            args = {"attribution_id": self.ours, "hop": place + 1}
            yield Step(CHAIN, self.walk.cost("remove hop"), "remove_hop", args)
        for tag, a, _, b, to in SequenceMatcher(None, have, want).get_opcodes():
            if tag == "insert" or (tag == "replace" and len(have) < len(want)):
                for n in range(b, to)[: len(want) - len(have)]:
                    have.insert(a, want[n])
                    yield self.new_hop(n)

    def new_hop(self, place: int) -> Step:
        checked = self.checked_chain().iloc[place + 1]
        args: dict = {"attribution_id": self.ours, "position": place + 1}
        cost = self.walk.cost("add hop")
        who = self.walk.known["entities"].get(checked["entity_id"])
        if who is None:
            entity = self.walk.row("entities", checked["entity_id"], self.walk.checked)
            args |= {"name": entity["name"], "kind": entity["kind"]}
            cost += self.walk.cost("source, new")
            cost += self.walk.cost("pick") * (entity["kind"] != "person")
            return Step(SOURCE, cost, "add_hop", args, on_card=True)
        args["entity_id"] = who
        where = self.walk.known["mentions"].get(checked["mention_id"], "")
        if where and self.walk.can("sentence"):
            mention = self.walk.row("mentions", where, self.now)
            args |= {"start": int(mention["start"]), "end": int(mention["end"])}
            cost = self.cost_of_step(args, cost)
        if not pd.isna(checked["cue_start"]) and not self.walk.can("sentence"):
            args["cue"] = [int(checked["cue_start"]), int(checked["cue_end"])]
            cost += self.walk.cost("cue words")
        return Step(SOURCE, cost, "add_hop", args)

    def cost_of_step(self, args: dict, cost: int) -> int:
        """One more step by a click on who is offered, at either side of who says it; else the cost
        that it has otherwise.
        """
        last = int(self.own_chain()["hop"].max())
        beside = args["position"] in (last + 1, max(last, 1))
        offered = self.walk.can("speaker") and beside and self.is_proposed(args)
        return self.walk.cost("speaker") if offered else cost

    def is_proposed(self, args: dict) -> bool:
        """Whether somebody at these words is offered as who may rather say it."""
        at = (args["entity_id"], args["start"], args["end"])
        return at in {one[:1] + one[2:4] for one in likely_speakers(self.now, self.ours)}

    def hop(self, place: int) -> Iterator[Step]:
        chain = self.own_chain()
        if len(chain) != len(self.checked_chain()):
            return
        hop, want = chain.iloc[place], self.checked_chain().iloc[place]
        if place:
            yield from self.party(hop, want)
            yield from self.cue(hop, want)
        yield from self.dated("hops", [self.ours, str(place)], hop, want, "said")

    def party(self, hop: pd.Series, want: pd.Series) -> Iterator[Step]:
        """Who it is, and where the text names it."""
        entities, mentions = self.walk.known["entities"], self.walk.known["mentions"]
        who = entities.get(want["entity_id"])
        where = mentions.get(want["mention_id"], "")
        if who is None:
            yield self.somebody_new(hop, want)
            return
        if (hop["entity_id"], hop["mention_id"]) == (who, where):
            return
        key = {"table": "hops", "key": [self.ours, str(hop["hop"])]}
        if where and self.walk.can("sentence"):
            yield self.clicked(where, who, int(hop["hop"]))
            return
        values = {
            name: value
            for name, value in (("entity_id", who), ("mention_id", where))
            if hop[name] != value and (name == "entity_id" or value or hop["entity_id"] == who)
        }
        unseen = "source, unseen" if self.walk.can("source, unseen") else "source"
        costs = {"entity_id": unseen, "mention_id": "named where"}
        cost = self.walk.cost(*(costs[name] for name in values))
        yield Step(SOURCE, cost, "change", key | {"values": values}, "mention_id" in values)

    def clicked(self, where: str, who: str | None, hop: int) -> Step:
        """Whoever a mark of the text names, clicked there."""
        mention = self.walk.row("mentions", where, self.now)
        span = {"start": int(mention["start"]), "end": int(mention["end"])}
        args = {"attribution_id": self.ours, "entity_id": who} | span
        args |= {"hop": hop} if len(self.own_chain()) > 1 else {}
        near = self.is_proposed(args) and not self.is_inner(hop)
        cost = self.walk.cost("speaker" if near else "source")
        return Step(SOURCE, cost, "set_source", args, self.is_inner(hop))

    def is_inner(self, hop: int) -> bool:
        """Whether a step of the chain is not the last, which alone the keys change."""
        return bool(hop < self.own_chain()["hop"].max())

    def somebody_new(self, hop: pd.Series, want: pd.Series) -> Step:
        """Somebody in a chain who is not there yet: before, only a new step can name one."""
        place = {"attribution_id": self.ours, "hop": int(hop["hop"])}
        if not self.walk.can("sentence"):
            return Step(SOURCE, self.walk.cost("remove hop"), "remove_hop", place)
        entity = self.walk.row("entities", want["entity_id"], self.walk.checked)
        cost = self.walk.cost("source, new")
        cost += self.walk.cost("pick") * (entity["kind"] != "person")
        named = {"name": entity["name"], "kind": entity["kind"]}
        inner = self.is_inner(place["hop"])
        offered = {one.name for one in likely_speakers(self.now, self.ours) if not one.entity_id}
        if offered and entity["kind"] == "anonymous" and not want["mention_id"] and not inner:
            return Step(SOURCE, self.walk.cost("speaker"), "set_source", place | named | KEPT)
        return Step(SOURCE, cost, "set_source", place | named, inner)

    def cue(self, hop: pd.Series, want: pd.Series) -> Iterator[Step]:
        if cue_words(self.now, hop) == cue_words(self.walk.checked, want):
            return
        key = {"table": "hops", "key": [self.ours, str(hop["hop"])]}
        if pd.isna(want["cue_start"]):
            nowhere = key | {"start": None, "end": None}
            yield Step(SOURCE, self.walk.cost("no cue"), "move", nowhere, on_card=True)
            return
        span = {"start": int(want["cue_start"]), "end": int(want["cue_end"])}
        one = self.now.text[span["start"] : span["end"]].isalnum()
        cost = self.walk.cost("move") + self.walk.cost("one word") * one
        yield Step(SOURCE, cost, "move", key | span, self.is_inner(hop["hop"]))

    # ---- when

    def dated(
        self, table: str, key: list[str], row: pd.Series, want: pd.Series, what: str
    ) -> Iterator[Step]:
        columns = [f"{what}_edtf", f"{what}_basis", f"{what}_date_id"]
        wanted = {name: want[name] for name in columns}
        wanted[columns[2]] = self.walk.known["dates"].get(want[columns[2]], "")
        if any(row[name] != value for name, value in wanted.items()):
            yield dating.step(self.walk, self.now, self.ours, table, key, row, wanted)

    # ---- what is claimed

    def claim(self) -> Iterator[Step]:
        claims = self.claims
        theirs, ours = self.want["claim_id"], self.row["claim_id"]
        known = claims.get(theirs)
        if known is None:
            yield self.split_off(ours)
            return
        if known != ours:
            yield self.shared(known, ours, claims)
            return
        row = self.walk.row("claims", ours, self.now)
        want = self.walk.row("claims", theirs, self.walk.checked)
        yield from self.dated("claims", [ours], row, want, "event")
        if not says_same(row["proposition"], want["proposition"]):
            if self.walk.can("names"):
                named = self.with_names(ours)
                if named and says_same(named, want["proposition"]):
                    yield Step(WORDING, self.walk.cost("names"), "reword", {"claim_id": ours})
                    return
            values = {"proposition": want["proposition"]}
            args = {"table": "claims", "key": ours, "values": values}
            yield Step(WORDING, self.walk.cost("type"), "change", args)

    def with_names(self, claim_id: str) -> str:
        """What a claim says with names for its pronouns; blank when that is nothing else."""
        try:
            named = correcting.VERBS["reword"].__wrapped__(self.now, claim_id)  # type: ignore[attr-defined]
        except correcting.Refused:
            return ""
        return self.walk.row("claims", claim_id, named)["proposition"]

    def split_off(self, ours: str) -> Step:
        proposition = self.walk.row("claims", self.want["claim_id"], self.walk.checked)
        args = {
            "claim_id": ours,
            "attribution_ids": [self.ours],
            "proposition": proposition["proposition"],
        }
        return Step(CLAIM, self.walk.cost("split claim"), "split_claim", args)

    def shared(self, known: str, ours: str, claims: dict[str, str]) -> Step:
        """On the claim that others make: merged with it, or moved to it."""
        if ours in claims.values():
            args = {"table": "attributions", "key": self.ours, "values": {"claim_id": known}}
            return Step(CLAIM, self.walk.cost("same claim"), "change", args)
        merged = {"kept": known, "gone": ours}
        cost = "the same" if self.is_offered(known, ours) else "merge claims"
        return Step(CLAIM, self.walk.cost(cost), "merge_claims", merged)

    def is_offered(self, kept: str, gone: str) -> bool:
        """Whether a statement is offered the claim as one that it makes once more, or the card of its
        sentence, or its own if it is open, proposes the two as a pair, and would keep the one.
        """
        if not self.walk.can("the same"):
            return False
        if kept in [one.claim_id for one in likely_same(self.now, self.ours)]:
            return True
        said = self.now.attributions
        start, end = sentence_of(self.now.text, int(self.row["start"]))
        here = said.loc[said["start"].between(start, end - 1), "claim_id"]
        cards = [list(here), [gone]] if self.ours in self.walk.opened else [list(here)]
        pairs = [
            {ways[0].claim_a, ways[0].claim_b}
            for claims in cards
            for ways in offered(self.now, claims)[:SHOWN]
        ]
        made = {id_: said.loc[said["claim_id"] == id_, "start"] for id_ in (kept, gone)}
        own = self.now.claims.set_index("claim_id")["drafted_by"] == ""
        rank = {id_: (-len(starts), own[id_], starts.min()) for id_, starts in made.items()}
        return {kept, gone} in pairs and rank[kept] < rank[gone]
