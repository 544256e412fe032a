"""Sections: what is shown of a dossier, in which order: each view with its chart, its table, and
what they cannot show.

To add a chart: a view in `views`, a chart in `charts`, a Figure in SECTIONS, a test. To add a
section: a row of SECTIONS; what it has of its own, before its figures, is a template of its name in
assets/report/.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

import pandas as pd

from . import charts, views
from .dossier import Dossier

View = Callable[[Dossier], pd.DataFrame]
REGISTER_ABOVE = "The register of statements above has the same rows."


class Figure(NamedTuple):
    """A view as a chart, as a table, or as both."""

    name: str
    view: View
    chart: Callable[..., Any] | None = None
    each: str = ""
    """a column of the view: one chart for each of its values, the most frequent first"""
    live: bool = False
    """whether a filter moves the chart"""
    picks: str = ""
    """what a click on one of its marks filters by: source, clock or claim"""
    days: str = ""
    """the clock on whose days a pointer can be dragged: said or event"""
    note: str = ""
    """a word beside the chart"""
    optional: bool = False
    """whether there is no chart where the view has no row, since the section's answer says so"""
    caption: str = ""
    """of the table; without one, there is none"""
    rows: View | None = None
    """the rows of the table, where they are not those of the view"""
    columns: tuple[str, ...] = ()
    """the columns of the table; none given: all"""
    key: str = ""
    """the column whose value names a row of the table, for links to lead to"""


class Section(NamedTuple):
    """What stands under one heading."""

    id: str
    short: str
    """its name in a list of contents"""
    title: str
    """the question that it answers"""
    figures: tuple[Figure, ...] = ()
    limit: str = ""
    """what it cannot show"""


SECTIONS = (
    Section(
        "article",
        "Article",
        "Who says what, line by line?",
        (
            Figure(
                "statements",
                views.statements,
                caption="The register of statements",
                key="attribution_id",
                columns=(
                    "attribution_id",
                    "claim_id",
                    "proposition",
                    "source",
                    "identified",
                    "chain",
                    "act",
                    "stance",
                    "certainty",
                    "how_known",
                    "said_label",
                    "event_label",
                    "topic",
                ),
            ),
            Figure(
                "open",
                views.left_open,
                caption="What is left open",
            ),
            Figure(
                "entities",
                attrgetter("entities"),
                caption="Entities",
                key="entity_id",
                columns=("entity_id", "name", "kind", "named", "role", "note"),
            ),
        ),
    ),
    Section(
        "sources",
        "Sources",
        "Who is speaking?",
        (
            Figure(
                "voices",
                views.voices,
                charts.chart_voices,
                live=True,
                picks="source",
                note=REGISTER_ABOVE,
            ),
            Figure(
                "sources",
                views.sources,
                charts.chart_sources,
                live=True,
                picks="source",
                caption="Sources",
                columns=(
                    "source",
                    "kind",
                    "identified",
                    "role",
                    "attributions",
                    "of",
                    "share",
                    "claims",
                    "denials",
                    "relay",
                    "attribution_ids",
                ),
            ),
            Figure("knowing", views.knowing, caption="How they would know"),
            Figure(
                "chains",
                views.chains,
                charts.chart_chains,
                caption="Chains",
                columns=("hop", "party", "identified", "passing", "ending", "cues"),
            ),
        ),
        "A name can be checked; that is all it adds. Whether two unnamed people are one cannot be"
        " seen from the text.",
    ),
    Section(
        "clocks",
        "Dates",
        "When was it said, when was it?",
        (
            Figure(
                "clocks",
                views.clocks,
                charts.chart_clocks,
                live=True,
                picks="clock",
                caption="The three clocks",
            ),
            Figure(
                "expressions",
                views.expressions,
                charts.chart_expressions,
                caption="Dates in the text",
                key="date_id",
                columns=("date_id", "text", "edtf", "reading", "basis", "note"),
            ),
        ),
        "An arrow means: on that day or before, from that day on. Which of the days it was, the"
        " text does not say.",
    ),
    Section(
        "time",
        "Time",
        "What is said to have happened, and when?",
        (
            Figure(
                "said",
                views.statements,
                charts.chart_said,
                live=True,
                picks="source",
                days="said",
                note=REGISTER_ABOVE,
            ),
            Figure(
                "happened",
                views.statements,
                charts.chart_happened,
                live=True,
                picks="claim",
                days="event",
                caption="Claims and their dates",
                rows=attrgetter("claims"),
                columns=("claim_id", "event_edtf", "event_basis"),
            ),
        ),
        "What is claimed to have happened, not what happened. Undated claims stand on the left;"
        " none is left out.",
    ),
    Section("claims", "Claims", "What is claimed, one by one?"),
    Section(
        "disagreement",
        "Disputes",
        "Where do sources disagree?",
        (
            Figure(
                "relations",
                views.relations,
                charts.chart_relations,
                caption="Relations between claims",
            ),
            Figure(
                "origins",
                views.origins,
                charts.chart_origins,
                caption="Origins of each claim",
                columns=(
                    "claim_id",
                    "attributions",
                    "affirming",
                    "denying",
                    "origins_low",
                    "origins_high",
                    "unnamed_only",
                    "outlet_only",
                    "contested",
                ),
            ),
        ),
        "Two officials of one government are two origins here, but hardly two witnesses.",
    ),
    Section(
        "numbers",
        "Numbers",
        "What do the numbers count?",
        (
            Figure(
                "numbers",
                views.quantities,
                charts.chart_numbers,
                each="unit",
                live=True,
                picks="source",
                optional=True,
                caption="All numbers",
                columns=(
                    "quantity_id",
                    "attribution_id",
                    "source",
                    "text",
                    "reading",
                    "open_end",
                    "direction",
                    "measure",
                    "as_of",
                    "said",
                    "certainty",
                    "part_of",
                    "relative_to",
                ),
            ),
        ),
        "The figures may count different things, in different places, as of different or unknown"
        " days.",
    ),
    Section("observations", "Remarks", "What does a critical reader note?"),
    Section(
        "grades",
        "Grades",
        "How does the analyst grade them?",
        (
            Figure(
                "grades",
                views.grades,
                charts.chart_grades,
                optional=True,
                caption="Grades",
                columns=(
                    "source",
                    "proposition",
                    "reliability",
                    "credibility",
                    "certainty",
                    "why",
                    "assessor",
                ),
            ),
        ),
    ),
    Section("method", "Method", "How was this made, and what are its limits?"),
    Section("provenance", "Provenance", "Where does it come from?"),
)

FIGURES = tuple(figure for section in SECTIONS for figure in section.figures)


def make_charts(figure: Figure, view: pd.DataFrame) -> Iterator[tuple[str, Any]]:
    """The charts of a figure on its view by their names; none when there is nothing to draw."""
    if not figure.chart or (figure.optional and view.empty):
        return
    if not figure.each:
        yield figure.name, figure.chart(view)
        return
    counted = view.groupby(figure.each, sort=False).size()
    for number, value in enumerate(counted.sort_values(ascending=False, kind="stable").index):
        yield f"{figure.name}-{number}", figure.chart(view, **{figure.each: value})


def make_table(figure: Figure, dossier: Dossier, view: pd.DataFrame) -> pd.DataFrame | None:
    """The rows and columns of a figure's table; None when it has no table, or no row."""
    rows = figure.rows(dossier) if figure.rows else view
    if not figure.caption or rows.empty:
        return None
    return rows[list(figure.columns or rows.columns)]
