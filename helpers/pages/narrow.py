"""Narrow: each chart as a list for a narrow screen: its rows, with the words above the bars.

A list wraps its words, is as wide as the screen, and can be read out; the bars have the colors, the
ranges and the open ends of the chart.

To add one: a function of a figure's view and of the chart's rows in LISTS, under the figure's name.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from .. import dates, reader, views
from ..admiralty import CREDIBILITY
from ..display import many, unlisted

MOST = 60
"""so many rows stand in a list at most"""
NO_FIGURE = "no figure"
"""what the label of a number says that has none"""
WORDS = {**reader.VOICE_LINES, views.FRAME: "#d9d9d6"}
"""the color of each voice, and of the words around"""
CLOCKS = {"said": "said", "happened": "event"}
"""the field of the filter for each clock"""


class Bar(NamedTuple):
    """A bar below a row's words; start and width in percent of the screen's."""

    start: float
    width: float
    color: str
    ends: str = ""
    """which of its ends are open: left, right"""
    ids: tuple[str, ...] = ()
    """the statements that it stands for, where they are not those of its row"""


class Row(NamedTuple):
    """A row of a list."""

    words: str
    note: str = ""
    bars: tuple[Bar, ...] = ()
    ids: tuple[str, ...] = ()
    """the statements that it stands for: it goes when a filter keeps none of them"""
    said: int = 0
    """how many they are, where that is told"""
    most: int = 0
    """the length that a bar has is that of its count among so many"""
    depth: int = 0
    picks: str = ""
    """what a tap on it filters by, where that differs from row to row"""


class Listed(NamedTuple):
    """A chart as a list: its rows, and what the left and the right of its bars stand for."""

    rows: list[Row]
    left: str = ""
    right: str = ""
    key: tuple[tuple[str, str], ...] = ()
    """what the colors stand for, where no word of a row says it"""
    more: int = 0
    """how many rows are left to the table"""


def listed(name: str, view: pd.DataFrame, spec: dict) -> Listed:
    """A figure's chart as a list. view: its rows; spec: what was drawn of them."""
    whole = LISTS[name](view, spec)
    return whole._replace(rows=whole.rows[:MOST], more=max(0, len(whole.rows) - MOST))


def _sources(view: pd.DataFrame, _: dict) -> Listed:
    most = max(view["attributions"], default=1)
    return Listed(
        [
            Row(
                row.source,
                "" if row.identified in (views.NAMED, views.OWN_VOICE) else row.identified,
                (Bar(0, 100 * row.attributions / most, reader.VOICE_LINES[row.identified]),),
                tuple(unlisted(row.attribution_ids)),
                row.attributions,
                most,
            )
            for row in view.itertuples()
        ]
    )


def _voices(view: pd.DataFrame, _: dict) -> Listed:
    longest = max(view["last"], default=1)
    rows = [
        Row(
            f"paragraph {number}",
            bars=tuple(_stretch(row, longest) for row in part.itertuples()),
            ids=tuple(filter(None, part["attribution_id"])),
        )
        for number, part in view.groupby("paragraph", sort=False)
    ]
    there = set(view["voice"])
    return Listed(rows, key=tuple(pair for pair in WORDS.items() if pair[0] in there))


def _stretch(row: Any, longest: int) -> Bar:
    """A stretch of a paragraph in the color of its voice."""
    color = WORDS[row.voice]
    ids = (row.attribution_id,) if row.attribution_id else ()
    return Bar(100 * row.first / longest, 100 * (row.last - row.first) / longest, color, ids=ids)


def _chains(view: pd.DataFrame, _: dict) -> Listed:
    inner = dict(iter(view.groupby("through", sort=False)))
    most = max(view["passing"], default=1)
    return Listed([_party(row, most) for row in _tree("", inner)])


def _tree(path: str, inner: dict[str, pd.DataFrame]) -> Iterator[Any]:
    """The parties below a path, each before those that it passes on."""
    for row in inner[path].itertuples() if path in inner else ():
        yield row
        yield from _tree(row.path, inner)


def _party(row: Any, most: int) -> Row:
    """A party, with how much it says and passes on."""
    passed = f", passes on {row.passing - row.ending}" if row.passing > row.ending else ""
    bar = Bar(0, 100 * row.passing / most, reader.VOICE_LINES[row.identified])
    return Row(row.party, f"says {row.ending}{passed}", (bar,), depth=row.hop)


def _relations(view: pd.DataFrame, _: dict) -> Listed:
    return Listed(
        [
            Row(row.proposition_a, f"{row.relation}: {row.proposition_b}")
            for row in view.itertuples()
        ]
    )


