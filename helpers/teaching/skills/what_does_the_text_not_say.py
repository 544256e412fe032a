"""What does the text not say? Reading the silences: what is missing, unattributed, mended or left
open.
"""

from collections import Counter
from collections.abc import Iterator

from ... import views
from ...spans import Span, spans_of, touching
from ..askable import is_about_words
from ..drawing import Draw
from ..kinds import choice, choices, match, pick, text
from ..looking_back import UNHEARD, told
from ..phrasing import cut, quoted_within
from ..questions import Question, Reflection
from ..scales import NOT_ODD, ODD
from ..turns import distinct

MOVE = "reading the silences"
NEEDS = "observations, or attributions in the outlet's own voice beside others"
TOLD = {
    "name": "the name of whoever said it",
    "said": "when it was said",
    "to": "to whom it was said",
    "words": "in which words it was said",
    "happened": "when it happened, or is to happen",
}
QUOTED = {"direct": "they stand between quotation marks", "indirect": ""}
"""how the text tells the words that were said; it half tells them where it quotes a part"""
HALF_TOLD = ("vague", "bounded-by-relay", "carried-over")
"""what a date can rest on that tells it only in part"""
SPEAKERS = ("person", "organisation", "government", "group", "collective", "anonymous")
"""the kinds of entities that could have been asked"""
EVENTS = ("report", "confirm", "forecast")
"""acts that tell of what happened or will, so that one can ask when"""
FACTS = {
    "headline": "its headline",
    "byline": "who wrote it",
    "publisher": "who published it",
    "published": "on which day it was published",
}
NEIGHBORS = (
    {"silence", "anonymous"},
    {"silence", "unattributed"},
    {"silence", "missing-metadata"},
    {"silence", "framing"},
    {"silence", "wording-mismatch"},
    {"silence", "circular"},
    {"unattributed", "framing"},
    {"unattributed", "anonymous"},
    {"framing", "wording-mismatch"},
    {"framing", "textual-defect"},
    {"wording-mismatch", "textual-defect"},
)
"""what each can be taken for"""
SHORT = 80
"""characters of a note that is too short to be a model of what one would want to know"""
WANTED = ("silence", "anonymous", "unattributed", "missing-metadata")
"""what leaves something to be wished for, the most telling first"""
MOST = 5
"""words of a place that can be found to the word"""
FIND = {
    "textual-defect": "Some of the wording here is damaged, odd or ambiguous. Pick the place.",
    "unattributed": "For a part of this passage, nobody is cited. Pick the words.",
    "anonymous": "Somebody here has no name. Pick the words that stand for them.",
    "framing": "One wording here takes a side, or puts the matter in a light. Pick it.",
}


def metadata(draw: Draw) -> Iterator[Question]:
    """What the text says about itself, and some things that it does say."""
    article = draw.dossier.article
    missing = [name for name in FACTS if article.get(name, "unknown") == "unknown"]
    said = dict.fromkeys(FACTS, "the text, or what came with it, does say it.") | _cited(draw)
    why = said | dict.fromkeys(missing, "it stands nowhere in the text.")
    for _ in range(4):
        chosen = set(draw.shuffled(why)[: draw.chance.randint(3, len(FACTS))])
        right = [FACTS[name] for name in missing if name in chosen]
        yield from choices.ask(
            draw,
            "What does the article not say about itself? Choose all that is missing.",
            {FACTS.get(name, name): told for name, told in why.items() if name in chosen},
            right,
            about=("article",),
            explanation=f"The text does not tell {_listed(right)}.",
            hints=(
                "Look at the very beginning and the very end of the text.",
                "A date inside a sentence is the date of what is told, not that of the article.",
            ),
        )


def _cited(draw: Draw) -> dict[str, str]:
    """What an article says of where it has its news from, if it says it."""
    through = {
        "from which other outlets it has its news": [
            draw.name(hop.entity_id)
            for chain in draw.hops.values()
            for hop in chain[1:]
            if draw.kinds[hop.entity_id] == "outlet"
        ],
        "who is quoted": [
            draw.name(one.origin) for one in draw.statements if one.quote in ("direct", "mixed")
        ],
    }
    return {
        what: f"it names {_listed(list(dict.fromkeys(names))[:3]).rstrip('.')}."
        for what, names in through.items()
        if names
    }


