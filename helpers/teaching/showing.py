"""Showing: a question, a passage, a verdict and a summary as the browser needs them, and as safe
HTML where no widget can be.
"""

from dataclasses import replace
from html import escape

import pandas as pd

from .. import reader
from . import judging
from .kinds import BY_A_PERSON, KINDS
from .questions import CANNOT_TELL, CANNOT_TELL_WORDS, Key, Paragraph, Question


def asked(question: Question) -> dict:
    """A question as the browser needs it."""
    kind, untold = KINDS[question.kind], question.may_not_tell
    among = untold and bool(question.options)
    return {
        "id": question.id,
        "type": question.kind,
        "byAPerson": kind.by_a_person,
        "number": question.id.rpartition("-")[2],
        "prompt": question.prompt,
        "points": f"{question.points:g}",
        "passage": drawn(question.passage),
        "options": question.options + ((CANNOT_TELL, CANNOT_TELL_WORDS),) * among,
        "items": question.items,
        "cannotTell": CANNOT_TELL_WORDS if untold and not among else "",
        "rule": kind.rule,
        "hintCount": len(question.hints),
        **kind.for_page,
    }


def drawn(passage: tuple[Paragraph, ...]) -> list[dict]:
    """Paragraphs as the browser needs them."""
    return [
        {
            "number": one.number,
            "start": one.start,
            "text": one.text,
            "marks": [list(span) for span in one.marks],
        }
        for one in passage
    ]


def shown_passage(passage: tuple[Paragraph, ...]) -> str:
    """Paragraphs as HTML, the marked stretches in bold on yellow."""
    found = []
    for one in passage:
        text, at, parts = one.text, 0, []
        for start, end in (
            (max(at, start - one.start), end - one.start) for start, end in one.marks
        ):
            parts += [
                escape(text[at:start]),
                (
                    "<mark"
                    f' style="background:#fff3a8;color:#222;font-weight:600">{escape(text[start:end])}</mark>'
                ),
            ]
            at = end
        found.append(
            '<p dir="auto" style="line-height:1.6"><span'
            f' style="color:#6b6b6b;font-size:.85em">{one.number}</span>'
            f" {''.join(parts)}{escape(text[at:])}</p>"
        )
    return (
        '<div style="margin:.6em 0;padding-left:1em;border-left:3px solid'
        f' #c8c8c8">{"".join(found)}</div>'
        if found
        else ""
    )


def written(question: Question) -> str:
    """A question as HTML: to be read, not answered."""
    listed = "".join(f"<li>{escape(words)}</li>" for _, words in asked(question)["options"])
    items = "".join(f"<li>{escape(words)}</li>" for _, words in question.items)
    sides = f"<ol>{items}</ol><p>with</p>" if items else ""
    return (
        f'<section style="{reader.BOX}"><p><b>Task {question.id.rpartition("-")[2]}.</b>'
        f" {escape(question.prompt)}</p>{shown_passage(question.passage)}{sides}<ul>{listed}</ul></section>"
    )


def feedback(question: Question, key: Key, answer: object, verdict: judging.Verdict) -> str:
    """What was asked, answered and marked, as HTML."""
    given = judging.told_answer(question, answer) or "nothing"
    points = (
        "Marked by a person."
        if question.kind in BY_A_PERSON
        else f"{verdict.points:g} of {verdict.of:g} points."
    )
    told = "".join(f"<p>{escape(line)}</p>" for line in verdict.told)
    rubric = (
        "<p>What to look"
        f" for:</p><ul>{''.join(f'<li>{escape(one)}</li>' for one in key.rubric)}</ul>"
        if key.rubric
        else ""
    )
    right = (
        ""
        if question.kind in BY_A_PERSON or verdict.right
        else (
            f"<p>The answer: <b>{escape(judging.told_key(replace(question, key=key)))}</b>."
            f" {escape(key.explanation)}</p>"
        )
    )
    return (
        f'<section style="{reader.BOX}"><p><b>Task {question.id.rpartition("-")[2]}.</b>'
        f" {escape(question.prompt)}</p><p>Your answer: <b"
        f' dir="auto">{escape(given)}</b></p><p><b>{points}</b></p>{told}{right}{shown_passage(key.proof)}{rubric}</section>'
    )


def title(sheet) -> str:
    """What the summary is called."""
    return f"{sheet.exercise.skill.replace('-', ' ').capitalize()}: {sheet.exercise.title}"


def told_sum(sheet) -> str:
    """How much was answered, and in practice how many points that makes."""
    results = sheet.results()
    marked = results[results["points"].notna()]
    told = [f"{int((results['answer'] != '').sum())} of {len(results)} tasks answered"]
    if len(marked):
        told.append(
            f"{marked['points'].sum():g} of {marked['of'].sum():g} points in the tasks that are"
            " marked here"
        )
    if drafts := sheet.drafts():
        told.append(f"drafts that are not kept as answers: {', '.join(map(str, drafts))}")
    return f"{'; '.join(told)}."


def summary_rows(sheet) -> list[dict]:
    """One row per task: number, prompt, answer, points, and how it was come by."""
    rows, drafts = [], sheet.drafts()
    for row in sheet.results().itertuples():
        way = [
            "a draft, not kept" if row.task in drafts else "",
            f"{row.tries} tr{'y' if row.tries == 1 else 'ies'}" if row.tries else "",
            f"{row.hints} hint{'s' * (row.hints != 1)}" if row.hints else "",
            "answer shown" if row.shown else "",
        ]
        points = (
            f"{row.points:g} of {row.of:g}"
            if pd.notna(row.points)
            else "for a person to read"
            if row.kind in BY_A_PERSON
            else "not marked yet"
        )
        rows.append(
            {
                "task": row.task,
                "prompt": row.prompt,
                "answer": row.answer or "–",
                "points": points,
                "way": ", ".join(filter(None, way)),
            }
        )
    return rows


def page(sheet) -> str:
    """The summary as a whole HTML page."""
    cells = "".join(
        f"<tr><td>{row['task']}</td><td>{escape(row['prompt'])}</td><td"
        f' dir="auto">{escape(row["answer"])}</td><td>{row["points"]}</td><td>{escape(row["way"])}</td></tr>'
        for row in summary_rows(sheet)
    )
    looked = "".join(
        f"<h2>Task {number}, beside a model answer</h2><p"
        f" dir='auto'>{escape(judging.told_answer(one, sheet.entry(one)['answer']) or '–')}</p><p><i>{escape(one.key.model)}</i></p>"
        for number, one in enumerate(sheet.exercise.questions, 1)
        if one.key and one.kind in BY_A_PERSON
    )
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("task", "question", "answer", "points", "how")
    )
    style = (
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0"
        " 1em;color:#222}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid"
        " #ccc;padding:.4em"
        " .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}th,td:last-child{white-space:nowrap}"
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport"'
        ' content="width=device-width"><meta http-equiv="Content-Security-Policy"'
        f' content="{policy}"><title>{escape(title(sheet))}</title><style>{style}</style></head><body><h1>{escape(title(sheet))}</h1><p>{escape(sheet.name) or "No name given"}</p><p>{escape(told_sum(sheet))}</p><div'
        f' style="overflow-x:auto"><table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table></div>{looked}</body></html>\n'
    )
