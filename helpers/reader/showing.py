"""What a notebook shows: a piece of HTML with the same as text, a table, a cell."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ..arguments import judged
from ..display import anchor, breakable, escaped

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
    """A table that shows each cell whole, with its number of rows.

    key: the column whose value names the row (#row-…), so that marks can link to it; link: "mark"
    to link it back to the text; folded: show the caption alone until it is opened. Shares become
    percentages; a blank or missing cell stays blank.
    """
    head = "".join(
        '<th scope="col" '
        f'style="{CELL};background:#f2f2f2">{escaped(str(column).replace("_", " "))}</th>'
        for column in frame.columns
    )
    rows = "".join(
        _row(frame.columns, values, key, link)
        for values in frame.itertuples(index=False, name=None)
    )
    count = f"{len(frame)} row{'' if len(frame) == 1 else 's'}"
    title = (
        '<caption style="text-align:left;font-weight:600;padding:.3em 0;color:#222">'
        f"{escaped(f'{caption} ({count})' if caption else count)}</caption>"
    )
    empty = "" if len(frame) else "<p>Nothing to show: no row fits.</p>"
    whole = (
        '<div style="overflow-x:auto;max-width:100%"><table style="border-collapse:collapse;'
        f'font-size:.92em;color:#222">{title}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>'
        "</table></div>"
    )
    told = (
        f"<details><summary>{escaped(caption)} as a table "
        f"({count})</summary>{whole + empty}</details>"
        if folded
        else whole + empty
    )
    return Html(told, frame.to_csv(sep="|", index=False))


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
