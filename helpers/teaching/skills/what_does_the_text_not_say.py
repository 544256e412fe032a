"""What does the text not say? Reading the silences: what is missing, unattributed, mended or left
open.
"""

from collections.abc import Iterator

from ... import views
from ...spans import spans_of, touching
from ..drawing import Draw, cut, is_clause, quoted_within
from ..kinds import choice, choices, match, pick, text
from ..questions import Question

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
FIND = {
    "textual-defect": "Some of the wording here is damaged, odd or ambiguous. Pick the place.",
    "unattributed": "For a part of this passage, nobody is cited. Pick the words.",
    "anonymous": "Somebody here has no name. Pick the words that stand for them.",
    "framing": "One wording here takes a side, or puts the matter in a light. Pick it.",
}


def metadata(draw: Draw) -> Iterator[Question]:
    """What the text says about itself."""
    missing = [
        words
        for name, words in FACTS.items()
        if draw.dossier.article.get(name, "unknown") == "unknown"
    ]
    known = [words for name, words in FACTS.items() if words not in missing and name != "published"]
    told = {
        words: (
            "it stands nowhere in the text."
            if words in missing
            else "the text, or what came with it, does say it."
        )
        for words in [*missing, *known, "what it is about"]
    }
    yield from choices.ask(
        draw,
        "What does the article not say about itself? Choose all that is missing.",
        told,
        missing,
        about=("article",),
        explanation=f"The text does not tell {_listed(missing)}." if missing else "",
        hints=(
            "Look at the very beginning and the very end of the text.",
            "A date inside a sentence is the date of what is told, not that of the article.",
        ),
    )


def nobody_cited(draw: Draw) -> Iterator[Question]:
    """The passage for which nobody is cited."""
    own, others = (
        [statement for statement in draw.quotable if not statement.depth],
        [statement for statement in draw.clear if statement.depth and is_clause(statement)],
    )
    for statement in draw.shuffled(own):
        wrong = {
            draw.quoted(other): other
            for other in draw.shuffled(others)
            if not any(
                start < last and end > first
                for start, end in draw.content(statement)
                for first, last in draw.content(other)
            )
        }
        yield from choice.ask(
            draw,
            "For which of these does the article cite nobody?",
            draw.quoted(statement),
            list(wrong),
            may_not_tell=False,
            about=(statement.attribution_id,),
            why={
                words: f"somebody is cited. {draw.told_chain(other)}"
                for words, other in wrong.items()
            },
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
    found = [
        row
        for row in draw.dossier.observations.itertuples()
        if row.kind in FIND
        and len(spans_of(row)) == 1
        and any(char.isalpha() for char in row.text)
        and draw.same_paragraph(spans_of(row)[0])
    ]
    for row in sorted(draw.shuffled(found), key=lambda row: list(FIND).index(row.kind)):
        start, end = spans_of(row)[0]
        alike = [
            spans_of(other)[0]
            for other in found
            if other.kind == row.kind and draw.same_paragraph((start, end), spans_of(other)[0])
        ]
        around = draw.passage(around=((start, end),))
        if (end - start) * 10 > 7 * len(around[0].text):
            continue
        yield from pick.ask(
            draw,
            FIND[row.kind],
            [(start, end), *alike],
            about=(row.observation_id,),
            explanation=draw.told_note(row.note),
            why=draw.told_note(row.note),
            hints=(
                "Read the paragraph aloud, slowly.",
                (
                    "It is in the"
                    f" {'first' if start - around[0].start < len(around[0].text) / 2 else 'second'}"
                    " half of the paragraph."
                ),
            ),
            passage=around,
            proof=draw.passage((start, end)),
        )


def what_is_odd(draw: Draw) -> Iterator[Question]:
    """What is to be noted about some words."""
    there = list(dict.fromkeys(draw.dossier.observations["kind"]))
    for row in draw.shuffled(
        row for row in draw.dossier.observations.itertuples() if spans_of(row)
    ):
        spans = spans_of(row)
        also = {
            other.kind
            for other in draw.dossier.observations.itertuples()
            if other.observation_id != row.observation_id
            and any(
                start < last and end > first
                for start, end in spans
                for first, last in spans_of(other)
            )
        }
        others = [
            ODD[kind]
            for kind in draw.shuffled(
                [kind for kind in ODD if kind not in also | {row.kind, "missing-metadata"}]
            )
        ]
        others = sorted(others, key=lambda words: words not in {ODD[kind] for kind in there})
        if len(draw.passage(*spans)) > 2:
            continue
        yield from choice.ask(
            draw,
            f"What would a critical reader note about the marked word{'s' * (' ' in row.text)}?",
            ODD[row.kind],
            others,
            may_not_tell=False,
            about=(row.observation_id,),
            near={
                ODD[one]: 0.5
                for pair in ({"silence", "anonymous"}, {"silence", "unattributed"})
                if row.kind in pair
                for one in pair - {row.kind}
            },
            why={
                words: f"what was noted is another thing: {draw.told_note(row.note)}"
                for words in others
            },
            explanation=row.note,
            hints=(
                "Read the marked words, then the sentence without them. What did they do?",
                (
                    "Who is cited, and how? Is a word missing? Is there another wording of the same"
                    " elsewhere?"
                ),
            ),
            passage=draw.passage(*spans),
        )


def does_it_tell(draw: Draw) -> Iterator[Question]:
    """What the text does not tell about a statement; what it half tells is not asked."""
    for statement in draw.shuffled(statement for statement in draw.clear if statement.depth):
        last = draw.hops[statement.attribution_id][-1]
        answers = {TOLD["name"]: statement.source if statement.identified == views.NAMED else ""}
        if statement.said_basis not in HALF_TOLD:
            answers[TOLD["said"]] = statement.said_label if statement.said_edtf else ""
        if not last.setting:
            answers[TOLD["to"]] = statement.addressee
        if statement.event_basis not in HALF_TOLD and statement.act not in ("urge", "assess"):
            answers[TOLD["happened"]] = statement.event_label if statement.event_edtf else ""
        missing = [what for what, answer in answers.items() if not answer]
        yield from choices.ask(
            draw,
            "What does the text not tell about the marked words? Choose all that fit.",
            {
                what: f"the text tells it: {answer}." if answer else "nothing in the text tells it."
                for what, answer in answers.items()
            },
            missing,
            explanation=(
                f"The text does not tell {_listed(missing)}. {draw.told_chain(statement)}"
                if missing
                else ""
            ),
            hints=(
                "For each, try to put your finger on the word that tells it.",
                "What you could guess is not told.",
            ),
            **draw.on(statement),
        )


def match_odd(draw: Draw) -> Iterator[Question]:
    """Passages with what is to be noted about them; none that overlaps another, or of which two
    things were noted.
    """
    rows = [
        row
        for row in draw.dossier.observations.itertuples()
        if len(spans_of(row)) == 1
        and 2 < len(row.text) < 160
        and any(char.isalpha() for char in row.text)
    ]
    alone = [
        row
        for row in rows
        if not any(
            other.observation_id != row.observation_id and touching(spans_of(row), spans_of(other))
            for other in rows
        )
    ]
    for _ in range(4):
        chosen = list(
            {
                row.kind: row for row in {row.text: row for row in draw.shuffled(alone)}.values()
            }.values()
        )[:4]
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
            proof=draw.passage(*(span for row in chosen for span in spans_of(row))),
        )


