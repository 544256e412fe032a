"""Whose number is it? Close reading of figures: who gives it, what exactly it counts, as of when,
and what its wording allows.
"""

import re
from collections.abc import Iterator

import pandas as pd

from ... import dates
from ...spans import Span, inside
from ...views.findings.wording import is_several
from ..askable import is_a_figure, is_counted, stands_for_one_thing
from ..drawing import Draw
from ..kinds import choice, match, pick
from ..looking_back import IN_FIGURES, told
from ..phrasing import cut, upper
from ..questions import CANNOT_TELL, Paragraph, Question, Reflection
from ..scales import NOT_ALLOWED
from ..turns import distinct

MOVE = "close reading of numbers"
NEEDS = "quantities"
PASSES_ON = "hands the figure on, and has it from somebody else."
FIND = "Find the figure in the article and read the whole sentence."
OUTSIDE = "world-knowledge"
"""what a date rests on whose day the text does not give"""
UNDATED = "the text does not say as of when"
APART = {
    "=": "=<>",
    "<": "=<>",
    ">": "=<>",
    "~": "~<>",
}
"""by the sign of a wording, those that are offered with it: none of them holds another"""
ALLOWED = {
    "=": "A bare figure leaves no room.",
    "~": "A rounded figure leaves both sides open: how far, the text does not say.",
}
LIMITED = "A limit is not a figure: the text does not say how far from it."


def match_measures(draw: Draw) -> Iterator[Question]:
    """Figures with what they count."""
    places = {row.quantity_id: place for row, place in draw.figures}
    for _ in range(6):
        mixed = [row for row, _ in _counts(draw) if _stands_once(draw, row)]
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
    for row, place in _figures(draw):
        statement = draw.by_id[row.attribution_id]
        if not statement.depth and not draw.stands_alone(statement):
            continue
        chain, relays = draw.told_chain(statement), draw.relays(statement)
        others, around = _not_givers(draw, statement, place)
        yield from choice.ask(
            draw,
            f"Who gives the figure “{row.text}”?",
            draw.name(statement.origin),
            others,
            near=dict.fromkeys(relays, 0.5),
            about=(row.quantity_id,),
            why={name: _speaks_of(draw, name) for name in others}
            | dict.fromkeys(relays, PASSES_ON),
            explanation=f"{chain} That the source counted it itself is not thereby said.",
            hints=(
                FIND,
                (
                    "Whose is the verb that governs the figure? Two figures in one sentence can"
                    " have two sources."
                ),
            ),
            passage=draw.passage(place, around=around),
            proof=draw.proof(statement),
        )


def _not_givers(draw: Draw, statement, place: Span) -> tuple[list[str], tuple[Span, ...]]:
    """Who does not give a figure, those first who could be taken for its giver; and what to show
    around it, so that not only one of them stands there.
    """
    givers = {draw.name(_origin(draw, row)) for row, _ in draw.figures}
    sources = givers | {draw.name(statement.origin) for statement in draw.statements}
    others = sources - {
        draw.name(id_)
        for giver in _origins_at(draw, place)
        for id_ in draw.names
        if draw.is_bound(id_, giver)
    }
    proof, relays = draw.proof(statement), draw.relays(statement)
    around = draw.beside(proof, others | {draw.name(statement.origin)})
    near = draw.named_in((*proof, *draw.passage(around=around)))
    nearest = sorted(
        draw.shuffled(sorted(others)),
        key=lambda name: (name not in relays, name not in near, name not in givers),
    )
    return nearest, around


