"""Said or happened? Contextualising: when it was said, when it is said to have happened, and what
each date rests on.
"""

import re
from collections.abc import Iterator

from ... import dates
from ...spans import Span
from ..drawing import Draw, cut, upper
from ..kinds import choice, date, match, order
from ..questions import Question

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


def match_values(draw: Draw) -> Iterator[Question]:
    """Expressions with their values in EDTF."""
    rows = [
        row
        for row in draw.dossier.dates.itertuples()
        if row.edtf and "nother reading" not in row.note
    ]
    for _ in range(4):
        distinct = list(
            {
                row.edtf: row
                for row in draw.shuffled({row.text: row for row in draw.shuffled(rows)}.values())
            }.values()
        )
        chosen, extra = distinct[:4], [row.edtf for row in distinct[4:5]]
        signs = " ".join(
            told for sign, told in SIGNS.items() if any(sign in row.edtf for row in chosen)
        )
        yield from match.ask(
            draw,
            "Which value says the same as which words?",
            [(f"“{row.text}”", row.edtf) for row in chosen],
            extra=extra,
            why={
                f"“{row.text}”": draw.told_note(
                    f"it is {row.edtf}, {dates.read(row.edtf).label}. {row.note}"
                )
                for row in chosen
            },
            about=tuple(row.date_id for row in chosen),
            explanation="; ".join(
                f"“{row.text}” is {row.edtf}: {dates.read(row.edtf).label}" for row in chosen
            )
            + ".",
            hints=(
                signs or "The parts of a date go from the year to the day.",
                "Begin with the words that name a day.",
            ),
            proof=draw.passage(*((row.start, row.end) for row in chosen)),
        )


def order_said(draw: Draw) -> Iterator[Question]:
    """Acts of saying in order, relays included, as far as the text fixes their days."""
    dated = [
        (statement, hop, dates.read(hop.said_edtf))
        for statement in draw.quotable
        for hop in draw.hops[statement.attribution_id][1:]
        if hop.said_edtf and hop.said_basis != "bounded-by-relay"
    ]
    dated = [(statement, hop, day) for statement, hop, day in dated if day.earliest and day.latest]
    for _ in range(4):
        chain: list = []
        for statement, hop, day in sorted(draw.shuffled(dated), key=lambda one: one[2].latest):
            if not chain or day.earliest > chain[-1][2].latest:
                chain.append((statement, hop, day))
        told = {
            f"{upper(draw.name(hop.entity_id))}: {draw.quoted(statement)}": (statement, day)
            for statement, hop, day in chain[-4:]
        }
        yield from order.ask(
            draw,
            "Who said it first? Put these acts of saying in order, the earliest first.",
            list(told),
            why={words: f"It was said on {day.label}." for words, (_, day) in told.items()},
            about=tuple(statement.attribution_id for statement, _ in told.values()),
            explanation="; ".join(f"{words}: {day.label}" for words, (_, day) in told.items())
            + ".",
            hints=(
                "The order on the page is not the order in time. Find the date of each cue.",
                "Begin with the one whose date is farthest back.",
            ),
            proof=draw.passage(
                *(span for statement, _ in told.values() for span in draw.content(statement))
            ),
        )


def role(draw: Draw) -> Iterator[Question]:
    """Whether a date in the text tells when it was said or when it happened."""
    said_by, claims = (
        set(draw.dossier.hops["said_date_id"]),
        draw.dossier.claims[draw.dossier.claims["event_basis"] != "bounded-by-relay"],
    )
    for row in draw.alternating(
        (
            row
            for row in draw.dossier.dates.itertuples()
            if row.date_id in said_by | set(claims["event_date_id"])
        ),
        lambda row: row.date_id in said_by,
    ):
        statement, happened = row.date_id in said_by, row.date_id in set(claims["event_date_id"])
        right = "both" if statement and happened else "said" if statement else "happened"
        yield from choice.ask(
            draw,
            f"What does “{row.text}” date?",
            CLOCKS[right],
            [words for name, words in CLOCKS.items() if name != right],
            about=(row.date_id,),
            fixed=CLOCKS.values(),
            why={
                CLOCKS["said"]: (
                    "it dates what happened." if not statement else "it dates the matter as well."
                ),
                CLOCKS["happened"]: (
                    "it hangs on a verb of saying. When the matter itself happened is another"
                    " question."
                    if not happened
                    else "it dates the saying as well."
                ),
                CLOCKS["both"]: (
                    "it dates one of them: that something was said on a day does not mean that it"
                    " happened on it."
                ),
            },
            explanation=f"“{row.text}” dates {CLOCKS[right]}: {_value(row)}.",
            hints=(
                "Which verb does the date belong to?",
                "Try the sentence without the verb of saying. Does the date still fit?",
            ),
            passage=draw.passage((row.start, row.end)),
        )


