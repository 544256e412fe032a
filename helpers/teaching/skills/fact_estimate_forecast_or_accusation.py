"""Fact, estimate, forecast or accusation? Close reading: what a source does with its words, and how
sure they sound.
"""

import re
from collections.abc import Iterator

from ... import lexicons
from ..drawing import Draw, touching, upper
from ..questions import Question, Span

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
SURE = {
    "certain": "certain: no word limits it",
    "probable": "probable: worded as likely",
    "possible": "possible: worded as what may be",
    "unstated": "it does not say: it wants or asks, and does not commit itself",
}
CUE = "The verb of saying is a clue, but not proof: look at what the words themselves do."


def match_acts(draw: Draw) -> Iterator[Question]:
    """Passages with what is done in them."""
    for _ in range(6):
        chosen: list = []
        for said in draw.in_turn(draw.quotable, lambda said: said.act):
            if all(
                not _near(said.act, other.act) and not _overlap(draw, said, other)
                for other in chosen
            ):
                chosen.append(said)
        chosen = chosen[:4]
        extra = [
            ACTS[one]
            for one in draw.shuffled(ACTS)
            if not any(_near(one, said.act) for said in chosen)
        ][:1]
        yield from draw.match(
            "What is each of these?",
            [(draw.quoted(said), ACTS[said.act]) for said in chosen],
            extra=extra,
            why={draw.quoted(said): _told(draw, said) for said in chosen},
            about=tuple(said.attribution_id for said in chosen),
            explanation=" ".join(_told(draw, said) for said in chosen),
            hints=("Find each in the article and read who says it, and with what verb.", CUE),
            proof=draw.passage(*(span for said in chosen for span in draw.content(said))),
        )


def order_sure(draw: Draw) -> Iterator[Question]:
    """From the surest wording to the least sure."""
    levels = [
        [
            said
            for said in draw.quotable
            if said.certainty == level
            and said.stance == "affirms"
            and said.act not in ("urge", "warn")
        ]
        for level in ("certain", "probable", "possible")
    ]
    for _ in range(4 * all(levels)):
        chosen = [draw.chance.choice(level) for level in levels]
        hedged = {draw.quoted(said): f" (“{said.hedge}”)" if said.hedge else "" for said in chosen}
        yield from draw.order(
            "Put these in order by how sure the wording is, the surest first.",
            list(hedged),
            why={
                draw.quoted(said): f"The wording is {said.certainty}{hedged[draw.quoted(said)]}."
                for said in chosen
            },
            about=tuple(said.attribution_id for said in chosen),
            explanation="; ".join(
                f"{draw.quoted(said)} is {said.certainty}{hedged[draw.quoted(said)]}"
                for said in chosen
            )
            + ". That is the wording; how sure one should be is another matter.",
            hints=(
                "Find the hedge of each, in the article: it may stand outside the words quoted here.",
                "No hedge at all is the surest wording; could and may are the least sure.",
            ),
            proof=draw.passage(*(span for said in chosen for span in draw.content(said))),
        )


def act(draw: Draw) -> Iterator[Question]:
    """What the words are."""
    there = {said.act for said in draw.said}
    plain = {said.attribution_id for said in draw.plain}
    for said in draw.in_turn(
        (said for said in draw.said if said.depth or said.attribution_id in plain),
        lambda said: said.act,
    ):
        near = {ACTS[one]: 0.5 for one in ACTS if one != said.act and _near(one, said.act)}
        others = sorted(
            draw.shuffled(one for one in ACTS if one != said.act),
            key=lambda one: (ACTS[one] in near, one not in there),
        )
        others = [
            *[one for one in others if ACTS[one] in near][:1],
            *[one for one in others if ACTS[one] not in near],
        ]
        yield from draw.choice(
            f"What are the marked words, as their source has them? The source: {_who(draw, said)}.",
            ACTS[said.act],
            [ACTS[one] for one in others],
            may_not_tell=False,
            near=near,
            about=(said.attribution_id,),
            why={
                ACTS[one]: f"close, but more exactly: {_told(draw, said)}"
                if _near(one, said.act)
                else f"it is another thing: {_told(draw, said)}"
                for one in others
            },
            explanation=_told(draw, said),
            hints=(
                CUE,
                "Is it about what is, what will be, what ought to be, or what somebody is to blame for?",
            ),
            passage=draw.passage(*draw.content(said)),
            proof=draw.proof(said),
        )


def hedge(draw: Draw) -> Iterator[Question]:
    """The words that make it less than certain: the one noted, or another within what is said."""
    for said in draw.shuffled(said for said in draw.said if said.hedge):
        place = _find(draw, said)
        if place is None:
            continue
        yield from draw.pick(
            f"These words do not sound quite sure. Their source: {_who(draw, said)}. Pick the words that say so: the hedge.",
            [place, *_further(draw, said)],
            about=(said.attribution_id,),
            explanation=f"The hedge is “{said.hedge}”: the wording is {said.certainty}.",
            why=f"The hedge makes it {said.certainty} instead of certain.",
            hints=(
                "Say the sentence as if it were certain. Which words did you leave out or change?",
                "It can be the verb of saying itself, or a small word such as could.",
            ),
            passage=draw.passage(*draw.content(said)),
            proof=draw.passage(place),
        )


