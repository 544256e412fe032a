"""Said or happened? Contextualising: when it was said, when it is said to have happened, and what
each date rests on.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ... import dates
from ...spans import Span
from ..drawing import Draw, cut, distinct, upper
from ..kinds import choice, date, match, order
from ..questions import Question, Reflection

MOVE = "contextualizing"
NEEDS = "dates, and attributions with a source"
BASES = {
    "explicit": "the words give it in full",
    "inferred-year": "the words give no year: it is inferred",
    "relative": "it is counted from another day, as in “three days later”",
    "world-knowledge": "it takes a fact from outside the text",
    "vague": "a vague word, such as “earlier” or “now”, which only bounds it",
    "carried-over": "it is carried over from a sentence near by",
    "bounded-by-relay": "only the report of it is dated",
}
CLOCKS = {
    "said": "when something was said",
    "happened": "when something happened, or will",
    "both": "both: the saying and the matter",
}
SIGNS = {
    "/": "A slash is “from … to”.",
    "..": "Two dots are an end that is left open.",
    "[": "Square brackets are one of several days.",
    "~": "A tilde is “about”.",
    "?": "A question mark says that the date is not sure.",
    "X": "An X is a figure that is not given.",
}


class Saying(NamedTuple):
    """An act of saying, a relay's or an origin's, and the day on which it was."""

    statement: Any
    hop: Any
    day: dates.Interval


def match_values(draw: Draw) -> Iterator[Question]:
    """Expressions with their values in EDTF."""
    rows = [row for row in draw.dossier.dates.itertuples() if _has_one_reading(row)]
    for _ in range(4):
        mixed = draw.shuffled(distinct(draw.shuffled(rows), lambda row: row.text))
        values = distinct(mixed, lambda row: row.edtf)
        chosen = values[:4]
        labels = {f"“{row.text}”": dates.read(row.edtf).label for row in chosen}
        pairs = [(f"“{row.text}”", row.edtf) for row in chosen]
        yield from match.ask(
            draw,
            "Which value says the same as which words?",
            pairs,
            extra=[row.edtf for row in values[4:5]],
            why={
                words: draw.told_note(f"it is {edtf}, {labels[words]}. {row.note}")
                for (words, edtf), row in zip(pairs, chosen)
            },
            about=tuple(row.date_id for row in chosen),
            explanation="; ".join(f"{words} is {edtf}: {labels[words]}" for words, edtf in pairs)
            + ".",
            hints=(
                _signs(row.edtf for row in chosen)
                or "The parts of a date go from the year to the day.",
                "Begin with the words that name a day.",
            ),
            proof=draw.passage(*((row.start, row.end) for row in chosen)),
        )


def _has_one_reading(row) -> bool:
    return bool(row.edtf) and "nother reading" not in row.note


def _signs(values: Iterable[str]) -> str:
    """What the signs in some values mean."""
    signs = "".join(values)
    return " ".join(meaning for sign, meaning in SIGNS.items() if sign in signs)


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
        days = {words: saying.day.label for words, saying in by_words.items()}
        statements = [saying.statement for saying in by_words.values()]
        yield from order.ask(
            draw,
            "Who said it first? Put these acts of saying in order, the earliest first.",
            list(days),
            why={words: f"It was said on {day}." for words, day in days.items()},
            about=tuple(statement.attribution_id for statement in statements),
            explanation="; ".join(f"{words}: {day}" for words, day in days.items()) + ".",
            hints=(
                "The order on the page is not the order in time. Find the date of each cue.",
                "Begin with the one whose date is farthest back.",
            ),
            proof=draw.passage(*draw.contents(statements)),
        )


def _dated_sayings(draw: Draw) -> Iterator[Saying]:
    for statement in draw.quotable:
        for hop in draw.hops[statement.attribution_id][1:]:
            if hop.said_edtf and hop.said_basis != "bounded-by-relay":
                day = dates.read(hop.said_edtf)
                if day.earliest and day.latest:
                    yield Saying(statement, hop, day)


def role(draw: Draw) -> Iterator[Question]:
    """Whether a date in the text tells when it was said or when it happened."""
    claims = draw.dossier.claims[draw.dossier.claims["event_basis"] != "bounded-by-relay"]
    of_sayings, of_events = set(draw.dossier.hops["said_date_id"]), set(claims["event_date_id"])
    rows = [row for row in draw.dossier.dates.itertuples() if row.date_id in of_sayings | of_events]
    for row in draw.alternating(rows, lambda row: row.date_id in of_sayings):
        said, happened = row.date_id in of_sayings, row.date_id in of_events
        right = "both" if said and happened else "said" if said else "happened"
        yield from choice.ask(
            draw,
            f"What does “{row.text}” date?",
            CLOCKS[right],
            [words for name, words in CLOCKS.items() if name != right],
            about=(row.date_id,),
            fixed=CLOCKS.values(),
            why=_why_not(said, happened),
            explanation=f"“{row.text}” dates {CLOCKS[right]}: {_value(row)}.",
            hints=(
                "Which verb does the date belong to?",
                "Try the sentence without the verb of saying. Does the date still fit?",
            ),
            passage=draw.passage((row.start, row.end)),
        )


def _why_not(said: bool, happened: bool) -> dict[str, str]:
    """Why a date does not date each of the things that one can."""
    return {
        CLOCKS["said"]: "it dates the matter as well." if said else "it dates what happened.",
        CLOCKS["happened"]: (
            "it dates the saying as well."
            if happened
            else "it hangs on a verb of saying. When the matter itself happened is another"
            " question."
        ),
        CLOCKS["both"]: (
            "it dates one of them: that something was said on a day does not mean that it happened"
            " on it."
        ),
    }


def said_when(draw: Draw) -> Iterator[Question]:
    """The day of saying, to be entered."""
    once = [
        statement
        for statement in draw.clear
        if statement.depth and draw.takes_a_straight_way(statement)
    ]
    for statement in draw.alternating(once, lambda statement: bool(statement.said_edtf)):
        date_id = draw.last_hop(statement).said_date_id
        explanation, why = _told_saying(draw, statement)
        yield from date.ask(
            draw,
            f"The origin of the marked words is {draw.name(statement.origin)}. When, by the text,"
            " did this origin say them?",
            statement.said_edtf,
            year=_year(draw, date_id, statement.said_edtf),
            explanation=explanation,
            why=why,
            hints=(
                "Look for a date that hangs on the verb of saying, not on what is said.",
                (
                    "When only the report is dated, its source had spoken on that day or before:"
                    " ../2024-10-29 is “on October 29 or before”."
                ),
            ),
            **draw.on(statement),
        )


def _told_saying(draw: Draw, statement) -> tuple[str, str]:
    """When something was said, in words, and what to say of another answer."""
    if not statement.said_edtf:
        return (
            "Nothing in the text dates this saying. The day on which an article appears is not the"
            " day on which its sources spoke."
        ), "No date hangs on the cue of this saying."
    last = draw.last_hop(statement)
    words = _expression(draw, last.said_date_id)
    basis = f" The basis: {BASES.get(last.said_basis, last.said_basis)}."
    return f"{upper(statement.said_label)}, by {words}.{basis}", f"Look at {words}.{basis}"


def basis(draw: Draw) -> Iterator[Question]:
    """What a date rests on."""
    rows = list(draw.dossier.dates.itertuples())
    there = {row.basis for row in rows}
    by_presence = sorted(BASES, key=lambda name: name not in there)
    for row in draw.shuffled(row for row in rows if row.basis in BASES):
        right = BASES[row.basis]
        others = [BASES[name] for name in by_presence if name != row.basis]
        yield from choice.ask(
            draw,
            f"“{row.text}” is read as {dates.read(row.edtf).label}. What does that rest on?",
            right,
            others,
            about=(row.date_id,),
            may_not_tell=False,
            why=dict.fromkeys(others, f"it is not so here: {right}."),
            explanation=f"{upper(right)}. {row.note}".strip(),
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
            passage=draw.passage((row.start, row.end)),
        )


def happened_when(draw: Draw) -> Iterator[Question]:
    """The day of the event, to be entered; undated matters only where another date stands near by,
    to be kept apart.
    """
    fit = list(_datable(draw))
    for statement in draw.alternating(fit, lambda statement: bool(statement.event_edtf)):
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
                "“Since August 2024” is 2024-08/.. and “by December 2024” is ../2024-12.",
            ),
            passage=draw.passage(*draw.content(statement)),
            proof=draw.passage(*draw.content(statement), *_place(draw, claim.event_date_id)),
        )


def _datable(draw: Draw) -> Iterator[Any]:
    """The statements that can be asked for the day of what they tell."""
    with_dates = {
        place
        for row in draw.dossier.dates.itertuples()
        for place in draw.places((row.start, row.end))
    }
    for statement in draw.plain:
        if (
            statement.event_basis == "bounded-by-relay"
            or statement.act in ("urge", "assess")
            or statement.stance != "affirms"
        ):
            continue
        if statement.event_edtf:
            fits = not _given_away(statement) and not _same_date(draw, statement)
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
    words = _expression(draw, draw.claims[statement.claim_id].event_date_id)
    basis = BASES.get(statement.event_basis, statement.event_basis)
    return (
        f"{upper(statement.event_label)}, by {words}. The basis: {basis}.",
        f"Look at {words}.",
    )


BUILDERS = (match_values, order_said, role, said_when, basis, happened_when)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    undated = sum(not statement.said_edtf for statement in draw.statements if statement.depth)
    of = sum(bool(statement.depth) for statement in draw.statements)
    return Reflection(
        prompt=(
            "Which of the statements would you first want to see dated, and what could turn out"
            " differently if you knew the day?"
        ),
        model=(
            f"The text leaves {undated} of {of} acts of saying by others undated. A figure or a"
            " plan without a day may have been overtaken before it was printed: two figures may"
            " differ only because they are of different days."
        ),
        rubric=(
            "names a statement that the text does not date, or only bounds",
            "tells the day of saying from the day of the event",
            "says what the missing day would change",
        ),
    )


def _value(row) -> str:
    label = dates.read(row.edtf).label
    return row.edtf if label == row.edtf else f"{row.edtf or 'no value'}, {label}"


def _given_away(statement) -> bool:
    """Whether the claim's own words name the year or the day that is asked for."""
    return any(
        re.search(rf"\b{int(part)}\b", statement.proposition)
        for part in re.findall(r"\d+", statement.event_edtf)
    )


def _same_date(draw: Draw, statement) -> bool:
    """Whether the words that date the event date the saying."""
    return draw.claims[statement.claim_id].event_date_id in {
        hop.said_date_id for hop in draw.hops[statement.attribution_id]
    } - {""}


def _place(draw: Draw, date_id: str) -> list[Span]:
    return [
        (row.start, row.end) for row in draw.dossier.dates.itertuples() if row.date_id == date_id
    ]


def _expression(draw: Draw, date_id: str) -> str:
    return next(
        (f"“{row.text}”" for row in draw.dossier.dates.itertuples() if row.date_id == date_id),
        "what stands near by",
    )


def _year(draw: Draw, date_id: str, edtf: str) -> str:
    """The year of a date that the text gives without one; "" when the text has it."""
    without = not any(
        re.search(r"\d{4}", draw.dossier.text[start:end]) for start, end in _place(draw, date_id)
    )
    years = set(re.findall(r"\d{4}(?=-)", edtf))
    return years.pop() if without and len(years) == 1 else ""
