"""Fact, estimate, forecast or accusation? Close reading: what a source does with its words, and how
sure they sound.
"""

from collections.abc import Iterator

from ...spans import Span, touching
from ..drawing import Draw
from ..hedging import hedge_at, is_limited_all_the_same
from ..kinds import choice, match, order, pick
from ..phrasing import upper
from ..questions import Question, Reflection
from ..scales import ACTS, NO_ACT, NOT_SURE, SURE
from ..turns import distinct

MOVE = "close reading"
NEEDS = "attributions, with more than one act"
NEIGHBORS = (
    {"assert", "report", "confirm"},
    {"estimate", "forecast"},
    {"urge", "warn"},
    {"assess", "assert"},
    {"accuse", "assert"},
    {"accuse", "assess"},
    {"deny", "assess"},
)
ASKED = {
    "forecast": "a forecast",
    "estimate": "an estimate",
    "accuse": "an accusation",
    "deny": "a denial",
    "urge": "a demand",
    "assess": "an assessment",
    "warn": "a warning",
    "confirm": "a confirmation",
}
"""the acts of which one passage is to be found"""
CUE = "The verb of saying is a clue, but not proof: look at what the words themselves do."


def match_acts(draw: Draw) -> Iterator[Question]:
    """Passages with what is done in them."""
    for _ in range(6):
        chosen: list = []
        for statement in draw.evenly(draw.quotable, lambda statement: statement.act):
            if all(_is_apart(draw, statement, other) for other in chosen):
                chosen.append(statement)
        chosen = chosen[:4]
        taken = {near for statement in chosen for near in _near(statement.act)}
        extra = [ACTS[name] for name in draw.shuffled(ACTS) if name not in taken]
        why = {draw.quoted(statement): _told(draw, statement) for statement in chosen}
        yield from match.ask(
            draw,
            "What is each of these?",
            [(draw.quoted(statement), ACTS[statement.act]) for statement in chosen],
            extra=extra[:1],
            why=why,
            about=tuple(statement.attribution_id for statement in chosen),
            explanation=" ".join(_told(draw, statement) for statement in chosen),
            hints=("Find each in the article and read who says it, and with what verb.", CUE),
            proof=draw.passage(*draw.contents(chosen)),
        )


def order_sure(draw: Draw) -> Iterator[Question]:
    """From the surest wording to the least sure."""
    levels = [_worded(draw, level) for level in ("certain", "probable", "possible")]
    for _ in range(4 * all(levels)):
        chosen = [draw.chance.choice(level) for level in levels]
        wording = {
            draw.quoted(statement): f"is {statement.certainty}{_hedge_of(statement)}"
            for statement in chosen
        }
        yield from order.ask(
            draw,
            "Put these in order by how sure the wording is, the surest first.",
            list(wording),
            why={words: f"It {how}." for words, how in wording.items()},
            about=tuple(statement.attribution_id for statement in chosen),
            explanation=(
                "; ".join(f"{words} {how}" for words, how in wording.items())
                + ". That is the wording; how sure one should be is another matter."
            ),
            hints=(
                (
                    "Find the hedge of each, in the article: it may stand outside the words quoted"
                    " here."
                ),
                "No hedge at all is the surest wording; could and may are the least sure.",
            ),
            proof=draw.passage(*draw.contents(chosen)),
        )


def _worded(draw: Draw, level: str) -> list:
    """What is affirmed with a certainty, and neither urged nor warned of."""
    return [
        statement
        for statement in draw.quotable
        if statement.certainty == level
        and statement.stance == "affirms"
        and statement.act not in ("urge", "warn")
    ]


def _words_at(draw: Draw, place: Span) -> str:
    return draw.dossier.text[slice(*place)]


def _hedge_of(statement) -> str:
    return f" (“{statement.hedge}”)" if statement.hedge else ""


def act(draw: Draw) -> Iterator[Question]:
    """What the words are."""
    for statement in draw.evenly(draw.quotable, lambda statement: statement.act):
        what_it_is = _told(draw, statement)
        yield from choice.ask(
            draw,
            "What are the marked words, as their source has them? The source:"
            f" {_who(draw, statement)}.",
            ACTS[statement.act],
            [ACTS[name] for name in _other_acts(draw, statement.act)],
            may_not_tell=False,
            why={ACTS[name]: why for name, why in NO_ACT.items()},
            explanation=what_it_is,
            hints=(
                CUE,
                (
                    "Is it about what is, what will be, what ought to be, or what somebody is to"
                    " blame for?"
                ),
            ),
            **draw.on(statement),
        )


def _other_acts(draw: Draw, act: str) -> list[str]:
    """Acts to choose among beside the right one, first those that the article has; none that it
    can be taken for.
    """
    there = {statement.act for statement in draw.statements}
    others = draw.shuffled(name for name in ACTS if name not in _near(act))
    return sorted(others, key=lambda name: name not in there)


