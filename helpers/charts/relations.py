"""A chart of how claims bear on each other."""

import altair as alt
import pandas as pd

from ..arguments import judged
from ..display import many
from .intervals import at_row, lane_names, opening, read
from .look import INK, MANY, RELATION, AnyChart, finish, nothing, step, tips, wrapped

TITLE = "Which claims bear on which, and how"
COLUMN = 74
"""how wide the column of a relation is, in pixels"""
FIELDS = ["proposition_a:N", "relation:N", "proposition_b:N", "kind:N", "basis:N", "why:N"]


@judged
def chart_relations(relations: pd.DataFrame) -> alt.Chart:
    """How claims bear on each other: a row for each relation, from the one claim on the left to the
    other on the right; many are added up by relation. Takes `views.relations`.
    """
    if relations.empty:
        return nothing(TITLE, "No relation between claims is recorded.")
    rows = _in_words(relations)
    told = "; ".join(f"{row.told_a} {row.relation}: {row.told_b}" for row in rows.itertuples())
    if len(rows) > MANY:
        rows = pd.concat([_sums(rows), rows.assign(added_up=False)], ignore_index=True)
    rows = rows.assign(order=range(len(rows))).drop(columns=["told_a", "told_b"])
    chart = _marks(rows)
    return finish(
        chart.add_params(opening(rows)) if "added_up" in rows else chart,
        TITLE,
        "Read a row from left to right: the claim on the left supports, qualifies, … the claim on "
        "the right.",
        f"Relations: {told}.",
    )


def _in_words(relations: pd.DataFrame) -> pd.DataFrame:
    """The relations with both claims in the lines they are shown in: lane, label."""
    return relations.sort_values(["claim_a", "claim_b"], kind="stable").assign(
        lane=lambda rows: [wrapped(words, letters=46, lines=3) for words in rows["proposition_a"]],
        label=lambda rows: [wrapped(words, letters=46, lines=3) for words in rows["proposition_b"]],
        told_a=lambda rows: rows["proposition_a"].str.rstrip("."),
        told_b=lambda rows: rows["proposition_b"].str.rstrip("."),
        group=lambda rows: rows["relation"],
    )


def _sums(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a relation: how many pairs of claims it holds between."""
    counted = rows.groupby("relation", sort=False).size().rename("pairs").reset_index()
    return counted.assign(
        lane=counted["relation"],
        group=counted["relation"],
        label=[f"{many(pairs, 'pair')} of claims" for pairs in counted["pairs"]],
        added_up=True,
    )


def _marks(rows: pd.DataFrame) -> AnyChart:
    look = RELATION.seen(rows)
    across = COLUMN * len(look.values)
    base = read(rows).encode(y=at_row(), tooltip=tips(FIELDS))
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=alt.X(
            "relation:N",
            sort=look.values,
            title=None,
            scale=alt.Scale(domain=look.values),
            axis=alt.Axis(orient="top", labelAngle=0, grid=True, domain=False),
        ),
        color=look.color.legend(None),
        shape=look.shape.legend(None),
    )
    rise = {"expr": "-6 * (length(split(datum.label, '\\n')) - 1)"}
    words = base.mark_text(
        align="left", color=INK, size=11, lineBreak="\n", lineHeight=12, limit=330, dy=rise
    ).encode(x=alt.value(across + 8), text="label:N")
    high = step(pd.concat([rows["lane"], rows["label"]]))
    return alt.layer(*lane_names(rows), dots, words).properties(height=alt.Step(high), width=across)
