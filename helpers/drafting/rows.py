"""The rows of a draft: cast, times and ledger as the tables of a dossier. Ids are given here, once,
when all that they count is known.
"""

from collections.abc import Mapping

from ..leftopen import LIKE
from ..spans import Span, write_pieces
from .cast import Cast
from .ids import attribution_id, claim_id, entity_ids, numbered
from .ledger import Ledger
from .reading import Reading
from .records import Dated, Hop, Statement
from .relations import INFERRED, find_relations
from .remarks import find_alike, find_mergeable, find_observations, settings_of
from .wholes import counted_through

Row = dict[str, object]


class Rows:
    """What was drafted of a text, table by table; the spans are those of the text as given.

    To add a table of drafted rows: a method that makes them, and a line in `tables`.
    """

    def __init__(
        self, text: str, reading: Reading, article: Mapping[str, str], ledger: Ledger
    ) -> None:
        self.text, self.reading, self.article, self.ledger = text, reading, article, ledger
        self.cast: Cast = ledger.cast
        self._entity_ids = entity_ids(self.cast.entities)
        self._mention_ids = _in_order(self.cast)
        self._date_ids = {time: numbered("d", at) for at, time in enumerate(ledger.times)}
        self._alike = list(find_alike(ledger.claims))
        self._counted = counted_through(reading.text, ledger.amounts)

    def tables(self) -> dict[str, list[Row]]:
        """The rows of each table that is drafted."""
        return {
            "entities": self.entities(),
            "mentions": self.mentions(),
            "dates": self.dates(),
            "claims": self.claims(),
            "attributions": self.attributions(),
            "hops": self.hops(),
            "quantities": self.quantities(),
            "relations": self.relations(),
            "observations": self.observations(),
        }

    def entities(self) -> list[Row]:
        """One row an entity, in the order in which they are met."""
        return [
            {
                "entity_id": self._entity_ids[number],
                "name": entity.name,
                "kind": entity.kind,
                "named": entity.named,
                "count": entity.count,
                "role": entity.role,
                "affiliation": self._entity(entity.affiliation),
                "note": entity.note,
                "drafted_by": _rule(entity.rule),
            }
            for number, entity in enumerate(self.cast.entities)
        ]

    def mentions(self) -> list[Row]:
        """One row a mention."""
        return [
            {
                "mention_id": self._mention_ids[number],
                "entity_id": self._entity_ids[mention.entity],
                **self._passage((mention.start, mention.end)),
                "form": mention.form,
                "note": mention.note,
                "drafted_by": _rule(mention.rule),
            }
            for number, mention in enumerate(self.cast.mentions)
        ]

    def dates(self) -> list[Row]:
        """One row a temporal expression."""
        return [
            {
                "date_id": name,
                **self._passage((time.start, time.end)),
                "edtf": time.edtf,
                "type": time.type,
                "basis": time.basis,
                "note": time.note,
                "drafted_by": _rule(time.rule),
            }
            for time, name in self._date_ids.items()
        ]

    def claims(self) -> list[Row]:
        """One row a claim; the later of two that may be the same says so."""
        claims, statements = self.ledger.claims, self.ledger.statements
        settings = settings_of(claims, statements, self.cast)
        pairs = find_mergeable(self.reading.text, claims, statements, self._alike)
        earlier = {pair.later: pair.earlier for pair in pairs}
        return [
            {
                "claim_id": claim_id(number),
                "proposition": claim.proposition,
                "topic": settings[number].topic,
                "place": self._entity(settings[number].place),
                "note": _suggested(earlier.get(number), claim.note),
                "drafted_by": _rule(claim.rule),
                **self._dated("event", claim.event),
            }
            for number, claim in enumerate(claims)
        ]

    def attributions(self) -> list[Row]:
        """One row a statement."""
        return [
            self._attribution(number, statement)
            for number, statement in enumerate(self.ledger.statements)
        ]

    def _attribution(self, number: int, statement: Statement) -> Row:
        return {
            "attribution_id": attribution_id(number),
            "claim_id": claim_id(statement.claim),
            **self._passage(statement.span),
            "pieces": write_pieces([self.reading.given(piece) for piece in statement.pieces]),
            "quote": statement.quote,
            "act": statement.act,
            "stance": statement.stance,
            "certainty": statement.certainty,
            "hedge": statement.hedge,
            **self._ground(statement),
            "note": statement.note,
            "drafted_by": _rule(statement.rule),
        }

    def _ground(self, statement: Statement) -> Row:
        """How the source would know, and by which words."""
        start, end = self.reading.given(statement.ground) if statement.ground else ("", "")
        known = {"knowledge_start": start, "knowledge_end": end}
        return {"knowledge": statement.knowledge, **known}

    def hops(self) -> list[Row]:
        """One row a step of a statement's chain, from the outlet on."""
        return [
            self._hop(number, step, hop)
            for number, statement in enumerate(self.ledger.statements)
            for step, hop in enumerate(statement.hops)
        ]

    def _hop(self, statement: int, step: int, hop: Hop) -> Row:
        return {
            "attribution_id": attribution_id(statement),
            "hop": step,
            "entity_id": self._entity_ids[hop.entity],
            "mention_id": "" if hop.mention is None else self._mention_ids[hop.mention],
            **(self._cue(hop.cue_span) if hop.cue_span else {}),
            "addressee": self._entity(hop.addressee),
            "setting": hop.setting,
            "note": hop.note,
            "drafted_by": _rule(hop.rule),
            **self._dated("said", hop.said),
        }

    def quantities(self) -> list[Row]:
        """One row a quantity and statement that holds it, by where the quantity begins."""
        rows: list[Row] = []
        for number, (amount, whole) in enumerate(self._counted):
            quantity = amount.quantity
            event = self.ledger.claims[self.ledger.statements[amount.statement].claim].event
            rows.append(
                {
                    "quantity_id": numbered("q", number),
                    "attribution_id": attribution_id(amount.statement),
                    **self._passage(amount.span),
                    "measure": quantity.measure,
                    "low": quantity.low,
                    "high": quantity.high,
                    "comparator": quantity.comparator,
                    "direction": quantity.direction,
                    "unit": quantity.unit,
                    "as_of_edtf": event.edtf if event else "",
                    "part_of": "" if whole is None else numbered("q", whole),
                    "note": quantity.note,
                    "drafted_by": _rule(quantity.rule),
                }
            )
        return rows

    def relations(self) -> list[Row]:
        """One row a pair of claims that seem to bear on each other."""
        book = self.ledger
        amounts = [counted.amount for counted in self._counted]
        found = find_relations(
            self.reading.text, book.claims, book.statements, amounts, self._alike
        )
        return [
            {
                "claim_a": claim_id(pair.one),
                "relation": pair.relation,
                "claim_b": claim_id(pair.other),
                "kind": pair.kind,
                "basis": "inferred" if pair.rule in INFERRED else "stated",
                "why": pair.why,
                "drafted_by": _rule(pair.rule),
            }
            for pair in found
        ]

    def observations(self) -> list[Row]:
        """One row a thing to note."""
        read, statements = self.reading.text, self.ledger.statements
        noted = find_observations(read, self.article, statements, self.cast)
        return [
            {
                "observation_id": numbered("o", at),
                **row,
                **(self._passage((row["start"], row["end"])) if "start" in row else {}),
            }
            for at, row in enumerate(noted)
        ]

    def _passage(self, span: Span) -> Row:
        start, end = self.reading.given(span)
        return {"start": start, "end": end, "text": self.text[start:end]}

    def _cue(self, span: Span) -> Row:
        start, end = self.reading.given(span)
        return {"cue": self.text[start:end], "cue_start": start, "cue_end": end}

    def _dated(self, what: str, dated: Dated | None) -> Row:
        """The cells that say when; none where the text does not, so that they say that."""
        if dated is None:
            return {}
        return {
            f"{what}_edtf": dated.edtf,
            f"{what}_basis": dated.basis,
            f"{what}_date_id": self._date_ids[dated.time],
        }

    def _entity(self, number: int | None) -> str:
        return "" if number is None else self._entity_ids[number]


def _in_order(cast: Cast) -> list[str]:
    """The id of each mention, by where it begins in the text, the longer one first."""
    spans = [(mention.start, -mention.end) for mention in cast.mentions]
    order = sorted(range(len(spans)), key=spans.__getitem__)
    ids = {number: numbered("m", place, 3) for place, number in enumerate(order)}
    return [ids[number] for number in range(len(spans))]


def _suggested(earlier: int | None, note: str) -> str:
    """The note of a claim, led by the suggestion to merge it with an earlier one."""
    if earlier is None:
        return note
    return f"{LIKE.format(claim_id(earlier))} {note}".rstrip()


def _rule(name: str) -> str:
    return f"rule: {name}"
