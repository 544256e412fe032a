"""Discussing: the passages on which those who marked them differ most, with what each group of
students made of them side by side, and apart from them those that the class overlooked, as HTML.
"""

from html import escape
from typing import Any

import pandas as pd

from .. import reader, views
from ..arguments import judged
from ..display import many
from ..dossier import Dossier
from ..spans import spans_of
from .comparing import Comparison
from .entries import LABELS
from .scales import ACTS, SURE

COLUMNS = 4
"""groups of students beside the key; smaller ones are folded below them"""

COLUMN = "flex:1 1 18em;min-width:0;padding:.2em .8em;border-left:4px solid"
WRAP = "overflow-wrap:anywhere"


@judged
def discuss(comparison: Comparison, key: Dossier, *, most: int = 5) -> reader.Html:
    """The items with the most disagreement among those who marked them, each with its passage: the
    key's choice and the groups of students who chose alike; below them the passages that the class
    overlooked.

    A group is alike in source, act, stance and certainty; in bold what differs from the key. Its
    passage is the one that most of it marked, and who marked other words is listed with them. most:
    how many items of either sort; those on which nobody differs are left out. key: the one that the
    comparison was made with.
    """
    items = comparison.items
    disputed = (
        items[(items["disagreement"] > 0) & ~items["overlooked"]]
        .sort_values("disagreement", ascending=False, kind="stable")
        .head(most)
    )
    statements = views.statements(key).set_index("attribution_id", drop=False)
    parts = [
        _item(item, key, statements, comparison.choices[comparison.choices["item"] == item.item])
        for item in disputed.itertuples()
    ]
    head = (
        "In bold: what differs from the key."
        if parts
        else "There is no passage on which those who marked it differ."
    )
    overlooked = items[items["overlooked"]].sort_values("share", kind="stable")
    parts += [_overlooked(overlooked.head(most), len(overlooked), statements)]
    return sum(parts, start=reader.Html(f"<p>{head}</p>", head))


def _overlooked(items: pd.DataFrame, of: int, statements: pd.DataFrame) -> reader.Html:
    """The passages of the key that fewer than half of the class have marked."""
    if items.empty:
        return reader.Html("", "")
    head = f"Overlooked: marked by fewer than half, {len(items)} of {of} such passages"
    told = [
        f"Paragraph {item.paragraph}, marked by {item.marked} of {item.of}:"
        f" {statements.loc[item.attribution_id, 'proposition']}"
        for item in items.itertuples()
    ]
    lines = "".join(f"<li>{escape(line)}</li>" for line in told)
    html = f'<section style="{reader.BOX};{WRAP}"><p><b>{head}</b></p><ul>{lines}</ul></section>'
    return reader.Html(html, "\n".join((head, *told)))


def _item(item: Any, key: Dossier, statements: pd.DataFrame, choices: pd.DataFrame) -> reader.Html:
    marked, absent = choices[choices["start"].notna()], choices[choices["start"].isna()]
    alike = marked.groupby(list(LABELS), sort=False)
    groups = sorted((group for _, group in alike), key=len, reverse=True)
    known = statements.loc[item.attribution_id] if item.claim_id else None
    about = "a passage that the key does not have" if known is None else known["proposition"]
    title = f"Paragraph {item.paragraph}: {about}"
    facts = (
        f"Number {item.Index + 1} in the charts. Marked by {item.marked} of {item.of}."
        f" Disagreement of those: {item.disagreement:.2f} on a scale from 0 to 1."
    )
    columns = [
        "" if known is None else _of_key(known, key),
        *(_group(group, known, key) for group in groups[:COLUMNS]),
        _absent(absent) if len(absent) else "",
    ]
    html = (
        f'<section style="{reader.BOX};max-width:76em;{WRAP}">'
        f'<p style="font-size:1.1em"><b>{escape(title)}</b></p><p>{facts}</p>'
        f'<div style="display:flex;flex-wrap:wrap;gap:.8em 1em">{"".join(columns)}</div>'
        f"{_folded(groups[COLUMNS:], known)}</section>"
    )
    return reader.Html(html, f"{title}\n{facts}")


def _of_key(known: pd.Series, key: Dossier) -> str:
    return _column("The key", _chosen(known, known), reader.passage(key, spans_of(known)), "#555")


def _absent(absent: pd.DataFrame) -> str:
    who = many(len(absent), "student")
    return _column(who, "not marked", _names(absent, ""), "#b03a00")


def _folded(groups: list[pd.DataFrame], known: pd.Series | None) -> str:
    """The smaller groups, below the others."""
    if not groups:
        return ""
    lines = "".join(
        f"<li>{many(len(group), 'student')}: {_chosen(group.iloc[0], known)}"
        f"{_names(group, '')}</li>"
        for group in groups
    )
    summary = f"<summary>{many(len(groups), 'further choice')}</summary>"
    return f'<details style="margin-top:.6em">{summary}<ul>{lines}</ul></details>'


def _group(group: pd.DataFrame, known: pd.Series | None, key: Dossier) -> str:
    passages = group.groupby(["start", "end", "pieces"], sort=False)
    row = group.loc[passages["student"].transform("size").idxmax()]
    return _column(
        many(len(group), "student"),
        _chosen(row, known),
        reader.passage(key, spans_of(row)) + _names(group, row["text"]),
        "#0072b2",
    )


def _column(head: str, chosen: str, body: str, color: str) -> str:
    return (
        f'<div style="{COLUMN} {color};{WRAP}">'
        f'<span style="font-weight:600;color:{color}">{head}</span>: {chosen}{body}</div>'
    )


def _chosen(row: pd.Series, known: pd.Series | None) -> str:
    """What was chosen, with what differs from the key in bold."""
    words = {label: _spelled(label, row[label]) for label in LABELS}
    parts = []
    for label in LABELS:
        differs = known is not None and row[label] not in ("", known[label])
        weight = 700 if differs else 400
        parts.append(f'<bdi style="font-weight:{weight}">{escape(words[label])}</bdi>')
    return " · ".join(parts)


def _spelled(label: str, value: str) -> str:
    """What was chosen, in words instead of the table's codes."""
    if not value:
        return f"no {label} given"
    if label == "source":
        return f"said by {value}"
    if label == "stance":
        return {"affirms": "says that it is so", "denies": "says that it is not so"}[value]
    return ACTS[value].partition(":")[0] if label == "act" else SURE[value]


def _names(group: pd.DataFrame, usual: str) -> str:
    """Who is in the group, folded; with their words where these are not the usual ones."""
    own = [
        f"<bdi>{escape(row.student)}</bdi>"
        + (f": “<bdi>{escape(row.text)}</bdi>”" if row.text != usual else "")
        for row in group.itertuples()
    ]
    return f"<details><summary>Who?</summary>{'<br>'.join(own)}</details>"
