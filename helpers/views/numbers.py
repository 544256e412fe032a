"""The numbers that are claimed, as intervals and in words."""

import pandas as pd

from .. import dates
from ..arguments import judged
from ..dossier import Dossier
from .joining import statements


@judged
def quantities(dossier: Dossier) -> pd.DataFrame:
    """The numbers: one row per claimed quantity, in the order of the text, with its source and its
    interval.

    Columns: quantity_id, attribution_id, claim_id, text, measure, low, high (<NA>: the wording sets
    no such bound), comparator, direction (up, down, unchanged; blank: no change is claimed), unit,
    reading (the interval in words), open_end (which end of it the wording leaves open: "lower end
    open", "upper end open", or blank), as_of (label), said (label), source,
    identified, chain, act, certainty, relative_to, part_of.
    """
    table = dossier.quantities.merge(
        statements(dossier).drop(columns=["text", "start", "end"]),
        on="attribution_id",
        validate="many_to_one",
    )
    table["reading"] = pd.Series(
        [_reading(row) for row in table.itertuples()], index=table.index, dtype=str
    )
    table["open_end"] = pd.Series(
        [_open_end(row) for row in table.itertuples()], index=table.index, dtype=str
    )
    table["as_of"] = pd.Series(
        [dates.read(edtf).label for edtf in table["as_of_edtf"]], index=table.index, dtype=str
    )
    return (
        table.rename(columns={"said_label": "said"})
        .sort_values(["start", "quantity_id"])[QUANTITY_COLUMNS]
        .reset_index(drop=True)
    )


QUANTITY_COLUMNS = [
    "quantity_id",
    "attribution_id",
    "claim_id",
    "text",
    "measure",
    "low",
    "high",
    "comparator",
    "direction",
    "unit",
    "reading",
    "open_end",
    "as_of",
    "said",
    "source",
    "identified",
    "chain",
    "act",
    "certainty",
    "relative_to",
    "part_of",
]


def _reading(quantity) -> str:
    low, high = (
        f"{value:,.10g}" if pd.notna(value) else "" for value in (quantity.low, quantity.high)
    )
    exact = low if low == high else f"{low} to {high}"
    if quantity.comparator == "unstated":
        return "no figure given"
    words = {
        "=": exact,
        "~": f"about {exact}",
        ">": f"more than {low}" + (f", at most {high}" if high else ""),
        ">=": exact if high else f"at least {low}",
        "<": f"{low} to less than {high}" if low else f"less than {high}",
        "<=": exact if low else f"at most {high}",
    }
    unit = "" if quantity.unit == "not said" else quantity.unit
    return f"{words[quantity.comparator]} {unit}".strip()


def _open_end(quantity) -> str:
    """Which end the wording leaves open; an end that is open is not zero."""
    if pd.isna(quantity.low) and pd.notna(quantity.high):
        return "lower end open"
    return "upper end open" if pd.isna(quantity.high) and pd.notna(quantity.low) else ""
