"""Who says so? Sourcing: from the words on the page back along the chain to their origin."""

from collections.abc import Iterator

from ...spans import Span, touching
from ...views.findings.wording import is_several
from ..drawing import Draw, cues_of
from ..kinds import choice, match, order, pick
from ..looking_back import ASKED_FURTHER, whom_to_ring
from ..questions import CANNOT_TELL, Question, Reflection
from ..scales import NO_VOICE, VOICES
from ..turns import distinct

MOVE = "sourcing"
NEEDS = "attributions"
LONGEST_CUE = 90
"""characters from a cue to its source, both included, that can still be picked"""
LOOK = (
    "Ask of the marked words: on whose word are they printed? Look for a cue, such as said,"
    " reported, citing, according to."
)
PASSES_ON = (
    "hands it on: the text cites this one for it, and goes on to whoever this one has it from."
)
PRINTS = "prints it. Does the text put these words into somebody's mouth?"


def match_sources(draw: Draw) -> Iterator[Question]:
    """Statements with their origins."""
    for _ in range(6):
        chosen = distinct(draw.shuffled(draw.quotable), lambda statement: statement.origin)[:4]
        origins = {statement.origin for statement in chosen}
        others = [
            draw.name(statement.origin)
            for statement in draw.shuffled(draw.statements)
            if not any(draw.is_bound(statement.origin, one) for one in origins)
        ]
        pairs = [(draw.quoted(statement), draw.name(statement.origin)) for statement in chosen]
        yield from match.ask(
            draw,
            "Who is the origin of each of these?",
            pairs,
            extra=others[:1],
            why={draw.quoted(statement): draw.told_chain(statement) for statement in chosen},
            about=tuple(statement.attribution_id for statement in chosen),
            explanation="; ".join(f"{words} comes from {name}" for words, name in pairs) + ".",
            hints=(
                "Find each of the passages in the article above and read the sentence around it.",
                "Begin with the passage whose source you are sure of: what is left is less.",
            ),
            proof=draw.passage(*draw.contents(chosen)),
        )


def chain_order(draw: Draw) -> Iterator[Question]:
    """The hands that words went through; the longest chains first."""
    passed_on = draw.shuffled(
        statement
        for statement in draw.statements
        if statement.depth >= 2 and draw.shows_its_chain(statement)
    )
    for statement in sorted(passed_on, key=lambda statement: -statement.depth):
        steps = draw.hops[statement.attribution_id][1:]
        names = ["the outlet", *(draw.name(hop.entity_id) for hop in steps)]
        yield from order.ask(
            draw,
            f"{draw.told_claim(statement)} Through whose hands did that go? Put them in order:"
            " first the one whom you read, last the origin.",
            names,
            why=dict.fromkeys(names, draw.told_chain(statement)),
            explanation=draw.told_chain(statement),
            hints=(
                "You read the outlet. Whom does the outlet cite? And whom does that one cite?",
                (f"There are {len(steps)} steps. Each has a cue of its own, or is implied by one."),
            ),
            **draw.on(statement),
        )


def identified(draw: Draw) -> Iterator[Question]:
    """Named, unnamed, or the outlet's own voice."""
    for statement in draw.evenly(draw.clear, lambda statement: statement.identified):
        chain = draw.told_chain(statement)
        yield from choice.ask(
            draw,
            f"{draw.told_claim(statement)} Who stands behind that?",
            VOICES[statement.identified],
            [words for voice, words in VOICES.items() if voice != statement.identified],
            why={VOICES[voice]: why for voice, why in NO_VOICE.items()},
            explanation=f"{chain} The origin is {draw.name(statement.origin)}."
            if statement.depth
            else chain,
            hints=(
                LOOK,
                (
                    "A description such as “an official” is not a name. Where no cue reaches the"
                    " words, they are the outlet's own."
                ),
            ),
            fixed=VOICES.values(),
            may_not_tell=False,
            **draw.on(statement),
        )


