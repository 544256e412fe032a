"""Said or happened? Contextualising: when it was said, when it is said to have happened, and what
each date rests on.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ... import dates
from ...spans import Span, inside
from ..askable import can_be_written, has_its_basis_in_the_text
from ..drawing import Draw, On
from ..kinds import choice, date, match, order
from ..looking_back import IN_TIME, told
from ..phrasing import cut, upper
from ..questions import Question, Reflection
from ..scales import BASES, CLOCKS, NO_BASIS, NO_CLOCK
from ..turns import distinct

MOVE = "contextualizing"
NEEDS = "dates, and attributions with a source"


class Saying(NamedTuple):
    """An act of saying, a relay's or an origin's, and the day on which it was."""

    statement: Any
    hop: Any
    day: dates.Interval


def match_dates(draw: Draw) -> Iterator[Question]:
    """Dates with what was said then, or what happened."""
    tied = list(_tied(draw))
    for _ in range(4):
        chosen = distinct(
            draw.shuffled(tied),
            lambda pair: pair[0].text,
            lambda pair: pair[0].edtf,
            lambda pair: pair[1],
        )[:4]
        days = {f"“{row.text}”": _value(row) for row, _ in chosen}
        yield from match.ask(
            draw,
            "What does each of these date?",
            [(f"“{row.text}”", told) for row, told in chosen],
            why={words: f"that is {day}." for words, day in days.items()},
            about=tuple(row.date_id for row, _ in chosen),
            explanation="; ".join(f"{words} is {day}" for words, day in days.items()) + ".",
            hints=(
                "Find each in the article. Which verb does it belong to?",
                "The verb of saying, or the verb within what is said?",
            ),
            proof=draw.passage(*((row.start, row.end) for row, _ in chosen)),
        )


def _tied(draw: Draw) -> Iterator[tuple[Any, str]]:
    """Each date with what it dates, in words: the one saying that hangs on it, or the one
    matter.
    """
    of_sayings, of_events = _clocks(draw)
    for row in draw.dossier.dates.itertuples():
        if row.date_id in of_sayings - of_events:
            told = {
                f"when {draw.name(hop.entity_id)} said something"
                for chain in draw.hops.values()
                for hop in chain
                if hop.said_date_id == row.date_id
            }
        else:
            told = {
                claim.proposition
                for claim in draw.claims.values()
                if claim.event_date_id == row.date_id and row.date_id in of_events - of_sayings
            }
        if len(told) == 1 and not _shares_a_word(row.text, *told):
            yield row, told.pop()


def _shares_a_word(words: str, told: str) -> bool:
    """Whether what a date dates is told in words of the date, and would give it away."""
    return any(re.search(rf"\b{re.escape(word)}\b", told) for word in re.findall(r"\w{3,}", words))


def order_said(draw: Draw) -> Iterator[Question]:
    """Acts of saying in order, relays included, as far as the text fixes their days."""
    dated = list(_dated_sayings(draw))
    for _ in range(4):
        chain: list[Saying] = []
        for saying in sorted(draw.shuffled(dated), key=lambda saying: saying.day.latest):
            if not chain or saying.day.earliest > chain[-1].day.latest:
                chain.append(saying)
        by_words = {
            f"{upper(draw.name(saying.hop.entity_id))}: {draw.quoted(saying.statement)}": saying
            for saying in chain[-4:]
        }
        days = {
            words: draw.without_outside_years(saying.day.label)
            for words, saying in by_words.items()
        }
        statements = [saying.statement for saying in by_words.values()]
        yield from order.ask(
            draw,
            "Which of these was said first? Put them in order, the earliest first.",
            list(days),
            why={words: f"It was said on {day}." for words, day in days.items()},
            about=tuple(statement.attribution_id for statement in statements),
            explanation="; ".join(f"{words}: {day}" for words, day in days.items()) + ".",
            hints=(
                "The order on the page is not the order in time. Find the date of each cue.",
                "Begin with the one whose date is farthest back.",
            ),
            proof=draw.passage(*draw.contents(statements), *_days(draw, by_words.values())),
        )


def _days(draw: Draw, sayings: Iterable[Saying]) -> Iterator[Span]:
    """Where the days of acts of saying stand."""
    for saying in sayings:
        yield from _place(draw, saying.hop.said_date_id)


def _dated_sayings(draw: Draw) -> Iterator[Saying]:
    for statement in draw.quotable:
        for hop in draw.hops[statement.attribution_id][1:]:
            if hop.said_edtf and hop.said_basis != "bounded-by-relay":
                day = dates.read(hop.said_edtf)
                if day.earliest and day.latest:
                    yield Saying(statement, hop, day)


def role(draw: Draw) -> Iterator[Question]:
    """Whether a date in the text tells when it was said or when it happened."""
    of_sayings, of_events = _clocks(draw)
    rows = [row for row in draw.dossier.dates.itertuples() if row.date_id in of_sayings ^ of_events]
    for row in draw.evenly(rows, lambda row: row.date_id in of_sayings):
        right = "said" if row.date_id in of_sayings else "happened"
        yield from choice.ask(
            draw,
            f"What does “{row.text}” date?",
            CLOCKS[right],
            list(CLOCKS.values()),
            about=(row.date_id,),
            fixed=CLOCKS.values(),
            may_not_tell=False,
            why={CLOCKS[name]: why for name, why in NO_CLOCK.items()},
            explanation=f"“{row.text}” dates {CLOCKS[right]}{_told_value(draw, row)}.",
            hints=(
                "Which verb does the date belong to?",
                "Try the sentence without the verb of saying. Does the date still fit?",
            ),
            passage=draw.passage((row.start, row.end)),
        )


def _clocks(draw: Draw) -> tuple[set[str], set[str]]:
    """The dates of sayings, and those of what is told. One that stands within the words that are
    said does not date the saying.
    """
    claims = draw.dossier.claims[draw.dossier.claims["event_basis"] != "bounded-by-relay"]
    places = {row.date_id: (row.start, row.end) for row in draw.dossier.dates.itertuples()}
    of_sayings = {
        hop.said_date_id
        for statement in draw.statements
        for hop in draw.hops[statement.attribution_id]
        if hop.said_date_id and not inside(places[hop.said_date_id], draw.content(statement))
    }
    return of_sayings, set(claims["event_date_id"]) - {""}


def said_when(draw: Draw) -> Iterator[Question]:
    """The day on which a party said or passed on some words, to be entered."""
    straight = [statement for statement in draw.clear if draw.takes_a_straight_way(statement)]
    parties = [
        (statement, hop)
        for statement in straight
        for hop in draw.hops[statement.attribution_id][1:]
        if can_be_written(hop.said_edtf, hop.said_basis)
    ]
    once = distinct(draw.shuffled(parties), lambda party: (party[1].entity_id, party[1].said_edtf))
    for statement, hop in draw.mostly_told(once, lambda party: party[1].said_edtf):
        explanation, why = _told_saying(draw, hop)
        yield from date.ask(
            draw,
            f"By the text, when did {draw.name(hop.entity_id).rstrip('.')} say the marked words,"
            " or report them?",
            hop.said_edtf,
            year=_year(draw, hop.said_date_id, hop.said_edtf),
            explanation=explanation,
            why=why,
            hints=(
                "Look for a date that hangs on the verb of saying, not on what is said.",
                "Each of those who hand something on may have a day of their own.",
            ),
            **_with_the_day(draw, statement, _place(draw, hop.said_date_id)),
        )


def _with_the_day(draw: Draw, statement, day: list[Span]) -> On:
    """What a question about a saying shows: afterwards also where its day stands."""
    on = draw.on(statement, *day)
    shown = tuple((part.start, part.start + 1) for part in on["proof"])
    marked = [span for part in on["proof"] for span in part.marks]
    on["proof"] = draw.passage(*marked, *day, around=shown)
    return on


def _told_saying(draw: Draw, hop) -> tuple[str, str]:
    """When something was said, in words, and what to say of another answer."""
    if not hop.said_edtf:
        return (
            "Nothing in the text dates this saying. The day on which an article appears is not the"
            " day on which its sources spoke."
        ), "No date hangs on the cue of this saying."
    words = draw.words_of_date(hop.said_date_id)
    basis = f"The basis: {BASES.get(hop.said_basis, hop.said_basis)}."
    return basis, f"Look at {words}."


def basis(draw: Draw) -> Iterator[Question]:
    """What a date rests on."""
    rows = [row for row in draw.dossier.dates.itertuples() if row.basis in BASES]
    there = {row.basis for row in rows}
    by_presence = sorted(BASES, key=lambda name: name not in there)
    fit = [row for row in rows if has_its_basis_in_the_text(draw.dossier, row)]
    for row in draw.evenly(fit, lambda row: row.basis):
        yield from choice.ask(
            draw,
            f"“{row.text}” is read as {dates.read(row.edtf).label}. What does that rest on?",
            BASES[row.basis],
            [BASES[name] for name in by_presence if name != row.basis],
            about=(row.date_id,),
            may_not_tell=False,
            why={BASES[name]: why for name, why in NO_BASIS.items()},
            explanation=row.note,
            hints=(
                (
                    "Cover the rest of the article. Which parts of the date stand in these words"
                    " alone?"
                ),
                (
                    "What you had to add, is it from the text, from the calendar, or from what you"
                    " know of the world?"
                ),
            ),
            passage=draw.passage((row.start, row.end), around=_anchors(draw, row)),
        )


def _anchors(draw: Draw, date: Any) -> tuple[Span, ...]:
    """Where the text names what a date is counted from: the nearest day or year with one of its
    ends, or else with its year; nowhere for a date that names its own year.
    """
    years = re.findall(r"\d{4}", date.edtf)
    if not years or any(year in date.text for year in years):
        return ()
    ends = _ends(date.edtf)
    others = [
        row for row in draw.dossier.dates.itertuples() if row.basis == "explicit" and row.edtf
    ]
    at_an_end = [row for row in others if ends & _ends(row.edtf)]
    of_the_year = [row for row in others if any(year in row.text for year in years)]
    near = sorted(at_an_end or of_the_year, key=lambda row: abs(row.start - date.start))
    return tuple((row.start, row.end) for row in near[:1])


def _ends(edtf: str) -> set[Any]:
    value = dates.read(edtf)
    return {value.earliest, value.latest} - {None}


def _anchors_of(draw: Draw, date_id: str) -> tuple[Span, ...]:
    rows = (row for row in draw.dossier.dates.itertuples() if row.date_id == date_id and row.edtf)
    return next((_anchors(draw, row) for row in rows), ())


def happened_when(draw: Draw) -> Iterator[Question]:
    """The day of the event, to be entered; undated matters only where another date stands near by,
    to be kept apart.
    """
    fit = list(_datable(draw))
    for statement in draw.mostly_told(fit, lambda statement: statement.event_edtf):
        claim = draw.claims[statement.claim_id]
        explanation, why = _told_event(draw, statement)
        yield from date.ask(
            draw,
            "By the text, when did this happen, or when is it to happen?"
            f" “{cut(claim.proposition)}”",
            statement.event_edtf,
            year=_year(draw, claim.event_date_id, statement.event_edtf),
            about=(statement.attribution_id,),
            explanation=explanation,
            why=why,
            hints=(
                "Leave aside when it was said. Does any word date the matter itself?",
                "If it only began or ended then, write that with “since” or “by”.",
            ),
            passage=draw.passage(*draw.content(statement)),
            proof=draw.passage(
                *draw.content(statement),
                *_place(draw, claim.event_date_id),
                around=_anchors_of(draw, claim.event_date_id),
            ),
        )


def _datable(draw: Draw) -> Iterator[Any]:
    """The statements that can be asked for the day of what they tell."""
    with_dates = {
        place
        for row in draw.dossier.dates.itertuples()
        for place in draw.places((row.start, row.end))
    }
    for statement in draw.quotable:
        if (
            statement.act in ("urge", "assess")
            or statement.stance != "affirms"
            or not can_be_written(statement.event_edtf, statement.event_basis)
        ):
            continue
        if statement.event_edtf:
            fits = not _given_away(statement) and _has_a_date_of_its_own(draw, statement)
        else:
            fits = draw.places(draw.content(statement)[0])[0] in with_dates
        if fits:
            yield statement


def _told_event(draw: Draw, statement) -> tuple[str, str]:
    """When something happened, in words, and what to say of another answer."""
    if not statement.event_edtf:
        return (
            "The text does not date it. A date near by may tell when it was said, or when"
            " something else happened."
        ), "No date hangs on what is claimed."
    words = draw.words_of_date(draw.claims[statement.claim_id].event_date_id)
    basis = BASES.get(statement.event_basis, statement.event_basis)
    day = upper(draw.without_outside_years(statement.event_label))
    return (
        f"{day}, by {words}. The basis: {basis}.",
        f"Look at {words}.",
    )


BUILDERS = (said_when, order_said, role, basis, happened_when, match_dates)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    example = _undated_first(draw)
    return Reflection(
        prompt=(
            "Which of the statements would you first want to see dated, and what could turn out"
            " differently if you knew the day?"
        ),
        model=(
            f"{example}A figure or a plan without a day may have been overtaken before it was"
            " printed: two figures may differ only because they are of different days."
            f"{told(draw, IN_TIME)}"
        ),
        rubric=(
            "names a statement that the text does not date, or only bounds",
            "tells the day of saying from the day of the event",
            "says what the missing day would change",
        ),
    )


def _undated_first(draw: Draw) -> str:
    """A statement by others that nothing dates, one that may be overtaken if there is any."""
    undated = [one for one in draw.clear if one.depth and not one.said_edtf]
    undated.sort(key=lambda one: one.act not in ("forecast", "estimate"))
    for one in undated[:1]:
        who = draw.name(one.origin)
        return f"For instance {draw.quoted(one)}, from {who}: when it was said, is not told. "
    return ""


def _value(row) -> str:
    """A date in words, as far as the text leaves no doubt of it."""
    value = dates.read(row.edtf)
    return row.text if value.doubtful else value.label


def _told_value(draw: Draw, row) -> str:
    """What a date is read as; "" where that is what it says, or no more than a bound."""
    value = draw.without_outside_years(_value(row))
    return "" if value == row.text or row.basis == "vague" else f": {value}"


def _given_away(statement) -> bool:
    """Whether the claim's own words name the year or the day that is asked for."""
    return any(
        re.search(rf"\b{int(part)}\b", statement.proposition)
        for part in re.findall(r"\d+", statement.event_edtf)
    )


def _has_a_date_of_its_own(draw: Draw, statement) -> bool:
    """Whether words in the same paragraph date the event, and not the saying."""
    date_id = draw.claims[statement.claim_id].event_date_id
    of_saying = {hop.said_date_id for hop in draw.hops[statement.attribution_id]}
    spans = _place(draw, date_id)
    return date_id not in of_saying and draw.same_paragraph(draw.content(statement)[0], *spans)


def _place(draw: Draw, date_id: str) -> list[Span]:
    return [
        (row.start, row.end) for row in draw.dossier.dates.itertuples() if row.date_id == date_id
    ]


def _year(draw: Draw, date_id: str, edtf: str) -> str:
    """The year of a date that the text gives without one; "" when the text has it."""
    without = not any(
        re.search(r"\d{4}", draw.dossier.text[start:end]) for start, end in _place(draw, date_id)
    )
    years = set(re.findall(r"\d{4}(?=-)", edtf))
    return years.pop() if without and len(years) == 1 else ""
