"""Pictures: a chart as the report shows it, small, as a list for a narrow screen, and as what its
filters can draw anew.
"""

import re
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pandas as pd

from .. import charts
from . import narrow, offline

SVG = "http://www.w3.org/2000/svg"
PLACES = frozenset(
    ("d", "transform", "x", "x1", "x2", "y", "y1", "y2", "dx", "dy", "cx", "cy", "r", "points")
)
NEEDLESS = {
    "opacity": "1",
    "pointer-events": "none",
    "stroke-width": "1",
    "transform": "translate(0,0)",
    "x2": "0",
    "y2": "0",
    "font-family": "sans-serif",
}
"""what holds anyway; the letters, by the style of the page"""
HEIGHT = re.compile(r'<svg[^>]* height="([\d.]+)')
LONG = re.compile(r"\d+\.\d{2,}(?:e-?\d+)?")


class Picture(NamedTuple):
    """A chart for the report: its title, its picture, itself as a list, and its Vega specification
    when filters move it.
    """

    title: str
    svg: str
    listed: narrow.Listed
    spec: dict | None

    @property
    def height(self) -> float:
        """How high it is, in pixels."""
        found = HEIGHT.search(self.svg)
        return float(found[1]) if found else 0


def draw(chart: Any, name: str, view: pd.DataFrame, *, live: bool) -> Picture:
    """A chart as a Picture. name and view: the figure's; live: whether filters move it."""
    spec: Any = charts.specification(chart)
    return Picture(
        spec["title"]["text"],
        slim(charts.picture(spec)),
        narrow.listed(name, view, spec),
        offline.compiled(spec) if live else None,
    )


def slim(svg: str) -> str:
    """The picture with coordinates to a tenth of a pixel, and without attributes that say what
    holds anyway, or that call a nameless group a symbol. No word in it changes.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        if element.tag == f"{{{SVG}}}g" and "aria-label" not in element.attrib:
            for name in ("role", "aria-roledescription"):
                element.attrib.pop(name, None)
        for name, value in list(element.attrib.items()):
            if NEEDLESS.get(name) == value:
                del element.attrib[name]
            elif name in PLACES:
                element.set(name, LONG.sub(lambda number: f"{float(number[0]):.1f}", value))
    return ElementTree.tostring(root, encoding="unicode")
