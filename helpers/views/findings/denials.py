"""Denials: what they leave standing, and what they are too old to answer."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .evidence import Evidence
from .model import Finding, Rule
from .wording import counted


def find_denies_less(e: Evidence) -> Iterator[Finding]:
    less: dict[tuple[str, str], list[tuple[Any, Any, Any]]] = defaultdict(list)
    for relation in e.related("qualifies"):
        if relation.kind not in ("denial", "wording") or e.denied_by(relation.claim_b):
            continue
        for row in e.by_claim[relation.claim_a]:
            for other in e.affirming(relation.claim_b):
                if _answers(e, row, other, relation):
                    less[row.origin, other.origin].append((row, other, relation))
    best = sorted(less.values(), key=len, reverse=True)
    for group in {group[0][0].origin: group for group in reversed(best)}.values():
        yield _denies_less(e, group)


def _answers(e: Evidence, row: Any, other: Any, relation: Any) -> bool:
    """Whether one side's statement answers the other's."""
    sides = not e.own(row) and not e.own(other) and e.house(row.origin) != e.house(other.origin)
    exact = relation.kind == "denial" or row.quote in ("direct", "mixed")
    return sides and exact and row.certainty == "certain" and row.act not in ("accuse", "assess")


def _denies_less(e: Evidence, group: list[tuple[Any, Any, Any]]) -> Finding:
    row, other, _ = min(group, key=lambda found: found[2].kind != "denial")
    speaker = e.who(row.origin)
    word = "denial by" if row.stance == "denies" else "word of"
    return Finding(
        f"Nobody denies {e.that(other.claim_id)}; the {word} {speaker} is of less: "
        f"{e.that(row.claim_id)}",
        f"Ask {speaker} outright whether {e.clause(other.claim_id)}.",
        tuple(dict.fromkeys(said for found in group for said in found[:2])),
        about=(row.claim_id, other.claim_id),
        bonus=min(len(group), 4),
    )


def find_older_denial(e: Evidence) -> Iterator[Finding]:
    for row in e.said:
        day = e.spoken.get(row.attribution_id)
        if row.stance != "denies" or day is None:
            continue
        said = [other for other in e.heard_from.get(row.origin, []) if other is not row]
        if any(e.spoken.get(other.attribution_id, day) > day for other in said):
            continue
        later = [
            other
            for other in e.said
            if e.spoken.get(other.attribution_id, day) > day and row.origin in e.mentioned(other)
        ]
        if later:
            yield _older_denial(e, row, later)


def _older_denial(e: Evidence, row: Any, later: list[Any]) -> Finding:
    speaker, day = e.who(row.origin), e.spoken[row.attribution_id]
    return Finding(
        f"The denial by {speaker}, of {e.day(day)}, is older than what it stands beside: "
        f"{counted(len(later), 'later statement')} about {speaker} "
        f"{'have' if len(later) > 1 else 'has'} no answer in it",
        f"Ask {speaker} about what was said since {e.day(day)}: {e.that(later[0].claim_id)}.",
        (row, *later),
        about=(row.claim_id, row.origin),
    )


RULES = (
    Rule(
        "denies-less",
        74,
        "Does a denial deny less than was alleged?",
        "A careful denial is read for what it leaves standing: knowledge, receipt, a part.",
        "It needs a relation of the kind denial, or one of wording beside a quotation.",
        "Nobody denies that the report was sent; the word of the company is of less: that it is "
        "not in the files.",
        find_denies_less,
        more="Also answered by less than a denial",
    ),
    Rule(
        "older-denial",
        56,
        "Is a denial older than what it is set against?",
        "A reply to something earlier is no reply to this: the time line comes first "
        "(Verification Handbook).",
        "A denial that was given again since; days that the text does not tell.",
        "The denial by the club, of 3 May 2024, is older than what it stands beside: two later "
        "statements about the club have no answer in it.",
        find_older_denial,
        most=1,
        more="Also with an older denial beside it",
    ),
)