def said_when(draw: Draw) -> Iterator[Question]:
    """The day of saying, to be entered."""
    once = (
        statement
        for statement in draw.clear
        if statement.depth
        and len({hop.entity_id for hop in draw.hops[statement.attribution_id]})
        == statement.depth + 1
    )
    for statement in draw.alternating(once, lambda statement: bool(statement.said_edtf)):
        last = draw.hops[statement.attribution_id][-1]
        words = _expression(draw, last.said_date_id)
        note = (
            f" The basis: {BASES.get(last.said_basis, last.said_basis)}."
            if statement.said_edtf
            else ""
        )
        yield from date.ask(
            draw,
            f"The origin of the marked words is {draw.name(statement.origin)}. When, by the text,"
            " did this origin say them?",
            statement.said_edtf,
            year=_year(draw, last.said_date_id, statement.said_edtf),
            explanation=(
                f"{upper(statement.said_label)}, by {words}.{note}"
                if statement.said_edtf
                else (
                    "Nothing in the text dates this saying. The day on which an article appears is"
                    " not the day on which its sources spoke."
                )
            ),
            why=(
                f"Look at {words}.{note}"
                if statement.said_edtf
                else "No date hangs on the cue of this saying."
            ),
            hints=(
                "Look for a date that hangs on the verb of saying, not on what is said.",
                (
                    "When only the report is dated, its source had spoken on that day or before:"
                    " ../2024-10-29 is “on October 29 or before”."
                ),
            ),
            **draw.on(statement),
        )


def basis(draw: Draw) -> Iterator[Question]:
    """What a date rests on."""
    there = [one for one in BASES if one in set(draw.dossier.dates["basis"])]
    for row in draw.shuffled(row for row in draw.dossier.dates.itertuples() if row.basis in BASES):
        others = [BASES[one] for one in [*there, *BASES] if one != row.basis]
        yield from choice.ask(
            draw,
            f"“{row.text}” is read as {dates.read(row.edtf).label}. What does that rest on?",
            BASES[row.basis],
            list(dict.fromkeys(others)),
            about=(row.date_id,),
            may_not_tell=False,
            why=dict.fromkeys(others, f"it is not so here: {BASES[row.basis]}."),
            explanation=f"{upper(BASES[row.basis])}. {row.note}".strip(),
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
    dated = {
        place
        for row in draw.dossier.dates.itertuples()
        for place in draw.places((row.start, row.end))
    }
    fit = [
        statement
        for statement in draw.plain
        if statement.event_basis != "bounded-by-relay"
        and statement.act not in ("urge", "assess")
        and statement.stance == "affirms"
    ]
    fit = [
        statement
        for statement in fit
        if (
            not _given_away(statement) and not _same_date(draw, statement)
            if statement.event_edtf
            else draw.places(draw.content(statement)[0])[0] in dated
        )
    ]
    for statement in draw.alternating(fit, lambda statement: bool(statement.event_edtf)):
        claim = draw.claims[statement.claim_id]
        words = _expression(draw, claim.event_date_id)
        yield from date.ask(
            draw,
            "By the text, when did this happen, or when is it to happen?"
            f" “{cut(claim.proposition)}”",
            statement.event_edtf,
            year=_year(draw, claim.event_date_id, statement.event_edtf),
            about=(statement.attribution_id,),
            explanation=(
                f"{upper(statement.event_label)}, by {words}. The basis:"
                f" {BASES.get(statement.event_basis, statement.event_basis)}."
                if statement.event_edtf
                else (
                    "The text does not date it. A date near by may tell when it was said, or when"
                    " something else happened."
                )
            ),
            why=(
                f"Look at {words}." if statement.event_edtf else "No date hangs on what is claimed."
            ),
            hints=(
                "Leave aside when it was said. Does any word date the matter itself?",
                "“Since August 2024” is 2024-08/.. and “by December 2024” is ../2024-12.",
            ),
            passage=draw.passage(*draw.content(statement)),
            proof=draw.passage(*draw.content(statement), *_place(draw, claim.event_date_id)),
        )


BUILDERS = (match_values, order_said, role, said_when, basis, happened_when)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to
    look for.
    """
    undated = sum(not statement.said_edtf for statement in draw.statements if statement.depth)
    of = sum(bool(statement.depth) for statement in draw.statements)
    return (
        (
            "Which of the statements would you first want to see dated, and what could turn out"
            " differently if you knew the day?"
        ),
        (
            f"The text leaves {undated} of {of} acts of saying by others undated. A figure or a"
            " plan without a day may have been overtaken before it was printed: two figures may"
            " differ only because they are of different days."
        ),
        (
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
