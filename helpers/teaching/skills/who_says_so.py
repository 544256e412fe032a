"""Who says so? Sourcing: from the words on the page back along the chain to their origin."""

from collections.abc import Iterator

from ... import views
from ..drawing import Draw
from ..kinds import choice, match, order, pick
from ..questions import CANNOT_TELL, Question

MOVE = "sourcing"
NEEDS = "attributions"
LOOK = (
    "Ask of the marked words: on whose word are they printed? Look for a cue, such as said,"
    " reported, citing, according to."
)
HOW = {
    views.NAMED: "a source whom the text names",
    views.UNNAMED: "a source without a name",
    views.OWN_VOICE: "nobody: the outlet says it in its own voice",
}


def match_sources(draw: Draw) -> Iterator[Question]:
    """Statements with their origins."""
    for _ in range(6):
        chosen = list(
            {statement.origin: statement for statement in draw.shuffled(draw.quotable)}.values()
        )[:4]
        others = [
            draw.name(statement.origin)
            for statement in draw.shuffled(draw.statements)
            if statement.origin not in {one.origin for one in chosen}
        ][:1]
        yield from match.ask(
            draw,
            "Who is the origin of each of these?",
            [(draw.quoted(statement), draw.name(statement.origin)) for statement in chosen],
            extra=others,
            why={draw.quoted(statement): draw.told_chain(statement) for statement in chosen},
            about=tuple(statement.attribution_id for statement in chosen),
            explanation="; ".join(
                f"{draw.quoted(statement)} comes from {draw.name(statement.origin)}"
                for statement in chosen
            )
            + ".",
            hints=(
                "Find each of the passages in the article above and read the sentence around it.",
                "Begin with the passage whose source you are sure of: what is left is less.",
            ),
            proof=draw.passage(*(span for statement in chosen for span in draw.content(statement))),
        )


def chain_order(draw: Draw) -> Iterator[Question]:
    """The hands that words went through; the longest chains first."""
    for statement in sorted(
        draw.shuffled(statement for statement in draw.statements if statement.depth >= 2),
        key=lambda statement: -statement.depth,
    ):
        names = [
            "the outlet",
            *(draw.name(hop.entity_id) for hop in draw.hops[statement.attribution_id][1:]),
        ]
        yield from order.ask(
            draw,
            f"{draw.told_claim(statement)} Through whose hands did that go? Put them in order:"
            " first the one whom you read, last the origin.",
            names,
            why={name: draw.told_chain(statement) for name in names},
            explanation=draw.told_chain(statement),
            hints=(
                "You read the outlet. Whom does the outlet cite? And whom does that one cite?",
                (
                    f"There are {len(names) - 1} steps. Each has a cue of its own, or is implied by"
                    " one."
                ),
            ),
            **draw.on(statement),
        )


def identified(draw: Draw) -> Iterator[Question]:
    """Named, unnamed, or the outlet's own voice."""
    for statement in draw.alternating(
        draw.clear, lambda statement: statement.identified == views.NAMED
    ):
        told = draw.told_chain(statement)
        yield from choice.ask(
            draw,
            f"{draw.told_claim(statement)} Who stands behind that?",
            HOW[statement.identified],
            [words for voice, words in HOW.items() if voice != statement.identified],
            why={
                HOW[views.NAMED]: f"no name is given. {told}" if statement.depth else told,
                HOW[views.UNNAMED]: told,
                HOW[views.OWN_VOICE]: f"somebody is cited. {told}",
                CANNOT_TELL: told,
            },
            explanation=f"{told} The origin is {draw.name(statement.origin)}.",
            hints=(
                LOOK,
                (
                    "A description such as “an official” is not a name. Where no cue reaches the"
                    " words, they are the outlet's own."
                ),
            ),
            fixed=HOW.values(),
            **draw.on(statement),
        )


def origin(draw: Draw) -> Iterator[Question]:
    """The origin among those who pass it on and those who are only spoken of."""
    for statement in draw.shuffled(draw.clear):
        chain, why = draw.hops[statement.attribution_id], {}
        for hop in chain[:-1]:
            why[draw.name(hop.entity_id)] = (
                f"passes it on. {draw.told_chain(statement)}"
                if hop.hop
                else f"prints it, but on somebody's word. {draw.told_chain(statement)}"
            )
        for entity_id in draw.shuffled(
            id_ for id_ in statement.involved if draw.kinds[id_] not in ("place", "event")
        ):
            why.setdefault(
                draw.name(entity_id),
                "is spoken of, or spoken to, in these words; that it says them stands nowhere.",
            )
        for other in {one.origin: one for one in draw.shuffled(draw.statements)}.values():
            why.setdefault(
                draw.name(other.origin),
                f"is a source elsewhere, in paragraph {other.paragraph}, and not of these words.",
            )
        relays = {draw.name(hop.entity_id): 0.5 for hop in chain[1:-1]}
        wrong = sorted(why, key=lambda name: name not in relays)
        yield from choice.ask(
            draw,
            f"{draw.told_claim(statement)} Who is the origin of that: who is said to have said it"
            " first?",
            draw.name(statement.origin),
            [name for name in wrong if name != draw.name(statement.origin)],
            why=why,
            near=relays,
            explanation=draw.told_chain(statement),
            hints=(
                LOOK,
                (
                    "Somebody who reports what others said is not the origin: follow the cues to"
                    " the last one. And that a party is spoken of does not mean that it speaks."
                ),
            ),
            **draw.on(statement),
        )


