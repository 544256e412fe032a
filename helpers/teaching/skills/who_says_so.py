"""Who says so? Sourcing: from the words on the page back along the chain to their origin."""

from collections.abc import Iterator

from ... import views
from ..drawing import Draw
from ..questions import CANNOT_TELL, Question

MOVE = "sourcing"
NEEDS = "attributions"
LOOK = "Ask of the marked words: on whose word are they printed? Look for a cue, such as said, reported, citing, according to."
HOW = {views.NAMED: "a source whom the text names", views.UNNAMED: "a source without a name", views.OWN_VOICE: "nobody: the outlet says it in its own voice"}


def identified(draw: Draw) -> Iterator[Question]:
    """Named, unnamed, or the outlet's own voice."""
    for said in draw.shuffled(draw.plain):
        yield from draw.choice(
            f"{draw.told_claim(said)} Who stands behind that?", HOW[said.identified], [words for voice, words in HOW.items() if voice != said.identified],
            why={HOW[views.NAMED]: f"no name is given. {draw.told_chain(said)}" if said.depth else draw.told_chain(said), HOW[views.UNNAMED]: draw.told_chain(said), HOW[views.OWN_VOICE]: f"somebody is cited. {draw.told_chain(said)}", CANNOT_TELL: draw.told_chain(said)},
            about=said.attribution_id, explanation=f"{draw.told_chain(said)} The origin is {draw.name(said.origin)}.", hints=(LOOK, "A description such as “an official” is not a name. Where no cue reaches the words, they are the outlet's own."),
            passage=draw.passage(*draw.content(said)), proof=draw.proof(said), fixed=HOW.values())  # fmt: skip


def origin(draw: Draw) -> Iterator[Question]:
    """The origin among those who pass it on and those who are only spoken of."""
    for said in draw.shuffled(draw.plain):
        chain, why = draw.hops[said.attribution_id], {}
        for hop in chain[:-1]:
            why[draw.name(hop.entity_id)] = f"passes it on. {draw.told_chain(said)}" if hop.hop else f"prints it, but on somebody's word. {draw.told_chain(said)}"
        for entity_id in draw.shuffled(said.involved):
            why.setdefault(draw.name(entity_id), "is spoken of, or spoken to, in these words; that it says them stands nowhere.")
        elsewhere = {other.origin: other for other in draw.shuffled(draw.said)}
        for entity_id, other in elsewhere.items():
            why.setdefault(draw.name(entity_id), f"is a source elsewhere, in paragraph {other.paragraph}, and not of these words.")
        relays = {draw.name(hop.entity_id): 0.5 for hop in chain[1:-1]}
        wrong = [*[name for name in why if name in relays], *[name for name in why if name not in relays]]
        yield from draw.choice(
            f"{draw.told_claim(said)} Who is the origin of that: who is said to have said it first?", draw.name(said.origin), [name for name in wrong if name != draw.name(said.origin)],
            why=why, near=relays, about=said.attribution_id, explanation=draw.told_chain(said), hints=(LOOK, "Somebody who reports what others said is not the origin: follow the cues to the last one." if said.depth > 1 else "Ask of each answer: do the words say that this party speaks, or only that it exists?"),
            passage=draw.passage(*draw.content(said)), proof=draw.proof(said))  # fmt: skip


def chain_order(draw: Draw) -> Iterator[Question]:
    """The hands that words went through."""
    for said in draw.shuffled(said for said in draw.said if said.depth >= 2):
        names = ["the outlet", *(draw.name(hop.entity_id) for hop in draw.hops[said.attribution_id][1:])]
        yield from draw.order(
            "Through whose hands did the marked words go? Put them in order: first the one whom you read, last the origin.", names,
            why={name: draw.told_chain(said) for name in names}, about=said.attribution_id, explanation=draw.told_chain(said), hints=("You read the outlet. Whom does the outlet cite? And whom does that one cite?", f"There are {len(names) - 1} steps. Each has a cue of its own, or is implied by one."),
            passage=draw.passage(*draw.content(said)), proof=draw.proof(said))  # fmt: skip


