"""What does the text not say? Reading the silences: what is missing, unattributed, mended or left
open.
"""

from collections.abc import Iterator

from ... import views
from ...spans import spans_of, touching
from ..drawing import Draw, cut, distinct, is_clause, quoted_within
from ..kinds import choice, choices, match, pick, text
from ..questions import Question, Reflection

MOVE = "reading the silences"
NEEDS = "observations, or attributions in the outlet's own voice beside others"
TOLD = {
    "name": "the name of whoever said it",
    "said": "when it was said",
    "to": "to whom it was said",
    "happened": "when it happened, or is to happen",
}
HALF_TOLD = ("vague", "bounded-by-relay", "carried-over")
"""what a date can rest on that tells it only in part"""
FACTS = {
    "headline": "its headline",
    "byline": "who wrote it",
    "publisher": "who published it",
    "published": "on which day it was published",
}
ODD = {
    "textual-defect": "the wording is damaged, odd or ambiguous",
    "missing-metadata": "the text does not say something about itself",
    "unattributed": "nobody is cited for it",
    "anonymous": "whoever says it has no name here",
    "framing": "the wording takes a side, or puts it in a light",
    "wording-mismatch": (
        "the wording does not match: elsewhere, or in the words quoted, it is otherwise"
    ),
    "circular": "what looks like several sources comes down to one",
    "silence": "something that one would want to know is passed over",
}
NEIGHBORS = {
    "silence": ("anonymous", "unattributed"),
    "anonymous": ("silence",),
    "unattributed": ("silence",),
}
"""what each can be taken for"""
WANTED = ("silence", "anonymous", "unattributed", "missing-metadata")
"""what leaves something to be wished for, the most telling first"""
FIND = {
    "textual-defect": "Some of the wording here is damaged, odd or ambiguous. Pick the place.",
    "unattributed": "For a part of this passage, nobody is cited. Pick the words.",
    "anonymous": "Somebody here has no name. Pick the words that stand for them.",
    "framing": "One wording here takes a side, or puts the matter in a light. Pick it.",
}


def metadata(draw: Draw) -> Iterator[Question]:
    """What the text says about itself."""
    article = draw.dossier.article
    missing = [words for name, words in FACTS.items() if article.get(name, "unknown") == "unknown"]
    known = [words for name, words in FACTS.items() if words not in missing and name != "published"]
    yield from choices.ask(
        draw,
        "What does the article not say about itself? Choose all that is missing.",
        dict.fromkeys(missing, "it stands nowhere in the text.")
        | dict.fromkeys(
            [*known, "what it is about"], "the text, or what came with it, does say it."
        ),
        missing,
        about=("article",),
        explanation=f"The text does not tell {_listed(missing)}.",
        hints=(
            "Look at the very beginning and the very end of the text.",
            "A date inside a sentence is the date of what is told, not that of the article.",
        ),
    )


def nobody_cited(draw: Draw) -> Iterator[Question]:
    """The passage for which nobody is cited."""
    own = [statement for statement in draw.quotable if not statement.depth]
    cited = [statement for statement in draw.clear if statement.depth and is_clause(statement)]
    for statement in draw.shuffled(own):
        wrong = {
            draw.quoted(other): f"somebody is cited. {draw.told_chain(other)}"
            for other in draw.shuffled(cited)
            if not touching(draw.content(statement), draw.content(other))
        }
        yield from choice.ask(
            draw,
            "For which of these does the article cite nobody?",
            draw.quoted(statement),
            list(wrong),
            may_not_tell=False,
            about=(statement.attribution_id,),
            why=wrong,
            explanation=(
                f"{draw.quoted(statement)} is in the outlet's own voice: what it rests on is not"
                " said."
            ),
            hints=(
                "Find each in the article, and look for the cue.",
                "A clause put into somebody else's sentence is not thereby theirs.",
            ),
            proof=draw.passage(*draw.content(statement)),
        )


def find_it(draw: Draw) -> Iterator[Question]:
    """The words that are odd."""
    places = [
        (row, spans_of(row)[0])
        for row in draw.remarks
        if row.kind in FIND and _is_one_passage(row) and draw.same_paragraph(spans_of(row)[0])
    ]
    kinds = list(FIND)
    for row, place in sorted(draw.shuffled(places), key=lambda odd: kinds.index(odd[0].kind)):
        around = draw.passage(around=(place,))
        length, into = len(around[0].text), place[0] - around[0].start
        if (place[1] - place[0]) * 10 > 7 * length:
            continue
        alike = [
            there
            for other, there in places
            if other.kind == row.kind and draw.same_paragraph(place, there)
        ]
        half = "first" if into < length / 2 else "second"
        yield from pick.ask(
            draw,
            FIND[row.kind],
            [place, *alike],
            about=(row.observation_id,),
            explanation=draw.told_note(row.note),
            why=draw.told_note(row.note),
            hints=(
                "Read the paragraph aloud, slowly.",
                f"It is in the {half} half of the paragraph.",
            ),
            passage=around,
            proof=draw.passage(place),
        )


def _is_one_passage(row) -> bool:
    """Whether an observation is about one uninterrupted passage with words in it."""
    return len(spans_of(row)) == 1 and any(char.isalpha() for char in row.text)


