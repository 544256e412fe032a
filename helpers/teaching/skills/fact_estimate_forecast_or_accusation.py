"""Fact, estimate, forecast or accusation? Close reading: what a source does with its words, and how sure they sound."""

import re
from collections.abc import Iterator

from ..drawing import Draw, upper
from ..questions import Question, Span

MOVE = "close reading"
NEEDS = "attributions, with more than one act"
ACTS = {"assert": "asserts: says that it is so", "report": "reports: tells what somebody did, said or saw", "confirm": "confirms: backs what was said before", "deny": "denies: says that it is not so", "accuse": "accuses: lays a wrong at somebody's door",
        "estimate": "estimates: gives a figure that it does not know for sure", "forecast": "forecasts: says what is to come", "urge": "urges: wants something to be done", "warn": "warns of something", "assess": "assesses: judges, weighs, values"}  # fmt: skip
NEIGHBORS = ({"assert", "report", "confirm"}, {"estimate", "forecast"}, {"urge", "warn"}, {"assess", "assert"})
SURE = {"certain": "certain: no word limits it", "probable": "probable: worded as likely", "possible": "possible: worded as what may be", "unstated": "it does not say: it wants or asks, and does not commit itself"}
CUE = "The verb of saying is a clue, but not proof: look at what the words themselves do."


def act(draw: Draw) -> Iterator[Question]:
    """What the source does."""
    there = {said.act for said in draw.said}
    for said in draw.shuffled(said for said in draw.said if said.depth or said in draw.plain):
        near = {ACTS[one]: 0.5 for group in NEIGHBORS if said.act in group for one in group - {said.act}}
        others = sorted(draw.shuffled(one for one in ACTS if one != said.act), key=lambda one: (ACTS[one] in near, one not in there))
        others = [*[one for one in others if ACTS[one] in near][:1], *[one for one in others if ACTS[one] not in near]]
        yield from draw.choice(
            f"What does {_who(draw, said)} do with the marked words?", ACTS[said.act], [ACTS[one] for one in others], may_not_tell=False, near=near, about=said.attribution_id,
            why={ACTS[one]: _why_not(draw, said, one) for one in others}, explanation=_told(draw, said), hints=(CUE, "Is it about what is, what will be, what ought to be, or what somebody is to blame for?"), passage=draw.passage(*draw.content(said)), proof=draw.proof(said))  # fmt: skip


def certainty(draw: Draw) -> Iterator[Question]:
    """How sure the wording is."""
    hedged = [said for said in draw.said if said.certainty != "certain"]
    for said in [one for pair in zip(draw.shuffled(hedged), draw.shuffled(said for said in draw.said if said.certainty == "certain")) for one in pair]:
        yield from draw.choice(
            "How sure do the marked words sound? Judge the wording, not whether you believe it.", SURE[said.certainty], [words for name, words in SURE.items() if name != said.certainty], may_not_tell=False, about=said.attribution_id,
            why={words: f"the hedge here is “{said.hedge}”." if said.hedge else "no word in them limits how sure they are." if said.certainty == "certain" else "it is not said to be so: somebody wants it." for words in SURE.values()},
            near={SURE[one]: 0.5 for one in {"probable", "possible"} - {said.certainty} if said.certainty in ("probable", "possible")},
            explanation=f"{upper(SURE[said.certainty])}. " + (f"The hedge: “{said.hedge}”." if said.hedge else ""), hints=("Look for could, may, likely, around, is expected to, reportedly, believe.", "If there is no such word, ask: does the source say that it is so, or that it should be?"),
            passage=draw.passage(*draw.content(said)), proof=draw.proof(said))  # fmt: skip


def hedge(draw: Draw) -> Iterator[Question]:
    """The words that make it less than certain."""
    for said in draw.shuffled(said for said in draw.said if said.hedge):
        place = _find(draw, said)
        if place is None:
            continue
        yield from draw.pick(
            f"{upper(_who(draw, said))} does not sound quite sure here. Pick the words that say so: the hedge.", [place], about=said.attribution_id, explanation=f"The hedge is “{said.hedge}”: the wording is {said.certainty}.", why=f"The hedge makes it {said.certainty} instead of certain.",
            hints=("Say the sentence as if it were certain. Which words did you leave out or change?", "It can be the verb of saying itself, or a small word such as could."), passage=draw.passage(*draw.content(said)), proof=draw.passage(place))  # fmt: skip