def _origins(view: pd.DataFrame, _: dict) -> Listed:
    counted = view.groupby(["attributions", "origins_low", "origins_high"]).size()
    most = counted.max() if len(counted) else 1
    rows = counted.rename("claims").reset_index().itertuples()
    return Listed([_combination(row, most) for row in rows])


def _combination(row: Any, most: int) -> Row:
    """So many claims that are said so often by so many."""
    high = row.origins_high
    by = f"{high}" if row.origins_low == high else f"{row.origins_low} to {high}"
    often = "once" if row.attributions == 1 else f"{row.attributions} times"
    claims = many(row.claims, "claim")
    words = f"{claims} said {often}, by {by} source{'s' * (high > 1)}"
    return Row(words, bars=(Bar(0, 100 * row.claims / most, reader.VOICE_LINES[views.NAMED]),))


def _grades(view: pd.DataFrame, _: dict) -> Listed:
    graded = view[view["proposition"] != ""].sort_values("credibility", kind="stable")
    return Listed(
        [
            Row(
                f"{row.source or 'anybody'}: {row.proposition}",
                f"sounds {row.certainty or 'like nothing said'}; {_grade(row.credibility)}",
            )
            for row in graded.itertuples()
        ]
    )


def _grade(credibility: Any) -> str:
    if pd.isna(credibility):
        return "not graded"
    return f"graded {credibility}, {CREDIBILITY[int(credibility)]}"


def _ranges(_: pd.DataFrame, spec: dict) -> Listed:
    """A chart of ranges in lanes: what was drawn, from the first end to the last; of rows that are
    added up, the sums.
    """
    rows = [row for rows in spec["datasets"].values() for row in rows if "left" in row]
    rows = [row for row in rows if row.get("added_up", True)]
    rows.sort(key=lambda row: row["order"])
    if not rows:
        return Listed([])
    ends = [row[end] for row in rows for end in ("x", "x2") if row[end] is not None]
    ends += [0.0] if ends and not isinstance(ends[0], str) else []
    field, colors = _colors(spec)
    first, span = (_place(min(ends)), _place(max(ends)) - _place(min(ends))) if ends else (0, 0)

    def lane(row: dict) -> Row:
        bars = () if row["x"] is None else (_range(row, first, span or 1, colors[row[field]]),)
        words = " ".join(row["lane"].split())
        return Row(
            words,
            _told(_counted(row), words, drawn=bool(bars)),
            bars,
            tuple(unlisted(row.get("attribution_ids") or "")),
            row.get("attributions") or 0,
            picks=CLOCKS.get(row.get("clock", ""), ""),
        )

    left, right = (_end(min(ends)), _end(max(ends))) if ends else ("", "")
    return Listed([lane(row) for row in rows], left, right)


def _counted(row: dict) -> str:
    """The label of a row, and how many claims it stands for where it stands for several."""
    claims = int(row.get("claims") or 0)
    return f"{row['label']}\n{many(claims, 'claim')}" if claims else row["label"]


def _told(label: str, words: str, *, drawn: bool) -> str:
    """What a label says, and that there is no day where no bar does."""
    said = drawn or NO_FIGURE in label or words.endswith(dates.NOT_DATED)
    return "; ".join(
        filter(None, [*map(str.strip, label.splitlines()), "" if said else dates.NOT_DATED])
    )


def _range(row: dict, first: float, span: float, color: str) -> Bar:
    start, stop = (100 * (_place(row[end]) - first) / span for end in ("x", "x2"))
    ends = " ".join(side for side in ("left", "right") if row[side])
    return Bar(start, stop - start, color, ends)


def _colors(spec: dict) -> tuple[str, dict[str, str]]:
    """The column that a chart colors its marks by, and the color of each value."""
    encodings = [layer["encoding"].get("color", {}) for layer in spec["layer"]]
    color = next(color for color in encodings if "scale" in color)
    return color["field"], dict(zip(color["scale"]["domain"], color["scale"]["range"]))


def _place(end: float | str) -> float:
    return date.fromisoformat(end).toordinal() if isinstance(end, str) else end


def _end(end: float | str) -> str:
    return dates.read(end).label if isinstance(end, str) else f"{end:,.10g}"


LISTS: dict[str, Callable[[pd.DataFrame, dict], Listed]] = {
    "voices": _voices,
    "sources": _sources,
    "chains": _chains,
    "clocks": _ranges,
    "expressions": _ranges,
    "said": _ranges,
    "happened": _ranges,
    "relations": _relations,
    "origins": _origins,
    "numbers": _ranges,
    "grades": _grades,
}
