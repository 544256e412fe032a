"""The walk from a draft to the checked dossier: each step through the journal, with what it costs."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from helpers import Dossier, correcting
from helpers.correcting.journal import Journal

from .differing import pairs

ON_CARD = frozenset({"remove_hop", "add_piece", "split_claim", "also_said"})
"""what is asked for on the card of a statement alone"""
MADE = ("entities", "mentions", "dates", "claims", "attributions", "quantities")


@dataclass(frozen=True)
class Step:
    """A correction: its verb and arguments, the kind of work it is, and its actions. on_card: whether
    its binding is a field or a button that only the card of the statement has. stays: whether the card of
    the sentence stays, with the statement that is made in hand. of_hand: whether that is made of the one
    in hand, and not of what is offered. shifts: whether it is a click that does more with Shift: a day
    that is offered, carried on.
    """

    kind: str
    actions: int
    verb: str
    args: dict[str, Any]
    on_card: bool = False
    stays: bool = False
    of_hand: bool = False
    shifts: bool = False


@dataclass
class Walk:
    """A dossier on the way. costs: of the widget; known: which of its rows is which checked one."""

    journal: Journal
    checked: Dossier
    costs: dict[str, int]
    known: dict[str, dict[str, str]] = field(default_factory=dict)
    bill: Counter = field(default_factory=Counter)
    calls: Counter = field(default_factory=Counter)
    steps: Counter = field(default_factory=Counter)
    in_hand: set[str] = field(default_factory=set)
    """the first statement of each sentence, which keys change when the sentence is reached"""
    opened: set[str] = field(default_factory=set)
    """the statements of which the card was opened: clicked, or shown when they were made"""
    offers: dict[str, Any] = field(default_factory=dict)
    """the days that are offered on cards of the dossier as it was last looked at"""
    excused: set[tuple[str, str]] = field(default_factory=set)
    """the checked rows that the widget has no way to make, by table and id"""

    def __post_init__(self) -> None:
        self.known = pairs(self.checked, self.now)
        self.in_hand = first_of_each(self.now) if self.can("in hand") else set()

    @property
    def now(self) -> Dossier:
        """The dossier as it is now."""
        return self.journal.dossier

    def can(self, *bindings: str) -> bool:
        """Whether the widget has these."""
        return all(binding in self.costs for binding in bindings)

    def cost(self, *bindings: str) -> int:
        """The actions of these, one after another."""
        return sum(self.costs[binding] for binding in bindings)

    def do(self, step: Step) -> dict[str, list[str]]:
        """Makes a step; the ids that are new by it, by table."""
        before = self.now
        self.journal.do(step.verb, self.filled(step))
        self.bill[step.kind] += step.actions
        self.calls[step.verb] += 1
        self.steps[f"{step.kind}: {step.verb} {' '.join(step.args.get('values', ()))}"] += (
            step.actions
        )
        fresh = made(before, self.now)
        if step.stays:
            self.in_hand |= set(fresh["attributions"])
        elif step.verb == "add_attribution":
            self.opened |= set(fresh["attributions"])
        return fresh

    def reach(self, statement: str, step: Step) -> None:
        """Pays for having a statement on which a step is made: nothing where its card is open, or
        where it is in hand and a key or what its line offers will do; else a click that opens it, or
        the key that takes the next in hand.
        """
        on_card = step.on_card or step.verb in ON_CARD
        if statement in self.opened or (statement in self.in_hand and not on_card):
            return
        self.opened.add(statement)
        self.bill[step.kind] += self.cost("reach")
        self.steps[f"{step.kind}: reached"] += self.cost("reach")

    def filled(self, step: Step) -> dict[str, Any]:
        """The arguments of a step, with what the widget proposes for it."""
        if not self.can("sentence"):
            return step.args
        return correcting.proposed(self.now, step.verb, step.args)

    def row(self, table: str, id_: str, dossier: Dossier | None = None) -> pd.Series:
        """A row of the dossier as it is, or of another."""
        frame = (dossier or self.now).tables[table]
        return frame[frame.iloc[:, 0] == id_].iloc[0]

    def claims(self, dossier: Dossier | None = None) -> dict[str, str]:
        """Which claim is which: by the statements that make them, none twice."""
        now = (dossier or self.now).attributions.set_index("attribution_id")["claim_id"]
        want = self.checked.attributions.set_index("attribution_id")["claim_id"]
        met = Counter(
            (want[theirs], now[ours])
            for theirs, ours in self.known["attributions"].items()
            if ours in now.index
        )
        found: dict[str, str] = {}
        for (theirs, ours), _ in met.most_common():
            if theirs not in found and ours not in found.values():
                found[theirs] = ours
        return found


def first_of_each(dossier: Dossier) -> set[str]:
    """The first statement of each sentence of a draft."""
    made = dossier.attributions.sort_values("start", kind="stable")
    here = [
        made.loc[made["start"].between(start, end - 1), "attribution_id"].head(1)
        for start, end in correcting.sentences(dossier.text)
    ]
    return set(pd.concat(here)) if here else set()


def made(before: Dossier, after: Dossier) -> dict[str, list[str]]:
    """The ids of the rows that are new."""
    return {
        table: sorted(set(after.tables[table].iloc[:, 0]) - set(before.tables[table].iloc[:, 0]))
        for table in MADE
    }


def tried(walk: Walk, step: Step) -> Dossier | None:
    """What a step would make, unjudged; None when it is refused."""
    act: Callable[..., Dossier] = correcting.VERBS[step.verb].__wrapped__  # type: ignore[attr-defined]
    try:
        return act(walk.now, **walk.filled(step))
    except correcting.Refused:
        return None


def total(steps: Iterable[Step]) -> int:
    """The actions of steps."""
    return sum(step.actions for step in steps)
