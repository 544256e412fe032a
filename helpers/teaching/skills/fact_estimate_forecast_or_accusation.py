"""Fact, estimate, forecast or accusation? Close reading: what a source does with its words, and how
sure they sound.
"""

import re
from collections.abc import Iterator

from ... import lexicons
from ...spans import Span, touching
from ..drawing import Draw, distinct, upper
from ..kinds import choice, match, order, pick
from ..questions import Question, Reflection

MOVE = "close reading"
NEEDS = "attributions, with more than one act"
ACTS = {
    "assert": "an assertion: that it is so",
    "report": "a report: what somebody did, said or saw",
    "confirm": "a confirmation: backs what was said before",
    "deny": "a denial: that it is not so",
    "accuse": "an accusation: lays a wrong at somebody's door",
    "estimate": "an estimate: a figure that is not known for sure",
    "forecast": "a forecast: what is to come",
    "urge": "a demand: what ought to be done",
    "warn": "a warning of something",
    "assess": "an assessment: judges, weighs, values",
}
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
GUESSES = ("estimate", "forecast")
"""acts that are never without doubt, whatever the wording"""
SURE = {
    "certain": "certain: no word limits it",
    "probable": "probable: worded as likely",
    "possible": "possible: worded as what may be",
    "unstated": "it does not say: it wants or asks, and does not commit itself",
}
NOT_SURE = {
    "certain": "for that, no word at all would have to limit how sure they are.",
    "probable": "for that, a word would have to make them likely, and no more than that.",
    "possible": "for that, a word would have to make them one thing that may be, among others.",
    "unstated": "for that, somebody would have to want it or ask for it.",
}
"""what would have to stand there for each of these"""
NOT_DONE = {
    "assert": "for that, somebody would have to say that it is so, and do nothing else with it.",
    "report": "for that, somebody would have to tell what was done, said or seen.",
    "confirm": "for that, somebody would have to back what others had said before.",
    "deny": "for that, somebody would have to say that it is not so.",
    "accuse": "for that, somebody would have to be blamed for a wrong.",
    "estimate": "for that, a figure would have to be put on what is not known for sure.",
    "forecast": "for that, it would have to be about what is still to come.",
    "urge": "for that, somebody would have to want something to be done.",
    "warn": "for that, somebody would have to tell others to beware of it.",
    "assess": "for that, somebody would have to judge how good, bad or important it is.",
}
"""what would have to be done with the words for each of these"""
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
            why={words: f"The wording {how}." for words, how in wording.items()},
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
            why={ACTS[name]: why for name, why in NOT_DONE.items()},
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
        place = _hedged_at(draw, statement)
        if place is None:
            continue
        yield from pick.ask(
            draw,
            f"These words do not sound quite sure. Their source: {_who(draw, statement)}. Pick the"
            " words that say so: the hedge.",
            [place],
            about=(statement.attribution_id,),
            explanation=f"The wording is {statement.certainty}.",
            why=f"The hedge makes it {statement.certainty} instead of certain.",
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
        if statement.stance == "affirms" and not _is_limited_unnoted(draw, statement)
    ]
    by_level = draw.evenly(affirmed, lambda statement: statement.certainty)
    for statement in distinct(by_level, lambda statement: statement.certainty):
        right = SURE[statement.certainty]
        hedge = f"The hedge: “{statement.hedge}”." if statement.hedge else ""
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
    example = next((statement for statement in draw.statements if statement.hedge), None)
    words = (
        f" In {draw.quoted(example)} a headline could drop “{example.hedge}” and make a fact of it."
        if example is not None
        else ""
    )
    return Reflection(
        prompt=(
            "Take one statement of the article and write it as a headline in two ways: once so that"
            " its certainty stays as it is, once so that it sounds surer. What did you change?"
        ),
        model=(
            "What goes first is the hedge, then the source, then the verb: “could reach, officials"
            f" said” becomes “reaches”.{words}"
        ),
        rubric=(
            "keeps act and hedge in the first headline",
            "changes only wording in the second, and names what was changed",
            "sees that the source, too, is part of how sure it sounds",
        ),
    )


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


def _hedged_at(draw: Draw, statement) -> Span | None:
    """Where the hedge stands, with any other that it touches; None when it is not there, or when
    others stand apart from it.
    """
    here = draw.passage(draw.content(statement)[0])[0]
    places = _places(draw, statement.hedge, here)
    own = min(
        places,
        key=lambda place: min(abs(place[0] - statement.start), abs(place[0] - statement.end)),
        default=None,
    )
    if own is None:
        return None
    start, end = own
    for first, last in sorted({*_further(draw, statement, here)} - {own}):
        between = draw.dossier.text[min(end, last) : max(start, first)]
        if between.strip() and not touching([(first, last)], [own]):
            return None
        start, end = min(start, first), max(end, last)
    return start, end


def _is_limited_unnoted(draw: Draw, statement) -> bool:
    """Whether words that are noted as certain are limited all the same, as by “nearly”, or are a
    guess.
    """
    limits = [row["phrase"] for row in lexicons.rows("comparators")]
    here = draw.passage(draw.content(statement)[0])[0]
    limited = bool(_further(draw, statement, here)) or any(
        touching([place], draw.content(statement))
        for words in limits
        for place in _places(draw, words, here)
    )
    return statement.certainty == "certain" and (limited or statement.act in GUESSES)


def _further(draw: Draw, statement, here) -> list[Span]:
    """The hedges in the words of a statement by the lexicon, and the cue where it hedges."""
    last = draw.last_hop(statement)
    guess = statement.act in GUESSES
    known = [row["word"] for row in lexicons.rows("hedges")] + [
        row["phrase"] for row in lexicons.rows("comparators") if guess
    ]
    places = [
        place
        for word in known
        for place in _places(draw, word, here)
        if touching([place], draw.content(statement))
    ]
    stems = tuple(
        row["word"].rstrip("e") for row in lexicons.rows("hedges") if row["pos"][0] == "V"
    )
    hedging = any(word.startswith(stems) for word in last.cue.casefold().split())
    return [*places, *([(int(last.cue_start), int(last.cue_end))] if hedging else [])]


def _places(draw: Draw, words: str, paragraph) -> list[Span]:
    return [
        (paragraph.start + match.start(), paragraph.start + match.end())
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", paragraph.text)
    ]
