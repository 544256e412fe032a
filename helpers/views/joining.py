"""The statements: who says what, joined from claims, attributions and hops. Most other views are
made from this table.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, fields
from typing import Any

import pandas as pd

from .. import dates
from ..arguments import judged
from ..dossier import Dossier
from ..leftopen import SEVERAL, SOURCE, asks
from .places import names, paragraph, spans

NAMED, UNNAMED, OWN_VOICE = "named source", "unnamed source", "outlet's own voice"
OPEN = "source left open"
"""who it is, the text or the draft does not decide: neither named nor unnamed"""


IDENTIFIED = (NAMED, UNNAMED, OPEN, OWN_VOICE)


SEVERAL_DATES = "left open: several dates stand in it"
"""the label of an event that could be at each of several dates"""


KNOWN_BY = {
    "took-part": "took part",
    "saw": "saw it",
    "document": "from a document",
    "was-told": "was told",
    "measured": "measured it",
    "office": "by office",
    "inference": "inferred",
    "not-stated": "not stated",
}
"""how a source would know, in plain words, by the value of the contract"""


FRAME = "source and cue"


ARROW = " → "


@judged
def statements(dossier: Dossier) -> pd.DataFrame:
    """Who says what: one row per attribution, in the order of the text, joined with its claim, its
    origin and its chain.

    Columns: attribution_id, claim_id, proposition, topic, start, end, text (the content), paragraph
    (from 1), quote, knowledge, knowledge_start, knowledge_end, knowledge_words (of the article),
    how_known (in plain words), act, stance, certainty, hedge; origin (entity_id), source (its
    name), kind, identified (one of IDENTIFIED), relay (names between outlet and origin), chain
    (outlet → … → origin), depth (hops between outlet and origin), addressee (name), involved
    (entity_ids: parties of the chain, addressees, mentioned in the content); said_* and event_*:
    edtf, label, basis, earliest, latest; place (name).
    """
    return dossier.said if isinstance(dossier, Joined) else _join(dossier)


@dataclass(frozen=True, eq=False, repr=False)
class Joined(Dossier):
    """A dossier with its `statements` at hand: whoever asks it for several views gets them of one
    join. It is made where it is used and passed on, not kept: it does not see a table that changes
    later.
    """

    said: pd.DataFrame = field(kw_only=True)

    def with_tables(self, **tables: pd.DataFrame) -> Dossier:
        """The dossier with some tables replaced, which is to be joined anew."""
        return Dossier(**_parts(self)).with_tables(**tables)


@judged
def joined(dossier: Dossier) -> Joined:
    """The same dossier, with its statements at hand."""
    if isinstance(dossier, Joined):
        return dossier
    return Joined(**_parts(dossier), said=_join(dossier))


def _parts(dossier: Dossier) -> dict[str, Any]:
    return {part.name: getattr(dossier, part.name) for part in fields(Dossier)}


def _join(dossier: Dossier) -> pd.DataFrame:
    chains = _chains(dossier)
    table = dossier.attributions.drop(columns=["note", "status", "drafted_by"])
    claims = dossier.claims.drop(columns=["note", "status", "drafted_by"])
    table = table.merge(claims, on="claim_id", validate="many_to_one")
    table = table.merge(chains, on="attribution_id", validate="one_to_one").sort_values(
        ["start", "attribution_id"]
    )
    table["place"] = table["place"].map(names(dossier)).fillna("")
    table["paragraph"] = paragraph(dossier, table["start"])
    table["involved"] = _involved(dossier, table)
    table["how_known"] = table["knowledge"].map(KNOWN_BY).fillna(table["knowledge"]).astype(str)
    table["knowledge_words"] = _words(dossier, table, "knowledge")
    table = _with_bounds(_with_bounds(table, "said"), "event").reset_index(drop=True)
    several = table["event_edtf"].eq("") & table["claim_id"].isin(_of_several_dates(dossier))
    table["event_label"] = table["event_label"].mask(several, SEVERAL_DATES)
    return table


def _of_several_dates(dossier: Dossier) -> set[str]:
    """The claims with more than one date, none of which the draft chose."""
    claims = zip(dossier.claims["claim_id"], dossier.claims["note"])
    return {claim_id for claim_id, note in claims if asks(note, SEVERAL)}


@judged
def identified_as(dossier: Dossier) -> dict[str, str]:
    """How each entity is identified where it speaks, by its id."""
    return {row.entity_id: _identified(row) for row in dossier.entities.itertuples()}


def _identified(entity: Any) -> str:
    if asks(entity.note, *SOURCE):
        return OPEN
    return NAMED if entity.named else UNNAMED


@judged
def commits(act: str, certainty: str) -> bool:
    """Whether who says something commits to it, that it is so or should be: a question, a "whether"
    and a hope do not.
    """
    return certainty != "unstated" or act == "urge"


def _chains(dossier: Dossier) -> pd.DataFrame:
    named, identified = names(dossier), identified_as(dossier)
    kinds = dict(zip(dossier.entities["entity_id"], dossier.entities["kind"]))
    rows = []
    for attribution_id, chain in dossier.hops.sort_values("hop").groupby(
        "attribution_id", sort=False
    ):
        last, depth = chain.iloc[-1], len(chain) - 1
        told = [named[entity_id] for entity_id in chain["entity_id"]]
        voice = identified[last["entity_id"]] if depth else OWN_VOICE
        to = named.get(last["addressee"], "")
        rows.append(
            (
                attribution_id,
                last["entity_id"],
                told[-1],
                kinds[last["entity_id"]],
                voice,
                ", ".join(told[1:-1]),
                ARROW.join(told),
                depth,
                to,
                last["said_edtf"],
                last["said_basis"],
            )
        )
    return pd.DataFrame(
        rows,
        columns=[
            "attribution_id",
            "origin",
            "source",
            "kind",
            "identified",
            "relay",
            "chain",
            "depth",
            "addressee",
            "said_edtf",
            "said_basis",
        ],
    )


def _involved(dossier: Dossier, table: pd.DataFrame) -> list[tuple[str, ...]]:
    part = {
        attribution_id: set(chain["entity_id"]) | set(chain["addressee"])
        for attribution_id, chain in dossier.hops.groupby("attribution_id")
    }
    mentions = dossier.mentions.sort_values("start")
    starts = mentions["start"].tolist()
    found = list(zip(mentions["end"], mentions["entity_id"]))
    for row in table.itertuples():
        for first, last in spans(row):
            part[row.attribution_id] |= {
                entity_id
                for end, entity_id in found[bisect_left(starts, first) : bisect_right(starts, last)]
                if end <= last
            }
    return [
        tuple(sorted(part[attribution_id] - {""})) for attribution_id in table["attribution_id"]
    ]


def _words(dossier: Dossier, table: pd.DataFrame, what: str) -> list[str]:
    """The words of a span that has no column of its own for them; blank where there is none."""
    spans = zip(table[f"{what}_start"], table[f"{what}_end"])
    return [
        "" if pd.isna(start) else dossier.text[int(start) : int(end)]  # type: ignore[call-overload]
        for start, end in spans
    ]


def _with_bounds(table: pd.DataFrame, clock: str) -> pd.DataFrame:
    read = [dates.read(edtf) for edtf in table[f"{clock}_edtf"]]
    bounds = {
        "label": [i.label for i in read],
        "earliest": [i.earliest for i in read],
        "latest": [i.latest for i in read],
    }
    return table.assign(
        **{
            f"{clock}_{name}": pd.Series(values, index=table.index, dtype=object)
            for name, values in bounds.items()
        }
    )
