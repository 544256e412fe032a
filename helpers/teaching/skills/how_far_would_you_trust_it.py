"""How far would you trust it? Grading: a letter for the source, a number for the claim, and a
reason. There is no single right answer.
"""

from collections.abc import Iterator
from typing import Any

from ... import views
from ...reader import tell_origins
from ..drawing import Draw, distinct, is_clause
from ..kinds import choice
from ..kinds import grade as grading
from ..questions import Question, Reflection

MOVE = "weighing"
NEEDS = "attributions with a source"
HANDS = {
    0: "none: the outlet says it in its own voice",
    1: "one: the outlet has it from the origin",
    2: "two: somebody stands between the outlet and the origin",
    3: "three: two stand between the outlet and the origin",
}
BACKING = {
    "alone": "nobody else: one origin says it, once",
    "often": "nobody else, but the one origin is heard more than once",
    "backed": "more than one origin says it",
    "open": "it cannot be told whether there is more than one origin: unnamed people may coincide",
    "denied": "somebody denies it",
}
RUBRIC = (
    "the letter is about the source, the number about the claim, and each has a reason of its own",
    "the reason points to something in the text: a name, a cue, a second origin, a denial, a stake",
    "F or 6 is used where the text gives nothing to judge by, instead of a middle grade",
    "the grade does not follow from whether the claim is welcome",
)


def hands(draw: Draw) -> Iterator[Question]:
    """How many steps there are to the origin; each number in turn."""
    clear = {statement.attribution_id for statement in draw.clear}
    once = [
        statement
        for statement in draw.statements
        if statement.stance == "affirms"
        and statement.depth in HANDS
        and (statement.attribution_id in clear or statement.depth > 2)
        and draw.takes_a_straight_way(statement)
    ]
    for statement in draw.in_turn(once, lambda statement: statement.depth):
        chain = draw.told_chain(statement)
        yield from choice.ask(
            draw,
            f"{draw.told_claim(statement)} How many steps lie between the outlet and whoever is"
            " said to have said that first?",
            HANDS[statement.depth],
            [words for depth, words in HANDS.items() if depth != statement.depth],
            fixed=HANDS.values(),
            may_not_tell=False,
            why=dict.fromkeys(HANDS.values(), chain),
            explanation=f"{chain} At each step something can be left out or changed.",
            hints=(
                "Go from the outlet inward: whom does it cite, and whom does that one cite?",
                "The outlet itself is no step. A step can be implied, without a cue of its own.",
            ),
            **draw.on(statement),
        )


def check_it(draw: Draw) -> Iterator[Question]:
    """Which source a reader could go back to."""
    clauses = [statement for statement in draw.clear if is_clause(statement)]
    named = [statement for statement in clauses if statement.identified == views.NAMED]
    nameless = list(_nameless(draw, clauses))
    for statement in draw.shuffled(named):
        wrong = {draw.quoted(other): other for other in draw.shuffled(nameless)}
        yield from choice.ask(
            draw,
            "With which of these could a reader go back to a source by name, and ask?",
            draw.quoted(statement),
            list(wrong),
            may_not_tell=False,
            about=(statement.attribution_id,),
            why={
                words: f"there is no name to go back to. {draw.told_chain(other)}"
                for words, other in wrong.items()
            },
            explanation=f"{draw.told_chain(statement)} A name can be checked; that is all it adds.",
            hints=(
                "Find each in the article. Who is its origin?",
                (
                    "An office, a government or a person with a name can be asked; “an official”"
                    " cannot."
                ),
            ),
            proof=draw.proof(statement),
        )


def _nameless(draw: Draw, statements: list) -> Iterator[Any]:
    """Those of statements whose origin has no name, and nobody with a name who belongs to it."""
    people = {
        row.affiliation
        for row in draw.dossier.entities.itertuples()
        if row.kind == "person" and row.named
    }
    for statement in statements:
        if statement.identified != views.NAMED and statement.origin not in people:
            yield statement