def wish(draw: Draw) -> Iterator[Question]:
    """What one would want to know: for a person to read."""
    wanted = ("silence", "anonymous", "unattributed", "missing-metadata")
    notes = sorted(
        (row for row in draw.dossier.observations.itertuples() if row.kind in wanted),
        key=lambda row: wanted.index(row.kind),
    )
    for statement in draw.shuffled(statement for statement in draw.statements if statement.depth):
        here = [
            row.note
            for row in notes
            if any(
                start < last and end > first
                for start, end in draw.content(statement)
                for first, last in spans_of(row)
            )
        ]
        if not here:
            continue
        yield text.ask(
            draw.skill,
            "What would you want to know about the marked words that the article does not tell "
            "you? Two sentences.",
            model=draw.told_note(" ".join(here[:2])),
            rubric=(
                "names something that the text does not say",
                "says why it would matter",
                "does not fill the gap with a guess",
            ),
            **draw.on(statement),
            hints=(
                "Who, whom, when, where, how many, how do they know?",
                "Compare with what is told elsewhere in the article.",
            ),
        )


BUILDERS = (match_odd, metadata, find_it, nobody_cited, what_is_odd, does_it_tell, wish)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to
    look for.
    """
    silent = sorted(
        (row.note for row in draw.dossier.observations.itertuples() if row.kind == "silence"),
        key=len,
    )
    return (
        (
            "Whose voice is missing from this article altogether? What might they have said, and"
            " how would the article read then?"
        ),
        "There is no one right answer. "
        + (
            f"One silence that was noted: {draw.told_note(silent[-1])}"
            if silent
            else "Ask who is spoken of and never speaks."
        ),
        (
            "names somebody who is spoken of, or concerned, and is not heard",
            "does not put words into their mouth as if they were known",
            "says what would change for a reader",
        ),
    )


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
