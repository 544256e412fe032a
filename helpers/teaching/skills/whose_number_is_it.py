"""Whose number is it? Close reading of figures: who gives it, what exactly it counts, as of when,
and what its wording allows.
"""

from collections.abc import Iterator

import pandas as pd

from ..drawing import Draw, cut, upper
from ..kinds import choice, match, pick
from ..questions import CANNOT_TELL, Question

MOVE = "close reading of numbers"
NEEDS = "quantities"
FIND = "Find the figure in the article and read the whole sentence."
UNDATED = "the text does not say as of when"


def match_measures(draw: Draw) -> Iterator[Question]:
    """Figures with what they count."""
    for _ in range(6):
        distinct = list(
            {
                row.measure: (row, place)
                for row, place in {
                    row.text: (row, place) for row, place in draw.shuffled(_figures(draw)[:8])
                }.values()
            }.values()
        )
        chosen, extra = distinct[:4], [row.measure for row, _ in distinct[4:5]]
        yield from match.ask(
            draw,
            "What does each of these figures count?",
            [(f"“{row.text}”", row.measure) for row, _ in chosen],
            extra=extra,
            why={f"“{row.text}”": f"it counts {row.measure}." for row, _ in chosen},
            about=tuple(row.quantity_id for row, _ in chosen),
            explanation="; ".join(f"“{row.text}”: {row.measure}" for row, _ in chosen)
            + ". Figures can be compared only when they count the same thing.",
            hints=(FIND, "Begin with the figures that stand alone in their sentence."),
            proof=draw.passage(*(place for _, place in chosen)),
        )


def whose(draw: Draw) -> Iterator[Question]:
    """Who gives the figure."""
    givers = {draw.name(draw.by_id[row.attribution_id].origin) for row, _ in draw.figures}
    sources = givers | {draw.name(statement.origin) for statement in draw.statements}
    for row, place in _figures(draw):
        statement = draw.by_id[row.attribution_id]
        same = {
            draw.name(draw.by_id[other.attribution_id].origin)
            for other, there in draw.figures
            if there == place
        }
        relays = {
            draw.name(hop.entity_id): 0.5 for hop in draw.hops[statement.attribution_id][1:-1]
        }
        others = sorted(
            draw.shuffled(sorted(sources - same)),
            key=lambda name: (name not in relays, name not in givers),
        )
        yield from choice.ask(
            draw,
            f"Who gives the figure “{row.text}”?",
            draw.name(statement.origin),
            others,
            near=relays,
            about=(row.quantity_id,),
            why={
                name: (
                    "is a source in this article, but not of this figure."
                    f" {draw.told_chain(statement)}"
                )
                for name in others
            }
            | {name: f"passes it on. {draw.told_chain(statement)}" for name in relays}
            | {CANNOT_TELL: draw.told_chain(statement)},
            explanation=(
                f"{draw.told_chain(statement)} That the source counted it itself is not thereby"
                " said."
            ),
            hints=(
                FIND,
                (
                    "Whose is the verb that governs the figure? Two figures in one sentence can"
                    " have two sources."
                ),
            ),
            passage=draw.passage(place),
            proof=draw.proof(statement),
        )


def measure(draw: Draw) -> Iterator[Question]:
    """What the figure counts."""
    for row, place in _figures(draw):
        others = {
            other.measure: other
            for other, there in sorted(_figures(draw), key=lambda one: one[0].unit != row.unit)
            if there != place
        }
        yield from choice.ask(
            draw,
            f"What exactly does “{row.text}” count or measure?",
            row.measure,
            list(others),
            why={
                what: f"that is what “{other.text}” is a figure of."
                for what, other in others.items()
            },
            about=(row.quantity_id,),
            explanation=f"“{row.text}”: {row.measure}."
            + (" It is a part of another figure in the text." if row.part_of else ""),
            hints=(
                FIND,
                (
                    "Note the verb and the place: sent, trained, hurt, treated, in all or in part"
                    " are different counts."
                ),
            ),
            passage=draw.passage(place),
        )


def as_of(draw: Draw) -> Iterator[Question]:
    """As of when the figure holds."""
    labels = list(dict.fromkeys(row.as_of for row, _ in draw.figures if not _undated(row)))
    more = list(
        dict.fromkeys(statement.said_label for statement in draw.statements if statement.said_edtf)
    )
    for row, place in draw.alternating(
        ((row, place) for row, place in draw.figures if _in_digits(row)),
        lambda one: _undated(one[0]),
    ):
        statement = draw.by_id[row.attribution_id]
        right = CANNOT_TELL if _undated(row) else row.as_of
        others = [
            one
            for one in draw.shuffled(dict.fromkeys([*labels, *more]))
            if one not in (right, statement.event_label)
        ]
        told = (
            f"{UNDATED}."
            if _undated(row)
            else f"a word in the text ties the figure to a time: {row.as_of}."
        )
        yield from choice.ask(
            draw,
            f"As of when does the figure “{row.text}” hold, by the text?",
            right,
            others,
            about=(row.quantity_id,),
            why=dict.fromkeys([*others, CANNOT_TELL], told),
            explanation=(
                upper(UNDATED) + ". A date near by may be that of the saying."
                if _undated(row)
                else f"{upper(row.as_of)}."
            ),
            hints=(
                "When it was said is one thing, as of when it was counted another.",
                "If no word ties the figure itself to a day, the text does not tell.",
            ),
            passage=draw.passage(place),
            proof=draw.proof(statement),
        )


