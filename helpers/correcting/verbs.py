"""Verbs: each correction of a dossier as a pure function. A dossier goes in, a corrected one comes
out, the first stays as it was, and each judges its own result.

To add one: a function here under `@_verb`, which puts it among the VERBS, and a test in
tests/test_correcting.py; the annotator calls it by its name.
"""

from collections.abc import Callable, Sequence
from functools import wraps

import pandas as pd

from .. import views
from ..contract import ASIDE
from ..dossier import Dossier
from .chains import insert_hop, party, refuse_if_needed, renumbered
from .following import answered, dated, implied
from .judging import judge
from .merging import merge
from .rows import (
    SPAN,
    Key,
    Refused,
    add_row,
    drop_rows,
    find,
    key_parts,
    set_cells,
    typed_value,
    words_at,
)

VERBS: dict[str, Callable[..., Dossier]] = {}
"""every correction by its name, for a journal to call"""


def _verb(act: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """Puts a correction among the VERBS, and judges what it makes."""

    @wraps(act)
    def judged(dossier: Dossier, *args: object, **how: object) -> Dossier:
        after = act(dossier, *args, **how)
        judge(dossier, after)
        return after

    VERBS[act.__name__] = judged
    return judged


@_verb
def change(dossier: Dossier, table: str, key: Key, values: dict[str, object]) -> Dossier:
    """One row with other values in some columns. What follows from them follows: a blank date is
    not stated, a date that rests on words is theirs, to deny is to have the stance denies, another
    party is not named by the first one's mention, a question of the drafter's that this answers
    goes from the note. Ids stay, and so do offsets, which `move` changes.
    """
    at = find(dossier, table, key)
    typed = {column: typed_value(table, key, column, value) for column, value in values.items()}
    row = dossier.tables[table][at].iloc[0]
    follows = implied(table, row, typed) | dated(dossier, table, row, typed)
    return set_cells(dossier, table, at, follows | answered(table, row, typed) | typed)


@_verb
def move(dossier: Dossier, table: str, key: Key, start: int | None, end: int | None) -> Dossier:
    """One row with its span elsewhere in the text: the cue's, for a hop. Without start and end:
    nowhere. An interrupted span becomes whole.
    """
    columns = SPAN.get(table, ("start", "end", "text"))
    where = dict(
        zip(
            columns,
            (start, end, dossier.text[start:end]) if start is not None else (pd.NA, pd.NA, ""),
        )
    )
    pieces = {"pieces": ""} if "pieces" in dossier.tables[table] else {}
    return set_cells(dossier, table, find(dossier, table, key), where | pieces)


@_verb
def accept(dossier: Dossier, table: str, key: Key, mentions: bool = False) -> Dossier:
    """One row as checked. An attribution takes its chain, quantities and claim along; an entity its
    mentions, if asked.
    """
    done, id_ = {table: find(dossier, table, key)}, key_parts(key)[0]
    if table == "attributions":
        done |= {
            name: dossier.tables[name]["attribution_id"] == id_ for name in ("hops", "quantities")
        }
        done["claims"] = dossier.claims["claim_id"].isin(
            dossier.attributions.loc[done[table], "claim_id"]
        )
    elif table == "entities" and mentions:
        done["mentions"] = dossier.mentions["entity_id"] == id_
    for name, rows in done.items():
        dossier = set_cells(dossier, name, rows, {"status": "checked"})
    return dossier


@_verb
def reject(dossier: Dossier, table: str, key: Key) -> Dossier:
    """Without one row and what cannot stand without it: an attribution's chain, quantities, and
    claim if nobody else makes it; an entity's mentions; a claim's attributions, relations and
    grades. What merely points to it (a hop to a mention, a claim to a date) no longer does.

    Raises Refused for an entity that a chain, another entity, a claim or a grade needs, and for a
    step of a chain: that is for `remove_hop`.
    """
    gone, made = find(dossier, table, key), set(dossier.attributions["claim_id"])
    if table == "hops":
        raise Refused(
            table,
            key_parts(key),
            "hop",
            key_parts(key)[1],
            "a chain has no gaps: remove_hop takes a step out and closes it",
        )
    if table == "entities":
        refuse_if_needed(dossier, key_parts(key)[0])
    dossier = drop_rows(dossier, table, gone)
    return drop_rows(
        dossier,
        "claims",
        dossier.claims["claim_id"].isin(made - set(dossier.attributions["claim_id"])),
    )


@_verb
def add_mention(
    dossier: Dossier,
    start: int,
    end: int,
    entity_id: str = "",
    name: str = "",
    kind: str = "person",
    form: str = "name",
) -> Dossier:
    """With one more mention: of an entity that is there, or of a new one with this name and
    kind.
    """
    dossier, entity_id = party(
        dossier, entity_id, name, kind, form not in ("description", "pronoun")
    )
    return add_row(
        dossier, "mentions", **words_at(dossier, start, end), entity_id=entity_id, form=form
    )[0]


@_verb
def add_date(
    dossier: Dossier,
    start: int,
    end: int,
    edtf: str = "",
    type: str = "DATE",
    basis: str = "explicit",
    note: str = "",
) -> Dossier:
    """With one more temporal expression."""
    return add_row(
        dossier,
        "dates",
        **words_at(dossier, start, end),
        edtf=edtf,
        type=type,
        basis=basis if edtf else "not-stated",
        note=note,
    )[0]


@_verb
def add_attribution(
    dossier: Dossier,
    start: int,
    end: int,
    source: str = "",
    name: str = "",
    kind: str = "person",
    cue: Sequence[int] | None = None,
    act: str = "assert",
    stance: str = "affirms",
    certainty: str = "certain",
    quote: str = "indirect",
    claim_id: str = "",
    proposition: str = "",
    topic: str = "",
) -> Dossier:
    """With one more attribution of the words from start to end: to a source that is there, a new
    one of this name, or the outlet's own voice.

    Without a claim_id it makes a new claim; its proposition is the words themselves unless another
    is given. Raises Refused when the dossier has no outlet.
    """
    outlet = dossier.entities.loc[dossier.entities["kind"] == "outlet", "entity_id"]
    first = dossier.hops.loc[dossier.hops["hop"] == 0, "entity_id"]
    if not (hop_0 := next(iter([*first, *outlet]), "")):
        raise Refused(
            "entities",
            [],
            "kind",
            "",
            "an entity of kind outlet: the article's own outlet begins every chain",
        )
    if source or name:
        dossier, source = party(dossier, source, name, kind, kind != "anonymous")
    if not claim_id:
        dossier, claim_id = add_row(
            dossier,
            "claims",
            proposition=proposition or " ".join(dossier.text[start:end].split()),
            topic=topic or "not sorted yet",
        )
    said = {
        "quote": quote,
        "act": act,
        "stance": "denies" if act == "deny" else stance,
        "certainty": certainty,
    }
    dossier, attribution_id = add_row(
        dossier, "attributions", claim_id=claim_id, **words_at(dossier, start, end), **said
    )
    dossier = insert_hop(dossier, attribution_id, 0, hop_0, None)
    return (
        insert_hop(dossier, attribution_id, 1, source, cue)
        if source and source != hop_0
        else dossier
    )


@_verb
def add_observation(
    dossier: Dossier,
    kind: str,
    note: str,
    start: int | None = None,
    end: int | None = None,
    settle: str = "",
) -> Dossier:
    """With one more observation: on the words from start to end, or on the text as a whole. Of the
    kind finding, it is an analyst's own, and settle tells what would settle it.
    """
    words = {} if start is None or end is None else words_at(dossier, start, end)
    noted = {"kind": kind, "note": note, "settle": settle.strip()}
    return add_row(dossier, "observations", **words, **noted)[0]


@_verb
def set_aside(dossier: Dossier, finding: str, reason: str) -> Dossier:
    """With a finding set aside, by its key, for a reason: a row says so, which can be rejected.

    Raises Refused for a key that no finding has now, or one that is set aside, and without a
    reason.
    """
    found = views.findings(dossier)
    here = found[found["key"] == finding]
    if here.empty or here.iloc[0]["set_aside"]:
        allowed = "the key of a finding that stands, as helpers.views.findings tells it"
        raise Refused("observations", [], "finding", finding, allowed)
    at = here.iloc[0]
    words = {} if pd.isna(at["start"]) else words_at(dossier, int(at["start"]), int(at["end"]))
    told = {"kind": ASIDE, "note": reason.strip(), "finding": finding}
    return add_row(dossier, "observations", **words, **told)[0]


@_verb
def add_assessment(
    dossier: Dossier,
    assessor: str,
    why: str,
    assessed_on: str,
    entity_id: str = "",
    claim_id: str = "",
    reliability: str = "",
    credibility: int | None = None,
) -> Dossier:
    """With one more grade, of a source, a claim or both. Raises Refused when it grades neither."""
    if not reliability and credibility is None:
        allowed = "a reliability, a credibility or both"
        raise Refused("assessments", [], "reliability, credibility", "", allowed)
    grade = {
        "assessor": assessor.strip(),
        "entity_id": entity_id,
        "claim_id": claim_id,
        "reliability": reliability,
        "credibility": credibility,
        "why": why.strip(),
        "assessed_on": assessed_on,
    }
    return add_row(dossier, "assessments", **grade)[0]


@_verb
def add_hop(
    dossier: Dossier,
    attribution_id: str,
    position: int,
    entity_id: str = "",
    name: str = "",
    kind: str = "person",
    cue: Sequence[int] | None = None,
) -> Dossier:
    """With one more party in a chain, at this position; the parties from there on move towards the
    origin.
    """
    length = int((dossier.hops["attribution_id"] == attribution_id).sum())
    if not 1 <= position <= length:
        raise Refused(
            "hops",
            [attribution_id, str(position)],
            "hop",
            position,
            f"1 to {length}: hop 0 is the outlet, and a chain has no gaps",
        )
    dossier, entity_id = party(dossier, entity_id, name, kind, kind != "anonymous")
    return insert_hop(dossier, attribution_id, position, entity_id, cue)


@_verb
def remove_hop(dossier: Dossier, attribution_id: str, hop: int) -> Dossier:
    """Without one party of a chain; those behind it move up. Raises Refused for hop 0, the
    outlet.
    """
    if int(hop) == 0:
        raise Refused(
            "hops", [attribution_id, "0"], "hop", 0, "hop 0 is the article's own outlet and stays"
        )
    gone = find(dossier, "hops", [attribution_id, str(hop)])
    return renumbered(
        dossier.with_tables(hops=dossier.hops[~gone].reset_index(drop=True)),
        attribution_id,
        int(hop),
        -1,
    )


@_verb
def merge_entities(dossier: Dossier, kept: str, gone: str) -> Dossier:
    """With two entities as one: what names the second names the first, which takes from it what it
    lacks itself.
    """
    return merge(dossier, "entities", kept, gone)


@_verb
def split_entity(
    dossier: Dossier, entity_id: str, mention_ids: Sequence[str], name: str
) -> Dossier:
    """With some mentions of an entity, and the hops that they stand for, given to a new entity of
    this name and the same kind.
    """
    old = dossier.entities[find(dossier, "entities", entity_id)].iloc[0]
    dossier, new = add_row(dossier, "entities", name=name, kind=old["kind"], named=old["named"])
    moved: dict[str, object] = {"entity_id": new}
    dossier = set_cells(
        dossier,
        "mentions",
        dossier.mentions["mention_id"].isin(mention_ids)
        & (dossier.mentions["entity_id"] == entity_id),
        moved,
    )
    return set_cells(
        dossier,
        "hops",
        dossier.hops["mention_id"].isin(mention_ids) & (dossier.hops["entity_id"] == entity_id),
        moved,
    )


@_verb
def merge_claims(dossier: Dossier, kept: str, gone: str) -> Dossier:
    """With two claims as one. A relation between the two, or one that is now there twice, goes."""
    return merge(dossier, "claims", kept, gone)


@_verb
def split_claim(
    dossier: Dossier, claim_id: str, attribution_ids: Sequence[str], proposition: str
) -> Dossier:
    """With some attributions of a claim given to a new claim with this proposition, else like the
    first.
    """
    old = (
        dossier.claims[find(dossier, "claims", claim_id)]
        .iloc[0]
        .drop(["claim_id", "proposition", "status", "drafted_by"])
    )
    dossier, new = add_row(dossier, "claims", **old, proposition=proposition)
    moved = dossier.attributions["attribution_id"].isin(attribution_ids) & (
        dossier.attributions["claim_id"] == claim_id
    )
    return set_cells(dossier, "attributions", moved, {"claim_id": new})
