"""Said or happened? Contextualising: when it was said, when it is said to have happened, and what each date rests on."""

import re
from collections.abc import Iterator

from ... import dates
from ..drawing import Draw, cut, upper
from ..questions import Question

MOVE = "contextualizing"
NEEDS = "dates, and attributions with a source"
BASES = {"explicit": "the text gives day, month and year", "inferred-year": "the text gives no year: it is inferred", "relative": "it is counted from another day, as in “on Monday”", "world-knowledge": "it takes a fact from outside the text",
         "vague": "a vague word, such as “earlier” or “now”, which only bounds it", "carried-over": "the date is carried over from a sentence near by", "bounded-by-relay": "only the report of it is dated"}  # fmt: skip
CLOCKS = {"said": "when something was said", "happened": "when something happened, or will", "both": "both"}


def role(draw: Draw) -> Iterator[Question]:
    """Whether a date in the text tells when it was said or when it happened."""
    said_by, event_by = set(draw.dossier.hops["said_date_id"]), set(draw.dossier.claims["event_date_id"])
    for row in draw.shuffled(draw.dossier.dates.itertuples()):
        said, happened = row.date_id in said_by, row.date_id in event_by
        reported = draw.dossier.claims[(draw.dossier.claims["event_date_id"] == row.date_id) & (draw.dossier.claims["event_basis"] != "bounded-by-relay")]
        if not (said or happened) or said and happened and len(reported):
            continue
        right = "said" if said else "happened"
        yield from draw.choice(
            f"What does “{row.text}” date?", CLOCKS[right], [words for name, words in CLOCKS.items() if name != right], about=row.date_id, fixed=CLOCKS.values(),
            why={CLOCKS["said"]: "it hangs on what happened, and not on a verb of saying.", CLOCKS["happened"]: "it hangs on a verb of saying. When the matter itself happened is another question.", CLOCKS["both"]: "one word dates one thing here: that it was said on a day does not mean that it happened on it."},
            explanation=f"“{row.text}” tells {CLOCKS[right]}: {_told_value(row)}.", hints=("Which verb does the date belong to?", "Try the sentence without the verb of saying. Does the date still fit?"), passage=draw.passage((row.start, row.end)))  # fmt: skip


def said_when(draw: Draw) -> Iterator[Question]:
    """The day of saying, to be entered."""
    for said in draw.shuffled(said for said in draw.plain if said.depth):
        last = draw.hops[said.attribution_id][-1]
        words = _expression(draw, last.said_date_id)
        note = f" The basis: {BASES.get(last.said_basis, last.said_basis)}." if said.said_edtf else ""
        yield from draw.date(
            f"When did {draw.name(said.origin)} say the marked words?", said.said_edtf, year=_year(draw, last.said_date_id, said.said_edtf), about=said.attribution_id,
            explanation=(f"{said.said_label}, by {words}.{note}" if said.said_edtf else "Nothing in the text dates this saying. The day on which an article appears is not the day on which its sources spoke."),
            why=f"Look at {words}.{note}" if said.said_edtf else "No date hangs on the cue of this saying.", hints=("Look for a date that hangs on the verb of saying, not on what is said.", "When only the report is dated, its source had spoken on that day or before: ../2024-10-29 is “on October 29 or before”."),
            passage=draw.passage(*draw.content(said)), proof=draw.proof(said))  # fmt: skip


def happened_when(draw: Draw) -> Iterator[Question]:
    """The day of the event, to be entered."""
    for said in draw.shuffled(draw.said):
        claim = draw.claims[said.claim_id]
        if said.event_basis == "bounded-by-relay" or said.act in ("urge", "assess"):
            continue
        words = _expression(draw, claim.event_date_id)
        yield from draw.date(
            f"By the text, when did this happen, or when is it to happen? “{cut(claim.proposition)}”", said.event_edtf, year=_year(draw, claim.event_date_id, said.event_edtf), about=said.attribution_id,
            explanation=(f"{said.event_label}, by {words}. The basis: {BASES.get(said.event_basis, said.event_basis)}." if said.event_edtf else "The text does not date it. A date near by may tell when it was said."),
            why=f"Look at {words}." if said.event_edtf else "No date hangs on what is claimed.", hints=("Leave aside when it was said. Does any word date the matter itself?", "“Since August 2024” is 2024-08/.. and “by December 2024” is ../2024-12."),
            passage=draw.passage(*draw.content(said)), proof=draw.passage(*draw.content(said), *_place(draw, claim.event_date_id)))  # fmt: skip