def what_is_odd(draw: Draw) -> Iterator[Question]:
    """What is to be noted about some words."""
    placed = [row for row in draw.remarks if spans_of(row)]
    for row in draw.shuffled(placed):
        here, others = draw.passage(*spans_of(row)), _other_kinds(draw, row)
        if len(here) > 2:
            continue
        noted = f"what was noted is another thing: {draw.told_note(row.note)}"
        yield from choice.ask(
            draw,
            f"What would a critical reader note about the marked word{'s' * (' ' in row.text)}?",
            ODD[row.kind],
            others,
            may_not_tell=False,
            about=(row.observation_id,),
            near={ODD[kind]: 0.5 for kind in NEIGHBORS.get(row.kind, ())},
            why=dict.fromkeys(others, noted),
            explanation=row.note,
            hints=(
                "Read the marked words, then the sentence without them. What did they do?",
                (
                    "Who is cited, and how? Is a word missing? Is there another wording of the same"
                    " elsewhere?"
                ),
            ),
            passage=here,
        )


def _other_kinds(draw: Draw, row) -> list[str]:
    """What was not noted about some words, nor about any of them; first what was noted about
    others.
    """
    rows = draw.remarks
    noted = {other.kind for other in rows if touching(spans_of(row), spans_of(other))}
    kinds = draw.shuffled(
        kind for kind in ODD if kind not in noted | {row.kind, "missing-metadata"}
    )
    there = {other.kind for other in rows}
    return [ODD[kind] for kind in sorted(kinds, key=lambda kind: kind not in there)]


def does_it_tell(draw: Draw) -> Iterator[Question]:
    """What the text does not tell about a statement; what it half tells is not asked."""
    for statement in draw.shuffled(statement for statement in draw.clear if statement.depth):
        answers = _told_about(draw, statement)
        missing = [what for what, answer in answers.items() if not answer]
        yield from choices.ask(
            draw,
            "What does the text not tell about the marked words? Choose all that fit.",
            {
                what: f"the text tells it: {answer}." if answer else "nothing in the text tells it."
                for what, answer in answers.items()
            },
            missing,
            explanation=f"The text does not tell {_listed(missing)}. {draw.told_chain(statement)}",
            hints=(
                "For each, try to put your finger on the word that tells it.",
                "What you could guess is not told.",
            ),
            **draw.on(statement),
        )


def _told_about(draw: Draw, statement) -> dict[str, str]:
    """What the text tells about a statement, "" where it tells nothing; without what it half
    tells.
    """
    answers = {TOLD["name"]: statement.source if statement.identified == views.NAMED else ""}
    if statement.said_basis not in HALF_TOLD:
        answers[TOLD["said"]] = statement.said_label if statement.said_edtf else ""
    if not draw.last_hop(statement).setting:
        answers[TOLD["to"]] = statement.addressee
    if statement.event_basis not in HALF_TOLD and statement.act not in ("urge", "assess"):
        answers[TOLD["happened"]] = statement.event_label if statement.event_edtf else ""
    return answers


def match_odd(draw: Draw) -> Iterator[Question]:
    """Passages with what is to be noted about them; none that overlaps another, or of which two
    things were noted.
    """
    alone = _alone(draw)
    for _ in range(4):
        mixed = draw.shuffled(alone)
        chosen = distinct(mixed, lambda row: row.text, lambda row: row.kind)[:4]
        pairs = [(f"“{cut(quoted_within(row.text))}”", ODD[row.kind]) for row in chosen]
        yield from match.ask(
            draw,
            "What is to be noted about each of these?",
            pairs,
            why={item: draw.told_note(row.note) for (item, _), row in zip(pairs, chosen)},
            about=tuple(row.observation_id for row in chosen),
            explanation=draw.told_note(" ".join(row.note for row in chosen)),
            hints=(
                "Find each in the article and read around it.",
                "Begin with what is plainly wrong in the text; framing is what is left.",
            ),
            proof=draw.passage(*draw.contents(chosen)),
        )


def _alone(draw: Draw) -> list:
    """The observations about one passage, neither short nor long, that touch no other of these."""
    rows = [row for row in draw.remarks if _is_one_passage(row) and 2 < len(row.text) < 160]
    spans = {row.observation_id: spans_of(row) for row in rows}
    return [
        row
        for row in rows
        if not any(
            touching(spans[row.observation_id], others)
            for id_, others in spans.items()
            if id_ != row.observation_id
        )
    ]


def wish(draw: Draw) -> Iterator[Question]:
    """What one would want to know: for a person to read."""
    notes = [row for row in draw.remarks if row.kind in WANTED]
    notes.sort(key=lambda row: WANTED.index(row.kind))
    for statement in draw.shuffled(statement for statement in draw.statements if statement.depth):
        content = draw.content(statement)
        here = [row.note for row in notes if touching(content, spans_of(row))]
        if not here:
            continue
        yield text.ask(
            draw.skill,
            "What would you want to know about the marked words that the article does not tell"
            " you? Two sentences.",
            model=draw.told_note(" ".join(here[:2])),
            rubric=(
                "names something that the text does not say",
                "says why it would matter",
                "does not fill the gap with a guess",
            ),
            hints=(
                "Who, whom, when, where, how many, how do they know?",
                "Compare with what is told elsewhere in the article.",
            ),
            **draw.on(statement),
        )


BUILDERS = (match_odd, metadata, find_it, nobody_cited, what_is_odd, does_it_tell, wish)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    notes = [row.note for row in draw.remarks if row.kind == "silence"]
    longest = draw.told_note(sorted(notes, key=len)[-1]) if notes else ""
    silence = f"One silence that was noted: {longest}"
    return Reflection(
        prompt=(
            "Whose voice is missing from this article altogether? What might they have said, and"
            " how would the article read then?"
        ),
        model=(
            "There is no one right answer."
            f" {silence if notes else 'Ask who is spoken of and never speaks.'}"
        ),
        rubric=(
            "names somebody who is spoken of, or concerned, and is not heard",
            "does not put words into their mouth as if they were known",
            "says what would change for a reader",
        ),
    )


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
