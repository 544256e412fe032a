"""Judgements and causes: strong words in the outlet's own voice, causes that nobody bears out, what
a source takes back itself, claims that do not go together, and what the text keeps to itself.
"""

from collections.abc import Iterator
from typing import Any

from .evidence import Evidence
from .model import Finding, Rule
from .wording import LONGEST_NOTE, holds, one_line, series

METADATA = {
    "headline": "its headline",
    "byline": "its author",
    "publisher": "its publisher",
    "published": "the day it appeared",
}


def find_own_judgement(e: Evidence) -> Iterator[Finding]:
    for claim_id, said in e.by_claim.items():
        row = said[0]
        judged = row.act in ("assess", "accuse")
        causal, strong = (holds(row.proposition, kind) for kind in ("causal", "strong"))
        sure = row.certainty == "certain" and not holds(row.proposition, "asking")
        own = all(map(e.own, said)) and sure and (judged or causal)
        if own and not _borne_out(e, claim_id):
            yield Finding(
                f"{e.where(row)} the outlet {'names a cause' if causal else 'judges'} in its own "
                f"voice, without {_lacks(e, row)}: {e.clause(claim_id)}",
                "Ask the writer who says so and what it rests on; look for a figure or a case.",
                tuple(said),
                bonus=12 * judged + 8 * causal + 4 * strong,
            )


def _lacks(e: Evidence, row: Any) -> str:
    """What a judgement has not got: a source, an example, a date."""
    example = any(relation.relation == "elaborates" for relation in e.bearing.get(row.claim_id, ()))
    lacking = ["a source", *([] if example else ["an example"])]
    return series([*lacking, *([] if row.event_edtf else ["a date"])]).replace(" and ", " or ")


def _borne_out(e: Evidence, claim_id: str) -> bool:
    """Whether somebody in the text is said to bear a claim out."""
    return any(
        not e.own(row)
        for relation in e.bearing.get(claim_id, ())
        if relation.relation == "supports"
        for row in e.affirming(relation.claim_a)
    )


def find_causes_alone(e: Evidence) -> Iterator[Finding]:
    causes = [
        row
        for claim_id in e.by_claim
        if holds(e.by_claim[claim_id][0].proposition, "causal")
        for row in e.affirming(claim_id)[:1]
        if not e.own(row) and not _borne_out_by_others(e, row)
    ]
    if causes:
        told = [f"{e.that(row.claim_id)} ({_by_whom(e, row)})" for row in causes]
        against = [row for row in causes if e.against(row.claim_id)]
        yield Finding(
            f"Nobody else bears out what is named as a cause: {series(told, most=2)}",
            f"Ask {e.by(causes)} what it rests on, and somebody who has measured it whether it is "
            "so.",
            tuple(causes),
            bonus=6 * bool(against) + 4 * (len(causes) > 1),
        )


def _by_whom(e: Evidence, row: Any) -> str:
    itself = ", a party to it" if row.origin in e.places_in(row) else ""
    return f"according to {e.who(row.origin)}{itself}"


def _borne_out_by_others(e: Evidence, row: Any) -> bool:
    others = [
        other
        for relation in e.bearing.get(row.claim_id, ())
        if relation.relation == "supports"
        for other in e.affirming(relation.claim_a)
    ]
    said = [*others, *e.affirming(row.claim_id)]
    return any(not e.own(other) and e.house(other.origin) != e.house(row.origin) for other in said)


def find_limits_itself(e: Evidence) -> Iterator[Finding]:
    ground = {
        relation.claim_a: relation.claim_b
        for relation in e.related("supports")
        if _one_side(e, relation)
    }
    for relation in e.related("qualifies"):
        limited = relation.kind in ("scope", "date") and relation.claim_b in ground
        if limited and _one_side(e, relation):
            yield _limited(e, relation, ground[relation.claim_b])


def _limited(e: Evidence, relation: Any, main: str) -> Finding:
    row, other = e.affirming(relation.claim_a)[0], e.affirming(relation.claim_b)[0]
    whose = f", {e.who(row.origin)}" if row.origin != other.origin else ""
    noted = relation.why if relation.status == "checked" else ""
    return Finding(
        f"According to {e.who(other.origin)}, {e.clause(other.claim_id)}, which is to bear out "
        f"{e.that(main)}; what limits this comes from the same side{whose}: "
        f"{e.clause(row.claim_id)}",
        f"Ask {e.who(row.origin)} what is left of the first if the second holds."
        + (f" A reader noted: {one_line(noted, LONGEST_NOTE)}" if noted else ""),
        (other, row, *e.by_claim[main][:1]),
        about=(row.claim_id, other.claim_id),
        bonus=6 * (e.lead is not None and main == e.lead.claim_id)
        + min(e.weight[other.claim_id], 6),
    )