def cue(draw: Draw) -> Iterator[Question]:
    """The words that name the source and tie it to what is said, where there is one cue."""
    for statement in draw.shuffled(statement for statement in draw.plain if statement.depth == 1):
        last = draw.hops[statement.attribution_id][-1]
        mention = draw.mentions.get(last.mention_id)
        if not last.cue or mention is None:
            continue
        cued, named, content = (
            (int(last.cue_start), int(last.cue_end)),
            (mention.start, mention.end),
            draw.content(statement),
        )
        whole = (min(cued[0], named[0]), max(cued[1], named[1]))
        inside = any(start < whole[1] and end > whole[0] for start, end in content)
        if not draw.same_paragraph(cued, named, *content) or inside or whole[1] - whole[0] > 90:
            continue
        who = f"“{mention.text}”" + (
            f", that is {draw.name(statement.origin)}" if mention.form == "pronoun" else ""
        )
        yield from pick.ask(
            draw,
            "Pick the words that tell whose the marked words are: the source, the cue, or both.",
            [whole, cued, named],
            about=(statement.attribution_id,),
            explanation=(
                f"The source is {who}; the cue is “{last.cue}”. {draw.told_chain(statement)}"
            ),
            why=f"The cue is “{last.cue}”; its subject is the source.",
            hints=(
                "The cue may stand before the marked words, behind them, or in their midst.",
                (
                    f"The cue has {len(last.cue.split())} word{'s' * (len(last.cue.split()) != 1)}."
                    " It is a word for saying, for knowing or for passing on."
                ),
            ),
            passage=draw.passage(*content),
            proof=draw.passage(cued, named, around=tuple(content)),
        )


def real_name(draw: Draw) -> Iterator[Question]:
    """Which person it was: often the text does not tell."""
    named = dict(zip(draw.dossier.entities["entity_id"], draw.dossier.entities["named"]))
    people = [id_ for id_, kind in draw.kinds.items() if kind == "person" and named[id_]]
    for statement in draw.alternating(
        (
            statement
            for statement in draw.clear
            if draw.kinds[statement.origin] == "anonymous" or statement.origin in people
        ),
        lambda statement: statement.origin in people,
    ):
        right = draw.name(statement.origin) if statement.origin in people else CANNOT_TELL
        here = draw.passage(*draw.content(statement))
        near = {
            row.entity_id
            for row in draw.mentions.values()
            if any(one.start <= row.start < one.start + len(one.text) for one in here)
        }
        options = [
            draw.name(id_) for id_ in sorted(draw.shuffled(people), key=lambda id_: id_ not in near)
        ]
        yield from choice.ask(
            draw,
            "Which person said the marked words? Choose by name, if the text allows.",
            right,
            options,
            about=(statement.attribution_id,),
            why={
                name: (
                    "is named in the article, but is not tied to these words."
                    f" {draw.told_chain(statement)}"
                )
                for name in options
            }
            | {CANNOT_TELL: f"a person is named. {draw.told_chain(statement)}"},
            explanation=f"{draw.told_chain(statement)} "
            + (
                f"More than “{draw.name(statement.origin)}” is not said: whoever fills in a name"
                " guesses."
                if right == CANNOT_TELL
                else ""
            ),
            hints=(
                LOOK,
                (
                    "Is the origin called by a name, or only by what they are? That a name stands"
                    " near by is not enough."
                ),
            ),
            passage=here,
            proof=draw.proof(statement),
        )


BUILDERS = (match_sources, chain_order, identified, origin, cue, real_name)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to
    look for.
    """
    sources = views.sources(draw.dossier)
    first = next(
        iter(sources[sources["identified"] == views.UNNAMED]["source"]),
        next(iter(sources["source"]), "nobody"),
    )
    return (
        (
            "If you could ring up one person about this article, whom would you choose, and what"
            " would you ask first? Say why the text alone does not answer it."
        ),
        (
            f"For instance somebody who can say more of this source: “{first}”. How close were they"
            " to what is told? The text gives the words, not the standing of those who said them."
        ),
        (
            "names a source or relay that is in the text",
            "asks for something that the text does not already say",
            "tells an origin from somebody who passes it on",
        ),
    )
