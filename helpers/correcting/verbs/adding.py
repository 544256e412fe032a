"""Verbs that add a row."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from ... import leftopen, views
from ...contract import ASIDE
from ...dossier import Dossier
from ...spans import inside, paragraphs, spans_of, touching
from ..chains import insert_hop, party
from ..counting import with_counted
from ..following import decided, with_wordings
from ..named import is_naming
from ..redating import Rest, with_rests
from ..rows import Refused, add_row, find, keys, set_cells, words_at
from .registry import verb


@verb
def add_mention(
    dossier: Dossier,
    start: int,
    end: int,
    entity_id: str = "",
    name: str = "",
    kind: str = "person",
    form: str = "name",
    status: str = "checked",
    wordings: Mapping[str, str] | None = None,
) -> Dossier:
    """With one more mention: of an entity that is there, or of a new one with this name and
    kind. status: "drafted" where who is meant was guessed, and so waits to be checked. wordings:
    the claims that are in other words then, by their ids.
    """
    dossier, who = party(dossier, entity_id, name, kind, is_naming(form), status=status)
    words = words_at(dossier, start, end)
    dossier, made = add_row(dossier, "mentions", **words, entity_id=who, form=form, status=status)
    if status == "checked":
        dossier = decided(dossier, [made])
    return with_wordings(dossier, wordings, answered=status == "checked")


@verb
def mention_alike(dossier: Dossier, mention_id: str) -> Dossier:
    """With the same words as a mention's, wherever else they stand whole and are not marked, as
    mentions of the same entity. Raises Refused when they stand nowhere else.
    """
    row = dossier.mentions[find(dossier, "mentions", mention_id)].iloc[0]
    words = r"\s+".join(map(re.escape, row["text"].split()))
    marked = list(zip(dossier.mentions["start"], dossier.mentions["end"]))
    case = 0 if row["form"] in ("name", "acronym") else re.IGNORECASE
    found = [
        match.span()
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", dossier.text, case)
        if match.span() not in marked and not any(inside(match.span(), [one]) for one in marked)
    ]
    if not found:
        allowed = "words that stand unmarked elsewhere, too"
        raise Refused("mentions", [mention_id], "text", row["text"], allowed)
    same = {"entity_id": row["entity_id"], "form": row["form"]}
    for start, end in found:
        dossier, _ = add_row(dossier, "mentions", **words_at(dossier, start, end), **same)
    return dossier


@verb
def add_date(
    dossier: Dossier,
    start: int,
    end: int,
    edtf: str = "",
    type: str = "DATE",
    basis: str = "explicit",
    note: str = "",
    rests: Sequence[Rest] = (),
) -> Dossier:
    """With one more temporal expression. rests: what it dates."""
    dossier, id_ = add_row(
        dossier,
        "dates",
        **words_at(dossier, start, end),
        edtf=edtf,
        type=type,
        basis=basis if edtf else "not-stated",
        note=note,
    )
    return with_rests(dossier, [[*rest[:-1], id_] for rest in rests])


@verb
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
    said: Sequence[str] = (),
    status: str = "checked",
    takes: Sequence[str] = (),
) -> Dossier:
    """With one more attribution of the words from start to end: to a source that is there, a new
    one of this name, or the outlet's own voice.

    Without a claim_id it makes a new claim; its proposition is the words themselves unless another
    is given. said: when the outlet says it, as a value, a basis and the words that date it. status:
    "drafted" where it waits to be checked. takes: the quantities that it claims from now on. Raises
    Refused when the dossier has no outlet.
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
            topic=topic or leftopen.NOT_YET,
            status=status,
        )
    how = {
        "quote": quote,
        "act": act,
        "stance": "denies" if act == "deny" else stance,
        "certainty": certainty,
    }
    dossier, attribution_id = add_row(
        dossier,
        "attributions",
        claim_id=claim_id,
        **words_at(dossier, start, end),
        **how,
        status=status,
    )
    dossier = with_counted(dossier, attribution_id, takes)
    dossier = insert_hop(dossier, attribution_id, 0, hop_0, None)
    first = find(dossier, "hops", [attribution_id, "0"])
    day = dict(zip(("said_edtf", "said_basis", "said_date_id"), said)) | {"status": status}
    dossier = set_cells(dossier, "hops", first, day)
    return (
        insert_hop(dossier, attribution_id, 1, source, cue)
        if source and source != hop_0
        else dossier
    )


@verb
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


@verb
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


@verb
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


@verb
def add_relation(
    dossier: Dossier,
    claim_a: str,
    relation: str,
    claim_b: str,
    kind: str,
    why: str,
    basis: str = "inferred",
) -> Dossier:
    """With one more relation: how one claim bears on another, in what respect, and why. Raises
    Refused when it is there already, or relates a claim to itself.
    """
    key = {"claim_a": claim_a, "relation": relation, "claim_b": claim_b}
    for id_ in (claim_a, claim_b):
        find(dossier, "claims", id_)
    there = tuple(key.values()) in keys("relations", dossier.relations)
    if there or claim_a == claim_b:
        allowed = "a relation that is not there yet" if there else "two claims"
        raise Refused("relations", list(key.values()), "claim_b", claim_b, allowed)
    return add_row(dossier, "relations", **key, kind=kind, basis=basis, why=" ".join(why.split()))[
        0
    ]


@verb
def add_quantity(
    dossier: Dossier,
    attribution_id: str,
    start: int,
    end: int,
    measure: str = "",
    low: float | None = None,
    high: float | None = None,
    comparator: str = "=",
    direction: str = "",
    unit: str = "",
    as_of_edtf: str = "",
    status: str = "checked",
) -> Dossier:
    """With one more quantity that a statement claims, in these words: its own, or beside it. One
    bound alone is both where the value is said to be that. status: "drafted" where what is
    counted was guessed, and so waits to be checked.

    Raises Refused when the words do not stand in the statement's paragraphs.
    """
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    around = [span for span in paragraphs(dossier.text) if touching([span], spans_of(row))]
    if not inside((start, end), around):
        allowed = f"words of the paragraph of {attribution_id}"
        raise Refused("quantities", [], "start", f"{start}-{end}", allowed)
    if comparator in ("=", "~"):
        low, high = (high if low is None else low), (low if high is None else high)
    words = words_at(dossier, start, end)
    return add_row(
        dossier,
        "quantities",
        attribution_id=attribution_id,
        **words,
        measure=measure.strip() or " ".join(str(words["text"]).split()),
        low=low,
        high=high,
        comparator=comparator,
        direction=direction,
        unit=unit.strip() or "not said",
        as_of_edtf=as_of_edtf,
        status=status,
    )[0]
