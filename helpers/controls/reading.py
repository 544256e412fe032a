"""Reading with controls: the article with its layers to switch, and one card after the other."""

from collections.abc import Callable
from typing import NamedTuple

import ipywidgets as widgets
import pandas as pd

from .. import reader
from ..contract import options
from ..dossier import Dossier
from .panel import ACROSS, FULL, Controls, Panel, button, checkbox, dropdown


def switch_layers(dossier: Dossier) -> Panel:
    """The article with its layers to switch: entities (all or of one kind), dates, attributions
    (all or of one stance).
    """
    controls = {
        **{layer: checkbox(layer, True) for layer in reader.LAYERS},
        "kind": _any_of("entity kind", options("entities", "kind")),
        "stance": _any_of("stance", options("attributions", "stance")),
    }

    def look(panel: Panel) -> list:
        layers = [layer for layer in reader.LAYERS if panel.value(layer)]
        text = reader.article(
            dossier,
            layers=layers,
            kind=panel.value("kind"),
            stance=panel.value("stance"),
        )
        return [reader.legend(layers=layers), text]

    return Panel(dossier, controls, look)


def _any_of(label: str, values: list[str]) -> widgets.Dropdown:
    return dropdown(label, [(value, value) for value in values], ("any", ""))


class Cards(NamedTuple):
    """What can be stepped through: who draws a card, and the rows as (what to call it, id)."""

    draw: Callable[[Dossier, str], reader.Html]
    rows: list[tuple[str, str]]


def step_through(dossier: Dossier) -> Panel:
    """One entity, date or claim after the other, each with its passage: by the buttons, by name, or
    by number with the arrow keys.
    """
    cards = _cards(dossier)
    controls = _stepper(cards, "claims")
    _connect(controls, cards)

    def look(panel: Panel) -> list:
        if panel.value("item"):
            return [cards[panel.value("what")].draw(dossier, panel.value("item"))]
        return [reader.Html("<p>There are none in this dossier.</p>", "none")]

    return Panel(dossier, controls, look)


def _cards(dossier: Dossier) -> dict[str, Cards]:
    """What can be stepped through, by name. To add one: its card in reader, and a row here."""
    return {
        "entities": Cards(reader.entity_card, _numbered(dossier.entities, "entity_id", "name")),
        "dates": Cards(reader.date_card, _numbered(dossier.dates, "date_id", "text")),
        "claims": Cards(reader.claim_card, _numbered(dossier.claims, "claim_id", "proposition")),
    }


def _numbered(table: pd.DataFrame, key: str, label: str) -> list[tuple[str, str]]:
    """Each row as (what to call it, id), called by its number and its label."""
    return [
        (f"{n} of {len(table)}: {words}", id_)
        for n, (id_, words) in enumerate(zip(table[key], table[label]), 1)
    ]


def _stepper(cards: dict[str, Cards], first: str) -> Controls:
    """The controls to step with, set to the first row of the cards to begin with."""
    rows = cards[first].rows
    return {
        "what": widgets.ToggleButtons(
            options=list(cards),
            value=first,
            layout=widgets.Layout(grid_area=ACROSS),
            tooltips=[f"step through the {what}" for what in cards],
        ),
        "item": widgets.Dropdown(
            options=rows,
            description="go to",
            layout=widgets.Layout(width="auto", grid_area=ACROSS),
        ),
        "previous": button("Previous", "arrow-left", tooltip="the one before"),
        "next": button("Next", "arrow-right", tooltip="the one after"),
        "number": widgets.BoundedIntText(
            1,
            min=1,
            max=len(rows) or 1,
            description="number",
            tooltip="arrow up and arrow down step",
            layout=FULL,
        ),
    }


def _connect(controls: Controls, cards: dict[str, Cards]) -> None:
    """Lets each control of a stepper move the others: the item and its number are one place, which
    goes round at both ends.
    """
    item, number = controls["item"], controls["number"]

    def go(position: int) -> None:
        if item.options:
            item.index = position % len(item.options)

    def change_kind(change: dict) -> None:
        rows = cards[change["new"]].rows
        number.max = len(rows) or 1
        item.options = rows

    def change_item(change: dict) -> None:
        number.value = (change["new"] or 0) + 1

    controls["what"].observe(change_kind, "value")
    item.observe(change_item, "index")
    number.observe(lambda change: go(change["new"] - 1), "value")
    controls["previous"].on_click(lambda _: go(item.index - 1))
    controls["next"].on_click(lambda _: go(item.index + 1))