def pick_figure(draw: Draw) -> Iterator[Question]:
    """The words that give the number of something."""
    for row, place in _figures(draw):
        alike = [
            there
            for other, there in draw.figures
            if other.measure == row.measure and there != place and draw.same_paragraph(place, there)
        ]
        yield from pick.ask(
            draw,
            f"Pick the words that say how many or how much: {row.measure}.",
            [place, *alike],
            about=(row.quantity_id,),
            explanation=f"“{row.text}”, which allows {row.reading}.",
            why="The figure and the word that limits it belong together.",
            hints=(
                "Words such as nearly, around, up to belong to the figure.",
                "It need not be written in digits; “some of” is a quantity, too.",
            ),
            passage=draw.passage(around=(place,)),
        )


def reading(draw: Draw) -> Iterator[Question]:
    """What values the wording allows; limited figures first, since a bare one is hardly a
    question.
    """
    fit = [
        (row, place)
        for row, place in _figures(draw)
        if row.comparator != "unstated"
        and row.certainty in ("certain", "probable")
        and not draw.by_id[row.attribution_id].hedge.startswith(("could", "may", "might"))
    ]
    for row, place in sorted(fit, key=lambda one: one[0].comparator == "="):
        number = next(value for value in (row.high, row.low) if pd.notna(value))
        shown = f"{number:,.10g} {row.unit}"
        told = {
            "=": f"{shown}, exactly",
            "~": f"about {shown}",
            "<": f"less than {shown}",
            ">": f"more than {shown}",
            "<=": f"at most {shown}",
            ">=": f"at least {shown}",
        }
        right = row.reading if row.comparator != "=" or row.low != row.high else told["="]
        if not number:
            continue
        yield from choice.ask(
            draw,
            f"What does the wording “{row.text}” allow?",
            right,
            draw.shuffled(one for one in told.values() if one != right),
            may_not_tell=False,
            about=(row.quantity_id,),
            why=dict.fromkeys(
                told.values(), f"the wording is “{row.text}”: would the sentence be false then?"
            ),
            near={told["~"]: 0.5} if row.comparator in ("<", ">") else {},
            explanation=f"“{row.text}” allows {right}.",
            hints=(
                "Ask of each answer: would the sentence be false then?",
                (
                    "Nearly and almost stay below; over and more than stay above; around leaves"
                    " both sides open."
                ),
            ),
            passage=draw.passage(place),
        )


def match_sources(draw: Draw) -> Iterator[Question]:
    """Figures with who gives them; none that two give in the same words."""
    alone = [
        (row, place)
        for row, place in draw.figures
        if len(
            {
                draw.by_id[other.attribution_id].origin
                for other, there in draw.figures
                if there == place
            }
        )
        == 1
    ]
    for _ in range(4):
        chosen = list(
            {
                draw.by_id[row.attribution_id].origin: (row, place)
                for row, place in {
                    row.text: (row, place) for row, place in draw.shuffled(alone)
                }.values()
            }.values()
        )[:4]
        pairs = [
            (
                f"“{row.text}” ({cut(row.measure, 60)})",
                draw.name(draw.by_id[row.attribution_id].origin),
            )
            for row, _ in chosen
        ]
        yield from match.ask(
            draw,
            "Whose figures are these?",
            pairs,
            why={item: f"it is given by {name}." for item, name in pairs},
            about=tuple(row.quantity_id for row, _ in chosen),
            explanation="; ".join(f"{item}: {name}" for item, name in pairs) + ".",
            hints=(FIND, "Ask whose verb governs the figure, and who is behind that one."),
            proof=draw.passage(*(place for _, place in chosen)),
        )


BUILDERS = (match_measures, whose, measure, as_of, reading, pick_figure, match_sources)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to
    look for.
    """
    two = list({row.measure: row for row, _ in _figures(draw)}.values())[:2]
    example = (
        f" Here “{two[0].text}” counts {two[0].measure}, and “{two[1].text}” counts"
        f" {two[1].measure}."
        if len(two) == 2
        else ""
    )
    return (
        (
            "Choose two figures of the article that a hasty reader would compare. What would have"
            " to be the same for the comparison to hold?"
        ),
        (
            "They would have to count the same thing, in the same place, as of the same day, by"
            f" the same method.{example}"
        ),
        (
            "names two figures and what each counts",
            "asks for place and day as well as for the thing counted",
            "says who gives each, and does not take the larger or later one for the better",
        ),
    )


def _figures(draw: Draw) -> list:
    """The quantities in an order of chance, those in digits first: they are what readers
    remember.
    """
    return sorted(draw.shuffled(draw.figures), key=lambda one: not _in_digits(one[0]))


def _in_digits(row) -> bool:
    return any(char.isdigit() for char in row.text)


def _undated(row) -> bool:
    return row.as_of == "not dated in the text" or not row.as_of
