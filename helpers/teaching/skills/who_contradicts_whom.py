"""Who contradicts whom? Corroborating: what exactly is denied, by whom, and how many origins really
stand behind a claim.
"""

from collections.abc import Iterator

from ... import views
from ...spans import Span
from ..drawing import Draw, cues_of, cut
from ..kinds import choice, match, pick
from ..questions import Question, Reflection

MOVE = "corroborating"
NEEDS = "denials, relations between claims, or a claim with several attributions"
BEARS = {
    "supports": "the first makes the second more likely",
    "contradicts": "both cannot hold of the same thing at the same time",
    "qualifies": "the first limits the second, without denying it",
    "updates": "the first is newer and overtakes the second",
    "elaborates": "the first adds detail to the second",
}
NEIGHBORS = (
    {"contradicts", "qualifies"},
    {"supports", "elaborates"},
    {"updates", "qualifies"},
    {"elaborates", "qualifies"},
)
"""relations of which one can be taken for the other"""
SIDES = {"affirms": "says that it is so", "denies": "says that it is not so"}
NEITHER = "says nothing of it"
USUAL = (
    "1 passage, 1 origin",
    "2 passages, 1 origin",
    "2 passages, 2 origins",
    "1 passage, 2 origins",
)
"""counts to choose among where the article has too few kinds of its own"""


def sides(draw: Draw) -> Iterator[Question]:
    """Who stands on which side of a claim."""
    for claim_id in draw.shuffled(views.contested(draw.dossier)["claim_id"]):
        stands = _stands(draw, claim_id)
        yield from match.ask(
            draw,
            f"What does each of these say to this claim? “{draw.claims[claim_id].proposition}”",
            draw.shuffled((name, side) for name, (side, _) in stands.items()),
            fixed=[*SIDES.values(), NEITHER],
            about=(claim_id,),
            why={name: why for name, (_, why) in stands.items()},
            explanation=(
                "; ".join(f"{name}: {side}" for name, (side, _) in stands.items())
                + ". How many stand on a side says nothing of its weight."
            ),
            hints=(
                "Find the passage first. Some of them may not speak of it at all.",
                "A source can be heard on another matter near by.",
            ),
            proof=draw.passage(*draw.contents(draw.by_claim[claim_id])),
        )


def _stands(draw: Draw, claim_id: str) -> dict[str, tuple[str, str]]:
    """Where each of up to four sources stands on a claim, by name, with why; or five, so that one
    at least says nothing of it.
    """
    here = {statement.origin: statement for statement in draw.by_claim[claim_id]}
    origins = dict.fromkeys(statement.origin for statement in draw.shuffled(draw.statements))
    others = [id_ for id_ in origins if not any(_akin(draw, id_, taker) for taker in here)]
    stands = {}
    for id_, statement in list(here.items())[:4]:
        name, side = draw.name(id_), SIDES[statement.stance]
        stands[name] = side, f"{name} {side}: {draw.quoted(statement)}"
    for name in map(draw.name, others[: max(1, 4 - len(stands))]):
        stands[name] = NEITHER, f"{name} {NEITHER} in this article."
    return stands


def what_is_denied(draw: Draw) -> Iterator[Question]:
    """What exactly a denial denies."""
    for statement in _denials(draw):
        claim = draw.claims[statement.claim_id]
        others = _not_denied(draw, statement)
        not_this = (
            "it is said in the article, or follows near by, but is not what is denied: that is"
            f" “{cut(claim.proposition)}”"
        )
        yield from choice.ask(
            draw,
            "What exactly is denied with the marked words? Who denies it:"
            f" {draw.name(statement.origin).rstrip('.')}.",
            claim.proposition,
            others,
            why=dict.fromkeys(others, not_this),
            explanation=f"{claim.proposition} {claim.note}".strip(),
            hints=(
                "Put “It is not so that” before each answer. Which one is the denial?",
                "To deny that one knew of a thing is not to deny the thing.",
            ),
            **draw.on(statement) | {"about": (statement.attribution_id, statement.claim_id)},
        )