def nobody_cited(draw: Draw) -> Iterator[Question]:
    """The passage for which nobody is cited."""
    own = [statement for statement in draw.quotable if not statement.depth]
    cited = [statement for statement in draw.clear if statement.depth]
    for statement in draw.shuffled(own):
        wrong = {
            draw.quoted(other): f"in paragraph {other.paragraph}. {draw.told_chain(other)}"
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
        if row.kind in FIND and _is_one_passage(row) and len(row.text.split()) <= MOST
        if row.kind != "anonymous" or touching(spans_of(row), _nameless(draw))
    ]
    kinds = list(FIND)
    for row, place in sorted(draw.shuffled(places), key=lambda odd: kinds.index(odd[0].kind)):
        around = draw.passage(around=(place,))
        into = place[0] - around[0].start
        half = "first" if into < len(around[0].text) / 2 else "second"
        yield from pick.ask(
            draw,
            FIND[row.kind],
            [place, *_alike(draw, row.kind, place)],
            about=(row.observation_id,),
            explanation=draw.told_note(row.note),
            why="",
            hints=(
                "Read the paragraph aloud, slowly.",
                f"One such place is in the {half} half of the paragraph.",
            ),
            passage=around,
            proof=draw.passage(place),
        )


def _alike(draw: Draw, kind: str, place: Span) -> list[Span]:
    """The other places in a paragraph of which the same was noted, or could have been: whoever
    stands there without a name.
    """
    noted = [spans_of(row)[0] for row in draw.remarks if row.kind == kind and _is_one_passage(row)]
    alike = _nameless(draw) if kind == "anonymous" else noted
    return [span for span in alike if draw.same_paragraph(place, span) and span != place]


def _nameless(draw: Draw) -> list[Span]:
    """Where somebody stands without a name."""
    return [
        (row.start, row.end)
        for row in draw.mentions.values()
        if draw.kinds[row.entity_id] == "anonymous"
    ]


def _is_one_passage(row) -> bool:
    """Whether an observation is about the words of one uninterrupted passage."""
    return len(spans_of(row)) == 1 and is_about_words(row)


def what_is_odd(draw: Draw) -> Iterator[Question]:
    """What is to be noted about some words."""
    placed = [
        row
        for row in draw.remarks
        if spans_of(row) and is_about_words(row) and len(draw.passage(*spans_of(row))) <= 2
    ]
    for row in draw.evenly(placed, lambda row: row.kind):
        yield from choice.ask(
            draw,
            f"What would a critical reader note about the marked word{'s' * (' ' in row.text)}?",
            ODD[row.kind],
            _other_kinds(draw, row),
            may_not_tell=False,
            about=(row.observation_id,),
            why={ODD[kind]: why for kind, why in NOT_ODD.items()},
            explanation=row.note,
            hints=(
                "Read the marked words, then the sentence without them. What did they do?",
                (
                    "Who is cited, and how? Is a word missing? Is there another wording of the same"
                    " elsewhere?"
                ),
            ),
            passage=draw.passage(*spans_of(row)),
        )


def _other_kinds(draw: Draw, row) -> list[str]:
    """What was not noted about some words, nor about any of them, and could not be taken for it;
    first what was noted about others.
    """
    rows = draw.remarks
    noted = {other.kind for other in rows if touching(spans_of(row), spans_of(other))}
    kinds = draw.shuffled(
        kind for kind in ODD if not any(_is_near(kind, other) for other in noted | {row.kind})
    )
    there = {other.kind for other in rows}
    return [ODD[kind] for kind in sorted(kinds, key=lambda kind: kind not in there)]


def _is_near(kind: str, other: str) -> bool:
    """Whether one can be taken for the other."""
    return kind == other or {kind, other} in NEIGHBORS


def does_it_tell(draw: Draw) -> Iterator[Question]:
    """What the text does not tell about a statement; what it half tells is not asked."""
    told = {one.attribution_id: _told_about(draw, one) for one in draw.clear if one.depth}
    rows = [one for one in draw.clear if _can_be_sorted(told.get(one.attribution_id, {}))]
    for statement in draw.evenly(rows, lambda one: _missing(told[one.attribution_id])):
        answers = told[statement.attribution_id]
        missing = [*_missing(answers)]
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


