"""Who contradicts whom? Corroborating: what exactly is denied, by whom, and how many origins really
stand behind a claim.
"""

from collections.abc import Iterator

from ... import views
from ..drawing import Draw, cut
from ..kinds import choice, match, pick
from ..questions import Question

MOVE = "corroborating"
NEEDS = "denials, relations between claims, or a claim with several attributions"
BEARS = {
    "supports": "the first makes the second more likely",
    "contradicts": "both cannot hold of the same thing at the same time",
    "qualifies": "the first limits the second, without denying it",
    "updates": "the first is newer and overtakes the second",
    "elaborates": "the first adds detail to the second",
}
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
        here = {statement.origin: statement for statement in draw.by_claim[claim_id]}
        others = [
            id_
            for id_ in dict.fromkeys(
                statement.origin for statement in draw.shuffled(draw.statements)
            )
            if id_ not in here and not any(_akin(draw, id_, one) for one in here)
        ]
        told = {
            draw.name(id_): (
                SIDES[statement.stance],
                f"{draw.name(id_)} {SIDES[statement.stance]}: {draw.quoted(statement)}",
            )
            for id_, statement in list(here.items())[:4]
        }
        told |= {
            draw.name(id_): (NEITHER, f"{draw.name(id_)} {NEITHER} in this article.")
            for id_ in others[: max(1, 4 - len(told))]
        }
        yield from match.ask(
            draw,
            f"What does each of these say to this claim? “{draw.claims[claim_id].proposition}”",
            draw.shuffled((name, side) for name, (side, _) in told.items()),
            fixed=[*SIDES.values(), NEITHER],
            about=(claim_id,),
            why={name: why for name, (_, why) in told.items()},
            explanation="; ".join(f"{name}: {side}" for name, (side, _) in told.items())
            + ". How many stand on a side says nothing of its weight.",
            hints=(
                "Find the passage first. Some of them may not speak of it at all.",
                "A source can be heard on another matter near by.",
            ),
            proof=draw.passage(
                *(span for statement in draw.by_claim[claim_id] for span in draw.content(statement))
            ),
        )


def what_is_denied(draw: Draw) -> Iterator[Question]:
    """What exactly a denial denies."""
    bound = {
        (a, b)
        for row in draw.dossier.relations.itertuples()
        if row.relation in ("supports", "elaborates")
        for a, b in ((row.claim_a, row.claim_b), (row.claim_b, row.claim_a))
    }
    near = {
        (a, b)
        for row in draw.dossier.relations.itertuples()
        for a, b in ((row.claim_a, row.claim_b), (row.claim_b, row.claim_a))
    } - bound
    for statement in _denials(draw):
        claim = draw.claims[statement.claim_id]
        denied = {
            other.claim_id
            for other in draw.statements
            if other.stance == "denies" and other.origin == statement.origin
        }
        others = sorted(
            draw.shuffled(
                one
                for one in draw.claims.values()
                if one.claim_id not in denied and (statement.claim_id, one.claim_id) not in bound
            ),
            key=lambda one: (
                (statement.claim_id, one.claim_id) not in near,
                one.topic != claim.topic,
            ),
        )
        yield from choice.ask(
            draw,
            "What exactly is denied with the marked words? Who denies it:"
            f" {draw.name(statement.origin).rstrip('.')}.",
            claim.proposition,
            [one.proposition for one in others],
            about=(statement.attribution_id, statement.claim_id),
            why={
                one.proposition: (
                    "it is said in the article, or follows near by, but is not what is denied:"
                    f" that is “{cut(claim.proposition)}”"
                )
                for one in others
            },
            explanation=f"{claim.proposition} {claim.note}".strip(),
            hints=(
                "Put “It is not so that” before each answer. Which one is the denial?",
                "To deny that one knew of a thing is not to deny the thing.",
            ),
            passage=draw.passage(*draw.content(statement)),
            proof=draw.proof(statement),
        )


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
        near = {
            BEARS[other]: 0.5
            for pair in (
                {"contradicts", "qualifies"},
                {"supports", "elaborates"},
                {"updates", "qualifies"},
                {"elaborates", "qualifies"},
            )
            if row.relation in pair
            for other in pair - {row.relation}
        }
        spans = [
            span
            for claim_id in (row.claim_a, row.claim_b)
            for statement in draw.by_claim[claim_id]
            for span in draw.content(statement)[:1]
        ][:2]
        why = draw.told_note(row.why)
        yield from choice.ask(
            draw,
            f"First: “{first.proposition}” Second: “{second.proposition}” How does the first bear"
            " on the second?",
            BEARS[row.relation],
            [words for name, words in BEARS.items() if name != row.relation],
            about=(row.claim_a, row.claim_b),
            may_not_tell=False,
            near=near,
            most=5,
            fixed=BEARS.values(),
            why=dict.fromkeys(BEARS.values(), f"the reason to see it otherwise: {why}"),
            explanation=(
                f"{why}"
                f" ({'The text says so' if row.basis == 'stated' else 'The text does not say so; it is inferred'}.)"
            ),
            hints=(
                "Do both speak of the same thing, in the same place, at the same time?",
                (
                    "Suppose that the first holds. Can the second hold as well? Is it likelier"
                    " then, or less?"
                ),
            ),
            proof=draw.passage(*spans),
        )