def backing(draw: Draw) -> Iterator[Question]:
    """Who else says just this, or denies it."""
    rows = [row for row in views.origins(draw.dossier).itertuples() if row.affirming]
    for row in draw.in_turn(rows, _backing):
        backing, statements = _backing(row), draw.by_claim[row.claim_id]
        too = ("backed", "open", "often") if backing == "denied" else ()
        wrong = [words for name, words in BACKING.items() if name not in (backing, *too)]
        sides = dict.fromkeys(
            f"{draw.name(statement.origin)} {statement.stance}" for statement in statements
        )
        counted = tell_origins(row.attributions, row.origins_low, row.origins_high)
        who_says = f"{counted}: {', '.join(sides)}."
        yield from choice.ask(
            draw,
            f"Who else in the article says just this, or denies it? “{row.proposition}”",
            BACKING[backing],
            wrong,
            fixed=BACKING.values(),
            may_not_tell=False,
            most=5,
            about=(row.claim_id,),
            why=dict.fromkeys(BACKING.values(), who_says),
            explanation=(
                f"{who_says} That it stands alone here does not make it false, nor does company"
                " make it true."
            ),
            hints=(
                "Look for other passages that say the same, or that it is not so.",
                "Count origins, not outlets.",
            ),
            proof=draw.passage(*draw.contents(statements)),
        )


def _backing(row) -> str:
    """What stands behind a claim, and against it, as BACKING has it."""
    if row.contested:
        return "denied"
    if row.origins_low < row.origins_high:
        return "open"
    if row.origins_low > 1:
        return "backed"
    return "often" if row.attributions > 1 else "alone"


def grade(draw: Draw) -> Iterator[Question]:
    """A grade with a reason, beside another's."""
    given = {(row.entity_id, row.claim_id): row for row in draw.dossier.assessments.itertuples()}
    for statement in _to_grade(draw, set(given)):
        row = given.get((statement.origin, statement.claim_id))
        facts = f"{draw.told_chain(statement)} The wording is {statement.certainty}."
        yield grading.ask(
            draw.skill,
            "How far would you trust the source of the marked words,"
            f" {draw.name(statement.origin)}, and how far what they say? Grade both, and give your"
            " reasons.",
            model=(
                f"{row.reliability}{row.credibility} by “{row.assessor}”: {row.why} {facts}"
                if row is not None
                else f"Nobody has graded this yet. What the text gives to judge by: {facts}"
            ),
            rubric=RUBRIC,
            hints=(
                "First the source, whatever it says: is it named, would it know, has it a stake?",
                (
                    "Then the claim, whoever says it: does anything in the article speak for it or"
                    " against it?"
                ),
            ),
            **draw.on(statement),
        )


def _to_grade(draw: Draw, given: set[tuple[str, str]]) -> list:
    """What others say, in an order of chance: first what somebody has graded, then unnamed sources
    and named ones in turn.
    """
    mixed = draw.shuffled(statement for statement in draw.statements if statement.depth)
    unnamed = [statement for statement in mixed if statement.identified == views.UNNAMED]
    named = [statement for statement in mixed if statement.identified == views.NAMED]
    graded = [statement for statement in mixed if (statement.origin, statement.claim_id) in given]
    in_turn = [statement for pair in zip(unnamed, named) for statement in pair]
    return distinct([*graded, *in_turn, *mixed], lambda statement: statement.attribution_id)


BUILDERS = (hands, grade, backing, grade, check_it, grade)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    return Reflection(
        prompt=(
            "Compare your grades with those of your neighbor. Where do you differ by two steps or"
            " more, and what did one of you see that the other did not?"
        ),
        model=(
            "There is no right grade. Two careful readers may differ because one weighs the stake"
            " of a source and the other its closeness; a difference that comes from a passage that"
            " one of them had not read is another matter."
        ),
        rubric=(
            "names a grade on which they differ",
            "gives the other's reason fairly",
            "says what in the text could settle it, or that nothing in the text can",
        ),
    )
