"""Whose number is it? Close reading of figures: who gives it, what exactly it counts, as of when,
and what its wording allows.
"""

from collections.abc import Iterator

import pandas as pd

from ...spans import Span
from ..drawing import Draw, cut, distinct, upper
from ..kinds import choice, match, pick
from ..questions import CANNOT_TELL, Question, Reflection

MOVE = "close reading of numbers"
NEEDS = "quantities"
FIND = "Find the figure in the article and read the whole sentence."
UNDATED = "the text does not say as of when"


def match_measures(draw: Draw) -> Iterator[Question]:
    """Figures with what they count."""
    places = {row.quantity_id: place for row, place in draw.figures}
    for _ in range(6):
        mixed = [row for row, _ in draw.shuffled(_figures(draw)[:8])]
        rows = distinct(mixed, lambda row: row.text, lambda row: row.measure)
        chosen = rows[:4]
        yield from match.ask(
            draw,
            "What does each of these figures count?",
            [(f"“{row.text}”", row.measure) for row in chosen],
            extra=[row.measure for row in rows[4:5]],
            why={f"“{row.text}”": f"it counts {row.measure}." for row in chosen},
            about=tuple(row.quantity_id for row in chosen),
            explanation=(
                "; ".join(f"“{row.text}”: {row.measure}" for row in chosen)
                + ". Figures can be compared only when they count the same thing."
            ),
            hints=(FIND, "Begin with the figures that stand alone in their sentence."),
            proof=draw.passage(*(places[row.quantity_id] for row in chosen)),
        )


