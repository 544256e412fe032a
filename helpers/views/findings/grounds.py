"""How would they know? Claims that carry weight of which the text does not show it, and what a
source was only told.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ..knowing import UNSHOWN
from .evidence import Evidence
from .model import Finding, Rule

TOLD = "was-told"
MOST = 2
"""so many claims are told"""


def find_unshown(e: Evidence) -> Iterator[Finding]:
    if all(row.knowledge == UNSHOWN for row in e.said):
        return  # nobody has looked for it
    found: dict[tuple[str, ...], list[list[Any]]] = defaultdict(list)
    for claim_id in e.by_claim:
        rows = _sourced(e, claim_id)
        if rows and all(_shows_nothing(e, row) for row in rows) and _carries(e, rows):
            found[tuple(dict.fromkeys(row.origin for row in rows))].append(rows)
    best = [max(claims, key=lambda rows: _carries(e, rows)) for claims in found.values()]
    best.sort(key=lambda rows: -_carries(e, rows))
    if best:
        yield _unshown(e, best[:MOST])


def _unshown(e: Evidence, best: list[list[Any]]) -> Finding:
    told = [f"how {e.by(rows)} would know {e.that(rows[0].claim_id)}" for rows in best]
    return Finding(
        f"The text does not show {', nor '.join(told)}",
        f"Ask {e.by(best[0])} how it is known there: seen, counted, read or told, and by whom; "
        "look for the document or the count itself.",
        tuple(row for rows in best for row in rows),
        about=(best[0][0].claim_id,),
        bonus=min(_carries(e, best[0]), 9),
    )


def _sourced(e: Evidence, claim_id: str) -> list[Any]:
    """Who says that a claim holds, but for outlets, which pass on what others know."""
    rows = e.affirming(claim_id)
    return [row for row in rows if not e.own(row) and e.entities[row.origin].kind != "outlet"]


def _shows_nothing(e: Evidence, row: Any) -> bool:
    """Whether nothing shows how a source that is sure would know, as a person has judged: rules
    read few of the words that show it.
    """
    judged = row.knowledge == UNSHOWN and e.is_checked(row)
    return judged and row.certainty == "certain" and not e.open(row.origin)


def _carries(e: Evidence, rows: list[Any]) -> int:
    """How much hangs on a claim: it is a charge, is denied, is the lead, or has a figure."""
    counted = any(row.attribution_id in e.counted for row in rows)
    accused = any(row.act == "accuse" for row in rows)
    return (
        4 * any(map(e.is_lead, rows))
        + 3 * bool(e.denied_by(rows[0].claim_id))
        + 2 * accused
        + 3 * counted
    )


def find_only_told(e: Evidence) -> Iterator[Finding]:
    for claim_id in e.by_claim:
        rows = _sourced(e, claim_id)
        if rows and all(row.knowledge == TOLD for row in rows):
            words = next((f" (“{row.knowledge_words}”)" for row in rows if row.knowledge_words), "")
            yield Finding(
                f"{e.that(claim_id)} is what {e.by(rows)} had from others{words}",
                f"Ask {e.by(rows)} who told it, and ask them.",
                tuple(rows),
                bonus=min(_carries(e, rows), 9),
            )


RULES = (
    Rule(
        "ground-unshown",
        52,
        "How would they know it, of what much hangs on?",
        "A claim is as good as its ground: whoever was there, counted it, read it or was told it "
        "(source criticism asks it first; ICD 203 of every source).",
        "A ground that every reader knows; the text's words for one that no row holds; drafts, of "
        "which nobody has judged it yet.",
        "The text does not show how the ministry would know that 12,000 men have crossed the "
        "border.",
        find_unshown,
        most=1,
        more="Nor does the text show how they would know",
        unless=("unnamed-denied", "unnamed-only"),
    ),
    Rule(
        "only-told",
        56,
        "Is something known only from a source that was told it?",
        "Hearsay is one step further from what happened, and whoever told it is not heard.",
        "Who was told it by whoever did it; others who know it at first hand, in no row.",
        "That the plant will close is what one unnamed clerk had from others (“was told of the "
        "plan”).",
        find_only_told,
        most=1,
        more="Also known from others only",
    ),
)
