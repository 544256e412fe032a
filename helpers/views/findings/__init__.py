"""Findings: what a source critic would tell an editor first, computed from any dossier.

Never a verdict: a finding says what a claim rests on, and what would settle it, not whether it
holds. An analyst sets one aside by its key with the correction `set_aside`, and writes one with
`add_observation`, of the kind finding: both are rows of the observations.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from ...arguments import judged
from ...contract import ASIDE, BY_HAND
from ...display import listed
from ...dossier import Dossier
from ...spans import touching
from ..places import spans
from .evidence import Evidence
from .model import Finding, Rule
from .registry import RULES
from .wording import as_sentence, series

__all__ = ["RULES", "finding_rules", "findings"]

WRITTEN = "by-hand"
"""what stands for the rule of a finding that an analyst wrote"""
FIRST = 100
"""the weight of a finding that an analyst wrote"""
FEWEST, MOST = 5, 7
"""how many findings come first"""
STRONG, WEAK = 70, 35
"""from which weight on a finding beyond the fewest comes first, too; below which none does while
there is a stronger one
"""
COLUMNS = (
    *("finding", "rule", "weight", "sentence", "settle", "attributions", "claims", "start", "end"),
    *("checked", "key", "set_aside", "first"),
)


class Ranked(NamedTuple):
    """A finding with the rule that made it, and how strong it is."""

    rule: Rule
    weight: int
    finding: Finding


@judged
def findings(dossier: Dossier) -> pd.DataFrame:
    """What an editor should know first: one row per finding, strongest first; those that an analyst
    set aside come last.

    Columns: finding (f01 …, as they stand here), rule (its name in RULES; by-hand for what an
    analyst wrote), weight (1 to 100), sentence, settle (what would settle it), attributions, claims
    (the ids it rests on, as by `listed`), start, end (of the leading passage; <NA>: the text as a
    whole), checked (whether a person has checked all rows it rests on), key (its lasting name, by
    which it can be set aside), set_aside (why; blank for those that stand), first (whether it is
    one of the five to seven that an editor should read before all else; weak ones are only where
    there is no stronger). Empty for a dossier
    without statements. Misses: what no table says; each rule says what it misses.
    """
    evidence = Evidence(dossier)
    aside = dossier.observations[dossier.observations["kind"] == ASIDE]
    reasons = aside.groupby("finding")["note"].agg("; ".join).to_dict()
    status = Status(evidence)
    rows = [_row(ranked, status) for ranked in _found(evidence)]
    rows = [*_by_hand(evidence), *rows]
    for row in rows:
        row["set_aside"] = reasons.get(row["key"], "")
    rows.sort(key=lambda row: (row["set_aside"] != "", -row["weight"]))
    table = pd.DataFrame(
        [{"finding": f"f{n:02d}"} | row for n, row in enumerate(rows, start=1)], columns=COLUMNS
    )
    table["first"] = _comes_first(table)
    places = {"weight": "Int64", "start": "Int64", "end": "Int64"}
    return table.astype(places | {"checked": bool, "first": bool})


def _comes_first(table: pd.DataFrame) -> pd.Series:
    stands = table["set_aside"] == ""
    worth = (table["weight"] >= WEAK) | (table["weight"].max() < WEAK)
    strong = (table.index < FEWEST) | (table["weight"] >= STRONG)
    return strong & worth & stands & (table.index < MOST)


@judged
def finding_rules() -> pd.DataFrame:
    """The rules that find: one row per rule, those of the greatest weight first.

    Columns: rule, weight (of a plain case), asks (its question), reason (in the literature or the
    trade), misses (its blind spot), example.
    """
    told = ["name", "weight", "asks", "reason", "misses", "example"]
    rows = [[getattr(rule, column) for column in told] for rule in RULES]
    table = pd.DataFrame(rows, columns=["rule", *told[1:]])
    return table.sort_values("weight", ascending=False, kind="stable", ignore_index=True)


def _found(evidence: Evidence) -> list[Ranked]:
    """What all rules find, but for what another has said already."""
    found = {rule.name: list(rule.find(evidence)) for rule in RULES}
    said = {name: [set(one.claims) for one in there] for name, there in found.items()}
    ranked = [
        one
        for rule in RULES
        for one in _capped(rule, evidence, _without_doubles(rule, found[rule.name], said))
    ]
    return sorted(ranked, key=lambda one: -one.weight)


def _without_doubles(
    rule: Rule, found: list[Finding], said: dict[str, list[set[str]]]
) -> list[Finding]:
    others = [claims for name in rule.unless for claims in said[name]]
    return [one for one in found if not any(set(one.claims) <= claims for claims in others)]


def _capped(rule: Rule, evidence: Evidence, found: list[Finding]) -> Iterator[Ranked]:
    """What a rule found, the strongest first, and the rest in one."""
    kept = {one.lasting: one for one in sorted(found, key=lambda one: one.bonus)}
    best = sorted(kept.values(), key=lambda one: -one.bonus)
    most = rule.most if rule.more else len(best)
    for one in best[:most]:
        yield Ranked(rule, min(rule.weight + one.bonus, FIRST - 1), one)
    if rest := best[most:]:
        yield Ranked(rule, rule.weight // 2, _rest(evidence, rule, rest))


def _rest(evidence: Evidence, rule: Rule, rest: list[Finding]) -> Finding:
    claims = [f"{evidence.that(one.claims[0])}{evidence.of_whom(one.said[0])}" for one in rest]
    others = " Do the same for the others." if len(rest) > 1 else ""
    return Finding(
        f"{rule.more}: {series(claims, most=2)}",
        f"{rest[0].settle.rstrip('. ')}.{others}",
        tuple(dict.fromkeys(row for one in rest for row in one.said)),
        about=tuple(id_ for one in rest for id_ in one.lasting),
    )


def _row(one: Ranked, status: "Status") -> dict[str, Any]:
    found = one.finding
    lead = found.said[0] if found.said else None
    checked, doubt = status.of(found)
    return {
        "rule": one.rule.name,
        "weight": one.weight,
        "sentence": as_sentence(found.sentence + doubt),
        "settle": as_sentence(found.settle),
        "attributions": listed(dict.fromkeys(row.attribution_id for row in found.said)),
        "claims": listed(found.claims),
        "start": lead.start if lead is not None else pd.NA,
        "end": lead.end if lead is not None else pd.NA,
        "checked": checked,
        "key": f"{one.rule.name}: {listed(found.lasting)}",
    }


class Status:
    """Which rows a person has checked."""

    def __init__(self, evidence: Evidence) -> None:
        dossier, self._paths = evidence.dossier, evidence.paths
        tables = (dossier.attributions, dossier.hops, dossier.quantities)
        self._said = set().union(*(_drafted(table, "attribution_id") for table in tables))
        self._claims = _drafted(dossier.claims, "claim_id")
        self._entities = _drafted(dossier.entities, "entity_id")
        self._relations = evidence.borne

    def of(self, found: Finding) -> tuple[bool, str]:
        """Whether all that a finding rests on is checked, and what its sentence says if not."""
        rows, claims = [self._is_checked(row) for row in found.said], set(found.claims)
        rows += [
            relation.status == "checked"
            for claim_id in claims
            for relation in self._relations.get(claim_id, ())
            if relation.claim_b in claims
        ]
        if all(rows):
            return True, ""
        return False, f" ({'some' if any(rows) else 'all'} of its rows are unchecked)"

    def _is_checked(self, row: Any) -> bool:
        """Whether a statement is, with its claim, its chain, its figures and its people."""
        people = self._entities.intersection(self._paths[row.attribution_id])
        return not (people or row.attribution_id in self._said or row.claim_id in self._claims)


def _drafted(frame: pd.DataFrame, key: str) -> set[str]:
    return set(frame.loc[frame["status"] != "checked", key])


def _by_hand(evidence: Evidence) -> Iterator[dict[str, Any]]:
    """What an analyst wrote."""
    for row in evidence.dossier.observations.itertuples(index=False):
        if row.kind == BY_HAND:
            here = [one for one in evidence.said if touching(spans(one), spans(row))]
            yield {
                "rule": WRITTEN,
                "weight": FIRST,
                "sentence": row.note,
                "settle": row.settle,
                "attributions": listed(one.attribution_id for one in here),
                "claims": listed(dict.fromkeys(one.claim_id for one in here)),
                "start": row.start,
                "end": row.end,
                "checked": row.status == "checked",
                "key": f"{WRITTEN}: {listed([row.observation_id])}",
            }