def whose(draw: Draw) -> Iterator[Question]:
    """Who gives the figure."""
    givers = {draw.name(_origin(draw, row)) for row, _ in draw.figures}
    sources = givers | {draw.name(statement.origin) for statement in draw.statements}
    for row, place in _figures(draw):
        statement = draw.by_id[row.attribution_id]
        chain, relays = draw.told_chain(statement), draw.relays(statement)
        here = {draw.name(origin) for origin in _origins_at(draw, place)}
        others = sorted(
            draw.shuffled(sorted(sources - here)),
            key=lambda name: (name not in relays, name not in givers),
        )
        elsewhere = f"is a source in this article, but not of this figure. {chain}"
        yield from choice.ask(
            draw,
            f"Who gives the figure “{row.text}”?",
            draw.name(statement.origin),
            others,
            near=dict.fromkeys(relays, 0.5),
            about=(row.quantity_id,),
            why={
                **dict.fromkeys(others, elsewhere),
                **dict.fromkeys(relays, f"passes it on. {chain}"),
                CANNOT_TELL: chain,
            },
            explanation=f"{chain} That the source counted it itself is not thereby said.",
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
        by_unit = sorted(_figures(draw), key=lambda figure: figure[0].unit != row.unit)
        others = {other.measure: other for other, there in by_unit if there != place}
        part = " It is a part of another figure in the text." if row.part_of else ""
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
            explanation=f"“{row.text}”: {row.measure}.{part}",
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
    in_digits = [(row, place) for row, place in draw.figures if _in_digits(row)]
    labels = _labels(draw)
    for row, place in draw.alternating(in_digits, lambda figure: _undated(figure[0])):
        statement, undated = draw.by_id[row.attribution_id], _undated(row)
        right = CANNOT_TELL if undated else row.as_of
        others = [
            label for label in draw.shuffled(labels) if label not in (right, statement.event_label)
        ]
        tied = f"a word in the text ties the figure to a time: {row.as_of}."
        near_by = f"{upper(UNDATED)}. A date near by may be that of the saying."
        yield from choice.ask(
            draw,
            f"As of when does the figure “{row.text}” hold, by the text?",
            right,
            others,
            about=(row.quantity_id,),
            why=dict.fromkeys([*others, CANNOT_TELL], f"{UNDATED}." if undated else tied),
            explanation=near_by if undated else f"{upper(row.as_of)}.",
            hints=(
                "When it was said is one thing, as of when it was counted another.",
                "If no word ties the figure itself to a day, the text does not tell.",
            ),
            passage=draw.passage(place),
            proof=draw.proof(statement),
        )


def _labels(draw: Draw) -> dict[str, None]:
    """The dates of figures, then those of sayings, once each."""
    of_figures = [row.as_of for row, _ in draw.figures if not _undated(row)]
    of_sayings = [statement.said_label for statement in draw.statements if statement.said_edtf]
    return dict.fromkeys([*of_figures, *of_sayings])


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
    fit = [(row, place) for row, place in _figures(draw) if _says_what_it_allows(draw, row)]
    for row, place in sorted(fit, key=lambda figure: figure[0].comparator == "="):
        readings = _readings(row)
        exactly = row.comparator == "=" and row.low == row.high
        right = readings["="] if exactly else row.reading
        asked_back = f"the wording is “{row.text}”: would the sentence be false then?"
        yield from choice.ask(
            draw,
            f"What does the wording “{row.text}” allow?",
            right,
            draw.shuffled(words for words in readings.values() if words != right),
            may_not_tell=False,
            about=(row.quantity_id,),
            why=dict.fromkeys(readings.values(), asked_back),
            near={readings["~"]: 0.5} if row.comparator in ("<", ">") else {},
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


def _says_what_it_allows(draw: Draw, row) -> bool:
    """Whether the wording of a figure, and not a hedge about it, says which values it allows."""
    hedged = draw.by_id[row.attribution_id].hedge.startswith(("could", "may", "might"))
    worded = row.comparator != "unstated" and row.certainty in ("certain", "probable")
    return worded and not hedged and bool(_number(row))


def _number(row) -> float:
    return next(value for value in (row.high, row.low) if pd.notna(value))


def _readings(row) -> dict[str, str]:
    """What a figure could allow, by the sign for it."""
    figure = f"{_number(row):,.10g} {row.unit}"
    return {
        "=": f"{figure}, exactly",
        "~": f"about {figure}",
        "<": f"less than {figure}",
        ">": f"more than {figure}",
        "<=": f"at most {figure}",
        ">=": f"at least {figure}",
    }


def match_sources(draw: Draw) -> Iterator[Question]:
    """Figures with who gives them; none that two give in the same words."""
    alone = [row for row, place in draw.figures if len(_origins_at(draw, place)) == 1]
    places = {row.quantity_id: place for row, place in draw.figures}
    for _ in range(4):
        mixed = draw.shuffled(alone)
        chosen = distinct(mixed, lambda row: row.text, lambda row: _origin(draw, row))[:4]
        pairs = [
            (f"“{row.text}” ({cut(row.measure, 60)})", draw.name(_origin(draw, row)))
            for row in chosen
        ]
        yield from match.ask(
            draw,
            "Whose figures are these?",
            pairs,
            why={item: f"it is given by {name}." for item, name in pairs},
            about=tuple(row.quantity_id for row in chosen),
            explanation="; ".join(f"{item}: {name}" for item, name in pairs) + ".",
            hints=(FIND, "Ask whose verb governs the figure, and who is behind that one."),
            proof=draw.passage(*(places[row.quantity_id] for row in chosen)),
        )


BUILDERS = (match_measures, whose, measure, as_of, reading, pick_figure, match_sources)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    two = distinct((row for row, _ in _figures(draw)), lambda row: row.measure)[:2]
    example = (
        f" Here “{two[0].text}” counts {two[0].measure}, and “{two[1].text}” counts"
        f" {two[1].measure}."
        if len(two) == 2
        else ""
    )
    return Reflection(
        prompt=(
            "Choose two figures of the article that a hasty reader would compare. What would have"
            " to be the same for the comparison to hold?"
        ),
        model=(
            "They would have to count the same thing, in the same place, as of the same day, by"
            f" the same method.{example}"
        ),
        rubric=(
            "names two figures and what each counts",
            "asks for place and day as well as for the thing counted",
            "says who gives each, and does not take the larger or later one for the better",
        ),
    )


def _figures(draw: Draw) -> list:
    """The quantities in an order of chance, those in digits first: they are what readers
    remember.
    """
    return sorted(draw.shuffled(draw.figures), key=lambda figure: not _in_digits(figure[0]))


def _origin(draw: Draw, row) -> str:
    """Who gives a figure."""
    return draw.by_id[row.attribution_id].origin


def _origins_at(draw: Draw, place: Span) -> set[str]:
    """All who give the figure that stands at a place."""
    return {_origin(draw, row) for row, there in draw.figures if there == place}


def _in_digits(row) -> bool:
    return any(char.isdigit() for char in row.text)


def _undated(row) -> bool:
    return row.as_of == "not dated in the text" or not row.as_of