def _one_side(e: Evidence, relation: Any) -> bool:
    """Whether somebody says both claims, or one is of a house with whom the other is."""
    ones, others = e.affirming(relation.claim_a), e.affirming(relation.claim_b)
    return any(
        not e.own(one) and not e.own(other) and _together(e, one, other)
        for one in ones
        for other in others
    )


def _together(e: Evidence, one: Any, other: Any) -> bool:
    return bool(set(e.path(one)) & set(e.path(other))) or e.house(one.origin) == e.house(
        other.origin
    )


def find_do_not_fit(e: Evidence) -> Iterator[Finding]:
    for relation in e.related("contradicts"):
        ones, others = e.affirming(relation.claim_a), e.affirming(relation.claim_b)
        if ones and others and e.decided(relation) and not (e.own(ones[0]) and e.own(others[0])):
            one, other = ones[0], others[0]
            side = e.house(one.origin) == e.house(other.origin)
            yield Finding(
                f"{e.that(one.claim_id)} ({e.who(one.origin)}) and {e.that(other.claim_id)} "
                f"({e.who(other.origin)}) do not go together as they are told"
                + (", and both come from one side" if side else ""),
                f"Ask {e.by([one, other])} about the one and the other; see whether both speak of "
                "the same thing, place and day.",
                (one, other),
                bonus=6 * side,
            )


def find_unknown(e: Evidence) -> Iterator[Finding]:
    article = e.dossier.article
    unknown = [words for key, words in METADATA.items() if article.get(key, "unknown") == "unknown"]
    if unknown and e.said:
        years = e.dossier.dates["basis"]
        inferred = "inferred-year" in set(years) and "explicit" not in set(years)
        yield Finding(
            f"The text does not tell {series(unknown).replace(' and ', ' or ')}"
            + ("; no year stands in it" if inferred else ""),
            "Find the article where it first appeared, with its day and its later changes.",
            (),
            about=("article",),
            bonus=2 * len(unknown),
        )


RULES = (
    Rule(
        "own-judgement",
        56,
        "Does the outlet judge, accuse or name a cause in its own voice, without a source?",
        "Facts and comment are kept apart (BBC, Reuters, AP); a cause is the claim that needs most "
        "to bear it out.",
        "What everybody agrees on; causes are found by words, and some have none.",
        "In paragraph six the outlet names a cause in its own voice, without a source, an example "
        "or a date: the strike has led to the fall in prices.",
        find_own_judgement,
        more="Also in the outlet's own voice without a source",
        unless=("hardened", "hardened-summary"),
    ),
    Rule(
        "causes-alone",
        58,
        "Is a cause named that nobody else bears out?",
        "What came after need not have come from it: other causes are considered (ICD 203 on "
        "alternatives).",
        "Causes are found by words; what bears one out is a relation.",
        "Nobody else bears out what is named as a cause: that the ban brought the fish back "
        "(according to the ministry).",
        find_causes_alone,
    ),
    Rule(
        "limits-itself",
        58,
        "Does a source itself take back a part of what its claim rests on?",
        "Caveats get lost on the way to the headline: say them where the claim stands (ICD 203).",
        "It needs two relations: what the claim rests on, and what limits that.",
        "According to Ann Lee, the lake is clean; what limits this comes from the same side: no "
        "sample is from the north shore.",
        find_limits_itself,
        more="Also limited by its own source",
    ),
    Rule(
        "do-not-fit",
        60,
        "Do two claims not go together as they are told?",
        "Analysis of competing hypotheses begins with what cannot hold together (Heuer).",
        "Both can hold where they speak of different things, places or days.",
        "That the lock was new (the mayor) and that it was rusted through (the smith) do not go "
        "together as they are told.",
        find_do_not_fit,
        more="Also at odds with another claim",
        unless=("lead-alone", "figures-differ", "overtaken", "causes-alone", "unnamed-denied"),
    ),
    Rule(
        "unknown",
        22,
        "What does the text not tell about itself?",
        "Source criticism asks first of a document: who, when, where (Bernheim; the Verification "
        "Handbook on provenance).",
        "What stood around the text where it appeared.",
        "The text does not tell its author, its publisher or the day it appeared.",
        find_unknown,
    ),
)
