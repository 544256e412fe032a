"""Charts of what is claimed: numbers, relations between claims, origins, grades."""

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from ..admiralty import CREDIBILITY
from ..arguments import judged, one_of
from ..display import listed
from .intervals import GAP, Ends, Window, ranges, tell
from .look import (
    BLUE,
    CERTAINTIES,
    INK,
    RELATION,
    VOICE,
    WIDTH,
    AnyChart,
    finish,
    lanes,
    nameless,
    nothing,
    step,
    tips,
    wrapped,
)

TOLD_OF_A_NUMBER = [
    f"{field}:N"
    for field in (
        "text",
        "reading",
        "open_end",
        "source",
        "measure",
        "as_of",
        "said",
        "act",
        "certainty",
        "chain",
    )
]


@judged
def chart_numbers(quantities: pd.DataFrame, *, unit: str = "") -> alt.Chart:
    """The numbers in one unit as intervals, with their source. Takes `views.quantities`; without a
    unit, the most frequent one. Raises ValueError for a unit that none of them has.
    """
    units = quantities["unit"].unique()
    if len(units):
        one_of("unit", unit, units, blank="or blank for the most frequent")
    unit = unit or next(iter(quantities["unit"].mode()), "")
    rows = quantities[quantities["unit"] == unit]
    if rows.empty:
        return nothing("The numbers that are claimed", "The text claims no numbers.")
    rows = rows.assign(
        lane=rows["source"] + nameless(rows) + ": " + rows["measure"],
        label=[_words_and_interval(row) for row in rows.itertuples()],
        attribution_ids=rows["attribution_id"].map(lambda id_: listed([id_])),
    )
    return finish(
        _figures(rows, unit),
        f"The numbers that are claimed ({unit}), each with its source",
        "A mark is a figure, an arrow an open end: the text sets no bound there, which is not "
        "zero. What is counted, and where, differs from row to row.",
        tell(rows),
    )


def _figures(rows: pd.DataFrame, unit: str) -> AnyChart:
    """The intervals of quantities in one unit."""
    ends = [(_figure(row.low), _figure(row.high)) for row in rows.itertuples()]
    window = _window(ends)
    scale = alt.Scale(domain=[window.first, window.last], nice=False, range=[GAP, WIDTH])
    x = alt.X("x:Q", title=wrapped(unit), scale=scale)
    return ranges(rows, ends, VOICE, x, window, "no figure", TOLD_OF_A_NUMBER)


def _figure(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _window(ends: Ends) -> Window:
    """The figures of the axis: from zero, with room on the left for an arrow where one ends there,
    and on the right for labels.
    """
    known = [0.0, *(bound for pair in ends for bound in pair if bound is not None)]
    span = (max(known) - min(known)) or 1.0
    open_low = [high for low, high in ends if low is None and high is not None]
    beside = min(known) < 0 or min(open_low, default=span) < span / 10
    first = min(known) - (span / 14 if beside else 0)
    return Window(first, max(known) + 0.7 * span, span / 10)


def _words_and_interval(row) -> str:
    """What the text says, unless it is the figure itself, and the interval that it allows; in a
    second line an end that is open, and the day.
    """
    words = f"“{textwrap.shorten(row.text, 40, placeholder=' …')}”: "
    said = "" if row.reading.startswith(row.text) else words
    ends = f"{row.open_end}; " if row.open_end else ""
    return f"{said}{row.reading}\n{ends}as of: {row.as_of}"


@judged
def chart_relations(relations: pd.DataFrame) -> alt.Chart:
    """How claims bear on each other, as a matrix: the row's claim … the column's claim. Takes
    `views.relations`.
    """
    if relations.empty:
        return nothing("Which claims bear on which", "No relation between claims is recorded.")
    order = sorted({*relations["claim_a"], *relations["claim_b"]})
    rows = (
        relations.assign(
            lane=(relations["claim_a"] + "  " + relations["proposition_a"]).map(wrapped)
        )
        .sort_values("claim_a")
        .assign(order=range(len(relations)))
    )
    chart = (
        alt.Chart(rows)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            x=alt.X(
                "claim_b:N",
                sort=order,
                title="the claim that it bears on",
                axis=alt.Axis(orient="top", labelAngle=-90, grid=True),
            ),
            y=lanes(),
            color=RELATION.seen(rows).color,
            shape=RELATION.seen(rows).shape,
            tooltip=tips(["relation:N", "proposition_b:N", "kind:N", "basis:N", "why:N"]),
        )
    )
    told = "; ".join(f"{row.claim_a} {row.relation} {row.claim_b}" for row in rows.itertuples())
    return finish(
        chart.properties(height=alt.Step(step(rows["lane"])), width=WIDTH),
        "Which claims bear on which, and how",
        "Read a row from left to right: the claim on the left supports, qualifies, … the claim "
        "above.",
        f"Relations: {told}.",
    )


