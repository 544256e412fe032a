"""The one Filter that panels, pages and notebooks share, and what it lets through."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from numbers import Integral
from types import MappingProxyType
from typing import Any, NamedTuple
from unicodedata import normalize

import numpy as np
import pandas as pd

from .. import dates
from ..arguments import judged, one_of
from ..contract import options
from ..messages import shown
from .joining import IDENTIFIED, KNOWN_BY


class FilterField(NamedTuple):
    """What a page or a panel needs to know of one field of a Filter."""

    name: str
    label: str
    blank: object
    """the value that lets everything through"""
    control: str
    """what it is set with: "choice", "day", "check" or "words" """
    column: str = ""
    """the column of `statements` that is to have its value; "" where `select` has another rule"""
    allowed: tuple[str, ...] = ()
    """what it may be, where that is enumerated"""
    ranked: bool = False
    """whether the order of what it may be is the order to show it in"""
    called: Mapping[str, str] = MappingProxyType({})
    """what it may be in other words, where those are to be shown"""


def _told(label: str, control: str, **more: object) -> dict[str, object]:
    """What FILTERS tells of a field of Filter."""
    return {"label": label, "control": control, **more}


def _enumerated(name: str, label: str = "", **more: object) -> dict[str, object]:
    """The same of a column of the attributions that has the field's name."""
    allowed = tuple(options("attributions", name))
    return _told(label or name, "choice", column=name, allowed=allowed, ranked=True, **more)


@dataclass(frozen=True)
class Filter:
    """What to look at. A blank field lets everything through; all the others must hold together.

    A day may be given as text, such as "2024-10-24". Raises ValueError for a value that no dossier
    can have, such as a stance that the contract does not know, and TypeError for one of another
    type.

    To add one: a field here, which panels and pages read from FILTERS; where it is not equal to a
    column of `statements`, a rule in `select` and in assets/report/filters.js; a test.
    """

    entity: str = field(default="", metadata=_told("entity", "choice"))
    """an entity_id: the source, a party in the chain, the addressee, or mentioned in the content"""
    source: str = field(default="", metadata=_told("source", "choice", column="origin"))
    """an entity_id: the origin of the attribution"""
    kind: str = field(
        default="",
        metadata=_told(
            "source's kind",
            "choice",
            column="kind",
            allowed=tuple(options("entities", "kind")),
        ),
    )
    """the kind of the origin: person, government, anonymous, …"""
    identified: str = field(
        default="",
        metadata=_told(
            "identified",
            "choice",
            column="identified",
            allowed=IDENTIFIED,
            ranked=True,
        ),
    )
    """named source, unnamed source, source left open, or outlet's own voice"""
    act: str = field(default="", metadata=_enumerated("act"))
    stance: str = field(default="", metadata=_enumerated("stance"))
    certainty: str = field(default="", metadata=_enumerated("certainty"))
    knowledge: str = field(
        default="", metadata=_enumerated("knowledge", "how they would know", called=KNOWN_BY)
    )
    """how the origin would know what it says, by what the text shows"""
    topic: str = field(default="", metadata=_told("topic", "choice", column="topic"))
    depth: int | None = field(default=None, metadata=_told("depth", "choice", column="depth"))
    """steps between the reader's outlet and the origin: 0 is the outlet's own voice"""
    said_from: date | None = field(default=None, metadata=_told("said from", "day"))
    said_to: date | None = field(default=None, metadata=_told("said to", "day"))
    event_from: date | None = field(default=None, metadata=_told("happened from", "day"))
    event_to: date | None = field(default=None, metadata=_told("happened to", "day"))
    surely: bool = field(
        default=False,
        metadata=_told("surely in that range (else: possibly)", "check"),
    )
    """dates: False keeps what possibly lies in the range (the undated too), True what surely
    does
    """
    text: str = field(default="", metadata=_told("words", "words"))
    """words to be found in the proposition, the passage, the source's name or the hedge; case is
    ignored
    """

    def __post_init__(self) -> None:
        for row in FILTERS:
            value = getattr(self, row.name)
            if row.control == "day":
                object.__setattr__(self, row.name, _day(row.name, value))
            elif row.control == "check":
                _refuse_other(row.name, value, bool, "True or False")
            elif row.blank == "":
                _refuse_other(row.name, value, str, "text, or blank for any")
            elif value is not None:
                _refuse_other(row.name, value, Integral, "a whole number, or None for any")
            if row.allowed:
                one_of(row.name, value, row.allowed, blank="or blank for any")