def find_act(draw: Draw) -> Iterator[Question]:
    """The one passage that is a forecast, an estimate, an accusation …"""
    asked = {
        "forecast": "a forecast",
        "estimate": "an estimate",
        "accuse": "an accusation",
        "deny": "a denial",
        "urge": "a demand",
        "assess": "an assessment",
        "warn": "a warning",
        "confirm": "a confirmation",
    }
    for said in draw.shuffled(said for said in draw.quotable if said.act in asked):
        others = {
            draw.quoted(other): other
            for other in draw.shuffled(draw.quotable)
            if not _near(said.act, other.act) and not _overlap(draw, said, other)
        }
        yield from draw.choice(
            f"Which of these does the article give as {asked[said.act]}?",
            draw.quoted(said),
            list(others),
            about=(said.attribution_id,),
            may_not_tell=False,
            why={words: _told(draw, other) for words, other in others.items()},
            explanation=_told(draw, said),
            hints=("Find each in the article and read the verb that goes with it.", CUE),
            proof=draw.proof(said),
        )


def certainty(draw: Draw) -> Iterator[Question]:
    """How sure the wording is."""
    for said in draw.alternating(
        (said for said in draw.quotable if said.stance == "affirms"),
        lambda said: said.certainty == "certain",
    ):
        told = (
            f"the hedge here is “{said.hedge}”."
            if said.hedge
            else "no word in them limits how sure they are."
            if said.certainty == "certain"
            else "it is not said to be so: somebody wants it."
        )
        yield from draw.choice(
            "How sure do the marked words sound? Judge the wording, not whether you believe it.",
            SURE[said.certainty],
            [words for name, words in SURE.items() if name != said.certainty],
            may_not_tell=False,
            fixed=SURE.values(),
            about=(said.attribution_id,),
            why=dict.fromkeys(SURE.values(), told),
            near={
                SURE[one]: 0.5
                for one in {"probable", "possible"} - {said.certainty}
                if said.certainty in ("probable", "possible")
            },
            explanation=f"{upper(SURE[said.certainty])}. "
            + (f"The hedge: “{said.hedge}”." if said.hedge else ""),
            hints=(
                "Look for could, may, likely, around, is expected to, reportedly, believe.",
                "If there is no such word, ask: does the source say that it is so, or that it should be?",
            ),
            passage=draw.passage(*draw.content(said)),
            proof=draw.proof(said),
        )


BUILDERS = (match_acts, order_sure, act, hedge, find_act, certainty)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to
    look for.
    """
    example = next((said for said in draw.said if said.hedge), None)
    words = (
        f" In {draw.quoted(example)} a headline could drop “{example.hedge}” and make a fact of it."
        if example is not None
        else ""
    )
    return (
        "Take one statement of the article and write it as a headline in two ways: once so that its certainty stays as it is, once so that it sounds surer. What did you change?",
        f"What goes first is the hedge, then the source, then the verb: “could reach, officials said” becomes “reaches”.{words}",
        (
            "keeps act and hedge in the first headline",
            "changes only wording in the second, and names what was changed",
            "sees that the source, too, is part of how sure it sounds",
        ),
    )


def _who(draw: Draw, said) -> str:
    return draw.name(said.origin).rstrip(".") if said.depth else "the outlet"


def _told(draw: Draw, said) -> str:
    cue = draw.hops[said.attribution_id][-1].cue
    return (
        f"{upper(ACTS[said.act].split(':')[0])} by {_who(draw, said)}"
        + (f" (“{cue}”)" if cue else "")
        + f": {draw.quoted(said)}."
    )


def _near(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in NEIGHBORS)


def _overlap(draw: Draw, one, other) -> bool:
    return touching(draw.content(one), draw.content(other)) or draw.quoted(one) == draw.quoted(
        other
    )


def _find(draw: Draw, said) -> Span | None:
    """Where the hedge stands: in the content, else nearest to it in its paragraph."""
    places = _places(draw, said.hedge, draw.passage(draw.content(said)[0])[0])
    inside = [place for place in places if touching([place], draw.content(said))]
    return min(
        inside or places,
        key=lambda place: min(abs(place[0] - said.start), abs(place[0] - said.end)),
        default=None,
    )


def _further(draw: Draw, said) -> list[Span]:
    """Other hedges within the content, by the lexicon, and the cue where it hedges itself."""
    last, here = draw.hops[said.attribution_id][-1], draw.passage(draw.content(said)[0])[0]
    guess = said.act in ("estimate", "forecast")
    known = [row["word"] for row in lexicons.rows("hedges")] + [
        row["phrase"] for row in lexicons.rows("comparators") if guess
    ]
    found = [
        place
        for word in known
        for place in _places(draw, word, here)
        if touching([place], draw.content(said))
    ]
    return [*found, *([(int(last.cue_start), int(last.cue_end))] if last.cue and guess else [])]


def _places(draw: Draw, words: str, paragraph) -> list[Span]:
    return [
        (paragraph.start + found.start(), paragraph.start + found.end())
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", paragraph.text)
    ]