def measure(draw: Draw) -> Iterator[Question]:
    """What the figure counts."""
    longest = max((row.measure for row, _ in draw.figures), key=len, default="")
    for row, place in draw.shuffled(_counts(draw)):
        if row.measure == longest:  # it would give itself away
            continue
        by_unit = sorted(draw.shuffled(draw.figures), key=lambda figure: figure[0].unit != row.unit)
        others = {other.measure: other for other, there in by_unit if there != place}
        part = "It is a part of another figure in the text." if row.part_of else ""
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
            explanation=part,
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
    labels = _labels(draw)
    fit = [(row, place) for row, place in _figures(draw) if _undated(row) or _dated_at(draw, row)]
    for row, place in draw.evenly(fit, lambda figure: _as_of(figure[0])):
        statement = draw.by_id[row.attribution_id]
        mine = {draw.without_outside_years(day) for day in (str(row.as_of), statement.event_label)}
        possible = [
            label
            for label in draw.shuffled(labels)
            if label not in mine and not _is_beside(draw, label, row, place)
        ]
        here = _labels_in(draw, draw.passage(place))
        others = sorted(possible, key=lambda label: label not in here)
        near_by = f"{upper(UNDATED)}. A date near by may belong to something else."
        yield from choice.ask(
            draw,
            f"As of when does the figure “{row.text}” hold, by the text?",
            draw.without_outside_years(_as_of(row)) or CANNOT_TELL,
            others,
            most=3,
            about=(row.quantity_id,),
            why=labels,
            explanation="" if _as_of(row) else near_by,
            hints=(
                "When it was said is one thing, as of when it was counted another.",
                "If no word ties the figure itself to a day, the text does not tell.",
            ),
            passage=draw.passage(place),
            proof=draw.passage(*_dated_at(draw, row), around=(place,)),
        )


def _labels(draw: Draw) -> dict[str, str]:
    """The dates in the text in words, with why each is not that of a figure."""
    return {
        _label(draw, row): f"that is what “{row.text}” dates, which is another matter."
        for row in draw.dossier.dates.itertuples()
        if row.edtf and row.basis != OUTSIDE and not dates.read(row.edtf).doubtful
    }


def _is_beside(draw: Draw, label: str, figure, place: Span) -> bool:
    """Whether a date stands in one sentence with a figure, and could be taken for its own."""
    spans = [
        (row.start, row.end)
        for row in draw.dossier.dates.itertuples()
        if row.edtf and _label(draw, row) == label and not _is_of_another(draw, row, figure)
    ]
    between = [draw.dossier.text[min(end, place[1]) : max(start, place[0])] for start, end in spans]
    return any(not re.search(r"[.!?]\W*\s|\n", words) for words in between)


def _is_of_another(draw: Draw, date, figure) -> bool:
    """Whether a date is that of what others are told to do or to be, and not of a figure."""
    dated = {id_ for id_, claim in draw.claims.items() if claim.event_date_id == date.date_id}
    return bool(dated) and draw.by_id[figure.attribution_id].claim_id not in dated


def _label(draw: Draw, date) -> str:
    return draw.without_outside_years(dates.read(date.edtf).label)


def _labels_in(draw: Draw, passage: tuple[Paragraph, ...]) -> set[str]:
    """The dates that stand in a passage."""
    bounds = [(part.start, part.start + len(part.text)) for part in passage]
    return {
        _label(draw, row)
        for row in draw.dossier.dates.itertuples()
        if row.edtf and inside((row.start, row.end), bounds)
    }


def _as_of(row) -> str:
    """As of when a figure holds; "" when the text does not say."""
    return "" if _undated(row) else str(row.as_of)


def _dated_at(draw: Draw, row) -> list[Span]:
    """Where the text says as of when a figure holds."""
    return [
        (date.start, date.end)
        for date in draw.dossier.dates.itertuples()
        if date.edtf and dates.read(date.edtf).label == row.as_of
    ]


def pick_figure(draw: Draw) -> Iterator[Question]:
    """The words that give the number of something."""
    for row, place in draw.shuffled(_counts(draw)):
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
            explanation=""
            if pd.isna(row.low) and pd.isna(row.high)
            else f"It allows {row.reading}.",
            why="The figure and the word that limits it belong together.",
            hints=(
                "Words such as nearly, around, up to belong to the figure.",
                "What is counted does not belong to it.",
            ),
            passage=draw.passage(around=(place,)),
        )


