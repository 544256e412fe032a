"""Showing: a question, a passage, a verdict and a summary as the browser needs them, and as safe
HTML where no widget can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import reader
from ..display import many
from ..pages.offline import make_page
from . import judging
from .glossary import explained
from .kinds import BY_A_PERSON, KINDS
from .questions import CANNOT_TELL, CANNOT_TELL_WORDS, Key, Paragraph, Question

if TYPE_CHECKING:
    from .sheets import Sheet

MARK = "background:#fff3a8;color:#222;font-weight:600"
NUMBER = "color:#6b6b6b;font-size:.85em"
"""the styles of marked words, and of a paragraph's number"""


def asked(question: Question) -> dict:
    """A question as the browser needs it."""
    kind, untold = KINDS[question.kind], question.may_not_tell
    among = untold and bool(question.options)
    return {
        "id": question.id,
        "type": question.kind,
        "byAPerson": kind.by_a_person,
        "number": number_of(question),
        "prompt": question.prompt,
        "points": f"{question.points:g}",
        "passage": drawn(question.passage),
        "options": question.options + ((CANNOT_TELL, CANNOT_TELL_WORDS),) * among,
        "items": question.items,
        "cannotTell": CANNOT_TELL_WORDS if untold and not among else "",
        "rule": kind.rule,
        "glossary": explained(question),
        "hintCount": len(question.hints),
        **kind.for_page,
    }


def handed(question: Question) -> dict:
    """A question as a page needs it that does without Python; with its key if it has one."""
    given = {"hints": question.hints, "of": question.points}
    return asked(question) | given | ({"key": keyed(question)} if question.key else {})


def keyed(question: Question) -> dict:
    """A key as a page needs it that judges without Python."""
    key, kind = question.own_key, KINDS[question.kind]
    as_it_is = key.answer == CANNOT_TELL or kind.by_a_person
    return {
        "answer": key.answer if as_it_is else kind.key_on_page(key.answer),
        "told": judging.told_key(question),
        "explanation": key.explanation,
        "proof": drawn(key.proof),
        "why": key.why,
        "near": key.near,
        "year": key.year,
        "model": key.model,
        "rubric": key.rubric,
    }


def drawn(passage: tuple[Paragraph, ...]) -> list[dict]:
    """Paragraphs as the browser needs them."""
    return [
        {
            "number": part.number,
            "start": part.start,
            "text": part.text,
            "marks": [list(span) for span in part.marks],
        }
        for part in passage
    ]


def shown_passage(passage: tuple[Paragraph, ...]) -> str:
    """Paragraphs as HTML, the marked stretches in bold on yellow."""
    if not passage:
        return ""
    style = "margin:.6em 0;padding-left:1em;border-left:3px solid #c8c8c8"
    return f'<div style="{style}">{"".join(map(_paragraph, passage))}</div>'


def _paragraph(part: Paragraph) -> str:
    at, pieces = 0, []
    for first, last in part.marks:
        start, end = max(at, first - part.start), last - part.start
        marked = escape(part.text[start:end])
        pieces += [escape(part.text[at:start]), f'<mark style="{MARK}">{marked}</mark>']
        at = end
    words = "".join((*pieces, escape(part.text[at:])))
    number = f'<span style="{NUMBER}">{part.number}</span>'
    return f'<p dir="auto" style="line-height:1.6">{number} {words}</p>'


def written(question: Question) -> str:
    """A question as HTML: to be read, not answered."""
    offered = _listed(words for _, words in asked(question)["options"])
    items = _listed(words for _, words in question.items)
    terms = explained(question)
    return "".join(
        (
            f'<section style="{reader.BOX}">',
            _head(question),
            "".join(f"<p><i>{escape(word)}: {meaning}</i></p>" for word, meaning in terms),
            shown_passage(question.passage),
            f"<ol>{items}</ol><p>with</p>" if items else "",
            f"<ul>{offered}</ul></section>",
        )
    )