FILTERS = tuple(FilterField(row.name, blank=row.default, **row.metadata) for row in fields(Filter))
"""the fields of a Filter, in the order in which a page or a panel shows them"""


def _refuse_other(name: str, value: object, kind: type, allowed: str) -> None:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"{name}: found {shown(value)}; allowed: {allowed}")


def _day(name: str, value: object) -> date | None:
    """The day that was given; a moment counts as its day, a missing one and blank text as none."""
    if value is None or value is pd.NaT or (isinstance(value, str) and not value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise ValueError(
            f"{name}: found {shown(value)}; allowed: a day such as 2024-10-24, or None for any"
        ) from None


@judged
def select(table: pd.DataFrame, wanted: Filter) -> pd.DataFrame:
    """The rows of `statements` that a Filter lets through, in their order; the columns stay the
    same.

    Raises ValueError when a range ends before it begins.
    """
    for first, last in ((wanted.said_from, wanted.said_to), (wanted.event_from, wanted.event_to)):
        if first and last and first > last:
            raise ValueError(f"the range ends ({last}) before it begins ({first})")
    keep = pd.Series(True, index=table.index)
    for row in FILTERS:
        value = getattr(wanted, row.name)
        if row.column and value != row.blank:
            keep &= table[row.column] == value
    if wanted.entity:
        keep &= table["involved"].map(lambda entities: wanted.entity in entities).astype(bool)
    if words := folded(wanted.text).strip():
        keep &= np.array([words in text for text in searched(table)], dtype=bool)
    return table[keep & _in_time(table, wanted)]


def _in_time(table: pd.DataFrame, wanted: Filter) -> np.ndarray:
    """Which rows were said, and tell what happened, when a Filter wants it."""
    within = dates.surely_within if wanted.surely else dates.possibly_within
    keep = np.full(len(table), True)
    for clock, first, last in (
        ("said", wanted.said_from, wanted.said_to),
        ("event", wanted.event_from, wanted.event_to),
    ):
        if first or last:
            spans = table[f"{clock}_edtf"].map(dates.read)
            keep &= np.array([within(span, first, last) for span in spans], dtype=bool)
    return keep


@judged
def searched(table: pd.DataFrame) -> list[str]:
    """The text that a Filter's words are looked for in, for each row of `statements`, with case
    folded away.
    """
    return [
        folded(" ".join((row.proposition, row.text, row.source, row.hedge)))
        for row in table.itertuples()
    ]


def folded(text: str) -> str:
    """The text without what makes no other word of it: case (ß is ss), and whether an accent is a
    character of its own. Method: the canonical caseless matching of the Unicode Standard, 3.13.
    """
    return normalize("NFC", normalize("NFD", text).casefold())


@judged
def choices(table: pd.DataFrame, names: dict[str, str]) -> dict[str, list[tuple[Any, str]]]:
    """What each field of a Filter that is chosen from a list may be, on these `statements`: the
    values with what to call them, by the field's name.

    names: what to call entities by their ids; each of them may be chosen.
    """
    origins = table.groupby("origin", sort=False).size()
    special = {
        "entity": list(names.items()),
        "source": [
            (origin, names[origin])
            for origin in origins.sort_values(ascending=False, kind="stable").index
        ],
    }
    return {
        row.name: special[row.name]
        if row.name in special
        else [(value, row.called.get(value, str(value))) for value in _there(row, table)]
        for row in FILTERS
        if row.control == "choice"
    }


def _there(row: FilterField, table: pd.DataFrame) -> list:
    """The values that a field may have on these statements, in the order to show them in."""
    there = table[row.column].unique()
    return [value for value in row.allowed if value in there] if row.ranked else sorted(there)


@judged
def summarize(wanted: Filter, names: dict[str, str] | None = None) -> str:
    """The filter in words: "act: deny; said from: 2024-10-24", or "no filter". names: what to call
    entities by their ids.
    """
    called = {"entity": names or {}, "source": names or {}}
    given = [(row, getattr(wanted, row.name)) for row in FILTERS]
    told = [
        f"{row.label if row.called else row.name.replace('_', ' ')}: "
        f"{called.get(row.name, row.called).get(value, value)}"
        for row, value in given
        if value is not None and value is not False and value != ""
    ]
    return "; ".join(told) or "no filter"