def basis(draw: Draw) -> Iterator[Question]:
    """What a date rests on."""
    there = [one for one in BASES if one in set(draw.dossier.dates["basis"])]
    for row in draw.shuffled(row for row in draw.dossier.dates.itertuples() if row.basis in BASES):
        others = [BASES[one] for one in [*there, *BASES] if one != row.basis]
        yield from draw.choice(
            f"“{row.text}” is read as {dates.read(row.edtf).label}. What does that rest on?", BASES[row.basis], list(dict.fromkeys(others)), about=row.date_id, may_not_tell=False,
            why={words: f"it is not so here: {BASES[row.basis]}." for words in others}, explanation=f"{upper(BASES[row.basis])}. {row.note}".strip(),
            hints=("Cover the rest of the article. Which parts of the date stand in these words alone?", "What you had to add, is it from the text, from the calendar, or from what you know of the world?"), passage=draw.passage((row.start, row.end)))  # fmt: skip


def match_values(draw: Draw) -> Iterator[Question]:
    """Expressions with their values in EDTF."""
    rows = [row for row in draw.dossier.dates.itertuples() if row.edtf]
    for _ in range(4):
        chosen = list({row.edtf: row for row in draw.shuffled({row.text: row for row in draw.shuffled(rows)}.values())}.values())[:4]
        yield from draw.match(
            "Which value says the same as which words?", [(f"“{row.text}”", row.edtf) for row in chosen], why={f"“{row.text}”": f"it is {row.edtf}, {dates.read(row.edtf).label}. {row.note}" for row in chosen}, about=" ".join(row.date_id for row in chosen),
            explanation="; ".join(f"“{row.text}” is {row.edtf}: {dates.read(row.edtf).label}" for row in chosen) + ".", hints=("A slash is “from … to”; two dots are an end that is left open.", "Square brackets mean one of several days. Begin with the words that name a day."),
            proof=draw.passage(*((row.start, row.end) for row in chosen)))  # fmt: skip


def order_said(draw: Draw) -> Iterator[Question]:
    """Statements in the order in which they were made, as far as the text fixes it."""
    dated = [said for said in draw.said if said.depth and said.said_earliest and said.said_latest]
    for _ in range(4):
        chain: list = []
        for said in sorted(draw.shuffled(dated), key=lambda said: said.said_latest):
            if not chain or said.said_earliest > chain[-1].said_latest:
                chain.append(said)
        said_on = {f"{draw.name(said.origin)}: {draw.quoted(said)}": said for said in chain[-4:]}
        yield from draw.order(
            "Put these in the order in which they were said, the earliest first.", list(said_on), why={words: f"It was said on {said.said_label}." for words, said in said_on.items()}, about=" ".join(said.attribution_id for said in said_on.values()),
            explanation="; ".join(f"{draw.name(said.origin)}: {said.said_label}" for said in said_on.values()) + ". The article has them in another order.", hints=("The order on the page is not the order in time. Find the date of each cue.", "Begin with the one whose date is farthest back."),
            proof=draw.passage(*(span for said in said_on.values() for span in draw.content(said))))  # fmt: skip


BUILDERS = (role, said_when, match_values, basis, happened_when, order_said)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to look for."""
    undated = sum(not said.said_edtf for said in draw.said if said.depth)
    of = sum(bool(said.depth) for said in draw.said)
    return ("Which of the statements would you first want to see dated, and what could turn out differently if you knew the day?",
            f"The text leaves {undated} of {of} acts of saying by others undated. A figure or a plan without a day may have been overtaken before it was printed: two figures may differ only because they are of different days.",
            ("names a statement that the text does not date, or only bounds", "tells the day of saying from the day of the event", "says what the missing day would change"))  # fmt: skip


def _told_value(row) -> str:
    return f"{row.edtf or 'no value'}, {dates.read(row.edtf).label}"


def _place(draw: Draw, date_id: str) -> list[tuple[int, int]]:
    return [(row.start, row.end) for row in draw.dossier.dates.itertuples() if row.date_id == date_id]


def _expression(draw: Draw, date_id: str) -> str:
    return next((f"“{row.text}”" for row in draw.dossier.dates.itertuples() if row.date_id == date_id), "what stands near by")


def _year(draw: Draw, date_id: str, edtf: str) -> str:
    """The year of a date that the text gives without one; "" when the text has it."""
    without = not any(re.search(r"\d{4}", draw.dossier.text[start:end]) for start, end in _place(draw, date_id))
    years = set(re.findall(r"\d{4}(?=-)", edtf))
    return years.pop() if without and len(years) == 1 else ""