def hedge(draw: Draw) -> Iterator[Question]:
    """The words that make it less than certain, where they stand together."""
    hedged = [statement for statement in draw.quotable if statement.hedge]
    for statement in draw.shuffled(hedged):
        place = hedge_at(draw, statement)
        if place is None:
            continue
        yield from pick.ask(
            draw,
            f"These words do not sound quite sure. Their source: {_who(draw, statement)}. Pick the"
            " words that say so: the hedge.",
            [place],
            about=(statement.attribution_id,),
            explanation=f"“{_words_at(draw, place)}” makes it {statement.certainty}, not certain.",
            why="The verb that only tells that somebody says it is no hedge.",
            hints=(
                "Say the sentence as if it were certain. Which words did you leave out or change?",
                "It can be the verb of saying, or a small word; two side by side are one.",
            ),
            passage=draw.passage(*draw.content(statement)),
            proof=draw.passage(place),
        )


def find_act(draw: Draw) -> Iterator[Question]:
    """The one passage that is a forecast, an estimate, an accusation …"""
    rows = [statement for statement in draw.quotable if statement.act in ASKED]
    for statement in draw.evenly(rows, lambda statement: statement.act):
        others = {
            draw.quoted(other): other
            for other in draw.shuffled(draw.quotable)
            if _is_apart(draw, statement, other)
        }
        yield from choice.ask(
            draw,
            f"Which of these does the article give as {ASKED[statement.act]}?",
            draw.quoted(statement),
            list(others),
            about=(statement.attribution_id,),
            may_not_tell=False,
            why={words: _told_at(draw, other) for words, other in others.items()},
            explanation=_told(draw, statement),
            hints=("Find each in the article and read the verb that goes with it.", CUE),
            proof=draw.proof(statement),
        )


def certainty(draw: Draw) -> Iterator[Question]:
    """How sure the wording is."""
    affirmed = [
        statement
        for statement in draw.quotable
        if statement.stance == "affirms" and not is_limited_all_the_same(draw, statement)
    ]
    by_level = draw.evenly(affirmed, lambda statement: statement.certainty)
    for statement in distinct(by_level, lambda statement: statement.certainty):
        right = SURE[statement.certainty]
        hedge = f"The hedge: “{statement.hedge}”." if statement.hedge else ""
        if statement.certainty == "certain":
            hedge = "No word limits it."
        yield from choice.ask(
            draw,
            "How sure do the marked words sound? Judge the wording, not whether you believe it.",
            right,
            [words for words in SURE.values() if words != right],
            may_not_tell=False,
            fixed=SURE.values(),
            why={SURE[level]: why for level, why in NOT_SURE.items()},
            explanation=f"{hedge} {draw.told_chain(statement)}".strip(),
            hints=(
                "Look for a word that makes them less than sure: it may stand outside the marks.",
                (
                    "If there is no such word, ask: does the source say that it is so, or that it"
                    " should be?"
                ),
            ),
            **draw.on(statement),
        )


BUILDERS = (certainty, act, find_act, match_acts, hedge, order_sure)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    return Reflection(
        prompt=(
            "Take one statement of the article and write it as a headline in two ways: once so that"
            " its certainty stays as it is, once so that it sounds surer. What did you change?"
        ),
        model=f"{_two_headlines(draw)} What goes first is the hedge, then the source.",
        rubric=(
            "keeps act and hedge in the first headline",
            "changes only wording in the second, and names what was changed",
            "sees that the source, too, is part of how sure it sounds",
        ),
    )


def _two_headlines(draw: Draw) -> str:
    """A statement as it is and made surer, where that takes no more than leaving the hedge out;
    else two headlines of no article.
    """
    for statement in draw.quotable:
        last, words = draw.last_hop(statement), draw.quoted(statement).strip("“”")
        if statement.depth == 1 and _hedges_alone(last.cue, statement) and "…" not in words:
            who = _who(draw, statement)
            return (
                f"As it is: “{upper(words)}, {who} {last.cue}.” Surer: “{upper(words)}.” Gone are"
                f" “{last.cue}” and who it was: {who}."
            )
    return (
        "As it is: “Bridge may close, officials say.” Surer: “Bridge closes.” Gone are “may” and"
        " the officials."
    )


def _hedges_alone(cue: str, statement) -> bool:
    """Whether the verb of saying, a word that can stand behind a name, is the only hedge."""
    return statement.hedge == cue and cue.isalpha() and cue.endswith("ed")


def _who(draw: Draw, statement) -> str:
    return draw.name(statement.origin).rstrip(".") if statement.depth else "the outlet"


def _told(draw: Draw, statement) -> str:
    """What is done with some words, by whom, with the cue."""
    cue = draw.last_hop(statement).cue
    cited = f" (“{cue}”)" if cue else ""
    what = upper(ACTS[statement.act].split(":")[0])
    return f"{what} by {_who(draw, statement)}{cited}: {draw.quoted(statement)}."


def _told_at(draw: Draw, statement) -> str:
    """The same, with its paragraph and without the words."""
    cue = draw.last_hop(statement).cue
    cited = f" (“{cue}”)" if cue else ""
    what = upper(ACTS[statement.act].split(":")[0])
    return f"{what} by {_who(draw, statement)}{cited}, in paragraph {statement.paragraph}."


def _near(act: str) -> set[str]:
    """The acts that an act can be taken for, itself among them."""
    return {act}.union(*(group for group in NEIGHBORS if act in group))


def _is_apart(draw: Draw, statement, other) -> bool:
    """Whether two statements are different acts, not to be taken for each other, in other words."""
    return (
        other.act not in _near(statement.act)
        and not touching(draw.content(statement), draw.content(other))
        and draw.quoted(statement) != draw.quoted(other)
    )
