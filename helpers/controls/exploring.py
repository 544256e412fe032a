"""The statements with controls: an explorer in which one Filter drives everything."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from html import escape

import ipywidgets as widgets
import pandas as pd

from .. import charts, reader, views
from ..dossier import Dossier
from .panel import FULL, LABELLED, Controls, Panel, button, checkbox, dropdown, search

REGISTER = [
    "attribution_id",
    "claim_id",
    "proposition",
    "source",
    "chain",
    "act",
    "stance",
    "certainty",
    "how_known",
    "said_label",
    "event_label",
    "topic",
]
CLOCK_CHARTS = {"when it was said": charts.chart_said, "when it happened": charts.chart_happened}
POINTED = {"claim_id": "claim", "origin": "source", "topic": "topic", "identified": "identified"}
"""the control that a click in a chart sets, by the column of what was clicked, the nearest first"""
NOTHING_FITS = reader.Html(
    "<p>No statement fits. Clear a filter to see more.</p>",
    "No statement fits.",
)


def explore(dossier: Dossier) -> Panel:
    """The explorer: one Filter drives a summary, a chart, a claim card, a table and the highlighted
    text.
    """
    table = views.statements(dossier)
    filters = _filters(dossier, table)
    clear = button("Clear all filters", "undo")

    def clear_all(_: object) -> None:
        for row in views.FILTERS:
            filters[row.name].value = row.blank

    clear.on_click(clear_all)
    controls = {
        **filters,
        "chart": dropdown("chart", CLOCK_CHARTS),
        "claim": dropdown("claim card", called_claims(dossier), ("the first that fits", "")),
        "clear": clear,
    }
    return Panel(dossier, controls, lambda panel: _explored(panel, table), pointed=_point)


def _point(panel: Panel, message: dict) -> None:
    """Sets the controls to what was clicked in the chart, a second time back, or to the days that
    were dragged over. What no control can be set to changes nothing.
    """
    if days := message.get("days"):
        _set_days(panel, days)
        return
    row = message.get("row") or {}
    name = next((POINTED[column] for column in POINTED if row.get(column)), None)
    if name is None:
        return
    control = panel.controls[name]
    value = next(row[column] for column in POINTED if row.get(column))
    if value in [option for _, option in control.options]:
        control.value = "" if control.value == value else value


def _set_days(panel: Panel, days: list[str]) -> None:
    """Sets the days of the clock that is drawn, and asks for what surely lies between them."""
    clock = "said" if panel.value("chart") is charts.chart_said else "event"
    with suppress(TypeError, ValueError):
        first, last = map(date.fromisoformat, days)
        panel.controls[f"{clock}_from"].value = None
        panel.controls[f"{clock}_to"].value = last
        panel.controls[f"{clock}_from"].value = first
        panel.controls["surely"].value = True


def called_claims(dossier: Dossier) -> list[tuple[str, str]]:
    """Each claim to choose from: what to call it, and its id."""
    claims = dossier.claims
    return [
        (f"{id_} {words}", id_) for id_, words in zip(claims["claim_id"], claims["proposition"])
    ]


def _filters(dossier: Dossier, table: pd.DataFrame) -> Controls:
    """A control for each field of a Filter, by the field's name."""
    choices = views.choices(table, views.names(dossier))
    return {row.name: _filter(row, choices.get(row.name, [])) for row in views.FILTERS}


def _filter(row: views.FilterField, choices: list[tuple]) -> widgets.Widget:
    match row.control:
        case "choice":
            options = [(words, value) for value, words in choices]
            return dropdown(row.label, options, ("any", row.blank))
        case "day":
            return widgets.DatePicker(description=row.label, style=LABELLED, layout=FULL)
        case "check":
            return checkbox(row.label)
        case "words":
            return search(row.label)
    raise ValueError(f"{row.name}: found control {row.control}; allowed: choice, day, check, words")


def _explored(panel: Panel, table: pd.DataFrame) -> list:
    """What the explorer shows: the statements that fit, counted, drawn, read and listed."""
    rows, wanted = _selected(panel, table)
    count = f"{len(rows)} of {len(table)} statements"
    fitting = len(rows) > 0
    claim_id = panel.value("claim") or (rows["claim_id"].iloc[0] if fitting else "")
    draw: Callable = panel.value("chart")
    return [
        reader.Html(
            f'<p role="status"><b>{count}</b>: {escape(wanted)}</p>',
            f"{count}: {wanted}",
        ),
        draw(rows) if fitting else NOTHING_FITS,
        reader.claim_card(panel.dossier, claim_id) if claim_id else NOTHING_FITS,
        reader.article(panel.dossier, layers=["attributions"], only=rows["attribution_id"]),
        reader.table(rows[REGISTER], caption="The statements that fit"),
    ]


def _selected(panel: Panel, table: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The statements that fit, and the filter in words; none, and why, when it cannot be right."""
    wanted = views.Filter(**{row.name: panel.value(row.name) for row in views.FILTERS})
    try:
        return views.select(table, wanted), views.summarize(wanted, views.names(panel.dossier))
    except ValueError as error:
        return table.iloc[:0], str(error)
