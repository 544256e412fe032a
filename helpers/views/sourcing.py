"""Where the statements come from: sources, origins, chains, contradictions, grades."""

import pandas as pd

from ..arguments import judged
from ..display import listed
from ..dossier import Dossier
from .joining import IDENTIFIED, OWN_VOICE, UNNAMED, commits, identified_as, statements
from .places import names


@judged
def sources(dossier: Dossier) -> pd.DataFrame:
    """Where the statements come from: one row per origin, those with most attributions first.

    Columns: origin (entity_id), source (name), kind, identified, role, attributions, denials,
    claims (distinct), share (attributions / of), of (all attributions), relay (through whom, if
    through anybody), attribution_ids (as by `listed`).
    """
    table = statements(dossier)
    counted = table.groupby(["origin", "source", "kind", "identified"], sort=False).agg(
        attributions=("attribution_id", "size"),
        denials=("stance", lambda stances: int((stances == "denies").sum())),
        claims=("claim_id", "nunique"),
        attribution_ids=("attribution_id", listed),
        relay=("relay", lambda relays: ", ".join(sorted(set(relays) - {""}))),
    )
    counted = counted.reset_index().assign(of=len(table))
    counted["share"] = counted["attributions"] / counted["of"]
    counted["role"] = counted["origin"].map(dossier.entities.set_index("entity_id")["role"])
    order = [
        "origin",
        "source",
        "kind",
        "identified",
        "role",
        "attributions",
        "of",
        "share",
        "claims",
        "denials",
        "relay",
        "attribution_ids",
    ]
    return counted.sort_values("attributions", ascending=False, kind="stable")[order].reset_index(
        drop=True
    )


@judged
def profile(dossier: Dossier) -> pd.DataFrame:
    """The sourcing profile: one row per way of identifying the source and depth, with attributions,
    of (all) and share.

    identified: named source, unnamed source, source left open, outlet's own voice; depth: hops
    between the outlet and the origin.
    """
    table = statements(dossier)
    counted = table.groupby(["identified", "depth"]).size().rename("attributions").reset_index()
    counted["identified"] = pd.Categorical(counted["identified"], IDENTIFIED, ordered=True)
    counted = (
        counted.sort_values(["identified", "depth"])
        .assign(of=len(table))
        .astype({"identified": str})
    )
    return counted.assign(share=counted["attributions"] / counted["of"]).reset_index(drop=True)


@judged
def origins(dossier: Dossier) -> pd.DataFrame:
    """How many independent origins each claim has: one row per claim, in the order of the claims
    table.

    Columns: claim_id, proposition, attributions, affirming, denying (attributions by stance),
    origins_low, origins_high, unnamed_only, outlet_only, contested. An origin is a distinct last
    hop, whatever outlets passed it on. The range is low where unnamed people, and sources left
    open, may coincide with each other or with a named source, high where they do not. A source that
    is left open is no unnamed one; who only asks contests nothing. Misses: origins that belong to
    one government count apart; shared interest is the reader's to weigh.
    """
    table = statements(dossier)
    voices = pd.DataFrame(
        {
            "claim_id": table["claim_id"],
            "origin": table["origin"],
            "unnamed": table["origin"].where(table["kind"] == "anonymous"),
            "affirms": table["stance"] == "affirms",
            "denies": table["stance"] == "denies",
            "by_unnamed": table["identified"] == UNNAMED,
            "by_outlet": table["identified"] == OWN_VOICE,
            "side": table["stance"].where(_commit(table)),
        }
    )
    counted = voices.groupby("claim_id").agg(
        attributions=("origin", "size"),
        affirming=("affirms", "sum"),
        denying=("denies", "sum"),
        origins_low=("unnamed", "nunique"),
        origins_high=("origin", "nunique"),
        unnamed_only=("by_unnamed", "all"),
        outlet_only=("by_outlet", "all"),
        contested=("side", "nunique"),
    )
    known = counted["origins_high"] - counted["origins_low"]
    counted = counted.assign(origins_low=known.clip(lower=1), contested=counted["contested"] > 1)
    return dossier.claims[["claim_id", "proposition"]].merge(counted, on="claim_id")


