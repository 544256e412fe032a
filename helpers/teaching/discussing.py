"""Discussing: the passages on which a class differs most, with what each group of students made of
them side by side, as HTML.
"""

from html import escape

import pandas as pd

from .. import reader, views
from ..arguments import judged
from ..dossier import Dossier
from .comparing import Comparison
from .entries import LABELS

COLUMNS = 4
"""groups of students beside the key; smaller ones are folded below them"""

COLUMN = "flex:1 1 18em;min-width:0;padding:.2em .8em;border-left:4px solid"
WRAP = "overflow-wrap:anywhere"


@judged
def discuss(comparison: Comparison, key: Dossier, *, most: int = 5) -> reader.Html:
    """The items with the most disagreement, each with its passage: the key's choice and the groups
    of students who chose alike.

    A group is alike in source, act, stance and certainty; in bold what differs from the key. Its
    passage is the one that most of it marked, and who marked other words is listed with them. most:
    how many items; those on which nobody differs are left out. key: the one that the comparison was
    made with.
    """
    disputed = (
        comparison.items[comparison.items["disagreement"] > 0]
        .sort_values("disagreement", ascending=False, kind="stable")
        .head(most)
    )
    said = views.statements(key).set_index("attribution_id", drop=False)
    parts = [
        _item(item, key, said, comparison.choices[comparison.choices["item"] == item.item])
        for item in disputed.itertuples()
    ]
    head = (
        "In bold: what differs from the key."
        if parts
        else "There is no passage on which two students differ."
    )
    return sum(parts, start=reader.Html(f"<p>{head}</p>", head))


def _item(item, key: Dossier, said: pd.DataFrame, choices: pd.DataFrame) -> reader.Html:
    marked, absent = choices[choices["start"].notna()], choices[choices["start"].isna()]
    groups = sorted(
        (group for _, group in marked.groupby(list(LABELS), sort=False)), key=len, reverse=True
    )
    known = said.loc[item.attribution_id] if item.claim_id else None
    columns = (
        [_column("The key", _told(known, known), reader.passage(key, views.spans(known)), "#555")]
        if item.claim_id
        else []
    )
    columns += [_group(group, known, key) for group in groups[:COLUMNS]]
    columns += (
        [_column(_plural(len(absent), "student"), "not marked", _names(absent, ""), "#b03a00")]
        if len(absent)
        else []
    )
    further = "".join(
        f"<li>{_plural(len(group), 'student')}:"
        f" {_told(group.iloc[0], known)}{_names(group, '')}</li>"
        for group in groups[COLUMNS:]
    )
    folded = (
        "<details"
        f' style="margin-top:.6em"><summary>{_plural(len(groups) - COLUMNS, "further choice")}</summary><ul>{further}</ul></details>'
        if further
        else ""
    )
    title = (
        f"{item.item} · paragraph {item.paragraph}:"
        f" {known['proposition'] if item.claim_id else 'a passage that the key does not have'}"
    )
    facts = (
        f"Marked by {item.marked} of {item.of}. Disagreement: {item.disagreement:.2f} on a scale"
        " from 0 to 1."
    )
    html = (
        f'<p style="font-size:1.1em"><b>{escape(title)}</b></p><p>{facts}</p><div'
        f' style="display:flex;flex-wrap:wrap;gap:.8em 1em">{"".join(columns)}</div>{folded}'
    )
    return reader.Html(
        f'<section style="{reader.BOX};max-width:76em;{WRAP}">{html}</section>', f"{title}\n{facts}"
    )


def _group(group: pd.DataFrame, known: pd.Series | None, key: Dossier) -> str:
    usual = (
        group.groupby(["start", "end", "pieces"], sort=False)["student"].transform("size").idxmax()
    )
    row = group.loc[usual]
    return _column(
        _plural(len(group), "student"),
        _told(row, known),
        reader.passage(key, views.spans(row)) + _names(group, row["text"]),
        "#0072b2",
    )


def _column(head: str, told: str, body: str, colour: str) -> str:
    return (
        f'<div style="{COLUMN} {colour};{WRAP}"><span'
        f' style="font-weight:600;color:{colour}">{head}</span>: {told}{body}</div>'
    )


def _told(row: pd.Series, known: pd.Series | None) -> str:
    """What was chosen, with what differs from the key in bold."""
    words = {label: row[label] or f"no {label} given" for label in LABELS} | (
        {"source": f"said by {row['source']}"} if row["source"] else {}
    )
    weights = {
        label: 700 if known is not None and row[label] not in ("", known[label]) else 400
        for label in LABELS
    }
    return " · ".join(
        f'<bdi style="font-weight:{weights[label]}">{escape(words[label])}</bdi>'
        for label in LABELS
    )


def _names(group: pd.DataFrame, usual: str) -> str:
    """Who is in the group, folded; with their words where these are not the usual ones."""
    own = [
        f"<bdi>{escape(row.student)}</bdi>"
        + (f": “<bdi>{escape(row.text)}</bdi>”" if row.text != usual else "")
        for row in group.itertuples()
    ]
    return f"<details><summary>Who?</summary>{'<br>'.join(own)}</details>"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
