"""The sides: who is accused and not heard, who is spoken about, who has the words, who gains."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ..places import spans
from .evidence import Evidence
from .model import Finding, Rule
from .wording import in_words, series

OFTEN = 5
"""statements about a party from which it should be heard"""
ANSWERED = ("accuse", "assess", "warn", "urge", "deny")
"""what is said about somebody that calls for an answer"""
TIMES = 3
"""how many times the words of the one side are those of the other"""
ENOUGH = 40
"""words of a side from which they are worth counting"""
LEANT = 3
"""relations of an accusation from which the text leans on it"""


def _accusations(e: Evidence) -> dict[tuple[str, str], list[Any]]:
    """What one party accuses another of, by the two, where nobody of the accused answers it."""
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    whom: dict[tuple[str, int], str] = {}
    for row in e.said:
        if row.act == "accuse" and not e.open(row.origin):
            here = row.origin, row.paragraph
            accused = whom[here] = next(iter(e.mentioned(row)), whom.get(here, ""))
            if accused and not e.denied_by(row.claim_id):
                found[row.origin, accused].append(row)
    return found


def find_accused_unheard(e: Evidence) -> Iterator[Finding]:
    for (accuser, accused), rows in _accusations(e).items():
        if not e.heard_from.get(accused, []):
            yield Finding(
                f"{e.who(accused)}, accused by {e.who(accuser)}, {e.verb(accused, 'is', 'are')} "
                f"not heard in the text; the charge is {e.that(rows[0].claim_id)}",
                f"Ask {e.who(accused)}, and say so if no answer comes.",
                tuple(rows),
                about=(accuser, accused),
            )


def find_accused_unanswered(e: Evidence) -> Iterator[Finding]:
    for (accuser, accused), rows in _accusations(e).items():
        claims = _without_elaborations(e, list(dict.fromkeys(row.claim_id for row in rows)))
        leant = len(claims) > 1 or e.weight[claims[0]] >= LEANT
        if leant and e.heard_from.get(accused, []):
            yield Finding(
                f"{e.who(accused)} {e.verb(accused, 'is', 'are')} heard, but not on what "
                f"{e.who(accuser)} {e.verb(accuser, 'alleges', 'allege')}: "
                f"{series(map(e.that, claims), most=2)}",
                f"Ask {e.who(accused)} about each of these; look for what {e.who(accuser)} "
                f"{e.verb(accuser, 'rests', 'rest')} it on.",
                tuple(rows),
                about=(accuser, accused),
                bonus=4 * (len(claims) - 1) + min(e.weight[rows[0].claim_id], 6),
            )


def _without_elaborations(e: Evidence, claims: list[str]) -> list[str]:
    """Claims without those that only tell more of another of them."""
    return [
        claim_id
        for claim_id in claims
        if not any(
            relation.relation == "elaborates" and relation.claim_b in claims
            for relation in e.borne.get(claim_id, ())
        )
    ]


def find_spoken_about(e: Evidence) -> Iterator[Finding]:
    about: dict[str, list[Any]] = defaultdict(list)
    for row in e.said:
        for party in e.mentioned(row):
            if e.entities[party].named and e.house(row.origin) != e.house(party):
                about[party].append(row)
    heard = {party: e.heard_from.get(party, []) for party in about}
    for times in (0, 1):
        parties = [
            party
            for party, rows in about.items()
            if len(rows) >= OFTEN
            and any(row.act in ANSWERED for row in rows)
            and len({row.claim_id for row in heard[party]}) == times
        ]
        if parties:
            parties.sort(key=lambda party: -len(about[party]))
            yield _spoken_about(e, parties, about, heard, times)


def _spoken_about(e: Evidence, parties: list[str], about: dict, heard: dict, times: int) -> Finding:
    least = min(len(about[party]) for party in parties)
    several = len(parties) > 1
    names = series(map(e.who, parties))
    number = f"at least {in_words(least)}" if several else in_words(least)
    voices = [row for party in parties for row in heard[party]]
    are = "are each" if several else e.verb(parties[0], "is", "are")
    once = _heard_once(e, voices, several) if times else "not heard at first hand"
    return Finding(
        f"{names} {are} spoken about in {number} statements and {once}",
        f"Ask {names}; say who was asked and did not answer.",
        tuple(dict.fromkeys([*voices, *(row for party in parties for row in about[party])])),
        about=tuple(parties),
        bonus=min(least, 10) + 4 * several,
    )


def _heard_once(e: Evidence, voices: list[Any], several: bool) -> str:
    denial = all(row.stance == "denies" for row in voices)
    once = f"heard {'in one denial' if denial else 'on one thing'} alone"
    return once if several else f"{once}, {e.that(voices[0].claim_id)}"


def find_balance(e: Evidence) -> Iterator[Finding]:
    for claim_id in e.by_claim:
        both = [
            [row for row in rows if not e.own(row)]
            for rows in (e.affirming(claim_id), e.denying(claim_id))
        ]
        if not all(both):
            continue
        sides = [(rows, _words_of(e, claim_id, rows)) for rows in both]
        (more, most), (less, least) = sorted(sides, key=lambda side: -side[1])
        if most >= TIMES * max(least, 1) and most >= ENOUGH:
            yield Finding(
                f"In the dispute over whether {e.clause(claim_id)}, {e.by(more)} "
                f"{_have(e, more)} {in_words(most)} "
                f"words of the text and {e.by(less)} {in_words(least)}: counted, not weighed",
                f"See whether {e.by(less)} had more to say, and was asked.",
                (*more, *less),
                about=(claim_id,),
            )


def _have(e: Evidence, rows: list[Any]) -> str:
    """The verb of those who make these statements."""
    several = len({row.origin for row in rows}) > 1
    return "have" if several else e.verb(rows[0].origin, "has", "have")


def _words_of(e: Evidence, claim_id: str, rows: list[Any]) -> int:
    """In how many words of the text a side of a dispute speaks on its matter."""
    houses = {e.house(row.origin) for row in rows}
    topic = e.by_claim[claim_id][0].topic
    said = [
        row
        for row in e.said
        if not e.own(row) and row.topic == topic and e.house(row.origin) in houses
    ]
    words = {match for row in said for span in spans(row) for match in e.words_in(*span)}
    return len(words)


def find_interest(e: Evidence) -> Iterator[Finding]:
    accused: dict[str, list[Any]] = defaultdict(list)
    for row in e.said:
        if row.act == "accuse" and not e.own(row):
            for party in e.mentioned(row)[:1]:
                accused[party].append(row)
    for claim_id in e.by_claim:
        for row in _alone(e, claim_id):
            if row.act != "accuse" and (charges := _charges(e, row, accused)):
                yield _interest(e, row, charges[0])


def _charges(e: Evidence, row: Any, accused: dict[str, list[Any]]) -> list[Any]:
    """What makes who says something a party to it: they accuse whom it is about, or, where it is
    the lead, they are accused themselves.
    """
    own = [
        charge
        for party in e.mentioned(row)
        for charge in accused.get(party, ())
        if charge.origin == row.origin
    ]
    return [*accused.get(row.origin, ()), *own] if e.is_lead(row) else own


def _alone(e: Evidence, claim_id: str) -> list[Any]:
    """Who alone says something that the text leans on, at first hand; nobody where several do."""
    said = e.affirming(claim_id)
    if len({row.origin for row in said}) != 1 or not e.first_hand(said[0]):
        return []
    return said[:1] if e.is_lead(said[0]) or e.weight[claim_id] >= OFTEN else []


def _interest(e: Evidence, row: Any, charge: Any) -> Finding:
    speaker = e.who(row.origin)
    if charge.origin == row.origin:
        party = next(party for party in e.mentioned(charge) if party in e.mentioned(row))
        accuse = e.verb(row.origin, "accuses", "accuse")
        stake = f"{e.relative(row.origin)} elsewhere {accuse} {e.who(party)}"
    else:
        by = e.who(charge.origin)
        stand = e.verb(row.origin, "stands", "stand")
        stake = f"{e.relative(row.origin)} {stand} accused by {by}: {e.clause(charge.claim_id)}"
    return Finding(
        f"{e.that(row.claim_id)} rests on a party to the matter alone, {speaker}, {stake}",
        f"Look for somebody who has nothing to win or lose by it, and for a document that "
        f"{speaker} did not provide.",
        (row, charge),
        about=(row.origin,),
        bonus=8 * e.is_lead(row) + min(e.weight[row.claim_id], 4),
    )


RULES = (
    Rule(
        "accused-unheard",
        78,
        "Is somebody accused and not heard?",
        "A right of reply: who is accused is asked, and the answer, or that there was none, is "
        "in the story (BBC, Reuters).",
        "An answer that is reported without being entered as a denial; the accused is taken to "
        "be the first party that the accusation mentions.",
        "The club, accused by the mayor, is not heard in the text; the charge is that it hid the "
        "accounts.",
        find_accused_unheard,
        more="Also alleged without an answer",
    ),
    Rule(
        "accused-unanswered",
        46,
        "Is the accused heard, but on something else?",
        "To deny guilt is not to deny each fact; a reply answers what was alleged.",
        "A reply that answers several allegations at once; a single charge that little hangs on.",
        "The club is heard, but not on what the mayor alleges: that it hid the accounts.",
        find_accused_unanswered,
        most=1,
        more="Also alleged without an answer of its own",
    ),
    Rule(
        "spoken-about",
        62,
        "Who is spoken about and does not speak?",
        "Who counts as a source is a choice that shows in the counts (content analysis since "
        "Sigal 1973); all sides of a conflict are asked (Reuters).",
        "Who was asked and would not speak, where the text does not say so. Only those are told of "
        "whom something is said that calls for an answer.",
        "The club is spoken about in nine statements and not heard at first hand.",
        find_spoken_about,
    ),
    Rule(
        "balance",
        26,
        "How many words has each side of a dispute?",
        "Space is one measure of balance, and a coarse one: the words are counted, not weighed.",
        "Whose words weigh more; who has more to say.",
        "In the dispute over whether the dam leaks, the mayor has 60 words of the text and the "
        "club eight: counted, not weighed.",
        find_balance,
        most=1,
        more="Also with most of the words on one side",
    ),
    Rule(
        "interest",
        64,
        "Does a claim rest on somebody who gains by it?",
        "Weigh a source's motive (Reuters, SPJ); ICD 203 asks what a source wants.",
        "A stake that the text does not show; a party can be right.",
        "That the report was sent rests on a party to the matter alone, Ann Lee, who stands "
        "accused by the company: she wrote it later.",
        find_interest,
        most=1,
        more="Also on the word of a party to the matter alone",
    ),
)