def _can_be_sorted(answers: dict[str, str]) -> bool:
    """Whether the text tells as many things as it does not tell, or more, of three at least: else
    it would pay to choose them all.
    """
    return len(answers) > 2 and 0 < len(_missing(answers)) <= len(answers) / 2


def _missing(answers: dict[str, str]) -> tuple[str, ...]:
    return tuple(what for what, answer in answers.items() if not answer)


def _told_about(draw: Draw, statement) -> dict[str, str]:
    """What the text tells about a statement, "" where it tells nothing; without what it half
    tells.
    """
    answers = {TOLD["name"]: statement.source if statement.identified == views.NAMED else ""}
    if statement.quote in QUOTED:
        answers[TOLD["words"]] = QUOTED[statement.quote]
    if statement.said_basis not in HALF_TOLD:
        date_id = draw.last_hop(statement).said_date_id
        answers[TOLD["said"]] = draw.words_of_date(date_id) if statement.said_edtf else ""
    if not draw.last_hop(statement).setting:
        answers[TOLD["to"]] = statement.addressee
    if statement.event_basis not in HALF_TOLD and statement.act in EVENTS:
        date_id = draw.claims[statement.claim_id].event_date_id
        answers[TOLD["happened"]] = draw.words_of_date(date_id) if statement.event_edtf else ""
    return answers


def match_odd(draw: Draw) -> Iterator[Question]:
    """Passages with what is to be noted about them; none that overlaps another, or of which two
    things were noted.
    """
    alone = _alone(draw)
    for _ in range(4):
        mixed = draw.shuffled(alone)
        chosen: list = []
        for row in distinct(mixed, lambda row: row.text):
            if not any(_is_near(row.kind, other.kind) for other in chosen):
                chosen.append(row)
        pairs = [(f"“{cut(quoted_within(row.text))}”", ODD[row.kind]) for row in chosen]
        yield from match.ask(
            draw,
            "What is to be noted about each of these?",
            pairs,
            why={item: draw.told_note(row.note) for (item, _), row in zip(pairs, chosen)},
            about=tuple(row.observation_id for row in chosen),
            explanation="",
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
    for statement in draw.shuffled(statement for statement in draw.quotable if statement.depth):
        notes = [note for note in draw.notes_on(statement, WANTED) if len(note) > SHORT]
        if not notes:
            continue
        yield text.ask(
            draw.skill,
            "What would you want to know about the marked words that the article does not tell"
            " you? Two sentences.",
            model=" ".join(notes[:2]),
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


BUILDERS = (what_is_odd, metadata, find_it, nobody_cited, does_it_tell, wish, match_odd)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    unheard = _unheard(draw)
    spoken_of = f" Spoken of and never heard: {_listed(unheard[:3])}." if unheard else ""
    missing = spoken_of + told(draw, UNHEARD)
    whole = [row.note for row in draw.remarks if row.kind == "silence" and not row.text]
    silence = f" {draw.told_note(whole[0])}" if whole else ""
    return Reflection(
        prompt=(
            "Whose voice is missing from this article altogether? What might they have said, and"
            " how would the article read then?"
        ),
        model=f"There is no one right answer.{missing or silence}",
        rubric=(
            "names somebody who is spoken of, or concerned, and is not heard",
            "does not put words into their mouth as if they were known",
            "says what would change for a reader",
        ),
    )


def _unheard(draw: Draw) -> list[str]:
    """Who is spoken of and never heard, nor anybody of theirs; first who is spoken of most."""
    entities, byline = draw.dossier.entities, draw.dossier.article.get("byline", "")
    belongs = dict(zip(entities["entity_id"], entities["affiliation"]))
    speaking = {hop.entity_id for chain in draw.hops.values() for hop in chain}
    heard = speaking | {belongs[id_] for id_ in speaking}
    often = Counter(row.entity_id for row in draw.mentions.values())
    rows = [
        row
        for row in entities.itertuples()
        if row.entity_id not in heard and row.kind in SPEAKERS and row.name not in byline
    ]
    return [row.name for row in sorted(rows, key=lambda row: -often[row.entity_id])]


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