def _head(question: Question) -> str:
    return f"<p><b>Task {number_of(question)}.</b> {escape(question.prompt)}</p>"


def _listed(lines: Iterable[str]) -> str:
    return "".join(f"<li>{escape(line)}</li>" for line in lines)


def feedback(question: Question, key: Key, answer: object, verdict: judging.Verdict) -> str:
    """What was asked, answered and marked, as HTML."""
    by_a_person = question.kind in BY_A_PERSON
    given = judging.told_answer(question, answer) or "nothing"
    points = f"{verdict.points:g} of {verdict.of:g} points."
    right = escape(judging.told_key(replace(question, key=key)))
    rubric = f"<p>What to look for:</p><ul>{_listed(key.rubric)}</ul>"
    return "".join(
        (
            f'<section style="{reader.BOX}">',
            _head(question),
            f'<p>Your answer: <b dir="auto">{escape(given)}</b></p>',
            f"<p><b>{'Marked by a person.' if by_a_person else points}</b></p>",
            *(f"<p>{escape(line)}</p>" for line in verdict.told),
            f"<p>The answer: <b>{right}</b>. {escape(key.explanation)}</p>"
            if not by_a_person and verdict.share is None
            else "",
            shown_passage(key.proof),
            rubric if key.rubric else "",
            "</section>",
        )
    )


def number_of(question: Question) -> str:
    """The number of a question in its exercise, which its id ends with."""
    return question.id.rpartition("-")[2]


def title(sheet: Sheet) -> str:
    """What the summary is called."""
    return f"{sheet.exercise.skill.replace('-', ' ').capitalize()}: {sheet.exercise.title}"


def told_sum(sheet: Sheet) -> str:
    """How much was answered, and in practice how many points that makes."""
    results = sheet.results()
    marked = results[results["points"].notna()]
    parts = [f"{int((results['answer'] != '').sum())} of {len(results)} tasks answered"]
    if len(marked):
        points, of = marked["points"].sum(), marked["of"].sum()
        parts.append(f"{points:g} of {of:g} points in the tasks that are marked here")
    if drafts := sheet.drafts():
        parts.append(f"drafts that are not kept as answers: {', '.join(map(str, drafts))}")
    return f"{'; '.join(parts)}."


def summary_rows(sheet: Sheet) -> list[dict]:
    """One row per task: number, prompt, answer, points, and how it was come by."""
    drafts = sheet.drafts()
    return [
        {
            "task": row.task,
            "prompt": row.prompt,
            "answer": row.answer or "–",
            "points": _points(row),
            "way": ", ".join(_ways(row, row.task in drafts)),
        }
        for row in sheet.results().itertuples()
    ]


def _points(row: Any) -> str:
    if pd.notna(row.points):
        return f"{row.points:g} of {row.of:g}"
    return "for a person to read" if row.kind in BY_A_PERSON else "not marked yet"


def _ways(row: Any, is_draft: bool) -> Iterator[str]:
    """How an answer was come by."""
    if is_draft:
        yield "a draft, not kept"
    if row.tries:
        yield f"{row.tries} tr{'y' if row.tries == 1 else 'ies'}"
    if row.hints:
        yield many(row.hints, "hint")
    if row.shown:
        yield "answer shown"


def page(sheet: Sheet) -> str:
    """The summary as a whole HTML page, which needs nothing else."""
    beside_a_model = [
        {
            "task": number,
            "answer": judging.told_answer(question, sheet.entry(question)["answer"]) or "–",
            "model": question.key.model,
        }
        for number, question in enumerate(sheet.exercise.questions, 1)
        if question.key and question.kind in BY_A_PERSON
    ]
    return make_page(
        "summary.html.j2",
        title=title(sheet),
        name=sheet.name or "No name given",
        sum=told_sum(sheet),
        rows=summary_rows(sheet),
        beside_a_model=beside_a_model,
    )