def _not_denied(draw: Draw, statement) -> list[str]:
    """Claims that whoever denies one does not deny: first those that bear on it, then those on its
    topic; none that stands and falls with it.
    """
    claim_id = statement.claim_id
    bound, bearing = _bearing(draw, claim_id)
    denied = {
        other.claim_id
        for other in draw.statements
        if other.stance == "denies" and other.origin == statement.origin
    }
    claims = draw.shuffled(
        claim for claim in draw.claims.values() if claim.claim_id not in denied | bound
    )
    topic = draw.claims[claim_id].topic
    claims.sort(key=lambda claim: (claim.claim_id not in bearing, claim.topic != topic))
    return [claim.proposition for claim in claims]


def _bearing(draw: Draw, claim_id: str) -> tuple[set[str], set[str]]:
    """The claims that support or elaborate one, either way; and those that bear on it otherwise."""
    bound: set[str] = set()
    bearing: set[str] = set()
    for row in draw.dossier.relations.itertuples():
        pair = (row.claim_a, row.claim_b)
        if claim_id in pair:
            (bound if row.relation in ("supports", "elaborates") else bearing).update(pair)
    return bound, bearing - bound


def relation(draw: Draw) -> Iterator[Question]:
    """How one claim bears on another; contradictions only where the text itself sets them against
    each other.
    """
    rows = (
        row
        for row in draw.dossier.relations.itertuples()
        if row.relation != "contradicts" or row.basis == "stated"
    )
    for row in draw.in_turn(rows, lambda row: row.relation):
        first, second = draw.claims[row.claim_a], draw.claims[row.claim_b]
        why = draw.told_note(row.why)
        inferred = "The text does not say so; it is inferred"
        stated = "The text says so" if row.basis == "stated" else inferred
        yield from choice.ask(
            draw,
            f"First: “{first.proposition}” Second: “{second.proposition}” How does the first bear"
            " on the second?",
            BEARS[row.relation],
            [words for name, words in BEARS.items() if name != row.relation],
            about=(row.claim_a, row.claim_b),
            may_not_tell=False,
            near=_near(row.relation),
            most=5,
            fixed=BEARS.values(),
            why=dict.fromkeys(BEARS.values(), f"the reason to see it otherwise: {why}"),
            explanation=f"{why} ({stated}.)",
            hints=(
                "Do both speak of the same thing, in the same place, at the same time?",
                (
                    "Suppose that the first holds. Can the second hold as well? Is it likelier"
                    " then, or less?"
                ),
            ),
            proof=draw.passage(*_first_spans(draw, row.claim_a, row.claim_b)),
        )


def _near(relation: str) -> dict[str, float]:
    """What a relation can be taken for, with half of the points."""
    return {
        BEARS[other]: 0.5 for pair in NEIGHBORS if relation in pair for other in pair - {relation}
    }


def _first_spans(draw: Draw, *claim_ids: str) -> list[Span]:
    """Where the first two passages of some claims begin."""
    statements = [row for claim_id in claim_ids for row in draw.by_claim[claim_id]]
    return [span for statement in statements for span in draw.content(statement)[:1]][:2]


def how_many(draw: Draw) -> Iterator[Question]:
    """In how many passages a claim is made, and from how many origins; where somebody denies it,
    that is another question.
    """
    rows = [
        row
        for row in views.origins(draw.dossier).itertuples()
        if not row.contested and not row.denying
    ]
    counted = {row.claim_id: _count(draw, row) for row in rows}
    for row in sorted(draw.shuffled(rows), key=lambda row: row.attributions == 1):
        right, statements = counted[row.claim_id], draw.by_claim[row.claim_id]
        names = dict.fromkeys(draw.name(statement.origin) for statement in statements)
        who = ", ".join(names)
        offered = dict.fromkeys([*draw.shuffled(counted.values()), *USUAL])
        yield from choice.ask(
            draw,
            "In how many passages of the article is this said, and from how many origins?"
            f" “{row.proposition}”",
            right,
            list(offered),
            about=(row.claim_id,),
            may_not_tell=False,
            why=dict.fromkeys([*counted.values(), *USUAL], f"it comes from {who}."),
            explanation=f"It comes from {who}. Who merely passes it on is no further origin.",
            hints=(
                "Find the passages first; then ask for each who is said to have said it.",
                "Unnamed people may be one and the same: then the number of origins is a range.",
            ),
            proof=draw.passage(*draw.contents(statements)),
        )


