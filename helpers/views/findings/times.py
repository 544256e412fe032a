"""The time: forecasts that have come due, what has no date, and the order of telling."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .evidence import Evidence
from .model import Finding, Rule
from .wording import counted, in_words

FEW_DAYS = 3
"""days on which somebody spoke, from which the order of telling says something"""
FEW = 5
"""statements below which a share says nothing"""
SHARE = 0.4
"""share of undated statements from which it is worth a word"""
UNREAD = 0.5
"""share of dates without a value from which nothing is said of what has none"""


def find_come_due(e: Evidence) -> Iterator[Finding]:
    last = e.last_day
    updated = {relation.claim_b for relation in e.relations if relation.relation == "updates"}
    for row in e.said:
        due = row.event_latest
        if row.act == "forecast" and due and last and due <= last and row.claim_id not in updated:
            yield Finding(
                f"The forecast of {e.who(row.origin)}, {e.that(row.claim_id)}, has come due by "
                f"{e.day(last)}, the last day of the text, which does not tell what came of it",
                f"Look up whether it happened ({row.event_label}); ask {e.who(row.origin)}.",
                (row,),
                bonus=2 * min(e.weight[row.claim_id], 3),
            )


def find_undated(e: Evidence) -> Iterator[Finding]:
    undated = [row for row in e.said if not row.said_edtf and not row.event_edtf]
    if len(undated) < SHARE * len(e.said) or len(e.said) < FEW or _left_unread(e):
        return
    told = (
        f"For {in_words(len(undated))} of {in_words(len(e.said))} statements the text tells "
        "neither when they were said nor when it happened"
    )
    best, why = _most_wanted(e, undated)
    yield Finding(
        f"{told}; {why} {e.that(best.claim_id)}{e.of_whom(best)}",
        "Ask the writer of which day it is meant."
        if e.own(best)
        else f"Ask when {e.who(best.origin)} said so, and of which day it is meant.",
        (best, *(row for row in undated if row is not best)),
        about=("undated",),
    )


def _most_wanted(e: Evidence, undated: list[Any]) -> tuple[Any, str]:
    """The statement whose day is wanted most, and why."""
    rests = _resting(e)
    best = max(undated, key=lambda row: len(rests[row.claim_id]))
    if len(rests[best.claim_id]) > 1:
        return best, "most hangs on one of them,"
    first = max(undated, key=lambda row: (e.in_lead(row), e.weight[row.claim_id]))
    return first, "the first to ask about is"


def _left_unread(e: Evidence) -> bool:
    """Whether half of the text's dates or more have no value, as in a draft without the year."""
    return len(e.dossier.dates) > 0 and (e.dossier.dates["edtf"] == "").mean() >= UNREAD


def _resting(e: Evidence) -> dict[str, set[str]]:
    """The claims that rest on each claim: that it bears out, or that tell more of it."""
    rests: dict[str, set[str]] = defaultdict(set)
    for relation in e.relations:
        if relation.relation == "supports":
            rests[relation.claim_a].add(relation.claim_b)
        elif relation.relation == "elaborates":
            rests[relation.claim_b].add(relation.claim_a)
    return rests


def find_told_backwards(e: Evidence) -> Iterator[Finding]:
    dated = [
        (e.spoken[row.attribution_id], row) for row in e.said if row.attribution_id in e.spoken
    ]
    if len({day for day, _ in dated}) < FEW_DAYS:
        return
    newest, oldest = max(day for day, _ in dated), min(day for day, _ in dated)
    first = next(row for day, row in dated if day == newest)
    last = next(row for day, row in reversed(dated) if day == oldest)
    if first.paragraph < last.paragraph:
        yield Finding(
            f"The text is told backwards: what {e.who(last.origin)} said on {e.day(oldest)}, "
            f"{e.that(last.claim_id)}, stands {e.where(last)}, "
            f"{counted((newest - oldest).days, 'day')} older than the word of "
            f"{e.who(first.origin)} {e.where(first)}",
            f"Ask {e.who(e.reachable(last))} whether it still holds; put the statements in the "
            "order of their days, and see which can answer which.",
            (last, first),
            about=("order",),
        )


RULES = (
    Rule(
        "come-due",
        58,
        "Has the day of a forecast passed by the last day of the text?",
        "A forecast that has come due can be checked, and then it is news or none.",
        "What the outlet knew and left out; days that rest on an inferred year.",
        "The forecast of the mayor, that the bridge will open on 3 May, has come due by 5 May "
        "2024, the last day of the text, which does not tell what came of it.",
        find_come_due,
        most=1,
        more="Also due by the last day of the text",
    ),
    Rule(
        "undated",
        34,
        "How much has no date, and which of it matters most?",
        "When is one of the five questions; TimeML ties each event and each saying to a time.",
        "What holds at any time needs no date; a text whose dates mostly wait for their year.",
        "For 20 of 40 statements the text tells neither when they were said nor when it happened; "
        "the first to ask about is that the dam will leak (Ann Lee).",
        find_undated,
    ),
    Rule(
        "told-backwards",
        16,
        "Does the order of telling differ from the order of time?",
        "The news comes first in the trade (the inverted pyramid), and cause and answer change "
        "places by it.",
        "It is the rule of the trade, and says nothing against a text.",
        "The text is told backwards: what Ann Lee said on 1 May 2024, that the gate is shut, "
        "stands in paragraph nine, four days older than the word of the mayor in the lead.",
        find_told_backwards,
    ),
)
