"""Charts of a class: where its annotations differ, and who marked what."""

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from ..arguments import judged
from .look import INK, ROW, distinct, finish, nothing

HEAT = ["#f4f4f4", "#a33b00"]
BLUES = ["#8cc4e6", "#00507d"]
MISSED = "#b03a00"
BLOCK = 26
"""so many items stand side by side"""
CHOSEN = ["source", "act", "stance", "certainty"]
"""what a student chooses for a passage"""
LETTERS = 30
"""so many letters of a passage stand at its column"""
NO_PASSAGE = "There is no passage to compare students on."


@judged
def chart_disagreement(items: pd.DataFrame) -> alt.Chart:
    """Where a class differs: a column for each item, a row for each label, the share of pairs that
    differ in each cell. Takes a comparison's items.
    """
    if items.empty:
        return nothing("Where does the class differ?", NO_PASSAGE)
    items = _called(items)
    chart = (
        _heat_marks(_differences(items))
        .properties(width=alt.Step(26), height=alt.Step(ROW))
        .facet(row=alt.Row("block:O", title=None, header=alt.Header(labels=False)), spacing=8)
        .resolve_scale(x="independent")
    )
    told = "; ".join(
        f"{row.passage} {'–' if pd.isna(row.disagreement) else format(row.disagreement, '.2f')}"
        for row in items.itertuples()
    )
    return finish(
        chart,
        "Where does the class differ? Percent of the pairs of students that differ",
        "Passages in text order, by their number and first words; +: the key does not have it. "
        "Row “passage”: how far the words marked are from the passage's own. A dash: nothing to "
        "compare.",
        f"Disagreement of those who marked each item, from 0 to 1: {told}.",
    )


