"""The chain of a statement: the hops from the outlet through the relays to the source."""

from dataclasses import dataclass, field, replace

from .. import dates
from ..leftopen import NOBODY
from ..spans import Span
from .attributions import Attribution
from .attributions.chains import SPOKEN
from .attributions.model import is_attitude
from .cast import Cast, Entity
from .datelines import is_agency
from .naming import squeezed
from .pages import Page
from .records import Dated, Hop
from .times import Time

IMPLIED = "A relay by implication: the words reached the reader through it."
URGING = {"urge", "warn"}
RECENT = 8
"""how many quotations back the speaker of a statement inside one is looked for"""


@dataclass
class Chains:
    """Makes the hops of one statement after the other; remembers who was quoted where."""

    cast: Cast
    _quoted: list[tuple[Span, int]] = field(default_factory=list)
    _agencies: set[int] = field(default_factory=set)
    _looked: set[int] = field(default_factory=set)
    """the pages, by where they begin, whose datelines were looked at"""

    def hops(
        self,
        page: Page,
        attribution: Attribution,
        party: Span | None,
        dated: dict[Span, Time],
        name: str,
    ) -> list[Hop]:
        """The hops from the outlet through the relays to one of the sources, nobody twice: what
        comes back to somebody is his own word.

        party: that source; None when nobody is named. dated: when each cue was said. name: the id
        of the statement, for a source that has none.
        """
        steps = _steps(attribution, party)
        speaker = self._speaker(page, attribution)
        hops, relay = [Hop(0, attribution.rule)], None
        for step, (who, cue) in enumerate(steps, start=1):
            entity, mention = (
                self.cast.party(page, who, speaker) if who else (self._nobody(name), None)
            )
            if cue is None and entity in self._writing(page):
                continue
            known = [hop.entity for hop in hops]
            if entity in known:
                back = known.index(entity)
                hops = hops[: back + 1] if back else hops
                continue
            time = dated.get(cue) if cue else None
            hop = Hop(entity, attribution.rule, mention, said=said_by(time, relay))
            hop = replace(hop, cue_span=page.moved(cue)) if cue else replace(hop, note=IMPLIED)
            last = step == len(steps)
            hops.append(self._placed(page, attribution, hop, speaker) if last else hop)
            relay = time or relay
        self._remember(page, attribution, hops[-1].entity)
        return hops

    def _writing(self, page: Page) -> set[int]:
        """The agencies that wrote the text by its dateline: what only they have seen or were told
        is told by the outlet itself.
        """
        for each in self.cast.mentions if page.start not in self._looked else ():
            on_page = page.start <= each.start < page.end
            if on_page and is_agency(page.text, page.at_home((each.start, each.end))):
                self._agencies.add(each.entity)
        self._looked.add(page.start)
        return self._agencies

    def _placed(self, page: Page, attribution: Attribution, hop: Hop, speaker: int | None) -> Hop:
        """The hop of the source with whom it speaks to, and where. speaker: who is quoted with
        these words as "me".
        """
        addressee, setting = attribution.addressee, attribution.setting
        return replace(
            hop,
            addressee=self.cast.party(page, addressee, speaker)[0] if addressee else None,
            setting=squeezed(page.text[slice(*setting)]) if setting else "",
        )

    def _speaker(self, page: Page, attribution: Attribution) -> int | None:
        """Who is quoted with the words that this statement stands in."""
        if not attribution.within_quotation:
            return None
        start = attribution.content[0][0] + page.start
        around = (
            entity
            for (first, end), entity in reversed(self._quoted[-RECENT:])
            if first <= start < end
        )
        return next(around, None)

    def _remember(self, page: Page, attribution: Attribution, entity: int) -> None:
        spoken = attribution.quote in ("direct", "mixed") or attribution.rule in SPOKEN
        if spoken and not attribution.within_quotation:
            whole = attribution.content[0][0], attribution.content[-1][1]
            self._quoted.append((page.moved(whole), entity))

    def _nobody(self, name: str) -> int:
        return self.cast.add(
            Entity(
                f"nobody named ({name})", "anonymous", named=False, note=NOBODY, rule="sourceless"
            )
        )


def is_thought_of(page: Page, attribution: Attribution, last: Hop) -> bool:
    """Whether one tells what another thinks: then what that other thinks is a part of what is told,
    and no word of his. last: the last step of the chain.
    """
    told = any(cue for _, cue in attribution.relays)
    own = bool(attribution.parties) and last.cue_span == page.moved(attribution.cue[0])
    return told and own and is_attitude(attribution)


def _steps(attribution: Attribution, party: Span | None) -> list[tuple[Span | None, Span | None]]:
    """Who speaks by which words, from the outside in; nobody by the cue where no one is named."""
    cue = attribution.cue[0] if attribution.cue else None
    if party or not attribution.relays or _is_open(attribution):
        return [*attribution.relays, (party, cue)]
    return list(attribution.relays)


def said_by(time: Time | None, relay: Time | None) -> Dated | None:
    """When a step was said: by its own date, else no later than it was relayed."""
    if time:
        return Dated(time.edtf, time.basis, time)
    if relay and (latest := dates.read(relay.edtf).latest):
        return Dated(f"../{latest}", "bounded-by-relay", relay)
    return None


def _is_open(attribution: Attribution) -> bool:
    """Whether somebody was urged, warned or told, and it is not said by whom."""
    undergone = attribution.rule == "sourceless" and not attribution.parties
    return undergone and (attribution.act in URGING or attribution.addressee is not None)
