"""Charts of what is claimed: numbers, relations between claims, origins, grades."""

import textwrap
from collections import Counter
from typing import Any

import altair as alt
import pandas as pd

from ..admiralty import CREDIBILITY
from ..arguments import judged, one_of
from ..display import listed, many, unlisted
from .adding import add_up
from .intervals import GAP, Ends, Window, ranges, room_for, tell
from .look import (
    BLUE,
    CERTAINTIES,
    INK,
    MANY,
    VOICE,
    WIDTH,
    AnyChart,
    finish,
    nameless,
    nothing,
    tips,
    wrapped,
)

CELL = 72
"""how high a grade is in the chart of grades, in pixels"""
NAMES = 5
"""so many lines name the sources of a mark"""
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
    """The numbers in one unit as intervals, with their source; many are added up by what they
    count, or by voice. Takes `views.quantities`; without a unit, the most frequent one. Raises
    ValueError for a unit that none of them has.
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
    few = len(rows) <= MANY
    shown = rows if few else _in_sum(rows)
    return finish(
        _figures(shown, unit),
        f"The numbers that are claimed ({unit}){', each with its source' if few else ''}",
        "A mark is a figure, an arrow an open end: the text sets no bound there, which is not "
        "zero. What is counted, and where, differs from row to row."
        + ("" if few else " In brackets: the number of statements."),
        tell(shown if few else shown[shown["added_up"]]),
    )


def _in_sum(rows: pd.DataFrame) -> pd.DataFrame:
    """The same, and before them one row for what is counted, voice and figure; where too many
    different things are counted, for voice and figure.
    """
    by = "measure" if rows["measure"].nunique() <= MANY // 2 else "identified"
    figures = rows.assign(
        label=rows["reading"],
        earliest=rows["low"],
        latest=rows["high"],
        attribution_ids=rows["attribution_ids"].map(unlisted),
    )
    sums = add_up(figures, list(dict.fromkeys([by, "identified"])), {"source": "nunique"})
    sums = sums.assign(
        lane=sums[by],
        low=sums["earliest"],
        high=sums["latest"],
        reading=sums["label"],
        source=sums["source"].map(lambda n: many(n, "source")),
        attribution_ids=sums["attribution_ids"].map(listed),
    ).sort_values([by, "identified", "low", "high"], kind="stable")
    both = pd.concat([sums, rows.assign(added_up=False)], ignore_index=True)
    told = [name.split(":")[0] for name in TOLD_OF_A_NUMBER]
    words = {name: both[name].fillna("") for name in (*told, "quantity_id", "measure")}
    return both.assign(**words, group=both[by]).drop(columns=["earliest", "latest"])


def _figures(rows: pd.DataFrame, unit: str) -> AnyChart:
    """The intervals of quantities in one unit."""
    ends = [(_figure(row.low), _figure(row.high)) for row in rows.itertuples()]
    window = _window(ends)
    scale = alt.Scale(
        domain=[window.first, window.last], nice=False, range=[GAP, WIDTH - room_for(rows)]
    )
    axis = alt.Axis(tickMinStep=1) if _whole(ends) else alt.Axis()
    x = alt.X("x:Q", title=wrapped(unit), scale=scale, axis=axis)
    return ranges(rows, ends, VOICE, x, window, "no figure", TOLD_OF_A_NUMBER)


def _whole(ends: Ends) -> bool:
    """Whether each figure is a whole number."""
    return all(bound is None or bound.is_integer() for pair in ends for bound in pair)


def _figure(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _window(ends: Ends) -> Window:
    """The figures of the axis: from zero, with room on the left for an arrow where one ends
    there.
    """
    known = [0.0, *(bound for pair in ends for bound in pair if bound is not None)]
    span = (max(known) - min(known)) or 1.0
    open_low = [high for low, high in ends if low is None and high is not None]
    beside = min(known) < 0 or min(open_low, default=span) < span / 10
    first = min(known) - (span / 14 if beside else 0)
    return Window(first, max(known) + span / 20, span / 10)


def _words_and_interval(row) -> str:
    """What the text says, unless it is the figure itself, and the interval that it allows; in a
    second line an end that is open, and the day.
    """
    words = f"“{textwrap.shorten(row.text, 40, placeholder=' …')}”: "
    said = "" if row.reading.startswith(row.text) else words
    ends = f"{row.open_end}; " if row.open_end else ""
    return f"{said}{row.reading}\n{ends}as of: {row.as_of}"


@judged
def chart_origins(origins: pd.DataFrame) -> alt.Chart:
    """Independent origins against the number of attributions: a mark for each combination, with the
    number of its claims. Takes `views.origins`.
    """
    title = "Said often, or said by many? Sources against statements"
    if origins.empty:
        return nothing(title, "There is no claim to draw.")
    rows = (
        origins.groupby(["attributions", "origins_low", "origins_high"])
        .agg(claims=("claim_id", "size"), ids=("claim_id", ", ".join))
        .reset_index()
        .sort_values(["origins_high", "origins_low"], ascending=False, kind="stable")
    )
    rows = rows.assign(origins=[_between(row) for row in rows.itertuples()])
    told = "; ".join(
        f"{row.claims} claims with {row.attributions} statements and {row.origins} sources"
        for row in rows.itertuples()
    )
    across = max(90, min(70 * rows["attributions"].nunique(), WIDTH))
    return finish(
        _origin_marks(rows).properties(height=alt.Step(48), width=across),
        title,
        "The number in a mark counts the claims. “1 to 2” sources: unnamed people may coincide "
        "with others. The higher, the more say it; the further to the right, the more often it is "
        "said.",
        f"{told}.",
    )


def _between(row: Any) -> str:
    """How many origins there are, in words."""
    low, high = row.origins_low, row.origins_high
    return f"{high}" if low == high else f"{low} to {high}"


def _origin_marks(rows: pd.DataFrame) -> AnyChart:
    order = list(dict.fromkeys(rows["origins"]))
    base = alt.Chart(rows).encode(
        x=alt.X(
            "attributions:O",
            title="statements (how often it is said)",
            axis=alt.Axis(labelAngle=0, grid=True),
        ),
        y=alt.Y(
            "origins:N",
            sort=order,
            title="sources (who says it)",
            axis=alt.Axis(grid=True, titleAngle=0, titleAlign="left", titleX=0, titleY=-10),
        ),
        tooltip=tips(["claims:Q", "attributions:Q", "origins_low:Q", "origins_high:Q"]),
    )
    size = alt.Size("claims:Q", scale=alt.Scale(range=[500, 1500]), legend=None)
    dots = base.mark_point(filled=True, opacity=1, color=BLUE, shape="circle").encode(size=size)
    number = base.mark_text(color="white", fontWeight="bold", aria=False).encode(text="claims:Q")
    return alt.layer(dots, number)


@judged
def chart_grades(grades: pd.DataFrame) -> alt.Chart:
    """The analyst's grade of each claim against the text's own certainty. Takes `views.grades`;
    grades of a source alone are left to the table.
    """
    title = "How sure it sounds, and how far the analyst trusts it"
    rows = _grades_by_certainty(grades)
    if rows.empty:
        return nothing(title, "Nobody has graded a claim yet.")
    told = "; ".join(
        f"{', '.join(row.names.splitlines())}: {row.certainty}, graded {row.credibility}"
        for row in rows.itertuples()
    )
    scale = ", ".join(f"{grade} {meaning}" for grade, meaning in CREDIBILITY.items())
    return finish(
        _grade_marks(rows).properties(height=alt.Step(CELL), width=WIDTH + 200),
        title,
        f"Each mark is a graded claim, named by its source. Grades: {scale}.",
        f"Grades: {told}.",
    )


def _grades_by_certainty(grades: pd.DataFrame) -> pd.DataFrame:
    """One row for each certainty and credibility: names (of sources, a line each), label (the same
    as it fits beside a mark), grades.
    """
    graded = grades[(grades["certainty"] != "") & grades["credibility"].notna()]
    graded = graded.assign(
        certainty=graded["certainty"].str.split(", "),
        source=graded["source"].where(graded["source"] != "", "anybody"),
    ).explode("certainty")
    return (
        graded.groupby(["certainty", "credibility"])
        .agg(
            names=("source", lambda sources: "\n".join(sources)),
            label=("source", _called),
            grades=("assessment_id", "size"),
        )
        .reset_index()
        .astype({"credibility": int})
    )


def _called(sources: pd.Series) -> str:
    """Who the graded claims are of, those with most of them first; the last of five lines counts
    who has no room.
    """
    lines: list[str] = []
    counted = Counter(sources).most_common()
    for place, (name, times) in enumerate(counted):
        left = len(counted) - place
        words = f"{name} ×{times}" if times > 1 else name
        told = wrapped(words, letters=30).split("\n")
        if len(lines) + len(told) > NAMES - (left > 1):
            return "\n".join([*lines, f"and {left} more"])
        lines += told
    return "\n".join(lines)


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
        "lineHeight": 12,
        "fontSize": 11,
        "limit": 186,
        "dy": {"expr": "-6 * (length(split(datum.label, '\\n')) - 1)"},
    }
    return alt.layer(
        base.mark_point(filled=True, opacity=1, color=BLUE).encode(size=size),
        base.mark_text(**label).encode(text="label:N"),
    )