def _differences(items: pd.DataFrame) -> pd.DataFrame:
    """One row for each item and label: differ (share of pairs), told (the same as percent)."""
    values = {
        "marked": 1 - items["agree_marked"],
        "passage": 1 - items["f1"],
        **{label: 1 - items[f"agree_{label}"] for label in CHOSEN},
    }
    order = range(len(items))
    rows = items[["passage", "text", "marked", "of", "item"]].assign(
        order=order, block=[place // BLOCK for place in order]
    )
    rows = pd.concat(
        [
            rows.assign(label=label, row=row, differ=values[label].astype(float))
            for row, label in enumerate(values)
        ]
    )
    told = rows["differ"].map(lambda share: "–" if pd.isna(share) else f"{100 * share:.0f}")
    return rows.assign(told=told)


def _heat_marks(rows: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    base = alt.Chart(rows).encode(
        x=_items_across(),
        y=_rows_down("label"),
        tooltip=["text:N", "label:N", "differ:Q", "marked:Q", "of:Q"],
    )
    cells = base.mark_rect(stroke="white", aria=False).encode(
        color=alt.Color("differ:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=HEAT))
    )
    numbers = base.mark_text(fontSize=11, aria=False).encode(
        text="told:N",
        color=alt.condition("datum.differ > 0.75", alt.value("white"), alt.value(INK)),
    )
    return alt.layer(cells, numbers)


@judged
def chart_students(choices: pd.DataFrame, items: pd.DataFrame, students: pd.DataFrame) -> alt.Chart:
    """Who marked what: a row for each student, a column for each item, a square as large as the
    overlap. Takes the tables of a comparison.
    """
    if items.empty:
        return nothing("Who marked what?", NO_PASSAGE)
    items, lanes = _called(items), _lanes(students)
    rows = _choices_made(choices, items).merge(lanes, on="student")
    layers = [_stripes(items), *_choice_marks(rows), _unread_marks(lanes)]
    told = "; ".join(
        f"{row.student}: "
        f"{row.status if pd.isna(row.found) else f'{row.found} of {row.of} of the key'}"
        for row in students.itertuples()
    )
    return finish(
        alt.layer(*layers).properties(width=alt.Step(15), height=alt.Step(18)),
        "Who marked what? A row for each student, a column for each passage",
        "The larger and darker the square, the nearer to the passage's own words. A red dash: not "
        "marked. +: a passage that the key does not have.",
        f"{told}.",
    )


def _called(items: pd.DataFrame) -> pd.DataFrame:
    """The items with passage: the number of each in the order of the text, and its first words."""
    told = [
        f"{number}{'' if row.claim_id else '+'} "
        f"{textwrap.shorten(row.text.strip(' ,;:.'), LETTERS, placeholder=' …')}"
        for number, row in enumerate(items.itertuples(), start=1)
    ]
    return items.assign(passage=told)


def _lanes(students: pd.DataFrame) -> pd.DataFrame:
    """One row for each student: row (from 0), lane (the name, cut, no two alike), status (blank
    where the student could be read).
    """
    short = students["student"].map(lambda name: name if len(name) <= 30 else f"{name[:30]} …")
    return students[["student"]].assign(
        row=range(len(students)),
        lane=distinct(short, students["student"]),
        status=students["status"].where(students["f1"].isna(), ""),
    )


def _choices_made(choices: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """The choices on these items: student, item, overlap, order (of the item), chosen in words."""
    order = dict(zip(items["item"], range(len(items))))
    called = dict(zip(items["item"], items["passage"]))
    rows = choices[choices["item"].isin(order)]
    labels = rows[CHOSEN].itertuples(index=False)
    return rows[["student", "item", "overlap"]].assign(
        passage=rows["item"].map(called),
        order=rows["item"].map(order),
        chosen=[" · ".join(filter(None, chosen)) for chosen in labels],
    )


def _stripes(items: pd.DataFrame) -> alt.Chart:
    gray = alt.condition("datum.order % 2 == 1", alt.value("#f4f4f4"), alt.value("white"))
    base = alt.Chart(items[["item", "passage"]].assign(order=range(len(items))))
    return base.mark_rect(aria=False).encode(x=_items_across(), color=gray)


def _choice_marks(rows: pd.DataFrame) -> list[alt.Chart]:
    """A square for each passage that was marked, a dash for each that was not."""
    near: dict[str, Any] = {"legend": None, "scale": alt.Scale(domain=[0.5, 1], range=[15, 120])}
    dark: dict[str, Any] = {"legend": None, "scale": alt.Scale(domain=[0.5, 1], range=BLUES)}
    base = alt.Chart(rows).encode(
        x=_items_across(),
        y=_rows_down("lane", labelLimit=0),
        tooltip=["student:N", "passage:N", "overlap:Q", "chosen:N"],
    )
    squares = base.mark_square(opacity=1, aria=False).encode(
        size=alt.Size("overlap:Q", **near), color=alt.Color("overlap:Q", **dark)
    )
    dashes = base.mark_text(color=MISSED, aria=False).encode(text=alt.value("–"))
    return [
        squares.transform_filter("datum.overlap !== null"),
        dashes.transform_filter("datum.overlap === null"),
    ]


def _unread_marks(lanes: pd.DataFrame) -> alt.Chart:
    """Why a student could not be read, in the place of the squares."""
    return (
        alt.Chart(lanes[lanes["status"] != ""])
        .mark_text(align="left", color=MISSED, fontStyle="italic")
        .encode(y=_rows_down("lane", labelLimit=0), x=alt.value(4), text="status:N")
    )


def _items_across() -> alt.X:
    axis = alt.Axis(
        orient="top",
        labelAngle=-90,
        labelLimit=220,
        labelFontSize=11,
        domain=False,
        ticks=False,
    )
    return alt.X("passage:N", title=None, sort=alt.EncodingSortField("order", op="min"), axis=axis)


def _rows_down(column: str, **look: Any) -> alt.Y:
    axis = alt.Axis(domain=False, ticks=False, **look)
    return alt.Y(f"{column}:N", title=None, sort=alt.EncodingSortField("row", op="min"), axis=axis)