def who_denies(draw: Draw) -> Iterator[Question]:
    """Who denies a claim."""
    for statement in _denials(draw):
        affirming, others = _not_denying(draw, statement)
        yield from choice.ask(
            draw,
            f"Who denies this? “{draw.claims[statement.claim_id].proposition}”",
            draw.name(statement.origin),
            [*affirming, *others],
            about=(statement.attribution_id, statement.claim_id),
            why=dict.fromkeys(affirming, "says that it is so.")
            | dict.fromkeys(others, "is a source here, but denies nothing of the kind."),
            explanation=draw.told_chain(statement),
            hints=(
                (
                    "Look in the article for deny, reject, dispute, dismiss, or a “no”, and for its"
                    " subject."
                ),
                "Whoever makes the accusation is not the one who denies it.",
            ),
            proof=draw.proof(statement),
        )


def _not_denying(draw: Draw, denial) -> tuple[list[str], list[str]]:
    """The names of those who affirm what one denies, and of all other sources; none who belongs to
    one who denies it.
    """
    takers = draw.by_claim[denial.claim_id]
    deniers = {taker.origin for taker in takers if taker.stance == "denies"}
    affirming = dict.fromkeys(
        draw.name(taker.origin)
        for taker in takers
        if taker.stance == "affirms" and not _akin(draw, taker.origin, denial.origin)
    )
    others = dict.fromkeys(
        draw.name(id_)
        for id_ in dict.fromkeys(statement.origin for statement in draw.shuffled(draw.statements))
        if not any(_akin(draw, id_, denier) for denier in deniers)
    )
    return list(affirming), [name for name in others if name not in affirming]


def pick_denial(draw: Draw) -> Iterator[Question]:
    """The words in which it is denied."""
    for statement in _denials(draw):
        last, content = draw.last_hop(statement), draw.content(statement)
        if len(content) != 1 or not last.cue:
            continue
        [denied], [cued] = content, cues_of([last])
        if not draw.same_paragraph(denied, cued):
            continue
        whole = (min(denied[0], cued[0]), max(denied[1], cued[1]))
        yield from pick.ask(
            draw,
            f"In this paragraph something is denied, by {draw.name(statement.origin).rstrip('.')}."
            " Pick the words of the denial: the cue, what is denied, or both.",
            [whole, denied, cued],
            about=(statement.attribution_id, statement.claim_id),
            explanation=f"The cue is “{last.cue}”; denied is {draw.quoted(statement)}.",
            why=f"The denial hangs on “{last.cue}”.",
            hints=(
                "Find the party first, then its verb.",
                (
                    "The denial can be as short as a verb and a noun that stands for what was said"
                    " before."
                ),
            ),
            passage=draw.passage(around=(denied,)),
            proof=draw.passage(denied, cued),
        )


BUILDERS = (sides, what_is_denied, relation, how_many, who_denies, pick_denial)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    contested = list(views.contested(draw.dossier).itertuples())
    example = (
        f" Here, for instance, the dispute is over this: “{contested[0].proposition}”"
        if contested
        else " In this article nobody denies anything outright."
    )
    return Reflection(
        prompt=(
            "Choose one dispute in the article. What would both sides have to see in order to agree"
            " that one of them was wrong?"
        ),
        model=(
            "Something that does not come from either side, and that bears on just what is denied,"
            f" neither more nor less.{example}"
        ),
        rubric=(
            "says exactly what is affirmed and what is denied",
            "asks for evidence that does not come from the two sides",
            "keeps apart a denial of a thing and a denial of having known of it",
        ),
    )


def _denials(draw: Draw) -> list:
    return draw.shuffled(statement for statement in draw.statements if statement.stance == "denies")


def _akin(draw: Draw, id_: str, other: str) -> bool:
    """Whether one belongs to the other, or speaks for it, or both belong to one."""
    entities = draw.dossier.entities
    belongs = dict(zip(entities["entity_id"], entities["affiliation"]))
    of_one, of_other = belongs.get(id_), belongs.get(other)
    return other in (id_, of_one) or of_other == id_ or (bool(of_one) and of_one == of_other)


def _count(draw: Draw, row) -> str:
    """In how many passages a claim is made, and from how many origins."""
    passages = len({statement.start for statement in draw.by_claim[row.claim_id]})
    origins = (
        f"{row.origins_high} origin{'s' * (row.origins_high != 1)}"
        if row.origins_low == row.origins_high
        else f"{row.origins_low} to {row.origins_high} origins: unnamed people may coincide"
    )
    return f"{passages} passage{'s' * (passages != 1)}, {origins}"
