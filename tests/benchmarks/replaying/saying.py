"""Who says what: the walk over statements, and what they count."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from helpers import Dossier
from helpers.correcting.handing import sentence_of
from helpers.correcting.speaking import likely_speakers
from helpers.correcting.unsaid import unsaid_in
from helpers.spans import Span, spans_of

from .differing import covers, words_of
from .fixing import Fixes
from .placing import one_word
from .walking import Step, Walk, made, total, tried

ADDED, SPLIT, ACCEPT = "statements added", "statements split", "accept, reject"
SHOWN = 5
"""how many statements the card of a sentence offers without a fold"""


def say(walk: Walk) -> None:
    """Every statement, in the order of the text: what is not there is made the cheapest way."""
    for theirs in walk.checked.attributions["attribution_id"]:
        if theirs not in walk.known["attributions"]:
            _make(walk, theirs)
    if walk.can("carried"):
        _carry(walk)
    for theirs in walk.checked.attributions["attribution_id"]:
        settle(walk, theirs, walk.known["attributions"][theirs])


def _carry(walk: Walk) -> None:
    """Dates steps of chains together where that costs less than one by one."""
    for theirs, ours in walk.known["attributions"].items():
        for step in list(Fixes(walk, walk.now, theirs, ours, walk.claims()).steps()):
            if step.verb == "set_date" and step.args["table"] == "hops":
                _carry_on(walk, ours, step)


def _carry_on(walk: Walk, ours: str, step: Step) -> None:
    everywhere = list(walk.known["attributions"])
    alone = tried(walk, step)
    one_by_one = _needs(walk, alone, everywhere) if alone else 0
    for carry in ("article", "paragraph"):
        shifted = step.shifts and carry == "article"
        cost = step.actions + walk.cost("carried") * (not shifted)
        more = replace(step, actions=cost, args=step.args | {"carry": carry})
        after = tried(walk, more)
        if after and cost + _needs(walk, after, everywhere) < step.actions + one_by_one:
            walk.reach(ours, more)
            walk.do(more)
            return


def settle(walk: Walk, theirs: str, ours: str) -> None:
    """Makes what a statement needs, step by step, until nothing is left."""
    for _ in range(30):
        step = next(Fixes(walk, walk.now, theirs, ours, walk.claims()).steps(), None)
        if step is None:
            return
        step = _for_the_sentence(walk, theirs, step)
        walk.reach(ours, step)
        fresh = walk.do(step)
        if "name" in step.args:
            place = step.args.get("position", step.args.get("hop"))
            want = walk.checked.hops[walk.checked.hops["attribution_id"] == theirs]
            hops = walk.now.hops[walk.now.hops["attribution_id"] == ours]
            who = hops["entity_id"].iloc[place]
            walk.known["entities"][want["entity_id"].iloc[place]] = who
        assert fresh is not None
    raise AssertionError(f"{theirs}: never settled; next would be {step}")


def _for_the_sentence(walk: Walk, theirs: str, step: Step) -> Step:
    """A day that is offered for a claim, with Shift for the others of its sentence, too, where that
    leaves less to do.
    """
    if not step.shifts or step.args["table"] != "claims" or not walk.can("carried"):
        return step
    near = _near(walk, walk.row("attributions", theirs, walk.checked))
    more = replace(step, args=step.args | {"carry": "sentence"})
    alone, together = tried(walk, step), tried(walk, more)
    if alone and together and _needs(walk, together, near) < _needs(walk, alone, near):
        return more
    return step


def _make(walk: Walk, theirs: str) -> None:
    """Makes a statement by the way that costs least, with all that it then still needs."""
    want = walk.row("attributions", theirs, walk.checked)
    near = _near(walk, want)
    before = _needs(walk, walk.now, near)
    best: tuple[int, Step, dict[str, str]] | None = None
    for step in ways(walk, want):
        after = tried(walk, step)
        fresh = made(walk.now, after)["attributions"] if after else []
        if not fresh:
            continue
        known = _assigned(walk, after, theirs, step, fresh)
        cost = step.actions + _needs(walk, after, near, known) - before
        if best is None or cost < best[0]:
            best = (cost, step, known)
    assert best is not None, f"{theirs}: no way to make it"
    of = best[1].args.get("like") or best[1].args.get("attribution_id")
    told = best[1].verb == "split_attribution" or (best[1].stays and not best[1].of_hand)
    if of and not told:  # which takes the statement the words stand in
        walk.reach(of, best[1])
    walk.do(best[1])
    walk.known["attributions"] = best[2]


def _near(walk: Walk, want: pd.Series) -> list[str]:
    """The statements that making one can touch: in its paragraph, and on its claim."""
    text, said = walk.now.text, walk.checked.attributions
    first = text.rfind("\n", 0, want["start"]) + 1
    last = text.find("\n", want["start"]) % (len(text) + 1)
    near = said["start"].between(first, last) | (said["claim_id"] == want["claim_id"])
    return list(said.loc[near, "attribution_id"])


def _needs(
    walk: Walk, dossier: Dossier, near: list[str], known: dict[str, str] | None = None
) -> int:
    """What these statements still need, in actions, as far as they are there."""
    kept = walk.known["attributions"]
    walk.known["attributions"] = known or kept
    claims = walk.claims(dossier)
    needed = sum(
        total(Fixes(walk, dossier, theirs, walk.known["attributions"][theirs], claims).steps())
        for theirs in near
        if theirs in walk.known["attributions"]
    )
    walk.known["attributions"] = kept
    return needed


def _assigned(
    walk: Walk, after: Dossier, theirs: str, step: Step, fresh: list[str]
) -> dict[str, str]:
    """Which statement is which after a step: a cut may leave the wanted words in either part."""
    known = walk.known["attributions"] | {theirs: fresh[0]}
    parent = step.args.get("attribution_id")
    if step.verb != "split_attribution":
        return known
    other = next((one for one, ours in walk.known["attributions"].items() if ours == parent), None)
    want = covers(walk.checked, walk.row("attributions", theirs, walk.checked))
    here, there = (
        covers(after, walk.row("attributions", id_, after)) for id_ in (parent, fresh[0])
    )
    if other is None:
        return known if _like(want, there) >= _like(want, here) else known | {theirs: parent}
    others = covers(walk.checked, walk.row("attributions", other, walk.checked))
    straight = _like(want, there) + _like(others, here)
    if _like(want, here) + _like(others, there) > straight:
        return known | {theirs: parent, other: fresh[0]}
    return known


def _like(one: frozenset, other: frozenset) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def ways(walk: Walk, want: pd.Series) -> Iterator[Step]:
    """Every way to make a statement that the widget has."""
    pieces = [(int(start), int(end)) for start, end in spans_of(want)]
    yield from _form(walk, want, pieces)
    if not walk.can("cut at a word"):
        return
    span = {"start": pieces[0][0], "end": pieces[-1][1] if len(pieces) == 1 else pieces[0][1]}
    cost = walk.cost("own voice") + one_word(walk, span)
    yield Step(ADDED, cost, "add_attribution", span | {"quote": "none"})
    yield from _offered(walk, want)
    yield from _cuts(walk, want, pieces)
    yield from _more(walk, want, span)


def _form(walk: Walk, want: pd.Series, pieces: list[Span]) -> Iterator[Step]:
    """The form for a statement, filled in as far as it has fields."""
    args: dict = {"start": pieces[0][0], "end": pieces[-1][1]}
    cost = walk.cost("make")
    chain = walk.checked.hops[walk.checked.hops["attribution_id"] == want["attribution_id"]]
    source, entities = chain.iloc[-1], walk.known["entities"]
    if len(chain) > 1 and source["entity_id"] in entities:
        args["source"] = entities[source["entity_id"]]
        cost += walk.cost("source")
    elif len(chain) > 1:
        return
    if len(chain) > 1 and not pd.isna(source["cue_start"]):
        args["cue"] = [int(source["cue_start"]), int(source["cue_end"])]
        cost += walk.cost("cue words")
    marked = walk.now.text[pieces[0][0]] in '“"„«'
    defaults = {
        "act": "assert",
        "certainty": "certain",
        "quote": "direct" if marked else "indirect",
    }
    args |= {name: want[name] for name in defaults}
    cost += sum(walk.cost("pick") for name, value in defaults.items() if want[name] != value)
    claim = walk.claims().get(want["claim_id"])
    if claim:
        yield Step(
            ADDED, cost + walk.cost("same claim"), "add_attribution", args | {"claim_id": claim}
        )
    yield Step(ADDED, cost, "add_attribution", args)


def _offered(walk: Walk, want: pd.Series) -> Iterator[Step]:
    """The words clicked on the card of the sentence, of the source in whose words they stand, or
    with Shift of the article itself, with Alt of who tells of that source.
    """
    if not walk.can("unmarked"):
        return
    words = covers(walk.checked, want)
    sentence = sentence_of(walk.now.text, int(want["start"]))
    for place, row in enumerate(unsaid_in(walk.now, *sentence)):
        if words_of(walk.now.text, [(row.start, row.end)]) != words:
            continue
        cost = walk.cost("unmarked") + walk.cost("fold") * (place >= SHOWN)
        span = {"start": row.start, "end": row.end}
        yield Step(ADDED, cost, "add_attribution", span | {"quote": "none"}, stays=True)
        for of in filter(None, (row.attribution_id, row.around)):
            args = span | {"attribution_id": of}
            yield Step(ADDED, cost, "say_more", args, stays=True)


def _cuts(walk: Walk, want: pd.Series, pieces: list[Span]) -> Iterator[Step]:
    """The statements that hold the words, cut at their beginning, behind them, or around them."""
    words = covers(walk.checked, want)
    start, end = pieces[0][0], pieces[-1][1]
    for ours in walk.now.attributions.itertuples():
        holds = words_of(walk.now.text, spans_of(ours))
        if len(words & holds) * 2 < len(words):
            continue
        key = {"attribution_id": ours.attribution_id}
        out = key | {"start": start, "end": end}
        yield Step(SPLIT, walk.cost("cut out"), "split_attribution", out)
        for place in (start, end):
            if ours.start < place < ours.end:
                args = key | {"start": place}
                yield Step(SPLIT, walk.cost("cut at a word"), "split_attribution", args)


def _more(walk: Walk, want: pd.Series, span: dict) -> Iterator[Step]:
    """Other words of a speaker, a claim once more, the same words from others."""
    text = walk.now.text
    first = text.rfind("\n", 0, span["start"]) + 1
    last = text.find("\n", span["start"]) % (len(text) + 1)
    claim = walk.claims().get(want["claim_id"])
    bind = {"claim_id": claim} | span
    if claim:
        yield Step(ADDED, walk.cost("also said"), "also_said", bind)
    words, tried_so = covers(walk.checked, want), set()
    for ours in walk.now.attributions.itertuples():
        chain = walk.now.hops[walk.now.hops["attribution_id"] == ours.attribution_id]
        how = (ours.act, ours.certainty, ours.quote, ours.stance)
        manner = (how, tuple(zip(chain["entity_id"], chain["cue"], chain["said_edtf"])))
        near = first <= ours.start <= last and manner not in tried_so
        tried_so |= {manner} if near else set()
        key = {"attribution_id": ours.attribution_id}
        if near:
            yield Step(ADDED, walk.cost("say more"), "say_more", key | span)
        if near and claim:
            like = bind | {"like": ours.attribution_id}
            yield Step(ADDED, walk.cost("also said"), "also_said", like)
            if want["act"] == "deny":
                cost = walk.cost("also said", "deny")
                yield Step(ADDED, cost, "also_said", like | {"act": "deny"})
        if walk.can("once more") and words_of(text, spans_of(ours)) == words:
            own = key | {"start": int(ours.start), "end": int(ours.end)}
            yield Step(ADDED, walk.cost("once more"), "say_more", own, stays=True, of_hand=True)
        chain = walk.checked.hops[walk.checked.hops["attribution_id"] == want["attribution_id"]]
        who = walk.known["entities"].get(chain["entity_id"].iloc[-1])
        if who and len(chain) > 1 and words_of(text, spans_of(ours)) == words:
            copy, cost = key | {"entity_ids": [who]}, walk.cost("same for others", "another")
            if walk.can("speaker") and who in _proposed(walk, ours.attribution_id):
                yield Step(ADDED, walk.cost("speaker"), "copy_attribution", copy)
            yield Step(ADDED, cost, "copy_attribution", copy, on_card=True)


def _proposed(walk: Walk, statement: str) -> set[str]:
    """Who is offered as one who may rather say a statement, or say it, too."""
    return {one.entity_id for one in likely_speakers(walk.now, statement) if one.start is not None}