@judged
def chart_origins(origins: pd.DataFrame) -> alt.Chart:
    """Independent origins against the number of attributions: a mark for each combination, with its
    claims. Takes `views.origins`.
    """
    rows = (
        origins.groupby(["attributions", "origins_low", "origins_high"])
        .agg(claims=("claim_id", "size"), ids=("claim_id", ", ".join))
        .reset_index()
    )
    rows = rows.assign(
        middle=(rows["origins_low"] + rows["origins_high"]) / 2,
        label=[f"{row.claims} claim{'s' * (row.claims > 1)}" for row in rows.itertuples()],
    )
    told = "; ".join(
        f"{row.claims} claims with {row.attributions} attributions"
        f" and {row.origins_low} to {row.origins_high} origins"
        for row in rows.itertuples()
    )
    return finish(
        _origin_marks(rows).properties(height=320, width=WIDTH),
        "Said often, or said by many? Origins against attributions",
        "A line goes down to the fewest origins there may be, where unnamed people may coincide "
        "with others.",
        f"{told}.",
    )


def _origin_marks(rows: pd.DataFrame) -> AnyChart:
    most = int(max(rows["attributions"].max(), rows["origins_high"].max())) + 1 if len(rows) else 2
    scale, axis = alt.Scale(domain=[0, most], nice=False), alt.Axis(tickMinStep=1, format="d")
    title = "attributions (how often it is said)"
    base = alt.Chart(rows).encode(
        x=alt.X("attributions:Q", scale=scale, axis=axis, title=title),
        tooltip=tips(["claims:Q", "attributions:Q", "origins_low:Q", "origins_high:Q"]),
    )
    ranges = base.mark_rule(strokeWidth=3, color=BLUE).encode(
        y=alt.Y("origins_low:Q", scale=scale, axis=axis, title="distinct origins (who says it)"),
        y2="origins_high:Q",
    )
    size = alt.Size("claims:Q", scale=alt.Scale(range=[150, 1200]), legend=None)
    dots = base.mark_point(filled=True, opacity=1, color=BLUE, shape="circle").encode(
        y="origins_high:Q", size=size
    )
    lows = base.mark_tick(color=BLUE, thickness=3, size=16).encode(y="origins_low:Q")
    labels = base.mark_text(align="left", dx=20, color=INK).encode(y="middle:Q", text="label:N")
    apart = "datum.origins_low < datum.origins_high"
    return alt.layer(ranges, lows.transform_filter(apart), dots, labels)


@judged
def chart_grades(grades: pd.DataFrame) -> alt.Chart:
    """The analyst's grade of each claim against the text's own certainty. Takes `views.grades`;
    grades of a source alone are left to the table.
    """
    rows = _grades_by_certainty(grades)
    told = "; ".join(
        f"{', '.join(row.names.splitlines())}: {row.certainty}, graded {row.credibility}"
        for row in rows.itertuples()
    )
    scale = ", ".join(f"{grade} {meaning}" for grade, meaning in CREDIBILITY.items())
    return finish(
        _grade_marks(rows).properties(height=420, width=WIDTH + 160),
        "How sure it sounds, and how far the analyst trusts it",
        f"Each mark is a graded claim, named by its source. Grades: {scale}.",
        f"Grades: {told or 'no grade yet'}.",
    )


def _grades_by_certainty(grades: pd.DataFrame) -> pd.DataFrame:
    """One row for each certainty and credibility: names (of sources, a line each), grades."""
    graded = grades[(grades["certainty"] != "") & grades["credibility"].notna()]
    graded = graded.assign(
        certainty=graded["certainty"].str.split(", "),
        source=graded["source"].where(graded["source"] != "", "anybody"),
    ).explode("certainty")
    return (
        graded.groupby(["certainty", "credibility"])
        .agg(names=("source", "\n".join), grades=("assessment_id", "size"))
        .reset_index()
        .astype({"credibility": int})
    )


def _grade_marks(rows: pd.DataFrame) -> AnyChart:
    base = alt.Chart(rows).encode(
        x=alt.X(
            "certainty:O",
            sort=CERTAINTIES,
            scale=alt.Scale(domain=CERTAINTIES),
            title="how sure the text sounds",
            axis=alt.Axis(labelAngle=0),
        ),
        y=alt.Y(
            "credibility:O",
            scale=alt.Scale(domain=[1, 2, 3, 4, 5, 6]),
            title="the analyst's grade of the claim",
        ),
        tooltip=tips(["names:N", "grades:Q"]),
    )
    size = alt.Size("grades:Q", legend=None, scale=alt.Scale(range=[120, 500]))
    label: dict[str, Any] = {
        "dx": 14,
        "align": "left",
        "color": INK,
        "lineBreak": "\n",
        "limit": 230,
    }
    return alt.layer(
        base.mark_point(filled=True, opacity=1, color=BLUE).encode(size=size),
        base.mark_text(**label).encode(text="names:N"),
    )