def how_many(draw: Draw) -> Iterator[Question]:
    """In how many passages a claim is made, and from how many origins; where somebody denies it,
    that is another question.
    """
    rows = [
        row
        for row in views.origins(draw.dossier).itertuples()
        if not row.contested and not row.denying
    ]
    counted = {
        row.claim_id: _count(
            len({statement.start for statement in draw.by_claim[row.claim_id]}), row
        )
        for row in rows
    }
    for row in sorted(draw.shuffled(rows), key=lambda row: row.attributions == 1):
        right = counted[row.claim_id]
        who = ", ".join(
            dict.fromkeys(draw.name(statement.origin) for statement in draw.by_claim[row.claim_id])
        )
        yield from choice.ask(
            draw,
            "In how many passages of the article is this said, and from how many origins?"
            f" “{row.proposition}”",
            right,
            [
                one
                for one in dict.fromkeys([*draw.shuffled(counted.values()), *USUAL])
                if one != right
            ],
            about=(row.claim_id,),
            may_not_tell=False,
            why=dict.fromkeys([*counted.values(), *USUAL], f"it comes from {who}."),
            explanation=f"It comes from {who}. Who merely passes it on is no further origin.",
            hints=(
                "Find the passages first; then ask for each who is said to have said it.",
                "Unnamed people may be one and the same: then the number of origins is a range.",
            ),
            proof=draw.passage(
                *(
                    span
                    for statement in draw.by_claim[row.claim_id]
                    for span in draw.content(statement)
                )
            ),
        )


def who_denies(draw: Draw) -> Iterator[Question]:
    """Who denies a claim."""
    for statement in _denials(draw):
        both = [other for other in draw.by_claim[statement.claim_id]]
        deny = {other.origin for other in both if other.stance == "denies"}
        affirm = list(
            dict.fromkeys(
                draw.name(other.origin)
                for other in both
                if other.stance == "affirms" and not _akin(draw, other.origin, statement.origin)
            )
        )
        rest = [
            draw.name(id_)
            for id_ in dict.fromkeys(other.origin for other in draw.shuffled(draw.statements))
            if id_ not in deny and not any(_akin(draw, id_, one) for one in deny)
        ]
        rest = [name for name in rest if name not in affirm]
        yield from choice.ask(
            draw,
            f"Who denies this? “{draw.claims[statement.claim_id].proposition}”",
            draw.name(statement.origin),
            [*affirm, *rest],
            about=(statement.attribution_id, statement.claim_id),
            why=dict.fromkeys(affirm, "says that it is so.")
            | dict.fromkeys(rest, "is a source here, but denies nothing of the kind."),
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


def pick_denial(draw: Draw) -> Iterator[Question]:
    """The words in which it is denied."""
    for statement in _denials(draw):
        last, content = draw.hops[statement.attribution_id][-1], draw.content(statement)
        if (
            len(content) != 1
            or not last.cue
            or not draw.same_paragraph(content[0], cued := (int(last.cue_start), int(last.cue_end)))
        ):
            continue
        whole = (min(content[0][0], cued[0]), max(content[0][1], cued[1]))
        yield from pick.ask(
            draw,
            f"In this paragraph something is denied, by {draw.name(statement.origin).rstrip('.')}."
            " Pick the words of the denial: the cue, what is denied, or both.",
            [whole, content[0], cued],
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
            passage=draw.passage(around=(content[0],)),
            proof=draw.passage(content[0], cued),
        )


BUILDERS = (sides, what_is_denied, relation, how_many, who_denies, pick_denial)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to
    look for.
    """
    found = list(views.contested(draw.dossier).itertuples())
    example = (
        f" Here, for instance, the dispute is over this: “{found[0].proposition}”"
        if found
        else " In this article nobody denies anything outright."
    )
    return (
        (
            "Choose one dispute in the article. What would both sides have to see in order to agree"
            " that one of them was wrong?"
        ),
        (
            "Something that does not come from either side, and that bears on just what is denied,"
            f" neither more nor less.{example}"
        ),
        (
            "says exactly what is affirmed and what is denied",
            "asks for evidence that does not come from the two sides",
            "keeps apart a denial of a thing and a denial of having known of it",
        ),
    )


def _denials(draw: Draw) -> list:
    return draw.shuffled(statement for statement in draw.statements if statement.stance == "denies")


def _akin(draw: Draw, one: str, other: str) -> bool:
    """Whether one belongs to the other, or speaks for it."""
    belongs = dict(zip(draw.dossier.entities["entity_id"], draw.dossier.entities["affiliation"]))
    return (
        one == other
        or belongs.get(one) == other
        or belongs.get(other) == one
        or (bool(belongs.get(one)) and belongs.get(one) == belongs.get(other))
    )


def _count(passages: int, row) -> str:
    origins = (
        f"{row.origins_high} origin{'s' * (row.origins_high != 1)}"
        if row.origins_low == row.origins_high
        else f"{row.origins_low} to {row.origins_high} origins: unnamed people may coincide"
    )
    return f"{passages} passage{'s' * (passages != 1)}, {origins}"