def origin(draw: Draw) -> Iterator[Question]:
    """The origin among those who pass it on and those who are only spoken of."""
    for statement in draw.shuffled(draw.clear):
        why, right = _not_origins(draw, statement), draw.name(statement.origin)
        relays = dict.fromkeys(draw.relays(statement), 0.5)
        here = draw.named_in(draw.on(statement)["proof"])
        wrong = sorted(why, key=lambda name: (name not in relays, name not in here))
        yield from choice.ask(
            draw,
            f"{draw.told_claim(statement)} Who is the origin of that: who is said to have said it"
            " first?",
            right,
            [name for name in wrong if not _is_bound(draw, name, statement)],
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


def _is_bound(draw: Draw, name: str, statement) -> bool:
    """Whether somebody with a name is the origin, or one of its people, or those whose they are."""
    return any(draw.is_bound(id_, statement.origin) for id_ in draw.ids_of[name])


def _not_origins(draw: Draw, statement) -> dict[str, str]:
    """Who could be taken for the origin, with why each of them is not: who passes it on, who is
    spoken of, and who is a source elsewhere.
    """
    why = {}
    for hop in draw.hops[statement.attribution_id][:-1]:
        why[draw.name(hop.entity_id)] = PASSES_ON if hop.hop else PRINTS
    for entity_id in draw.shuffled(
        id_ for id_ in statement.involved if draw.kinds[id_] not in ("place", "event")
    ):
        why.setdefault(
            draw.name(entity_id),
            "is spoken of, or spoken to, in these words; that it says them stands nowhere.",
        )
    for other in distinct(draw.shuffled(draw.statements), lambda other: other.origin):
        here = other.paragraph == statement.paragraph
        where = "of other words here" if here else f"elsewhere, in paragraph {other.paragraph}"
        why.setdefault(draw.name(other.origin), f"is a source {where}, and not of these words.")
    return why


def cue(draw: Draw) -> Iterator[Question]:
    """The words that name the source and tie it to what is said, where there is one cue."""
    for statement in draw.shuffled(
        statement for statement in draw.quotable if statement.depth == 1
    ):
        last, content = draw.last_hop(statement), draw.content(statement)
        if (stretches := _cited_with(draw, statement)) is None:
            continue
        many = len(last.cue.split())
        yield from pick.ask(
            draw,
            "Pick the words that tell whose the marked words are: the source, the cue, or both.",
            stretches,
            about=(statement.attribution_id,),
            explanation=(
                f"The source is {_cited(draw, statement)}; the cue is “{last.cue}”."
                f" {draw.told_chain(statement)}"
            ),
            why=f"The cue is “{last.cue}”; its subject is the source.",
            hints=(
                "The cue may stand before the marked words, behind them, or in their midst.",
                (
                    f"The cue has {many} word{'s' * (many != 1)}. It is a word for saying, for"
                    " knowing or for passing on."
                ),
            ),
            passage=draw.passage(*content),
            proof=draw.passage(*stretches[1:], around=tuple(content)),
        )


def _cited_with(draw: Draw, statement) -> list[Span] | None:
    """Source and cue as one stretch, the cue, and the source; None where they cannot be picked
    apart from the content.
    """
    last, content = draw.last_hop(statement), draw.content(statement)
    mention = draw.mentions.get(last.mention_id)
    if not last.cue or mention is None:
        return None
    [cued], named = cues_of([last]), (mention.start, mention.end)
    whole = (min(cued[0], named[0]), max(cued[1], named[1]))
    apart = draw.same_paragraph(cued, named, *content) and not touching([whole], content)
    return [whole, cued, named] if apart and whole[1] - whole[0] <= LONGEST_CUE else None


def _cited(draw: Draw, statement) -> str:
    """The source in the text's words, and whom a pronoun means."""
    mention = draw.mentions[draw.last_hop(statement).mention_id]
    meant = f", that is {draw.name(statement.origin)}" if mention.form == "pronoun" else ""
    return f"“{mention.text}”{meant}"


def real_name(draw: Draw) -> Iterator[Question]:
    """Which person it was: sometimes the text does not tell."""
    named = dict(zip(draw.dossier.entities["entity_id"], draw.dossier.entities["named"]))
    people = {
        draw.name(id_): id_ for id_, kind in draw.kinds.items() if kind == "person" and named[id_]
    }
    by_somebody = [
        (statement, draw.name(statement.origin) * (statement.origin in people.values()))
        for statement in draw.clear
        if draw.kinds[statement.origin] == "anonymous" or statement.origin in people.values()
    ]
    for statement, name in draw.mostly_told(by_somebody, lambda told: told[1]):
        around = draw.beside(draw.on(statement)["proof"], people)
        near = draw.named_in(draw.on(statement, *around)["passage"])
        guess = f"More than “{draw.name(statement.origin)}” is not said: a name would be a guess."
        yield from choice.ask(
            draw,
            "Which person said the marked words? Choose by name, if the text allows.",
            name or CANNOT_TELL,
            sorted(draw.shuffled(people), key=lambda name: name not in near),
            why={name: _not_tied(draw, id_) for name, id_ in people.items()},
            explanation=f"{draw.told_chain(statement)} {'' if name else guess}",
            hints=(
                LOOK,
                (
                    "Is the origin called by a name, or only by what they are? That a name stands"
                    " near by is not enough."
                ),
            ),
            **draw.on(statement, *around),
        )


def _not_tied(draw: Draw, id_: str) -> str:
    """Why somebody who is named did not say the words."""
    mentions = [row for row in draw.mentions.values() if row.entity_id == id_]
    first = [str(draw.passage((row.start, row.end))[0].number) for row in mentions[:1]]
    where = f", first in paragraph {first[0]}," if first else ""
    name = draw.name(id_)
    are = "are" if is_several(name) else "is"
    return f"{name} {are} named in the article{where} but no cue ties these words to them."


BUILDERS = (match_sources, chain_order, identified, origin, cue, real_name)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    to_ask = [(one, draw.notes_on(one, ASKED_FURTHER)) for one in draw.clear if one.depth]
    noted = [(statement, notes[0]) for statement, notes in to_ask if notes]
    example = whom_to_ring(draw)
    if noted and not example:
        statement, note = max(noted, key=lambda pair: len(pair[1]))
        example = f"For instance {draw.name(statement.origin)}, on {draw.quoted(statement)}: {note}"
    example = example or "For instance whoever says most in this article."
    return Reflection(
        prompt=(
            "If you could ring up one person about this article, whom would you choose, and what"
            " would you ask first? Say why the text alone does not answer it."
        ),
        model=example,
        rubric=(
            "names a source or relay that is in the text",
            "asks for something that the text does not already say",
            "tells an origin from somebody who passes it on",
        ),
    )