def reading(draw: Draw) -> Iterator[Question]:
    """What values the wording allows; limited figures first, since a bare one is hardly a
    question.
    """
    fit = [(row, place) for row, place in _figures(draw) if _says_what_it_allows(draw, row)]
    by_sign = draw.evenly(fit, lambda figure: figure[0].comparator)
    for row, place in distinct(by_sign, lambda figure: figure[0].comparator):
        readings, sign = _readings(row), row.comparator
        others = [other for other in readings if other != sign]
        yield from choice.ask(
            draw,
            f"What does the wording “{row.text}” allow, and nothing else?",
            readings[sign],
            draw.shuffled(readings[other] for other in others),
            may_not_tell=False,
            about=(row.quantity_id,),
            why={readings[other]: NOT_ALLOWED[other] for other in others},
            explanation=ALLOWED.get(sign, LIMITED),
            hints=(
                "Ask of each answer: would the sentence be false then?",
                (
                    "Some words stay below a figure, some go beyond it, and some leave both sides"
                    " open."
                ),
            ),
            passage=draw.passage(place),
        )


def _says_what_it_allows(draw: Draw, row) -> bool:
    """Whether the wording of a figure, and not a hedge about it, says which values it allows."""
    hedged = draw.by_id[row.attribution_id].hedge.startswith(("could", "may", "might"))
    worded = row.comparator in NOT_ALLOWED and row.certainty in ("certain", "probable")
    return worded and not hedged and bool(_number(row))


def _number(row) -> float:
    return next(value for value in (row.high, row.low) if pd.notna(value))


def _readings(row) -> dict[str, str]:
    """What a figure could allow, by the sign for it; a limit that is allowed itself beside those
    that are not.
    """
    figure = f"{_number(row):,.10g} {row.unit}"
    if row.comparator not in APART:
        return {
            "<": f"only what lies below {figure}",
            ">": f"only what lies above {figure}",
            "<=": f"{figure} and what lies below",
            ">=": f"{figure} and what lies above",
        }
    worded = {
        "=": f"exactly {figure}",
        "~": f"{figure}, or near it",
        "<": f"anything below {figure}",
        ">": f"anything above {figure}",
    }
    return {sign: worded[sign] for sign in APART[row.comparator]}


def match_sources(draw: Draw) -> Iterator[Question]:
    """Figures with who gives them; none that two give in the same words."""
    alone = [
        row
        for row, place in _figures(draw)
        if len(_origins_at(draw, place)) == 1 and _stands_once(draw, row)
    ]
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


BUILDERS = (whose, measure, reading, as_of, pick_figure, match_measures, match_sources)


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
            f" the same method.{told(draw, IN_FIGURES) or example}"
        ),
        rubric=(
            "names two figures and what each counts",
            "asks for place and day as well as for the thing counted",
            "says who gives each, and does not take the larger or later one for the better",
        ),
    )


def _counts(draw: Draw) -> list:
    """What was counted, each of one thing, in an order of chance, figures in digits first."""
    rows = [
        (row, place)
        for row, place in draw.figures
        if is_counted(row)
        and stands_for_one_thing(row, [other for other, there in draw.figures if there == place])
    ]
    return sorted(draw.shuffled(rows), key=lambda figure: not is_a_figure(figure[0]))


def _figures(draw: Draw) -> list:
    """Those in digits."""
    return [figure for figure in _counts(draw) if is_a_figure(figure[0])]


def _stands_once(draw: Draw, row) -> bool:
    """Whether a figure can be told by its words alone, since no other has the same."""
    return sum(other.text == row.text for other, _ in draw.figures) == 1


def _speaks_of(draw: Draw, name: str) -> str:
    """What somebody is a source of, who does not give a figure."""
    if name == draw.name(draw.outlet):
        return "the outlet cites somebody for it."
    said = next((one for one in draw.statements if draw.name(one.origin) == name), None)
    where = f"in paragraph {said.paragraph}, of something else" if said else "of another figure"
    return f"{name} {'are' if is_several(name) else 'is'} a source {where}."


def _origin(draw: Draw, row) -> str:
    """Who gives a figure."""
    return draw.by_id[row.attribution_id].origin


def _origins_at(draw: Draw, place: Span) -> set[str]:
    """All who give the figure that stands at a place."""
    return {_origin(draw, row) for row, there in draw.figures if there == place}


def _undated(row) -> bool:
    return row.as_of == "not dated in the text" or not row.as_of
