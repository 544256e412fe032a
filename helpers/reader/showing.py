"""What a notebook shows: a piece of HTML with the same as text, a table, a cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ..arguments import judged
from ..assets import read_asset
from ..display import anchor, breakable, escaped, many

FOCUS = (
    "<style>.scw a:focus{outline:2px solid #0072b2}.scw a:focus[title]::after{content:' [' "
    "attr(title) ']';font-size:.8em;background:#fff;color:#222}</style>"
)


BOX = (
    "border:1px solid #c8c8c8;border-radius:6px;padding:.8em 1em;margin:.4em 0;background:#fff;"
    "color:#222;max-width:56em"
)


CELL = (
    "text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid #ddd;"
    "white-space:normal;overflow-wrap:break-word"
)

FEW = 20
"""a table of more rows scrolls in a box of its own, and can be searched and sorted"""
HIGH = "36em"
WIDE = ((60, "20em"), (24, "10em"))
"""how wide a column is at least whose longest cell has more letters than these"""
NO_ROW = "nothing to show, no row fits."
PLAIN = re.sub(r"^\s*(//.*)?\n?", "", read_asset("table.js"), flags=re.M)
TABLES = f"<script data-for='tables'>{PLAIN}</script>"
"""what makes the tables above it live, where a notebook lets scripts run"""


@dataclass(frozen=True)
class Html:
    """A piece of HTML with the same in plain text, for a notebook to show."""

    html: str
    text: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        page = (
            '<div class="scw tex2jax_ignore mathjax_ignore" style="color:#222;background:#fff;'
            f'overflow-wrap:anywhere">{FOCUS}{self.html}</div>'
        )
        return {"text/html": page, "text/plain": self.text}

    def __add__(self, other: "Html") -> "Html":
        return Html(self.html + other.html, f"{self.text}\n{other.text}")


@judged
def table(
    frame: pd.DataFrame, *, caption: str = "", key: str = "", link: str = "", folded: bool = False
) -> Html:
    """A table that shows each cell whole, with its number of rows. One of more than twenty scrolls
    in a box of its own, below its head, and where scripts run it can be searched and sorted.

    key: the column whose value names the row (#row-…), so that marks can link to it; link: "mark"
    to link it back to the text; folded: show the caption alone until it is opened. Shares become
    percentages; a blank or missing cell stays blank.
    """
    count = many(len(frame), "row")
    told = f"{caption} ({count})" if caption else count
    whole = _grid(frame, told, key, link) if len(frame) else f"<p>{escaped(told)}: {NO_ROW}</p>"
    if len(frame) > FEW:
        whole = f'<div class="scw-table">{_boxed(whole, caption or count)}</div>{TABLES}'
    if folded:
        summary = f"{escaped(caption)} as a table ({count})"
        whole = f"<details><summary>{summary}</summary>{whole}</details>"
    return Html(whole, frame.to_csv(sep="|", index=False))


def _boxed(grid: str, name: str) -> str:
    """A table in a box of its own, to be scrolled by the keyboard, too."""
    return (
        f'<div role="region" tabindex="0" aria-label="{escaped(name)}, table" '
        f'style="overflow:auto;max-height:{HIGH};max-width:100%">{grid}</div>'
    )


def _grid(frame: pd.DataFrame, told: str, key: str, link: str) -> str:
    """The table element; in a box of its own its head stays in sight."""
    high = len(frame) > FEW
    heads = "".join(_head(str(name), frame.iloc[:, n], high) for n, name in enumerate(frame))
    rows = "".join(
        _row(frame.columns, values, key, link)
        for values in frame.itertuples(index=False, name=None)
    )
    whole = (
        '<table style="border-collapse:collapse;font-size:.92em;color:#222">'
        '<caption style="text-align:left;font-weight:600;padding:.3em 0;color:#222">'
        f"{escaped(told)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return whole if high else f'<div style="overflow-x:auto;max-width:100%">{whole}</div>'


def _head(name: str, cells: pd.Series, high: bool) -> str:
    """The head of a column, wide where its cells are long."""
    wide = least_width(name, cells)
    stuck = ";position:sticky;top:0;z-index:1" if high else ""
    look = f"{CELL};background:#f2f2f2;{wide}{stuck}"
    return f'<th scope="col" style="{look}">{escaped(name.replace("_", " "))}</th>'


@judged
def least_width(name: str, cells: pd.Series) -> str:
    """How wide a column is at least, as a style: wide where its cells are long, else blank."""
    longest = max((len(shown(name, cell)) for cell in cells), default=0)
    return next((f"min-width:{width}" for least, width in WIDE if longest > least), "")


def _row(columns: Iterable[str], values: tuple, key: str, link: str) -> str:
    cells, named = [], ""
    for column, value in zip(columns, values, strict=True):
        cell = breakable(shown(column, value))
        if column == key:
            named = f' id="{anchor("row", str(value))}"'
            cell = f'<a href="#{anchor(link, str(value))}">{cell}</a>' if link else cell
        cells.append(f'<td style="{CELL}">{cell}</td>')
    return f"<tr{named}>{''.join(cells)}</tr>"


@judged
def shown(column: str, value: object) -> str:
    """A cell as it is shown: a share as a percentage, numbers with thousands, yes and no, nothing
    for a missing value.
    """
    if value is None or pd.isna(value):
        return ""
    if column == "share":
        return f"{value:.0%}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,.10g}" if isinstance(value, (int, float)) else str(value)