def cue(draw: Draw) -> Iterator[Question]:
    """The words that name the source and tie it to what is said."""
    for said in draw.shuffled(said for said in draw.plain if said.depth):
        last = draw.hops[said.attribution_id][-1]
        mention = draw.mentions.get(last.mention_id)
        if not last.cue or mention is None:
            continue
        cued, named, content = (int(last.cue_start), int(last.cue_end)), (mention.start, mention.end), draw.content(said)
        whole = (min(cued[0], named[0]), max(cued[1], named[1]))
        inside = any(start < whole[1] and end > whole[0] for start, end in content)
        if not draw.same_paragraph(cued, named, *content) or inside or whole[1] - whole[0] > 90:
            continue
        yield from draw.pick(
            "Pick the words that tell whose the marked words are: the source, the cue, or both.", [whole, cued, named], about=said.attribution_id, explanation=f"The source is “{mention.text}”, the cue “{last.cue}”. {draw.told_chain(said)}",
            why=f"The cue is “{last.cue}”; its subject is the source.", hints=("The cue may stand before the marked words, behind them, or in their midst.", f"The cue has {len(last.cue.split())} word{'s' * (len(last.cue.split()) != 1)}. It is a word for saying, for knowing or for passing on."),
            passage=draw.passage(*content), proof=draw.passage(cued, named, around=tuple(content)))  # fmt: skip


def match_sources(draw: Draw) -> Iterator[Question]:
    """Statements with their origins."""
    for _ in range(6):
        chosen = list({said.origin: said for said in draw.shuffled(draw.plain)}.values())[:4]
        others = [draw.name(said.origin) for said in draw.shuffled(draw.said) if said.origin not in {one.origin for one in chosen}][:1]
        yield from draw.match(
            "Who is the origin of each of these?", [(draw.quoted(said), draw.name(said.origin)) for said in chosen], extra=others, why={draw.quoted(said): draw.told_chain(said) for said in chosen},
            about=" ".join(said.attribution_id for said in chosen), explanation="; ".join(f"{draw.quoted(said)} comes from {draw.name(said.origin)}" for said in chosen) + ".", hints=("Find each of the passages in the article above and read the sentence around it.", "Begin with the passage whose source you are sure of: what is left is less."),
            proof=draw.passage(*(span for said in chosen for span in draw.content(said))))  # fmt: skip


def real_name(draw: Draw) -> Iterator[Question]:
    """Which person it was: often the text does not tell."""
    people = [draw.name(id_) for id_, kind in draw.kinds.items() if kind == "person"]
    unnamed, named = [said for said in draw.plain if draw.kinds[said.origin] == "anonymous"], [said for said in draw.plain if draw.kinds[said.origin] == "person"]
    for said in [*draw.shuffled(unnamed), *draw.shuffled(named)]:
        right = CANNOT_TELL if said in unnamed else draw.name(said.origin)
        yield from draw.choice(
            "Which person said the marked words? Choose by name, if the text allows.", right, draw.shuffled(people), about=said.attribution_id,
            why={name: f"is named in the article, but is not tied to these words. {draw.told_chain(said)}" for name in people} | {CANNOT_TELL: f"a person is named. {draw.told_chain(said)}"},
            explanation=f"{draw.told_chain(said)} " + (f"More than “{draw.name(said.origin)}” is not said: whoever fills in a name guesses." if said in unnamed else ""), hints=(LOOK, "Is the origin called by a name, or only by what they are? That a name stands near by is not enough."),
            passage=draw.passage(*draw.content(said)), proof=draw.proof(said))  # fmt: skip


BUILDERS = (identified, origin, cue, chain_order, match_sources, real_name)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to look for."""
    sources = views.sources(draw.dossier)
    first = next(iter(sources[sources["identified"] == views.UNNAMED]["source"]), next(iter(sources["source"]), "nobody"))
    return ("If you could ring up one person about this article, whom would you choose, and what would you ask first? Say why the text alone does not answer it.",
            f"For instance whoever knows who “{first}” is, and how close this source was to what is told. The text gives the words, not the standing of the one who said them.",
            ("names a source or relay that is in the text", "asks for something that the text does not already say", "tells an origin from somebody who passes it on"))  # fmt: skip
