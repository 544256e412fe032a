"""Charts of a class: where its annotations differ, and who marked what."""

import altair as alt
import pandas as pd

from ..arguments import judged
from .look import INK, ROW, distinct, finish, nothing

HEAT = ["#f4f4f4", "#a33b00"]
BLOCK = 26
"""so many items stand side by side"""


@judged
def chart_disagreement(items: pd.DataFrame) -> alt.Chart:
    """Where a class differs: a column for each item, a row for each label, the share of pairs that
    differ in each cell. Takes a comparison's items.
    """
    if items.empty:
        return nothing(
            "Where does the class differ?", "There is no passage to compare students on."
        )
    values = {
        "marked": 1 - items["agree_marked"],
        "passage": 1 - items["f1"],
        **{
            label: 1 - items[f"agree_{label}"] for label in ("source", "act", "stance", "certainty")
        },
    }
    rows = items[["item", "text", "marked", "of"]].assign(
        order=range(len(items)), block=[place // BLOCK for place in range(len(items))]
    )
    rows = pd.concat(
        [
            rows.assign(label=label, row=row, differ=values[label].astype(float))
            for row, label in enumerate(values)
        ]
    )
    rows = rows.assign(
        told=rows["differ"].map(lambda differ: "–" if pd.isna(differ) else f"{100 * differ:.0f}")
    )
    base = alt.Chart(rows).encode(
        x=alt.X(
            "item:N",
            title=None,
            sort=alt.EncodingSortField("order", op="min"),
            axis=alt.Axis(orient="top", labelAngle=-90, domain=False, ticks=False),
        ),
        y=alt.Y(
            "label:N",
            title=None,
            sort=alt.EncodingSortField("row", op="min"),
            axis=alt.Axis(domain=False, ticks=False),
        ),
        tooltip=["item:N", "text:N", "label:N", "differ:Q", "marked:Q", "of:Q"],
    )
    cells = base.mark_rect(stroke="white", aria=False).encode(
        color=alt.Color("differ:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=HEAT))
    )
    numbers = base.mark_text(fontSize=11, aria=False).encode(
        text="told:N",
        color=alt.condition("datum.differ > 0.75", alt.value("white"), alt.value(INK)),
    )
    chart = (
        alt.layer(cells, numbers)
        .properties(width=alt.Step(26), height=alt.Step(ROW))
        .facet(row=alt.Row("block:O", title=None, header=alt.Header(labels=False)), spacing=8)
        .resolve_scale(x="independent")
    )
    told = "; ".join(f"{row.item} {row.disagreement:.2f}" for row in items.itertuples())
    return finish(
        chart,
        "Where does the class differ? Percent of the pairs of students that differ, item by item",
        "Items in text order; x…: a passage that the key does not have. Row “passage”: how far "
        "the words marked are from the item's own. A dash: nothing to compare.",
        f"Disagreement on each item, from 0 to 1: {told}.",
    )


@judged
def chart_students(choices: pd.DataFrame, items: pd.DataFrame, students: pd.DataFrame) -> alt.Chart:
    """Who marked what: a row for each student, a column for each item, a square as large as the
    overlap. Takes the tables of a comparison.
    """
    if items.empty:
        return nothing("Who marked what?", "There is no passage to compare students on.")
    short = students["student"].map(lambda name: name if len(name) <= 30 else f"{name[:30]} …")
    order, place = (
        dict(zip(items["item"], range(len(items)))),
        dict(zip(students["student"], range(len(students)))),
    )
    lane = dict(zip(students["student"], distinct(short, students["student"])))
    rows = choices[choices["item"].isin(order)]
    chosen = [
        " · ".join(filter(None, labels))
        for labels in rows[["source", "act", "stance", "certainty"]].itertuples(index=False)
    ]
    rows = rows[["student", "item", "overlap"]].assign(
        order=rows["item"].map(order),
        row=rows["student"].map(place),
        lane=rows["student"].map(lane),
        chosen=chosen,
    )
    unread = students.loc[students["f1"].isna(), ["student", "status"]].assign(
        row=lambda those: those["student"].map(place), lane=lambda those: those["student"].map(lane)
    )
    x = alt.X(
        "item:N",
        title=None,
        sort=alt.EncodingSortField("order", op="min"),
        axis=alt.Axis(orient="top", labelAngle=-90, domain=False, ticks=False),
    )
    y = alt.Y(
        "lane:N",
        title=None,
        sort=alt.EncodingSortField("row", op="min"),
        axis=alt.Axis(domain=False, ticks=False, labelLimit=0),
    )
    stripes = (
        alt.Chart(items[["item"]].assign(order=range(len(items))))
        .mark_rect(aria=False)
        .encode(
            x=x,
            color=alt.condition("datum.order % 2 == 1", alt.value("#f4f4f4"), alt.value("white")),
        )
    )
    base = alt.Chart(rows).encode(
        x=x, y=y, tooltip=["student:N", "item:N", "overlap:Q", "chosen:N"]
    )
    squares = base.mark_square(opacity=1, aria=False).encode(
        size=alt.Size("overlap:Q", legend=None, scale=alt.Scale(domain=[0.5, 1], range=[15, 120])),
        color=alt.Color(
            "overlap:Q", legend=None, scale=alt.Scale(domain=[0.5, 1], range=["#8cc4e6", "#00507d"])
        ),
    )
    signs = base.mark_text(color="#b03a00", aria=False).encode(text=alt.value("–"))
    notes = (
        alt.Chart(unread)
        .mark_text(align="left", color="#b03a00", fontStyle="italic")
        .encode(y=y, x=alt.value(4), text="status:N")
    )
    layers = alt.layer(
        stripes,
        squares.transform_filter("datum.overlap !== null"),
        signs.transform_filter("datum.overlap === null"),
        notes,
    )
    told = "; ".join(
        f"{row.student}: "
        f"{row.status if pd.isna(row.found) else f'{row.found} of {row.of} of the key'}"
        for row in students.itertuples()
    )
    return finish(
        layers.properties(width=alt.Step(15), height=alt.Step(18)),
        "Who marked what? A row for each student, a column for each item",
        "The larger and darker the square, the nearer to the item's own words. A red dash: not "
        "marked. x…: a passage that the key does not have.",
        f"{told}.",
    )
