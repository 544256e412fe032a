"""The lead: on whose word it stands."""

from collections.abc import Iterator
from typing import Any

from .evidence import Evidence
from .model import Finding, Rule
from .sourcing import whom_to_ask


def _lead_on(e: Evidence) -> list[Any]:
    """Who says what the lead says, if somebody does."""
    return e.affirming(e.lead.claim_id) if e.lead is not None else []


def find_lead_unnamed(e: Evidence) -> Iterator[Finding]:
    said = _lead_on(e)
    if said and all(e.of_unnamed(row) for row in said):
        people = "" if len(said) == 1 else "people without a name alone: "
        yield Finding(
            f"The lead, {e.that(said[0].claim_id)}, rests on {people}{e.heard_of(said)}",
            whom_to_ask(e, said[0]),
            tuple(said),
        )


def find_lead_relayed(e: Evidence) -> Iterator[Finding]:
    said = _lead_on(e)
    relays = {e.path(row)[0] for row in said if len(e.path(row)) > 1}
    direct = [row for row in said if len(e.path(row)) <= 1]
    named = any(not e.of_unnamed(row) for row in said)
    if named and not direct and len(relays) == 1:
        relay = e.who(relays.pop())
        yield Finding(
            f"The lead, {e.that(said[0].claim_id)}, reached this text through {relay} alone",
            f"Look up what {relay} has of it, and ask {e.by(said)} directly.",
            tuple(said),
        )


def find_lead_alone(e: Evidence) -> Iterator[Finding]:
    said = _lead_on(e)
    houses = {e.house(row.origin) for row in said}
    if len(houses) == 1 and not any(map(e.nobody, said)):
        against = e.against(said[0].claim_id)
        but = ", all of one side" if len({row.origin for row in said}) > 1 else ""
        but += f", against the word of {e.by(against)}" if against else ""
        yield Finding(
            f"The lead, {e.that(said[0].claim_id)}, rests on the word of {e.heard_of(said)}{but}",
            "Look for a document or a witness that owes nothing to "
            f"{e.by(said)}{', and for one that owes nothing to either side' if against else ''}.",
            (*said, *against),
            about=(said[0].claim_id,),
        )


def find_lead_own(e: Evidence) -> Iterator[Finding]:
    said = _lead_on(e)
    if said and all(e.own(row) or e.open(row.origin) for row in said):
        whose = "names nobody who says so" if e.own(said[0]) else "leaves open who says so"
        yield Finding(
            f"The lead, {e.that(said[0].claim_id)}, {whose}",
            "Ask the writer whether the outlet saw it itself, or from whom it comes.",
            tuple(said),
        )


RULES = (
    Rule(
        "lead-unnamed",
        96,
        "Does the lead rest on people without names alone?",
        "Reuters and BBC rules prefer a named source and ask for more than one; the AP takes "
        "unnamed people for information only, and as a last resort.",
        "What the outlet knows and does not print: it may know the source and have a second one.",
        "The lead, that the plant will close, rests on one unnamed manager, heard through the "
        "Courier alone.",
        find_lead_unnamed,
    ),
    Rule(
        "lead-relayed",
        88,
        "Has the outlet the lead from another outlet alone?",
        "The Verification Handbook begins with the original: who was there, and who only passed "
        "it on? BBC rules ask for first-hand sources, and for a reputable agency otherwise.",
        "Whether the outlet checked what it passes on, without saying so.",
        "The lead, that the mayor resigns, reached this text through the Courier alone.",
        find_lead_relayed,
        unless=("lead-unnamed", "lead-alone"),
    ),
    Rule(
        "lead-alone",
        82,
        "Does the lead rest on the word of one side alone?",
        "Two or more sources are better than one (Reuters); an account that nobody else bears "
        "out should be put down to who gives it (BBC).",
        "A source may be alone and the best there is: who made a study, who was there.",
        "The lead, that the report was handed in, rests on the word of Ann Lee alone.",
        find_lead_alone,
    ),
    Rule(
        "lead-own",
        60,
        "Does the lead say who says so?",
        "Unless a reporter saw it, the reader should be told where it comes from (AP, Reuters).",
        "What the outlet saw itself, and what everybody can see.",
        "The lead, that the bridge is closed, names nobody who says so.",
        find_lead_own,
    ),
)
