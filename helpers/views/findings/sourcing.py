"""What the text rests on: unnamed people, relays, houses."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from .evidence import Evidence
from .model import Finding, Rule
from .reading import PARTIES
from .wording import content_words, holds, in_words, series, uncounted

TELLING = 2
"""words of a description from which it tells people apart"""
MANY = 3
"""voices from which a house or a relay is worth a word"""


def whom_to_ask(e: Evidence, row: Any) -> str:
    """Whom to ask about what unnamed people say."""
    relays = [party for party in e.path(row)[:-1] if e.entities[party].kind == "outlet"]
    of_whom = [party for party in e.mentioned(row) if e.entities[party].named]
    of_whom.sort(key=lambda party: e.entities[party].kind != "person")
    whom = series(e.who(party) for party in [*relays, *of_whom[:2]])
    first = f"Ask {whom}; look" if whom else "Look"
    return (
        f"{first} for somebody with a name, or a document, that says the same; find out what "
        "office is behind that word, and how it is known there."
    )


def _unnamed_by_source(e: Evidence) -> dict[str, list[Any]]:
    """What is known from one unnamed source alone, by the source."""
    found: dict[str, list[Any]] = defaultdict(list)
    for claim_id in e.by_claim:
        said = e.affirming(claim_id)
        if said and all(e.of_unnamed(row) and row.certainty != "unstated" for row in said):
            told = next(party for party in e.path(said[0]) if e.unnamed(party))
            found[told].append(said[0])
    return found


def find_unnamed_denied(e: Evidence) -> Iterator[Finding]:
    for rows in _unnamed_by_source(e).values():
        denied = [row for row in rows if e.denied_by(row.claim_id)]
        if denied:
            row, against = denied[0], e.denied_by(denied[0].claim_id)
            yield Finding(
                f"{e.that(row.claim_id)} rests on {e.heard(row)}, against the word of "
                f"{e.by(against)}",
                whom_to_ask(e, row) + f" Ask {e.by(against)} what exactly is denied.",
                (row, *against, *(other for other in rows if other is not row)),
                about=(row.claim_id,),
            )


def find_unnamed_only(e: Evidence) -> Iterator[Finding]:
    for rows in _unnamed_by_source(e).values():
        rows = sorted(rows, key=lambda row: -e.weight[row.claim_id])
        if any(e.lead is not None and row.claim_id == e.lead.claim_id for row in rows):
            continue
        row = rows[0]
        yield Finding(
            f"{e.that(row.claim_id)} rests on {e.heard(row)}",
            whom_to_ask(e, row),
            tuple(rows),
            about=(row.claim_id,),
            bonus=min(e.weight[row.claim_id], 4) + 4 * (row.depth > 1),
        )


def find_one_relay(e: Evidence) -> Iterator[Finding]:
    through: dict[str, list[Any]] = defaultdict(list)
    for row in e.said:
        if len(e.path(row)) > 1 and e.entities[e.path(row)[0]].kind == "outlet":
            through[e.path(row)[0]].append(row)
    for relay, rows in through.items():
        sources = dict.fromkeys(e.path(row)[1] for row in rows)
        if len(rows) >= MANY and len(sources) > 1:
            yield _one_relay(e, relay, rows, list(sources))


def _one_relay(e: Evidence, relay: str, rows: list[Any], sources: list[str]) -> Finding:
    return Finding(
        f"{in_words(len(rows))} of {in_words(len(e.said))} statements reach this text through "
        f"{e.who(relay)}, from {series(map(e.who, sources))}: they share one path, and none of "
        "them bears out another",
        f"Look up {e.who(relay)}: is it one report or several, and who else has the same from "
        "sources of their own?",
        tuple(rows),
        about=(relay,),
        bonus=min(len(rows), 9),
    )


def find_one_house(e: Evidence) -> Iterator[Finding]:
    houses: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in e.said:
        for party in e.path(row):
            houses[e.house(party)].setdefault(party, row)
    for house, voices in houses.items():
        if len(voices) >= MANY and house in e.entities:
            named = sorted(voices, key=lambda party: not e.entities[party].named)
            yield Finding(
                f"{in_words(len(voices))} of the sources belong to {e.who(house)}, among them "
                f"{series([e.who(party) for party in named if party != house][:3])}: where they "
                "agree, it is the word of one side",
                f"Look for somebody outside {e.who(house)} who knows it at first hand.",
                tuple(dict.fromkeys(voices.values())),
                about=(house,),
                bonus=min(len(voices), 9),
            )


def find_two_critics(e: Evidence) -> Iterator[Finding]:
    for (house, other), voices in _critics(e).items():
        voices = {party: row for party, row in voices.items() if not _speaks_for(e, party)}
        if house != other and len(voices) == 2:
            yield Finding(
                f"{series(map(e.who, voices))}, who both speak against {e.who(other)}, belong "
                "together: one doubt, not two",
                f"Ask somebody who belongs neither to {e.who(house)} nor to {e.who(other)}.",
                tuple(voices.values()),
                about=(house, other),
            )


def _critics(e: Evidence) -> dict[tuple[str, str], dict[str, Any]]:
    """Who of one house speaks against what another says, with where each first does."""
    found: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for relation in e.related("contradicts", "qualifies"):
        for row in e.affirming(relation.claim_a):
            for other in e.affirming(relation.claim_b):
                if not e.own(row) and not e.own(other):
                    houses = e.house(row.origin), e.house(other.origin)
                    found[houses].setdefault(row.origin, row)
    return found


def _speaks_for(e: Evidence, party: str) -> bool:
    return holds(e.entities[party].role, "speaks-for")


def find_maybe_same(e: Evidence) -> Iterator[Finding]:
    first: dict[str, Any] = {}
    for row in e.said:
        if not e.own(row) and e.unnamed(row.origin):
            first.setdefault(row.origin, row)
    for one, other in combinations(first, 2):
        described = _described(e, one)
        if len(described) >= TELLING and described == _described(e, other):
            yield Finding(
                f"{e.who(one)} and {e.who(other)} may be the same: the text does not tell them "
                "apart",
                "Ask the writer whether they are different people; until then count them once.",
                (first[one], first[other]),
                about=(one, other),
            )


def _described(e: Evidence, party: str) -> frozenset[str]:
    """What an unnamed source is called, without how many it is."""
    return content_words(uncounted(e.entities[party].name))


def find_named_elsewhere(e: Evidence) -> Iterator[Finding]:
    named = [
        (party, content_words(entity.role))
        for party, entity in e.entities.items()
        if entity.named and entity.role and entity.kind in PARTIES
    ]
    done = set()
    for row in e.said:
        if not e.own(row) and e.unnamed(row.origin) and row.origin not in done:
            done.add(row.origin)
            described = _described(e, row.origin)
            same = next((party for party, role in named if described <= role), "")
            if same and len(described) >= TELLING:
                yield Finding(
                    f"{e.who(row.origin)} may be {e.who(same)}, whom the text names elsewhere in "
                    "that office",
                    f"Ask the writer whether {e.who(same)} {e.verb(same, 'is', 'are')} meant; if "
                    "so, there is one source and not two.",
                    (row,),
                    about=(row.origin, same),
                )


RULES = (
    Rule(
        "unnamed-denied",
        80,
        "Is there a claim that unnamed people make and somebody with a name denies?",
        "A serious allegation by one unnamed source goes to a senior editor (BBC), and who is "
        "accused is asked.",
        "A denial may be narrower than it is entered here.",
        "That there is a plan rests on one unnamed clerk alone, against the word of the ministry.",
        find_unnamed_denied,
        more="Also said by unnamed people and denied",
    ),
    Rule(
        "unnamed-only",
        58,
        "What else rests on people without names alone?",
        "Unnamed sources are the weakest (Reuters): nobody answers for what they say.",
        "How the outlet knows them; an office that always speaks without a name.",
        "That troops have crossed the river rests on two unnamed officers, heard through the "
        "Courier alone.",
        find_unnamed_only,
        most=1,
        more="Also on the word of unnamed people alone",
        unless=("unnamed-denied",),
    ),
    Rule(
        "one-relay",
        66,
        "Do several sources come through one outlet?",
        "Many reports from one origin are one report: intelligence analysts and fact-checkers "
        "call it circular, and trace each back to where it began (Verification Handbook).",
        "Reports of one outlet by different reporters, with sources of their own.",
        "Six of 40 statements reach this text through the Courier, from two sources: they share "
        "one path, and none of them bears out another.",
        find_one_relay,
        more="Also with several sources through one outlet",
    ),
    Rule(
        "one-house",
        48,
        "Are several sources one side?",
        "Sources bear each other out only where they are independent (Admiralty Code; ICD 203 on "
        "the quality of sources).",
        "Offices of one government that know a thing each for itself, or that disagree.",
        "Four of the sources belong to the ministry: where they agree, it is the word of one side.",
        find_one_house,
        most=1,
        more="Also from one side",
    ),
    Rule(
        "two-critics",
        44,
        "Are two who speak against somebody one house?",
        "As above: two of one house are one origin.",
        "Colleagues who came to it each alone.",
        "Ann Lee and the Marsh Institute, who both speak against the authors, belong together.",
        find_two_critics,
        most=1,
        more="Also from two of one house",
    ),
    Rule(
        "maybe-same",
        30,
        "Do two unnamed sources have one description?",
        "Sources should not be told in the plural where there is one (Reuters).",
        "Different people who are described alike.",
        "Unnamed U.S. officials and one unnamed U.S. official may be the same.",
        find_maybe_same,
        most=1,
        more="Also from unnamed people who may be the same",
    ),
    Rule(
        "named-elsewhere",
        40,
        "Is somebody named in one place and unnamed in another?",
        "A source should not say one thing by name and another without (Reuters).",
        "Two people of one office.",
        "One unnamed inspector may be Ann Lee, whom the text names elsewhere in that office.",
        find_named_elsewhere,
        most=1,
        more="Also from unnamed people who may be named elsewhere",
    ),
)