def find_act(draw: Draw) -> Iterator[Question]:
    """The one passage that is a forecast, an estimate, an accusation …"""
    asked = {"forecast": "a forecast", "estimate": "an estimate", "accuse": "an accusation", "deny": "a denial", "urge": "a demand", "assess": "an assessment", "warn": "a warning", "confirm": "a confirmation"}
    for said in draw.shuffled(said for said in draw.said if said.act in asked):
        close = {said.act} | {one for group in NEIGHBORS if said.act in group for one in group}
        others = {draw.quoted(other): other for other in draw.shuffled(draw.plain) if other.act not in close and not _overlaps(draw, said, other)}
        yield from draw.choice(
            f"Which of these does the article give as {asked[said.act]}?", draw.quoted(said), list(others), about=said.attribution_id, may_not_tell=False, why={words: _told(draw, other) for words, other in others.items()},
            explanation=_told(draw, said), hints=("Find each in the article and read the verb that goes with it.", CUE), proof=draw.proof(said))  # fmt: skip


def match_acts(draw: Draw) -> Iterator[Question]:
    """Passages with what is done in them."""
    for _ in range(6):
        chosen: list = []
        for said in draw.shuffled(draw.said):
            if not any(said.act in group and other.act in group for group in NEIGHBORS for other in chosen) and all(said.act != other.act and not _overlaps(draw, said, other) for other in chosen):
                chosen.append(said)
        chosen = chosen[:4]
        yield from draw.match(
            "What is done in each of these?", [(draw.quoted(said), ACTS[said.act]) for said in chosen], why={draw.quoted(said): _told(draw, said) for said in chosen}, about=" ".join(said.attribution_id for said in chosen),
            explanation=" ".join(_told(draw, said) for said in chosen), hints=("Find each in the article and read who says it, and with what verb.", CUE), proof=draw.passage(*(span for said in chosen for span in draw.content(said))))  # fmt: skip


def order_sure(draw: Draw) -> Iterator[Question]:
    """From the surest wording to the least sure."""
    levels = [[said for said in draw.said if said.certainty == level] for level in ("certain", "probable", "possible")]
    for _ in range(4 * all(levels)):
        chosen = [draw.chance.choice(level) for level in levels]
        yield from draw.order(
            "Put these in order by how sure the wording is, the surest first.", [draw.quoted(said) for said in chosen], why={draw.quoted(said): f"The wording is {said.certainty}." for said in chosen}, about=" ".join(said.attribution_id for said in chosen),
            explanation="; ".join(f"{draw.quoted(said)} is {said.certainty}" + (f" (“{said.hedge}”)" if said.hedge else "") for said in chosen) + ". That is the wording; how sure one should be is another matter.",
            hints=("Find the hedge of each, in the article: it may stand outside the words quoted here.", "No hedge at all is the surest wording; could and may are the least sure."), proof=draw.passage(*(span for said in chosen for span in draw.content(said))))  # fmt: skip


BUILDERS = (act, hedge, find_act, certainty, match_acts, order_sure)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to look for."""
    example = next((said for said in draw.said if said.hedge), next(iter(draw.said), None))
    words = f" In {draw.quoted(example)} a headline could drop “{example.hedge}” and make a fact of it." if example is not None and example.hedge else ""
    return ("Take one statement of the article and write it as a headline in two ways: once so that its certainty stays as it is, once so that it sounds surer. What did you change?",
            f"What goes first is the hedge, then the source, then the verb: “could reach, officials said” becomes “reaches”.{words}",
            ("keeps act and hedge in the first headline", "changes only wording in the second, and names what was changed", "sees that the source, too, is part of how sure it sounds"))  # fmt: skip


def _who(draw: Draw, said) -> str:
    return draw.name(said.origin) if said.depth else "the outlet"


def _told(draw: Draw, said) -> str:
    cue = draw.hops[said.attribution_id][-1].cue
    verb, meaning = ACTS[said.act].split(":")[0].split(" ")[0], f" (“{cue}”)" if cue else ""
    return f"{upper(_who(draw, said))} {verb}{meaning}: {draw.quoted(said)}."


def _why_not(draw: Draw, said, one: str) -> str:
    return f"close, but more exactly: {_told(draw, said)}" if any({one, said.act} <= group for group in NEIGHBORS) else _told(draw, said)


def _find(draw: Draw, said) -> Span | None:
    """Where the hedge stands: in the content, else nearest to it in its paragraph."""
    start, end = next((start, end) for one in draw.passage(draw.content(said)[0]) for start, end in [(one.start, one.start + len(one.text))])
    text, words = draw.dossier.text, said.hedge
    places = [start + found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text[start:end])]
    inside = [at for at in places if any(first <= at < last for first, last in draw.content(said))]
    best = min(inside or places, key=lambda at: min(abs(at - said.start), abs(at - said.end)), default=None)
    return None if best is None else (best, best + len(words))


def _overlaps(draw: Draw, one, other) -> bool:
    return any(start < last and end > first for start, end in draw.content(one) for first, last in draw.content(other)) or draw.quoted(one) == draw.quoted(other)