def _commit(said: pd.DataFrame) -> pd.Series:
    """Which statements say that it is so, or that it is not."""
    kept = list(map(commits, said["act"], said["certainty"]))
    return pd.Series(kept, index=said.index, dtype=bool)


@judged
def contested(dossier: Dossier) -> pd.DataFrame:
    """The claims that some affirm and others deny: one row per claim, with the names on either
    side.

    Columns: claim_id, proposition, affirmed_by, denied_by. Contradictions between two claims are in
    `relations`.
    """
    table = statements(dossier)
    table = table[_commit(table)]
    by_stance = table.groupby(["claim_id", "proposition", "stance"], sort=False)["source"].agg(
        lambda names: ", ".join(dict.fromkeys(names))
    )
    sides = by_stance.unstack().reindex(columns=["affirms", "denies"]).dropna().reset_index()
    return sides.rename(columns={"affirms": "affirmed_by", "denies": "denied_by"}).rename_axis(
        columns=None
    )


@judged
def relations(dossier: Dossier) -> pd.DataFrame:
    """How claims bear on each other: the relations table with both propositions (proposition_a,
    proposition_b) beside the ids.
    """
    said = dossier.claims.set_index("claim_id")["proposition"]
    table = dossier.relations.drop(columns=["status", "drafted_by"])
    return table.assign(
        proposition_a=table["claim_a"].map(said), proposition_b=table["claim_b"].map(said)
    )


@judged
def chains(dossier: Dossier) -> pd.DataFrame:
    """The chains as a tree: one row per party as reached on one path from the outlet, outer parties
    before inner ones.

    Columns: path (ids as by `listed`, with blanks between them), through (the path before; "" for
    the outlet), hop, party (name), identified, passing (attributions whose chain goes through
    here), ending (those whose origin this is), cues (the words that say the party speaks).
    """
    named, identified = names(dossier), identified_as(dossier)
    rows: dict[str, dict] = {}
    for _, chain in dossier.hops.sort_values("hop").groupby("attribution_id", sort=False):
        path = ""
        for hop in chain.itertuples():
            through, path = path, f"{path} {listed([hop.entity_id])}".strip()
            voice = identified[hop.entity_id] if hop.hop else OWN_VOICE
            row = rows.setdefault(
                path,
                {
                    "path": path,
                    "through": through,
                    "hop": hop.hop,
                    "party": named[hop.entity_id],
                    "identified": voice,
                    "passing": 0,
                    "ending": 0,
                    "cues": [],
                },
            )
            row["passing"] += 1
            row["ending"] += hop.hop == len(chain) - 1
            row["cues"] += [hop.cue] if hop.cue and hop.cue not in row["cues"] else []
    table = pd.DataFrame(
        rows.values(),
        columns=["path", "through", "hop", "party", "identified", "passing", "ending", "cues"],
    )
    return table.assign(cues=table["cues"].map(", ".join))


@judged
def grades(dossier: Dossier) -> pd.DataFrame:
    """The analyst's grades beside the text's own certainty: one row per grade, in the order given.

    Columns: assessment_id, assessor, source and proposition (what is graded), reliability,
    credibility, certainty and act (the text's, for this claim by this source; by anybody when no
    source is named), why, assessed_on. A grade of a source alone has a blank proposition and
    certainty.
    """
    said, table = dossier.claims.set_index("claim_id")["proposition"], statements(dossier)
    rows = []
    for graded in dossier.assessments.itertuples():
        meant = table[
            (table["claim_id"] == graded.claim_id)
            & ((table["origin"] == graded.entity_id) | (graded.entity_id == ""))
        ]
        rows.append((", ".join(meant["certainty"].unique()), ", ".join(meant["act"].unique())))
    told = pd.DataFrame(
        rows, columns=["certainty", "act"], index=dossier.assessments.index, dtype=str
    )
    table = dossier.assessments.assign(
        source=dossier.assessments["entity_id"].map(names(dossier)).fillna(""),
        proposition=dossier.assessments["claim_id"].map(said).fillna(""),
    )
    return table.join(told)[
        [
            "assessment_id",
            "assessor",
            "source",
            "proposition",
            "reliability",
            "credibility",
            "certainty",
            "act",
            "why",
            "assessed_on",
        ]
    ]
