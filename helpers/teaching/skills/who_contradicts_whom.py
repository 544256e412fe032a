"""Who contradicts whom? Corroborating: what exactly is denied, by whom, and how many origins really
stand behind a claim.
"""

from collections.abc import Iterator

from ... import views
from ...spans import Span, touching
from ..askable import has_its_reason_in_the_text
from ..drawing import Draw, cues_of
from ..kinds import choice, match, pick
from ..looking_back import DISPUTED, told
from ..questions import Question, Reflection
from ..scales import BEARS, NOT_BORNE
from ..turns import grouped, in_turn

MOVE = "corroborating"
NEEDS = "denials, relations between claims, or a claim with several attributions"
NEIGHBORS = {
    "supports": {"elaborates"},
    "contradicts": {"qualifies"},
    "qualifies": {"updates", "elaborates"},
    "updates": {"qualifies"},
    "elaborates": {"supports", "qualifies"},
}
"""what each could be taken for: not offered beside it"""
COMMONEST = "qualifies"
"""the relation that readers note most often: offered wherever it is wrong beyond doubt"""
SIDES = {"affirms": "says that it is so", "denies": "says that it is not so"}
NEITHER = "says nothing of it"


def sides(draw: Draw) -> Iterator[Question]:
    """Who stands on which side of a claim."""
    for claim_id in draw.shuffled(row.claim_id for row in draw.origins if row.contested):
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
    others = [
        id_
        for id_ in origins
        if id_ != draw.outlet and not any(draw.are_akin(id_, taker) for taker in here)
    ]
    stands = {}
    for id_, statement in list(here.items())[:4]:
        name, side = draw.name(id_), SIDES[statement.stance]
        stands[name] = side, f"{name}: {side}, {_shown(draw, statement)}."
    for name in map(draw.name, others[: max(1, 4 - len(stands))]):
        stands[name] = NEITHER, f"{name}: {NEITHER} in this article."
    return stands


def _shown(draw: Draw, statement) -> str:
    """Where one sees on which side a statement is: its cue, or else its words."""
    cue = draw.last_hop(statement).cue
    return f"by “{cue}”" if cue else f"with {draw.quoted(statement)}"


def what_is_denied(draw: Draw) -> Iterator[Question]:
    """What exactly a denial denies."""
    for statement in _denials(draw):
        claim = draw.claims[statement.claim_id]
        others = _not_denied(draw, statement)
        yield from choice.ask(
            draw,
            "What exactly is denied with the marked words? Who denies it:"
            f" {draw.name(statement.origin).rstrip('.')}.",
            claim.proposition,
            list(others),
            why=others,
            explanation=claim.note,
            hints=(
                "Put “It is not so that” before each answer. Which one is the denial?",
                "To deny that one knew of a thing is not to deny the thing.",
            ),
            **draw.on(statement) | {"about": (statement.attribution_id, statement.claim_id)},
        )


def _not_denied(draw: Draw, statement) -> dict[str, str]:
    """Claims that whoever denies one does not deny, with where they stand: first those made near
    by, then those that bear on it; none that stands and falls with it, and none that is open.
    """
    bound, bearing = _bearing(draw, statement.claim_id)
    denied = {
        other.claim_id
        for other in draw.statements
        if other.stance == "denies" and other.origin == statement.origin
    }
    rows = [
        other
        for other in draw.shuffled(draw.statements)
        if other.claim_id not in denied | bound | {statement.claim_id}
    ]
    rows.sort(
        key=lambda other: (
            abs(other.paragraph - statement.paragraph) > 1,
            other.claim_id not in bearing,
        )
    )
    return {
        draw.claims[other.claim_id].proposition: (
            f"it stands in paragraph {other.paragraph}, from {draw.name(other.origin)}: is it this"
            " that is called untrue?"
        )
        for other in rows
    }


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
    rows = [row for row in draw.dossier.relations.itertuples() if _can_be_asked(draw, row)]
    for row in draw.evenly(rows, lambda row: row.relation):
        first, second = draw.claims[row.claim_a], draw.claims[row.claim_b]
        near = {row.relation} | NEIGHBORS[row.relation]
        others = [name for name in draw.shuffled(BEARS) if name not in near]
        others.sort(key=lambda name: name != COMMONEST)
        yield from choice.ask(
            draw,
            f"First: “{first.proposition}” Second: “{second.proposition}” How does the first bear"
            " on the second?",
            BEARS[row.relation],
            [BEARS[name] for name in others[:2]],
            about=(row.claim_a, row.claim_b),
            may_not_tell=False,
            fixed=BEARS.values(),
            why={BEARS[name]: why for name, why in NOT_BORNE.items()},
            explanation=draw.told_note(row.why),
            hints=(
                "Do both speak of the same thing, in the same place, at the same time?",
                (
                    "Suppose that the first holds. Can the second hold as well? Is it likelier"
                    " then, or less?"
                ),
            ),
            proof=draw.passage(*_first_spans(draw, row.claim_a, row.claim_b)),
        )


def _can_be_asked(draw: Draw, row) -> bool:
    """Whether a relation has its reason in the text. What another claim takes for granted is no
    support for it.
    """
    made = row.relation != "supports" or draw.is_said_outright(row.claim_a)
    return has_its_reason_in_the_text(row) and made


def _first_spans(draw: Draw, *claim_ids: str) -> list[Span]:
    """Where the first two passages of some claims begin."""
    statements = [row for claim_id in claim_ids for row in draw.by_claim[claim_id]]
    return [span for statement in statements for span in draw.content(statement)[:1]][:2]


def pick_denial(draw: Draw) -> Iterator[Question]:
    """The words in which it is denied."""
    for statement in _denials(draw):
        last, content = draw.last_hop(statement), draw.content(statement)
        if len(content) != 1 or not last.cue:
            continue
        [denied], [cued] = content, cues_of([last])
        if not draw.same_paragraph(denied, cued) or _is_said_as_well(draw, statement):
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


BUILDERS = (sides, what_is_denied, relation, pick_denial)


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
            f" neither more nor less.{told(draw, DISPUTED) or example}"
        ),
        rubric=(
            "says exactly what is affirmed and what is denied",
            "asks for evidence that does not come from the two sides",
            "keeps apart a denial of a thing and a denial of having known of it",
        ),
    )


def _is_said_as_well(draw: Draw, denial) -> bool:
    """Whether the words of a denial say something else as well, from the same origin."""
    return any(
        other.attribution_id != denial.attribution_id
        and other.origin == denial.origin
        and touching(draw.content(denial), draw.content(other))
        for other in draw.statements
    )


def _denials(draw: Draw) -> list:
    """The denials, those of each party in turn."""
    denials = [statement for statement in draw.statements if statement.stance == "denies"]
    return in_turn(grouped(draw.shuffled(denials), lambda statement: statement.origin).values())
