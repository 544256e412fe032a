"""How far would you trust it? Grading: a letter for the source, a number for the claim, and a
reason. There is no single right answer.
"""

from collections.abc import Iterator
from typing import Any

from ... import views
from ...spans import Span
from ..behind import ground_of
from ..drawing import Draw
from ..kinds import choice, match
from ..kinds import grade as grading
from ..questions import Question, Reflection
from ..scales import BACKING, GROUNDS, HANDS, NOT_BACKED, NOT_HANDS, WORDED
from ..turns import distinct

GROUNDS_TOLD = 3
"""so many different grounds are told apart at least"""
MOVE = "weighing"
NEEDS = "attributions with a source"
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
        and draw.shows_its_chain(statement)
    ]
    for statement in draw.evenly(once, lambda statement: statement.depth):
        chain = draw.told_chain(statement)
        yield from choice.ask(
            draw,
            f"{draw.told_claim(statement)} How many steps lie between the outlet and whoever is"
            " said to have said that first?",
            HANDS[statement.depth],
            [words for depth, words in HANDS.items() if depth != statement.depth],
            fixed=HANDS.values(),
            may_not_tell=False,
            why={HANDS[depth]: why for depth, why in NOT_HANDS.items()},
            explanation=f"{chain} At each step something can be left out or changed."
            if statement.depth
            else chain,
            hints=(
                "Go from the outlet inward: whom does it cite, and whom does that one cite?",
                "The outlet itself is no step. A step can be implied, without a cue of its own.",
            ),
            **draw.on(statement),
        )


def check_it(draw: Draw) -> Iterator[Question]:
    """Which source a reader could go back to."""
    named = [statement for statement in draw.clear if statement.identified == views.NAMED]
    nameless = list(_nameless(draw, draw.clear))
    for statement in draw.shuffled(named):
        wrong = {draw.quoted(other): other for other in draw.shuffled(nameless)}
        yield from choice.ask(
            draw,
            "With which of these could a reader go back to the origin by name, and ask?",
            draw.quoted(statement),
            list(wrong),
            may_not_tell=False,
            about=(statement.attribution_id,),
            why={
                words: (
                    f"in paragraph {other.paragraph}. {draw.told_chain(other)} That names nobody"
                    " to ask for it."
                )
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
    rows = [
        row
        for row in draw.origins
        if _backing(row) and (row.contested or draw.is_said_outright(row.claim_id))
    ]
    for row in draw.evenly(rows, _backing):
        statements = draw.by_claim[row.claim_id]
        sides = dict.fromkeys(
            f"{draw.name(statement.origin)} ({statement.stance} it)" for statement in statements
        )
        who_says = f"In the article: {', '.join(sides)}."
        yield from choice.ask(
            draw,
            f"{_told_by(draw, statements)}: “{row.proposition}” Who else in the article says just"
            " this, or denies it?",
            BACKING[_backing(row)],
            list(BACKING.values()),
            fixed=BACKING.values(),
            may_not_tell=False,
            about=(row.claim_id,),
            why={BACKING[name]: why for name, why in NOT_BACKED.items()},
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


def ground(draw: Draw) -> Iterator[Question]:
    """How the source of each of some passages would know it, by words of the text; no ground
    twice.
    """
    told = [statement for statement in draw.clear if _is_told_how(draw, statement)]
    for _ in range(4):
        chosen = distinct(draw.shuffled(told), lambda statement: statement.knowledge)
        if len(chosen) < GROUNDS_TOLD:
            return
        ids = [statement.attribution_id for statement in chosen]
        yield from match.ask(
            draw,
            "By the words of the article, how would whoever says each of these know it?",
            [(draw.quoted(statement), GROUNDS[statement.knowledge]) for statement in chosen],
            why={draw.quoted(statement): _how_known(statement) for statement in chosen},
            about=(*ids, *map(ground_of, ids)),
            explanation="",
            hints=(
                "Find each in the article: does anything near it tell what they did or had?",
                "What their office makes likely is not told.",
            ),
            proof=draw.passage(*draw.contents(chosen), *map(_ground_place, chosen)),
        )


def _is_told_how(draw: Draw, statement: Any) -> bool:
    """Whether words other than the cue tell how somebody who is cited would know."""
    words = statement.knowledge_words
    return bool(statement.depth and words) and words not in draw.last_hop(statement).cue


def _how_known(statement: Any) -> str:
    """Where the text tells how a source would know."""
    return f"in paragraph {statement.paragraph}. Look at “{statement.knowledge_words}”."


def _ground_place(statement: Any) -> Span:
    """Where the words stand that tell how a source would know."""
    return int(statement.knowledge_start), int(statement.knowledge_end)


def _told_by(draw: Draw, statements: list) -> str:
    """On whose word a claim stands first in the article."""
    first = next(statement for statement in statements if statement.stance == "affirms")
    return f"According to {draw.name(first.origin) if first.depth else 'the outlet itself'}"


def _backing(row) -> str:
    """What stands behind a claim, and against it, as BACKING has it; "" where nobody makes it,
    where it is both backed and denied, or where unnamed people may coincide.
    """
    if not row.affirming or row.origins_low != row.origins_high:
        return ""
    if row.contested:
        return "denied" if row.affirming == 1 else ""
    return "alone" if row.origins_low == 1 else "backed"


def grade(draw: Draw) -> Iterator[Question]:
    """A grade with a reason, beside another's."""
    given = {(row.entity_id, row.claim_id): row for row in draw.dossier.assessments.itertuples()}
    for statement in _to_grade(draw, set(given)):
        row = given.get((statement.origin, statement.claim_id))
        facts = f"{draw.told_chain(statement)} {WORDED[statement.certainty]}"
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


def _example(draw: Draw) -> str:
    """A grade that somebody gave, with the reason; "" when nobody did."""
    given = next((row for row in draw.dossier.assessments.itertuples() if row.why), None)
    if given is None:
        return ""
    grade = f"{given.reliability}{given.credibility}"
    return f"“{given.assessor}” gave {grade} to {draw.name(given.entity_id)}: {given.why} "


BUILDERS = (hands, grade, backing, ground, check_it, grade)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    return Reflection(
        prompt=(
            "Compare your grades with those of your neighbor. Where do you differ by two steps or"
            " more, and what did one of you see that the other did not?"
        ),
        model=(
            f"{_example(draw)}There is no right grade. Two careful readers may differ because one"
            " weighs the stake of a source and the other its closeness; a difference from a passage"
            " that one of them had not read is another matter."
        ),
        rubric=(
            "names a grade on which they differ",
            "gives the other's reason fairly",
            "says what in the text could settle it, or that nothing in the text can",
        ),
    )
